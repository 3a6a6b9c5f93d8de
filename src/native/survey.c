/* What a plain text in UTF-8 may hold, in one pass over its bytes, so that nobody looks for what it cannot hold.
 *
 * A sign that is not set is a promise: documents/survey.py says what each of them promises. A sign that is set promises
 * nothing. So every test here may be wider than the pattern it stands before (in documents/transcript.py, furniture.py,
 * stage.py and markdown.py), and none may be narrower.
 */
#include "looks.h"

#include <stdlib.h>
#include <string.h>

/* So far into a line a label's colon may stand, in characters, and so long a label on a line of its own may be. */
#define COLON_REACH 320
#define OWN_REACH 260
/* So long a name is at most that stands apart, with what may be before it, and so long one in a box. */
#define APART_REACH 110
#define BOX_REACH 60
/* So long a name is at most, with the colon after it. */
#define NAME_REACH 60
/* So many words a name in capitals has at most, titles before it and the place after it included. */
#define STOPPED_WORDS 10
/* So many words a title and a name have at most that a stop ends, and so far into a line its handle may stand. */
#define TITLED_WORDS 6
#define POST_REACH 120
/* So far into a file the head of a message is looked for, and so far the sign of a PDF: in characters of four bytes. */
#define HEAD_REACH (4 * 8192)
#define PDF_REACH (4 * 1024)
/* So far into a text the end of a line that is its title may stand: in characters of four bytes. */
#define TITLE_REACH (4 * 2000)
/* So many characters a title has at most. */
#define LONGEST_TITLE 120

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

static int is_upper(uint8_t byte)
{
    return byte >= 'A' && byte <= 'Z';
}

static int is_digit(uint8_t byte)
{
    return byte >= '0' && byte <= '9';
}

static int is_blank(uint8_t byte)
{
    return byte == ' ' || byte == '\t';
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

/* Whether a character beyond ASCII may be a digit or a dash: general punctuation but dashes is neither, nor is Latin. */
static int may_count(const uint8_t *at, const uint8_t *end)
{
    if (*at >= 0xC2 && *at <= 0xCF)
        return 0;
    if (*at == 0xE2 && at + 2 < end && at[1] == 0x80)
        return at[2] == 0x93 || at[2] == 0x94;
    return 1;
}

/* Whether a line may be a page's number: "Page 3", "[Page 3]", "- 3 -". */
static int may_be_paged(Line line)
{
    while (line.at < line.end && is_blank(*line.at))
        line.at++;
    if (line.at == line.end)
        return 0;
    int boxed = *line.at == '[';
    while (line.at < line.end && *line.at == '[')
        line.at++;
    if (boxed || *line.at == 'P')
        return line.at + 1 < line.end && *line.at == 'P' && (line.at[1] == 'a' || line.at[1] == 'A');
    for (; line.at < line.end; line.at++) {
        if (*line.at >= 0x80 ? !may_count(line.at, line.end) : !is_blank(*line.at) && *line.at != '-' &&
                                                                    (*line.at < '0' || *line.at > '9'))
            return 0;
        if (*line.at >= 0x80)
            return 1;
    }
    return 1;
}

/* How many characters begin in a stretch. */
static int64_t characters_in(const uint8_t *at, const uint8_t *end)
{
    int64_t count = 0;
    for (; at < end; at++)
        count += (*at & 0xC0) != 0x80;
    return count;
}

/* Whether a line has more than so many characters. */
static int is_longer(Line line, int64_t characters)
{
    int64_t size = line.end - line.at;
    return size > characters && (size > 4 * characters || characters_in(line.at, line.end) > characters);
}

/* Whether a name in capitals, or one with a time, may fill a line. */
static int may_stand_alone(Line line)
{
    if (is_longer(line, OWN_REACH))
        return 0;
    int digits = 0, low = 0, run = 0;
    for (const uint8_t *at = line.at; at < line.end; at++) {
        if (*at == '?' || *at == '!' || *at == ';' || *at == '=' || *at == '{' || *at == '}')
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

/* Where a bracket ends that opens after a name: where it closes, or the line's end if nothing closes it. */
static const uint8_t *past_bracket(const uint8_t *at, const uint8_t *end)
{
    for (const uint8_t *close = at + 1; close < end; close++)
        if (*close == ']' || *close == ')')
            return close;
    return end;
}

/* Whether a line that opens with a letter goes on for longer than a name does, before a colon or what may precede one. */
static int is_no_label(Line line)
{
    int characters = 0;
    for (; line.at < line.end && characters <= NAME_REACH; line.at++) {
        characters += (*line.at & 0xC0) != 0x80;
        if (*line.at == ':' || *line.at == 0xEF || *line.at == '[' || *line.at == '(' || is_digit(*line.at))
            return 0;
    }
    return 1;
}

/* Whether a colon may end a name. Names have eight words at most, or six where a word of five letters and more is printed
 * small; what stands before a name has few; words are counted where a blank stands before them, which is too few at worst. */
static int has_colon(Line line)
{
    int characters = 0, words = 0, lettered = 0, small = 0, closed = 1;
    for (const uint8_t *at = line.at; at < line.end; at++) {
        characters += (*at & 0xC0) != 0x80;
        if (characters > COLON_REACH || is_no_name(*at))
            return 0;
        if (*at == ':' || (*at == 0xEF && line.end - at > 2 && at[1] == 0xBC && at[2] == 0x9A))
            return 1;
        if ((*at == '[' || *at == '(') && lettered && closed) {
            const uint8_t *close = past_bracket(at, line.end);
            closed = close < line.end; /* where this one is not, no later one is */
            at = closed ? close : at;
        }
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
    if (is_longer(line, APART_REACH))
        return 0;
    int words = 0;
    uint8_t last = ' ';
    for (const uint8_t *at = line.at; at < line.end; at++) {
        if (is_no_name(*at) || *at == ':' || *at == '|' || *at == '(' || *at == '<')
            return 0;
        words += !is_blank(*at) && is_blank(last);
        last = *at;
    }
    while (line.end > line.at && is_blank(line.end[-1]))
        line.end--;
    return line.end > line.at && words <= 12 && line.end[-1] != '.' && line.end[-1] != ',' && line.end[-1] != '-';
}

/* Whether a word holds a capital after its first letter, or what may be one. */
static int is_in_capitals(Line word)
{
    for (const uint8_t *at = word.at + 1; at < word.end; at++)
        if (is_upper(*at) || *at == '\'' || *at >= 0x80)
            return 1;
    return 0;
}

/* Whether a stop ends a word that a dash follows, or may. */
static int has_dashed_stop(Line word, const uint8_t *end)
{
    for (const uint8_t *stop = word.at; stop < word.end; stop++) {
        const uint8_t *next = stop + 1;
        next += next < end && is_blank(*next);
        if (*stop == '.' && next < end && (*next == '-' || *next >= 0x80))
            return 1;
    }
    return 0;
}

/* Whether a line opens as "Mr. DOE.", "Mrs. DOE of Ohio." and "JANE DOE.--" do: words with a capital, and a stop behind
 * one that is printed in capitals, or a stop and a dash. */
static int may_be_stopped(Line line)
{
    int capitals = 0;
    for (int words = 0; words < STOPPED_WORDS && line.at < line.end; words++) {
        Line word = {line.at, line.at};
        while (word.end < line.end && !is_blank(*word.end))
            word.end++;
        int joins = word.end - word.at == 2 && (word.at[0] | 0x20) == 'o' && (word.at[1] | 0x20) == 'f';
        if (!is_upper(*word.at) && !joins)
            return 0;
        capitals = capitals || is_in_capitals(word);
        if ((capitals && memchr(word.at, '.', (size_t)(word.end - word.at))) || has_dashed_stop(word, line.end))
            return 1;
        line.at = word.end < line.end ? word.end + 1 : word.end;
    }
    return 0;
}

/* Whether a line opens as "Senator Doe." or "Ms. Van Doe of Ohio." do: words with a capital, and a stop behind one that is
 * not the first. */
static int may_be_addressed(Line line)
{
    for (int words = 0; words < TITLED_WORDS && line.at < line.end; words++) {
        Line word = {line.at, line.at};
        while (word.end < line.end && !is_blank(*word.end))
            word.end++;
        int small = words && word.end - word.at < 4 && is_lower(*word.at);
        if (!is_upper(*word.at) && !small && (!words || *word.at != '['))
            return 0;
        if (words && (word.end[-1] == '.' || *word.at == '['))
            return 1;
        line.at = word.end < line.end ? word.end + 1 : word.end;
    }
    return 0;
}

/* Whether a line may head a post: a handle, and no more than a name and a day beside it. */
static int may_be_posted(Line line)
{
    size_t size = (size_t)(line.end - line.at);
    return memchr(line.at, '@', size < 4 * POST_REACH ? size : 4 * POST_REACH) != NULL;
}

/* Whether a line opens with a name in a box: "[Jane Doe] The boats left." */
static int may_be_boxed(Line line)
{
    return line.at < line.end && *line.at == '[' &&
           memchr(line.at, ']', (size_t)(line.end - line.at < 4 * BOX_REACH ? line.end - line.at : 4 * BOX_REACH)) != NULL;
}

/* Whether a time may stand at the head of a line, or the number of a line: these open with a digit or a bracket. */
static int has_time(Line line)
{
    if (line.at < line.end && !is_digit(*line.at) && *line.at != '>' &&
        !(*line.at == '(' && line.at + 1 < line.end && (is_digit(line.at[1]) || line.at[1] >= 0x80)))
        return 0;
    int characters = 0;
    for (; line.at < line.end && characters < 120; line.at++, characters++)
        if ((*line.at >= '0' && *line.at <= '9') || *line.at >= 0x80)
            return 1;
    return 0;
}

/* Whether a line may open with a speaker's label; `handles` is whether the text holds the sign of one anywhere. */
static int may_be_labelled(Line line, int apart, int handles)
{
    Line words = line;
    while (words.at < words.end && is_blank(*words.at))
        words.at++;
    if (words.at == words.end || is_lower(*words.at))
        return 0;
    Line name = words;
    while (name.at < name.end && (*name.at == '>' || is_blank(*name.at)))
        name.at++;
    if ((apart && may_stand_apart(words)) || may_be_stopped(name) || may_be_addressed(name) || may_be_boxed(name) ||
        (handles && may_be_posted(words)))
        return 1;
    /* where a time may stand before it, a letter that asks may be anywhere in the beginning; times hold digits */
    int named = (is_upper(*words.at) || is_lower(*words.at)) && is_no_label(words);
    return (!named && has_colon(line)) || asks(words) || may_stand_alone(line) ||
           (words.at < words.end && *words.at < 'A' && has_time(words));
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

/* Whether a label may be the only one of its text: what it names is printed in capitals, but for particles, which are short. */
static int may_be_lone(Line line)
{
    int run = 0;
    while (line.at < line.end && (is_blank(*line.at) || *line.at == '['))
        line.at++;
    for (; line.at < line.end && *line.at < 0x80 && !strchr(":.([]", *line.at); line.at++)
        if ((run = is_lower(*line.at) ? run + 1 : 0) > 4)
            return 0;
    return 1;
}

/* One label is enough where it opens the text, or heads a post; no other is one by itself. */
static int lines_of(const uint8_t *data, const uint8_t *end)
{
    int signs = 0, apart = 1, fed = !holds(data, (size_t)(end - data), '\r') && !holds(data, (size_t)(end - data), '\f');
    int handles = holds(data, (size_t)(end - data), '@'), begun = 0, labels = 0;
    const uint8_t *at = data;
    while (at < end && (signs & (LABELS | FURNITURE)) != (LABELS | FURNITURE)) {
        Line line = {at, line_end(at, end, fed)};
        if (!(signs & LABELS) && may_be_labelled(line, apart, handles) &&
            (labels++ || handles || (!begun && may_be_lone(line))))
            signs |= LABELS;
        if (!(signs & FURNITURE) && may_be_paged(line))
            signs |= FURNITURE;
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
        if (at > data && may_be_labelled(line, apart, handles))
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
