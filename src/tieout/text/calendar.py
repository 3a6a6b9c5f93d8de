"""Dates of a text: days, months, years, quarters, decades and centuries, however they are written.

As with quantities: the text is cut into lexemes, and wherever one may open a date the readers are asked in turn, the
most particular first. A date that no calendar has (31 September, 29 February 2023) is read and says why; digits that
are no day at all ("90 September 2022 warrants") are none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from tieout.model.moments import Moment, Precision
from tieout.text import calendarforms as forms
from tieout.text import periods, relative
from tieout.text.calendarforms import Dating, moment_of
from tieout.text.calendarnames import LONG_WEEKDAYS, MONTHS, SEASONS, WEEKDAYS, month_at
from tieout.text.lexemes import Lexemes
from tieout.text.numberwords import ordinal_at
from tieout.text.numerals import ORDINALS, SMALL
from tieout.text.years import of_season, year

__all__ = ["Moment", "dates", "read"]


def dates(text: str, *, order: str = "guess", anchor: date | None = None) -> tuple[Moment, ...]:
    """Every date of a text, in order and apart from each other; spans count in `text`.

    `order` is how a date in three numbers is read: "mdy", "dmy", or "guess": as the other dates of the text say, else
    month first and marked as ambiguous. Relative dates ("last Friday") are resolved against `anchor`, the day on
    which the text was written, where there is one.
    """
    return tuple(moment for _, _, moment in read(Lexemes(text), order, anchor))


def read(lexemes: Lexemes, order: str = "guess", anchor: date | None = None) -> list[tuple[int, int, Moment]]:
    """The dates of a text cut into lexemes, each with its first lexeme and the one after its last."""
    found = list(_read(lexemes, "dmy" if order == "dmy" else order, anchor))
    if order == "guess" and any(moment.ambiguous for _, _, moment in found):
        settled = _order_of(moment for _, _, moment in found)
        return list(_read(lexemes, settled, anchor)) if settled else found
    return found


def _order_of(moments: Iterator[Moment]) -> str | None:
    """The order of day and month that the unambiguous numeric dates of a text agree on."""
    orders = set()
    for moment in moments:
        first = moment.text.replace(".", "/").replace("-", "/").split("/")[0]
        numeric = moment.day is not None and not moment.ambiguous and first.isdecimal() and len(first) <= 2
        if (
            numeric
            and moment.text[-1:].isdecimal()
            and len(moment.text.replace(".", "/").replace("-", "/").split("/")) == 3
        ):
            orders.add("dmy" if int(first) > 12 else "mdy" if (moment.day or 0) > 12 else "")
    orders.discard("")
    return orders.pop() if len(orders) == 1 else None


def _read(lexemes: Lexemes, order: str, anchor: date | None) -> Iterator[tuple[int, int, Moment]]:
    heads, words, floor = _heads(), lexemes.words, 0
    for at in lexemes.openers(heads):
        if at < floor or (words[at] == "the" and words[at + 1] not in relative.BEHIND_THE):
            continue
        dating = None if words[at] in _COUNTING else _explicit(lexemes, at, order)
        if dating and dating.start >= floor:
            yield dating.start, dating.stop, moment_of(lexemes, dating)
            floor = dating.stop
            continue
        offset = relative.read_at(lexemes, at) if dating is None else None
        if offset:
            yield at, offset.stop, relative.moment_of(lexemes, offset, anchor)
            floor = offset.stop


_COUNTING = relative.HEADS | (frozenset(SMALL) - {"twenty", "thirty"})
"""What opens no date that names its own parts."""


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    decades = frozenset(("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"))
    signs = frozenset(("'", "’", "‘", "q", "h", "fy", "fiscal", "financial", "ad"))
    return (
        frozenset(MONTHS)
        | frozenset(WEEKDAYS)
        | frozenset(SEASONS)
        | decades
        | signs
        | relative.HEADS
        | frozenset(ORDINALS)
        | frozenset(SMALL)
    )


def _explicit(lexemes: Lexemes, at: int, order: str) -> Dating | None:
    """The date at a lexeme that names its own parts."""
    word = lexemes.words[at]
    if word in WEEKDAYS:
        return _weekday(lexemes, at, order)
    if word in MONTHS:
        return forms.month_first(lexemes, at)
    if word[0].isdecimal():
        if not _may_begin(word, lexemes.words[at + 1]):
            return None
        return (
            forms.numeric(lexemes, at, order)
            or forms.day_first(lexemes, at)
            or forms.year_first(lexemes, at)
            or periods.quarter(lexemes, at)
            or periods.century(lexemes, at)
            or periods.decade(lexemes, at)
            or year(lexemes, at)
            or _nth_day(lexemes, at)
        )
    if word in SEASONS:
        return of_season(lexemes, at) or periods.season(lexemes, at)
    if word in ("fy", "fiscal", "financial", "ad"):
        return year(lexemes, at)
    if word in ("'", "’", "‘") or word.endswith("ties"):
        return periods.decade(lexemes, at)
    if word in ("q", "h"):
        return periods.quarter(lexemes, at)
    return _ordinal(lexemes, at)


_DIGITS_OF_YEAR = 4
_BEHIND_DIGITS = (
    frozenset(MONTHS)
    | forms.DASHES
    | forms.ENDS
    | forms.APOSTROPHES
    | frozenset("of day to and or through / . q h s b bc bce ad ce".split())
)
"""What stands behind the first digits of a date, unless these are those of a year, or have stops between them."""


def _may_begin(digits: str, following: str) -> bool:
    """Whether a date may begin with digits, by what follows them: of most numbers of a text that alone says no."""
    return following in _BEHIND_DIGITS or len(digits) == _DIGITS_OF_YEAR or "." in digits


def _ordinal(lexemes: Lexemes, at: int) -> Dating | None:
    """A date that opens with a word for a number: "third of May", "first quarter", "nineteenth century"."""
    word = lexemes.words[at]
    if word not in ORDINALS and word not in ("twenty", "thirty"):
        return None
    return (
        forms.day_first(lexemes, at)
        or periods.quarter(lexemes, at)
        or periods.century(lexemes, at)
        or _nth_weekday(lexemes, at)
    )


def _nth_day(lexemes: Lexemes, at: int) -> Dating | None:
    """ "On the 22nd": a day of a month that is not named."""
    words = lexemes.words
    if words[at + 1] not in ("st", "nd", "rd", "th") or not lexemes.touches(at + 1) or len(words[at]) > 2:
        return None
    weekday = _nth_weekday(lexemes, at)
    if weekday:
        return weekday
    cue = words[at - 1] in ("on", "by", "until") or (
        words[at - 1] == "the" and words[at - 2] in ("on", "by", "until", "since")
    )
    noun = words[at + 2].isalpha() and words[at + 2] not in (
        "and",
        "at",
        "to",
        "or",
        "for",
        "in",
        "of",
        "with",
        "he",
        "she",
        "they",
        "we",
        "it",
        "i",
    )
    if not cue or noun or not 1 <= int(words[at]) <= 31:
        return None
    return Dating(at, at + 2, Precision.DAY, day=int(words[at]))


def _nth_weekday(lexemes: Lexemes, at: int) -> Dating | None:
    """ "The third Tuesday (of November 2019)"."""
    found = ordinal_at(lexemes, at)
    if found is None or found[0] > 5 or lexemes.words[found[1]] not in LONG_WEEKDAYS:
        return None
    stop, month, year_ = found[1] + 1, None, None
    if lexemes.words[stop] in ("of", "in"):
        named = month_at(lexemes, stop + 1)
        if named:
            month, stop = named
            after = forms.after_month(lexemes, stop)
            year_, stop = after if after and after[0] >= 1000 else (None, stop)
    return Dating(at, stop, Precision.DAY, year_, month, weekday=WEEKDAYS[lexemes.words[found[1]]])


_ALSO_WORDS = frozenset({"sun", "sat"})


def _weekday(lexemes: Lexemes, at: int, order: str) -> Dating | None:
    """A weekday, with the date behind it: "Monday, 3 February 2020", "Monday (Feb. 3)", "Monday"."""
    words = lexemes.words
    weekday, after = WEEKDAYS[words[at]], at + 1
    if words[at] in _ALSO_WORDS and (words[at - 1] == "the" or words[after] == "on"):
        return None  # "closest to the Sun on 2 February", "the court sat on 5 May"
    after += words[after] == "." and lexemes.touches(after) and words[at] not in LONG_WEEKDAYS
    behind = after + (words[after] in (",", "(")) + (words[after] == "the")
    behind += words[behind] in ("the", "on")
    dated = _day_at(lexemes, behind, order)
    if dated:
        stop = dated.stop + (words[after] == "(" and words[dated.stop] == ")")
        return replace(dated, start=at, stop=stop, weekday=weekday)
    if relative.read_at(lexemes, at):
        return None
    if words[at] in LONG_WEEKDAYS or words[at][:-1] in LONG_WEEKDAYS or _is_short_weekday(lexemes, at):
        return Dating(at, after, Precision.DAY, weekday=weekday)
    return None


def _is_short_weekday(lexemes: Lexemes, at: int) -> bool:
    """Whether "Sat" or "Sun" is a day: after a preposition, or no word at all ("tues")."""
    word, before = lexemes.words[at], lexemes.words[at - 1]
    if word in ("tue", "tues", "wednes", "thu", "thur", "thurs", "fri", "weds"):
        return True
    return before in ("on", "by", "until", "since", "this", "next", "last", "every") and (
        lexemes.is_capital(at) or before == "on"
    )


def _day_at(lexemes: Lexemes, at: int, order: str) -> Dating | None:
    """The day that begins at a lexeme, or None."""
    word = lexemes.words[at]
    if word in MONTHS:
        found = forms.month_first(lexemes, at)
    elif word[:1].isdecimal():
        found = forms.numeric(lexemes, at, order) or forms.day_first(lexemes, at)
    elif word in ORDINALS or word in ("twenty", "thirty"):
        found = forms.day_first(lexemes, at)
    else:
        found = None
    if found and found.precision is Precision.DAY:
        return found
    nth = _bare_day(lexemes, at)
    return nth or None


def _bare_day(lexemes: Lexemes, at: int) -> Dating | None:
    """ "Monday the 3rd"."""
    found = forms.day_at(lexemes, at)
    ordered = found and (lexemes.words[found[1] - 1] in ("st", "nd", "rd", "th") or lexemes.words[at].isalpha())
    if found is None or not ordered or lexemes.words[at - 1] != "the":
        return None
    return Dating(at, found[1], Precision.DAY, day=found[0])
