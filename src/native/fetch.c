/* The bytes of many small files, and their sizes and times, a handful of system calls each: Python takes longer to ask for a
 * file than to get it.
 */
#include "files.h"

#include <unistd.h>

/* The bytes of one file; None where only a closer look can tell what is wrong with it. NULL with an exception set. */
static PyObject *content_of(const char *path, int64_t most)
{
    struct stat status;
    int file, whole = 0;
    Py_BEGIN_ALLOW_THREADS
    file = open_file(path, &status);
    Py_END_ALLOW_THREADS
    if (file < 0)
        Py_RETURN_NONE;
    if (status.st_size > most) {
        close(file);
        Py_RETURN_NONE;
    }
    PyObject *data = PyBytes_FromStringAndSize(NULL, (Py_ssize_t)status.st_size);
    char *bytes = data ? PyBytes_AsString(data) : NULL;
    if (bytes) {
        Py_BEGIN_ALLOW_THREADS
        whole = read_whole(file, bytes, status.st_size);
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
            const char *place = PyBytes_AsString(path);
            Py_BEGIN_ALLOW_THREADS
            found = stat(place, &status) == 0;
            Py_END_ALLOW_THREADS
            Py_DECREF(path);
        } else { /* no name that a file can have */
            PyErr_Clear();
        }
        size[number] = found ? status.st_size : -1;
        written[number] = found ? written_at(&status) : -1;
    }
    give_back(a, ARRAYS);
    if (!fits) {
        PyErr_SetString(PyExc_ValueError, "stats: an array is of another length than there are files");
        return NULL;
    }
    Py_RETURN_NONE;
}
