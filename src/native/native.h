/* What the kernels share: how they borrow arrays, and what each file offers to module.c.
 *
 * Every kernel takes its arrays through the buffer protocol, so building needs no header but Python's own, and writes into
 * arrays that its caller made. It checks every length before it reads, works without the lock of the interpreter, and never
 * keeps a buffer after it returns.
 */
#ifndef TIEOUT_NATIVE_H
#define TIEOUT_NATIVE_H

#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030B0000
#include <Python.h>
#include <stdint.h>

/* An array that a caller lent: `items` of them, each of the size that was asked for. */
typedef struct {
    Py_buffer view;
    Py_ssize_t items;
} Array;

/* Borrow an array, for writing or not. Returns 0, or -1 with an exception set and nothing borrowed. */
int borrow(PyObject *object, Array *array, size_t size, int writable);

/* Give back `count` arrays. */
void give_back(Array *arrays, int count);

/* Borrow `count` arrays in a row, sizes[i] bytes an item; the last `outputs` of them for writing. All or none. */
int borrow_all(PyObject **objects, Array *arrays, const size_t *sizes, int count, int outputs);

/* Whether an array that was lent by its bytes holds characters of one, two or four bytes each. */
int holds_characters(const Array *array, int width);

/* One of these characters. */
static inline uint32_t character_at(const void *points, int width, int64_t at)
{
    if (width == 1)
        return ((const uint8_t *)points)[at];
    return width == 2 ? ((const uint16_t *)points)[at] : ((const uint32_t *)points)[at];
}

PyObject *tokenize(PyObject *module, PyObject *args);
PyObject *digest(PyObject *module, PyObject *args);
PyObject *fetch(PyObject *module, PyObject *args);
PyObject *firsts(PyObject *module, PyObject *args);
PyObject *pieces(PyObject *module, PyObject *args);
PyObject *reread(PyObject *module, PyObject *args);
PyObject *runs(PyObject *module, PyObject *args);
PyObject *sweep(PyObject *module, PyObject *args);
PyObject *split(PyObject *module, PyObject *args);
PyObject *outside(PyObject *module, PyObject *args);
PyObject *places(PyObject *module, PyObject *args);
PyObject *postings(PyObject *module, PyObject *args);
PyObject *steps(PyObject *module, PyObject *args);
PyObject *stretch(PyObject *module, PyObject *args);
PyObject *survey(PyObject *module, PyObject *args);
PyObject *surveys(PyObject *module, PyObject *args);
PyObject *brackets(PyObject *module, PyObject *args);
PyObject *tally(PyObject *module, PyObject *args);
PyObject *align(PyObject *module, PyObject *args);
PyObject *laid(PyObject *module, PyObject *args);
PyObject *labels(PyObject *module, PyObject *object);
PyObject *lookup(PyObject *module, PyObject *args);
PyObject *names(PyObject *module, PyObject *args);
PyObject *chained(PyObject *module, PyObject *args);
PyObject *nearby(PyObject *module, PyObject *args);
PyObject *lexemes(PyObject *module, PyObject *args);
PyObject *openers(PyObject *module, PyObject *args);
PyObject *occurrences(PyObject *module, PyObject *args);
PyObject *forms(PyObject *module, PyObject *object);
PyObject *terms(PyObject *module, PyObject *args);
PyObject *tokens(PyObject *module, PyObject *args);
PyObject *stats(PyObject *module, PyObject *args);
PyObject *stems(PyObject *module, PyObject *args);
PyObject *sentence_ends(PyObject *module, PyObject *args);
PyObject *trimmed(PyObject *module, PyObject *args);
PyObject *widened(PyObject *module, PyObject *args);

#endif
