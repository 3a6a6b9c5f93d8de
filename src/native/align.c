/* The table of an alignment, filled row by row, and the way back through its best end: text/align.py tells the prices
 * and what the recurrences mean.
 *
 * The same sums are made in the same order as there, and of equal offers the same one wins, so that the paths are the
 * same step by step. (hatch_build.py asks that no product be fused with a sum.)
 */
#include "characters.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ELLIPSIS = 1, BRACKET = 2 };
#define MOST_CELLS ((Py_ssize_t)1 << 26)

/* In the order in which text/align.py lends them. */
typedef struct {
    double match, mismatch, gap_open, gap_word, insert_open, insert_word, marked_open, marked_word, bracket_open,
        bracket_word, jump, marked_jump, reach, low;
} Prices;

/* What a gap before a word costs, and each word in it. */
typedef struct {
    double open, step;
} Fare;

/* Only scores are kept of the rows: which way won, and from where, is asked again where the best path goes, and nowhere
 * else. So the loops that fill them have no branches, and do most of their work for several places in one step. */
typedef struct {
    const int64_t *item, *source, *where;
    const uint8_t *marks;
    const Prices *prices;
    Py_ssize_t m, n;
    int jumps;
    double *come;         /* m rows of n: the best score with which one comes to a cell, what its pair is worth left out */
    double *inserted;     /* the same: the best score after a pair in an earlier row, the words since put in */
    double *best, *other; /* n each: the scores of a row with the pairs, and room for the next */
    double *ways;         /* n: the best score with which one leaves each place of a row */
    double *gaps;         /* n: with what one comes to each place over a gap */
    double *apart;        /* n: 0 where a place goes on from the one before, else minus infinity */
    double *places;       /* n: `where` */
    double *low, *high;   /* n each: the two halves of each word of the source */
    double *leaps;        /* m: with what one comes to a word by a jump */
    double score;
    Py_ssize_t end_row;
    int near;             /* whether no two places are out of reach of each other */
} Table;

static double price_of_inserting(const Prices *prices, Py_ssize_t words)
{
    return prices->insert_open + prices->insert_word * (double)words;
}

static double higher(double a, double b)
{
    return b > a ? b : a;
}

/* The highest of some scores. */
static double highest(const double *scores, Py_ssize_t count)
{
    double top[4] = {-INFINITY, -INFINITY, -INFINITY, -INFINITY};
    Py_ssize_t j = 0;
    for (; j + 4 <= count; j += 4)
        for (int k = 0; k < 4; k++)
            top[k] = higher(top[k], scores[j + k]);
    for (; j < count; j++)
        top[0] = higher(top[0], scores[j]);
    return higher(higher(top[0], top[1]), higher(top[2], top[3]));
}

static double low_half(int64_t word)
{
    return (double)(uint32_t)word;
}

static double high_half(int64_t word)
{
    return (double)(uint32_t)((uint64_t)word >> 32);
}

static double worth(const Table *table, Py_ssize_t i, Py_ssize_t j)
{
    return table->source[j] == table->item[i] ? table->prices->match : table->prices->mismatch;
}

static Fare fare_before(const Table *table, Py_ssize_t i)
{
    const Prices *prices = table->prices;
    if (table->marks[i] & ELLIPSIS)
        return (Fare){prices->marked_open, prices->marked_word};
    if (table->marks[i] & BRACKET)
        return (Fare){prices->bracket_open, prices->bracket_word};
    return (Fare){prices->gap_open, prices->gap_word};
}

static double start_at(const Table *table, Py_ssize_t i)
{
    return i ? -price_of_inserting(table->prices, i) : 0.0;
}

/* With what one comes over a gap to each place of row i, some of them out of reach of others. */
static void reach_out(Table *table, Fare fare)
{
    const double *ways = table->ways, *places = table->places;
    double peak = -INFINITY, from = 0;
    for (Py_ssize_t j = 0; j + 1 < table->n; j++) {
        double score = ways[j] + fare.step * places[j];
        if (score >= peak) {
            peak = score;
            from = places[j];
        }
        double gap = peak - fare.step * (places[j + 1] - 1) - fare.open;
        table->gaps[j + 1] = places[j + 1] - from < table->prices->reach ? gap : table->prices->low;
    }
}

/* The same where all are in reach of each other. */
static void reach_on(Table *table, Fare fare)
{
    const double *restrict ways = table->ways, *restrict places = table->places;
    double *restrict gaps = table->gaps, peak = -INFINITY;
    Py_ssize_t n = table->n;
    for (Py_ssize_t j = 0; j + 1 < n; j++)
        gaps[j + 1] = ways[j] + fare.step * places[j];
    for (Py_ssize_t j = 1; j < n; j++)
        gaps[j] = peak = higher(peak, gaps[j]);
    for (Py_ssize_t j = 1; j < n; j++)
        gaps[j] = gaps[j] - fare.step * (places[j] - 1) - fare.open;
}

/* Go through the row before row i: the best gap to each place, and the best jump. */
static void leave_row(Table *table, Py_ssize_t i)
{
    const double *restrict best = table->best, *restrict inserted = table->inserted + (i - 1) * table->n;
    double *restrict ways = table->ways;
    for (Py_ssize_t j = 0; j < table->n; j++)
        ways[j] = higher(best[j], inserted[j]);
    if (table->near)
        reach_on(table, fare_before(table, i));
    else
        reach_out(table, fare_before(table, i));
    double jump = table->marks[i] & ELLIPSIS ? table->prices->marked_jump : table->prices->jump;
    table->leaps[i] = highest(ways, table->n) - jump;
}

/* Let every way to come to each cell of row i compete. */
static void come_to_row(Table *table, Py_ssize_t i)
{
    const double *restrict ways = table->ways, *restrict gaps = table->gaps, *restrict apart = table->apart;
    const double *restrict low = table->low, *restrict high = table->high;
    const double low_word = low_half(table->item[i]), high_word = high_half(table->item[i]);
    double *restrict come = table->come + i * table->n, *restrict next = table->other;
    const double start = start_at(table, i), base = table->jumps ? higher(table->leaps[i], start) : start;
    const double match = table->prices->match, mismatch = table->prices->mismatch;
    const Py_ssize_t n = table->n;
    come[0] = base;
    next[0] = base + worth(table, i, 0);
    for (Py_ssize_t j = 1; j < n; j++)
        come[j] = higher(higher(base, gaps[j]), ways[j - 1] + apart[j]);
    for (Py_ssize_t j = 1; j < n; j++) {
        double half = low[j] == low_word ? match : mismatch;
        next[j] = come[j] + (high[j] == high_word ? half : mismatch);
    }
}

/* Let word i be one that nothing in the source answers. */
static void insert_word(Table *table, Py_ssize_t i)
{
    const double *restrict best = table->best, *restrict before = table->inserted + (i - 1) * table->n;
    double *restrict inserted = table->inserted + i * table->n;
    const double open = table->prices->insert_open, word = table->prices->insert_word;
    for (Py_ssize_t j = 0; j < table->n; j++)
        inserted[j] = higher(before[j] - word, best[j] - open - word);
}

static void begin(Table *table)
{
    for (Py_ssize_t j = 0; j < table->n; j++) {
        table->places[j] = (double)table->where[j];
        table->apart[j] = j && (uint64_t)table->where[j] - (uint64_t)table->where[j - 1] == 1 ? 0.0 : -INFINITY;
        table->low[j] = low_half(table->source[j]);
        table->high[j] = high_half(table->source[j]);
        table->come[j] = 0.0;
        table->best[j] = worth(table, 0, j);
        table->inserted[j] = table->prices->low;
    }
    table->near = table->places[table->n - 1] - table->places[0] < table->prices->reach;
}

static void end_at_best(Table *table, Py_ssize_t i)
{
    Py_ssize_t rest = table->m - 1 - i;
    double ended = highest(table->best, table->n) - (rest ? price_of_inserting(table->prices, rest) : 0.0);
    if (ended > table->score) {
        table->score = ended;
        table->end_row = i;
    }
}

static void fill(Table *table)
{
    table->score = table->prices->low;
    begin(table);
    end_at_best(table, 0);
    for (Py_ssize_t i = 1; i < table->m; i++) {
        leave_row(table, i);
        come_to_row(table, i);
        insert_word(table, i);
        double *filled = table->other;
        table->other = table->best;
        table->best = filled;
        end_at_best(table, i);
    }
}

/* What is written down of a path: m places each for the first word of every stretch, the place that it stands against,
 * how many words there are, whether they are the same, and whether a jump leads there. */
typedef struct {
    int64_t *items, *places, *counts, *same, *jumped;
} Stretches;

static double pair_at(const Table *table, Py_ssize_t i, Py_ssize_t j)
{
    return table->come[i * table->n + j] + worth(table, i, j);
}

/* The row of the last pair before the words that were put in after it, up to and with word i. */
static Py_ssize_t row_before(const Table *table, Py_ssize_t i, Py_ssize_t j)
{
    const double open = table->prices->insert_open, word = table->prices->insert_word;
    while (i > 1 && pair_at(table, i - 1, j) - open - word < table->inserted[(i - 1) * table->n + j] - word)
        i--;
    return i - 1;
}

/* The row of the pair from which one leaves a place on the way to row i, over a gap or by a jump. */
static Py_ssize_t row_left(const Table *table, Py_ssize_t i, Py_ssize_t j)
{
    return pair_at(table, i - 1, j) >= table->inserted[(i - 1) * table->n + j] ? i - 1 : row_before(table, i - 1, j);
}

/* From where a gap leads to a cell that is neither at an edge nor next to where one comes from; -1 where none does. */
static Py_ssize_t origin_of(const Table *table, Py_ssize_t i, Py_ssize_t j)
{
    const double *inserted = table->inserted + (i - 1) * table->n;
    Fare fare = fare_before(table, i);
    double peak = -INFINITY;
    Py_ssize_t origin = -1;
    for (Py_ssize_t k = 0; k < j; k++) {
        double score = higher(pair_at(table, i - 1, k), inserted[k]) + fare.step * table->places[k];
        if (score >= peak) {
            peak = score;
            origin = k;
        }
    }
    if (origin < 0 || !(table->places[j] - table->places[origin] < table->prices->reach))
        return -1;
    return peak - fare.step * (table->places[j] - 1) - fare.open >= table->come[i * table->n + j] ? origin : -1;
}

/* The first of the best places of row i: to end at, or, with what was put in, to jump from. */
static Py_ssize_t best_place(const Table *table, Py_ssize_t i, int put_in)
{
    double top = -INFINITY;
    Py_ssize_t place = 0;
    for (Py_ssize_t j = 0; j < table->n; j++) {
        double score = pair_at(table, i, j);
        if (put_in)
            score = higher(score, table->inserted[i * table->n + j]);
        if (score > top) {
            top = score;
            place = j;
        }
    }
    return place;
}

/* Walk back from the best end; the pairs come out last first. Returns how many, no more than there are rows.
 *
 * Of ways that are equal the plainer wins: the next word, then one after words that were put in, a gap, a jump. */
static Py_ssize_t trace(const Table *table, const Stretches *found)
{
    Py_ssize_t count = 0, i = table->end_row, j = best_place(table, i, 0);
    for (;;) {
        double come = table->come[i * table->n + j];
        found->items[count] = i;
        found->places[count] = j;
        found->jumped[count++] = 0;
        if (!i)
            return count;
        if (table->apart[j] == 0 && pair_at(table, i - 1, j - 1) >= come) {
            i--;
            j--;
        } else if (table->apart[j] == 0 && table->inserted[(i - 1) * table->n + j - 1] >= come) {
            i = row_before(table, i - 1, --j);
        } else {
            Py_ssize_t origin = origin_of(table, i, j);
            if (origin < 0 && !(table->jumps && table->leaps[i] >= come))
                return count;
            found->jumped[count - 1] = origin < 0;
            j = origin < 0 ? best_place(table, i - 1, 1) : origin;
            i = row_left(table, i, j);
        }
    }
}

static void turn_round(int64_t *numbers, Py_ssize_t count)
{
    for (Py_ssize_t a = 0, b = count - 1; a < b; a++, b--) {
        int64_t number = numbers[a];
        numbers[a] = numbers[b];
        numbers[b] = number;
    }
}

/* Join the pairs, in order, to stretches; returns how many. */
static Py_ssize_t join(const Table *table, const Stretches *found, Py_ssize_t pairs)
{
    Py_ssize_t count = 0;
    for (Py_ssize_t n = 0; n < pairs; n++) {
        int64_t item = found->items[n], place = found->places[n], same = table->item[item] == table->source[place];
        Py_ssize_t last = count - 1;
        int goes_on = n && !found->jumped[n] && item == found->items[last] + found->counts[last] &&
                      place == found->places[last] + found->counts[last] &&
                      (uint64_t)table->where[place] - (uint64_t)table->where[place - 1] == 1;
        if (goes_on && same == found->same[last]) {
            found->counts[last]++;
            continue;
        }
        found->items[count] = item;
        found->places[count] = place;
        found->counts[count] = 1;
        found->same[count] = same;
        found->jumped[count++] = found->jumped[n];
    }
    return count;
}

/* The stretches of the best path; returns how many. */
static Py_ssize_t write_down(const Table *table, int64_t *room)
{
    Stretches found = {room, room + table->m, room + 2 * table->m, room + 3 * table->m, room + 4 * table->m};
    Py_ssize_t pairs = trace(table, &found);
    turn_round(found.items, pairs);
    turn_round(found.places, pairs);
    turn_round(found.jumped, pairs);
    return join(table, &found, pairs);
}

/* One block of memory for the whole table. */
static void *room_for(Table *table)
{
    size_t m = (size_t)table->m, n = (size_t)table->n;
    double *block = malloc((2 * m * n + 8 * n + m) * sizeof *block);
    if (!block)
        return NULL;
    table->come = block;
    table->inserted = table->come + m * n;
    table->best = table->inserted + m * n;
    table->other = table->best + n;
    table->ways = table->other + n;
    table->gaps = table->ways + n;
    table->apart = table->gaps + n;
    table->places = table->apart + n;
    table->low = table->places + n;
    table->high = table->low + n;
    table->leaps = table->high + n;
    return block;
}

/* The stretches that were written down as rows of a kind of tuple. */
static PyObject *as_rows(PyObject *kind, const int64_t *room, Py_ssize_t m, Py_ssize_t count)
{
    PyObject *rows = PyTuple_New(count);
    for (Py_ssize_t n = 0; rows && n < count; n++) {
        PyObject *fields[] = {PyLong_FromLongLong(room[n]), PyLong_FromLongLong(room[m + n]),
                              PyLong_FromLongLong(room[2 * m + n]), PyBool_FromLong(room[3 * m + n] != 0),
                              PyBool_FromLong(room[4 * m + n] != 0)};
        PyObject *stretch = row(kind, fields, 5);
        if (!stretch || PyTuple_SetItem(rows, n, stretch) < 0)
            Py_CLEAR(rows);
    }
    return rows;
}

/* Fill the table and walk back through it; the stretches as rows, with the score. */
static PyObject *best_path(Table *table, PyObject *kind)
{
    Py_ssize_t count = 0;
    int64_t *room = malloc(5 * (size_t)table->m * sizeof *room);
    void *block = room ? room_for(table) : NULL;
    PyObject *rows = NULL;
    if (block) {
        Py_BEGIN_ALLOW_THREADS
        fill(table);
        count = write_down(table, room);
        Py_END_ALLOW_THREADS
        rows = as_rows(kind, room, table->m, count);
    } else
        PyErr_NoMemory();
    free(block);
    free(room);
    return rows ? Py_BuildValue("dN", table->score, rows) : NULL;
}

/* align(item, source, coordinates, marks, prices, jumps, kind): the score, and the stretches as rows of that kind. */
PyObject *align(PyObject *Py_UNUSED(module), PyObject *args)
{
    enum { ITEM, SOURCE, WHERE, MARKS, PRICES, ARRAYS };
    static const size_t sizes[ARRAYS] = {8, 8, 8, 1, 8};
    PyObject *lent[ARRAYS], *kind, *path = NULL;
    Array a[ARRAYS];
    int jumps;
    if (!PyArg_ParseTuple(args, "OOOOOpO:align", &lent[ITEM], &lent[SOURCE], &lent[WHERE], &lent[MARKS],
                          &lent[PRICES], &jumps, &kind))
        return NULL;
    if (!is_row(kind) || borrow_all(lent, a, sizes, ARRAYS, 0) < 0)
        return NULL;
    Py_ssize_t m = a[ITEM].items, n = a[SOURCE].items;
    if (!m || !n || m > MOST_CELLS / n || a[WHERE].items != n || a[MARKS].items != m ||
        a[PRICES].view.len != sizeof(Prices))
        PyErr_SetString(PyExc_ValueError, "align: an array is of a wrong length");
    else {
        Table table = {.item = a[ITEM].view.buf, .source = a[SOURCE].view.buf, .where = a[WHERE].view.buf,
                       .marks = a[MARKS].view.buf, .prices = a[PRICES].view.buf, .m = m, .n = n, .jumps = jumps};
        path = best_path(&table, kind);
    }
    give_back(a, ARRAYS);
    return path;
}
