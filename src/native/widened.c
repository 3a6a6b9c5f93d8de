/* The characters of a text in UTF-8 as numbers of two bytes: what text/words.py gets from a string by encoding it anew. */
#include "native.h"

#include <string.h>

#define TOGETHER 16
#define BEYOND_ASCII UINT64_C(0x8080808080808080)

static int is_ascii(const uint8_t *at)
{
    uint64_t first, second;
    memcpy(&first, at, 8);
    memcpy(&second, at + 8, 8);
    return !((first | second) & BEYOND_ASCII);
}

/* Read one character, and move on behind it; -1 where it is none, or takes more than two bytes as a number. */
static int32_t next_character(const uint8_t **at, const uint8_t *end)
{
    const uint8_t *here = *at;
    int more = *here < 0x80 ? 0 : *here >= 0xC2 && *here < 0xE0 ? 1 : *here >= 0xE0 && *here < 0xF0 ? 2 : -1;
    if (more < 0 || end - here <= more)
        return -1;
    int32_t character = more == 0 ? *here : more == 1 ? *here & 0x1F : *here & 0x0F;
    for (int byte = 1; byte <= more; byte++) {
        if ((here[byte] & 0xC0) != 0x80)
            return -1;
        character = character << 6 | (here[byte] & 0x3F);
    }
    *at = here + more + 1;
    return more == 2 && (character < 0x800 || (character >= 0xD800 && character < 0xE000)) ? -1 : character;
}

/* Returns whether all characters could be read, and are as many as there is room for. */
static int widen(const uint8_t *at, const uint8_t *end, uint16_t *points, Py_ssize_t room)
{
    const uint16_t *last = points + room;
    while (at < end) {
        while (end - at >= TOGETHER && last - points >= TOGETHER && is_ascii(at)) {
            for (int letter = 0; letter < TOGETHER; letter++)
                points[letter] = at[letter];
            at += TOGETHER;
            points += TOGETHER;
        }
        /* as many again one by one, or what is left: the next stretch may be of ASCII alone */
        for (int letter = 0; letter < TOGETHER && at < end; letter++) {
            int32_t character = next_character(&at, end);
            if (character < 0 || points == last)
                return 0;
            *points++ = (uint16_t)character;
        }
    }
    return points == last;
}

/* widened(data, points) -> whether the points were filled in: not where the text has another number of characters, one that
 * two bytes do not hold, or is no UTF-8. */
PyObject *widened(PyObject *Py_UNUSED(module), PyObject *args)
{
    enum { DATA, POINTS_, ARRAYS };
    static const size_t sizes[ARRAYS] = {1, 2};
    PyObject *lent[ARRAYS];
    Array a[ARRAYS];
    int whole;
    if (!PyArg_ParseTuple(args, "OO:widened", &lent[DATA], &lent[POINTS_]) ||
        borrow_all(lent, a, sizes, ARRAYS, ARRAYS - POINTS_) < 0)
        return NULL;
    const uint8_t *data = a[DATA].view.buf;
    Py_BEGIN_ALLOW_THREADS
    whole = widen(data, data + a[DATA].items, a[POINTS_].view.buf, a[POINTS_].items);
    Py_END_ALLOW_THREADS
    give_back(a, ARRAYS);
    return PyBool_FromLong(whole);
}
