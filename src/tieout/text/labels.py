"""Digits that are no quantity: numbers of pages and sections, telephones, versions, models, keys."""

from __future__ import annotations

from collections.abc import Sequence

from tieout.text.calendarnames import MONTHS, WEEKDAYS
from tieout.text.lexemes import Lexemes
from tieout.text.units import forms

_LABELS = frozenset(
    "section sections sec chapter chapters ch page pages pp p article articles figure figures fig figs "
    "table tables rule rules "
    "item items room flight flights route highway hwy interstate street road vol volume version ver v "
    "paragraph paragraphs para "
    "paras clause clauses appendix annex schedule exhibit footnote footnotes fn note resolution docket "
    "windows iphone ipad galaxy "
    "channel platform gate terminal apartment apt suite box phase isbn issn doi id zip postcode ref "
    "reference boeing airbus "
    "formula playstation xbox model serial passport tel telephone phone fax extension ext dial call password pin code "
    "scene act verse psalm stanza line lines proposition amendment title bullet step tier bus train tram pier "
    "episode lesson slide equation eq theorem lemma principle level "
    "no nos nr № § §§ # class grade league division question answer option case file".split()
)  # fmt: skip
_SEVERAL = frozenset(
    "pages sections chapters articles clauses paragraphs items lines tables figures rules schedules buses trams trains "
    "flights routes rooms platforms gates terminals roads streets phases stages rounds weeks days levels tiers steps "
    "acts scenes lessons grades classes groups divisions blocks flats units zones wards lots questions options".split()
)
"""Words for things that numbers tell apart, behind which several of these may stand."""
_MOST_LISTED = 20
"""A row of more numbers is a list of values, and goes through only so far for each."""
_LISTING = frozenset(("and", "or", "to", "&", ",", "-", "–"))
_LETTERED = frozenset("flat unit seat bay block cell hangar zone ward court form building house".split())
_SCALES = frozenset("KMBT")
"""Letters that stand for a thousand and more: "5M files"."""
_SPELT_LABELS = frozenset(
    "section chapter page article act scene phase volume appendix verse book level tier class grade league "
    "division".split()
)
_SHORTENED = frozenset("no nos p pp vol fig figs ch sec art para v ver ext tel".split())
"""Labels that a full stop shortens."""
BEFORE_TIMES = frozenset("at by until till from since before after around about to".split())
"""Before these a whole number may be a time of the day: "at 5 in the morning"; "sold 5 in the morning" has none."""
_BEFORE_HOURS = BEFORE_TIMES | frozenset("the time and on between".split())
_STROKES = frozenset((("24", "7"), ("9", "11"), ("50", "50"), ("20", "20")))
_PERIODS = frozenset("week day month year round lap season wave".split())
"""What is numbered from the first on: "in week 40"; "this week 40 people came" counts."""
_BEFORE_PERIODS = frozenset(
    "in of for from since by until till to on at during after before between than with and through (".split()
)
_HYPHENS = frozenset("-‐‑")
_GROWING = frozenset(
    "pre post mid sub top over under non plus ex anti pro early late near about some a the and or to of in "
    "at by than".split()
)
_NAMING = frozenset(("league", "division", "pier", "class", "box"))
"""Words that end a name: "Farmers' League 204" counts what the league has."""
_SIGN = 3
"""Letters of a statistic's sign at most: "n", "HR", "aOR"."""
_APOSTROPHES = frozenset("'’")
_UNNUMBERED = frozenset(
    ("line", "lines", "level", "case", "answer", "question", "call", "code", "file", "option", "step", "title")
)
"""Words that label a number only where that is all that follows: "line 5", not "in this case 200 people"."""
_VERSION = 2
"""Digits of each part of a version."""
_BEFORE_VALUES = _BEFORE_HOURS | _GROWING | frozenset(
    "about around roughly approximately nearly almost just only another these those its their his her some with for "
    "than but averaging up down was were is are between".split()
)  # fmt: skip
_STOPS = frozenset(".!?:;\"“‘'(|*#")
VERBS = frozenset("is was has does runs needs uses handles takes adds brings gets makes comes".split())
"""Verbs in the singular behind a name that ends in a number: what a number counts is many."""
_PER_CENT = frozenset(("%", "percent", "percentage"))
_PLURALS = frozenset("people children men women feet percent per".split())


def labelled(lexemes: Lexemes, at: int) -> bool:
    """Whether the numeral at a lexeme only names something: "page 12", "No. 7", "A320", "COVID-19", "[3]"."""
    words = lexemes.words
    before = words[at - 1]
    if _is_lettered(lexemes, at) or _is_listed(lexemes, at):
        return True
    if before == "." and words[at - 2] in _SHORTENED:
        return True
    if before in _LABELS:
        return _labels(lexemes, at, before)
    if before in _PERIODS and words[at].isdecimal():
        return words[at - 2] in _BEFORE_PERIODS or lexemes.is_capital(at - 1)
    if before in _HYPHENS and lexemes.touches(at) and lexemes.touches(at - 1):
        head = words[at - 2]
        if head in ("under", "over"):
            return lexemes.is_capital(at - 2)  # the Under-21s play for a side of that name
        return head.isalpha() and head not in _GROWING and (lexemes.is_capital(at - 2) or len(head) == 1)
    if lexemes.touches(at) and (before.isalpha() or before in "_=&@\\"):
        return before != "=" or not _is_statistic(lexemes, at - 2)
    return _in_address(lexemes, at) or (before == "[" and words[at + 1] == "]" and words[at].isdecimal())


def _is_listed(lexemes: Lexemes, at: int) -> bool:
    """Whether a numeral is one of those of several things: "Rooms 3 and 4", "phases 1, 2 and 4"."""
    words, first = lexemes.words, at
    while words[first - 1] in _LISTING and words[first - 2].isdecimal() and at - first < 2 * _MOST_LISTED:
        first -= 2
    if words[first - 1] not in _SEVERAL:
        return False
    last = stop = first
    while words[stop + 1] in _LISTING and words[stop + 2].isdecimal() and stop - first < 2 * _MOST_LISTED:
        last = stop + 2 if words[stop + 1] != "," else last
        stop += 2
    return first < last and at <= last and words[last + 1] not in _PER_CENT


def _is_lettered(lexemes: Lexemes, at: int) -> bool:
    """Whether a letter behind the numeral tells which of several something is: "Flat 6B", "Class 6A", "seat 12C"."""
    letter = lexemes.printed(at + 1)
    if len(letter) != 1 or not letter.isupper() or not lexemes.touches(at + 1) or lexemes.touches(at):
        return False
    before = lexemes.words[at - 1]
    return before in _LETTERED or (before in _LABELS and letter not in _SCALES)


def _is_statistic(lexemes: Lexemes, at: int) -> bool:
    """Whether a lexeme is the sign of a statistic, as in "P=0.043" and "n=412", and not a part of an address."""
    word = lexemes.words[at]
    return word.isalpha() and len(word) <= _SIGN and not (lexemes.touches(at) and lexemes.words[at - 1] in "?&/_")


def _labels(lexemes: Lexemes, at: int, before: str) -> bool:
    words = lexemes.words
    if words[at + 1] in _PER_CENT or _is_measured(words, at):  # "loads pages 47% faster", "by bus 95 minutes"
        return False
    if before in ("p", "v", "no", "call", "id", "pin", "file") and lexemes.gap(at) == "":
        return True
    if before == "no" and not lexemes.is_capital(at - 1):
        return False
    if (
        before in _NAMING
        and lexemes.is_capital(at - 1)
        and lexemes.is_capital(at - 2 - (words[at - 2] in _APOSTROPHES))
    ):
        return False
    if before in _UNNUMBERED:
        following = lexemes.words[at + 1]
        return not following.isalpha() or following in ("of", "in", "on", "and", "to", "is", "was", "says")
    return True


def _is_measured(words: Sequence[str], at: int) -> bool:
    """Whether the word behind a numeral is that of a unit, in the number that it would have: "1 hour", "95 minutes"."""
    unit = words[at + 1]
    return len(unit) > _SIGN and unit in forms() and unit.endswith("s") is not (words[at] == "1")


def is_version(lexemes: Lexemes, at: int, stop: int) -> bool:
    """Whether a plain number, which ends before another lexeme, is the version of what stands before it: "Tern 3.0".

    One before a plural counts that, whatever name it stands behind: "in Kent 2.4 children".
    """
    whole, point, part = lexemes.words[at].partition(".")
    if not (point and part.isdecimal() and len(whole) <= _VERSION and len(part) <= _VERSION):
        return False
    name, follows = lexemes.printed(at - 1), lexemes.words[stop]
    if not (name.istitle() and len(name) > 1 and name.lower() not in _BEFORE_VALUES):
        return False
    if follows in VERBS:
        return True
    opens = at < 2 or lexemes.words[at - 2] in _STOPS
    return not opens and not (follows.endswith("s") or follows in _PLURALS)


def spelt_label(lexemes: Lexemes, at: int) -> bool:
    """Whether a number in words only names something: "chapter three"."""
    return lexemes.words[at - 1] in _SPELT_LABELS


def _in_address(lexemes: Lexemes, at: int) -> bool:
    """Whether a numeral stands inside a path or an address: "/2020/report", "host.example/7"."""
    words = lexemes.words
    if words[at - 1] != "/" or not lexemes.touches(at) or not lexemes.touches(at - 1):
        return False
    return words[at - 2].isalpha() or words[at - 2] == "/"


def chain_end(lexemes: Lexemes, at: int) -> int | None:
    """The lexeme after a telephone number, version or key that begins here; None where there is none.

    Three or more numerals joined by hyphens, dots or spaces in the way of telephones; a numeral of dots that no
    grouping explains is told by its value.
    """
    words = lexemes.words
    if _is_verse(lexemes, at):
        return at + 3
    if words[at + 1] == "/" and (words[at], words[at + 2]) in _STROKES and _tight(lexemes, at + 1):
        return at + 3
    sign = words[at] == "+" and lexemes.touches(at + 1) and words[at + 1].isdecimal()
    stop, joined = at + 1 + sign, 0
    while words[stop] in (*_HYPHENS, "–", "−") and words[stop + 1][:1].isdecimal() and _tight(lexemes, stop):
        stop, joined = stop + 2, joined + 1
    if joined >= 2 or (joined == 1 and _is_local(words[at], words[stop - 1])):
        return stop
    while sign and words[stop][:1].isdecimal() and lexemes.gap(stop) == " ":
        stop, joined = stop + 1, joined + 1
    return stop if sign and joined >= 2 else None


def _is_verse(lexemes: Lexemes, at: int) -> bool:
    """Whether a name stands before chapter and verse: "Ruth 1:16"; "Monday 8:30" and "At 8:30" are times."""
    words, before = lexemes.words, lexemes.words[at - 1]
    if words[at + 1] != ":" or not words[at + 2].isdecimal() or words[at + 3] in ("am", "pm", "a", "p", ":"):
        return False
    named = before.isalpha() and lexemes.is_capital(at - 1)
    return named and not (before in WEEKDAYS or before in MONTHS or before in _BEFORE_HOURS)


def _tight(lexemes: Lexemes, at: int) -> bool:
    return lexemes.touches(at) and lexemes.touches(at + 1)


def _is_local(first: str, second: str) -> bool:
    """Whether two numerals joined by a hyphen are a telephone number or a long key rather than a range."""
    if not (first.isdecimal() and second.isdecimal()):
        return False
    return (len(first) == 3 and len(second) == 4 and not second.endswith("0")) or first[0] == "0" or len(second) > 7


def trailing_letters(lexemes: Lexemes, stop: int) -> bool:
    """Whether letters stand against the end of a numeral that no unit or suffix explains: "4chan", "5G", "3D"."""
    return lexemes.touches(stop) and lexemes.words[stop].isalpha()
