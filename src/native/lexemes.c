/* A text cut into numerals, words and signs: what the pattern of text/lexemes.py finds, in one pass.
 *
 * What a character is comes as a number from a table that text/lexemes.py fills in as texts come to need it.
 */
#include "native.h"

#include <stdlib.h>

enum { UNKNOWN, SPACE, DIGIT, LETTER, SIGN };

typedef struct {
    const Py_UCS4 *points;
    const uint8_t *kinds;
    Py_ssize_t length;
} Text;

typedef struct {
    Py_ssize_t start, end;
    int is_digit;
} Lexeme;

static int kind_at(const Text *text, Py_ssize_t at)
{
    return at < text->length ? text->kinds[text->points[at]] : SPACE;
}

static int is_at(const Text *text, Py_ssize_t at, Py_UCS4 sign)
{
    return at < text->length && text->points[at] == sign;
}

static Py_ssize_t after(const Text *text, Py_ssize_t at, int kind)
{
    while (at < text->length && text->kinds[text->points[at]] == kind)
        at++;
    return at;
}

/* Whether a row of short numbers goes on here with commas and no spaces: "22,24,26" is no numeral. */
static int opens_row(const Text *text, Py_ssize_t at)
{
    int groups = 0;
    for (; groups < 9 && is_at(text, at, ','); groups++) {
        Py_ssize_t end = after(text, at + 1, DIGIT);
        if (end == at + 1 || end > at + 3)
            break;
        at = end;
    }
    return groups > 1 && !(is_at(text, at, ',') && kind_at(text, at + 1) == DIGIT);
}

static Py_ssize_t numeral(const Text *text, Py_ssize_t start)
{
    Py_ssize_t end = after(text, start, DIGIT);
    if (start > 1 && text->points[start - 1] == ',' && text->kinds[text->points[start - 2]] == DIGIT)
        return end;
    if (opens_row(text, end))
        return end;
    while ((is_at(text, end, '.') || is_at(text, end, ',')) && kind_at(text, end + 1) == DIGIT)
        end = after(text, end + 1, DIGIT);
    return end;
}

/* Where a blank line ends that begins here; where it begins if none does. */
static Py_ssize_t blank_line(const Text *text, Py_ssize_t start)
{
    Py_ssize_t end = start;
    for (Py_ssize_t at = start + 1; at < text->length && kind_at(text, at) == SPACE; at++)
        if (text->points[at] == '\n')
            end = at + 1;
    return end;
}

static Py_ssize_t end_of(const Text *text, Py_ssize_t start)
{
    switch (text->kinds[text->points[start]]) {
    case SPACE:
        return text->points[start] == '\n' ? blank_line(text, start) : start;
    case DIGIT:
        return numeral(text, start);
    case LETTER:
        return after(text, start, LETTER);
    default:
        break;
    }
    Py_ssize_t end = start + 1;
    while (text->points[start] == '-' && is_at(text, end, '-'))
        end++;
    return end;
}

/* How many lexemes there are; -1 where a character is one that the table does not know. */
static Py_ssize_t cut(const Text *text, Lexeme *found)
{
    for (Py_ssize_t at = 0; at < text->length; at++)
        if (text->points[at] > 0xFFFF || text->kinds[text->points[at]] == UNKNOWN)
            return -1;
    Py_ssize_t count = 0;
    for (Py_ssize_t at = 0; at < text->length;) {
        Py_ssize_t end = end_of(text, at);
        if (end > at)
            found[count++] = (Lexeme){at, end, text->kinds[text->points[at]] == DIGIT};
        at = end > at ? end : at + 1;
    }
    return count;
}

static int put(PyObject *list, Py_ssize_t at, PyObject *item)
{
    return item && PyList_SetItem(list, at, item) == 0;
}

/* Which are digits; the lists of where lexemes start and end, and of their words, with so many empty ones after. */
static PyObject *listed(PyObject *folded, const Lexeme *found, Py_ssize_t count, Py_ssize_t padding, Py_ssize_t length)
{
    PyObject *starts = PyList_New(count + padding), *ends = PyList_New(count + padding);
    PyObject *words = PyList_New(count + padding), *empty = PyUnicode_FromString(""), *result = NULL;
    Py_ssize_t numerals = 0, numeral = 0;
    for (Py_ssize_t at = 0; at < count; at++)
        numerals += found[at].is_digit;
    PyObject *digits = PyList_New(numerals);
    int fine = starts && ends && words && empty && digits;
    for (Py_ssize_t at = 0; fine && at < count; at++)
        if (found[at].is_digit)
            fine = put(digits, numeral++, PyLong_FromSsize_t(at));
    for (Py_ssize_t at = 0; fine && at < count; at++)
        fine = put(starts, at, PyLong_FromSsize_t(found[at].start)) && put(ends, at, PyLong_FromSsize_t(found[at].end)) &&
               put(words, at, PyUnicode_Substring(folded, found[at].start, found[at].end));
    for (Py_ssize_t at = count; fine && at < count + padding; at++)
        fine = put(starts, at, PyLong_FromSsize_t(length)) && put(ends, at, PyLong_FromSsize_t(length)) &&
               put(words, at, Py_NewRef(empty));
    if (fine)
        result = PyTuple_Pack(4, digits, starts, ends, words);
    Py_XDECREF(digits);
    Py_XDECREF(starts);
    Py_XDECREF(ends);
    Py_XDECREF(words);
    Py_XDECREF(empty);
    return result;
}

/* lexemes(text, folded, kinds, padding): four lists, the last three of one length; None where a character is not in the table. */
PyObject *lexemes(PyObject *Py_UNUSED(module), PyObject *args)
{
    PyObject *text, *folded, *table, *result = NULL;
    Py_ssize_t padding;
    Array kinds;
    if (!PyArg_ParseTuple(args, "UUOn:lexemes", &text, &folded, &table, &padding))
        return NULL;
    Py_ssize_t length = PyUnicode_GetLength(text);
    if (borrow(table, &kinds, 1, 0) < 0)
        return NULL;
    if (kinds.items != 0x10000 || PyUnicode_GetLength(folded) != length || padding < 0) {
        give_back(&kinds, 1);
        PyErr_SetString(PyExc_ValueError, "lexemes: a table or a text is of a wrong length");
        return NULL;
    }
    Py_UCS4 *points = PyUnicode_AsUCS4Copy(text);
    Lexeme *found = malloc(sizeof *found * (size_t)(length + 1));
    if (points && found) {
        Text cutting = {points, kinds.view.buf, length};
        Py_ssize_t count = cut(&cutting, found);
        result = count < 0 ? Py_NewRef(Py_None) : listed(folded, found, count, padding, length);
    } else if (points) {
        PyErr_NoMemory();
    }
    free(found);
    PyMem_Free(points);
    give_back(&kinds, 1);
    return result;
}
