/* The postings of a shard, and the counts of its words and pairs: what library/shard.py builds on whole arrays.
 *
 * Postings are sorted by the number of their gram, then by position: parted by its leading bits, and each part, which is
 * small enough to stay near the processor, sorted by the others with a radix sort. Linear whatever the words are.
 * The numbers and slots are those of library/grams.py.
 */
#include "native.h"

#include <stdlib.h>
#include <string.h>

#define SECOND UINT64_C(0xD6E8FEB86659FD93)
#define THIRD UINT64_C(0xA0761D6478BD642F)
#define GRAM 3
#define POSITION_BITS 24
#define MOST_WORDS (1 << POSITION_BITS)
#define POSITIONS (MOST_WORDS - 1)
#define MOST_BITS 12
/* Of a gram, 24 bits are kept while its postings wait: at least the other eight tell which part it is in. */
#define LEAST_LEADING 8
#define MOST_LEADING 10
#define PART 8192
/* So few numbers are sorted one by one, and so many by more than FEW_BITS at a time. */
#define FEW 32
#define MANY 1024
#define FEW_BITS 8

typedef struct {
    const int64_t *firsts;
    Py_ssize_t words, documents;
} Texts;

typedef struct {
    uint16_t *rest;
    uint32_t *directory, *entries;
    Py_ssize_t size;
    int bits;
} Postings;

/* How many runs of `length` words lie within one document; -1 where `firsts` does not number the words through. */
static Py_ssize_t runs_within(const Texts *texts, Py_ssize_t length)
{
    Py_ssize_t count = 0;
    if (texts->documents < 0 || texts->firsts[0] != 0 || texts->firsts[texts->documents] != texts->words)
        return -1;
    for (Py_ssize_t number = 0; number < texts->documents; number++) {
        int64_t size = texts->firsts[number + 1] - texts->firsts[number];
        if (size < 0 || texts->firsts[number + 1] > texts->words)
            return -1;
        if (size >= length)
            count += size - length + 1;
    }
    return count;
}

static inline uint32_t gram_at(const uint64_t *hashes, int64_t word)
{
    uint64_t mixed = hashes[word] + hashes[word + 1] * SECOND + hashes[word + 2] * THIRD;
    return (uint32_t)(((mixed ^ (mixed >> 29)) * THIRD) >> 32);
}

/* How many leading bits to part the postings by, so that each part fits a processor's own memory while it is sorted. */
static int leading_bits(Py_ssize_t size)
{
    int bits = LEAST_LEADING;
    while (bits < MOST_LEADING && size >> bits > PART)
        bits++;
    return bits;
}

/* Part the postings by their leading bits, in order of position; ends[n] is where part n ends. They wait in the array that
 * they end in, as eight bits of the gram and the position, and sixteen bits more in `rest`. Returns the size of the largest. */
static Py_ssize_t part_postings(const Texts *texts, const uint32_t *grams, const Postings *postings, uint32_t *ends, int leading)
{
    uint32_t before = 0, most = 0;
    int shift = 32 - leading;
    memset(ends, 0, sizeof *ends << leading);
    for (Py_ssize_t number = 0; number < texts->documents; number++)
        for (int64_t word = texts->firsts[number]; word + GRAM <= texts->firsts[number + 1]; word++)
            ends[grams[word] >> shift]++;
    for (int part = 0; part < 1 << leading; part++) {
        uint32_t count = ends[part];
        ends[part] = before;
        before += count;
        most = count > most ? count : most;
    }
    for (Py_ssize_t number = 0; number < texts->documents; number++) {
        for (int64_t word = texts->firsts[number]; word + GRAM <= texts->firsts[number + 1]; word++) {
            uint32_t gram = grams[word], place = ends[gram >> shift]++;
            postings->rest[place] = (uint16_t)gram;
            postings->entries[place] = gram >> 16 << POSITION_BITS | (uint32_t)word;
        }
    }
    return most;
}

/* The postings of one part as numbers: gram, then position. */
static void take_part(const Postings *postings, uint32_t leading, Py_ssize_t first, Py_ssize_t end, uint64_t *keys)
{
    for (Py_ssize_t place = first; place < end; place++) {
        uint32_t entry = postings->entries[place];
        uint32_t gram = leading | entry >> POSITION_BITS << 16 | postings->rest[place];
        *keys++ = (uint64_t)gram << 32 | (entry & POSITIONS);
    }
}

static void sort_by(int shift, int bits, const uint64_t *from, uint64_t *to, Py_ssize_t size)
{
    uint32_t counts[1 << MOST_BITS], before = 0;
    const uint64_t mask = (1 << bits) - 1;
    memset(counts, 0, sizeof *counts << bits);
    for (Py_ssize_t place = 0; place < size; place++)
        counts[from[place] >> shift & mask]++;
    for (int value = 0; value < 1 << bits; value++) {
        uint32_t count = counts[value];
        counts[value] = before;
        before += count;
    }
    for (Py_ssize_t place = 0; place < size; place++)
        to[counts[from[place] >> shift & mask]++] = from[place];
}

/* Sort a handful of numbers, each moved to where it belongs among those before it. */
static void sort_few(uint64_t *keys, Py_ssize_t size)
{
    for (Py_ssize_t place = 1; place < size; place++) {
        uint64_t key = keys[place];
        Py_ssize_t at = place;
        for (; at > 0 && keys[at - 1] > key; at--)
            keys[at] = keys[at - 1];
        keys[at] = key;
    }
}

/* Sort one part by all bits but the leading ones, which its keys share: an even number of times, and so in place. */
static void sort_part(uint64_t *keys, uint64_t *spare, Py_ssize_t size, int leading)
{
    int left = 32 - leading, bits = size < MANY ? FEW_BITS : (left + 1) / 2;
    if (size <= FEW) {
        sort_few(keys, size);
        return;
    }
    for (int done = 0; done < left; done += 2 * bits) {
        sort_by(32 + done, bits, keys, spare, size);
        sort_by(32 + done + bits, bits, spare, keys, size);
    }
}

/* Write down the sorted keys of a part that begins at place `first`; returns the last bucket that the directory knows of. */
static int64_t write_postings(const Postings *postings, int64_t bucket, const uint64_t *keys, Py_ssize_t first, Py_ssize_t end)
{
    for (Py_ssize_t place = first; place < end; place++, keys++) {
        uint32_t gram = (uint32_t)(*keys >> 32);
        while (bucket < (int64_t)(gram >> (32 - postings->bits)))
            postings->directory[++bucket] = (uint32_t)place;
        postings->entries[place] = gram >> (24 - postings->bits) << POSITION_BITS | (uint32_t)*keys;
    }
    return bucket;
}

/* Returns 0 where there is no memory to sort in. */
static int build(const Texts *texts, const uint32_t *grams, const Postings *postings)
{
    uint32_t ends[1 << MOST_LEADING];
    int leading = leading_bits(postings->size);
    int64_t buckets = (int64_t)1 << postings->bits, bucket = -1;
    Py_ssize_t first = 0, most = part_postings(texts, grams, postings, ends, leading);
    uint64_t *keys = malloc((size_t)(2 * most + 1) * sizeof *keys);
    if (!keys)
        return 0;
    for (uint32_t part = 0; part < UINT32_C(1) << leading; part++) {
        take_part(postings, part << (32 - leading), first, ends[part], keys);
        sort_part(keys, keys + most, ends[part] - first, leading);
        bucket = write_postings(postings, bucket, keys, first, ends[part]);
        first = ends[part];
    }
    while (bucket < buckets)
        postings->directory[++bucket] = (uint32_t)postings->size;
    free(keys);
    return 1;
}

/* postings(bits, grams, firsts, rest, directory, entries): `rest` is room to sort in. */
PyObject *postings(PyObject *Py_UNUSED(module), PyObject *args)
{
    enum { GRAMS, FIRSTS, REST, DIRECTORY, ENTRIES, ARRAYS };
    static const size_t sizes[ARRAYS] = {4, 8, 2, 4, 4};
    PyObject *lent[ARRAYS];
    Array a[ARRAYS];
    int bits, built = 1;
    if (!PyArg_ParseTuple(args, "iOOOOO:postings", &bits, &lent[GRAMS], &lent[FIRSTS], &lent[REST], &lent[DIRECTORY],
                          &lent[ENTRIES]))
        return NULL;
    if (borrow_all(lent, a, sizes, ARRAYS, ARRAYS - REST) < 0)
        return NULL;
    Texts texts = {a[FIRSTS].view.buf, a[GRAMS].items, a[FIRSTS].items - 1};
    Postings made = {a[REST].view.buf, a[DIRECTORY].view.buf, a[ENTRIES].view.buf, a[ENTRIES].items, bits};
    int fits = bits >= 8 && bits <= 24 && texts.words <= MOST_WORDS && a[REST].items == made.size &&
               a[DIRECTORY].items == ((Py_ssize_t)1 << bits) + 1 && runs_within(&texts, GRAM) == made.size;
    if (fits) {
        Py_BEGIN_ALLOW_THREADS
        built = build(&texts, a[GRAMS].view.buf, &made);
        Py_END_ALLOW_THREADS
    }
    give_back(a, ARRAYS);
    if (!built)
        return PyErr_NoMemory();
    if (!fits) {
        PyErr_SetString(PyExc_ValueError, "postings: an array is of another length than it has to be");
        return NULL;
    }
    Py_RETURN_NONE;
}

/* Whether an array's items are 2**bits, for some bits from 1 to 32. */
static int bits_of(Py_ssize_t items)
{
    for (int bits = 1; bits <= 32; bits++)
        if (items == (Py_ssize_t)1 << bits)
            return bits;
    return 0;
}

/* How often each slot occurs: the last eight bits of the number, and, in a table that is hardly ever touched, the others. */
typedef struct {
    uint8_t *low;
    uint32_t *high;
    int shift; /* of 64 bits so many do not tell the slot */
} Table;

static inline void count_one(const Table *table, uint32_t slot)
{
    if (++table->low[slot] == 0)
        table->high[slot]++;
}

/* So many pairs are looked for in memory before the first of them is counted. */
#define AT_ONCE 256

/* Count the words and the pairs of one document, from its word `first` on. */
static void count(const uint64_t *hashes, int64_t first, int64_t end, uint32_t *grams, const Table *words, const Table *pairs)
{
    uint32_t slots[AT_ONCE];
    for (; first < end; first += AT_ONCE) {
        int64_t last = end - first > AT_ONCE ? first + AT_ONCE : end, paired = last < end ? last : end - 1;
        for (int64_t word = first; word < paired; word++) {
            uint32_t slot = (uint32_t)(((hashes[word] + hashes[word + 1] * SECOND) * THIRD) >> pairs->shift);
            slots[word - first] = slot;
            __builtin_prefetch(pairs->low + slot, 1);
        }
        for (int64_t word = first; word < last; word++) {
            grams[word] = end - word >= GRAM ? gram_at(hashes, word) : 0;
            count_one(words, (uint32_t)(hashes[word] >> words->shift));
        }
        for (int64_t word = first; word < paired; word++)
            count_one(pairs, slots[word - first]);
    }
}

/* tally(hashes, firsts, grams, words, words_high, pairs, pairs_high): fills in the gram that each word begins, and adds to
 * the counts of the words and the pairs, by slot. */
PyObject *tally(PyObject *Py_UNUSED(module), PyObject *args)
{
    enum { HASHES, FIRSTS, GRAMS, WORDS, WORDS_HIGH, PAIRS, PAIRS_HIGH, ARRAYS };
    static const size_t sizes[ARRAYS] = {8, 8, 4, 1, 4, 1, 4};
    PyObject *lent[ARRAYS];
    Array a[ARRAYS];
    if (!PyArg_ParseTuple(args, "OOOOOOO:tally", &lent[HASHES], &lent[FIRSTS], &lent[GRAMS], &lent[WORDS],
                          &lent[WORDS_HIGH], &lent[PAIRS], &lent[PAIRS_HIGH]))
        return NULL;
    if (borrow_all(lent, a, sizes, ARRAYS, ARRAYS - GRAMS) < 0)
        return NULL;
    Texts texts = {a[FIRSTS].view.buf, a[HASHES].items, a[FIRSTS].items - 1};
    int word_bits = bits_of(a[WORDS].items), pair_bits = bits_of(a[PAIRS].items);
    int fits = word_bits && pair_bits && a[WORDS_HIGH].items == a[WORDS].items && a[PAIRS_HIGH].items == a[PAIRS].items &&
               a[GRAMS].items == texts.words && runs_within(&texts, 1) >= 0;
    if (fits) {
        Table words = {a[WORDS].view.buf, a[WORDS_HIGH].view.buf, 64 - word_bits};
        Table pairs = {a[PAIRS].view.buf, a[PAIRS_HIGH].view.buf, 64 - pair_bits};
        Py_BEGIN_ALLOW_THREADS
        for (Py_ssize_t number = 0; number < texts.documents; number++)
            count(a[HASHES].view.buf, texts.firsts[number], texts.firsts[number + 1], a[GRAMS].view.buf, &words, &pairs);
        Py_END_ALLOW_THREADS
    }
    give_back(a, ARRAYS);
    if (!fits) {
        PyErr_SetString(PyExc_ValueError, "tally: an array is of another length than it has to be");
        return NULL;
    }
    Py_RETURN_NONE;
}
