/* Opening files, looking at them and reading them. */
#define _GNU_SOURCE /* O_CLOEXEC, where the standard alone was asked for */
#include "files.h"

#include <fcntl.h>
#include <sys/uio.h>
#include <unistd.h>

#ifdef __APPLE__
#define WRITTEN st_mtimespec
#else
#define WRITTEN st_mtim
#endif

int open_file(const char *path, struct stat *status)
{
    int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file >= 0 && (fstat(file, status) < 0 || !S_ISREG(status->st_mode))) {
        close(file);
        return -1;
    }
    return file;
}

/* One byte more is asked for than there should be: where it does not come, the file ends there. */
int read_whole(int file, char *data, int64_t size)
{
    char more;
    int64_t done = 0;
    ssize_t got;
    do {
        struct iovec rest[2] = {{data + done, (size_t)(size - done)}, {&more, 1}};
        got = readv(file, rest, 2);
        done += got > 0 ? got : 0;
    } while (got > 0 && done < size);
    return got >= 0 && done == size;
}

int64_t written_at(const struct stat *status)
{
    return (int64_t)status->WRITTEN.tv_sec * 1000000000 + status->WRITTEN.tv_nsec;
}
