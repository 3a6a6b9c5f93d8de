/* Where in the library to look for a quotation: postings of its seeds are looked up in every shard, the affordable ones
 * vote for places, and the places with most votes are handed back. library/regions.py tells what it means and does the
 * same on whole arrays; sums are made in the same order here, so that the two agree to the bit.
 */
#include "native.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* In the order in which library/regions.py lends them. */
typedef struct {
    int64_t stretch, most_postings, budget, bin, best, covering, total;
} Limits;

/* The arrays of one shard, in the order in which library/regions.py lends them. */
enum { DIRECTORY, PRINTS, LOW, HIGH, DOCUMENTS, NEARBY, SHARD_ARRAYS };
static const size_t shard_sizes[SHARD_ARRAYS] = {4, 1, 2, 1, 4, 4};

/* A document of a shard: where it begins there, of which source it is, and with which word of that it begins. */
typedef struct {
    int32_t first, source, source_first;
} Document;

typedef struct {
    const uint32_t *directory;
    const uint8_t *prints, *high;
    const uint16_t *low;
    const Document *held;
    const int32_t *nearby; /* how many bits a position is shifted by, then the document that holds each such word */
    int64_t postings, documents, marks;
    int bits;
} Shard;

typedef struct {
    int64_t begin, end;
} Range;

/* Votes for one place: a source, and a bin of the words where the quotation would begin. */
typedef struct {
    int64_t source, bin, low, high, last_seed;
    double score, gain;
    int taken;
} Group;

typedef struct {
    int64_t group, seed;
} Vote;

/* A posting of a seed that was chosen, on its way to a vote: `near` is a document that begins before its position. */
typedef struct {
    int64_t position, near;
    int32_t seed, shard;
} Ballot;

typedef struct {
    const uint32_t *numbers;
    const int64_t *words;
    int64_t seeds, shards;
    const Shard *shard;
    Limits limits;
    Range *ranges;         /* a row for each seed, of one for each shard */
    int64_t *counts;       /* of each seed, in all shards */
    int64_t *ranked;       /* seeds that occur, the rarest first */
    double *weights;       /* of the seeds that were chosen; 0 for the others */
    uint8_t *covered;      /* seeds, and before that stretches of words */
    int32_t *slots;        /* where in `groups` each key stands, -1 where none does */
    int64_t mask;
    Group *groups;
    Vote *votes;
    int64_t grouped, voted;
} Lookup;

/* ------------------------------------------------------------------------------------------------------------------ */
/* Postings */

static int64_t smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static uint32_t bucket_of(const Shard *shard, uint32_t number)
{
    return number >> (32 - shard->bits);
}

/* The places of a bucket; whatever a damaged file says, they lie within it. */
static Range bucket(const Shard *shard, uint32_t number)
{
    uint32_t at = bucket_of(shard, number);
    Range range = {smaller(shard->directory[at], shard->postings), smaller(shard->directory[at + 1], shard->postings)};
    if (range.end < range.begin)
        range.end = range.begin;
    return range;
}

/* The look-ups lie far apart in memory: all are announced before the first is made. */
static void announce(const Lookup *job)
{
    for (int64_t seed = 0; seed < job->seeds; seed++)
        for (int64_t s = 0; s < job->shards; s++)
            __builtin_prefetch(job->shard[s].directory + bucket_of(job->shard + s, job->numbers[seed]));
    for (int64_t seed = 0; seed < job->seeds; seed++)
        for (int64_t s = 0; s < job->shards; s++)
            __builtin_prefetch(job->shard[s].prints + bucket(job->shard + s, job->numbers[seed]).begin);
}

static void look_up(Lookup *job)
{
    announce(job);
    for (int64_t seed = 0; seed < job->seeds; seed++) {
        for (int64_t s = 0; s < job->shards; s++) {
            const Shard *shard = job->shard + s;
            Range range = bucket(shard, job->numbers[seed]);
            uint8_t mark = (uint8_t)(job->numbers[seed] >> (24 - shard->bits));
            int64_t before = 0, among = 0;
            for (int64_t at = range.begin; at < range.end; at++) {
                before += shard->prints[at] < mark;
                among += shard->prints[at] == mark;
            }
            range.begin += before;
            range.end = range.begin + among;
            job->ranges[seed * job->shards + s] = range;
            job->counts[seed] += among;
            if (among) {
                __builtin_prefetch(shard->low + range.begin);
                __builtin_prefetch(shard->high + range.begin);
            }
        }
    }
}

/* ------------------------------------------------------------------------------------------------------------------ */
/* Which seeds to follow */

typedef struct {
    int64_t count, seed;
} Rank;

static int by_count(const void *a, const void *b)
{
    const Rank *one = a, *other = b;
    if (one->count != other->count)
        return one->count < other->count ? -1 : 1;
    return one->seed < other->seed ? -1 : one->seed > other->seed;
}

static int64_t rank(Lookup *job, Rank *ranks)
{
    int64_t occurring = 0;
    for (int64_t seed = 0; seed < job->seeds; seed++)
        if (job->counts[seed])
            ranks[occurring++] = (Rank){job->counts[seed], seed};
    qsort(ranks, (size_t)occurring, sizeof(Rank), by_count);
    for (int64_t n = 0; n < occurring; n++)
        job->ranked[n] = ranks[n].seed;
    return occurring;
}

static void follow(Lookup *job, int64_t seed)
{
    double weight = log((double)job->limits.total / (double)job->counts[seed]);
    job->weights[seed] = weight > 0.1 ? weight : 0.1;
}

/* Of every few words the rarest seed, then the rarest of the others as far as the budget goes; returns the votes. */
static int64_t choose_seeds(Lookup *job, int64_t occurring)
{
    int64_t spent = 0;
    for (int64_t n = 0; n < occurring; n++) {
        int64_t seed = job->ranked[n], stretch = job->words[seed] / job->limits.stretch;
        if (!job->covered[stretch] && (job->counts[seed] <= job->limits.most_postings || !spent)) {
            follow(job, seed);
            spent += job->counts[seed];
        }
        job->covered[stretch] = 1;
    }
    for (int64_t n = 0; n < occurring; n++) {
        int64_t seed = job->ranked[n];
        if (job->weights[seed] > 0)
            continue;
        if (spent + job->counts[seed] > job->limits.budget)
            break;
        spent += job->counts[seed];
        follow(job, seed);
    }
    return spent;
}

/* ------------------------------------------------------------------------------------------------------------------ */
/* Votes */

static int64_t floor_over(int64_t value, int64_t by)
{
    return value >= 0 ? value / by : -((-value + by - 1) / by);
}

static Group *group_of(Lookup *job, int64_t source, int64_t bin)
{
    uint64_t hash = ((uint64_t)source * UINT64_C(0x9E3779B97F4A7C15) + (uint64_t)bin) * UINT64_C(0xD6E8FEB86659FD93);
    for (int64_t slot = (int64_t)(hash >> 20) & job->mask;; slot = (slot + 1) & job->mask) {
        if (job->slots[slot] < 0) {
            job->slots[slot] = (int32_t)job->grouped;
            job->groups[job->grouped] = (Group){source, bin, INT64_MAX, INT64_MIN, -1, 0, 0, 0};
            return job->groups + job->grouped++;
        }
        Group *group = job->groups + job->slots[slot];
        if (group->source == source && group->bin == bin)
            return group;
    }
}

/* The document that holds a position: the one that is near by, or one of the next. */
static int64_t document_of(const Shard *shard, int64_t position, int64_t low)
{
    int64_t step = 1;
    while (low + step < shard->documents && shard->held[low + step].first <= position) {
        low += step;
        step *= 2;
    }
    for (step /= 2; step; step /= 2)
        if (low + step < shard->documents && shard->held[low + step].first <= position)
            low += step;
    return low;
}

static void cast(Lookup *job, const Ballot *ballot)
{
    const Shard *shard = job->shard + ballot->shard;
    const Document *document = shard->held + document_of(shard, ballot->position, ballot->near);
    int64_t seed = ballot->seed;
    int64_t place = ballot->position - document->first + document->source_first - job->words[seed];
    Group *group = group_of(job, document->source, floor_over(place, job->limits.bin));
    group->low = smaller(group->low, place);
    group->high = group->high > place ? group->high : place;
    if (group->last_seed != seed) {
        group->last_seed = seed;
        group->score += job->weights[seed];
        job->votes[job->voted++] = (Vote){group - job->groups, seed};
    }
}

/* Where the mark of a position stands that says which document is near by. */
static const int32_t *mark_of(const Shard *shard, int64_t position)
{
    return shard->nearby + smaller(1 + (position >> shard->nearby[0]), shard->marks - 1);
}

/* The ballots of the chosen seeds in order, each with its mark announced; returns how many. */
static int64_t write_ballots(const Lookup *job, Ballot *ballots)
{
    int64_t count = 0;
    for (int64_t seed = 0; seed < job->seeds; seed++) {
        for (int64_t s = 0; s < job->shards && job->weights[seed] > 0; s++) {
            const Shard *shard = job->shard + s;
            Range range = job->ranges[seed * job->shards + s];
            for (int64_t at = range.begin; at < range.end; at++) {
                int64_t position = (int64_t)shard->high[at] << 16 | shard->low[at];
                __builtin_prefetch(mark_of(shard, position));
                ballots[count++] = (Ballot){position, 0, (int32_t)seed, (int32_t)s};
            }
        }
    }
    return count;
}

/* What a ballot needs lies far apart in memory, like the postings: all of it is announced, then all are cast. */
static void vote(Lookup *job, Ballot *ballots)
{
    int64_t count = write_ballots(job, ballots);
    for (int64_t n = 0; n < count; n++) {
        const Shard *shard = job->shard + ballots[n].shard;
        int64_t near = smaller(*mark_of(shard, ballots[n].position), shard->documents - 1);
        ballots[n].near = near;
        __builtin_prefetch(shard->held + near);
    }
    for (int64_t n = 0; n < count; n++)
        cast(job, ballots + n);
}

/* ------------------------------------------------------------------------------------------------------------------ */
/* The best places */

static int stands_before(const Group *one, const Group *other)
{
    return one->source != other->source ? one->source < other->source : one->bin < other->bin;
}

/* The groups with most votes, the best first, of equal ones the first in the library; returns how many. */
static int64_t best_by_score(const Lookup *job, int64_t *chosen)
{
    int64_t count = 0, most = job->limits.best;
    for (int64_t g = 0; g < job->grouped && most; g++) {
        const Group *group = job->groups + g;
        int64_t at = count;
        while (at > 0) {
            const Group *other = job->groups + chosen[at - 1];
            if (group->score < other->score || (group->score == other->score && stands_before(other, group)))
                break;
            at--;
        }
        if (at == most)
            continue;
        if (count < most)
            count++;
        memmove(chosen + at + 1, chosen + at, (size_t)(count - at - 1) * sizeof *chosen);
        chosen[at] = g;
    }
    return count;
}

/* Let go of the votes of seeds that a group taken so far has, and count for each group those that are left. */
static void count_gains(Lookup *job)
{
    int64_t left = 0;
    for (int64_t v = 0; v < job->voted; v++) {
        Group *group = job->groups + job->votes[v].group;
        group->gain = 0;
        if (group->taken)
            job->covered[job->votes[v].seed] = 1;
    }
    for (int64_t v = 0; v < job->voted; v++) {
        if (!job->covered[job->votes[v].seed]) {
            job->groups[job->votes[v].group].gain += job->weights[job->votes[v].seed];
            job->votes[left++] = job->votes[v];
        }
    }
    job->voted = left;
}

/* The group that gains most, of equal ones the first in the library; -1 where none gains anything. */
static int64_t best_by_gain(const Lookup *job)
{
    int64_t best = -1;
    for (int64_t v = 0; v < job->voted; v++) {
        const Group *group = job->groups + job->votes[v].group, *other = job->groups + best;
        if (best < 0 || group->gain > other->gain || (group->gain == other->gain && stands_before(group, other)))
            best = group - job->groups;
    }
    return best;
}

/* The groups with most votes, then those that best cover what these leave uncovered; returns how many. */
static int64_t choose_groups(Lookup *job, int64_t *chosen)
{
    int64_t count = best_by_score(job, chosen);
    for (int64_t n = 0; n < count; n++)
        job->groups[chosen[n]].taken = 1;
    memset(job->covered, 0, (size_t)job->seeds);
    for (int64_t round = 0; round < job->limits.covering; round++) {
        count_gains(job);
        int64_t best = best_by_gain(job);
        if (best < 0)
            break;
        job->groups[best].taken = 1;
        chosen[count++] = best;
    }
    return count;
}

/* ------------------------------------------------------------------------------------------------------------------ */

/* Find the places, and write them down best first. Returns how many; -1 where there is no memory for it. */
static int64_t find(Lookup *job, int64_t *sources, int64_t *lows, int64_t *highs, double *scores)
{
    int64_t seeds = job->seeds, count = -1;
    int64_t stretches = job->words[seeds - 1] / job->limits.stretch + 1;
    int64_t *chosen = malloc((size_t)(job->limits.best + job->limits.covering + 1) * sizeof(int64_t));
    Rank *ranks = malloc((size_t)seeds * sizeof(Rank));
    Ballot *ballots = NULL;
    job->ranges = malloc((size_t)(seeds * job->shards) * sizeof(Range));
    job->counts = calloc((size_t)seeds, sizeof(int64_t));
    job->ranked = malloc((size_t)seeds * sizeof(int64_t));
    job->weights = calloc((size_t)seeds, sizeof(double));
    job->covered = calloc((size_t)(seeds + stretches), 1);
    if (chosen && ranks && job->ranges && job->counts && job->ranked && job->weights && job->covered) {
        look_up(job);
        int64_t room = choose_seeds(job, rank(job, ranks)), slots = 16;
        while (slots < 2 * room)
            slots *= 2;
        job->mask = slots - 1;
        job->slots = malloc((size_t)slots * sizeof(int32_t));
        job->groups = malloc((size_t)(room + 1) * sizeof(Group));
        job->votes = malloc((size_t)(room + 1) * sizeof(Vote));
        ballots = malloc((size_t)(room + 1) * sizeof(Ballot));
        if (job->slots && job->groups && job->votes && ballots && room <= INT32_MAX) {
            memset(job->slots, 0xFF, (size_t)slots * sizeof(int32_t));
            vote(job, ballots);
            count = choose_groups(job, chosen);
        }
        for (int64_t n = 0; n < count; n++) {
            const Group *group = job->groups + chosen[n];
            sources[n] = group->source;
            lows[n] = group->low;
            highs[n] = group->high;
            scores[n] = group->score;
        }
    }
    void *blocks[] = {chosen,       ranks,        ballots,    job->ranges, job->counts, job->ranked,
                      job->weights, job->covered, job->slots, job->groups, job->votes};
    for (size_t n = 0; n < sizeof(blocks) / sizeof(*blocks); n++)
        free(blocks[n]);
    return count;
}

/* A shard of the arrays that were lent; 0 where their lengths do not go together. */
static int shard_of(const Array *a, Shard *shard)
{
    int64_t buckets = a[DIRECTORY].items - 1;
    int bits = 0;
    while (bits < 24 && ((int64_t)1 << bits) < buckets)
        bits++;
    *shard = (Shard){a[DIRECTORY].view.buf, a[PRINTS].view.buf, a[HIGH].view.buf, a[LOW].view.buf,
                     a[DOCUMENTS].view.buf, a[NEARBY].view.buf, a[PRINTS].items,  a[DOCUMENTS].items / 3,
                     a[NEARBY].items,       bits};
    return bits && shard->marks > 1 && shard->nearby[0] >= 0 && shard->nearby[0] < 32 &&
           ((int64_t)1 << bits) == buckets && a[LOW].items == a[PRINTS].items && a[HIGH].items == a[PRINTS].items &&
           a[DOCUMENTS].items % 3 == 0 && shard->documents >= (a[PRINTS].items ? 1 : 0);
}

/* The words that seeds begin with ascend from nought on. */
static int ascend(const int64_t *words, int64_t seeds)
{
    for (int64_t n = 1; n < seeds; n++)
        if (words[n] <= words[n - 1])
            return 0;
    return words[0] >= 0 && words[seeds - 1] < (int64_t)1 << 40;
}

static int limits_of(const Array *array, Limits *limits)
{
    if (array->view.len != sizeof(Limits))
        return 0;
    memcpy(limits, array->view.buf, sizeof(Limits));
    return limits->stretch > 0 && limits->bin > 0 && limits->best >= 0 && limits->covering >= 0 &&
           limits->best <= 1024 && limits->covering <= 1024;
}

/* Borrow the arrays of all shards; how many were borrowed is left in `borrowed`. Returns whether all is well. */
static int borrow_shards(PyObject *rows, Array *arrays, Shard *shards, int *borrowed)
{
    Py_ssize_t count = PyTuple_Size(rows);
    for (Py_ssize_t s = 0; s < count; s++) {
        PyObject *row = PyTuple_GetItem(rows, s), *objects[SHARD_ARRAYS];
        if (!row || !PyTuple_Check(row) || PyTuple_Size(row) != SHARD_ARRAYS) {
            PyErr_SetString(PyExc_ValueError, "lookup: a shard is a tuple of its arrays");
            return 0;
        }
        for (int n = 0; n < SHARD_ARRAYS; n++)
            objects[n] = PyTuple_GetItem(row, n);
        if (borrow_all(objects, arrays + *borrowed, shard_sizes, SHARD_ARRAYS, 0) < 0)
            return 0;
        *borrowed += SHARD_ARRAYS;
        if (!shard_of(arrays + *borrowed - SHARD_ARRAYS, shards + s)) {
            PyErr_SetString(PyExc_ValueError, "lookup: an array of a shard is of a wrong length");
            return 0;
        }
    }
    return 1;
}

static PyObject *found(Array *own, const Shard *shards, Py_ssize_t count)
{
    enum { NUMBERS, WORDS, LIMITS, AT, LOWS, HIGHS, SCORES };
    Lookup job = {.numbers = own[NUMBERS].view.buf, .words = own[WORDS].view.buf, .seeds = own[NUMBERS].items,
                  .shards = count, .shard = shards};
    if (own[WORDS].items != job.seeds || !limits_of(own + LIMITS, &job.limits) ||
        (job.seeds && !ascend(job.words, job.seeds)) || own[AT].items < job.limits.best + job.limits.covering ||
        own[LOWS].items != own[AT].items || own[HIGHS].items != own[AT].items || own[SCORES].items != own[AT].items) {
        PyErr_SetString(PyExc_ValueError, "lookup: an array is of a wrong length, or not in order");
        return NULL;
    }
    int64_t places = 0;
    if (job.seeds && count) {
        Py_BEGIN_ALLOW_THREADS
        places = find(&job, own[AT].view.buf, own[LOWS].view.buf, own[HIGHS].view.buf, own[SCORES].view.buf);
        Py_END_ALLOW_THREADS
    }
    return places < 0 ? PyErr_NoMemory() : PyLong_FromLongLong(places);
}

PyObject *lookup(PyObject *Py_UNUSED(module), PyObject *args)
{
    enum { OWN = 7 };
    static const size_t sizes[OWN] = {4, 8, 8, 8, 8, 8, 8};
    PyObject *lent[OWN], *rows, *result = NULL;
    Array own[OWN];
    int borrowed = 0;
    if (!PyArg_ParseTuple(args, "OOOO!OOOO:lookup", &lent[0], &lent[1], &lent[2], &PyTuple_Type, &rows, &lent[3],
                          &lent[4], &lent[5], &lent[6]))
        return NULL;
    if (borrow_all(lent, own, sizes, OWN, 4) < 0)
        return NULL;
    Py_ssize_t count = PyTuple_Size(rows);
    Array *arrays = malloc((size_t)(count + 1) * SHARD_ARRAYS * sizeof(Array));
    Shard *shards = malloc((size_t)(count + 1) * sizeof(Shard));
    if (!arrays || !shards)
        PyErr_NoMemory();
    else if (borrow_shards(rows, arrays, shards, &borrowed))
        result = found(own, shards, count);
    give_back(arrays, borrowed);
    free(arrays);
    free(shards);
    give_back(own, OWN);
    return result;
}

/* ------------------------------------------------------------------------------------------------------------------ */
/* Counts */

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
