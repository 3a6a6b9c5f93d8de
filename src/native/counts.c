/* How often words and pairs of words occur: library/counts.py tells what the tables hold. */
#include "native.h"

/* Where a slot stands in a table that ascends, or -1. Slots are hashes: their values tell about where they stand. */
static int64_t place_of(const uint32_t *table, int64_t items, uint32_t slot)
{
    int64_t low = 0, high = items - 1;
    while (low <= high && table[low] <= slot && slot <= table[high]) {
        int64_t span = (int64_t)table[high] - table[low], middle = low + (high - low) / 2;
        if (high - low > 16 && span > 0)
            middle = low + (int64_t)((double)(slot - table[low]) / (double)span * (double)(high - low));
        if (table[middle] == slot)
            return middle;
        if (table[middle] < slot)
            low = middle + 1;
        else
            high = middle - 1;
    }
    return -1;
}

/* Slots that are looked up side by side, so that the waits for memory of all of them are one. */
#define SIDE_BY_SIDE 256
#define A_LINE 16

/* A guess at where a slot stands between two places, which hold what they hold. */
static int64_t guessed(uint32_t slot, int64_t low, uint32_t at_low, int64_t high, uint32_t at_high)
{
    if (slot <= at_low || high <= low)
        return low;
    if (slot >= at_high)
        return high;
    return low + (int64_t)((double)(slot - at_low) / (double)(at_high - at_low) * (double)(high - low));
}

/* A second guess, from what stands at the first. */
static int64_t guessed_again(const uint32_t *table, int64_t items, uint32_t slot, int64_t at)
{
    if (slot >= table[at])
        return guessed(slot, at, table[at], items - 1, table[items - 1]);
    return guessed(slot, 0, table[0], at, table[at]);
}

/* Where a slot stands, sought from a guess on to either side in steps that double, or -1. */
static int64_t place_near(const uint32_t *table, int64_t items, uint32_t slot, int64_t at)
{
    int64_t low = at, high = at, step = A_LINE;
    while (low > 0 && table[low] > slot) {
        high = low;
        low = low > step ? low - step : 0;
        step *= 2;
    }
    for (step = A_LINE; high < items - 1 && table[high] < slot; step *= 2) {
        low = high;
        high = items - 1 - high > step ? high + step : items - 1;
    }
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        if (table[middle] < slot)
            low = middle + 1;
        else
            high = middle;
    }
    return table[low] == slot ? low : -1;
}

/* The places of some slots in a table that names them: each step is taken for all before the next is for any. */
static void find_places(const uint32_t *named, int64_t items, const uint8_t *counted, const int64_t *slots,
                        Py_ssize_t count, int64_t *places)
{
    for (Py_ssize_t n = 0; n < count; n++) {
        places[n] = guessed((uint32_t)slots[n], 0, named[0], items - 1, named[items - 1]);
        __builtin_prefetch(named + places[n]);
    }
    for (Py_ssize_t n = 0; n < count; n++) {
        places[n] = guessed_again(named, items, (uint32_t)slots[n], places[n]);
        __builtin_prefetch(named + places[n]);
        __builtin_prefetch(counted + places[n]);
    }
    for (Py_ssize_t n = 0; n < count; n++)
        places[n] = place_near(named, items, (uint32_t)slots[n], places[n]);
}

typedef struct {
    const uint32_t *named, *over_slots;
    const uint8_t *counted;
    const uint64_t *over_counts;
    int64_t items, names, overs;
} Counts;

static void add_occurrences(const Counts *table, const int64_t *slots, Py_ssize_t count, double *sums)
{
    int64_t places[SIDE_BY_SIDE];
    if (table->names)
        find_places(table->named, table->names, table->counted, slots, count, places);
    for (Py_ssize_t n = 0; !table->names && n < count; n++) {
        places[n] = slots[n];
        __builtin_prefetch(table->counted + slots[n]);
    }
    for (Py_ssize_t n = 0; n < count; n++) {
        uint64_t found = places[n] < 0 ? 0 : table->counted[places[n]];
        int64_t over = found == 0xFF ? place_of(table->over_slots, table->overs, (uint32_t)slots[n]) : -1;
        sums[n] += (double)(over < 0 ? found : table->over_counts[over]);
    }
}

/* occurrences(slots, named, low, over_slots, over_counts, sums): adds how often each slot occurs to the sums. */
PyObject *occurrences(PyObject *Py_UNUSED(module), PyObject *args)
{
    enum { SLOTS, NAMED, COUNTED, OVER_SLOTS, OVER_COUNTS, SUMS, ARRAYS };
    static const size_t sizes[ARRAYS] = {8, 4, 1, 4, 8, 8};
    PyObject *lent[ARRAYS];
    Array a[ARRAYS];
    if (!PyArg_ParseTuple(args, "OOOOOO:occurrences", &lent[0], &lent[1], &lent[2], &lent[3], &lent[4], &lent[5]))
        return NULL;
    if (borrow_all(lent, a, sizes, ARRAYS, 1) < 0)
        return NULL;
    const int64_t *slots = a[SLOTS].view.buf;
    double *sums = a[SUMS].view.buf;
    Counts table = {a[NAMED].view.buf,    a[OVER_SLOTS].view.buf, a[COUNTED].view.buf,  a[OVER_COUNTS].view.buf,
                    a[COUNTED].items,     a[NAMED].items,         a[OVER_SLOTS].items};
    int fits = a[SUMS].items == a[SLOTS].items && a[OVER_COUNTS].items == table.overs &&
               (!table.names || table.names == table.items);
    for (Py_ssize_t n = 0; fits && n < a[SLOTS].items; n++)
        fits = slots[n] >= 0 && slots[n] <= UINT32_MAX && (table.names || !table.items || slots[n] < table.items);
    for (Py_ssize_t n = 0; fits && table.items && n < a[SLOTS].items; n += SIDE_BY_SIDE) {
        Py_ssize_t count = a[SLOTS].items - n < SIDE_BY_SIDE ? a[SLOTS].items - n : SIDE_BY_SIDE;
        add_occurrences(&table, slots + n, count, sums + n);
    }
    give_back(a, ARRAYS);
    if (!fits) {
        PyErr_SetString(PyExc_ValueError, "occurrences: an array is of a wrong length, or a slot beyond it");
        return NULL;
    }
    Py_RETURN_NONE;
}
