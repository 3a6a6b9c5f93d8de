/* The module itself: one row for each kernel. text/native.py says what each of them takes. */
#include "native.h"

/* Raised with every change of what a kernel takes or means; text/native.py asks for the number it was written for. */
#define KERNELS 34

static PyMethodDef methods[] = {
    {"digest", digest, METH_VARARGS, NULL},
    {"fetch", fetch, METH_VARARGS, NULL},
    {"firsts", firsts, METH_VARARGS, NULL},
    {"pieces", pieces, METH_VARARGS, NULL},
    {"reread", reread, METH_VARARGS, NULL},
    {"runs", runs, METH_VARARGS, NULL},
    {"sweep", sweep, METH_VARARGS, NULL},
    {"split", split, METH_VARARGS, NULL},
    {"outside", outside, METH_VARARGS, NULL},
    {"places", places, METH_VARARGS, NULL},
    {"postings", postings, METH_VARARGS, NULL},
    {"steps", steps, METH_VARARGS, NULL},
    {"stretch", stretch, METH_VARARGS, NULL},
    {"survey", survey, METH_VARARGS, NULL},
    {"surveys", surveys, METH_VARARGS, NULL},
    {"brackets", brackets, METH_VARARGS, NULL},
    {"tally", tally, METH_VARARGS, NULL},
    {"tokenize", tokenize, METH_VARARGS, NULL},
    {"align", align, METH_VARARGS, NULL},
    {"laid", laid, METH_VARARGS, NULL},
    {"labels", labels, METH_O, NULL},
    {"lookup", lookup, METH_VARARGS, NULL},
    {"names", names, METH_VARARGS, NULL},
    {"chained", chained, METH_VARARGS, NULL},
    {"nearby", nearby, METH_VARARGS, NULL},
    {"lexemes", lexemes, METH_VARARGS, NULL},
    {"openers", openers, METH_VARARGS, NULL},
    {"occurrences", occurrences, METH_VARARGS, NULL},
    {"forms", forms, METH_O, NULL},
    {"terms", terms, METH_VARARGS, NULL},
    {"tokens", tokens, METH_VARARGS, NULL},
    {"stats", stats, METH_VARARGS, NULL},
    {"stems", stems, METH_VARARGS, NULL},
    {"sentence_ends", sentence_ends, METH_VARARGS, NULL},
    {"trimmed", trimmed, METH_VARARGS, NULL},
    {"widened", widened, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static int fill(PyObject *module)
{
    return PyModule_AddIntConstant(module, "KERNELS", KERNELS);
}

static PyModuleDef_Slot slots[] = {
    {Py_mod_exec, fill},
    {0, NULL},
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT,
    .m_name = "tieout._native",
    .m_doc = "The compiled kernels; tieout.text.native is how they are reached.",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit__native(void)
{
    return PyModuleDef_Init(&definition);
}
