/* Where the sentences of a text end, as text/sentences.py says, and the stretches between some cuts. */
#include "characters.h"

typedef struct {
    Text text;
    PyObject *string, *abbreviations, *decide;
    Py_ssize_t longest; /* no abbreviation has so many letters */
} Reading;

static int closes(Py_UCS4 point)
{
    switch (point) {
    case '"':
    case '\'':
    case ')':
    case ']':
    case 0x201D:
    case 0x2019:
    case 0xBB:
    case 0x201C: /* as German has them: „so.“, ‚so.‘, »so.« */
    case 0x2018:
    case 0xAB:
        return 1;
    default:
        return 0;
    }
}

/* Up to three digits; 0 where none is here. */
static Py_ssize_t number_end(const Text *text, Py_ssize_t at)
{
    Py_ssize_t first = at;
    while (at < text->length && at - first < 3 && text->points[at] >= '0' && text->points[at] <= '9')
        at++;
    return at > first ? at : 0;
}

/* Where the mark of a note ends that begins here: "[1]", "[^2]", "[3, 4]", "¹"; 0 where none does. */
static Py_ssize_t note_end(const Text *text, Py_ssize_t at)
{
    Py_UCS4 point = text->points[at];
    if (point == 0xB9 || point == 0xB2 || point == 0xB3 || point == 0x2070 || (point >= 0x2074 && point <= 0x2079))
        return at + 1;
    if (point != '[')
        return 0;
    at += at + 1 < text->length && text->points[at + 1] == '^' ? 2 : 1;
    for (int numbers = 0; numbers < 10 && (at = number_end(text, at)) && at < text->length; numbers++) {
        point = text->points[at++];
        if (point == ']')
            return at;
        if (point != ',' && point != '-' && point != 0x2013)
            return 0;
        at += at < text->length && text->points[at] == ' ';
    }
    return 0;
}

static int is_wide(Py_UCS4 point)
{
    return point == 0x3002 || point == 0xFF01 || point == 0xFF1F;
}

static int stops(Py_UCS4 point)
{
    return point == '.' || point == '!' || point == '?' || point == 0x2026 || is_wide(point);
}

/* Where a blank line ends whose line end is here; 0 where none is. */
static Py_ssize_t blank_end(const Text *text, Py_ssize_t at)
{
    for (at++; at < text->length && (text->points[at] == ' ' || text->points[at] == '\t'); at++)
        continue;
    return at < text->length && text->points[at] == '\n' ? at + 1 : 0;
}

/* Where the marks end that stop here, with those that close after them and those of notes; 0 where nothing stops. `reach` is where the marks
 * end that were gone over last: of a long row of them none is gone over for each. */
static Py_ssize_t stop_end(const Text *text, Py_ssize_t start, Py_ssize_t *reach)
{
    if (text->points[start] == '\n')
        return blank_end(text, start);
    if (!stops(text->points[start]))
        return 0;
    if (start >= *reach) {
        Py_ssize_t end = start + 1;
        while (end < text->length && stops(text->points[end]))
            end++;
        while (end < text->length && closes(text->points[end]))
            end++;
        for (Py_ssize_t after; end < text->length && (after = note_end(text, end));)
            end = after;
        *reach = end;
    }
    if (*reach == text->length || is_kind(text, *reach, SPACE))
        return *reach;
    return is_wide(text->points[start]) ? start + 1 : 0;
}

/* Whether a word of a few plain letters is an abbreviation; -1 with an exception set. */
static int is_abbreviation(const Reading *reading, Py_ssize_t start, Py_ssize_t end)
{
    char folded[32];
    for (Py_ssize_t at = start; at < end; at++) {
        Py_UCS4 point = reading->text.points[at];
        folded[at - start] = (char)(point >= 'A' && point <= 'Z' ? point + ('a' - 'A') : point);
    }
    PyObject *word = PyUnicode_FromStringAndSize(folded, end - start);
    int found = word ? PySet_Contains(reading->abbreviations, word) : -1;
    Py_XDECREF(word);
    return found;
}

/* Whether the marks of a stop, or a blank line, end a sentence. Where a word may be an abbreviation, `decide` says so. */
static int ends(const Reading *reading, Py_ssize_t start, Py_ssize_t end)
{
    const Text *text = &reading->text;
    if (text->points[start] != '.' || end - start > 1)
        return 1;
    Py_ssize_t first = start;
    int plain = 1;
    while (first > 0 && start - first < reading->longest && is_kind(text, first - 1, ALPHABETIC))
        plain = text->points[--first] < 128 && plain;
    if (start - first == reading->longest)
        return 1;
    if (plain && start - first > 1 && first > 0 && text->points[first - 1] == ' ') {
        int found = is_abbreviation(reading, first, start);
        if (found <= 0)
            return found < 0 ? -1 : 1;
    }
    PyObject *answer = PyObject_CallFunction(reading->decide, "Onn", reading->string, start, end);
    int found = answer ? PyObject_IsTrue(answer) : -1;
    Py_XDECREF(answer);
    return found;
}

static int is_blank(const Text *text, Py_ssize_t start, Py_ssize_t end)
{
    for (; start < end; start++)
        if (!is_kind(text, start, SPACE))
            return 0;
    return 1;
}

static int gather(const Reading *reading, PyObject *list)
{
    const Text *text = &reading->text;
    Py_ssize_t after = 0, reach = 0;
    int ended = 0;
    for (Py_ssize_t at = 0; at < text->length; at++) {
        Py_ssize_t end = stop_end(text, at, &reach);
        if (!end)
            continue;
        if (text->points[at] != '\n' || !ended || !is_blank(text, after, at)) {
            ended = end < text->length ? ends(reading, at, end) : 0;
            if (ended < 0 || (ended && add_to(list, PyLong_FromSsize_t(end)) < 0))
                return -1;
        }
        after = end;
        at = end - 1;
    }
    return 0;
}

/* sentence_ends(text, table, abbreviations, longest, decide): a list; None where a character has no place in the table. */
PyObject *sentence_ends(PyObject *Py_UNUSED(module), PyObject *args)
{
    PyObject *table;
    Reading reading;
    if (!PyArg_ParseTuple(args, "UOOnO:sentence_ends", &reading.string, &table, &reading.abbreviations,
                          &reading.longest, &reading.decide))
        return NULL;
    if (!PyFrozenSet_Check(reading.abbreviations) || reading.longest < 0 || reading.longest > 32) {
        PyErr_SetString(PyExc_ValueError, "sentence_ends: the abbreviations are no set, or too long");
        return NULL;
    }
    int opened = open_text(reading.string, table, &reading.text);
    if (opened < 1)
        return opened < 0 ? NULL : Py_NewRef(Py_None);
    PyObject *list = PyList_New(0);
    if (list && gather(&reading, list) < 0)
        Py_CLEAR(list);
    close_text(&reading.text);
    return list;
}

/* Add what lies between two cuts, at most so many characters at once, without the white space around it. */
static int add_between(const Text *text, Py_ssize_t start, Py_ssize_t end, Py_ssize_t longest, PyObject *span, PyObject *list)
{
    for (; start < end; start += longest) {
        Py_ssize_t high = end - start > longest ? start + longest : end, low = start;
        while (low < high && is_kind(text, low, SPACE))
            low++;
        while (low < high && is_kind(text, high - 1, SPACE))
            high--;
        if (low < high && add_to(list, span_of(span, low, high)) < 0)
            return -1;
    }
    return 0;
}

/* trimmed(text, table, cuts, longest, span): the spans between some ascending offsets, the text's two ends included;
 * None where a character has no place in the table. */
PyObject *trimmed(PyObject *Py_UNUSED(module), PyObject *args)
{
    PyObject *string, *table, *cuts, *span;
    Py_ssize_t longest;
    Text text;
    if (!PyArg_ParseTuple(args, "UOO!nO:trimmed", &string, &table, &PyList_Type, &cuts, &longest, &span) ||
        !is_row(span))
        return NULL;
    int opened = longest < 1 ? -1 : open_text(string, table, &text);
    if (opened < 1) {
        if (longest < 1)
            PyErr_SetString(PyExc_ValueError, "trimmed: nothing is so short");
        return opened < 0 ? NULL : Py_NewRef(Py_None);
    }
    PyObject *list = PyList_New(0);
    Py_ssize_t start = 0, count = PyList_Size(cuts);
    int fine = list != NULL;
    for (Py_ssize_t at = 0; fine && at <= count; at++) {
        Py_ssize_t end = at < count ? PyLong_AsSsize_t(PyList_GetItem(cuts, at)) : text.length;
        if (end < start || end > text.length) {
            if (!PyErr_Occurred())
                PyErr_SetString(PyExc_ValueError, "trimmed: the cuts do not ascend, or lie beyond the text");
            fine = 0;
        }
        fine = fine && add_between(&text, start, end, longest, span, list) == 0;
        start = end;
    }
    close_text(&text);
    if (!fine)
        Py_CLEAR(list);
    return list;
}
