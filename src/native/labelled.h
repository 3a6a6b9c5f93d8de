/* Whether lines may open with a speaker's label, for who looks at a text before anybody reads it. */
#ifndef TIEOUT_LABELLED_H
#define TIEOUT_LABELLED_H

#include "ascii.h"
#include "native.h"

typedef struct {
    const uint8_t *at, *end;
} Line;

/* Whether a character beyond ASCII that opens with such a byte may be a digit: no other page holds one. */
static inline int may_be_digit(uint8_t byte)
{
    return byte == 0xD9 || byte == 0xDB || byte == 0xDF || byte == 0xE0 || byte == 0xE1 || byte == 0xEA || byte >= 0xEF;
}

static inline const uint8_t *past_blanks(const uint8_t *at, const uint8_t *end)
{
    while (at < end && is_blank(*at))
        at++;
    return at;
}

static inline const uint8_t *past_digits(const uint8_t *at, const uint8_t *end)
{
    while (at < end && is_digit(*at))
        at++;
    return at;
}

/* What may open a line: no label; one of several; one that may be the only one of its text. */
enum { NO_LABEL = 0, LABEL = 1, LONE_LABEL = 2 };

/* What may open a line; `apart` is whether a blank line, or nothing, is above it, `handles` whether the text holds the sign of one
 * anywhere. */
int label_of(Line line, int apart, int handles);

#endif
