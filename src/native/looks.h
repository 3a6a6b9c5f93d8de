/* What the kernels that look at a text offer to one that does all of it, file by file. */
#ifndef TIEOUT_LOOKS_H
#define TIEOUT_LOOKS_H

#include "native.h"

/* The signs of survey.c, by what each tells of: documents/survey.py says what is promised where one is not set. */
enum { LABELS = 1, FURNITURE = 2, BRACKETS = 4, MARKUP = 8, CONTROLS = 16, FORMATS = 32, TITLE = 64, ALL = 127 };

/* The signs that the bytes of a text show: every one where it is empty, or may be in another encoding than UTF-8. */
int signs_in(const uint8_t *data, int64_t size);

/* The first place from one on where a bracket opens that closes on its line, and past where it closes; the size of the text where
 * there is none. */
int64_t next_bracket(const uint8_t *data, int64_t size, int64_t from, int64_t *end);

#endif
