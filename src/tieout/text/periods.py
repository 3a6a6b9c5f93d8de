"""Stretches of the calendar longer than a month: seasons, quarters, halves, decades, centuries."""

from __future__ import annotations

from tieout.model.moments import Precision
from tieout.text.calendarforms import APOSTROPHES, Dating, full_year, year_at
from tieout.text.calendarnames import SEASONS
from tieout.text.lexemes import Lexemes
from tieout.text.numberwords import ordinal_at
from tieout.text.numerals import ORDINALS

_HYPHENS = frozenset("-‐‑–")


def season(lexemes: Lexemes, at: int) -> Dating | None:
    """ "Spring 2019", "the summer of 2019"."""
    words = lexemes.words
    if words[at] not in SEASONS:
        return None
    year = year_at(lexemes, at + 1 + (words[at + 1] in ("of", ",")))
    if year is None or not 1000 <= year[0] <= 2200:
        return None
    return Dating(at, year[1], Precision.SEASON, year[0], SEASONS[words[at]])


def quarter(lexemes: Lexemes, at: int) -> Dating | None:
    """ "Q3 2019", "3Q19", "the third quarter of 2019", "H1 2019", "second half of 2019", "first quarter"."""
    words = lexemes.words
    if words[at] in ("q", "h") and words[at + 1] in ("1", "2", "3", "4") and lexemes.touches(at + 1):
        return _quarter_of(lexemes, at, at + 2, int(words[at + 1]), half=words[at] == "h")
    if words[at] in ("1", "2", "3", "4") and words[at + 1] in ("q", "h") and lexemes.touches(at + 1):
        year = year_at(lexemes, at + 2, short=lexemes.touches(at + 2)) or _short_year(lexemes, at + 2)
        precision = Precision.HALF if words[at + 1] == "h" else Precision.QUARTER
        return Dating(at, year[1], precision, year[0], quarter=int(words[at])) if year else None
    found = ordinal_at(lexemes, at)
    if found is None or not 1 <= found[0] <= 4:
        return None
    after = found[1] + (words[found[1]] in ("fiscal", "calendar", *_HYPHENS))
    if words[after] == "quarter":
        return _quarter_of(lexemes, at, after + 1, found[0], half=False, fiscal=words[after - 1] == "fiscal")
    if words[after] == "half" and found[0] <= 2 and words[after + 1] == "of":
        read = _quarter_of(lexemes, at, after + 1, found[0], half=True)
        return read if read and read.year else None
    return None


def _short_year(lexemes: Lexemes, at: int) -> tuple[int, int] | None:
    word = lexemes.words[at]
    return (full_year(int(word)), at + 1) if word.isdecimal() and len(word) == 2 and lexemes.touches(at) else None


def _quarter_of(
    lexemes: Lexemes, at: int, stop: int, number: int, *, half: bool, fiscal: bool = False
) -> Dating | None:
    words = lexemes.words
    behind = stop + (words[stop] in ("of", ",", "in", *_HYPHENS, "/"))
    behind += words[behind] == "the"
    fiscal_year = words[behind] in ("fiscal", "fy", "financial")
    behind += fiscal_year
    behind += words[behind] == "year"
    year = year_at(lexemes, behind) or (
        year_at(lexemes, behind, short=True) if words[at] in ("q", "h") or fiscal_year else None
    )
    precision = Precision.HALF if half else Precision.QUARTER
    return Dating(
        at,
        year[1] if year else stop,
        precision,
        year[0] if year else None,
        quarter=number,
        fiscal=fiscal or fiscal_year,
    )


def decade(lexemes: Lexemes, at: int) -> Dating | None:
    """ "The 1990s", "the '90s", "1990's", "the nineties"."""
    words = lexemes.words
    short = words[at] in APOSTROPHES and lexemes.touches(at + 1)
    digits = words[at + 1] if short else words[at]
    stop = at + 1 + short
    if digits in _DECADES and words[at - 1] in ("the", "early", "late", "mid", *_HYPHENS):
        return Dating(at, at + 1, Precision.DECADE, 1900 + _DECADES[digits])
    if not digits.isdecimal() or not digits.endswith("0"):
        return None
    stop += (
        words[stop] in APOSTROPHES and lexemes.touches(stop) and words[stop + 1] == "s" and lexemes.touches(stop + 1)
    )
    if words[stop] != "s" or not lexemes.touches(stop):
        return None
    if lexemes.touches(at) and not short and (words[at - 1].isalnum() or words[at - 1] in "$€£"):
        return None
    if len(digits) == 4:
        century_ = digits.endswith("00") and int(digits) < 2000
        return Dating(at, stop + 1, Precision.CENTURY if century_ else Precision.DECADE, int(digits))
    if len(digits) != 2 or (not short and words[at - 1] in ("his", "her", "their", "my", "our", "your", "its")):
        return None
    return Dating(at, stop + 1, Precision.DECADE, (1900 if int(digits) >= 20 else 2000) + int(digits))


_DECADES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}


def century(lexemes: Lexemes, at: int) -> Dating | None:
    """ "The 19th century", "the twenty-first century", "the fifth century BC"."""
    words = lexemes.words
    found = (
        ordinal_at(lexemes, at) if words[at][:1].isdecimal() or words[at] in ORDINALS or words[at] == "twenty" else None
    )
    if found is None or not 1 <= found[0] <= 30:
        return None
    stop = found[1] + (words[found[1]] in _HYPHENS)
    if words[stop] not in ("century", "centuries", "c"):
        return None
    if words[stop] == "c":
        return None
    end, bc = era(lexemes, stop + 1)
    return Dating(at, end, Precision.CENTURY, 100 * (found[0] - 1) + 1, bc=bc)


def era(lexemes: Lexemes, at: int) -> tuple[int, bool]:
    """The lexeme after "BC", "B.C.", "CE" or "AD" at a lexeme (itself where none stands), and whether it is before."""
    words = lexemes.words
    if words[at] in ("bc", "bce", "ad", "ce") and lexemes.printed(at).isupper():
        return at + 1, words[at].startswith("b")
    if words[at] == "b" and words[at + 1] == "." and words[at + 2] == "c":
        stop = at + 3 + (words[at + 3] == ".")
        return stop, True
    return at, False
