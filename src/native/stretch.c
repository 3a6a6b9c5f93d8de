/* The words of a stretch of one source, found and laid where they belong, in one pass while they are still near the
 * processor: contractions taken apart, less what nobody says. The same as the kernels of words.c and split.c give, called
 * one after the other.
 */
#include "texts.h"

#include <stdlib.h>

/* What stands where nobody says it: spans in order of where they start. */
typedef struct {
    const int64_t *spans;
    Py_ssize_t count, next;
    int64_t reach; /* where those that were reached end */
} Silent;

/* Go past the spans that end before a stretch begins; spans that are apart end in order, too. */
static void pass_over(Silent *silent, int64_t start)
{
    Py_ssize_t low = 0, high = silent->count;
    while (low < high) {
        Py_ssize_t middle = low + (high - low) / 2;
        if (silent->spans[2 * middle + 1] <= start)
            low = middle + 1;
        else
            high = middle;
    }
    silent->next = low;
    silent->reach = INT64_MIN;
}

static int is_silent(Silent *silent, int64_t start)
{
    for (; silent->next < silent->count && silent->spans[2 * silent->next] <= start; silent->next++)
        if (silent->spans[2 * silent->next + 1] > silent->reach)
            silent->reach = silent->spans[2 * silent->next + 1];
    return start < silent->reach;
}

/* Leave out words that start in what nobody says, and count the offsets of the others in the prose. */
static Py_ssize_t keep_spoken(Result *made, int64_t offset, Silent *labels, Silent *asides)
{
    Py_ssize_t kept = 0;
    pass_over(labels, offset);
    pass_over(asides, offset);
    for (Py_ssize_t word = 0; word < made->count; word++) {
        int64_t start = made->starts[word] + offset;
        int labelled = is_silent(labels, start), beside = is_silent(asides, start);
        if (labelled || beside)
            continue;
        made->starts[kept] = start;
        made->ends[kept] = made->ends[word] + offset;
        made->hashes[kept++] = made->hashes[word];
    }
    return kept;
}

static void lay(const Result *made, Py_ssize_t words, int64_t *starts, int64_t *ends, uint64_t *hashes)
{
    for (Py_ssize_t word = 0; word < words; word++) {
        starts[word] = made->starts[word];
        ends[word] = made->ends[word];
        hashes[word] = made->hashes[word];
    }
}

/* The words taken apart, with room for so many; UNDECIDED, NO_ROOM or NO_MEMORY. `memory` is to be freed in any case. */
static Py_ssize_t find_words(const Forms *forms, const uint64_t *folds, Py_ssize_t room, Result *made, void **memory)
{
    Bench bench;
    if (!has_bench(&bench, room))
        return NO_MEMORY;
    *memory = bench.starts;
    return spoken_words(forms, folds, &bench, made);
}

/* stretch(points, width, offset, first, last, classes, folds, likely, keys, halves, letters, cuts, labels, asides,
 *         starts, ends, hashes) -> how many words there are, or UNDECIDED */
PyObject *stretch(PyObject *Py_UNUSED(module), PyObject *args)
{
    enum { POINT, CLASSES, FOLDS, LIKELY, KEYS, HALVES, LETTERS, CUTS, LABELS, ASIDES, STARTS, ENDS, HASHES, ARRAYS };
    static const size_t sizes[ARRAYS] = {1, 1, 8, 1, 8, 8, 8, 1, 8, 8, 8, 8, 8};
    PyObject *lent[ARRAYS];
    Array a[ARRAYS];
    int width;
    long long offset;
    Py_ssize_t first, last, words = NO_ROOM;
    if (!PyArg_ParseTuple(args, "OiLnnOOOOOOOOOOOO:stretch", &lent[POINT], &width, &offset, &first, &last, &lent[CLASSES],
                          &lent[FOLDS], &lent[LIKELY], &lent[KEYS], &lent[HALVES], &lent[LETTERS], &lent[CUTS],
                          &lent[LABELS], &lent[ASIDES], &lent[STARTS], &lent[ENDS], &lent[HASHES]))
        return NULL;
    if (borrow_all(lent, a, sizes, ARRAYS, 3) < 0)
        return NULL;
    Forms forms = {.points = a[POINT].view.buf, .width = width, .classes = a[CLASSES].view.buf};
    int fits = holds_characters(&a[POINT], width) && a[CLASSES].items == POINTS && a[FOLDS].items == POINTS &&
               read_forms(a + LIKELY, &forms) && a[LABELS].items % 2 == 0 && a[ASIDES].items % 2 == 0 &&
               a[ENDS].items == a[STARTS].items && a[HASHES].items == a[STARTS].items && first >= 0 && first <= last &&
               last <= a[STARTS].items && offset >= 0 && offset < INT64_MAX / 2;
    if (fits) {
        forms.length = a[POINT].view.len / width;
        Silent labels = {a[LABELS].view.buf, a[LABELS].items / 2, 0, 0};
        Silent asides = {a[ASIDES].view.buf, a[ASIDES].items / 2, 0, 0};
        Py_ssize_t most = 2 * (forms.length + 1), room = last - first + (last - first) / 4 + 64;
        room = room < most ? room : most;
        Result made;
        Py_BEGIN_ALLOW_THREADS
        /* room is made anew, and larger, where there are more words than was thought */
        for (words = NO_ROOM; words == NO_ROOM && room < 4 * most; room *= 4) {
            void *memory = NULL;
            words = find_words(&forms, a[FOLDS].view.buf, room < most ? room : most, &made, &memory);
            if (words >= 0)
                words = keep_spoken(&made, offset, &labels, &asides);
            if (words == last - first)
                lay(&made, words, (int64_t *)a[STARTS].view.buf + first, (int64_t *)a[ENDS].view.buf + first,
                    (uint64_t *)a[HASHES].view.buf + first);
            free(memory);
        }
        Py_END_ALLOW_THREADS
    }
    give_back(a, ARRAYS);
    if (!fits) {
        PyErr_SetString(PyExc_ValueError, "stretch: an array is of another length than it has to be");
        return NULL;
    }
    return words == NO_MEMORY ? PyErr_NoMemory() : PyLong_FromSsize_t(words < 0 ? UNDECIDED : words);
}
