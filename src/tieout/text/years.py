"""Years that stand by themselves: which numbers of four digits are years, and which count something."""

from __future__ import annotations

from dataclasses import replace

from tieout.model.moments import Precision
from tieout.text import units
from tieout.text.calendarforms import DASHES, Dating
from tieout.text.lexemes import Lexemes
from tieout.text.periods import era

_CUES = frozenset(
    "in since until till during before after by of from to between early late mid year years spring summer "
    "autumn fall winter circa "
    "season fiscal fy calendar class ad anno the through and".split()
)
_SURE = frozenset("in since until till during early late mid year fiscal fy calendar ad circa".split())
_OPENING = frozenset({"in", "since", "during", "for", "by"})
"""With a capital, as a sentence opens: "In 2009 votes for the league came to 40,112"."""
_AFTER = frozenset("and or but was were is had in on by when which who that to with did as after before".split())
"""What may follow a year that names something."""
_SUMS = frozenset(
    "sum total number price figure count record rate cost age amount score average mean median value size length "
    "height rest remainder majority minority population capacity membership attendance".split()
)
"""What is "of" a number, and not of a year."""
_COUNTED = frozenset(
    "people men women children deaths dead jobs houses homes troops soldiers copies votes seats shares "
    "tickets cases points words "
    "members workers students employees officers voters more other such additional new million thousand "
    "hundred or-so".split()
)
_MEASURES = frozenset({"percent", "%", "per", "dollars", "euros", "pounds"})
_HYPHENS = frozenset("-‐‑")
_CURRENCY = frozenset("$€£¥₹")


def year(lexemes: Lexemes, at: int) -> Dating | None:
    """ "2019", "2015-16", "1914–1918", "AD 70", "300 BC", "FY2019", "mid-2019"."""
    words = lexemes.words
    if words[at] in ("fy", "fiscal", "financial", "ad"):
        return _titled(lexemes, at)
    digits = words[at]
    if not digits.isdecimal() or len(digits) > 4:
        return None
    after, bc = era(lexemes, at + 1)
    if after > at + 1 and int(digits) > 0:
        return Dating(at, after, Precision.YEAR, int(digits), bc=bc)
    if len(digits) != 4 or not 1000 <= int(digits) <= 2199 or not _stands_alone(lexemes, at):
        return None
    ranged = _ranged(lexemes, at, int(digits))
    if ranged:
        return ranged
    return Dating(at, at + 1, Precision.YEAR, int(digits)) if _is_year(lexemes, at) else None


def of_season(lexemes: Lexemes, at: int) -> Dating | None:
    """ "Winter 2029–30", "the winter of 2029/30": a year that goes on into the next, and is named by its season."""
    words = lexemes.words
    start = at + 1 + (words[at + 1] in ("of", ","))
    digits = words[start]
    ranged = _ranged(lexemes, start, int(digits)) if digits.isdecimal() and len(digits) == 4 else None
    return replace(ranged, start=at) if ranged and ranged.last_year == int(digits) + 1 else None


def _titled(lexemes: Lexemes, at: int) -> Dating | None:
    """ "FY2019", "FY 19", "fiscal year 2019", "AD 70"."""
    words = lexemes.words
    stop = at + 1 + (words[at + 1] == "year") + (words[at + 1] in ("'", "’"))
    digits = words[stop]
    if not digits.isdecimal() or len(digits) not in (2, 4) or (words[at] == "ad" and not lexemes.printed(at).isupper()):
        return None
    if len(digits) == 2 and words[at] not in ("fy", "ad"):
        return None
    value = int(digits) if len(digits) == 4 or words[at] == "ad" else 2000 + int(digits)
    ranged = _ranged(lexemes, stop, value) if len(digits) == 4 else None
    if ranged:
        return replace(ranged, start=at, fiscal=words[at] != "ad")
    return Dating(at, stop + 1, Precision.YEAR, value, fiscal=words[at] != "ad")


def _stands_alone(lexemes: Lexemes, at: int) -> bool:
    """Whether nothing stands against the digits that makes them a part of something else."""
    words = lexemes.words
    before, behind = words[at - 1], words[at + 1]
    if before in _CURRENCY or (lexemes.touches(at) and (before.isalnum() or before in "/.:#_=+@&")):
        return False
    if (
        lexemes.touches(at)
        and before in _HYPHENS
        and lexemes.touches(at - 1)
        and words[at - 2] not in ("mid", "pre", "post", "early", "late")
    ):
        return False
    return not (lexemes.touches(at + 1) and (behind.isalpha() or behind in "%_=@°"))


def _ranged(lexemes: Lexemes, at: int, first: int) -> Dating | None:
    """ "2015-16", "2015/16", "1914–1918", "2015-present" is none."""
    words = lexemes.words
    digits = words[at + 2]
    spaced = words[at + 1] in DASHES and lexemes.touches(at + 1) == lexemes.touches(at + 2)
    if (
        not (spaced or (words[at + 1] == "/" and lexemes.touches(at + 1)))
        or not digits.isdecimal()
        or len(digits) not in (2, 4)
    ):
        return None
    last = int(digits) if len(digits) == 4 else first - first % 100 + int(digits)
    if len(digits) == 2 and last <= first:
        last += 100
    if words[at + 3] in DASHES and words[at + 4][:1].isdecimal() and lexemes.touches(at + 4):
        return None
    plausible = first < last <= first + 150 and (first >= 1400 or len(digits) == 4)
    if not plausible or _counts_something(lexemes, at + 3):
        return None
    return Dating(at, at + 3, Precision.YEAR, first, last_year=last)


def _is_year(lexemes: Lexemes, at: int) -> bool:
    """Whether a number between 1000 and 2199 is a year, by what stands around it."""
    words = lexemes.words
    value, before = int(words[at]), words[at - 1]
    if before in _OPENING and 1900 <= value <= 2100 and lexemes.is_capital(at - 1):
        return units.unit_at(lexemes, at + 1, spelt=True) is None
    if _counts_something(lexemes, at + 1):
        return False
    if before in _HYPHENS and at > 1:
        before = words[at - 2]
    modern = 1500 <= value <= 2100
    if before in _SURE:
        return modern or before in ("in", "year", "ad", "since", "circa")
    if before in _CUES:
        return modern or _is_of_the_past(lexemes, at)
    if not 1800 <= value <= 2100:
        return modern and before in (",", "(", "–", "-") and words[at + 1] in (")", ",", ".", "")
    return not _is_plural_noun(lexemes, at + 1)


def _is_of_the_past(lexemes: Lexemes, at: int) -> bool:
    """Whether a number is the year of something that is named by it, however long ago: "the flood of 1342"."""
    words = lexemes.words
    named = words[at - 1] == "of" and words[at - 2].isalpha() and words[at - 3] == "the" and words[at - 2] not in _SUMS
    return named and not (words[at + 1].isalpha() and not lexemes.is_capital(at + 1) and words[at + 1] not in _AFTER)


def _counts_something(lexemes: Lexemes, at: int) -> bool:
    """Whether what follows makes a count of a number: a unit, a percent sign, "people"."""
    word = lexemes.words[at]
    if word in _MEASURES or (word in _COUNTED and not lexemes.is_capital(at)):
        return True
    found = units.unit_at(lexemes, at, spelt=True)
    return found is not None and word not in ("second", "quarter", "bar", "ton")


def _is_plural_noun(lexemes: Lexemes, at: int) -> bool:
    """Whether a plural in small letters follows: so many of them are counted, unless "the" or the like says else."""
    word = lexemes.words[at]
    determined = lexemes.words[at - 2] in (
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "this",
        "that",
        "'",
        "s",
        "’",
        "our",
        "my",
    )
    return (
        word.isalpha()
        and len(word) > 3
        and word.endswith("s")
        and not word.endswith("ss")
        and not lexemes.is_capital(at)
        and not determined
    )
