/* Borrowing arrays through the buffer protocol, and giving them back. */
#include "native.h"

int borrow(PyObject *object, Array *array, size_t size, int writable)
{
    if (PyObject_GetBuffer(object, &array->view, writable ? PyBUF_WRITABLE : PyBUF_SIMPLE) < 0)
        return -1;
    if ((size_t)array->view.len % size || (uintptr_t)array->view.buf % size) {
        PyBuffer_Release(&array->view);
        PyErr_SetString(PyExc_ValueError, "an array's items are of another size, or not aligned");
        return -1;
    }
    array->items = array->view.len / (Py_ssize_t)size;
    return 0;
}

void give_back(Array *arrays, int count)
{
    while (count > 0)
        PyBuffer_Release(&arrays[--count].view);
}

int borrow_all(PyObject **objects, Array *arrays, const size_t *sizes, int count, int outputs)
{
    for (int i = 0; i < count; i++) {
        if (borrow(objects[i], &arrays[i], sizes[i], i >= count - outputs) < 0) {
            give_back(arrays, i);
            return -1;
        }
    }
    return 0;
}

int holds_characters(const Array *array, int width)
{
    return (width == 1 || width == 2 || width == 4) && array->view.len % width == 0 &&
           (uintptr_t)array->view.buf % (size_t)width == 0;
}
