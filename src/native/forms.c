/* The words that have a stem, guessed from its endings: what text/terms.py guesses and tries one by one.
 *
 * Only of stems of small letters from a to z, in which no word has more than ROOM letters.
 */
#include "native.h"

#include <string.h>

enum { LONGEST = 40, ROOM = LONGEST + 8, MOST = 80 }; /* four bases in twenty forms, each with four plurals at most */

typedef struct {
    char letters[ROOM];
    Py_ssize_t length;
} Word;

static int ends_with(const Word *word, const char *ending)
{
    Py_ssize_t length = (Py_ssize_t)strlen(ending);
    return word->length >= length && memcmp(word->letters + word->length - length, ending, (size_t)length) == 0;
}

static int ends_with_any(const Word *word, const char *const *endings)
{
    for (; *endings; endings++)
        if (ends_with(word, *endings))
            return 1;
    return 0;
}

static Word shortened(Word word, Py_ssize_t by)
{
    word.length -= by;
    return word;
}

static Word with(Word word, const char *ending)
{
    size_t length = strlen(ending);
    memcpy(word.letters + word.length, ending, length);
    word.length += (Py_ssize_t)length;
    return word;
}

static Word singular(Word word)
{
    static const char *const plain[] = {"ss", "us", "is", NULL}, *const hissing[] = {"ses", "xes", "zes", "ches", "shes", NULL};
    if (word.length < 4 || !ends_with(&word, "s") || ends_with_any(&word, plain))
        return word;
    if (ends_with(&word, "ies"))
        return word.length > 4 ? with(shortened(word, 3), "y") : shortened(word, 1);
    return shortened(word, ends_with_any(&word, hissing) ? 2 : 1);
}

static Word bare(Word word)
{
    if (word.length > 4 && ends_with(&word, "e"))
        word = shortened(word, 1);
    return word.length > 3 && ends_with(&word, "i") ? with(shortened(word, 1), "y") : word;
}

static int has_vowel(const Word *word)
{
    for (Py_ssize_t at = 0; at < word->length; at++)
        if (memchr("aeiouy", word->letters[at], 6))
            return 1;
    return 0;
}

static int is_doubled(const Word *word)
{
    char last = word->length > 3 ? word->letters[word->length - 1] : 'l';
    return !memchr("lsz", last, 3) && word->letters[word->length - 2] == last;
}

static Word uninflected(Word word)
{
    word = singular(word);
    Py_ssize_t ending = ends_with(&word, "ing") ? 3 : ends_with(&word, "ed") ? 2 : 0;
    Word base = shortened(word, ending);
    if (!ending || base.length < 3 || !has_vowel(&base))
        return bare(word);
    return bare(is_doubled(&base) ? shortened(base, 1) : base);
}

static int is_same(const Word *one, const Word *other)
{
    return one->length == other->length && memcmp(one->letters, other->letters, (size_t)one->length) == 0;
}

typedef struct {
    Word stem, words[MOST];
    Py_ssize_t count;
} Forms;

/* Keep a guess that has the stem, once. */
static void keep(Forms *forms, Word guess)
{
    Word found = uninflected(guess);
    if (!is_same(&found, &forms->stem))
        return;
    for (Py_ssize_t at = 0; at < forms->count; at++)
        if (is_same(&forms->words[at], &guess))
            return;
    forms->words[forms->count++] = guess;
}

static void guess(Forms *forms)
{
    Word bases[4], ended[20], stem = forms->stem;
    int count = 0, all = 0;
    bases[count++] = stem;
    bases[count++] = with(stem, "e");
    if (ends_with(&stem, "y")) {
        bases[count++] = with(shortened(stem, 1), "i");
        bases[count++] = with(shortened(stem, 1), "ie");
    }
    for (int at = 0; at < count; at++) {
        ended[all++] = bases[at];
        ended[all++] = with(bases[at], "ing");
        ended[all++] = with(bases[at], "ed");
    }
    for (int at = 0; at < count; at++) {
        char last[] = {bases[at].letters[bases[at].length - 1], 0};
        ended[all++] = with(with(bases[at], last), "ing");
        ended[all++] = with(with(bases[at], last), "ed");
    }
    for (int at = 0; at < all; at++) {
        keep(forms, ended[at]);
        keep(forms, with(ended[at], "s"));
        keep(forms, with(ended[at], "es"));
    }
    for (int at = 0; at < all; at++)
        if (ends_with(&ended[at], "y"))
            keep(forms, with(shortened(ended[at], 1), "ies"));
}

/* Whether a text is a stem whose forms can be told here, which is then filled in. */
static int is_plain(PyObject *text, Word *stem)
{
    Py_ssize_t length = PyUnicode_GetLength(text);
    if (length < 1 || length > LONGEST)
        return 0;
    for (stem->length = 0; stem->length < length; stem->length++) {
        Py_UCS4 point = PyUnicode_ReadChar(text, stem->length);
        if (point < 'a' || point > 'z')
            return 0;
        stem->letters[stem->length] = (char)point;
    }
    return 1;
}

/* forms(stem): a list of words; None for a stem that is none of small letters, or a very long one. */
PyObject *forms(PyObject *Py_UNUSED(module), PyObject *text)
{
    Forms found;
    found.count = 0;
    if (!PyUnicode_Check(text)) {
        PyErr_SetString(PyExc_TypeError, "forms: a stem is a text");
        return NULL;
    }
    if (!is_plain(text, &found.stem))
        return Py_NewRef(Py_None);
    guess(&found);
    PyObject *list = PyList_New(found.count);
    for (Py_ssize_t at = 0; list && at < found.count; at++) {
        PyObject *word = PyUnicode_FromStringAndSize(found.words[at].letters, found.words[at].length);
        if (!word || PyList_SetItem(list, at, word) < 0)
            Py_CLEAR(list);
    }
    return list;
}
