/* The table of an alignment, filled row by row, and the way back through its best end: text/align.py tells the prices
 * and what the recurrences mean.
 *
 * The same sums are made in the same order as there, and of equal offers the same one wins, so that the paths are the
 * same step by step. (C11 without extensions: no product is fused with a sum.)
 */
#include "native.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { START, NEXT, GAP, INSERT, JUMPED };
enum { ELLIPSIS = 1, BRACKET = 2 };
#define CHOICE 7
#define FROM_ROW_BEFORE 8 /* the better of the two ways to leave a cell is the pair itself, not an insertion after it */
#define MOST_CELLS ((Py_ssize_t)1 << 26)

/* In the order in which text/align.py lends them. */
typedef struct {
    double match, mismatch, gap_open, gap_word, insert_open, insert_word, marked_open, marked_word, bracket_open,
        bracket_word, jump, marked_jump, reach, low;
} Prices;

/* The first of the highest scores of a row. */
typedef struct {
    double score;
    Py_ssize_t place;
} Top;

typedef struct {
    const int64_t *item, *source, *where;
    const uint8_t *marks;
    const Prices *prices;
    Py_ssize_t m, n;
    int jumps;
    double *best, *inserted; /* n each: of the row before */
    int32_t *earlier;        /* n: the row of the last pair before an insertion */
    uint8_t *choices;                 /* m rows of n */
    int32_t *origins, *rows;          /* the same: where a gap came from, and `earlier` as it was */
    int64_t *leaps;                   /* m: where a jump to a word came from */
    Top pairs, ways;                  /* of the row before: the best pair, and the best way to leave a cell */
    double score;
    Py_ssize_t end_row, end_place;
} Table;

static double price_of_inserting(const Prices *prices, Py_ssize_t words)
{
    return prices->insert_open + prices->insert_word * (double)words;
}

static void note(Top *top, double score, Py_ssize_t place)
{
    if (score > top->score)
        *top = (Top){score, place};
}

static double higher(double a, double b)
{
    return a >= b ? a : b;
}

/* Let every way to come to each cell of row i compete; of equal ones the plainer, offered last, wins. */
static void offer(Table *table, Py_ssize_t i)
{
    const Prices *prices = table->prices;
    const int64_t *where = table->where;
    const uint8_t mark = table->marks[i];
    const int64_t word = table->item[i];
    uint8_t *choices = table->choices + i * table->n;
    int32_t *origins = table->origins + i * table->n;
    double open = prices->gap_open, step = prices->gap_word, start = -price_of_inserting(prices, i);
    if (mark & ELLIPSIS) {
        open = prices->marked_open;
        step = prices->marked_word;
    } else if (mark & BRACKET) {
        open = prices->bracket_open;
        step = prices->bracket_word;
    }
    int32_t *rows = table->rows + i * table->n;
    double leap = table->ways.score - (mark & ELLIPSIS ? prices->marked_jump : prices->jump);
    double peak = 0, pair = prices->low, put_in = prices->low;
    Py_ssize_t origin = 0;
    Top pairs = {-INFINITY, 0}, ways = {-INFINITY, 0};
    table->leaps[i] = table->ways.place;
    for (Py_ssize_t j = 0; j < table->n; j++) {
        double best = start;
        uint8_t choice = START;
        if (table->jumps && leap >= best) {
            best = leap;
            choice = JUMPED;
        }
        if (j) {
            double gap = prices->low, next = prices->low, after = prices->low;
            if ((double)where[j] - (double)where[origin] < prices->reach)
                gap = peak - step * ((double)where[j] - 1) - open;
            if (gap >= best) {
                best = gap;
                choice = GAP;
            }
            if ((uint64_t)where[j] - (uint64_t)where[j - 1] == 1) {
                after = put_in;
                next = pair;
            }
            if (after >= best) {
                best = after;
                choice = INSERT;
            }
            if (next >= best) {
                best = next;
                choice = NEXT;
            }
            origins[j] = (int32_t)origin;
        }
        pair = table->best[j];
        put_in = table->inserted[j];
        double reach = higher(pair, put_in) + step * (double)where[j];
        if (!j || reach >= peak) {
            peak = reach;
            origin = j;
        }
        choices[j] = choice | (pair >= put_in ? FROM_ROW_BEFORE : 0);
        rows[j] = table->earlier[j];
        table->best[j] = best + (table->source[j] == word ? prices->match : prices->mismatch);
        double opened = pair - prices->insert_open - prices->insert_word, longer = put_in - prices->insert_word;
        if (opened >= longer)
            table->earlier[j] = (int32_t)(i - 1);
        table->inserted[j] = higher(opened, longer);
        note(&pairs, table->best[j], j);
        note(&ways, higher(table->best[j], table->inserted[j]), j);
    }
    table->pairs = pairs;
    table->ways = ways;
}

static void begin(Table *table)
{
    table->pairs = table->ways = (Top){-INFINITY, 0};
    for (Py_ssize_t j = 0; j < table->n; j++) {
        table->best[j] = table->source[j] == table->item[0] ? table->prices->match : table->prices->mismatch;
        table->inserted[j] = table->prices->low;
        table->earlier[j] = -1;
        table->choices[j] = START;
        note(&table->pairs, table->best[j], j);
        note(&table->ways, higher(table->best[j], table->inserted[j]), j);
    }
}

static void end_at_best(Table *table, Py_ssize_t i)
{
    Py_ssize_t rest = table->m - 1 - i;
    double ended = table->pairs.score - (rest ? price_of_inserting(table->prices, rest) : 0.0);
    if (ended > table->score) {
        table->score = ended;
        table->end_row = i;
        table->end_place = table->pairs.place;
    }
}

static void fill(Table *table)
{
    table->score = table->prices->low;
    for (Py_ssize_t i = 0; i < table->m; i++) {
        if (i)
            offer(table, i);
        else
            begin(table);
        end_at_best(table, i);
    }
}

/* What is written down of a path: m places each for the first word of every stretch, the place that it stands against,
 * how many words there are, whether they are the same, and whether a jump leads there. */
typedef struct {
    int64_t *items, *places, *counts, *same, *jumped;
} Stretches;

/* Walk back from the best end; the pairs come out last first. Returns how many, no more than there are rows. */
static Py_ssize_t trace(const Table *table, const Stretches *found)
{
    Py_ssize_t count = 0, i = table->end_row, j = table->end_place;
    for (;;) {
        Py_ssize_t cell = i * table->n + j;
        uint8_t choice = table->choices[cell] & CHOICE;
        found->items[count] = i;
        found->places[count] = j;
        found->jumped[count++] = choice == JUMPED;
        if (choice == START)
            return count;
        if (choice == NEXT) {
            i--;
            j--;
        } else if (choice == INSERT) {
            j--;
            i = table->rows[cell - 1];
        } else {
            Py_ssize_t origin = choice == JUMPED ? table->leaps[i] : table->origins[cell];
            Py_ssize_t left = i * table->n + origin;
            i = table->choices[left] & FROM_ROW_BEFORE ? i - 1 : table->rows[left];
            j = origin;
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

/* One block of memory for the whole table, its widest items first. */
static void *room_for(Table *table)
{
    size_t m = (size_t)table->m, n = (size_t)table->n;
    char *block = malloc(2 * n * sizeof(double) + m * sizeof(int64_t) + (2 * m * n + n) * sizeof(int32_t) + m * n);
    if (!block)
        return NULL;
    table->best = (double *)block;
    table->inserted = table->best + n;
    table->leaps = (int64_t *)(table->inserted + n);
    table->origins = (int32_t *)(table->leaps + m);
    table->rows = table->origins + m * n;
    table->earlier = table->rows + m * n;
    table->choices = (uint8_t *)(table->earlier + n);
    return block;
}

/* align(item, source, coordinates, marks, prices, jumps, stretches): how many stretches there are, and the score. */
PyObject *align(PyObject *Py_UNUSED(module), PyObject *args)
{
    enum { ITEM, SOURCE, WHERE, MARKS, PRICES, FOUND, ARRAYS };
    static const size_t sizes[ARRAYS] = {8, 8, 8, 1, 8, 8};
    PyObject *lent[ARRAYS];
    Array a[ARRAYS];
    int jumps;
    if (!PyArg_ParseTuple(args, "OOOOOpO:align", &lent[ITEM], &lent[SOURCE], &lent[WHERE], &lent[MARKS],
                          &lent[PRICES], &jumps, &lent[FOUND]))
        return NULL;
    if (borrow_all(lent, a, sizes, ARRAYS, 1) < 0)
        return NULL;
    Py_ssize_t m = a[ITEM].items, n = a[SOURCE].items;
    if (!m || !n || m > MOST_CELLS / n || a[WHERE].items != n || a[MARKS].items != m ||
        a[PRICES].view.len != sizeof(Prices) || a[FOUND].items != 5 * m) {
        give_back(a, ARRAYS);
        PyErr_SetString(PyExc_ValueError, "align: an array is of a wrong length");
        return NULL;
    }
    Table table = {.item = a[ITEM].view.buf, .source = a[SOURCE].view.buf, .where = a[WHERE].view.buf,
                   .marks = a[MARKS].view.buf, .prices = a[PRICES].view.buf, .m = m, .n = n, .jumps = jumps};
    void *block = room_for(&table);
    Py_ssize_t count = 0;
    if (block) {
        Py_BEGIN_ALLOW_THREADS
        fill(&table);
        count = write_down(&table, a[FOUND].view.buf);
        Py_END_ALLOW_THREADS
        free(block);
    }
    give_back(a, ARRAYS);
    return block ? Py_BuildValue("nd", count, table.score) : PyErr_NoMemory();
}
