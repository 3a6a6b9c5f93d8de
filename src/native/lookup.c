/* Where in the library to look for quotations: postings of their seeds are looked up in every shard, the affordable ones
 * vote for places, and the places with most votes are handed back. library/regions.py tells what it means and does the
 * same on whole arrays; sums are made in the same order here, so that the two agree to the bit.
 */
#include "characters.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* In the order in which library/regions.py lends them. `parts` says that a source may lie in several documents. */
typedef struct {
    int64_t stretch, most_postings, budget, bin, best, covering, total, parts;
} Limits;

/* The arrays of one shard, in the order in which library/regions.py lends them. */
enum { DIRECTORY, ENTRIES, DOCUMENTS, NEARBY, ASCENDS, SHARD_ARRAYS };
static const size_t shard_sizes[SHARD_ARRAYS] = {4, 4, 4, 4, 1};

/* An entry is a posting: the fingerprint of its gram, and in these bits its position. */
#define POSITION_BITS 24
#define POSITIONS ((UINT32_C(1) << POSITION_BITS) - 1)

/* A document of a shard: where it begins there, of which source it is, and with which word of that it begins. */
typedef struct {
    int32_t first, source, source_first;
} Document;

typedef struct {
    const uint32_t *directory, *entries;
    const Document *held;
    const int32_t *nearby; /* how many bits a position is shifted by, then the document that holds each such word */
    int64_t postings, documents, marks;
    int bits, ascends; /* whether the documents stand in the order of their sources */
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

/* A posting of a seed that was chosen, on its way to a vote; `bit` stands for where the quotation would begin. */
typedef struct {
    int32_t position, seed, shard, bit;
} Ballot;

/* A ballot that is being cast, and a document that begins before its position. */
typedef struct {
    int32_t ballot, near;
} Cast;

typedef struct {
    int64_t count, seed;
} Rank;

typedef struct {
    const uint32_t *numbers;
    const int64_t *words, *cuts; /* the seeds of quotation q are numbers cuts[q] to cuts[q + 1] */
    int64_t seeds, quotations, shards;
    const Shard *shard;
    Limits limits;
    const int64_t *known; /* of each seed that was looked up before the row of its ranges in `before`, else -1 */
    const Range *before;
    Range *ranges;   /* a row for each seed, of one for each shard */
    int64_t *counts; /* of each seed, in all shards */
    double *weights; /* of the seeds that were chosen; 0 for the others */
    int64_t *rooms;  /* how many votes each quotation has */
    /* Of the quotation at hand, whose seeds are numbers `first` to `last`. */
    int64_t first, last;
    Rank *ranks;           /* seeds that occur, the rarest first */
    uint8_t *covered;      /* seeds, and before that stretches of words */
    uint8_t *entered;      /* seeds whose lonely ballots are among the votes */
    Ballot *ballots;
    int64_t *begins;       /* the first ballot of each seed */
    Cast *cast;
    uint64_t *seen, *met;  /* a bit for each so many places: whether there is a ballot, and whether others may be near */
    int64_t bits;
    int shift;             /* so many places, as a logarithm */
    int32_t *slots;        /* where in `groups` each key stands, -1 where none does */
    int64_t mask;
    Group *groups;
    Vote *votes;
    int64_t grouped, voted;
    int64_t *chosen;
} Lookup;

/* ------------------------------------------------------------------------------------------------------------------ */
/* Postings */

static int64_t smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t larger(int64_t a, int64_t b)
{
    return a > b ? a : b;
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

/* Read a byte for the sake of having it near by. A prefetch would do, but where the address is not known either, as in a
 * file of many pages, it is let go of: loads that do not wait for each other take half as long. */
static void touch(const void *at)
{
    (void)*(const volatile uint8_t *)at;
}

/* The look-ups lie far apart in memory: all of some seeds are touched before the first is made. */
static void touch_buckets(const Lookup *job, int64_t first, int64_t last)
{
    for (int64_t seed = first; seed < last; seed++)
        for (int64_t s = 0; s < job->shards && job->known[seed] < 0; s++)
            touch(job->shard[s].directory + bucket_of(job->shard + s, job->numbers[seed]));
    for (int64_t seed = first; seed < last; seed++) {
        for (int64_t s = 0; s < job->shards && job->known[seed] < 0; s++) {
            Range range = bucket(job->shard + s, job->numbers[seed]);
            if (range.begin < range.end) {
                touch(job->shard[s].entries + range.begin);
                touch(job->shard[s].entries + range.end - 1);
            }
        }
    }
}

/* Among so few entries the place of one is found by counting those before it: that takes no branch. */
#define FEW 32

/* The first place of a range whose entry is not less than some number. The entries ascend within a bucket; whatever a
 * damaged file says, the place lies in the range. */
static int64_t first_from(const uint32_t *entries, Range range, uint32_t least)
{
    while (range.end - range.begin > FEW) {
        int64_t middle = range.begin + (range.end - range.begin) / 2;
        if (entries[middle] < least)
            range.begin = middle + 1;
        else
            range.end = middle;
    }
    uint32_t before = 0;
    for (int64_t at = range.begin; at < range.end; at++)
        before += entries[at] < least;
    return range.begin + before;
}

static Range look_up(const Shard *shard, uint32_t number)
{
    Range range = bucket(shard, number);
    uint32_t print = number >> (24 - shard->bits) & 0xFF, least = print << POSITION_BITS;
    range.begin = first_from(shard->entries, range, least);
    if (print < 0xFF)
        range.end = first_from(shard->entries, range, least + POSITIONS + 1);
    return range;
}

/* Of so many seeds at once: of more, not all would stay near by until they are looked up. */
#define TOUCHED 32

static void look_up_all(Lookup *job)
{
    for (int64_t seed = 0; seed < job->seeds; seed++) {
        if (seed % TOUCHED == 0)
            touch_buckets(job, seed, smaller(seed + TOUCHED, job->seeds));
        for (int64_t s = 0; s < job->shards; s++) {
            int64_t row = job->known[seed];
            Range range = row < 0 ? look_up(job->shard + s, job->numbers[seed]) : job->before[row * job->shards + s];
            job->ranges[seed * job->shards + s] = range;
            job->counts[seed] += range.end - range.begin;
        }
    }
}

/* ------------------------------------------------------------------------------------------------------------------ */
/* Which seeds to follow */

static int by_count(const void *a, const void *b)
{
    const Rank *one = a, *other = b;
    if (one->count != other->count)
        return one->count < other->count ? -1 : 1;
    return one->seed < other->seed ? -1 : one->seed > other->seed;
}

static int64_t rank(Lookup *job)
{
    int64_t occurring = 0;
    for (int64_t seed = job->first; seed < job->last; seed++)
        if (job->counts[seed])
            job->ranks[occurring++] = (Rank){job->counts[seed], seed};
    qsort(job->ranks, (size_t)occurring, sizeof(Rank), by_count);
    return occurring;
}

static void follow(Lookup *job, int64_t seed)
{
    double weight = log((double)job->limits.total / (double)job->counts[seed]);
    job->weights[seed] = weight > 0.1 ? weight : 0.1;
}

/* How many stretches of words the quotation at hand has. */
static int64_t stretches(const Lookup *job)
{
    return job->last > job->first ? job->words[job->last - 1] / job->limits.stretch + 1 : 0;
}

/* Of every few words the rarest seed, then the rarest of the others as far as the budget goes; returns the votes. */
static int64_t choose_seeds(Lookup *job)
{
    int64_t spent = 0, occurring = rank(job);
    memset(job->covered, 0, (size_t)stretches(job));
    for (int64_t n = 0; n < occurring; n++) {
        int64_t seed = job->ranks[n].seed, stretch = job->words[seed] / job->limits.stretch;
        if (!job->covered[stretch] && (job->counts[seed] <= job->limits.most_postings || !spent)) {
            follow(job, seed);
            spent += job->counts[seed];
        }
        job->covered[stretch] = 1;
    }
    for (int64_t n = 0; n < occurring; n++) {
        int64_t seed = job->ranks[n].seed;
        if (job->weights[seed] > 0)
            continue;
        if (spent + job->counts[seed] > job->limits.budget)
            break;
        spent += job->counts[seed];
        follow(job, seed);
    }
    return spent;
}

/* The postings that the quotation at hand follows lie far apart, too. */
static void touch_postings(const Lookup *job)
{
    for (int64_t seed = job->first; seed < job->last; seed++) {
        for (int64_t s = 0; s < job->shards && job->weights[seed] > 0; s++) {
            Range range = job->ranges[seed * job->shards + s];
            if (range.begin < range.end)
                touch(job->shard[s].entries + range.begin);
        }
    }
}

static void turn_to(Lookup *job, int64_t quotation)
{
    job->first = job->cuts[quotation];
    job->last = job->cuts[quotation + 1];
}

/* ------------------------------------------------------------------------------------------------------------------ */
/* Votes: most places have one, of a seed that is common. Which these are a table of bits tells; they are not looked into
 * but where a place with one vote may be among the best. */

static int64_t floor_over(int64_t value, int64_t by)
{
    return value >= 0 ? value / by : -((-value + by - 1) / by);
}

/* The ballots of a seed in a shard. The bit of each is that of where the quotation would begin: those of one bin have the
 * same, or one beside it. Where two have the same, they have met. */
static int64_t write_range(Lookup *job, int64_t seed, int64_t s, int64_t count)
{
    Range range = job->ranges[seed * job->shards + s];
    const uint32_t *entries = job->shard[s].entries;
    uint64_t *seen = job->seen, *met = job->met, mask = (uint64_t)job->bits - 1;
    int64_t word = job->words[seed];
    int shift = job->shift;
    Ballot *ballots = job->ballots + count;
    for (int64_t at = range.begin; at < range.end; at++) {
        int32_t position = (int32_t)(entries[at] & POSITIONS);
        uint64_t bit = (uint64_t)(position - word) >> shift & mask, one = UINT64_C(1) << (bit & 63);
        met[bit >> 6] |= seen[bit >> 6] & one;
        seen[bit >> 6] |= one;
        *ballots++ = (Ballot){position, (int32_t)seed, (int32_t)s, (int32_t)bit};
    }
    return count + range.end - range.begin;
}

/* The ballots of the chosen seeds in order. */
static void write_ballots(Lookup *job)
{
    int64_t count = 0;
    for (int64_t seed = job->first; seed < job->last; seed++) {
        job->begins[seed - job->first] = count;
        for (int64_t s = 0; s < job->shards && job->weights[seed] > 0; s++)
            count = write_range(job, seed, s, count);
    }
    job->begins[job->last - job->first] = count;
}

/* Ballots beside each other have met, too; and all have where one source may lie in several documents. */
static void note_meetings(Lookup *job)
{
    int64_t words = job->bits / 64;
    uint64_t whole = job->limits.parts ? UINT64_MAX : 0;
    const uint64_t *seen = job->seen;
    uint64_t before = seen[words - 1];
    for (int64_t n = 0; n < words; n++) {
        uint64_t here = seen[n], after = seen[n + 1 < words ? n + 1 : 0];
        job->met[n] |= whole | here << 1 | before >> 63 | here >> 1 | after << 63;
        before = here;
    }
}

/* Those of some ballots that are lonely, or those that are not, behind `count` that were picked before; returns how many
 * there are then, no more than `most`. */
static int64_t pick(const Lookup *job, int64_t begin, int64_t end, uint64_t lonely, int64_t most, int64_t count)
{
    const uint64_t *met = job->met;
    const Ballot *ballots = job->ballots;
    Cast *cast = job->cast;
    for (int64_t n = begin; n < end && count < most; n++) {
        int32_t bit = ballots[n].bit;
        cast[count].ballot = (int32_t)n;
        count += (int64_t)((met[bit >> 6] >> (bit & 63) & 1) ^ lonely);
    }
    return count;
}

/* Where the mark of a position stands that says which document is near by. */
static const int32_t *mark_of(const Shard *shard, int64_t position)
{
    return shard->nearby + smaller(1 + (position >> shard->nearby[0]), shard->marks - 1);
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

static Group *new_group(Lookup *job, int64_t source, int64_t bin)
{
    job->groups[job->grouped] = (Group){source, bin, INT64_MAX, INT64_MIN, -1, 0, 0, 0};
    return job->groups + job->grouped++;
}

static Group *group_of(Lookup *job, int64_t source, int64_t bin)
{
    uint64_t hash = ((uint64_t)source * UINT64_C(0x9E3779B97F4A7C15) + (uint64_t)bin) * UINT64_C(0xD6E8FEB86659FD93);
    for (int64_t slot = (int64_t)(hash >> 20) & job->mask;; slot = (slot + 1) & job->mask) {
        if (job->slots[slot] < 0) {
            job->slots[slot] = (int32_t)job->grouped;
            return new_group(job, source, bin);
        }
        Group *group = job->groups + job->slots[slot];
        if (group->source == source && group->bin == bin)
            return group;
    }
}

static void cast(Lookup *job, const Cast *one, uint64_t lonely)
{
    const Ballot *ballot = job->ballots + one->ballot;
    const Shard *shard = job->shard + ballot->shard;
    const Document *document = shard->held + document_of(shard, ballot->position, one->near);
    int64_t seed = ballot->seed;
    int64_t place = (int64_t)ballot->position - document->first + document->source_first - job->words[seed];
    int64_t bin = floor_over(place, job->limits.bin);
    Group *group = lonely ? new_group(job, document->source, bin) : group_of(job, document->source, bin);
    group->low = smaller(group->low, place);
    group->high = larger(group->high, place);
    if (group->last_seed != seed) {
        group->last_seed = seed;
        group->score += job->weights[seed];
        job->votes[job->voted++] = (Vote){group - job->groups, seed};
    }
}

/* A table for the groups of so many ballots, with nothing in it. */
static void clear_slots(Lookup *job, int64_t count)
{
    int64_t slots = 16;
    while (slots < 2 * count)
        slots *= 2;
    job->mask = slots - 1;
    memset(job->slots, 0xFF, (size_t)slots * sizeof(int32_t));
}

/* Cast those ballots that were picked, which are lonely, or are not, in order.
 *
 * What a ballot needs lies far apart in memory, like the postings: all of it is announced, then all are cast. */
static void cast_some(Lookup *job, int64_t count, uint64_t lonely)
{
    for (int64_t n = 0; n < count; n++) {
        const Ballot *ballot = job->ballots + job->cast[n].ballot;
        __builtin_prefetch(mark_of(job->shard + ballot->shard, ballot->position));
    }
    for (int64_t n = 0; n < count; n++) {
        const Ballot *ballot = job->ballots + job->cast[n].ballot;
        const Shard *shard = job->shard + ballot->shard;
        job->cast[n].near = (int32_t)smaller(larger(*mark_of(shard, ballot->position), 0), shard->documents - 1);
        __builtin_prefetch(shard->held + job->cast[n].near);
    }
    if (!lonely)
        clear_slots(job, count);
    for (int64_t n = 0; n < count; n++)
        cast(job, job->cast + n, lonely);
}

/* Cast the lonely ballots of a seed, if they are not cast yet.
 *
 * Each has the same one vote, and of places with equal votes the first in the library is better. Where the documents of a
 * shard stand in the order of their sources, no more of its ballots than there are best places can be among these. */
static int enter(Lookup *job, int64_t seed)
{
    int64_t own = seed - job->first, at = job->begins[own], count = 0;
    if (job->entered[own] || !(job->weights[seed] > 0))
        return 0;
    job->entered[own] = 1;
    for (int64_t s = 0; s < job->shards; s++) {
        Range range = job->ranges[seed * job->shards + s];
        int64_t end = at + range.end - range.begin, most = larger(job->limits.best, 1);
        count = pick(job, at, end, 1, job->shard[s].ascends ? count + most : INT64_MAX, count);
        at = end;
    }
    cast_some(job, count, 1);
    return 1;
}

/* How many bits there are for so many votes: enough that few ballots share one by chance. */
static int64_t bits_for(int64_t votes)
{
    int64_t bits = 1024;
    while (bits < 32 * votes && bits < (int64_t)1 << 22)
        bits *= 2;
    return bits;
}

static void vote(Lookup *job, int64_t room)
{
    job->bits = bits_for(room);
    memset(job->seen, 0, (size_t)job->bits / 8);
    memset(job->met, 0, (size_t)job->bits / 8);
    memset(job->entered, 0, (size_t)(job->last - job->first));
    job->grouped = job->voted = 0;
    write_ballots(job);
    note_meetings(job);
    cast_some(job, pick(job, 0, job->begins[job->last - job->first], 0, INT64_MAX, 0), 0);
}

/* ------------------------------------------------------------------------------------------------------------------ */
/* The best places */

static int stands_before(const Group *one, const Group *other)
{
    return one->source != other->source ? one->source < other->source : one->bin < other->bin;
}

/* The groups with most votes, the best first, of equal ones the first in the library; returns how many. */
static int64_t best_of_these(const Lookup *job)
{
    int64_t count = 0, most = job->limits.best, *chosen = job->chosen;
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

/* The same of all groups: one vote is enough only where the last of the best has no more. */
static int64_t best_by_score(Lookup *job)
{
    int64_t count = best_of_these(job);
    double least = count < job->limits.best ? 0 : count ? job->groups[job->chosen[count - 1]].score : INFINITY;
    int more = 0;
    for (int64_t seed = job->first; seed < job->last; seed++)
        more |= job->weights[seed] >= least && enter(job, seed);
    return more ? best_of_these(job) : count;
}

/* Note which seeds the groups that were taken so far have. */
static void cover(Lookup *job)
{
    for (int64_t v = 0; v < job->voted; v++)
        if (job->groups[job->votes[v].group].taken)
            job->covered[job->votes[v].seed - job->first] = 1;
}

/* Let go of the votes of seeds that are covered, and count for each group those that are left. */
static void count_gains(Lookup *job)
{
    int64_t left = 0;
    for (int64_t v = 0; v < job->voted; v++)
        job->groups[job->votes[v].group].gain = 0;
    for (int64_t v = 0; v < job->voted; v++) {
        if (!job->covered[job->votes[v].seed - job->first]) {
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
static int64_t choose_groups(Lookup *job)
{
    int64_t count = best_by_score(job);
    for (int64_t n = 0; n < count; n++)
        job->groups[job->chosen[n]].taken = 1;
    for (int64_t seed = job->first; seed < job->last; seed++)
        job->covered[seed - job->first] = 0;
    cover(job);
    for (int64_t seed = job->first; seed < job->last; seed++)
        if (!job->covered[seed - job->first])
            enter(job, seed);
    for (int64_t round = 0; round < job->limits.covering; round++) {
        count_gains(job);
        int64_t best = best_by_gain(job);
        if (best < 0)
            break;
        job->groups[best].taken = 1;
        job->chosen[count++] = best;
        cover(job);
    }
    return count;
}

/* ------------------------------------------------------------------------------------------------------------------ */
/* The whole of it */

/* What is written down: for each quotation how many places, and a row of as many as there may be at most. */
typedef struct {
    int64_t *counts, *sources, *lows, *highs;
    double *scores;
} Places;

static void write_down(const Lookup *job, int64_t count, int64_t at, const Places *found)
{
    for (int64_t n = 0; n < count; n++) {
        const Group *group = job->groups + job->chosen[n];
        found->sources[at + n] = group->source;
        found->lows[at + n] = group->low;
        found->highs[at + n] = group->high;
        found->scores[at + n] = group->score;
    }
}

/* Room for what all quotations need, and for the seeds of one of them at a time. */
static int make_room(Lookup *job)
{
    int64_t most = 0, covered = 0;
    for (int64_t q = 0; q < job->quotations; q++) {
        turn_to(job, q);
        most = larger(most, job->last - job->first);
        covered = larger(covered, larger(most, stretches(job)));
    }
    job->counts = calloc((size_t)job->seeds, sizeof(int64_t));
    job->rooms = malloc((size_t)job->quotations * sizeof(int64_t));
    job->ranks = malloc((size_t)most * sizeof(Rank));
    job->covered = malloc((size_t)covered);
    job->entered = malloc((size_t)most);
    job->begins = malloc((size_t)(most + 1) * sizeof(int64_t));
    job->chosen = malloc((size_t)(job->limits.best + job->limits.covering + 1) * sizeof(int64_t));
    return job->counts && job->rooms && job->ranks && job->covered && job->entered && job->begins && job->chosen;
}

/* Room for the votes of the quotation that has most. */
static int make_room_for_votes(Lookup *job)
{
    int64_t room = 0;
    for (int64_t q = 0; q < job->quotations; q++)
        room = larger(room, job->rooms[q]);
    size_t bytes = (size_t)bits_for(room) / 8;
    job->ballots = malloc((size_t)(room + 1) * sizeof(Ballot));
    job->cast = malloc((size_t)(room + 1) * sizeof(Cast));
    job->groups = malloc((size_t)(room + 1) * sizeof(Group));
    job->votes = malloc((size_t)(room + 1) * sizeof(Vote));
    job->slots = malloc((size_t)(4 * room + 16) * sizeof(int32_t));
    job->seen = malloc(bytes);
    job->met = malloc(bytes);
    return room <= INT32_MAX && job->ballots && job->cast && job->groups && job->votes && job->slots && job->seen &&
           job->met;
}

static void give_room_back(Lookup *job)
{
    void *blocks[] = {job->counts,  job->rooms, job->ranks,  job->covered, job->entered, job->begins, job->chosen,
                      job->ballots, job->cast,  job->groups, job->votes,   job->slots,   job->seen,   job->met};
    for (size_t n = 0; n < sizeof(blocks) / sizeof(*blocks); n++)
        free(blocks[n]);
}

/* Find the places of each quotation, and write them down best first. Returns whether there was memory for it. */
static int find(Lookup *job, const Places *found)
{
    if (!make_room(job))
        return 0;
    look_up_all(job);
    for (int64_t q = 0; q < job->quotations; q++) {
        turn_to(job, q);
        job->rooms[q] = choose_seeds(job);
    }
    if (!make_room_for_votes(job))
        return 0;
    for (int64_t q = 0; q < job->quotations; q++) {
        turn_to(job, q);
        touch_postings(job);
        vote(job, job->rooms[q]);
        found->counts[q] = choose_groups(job);
        write_down(job, found->counts[q], q * (job->limits.best + job->limits.covering), found);
    }
    return 1;
}

/* A shard of the arrays that were lent; 0 where their lengths do not go together. */
static int shard_of(const Array *a, Shard *shard)
{
    int64_t buckets = a[DIRECTORY].items - 1;
    int bits = 0;
    while (bits < 24 && ((int64_t)1 << bits) < buckets)
        bits++;
    *shard = (Shard){a[DIRECTORY].view.buf, a[ENTRIES].view.buf,    a[DOCUMENTS].view.buf, a[NEARBY].view.buf,
                     a[ENTRIES].items,      a[DOCUMENTS].items / 3, a[NEARBY].items,       bits,
                     a[ASCENDS].items == 1 && *(const uint8_t *)a[ASCENDS].view.buf};
    return bits && shard->marks > 1 && shard->nearby[0] >= 0 && shard->nearby[0] < 32 &&
           ((int64_t)1 << bits) == buckets && a[DOCUMENTS].items % 3 == 0 &&
           shard->documents >= (a[ENTRIES].items ? 1 : 0);
}

/* The seeds of the quotations follow each other, and the words that those of each begin with ascend from nought on. */
static int ascend(const Lookup *job)
{
    const int64_t *cuts = job->cuts, *words = job->words;
    if (job->seeds > INT32_MAX || cuts[0] || cuts[job->quotations] != job->seeds)
        return 0;
    for (int64_t q = 0; q < job->quotations; q++) {
        if (cuts[q + 1] < cuts[q] || cuts[q + 1] > job->seeds)
            return 0;
        for (int64_t n = cuts[q]; n < cuts[q + 1]; n++)
            if (words[n] < 0 || words[n] >= (int64_t)1 << 40 || (n > cuts[q] && words[n] <= words[n - 1]))
                return 0;
    }
    return 1;
}

static int limits_of(const Array *array, Limits *limits)
{
    if (array->view.len != sizeof(Limits))
        return 0;
    memcpy(limits, array->view.buf, sizeof(Limits));
    return limits->stretch > 0 && limits->bin > 0 && limits->bin <= 1 << 20 && limits->best >= 0 &&
           limits->covering >= 0 && limits->best <= 1024 && limits->covering <= 1024;
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

/* What the caller lends besides the shards, in this order; the last two are written. */
enum { NUMBERS, WORDS, CUTS, LIMITS, KNOWN, BEFORE, LENGTHS, RANGES, WEIGHTS, OWN, WRITTEN = OWN - RANGES };

/* The rows that are known of are there, and lie within the shards, whatever they say. */
static int are_known(const Array *own, const Lookup *job)
{
    int64_t rows = own[BEFORE].items / 2 / larger(job->shards, 1);
    if (own[KNOWN].items != job->seeds || own[RANGES].items != 2 * job->seeds * job->shards)
        return 0;
    for (int64_t seed = 0; seed < job->seeds; seed++) {
        if (job->known[seed] >= rows)
            return 0;
        for (int64_t s = 0; s < job->shards && job->known[seed] >= 0; s++) {
            Range range = job->before[job->known[seed] * job->shards + s];
            if (range.begin < 0 || range.end < range.begin || range.end > job->shard[s].postings)
                return 0;
        }
    }
    return 1;
}

static int go_together(const Array *own, Lookup *job)
{
    return job->quotations >= 0 && own[WORDS].items == job->seeds && own[WEIGHTS].items == job->seeds &&
           own[LENGTHS].items == job->quotations && are_known(own, job) && ascend(job);
}

/* Room for the places of all quotations, of which none has any so far. */
static int make_room_for_places(const Lookup *job, Places *places)
{
    size_t rows = (size_t)job->quotations, most = rows * (size_t)(job->limits.best + job->limits.covering);
    places->counts = calloc(rows + 4 * most + 1, sizeof(int64_t));
    if (!places->counts)
        return 0;
    places->sources = places->counts + rows;
    places->lows = places->sources + most;
    places->highs = places->lows + most;
    places->scores = (double *)(places->highs + most);
    return 1;
}

/* The places of one quotation of so many words, as rows of a kind of tuple. */
static PyObject *regions_of(PyObject *kind, const Places *places, int64_t at, int64_t count, int64_t words)
{
    PyObject *regions = PyList_New(0);
    for (int64_t n = at; regions && n < at + count; n++) {
        PyObject *fields[] = {PyLong_FromLongLong(places->sources[n]), PyLong_FromLongLong(places->lows[n]),
                              PyLong_FromLongLong(places->highs[n] + words), PyFloat_FromDouble(places->scores[n])};
        if (add_to(regions, row(kind, fields, 4)) < 0)
            Py_CLEAR(regions);
    }
    return regions;
}

static PyObject *all_regions(PyObject *kind, const Lookup *job, const Places *places, const int64_t *lengths)
{
    PyObject *all = PyList_New(0);
    for (int64_t q = 0; all && q < job->quotations; q++) {
        int64_t at = q * (job->limits.best + job->limits.covering), words = smaller(larger(lengths[q], 0), INT32_MAX);
        if (add_to(all, regions_of(kind, places, at, places->counts[q], words)) < 0)
            Py_CLEAR(all);
    }
    return all;
}

static PyObject *found(Array *own, const Shard *shards, Py_ssize_t count, PyObject *kind)
{
    Lookup job = {.numbers = own[NUMBERS].view.buf, .words = own[WORDS].view.buf, .cuts = own[CUTS].view.buf,
                  .known = own[KNOWN].view.buf, .before = own[BEFORE].view.buf, .ranges = own[RANGES].view.buf,
                  .weights = own[WEIGHTS].view.buf, .seeds = own[NUMBERS].items, .quotations = own[CUTS].items - 1,
                  .shards = count, .shard = shards};
    if (!limits_of(own + LIMITS, &job.limits) || !go_together(own, &job)) {
        PyErr_SetString(PyExc_ValueError, "lookup: an array is of a wrong length, or not in order");
        return NULL;
    }
    while ((int64_t)1 << job.shift < job.limits.bin)
        job.shift++;
    Places places;
    int done = make_room_for_places(&job, &places);
    Py_BEGIN_ALLOW_THREADS
    memset(job.weights, 0, (size_t)job.seeds * sizeof(double));
    if (done && job.seeds && count) {
        done = find(&job, &places);
        give_room_back(&job);
    }
    Py_END_ALLOW_THREADS
    PyObject *regions = done ? all_regions(kind, &job, &places, own[LENGTHS].view.buf) : PyErr_NoMemory();
    free(places.counts);
    return regions;
}

/* lookup(numbers, words, cuts, limits, shards, known, before, lengths, ranges, weights, kind): a list for each quotation. */
PyObject *lookup(PyObject *Py_UNUSED(module), PyObject *args)
{
    static const size_t sizes[OWN] = {4, 8, 8, 8, 8, 8, 8, 8, 8};
    PyObject *lent[OWN], *rows, *kind, *result = NULL;
    Array own[OWN];
    int borrowed = 0;
    if (!PyArg_ParseTuple(args, "OOOOO!OOOOOO:lookup", &lent[NUMBERS], &lent[WORDS], &lent[CUTS], &lent[LIMITS],
                          &PyTuple_Type, &rows, &lent[KNOWN], &lent[BEFORE], &lent[LENGTHS], &lent[RANGES],
                          &lent[WEIGHTS], &kind))
        return NULL;
    if (!is_row(kind) || borrow_all(lent, own, sizes, OWN, WRITTEN) < 0)
        return NULL;
    Py_ssize_t count = PyTuple_Size(rows);
    Array *arrays = malloc((size_t)(count + 1) * SHARD_ARRAYS * sizeof(Array));
    Shard *shards = malloc((size_t)(count + 1) * sizeof(Shard));
    if (!arrays || !shards)
        PyErr_NoMemory();
    else if (borrow_shards(rows, arrays, shards, &borrowed))
        result = found(own, shards, count, kind);
    give_back(arrays, borrowed);
    free(arrays);
    free(shards);
    give_back(own, OWN);
    return result;
}
