/* Words of a text: where each begins and ends, and the hash of its folded spelling, in one pass.
 *
 * What a character is to a word comes in tables from text/words.py, which alone knows the rules of Unicode; here is only
 * what its neighbours make of it. The two must agree to the bit: tests/properties/test_native.py holds them equal.
 */
#include "texts.h"

enum { SEPARATOR, LETTER, DIGIT, APOSTROPHE, SILENT, ALONE, COMMA, POINT, DOUBLE, UNKNOWN, LIGATURE };

/* What a ligature is hashed as: its letters, from the last bits on, so many for each. */
#define LETTER_BITS 21
#define LETTER_MASK ((UINT64_C(1) << LETTER_BITS) - 1)

#define MULTIPLIER UINT64_C(0x9E3779B97F4A7C15)

typedef struct {
    const void *points;
    Py_ssize_t length;
    const uint8_t *classes;
    const uint64_t *folds;
    int64_t *starts, *ends;
    uint64_t *hashes;
    Py_ssize_t room;
    int apart;
} Job;

static inline uint64_t mixed(uint64_t value)
{
    value = (value ^ (value >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    value = (value ^ (value >> 27)) * UINT64_C(0x94D049BB133111EB);
    return value ^ (value >> 31);
}

/* The powers of the multiplier by which a word's letters are weighed: most words have fewer letters than are listed. */
#define SQUARE(X) ((X) * (X))
#define P1 MULTIPLIER
#define P2 SQUARE(P1)
#define P4 SQUARE(P2)
#define P8 SQUARE(P4)
#define FOUR(FROM) (FROM), (FROM) * P1, (FROM) * P2, (FROM) * P1 * P2
static const uint64_t powers[] = {FOUR(UINT64_C(1)), FOUR(P4), FOUR(P8), FOUR(P8 * P4)};
enum { LISTED = sizeof powers / sizeof *powers };

static uint64_t far_power(uint64_t exponent)
{
    uint64_t result = 1, factor = MULTIPLIER;
    for (; exponent; exponent >>= 1, factor *= factor)
        if (exponent & 1)
            result *= factor;
    return result;
}

static inline uint64_t power(uint64_t exponent)
{
    return exponent < LISTED ? powers[exponent] : far_power(exponent);
}

static inline int spells(uint8_t kind)
{
    return kind == LETTER || kind == DIGIT || kind == LIGATURE;
}

/* Written once for characters of one, two and four bytes. `word` is the first place of the word that is open, or -1. */
#define WALK(NAME, TYPE)                                                                                               \
    static inline uint8_t NAME##_kind(const Job *job, Py_ssize_t place)                                                \
    {                                                                                                                  \
        uint32_t point = ((const TYPE *)job->points)[place];                                                           \
        return point < POINTS ? job->classes[point] : SEPARATOR;                                                       \
    }                                                                                                                  \
                                                                                                                       \
    static int NAME##_digits_follow(const Job *job, Py_ssize_t place)                                                  \
    {                                                                                                                  \
        for (Py_ssize_t step = 1; step <= 3; step++)                                                                   \
            if (place + step >= job->length || NAME##_kind(job, place + step) != DIGIT)                                \
                return 0;                                                                                              \
        return place + 4 >= job->length || NAME##_kind(job, place + 4) != DIGIT;                                       \
    }                                                                                                                  \
                                                                                                                       \
    static Py_ssize_t NAME(const Job *job)                                                                             \
    {                                                                                                                  \
        const TYPE *points = job->points;                                                                              \
        Py_ssize_t count = 0, word = -1, last = 0, place = 0;                                                          \
        uint64_t sum = 0, letters = 0;                                                                                 \
        while (place <= job->length) {                                                                                 \
            uint8_t kind = place < job->length ? NAME##_kind(job, place) : SEPARATOR;                                  \
            if (kind == LETTER || kind == DIGIT) {                                                                     \
                if (word < 0) {                                                                                        \
                    word = place;                                                                                      \
                    sum = letters = 0;                                                                                 \
                }                                                                                                      \
                do {                                                                                                   \
                    sum += job->folds[points[place++]] * power(letters++);                                             \
                    kind = place < job->length ? NAME##_kind(job, place) : SEPARATOR;                                  \
                } while (kind == LETTER || kind == DIGIT);                                                             \
                last = place - 1;                                                                                      \
            }                                                                                                          \
            if (kind > DIGIT) {                                                                                        \
                if (kind == UNKNOWN || (kind == DOUBLE && !job->apart))                                                \
                    return UNDECIDED;                                                                                  \
                uint8_t before = place > 0 ? NAME##_kind(job, place - 1) : SEPARATOR;                                  \
                uint8_t after = place + 1 < job->length ? NAME##_kind(job, place + 1) : SEPARATOR;                     \
                int digits = before == DIGIT && after == DIGIT;                                                        \
                if (kind == LIGATURE || (kind == POINT && digits)) {                                                   \
                    uint64_t fold = job->folds[points[place]];                                                         \
                    if (word < 0) {                                                                                    \
                        word = place;                                                                                  \
                        sum = letters = 0;                                                                             \
                    }                                                                                                  \
                    for (; kind == LIGATURE && fold > LETTER_MASK; fold >>= LETTER_BITS)                               \
                        sum += (fold & LETTER_MASK) * power(letters++);                                                \
                    sum += fold * power(letters++);                                                                    \
                    last = place++;                                                                                    \
                    continue;                                                                                          \
                }                                                                                                      \
                if (kind == SILENT || (kind == APOSTROPHE && spells(before) && spells(after)) ||                       \
                    (kind == COMMA && digits && NAME##_digits_follow(job, place))) {                                   \
                    place++;                                                                                           \
                    continue;                                                                                          \
                }                                                                                                      \
            }                                                                                                          \
            if (word >= 0) {                                                                                           \
                if (count == job->room)                                                                                \
                    return NO_ROOM;                                                                                    \
                job->starts[count] = word;                                                                             \
                job->ends[count] = last + 1;                                                                           \
                job->hashes[count++] = mixed(sum);                                                                     \
                word = -1;                                                                                             \
            }                                                                                                          \
            if (kind == ALONE) {                                                                                       \
                if (count == job->room)                                                                                \
                    return NO_ROOM;                                                                                    \
                job->starts[count] = place;                                                                            \
                job->ends[count] = place + 1;                                                                          \
                job->hashes[count++] = mixed(job->folds[points[place]]);                                               \
            }                                                                                                          \
            place++;                                                                                                   \
        }                                                                                                              \
        return count;                                                                                                  \
    }

WALK(walk8, uint8_t)
WALK(walk16, uint16_t)
WALK(walk32, uint32_t)

Py_ssize_t words_of(const void *points, int width, Py_ssize_t length, const uint8_t *classes, const uint64_t *folds,
                    int64_t *starts, int64_t *ends, uint64_t *hashes, Py_ssize_t room)
{
    Job job = {points, length, classes, folds, starts, ends, hashes, room, 0};
    return width == 1 ? walk8(&job) : width == 2 ? walk16(&job) : walk32(&job);
}

int hash_of_word(const void *points, int width, Py_ssize_t length, const uint8_t *classes, const uint64_t *folds,
                 uint64_t *hash)
{
    int64_t starts[2], ends[2];
    uint64_t hashes[2];
    Py_ssize_t count = words_of(points, width, length, classes, folds, starts, ends, hashes, 2);
    if (count == 1)
        *hash = hashes[0];
    return count == UNDECIDED ? -1 : count == 1;
}

/* tokenize(points, width, apart, classes, folds, starts, ends, hashes) -> number of words, or UNDECIDED. */
PyObject *tokenize(PyObject *module, PyObject *args)
{
    static const size_t sizes[] = {1, 1, 8, 8, 8, 8};
    PyObject *objects[6];
    Array arrays[6];
    int width, apart;
    (void)module;
    if (!PyArg_ParseTuple(args, "OiiOOOOO", &objects[0], &width, &apart, &objects[1], &objects[2], &objects[3],
                          &objects[4], &objects[5]))
        return NULL;
    if (borrow_all(objects, arrays, sizes, 6, 3) < 0)
        return NULL;
    Py_ssize_t count = NO_ROOM;
    int fits = (width == 1 || width == 2 || width == 4) && arrays[0].view.len % width == 0 &&
               (uintptr_t)arrays[0].view.buf % (size_t)width == 0 && arrays[1].items == POINTS && arrays[2].items == POINTS &&
               arrays[4].items == arrays[3].items && arrays[5].items == arrays[3].items;
    if (fits) {
        Job job = {arrays[0].view.buf, arrays[0].view.len / width, arrays[1].view.buf, arrays[2].view.buf,
                   arrays[3].view.buf, arrays[4].view.buf,         arrays[5].view.buf, arrays[3].items,
                   apart};
        Py_BEGIN_ALLOW_THREADS
        count = width == 1 ? walk8(&job) : width == 2 ? walk16(&job) : walk32(&job);
        Py_END_ALLOW_THREADS
    }
    give_back(arrays, 6);
    if (count == NO_ROOM) {
        PyErr_SetString(PyExc_ValueError, "tokenize: an array is of another length than it has to be");
        return NULL;
    }
    return PyLong_FromSsize_t(count);
}

/* outside(spans, starts, ends, hashes, ...the same to fill in): the words that do not start in one of some spans.
 * Both spans and words come in order of their starts; returns how many words are kept. */
PyObject *outside(PyObject *module, PyObject *args)
{
    static const size_t sizes[] = {8, 8, 8, 8, 8, 8, 8};
    PyObject *objects[7];
    Array arrays[7];
    (void)module;
    if (!PyArg_ParseTuple(args, "OOOOOOO", &objects[0], &objects[1], &objects[2], &objects[3], &objects[4], &objects[5],
                          &objects[6]))
        return NULL;
    if (borrow_all(objects, arrays, sizes, 7, 3) < 0)
        return NULL;
    const int64_t *spans = arrays[0].view.buf, *starts = arrays[1].view.buf, *ends = arrays[2].view.buf;
    const uint64_t *hashes = arrays[3].view.buf;
    int64_t *kept_starts = arrays[4].view.buf, *kept_ends = arrays[5].view.buf, silent = INT64_MIN;
    uint64_t *kept_hashes = arrays[6].view.buf;
    Py_ssize_t count = 0, next = 0, all = arrays[0].items / 2;
    int fits = arrays[0].items % 2 == 0;
    for (int other = 2; other < 7; other++)
        fits = fits && arrays[other].items == arrays[1].items;
    for (Py_ssize_t word = 0; fits && word < arrays[1].items; word++) {
        for (; next < all && spans[2 * next] <= starts[word]; next++)
            if (spans[2 * next + 1] > silent)
                silent = spans[2 * next + 1];
        if (starts[word] < silent)
            continue;
        kept_starts[count] = starts[word];
        kept_ends[count] = ends[word];
        kept_hashes[count++] = hashes[word];
    }
    give_back(arrays, 7);
    if (!fits) {
        PyErr_SetString(PyExc_ValueError, "outside: an array is of another length than it has to be");
        return NULL;
    }
    return PyLong_FromSsize_t(count);
}
