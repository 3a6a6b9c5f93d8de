/* Opening texts, and making rows of what is found in them. */
#include "characters.h"

static int is_known(const Text *text)
{
    for (Py_ssize_t at = 0; at < text->length; at++)
        if (text->points[at] > 0xFFFF || !text->kinds[text->points[at]])
            return 0;
    return 1;
}

int open_text(PyObject *text, PyObject *table, Text *opened)
{
    if (borrow(table, &opened->table, 1, 0) < 0)
        return -1;
    if (opened->table.items != 0x10000) {
        give_back(&opened->table, 1);
        PyErr_SetString(PyExc_ValueError, "a table of characters is of a wrong length");
        return -1;
    }
    opened->points = PyUnicode_AsUCS4Copy(text);
    if (!opened->points) {
        give_back(&opened->table, 1);
        return -1;
    }
    opened->kinds = opened->table.view.buf;
    opened->length = PyUnicode_GetLength(text);
    if (is_known(opened))
        return 1;
    PyObject *learnt = PyObject_CallMethod(table, "learn", "O", text);
    int known = learnt ? PyObject_IsTrue(learnt) : -1;
    Py_XDECREF(learnt);
    if (known == 1 && is_known(opened))
        return 1;
    close_text(opened);
    return known < 0 ? -1 : 0;
}

void close_text(Text *text)
{
    PyMem_Free(text->points);
    give_back(&text->table, 1);
}

int is_row(PyObject *type)
{
    if (PyType_Check(type) && PyType_IsSubtype((PyTypeObject *)type, &PyTuple_Type))
        return 1;
    PyErr_SetString(PyExc_ValueError, "what rows are to be made of is no kind of tuple");
    return 0;
}

PyObject *row(PyObject *type, PyObject **items, int count)
{
    allocfunc alloc = (allocfunc)PyType_GetSlot((PyTypeObject *)type, Py_tp_alloc);
    int fine = 1;
    for (int at = 0; at < count; at++)
        fine = fine && items[at];
    PyObject *made = fine ? alloc((PyTypeObject *)type, count) : NULL;
    for (int at = 0; at < count; at++) {
        if (!made)
            Py_XDECREF(items[at]);
        else if (PyTuple_SetItem(made, at, items[at]) < 0)
            Py_CLEAR(made);
    }
    return made;
}

PyObject *span_of(PyObject *type, Py_ssize_t start, Py_ssize_t end)
{
    PyObject *items[] = {PyLong_FromSsize_t(start), PyLong_FromSsize_t(end)};
    return row(type, items, 2);
}

int number_at(PyObject *row, Py_ssize_t at, Py_ssize_t *number)
{
    PyObject *field = PyTuple_GetItem(row, at);
    *number = field ? PyLong_AsSsize_t(field) : -1;
    return *number == -1 && PyErr_Occurred() ? -1 : 0;
}

int truth_at(PyObject *row, Py_ssize_t at, int *truth)
{
    PyObject *field = PyTuple_GetItem(row, at);
    *truth = field ? PyObject_IsTrue(field) : -1;
    return *truth < 0 ? -1 : 0;
}

int add_to(PyObject *list, PyObject *item)
{
    int found = item ? PyList_Append(list, item) : -1;
    Py_XDECREF(item);
    return found;
}
