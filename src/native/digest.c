/* Some texts that stand in a row, digested one after the other while what was found of each is still near the processor:
 * its words with contractions taken apart, less what nobody says; where its turns begin and every so many words stand; its
 * names. The same as the kernels of words.c, split.c and names.c give, called for all of the texts in turn.
 */
#include "texts.h"

#include <stdlib.h>
#include <string.h>

/* The texts, one character apart: text n begins at bases[n]. */
typedef struct {
    const char *points;
    int width;
    Py_ssize_t length, texts;
    const int64_t *bases;
    const int64_t *silent; /* labels and asides, in order of where they start */
    Py_ssize_t spans;
    const int64_t *turns, *turn_ends; /* where each turn starts, and how many there are up to each text's last */
    int64_t every;                    /* so many words from mark to mark */
} Row;

/* What is filled in; `marks` are pairs of a word's number and where it starts. */
typedef struct {
    uint64_t *hashes;
    int64_t *cuts, *firsts, *marks, *mark_ends;
    Py_ssize_t room, mark_room, words, marked;
} Digest;

static int64_t longest_of(const Row *row)
{
    int64_t most = 0;
    for (Py_ssize_t text = 0; text < row->texts; text++)
        if (row->bases[text + 1] - row->bases[text] > most)
            most = row->bases[text + 1] - row->bases[text];
    return most;
}

/* Leave out words that start in what nobody says, and count the others' offsets in the row. `next` is the first span that
 * was not reached yet, `reach` where those that were reached end. Returns how many words are left. */
static Py_ssize_t keep_spoken(const Row *row, int64_t base, int64_t length, Result *made, Py_ssize_t *next, int64_t *reach)
{
    Py_ssize_t kept = 0;
    if (*reach <= base && (*next == row->spans || row->silent[2 * *next] >= base + length)) {
        for (Py_ssize_t word = 0; word < made->count; word++) {
            made->starts[word] += base;
            made->ends[word] += base;
        }
        return made->count;
    }
    for (Py_ssize_t word = 0; word < made->count; word++) {
        int64_t start = made->starts[word] + base;
        for (; *next < row->spans && row->silent[2 * *next] <= start; ++*next)
            if (row->silent[2 * *next + 1] > *reach)
                *reach = row->silent[2 * *next + 1];
        if (start < *reach)
            continue;
        made->starts[kept] = start;
        made->ends[kept] = made->ends[word] + base;
        made->hashes[kept++] = made->hashes[word];
    }
    return kept;
}

/* Of every so many words the next that does not continue a contraction. */
static int mark(const Row *row, int64_t base, const Result *made, Py_ssize_t words, Digest *digest)
{
    for (int64_t number = 0; number < words; number += row->every) {
        int64_t marked = number;
        for (int step = 0; step < 2; step++)
            if (marked > 0 && marked + 1 < words && made->starts[marked] == made->ends[marked - 1])
                marked++;
        if (digest->marked == digest->mark_room)
            return NO_ROOM;
        digest->marks[2 * digest->marked] = marked;
        digest->marks[2 * digest->marked++ + 1] = made->starts[marked] - base;
    }
    return DONE;
}

/* The number of the first word that starts at an offset or behind it. */
static int64_t word_from(const int64_t *starts, Py_ssize_t words, int64_t offset)
{
    Py_ssize_t low = 0, high = words;
    while (low < high) {
        Py_ssize_t middle = (low + high) / 2;
        if (starts[middle] < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static int digest_all(const Row *row, Forms *forms, const uint64_t *folds, Texts *texts, Bench *bench, Finder *finder,
                      Digest *digest, Names *names)
{
    Py_ssize_t next = 0;
    int64_t reach = INT64_MIN, turn = 0;
    digest->cuts[0] = 0;
    for (Py_ssize_t text = 0; text < row->texts; text++) {
        int64_t base = row->bases[text], length = row->bases[text + 1] - base - 1;
        forms->points = row->points + base * row->width;
        forms->length = length;
        Result made;
        Py_ssize_t words = spoken_words(forms, folds, bench, &made);
        if (words < 0)
            return (int)words;
        words = keep_spoken(row, base, length, &made, &next, &reach);
        if (words > digest->room - digest->words)
            return NO_ROOM;
        memcpy(digest->hashes + digest->words, made.hashes, (size_t)words * sizeof *made.hashes);
        digest->cuts[text + 1] = digest->words += words;
        for (; turn < row->turn_ends[text]; turn++)
            digest->firsts[turn] = word_from(made.starts, words, row->turns[turn]);
        if (mark(row, base, &made, words, digest) != DONE)
            return NO_ROOM;
        digest->mark_ends[text] = digest->marked;
        const int64_t firsts[2] = {0, words};
        texts->starts = made.starts;
        texts->ends = made.ends;
        texts->hashes = made.hashes;
        texts->words = words;
        texts->firsts = firsts;
        texts->bases = &base;
        int found = find_names(finder, texts, 0, names);
        if (found != DONE)
            return found;
        names->key_ends[text] = names->kept;
        names->spelt_ends[text] = names->spellings;
    }
    return DONE;
}

/* Whether texts and turns are in order, and lie in the row. */
static int is_in_order(const Row *row, Py_ssize_t turns)
{
    int64_t before = 0;
    if (row->texts < 0 || row->bases[0] != 0 || row->every < 1 || (row->texts && row->bases[row->texts] != row->length + 1))
        return 0;
    for (Py_ssize_t text = 0; text < row->texts; text++) {
        if (row->bases[text + 1] <= row->bases[text] || row->turn_ends[text] < before || row->turn_ends[text] > turns)
            return 0;
        before = row->turn_ends[text];
    }
    return before == turns;
}

static int all_of(const Row *row, Forms *forms, const uint64_t *folds, Texts *texts, Digest *digest, Names *names)
{
    Bench bench = {0};
    Finder *finder = new_finder();
    int became = NO_MEMORY;
    if (finder && has_bench(&bench, longest_of(row) + 2))
        became = digest_all(row, forms, folds, texts, &bench, finder, digest, names);
    free(bench.starts);
    drop_finder(finder);
    return became;
}

/* digest(points, width, numbers, bases, silent, turns, turn_ends, classes, folds, likely, keys, halves, letters, cuts,
 *        capitals, ...filled in: hashes, word_ends, firsts, marks, mark_ends, name_keys, offsets, key_ends, spelt, spelt_ends,
 *        surface_starts, surface_ends) -> (words, marks, surfaces), or None where a text has to be looked at otherwise.
 * `numbers` are the most letters of a name and of an abbreviation, and how many words there are from mark to mark. */
PyObject *digest(PyObject *Py_UNUSED(module), PyObject *args)
{
    enum { POINT, NUMBERS, BASES, SILENT, TURNS, TURN_ENDS, CLASSES, FOLDS, LIKELY, KEYS, HALVES, LETTERS, CUTS, CAPITALS,
           HASHES, WORD_ENDS, FIRSTS, MARKS, MARK_ENDS, NAME_KEYS, OFFSETS, KEY_ENDS, SPELT, SPELT_ENDS, SURFACE_STARTS,
           SURFACE_ENDS, ARRAYS };
    static const size_t sizes[ARRAYS] = {1, 8, 8, 8, 8, 8, 1, 8, 1, 8, 8, 8, 1, 1, 8, 8, 8, 8, 8, 4, 4, 8, 4, 8, 8, 8};
    PyObject *lent[ARRAYS];
    Array a[ARRAYS];
    int width;
    if (PyTuple_Size(args) != ARRAYS + 1) {
        PyErr_SetString(PyExc_TypeError, "digest: too few arguments, or too many");
        return NULL;
    }
    width = (int)PyLong_AsLong(PyTuple_GetItem(args, 1));
    if (PyErr_Occurred())
        return NULL;
    for (int number = 0; number < ARRAYS; number++)
        lent[number] = PyTuple_GetItem(args, number + (number > POINT));
    if (borrow_all(lent, a, sizes, ARRAYS, ARRAYS - HASHES) < 0)
        return NULL;
    Py_ssize_t texts = a[BASES].items - 1;
    Forms forms = {.points = a[POINT].view.buf, .width = width, .classes = a[CLASSES].view.buf};
    int fits = holds_characters(&a[POINT], width) && a[NUMBERS].items == 3 && texts >= 0 &&
               a[SILENT].items % 2 == 0 && a[TURN_ENDS].items == texts && a[CLASSES].items == POINTS &&
               a[FOLDS].items == POINTS && read_forms(a + LIKELY, &forms) && a[CAPITALS].items > 0 &&
               a[WORD_ENDS].items == texts + 1 && a[FIRSTS].items == a[TURNS].items && a[MARKS].items % 2 == 0 &&
               a[MARK_ENDS].items == texts && a[OFFSETS].items == a[NAME_KEYS].items && a[KEY_ENDS].items == texts &&
               a[SPELT_ENDS].items == texts && a[SURFACE_STARTS].items == a[SPELT].items &&
               a[SURFACE_ENDS].items == a[SPELT].items;
    int became = NO_ROOM;
    Digest made = {0};
    Names names = {0};
    if (fits) {
        const int64_t *numbers = a[NUMBERS].view.buf;
        Py_ssize_t length = a[POINT].view.len / width;
        Row row = {a[POINT].view.buf,  width,          length, texts, a[BASES].view.buf, a[SILENT].view.buf,
                   a[SILENT].items / 2, a[TURNS].view.buf, a[TURN_ENDS].view.buf, numbers[2]};
        Texts whole = {a[POINT].view.buf, width, length, a[CLASSES].view.buf, a[FOLDS].view.buf, a[CAPITALS].view.buf,
                       a[CAPITALS].items - 1, numbers[0], numbers[1], NULL, NULL, NULL, NULL, NULL, 0, 1};
        made = (Digest){a[HASHES].view.buf, a[WORD_ENDS].view.buf, a[FIRSTS].view.buf, a[MARKS].view.buf,
                        a[MARK_ENDS].view.buf, a[HASHES].items, a[MARKS].items / 2, 0, 0};
        names = (Names){a[NAME_KEYS].view.buf, a[OFFSETS].view.buf, a[KEY_ENDS].view.buf, a[SPELT].view.buf,
                        a[SPELT_ENDS].view.buf, a[SURFACE_STARTS].view.buf, a[SURFACE_ENDS].view.buf, 0, 0, 0,
                        a[NAME_KEYS].items, a[SPELT].items};
        Py_BEGIN_ALLOW_THREADS
        fits = is_in_order(&row, a[TURNS].items);
        if (fits)
            became = all_of(&row, &forms, a[FOLDS].view.buf, &whole, &made, &names);
        Py_END_ALLOW_THREADS
    }
    give_back(a, ARRAYS);
    if (!fits) {
        PyErr_SetString(PyExc_ValueError, "digest: an array is of a wrong length, or not in order");
        return NULL;
    }
    if (became == NO_MEMORY)
        return PyErr_NoMemory();
    if (became != DONE)
        Py_RETURN_NONE;
    return Py_BuildValue("nnL", made.words, made.marked, (long long)names.surfaces);
}
