/* Texts whose characters a table tells apart, and the rows and lists that are made of what is found in them. */
#ifndef TIEOUT_CHARACTERS_H
#define TIEOUT_CHARACTERS_H

#include "native.h"

/* What a character is, as text/characters.py has it. */
enum { SPACE = 1, DIGIT = 2, LETTER = 4, SIGN = 8, CAPITAL = 16, ALPHABETIC = 32 };

/* The characters of a text, and the table that says what each of them is. */
typedef struct {
    Py_UCS4 *points;
    const uint8_t *kinds;
    Py_ssize_t length;
    Array table;
} Text;

/* Open a text; characters that the table does not know it is asked to learn. Returns 1; 0 where one has no place in it; -1
 * with an exception set. Only after 1 the text is to be closed. */
int open_text(PyObject *text, PyObject *table, Text *opened);
void close_text(Text *text);

/* Whether the character at an offset is of one of some kinds; the offset of the first from there on that is not. */
static inline int is_kind(const Text *text, Py_ssize_t at, int kind)
{
    return at < text->length && text->kinds[text->points[at]] & kind;
}

static inline Py_ssize_t after_kind(const Text *text, Py_ssize_t at, int kind)
{
    while (is_kind(text, at, kind))
        at++;
    return at;
}

/* Whether something is a kind of tuple, of which rows can be made; an exception is set where it is none. */
int is_row(PyObject *type);

/* A new row of that kind, which takes its items; NULL with an exception set, and where one of them is NULL. */
PyObject *row(PyObject *type, PyObject **items, int count);
PyObject *span_of(PyObject *type, Py_ssize_t start, Py_ssize_t end);

/* The number, or whether what there is is true, at a place of a row that was lent. Returns 0, or -1 with an exception set. */
int number_at(PyObject *row, Py_ssize_t at, Py_ssize_t *number);
int truth_at(PyObject *row, Py_ssize_t at, int *truth);

/* Put a new thing into a list. Returns 0, or -1 with an exception set, as it is where the thing is NULL. */
int add_to(PyObject *list, PyObject *item);

#endif
