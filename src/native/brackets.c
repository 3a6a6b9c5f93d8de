/* Brackets that close on their line, as documents/stage.py looks for them: whether what they hold is said of the scene is
 * decided there.
 */
#include "looks.h"

#define MOST 90 /* characters that a bracket holds */

typedef struct {
    const void *points;
    int width;
    Py_ssize_t length;
} Text;

static uint32_t point_at(const Text *text, Py_ssize_t at)
{
    return character_at(text->points, text->width, at);
}

/* Where the bracket ends that opens at a place, past its end; the place itself where none does. */
static Py_ssize_t end_of(const Text *text, Py_ssize_t start)
{
    uint32_t opener = point_at(text, start), closer = opener == '[' ? ']' : ')';
    for (Py_ssize_t at = start + 1; at < text->length && at <= start + MOST + 1; at++) {
        uint32_t point = point_at(text, at);
        if (point == closer)
            return at > start + 1 ? at + 1 : start;
        if (point == opener || point == '\n' || point == '\r')
            return start;
    }
    return start;
}

#define BLOCK 32 /* characters that are looked at together: most of a text holds no bracket */

/* The next place from one on at which a bracket opens; written once for characters of one, two and four bytes. */
#define NEXT(NAME, TYPE)                                                                                               \
    static Py_ssize_t NAME(const TYPE *points, Py_ssize_t at, Py_ssize_t length)                                       \
    {                                                                                                                  \
        for (; at + BLOCK <= length; at += BLOCK) {                                                                    \
            int found = 0;                                                                                             \
            for (int step = 0; step < BLOCK; step++)                                                                   \
                found |= (points[at + step] == '[') | (points[at + step] == '(');                                      \
            if (found)                                                                                                 \
                break;                                                                                                 \
        }                                                                                                              \
        while (at < length && points[at] != '[' && points[at] != '(')                                                  \
            at++;                                                                                                      \
        return at;                                                                                                     \
    }

NEXT(next8, uint8_t)
NEXT(next16, uint16_t)
NEXT(next32, uint32_t)

static Py_ssize_t next_opener(const Text *text, Py_ssize_t at)
{
    if (text->width == 1)
        return next8(text->points, at, text->length);
    return text->width == 2 ? next16(text->points, at, text->length) : next32(text->points, at, text->length);
}

/* The same in a text as its bytes stand in its file. */
static int64_t end_in_bytes(const uint8_t *data, int64_t size, int64_t start)
{
    uint8_t opener = data[start], closer = opener == '[' ? ']' : ')';
    int characters = 0;
    for (int64_t at = start + 1; at < size && characters <= MOST; at++) {
        if (data[at] == closer)
            return at > start + 1 ? at + 1 : start;
        if (data[at] == opener || data[at] == '\n' || data[at] == '\r')
            return start;
        characters += (data[at] & 0xC0) != 0x80;
    }
    return start;
}

int64_t next_bracket(const uint8_t *data, int64_t size, int64_t from, int64_t *end)
{
    for (int64_t at = next8(data, from, size); at < size; at = next8(data, at + 1, size))
        if ((*end = end_in_bytes(data, size, at)) > at)
            return at;
    return size;
}

/* brackets(points, width, starts, ends) -> how many there are, each filled in; -1 where there are more than there is room
 * for. */
PyObject *brackets(PyObject *Py_UNUSED(module), PyObject *args)
{
    enum { POINTS_, STARTS, ENDS, ARRAYS };
    static const size_t sizes[ARRAYS] = {1, 8, 8};
    PyObject *lent[ARRAYS];
    Array a[ARRAYS];
    int width;
    if (!PyArg_ParseTuple(args, "OiOO:brackets", &lent[POINTS_], &width, &lent[STARTS], &lent[ENDS]) ||
        borrow_all(lent, a, sizes, ARRAYS, ARRAYS - STARTS) < 0)
        return NULL;
    Py_ssize_t count = 0;
    int fits = holds_characters(&a[POINTS_], width) && a[ENDS].items == a[STARTS].items;
    if (fits) {
        int64_t *starts = a[STARTS].view.buf, *ends = a[ENDS].view.buf;
        Text text = {a[POINTS_].view.buf, width, a[POINTS_].view.len / width};
        Py_BEGIN_ALLOW_THREADS
        for (Py_ssize_t at = next_opener(&text, 0); at < text.length && count >= 0; at = next_opener(&text, at)) {
            Py_ssize_t end = end_of(&text, at);
            if (end > at && count == a[STARTS].items) {
                count = -1;
            } else if (end > at) {
                starts[count] = at;
                ends[count++] = end;
            }
            at = end > at ? end : at + 1;
        }
        Py_END_ALLOW_THREADS
    }
    give_back(a, ARRAYS);
    if (!fits) {
        PyErr_SetString(PyExc_ValueError, "brackets: an array is of another length than it has to be");
        return NULL;
    }
    return PyLong_FromSsize_t(count);
}
