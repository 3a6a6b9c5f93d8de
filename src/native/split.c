/* Contractions taken apart: "don't" becomes two words, each where its letters stand, in one pass over the words.
 *
 * Which forms there are, what they hold and where each is cut comes in tables from text/spoken.py, which does the same on
 * whole arrays; what the tables do not decide is noted down for it.
 */
#include "blocks.h"
#include "texts.h"

#include <stdlib.h>
#include <string.h>

static uint32_t point_at(const Forms *forms, int64_t at)
{
    return character_at(forms->points, forms->width, at);
}

int read_forms(const Array *tables, Forms *forms)
{
    enum { LIKELY, KEYS, HALVES, LETTERS, CUTS };
    Py_ssize_t count = tables[KEYS].items;
    if (tables[LIKELY].items != LEADING || count == 0 || tables[HALVES].items != 2 * count ||
        tables[LETTERS].items != count || tables[CUTS].items % count)
        return 0;
    forms->likely = tables[LIKELY].view.buf;
    forms->keys = tables[KEYS].view.buf;
    forms->forms = count;
    forms->halves = tables[HALVES].view.buf;
    forms->letters = tables[LETTERS].view.buf;
    forms->cuts = tables[CUTS].view.buf;
    forms->places = tables[CUTS].items / count;
    return 1;
}

static Py_ssize_t form_of(const Forms *forms, uint64_t hash)
{
    if (!forms->likely[hash >> TOP])
        return -1;
    Py_ssize_t low = 0, high = forms->forms;
    while (low < high) {
        Py_ssize_t middle = (low + high) / 2;
        if (forms->keys[middle] < hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low < forms->forms && forms->keys[low] == hash ? low : -1;
}

/* How many characters of a contraction belong to its first word; -1 where it is not printed as the tables expect. */
static int cut_of(const Forms *forms, Py_ssize_t form, int64_t start, int64_t end)
{
    int64_t place = -1, marks = 0;
    for (int64_t at = start; at < end; at++) {
        uint32_t point = point_at(forms, at);
        if (point < POINTS && forms->classes[point] == APOSTROPHE) {
            place = at - start;
            marks++;
        }
    }
    if (marks > 1 || end - start - marks != forms->letters[form] || place + 1 >= forms->places)
        return -1;
    return forms->cuts[form * forms->places + place + 1];
}

/* Take over words as they are. */
static void take_over(const int64_t *starts, const int64_t *ends, const uint64_t *hashes, Py_ssize_t words, Result *made)
{
    memcpy(made->starts + made->count, starts, (size_t)words * sizeof *starts);
    memcpy(made->ends + made->count, ends, (size_t)words * sizeof *ends);
    memcpy(made->hashes + made->count, hashes, (size_t)words * sizeof *hashes);
    made->count += words;
}

int split_all(const Forms *forms, const int64_t *starts, const int64_t *ends, const uint64_t *hashes, Py_ssize_t words,
              Result *made)
{
    Py_ssize_t taken = 0;
    for (Py_ssize_t word = 0; word < words; word++) {
        Py_ssize_t form = form_of(forms, hashes[word]);
        if (form < 0)
            continue;
        if (words - taken + 1 > made->room - made->count)
            return CROWDED;
        if (starts[word] < 0 || ends[word] > forms->length)
            return ASTRAY;
        take_over(starts + taken, ends + taken, hashes + taken, word - taken, made);
        taken = word + 1;
        Py_ssize_t at = made->count;
        int cut = cut_of(forms, form, starts[word], ends[word]);
        if (cut < 0)
            made->odd[made->odds++] = at;
        made->starts[at] = starts[word];
        made->ends[at] = made->starts[at + 1] = starts[word] + (cut < 0 ? 0 : cut);
        made->ends[at + 1] = ends[word];
        made->hashes[at] = forms->halves[2 * form];
        made->hashes[at + 1] = forms->halves[2 * form + 1];
        made->count += 2;
    }
    if (words - taken > made->room - made->count)
        return CROWDED;
    take_over(starts + taken, ends + taken, hashes + taken, words - taken, made);
    return DONE;
}

int has_bench(Bench *bench, Py_ssize_t room)
{
    int64_t *all = (size_t)room <= SIZE_MAX / 7 / sizeof *all ? malloc(7 * (size_t)room * sizeof *all) : NULL;
    if (!all)
        return 0;
    *bench = (Bench){all,
                     all + room,
                     all + 2 * room,
                     all + 3 * room,
                     all + 4 * room,
                     (uint64_t *)all + 5 * room,
                     (uint64_t *)all + 6 * room,
                     room};
    return 1;
}

Py_ssize_t spoken_words(const Forms *forms, const uint64_t *folds, const Bench *bench, Result *made)
{
    Py_ssize_t words = words_of(forms->points, forms->width, forms->length, forms->classes, folds, bench->starts, bench->ends,
                                bench->hashes, bench->room);
    if (words < 0)
        return words;
    *made = (Result){bench->split_starts, bench->split_ends, bench->split_hashes, bench->odd, bench->room, 0, 0};
    if (split_all(forms, bench->starts, bench->ends, bench->hashes, words, made) != DONE)
        return NO_ROOM;
    return made->odds ? UNDECIDED : made->count;
}

/* split(points, width, classes, likely, keys, halves, letters, cuts, starts, ends, hashes,
 *       ...the same to fill in, odd) -> (words, odd ones); -1 words where there are more than there is room for. */
PyObject *split(PyObject *Py_UNUSED(module), PyObject *args)
{
    enum { POINT, CLASSES, LIKELY, KEYS, HALVES, LETTERS, CUTS, STARTS, ENDS, HASHES, NEW_STARTS, NEW_ENDS, NEW_HASHES, ODD,
           ARRAYS };
    static const size_t sizes[ARRAYS] = {1, 1, 1, 8, 8, 8, 1, 8, 8, 8, 8, 8, 8, 8};
    PyObject *lent[ARRAYS];
    Array a[ARRAYS];
    int width;
    if (!PyArg_ParseTuple(args, "OiOOOOOOOOOOOOO:split", &lent[POINT], &width, &lent[CLASSES], &lent[LIKELY], &lent[KEYS],
                          &lent[HALVES], &lent[LETTERS], &lent[CUTS], &lent[STARTS], &lent[ENDS], &lent[HASHES],
                          &lent[NEW_STARTS], &lent[NEW_ENDS], &lent[NEW_HASHES], &lent[ODD]))
        return NULL;
    if (borrow_all(lent, a, sizes, ARRAYS, ARRAYS - NEW_STARTS) < 0)
        return NULL;
    Forms forms = {.points = a[POINT].view.buf, .width = width, .classes = a[CLASSES].view.buf};
    int fits = holds_characters(&a[POINT], width) && a[CLASSES].items == POINTS && read_forms(a + LIKELY, &forms) &&
               a[ENDS].items == a[STARTS].items && a[HASHES].items == a[STARTS].items &&
               a[NEW_ENDS].items == a[NEW_STARTS].items && a[NEW_HASHES].items == a[NEW_STARTS].items &&
               a[ODD].items >= a[STARTS].items;
    int became = ASTRAY;
    Result made = {0};
    if (fits) {
        forms.length = a[POINT].view.len / width;
        made = (Result){a[NEW_STARTS].view.buf, a[NEW_ENDS].view.buf, a[NEW_HASHES].view.buf, a[ODD].view.buf,
                        a[NEW_STARTS].items,    0,                    0};
        Py_BEGIN_ALLOW_THREADS
        became = split_all(&forms, a[STARTS].view.buf, a[ENDS].view.buf, a[HASHES].view.buf, a[STARTS].items, &made);
        Py_END_ALLOW_THREADS
    }
    give_back(a, ARRAYS);
    if (became == ASTRAY) {
        PyErr_SetString(PyExc_ValueError, "split: an array is of another length than it has to be");
        return NULL;
    }
    return Py_BuildValue("nn", became == CROWDED ? (Py_ssize_t)-1 : made.count, made.odds);
}
