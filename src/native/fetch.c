/* The bytes of many small files, and their sizes and times, a handful of system calls each: Python takes longer to ask for a
 * file than to get it.
 */
#define _GNU_SOURCE /* O_CLOEXEC, where the standard alone was asked for */
#include "native.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

/* Open a regular file of at most so many bytes. Returns -1 for anything else: a pipe that nobody writes to must not keep
 * anyone waiting, and a device may have no end. */
static int open_file(const char *path, int64_t most, int64_t *size)
{
    struct stat status;
    int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0)
        return -1;
    if (fstat(file, &status) < 0 || !S_ISREG(status.st_mode) || status.st_size > most) {
        close(file);
        return -1;
    }
    *size = status.st_size;
    return file;
}

/* Whether a file holds so many bytes and no more: it may have changed since it was opened. One byte more is asked for
 * than there should be: where it does not come, the file ends there. */
static int read_all(int file, char *data, int64_t size)
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

/* The bytes of one file; None where only a closer look can tell what is wrong with it. NULL with an exception set. */
static PyObject *content_of(const char *path, int64_t most)
{
    int64_t size = 0;
    int file, whole = 0;
    Py_BEGIN_ALLOW_THREADS
    file = open_file(path, most, &size);
    Py_END_ALLOW_THREADS
    if (file < 0)
        Py_RETURN_NONE;
    PyObject *data = PyBytes_FromStringAndSize(NULL, (Py_ssize_t)size);
    char *bytes = data ? PyBytes_AsString(data) : NULL;
    if (bytes) {
        Py_BEGIN_ALLOW_THREADS
        whole = read_all(file, bytes, size);
        Py_END_ALLOW_THREADS
    }
    close(file);
    if (!bytes || whole)
        return data;
    Py_DECREF(data);
    Py_RETURN_NONE;
}

/* fetch(paths, most) -> the bytes of each file, None where it is no regular file of at most so many that can be read. */
PyObject *fetch(PyObject *Py_UNUSED(module), PyObject *args)
{
    PyObject *paths;
    long long most;
    if (!PyArg_ParseTuple(args, "OL:fetch", &paths, &most))
        return NULL;
    Py_ssize_t count = PyList_Size(paths);
    PyObject *result = count < 0 ? NULL : PyList_New(count);
    for (Py_ssize_t number = 0; result && number < count; number++) {
        PyObject *path = NULL, *data = NULL;
        PyObject *item = PyList_GetItem(paths, number);
        if (item && PyUnicode_FSConverter(item, &path)) {
            data = content_of(PyBytes_AsString(path), most);
            Py_DECREF(path);
        } else if (item) { /* no name that a file can have */
            PyErr_Clear();
            data = Py_NewRef(Py_None);
        }
        if (!data || PyList_SetItem(result, number, data) < 0) {
            Py_DECREF(result);
            result = NULL;
        }
    }
    return result;
}

/* When a file was written, in nanoseconds. */
static int64_t time_of(const struct stat *status)
{
#ifdef __APPLE__
    const struct timespec *written = &status->st_mtimespec;
#else
    const struct timespec *written = &status->st_mtim;
#endif
    return (int64_t)written->tv_sec * 1000000000 + written->tv_nsec;
}

/* stats(paths, sizes, times): fills in the size of each file and when it was written; -1 for both where that cannot be had. */
PyObject *stats(PyObject *Py_UNUSED(module), PyObject *args)
{
    enum { SIZES, TIMES, ARRAYS };
    static const size_t sizes[ARRAYS] = {8, 8};
    PyObject *paths, *lent[ARRAYS];
    Array a[ARRAYS];
    if (!PyArg_ParseTuple(args, "OOO:stats", &paths, &lent[SIZES], &lent[TIMES]))
        return NULL;
    Py_ssize_t count = PyList_Size(paths);
    if (count < 0 || borrow_all(lent, a, sizes, ARRAYS, ARRAYS) < 0)
        return NULL;
    int64_t *size = a[SIZES].view.buf, *written = a[TIMES].view.buf;
    int fits = a[SIZES].items == count && a[TIMES].items == count;
    for (Py_ssize_t number = 0; fits && number < count; number++) {
        PyObject *path = NULL, *item = PyList_GetItem(paths, number);
        struct stat status;
        int found = 0;
        if (item && PyUnicode_FSConverter(item, &path)) {
            found = stat(PyBytes_AsString(path), &status) == 0;
            Py_DECREF(path);
        } else { /* no name that a file can have */
            PyErr_Clear();
        }
        size[number] = found ? status.st_size : -1;
        written[number] = found ? time_of(&status) : -1;
    }
    give_back(a, ARRAYS);
    if (!fits) {
        PyErr_SetString(PyExc_ValueError, "stats: an array is of another length than there are files");
        return NULL;
    }
    Py_RETURN_NONE;
}
