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
/* So few numbers are sorted one by one, fewer than so many by FEW_BITS at a time, and others by half of their bits. */
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
        if (texts->firsts[number + 1] < texts->firsts[number] || texts->firsts[number + 1] > texts->words)
            return -1;
        int64_t size = texts->firsts[number + 1] - texts->firsts[number];
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

/* From how many there are of each value to where the first of them belongs. */
static void add_up(uint32_t *counts, int64_t values, uint32_t before)
{
    for (int64_t value = 0; value < values; value++) {
        uint32_t count = counts[value];
        counts[value] = before;
        before += count;
    }
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

/* A gram that waits, less its leading bits. */
static inline uint32_t waiting_gram(const Postings *postings, Py_ssize_t place)
{
    return postings->entries[place] >> POSITION_BITS << 16 | postings->rest[place];
}

/* The posting of a gram as it is kept: its fingerprint, then the position. */
static inline uint32_t entry_of(const Postings *postings, uint32_t gram, uint32_t position)
{
    return gram >> (24 - postings->bits) << POSITION_BITS | position;
}

/* The postings of one part as numbers: gram, then position. */
static void take_part(const Postings *postings, uint32_t leading, Py_ssize_t first, Py_ssize_t end, uint64_t *keys)
{
    for (Py_ssize_t place = first; place < end; place++) {
        uint32_t gram = leading | waiting_gram(postings, place);
        postings->directory[gram >> (32 - postings->bits)]++;
        *keys++ = (uint64_t)gram << 32 | (postings->entries[place] & POSITIONS);
    }
}

static void sort_by(int shift, const uint64_t *from, uint64_t *to, Py_ssize_t size)
{
    uint32_t counts[1 << FEW_BITS];
    const uint64_t mask = (1 << FEW_BITS) - 1;
    memset(counts, 0, sizeof counts);
    for (Py_ssize_t place = 0; place < size; place++)
        counts[from[place] >> shift & mask]++;
    add_up(counts, 1 << FEW_BITS, 0);
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

/* Sort the postings of a small part by all bits but the leading ones, which they share, and write them down. */
static void sort_small(const Postings *postings, uint32_t leading, int left, Py_ssize_t first, Py_ssize_t end, uint64_t *keys)
{
    Py_ssize_t size = end - first;
    uint64_t *spare = keys + size;
    take_part(postings, leading, first, end, keys);
    if (size <= FEW)
        sort_few(keys, size);
    for (int done = 0; size > FEW && done < left; done += 2 * FEW_BITS) {
        sort_by(32 + done, keys, spare, size);
        sort_by(32 + done + FEW_BITS, spare, keys, size);
    }
    for (Py_ssize_t place = first; place < end; place++, keys++)
        postings->entries[place] = entry_of(postings, (uint32_t)(*keys >> 32), (uint32_t)*keys & POSITIONS);
}

/* The same of a large part, in two rounds: by the later half of the bits from where they wait, and by the others to where
 * they are kept. */
static void sort_large(const Postings *postings, uint32_t leading, int left, Py_ssize_t first, Py_ssize_t end, uint64_t *keys)
{
    uint32_t later[1 << MOST_BITS], former[1 << MOST_BITS];
    const int bits = (left + 1) / 2;
    const uint32_t mask = (UINT32_C(1) << bits) - 1;
    memset(later, 0, sizeof *later << bits);
    memset(former, 0, sizeof *former << bits);
    for (Py_ssize_t place = first; place < end; place++) {
        uint32_t gram = waiting_gram(postings, place);
        later[gram & mask]++;
        former[gram >> bits & mask]++;
        postings->directory[(leading | gram) >> (32 - postings->bits)]++;
    }
    add_up(later, 1 << bits, 0);
    add_up(former, 1 << bits, (uint32_t)first);
    for (Py_ssize_t place = first; place < end; place++) {
        uint32_t gram = waiting_gram(postings, place);
        keys[later[gram & mask]++] = (uint64_t)gram << 32 | (postings->entries[place] & POSITIONS);
    }
    for (const uint64_t *key = keys; key < keys + (end - first); key++) {
        uint32_t gram = (uint32_t)(*key >> 32);
        postings->entries[former[gram >> bits & mask]++] = entry_of(postings, leading | gram, (uint32_t)*key);
    }
}

/* Returns 0 where there is no memory to sort in. */
static int build(const Texts *texts, const uint32_t *grams, const Postings *postings)
{
    uint32_t ends[1 << MOST_LEADING];
    int leading = leading_bits(postings->size), left = 32 - leading;
    const int64_t buckets = (int64_t)1 << postings->bits;
    Py_ssize_t first = 0, most = part_postings(texts, grams, postings, ends, leading);
    uint64_t *keys = malloc((size_t)(most + MANY) * sizeof *keys);
    if (!keys)
        return 0;
    memset(postings->directory, 0, (size_t)(buckets + 1) * sizeof *postings->directory);
    for (uint32_t part = 0; part < UINT32_C(1) << leading; part++) {
        if (ends[part] - first < MANY)
            sort_small(postings, part << left, left, first, ends[part], keys);
        else
            sort_large(postings, part << left, left, first, ends[part], keys);
        first = ends[part];
    }
    add_up(postings->directory, buckets + 1, 0);
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

/* tally(hashes, firsts, grams, words, words_rounds, pairs, pairs_rounds): fills in the gram that each word begins, and adds to
 * the counts of the words and the pairs, by slot. */
PyObject *tally(PyObject *Py_UNUSED(module), PyObject *args)
{
    enum { HASHES, FIRSTS, GRAMS, WORDS, WORDS_ROUNDS, PAIRS, PAIRS_ROUNDS, ARRAYS };
    static const size_t sizes[ARRAYS] = {8, 8, 4, 1, 4, 1, 4};
    PyObject *lent[ARRAYS];
    Array a[ARRAYS];
    if (!PyArg_ParseTuple(args, "OOOOOOO:tally", &lent[HASHES], &lent[FIRSTS], &lent[GRAMS], &lent[WORDS],
                          &lent[WORDS_ROUNDS], &lent[PAIRS], &lent[PAIRS_ROUNDS]))
        return NULL;
    if (borrow_all(lent, a, sizes, ARRAYS, ARRAYS - GRAMS) < 0)
        return NULL;
    Texts texts = {a[FIRSTS].view.buf, a[HASHES].items, a[FIRSTS].items - 1};
    Table words = table_of(&a[WORDS], &a[WORDS_ROUNDS]), pairs = table_of(&a[PAIRS], &a[PAIRS_ROUNDS]);
    int fits = words.shift && pairs.shift && a[GRAMS].items == texts.words && runs_within(&texts, 1) >= 0;
    if (fits) {
        Py_BEGIN_ALLOW_THREADS
        for (Py_ssize_t number = 0; number < texts.documents; number++)
            count(a[HASHES].view.buf, texts.firsts[number], texts.firsts[number + 1], a[GRAMS].view.buf, &words, &pairs);
        Py_END_ALLOW_THREADS
        fits = has_rounds(&words) && has_rounds(&pairs);
    }
    give_back(a, ARRAYS);
    if (!fits) {
        PyErr_SetString(PyExc_ValueError, "tally: an array is of another length than it has to be");
        return NULL;
    }
    Py_RETURN_NONE;
}
