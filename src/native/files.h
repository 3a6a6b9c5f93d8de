/* Files as the kernels get at them: opened without waiting, looked at, and read to their end, all of it without the lock of
 * the interpreter. Python's header comes first, lest it be settled otherwise how large a file's size may be. */
#ifndef TIEOUT_FILES_H
#define TIEOUT_FILES_H

#include "native.h"

#include <sys/stat.h>

/* Open a regular file, and tell of it as the system does. Returns -1 for anything else: a pipe that nobody writes to must not
 * keep anyone waiting, and a device may have no end. */
int open_file(const char *path, struct stat *status);

/* Whether a file holds so many bytes and no more: it may have changed since it was opened. */
int read_whole(int file, char *data, int64_t size);

/* When a file was written, in nanoseconds. */
int64_t written_at(const struct stat *status);

#endif
