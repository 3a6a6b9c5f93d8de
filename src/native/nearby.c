/* What the sentences of a few short texts share with some stems, whose words are looked up: library/nearby.py.
 *
 * A stem is the words that have it, and one that several stems have is the first one's. What a stem weighs follows from
 * how many of the texts hold it. The weights of a sentence are added in the order of the stems, as numpy adds them.
 */
#include "native.h"

#include <stdlib.h>
#include <string.h>

#define MOST 64 /* so many stems and texts have a bit each */

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

enum { HASHES, HEADS, BEFORE, HOMES, OWNERS, TABLE, ARRAYS };

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

static void weigh(const Texts *texts, const Array *wanted, uint64_t *masks, uint8_t *taken)
{
    uint64_t holders[MOST] = {0};
    for (Py_ssize_t stem = 0; stem < texts->stems; stem++)
        for (Py_ssize_t word = 0; word < wanted[stem].items; word++)
            mark(texts, ((const uint64_t *)wanted[stem].view.buf)[word], stem, masks, taken, holders);
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

/* A sentence, and what the stems in it weigh. */
typedef struct {
    double sum;
    int64_t at;
} Weighed;

static int compare(const void *one, const void *other)
{
    const Weighed *a = one, *b = other;
    if (a->sum != b->sum)
        return a->sum < b->sum ? 1 : -1;
    return a->at < b->at ? -1 : a->at > b->at;
}

/* The heaviest sentences, so many at most, those that weigh alike in order; returns how many. */
static Py_ssize_t heaviest(const Texts *texts, Weighed *found, Py_ssize_t most)
{
    Py_ssize_t count = 0;
    for (Py_ssize_t at = 0; most > 0 && at < texts->sentences; at++)
        if (texts->sums[at] > 0)
            found[count++] = (Weighed){texts->sums[at], at};
    qsort(found, (size_t)count, sizeof *found, compare);
    return most < 0 ? 0 : count < most ? count : most;
}

static PyObject *list_of(const int64_t *numbers, Py_ssize_t count)
{
    PyObject *list = PyList_New(count);
    for (Py_ssize_t at = 0; list && at < count; at++) {
        PyObject *number = PyLong_FromLongLong(numbers[at]);
        if (!number || PyList_SetItem(list, at, number) < 0)
            Py_CLEAR(list);
    }
    return list;
}

/* How many texts hold each stem, and the numbers of the heaviest sentences, as two lists. */
static PyObject *answer(Texts *texts, const Array *wanted, Py_ssize_t most)
{
    size_t sentences = (size_t)texts->sentences;
    char *room = calloc(1, (sizeof(uint64_t) + sizeof(double) + sizeof(Weighed)) * sentences + (size_t)texts->words + 1);
    if (!room)
        return PyErr_NoMemory();
    Weighed *found = (Weighed *)room;
    uint64_t *masks = (uint64_t *)(found + sentences);
    texts->sums = (double *)(masks + sentences);
    int64_t held[MOST], best = 0;
    texts->held = held;
    Py_BEGIN_ALLOW_THREADS
    weigh(texts, wanted, masks, (uint8_t *)(texts->sums + sentences));
    best = heaviest(texts, found, most);
    Py_END_ALLOW_THREADS
    for (int64_t at = 0; at < best; at++)
        masks[at] = (uint64_t)found[at].at;
    PyObject *holders = list_of(held, texts->stems), *numbers = list_of((int64_t *)masks, (Py_ssize_t)best);
    free(room);
    PyObject *both = holders && numbers ? PyTuple_Pack(2, holders, numbers) : NULL;
    Py_XDECREF(holders);
    Py_XDECREF(numbers);
    return both;
}

static int fits(const Texts *texts, const Array *a, Py_ssize_t weights)
{
    return is_power(texts->slots) && a[BEFORE].items == texts->words && a[HOMES].items == texts->words &&
           weights <= MOST + 1 && all_below(texts->homes, texts->words, texts->sentences) &&
           all_below(texts->owners, texts->sentences, weights - 1);
}

/* nearby(hashes, heads, before, homes, owners, table, wanted, most): the words that have each stem are wanted, a list of
 * arrays. Returns how many texts hold each stem, and which sentences the stems in them weigh most, so many at most. */
PyObject *nearby(PyObject *Py_UNUSED(module), PyObject *args)
{
    static const size_t sizes[ARRAYS] = {8, 8, 8, 8, 8, 8};
    PyObject *lent[ARRAYS], *stems, *result = NULL;
    Array a[ARRAYS], wanted[MOST];
    Py_ssize_t most, borrowed = 0;
    if (!PyArg_ParseTuple(args, "OOOOOOO!n:nearby", &lent[HASHES], &lent[HEADS], &lent[BEFORE], &lent[HOMES], &lent[OWNERS],
                          &lent[TABLE], &PyList_Type, &stems, &most))
        return NULL;
    if (borrow_all(lent, a, sizes, ARRAYS, 0) < 0)
        return NULL;
    Texts texts = {a[HASHES].view.buf, a[HEADS].view.buf, a[BEFORE].view.buf, a[HOMES].view.buf, a[OWNERS].view.buf,
                   a[TABLE].view.buf,  NULL,              NULL,               a[HASHES].items,   a[HEADS].items,
                   a[OWNERS].items,    PyList_Size(stems)};
    if (texts.stems <= MOST && fits(&texts, a, a[TABLE].items)) {
        while (borrowed < texts.stems && borrow(PyList_GetItem(stems, borrowed), &wanted[borrowed], 8, 0) == 0)
            borrowed++;
        if (borrowed == texts.stems)
            result = answer(&texts, wanted, most);
        give_back(wanted, (int)borrowed);
    } else {
        PyErr_SetString(PyExc_ValueError, "nearby: an array is of a wrong length, or a number in it is none of another");
    }
    give_back(a, ARRAYS);
    return result;
}
