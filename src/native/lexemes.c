/* A text cut into numerals, words and signs: what the pattern of text/lexemes.py finds, in one pass.
 *
 * What a character is comes from the table of text/characters.py.
 */
#include "characters.h"

#include <stdlib.h>

typedef struct {
    Py_ssize_t start, end;
    int is_digit;
} Lexeme;

static int is_at(const Text *text, Py_ssize_t at, Py_UCS4 sign)
{
    return at < text->length && text->points[at] == sign;
}

/* Whether a row of short numbers goes on here with commas and no spaces: "22,24,26" is no numeral. */
static int opens_row(const Text *text, Py_ssize_t at)
{
    int groups = 0;
    for (; groups < 9 && is_at(text, at, ','); groups++) {
        Py_ssize_t end = after_kind(text, at + 1, DIGIT);
        if (end == at + 1 || end > at + 3)
            break;
        at = end;
    }
    return groups > 1 && !(is_at(text, at, ',') && is_kind(text, at + 1, DIGIT));
}

static Py_ssize_t numeral(const Text *text, Py_ssize_t start)
{
    Py_ssize_t end = after_kind(text, start, DIGIT);
    if (start > 1 && text->points[start - 1] == ',' && is_kind(text, start - 2, DIGIT))
        return end;
    if (opens_row(text, end))
        return end;
    while ((is_at(text, end, '.') || is_at(text, end, ',')) && is_kind(text, end + 1, DIGIT))
        end = after_kind(text, end + 1, DIGIT);
    return end;
}

/* Where a blank line ends that begins here; where it begins if none does. */
static Py_ssize_t blank_line(const Text *text, Py_ssize_t start)
{
    Py_ssize_t end = start;
    for (Py_ssize_t at = start + 1; is_kind(text, at, SPACE); at++)
        if (text->points[at] == '\n')
            end = at + 1;
    return end;
}

static Py_ssize_t end_of(const Text *text, Py_ssize_t start)
{
    switch (text->kinds[text->points[start]] & (SPACE | DIGIT | LETTER)) {
    case SPACE:
        return text->points[start] == '\n' ? blank_line(text, start) : start;
    case DIGIT:
        return numeral(text, start);
    case LETTER:
        return after_kind(text, start, LETTER);
    default:
        break;
    }
    Py_ssize_t end = start + 1;
    while (text->points[start] == '-' && is_at(text, end, '-'))
        end++;
    return end;
}

/* Fill in the lexemes; returns how many there are. */
static Py_ssize_t cut(const Text *text, Lexeme *found)
{
    Py_ssize_t count = 0;
    for (Py_ssize_t at = 0; at < text->length;) {
        Py_ssize_t end = end_of(text, at);
        if (end > at)
            found[count++] = (Lexeme){at, end, is_kind(text, at, DIGIT)};
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

/* lexemes(text, folded, table, padding): four lists, the last three of one length; None where a character has no place in the table. */
PyObject *lexemes(PyObject *Py_UNUSED(module), PyObject *args)
{
    PyObject *string, *folded, *table, *result = NULL;
    Py_ssize_t padding;
    Text text;
    if (!PyArg_ParseTuple(args, "UUOn:lexemes", &string, &folded, &table, &padding))
        return NULL;
    if (PyUnicode_GetLength(folded) != PyUnicode_GetLength(string) || padding < 0) {
        PyErr_SetString(PyExc_ValueError, "lexemes: a text is of a wrong length");
        return NULL;
    }
    int opened = open_text(string, table, &text);
    if (opened < 1)
        return opened < 0 ? NULL : Py_NewRef(Py_None);
    Lexeme *found = malloc(sizeof *found * (size_t)(text.length + 1));
    if (found)
        result = listed(folded, found, cut(&text, found), padding, text.length);
    else
        PyErr_NoMemory();
    free(found);
    close_text(&text);
    return result;
}

/* The numbers of the words that are among the heads, or listed among the digits, which ascend; NULL with an exception set. */
static PyObject *opening(PyObject *words, Py_ssize_t count, PyObject *heads, PyObject *digits)
{
    PyObject *found = PyList_New(0);
    Py_ssize_t numerals = PyList_Size(digits), numeral = 0;
    for (Py_ssize_t at = 0; found && at < count; at++) {
        int opens = numeral < numerals && PyLong_AsSsize_t(PyList_GetItem(digits, numeral)) == at;
        numeral += opens;
        if (!opens)
            opens = PyErr_Occurred() ? -1 : PySet_Contains(heads, PyList_GetItem(words, at));
        if (opens < 0 || (opens && add_to(found, PyLong_FromSsize_t(at)) < 0))
            Py_CLEAR(found);
    }
    return found;
}

/* openers(words, count, heads, digits): the numbers, ascending, of those of the first words that are among a set, or digits. */
PyObject *openers(PyObject *Py_UNUSED(module), PyObject *args)
{
    PyObject *words, *heads, *digits;
    Py_ssize_t count;
    if (!PyArg_ParseTuple(args, "O!nO!O!:openers", &PyList_Type, &words, &count, &PyFrozenSet_Type, &heads, &PyList_Type, &digits))
        return NULL;
    if (count > PyList_Size(words)) {
        PyErr_SetString(PyExc_ValueError, "openers: there are not so many words");
        return NULL;
    }
    return opening(words, count, heads, digits);
}
