/* What finding words, taking contractions apart and finding names offer each other, and to digest.c, which does all three
 * for one text after the other while its words are still near the processor.
 */
#ifndef TIEOUT_TEXTS_H
#define TIEOUT_TEXTS_H

#include "native.h"

#define POINTS 0x110000 /* characters that there can be: so many entries the tables have */

/* Results below nought: a character that the tables do not decide, more than there is room for, no memory. */
enum { UNDECIDED = -1, NO_ROOM = -2, NO_MEMORY = -3 };

/* The words of a text of `width` bytes a character. Returns how many there are, UNDECIDED or NO_ROOM. */
Py_ssize_t words_of(const void *points, int width, Py_ssize_t length, const uint8_t *classes, const uint64_t *folds,
                    int64_t *starts, int64_t *ends, uint64_t *hashes, Py_ssize_t room);

/* Find the hash of a text that is one word: 1 where it is, 0 where it is not, -1 where a character is in the way that the
 * tables do not decide. */
int hash_of_word(const void *points, int width, Py_ssize_t length, const uint8_t *classes, const uint64_t *folds,
                 uint64_t *hash);

/* Whether the tables say of ASCII what words.c takes for granted where it looks at many characters together. */
int ascii_is_plain(const uint8_t *classes, const uint64_t *folds);

/* Which contractions there are, and where each is cut: the tables of text/spoken.py, and the text that they are for. */
typedef struct {
    const void *points;
    int width;
    Py_ssize_t length;
    const uint8_t *classes;
    const uint8_t *likely; /* by the leading bits of a hash */
    const uint64_t *keys;  /* ascending */
    Py_ssize_t forms;
    const uint64_t *halves; /* the first and the second word of each form */
    const int64_t *letters; /* how many each form has */
    const int8_t *cuts;     /* of each form: where it is cut without an apostrophe, then with one at each place; -1 unknown */
    Py_ssize_t places;
} Forms;

/* Read the tables of the forms, from `likely` to `cuts`, which were lent in that order. Returns 0 where they do not go
 * together. */
int read_forms(const Array *tables, Forms *forms);

#define TOP 48                    /* by the bits from here on is told which hashes may be a contraction's */
#define LEADING (1 << (64 - TOP)) /* so many entries that table has */

/* The same tables in so little memory that they stay nearest to the processor: the leading bits as bits, and where the keys begin
 * that have the same first few. */
#define BUCKET_BITS 10
#define BUCKETS (1 << BUCKET_BITS)
typedef struct {
    uint64_t likely[LEADING / 64];
    Py_ssize_t begins[BUCKETS + 1];
} Contractions;

void read_contractions(const Forms *forms, Contractions *contractions);

/* The hashes of the words that lie between two places of a text in UTF-8, contractions apart; neither place may be within a
 * word. So many bytes are read beyond the last place. Returns how many there are, at most one for each byte, or UNDECIDED: where
 * the tables do not decide, where the bytes are no UTF-8, and where a word has no end for very long. */
Py_ssize_t spoken_hashes(const Forms *forms, const Contractions *contractions, const uint64_t *folds, const uint8_t *data, int64_t first,
                         int64_t end, uint64_t *hashes);
enum { READ_BEYOND = 128 };

/* Words with contractions taken apart; `odd` are the first halves of those whose cut the tables do not know. */
typedef struct {
    int64_t *starts, *ends;
    uint64_t *hashes;
    int64_t *odd;
    Py_ssize_t room, count, odds;
} Result;

enum { DONE, ASTRAY, CROWDED };

/* Returns ASTRAY where a word does not lie in the text, CROWDED where there is no room for the words. */
int split_all(const Forms *forms, const int64_t *starts, const int64_t *ends, const uint64_t *hashes, Py_ssize_t words,
              Result *made);

/* Room for words as they are found, and taken apart: one block, which is freed by its `starts`. */
typedef struct {
    int64_t *starts, *ends, *split_starts, *split_ends, *odd;
    uint64_t *hashes, *split_hashes;
    Py_ssize_t room;
} Bench;

/* Make room for so many words; 0 where there is no memory. */
int has_bench(Bench *bench, Py_ssize_t room);

/* Find the words of a text, and take them apart: how many there are; UNDECIDED or NO_ROOM. */
Py_ssize_t spoken_words(const Forms *forms, const uint64_t *folds, const Bench *bench, Result *made);

/* Some texts in a row, and their words: those of text n are numbers firsts[n] to firsts[n + 1]. */
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

/* The names that were found, and how many: `room` is for keys and offsets, `spelt_room` for the spellings. */
typedef struct {
    uint32_t *keys, *offsets;
    int64_t *key_ends;
    int32_t *spelt;
    int64_t *spelt_ends, *surface_starts, *surface_ends;
    int64_t kept, spellings, surfaces;
    int64_t room, spelt_room;
} Names;

/* What is needed to look for names in one text after the other; all nought at first. */
typedef struct Finder Finder;

Finder *new_finder(void);
void drop_finder(Finder *finder);

/* Look for the names of one of the texts. Returns DONE, UNDECIDED, NO_ROOM or NO_MEMORY. */
int find_names(Finder *finder, const Texts *texts, Py_ssize_t text, Names *names);

#endif
