/* What the sentences of a few short texts share with some stems, whose words are looked up: library/nearby.py.
 *
 * A stem is the words that have it, and one that several stems have is the first one's. What a stem weighs follows from
 * how many of the texts hold it. The weights of a sentence are added in the order of the stems, as numpy adds them.
 */
#include "native.h"

#include <stdlib.h>
#include <string.h>

#define MOST 64 /* so many stems and texts have a bit each */

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

static int is_power(Py_ssize_t count)
{
    return count > 0 && (count & (count - 1)) == 0;
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
    const int64_t *heads, *before; /* the last word of each slot, and of each word the one before it there, or -1 */
    const int64_t *homes, *owners; /* the sentence of each word, the text of each sentence */
    const double *table;           /* what a stem weighs that so many texts hold */
    int64_t *held;
    double *sums;
    Py_ssize_t words, slots, sentences, stems;
} Texts;

/* Mark the sentences and the texts that hold a word, which is taken once: by the first stem that has it. */
static void mark(const Texts *texts, uint64_t word, Py_ssize_t stem, uint64_t *masks, uint8_t *taken, uint64_t *holders)
{
    int64_t above = texts->words;
    for (int64_t at = texts->heads[word & (uint64_t)(texts->slots - 1)]; at >= 0 && at < above; at = texts->before[at]) {
        above = at; /* a chain only goes back */
        if (texts->hashes[at] == word && !taken[at]) {
            taken[at] = 1;
            masks[texts->homes[at]] |= (uint64_t)1 << stem;
            holders[stem] |= (uint64_t)1 << texts->owners[texts->homes[at]];
        }
    }
}

static void weigh(const Texts *texts, const uint64_t *wanted, const int64_t *lasts, uint64_t *masks, uint8_t *taken)
{
    uint64_t holders[MOST] = {0};
    int64_t next = 0;
    for (Py_ssize_t stem = 0; stem < texts->stems; stem++)
        for (; next < lasts[stem]; next++)
            mark(texts, wanted[next], stem, masks, taken, holders);
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

/* chained(hashes, heads, before): fills in the last word of each slot, and the one before each word in its slot; -1 for none. */
PyObject *chained(PyObject *Py_UNUSED(module), PyObject *args)
{
    static const size_t sizes[] = {8, 8, 8};
    PyObject *lent[3];
    Array a[3];
    if (!PyArg_ParseTuple(args, "OOO:chained", &lent[0], &lent[1], &lent[2]) || borrow_all(lent, a, sizes, 3, 2) < 0)
        return NULL;
    const uint64_t *hashes = a[0].view.buf;
    int64_t *heads = a[1].view.buf, *before = a[2].view.buf;
    int fits = is_power(a[1].items) && a[2].items == a[0].items;
    for (Py_ssize_t slot = 0; fits && slot < a[1].items; slot++)
        heads[slot] = -1;
    for (Py_ssize_t at = 0; fits && at < a[0].items; at++) {
        int64_t *head = &heads[hashes[at] & (uint64_t)(a[1].items - 1)];
        before[at] = *head;
        *head = at;
    }
    give_back(a, 3);
    if (fits)
        Py_RETURN_NONE;
    PyErr_SetString(PyExc_ValueError, "chained: an array is of a wrong length");
    return NULL;
}

/* nearby(hashes, heads, before, homes, owners, wanted, lasts, table, held, sums): fills in how many texts hold each stem, and
 * what the stems in each sentence weigh together. */
PyObject *nearby(PyObject *Py_UNUSED(module), PyObject *args)
{
    enum { HASHES, HEADS, BEFORE, HOMES, OWNERS, WANTED, LASTS, TABLE, HELD, SUMS, ARRAYS };
    static const size_t sizes[ARRAYS] = {8, 8, 8, 8, 8, 8, 8, 8, 8, 8};
    PyObject *lent[ARRAYS];
    Array a[ARRAYS];
    if (!PyArg_ParseTuple(args, "OOOOOOOOOO:nearby", &lent[HASHES], &lent[HEADS], &lent[BEFORE], &lent[HOMES], &lent[OWNERS], &lent[WANTED],
                          &lent[LASTS], &lent[TABLE], &lent[HELD], &lent[SUMS]))
        return NULL;
    if (borrow_all(lent, a, sizes, ARRAYS, 2) < 0)
        return NULL;
    Texts texts = {a[HASHES].view.buf, a[HEADS].view.buf, a[BEFORE].view.buf, a[HOMES].view.buf, a[OWNERS].view.buf,
                   a[TABLE].view.buf,  a[HELD].view.buf,  a[SUMS].view.buf,   a[HASHES].items,   a[HEADS].items,
                   a[SUMS].items,      a[LASTS].items};
    const int64_t *lasts = a[LASTS].view.buf;
    if (!is_power(texts.slots) || a[BEFORE].items != texts.words || a[HOMES].items != texts.words || a[OWNERS].items != texts.sentences || a[HELD].items != texts.stems ||
        texts.stems > MOST || a[TABLE].items > MOST + 1 || !all_below(texts.homes, texts.words, texts.sentences) ||
        !all_below(texts.owners, texts.sentences, a[TABLE].items - 1) ||
        !rises_to(lasts, texts.stems, a[WANTED].items)) {
        give_back(a, ARRAYS);
        PyErr_SetString(PyExc_ValueError, "nearby: an array is of a wrong length, or a number in it is none of another");
        return NULL;
    }
    char *room = calloc(1, sizeof(uint64_t) * (size_t)texts.sentences + (size_t)texts.words + 1);
    if (room) {
        uint64_t *masks = (uint64_t *)room;
        Py_BEGIN_ALLOW_THREADS
        weigh(&texts, a[WANTED].view.buf, lasts, masks, (uint8_t *)(masks + texts.sentences));
        Py_END_ALLOW_THREADS
        free(room);
    }
    give_back(a, ARRAYS);
    if (!room)
        return PyErr_NoMemory();
    Py_RETURN_NONE;
}
