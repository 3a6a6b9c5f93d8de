/* What is picked out of whole arrays: the first of each number, and stretches of a text as strings. */
#include "native.h"

#include <stdlib.h>

#define GOLDEN UINT32_C(0x9E3779B1)
#define LEAST_BITS 10
#define MOST_BITS 31

/* Numbers that were seen, each with its place beside it: at most half of the entries are taken. */
typedef struct {
    uint64_t *entries; /* the number, then one more than the place; nought where there is none */
    int bits;
} Seen;

/* The entry of a number: that which it has, or that which it would have. */
static uint64_t *entry_of(const Seen *seen, uint32_t number)
{
    uint32_t slot = number * GOLDEN >> (32 - seen->bits), mask = (UINT32_C(1) << seen->bits) - 1;
    while (seen->entries[slot] && seen->entries[slot] >> 32 != number)
        slot = (slot + 1) & mask;
    return seen->entries + slot;
}

/* Have twice as many entries. Returns 0 where there is no memory. */
static int grow(Seen *seen)
{
    Seen larger = {NULL, seen->bits + 1};
    if (larger.bits <= MOST_BITS)
        larger.entries = calloc((size_t)1 << larger.bits, sizeof *larger.entries);
    if (!larger.entries)
        return 0;
    for (Py_ssize_t slot = 0; slot < (Py_ssize_t)1 << seen->bits; slot++)
        if (seen->entries[slot])
            *entry_of(&larger, (uint32_t)(seen->entries[slot] >> 32)) = seen->entries[slot];
    free(seen->entries);
    *seen = larger;
    return 1;
}

/* Fill in where each number stands first. Returns how many there are, -1 where there is no memory. */
static Py_ssize_t first_of_each(const uint32_t *numbers, Py_ssize_t items, int64_t *firsts)
{
    Seen seen = {calloc((size_t)1 << LEAST_BITS, sizeof(uint64_t)), LEAST_BITS};
    Py_ssize_t count = 0;
    int room = seen.entries != NULL;
    for (Py_ssize_t place = 0; room && place < items; place++) {
        uint64_t *entry = entry_of(&seen, numbers[place]);
        if (*entry)
            continue;
        *entry = (uint64_t)numbers[place] << 32 | ((uint32_t)place + 1);
        firsts[count++] = place;
        room = count <= (Py_ssize_t)1 << (seen.bits - 1) || grow(&seen);
    }
    free(seen.entries);
    return room ? count : -1;
}

/* firsts(numbers, places) -> how many numbers there are, each of which stands first at one of the places, in order. */
PyObject *firsts(PyObject *Py_UNUSED(module), PyObject *args)
{
    enum { NUMBERS, PLACES, ARRAYS };
    static const size_t sizes[ARRAYS] = {4, 8};
    PyObject *lent[ARRAYS];
    Array a[ARRAYS];
    if (!PyArg_ParseTuple(args, "OO:firsts", &lent[NUMBERS], &lent[PLACES]) ||
        borrow_all(lent, a, sizes, ARRAYS, ARRAYS - PLACES) < 0)
        return NULL;
    int fits = a[PLACES].items == a[NUMBERS].items && a[NUMBERS].items < (Py_ssize_t)UINT32_MAX;
    Py_ssize_t count = -1;
    if (fits) {
        Py_BEGIN_ALLOW_THREADS
        count = first_of_each(a[NUMBERS].view.buf, a[NUMBERS].items, a[PLACES].view.buf);
        Py_END_ALLOW_THREADS
    }
    give_back(a, ARRAYS);
    if (!fits) {
        PyErr_SetString(PyExc_ValueError, "firsts: an array is of another length than it has to be");
        return NULL;
    }
    return count < 0 ? PyErr_NoMemory() : PyLong_FromSsize_t(count);
}

/* pieces(text, starts, ends) -> what stands in the text between each start and its end: a list. */
PyObject *pieces(PyObject *Py_UNUSED(module), PyObject *args)
{
    enum { STARTS, ENDS, ARRAYS };
    static const size_t sizes[ARRAYS] = {8, 8};
    PyObject *text, *lent[ARRAYS], *list = NULL;
    Array a[ARRAYS];
    if (!PyArg_ParseTuple(args, "UOO:pieces", &text, &lent[STARTS], &lent[ENDS]) ||
        borrow_all(lent, a, sizes, ARRAYS, 0) < 0)
        return NULL;
    const int64_t *starts = a[STARTS].view.buf, *ends = a[ENDS].view.buf;
    Py_ssize_t length = PyUnicode_GetLength(text);
    int fits = a[ENDS].items == a[STARTS].items;
    for (Py_ssize_t n = 0; fits && n < a[STARTS].items; n++)
        fits = starts[n] >= 0 && starts[n] <= ends[n] && ends[n] <= length;
    if (fits)
        list = PyList_New(a[STARTS].items);
    else
        PyErr_SetString(PyExc_ValueError, "pieces: an array is of a wrong length, or a place lies beyond the text");
    for (Py_ssize_t n = 0; list && n < a[STARTS].items; n++) {
        PyObject *piece = PyUnicode_Substring(text, starts[n], ends[n]);
        if (!piece || PyList_SetItem(list, n, piece) < 0)
            Py_CLEAR(list);
    }
    give_back(a, ARRAYS);
    return list;
}
