/* The text of a file that was read before: opened, looked at, read and decoded in one call. */
#include "files.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Whether bytes may be UTF-8 beyond doubt: with no mark of an encoding before them and no NUL among them. */
static int is_plain(const char *data, int64_t size)
{
    unsigned char first = (unsigned char)data[0];
    return first != 0xEF && first != 0xFE && first != 0xFF && !memchr(data, 0, (size_t)size);
}

/* Read a file if it is the same, and plain; the bytes are to be freed. NULL where it is not. */
static char *fetched(const char *path, int64_t size, int64_t written)
{
    struct stat status;
    int file = open_file(path, &status);
    if (file < 0)
        return NULL;
    char *data = status.st_size == size && written_at(&status) == written ? malloc((size_t)size) : NULL;
    if (data && !(read_whole(file, data, size) && is_plain(data, size))) {
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

/* reread(path, size, written): the text of a file, or None where only a closer look can tell what it is now: an empty one may
 * be in any encoding. */
PyObject *reread(PyObject *Py_UNUSED(module), PyObject *args)
{
    PyObject *path, *name = NULL, *text;
    long long size, written;
    if (!PyArg_ParseTuple(args, "ULL:reread", &path, &size, &written))
        return NULL;
    if (size <= 0 || size > INT32_MAX || !PyUnicode_FSConverter(path, &name)) {
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
