/* Words in a row as numbers, and the slots under which words and pairs are counted: as library/grams.py has them. */
#ifndef TIEOUT_GRAMS_H
#define TIEOUT_GRAMS_H

#include "native.h"

#define SECOND UINT64_C(0xD6E8FEB86659FD93)
#define THIRD UINT64_C(0xA0761D6478BD642F)
#define GRAM 3
#define POSITION_BITS 24
#define MOST_WORDS (1 << POSITION_BITS) /* of a shard */

static inline uint32_t gram_at(const uint64_t *hashes, int64_t word)
{
    uint64_t mixed = hashes[word] + hashes[word + 1] * SECOND + hashes[word + 2] * THIRD;
    return (uint32_t)(((mixed ^ (mixed >> 29)) * THIRD) >> 32);
}

/* How often each slot occurs: the last eight bits of the number, in a table that is small enough to stay near the processor. A
 * slot whose eight bits come round is put down, once for every time; the first of `rounds` says how many were. */
typedef struct {
    uint8_t *low;
    int shift; /* of 64 bits so many do not tell the slot */
    uint32_t *rounds;
    Py_ssize_t room;
} Table;

/* A table that is lent with its rounds; its shift is 0 where these are of a wrong length. */
static inline Table table_of(const Array *low, const Array *rounds)
{
    Table table = {low->view.buf, 0, rounds->view.buf, rounds->items};
    for (int bits = 1; bits <= 32; bits++)
        if (low->items == (int64_t)1 << bits && table.room > 1)
            table.shift = 64 - bits;
    return table;
}

/* Counted from nought, a table has no more rounds than its words make up. */
static inline int has_rounds(const Table *table)
{
    return table->rounds[0] < table->room;
}

static inline void count_one(const Table *table, uint32_t slot)
{
    if (++table->low[slot] == 0 && has_rounds(table) && ++table->rounds[0] < table->room)
        table->rounds[table->rounds[0]] = slot;
}

/* So many pairs are looked for in memory before the first of them is counted. */
#define AT_A_TIME 256

/* Count some words of a document, AT_A_TIME at most, and the pairs that begin with them; `end` is where the document ends. */
static inline void count_some(const uint64_t *hashes, int64_t first, int64_t last, int64_t end, const Table *words,
                              const Table *pairs)
{
    uint32_t slots[AT_A_TIME];
    int64_t paired = last < end ? last : end - 1;
    for (int64_t word = first; word < paired; word++) {
        uint32_t slot = (uint32_t)(((hashes[word] + hashes[word + 1] * SECOND) * THIRD) >> pairs->shift);
        slots[word - first] = slot;
        __builtin_prefetch(pairs->low + slot, 1);
        __builtin_prefetch(words->low + (hashes[word] >> words->shift), 1);
    }
    for (int64_t word = first; word < last; word++)
        count_one(words, (uint32_t)(hashes[word] >> words->shift));
    for (int64_t word = first; word < paired; word++)
        count_one(pairs, slots[word - first]);
}

#endif
