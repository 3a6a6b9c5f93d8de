/* Files that are asked once: each is read, looked at, and gone through for the seeds of some quotations, and nothing of it is
 * kept but these and how often its words occur. What comes of a file is what an index would have of it; a file that takes more
 * than finding its words and its stage directions is left to whoever reads files.
 *
 * library/sweeping.py says what is asked, and what becomes of the files that are left.
 */
#include "files.h"
#include "grams.h"
#include "hashing.h"
#include "looks.h"
#include "texts.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Noted in place of a number of words: OTHER, or ASK less the signs of labels, page furniture or another format. */
enum { OTHER = -1, ASK = -16 };
enum { FAILED = -1000, FULL = -1001 }; /* beside the results of texts.h: an exception is set, no room for more */

#define LARGEST (INT64_C(1) << 20) /* bytes of a file: a larger one is not found in one go */
#define GRAM_BITS 32
#define PROBES 8 /* places at which a bracket is looked for that was asked about */
#define LEADING_BITS 16 /* of a gram, by which nearly all are passed over */
#define LAST_BITS 20    /* ... and these of those that are not */
#define LEADING_MARKS ((INT64_C(1) << LEADING_BITS) / 64)
#define LAST_MARKS ((INT64_C(1) << LAST_BITS) / 64)

/* What is asked for, and where it is noted: which gram begins with which word, and how often words and pairs occur. A bit of
 * `marks` is set for the leading bits of each gram that is asked for, and another for its last: that takes so little memory that
 * it stays near the processor. */
typedef struct {
    const uint64_t *marks; /* NULL where nobody asks for grams */
    Table words, pairs;    /* without a shift where nobody asks for counts */
    uint32_t *hits, *places;
    Py_ssize_t hit_room, hit;
    int64_t word; /* the number of the next word */
} Sieve;

/* What was said of a text by whoever knows labels and page furniture: the spans that nobody says, in so many bytes; UNASKED where
 * nobody was asked. */
typedef struct {
    const char *spans;
    Py_ssize_t bytes;
} Told;

enum { UNASKED = -1 };

typedef struct {
    Forms forms;
    Contractions contractions;
    const uint64_t *folds;
    Sieve sieve;
    PyObject *is_direction;
    Told *told;
    uint64_t *judged; /* the brackets that any thread asked about, each with the answer as its last bit */
    Py_ssize_t judged_room;
    PyThreadState *state;
    uint8_t *data;
    uint64_t *hashes;
    int64_t held; /* bytes there is room for */
} Sweep;

/* -- what is asked of words ----------------------------------------------------------------------------------------------- */

static inline Py_ssize_t is_marked(const uint64_t *marks, uint32_t mark)
{
    return (Py_ssize_t)(marks[mark / 64] >> mark % 64 & 1);
}

/* Count the words of a text, and note where grams stand that somebody asks for, and a few others: what is not asked for is
 * written over, as a processor that had to guess which is which would guess wrong too often. Returns FULL, and does nothing,
 * where there may not be room for all of it. */
static int sift(Sieve *sieve, const uint64_t *hashes, Py_ssize_t words)
{
    if ((sieve->marks && words >= sieve->hit_room - sieve->hit) || words > MOST_WORDS - sieve->word)
        return FULL;
    for (Py_ssize_t first = 0; sieve->words.shift && first < words; first += AT_A_TIME)
        count_some(hashes, first, words - first > AT_A_TIME ? first + AT_A_TIME : words, words, &sieve->words, &sieve->pairs);
    uint32_t *hits = sieve->hits + sieve->hit, *places = sieve->places + sieve->hit;
    const uint64_t *marks = sieve->marks;
    Py_ssize_t found = 0, kept = 0;
    for (Py_ssize_t word = 0; marks && word + GRAM <= words; word++) {
        hits[found] = gram_at(hashes, word);
        places[found] = (uint32_t)(sieve->word + word);
        found += is_marked(marks, hits[found] >> (GRAM_BITS - LEADING_BITS));
    }
    for (Py_ssize_t hit = 0; hit < found; hit++) {
        hits[kept] = hits[hit];
        places[kept] = places[hit];
        kept += is_marked(marks + LEADING_MARKS, hits[hit] & ((1 << LAST_BITS) - 1));
    }
    sieve->hit += kept;
    sieve->word += words;
    return DONE;
}

/* -- what takes a closer look --------------------------------------------------------------------------------------------- */

/* Take a bracket to whoever knows stage directions; UNDECIDED where it is no UTF-8, FAILED where the answer is an exception. */
static int ask_about(Sweep *sweep, const uint8_t *data, int64_t size)
{
    int answer = FAILED;
    PyEval_RestoreThread(sweep->state);
    PyObject *bracket = PyUnicode_DecodeUTF8((const char *)data, (Py_ssize_t)size, NULL);
    PyObject *said = bracket ? PyObject_CallFunctionObjArgs(sweep->is_direction, bracket, NULL) : NULL;
    if (said) {
        answer = PyObject_IsTrue(said);
        answer = answer < 0 ? FAILED : answer;
    } else if (!bracket && PyErr_ExceptionMatches(PyExc_UnicodeDecodeError)) {
        PyErr_Clear();
        answer = UNDECIDED;
    }
    Py_XDECREF(said);
    Py_XDECREF(bracket);
    sweep->state = PyEval_SaveThread();
    return answer;
}

/* What a bracket is known by: never nought, and the last bit is free. */
static uint64_t key_of(const uint8_t *data, int64_t size)
{
    uint64_t key = (uint64_t)size;
    for (; size > 0; data += AT_ONCE, size -= AT_ONCE)
        key = mixed(key ^ (size < AT_ONCE ? together(data) & ((UINT64_C(1) << 8 * size) - 1) : together(data)));
    return (key | 2) & ~UINT64_C(1);
}

/* Whether a bracket is a stage direction: 1, 0, UNDECIDED or FAILED. */
static int is_staged(Sweep *sweep, const uint8_t *data, int64_t size)
{
    uint64_t key = key_of(data, size), known = 1;
    Py_ssize_t slot = (Py_ssize_t)(key >> 32) % sweep->judged_room;
    for (Py_ssize_t steps = 0; steps < PROBES && known; steps++, slot = (slot + 1) % sweep->judged_room) {
        known = __atomic_load_n(&sweep->judged[slot], __ATOMIC_RELAXED);
        if ((known & ~UINT64_C(1)) == key)
            return known & 1;
        if (!known)
            break;
    }
    int answer = ask_about(sweep, data, size);
    if (answer >= 0) /* another thread may have written here by now: its bracket is asked about again */
        __atomic_store_n(&sweep->judged[slot], key | (uint64_t)answer, __ATOMIC_RELAXED);
    return answer;
}

/* Add the hashes of the words between two places to some: how many there are then, UNDECIDED. */
static Py_ssize_t add_words(Sweep *sweep, int64_t first, int64_t end, Py_ssize_t count)
{
    Py_ssize_t more = spoken_hashes(&sweep->forms, &sweep->contractions, sweep->folds, sweep->data, first, end, sweep->hashes + count);
    return more < 0 ? more : count + more;
}

/* The hashes of the words of a text, less its stage directions: how many there are, UNDECIDED or FAILED. */
static Py_ssize_t words_undirected(Sweep *sweep, int64_t size)
{
    Py_ssize_t count = 0;
    int64_t first = 0, end = 0, at;
    while (count >= 0 && (at = next_bracket(sweep->data, size, end, &end)) < size) {
        int staged = is_staged(sweep, sweep->data + at, end - at);
        if (staged < 0)
            return staged;
        if (staged) {
            count = add_words(sweep, first, at, count);
            first = end;
        }
    }
    return count < 0 ? count : add_words(sweep, first, size, count);
}

/* The same less some spans, in order. */
static Py_ssize_t words_outside(Sweep *sweep, const Told *told, int64_t size)
{
    Py_ssize_t count = 0;
    int64_t first = 0, span[2];
    for (Py_ssize_t at = 0; count >= 0 && at + (Py_ssize_t)sizeof span <= told->bytes; at += (Py_ssize_t)sizeof span) {
        memcpy(span, told->spans + at, sizeof span);
        if (span[0] < first || span[1] < span[0] || span[1] > size)
            return UNDECIDED;
        count = add_words(sweep, first, span[0], count);
        first = span[1];
    }
    return count < 0 ? count : add_words(sweep, first, size, count);
}

/* -- files ---------------------------------------------------------------------------------------------------------------- */

static int has_room(Sweep *sweep, int64_t size)
{
    if (sweep->data && sweep->held >= size)
        return 1;
    free(sweep->data);
    free(sweep->hashes);
    sweep->held = 2 * size;
    sweep->data = malloc((size_t)sweep->held + READ_BEYOND);
    sweep->hashes = malloc(((size_t)sweep->held + 1) * sizeof *sweep->hashes);
    return sweep->data && sweep->hashes;
}

/* Read a file: how many bytes it holds; OTHER where it is to be looked at more closely, NO_MEMORY. */
static int64_t content_of(Sweep *sweep, const char *path)
{
    struct stat status;
    int file = open_file(path, &status);
    int64_t size = OTHER;
    if (file < 0)
        return OTHER;
    if (status.st_size <= LARGEST) {
        size = status.st_size;
        if (!has_room(sweep, size))
            size = NO_MEMORY;
        else if (!read_whole(file, (char *)sweep->data, size))
            size = OTHER;
        else
            memset(sweep->data + size, 0, READ_BEYOND);
    }
    close(file);
    return size;
}

/* Go through a file. Returns how many words it has, OTHER, ASK less some signs, FULL, FAILED or NO_MEMORY. */
static Py_ssize_t sift_file(Sweep *sweep, Py_ssize_t number, const char *path)
{
    int64_t size = content_of(sweep, path);
    if (size < 0)
        return (Py_ssize_t)size;
    int signs = signs_in(sweep->data, size);
    if (signs & (CONTROLS | FORMATS))
        return OTHER;
    const Told *told = &sweep->told[number];
    if (signs & (LABELS | FURNITURE | MARKUP) && told->bytes == UNASKED)
        return ASK - signs;
    Py_ssize_t words = told->bytes > 0    ? words_outside(sweep, told, size)
                       : signs & BRACKETS ? words_undirected(sweep, size)
                                          : add_words(sweep, 0, size, 0);
    if (words < 0)
        return words == UNDECIDED ? OTHER : words;
    return sift(&sweep->sieve, sweep->hashes, words) == FULL ? FULL : words;
}

/* The paths of some files as the system takes them; NULL with an exception set. One that no file can have is empty. */
static const char **paths_of(PyObject *names, PyObject *kept)
{
    Py_ssize_t count = PyList_Size(names);
    const char **paths = calloc((size_t)count + 1, sizeof *paths);
    if (!paths)
        PyErr_NoMemory();
    for (Py_ssize_t number = 0; paths && number < count; number++) {
        PyObject *path = NULL;
        if (!PyUnicode_FSConverter(PyList_GetItem(names, number), &path)) {
            PyErr_Clear();
            path = PyBytes_FromString("");
        }
        if (!path || PyList_Append(kept, path) < 0) {
            Py_XDECREF(path);
            free(paths);
            return NULL;
        }
        paths[number] = PyBytes_AsString(path);
        Py_DECREF(path);
    }
    return paths;
}

/* What was said of each text before, as far as anything was; NULL with an exception set. */
static Told *told_of(PyObject *list)
{
    Py_ssize_t count = PyList_Size(list);
    Told *told = calloc((size_t)count + 1, sizeof *told);
    if (!told)
        PyErr_NoMemory();
    for (Py_ssize_t number = 0; told && number < count; number++) {
        PyObject *unsaid = PyList_GetItem(list, number);
        char *spans = NULL;
        told[number].bytes = UNASKED;
        if (unsaid != Py_None && PyBytes_AsStringAndSize(unsaid, &spans, &told[number].bytes) < 0) {
            free(told);
            return NULL;
        }
        told[number].spans = spans;
    }
    return told;
}

/* Go through files until there is no room, or something fails; returns how many were gone through. */
static Py_ssize_t sweep_all(Sweep *sweep, const char **paths, Py_ssize_t count, int64_t *sizes, int *became)
{
    Py_ssize_t number = 0;
    *became = DONE;
    for (; number < count; number++) {
        Py_ssize_t words = sift_file(sweep, number, paths[number]);
        if (words == NO_MEMORY || words <= FAILED) {
            *became = (int)words;
            break;
        }
        sizes[number] = words;
    }
    free(sweep->data);
    free(sweep->hashes);
    return number;
}

/* sweep(paths, word, is_direction, told, classes, folds, likely, keys, halves, letters, cuts, marks, judged, sizes,
 *       words, words_rounds, pairs, pairs_rounds, hits, places) -> (files, hits). `word` is the number of the first word; `sizes`
 * are filled in, the words of each file, OTHER where it is to be read otherwise, ASK less some signs where somebody is to be asked
 * about it first. */
PyObject *sweep(PyObject *Py_UNUSED(module), PyObject *args)
{
    enum { CLASSES, FOLDS, LIKELY, KEYS, HALVES, LETTERS, CUTS, ASKED, JUDGED, SIZES, WORDS, WORDS_ROUNDS, PAIRS, PAIRS_ROUNDS, HITS,
           PLACES, ARRAYS };
    static const size_t sizes[ARRAYS] = {1, 8, 1, 8, 8, 8, 1, 8, 8, 8, 1, 4, 1, 4, 4, 4};
    PyObject *lent[ARRAYS], *names, *told;
    Array a[ARRAYS];
    long long word;
    Sweep job = {0};
    if (!PyArg_ParseTuple(args, "O!LOO!OOOOOOOOOOOOOOOO:sweep", &PyList_Type, &names, &word, &job.is_direction,
                          &PyList_Type, &told, &lent[0], &lent[1], &lent[2], &lent[3], &lent[4], &lent[5], &lent[6], &lent[7],
                          &lent[8], &lent[9], &lent[10], &lent[11], &lent[12], &lent[13], &lent[14], &lent[15]) ||
        borrow_all(lent, a, sizes, ARRAYS, ARRAYS - JUDGED) < 0)
        return NULL;
    job.forms.classes = a[CLASSES].view.buf;
    job.folds = a[FOLDS].view.buf;
    job.judged = a[JUDGED].view.buf;
    job.judged_room = a[JUDGED].items;
    job.sieve = (Sieve){a[ASKED].items ? a[ASKED].view.buf : NULL,
                        table_of(&a[WORDS], &a[WORDS_ROUNDS]),
                        table_of(&a[PAIRS], &a[PAIRS_ROUNDS]),
                        a[HITS].view.buf,
                        a[PLACES].view.buf,
                        a[HITS].items,
                        0,
                        word};
    int fits = a[CLASSES].items == POINTS && a[FOLDS].items == POINTS && read_forms(a + LIKELY, &job.forms) &&
               (!a[ASKED].items || a[ASKED].items == LEADING_MARKS + LAST_MARKS) && a[JUDGED].items > 0 && a[SIZES].items == PyList_Size(names) &&
               !job.sieve.words.shift == !job.sieve.pairs.shift && PyList_Size(told) == PyList_Size(names) && a[PLACES].items == a[HITS].items && word >= 0 && word <= MOST_WORDS &&
               ascii_is_plain(job.forms.classes, job.folds);
    PyObject *held = PyList_New(0), *result = NULL;
    const char **paths = NULL;
    if (!fits) {
        PyErr_SetString(PyExc_ValueError, "sweep: an array is of another length than it has to be, or not in order");
    } else if (held && (paths = paths_of(names, held)) != NULL && (job.told = told_of(told)) != NULL) {
        int became = DONE;
        job.state = PyEval_SaveThread();
        read_contractions(&job.forms, &job.contractions);
        Py_ssize_t done = sweep_all(&job, paths, a[SIZES].items, a[SIZES].view.buf, &became);
        PyEval_RestoreThread(job.state);
        if (became == NO_MEMORY)
            PyErr_NoMemory();
        else if (job.sieve.words.shift && (!has_rounds(&job.sieve.words) || !has_rounds(&job.sieve.pairs)))
            PyErr_SetString(PyExc_ValueError, "sweep: there is no room for so many counts");
        else if (became != FAILED)
            result = Py_BuildValue("nn", done, job.sieve.hit);
    }
    free(paths);
    free(job.told);
    Py_XDECREF(held);
    give_back(a, ARRAYS);
    return result;
}
