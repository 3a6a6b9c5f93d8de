/* What the sentences of a few short texts share with some stems, told in one pass over the words: library/nearby.py.
 *
 * A stem is the words that have it, and one that several stems have is the first one's. What a stem weighs follows from
 * how many of the texts hold it. The weights of a sentence are added in the order of the stems, as numpy adds them.
 */
#include "native.h"

#include <stdlib.h>
#include <string.h>

#define MOST 64 /* so many stems and texts have a bit each */

typedef struct {
    uint8_t *stems; /* one more than the number of each word's stem; 0 where the slot is free */
    uint64_t *keys;
    size_t mask;
} Lookup;

static size_t slot_of(const Lookup *lookup, uint64_t word)
{
    size_t slot = (size_t)((word * 0x9E3779B97F4A7C15u) >> 32) & lookup->mask;
    while (lookup->stems[slot] && lookup->keys[slot] != word)
        slot = (slot + 1) & lookup->mask;
    return slot;
}

static void enter(Lookup *lookup, const uint64_t *wanted, const int64_t *lasts, Py_ssize_t stems)
{
    int64_t at = 0;
    for (Py_ssize_t stem = 0; stem < stems; stem++) {
        for (; at < lasts[stem]; at++) {
            size_t slot = slot_of(lookup, wanted[at]);
            if (!lookup->stems[slot]) {
                lookup->keys[slot] = wanted[at];
                lookup->stems[slot] = (uint8_t)(stem + 1);
            }
        }
    }
}

static int rises_to(const int64_t *numbers, Py_ssize_t count, int64_t end)
{
    int64_t before = 0;
    for (Py_ssize_t at = 0; at < count; before = numbers[at++])
        if (numbers[at] < before)
            return 0;
    return before == end;
}

static int all_below(const int64_t *numbers, Py_ssize_t count, int64_t limit)
{
    for (Py_ssize_t at = 0; at < count; at++)
        if (numbers[at] < 0 || numbers[at] >= limit)
            return 0;
    return 1;
}

static int bits_in(uint64_t mask)
{
    int count = 0;
    for (; mask; mask &= mask - 1)
        count++;
    return count;
}

typedef struct {
    const uint64_t *hashes;
    const int64_t *homes, *owners; /* the sentence of each word, the text of each sentence */
    const double *table;           /* what a stem weighs that so many texts hold */
    int64_t *held;
    double *sums;
    Py_ssize_t words, sentences, stems;
} Texts;

static void weigh(const Texts *texts, const Lookup *lookup, uint64_t *masks)
{
    uint64_t holders[MOST] = {0};
    for (Py_ssize_t word = 0; word < texts->words; word++) {
        int stem = lookup->stems[slot_of(lookup, texts->hashes[word])] - 1;
        if (stem >= 0) {
            masks[texts->homes[word]] |= (uint64_t)1 << stem;
            holders[stem] |= (uint64_t)1 << texts->owners[texts->homes[word]];
        }
    }
    for (Py_ssize_t stem = 0; stem < texts->stems; stem++)
        texts->held[stem] = bits_in(holders[stem]);
    for (Py_ssize_t sentence = 0; sentence < texts->sentences; sentence++) {
        double sum = 0;
        for (Py_ssize_t stem = 0; masks[sentence] >> stem; stem++) {
            if (masks[sentence] >> stem & 1)
                sum += texts->table[texts->held[stem]];
            if (stem == MOST - 1)
                break;
        }
        texts->sums[sentence] = sum;
    }
}

/* nearby(hashes, homes, owners, wanted, lasts, table, held, sums): fills in how many texts hold each stem, and what the
 * stems in each sentence weigh together. */
PyObject *nearby(PyObject *Py_UNUSED(module), PyObject *args)
{
    enum { HASHES, HOMES, OWNERS, WANTED, LASTS, TABLE, HELD, SUMS, ARRAYS };
    static const size_t sizes[ARRAYS] = {8, 8, 8, 8, 8, 8, 8, 8};
    PyObject *lent[ARRAYS];
    Array a[ARRAYS];
    if (!PyArg_ParseTuple(args, "OOOOOOOO:nearby", &lent[HASHES], &lent[HOMES], &lent[OWNERS], &lent[WANTED],
                          &lent[LASTS], &lent[TABLE], &lent[HELD], &lent[SUMS]))
        return NULL;
    if (borrow_all(lent, a, sizes, ARRAYS, 2) < 0)
        return NULL;
    Texts texts = {a[HASHES].view.buf, a[HOMES].view.buf, a[OWNERS].view.buf, a[TABLE].view.buf, a[HELD].view.buf,
                   a[SUMS].view.buf,   a[HASHES].items,   a[SUMS].items,      a[LASTS].items};
    const int64_t *lasts = a[LASTS].view.buf;
    if (a[HOMES].items != texts.words || a[OWNERS].items != texts.sentences || a[HELD].items != texts.stems ||
        texts.stems > MOST || a[TABLE].items > MOST + 1 || !all_below(texts.homes, texts.words, texts.sentences) ||
        !all_below(texts.owners, texts.sentences, a[TABLE].items - 1) ||
        !rises_to(lasts, texts.stems, a[WANTED].items)) {
        give_back(a, ARRAYS);
        PyErr_SetString(PyExc_ValueError, "nearby: an array is of a wrong length, or a number in it is none of another");
        return NULL;
    }
    size_t slots = 64;
    while (slots < 2 * (size_t)a[WANTED].items)
        slots *= 2;
    char *room = calloc(1, slots * (sizeof(uint64_t) + 1) + sizeof(uint64_t) * (size_t)texts.sentences);
    if (room) {
        uint64_t *masks = (uint64_t *)room, *keys = masks + texts.sentences;
        Lookup lookup = {.keys = keys, .stems = (uint8_t *)(keys + slots), .mask = slots - 1};
        Py_BEGIN_ALLOW_THREADS
        enter(&lookup, a[WANTED].view.buf, lasts, texts.stems);
        weigh(&texts, &lookup, masks);
        Py_END_ALLOW_THREADS
        free(room);
    }
    give_back(a, ARRAYS);
    if (!room)
        return PyErr_NoMemory();
    Py_RETURN_NONE;
}
