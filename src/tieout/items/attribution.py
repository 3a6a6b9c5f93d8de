"""What the words around a quotation say of it: that somebody said so, that it goes on, that it is denied.

Only the quotation's own sentence is read, at most a few hundred characters either way, and nearness decides: a verb of
saying far off in the sentence says nothing about a term or a title in marks.
"""

from __future__ import annotations

import re

from tieout.items.saying import (
    ACCORDING,
    DECLARING,
    DETERMINER,
    NAMED_BEFORE,
    NAMING,
    NOUNS_TOO,
    SPEECH_NOUNS,
    TEXTS_AND_BODIES,
    sayings,
)
from tieout.text.patterns import lazy

_WORD = lazy(r"\w[\w'’.-]*")
_LABEL = lazy(r"^\W*[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4}(?: \([^)]{1,40}\))?:$")
_NOUN_LEADS = lazy(r"(?:,|\s+(?:that|was|is|of|with|to the effect that|like|such as))*\s*$")
_SPEAKER_CALLS = lazy(r"\b(?:what|which|whom)\b.{0,60}$|\b(?:I|we|you|he|she|they|who)\s+(?:\w+\s+)?$", re.IGNORECASE)
_BYLINE = lazy(r"^\s*(?:—|–|―|--?)\s*[A-Z][^!?\n]{0,80}$")
_SIGNED = lazy(
    r"^\s*(?:—|–|―|--)\s*(?:[A-Z][\w.'’-]*[ \u00a0]){0,4}[A-Z][\w'’-]*(?:,[^.!?\n\"“”]{1,60})?"
    r"(?:[ \u00a0]?[(\[][^()\[\]\n]{1,80}[)\]])?(?:\.|(?<=[)\]]))[⁰¹²³⁴⁵⁶⁷⁸⁹]*\d{0,3}(?=\s|$)"
)
_IS_WHAT = lazy(r"^\s*(?:is|was|are|were)\s+(?:how|what)\b")
_ACCORDING_AFTER = lazy(
    r"^[\s,]*(?:(?:according to|in the words of|in .{1,40}['’]s? words|as .{1,60}\b(?:puts?|has|had) it)\b"
    r"|.{1,60}\b(?:has|had) it\s*[.,;])"
)
_JOINED_TO_LAST = lazy(
    r"^,?\s*(?:(?:and|or|but|nor|to|then|also|as well as|that|even|later|an?|the|for|of|with|from|as|not|just)\b[\s,]*)"
    r"{1,4}$",
    re.IGNORECASE,
)
_COPULA_LAST = lazy(r"\b(?:is|was|are|were|be|been|being|as)(?: an?| the| not| too| so)*$")
_SMALL = frozenset("a an and as at but by for from in into nor of on or over s the to up vs with".split())
_PREPOSITION_LAST = lazy(
    r"\b(?:in|of|on|from|like|to|with|for|by|at|about|and|or|the|an?|his|her|their|its|see|read|'s|’s)\W*$",
    re.IGNORECASE,
)
_SUBJECTS = frozenset("i we you he she it they the a an his her their one some many critics officials who".split())
_ASKING = frozenset("tell tells told telling ask asks asked asking".split())
_OF_WORKS = frozenset(
    "sing sings sang sung singing read reads reading write writes wrote written writing recite recited".split()
)
_NOT_OURS = frozenset("and or but because so while when if although though which that than".split())

_LEAD = 300
_FAR, _NEAR, _LED, _NAMED = 14, 3, 20, 10  # words between the verb and the mark, by what stands there
_INDIRECT = 30
_SUBJECT, _SHORT_SUBJECT = 25, 6


def count_words(text: str) -> int:
    """How many words a stretch of prose has."""
    return sum(1 for _ in _WORD.finditer(text))


def is_title(quoted: str) -> bool:
    """Whether every weighty word has a capital and no sentence ends: a work, a programme, a place."""
    words = _WORD.findall(quoted[:200])
    if len(words) < 2 or len(words) > 12 or quoted.rstrip()[-1:] in ".!?":
        return False
    weighty = [word for word in words if word.lower() not in _SMALL]
    return len(weighty) > 1 and not any(word[0].islower() for word in weighty) and words[0][0].isupper()


def verbs_in(text: str) -> list[re.Match[str]]:
    """The words of saying in a stretch outside marks, those that are nouns there left out."""
    return [match for match in sayings(text) if not _is_noun(text, match)]


def _is_noun(text: str, match: re.Match[str]) -> bool:
    word = match.group()
    if word not in NOUNS_TOO and not word.endswith("ing"):
        return False
    return DETERMINER.search(text, max(0, match.start() - 24), match.start()) is not None


def said_before(lead: str, quoted: str) -> bool:
    """Whether the words that lead up to a quotation, in its sentence, give it to somebody."""
    lead = lead[-_LEAD:].rstrip()
    lead = lead[:1].lower() + lead[1:] if lead[1:2].islower() else lead
    if not lead:
        return False
    title = is_title(quoted)
    if not title and ACCORDING.search(lead):
        return True
    if lead.endswith(":"):
        return _colon_gives(lead, quoted)
    if NAMED_BEFORE.search(lead, max(0, len(lead) - 80)) and (title or _is_short(quoted) or lead.endswith("so-called")):
        return False
    if not title and (_noun_leads(lead, quoted) or _declares(lead, quoted)):
        return True
    verbs = verbs_in(lead)
    return bool(verbs) and _governs(lead, verbs[-1], quoted, title)


def _is_short(quoted: str) -> bool:
    return count_words(quoted[:80]) <= 3


def _colon_gives(lead: str, quoted: str) -> bool:
    label = lead[:1].upper() + lead[1:]
    speaks = bool(verbs_in(lead)) or SPEECH_NOUNS.search(lead) or ACCORDING.search(lead) or _LABEL.match(label)
    return bool(speaks) or (count_words(quoted[:200]) >= 6 and not is_title(quoted))


def _noun_leads(lead: str, quoted: str) -> bool:
    """Whether a noun that speaks stands right before the mark: "a statement that", "her answer was"."""
    ends = _NOUN_LEADS.search(lead)
    if ends is None or (not ends.group().strip() and _is_short(quoted)):
        return False
    nouns = list(SPEECH_NOUNS.finditer(lead, max(0, ends.start() - 20), ends.start()))
    return bool(nouns) and nouns[-1].end() == ends.start()


def _declares(lead: str, quoted: str) -> bool:
    """Whether a text or a body says so: "the study found that", "the statute provides"."""
    verb = max(DECLARING.finditer(lead), key=lambda match: match.start(), default=None)
    if verb is None or _is_short(quoted) or DETERMINER.search(lead, max(0, verb.start() - 24), verb.start()):
        return False
    between = lead[verb.end() :].strip(" ,")
    if between.startswith("that"):
        return count_words(between) <= _INDIRECT
    return not between and TEXTS_AND_BODIES.search(lead, max(0, verb.start() - 80), verb.start()) is not None


def _governs(lead: str, verb: re.Match[str], quoted: str, title: bool) -> bool:
    between = lead[verb.end() :]
    distance = count_words(between)
    if ";" in between:
        return False
    if verb.group() in NAMING:
        names_at_once = between.strip() in ("", "a", "an", "the")
        return _SPEAKER_CALLS.search(lead, 0, verb.start()) is not None if names_at_once else distance <= _NAMED
    if title:
        return not distance and verb.group() not in _ASKING | _OF_WORKS
    if not distance or lead.endswith((",", " that")):
        return distance <= _LED
    if _is_short(quoted):
        return distance <= (_NAMED if _COPULA_LAST.search(between) else _NEAR)
    return distance <= (_INDIRECT if between.startswith(" that ") else _FAR)


def said_after(tail: str, quoted: str, lead: str) -> bool:
    """Whether the words that follow a quotation, in its sentence, give it to somebody."""
    if _ACCORDING_AFTER.match(tail) or _BYLINE.match(tail) or signature(tail):
        return True
    body = tail.lstrip()
    closed = body[:1] == "," or quoted.rstrip()[-1:] in tuple(",?!—–-…") or quoted.rstrip().endswith("..")
    body = body.lstrip(", \n\u00a0")
    if closed and _declares_after(body) and not is_named_in_passing(quoted, lead):
        return True
    verb = next((match for match in verbs_in(body) if not match.group().endswith("ing")), None)
    if verb is None:
        return False
    subject = _WORD.findall(body[: verb.start()])
    if subject and (subject[-1].lower() == "to" or subject[0].lower() in _NOT_OURS):
        return False
    if closed:
        return len(subject) <= _longest_subject(body, quoted, lead) and not is_named_in_passing(quoted, lead)
    if quoted.rstrip()[-1:] == "." and body[:1].isupper():
        return len(subject) <= 4 and count_words(body[verb.end() :]) <= 4
    return _follows_at_once(body, subject, verb.group())


def _declares_after(body: str) -> bool:
    """Whether a text or a body is the subject right behind the mark: "the report found"."""
    verb = DECLARING.search(body, 0, 80)
    if verb is None or count_words(body[: verb.start()]) > _SHORT_SUBJECT:
        return False
    return TEXTS_AND_BODIES.search(body, 0, verb.start()) is not None


def _longest_subject(body: str, quoted: str, lead: str) -> int:
    """How many words may stand between a comma in the marks and the verb; few behind a term within a sentence."""
    if lead.strip() and _is_short(quoted):
        return 4
    return _SUBJECT if body[0].isupper() else _LED


def is_byline(paragraph: str) -> bool:
    """Whether a paragraph is a dash and a name."""
    return len(paragraph) <= 120 and _BYLINE.match(paragraph) is not None and len(paragraph.split()) <= 10


def signature(tail: str) -> int:
    """How much of what follows a quotation is a dash, a name and a full stop; 0 where it is not signed so."""
    found = _SIGNED.match(tail[:200])
    return found.end() if found else 0


def _follows_at_once(body: str, subject: list[str], verb: str) -> bool:
    """Without a comma only "he said" and "said Jane" right behind the mark count, or "is what she said"."""
    if _IS_WHAT.match(body):
        return len(subject) <= 6
    if not subject:
        return verb not in NOUNS_TOO and verb not in NAMING
    return len(subject) <= 3 and (subject[0][0].isupper() or subject[0].lower() in _SUBJECTS)


def is_named_in_passing(quoted: str, lead: str) -> bool:
    """Whether a title stands where a noun would: in “Boats at Dawn,” she says ..."""
    return is_title(quoted.rstrip(",; ")) and _PREPOSITION_LAST.search(lead[-40:]) is not None


def stands_for_speech(quoted: str) -> bool:
    """Whether a quotation that opens its sentence is a clause and ends in a comma inside its marks."""
    return quoted.rstrip()[-1:] == "," and count_words(quoted[:200]) >= 6 and not is_title(quoted.rstrip(", "))


def is_whole(quoted: str) -> bool:
    """Whether a quotation ends as a sentence does, or is too long for a title or a term."""
    ended = quoted.rstrip("\"'”’»›“‘«‹ ")[-1:] in tuple(".!?…—–-")
    return not is_title(quoted) and (ended or count_words(quoted[:120]) >= 5)


def goes_on_quoting(lead: str, quoted: str) -> bool:
    """Whether a sentence that quotes has gone on to these words: more than a term, and near."""
    return count_words(lead) <= _LED and not _is_short(quoted) and not is_title(quoted)


def shares_verb(between: str) -> bool:
    """Whether two quotations hang on one verb: “a mistake” and “a shame”."""
    return _JOINED_TO_LAST.match(between.strip()) is not None
