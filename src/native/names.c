/* The names of some texts that stand in a row: their words with a capital, by themselves and with the next one or two.
 * library/nameindex.py tells what counts, and does the same on whole arrays.
 */
#include "texts.h"
#include "hashing.h"

#include <stdlib.h>
#include <string.h>

/* A word with a capital, less its possessive. */
typedef struct {
    int64_t start, end;
    uint64_t hash;
} Capital;

/* A set of numbers that is emptied by counting its round up: each is kept with the round it was put in. */
typedef struct {
    uint64_t *entries;
    uint32_t mask;
    uint64_t round;
} Set;

/* A spelling that was seen: its number, or -1, and its hash. */
typedef struct {
    int32_t surface;
    uint32_t hash;
} Slot;

struct Finder {
    int64_t *numbers; /* those of the words that begin with a capital */
    int64_t words;    /* so many of them there is room for */
    Capital *all;
    uint8_t *near;
    int64_t capitals; /* so many there is room for */
    Set seen;
    uint64_t seen_room;
    Slot *slots;
    uint64_t slots_room;
};

static uint32_t point_at(const Texts *texts, int64_t at)
{
    return character_at(texts->points, texts->width, at);
}

/* Note which words of one text begin with a capital and are no longer than a name's may be; returns how many. Written once
 * for characters of one, two and four bytes, and without a branch for each word. */
#define CAPITALS(NAME, TYPE)                                                                                           \
    static int64_t NAME(const Texts *texts, Py_ssize_t text, int64_t *numbers)                                         \
    {                                                                                                                  \
        const TYPE *points = texts->points;                                                                            \
        int64_t count = 0, cased = texts->cased, end = texts->firsts[text + 1];                                        \
        for (int64_t word = texts->firsts[text]; word < end; word++) {                                                 \
            int64_t start = texts->starts[word], point = points[start];                                                \
            numbers[count] = word;                                                                                     \
            count += (texts->capitals[point < cased ? point : cased] != 0) & (texts->ends[word] - start <= texts->longest); \
        }                                                                                                              \
        return count;                                                                                                  \
    }

CAPITALS(capitals8, uint8_t)
CAPITALS(capitals16, uint16_t)
CAPITALS(capitals32, uint32_t)

static int64_t list_capitals(const Texts *texts, Py_ssize_t text, int64_t *numbers)
{
    return texts->width == 1   ? capitals8(texts, text, numbers)
           : texts->width == 2 ? capitals16(texts, text, numbers)
                               : capitals32(texts, text, numbers);
}

/* Put a number into a set; returns whether it is new there. */
static int is_new(Set *set, uint32_t number)
{
    for (uint32_t slot = (number * UINT32_C(0x9E3779B1)) & set->mask;; slot = (slot + 1) & set->mask) {
        uint64_t entry = set->entries[slot];
        if (entry >> 32 != set->round) {
            set->entries[slot] = set->round << 32 | number;
            return 1;
        }
        if ((uint32_t)entry == number)
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

/* Up to eight bytes as one number, no byte beside them read. */
static uint64_t some_bytes(const char *at, size_t bytes)
{
    uint64_t whole = 0;
    uint32_t first = 0, last = 0;
    if (bytes >= sizeof whole) {
        memcpy(&whole, at, sizeof whole);
        return whole;
    }
    if (bytes >= sizeof first) {
        memcpy(&first, at, sizeof first);
        memcpy(&last, at + bytes - sizeof last, sizeof last);
        return (uint64_t)first << 32 | last;
    }
    return (uint64_t)(uint8_t)at[0] << 16 | (uint64_t)(uint8_t)at[bytes / 2] << 8 | (uint8_t)at[bytes - 1];
}

/* The hash of a spelling. That of its word will not do: a word has as many spellings as there are ways to set its capitals,
 * and each text may have another. */
static uint32_t hash_of_spelling(const char *spelt, size_t bytes)
{
    uint64_t hash = bytes;
    for (; bytes > sizeof hash; spelt += sizeof hash, bytes -= sizeof hash) {
        hash = (hash ^ some_bytes(spelt, sizeof hash)) * MULTIPLIER;
        hash ^= hash >> 32;
    }
    return (uint32_t)((hash ^ some_bytes(spelt, bytes)) * MULTIPLIER >> 32);
}

/* The number of a spelling, the same for the same in whatever text; there are more slots than spellings. */
static int32_t surface_of(const Texts *texts, Names *names, Finder *finder, const Capital *one)
{
    size_t bytes = (size_t)(one->end - one->start) * (size_t)texts->width;
    const char *spelt = (const char *)texts->points + one->start * texts->width;
    uint32_t hash = hash_of_spelling(spelt, bytes);
    uint64_t mask = finder->slots_room - 1;
    for (uint64_t place = hash & mask;; place = (place + 1) & mask) {
        Slot *slot = finder->slots + place;
        if (slot->surface < 0) {
            names->surface_starts[names->surfaces] = one->start;
            names->surface_ends[names->surfaces] = one->end;
            *slot = (Slot){(int32_t)names->surfaces++, hash};
            return slot->surface;
        }
        if (slot->hash != hash)
            continue;
        int64_t other = names->surface_starts[slot->surface];
        if (names->surface_ends[slot->surface] - other == one->end - one->start &&
            !memcmp((const char *)texts->points + other * texts->width, spelt, bytes))
            return slot->surface;
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

static void keep_spellings(const Texts *texts, int64_t count, Names *names, Finder *finder)
{
    const Capital *all = finder->all;
    const uint8_t *near = finder->near;
    for (int64_t n = 0; n < count; n++)
        if (((n && near[n - 1]) || near[n] || inside_a_sentence(texts, all + n)) &&
            is_new(&finder->seen, (uint32_t)(all[n].hash >> 32)))
            names->spelt[names->spellings++] = surface_of(texts, names, finder, all + n);
}

/* The words of one text that begin with a capital, less their possessives. Returns DONE or UNDECIDED. */
static int take_capitals(const Texts *texts, const int64_t *numbers, int64_t count, Capital *all, uint8_t *near)
{
    for (int64_t n = 0; n < count; n++) {
        int64_t word = numbers[n];
        all[n] = (Capital){texts->starts[word], texts->ends[word], texts->hashes[word]};
        if (drop_possessive(texts, all + n) == UNDECIDED)
            return UNDECIDED;
    }
    for (int64_t n = 0; n < count; n++)
        near[n] = n + 1 < count && follows_at_once(texts, all + n, all + n + 1);
    return DONE;
}

static uint64_t room_over(int64_t items)
{
    uint64_t room = 16;
    while (room < 2 * (uint64_t)items)
        room *= 2;
    return room;
}

/* Have room for the words with a capital of one text, and for what is known of them. Returns 0 where there is no memory. */
static int has_room(Finder *finder, int64_t count)
{
    uint64_t room = room_over(3 * count);
    if (count > finder->capitals || !finder->all) {
        free(finder->all);
        free(finder->near);
        finder->all = malloc((size_t)(count + 1) * sizeof *finder->all);
        finder->near = malloc((size_t)count + 1);
        finder->capitals = count;
    }
    if (room > finder->seen_room) {
        free(finder->seen.entries);
        finder->seen = (Set){calloc(room, sizeof(uint64_t)), 0, 0};
        finder->seen_room = room;
    }
    finder->seen.mask = (uint32_t)(room - 1);
    return finder->all && finder->near && finder->seen.entries && room <= UINT32_MAX;
}

/* Have room for the numbers of so many words, and for one more. Returns 0 where there is no memory. */
static int has_numbers(Finder *finder, int64_t words)
{
    if (words > finder->words || !finder->numbers) {
        free(finder->numbers);
        finder->numbers = malloc((size_t)(words + 1) * sizeof *finder->numbers);
        finder->words = words;
    }
    return finder->numbers != NULL;
}

/* Have so many slots that at most half of them are taken when there are so many spellings. */
static int has_slots(Finder *finder, int64_t spellings)
{
    uint64_t room = room_over(spellings), mask = room - 1;
    if (room <= finder->slots_room)
        return 1;
    Slot *slots = malloc(room * sizeof *slots);
    if (!slots)
        return 0;
    memset(slots, 0xFF, room * sizeof *slots);
    for (uint64_t old = 0; old < finder->slots_room; old++) {
        uint64_t place = finder->slots[old].hash & mask;
        if (finder->slots[old].surface < 0)
            continue;
        while (slots[place].surface >= 0)
            place = (place + 1) & mask;
        slots[place] = finder->slots[old];
    }
    free(finder->slots);
    finder->slots = slots;
    finder->slots_room = room;
    return 1;
}

Finder *new_finder(void)
{
    return calloc(1, sizeof(Finder));
}

void drop_finder(Finder *finder)
{
    if (!finder)
        return;
    free(finder->all);
    free(finder->near);
    free(finder->numbers);
    free(finder->seen.entries);
    free(finder->slots);
    free(finder);
}

int find_names(Finder *finder, const Texts *texts, Py_ssize_t text, Names *names)
{
    if (!has_numbers(finder, texts->firsts[text + 1] - texts->firsts[text]))
        return NO_MEMORY;
    int64_t count = list_capitals(texts, text, finder->numbers);
    if (names->kept + 3 * count > names->room || names->spellings + count > names->spelt_room ||
        names->surfaces + count > INT32_MAX)
        return NO_ROOM;
    if (!has_room(finder, count) || !has_slots(finder, names->surfaces + count))
        return NO_MEMORY;
    if (take_capitals(texts, finder->numbers, count, finder->all, finder->near) == UNDECIDED)
        return UNDECIDED;
    finder->seen.round++;
    keep_keys(finder->all, finder->near, count, texts->bases[text], names, &finder->seen);
    finder->seen.round++;
    keep_spellings(texts, count, names, finder);
    return DONE;
}

/* Returns how many spellings there are, or what is in the way. */
static int64_t find(const Texts *texts, Names *names)
{
    Finder *finder = new_finder();
    int64_t result = finder ? DONE : NO_MEMORY;
    for (Py_ssize_t text = 0; text < texts->texts && result == DONE; text++) {
        result = find_names(finder, texts, text, names);
        names->key_ends[text] = names->kept;
        names->spelt_ends[text] = names->spellings;
    }
    drop_finder(finder);
    return result == DONE ? names->surfaces : result;
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
    enum { POINT, RULES, CAPITALS, CLASSES, FOLDS, STARTS, ENDS, HASHES, FIRSTS, BASES, KEYS, OFFSETS, KEY_ENDS, SPELT,
           SPELT_ENDS, SURFACE_STARTS, SURFACE_ENDS, ARRAYS };
    static const size_t sizes[ARRAYS] = {1, 8, 1, 1, 8, 8, 8, 8, 8, 8, 4, 4, 8, 4, 8, 8, 8};
    PyObject *lent[ARRAYS];
    Array a[ARRAYS];
    int width;
    if (!PyArg_ParseTuple(args, "OiOOOOOOOOOOOOOOOO:names", &lent[POINT], &width, &lent[RULES], &lent[CAPITALS],
                          &lent[CLASSES], &lent[FOLDS], &lent[STARTS], &lent[ENDS], &lent[HASHES], &lent[FIRSTS],
                          &lent[BASES], &lent[KEYS], &lent[OFFSETS], &lent[KEY_ENDS], &lent[SPELT], &lent[SPELT_ENDS],
                          &lent[SURFACE_STARTS], &lent[SURFACE_ENDS]))
        return NULL;
    if (borrow_all(lent, a, sizes, ARRAYS, ARRAYS - KEYS) < 0)
        return NULL;
    int fits = holds_characters(&a[POINT], width) && a[RULES].items == 2 && a[CAPITALS].items > 0 &&
               a[CLASSES].items == POINTS && a[FOLDS].items == POINTS && a[ENDS].items == a[STARTS].items &&
               a[HASHES].items == a[STARTS].items && a[FIRSTS].items > 0 && a[BASES].items == a[FIRSTS].items - 1 &&
               a[KEYS].items == 3 * a[STARTS].items && a[OFFSETS].items == a[KEYS].items &&
               a[KEY_ENDS].items == a[BASES].items && a[SPELT].items == a[STARTS].items &&
               a[SPELT_ENDS].items == a[BASES].items && a[SURFACE_STARTS].items == a[STARTS].items &&
               a[SURFACE_ENDS].items == a[STARTS].items;
    int64_t found = NO_MEMORY;
    if (fits) {
        const int64_t *rules = a[RULES].view.buf;
        Texts texts = {a[POINT].view.buf, width, a[POINT].view.len / width, a[CLASSES].view.buf, a[FOLDS].view.buf,
                       a[CAPITALS].view.buf, a[CAPITALS].items - 1, rules[0], rules[1], a[STARTS].view.buf,
                       a[ENDS].view.buf, a[FIRSTS].view.buf, a[BASES].view.buf, a[HASHES].view.buf, a[STARTS].items,
                       a[BASES].items};
        Names result = {a[KEYS].view.buf, a[OFFSETS].view.buf, a[KEY_ENDS].view.buf, a[SPELT].view.buf,
                        a[SPELT_ENDS].view.buf, a[SURFACE_STARTS].view.buf, a[SURFACE_ENDS].view.buf, 0, 0, 0,
                        a[KEYS].items, a[SPELT].items};
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
