/* What a plain text in UTF-8 may hold, in one pass over its bytes, so that nobody looks for what it cannot hold.
 *
 * A sign that is not set is a promise: documents/survey.py says what each of them promises. A sign that is set promises
 * nothing. So every test here may be wider than the pattern it stands before (in documents/transcript.py, furniture.py,
 * stage.py and markdown.py), and none may be narrower.
 */
#include "native.h"

#include <string.h>

enum { LABELS = 1, FURNITURE = 2, BRACKETS = 4, MARKUP = 8, CONTROLS = 16, ALL = 31 };

/* So far into a line a label's colon may stand, in characters, and so long a label on a line of its own may be. */
#define COLON_REACH 320
#define OWN_REACH 260
/* So long a name is at most that stands apart, with what may be before it, and so long one in a box. */
#define APART_REACH 110
#define BOX_REACH 60

typedef struct {
    const uint8_t *at, *end;
} Line;

static int ends_line(uint8_t byte)
{
    return byte == '\n' || byte == '\r' || byte == '\f';
}

static int is_lower(uint8_t byte)
{
    return byte >= 'a' && byte <= 'z';
}

static int is_blank(uint8_t byte)
{
    return byte == ' ' || byte == '\t';
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

/* Whether a character beyond ASCII may be a digit or a dash: general punctuation but dashes is neither, nor is Latin. */
static int may_count(const uint8_t *at, const uint8_t *end)
{
    if (*at >= 0xC2 && *at <= 0xCF)
        return 0;
    if (*at == 0xE2 && at + 2 < end && at[1] == 0x80)
        return at[2] == 0x93 || at[2] == 0x94;
    return 1;
}

/* Whether a line may be a page's number: "Page 3", "- 3 -". */
static int may_be_paged(Line line)
{
    while (line.at < line.end && is_blank(*line.at))
        line.at++;
    if (line.at == line.end)
        return 0;
    if (*line.at == 'P')
        return line.at + 1 < line.end && (line.at[1] == 'a' || line.at[1] == 'A');
    for (; line.at < line.end; line.at++) {
        if (*line.at >= 0x80 ? !may_count(line.at, line.end) : !is_blank(*line.at) && *line.at != '-' &&
                                                                    (*line.at < '0' || *line.at > '9'))
            return 0;
        if (*line.at >= 0x80)
            return 1;
    }
    return 1;
}

/* Whether a name in capitals, or one with a time, may fill a line. */
static int may_stand_alone(Line line)
{
    int characters = 0, digits = 0, low = 0, run = 0;
    for (const uint8_t *at = line.at; at < line.end; at++) {
        characters += (*at & 0xC0) != 0x80;
        if (characters > OWN_REACH || *at == '?' || *at == '!' || *at == ';' || *at == '=' || *at == '{' || *at == '}')
            return 0;
        digits = digits || (*at >= '0' && *at <= '9') || *at >= 0x80;
        run = is_lower(*at) ? run + 1 : 0;
        low = low || run > 4; /* no particle is so long, and no name in capitals holds it */
    }
    return digits || !low;
}

/* What no name holds, and nothing that stands before one. */
static int is_no_name(uint8_t byte)
{
    return byte == '?' || byte == '!' || byte == ';' || byte == '=' || byte == '{' || byte == '}' || byte == '"' || byte == '/';
}

/* Where a bracket ends that opens after a name: past its end, or where it opens if nothing closes it. */
static const uint8_t *past_bracket(const uint8_t *at, const uint8_t *end)
{
    for (const uint8_t *close = at + 1; close < end; close++)
        if (*close == ']' || *close == ')')
            return close;
    return at;
}

/* Whether a colon may end a name. Names have eight words at most, or six where a word of five letters and more is printed
 * small; what stands before a name has few; words are counted where a blank stands before them, which is too few at worst. */
static int has_colon(Line line)
{
    int characters = 0, words = 0, lettered = 0, small = 0;
    for (const uint8_t *at = line.at; at < line.end; at++) {
        characters += (*at & 0xC0) != 0x80;
        if (characters > COLON_REACH || is_no_name(*at))
            return 0;
        if (*at == ':' || (*at == 0xEF && line.end - at > 2 && at[1] == 0xBC && at[2] == 0x9A))
            return 1;
        if ((*at == '[' || *at == '(') && lettered)
            at = past_bracket(at, line.end);
        if (!is_lower(*at | 0x20) || *at >= 0x80)
            continue;
        lettered = 1;
        if (at > line.at && is_blank(at[-1])) {
            words++;
            small = small || (line.end - at > 4 && is_lower(at[0]) && is_lower(at[1]) && is_lower(at[2]) && is_lower(at[3]) &&
                              is_lower(at[4]));
        }
        if (words > (small ? 10 : 12))
            return 0;
    }
    return 0;
}

/* "Q." and "A.", or without a stop before what may open a sentence; other signs may stand before the letter. */
static int asks(Line line)
{
    while (line.at < line.end && (is_blank(*line.at) || (*line.at >= '0' && *line.at <= '9') || *line.at == '>'))
        line.at++;
    if (line.at + 1 >= line.end || (*line.at != 'Q' && *line.at != 'A'))
        return 0;
    if (line.at[1] == '.' || line.at[1] == ':')
        return 1;
    const uint8_t *next = line.at + 1;
    while (next < line.end && is_blank(*next))
        next++;
    return next > line.at + 1 && next < line.end && !is_lower(*next);
}

/* Whether a name may fill a line that stands apart. */
static int may_stand_apart(Line line)
{
    int characters = 0, words = 0;
    uint8_t last = ' ';
    for (const uint8_t *at = line.at; at < line.end; at++) {
        characters += (*at & 0xC0) != 0x80;
        if (characters > APART_REACH || is_no_name(*at) || *at == ':' || *at == '|' || *at == '(' || *at == '<')
            return 0;
        words += !is_blank(*at) && is_blank(last);
        last = *at;
    }
    while (line.end > line.at && is_blank(line.end[-1]))
        line.end--;
    return line.end > line.at && words <= 12 && line.end[-1] != '.' && line.end[-1] != ',' && line.end[-1] != '-';
}

/* Whether a line opens as "Mr. DOE." and "JANE DOE.--" do: up to a word in capitals, all words have one. */
static int may_be_stopped(Line line)
{
    for (int words = 0; words < 6 && line.at < line.end && *line.at >= 'A' && *line.at <= 'Z'; words++) {
        const uint8_t *next = line.at;
        while (next < line.end && !is_blank(*next)) {
            if (next > line.at && ((*next >= 'A' && *next <= 'Z') || *next == '\'' || *next >= 0x80))
                return 1;
            next++;
        }
        line.at = next < line.end ? next + 1 : next;
    }
    return 0;
}

/* Whether a line opens with a name in a box: "[Jane Doe] The boats left." */
static int may_be_boxed(Line line)
{
    return line.at < line.end && *line.at == '[' &&
           memchr(line.at, ']', (size_t)(line.end - line.at < 4 * BOX_REACH ? line.end - line.at : 4 * BOX_REACH)) != NULL;
}

static int has_time(Line line)
{
    int characters = 0;
    for (; line.at < line.end && characters < 120; line.at++, characters++)
        if ((*line.at >= '0' && *line.at <= '9') || *line.at >= 0x80)
            return 1;
    return 0;
}

/* Whether a line may open with a speaker's label. */
static int may_be_labelled(Line line, int apart)
{
    Line words = line;
    while (words.at < words.end && is_blank(*words.at))
        words.at++;
    if (words.at == words.end || is_lower(*words.at))
        return 0;
    Line name = words;
    while (name.at < name.end && (*name.at == '>' || is_blank(*name.at)))
        name.at++;
    if ((apart && may_stand_apart(words)) || may_be_stopped(name) || may_be_boxed(name))
        return 1;
    /* where a time may stand before it, a letter that asks may be anywhere in the beginning; times hold digits */
    return has_colon(line) || asks(words) || may_stand_alone(line) || (words.at < words.end && *words.at < 'A' && has_time(words));
}

static int is_empty(Line line)
{
    while (line.at < line.end && is_blank(*line.at))
        line.at++;
    return line.at == line.end;
}

static int lines_of(const uint8_t *data, const uint8_t *end)
{
    int signs = 0, apart = 1;
    const uint8_t *at = data;
    while (at < end && (signs & (LABELS | FURNITURE)) != (LABELS | FURNITURE)) {
        Line line = {at, at};
        while (line.end < end && !ends_line(*line.end))
            line.end++;
        if (!(signs & LABELS) && may_be_labelled(line, apart))
            signs |= LABELS;
        if (!(signs & FURNITURE) && may_be_paged(line))
            signs |= FURNITURE;
        apart = is_empty(line);
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

static int signs_of(const uint8_t *data, size_t size)
{
    size_t first = 0;
    if (controls(data, size))
        return ALL;
    int signs = lines_of(data, data + size);
    const uint8_t *separator = data;
    while ((separator = memchr(separator, 0xE2, (size_t)(data + size - separator))) != NULL) {
        if (data + size - separator > 2 && separator[1] == 0x80 && (separator[2] == 0xA8 || separator[2] == 0xA9)) {
            signs |= LABELS; /* a line separator, which ends lines too */
            break;
        }
        separator++;
    }
    if (holds(data, size, '\f') || has_star_page(data, size) || holds_two(data, size, '-', '>'))
        signs |= FURNITURE;
    if (holds(data, size, '[') || holds(data, size, '('))
        signs |= BRACKETS;
    while (first < size && (data[first] <= 32 || data[first] >= 0x80))
        first++;
    if (holds(data, size, '#') || holds(data, size, '>') || holds_two(data, size, '*', '*') ||
        holds_two(data, size, ']', '(') || (first < size && data[first] == '<'))
        signs |= MARKUP;
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
