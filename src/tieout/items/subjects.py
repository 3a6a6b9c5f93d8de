"""Whose verb it is: the subject of a verb of saying, before it or behind it, past what stands between the two.

Of a verb that gives somebody else's words ("quoted her as saying") it is the one whose words they are.
"""

from __future__ import annotations

from tieout.items.clauses import REACH, Sentence
from tieout.items.quoting import gives_words, quoted_object
from tieout.items.saying import SPEECH_NOUNS
from tieout.items.wordclasses import (
    COORDINATORS,
    DETERMINERS,
    NEVER_FIRST,
    PASSIVES,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECTS,
    SUBORDINATORS,
    TIMES,
)
from tieout.model import Span
from tieout.text.calendarnames import MONTHS

_ASIDE_MARKS = frozenset([",", ")", "]", "—", "–", "-", "--"])
_NO_PERSON = frozenset("that this it what there".split())
_PARTICIPLES = frozenset("asked pressed questioned told given faced speaking based preceded followed joined".split())
_TELLING = frozenset("tell tells told".split())
_OF_PLACES = frozenset("in at near from on outside".split())
_SINCE = frozenset("later earlier ago before afterwards afterward".split())
"""What makes a length of time an adverb: "two days later"."""
_FULL = 2
"""Words of a full name."""
_ADVERBIALS = 4  # of time and place between a subject and its verb


def subject_of(sentence: Sentence, verb: int) -> Span | None:
    """Places of the subject of the verb at a place; None where it has none, or stands in the passive without one."""
    return _named(sentence, _subject_of(sentence, verb))


def _named(sentence: Sentence, found: Span | None) -> Span | None:
    """Places of the full name that follows an office, set off by commas: "said the chair, Jane Roe"."""
    if found is None or sentence.low(found.end) != "," or sentence.has_capital(found.end - 1):
        return found
    name = sentence.phrase_from(found.end + 1)
    if name is None or name.start != found.end + 1 or not _is_full_name(sentence, name):
        return found
    closed = not sentence.is_word(name.end) and (found.length > 1 or sentence.low(found.start) not in SUBJECTS)
    return (
        name if closed and not any(token.is_possessive for token in sentence.tokens[name.start : name.end]) else found
    )


def _is_full_name(sentence: Sentence, found: Span) -> bool:
    """Whether a phrase is of two words and more, each with a capital."""
    return found.length >= _FULL and all(sentence.has_capital(at) for at in range(found.start, found.end))


def _subject_of(sentence: Sentence, verb: int) -> Span | None:
    """The same by an office, where that has a name."""
    if quoted := quoted_object(sentence, verb):
        return quoted
    at, passive = _before_verb(sentence, verb)
    if passive and not gives_words(sentence, verb):
        return _agent(sentence, verb)
    if verb == 0 and sentence.low(0).endswith("ing"):
        return main_subject(sentence, len(sentence))
    if _hangs_on_another(sentence, verb, at):
        return main_subject(sentence, verb)
    if behind := inverted(sentence, verb, at):
        return behind
    if at >= 0 and sentence.tokens[at].text in _ASIDE_MARKS:
        return _before_aside(sentence, at)
    if sentence.low(at) in ("which", "that") or (sentence.low(at) == "who" and sentence.is_word(at - 1)):
        return _antecedent(sentence, at)
    return _past_adverbials(sentence, at + 1)


def _before_verb(sentence: Sentence, verb: int) -> tuple[int, bool]:
    """The place before a verb's auxiliaries and adverbs, and whether these put it in the passive."""
    at, passive = verb - 1, False
    while at >= max(0, verb - REACH) and (sentence.is_auxiliary(at) or sentence.is_adverb(at)):
        passive = passive or sentence.low(at) in PASSIVES
        at -= 1
    return at, passive and not sentence.low(verb).endswith("ing")


def _agent(sentence: Sentence, verb: int) -> Span | None:
    """Who does what is done: "was told by the warden"."""
    places = range(verb + 1, min(verb + 4, len(sentence)))
    return next((sentence.phrase_from(at + 1) for at in places if sentence.low(at) == "by"), None)


def _hangs_on_another(sentence: Sentence, verb: int, at: int) -> bool:
    """Whether a verb's subject is another verb's: "and said", "to say", "calling"."""
    low = sentence.low(at)
    return low == "to" or low in COORDINATORS or low in PREPOSITIONS or sentence.low(verb).endswith("ing")


def inverted(sentence: Sentence, verb: int, before: int) -> Span | None:
    """Places of a subject that follows its verb: "...," said Jane Roe. `before` is what stands before the verb."""
    if sentence.is_word(before) or sentence.low(verb) in NEVER_FIRST or sentence.low(verb).endswith("ing"):
        return None
    found = sentence.phrase_from(verb + 1)
    if found is None or sentence.low(found.start) in _NO_PERSON or has_verb(sentence, found.end):
        return None
    if sentence.next_quotation(0) == found.end:  # said the plan “is dead”
        return None
    found = _named(sentence, found) or found
    if sentence.has_capital(found.start) or sentence.has_capital(found.end - 1):
        return found
    if sentence.low(found.start) in SUBJECTS or sentence.low(found.start) in DETERMINERS:
        return found
    return found if verb and sentence.tokens[verb - 1].is_quoted and found.length < 3 else None


def has_verb(sentence: Sentence, at: int) -> bool:
    """Whether a verb comes next: the phrase before it is its subject, and no other's."""
    for place in range(at, min(at + 4, len(sentence))):
        if not sentence.is_adverb(place):
            return sentence.is_verb(place)
    return False


def has_complement(sentence: Sentence, verb: int) -> bool:
    """Whether a verb of saying is followed by what is said: "said the two were alike"."""
    at = verb + 1
    if sentence.low(verb) in _TELLING:
        hearer = sentence.phrase_from(at)
        at = hearer.end if hearer else at
    if sentence.low(at) == "that":
        return True
    found = sentence.phrase_from(at)
    return found is not None and has_verb(sentence, found.end)


def _before_aside(sentence: Sentence, comma: int) -> Span | None:
    """The noun phrase that asides between commas, brackets or dashes follow: "Jane Roe, a warden, said"."""
    end, nearest = sentence.ahead_of_brackets(comma + 1), None
    if end <= comma and (found := sentence.phrase_to(end)):
        return found
    end = min(end, comma)
    while end > max(0, comma - REACH):
        end = sentence.ahead_of_brackets(end)
        start = _opening(sentence, end)
        found = sentence.phrase_to(end) if end < comma else None
        if found and start <= found.start and not _is_aside(sentence, start):
            return found
        nearest = nearest or found
        if start == 0:
            break
        end = start - 1
    return main_subject(sentence, comma) or nearest


def _opening(sentence: Sentence, end: int) -> int:
    """Where the stretch between marks begins that ends before a place."""
    at = end
    while at > max(0, end - REACH) and not _separates(sentence, at - 1):
        at -= 1
    return at


def _separates(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    return token.is_quoted or (not token.is_word and token.text not in "&-%$#@'’")


def _is_aside(sentence: Sentence, start: int) -> bool:
    """Whether a stretch between commas only adds to the noun before it."""
    low = sentence.low(start)
    if start == 0:
        return low in PREPOSITIONS
    adds = low in ("a", "an", "the", "who", "whose", "which", "now", "then", "not") or low in PREPOSITIONS
    return adds or low[:1].isdigit()


def _antecedent(sentence: Sentence, at: int) -> Span | None:
    """The noun that "which" or "that" stands for."""
    end = at
    while end > 0 and not sentence.is_word(end - 1):
        end = min(end - 1, sentence.ahead_of_brackets(end))
    return sentence.phrase_to(end)


def taken_up(sentence: Sentence, who: int) -> Span | None:
    """Places of the name that ", who" takes up, past a place or an aside: "Jane Roe in Wick, who"."""
    comma = who - 1
    if sentence.low(comma) != ",":
        return None
    if _is_aside(sentence, _opening(sentence, comma)):
        return _before_aside(sentence, comma)
    found = sentence.phrase_to(comma)
    while found and sentence.low(found.start - 1) in _OF_PLACES:
        found = sentence.phrase_to(found.start - 1)
    return found if found and sentence.has_capital(found.end - 1) else None


def _past_adverbials(sentence: Sentence, end: int) -> Span | None:
    """The noun phrase before a place, past what only says when and where: "who had in the past said"."""
    found = _past_date(sentence, sentence.phrase_to(end))
    for _ in range(_ADVERBIALS):
        if found is None or sentence.low(found.start - 1) not in PREPOSITIONS or _has_own_clause(sentence, found):
            return found
        if sentence.has_capital(found.end - 1) and (found.start == 1 or not sentence.has_capital(found.start)):
            return found
        found = sentence.phrase_to(_before_verb(sentence, found.start - 1)[0] + 1)
    return None


def _past_date(sentence: Sentence, found: Span | None) -> Span | None:
    """The noun phrase before a date that ends in a year: "the board's report of May 2019"."""
    if found is None or not sentence.low(found.end - 1).isdigit():
        return found
    at = found.start
    while at and (sentence.low(at - 1) in MONTHS or sentence.low(at - 1).isdigit()):
        at -= 1
    return (sentence.phrase_to(at - 1) if sentence.low(at - 1) in PREPOSITIONS else None) or found


def _has_own_clause(sentence: Sentence, found: Span) -> bool:
    """Whether what stands before a noun phrase joins a clause to another: "listened as Jane Roe said"."""
    joins = sentence.low(found.start - 1)
    named = sentence.has_capital(found.end - 1) and sentence.low(found.end - 1) not in TIMES
    return joins in SUBORDINATORS and (named or (joins == "as" and sentence.low(found.start) in DETERMINERS))


def _bearer(sentence: Sentence, comma: int) -> Span | None:
    """Places of a full name that opens a label, before whom it writes for: "Jane Roe, The Gazette (four stars):"."""
    found = sentence.phrase_to(comma)
    if found is None or not _is_full_name(sentence, found):
        return None
    return None if any(sentence.is_word(at) for at in range(found.start)) else found


def main_subject(sentence: Sentence, before: int) -> Span | None:
    """Places of the subject of the sentence's first clause that is no introduction, ahead of a place."""
    at, first = _after_dateline(sentence), None
    end = min(before, at + REACH)
    while at < end:
        if sentence.low(at) == "(":
            at = _after_bracket(sentence, at, end)
        elif not sentence.is_word(at) or sentence.low(at) in COORDINATORS or sentence.is_adverb(at):
            at += 1
        elif introduces(sentence, at):
            at = _after_introduction(sentence, at, end)
        else:
            found = sentence.phrase_from(at)
            if found and sentence.low(found.end) in TIMES and sentence.low(found.end + 1) in _SINCE:
                at = found.end + 2
                continue
            first = first or found
            if found and (_is_subject(sentence, found.start, found.end) or found.end >= before):
                return found
            at = _after_introduction(sentence, at, end)
    return first


def _after_bracket(sentence: Sentence, at: int, end: int) -> int:
    return next((place + 1 for place in range(at, end) if sentence.low(place) == ")"), end)


def _is_subject(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a phrase from here to there is followed by its verb, by an aside that belongs to it, or is one itself."""
    end = sentence.behind_brackets(end)
    if has_verb(sentence, end) or sentence.low(end) in ("who", "which", "that"):
        return True
    if sentence.low(end) == "," == sentence.low(start - 1) and has_verb(sentence, end + 1):
        return sentence.has_capital(start)  # "the warden, Jane Roe, was asked"
    return sentence.low(end) in (",", "(", "—", "–", "-", "--") and _is_aside(sentence, end + 1)


def _after_dateline(sentence: Sentence) -> int:
    """The place after "HARBORTON, May 3 —" at the head of a sentence."""
    if not (sentence.tokens and sentence.tokens[0].text.isupper() and len(sentence.tokens[0].text) > 2):
        return 0
    dashes = (at for at in range(1, min(14, len(sentence))) if sentence.tokens[at].text in ("—", "–", "--", "-"))
    return next((at + 1 for at in dashes), 0)


def introduces(sentence: Sentence, at: int) -> bool:
    """Whether a word begins what only leads up to the main clause: "On Monday", "When asked", "Speaking"."""
    low = sentence.low(at)
    if low in PREPOSITIONS or low in TIMES or low in _PARTICIPLES or low.endswith("ing"):
        return True
    return low in SUBORDINATORS and low != "that"


def _after_introduction(sentence: Sentence, at: int, end: int) -> int:
    """The place after the comma that ends an introduction; of a short one without, where a pronoun stands."""
    for place in range(at + 1, end):
        if sentence.tokens[place].text == ",":
            return place + 1
    return next((place for place in range(at + 1, min(at + 5, end)) if sentence.low(place) in SUBJECTS), end)


def according(sentence: Sentence, start: int, end: int) -> Span | None:
    """Places of whom "according to" or "in the words of" names in tokens[start:end]."""
    for at in range(max(0, start), min(end, len(sentence)) - 1):
        if sentence.low(at) == "according" and sentence.low(at + 1) == "to":
            return sentence.phrase_from(at + 2)
        if sentence.low(at) == "words" and sentence.low(at + 1) == "of":
            return sentence.phrase_from(at + 2)
    return None


def possessor(sentence: Sentence, quotation: int) -> tuple[int, Span] | None:
    """Whose words they are by a noun that speaks, its place first: "Roe's claim that", "in her words"."""
    for at in range(quotation - 1, max(0, quotation - 1 - REACH // 3), -1):
        if sentence.low(at) in ("said", ";") or sentence.tokens[at].is_quoted:
            return None
        if SPEECH_NOUNS.fullmatch(sentence.low(at)) and _leads_on(sentence, at, quotation):
            found = _owner(sentence, at)
            return (at, found) if found else None
    return None


def _leads_on(sentence: Sentence, noun: int, quotation: int) -> bool:
    """Whether what a noun says is the quotation."""
    after = sentence.low(noun + 1)
    return (
        noun + 1 == quotation or after == "that" or (after in ("of", "is", "was", ":", ",") and quotation - noun <= 4)
    )


def _owner(sentence: Sentence, noun: int) -> Span | None:
    for at in range(noun - 1, max(-1, noun - 4), -1):
        if sentence.low(at) in POSSESSIVES:
            return Span(at, at + 1)
        if sentence.is_word(at) and sentence.tokens[at].is_possessive:
            return sentence.phrase_to(at + 1)
    return None


def label(sentence: Sentence, colon: int) -> Span | None:
    """Places of a name, or of a text after "from", that ends in a colon: "Jane Roe:", "From the report:"."""
    found = sentence.phrase_to(colon)
    if found and (sentence.low(found.start), sentence.low(found.start + 1)) == ("this", "from"):
        return Span(found.start + 2, found.end)
    if found is None or sentence.low(found.start - 1) == "from":
        return found
    if sentence.low(found.start - 1) == "," and (bearer := _bearer(sentence, found.start - 1)):
        return bearer
    alone = found.start == 0 or not sentence.tokens[found.start - 1].is_word
    return found if alone and sentence.has_capital(found.end - 1) else None
