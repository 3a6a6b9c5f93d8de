/* Whether a line of a text in UTF-8 may open with a speaker's label, as documents/transcript.py tells labels.
 *
 * Every test here may be wider than the pattern it stands before, and none may be narrower: what is let through is judged there.
 * Bytes beyond ASCII are taken for whatever would make a label of the line.
 */
#include "labelled.h"

#include <string.h>

/* So long a name is at most, so many words it has where it is printed in capitals, and so many where it is not. */
#define NAME_REACH 59
#define CAPITAL_WORDS 8
#define TITLE_WORDS 6
/* So long is at most what stands in brackets between a name and its colon, in bytes. */
#define BRACKET_REACH (4 * 40)
/* So long one in a box is, in bytes. */
#define BOX_REACH (4 * 50)
/* So many digits the number behind a name has at most, and so many a number before it, or each of a time. */
#define NUMBER_DIGITS 3
#define CLOCK_DIGITS 2
/* So many words a name has that a stop ends, titles before it and the place after it included. */
#define STOPPED_WORDS 10
#define TITLED_WORDS 6
/* So far into a line the handle of a post may stand, in bytes. */
#define POST_REACH (4 * 120)

/* The words that are as good as names in labels, that speakers are addressed by, and that are printed small within names: those of
 * documents/transcript.py. */
static const char *const roles[] = {
    "question", "questions", "answer", "moderator", "interviewer", "interviewee", "host", "anchor", "speaker", "reporter",
    "operator", "narrator", "audience", "man", "woman", "male", "female", "voice", "voices", "unidentified", "unknown",
    "announcer", "commentator", "chairman", "chairwoman", "chairperson", "chair", "clerk", "court", "witness", "president",
    "secretary", "judge", "juror", "counsel", "officer", "participant", "protester", "caller", "guest", "presenter", "translator",
    "interpreter", "crowd", "voiceover", "respondent", "analyst", "correspondent", NULL};
static const char *const addresses[] = {
    "the", "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sen", "senator", "rep", "representative", "congressman",
    "congresswoman", "delegate", "gov", "governor", "mayor", "secretary", "president", "chair", "chairman", "chairwoman",
    "chairperson", "vice", "ranking", "commissioner", "councilor", "councillor", "councilman", "councilwoman", "alderman",
    "director", "administrator", "ambassador", "amb", "judge", "justice", "general", "gen", "admiral", "adm", "colonel", "col",
    "major", "captain", "capt", "lieutenant", "lt", "sergeant", "sgt", "officer", "chief", "sheriff", "superintendent",
    "attorney", "lord", "lady", "sir", "baroness", NULL};
static const char *const particles[] = {"of",  "the", "de",  "la", "le", "du", "des", "da", "di", "von", "van", "der", "den",
                                        "bin", "ibn", "al",  "el", "y",  "and", "for", "in", "at", "from", "to", NULL};

/* Whether a word is one of some, whatever its capitals. */
static int is_among(const char *const *words, Line word)
{
    size_t size = (size_t)(word.end - word.at);
    for (; *words; words++) {
        size_t same = 0;
        while (same < size && (*words)[same] && (uint8_t)(*words)[same] == (word.at[same] | 0x20))
            same++;
        if (same == size && !(*words)[same])
            return 1;
    }
    return 0;
}

/* The word that a line opens with. */
static Line word_at(const uint8_t *at, const uint8_t *end)
{
    Line word = {at, at};
    while (word.end < end && !is_blank(*word.end))
        word.end++;
    return word;
}

/* The letters that a line opens with. */
static Line letters_at(const uint8_t *at, const uint8_t *end)
{
    Line word = {at, at};
    while (word.end < end && is_letter(*word.end))
        word.end++;
    return word;
}

/* Whether a byte is one of some; none is where a text of C ends. */
static int is_of(const char *bytes, uint8_t byte)
{
    return byte && byte < 0x80 && strchr(bytes, byte);
}

/* Whether a dash, a mark of quotation or the like stands here, none of which is a letter or a digit. */
static int is_punctuation(const uint8_t *at, const uint8_t *end)
{
    return end - at > 2 && at[0] == 0xE2 && at[1] == 0x80;
}

static int is_quotation_mark(const uint8_t *at, const uint8_t *end)
{
    return is_punctuation(at, end) && (at[2] == 0x9C || at[2] == 0x9D);
}

static int is_apostrophe(const uint8_t *at, const uint8_t *end)
{
    return *at == '\'' || (is_punctuation(at, end) && at[2] == 0x99);
}

static int is_wide_colon(const uint8_t *at, const uint8_t *end)
{
    return end - at > 2 && at[0] == 0xEF && at[1] == 0xBC && at[2] == 0x9A;
}

/* -- names ------------------------------------------------------------------------------------------------------------------ */

/* What is known of the words of a name. */
typedef struct {
    int words;
    int sure;     /* whether no word is left out, as it may be of another before it */
    int capitals; /* whether each word may be printed in capitals */
    int titles;   /* whether each has a capital, but for particles */
    int role;     /* whether the first may be a role, behind which any word may follow */
} Name;

/* Whether a word has nothing but capitals, or begins as "McDOE" and "DeROE" do. */
static int is_in_capitals(Line word)
{
    int size = (int)(word.end - word.at);
    if (size > 3 && ((word.at[0] == 'M' && (word.at[1] == 'c' || word.at[1] == 'a')) || (word.at[0] == 'D' && word.at[1] == 'e')))
        word.at += 3;
    for (; word.at < word.end; word.at++)
        if (is_lower(*word.at))
            return 0;
    return 1;
}

/* Take a word of letters, apostrophes and hyphens into a name; `odd` is whether it goes on beyond ASCII. */
static void take_word(Name *name, Line word, int odd)
{
    Line letters = letters_at(word.at, word.end);
    if (!name->words++)
        name->role |= odd || is_among(roles, letters);
    if (is_lower(*word.at)) {
        int particle = is_among(particles, letters);
        name->capitals &= particle;
        name->titles &= particle;
    } else if (!odd) {
        name->capitals &= is_in_capitals(word);
    }
}

/* Where a word ends: letters, and the apostrophes and hyphens in and behind it. */
static const uint8_t *word_end(const uint8_t *at, const uint8_t *end)
{
    while (at < end && (is_letter(*at) || *at == '-' || is_apostrophe(at, end)))
        at += *at < 0x80 ? 1 : 3;
    return at;
}

/* The words of a name, to its first comma or to its end. */
static Name name_of(Line line, int to_comma)
{
    Name name = {0, 1, 1, 1, line.at < line.end && *line.at >= 0x80};
    for (const uint8_t *at = line.at; at < line.end && !(to_comma && *at == ',');) {
        if (!is_letter(*at)) {
            name.sure &= *at++ < 0x80;
            continue;
        }
        Line word = {at, word_end(at, line.end)};
        if (at > line.at && (at[-1] >= 0x80 || at[-1] == '\'' || at[-1] == '-'))
            name.sure = 0; /* it may be the rest of a word */
        else
            take_word(&name, word, word.end < line.end && *word.end >= 0x80);
        at = word.end;
    }
    return name;
}

static int may_be_in_capitals(const Name *name)
{
    return name->capitals && name->words <= CAPITAL_WORDS;
}

static int may_be_titled(const Name *name)
{
    return (name->titles || name->role) && name->words <= TITLE_WORDS;
}

/* What a label is by what it names: an office may stand behind a comma. */
static int label_by(Line line)
{
    Name name = name_of(line, 1);
    int several = name.words > 1 || name.role || !name.sure || memchr(line.at, ',', (size_t)(line.end - line.at));
    if (may_be_in_capitals(&name))
        return several ? LONE_LABEL : LABEL;
    return may_be_titled(&name) ? LABEL : NO_LABEL;
}

/* -- what stands between a name and the words ------------------------------------------------------------------------------- */

/* Whether a colon ends a label here, or what may be one. */
static int has_colon(const uint8_t *at, const uint8_t *end)
{
    if (at == end || *at >= 0x80)
        return at < end;
    return *at == ':' && (at + 1 == end || at[1] <= ' ' || at[1] >= 0x80 || is_of("[(\"'*_", at[1]));
}

/* Whether a bracket behind a name may stand before its colon, or hold a time. */
static int may_be_bracketed(const uint8_t *at, const uint8_t *end)
{
    const uint8_t *last = end - at > BRACKET_REACH + 2 ? at + BRACKET_REACH + 2 : end;
    if (at + 1 < end && (is_digit(at[1]) || at[1] >= 0x80))
        return 1;
    for (at++; at < last && !is_of("[(@", *at); at++)
        if (*at == ']' || *at == ')')
            return has_colon(past_blanks(at + 1, end), end);
    return 0;
}

/* Whether a number behind a name may stand before its colon, or open a time. */
static int may_be_numbered(const uint8_t *at, const uint8_t *end)
{
    const uint8_t *past = past_digits(at, end);
    if (past - at > NUMBER_DIGITS || past == end)
        return 0;
    if (*past == ':' && past + 1 < end && is_digit(past[1]))
        return 1;
    past = past_blanks(past, end);
    return past < end && (has_colon(past, end) || *past == '[' || *past == '(' || is_digit(*past));
}

/* Whether a name fills a line: in capitals, or as it is printed and set off from what is above. */
static int may_fill(Line line, int apart)
{
    Name name = name_of(line, 0);
    while (line.end > line.at && is_blank(line.end[-1]))
        line.end--;
    return may_be_in_capitals(&name) || (apart && may_be_titled(&name) && !is_of(".,;-", line.end[-1]));
}

/* What a line opens with where it begins with a letter. */
static int named(Line line, int apart)
{
    int characters = 0;
    const uint8_t *at = line.at;
    for (; at < line.end && !is_digit(*at) && !is_of(":[(", *at) && !is_wide_colon(at, line.end); at++) {
        characters += (*at & 0xC0) != 0x80;
        if (characters > NAME_REACH || is_of("{}<>\"?!;=/|@])", *at) || is_quotation_mark(at, line.end))
            return NO_LABEL;
    }
    if (at == line.end)
        return may_fill(line, apart) ? LABEL : NO_LABEL;
    int ends = is_digit(*at)       ? may_be_numbered(at, line.end)
               : is_of("[(", *at) ? may_be_bracketed(at, line.end)
                                  : has_colon(at, line.end);
    Line name = {line.at, at};
    return ends ? label_by(name) : NO_LABEL;
}

/* -- other labels ----------------------------------------------------------------------------------------------------------- */

/* "Q." and "A.", or without a stop before what may open a sentence. */
static int asks(Line line)
{
    if (line.end - line.at < 2 || (*line.at != 'Q' && *line.at != 'A'))
        return 0;
    if (line.at[1] == '.' || line.at[1] == ':')
        return 1;
    const uint8_t *next = past_blanks(line.at + 1, line.end);
    return next > line.at + 1 && next < line.end && (is_upper(*next) || *next >= 0x80 || is_of("[(\"", *next));
}

/* Whether a word holds a capital after its first letter, or what may be one. */
static int holds_capitals(Line word)
{
    for (const uint8_t *at = word.at + 1; at < word.end; at++)
        if (is_upper(*at) || *at == '\'' || *at >= 0x80)
            return 1;
    return 0;
}

/* Whether a line opens as "Mr. DOE." and "Mrs. DOE of Ohio." do: words with a capital, and a stop behind one that is printed in
 * capitals, but for the first. */
static int may_be_stopped(Line line)
{
    int capitals = 0;
    if (line.end - line.at < 2 || !is_lower(line.at[1]))
        return 0;
    for (int words = 0; words < STOPPED_WORDS && line.at < line.end; words++) {
        Line word = word_at(line.at, line.end);
        int joins = word.end - word.at == 2 && (word.at[0] | 0x20) == 'o' && (word.at[1] | 0x20) == 'f';
        if (!is_upper(*word.at) && !joins)
            return 0;
        capitals = capitals || (words && holds_capitals(word));
        if (capitals && word.end[-1] == '.')
            return 1;
        line.at = word.end < line.end ? word.end + 1 : word.end;
    }
    return 0;
}

/* Whether a line opens as "JANE DOE.--" does: in capitals, with a stop and a dash behind them. */
static int may_be_dashed(Line line)
{
    for (const uint8_t *at = line.at; at < line.end; at++) {
        if (*at == '.') {
            const uint8_t *next = at + 1;
            next += next < line.end && *next == ' ';
            if (next < line.end && (*next == '-' || *next >= 0x80))
                return 1;
        } else if (!is_upper(*at) && *at < 0x80 && !is_of(" '-", *at)) {
            return 0;
        }
    }
    return 0;
}

/* Whether a line opens as "Senator Doe." or "Ms. Van Doe of Ohio." do: a title, and a stop behind a word that follows. */
static int may_be_addressed(Line line)
{
    if (!is_among(addresses, letters_at(line.at, line.end)))
        return 0;
    for (int words = 0; words < TITLED_WORDS && line.at < line.end; words++) {
        Line word = word_at(line.at, line.end);
        int small = words && word.end - word.at < 4 && is_lower(*word.at);
        if (!is_upper(*word.at) && !small && (!words || *word.at != '['))
            return 0;
        if (words && (word.end[-1] == '.' || *word.at == '['))
            return 1;
        line.at = word.end < line.end ? word.end + 1 : word.end;
    }
    return 0;
}

/* What a line opens with where it begins with a bracket: "[Jane Doe] The boats left.". */
static int boxed(Line line)
{
    Line name = {line.at + 1, line.at + 1};
    while (name.end < line.end && name.end - name.at <= BOX_REACH && !is_of("[]:", *name.end))
        name.end++;
    return name.end < line.end && *name.end == ']' ? label_by(name) : NO_LABEL;
}

/* Whether a line may head a post: a handle, and no more than a name and a day beside it. */
static int may_be_posted(Line line)
{
    size_t size = (size_t)(line.end - line.at);
    return memchr(line.at, '@', size < POST_REACH ? size : POST_REACH) != NULL;
}

/* -- lines ------------------------------------------------------------------------------------------------------------------ */

/* What a line opens with behind all that may stand before a label. */
static int opening(Line line, int apart)
{
    if (line.at == line.end)
        return NO_LABEL;
    if (*line.at == '[')
        return boxed(line);
    if (*line.at >= 0x80 ? is_punctuation(line.at, line.end) : !is_letter(*line.at))
        return NO_LABEL;
    if (may_be_dashed(line))
        return LONE_LABEL;
    int label = named(line, apart);
    return label ? label : asks(line) || may_be_stopped(line) || may_be_addressed(line) ? LABEL : NO_LABEL;
}

/* Where a time ends that may stand here, the hours and minutes of which are beyond doubt; NULL where there is none. */
static const uint8_t *past_time(const uint8_t *at, const uint8_t *end)
{
    at += at < end && is_of("[(", *at);
    const uint8_t *past = past_digits(at, end);
    if (past == at || past - at > CLOCK_DIGITS || end - past < 3 || (*past != ':' && *past != ' '))
        return NULL;
    if (past[1] >= 0x80)
        return past + 1;
    if (!is_digit(past[1]))
        return NULL;
    while (past < end && (is_digit(*past) || (is_of(":.,", *past) && past + 1 < end && is_digit(past[1])) || is_of("]) \t", *past)))
        past++;
    return past;
}

/* Whether a digit opens a line, or a bracket and what may be one. */
static int may_be_timed(Line line)
{
    if (line.end - line.at < 2 || is_digit(*line.at))
        return line.at < line.end && is_digit(*line.at);
    return is_of("[(", *line.at) && (is_digit(line.at[1]) || line.at[1] >= 0x80);
}

/* What such a line opens with: a label behind a time, or in a box; digits beyond ASCII may be those of a time. */
static int timed(Line line)
{
    const uint8_t *past = past_time(line.at, line.end);
    if (past)
        return past < line.end && (is_letter(*past) || *past >= 0x80 || is_of("[-|@", *past)) ? LONE_LABEL : NO_LABEL;
    const uint8_t *digit = line.at + !is_digit(*line.at);
    int odd = *digit >= 0x80 || (digit + 1 < line.end && digit[1] >= 0x80);
    return *line.at == '[' || odd ? LONE_LABEL : NO_LABEL;
}

/* Whether digits beyond ASCII may number a line, or be those of a time. */
static int may_be_counted(Line line)
{
    if (line.at == line.end || !may_be_digit(*line.at))
        return 0;
    for (int characters = 0; line.at < line.end; line.at++)
        if ((*line.at & 0xC0) != 0x80 && characters++ >= CLOCK_DIGITS)
            return *line.at == ':' || is_blank(*line.at);
    return 0;
}

/* Where the number of a line ends, and the space behind it; itself where there is none. */
static const uint8_t *past_number(const uint8_t *at, const uint8_t *end)
{
    const uint8_t *past = past_digits(at, end), *next = past_blanks(past, end);
    return past > at && past - at <= CLOCK_DIGITS && next - past > 1 ? next : at;
}

int label_of(Line line, int apart, int handles)
{
    line.at = past_blanks(line.at, line.end);
    if (line.at == line.end || is_lower(*line.at))
        return NO_LABEL;
    if (handles && may_be_posted(line))
        return LONE_LABEL;
    if (is_upper(*line.at))
        return opening(line, apart);
    line.at = past_number(line.at, line.end);
    if (line.end - line.at > 1 && line.at[0] == '>' && line.at[1] == '>')
        line.at = past_blanks(line.at + 2, line.end);
    return may_be_timed(line) ? timed(line) : may_be_counted(line) ? LONE_LABEL : opening(line, apart);
}
