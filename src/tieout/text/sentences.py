"""Where sentences end, and where clauses do."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tieout.model.places import Span
from tieout.text import native
from tieout.text.characters import CHARACTERS
from tieout.text.patterns import lazy

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st sen rep gov gen col maj capt lt sgt adm cmdr hon rev fr sr jr vs etc inc ltd co corp no nos "
    "vol pp p ch sec fig ed eds al cf e.g i.e a.m p.m jan feb mar apr jun jul aug sept sep oct nov dec mt ft ave blvd "
    "dept est approx art para paras v messrs mme mlle u.s u.k u.n d.c u.s.a ph.d id app supp cir ct dist tr dep "
    "compl ex aff decl cl reg stat cert".split()
)
_BEFORE_NUMBERS = frozenset("app rep ex ct dist cl reg stat cir dep no nos".split())
"""Words of these that are also plain words: abbreviations only where a number follows."""
_CLOSING = frozenset("etc inc u.s u.k d.c a.m p.m jr sr art id ft dept ave blvd".split())
"""Those with which a sentence may end."""
_UNITS = frozenset(("ms", "sec", "ft"))
"""Those that are units behind a number: "640 ms. The"; "Ms. Roe" has a capital."""
_NUMBERED = lazy(r"\d\s|[^\W_]?\d")
_CAPITAL = lazy(r"\s+[\"“‘'(]?[A-Z]")
_ENDINGS = frozenset(mark + letter for mark in "'’" for letter in "stdm")
"""A letter behind an apostrophe is the end of a word and no initial: "this year's", "it wasn't"."""
_DEGREES = "°º"
_REACH = 24
"""Characters before a stop in which its word is looked for."""
_LONG_WORD = max(map(len, _ABBREVIATIONS)) + 1
"""No abbreviation has so many letters."""
_NOTES = r"(?:\[\^?[0-9]{1,3}(?:[,–-] ?[0-9]{1,3}){0,9}\]|[¹²³⁰⁴-⁹])*+"
_STOP = lazy(
    rf"[.!?…。！？\n](?:(?<!\n)(?<![.!?…。！？]{{2}})[.!?…。！？]*+[\"'”’»“‘«)\]]*+{_NOTES}(?=\s|$)"
    r"|(?<=\n)[ \t]*\n|(?<=[。！？]))"
)
"""Marks that stop, those that close after them and those of notes, or a blank line. It opens with a set, found soonest.

A row of marks is gone over from the first: where that fails, the others fail as well.
"""
_BLANK = lazy(r"\n[ \t]*\n")
_LAST_WORD = lazy(r"([^\W_][\w.&]*)$")
_DOTTED = lazy(r"(?:[a-z]\.)+[a-z]")


def sentence_ends(text: str) -> list[int]:
    """Offsets just after each sentence of a text (the marks that close it included; the text's end is not one).

    A blank line ends a sentence that no mark has ended.
    """
    if native.kernels is not None:
        found = native.kernels.sentence_ends(text, CHARACTERS, _ABBREVIATIONS, _LONG_WORD, _ends)
        if found is not None:
            return found
    return _ends_by_pattern(text)


def _ends_by_pattern(text: str) -> list[int]:
    ends: list[int] = []
    after, ended = 0, False
    for match in _STOP.finditer(text):
        start, end = match.span()
        if text[start] != "\n" or not ended or text[after:start].strip():
            ended = end < len(text) and _ends(text, start, end)
            if ended:
                ends.append(end)
        after = end
    return ends


def trimmed(text: str, cuts: list[int], longest: int) -> list[Span]:
    """What lies between some offsets of a text, ascending, without the white space around it.

    A stretch of more than `longest` characters is cut.
    """
    if native.kernels is not None:
        found = native.kernels.trimmed(text, CHARACTERS, cuts, longest, Span)
        if found is not None:
            return found
    return list(_by_cutting(text, cuts, longest))


def _by_cutting(text: str, cuts: list[int], longest: int) -> Iterator[Span]:
    for start, end in pairwise([0, *cuts, len(text)]):
        for low in range(start, end, longest):
            high = min(end, low + longest)
            if part := text[low:high].lstrip():
                yield Span(high - len(part), high - len(part) + len(part.rstrip()))


def paragraph_ends(text: str) -> list[int]:
    """Offsets just after each blank line of a text: no sentence goes on there."""
    return [match.end() for match in _BLANK.finditer(text)]


def first_end(text: str) -> int:
    """The offset just after the first sentence; the text's length where none ends before."""
    for match in _STOP.finditer(text):
        if _ends(text, *match.span()):
            return match.end()
    return len(text)


def _ends(text: str, start: int, end: int) -> bool:
    """Whether the marks of a stop, or a blank line, end a sentence."""
    if text[start] != "." or end - start > 1:
        return True
    reach = max(0, start - _REACH)
    word = text[max(reach, text.rfind(" ", reach, start) + 1) : start]
    if len(word) > 1 and word.isalpha() and len(word) < _REACH and start > len(word):  # most are plain words
        if word.lower() not in _ABBREVIATIONS or _ends_abbreviated(text, word.lower(), end):
            return True
        return (
            word in _UNITS
            and _NUMBERED.match(text, start - len(word) - 2) is not None
            and _CAPITAL.match(text, end) is not None
        )
    if start >= _LONG_WORD and text[start - _LONG_WORD : start].isalpha():
        return True
    before = _LAST_WORD.search(text, reach, start)
    if before and (text[before.start() - 1 : start] in _ENDINGS or _is_unit(text, before.start(), start, end)):
        return True
    word = before.group(1).lower() if before else ""
    single = len(word) == 1 and word != "i" and word.isalpha()
    if single and text[start - 1].isupper() and _OPENS_SURELY.match(text, end):  # "Plan B. The" names no B. The
        return True
    if word in _ABBREVIATIONS or single or _DOTTED.fullmatch(word):
        return _ends_abbreviated(text, word, end)
    return True


def _is_unit(text: str, first: int, start: int, end: int) -> bool:
    """Whether a letter at a stop is a unit and no initial: "18 °C. The", "15 m. At"; not "2019 J. Roe"."""
    if start - first != 1 or not text[first].isascii():
        return False
    if first and text[first - 1] in _DEGREES:
        return True
    after = text[end : end + _REACH].lstrip()[:1]
    numbered = first > 1 and text[first - 1].isspace() and text[first - 2].isdigit()
    return numbered and (after.isupper() if text[first].islower() else _opens(text, end))


def _ends_abbreviated(text: str, word: str, end: int) -> bool:
    """Whether a sentence ends after an abbreviation: few end one, and only where a capital that opens one follows.

    Some are plain words too, and abbreviations only where a number follows.
    """
    if word in _BEFORE_NUMBERS and not text[end : end + 2].strip()[:1].isdigit():
        return True
    return word in _CLOSING and _opens(text, end) and not (word == "art" and text[end + 1 : end + 3] in ("I ", "I,"))


_OPENING = "The|An|He|She|It|We|They|But|And|In|On|At|That|This|There|If|When|You|So|Now"
_OPENER = lazy(rf"\s+[\"“‘'(]?(?:{_OPENING}|A|I)\b")
_OPENS_SURELY = lazy(rf"\s+(?:{_OPENING})\s+(?![A-Z]\.)")
"""The same of words that are nobody's name, which an initial would stand before."""


def _opens(text: str, offset: int) -> bool:
    return bool(_OPENER.match(text, offset))
