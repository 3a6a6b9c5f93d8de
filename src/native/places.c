/* Where in a text one of a few characters stands: what documents/scanning.py finds by going from one to the next. */
#include "native.h"

#include <stdlib.h>

static int by_size(const void *a, const void *b)
{
    Py_ssize_t one = *(const Py_ssize_t *)a, other = *(const Py_ssize_t *)b;
    return (one > other) - (one < other);
}

static PyObject *listed(const Py_ssize_t *found, Py_ssize_t count)
{
    PyObject *list = PyList_New(count);
    for (Py_ssize_t number = 0; list && number < count; number++) {
        PyObject *place = PyLong_FromSsize_t(found[number]);
        if (!place || PyList_SetItem(list, number, place) < 0)
            Py_CLEAR(list);
    }
    return list;
}

/* places(text, openers, start, most): a list, ascending; None where there are more than so many. */
PyObject *places(PyObject *module, PyObject *args)
{
    PyObject *text, *openers, *list = NULL;
    Py_ssize_t start, most, count = 0, kinds = 0;
    (void)module;
    if (!PyArg_ParseTuple(args, "UUnn", &text, &openers, &start, &most))
        return NULL;
    Py_ssize_t length = PyUnicode_GetLength(text), number = PyUnicode_GetLength(openers);
    if (length < 0 || number < 0)
        return NULL;
    if (start < 0 || most < 0 || most > length) {
        PyErr_SetString(PyExc_ValueError, "places: a number is not one of the text");
        return NULL;
    }
    Py_ssize_t *found = malloc(sizeof *found * (size_t)(most + 1));
    if (!found)
        return PyErr_NoMemory();
    for (Py_ssize_t opener = 0; opener < number; opener++) {
        Py_UCS4 sought = PyUnicode_ReadChar(openers, opener);
        Py_ssize_t before = count;
        for (Py_ssize_t at = start; at < length; at++) {
            at = PyUnicode_FindChar(text, sought, at, length, 1);
            if (at < 0)
                break;
            if (count == most) {
                free(found);
                Py_RETURN_NONE;
            }
            found[count++] = at;
        }
        kinds += count > before;
    }
    if (PyErr_Occurred() == NULL) {
        if (kinds > 1)
            qsort(found, (size_t)count, sizeof *found, by_size);
        list = listed(found, count);
    }
    free(found);
    return list;
}
