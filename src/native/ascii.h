/* What a byte of ASCII is: none beyond it is any of these. */
#ifndef TIEOUT_ASCII_H
#define TIEOUT_ASCII_H

#include <stdint.h>

static inline int is_lower(uint8_t byte)
{
    return byte >= 'a' && byte <= 'z';
}

static inline int is_upper(uint8_t byte)
{
    return byte >= 'A' && byte <= 'Z';
}

static inline int is_letter(uint8_t byte)
{
    return (uint8_t)((byte | 0x20) - 'a') < 26;
}

static inline int is_digit(uint8_t byte)
{
    return (uint8_t)(byte - '0') < 10;
}

static inline int is_blank(uint8_t byte)
{
    return byte == ' ' || byte == '\t';
}

#endif
