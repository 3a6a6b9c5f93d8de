/* The words, marks and quotations of masked prose: what the pattern of items/clauses.py finds, in one pass. */
#include "characters.h"

enum { QUOTED = 0xFFFC, MOST_INITIALS = 4 };

static const char *const TITLES[] = {"Mr",  "Mrs", "Ms",   "Mx",  "Dr",  "Drs",  "Prof", "Sen", "Sens", "Rep", "Reps", "Gov", "Govs",
                                     "Gen", "Col", "Lt",   "Maj", "Sgt", "Capt", "Cmdr", "Adm", "Rev",  "Hon", "Jr",   "Sr",  "St"};

static Py_UCS4 at_or_nought(const Text *text, Py_ssize_t at)
{
    return at < text->length ? text->points[at] : 0;
}

static int is_word(const Text *text, Py_ssize_t at)
{
    return at < text->length && (text->points[at] == '_' || is_kind(text, at, DIGIT | LETTER));
}

static Py_ssize_t after_word(const Text *text, Py_ssize_t at)
{
    while (is_word(text, at))
        at++;
    return at;
}

static int is_upper(Py_UCS4 point)
{
    return point >= 'A' && point <= 'Z';
}

static int is_inside(Py_UCS4 point)
{
    return point == '\'' || point == 0x2019 || point == '&' || point == '.' || point == '-';
}

/* Where initials end that open here ("U.S."); where they open if none do. */
static Py_ssize_t after_initials(const Text *text, Py_ssize_t at)
{
    for (int count = 0; count < MOST_INITIALS && is_upper(at_or_nought(text, at)) &&
                        at_or_nought(text, at + 1) == '.';
         count++)
        at += 2;
    return at;
}

/* Where a title with its full stop ends that opens here; where it opens if none does. */
static Py_ssize_t after_title(const Text *text, Py_ssize_t at)
{
    for (size_t number = 0; number < sizeof TITLES / sizeof *TITLES; number++) {
        Py_ssize_t letters = 0;
        while (TITLES[number][letters] && at_or_nought(text, at + letters) == (Py_UCS4)TITLES[number][letters])
            letters++;
        if (!TITLES[number][letters] && at_or_nought(text, at + letters) == '.')
            return at + letters + 1;
    }
    return at;
}

/* Where a token ends that opens here; where it opens if none does. */
static Py_ssize_t token_end(const Text *text, Py_ssize_t start)
{
    Py_UCS4 first = text->points[start];
    Py_ssize_t at = start + (first != QUOTED && is_kind(text, start, DIGIT | LETTER));
    if (at_or_nought(text, at) == QUOTED) {
        while (at_or_nought(text, at) == QUOTED)
            at++;
        return at;
    }
    if (is_upper(first)) {
        if ((at = after_initials(text, start)) > start || (at = after_title(text, start)) > start)
            return at;
    }
    if (is_word(text, start)) {
        at = after_word(text, start);
        while (is_inside(at_or_nought(text, at)) && is_word(text, at + 1))
            at = after_word(text, at + 1);
        Py_UCS4 last = at_or_nought(text, at);
        return at + (last == '\'' || last == 0x2019);
    }
    if (first == '-' && at_or_nought(text, start + 1) == '-') {
        for (at = start + 2; at_or_nought(text, at) == '-';)
            at++;
        return at;
    }
    return start + !is_kind(text, start, SPACE);
}

typedef struct {
    Text text;
    PyObject *string, *marks, *token;
    Py_ssize_t offset;
} Making;

/* A word in lower case, its apostrophes straight. */
static PyObject *lowered(const Making *making, PyObject *word, Py_ssize_t start, Py_ssize_t end)
{
    enum { ROOM = 64 };
    char plain[ROOM];
    int same = 1, fits = end - start <= ROOM;
    for (Py_ssize_t at = start; fits && at < end; at++) {
        Py_UCS4 point = making->text.points[at];
        Py_UCS4 low = is_upper(point) ? point + ('a' - 'A') : point == 0x2019 ? '\'' : point;
        fits = low < 128;
        same = same && low == point;
        plain[at - start] = (char)low;
    }
    if (fits)
        return same ? Py_NewRef(word) : PyUnicode_FromStringAndSize(plain, end - start);
    PyObject *low = PyObject_CallMethod(word, "lower", NULL);
    PyObject *straight = low ? PyObject_CallMethod(low, "replace", "ss", "\xE2\x80\x99", "'") : NULL;
    Py_XDECREF(low);
    return straight;
}

static int put(const Making *making, Py_ssize_t start, Py_ssize_t end, PyObject *list)
{
    PyObject *word = PyUnicode_Substring(making->string, start, end);
    int is_mark = word ? (end - start == 1 ? PySet_Contains(making->marks, word) : 0) : -1;
    if (is_mark) {
        Py_XDECREF(word);
        return is_mark < 0 ? -1 : 0;
    }
    PyObject *items[] = {word, lowered(making, word, start, end), PyLong_FromSsize_t(start + making->offset),
                         PyLong_FromSsize_t(end + making->offset)};
    return add_to(list, row(making->token, items, 4));
}

/* tokens(text, table, start, end, marks, token, offset): a list; None where a character has no place in the table. */
PyObject *tokens(PyObject *Py_UNUSED(module), PyObject *args)
{
    PyObject *table;
    Py_ssize_t start, end;
    Making making;
    if (!PyArg_ParseTuple(args, "UOnnOOn:tokens", &making.string, &table, &start, &end, &making.marks, &making.token,
                          &making.offset) ||
        !is_row(making.token))
        return NULL;
    if (!PyFrozenSet_Check(making.marks) || start < 0 || end > PyUnicode_GetLength(making.string)) {
        PyErr_SetString(PyExc_ValueError, "tokens: the stretch lies beyond the text, or the marks are no set");
        return NULL;
    }
    /* the stretch alone: whoever reads one after the other gives the same text each time */
    making.string = PyUnicode_Substring(making.string, start, end);
    making.offset += start;
    int opened = making.string ? open_text(making.string, table, &making.text) : -1;
    if (opened < 1) {
        Py_XDECREF(making.string);
        return opened < 0 ? NULL : Py_NewRef(Py_None);
    }
    PyObject *list = PyList_New(0);
    for (Py_ssize_t at = 0; list && at < making.text.length;) {
        Py_ssize_t stop = token_end(&making.text, at);
        if (stop > at && put(&making, at, stop, list) < 0)
            Py_CLEAR(list);
        at = stop > at ? stop : at + 1;
    }
    close_text(&making.text);
    Py_DECREF(making.string);
    return list;
}
