/* What a plain text in UTF-8 may hold, in one pass over its bytes, so that nobody looks for what it cannot hold.
 *
 * A sign that is not set is a promise: documents/survey.py says what each of them promises. A sign that is set promises
 * nothing. So every test here may be wider than the pattern it stands before (in documents/transcript.py, furniture.py,
 * stage.py and markdown.py), and none may be narrower.
 */
#include "labelled.h"
#include "looks.h"

#include <stdlib.h>
#include <string.h>

/* So far into a file the head of a message is looked for, and so far the sign of a PDF: in characters of four bytes. */
#define HEAD_REACH (4 * 8192)
#define PDF_REACH (4 * 1024)
/* So many digits a number in the margin has at most, and so many lines at least are numbered where any is. */
#define MARGIN_DIGITS 2
#define MARGIN_LINES 20
/* So far into a text the end of a line that is its title may stand: in characters of four bytes. */
#define TITLE_REACH (4 * 2000)
/* So many characters a title has at most. */
#define LONGEST_TITLE 120

static int ends_line(uint8_t byte)
{
    return byte == '\n' || byte == '\r' || byte == '\f';
}

static int is_space(uint8_t byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static int holds(const uint8_t *data, size_t size, uint8_t byte)
{
    return memchr(data, byte, size) != NULL;
}

/* Whether two bytes stand side by side. */
static int holds_two(const uint8_t *data, size_t size, uint8_t first, uint8_t second)
{
    const uint8_t *end = data + size;
    while (data < end && (data = memchr(data, first, (size_t)(end - data))) != NULL) {
        if (data + 1 < end && data[1] == second)
            return 1;
        data++;
    }
    return 0;
}

/* Whether a star opens a page number, or something beyond ASCII that may be one. */
static int has_star_page(const uint8_t *data, size_t size)
{
    const uint8_t *end = data + size;
    while (data < end && (data = memchr(data, '*', (size_t)(end - data))) != NULL) {
        data++;
        if (data < end && ((*data >= '0' && *data <= '9') || *data >= 0x80))
            return 1;
    }
    return 0;
}

/* Where a dash ends that may stand here; itself where there is none. */
static const uint8_t *past_dash(const uint8_t *at, const uint8_t *end)
{
    int dash = end - at > 2 && at[0] == 0xE2 && at[1] == 0x80 && (at[2] == 0x93 || at[2] == 0x94);
    return at < end && *at == '-' ? at + 1 : dash ? at + 3 : at;
}

/* Whether a line may be a page's number: "Page 3", "[Page 3]", "- 3 -". */
static int may_be_paged(Line line)
{
    const uint8_t *at = past_blanks(line.at, line.end);
    while (at < line.end && *at == '[')
        at++;
    if (line.end - at > 4 && *at == 'P') {
        const uint8_t *number = past_blanks(at + 4, line.end);
        return (!memcmp(at, "Page", 4) || !memcmp(at, "PAGE", 4)) && number < line.end && (is_digit(*number) || *number >= 0x80);
    }
    at = past_blanks(past_dash(at, line.end), line.end);
    const uint8_t *past = past_digits(at, line.end);
    if (past < line.end && may_be_digit(*past))
        return 1;
    return past > at && past_blanks(past_dash(past_blanks(past, line.end), line.end), line.end) == line.end;
}

/* Whether a number may stand in the margin of a line: a digit or two, and space behind them. */
static int may_be_in_margin(Line line)
{
    const uint8_t *at = past_blanks(line.at, line.end), *past = past_digits(at, line.end);
    if (past < line.end && may_be_digit(*past))
        return 1;
    return past > at && past - at <= MARGIN_DIGITS && (past == line.end || is_blank(*past));
}

/* How many characters begin in a stretch. */
static int64_t characters_in(const uint8_t *at, const uint8_t *end)
{
    int64_t count = 0;
    for (; at < end; at++)
        count += (*at & 0xC0) != 0x80;
    return count;
}

static int is_empty(Line line)
{
    while (line.at < line.end && is_blank(*line.at))
        line.at++;
    return line.at == line.end;
}

/* Where a line ends; `fed` is whether nothing but line feeds ends lines, which are found sooner. */
static const uint8_t *line_end(const uint8_t *at, const uint8_t *end, int fed)
{
    if (fed) {
        const uint8_t *feed = memchr(at, '\n', (size_t)(end - at));
        return feed ? feed : end;
    }
    while (at < end && !ends_line(*at))
        at++;
    return at;
}

/* Whether something is printed on a line, beyond doubt: a character beyond ASCII may be a space. */
static int is_printed_on(Line line)
{
    for (; line.at < line.end; line.at++)
        if (*line.at > ' ' && *line.at < 0x7F)
            return 1;
    return 0;
}

/* Page numbers are told one by one, those in margins by how many there are on two pages.
 * One label is enough where it opens the text, or heads a post; no other is one by itself. */
static int lines_of(const uint8_t *data, const uint8_t *end)
{
    int signs = 0, apart = 1, fed = !holds(data, (size_t)(end - data), '\r') && !holds(data, (size_t)(end - data), '\f');
    int handles = holds(data, (size_t)(end - data), '@'), begun = 0, labels = 0, margin = 0;
    const uint8_t *at = data;
    while (at < end && (signs & (LABELS | FURNITURE)) != (LABELS | FURNITURE)) {
        Line line = {at, line_end(at, end, fed)};
        int label = signs & LABELS ? NO_LABEL : label_of(line, apart, handles);
        if (label && (labels++ || handles || (!begun && label == LONE_LABEL)))
            signs |= LABELS;
        if (!(signs & FURNITURE) && at > data && (may_be_paged(line) || (margin += may_be_in_margin(line)) >= MARGIN_LINES))
            signs |= FURNITURE; /* on the first line there is none: each follows the end of another */
        begun = begun || is_printed_on(line);
        apart = is_empty(line) || (line.end < end && *line.end == '\f');
        at = line.end + 1;
    }
    return signs;
}

static int controls(const uint8_t *data, size_t size)
{
    int found = 0;
    for (size_t at = 0; at < size; at++)
        found |= (data[at] < 32) & !(data[at] >= 9 && data[at] <= 13) & (data[at] != 0x1a) & (data[at] != 0x1b);
    return found;
}

static int opens_with(const uint8_t *data, size_t size, const char *sign)
{
    return size >= strlen(sign) && !memcmp(data, sign, strlen(sign));
}

/* Whether the head of a message may open a text: a field in it is called "From:". */
static int has_sender(const uint8_t *data, size_t size)
{
    const uint8_t *at = data, *end = data + (size < HEAD_REACH ? size : HEAD_REACH);
    for (; at < end && (at = memchr(at, ':', (size_t)(end - at))) != NULL; at++)
        if (at - data >= 4 && (at[-4] | 0x20) == 'f' && (at[-3] | 0x20) == 'r' && (at[-2] | 0x20) == 'o' &&
            (at[-1] | 0x20) == 'm')
            return 1;
    return 0;
}

/* Whether a gap between cells stands in a line: a tab or two spaces, not behind a stop as typists have it. */
static int has_gap(Line line)
{
    const uint8_t *at = line.at;
    while (at < line.end) {
        const uint8_t *gap = at;
        while (gap < line.end && !is_blank(*gap))
            gap++;
        const uint8_t *after = gap;
        while (after < line.end && is_blank(*after))
            after++;
        if (after == line.end)
            return 0;
        int wide = after > gap && (*gap == '\t' || (after - gap > 1 && gap[1] == ' '));
        if (wide && gap > line.at && gap[-1] >= '!' && gap[-1] <= '~' && !strchr(".!?:;,\"')", gap[-1]))
            return 1;
        at = after;
    }
    return 0;
}

static int holds_digit(Line line)
{
    while (line.at < line.end && !is_digit(*line.at))
        line.at++;
    return line.at < line.end;
}

/* Whether tabs, or two spaces side by side, stand anywhere. */
static int holds_gaps(const uint8_t *data, size_t size)
{
    int found = 0;
    for (size_t at = 0; at + 1 < size; at++)
        found |= (data[at] == '\t') | ((data[at] == ' ') & (data[at + 1] == ' '));
    return found;
}

/* Whether a table may be drawn: two lines that follow each other hold digits and gaps. Lines end as documents/drawntables.py
 * has it, in ASCII alone. */
static int may_be_drawn(const uint8_t *data, size_t size)
{
    const uint8_t *at = data, *end = data + size;
    int before = 0;
    if (!holds_gaps(data, size))
        return 0;
    while (at < end) {
        const uint8_t *feed = at;
        while (feed < end && !(*feed >= '\n' && *feed <= '\r') && !(*feed >= 0x1C && *feed <= 0x1E))
            feed++;
        Line line = {at, feed};
        int now = holds_digit(line) && has_gap(line);
        if (before && now)
            return 1;
        before = now;
        at = feed < end && *feed == '\r' && feed + 1 < end && feed[1] == '\n' ? feed + 2 : feed + 1;
    }
    return 0;
}

/* Whether a list of records opens: a bracket, and a brace behind it. */
static int opens_records(const uint8_t *data, size_t size)
{
    size_t at = 1;
    if (*data != '[')
        return 0;
    while (at < size && (is_blank(data[at]) || data[at] == '\n' || data[at] == '\r'))
        at++;
    return at < size && data[at] == '{';
}

/* Whether a text may be of another format than plain text, told by how it opens; `first` is the first byte of it that is
 * neither space nor beyond ASCII. */
static int may_be_of_a_format(const uint8_t *data, size_t size, size_t first)
{
    static const char *const signs[] = {"PK", "PAR1", "SQLite", "WEBVTT", "\x7f"};
    for (size_t number = 0; number < sizeof signs / sizeof *signs; number++)
        if (opens_with(data, size, signs[number]))
            return 1;
    if (first < size && (data[first] == '{' || data[first] == '\\' || data[first] == '%' || opens_records(data + first, size - first)))
        return 1;
    return holds_two(data, size < PDF_REACH ? size : PDF_REACH, '%', 'P') || has_sender(data, size) || may_be_drawn(data, size);
}

/* What a line may open with, and is not looked at by whoever looks for a title: what Python takes for space in ASCII. */
static int is_stripped(uint8_t byte)
{
    return is_space(byte) || (byte >= 0x1C && byte <= 0x1F);
}

/* Whether a line is too long for a title, however its spaces are counted: one for each gap between words. Characters beyond
 * ASCII may be spaces. */
static int is_too_long(const uint8_t *at, const uint8_t *end)
{
    int characters = 0, gap = 0;
    for (; at < end && characters <= LONGEST_TITLE; at++) {
        if (*at > ' ' && *at < 0x7F) {
            characters += 1 + (gap && characters);
            gap = 0;
        } else if (is_blank(*at)) {
            gap = 1;
        }
    }
    return characters > LONGEST_TITLE;
}

/* Whether a title may stand in the first line that is not empty: a line ends there, and no sentence does. */
static int may_be_titled(const uint8_t *data, size_t size)
{
    const uint8_t *end = data + (size < TITLE_REACH ? size : TITLE_REACH);
    while (data < end && is_stripped(*data))
        data++;
    const uint8_t *last = data < end ? memchr(data, '\n', (size_t)(end - data)) : NULL;
    if (!last)
        return 0;
    while (last > data && is_space(last[-1]))
        last--;
    return !(last > data && strchr(".,;!?:\"", last[-1]) && last[-1]) &&
           !(last - data > 2 && !memcmp(last - 3, "\xE2\x80\x9D", 3)) && !is_too_long(data, last);
}

/* Whether a line or a paragraph is separated by a character that ends lines, too: what other characters end like it is rarer
 * than what they begin with. */
static int holds_separator(const uint8_t *data, size_t size)
{
    static const uint8_t lasts[] = {0xA8, 0xA9};
    for (int number = 0; number < 2; number++) {
        const uint8_t *at = data, *end = data + size;
        for (; at < end && (at = memchr(at, lasts[number], (size_t)(end - at))) != NULL; at++)
            if (at - data > 1 && at[-1] == 0x80 && at[-2] == 0xE2)
                return 1;
    }
    return 0;
}

static int signs_of(const uint8_t *data, size_t size)
{
    size_t first = 0;
    if (controls(data, size))
        return ALL;
    int signs = lines_of(data, data + size);
    if (holds_separator(data, size))
        signs |= LABELS;
    int closes = holds(data, size, '>'), arrows = closes && holds_two(data, size, '-', '>');
    if (holds(data, size, '\f') || has_star_page(data, size) || arrows)
        signs |= FURNITURE;
    if (holds(data, size, '[') || holds(data, size, '('))
        signs |= BRACKETS;
    while (first < size && (data[first] <= 32 || data[first] >= 0x80))
        first++;
    if (closes || holds(data, size, '#') || holds(data, size, '|') || holds_two(data, size, '*', '*') ||
        holds_two(data, size, ']', '(') || (first < size && data[first] == '<'))
        signs |= MARKUP;
    if (arrows || may_be_of_a_format(data, size, first))
        signs |= FORMATS;
    if (may_be_titled(data, size))
        signs |= TITLE;
    return signs;
}

/* survey(data) -> the signs that the bytes of a text show. */
PyObject *survey(PyObject *module, PyObject *args)
{
    PyObject *object;
    Array data;
    (void)module;
    if (!PyArg_ParseTuple(args, "O", &object) || borrow(object, &data, 1, 0) < 0)
        return NULL;
    int signs = data.items ? signs_of(data.view.buf, (size_t)data.items) : 0;
    give_back(&data, 1);
    return PyLong_FromLong(signs);
}

/* Whether a text opens with what tells of another encoding than UTF-8, or is empty and tells nothing. */
static int may_be_marked(const uint8_t *data, int64_t size)
{
    return !size || !*data || *data == 0xEF || *data >= 0xFE;
}

int signs_in(const uint8_t *data, int64_t size)
{
    return may_be_marked(data, size) ? ALL : signs_of(data, (size_t)size);
}

/* surveys(data, ends, signs, lengths): fills in the signs that each of some texts shows, and how many characters it has. They
 * stand in a row, one byte apart. Every sign is set for one that is empty, or that may be in another encoding than UTF-8. */
PyObject *surveys(PyObject *Py_UNUSED(module), PyObject *args)
{
    enum { DATA, ENDS, SIGNS, LENGTHS, ARRAYS };
    static const size_t sizes[ARRAYS] = {1, 8, 1, 8};
    PyObject *lent[ARRAYS];
    Array a[ARRAYS];
    if (!PyArg_ParseTuple(args, "OOOO:surveys", &lent[DATA], &lent[ENDS], &lent[SIGNS], &lent[LENGTHS]) ||
        borrow_all(lent, a, sizes, ARRAYS, ARRAYS - SIGNS) < 0)
        return NULL;
    const uint8_t *data = a[DATA].view.buf;
    const int64_t *ends = a[ENDS].view.buf;
    uint8_t *signs = a[SIGNS].view.buf;
    int64_t *lengths = a[LENGTHS].view.buf, begin = 0;
    int fits = a[SIGNS].items == a[ENDS].items && a[LENGTHS].items == a[ENDS].items;
    Py_BEGIN_ALLOW_THREADS
    for (Py_ssize_t text = 0; fits && text < a[ENDS].items; text++) {
        int64_t end = ends[text];
        fits = end >= begin && end <= a[DATA].items;
        if (fits) {
            signs[text] = (uint8_t)signs_in(data + begin, end - begin);
            lengths[text] = characters_in(data + begin, data + end);
        }
        begin = fits ? end + 1 : begin;
    }
    Py_END_ALLOW_THREADS
    give_back(a, ARRAYS);
    if (!fits) {
        PyErr_SetString(PyExc_ValueError, "surveys: an array is of a wrong length, or the texts are not in order");
        return NULL;
    }
    Py_RETURN_NONE;
}

/* Whether something may end lines that is neither a line feed nor a carriage return: names go over it. */
static int has_other_ends(const uint8_t *data, size_t size)
{
    const uint8_t *end = data + size;
    if (holds(data, size, '\f'))
        return 1;
    while (data < end && (data = memchr(data, 0xE2, (size_t)(end - data))) != NULL) {
        if (end - data > 2 && data[1] == 0x80 && (data[2] == 0xA8 || data[2] == 0xA9))
            return 1;
        data++;
    }
    return 0;
}

/* Note where the line ends stand before lines that may open with a label, in characters. Returns how many. */
static Py_ssize_t label_lines(const uint8_t *data, const uint8_t *end, int64_t *places, Py_ssize_t room)
{
    int apart = 1, fed = !holds(data, (size_t)(end - data), '\r'), handles = holds(data, (size_t)(end - data), '@');
    int64_t offset = 0;
    Py_ssize_t count = 0;
    for (const uint8_t *at = data; at < end && count < room;) {
        Line line = {at, line_end(at, end, fed)};
        if (at > data && label_of(line, apart, handles))
            places[count++] = offset - 1;
        apart = is_empty(line);
        offset += characters_in(at, line.end) + 1;
        at = line.end + 1;
    }
    return count;
}

static Py_ssize_t lines_in(const uint8_t *data, size_t size)
{
    Py_ssize_t count = 1;
    for (size_t at = 0; at < size; at++)
        count += data[at] == '\n' || data[at] == '\r';
    return count;
}

/* labels(data) -> where line ends stand in a text before lines that may open with a speaker's label, ascending; None where
 * something else ends lines, too. The first line has none before it. */
PyObject *labels(PyObject *Py_UNUSED(module), PyObject *object)
{
    Array data;
    if (borrow(object, &data, 1, 0) < 0)
        return NULL;
    const uint8_t *bytes = data.view.buf;
    size_t size = (size_t)data.items;
    PyObject *result = NULL;
    if (size && has_other_ends(bytes, size)) {
        give_back(&data, 1);
        Py_RETURN_NONE;
    }
    Py_ssize_t room = lines_in(bytes, size);
    int64_t *places = malloc((size_t)room * sizeof *places);
    if (places) {
        Py_ssize_t count = size ? label_lines(bytes, bytes + size, places, room) : 0;
        result = PyList_New(count);
        for (Py_ssize_t number = 0; result && number < count; number++) {
            PyObject *place = PyLong_FromLongLong(places[number]);
            if (!place || PyList_SetItem(result, number, place) < 0)
                Py_CLEAR(result);
        }
        free(places);
    } else {
        PyErr_NoMemory();
    }
    give_back(&data, 1);
    return result;
}
