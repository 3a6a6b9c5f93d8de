/* The runs of a path through one stretch of a source, where they need not be settled: no gap that could be slid, no edge
 * that may have to be let go. library/pairs.py tells what these are, and settles the others.
 */
#include "characters.h"

/* In the order in which library/pairs.py lends them. */
typedef struct {
    int64_t stray_words, stray_pairs, stray_gap;
} Limits;

typedef struct {
    Py_ssize_t item, place, length;
    int same;
} Stretch;

typedef struct {
    const int64_t *source;
    const uint8_t *marks; /* 1 for an ellipsis before a word */
    Py_ssize_t words, items;
    const Limits *limits;
} Row;

/* Read a stretch that was lent. Returns 0; -1 with an exception set where it is none, or not of these words. */
static int read_stretch(PyObject *stretches, Py_ssize_t number, const Row *row, Stretch *stretch)
{
    PyObject *lent = PyTuple_GetItem(stretches, number);
    if (!lent || number_at(lent, 0, &stretch->item) < 0 || number_at(lent, 1, &stretch->place) < 0 ||
        number_at(lent, 2, &stretch->length) < 0 || truth_at(lent, 3, &stretch->same) < 0)
        return -1;
    if (stretch->item >= 0 && stretch->place >= 0 && stretch->length > 0 && stretch->length <= row->items - stretch->item &&
        stretch->length <= row->words - stretch->place)
        return 0;
    PyErr_SetString(PyExc_ValueError, "runs: a stretch is not of these words");
    return -1;
}

/* Whether an ellipsis stands between the words of two stretches. */
static int is_marked(const Row *row, const Stretch *before, const Stretch *after)
{
    for (Py_ssize_t boundary = before->item + before->length; boundary <= after->item; boundary++)
        if (row->marks[boundary])
            return 1;
    return 0;
}

/* Whether the gap between two stretches could be slid, or they be joined, or do not follow each other. */
static int is_loose(const Row *row, const Stretch *before, const Stretch *after)
{
    Py_ssize_t last = before->place + before->length - 1, gap = after->place - last - 1;
    Py_ssize_t put_in = after->item - before->item - before->length;
    if (gap < 0 || put_in < 0 || (!gap && !put_in && before->same == after->same))
        return 1;
    if (put_in || !gap || is_marked(row, before, after))
        return 0;
    return (before->same && row->source[last] == row->source[last + gap]) ||
           (after->same && row->source[after->place] == row->source[after->place - gap]);
}

/* Whether one of the edges up to stretch `last`, counted from one end in steps of one, may have strayed there. */
static int may_stray(const Row *row, const Stretch *from, int step, Py_ssize_t count)
{
    int64_t pairs = 0, same = 0;
    for (Py_ssize_t n = 0; n + 1 < count; n++, from += step) {
        const Stretch *before = step > 0 ? from : from - 1, *after = before + 1;
        pairs += from->length;
        same += from->same ? from->length : 0;
        if (pairs > row->limits->stray_pairs || same > row->limits->stray_words)
            return 0;
        if ((pairs <= row->limits->stray_words || 2 * same < pairs) &&
            after->place - (before->place + before->length - 1) > row->limits->stray_gap && !is_marked(row, before, after))
            return 1;
    }
    return 0;
}

static int are_settled(const Row *row, const Stretch *stretches, Py_ssize_t count)
{
    const Stretch *last = stretches + count - 1;
    if (count > 1 && !(stretches->same && last->same))
        return 0;
    for (Py_ssize_t n = 1; n < count; n++)
        if (is_loose(row, stretches + n - 1, stretches + n))
            return 0;
    return !may_stray(row, stretches, 1, count) && !may_stray(row, last, -1, count);
}

static PyObject *as_runs(PyObject *kind, PyObject *opened, Py_ssize_t first, const Stretch *stretches, Py_ssize_t count)
{
    PyObject *runs = PyList_New(0);
    for (Py_ssize_t n = 0; runs && n < count; n++) {
        PyObject *fields[] = {PyLong_FromSsize_t(stretches[n].item), Py_NewRef(opened),
                              PyLong_FromSsize_t(first + stretches[n].place), PyLong_FromSsize_t(stretches[n].length),
                              PyBool_FromLong(stretches[n].same)};
        if (add_to(runs, row(kind, fields, 5)) < 0)
            Py_CLEAR(runs);
    }
    return runs;
}

/* Of more stretches than this a path is seldom made; Python settles them. */
#define MOST 64

/* runs(stretches, source, marks, limits, opened, first, kind): a list, or None where something is to be settled. */
PyObject *runs(PyObject *Py_UNUSED(module), PyObject *args)
{
    enum { SOURCE, MARKS, LIMITS, ARRAYS };
    static const size_t sizes[ARRAYS] = {8, 1, 8};
    PyObject *lent[ARRAYS], *path, *opened, *kind, *found = NULL;
    Array a[ARRAYS];
    Stretch stretches[MOST];
    Py_ssize_t first;
    if (!PyArg_ParseTuple(args, "O!OOOOnO:runs", &PyTuple_Type, &path, &lent[SOURCE], &lent[MARKS], &lent[LIMITS], &opened,
                          &first, &kind))
        return NULL;
    if (!is_row(kind) || borrow_all(lent, a, sizes, ARRAYS, 0) < 0)
        return NULL;
    Row row = {a[SOURCE].view.buf, a[MARKS].view.buf, a[SOURCE].items, a[MARKS].items, a[LIMITS].view.buf};
    Py_ssize_t count = PyTuple_Size(path);
    int fine = a[LIMITS].view.len == sizeof(Limits) && first >= 0 && first <= PY_SSIZE_T_MAX - row.words;
    if (!fine)
        PyErr_SetString(PyExc_ValueError, "runs: the limits are of a wrong length, or the first word is none");
    for (Py_ssize_t n = 0; fine && count <= MOST && n < count; n++)
        fine = read_stretch(path, n, &row, stretches + n) == 0;
    if (fine && count && count <= MOST && are_settled(&row, stretches, count))
        found = as_runs(kind, opened, first, stretches, count);
    else if (fine)
        found = Py_NewRef(Py_None);
    give_back(a, ARRAYS);
    return found;
}
