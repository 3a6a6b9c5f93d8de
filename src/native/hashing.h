/* How a word is hashed: the sum of its folded letters, each weighed by its place, then mixed; as text/words.py does it. */
#ifndef TIEOUT_HASHING_H
#define TIEOUT_HASHING_H

#include <stdint.h>
#include <string.h>

#define MULTIPLIER UINT64_C(0x9E3779B97F4A7C15)

static inline uint64_t mixed(uint64_t value)
{
    value = (value ^ (value >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    value = (value ^ (value >> 27)) * UINT64_C(0x94D049BB133111EB);
    return value ^ (value >> 31);
}

/* The powers of the multiplier by which a word's letters are weighed: most words have fewer letters than are listed. */
#define SQUARE(X) ((X) * (X))
#define P1 MULTIPLIER
#define P2 SQUARE(P1)
#define P4 SQUARE(P2)
#define P8 SQUARE(P4)
#define FOUR(FROM) (FROM), (FROM) * P1, (FROM) * P2, (FROM) * P1 * P2
static const uint64_t powers[] = {FOUR(UINT64_C(1)), FOUR(P4), FOUR(P8), FOUR(P8 * P4)};
enum { LISTED = sizeof powers / sizeof *powers };

static inline uint64_t far_power(uint64_t exponent)
{
    uint64_t result = 1, factor = MULTIPLIER;
    for (; exponent; exponent >>= 1, factor *= factor)
        if (exponent & 1)
            result *= factor;
    return result;
}

static inline uint64_t power(uint64_t exponent)
{
    return exponent < LISTED ? powers[exponent] : far_power(exponent);
}

#define AT_ONCE 8 /* letters that are hashed together */
#define EACH(BYTE) (UINT64_C(0x0101010101010101) * (BYTE))
#define SMALL 0x20  /* the bit that tells a small letter from a capital; every digit has it */
#define BEYOND 0x80 /* stands for every character beyond ASCII */

/* What each character of ASCII adds to the sum of a word, by the place at which it stands there. */
#define FROM4(P, N) (N) * (P), ((N) + 1) * (P), ((N) + 2) * (P), ((N) + 3) * (P)
#define FROM16(P, N) FROM4(P, N), FROM4(P, (N) + 4), FROM4(P, (N) + 8), FROM4(P, (N) + 12)
#define FROM64(P, N) FROM16(P, N), FROM16(P, (N) + 16), FROM16(P, (N) + 32), FROM16(P, (N) + 48)
#define WEIGHED(P) {FROM64(P, UINT64_C(0)), FROM64(P, UINT64_C(64))}
static const uint64_t weighed[AT_ONCE][BEYOND] = {WEIGHED(UINT64_C(1)), WEIGHED(P1),      WEIGHED(P2),      WEIGHED(P1 *P2),
                                                  WEIGHED(P4),          WEIGHED(P4 * P1), WEIGHED(P4 * P2), WEIGHED(P4 *P2 *P1)};

/* So many bytes as one number, the first of them its last bits. */
static inline uint64_t together(const uint8_t *at)
{
    uint64_t bytes;
    memcpy(&bytes, at, AT_ONCE);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    bytes = __builtin_bswap64(bytes);
#endif
    return bytes;
}

/* What so many letters and digits of ASCII add to the sum of a word that begins with them: AT_ONCE at most, and as many bytes
 * are read. */
static inline uint64_t sum_of_first(const uint8_t *at, uint64_t length)
{
    static const uint64_t kept[AT_ONCE + 1] = {0,
                                               0xFF,
                                               0xFFFF,
                                               0xFFFFFF,
                                               0xFFFFFFFF,
                                               0xFFFFFFFFFF,
                                               0xFFFFFFFFFFFF,
                                               0xFFFFFFFFFFFFFF,
                                               0xFFFFFFFFFFFFFFFF};
    uint64_t letters = (together(at) | EACH(SMALL)) & kept[length], sum = 0;
    for (int letter = 0; letter < AT_ONCE; letter++)
        sum += weighed[letter][letters >> 8 * letter & 0xFF];
    return sum;
}

static inline uint64_t sum_of(const uint8_t *at, uint64_t length)
{
    uint64_t sum = sum_of_first(at, length < AT_ONCE ? length : AT_ONCE), weight = P8;
    while (length > AT_ONCE) {
        at += AT_ONCE;
        length -= AT_ONCE;
        sum += sum_of_first(at, length < AT_ONCE ? length : AT_ONCE) * weight;
        weight *= P8;
    }
    return sum;
}

#endif
