/* So many bytes of a text looked at together: which are letters and digits, and which take a closer look. Most words are
 * letters of ASCII with nothing odd about them.
 */
#ifndef TIEOUT_BLOCKS_H
#define TIEOUT_BLOCKS_H

#include "ascii.h"
#include "hashing.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* What a character is to a word: the classes of text/words.py. */
enum { SEPARATOR, LETTER, DIGIT, APOSTROPHE, SILENT, ALONE, COMMA, POINT, DOUBLE, UNKNOWN, LIGATURE };

#define BLOCK 64

/* A bit for each byte of a block. */
typedef struct {
    uint64_t inside; /* letters and digits of ASCII */
    uint64_t digits;
    uint64_t odd; /* apostrophes, what is a word by itself, and whatever is beyond ASCII */
} Block;

static inline int is_apostrophe(uint8_t byte)
{
    return (byte == '\'') | (byte == '`');
}

static inline int is_odd(uint8_t byte)
{
    return (byte >= BEYOND) | is_apostrophe(byte) | (byte == '%');
}

#ifdef __SSE2__

/* The bits of sixteen bytes, each of which is all ones or all noughts; where in the block they stand says `at`. */
static inline uint64_t bits_at(__m128i bytes, int at)
{
    return (uint64_t)(uint32_t)_mm_movemask_epi8(bytes) << at;
}

/* Those of sixteen bytes that lie so far from one on at most, all of them numbers without a sign. */
static inline __m128i lie_within(__m128i bytes, char first, char most)
{
    __m128i far = _mm_sub_epi8(bytes, _mm_set1_epi8(first));
    return _mm_cmpeq_epi8(_mm_min_epu8(far, _mm_set1_epi8(most)), far);
}

static inline Block look_at(const uint8_t *low)
{
    Block block = {0, 0, 0};
    for (int at = 0; at < BLOCK; at += 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(low + at)), digits = lie_within(bytes, '0', 9);
        __m128i letters = lie_within(_mm_or_si128(bytes, _mm_set1_epi8(SMALL)), 'a', 25), odd = bytes;
        odd = _mm_or_si128(odd, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\'')));
        odd = _mm_or_si128(odd, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('`')));
        odd = _mm_or_si128(odd, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('%')));
        block.inside |= bits_at(_mm_or_si128(letters, digits), at);
        block.digits |= bits_at(digits, at);
        block.odd |= bits_at(odd, at); /* of a byte beyond ASCII the first bit is set */
    }
    return block;
}

#else

/* The first bits of so many bytes, each of which is all ones or all noughts: the product has one bit of each byte in its first
 * eight. */
static inline uint64_t bits_of(const uint8_t *bytes)
{
    uint64_t bits = 0;
    for (int part = 0; part < BLOCK; part += AT_ONCE)
        bits |= (together(bytes + part) & EACH(1)) * UINT64_C(0x0102040810204080) >> 56 << part;
    return bits;
}

static inline Block look_at(const uint8_t *low)
{
    uint8_t inside[BLOCK], digits[BLOCK], odd[BLOCK];
    for (int at = 0; at < BLOCK; at++) {
        digits[at] = is_digit(low[at]) ? 0xFF : 0;
        inside[at] = (is_letter(low[at]) ? 0xFF : 0) | digits[at];
        odd[at] = is_odd(low[at]) ? 0xFF : 0;
    }
    return (Block){bits_of(inside), bits_of(digits), bits_of(odd)};
}

#endif

/* Those bytes of a block, the first of which is number `first`, that have a bit set; returns past the last of them. */
static inline uint32_t *put_places(uint32_t *to, uint64_t bits, int64_t first)
{
    for (; bits; bits &= bits - 1)
        *to++ = (uint32_t)first + (uint32_t)__builtin_ctzll(bits);
    return to;
}

#endif
