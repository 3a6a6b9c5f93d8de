/* The names of some texts that stand in a row: their words with a capital, by themselves and with the next one or two.
 * library/nameindex.py tells what counts, and does the same on whole arrays.
 */
#include "native.h"

#include <stdlib.h>
#include <string.h>

#define MULTIPLIER UINT64_C(0x9E3779B97F4A7C15)

typedef struct {
    const void *points;
    int width;
    Py_ssize_t length;
    const uint8_t *classes;
    const uint64_t *folds;
    const uint8_t *capitals; /* one entry for each of the first characters; the last is for all others */
    int64_t cased;
    int64_t longest, abbreviated;
    const int64_t *starts, *ends, *firsts, *bases;
    const uint64_t *hashes;
    Py_ssize_t words, texts;
} Texts;

/* A word with a capital, less its possessive. */
typedef struct {
    int64_t start, end;
    uint64_t hash;
} Capital;

typedef struct {
    uint32_t *keys, *offsets;
    int64_t *key_ends;
    int32_t *spelt;
    int64_t *spelt_ends, *surface_starts, *surface_ends;
    int64_t kept, spellings, surfaces;
} Names;

/* A set of numbers that is emptied by counting its round up. */
typedef struct {
    uint32_t *numbers, *rounds;
    uint32_t mask, round;
} Set;

enum { UNDECIDED = -1, NO_MEMORY = -2 };

static uint32_t point_at(const Texts *texts, int64_t at)
{
    if (texts->width == 1)
        return ((const uint8_t *)texts->points)[at];
    return texts->width == 2 ? ((const uint16_t *)texts->points)[at] : ((const uint32_t *)texts->points)[at];
}

static int is_capital(const Texts *texts, int64_t word)
{
    int64_t point = point_at(texts, texts->starts[word]);
    return texts->capitals[point < texts->cased ? point : texts->cased] &&
           texts->ends[word] - texts->starts[word] <= texts->longest;
}

/* Put a number into a set; returns whether it is new there. */
static int is_new(Set *set, uint32_t number)
{
    for (uint32_t slot = (number * UINT32_C(0x9E3779B1)) & set->mask;; slot = (slot + 1) & set->mask) {
        if (set->rounds[slot] != set->round) {
            set->rounds[slot] = set->round;
            set->numbers[slot] = number;
            return 1;
        }
        if (set->numbers[slot] == number)
            return 0;
    }
}

/* "Roe's" is the name "Roe", if that is one word; returns UNDECIDED where the tables do not tell. */
static int drop_possessive(const Texts *texts, Capital *one)
{
    int64_t end = one->end;
    if (end - one->start <= 3 || point_at(texts, end - 1) != 's')
        return 0;
    uint32_t mark = point_at(texts, end - 2);
    if (mark != '\'' && mark != 0x2019)
        return 0;
    uint64_t hash;
    int words = hash_of_word((const char *)texts->points + one->start * texts->width, texts->width,
                             end - 2 - one->start, texts->classes, texts->folds, &hash);
    if (words < 0)
        return UNDECIDED;
    one->end = end - 2;
    if (words == 1)
        one->hash = hash;
    return 0;
}

/* Whether the next word with a capital follows at once, or behind an initial's stop. */
static int follows_at_once(const Texts *texts, const Capital *one, const Capital *next)
{
    int64_t gap = next->start - one->end;
    uint32_t after = point_at(texts, one->end < texts->length ? one->end : texts->length - 1);
    return (gap == 1 && (after == ' ' || after == '-')) ||
           (gap == 2 && after == '.' && one->end - one->start <= texts->abbreviated);
}

static int ends_sentence(uint32_t point)
{
    return point == '.' || point == '!' || point == '?' || point == ':' || point == '"' || point == '\n' ||
           point == 0x201C || point == 0x201D || point == 0x2018;
}

static int inside_a_sentence(const Texts *texts, const Capital *one)
{
    return one->start > 1 && point_at(texts, one->start - 1) == ' ' &&
           !ends_sentence(point_at(texts, one->start - 2));
}

static void keep_key(Names *names, Set *seen, uint64_t first, uint64_t second, int64_t offset)
{
    uint32_t key = (uint32_t)(((first ^ (second * MULTIPLIER + (second >> 29))) * MULTIPLIER) >> 32);
    if (is_new(seen, key)) {
        names->keys[names->kept] = key;
        names->offsets[names->kept++] = (uint32_t)offset;
    }
}

/* The number of a spelling, the same for the same in whatever text. `slots` has more room than there are spellings. */
static int32_t surface_of(const Texts *texts, Names *names, int32_t *slots, uint64_t mask, const Capital *one)
{
    size_t bytes = (size_t)(one->end - one->start) * (size_t)texts->width;
    const char *spelt = (const char *)texts->points + one->start * texts->width;
    uint64_t hash = bytes;
    for (size_t at = 0; at < bytes; at++)
        hash = (hash ^ (uint8_t)spelt[at]) * UINT64_C(0x100000001B3);
    for (uint64_t slot = (hash ^ (hash >> 32)) & mask;; slot = (slot + 1) & mask) {
        int32_t surface = slots[slot];
        if (surface < 0) {
            names->surface_starts[names->surfaces] = one->start;
            names->surface_ends[names->surfaces] = one->end;
            return slots[slot] = (int32_t)names->surfaces++;
        }
        int64_t other = names->surface_starts[surface];
        if (names->surface_ends[surface] - other == one->end - one->start &&
            !memcmp((const char *)texts->points + other * texts->width, spelt, bytes))
            return surface;
    }
}

/* The keys of one text's names: of single words, then of two in a row, then of three less the one between. */
static void keep_keys(const Capital *all, const uint8_t *near, int64_t count, int64_t base, Names *names, Set *seen)
{
    for (int64_t n = 0; n < count; n++)
        keep_key(names, seen, all[n].hash, 0, all[n].start - base);
    for (int64_t far = 1; far <= 2; far++)
        for (int64_t n = 0; n + far < count; n++)
            if (near[n] && near[n + far - 1])
                keep_key(names, seen, all[n].hash, all[n + far].hash, all[n].start - base);
}

static void keep_spellings(const Texts *texts, const Capital *all, const uint8_t *near, int64_t count, Names *names,
                           Set *seen, int32_t *slots, uint64_t mask)
{
    for (int64_t n = 0; n < count; n++)
        if (((n && near[n - 1]) || near[n] || inside_a_sentence(texts, all + n)) &&
            is_new(seen, (uint32_t)(all[n].hash >> 32)))
            names->spelt[names->spellings++] = surface_of(texts, names, slots, mask, all + n);
}

/* The words of one text that begin with a capital; returns how many, or UNDECIDED. */
static int64_t capitals_of(const Texts *texts, int64_t text, Capital *all, uint8_t *near)
{
    int64_t count = 0;
    for (int64_t word = texts->firsts[text]; word < texts->firsts[text + 1]; word++) {
        if (!is_capital(texts, word))
            continue;
        all[count] = (Capital){texts->starts[word], texts->ends[word], texts->hashes[word]};
        if (drop_possessive(texts, all + count++) == UNDECIDED)
            return UNDECIDED;
    }
    for (int64_t n = 0; n < count; n++)
        near[n] = n + 1 < count && follows_at_once(texts, all + n, all + n + 1);
    return count;
}

/* How many words have a capital: in all texts, and the most in one. */
static int64_t count_capitals(const Texts *texts, int64_t *most)
{
    int64_t total = 0;
    *most = 0;
    for (Py_ssize_t text = 0; text < texts->texts; text++) {
        int64_t count = 0;
        for (int64_t word = texts->firsts[text]; word < texts->firsts[text + 1]; word++)
            count += is_capital(texts, word);
        total += count;
        *most = count > *most ? count : *most;
    }
    return total;
}

static uint64_t room_over(int64_t items)
{
    uint64_t room = 16;
    while (room < 2 * (uint64_t)items)
        room *= 2;
    return room;
}

/* Returns how many spellings there are, UNDECIDED, or NO_MEMORY. */
static int64_t find(const Texts *texts, Names *names)
{
    int64_t most, total = count_capitals(texts, &most), result = NO_MEMORY;
    uint64_t room = room_over(3 * most), places = room_over(total);
    Capital *all = malloc((size_t)(most + 1) * sizeof *all);
    uint8_t *near = malloc((size_t)most + 1);
    Set seen = {malloc(room * sizeof(uint32_t)), calloc(room, sizeof(uint32_t)), (uint32_t)(room - 1), 0};
    int32_t *slots = malloc(places * sizeof *slots);
    if (all && near && seen.numbers && seen.rounds && slots && total < INT32_MAX && room < UINT32_MAX) {
        memset(slots, 0xFF, places * sizeof *slots);
        for (Py_ssize_t text = 0; text < texts->texts; text++) {
            int64_t count = capitals_of(texts, text, all, near);
            if (count < 0) {
                result = UNDECIDED;
                break;
            }
            seen.round++;
            keep_keys(all, near, count, texts->bases[text], names, &seen);
            names->key_ends[text] = names->kept;
            seen.round++;
            keep_spellings(texts, all, near, count, names, &seen, slots, places - 1);
            names->spelt_ends[text] = names->spellings;
        }
        if (result != UNDECIDED)
            result = names->surfaces;
    }
    free(all);
    free(near);
    free(seen.numbers);
    free(seen.rounds);
    free(slots);
    return result;
}

/* Whether the words lie in the texts, these one after the other, and no number leads out of an array. */
static int are_in_order(const Texts *texts)
{
    if (texts->texts < 0 || texts->firsts[0] != 0 || texts->firsts[texts->texts] != texts->words)
        return 0;
    for (Py_ssize_t text = 0; text < texts->texts; text++)
        if (texts->firsts[text + 1] < texts->firsts[text])
            return 0;
    for (Py_ssize_t word = 0; word < texts->words; word++)
        if (texts->starts[word] < 0 || texts->ends[word] <= texts->starts[word] || texts->ends[word] > texts->length)
            return 0;
    return 1;
}

/* names(points, width, rules, capitals, classes, folds, starts, ends, hashes, firsts, bases,
 *       keys, offsets, key_ends, spelt, spelt_ends, surface_starts, surface_ends) -> spellings, or UNDECIDED. */
PyObject *names(PyObject *Py_UNUSED(module), PyObject *args)
{
    enum { POINTS, RULES, CAPITALS, CLASSES, FOLDS, STARTS, ENDS, HASHES, FIRSTS, BASES, KEYS, OFFSETS, KEY_ENDS, SPELT,
           SPELT_ENDS, SURFACE_STARTS, SURFACE_ENDS, ARRAYS };
    static const size_t sizes[ARRAYS] = {1, 8, 1, 1, 8, 8, 8, 8, 8, 8, 4, 4, 8, 4, 8, 8, 8};
    PyObject *lent[ARRAYS];
    Array a[ARRAYS];
    int width;
    if (!PyArg_ParseTuple(args, "OiOOOOOOOOOOOOOOOO:names", &lent[POINTS], &width, &lent[RULES], &lent[CAPITALS],
                          &lent[CLASSES], &lent[FOLDS], &lent[STARTS], &lent[ENDS], &lent[HASHES], &lent[FIRSTS],
                          &lent[BASES], &lent[KEYS], &lent[OFFSETS], &lent[KEY_ENDS], &lent[SPELT], &lent[SPELT_ENDS],
                          &lent[SURFACE_STARTS], &lent[SURFACE_ENDS]))
        return NULL;
    if (borrow_all(lent, a, sizes, ARRAYS, ARRAYS - KEYS) < 0)
        return NULL;
    int fits = (width == 1 || width == 2 || width == 4) && a[POINTS].view.len % width == 0 &&
               (uintptr_t)a[POINTS].view.buf % (size_t)width == 0 && a[RULES].items == 2 && a[CAPITALS].items > 0 &&
               a[CLASSES].items == 0x110000 && a[FOLDS].items == 0x110000 && a[ENDS].items == a[STARTS].items &&
               a[HASHES].items == a[STARTS].items && a[FIRSTS].items > 0 && a[BASES].items == a[FIRSTS].items - 1 &&
               a[KEYS].items == 3 * a[STARTS].items && a[OFFSETS].items == a[KEYS].items &&
               a[KEY_ENDS].items == a[BASES].items && a[SPELT].items == a[STARTS].items &&
               a[SPELT_ENDS].items == a[BASES].items && a[SURFACE_STARTS].items == a[STARTS].items &&
               a[SURFACE_ENDS].items == a[STARTS].items;
    int64_t found = NO_MEMORY;
    if (fits) {
        const int64_t *rules = a[RULES].view.buf;
        Texts texts = {a[POINTS].view.buf, width, a[POINTS].view.len / width, a[CLASSES].view.buf, a[FOLDS].view.buf,
                       a[CAPITALS].view.buf, a[CAPITALS].items - 1, rules[0], rules[1], a[STARTS].view.buf,
                       a[ENDS].view.buf, a[FIRSTS].view.buf, a[BASES].view.buf, a[HASHES].view.buf, a[STARTS].items,
                       a[BASES].items};
        Names result = {a[KEYS].view.buf, a[OFFSETS].view.buf, a[KEY_ENDS].view.buf, a[SPELT].view.buf,
                        a[SPELT_ENDS].view.buf, a[SURFACE_STARTS].view.buf, a[SURFACE_ENDS].view.buf, 0, 0, 0};
        Py_BEGIN_ALLOW_THREADS
        fits = are_in_order(&texts);
        if (fits)
            found = find(&texts, &result);
        Py_END_ALLOW_THREADS
    }
    give_back(a, ARRAYS);
    if (!fits) {
        PyErr_SetString(PyExc_ValueError, "names: an array is of a wrong length, or not in order");
        return NULL;
    }
    return found == NO_MEMORY ? PyErr_NoMemory() : PyLong_FromLongLong(found);
}
