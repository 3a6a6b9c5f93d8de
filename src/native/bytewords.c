/* The words of a text as the bytes of it stand in its file, by their hashes alone: what words.c and split.c make of its
 * characters, without a place being noted. Whoever goes through texts for a few words asks for no more.
 */
#include "blocks.h"
#include "texts.h"

#include <string.h>

#define BLOCKS 64
#define STRETCH (BLOCK * BLOCKS)
#define SHORT 24 /* bytes of a word with an apostrophe in it that is hashed as it is found */
#define MOST_ODD 1024 /* bytes of a run in which something is odd */

typedef struct {
    const Forms *forms;
    const Contractions *contractions;
    const uint64_t *folds;
    const uint8_t *data;
    int64_t end;
    uint64_t *hashes;
    Py_ssize_t count;
    int64_t next; /* where the last character ends that was looked at */
    int of_word;  /* whether that may be of a word */
} Job;

/* A stretch of a text: where its runs begin and end, and which bytes of these take a closer look. */
typedef struct {
    uint32_t edges[STRETCH + 2];
    uint32_t special[STRETCH + 1];
    Py_ssize_t runs;
} Stretch;

static inline int continues(uint8_t byte)
{
    return (byte & 0xC0) == 0x80;
}

/* The character that begins at a place, and how many bytes it has: none where there is none in UTF-8. */
static uint32_t character_from(const uint8_t *at, int *bytes)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    *bytes = *at < 0x80 ? 1 : (*at & 0xE0) == 0xC0 ? 2 : (*at & 0xF0) == 0xE0 ? 3 : (*at & 0xF8) == 0xF0 ? 4 : 0;
    uint32_t point = *bytes < 2 ? *at : *at & (0x7F >> *bytes);
    for (int byte = 1; byte < *bytes; byte++) {
        if (!continues(at[byte])) {
            *bytes = 0;
            return 0;
        }
        point = point << 6 | (at[byte] & 0x3F);
    }
    if (point < least[*bytes] || point >= POINTS || (point >= 0xD800 && point < 0xE000))
        *bytes = 0;
    return point;
}

static uint8_t kind_of(const Job *job, const uint8_t *at, int *bytes)
{
    uint32_t point = character_from(at, bytes);
    return *bytes ? job->forms->classes[point] : UNKNOWN;
}

/* Whether what stands beside an apostrophe may be spelt: nothing beyond ASCII is looked at. */
static inline int may_spell(uint8_t byte)
{
    return byte >= BEYOND || is_letter(byte) || is_digit(byte);
}

/* Those odd bytes of a block that may be of a word; `odd` and the result have a bit for each. Sets `unread` where there is a
 * character that nobody can read. */
static uint64_t special_of(Job *job, int64_t first, uint64_t odd, int *unread)
{
    uint64_t special = 0;
    for (; odd; odd &= odd - 1) {
        int64_t place = first + __builtin_ctzll(odd);
        if (place >= job->end)
            break;
        if (place >= job->next) {
            int bytes;
            uint8_t kind = kind_of(job, job->data + place, &bytes);
            job->next = place + bytes;
            job->of_word = kind == APOSTROPHE ? place > 0 && may_spell(job->data[place - 1]) && may_spell(job->data[job->next])
                                              : kind != SEPARATOR;
            *unread |= kind == UNKNOWN;
        }
        if (job->of_word)
            special |= odd & -odd;
    }
    return special;
}

/* Those of some bytes that are full stops and commas. */
static uint64_t stops_of(const uint8_t *block, uint64_t near)
{
    uint64_t stops = 0;
    for (; near; near &= near - 1)
        if (block[__builtin_ctzll(near)] == '.' || block[__builtin_ctzll(near)] == ',')
            stops |= near & -near;
    return stops;
}

/* Find the runs of bytes of a stretch that may be of a word: whatever stands beside one is of none. Returns 1 where the last
 * one goes on behind the stretch, with which it is said to end, 0 where none does, UNDECIDED. */
static int find_runs(Job *job, int64_t first, int64_t count, Stretch *stretch)
{
    uint32_t *edge = stretch->edges, *special = stretch->special;
    uint64_t open = 0, before = 0;
    int unread = 0;
    for (int64_t at = 0; at < count; at += BLOCK) {
        const uint8_t *bytes = job->data + first + at;
        Block block = look_at(bytes);
        if (count - at < BLOCK) {
            uint64_t kept = (UINT64_C(1) << (count - at)) - 1;
            block = (Block){block.inside & kept, block.digits & kept, block.odd & kept};
        }
        uint64_t counts = block.digits | block.odd, after = may_spell(bytes[BLOCK]);
        uint64_t near = (counts << 1 | before) & (counts >> 1 | after << (BLOCK - 1)) & ~block.inside & ~block.odd;
        before = counts >> (BLOCK - 1);
        if (block.odd | near) {
            uint64_t bits = special_of(job, first + at, block.odd, &unread) | stops_of(bytes, near);
            special = put_places(special, bits, at);
            block.inside |= bits;
        }
        edge = put_places(edge, block.inside ^ (block.inside << 1 | open), at);
        open = block.inside >> (BLOCK - 1);
    }
    *special = UINT32_MAX;
    if ((edge - stretch->edges) % 2) {
        *edge++ = (uint32_t)count;
        open = 1;
    }
    stretch->runs = (edge - stretch->edges) / 2;
    return unread ? UNDECIDED : (int)open;
}

/* The number of the form that a hash is of; -1 where it is of none. */
static inline Py_ssize_t contraction_of(const Contractions *contractions, const Forms *forms, uint64_t hash)
{
    uint64_t leading = hash >> TOP, bucket = hash >> (64 - BUCKET_BITS);
    if (!(contractions->likely[leading / 64] >> leading % 64 & 1))
        return -1;
    for (Py_ssize_t form = contractions->begins[bucket]; form < contractions->begins[bucket + 1]; form++)
        if (forms->keys[form] == hash)
            return form;
    return -1;
}

/* Take over some words, contractions apart. */
static void take_over(Job *job, const uint64_t *hashes, Py_ssize_t words)
{
    uint64_t *to = job->hashes + job->count;
    for (Py_ssize_t word = 0; word < words; word++) {
        uint64_t hash = hashes[word];
        Py_ssize_t form = contraction_of(job->contractions, job->forms, hash);
        if (form >= 0)
            *to++ = job->forms->halves[2 * form];
        *to++ = form < 0 ? hash : job->forms->halves[2 * form + 1];
    }
    job->count = to - job->hashes;
}

/* Most runs in which something is odd are one word with an apostrophe in it: its hash, or nought where this is none. */
static uint64_t apostrophized(const Job *job, const uint8_t *at, const uint8_t *end)
{
    uint8_t letters[SHORT + AT_ONCE] = {0};
    Py_ssize_t length = 0;
    if (end - at > SHORT)
        return 0;
    while (at < end) {
        int bytes = 1;
        if (is_letter(*at) || is_digit(*at))
            letters[length++] = *at;
        else if (!length || kind_of(job, at, &bytes) != APOSTROPHE || !(is_letter(at[bytes]) || is_digit(at[bytes])) ||
                 at + bytes >= end)
            return 0;
        at += bytes;
    }
    return mixed(sum_of(letters, (uint64_t)length));
}

/* The words of a run in which something is odd: how many there are, UNDECIDED. */
static Py_ssize_t odd_words(const Job *job, int64_t first, int64_t end, uint64_t *hashes)
{
    uint32_t points[MOST_ODD];
    int64_t starts[MOST_ODD], ends[MOST_ODD];
    Py_ssize_t length = 0;
    if (end - first > MOST_ODD)
        return UNDECIDED;
    hashes[0] = apostrophized(job, job->data + first, job->data + end);
    if (hashes[0])
        return 1;
    for (int bytes; first < end; first += bytes) {
        points[length++] = character_from(job->data + first, &bytes);
        if (!bytes)
            return UNDECIDED;
    }
    return words_of(points, 4, length, job->forms->classes, job->folds, starts, ends, hashes, length);
}

static int take_runs(Job *job, int64_t first, const Stretch *stretch)
{
    uint64_t hashes[STRETCH];
    const uint32_t *special = stretch->special;
    const uint8_t *data = job->data + first;
    Py_ssize_t words = 0;
    for (Py_ssize_t run = 0; run < stretch->runs; run++) {
        uint32_t start = stretch->edges[2 * run], end = stretch->edges[2 * run + 1];
        if (*special >= end) {
            hashes[words++] = mixed(sum_of(data + start, end - start));
            continue;
        }
        Py_ssize_t more = odd_words(job, first + start, first + end, hashes + words);
        if (more < 0)
            return UNDECIDED;
        words += more;
        while (*special < end)
            special++;
    }
    take_over(job, hashes, words);
    return DONE;
}

void read_contractions(const Forms *forms, Contractions *contractions)
{
    memset(contractions->likely, 0, sizeof contractions->likely);
    for (Py_ssize_t form = 0; form < forms->forms; form++)
        contractions->likely[(forms->keys[form] >> TOP) / 64] |= UINT64_C(1) << (forms->keys[form] >> TOP) % 64;
    Py_ssize_t form = 0;
    for (uint64_t bucket = 0; bucket < BUCKETS; bucket++) {
        contractions->begins[bucket] = form;
        while (form < forms->forms && forms->keys[form] >> (64 - BUCKET_BITS) == bucket)
            form++;
    }
    contractions->begins[BUCKETS] = form;
}

Py_ssize_t spoken_hashes(const Forms *forms, const Contractions *contractions, const uint64_t *folds, const uint8_t *data,
                         int64_t first, int64_t end, uint64_t *hashes)
{
    Job job = {forms, contractions, folds, data, end, hashes, 0, first, 0};
    Stretch stretch;
    while (first < end) {
        int64_t count = end - first < STRETCH ? end - first : STRETCH, next = first + count;
        int open = find_runs(&job, first, count, &stretch);
        if (open < 0)
            return UNDECIDED;
        if (open && next < end)
            job.next = next = first + stretch.edges[2 * --stretch.runs];
        if (next == first || take_runs(&job, first, &stretch) != DONE)
            return UNDECIDED;
        first = next;
    }
    return job.count;
}
