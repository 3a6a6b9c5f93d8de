/* The text of a file that was read before: opened, looked at, read and decoded in one call. */
#define _GNU_SOURCE /* O_CLOEXEC, where the standard alone was asked for */
#include "native.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef __APPLE__
#define WRITTEN st_mtimespec
#else
#define WRITTEN st_mtim
#endif

/* Whether a file is a regular one of so many bytes, written at that time in nanoseconds. */
static int is_the_same(int file, int64_t size, int64_t written)
{
    struct stat status;
    return fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size == size &&
           (int64_t)status.WRITTEN.tv_sec * 1000000000 + status.WRITTEN.tv_nsec == written;
}

/* Whether a file has so many bytes, and no more: it may have changed since it was looked at. `data` has room for one more. */
static int read_all(int file, char *data, int64_t size)
{
    int64_t done = 0;
    ssize_t got;
    do {
        got = read(file, data + done, (size_t)(size + 1 - done));
        done += got > 0 ? got : 0;
    } while (got > 0 && done < size);
    return got >= 0 && done == size;
}

/* Whether bytes may be UTF-8 beyond doubt: some, with no mark of an encoding before them and no NUL among them. */
static int is_plain(const char *data, int64_t size)
{
    unsigned char first = size ? (unsigned char)data[0] : 0xFF;
    return first != 0xEF && first != 0xFE && first != 0xFF && !memchr(data, 0, (size_t)size);
}

/* Read a file if it is the same, and plain; the bytes are to be freed. NULL where it is not. */
static char *fetched(const char *path, int64_t size, int64_t written)
{
    int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0)
        return NULL;
    char *data = is_the_same(file, size, written) ? malloc((size_t)size + 1) : NULL;
    if (data && !(read_all(file, data, size) && is_plain(data, size))) {
        free(data);
        data = NULL;
    }
    close(file);
    return data;
}

/* The text of some bytes; None where they are no UTF-8. */
static PyObject *decoded(const char *data, int64_t size)
{
    PyObject *text = PyUnicode_DecodeUTF8(data, (Py_ssize_t)size, "strict");
    if (text || !PyErr_ExceptionMatches(PyExc_UnicodeDecodeError))
        return text;
    PyErr_Clear();
    Py_RETURN_NONE;
}

/* reread(path, size, written): the text of a file, or None where only a closer look can tell what it is now. */
PyObject *reread(PyObject *Py_UNUSED(module), PyObject *args)
{
    PyObject *path, *name = NULL, *text;
    long long size, written;
    if (!PyArg_ParseTuple(args, "ULL:reread", &path, &size, &written))
        return NULL;
    if (size < 0 || size > INT32_MAX || !PyUnicode_FSConverter(path, &name)) {
        PyErr_Clear();
        Py_RETURN_NONE;
    }
    const char *place = PyBytes_AsString(name);
    char *data;
    Py_BEGIN_ALLOW_THREADS
    data = fetched(place, size, written);
    Py_END_ALLOW_THREADS
    Py_DECREF(name);
    if (!data)
        Py_RETURN_NONE;
    text = decoded(data, size);
    free(data);
    return text;
}
