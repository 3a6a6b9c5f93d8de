/* The postings of a shard, and the counts of its words and pairs: what library/shard.py builds on whole arrays.
 *
 * Postings are sorted by the number of their gram, then by position: parted by its leading bits, and each part, which is
 * small enough to stay near the processor, sorted by the others with a radix sort. Linear whatever the words are.
 * The numbers and slots are those of library/grams.py.
 */
#include "grams.h"
#include "native.h"

#include <stdlib.h>
#include <string.h>

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

/* Put a few entries in order. */
static void order_few(uint32_t *entries, uint32_t count)
{
    for (uint32_t next = 1; next < count; next++) {
        uint32_t entry = entries[next], at = next;
        for (; at && entries[at - 1] > entry; at--)
            entries[at] = entries[at - 1];
        entries[at] = entry;
    }
}

/* Put entries that stand in the order of their positions in order; `spare` has room for as many. */
static void order(uint32_t *entries, uint32_t count, uint32_t *spare)
{
    uint32_t places[1 << FEW_BITS] = {0};
    for (uint32_t one = 0; one < count; one++)
        places[entries[one] >> POSITION_BITS]++;
    add_up(places, 1 << FEW_BITS, 0);
    memcpy(spare, entries, count * sizeof *entries);
    for (uint32_t one = 0; one < count; one++)
        entries[places[spare[one] >> POSITION_BITS]++] = spare[one];
}

/* Lay some postings in their order, which are given in the order of their places: by the leading bits of their grams, and by
 * what is kept of these. `room` has a place for each number of leading bits, and one more; `spare` as many as there are. */
static void lay(const uint32_t *numbers, const uint32_t *places, Py_ssize_t count, int bits, uint32_t *directory,
                uint32_t *entries, uint32_t *room, uint32_t *spare)
{
    Py_ssize_t buckets = (Py_ssize_t)1 << bits;
    int shift = 32 - bits;
    memset(room, 0, (size_t)(buckets + 1) * sizeof *room);
    for (Py_ssize_t one = 0; one < count; one++)
        room[(numbers[one] >> shift) + 1]++;
    for (Py_ssize_t bucket = 0; bucket < buckets; bucket++)
        room[bucket + 1] += room[bucket];
    memcpy(directory, room, (size_t)(buckets + 1) * sizeof *room);
    for (Py_ssize_t one = 0; one < count; one++)
        entries[room[numbers[one] >> shift]++] = numbers[one] >> (shift - 8) << POSITION_BITS | places[one];
    for (Py_ssize_t bucket = 0; bucket < buckets; bucket++) {
        uint32_t begin = directory[bucket], end = directory[bucket + 1], ordered = begin + 1;
        while (ordered < end && entries[ordered - 1] < entries[ordered])
            ordered++;
        if (ordered < end && end - begin <= FEW)
            order_few(entries + begin, end - begin);
        else if (ordered < end)
            order(entries + begin, end - begin, spare);
    }
}

/* laid(numbers, places, directory, entries): the postings of some grams at some places, which ascend. */
PyObject *laid(PyObject *Py_UNUSED(module), PyObject *args)
{
    enum { NUMBERS, PLACES, DIRECTORY, ENTRIES, ARRAYS };
    static const size_t sizes[ARRAYS] = {4, 4, 4, 4};
    PyObject *lent[ARRAYS];
    Array a[ARRAYS];
    int bits = 0;
    if (!PyArg_ParseTuple(args, "OOOO:laid", &lent[NUMBERS], &lent[PLACES], &lent[DIRECTORY], &lent[ENTRIES]) ||
        borrow_all(lent, a, sizes, ARRAYS, ARRAYS - DIRECTORY) < 0)
        return NULL;
    while (bits < 24 && ((int64_t)1 << bits) + 1 < a[DIRECTORY].items)
        bits++;
    int fits = bits && ((int64_t)1 << bits) + 1 == a[DIRECTORY].items && a[PLACES].items == a[NUMBERS].items &&
               a[ENTRIES].items == a[NUMBERS].items && a[NUMBERS].items < UINT32_MAX;
    uint32_t *room = fits ? malloc((size_t)(a[DIRECTORY].items + a[ENTRIES].items) * sizeof *room) : NULL;
    if (room) {
        Py_BEGIN_ALLOW_THREADS
        lay(a[NUMBERS].view.buf, a[PLACES].view.buf, a[NUMBERS].items, bits, a[DIRECTORY].view.buf, a[ENTRIES].view.buf, room,
            room + a[DIRECTORY].items);
        Py_END_ALLOW_THREADS
    }
    free(room);
    give_back(a, ARRAYS);
    if (fits && !room)
        return PyErr_NoMemory();
    if (!fits) {
        PyErr_SetString(PyExc_ValueError, "laid: an array is of another length than it has to be");
        return NULL;
    }
    Py_RETURN_NONE;
}

/* Count the words and the pairs of one document, from its word `first` on. */
static void count(const uint64_t *hashes, int64_t first, int64_t end, uint32_t *grams, const Table *words, const Table *pairs)
{
    for (; first < end; first += AT_A_TIME) {
        int64_t last = end - first > AT_A_TIME ? first + AT_A_TIME : end;
        for (int64_t word = first; word < last; word++)
            grams[word] = end - word >= GRAM ? gram_at(hashes, word) : 0;
        count_some(hashes, first, last, end, words, pairs);
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
