/* Words of a text: where each begins and ends, and the hash of its folded spelling, in one pass.
 *
 * What a character is to a word comes in tables from text/words.py, which alone knows the rules of Unicode; here is only
 * what its neighbours make of it. The two must agree to the bit: tests/properties/test_native.py holds them equal.
 */
#include "blocks.h"
#include "hashing.h"
#include "texts.h"

#include <string.h>

/* What a ligature is hashed as: its letters, from the last bits on, so many for each. */
#define LETTER_BITS 21
#define LETTER_MASK ((UINT64_C(1) << LETTER_BITS) - 1)

typedef struct {
    const void *points;
    int width;
    Py_ssize_t length;
    const uint8_t *classes;
    const uint64_t *folds;
    int64_t *starts, *ends;
    uint64_t *hashes;
    Py_ssize_t room;
    int apart;
    Py_ssize_t count; /* of the words that were found */
} Job;

static inline int spells(uint8_t kind)
{
    return kind == LETTER || kind == DIGIT || kind == LIGATURE;
}

static int keep_word(Job *job, Py_ssize_t start, Py_ssize_t end, uint64_t sum)
{
    if (job->count == job->room)
        return NO_ROOM;
    job->starts[job->count] = start;
    job->ends[job->count] = end;
    job->hashes[job->count++] = mixed(sum);
    return DONE;
}

/* Written once for characters of one, two and four bytes: the words between two places, character by character. No word may
 * go over either of these. `word` is the first place of the word that is open, or -1. */
#define WALK(NAME, TYPE)                                                                                               \
    static inline uint8_t NAME##_kind(const Job *job, Py_ssize_t place)                                                \
    {                                                                                                                  \
        if (place < 0 || place >= job->length)                                                                         \
            return SEPARATOR;                                                                                          \
        uint32_t point = ((const TYPE *)job->points)[place];                                                           \
        return point < POINTS ? job->classes[point] : SEPARATOR;                                                       \
    }                                                                                                                  \
                                                                                                                       \
    static int NAME##_digits_follow(const Job *job, Py_ssize_t place)                                                  \
    {                                                                                                                  \
        for (Py_ssize_t step = 1; step <= 3; step++)                                                                   \
            if (NAME##_kind(job, place + step) != DIGIT)                                                               \
                return 0;                                                                                              \
        return NAME##_kind(job, place + 4) != DIGIT;                                                                   \
    }                                                                                                                  \
                                                                                                                       \
    static int NAME(Job *job, Py_ssize_t place, Py_ssize_t end)                                                        \
    {                                                                                                                  \
        const TYPE *points = job->points;                                                                              \
        Py_ssize_t word = -1, last = 0;                                                                                \
        uint64_t sum = 0, letters = 0;                                                                                 \
        while (place <= end) {                                                                                         \
            uint8_t kind = place < end ? NAME##_kind(job, place) : SEPARATOR;                                          \
            if (kind == LETTER || kind == DIGIT) {                                                                     \
                if (word < 0) {                                                                                        \
                    word = place;                                                                                      \
                    sum = letters = 0;                                                                                 \
                }                                                                                                      \
                do {                                                                                                   \
                    sum += job->folds[points[place++]] * power(letters++);                                             \
                    kind = place < end ? NAME##_kind(job, place) : SEPARATOR;                                          \
                } while (kind == LETTER || kind == DIGIT);                                                             \
                last = place - 1;                                                                                      \
            }                                                                                                          \
            if (kind > DIGIT) {                                                                                        \
                if (kind == UNKNOWN || (kind == DOUBLE && !job->apart))                                                \
                    return UNDECIDED;                                                                                  \
                uint8_t before = NAME##_kind(job, place - 1), after = NAME##_kind(job, place + 1);                     \
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
            if (word >= 0 && keep_word(job, word, last + 1, sum) != DONE)                                              \
                return NO_ROOM;                                                                                        \
            word = -1;                                                                                                 \
            if (kind == ALONE && keep_word(job, place, place + 1, job->folds[points[place]]) != DONE)                  \
                return NO_ROOM;                                                                                        \
            place++;                                                                                                   \
        }                                                                                                              \
        return DONE;                                                                                                   \
    }                                                                                                                  \
                                                                                                                       \
    static void NAME##_narrowed(const Job *job, Py_ssize_t first, Py_ssize_t count, uint8_t *low)                      \
    {                                                                                                                  \
        const TYPE *points = (const TYPE *)job->points + first;                                                        \
        for (Py_ssize_t at = 0; at < count; at++)                                                                      \
            low[at] = points[at] < BEYOND ? (uint8_t)points[at] : BEYOND;                                              \
    }

WALK(walk8, uint8_t)
WALK(walk16, uint16_t)
WALK(walk32, uint32_t)

static int walk(Job *job, Py_ssize_t start, Py_ssize_t end)
{
    return job->width == 1 ? walk8(job, start, end) : job->width == 2 ? walk16(job, start, end) : walk32(job, start, end);
}

static uint8_t kind_of(const Job *job, Py_ssize_t place)
{
    return job->width == 1 ? walk8_kind(job, place) : job->width == 2 ? walk16_kind(job, place) : walk32_kind(job, place);
}

/* -- most words are letters of ASCII with nothing odd about them: a stretch is looked through for these at once ---------- */

#define BLOCKS 64
#define STRETCH (BLOCK * BLOCKS)
#define WALKED (4 * STRETCH)
#define ODD_ONE_IN 20 /* characters: English has fewer odd ones than that, most other languages more */

/* A stretch of a text: its characters as bytes, then a bit for each of them. */
typedef struct {
    uint8_t low[STRETCH + AT_ONCE];
    uint64_t inside[BLOCKS]; /* letters and digits */
    uint64_t digits[BLOCKS];
    uint64_t odd[BLOCKS]; /* apostrophes, what is a word by itself, and whatever is beyond ASCII */
    uint32_t edges[STRETCH + 2]; /* where a run begins, where it ends, where the next begins */
    uint32_t special[STRETCH + 1]; /* the places in runs that are neither letters nor digits of ASCII */
    Py_ssize_t runs, specials;
} Stretch;

int ascii_is_plain(const uint8_t *classes, const uint64_t *folds)
{
    for (int point = 0; point < BEYOND; point++) {
        uint8_t kind = is_letter((uint8_t)point)       ? LETTER
                       : is_digit((uint8_t)point)      ? DIGIT
                       : is_apostrophe((uint8_t)point) ? APOSTROPHE
                       : point == '%'                  ? ALONE
                       : point == ','                  ? COMMA
                       : point == '.'                  ? POINT
                                                       : SEPARATOR;
        if (classes[point] != kind || (kind == LETTER && folds[point] != (uint64_t)(point | SMALL)) ||
            (kind == DIGIT && folds[point] != (uint64_t)point))
            return 0;
    }
    return 1;
}

static void mark_block(Stretch *stretch, Py_ssize_t block)
{
    Block found = look_at(stretch->low + block * BLOCK);
    stretch->inside[block] = found.inside;
    stretch->digits[block] = found.digits;
    stretch->odd[block] = found.odd;
}

static void mark(const Job *job, Py_ssize_t first, Py_ssize_t count, Stretch *stretch)
{
    if (job->width == 1)
        walk8_narrowed(job, first, count, stretch->low);
    else if (job->width == 2)
        walk16_narrowed(job, first, count, stretch->low);
    else
        walk32_narrowed(job, first, count, stretch->low);
    for (Py_ssize_t at = count; at % BLOCK; at++)
        stretch->low[at] = ' ';
    for (Py_ssize_t block = 0; block * BLOCK < count; block++)
        mark_block(stretch, block);
}

/* Whether an odd character may be of a word, for which it is to be looked at closely. */
static int may_be_of_a_word(const Job *job, Py_ssize_t place)
{
    uint8_t kind = kind_of(job, place);
    if (kind == APOSTROPHE)
        return spells(kind_of(job, place - 1)) && spells(kind_of(job, place + 1));
    return kind != SEPARATOR;
}

/* The bits of those characters of a block that may be of a word, and are neither letters nor digits of ASCII; `near` are
 * those that have on both sides what may be a digit. */
static uint64_t special_of(const Job *job, Py_ssize_t first, const uint8_t *low, uint64_t odd, uint64_t near)
{
    uint64_t special = 0;
    for (; odd; odd &= odd - 1)
        if (may_be_of_a_word(job, first + __builtin_ctzll(odd)))
            special |= odd & -odd;
    for (; near; near &= near - 1)
        if (low[__builtin_ctzll(near)] == '.' || low[__builtin_ctzll(near)] == ',')
            special |= near & -near;
    return special;
}

/* Find the runs of characters of a stretch that may be of a word: whatever stands beside one is of none. The last ends with
 * the stretch where it is open there; returns whether one is. */
static int find_runs(const Job *job, Py_ssize_t first, Py_ssize_t count, Stretch *stretch)
{
    uint32_t *edge = stretch->edges, *special = stretch->special;
    uint64_t open = 0, before = 0;
    Py_ssize_t blocks = (count + BLOCK - 1) / BLOCK;
    for (Py_ssize_t block = 0; block < blocks; block++) {
        uint64_t inside = stretch->inside[block], odd = stretch->odd[block], counts = stretch->digits[block] | odd;
        /* of what lies beyond the stretch nothing is known: it may be a digit */
        uint64_t after = block + 1 < blocks ? stretch->digits[block + 1] | stretch->odd[block + 1] : 1;
        uint64_t near = (counts << 1 | before) & (counts >> 1 | after << (BLOCK - 1)) & ~inside & ~odd;
        before = counts >> (BLOCK - 1);
        if (odd | near) {
            uint64_t bits = special_of(job, first + block * BLOCK, stretch->low + block * BLOCK, odd, near);
            special = put_places(special, bits, block * BLOCK);
            inside |= bits;
        }
        edge = put_places(edge, inside ^ (inside << 1 | open), block * BLOCK);
        open = inside >> (BLOCK - 1);
    }
    *special = UINT32_MAX;
    if (open)
        *edge++ = (uint32_t)count;
    stretch->runs = (edge - stretch->edges) / 2;
    stretch->specials = special - stretch->special;
    return (int)open;
}

/* Find the words of the runs of a stretch, which begins at a place. */
static int take_runs(Job *job, Py_ssize_t first, const Stretch *stretch)
{
    const uint32_t *special = stretch->special;
    for (Py_ssize_t run = 0; run < stretch->runs;) {
        int64_t *starts = job->starts + job->count, *ends = job->ends + job->count;
        uint64_t *hashes = job->hashes + job->count;
        Py_ssize_t count = 0, plain = stretch->runs - run < job->room - job->count ? stretch->runs - run : job->room - job->count;
        for (; count < plain; count++) {
            uint32_t start = stretch->edges[2 * (run + count)], end = stretch->edges[2 * (run + count) + 1];
            if (*special < end)
                break;
            starts[count] = first + start;
            ends[count] = first + end;
            hashes[count] = mixed(sum_of(stretch->low + start, end - start));
        }
        job->count += count;
        run += count;
        if (run == stretch->runs)
            break;
        /* a run in which something is odd, or no room for a word */
        uint32_t start = stretch->edges[2 * run], end = stretch->edges[2 * run + 1];
        int became = walk(job, first + start, first + end);
        if (became != DONE)
            return became;
        while (*special < end)
            special++;
        run++;
    }
    return DONE;
}

/* Where a run ends at the latest that goes on at a place. */
static Py_ssize_t end_of_run(const Job *job, Py_ssize_t place)
{
    while (place < job->length && kind_of(job, place) != SEPARATOR)
        place++;
    return place;
}

/* A place at or before the end of a stretch over which no word goes; behind it where there is none. */
static Py_ssize_t gap_of(const Job *job, Py_ssize_t first, Py_ssize_t count)
{
    Py_ssize_t place = first + count;
    if (place < job->length)
        while (place > first && kind_of(job, place) != SEPARATOR)
            place--;
    return place > first ? place : end_of_run(job, first + count);
}

static int count_bits(uint64_t bits)
{
    int count = 0;
    for (; bits; bits &= bits - 1)
        count++;
    return count;
}

/* Whether so much of a stretch is odd that going through it character by character is the quicker way. */
static int is_mostly_odd(const Stretch *stretch, Py_ssize_t count)
{
    Py_ssize_t odd = 0;
    for (Py_ssize_t block = 0; block * BLOCK < count && odd * ODD_ONE_IN <= count; block++)
        odd += count_bits(stretch->odd[block]);
    return odd * ODD_ONE_IN > count;
}

/* Find the words from a place on character by character, over some stretches: the next will be much like this one. Returns
 * where a stretch begins again, or what is in the way. */
static Py_ssize_t walk_stretches(Job *job, Py_ssize_t first)
{
    Py_ssize_t left = job->length - first, next = gap_of(job, first, left < WALKED ? left : WALKED);
    int became = walk(job, first, next);
    return became == DONE ? next : became;
}

/* The same of a stretch that may be of plain letters for the most part. */
static Py_ssize_t take_stretch(Job *job, Stretch *stretch, Py_ssize_t first, Py_ssize_t count)
{
    Py_ssize_t next = first + count;
    mark(job, first, count, stretch);
    if (is_mostly_odd(stretch, count))
        return walk_stretches(job, first);
    if (find_runs(job, first, count, stretch) && next < job->length)
        next = first + stretch->edges[2 * --stretch->runs];
    if (next == first || stretch->specials * ODD_ONE_IN > count)
        return walk_stretches(job, first);
    int became = take_runs(job, first, stretch);
    return became == DONE ? next : became;
}

static int find_words(Job *job)
{
    Stretch stretch;
    if (job->length < BLOCK || !ascii_is_plain(job->classes, job->folds))
        return walk(job, 0, job->length);
    for (Py_ssize_t first = 0; first < job->length;) {
        Py_ssize_t left = job->length - first;
        first = take_stretch(job, &stretch, first, left < STRETCH ? left : STRETCH);
        if (first < 0)
            return (int)first;
    }
    return DONE;
}

static Py_ssize_t number_of_words(Job *job)
{
    int became = find_words(job);
    return became == DONE ? job->count : became;
}

Py_ssize_t words_of(const void *points, int width, Py_ssize_t length, const uint8_t *classes, const uint64_t *folds,
                    int64_t *starts, int64_t *ends, uint64_t *hashes, Py_ssize_t room)
{
    Job job = {points, width, length, classes, folds, starts, ends, hashes, room, 0, 0};
    return number_of_words(&job);
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
    int fits = holds_characters(&arrays[0], width) && arrays[1].items == POINTS && arrays[2].items == POINTS &&
               arrays[4].items == arrays[3].items && arrays[5].items == arrays[3].items;
    if (fits) {
        Job job = {arrays[0].view.buf, width, arrays[0].view.len / width, arrays[1].view.buf, arrays[2].view.buf,
                   arrays[3].view.buf, arrays[4].view.buf, arrays[5].view.buf, arrays[3].items, apart, 0};
        Py_BEGIN_ALLOW_THREADS
        count = number_of_words(&job);
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
