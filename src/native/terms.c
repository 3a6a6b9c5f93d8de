/* The words of a text and their stems: what the pattern of text/terms.py finds, and what is kept of words there. */
#include "characters.h"

static int is_apostrophe(Py_UCS4 point)
{
    return point == '\'' || point == '.' || point == 0x2019;
}

static int is_mark(Py_UCS4 point)
{
    return point == '.' || point == ',';
}

/* Where a word or a number ends that begins here. */
static Py_ssize_t word_end(const Text *text, Py_ssize_t start)
{
    int digits = is_kind(text, start, DIGIT), kind = digits ? DIGIT : DIGIT | LETTER;
    Py_ssize_t end = after_kind(text, start, kind);
    while (end < text->length && (digits ? is_mark(text->points[end]) : is_apostrophe(text->points[end])) &&
           is_kind(text, end + 1, kind))
        end = after_kind(text, end + 1, kind);
    return end;
}

/* The stem of a word, as the mapping has it, which makes those that it does not know. A new reference. */
static PyObject *stem_of(PyObject *known, PyObject *text, Py_ssize_t start, Py_ssize_t end)
{
    PyObject *word = PyUnicode_Substring(text, start, end);
    if (!word)
        return NULL;
    PyObject *stem = PyDict_GetItemWithError(known, word);
    if (stem)
        Py_INCREF(stem);
    else if (!PyErr_Occurred())
        stem = PyObject_GetItem(known, word);
    Py_DECREF(word);
    return stem;
}

typedef struct {
    PyObject *text, *known, *span, *term; /* term is NULL where only stems are wanted */
    Py_ssize_t offset;
} Wanted;

/* Put a word into the list of terms or the set of stems; one without a stem is left out. */
static int put(const Wanted *wanted, const Text *text, Py_ssize_t start, Py_ssize_t end, PyObject *into)
{
    PyObject *stem = stem_of(wanted->known, wanted->text, start, end);
    if (!stem || !PyUnicode_Check(stem) || !PyUnicode_GetLength(stem)) {
        if (stem && !PyUnicode_Check(stem))
            PyErr_SetString(PyExc_ValueError, "terms: a stem is no text");
        Py_XDECREF(stem);
        return PyErr_Occurred() ? -1 : 0;
    }
    if (wanted->term) {
        PyObject *items[] = {stem, span_of(wanted->span, start + wanted->offset, end + wanted->offset),
                             PyBool_FromLong(is_kind(text, start, CAPITAL))};
        return add_to(into, row(wanted->term, items, 3));
    }
    int found = PySet_Add(into, stem);
    Py_DECREF(stem);
    return found;
}

/* All words of a text, in a list or a set that is given; None where a character has no place in the table. Takes `into`. */
static PyObject *gathered(const Wanted *wanted, PyObject *table, PyObject *into)
{
    Text text;
    int opened = into ? open_text(wanted->text, table, &text) : -1;
    if (opened < 1) {
        Py_XDECREF(into);
        return opened < 0 ? NULL : Py_NewRef(Py_None);
    }
    int fine = 1;
    for (Py_ssize_t at = 0; fine && at < text.length; at++) {
        if (is_kind(&text, at, DIGIT | LETTER)) {
            Py_ssize_t end = word_end(&text, at);
            fine = put(wanted, &text, at, end, into) == 0;
            at = end - 1;
        }
    }
    close_text(&text);
    if (!fine)
        Py_CLEAR(into);
    return into;
}

/* terms(text, table, known, term, span, offset): a list of the words of a text that have a stem, each with its span,
 * which counts from the offset on, and whether it opens with a capital. */
PyObject *terms(PyObject *Py_UNUSED(module), PyObject *args)
{
    PyObject *table;
    Wanted wanted;
    if (!PyArg_ParseTuple(args, "UOO!OOn:terms", &wanted.text, &table, &PyDict_Type, &wanted.known, &wanted.term,
                          &wanted.span, &wanted.offset))
        return NULL;
    return is_row(wanted.term) && is_row(wanted.span) ? gathered(&wanted, table, PyList_New(0)) : NULL;
}

/* stems(text, table, known): the stems of the words of a text. */
PyObject *stems(PyObject *Py_UNUSED(module), PyObject *args)
{
    PyObject *table;
    Wanted wanted = {0};
    if (!PyArg_ParseTuple(args, "UOO!:stems", &wanted.text, &table, &PyDict_Type, &wanted.known))
        return NULL;
    return gathered(&wanted, table, PyFrozenSet_New(NULL));
}
