/* The steps of a passage, from run to run: what is printed alike, what is marked, and what is to be looked into.
 *
 * What each kind of step tells stands in library/steps.py, which does the same run by run.
 */
#include "characters.h"

#include <stdlib.h>
#include <string.h>

enum { ALIKE, TOUCHED, OTHER, ELIDED, ADDED };
enum { ELLIPSIS = 1 };
enum { EQUAL = 1, FIRST = 2 };

/* Some words in a row: of a group, or of one run. Empty where `end` is `first`. */
typedef struct {
    Py_ssize_t first, end;
} Range;

/* A text and where its words start and end. */
typedef struct {
    PyObject *text;
    const int64_t *starts, *ends;
    Py_ssize_t words;
} Side;

/* A pair of words, and whether they are spelt alike. */
typedef struct {
    Py_ssize_t item, word;
    int alike;
} Pair;

typedef struct {
    Side item, source;
    const uint8_t *marks; /* one for each boundary; NULL where there are none */
    const uint8_t *touched;
    PyObject *kind, *spelt, *list;
    Range items, words;         /* the group that is still open */
    Py_ssize_t next_item, next_word;
} Script;

static int is_marked(const Script *script, Py_ssize_t boundary)
{
    return script->marks && script->marks[boundary];
}

static int put(Script *script, int kind, Py_ssize_t item, Py_ssize_t item_end, Py_ssize_t source, Py_ssize_t source_end)
{
    PyObject *fields[] = {PyLong_FromLong(kind), PyLong_FromSsize_t(item), PyLong_FromSsize_t(item_end),
                          PyLong_FromSsize_t(source), PyLong_FromSsize_t(source_end)};
    return add_to(script->list, row(script->kind, fields, 5));
}

static void take_in(Range *range, Py_ssize_t first, Py_ssize_t end)
{
    if (end <= first)
        return;
    if (range->end <= range->first)
        range->first = first;
    range->end = end;
}

static int is_open(const Range *range)
{
    return range->end > range->first;
}

/* Close the group. */
static int flush(Script *script)
{
    int items = is_open(&script->items), words = is_open(&script->words), fine = 0;
    if (items || words) {
        Range here = {script->next_item, script->next_item}, there = {script->next_word, script->next_word};
        here = items ? script->items : here;
        there = words ? script->words : there;
        fine = put(script, OTHER, here.first, here.end, there.first, there.end);
    }
    script->items = script->words = (Range){0, 0};
    return fine;
}

/* Words of either side that no pair holds; a mark at a boundary between them owns the source's. */
static int gap(Script *script, Py_ssize_t item, Py_ssize_t word)
{
    Py_ssize_t mark = script->next_item, skipped = word > script->next_word ? word : script->next_word;
    int elided = 0;
    while (mark <= item && !is_marked(script, mark))
        mark++;
    int begun = PyList_Size(script->list) || is_open(&script->items) || skipped > script->next_word;
    if (mark > item || !begun) {
        take_in(&script->items, script->next_item, item);
        take_in(&script->words, script->next_word, skipped);
        return 0;
    }
    for (Py_ssize_t other = mark; other <= item; other++)
        elided = elided || script->marks[other] & ELLIPSIS;
    take_in(&script->items, script->next_item, mark);
    if (flush(script) < 0 || put(script, elided ? ELIDED : ADDED, mark, mark, script->next_word, skipped) < 0)
        return -1;
    take_in(&script->items, mark, item);
    return 0;
}

/* Take in the words up to some pairs, and theirs: several if they are spelt alike, else one. */
static int reach(Script *script, const Pair *pair, Py_ssize_t count)
{
    Py_ssize_t item = pair->item, word = pair->word;
    if (gap(script, item, word) < 0)
        return -1;
    if (pair->alike || script->touched[item]) {
        const Side *ours = &script->item, *theirs = &script->source;
        if (flush(script) < 0 || put(script, pair->alike ? ALIKE : TOUCHED, ours->starts[item], ours->ends[item + count - 1],
                                     theirs->starts[word], theirs->ends[word + count - 1]) < 0)
            return -1;
    } else {
        take_in(&script->items, item, item + count);
        take_in(&script->words, word, word + count);
    }
    script->next_item = item + count;
    script->next_word = word + count;
    return 0;
}

static PyObject *printed(const Side *side, Py_ssize_t first, Py_ssize_t count)
{
    return PyUnicode_Substring(side->text, side->starts[first], side->ends[first + count - 1]);
}

/* Whether two words that are not printed alike are spelt alike, as Python tells it; -1 with an exception set. */
static int asked(PyObject *spelt, PyObject *ours, PyObject *theirs)
{
    PyObject *answer = PyObject_CallFunctionObjArgs(spelt, ours, theirs, NULL);
    int alike = answer ? PyObject_IsTrue(answer) : -1;
    Py_XDECREF(answer);
    return alike;
}

/* Whether so many words in a row are printed alike or, of one pair, spelt alike; -1 with an exception set. */
static int is_alike(const Script *script, Py_ssize_t item, Py_ssize_t word, Py_ssize_t count, int ask)
{
    PyObject *ours = printed(&script->item, item, count), *theirs = printed(&script->source, word, count);
    int alike = -1;
    if (ours && theirs) {
        alike = PyUnicode_Compare(ours, theirs) == 0;
        if (!alike && ask)
            alike = asked(script->spelt, ours, theirs);
    }
    Py_XDECREF(ours);
    Py_XDECREF(theirs);
    return alike;
}

/* The pairs of a part of a run that no mark cuts; how many, or -1 with an exception set. */
static Py_ssize_t pairs_of(const Script *script, Py_ssize_t item, Py_ssize_t word, Py_ssize_t count, int equal, Pair *pairs)
{
    int whole = equal ? is_alike(script, item, word, count, 0) : 0;
    for (Py_ssize_t n = 0; whole >= 0 && n < count; n++) {
        int alike = whole || !equal ? whole : is_alike(script, item + n, word + n, 1, 1);
        if (alike < 0)
            return -1;
        pairs[n] = (Pair){item + n, word + n, alike};
    }
    return whole < 0 ? -1 : count;
}

/* Where the second half of a contraction is not spelt alike, the first is not either. */
static void tell_halves(const Script *script, Pair *pairs, Py_ssize_t count, const uint8_t *kinds)
{
    const Side *ours = &script->item, *theirs = &script->source;
    for (Py_ssize_t n = 1; n < count; n++)
        if (!pairs[n].alike && kinds[n] & EQUAL && (ours->ends[pairs[n - 1].item] == ours->starts[pairs[n].item] ||
                                            theirs->ends[pairs[n - 1].word] == theirs->starts[pairs[n].word]))
            pairs[n - 1].alike = 0;
}

typedef struct {
    Py_ssize_t item, word, length;
    int equal;
} Run;

/* Read a run that was lent. Returns 0; -1 with an exception set where it does not lie in both texts, behind the run before. */
static int read_run(PyObject *runs, Py_ssize_t number, const Script *script, Py_ssize_t after, Run *run)
{
    PyObject *lent = PyList_GetItem(runs, number);
    if (!lent || number_at(lent, 0, &run->item) < 0 || number_at(lent, 2, &run->word) < 0 ||
        number_at(lent, 3, &run->length) < 0 || truth_at(lent, 4, &run->equal) < 0)
        return -1;
    if (run->item >= after && run->word >= 0 && run->length > 0 && run->length <= script->item.words - run->item &&
        run->length <= script->source.words - run->word)
        return 0;
    PyErr_SetString(PyExc_ValueError, "steps: a run is not of these words, or out of order");
    return -1;
}

/* The pairs of all runs, and of each whether its run is an equal one, and whether it is the first of it; how many there
 * are, or -1 with an exception set. */
static Py_ssize_t all_pairs(const Script *script, PyObject *runs, Pair *pairs, uint8_t *kinds)
{
    Py_ssize_t count = 0, after = 0;
    for (Py_ssize_t number = 0; number < PyList_Size(runs); number++) {
        Run run;
        if (read_run(runs, number, script, after, &run) < 0)
            return -1;
        after = run.item + run.length;
        memset(kinds + count, run.equal ? EQUAL : 0, (size_t)run.length);
        kinds[count] |= FIRST;
        for (Py_ssize_t first = 0, end = 1; first < run.length; first = end++) {
            while (end < run.length && !is_marked(script, run.item + end))
                end++;
            if (pairs_of(script, run.item + first, run.word + first, end - first, run.equal, pairs + count + first) < 0)
                return -1;
        }
        count += run.length;
    }
    return count;
}

/* How many pairs from one on are reached at once: those of one run that are spelt alike, up to a mark. */
static Py_ssize_t reached(const Script *script, const Pair *pairs, const uint8_t *kinds, Py_ssize_t left)
{
    Py_ssize_t count = 1;
    while (pairs->alike && count < left && pairs[count].alike && !(kinds[count] & FIRST) &&
           !is_marked(script, pairs[count].item))
        count++;
    return count;
}

static int go_through(Script *script, PyObject *runs, Py_ssize_t first, Py_ssize_t last, Pair *pairs, uint8_t *kinds)
{
    Py_ssize_t count = all_pairs(script, runs, pairs, kinds);
    if (count < 0)
        return -1;
    tell_halves(script, pairs, count, kinds);
    script->next_item = first;
    script->next_word = count ? pairs->word : 0;
    for (Py_ssize_t n = 0, some; n < count; n += some) {
        some = reached(script, pairs + n, kinds + n, count - n);
        if (reach(script, pairs + n, some) < 0)
            return -1;
    }
    return gap(script, last, script->next_word) < 0 ? -1 : flush(script);
}

/* steps(text, starts, ends, prose, source_starts, source_ends, marks, touched, runs, first, last, kind, spelt): a list. */
PyObject *steps(PyObject *Py_UNUSED(module), PyObject *args)
{
    enum { STARTS, ENDS, SOURCE_STARTS, SOURCE_ENDS, MARKS, TOUCHED_ONES, ARRAYS };
    static const size_t sizes[ARRAYS] = {8, 8, 8, 8, 1, 1};
    PyObject *lent[ARRAYS], *runs;
    Array a[ARRAYS];
    Py_ssize_t first, last;
    Script script = {0};
    if (!PyArg_ParseTuple(args, "UOOUOOOOO!nnOO:steps", &script.item.text, &lent[STARTS], &lent[ENDS], &script.source.text,
                          &lent[SOURCE_STARTS], &lent[SOURCE_ENDS], &lent[MARKS], &lent[TOUCHED_ONES], &PyList_Type, &runs,
                          &first, &last, &script.kind, &script.spelt))
        return NULL;
    if (!is_row(script.kind) || borrow_all(lent, a, sizes, ARRAYS, 0) < 0)
        return NULL;
    Py_ssize_t words = a[STARTS].items;
    script.item.starts = a[STARTS].view.buf;
    script.item.ends = a[ENDS].view.buf;
    script.item.words = words;
    script.source.starts = a[SOURCE_STARTS].view.buf;
    script.source.ends = a[SOURCE_ENDS].view.buf;
    script.source.words = a[SOURCE_STARTS].items;
    script.marks = a[MARKS].items ? a[MARKS].view.buf : NULL;
    script.touched = a[TOUCHED_ONES].view.buf;
    int fits = a[ENDS].items == words && a[TOUCHED_ONES].items == words && a[SOURCE_ENDS].items == script.source.words &&
               (!script.marks || a[MARKS].items == words + 1) && first >= 0 && first <= words && last >= 0 && last <= words;
    Pair *pairs = fits ? malloc(((size_t)words + 1) * (sizeof *pairs + 1)) : NULL;
    script.list = pairs ? PyList_New(0) : NULL;
    if (!fits)
        PyErr_SetString(PyExc_ValueError, "steps: an array is of a wrong length, or a word not of the quotation");
    else if (!pairs)
        PyErr_NoMemory();
    else if (script.list && go_through(&script, runs, first, last, pairs, (uint8_t *)(pairs + words + 1)) < 0)
        Py_CLEAR(script.list);
    free(pairs);
    give_back(a, ARRAYS);
    return script.list;
}
