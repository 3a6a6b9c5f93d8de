"""Dates that are told from another day: yesterday, last Friday, three weeks ago, this quarter, in the past year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from tieout.model import Span
from tieout.model.moments import Moment, Precision, Relative
from tieout.text.amounts import amount_at
from tieout.text.calendarnames import MONTHS, SEASONS, WEEKDAYS, day_of, month_span
from tieout.text.lexemes import Lexemes

_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "tmr": 1, "tmrw": 1}
_BEFORE = frozenset(("last", "past", "previous", "prior", "preceding"))
_AFTER = frozenset(("next", "coming", "following", "upcoming"))
_THIS = frozenset(("this", "current", "present", "same"))
TURNS = _BEFORE | _AFTER | _THIS
_UNITS = {
    "day": Precision.DAY, "week": Precision.WEEK, "fortnight": Precision.WEEK, "weekend": Precision.WEEK, "month":
    Precision.MONTH, "quarter": Precision.QUARTER, "year": Precision.YEAR, "decade": Precision.DECADE, "century":
    Precision.CENTURY,
}  # fmt: skip
_PLURALS = {name + "s": name for name in _UNITS} | {
    "centuries": "century",
    "wk": "week",
    "wks": "week",
    "yr": "year",
    "yrs": "year",
    "mo": "month",
}
_COUNTED = frozenset(_UNITS) | frozenset(_PLURALS)
_AGO = {"ago": -1, "earlier": -1, "later": 1, "hence": 1}
_BEFORE_DAYS = {"before": -1, "after": 1}
_WAYS = frozenset((*_AGO, *_BEFORE_DAYS, "from"))
"""What says which way a count of units goes."""
_REACH = 12
"""So many lexemes at the most, from its number on, lies that."""
HEADS = frozenset(_DAYS) | TURNS | frozenset(("the", "a", "an", "day"))
BEHIND_THE = TURNS | {"day"}
"""What "the" opens a date before."""
_MONTHS_IN = {
    Precision.MONTH: 1,
    Precision.QUARTER: 3,
    Precision.YEAR: 12,
    Precision.DECADE: 120,
    Precision.CENTURY: 1200,
}


@dataclass(frozen=True, slots=True)
class Offset:
    """A relative date being read."""

    start: int
    stop: int
    precision: Precision
    count: int
    unit: str
    weekday: int | None = None
    month: int | None = None
    in_story: bool = False


def read_at(lexemes: Lexemes, at: int) -> Offset | None:
    """The relative date that opens at a lexeme."""
    word = lexemes.words[at]
    if word in _DAYS:
        if lexemes.printed(at).isupper() and lexemes.printed(at - 1).isupper() and at:
            return None  # a newspaper's name
        return Offset(at, at + 1, Precision.DAY, _DAYS[word], "day")
    if word in WEEKDAYS:
        return _of_week(lexemes, at)
    if word in TURNS:
        return _turned(lexemes, at)
    following = lexemes.words[at + 1]
    if word == "the":
        return _turned(lexemes, at) if following in TURNS else _around(lexemes, at) if following == "day" else None
    if word == "day":
        return _around(lexemes, at)
    if _COUNTED.isdisjoint(lexemes.words[at + 1 : at + 5]) or _WAYS.isdisjoint(lexemes.words[at + 2 : at + _REACH]):
        return None
    return _ago(lexemes, at)


def _around(lexemes: Lexemes, at: int) -> Offset | None:
    """ "The day before yesterday", "day after tomorrow"."""
    words = lexemes.words
    day = at + (words[at] == "the")
    if words[day] != "day" or words[day + 1] not in ("before", "after"):
        return None
    count = {"yesterday": -2, "tomorrow": 2}.get(words[day + 2])
    near = count is not None and (words[day + 1] == "before") == (count < 0)
    return Offset(at, day + 3, Precision.DAY, count or 0, "day") if near else None


_STORY = frozenset(("same", "previous", "prior", "preceding", "following"))


def _turned(lexemes: Lexemes, at: int) -> Offset | None:
    """A turn of "last", "next", "this"; "the following year" and "the next day" are told from within the story."""
    offset = _by_turn(lexemes, at)
    turn = lexemes.words[at + (lexemes.words[at] == "the")]
    if offset and (turn in _STORY or (turn == "next" and lexemes.words[at] == "the")):
        return replace(offset, in_story=True)
    return offset


def _by_turn(lexemes: Lexemes, at: int) -> Offset | None:
    """ "Last Friday", "next month", "this year", "the past week", "the same day", "this May", "last summer"."""
    words = lexemes.words
    turn = at + (words[at] == "the")
    word = words[turn]
    if word not in TURNS:
        return None
    count = -1 if word in _BEFORE else 1 if word in _AFTER else 0
    name = turn + 1 + (words[turn + 1] in ("calendar", "fiscal", "financial"))
    what = words[name]
    if what in _UNITS and not (what == "day" and word not in ("same", "next", "previous", "following", "preceding")):
        return _with_weekday(lexemes, Offset(at, name + 1, _UNITS[what], count, what))
    if what in WEEKDAYS:
        return Offset(at, name + 1, Precision.DAY, count, "weekday", WEEKDAYS[what])
    if what in MONTHS and (lexemes.is_capital(name) or what not in ("may", "march", "mar")):
        return Offset(at, name + 1, Precision.MONTH, count, "year", month=MONTHS[what])
    if what in SEASONS and word != "same" and (what != "fall" or count or words[turn] == "this"):
        return Offset(at, name + 1, Precision.SEASON, count, "year", month=SEASONS[what])
    return None


def _with_weekday(lexemes: Lexemes, offset: Offset) -> Offset:
    """ "Next week on Friday", "last week Sunday"."""
    at = offset.stop + (lexemes.words[offset.stop] == "on")
    weekday = WEEKDAYS.get(lexemes.words[at])
    if offset.unit != "week" or weekday is None:
        return offset
    return replace(offset, stop=at + 1, precision=Precision.DAY, weekday=weekday)


def _of_week(lexemes: Lexemes, at: int) -> Offset | None:
    """ "Friday next week", "Tuesday of last week"."""
    after = at + 1 + (lexemes.words[at + 1] == "of")
    week = _turned(lexemes, after) if lexemes.words[after] in TURNS else None
    if week is None or week.unit != "week" or week.weekday is not None:
        return None
    return replace(week, start=at, precision=Precision.DAY, weekday=WEEKDAYS[lexemes.words[at]])


def _ago(lexemes: Lexemes, at: int) -> Offset | None:
    """ "Two years ago", "a month ago", "three days later", "two weeks from now"."""
    words = lexemes.words
    count, stop = _count(lexemes, at)
    if count is None:
        return None
    unit = _PLURALS.get(words[stop], words[stop])
    if unit not in _UNITS or unit == "weekend":
        return None
    way, end = _way(lexemes, stop + 1)
    if not way:
        return None
    story = words[stop + 1] in ("earlier", "later", "hence") or words[end - 1] in ("tomorrow", "yesterday", "tonight")
    if unit == "fortnight":
        unit, count = "week", 2 * count
    return Offset(at, end, _UNITS[unit], way * count, unit, in_story=story)


def _count(lexemes: Lexemes, at: int) -> tuple[int | None, int]:
    words = lexemes.words
    if words[at] in ("a", "an", "one") and (words[at + 1] in _UNITS or words[at + 1] in _PLURALS):
        return 1, at + 1
    number = amount_at(lexemes, at) if words[at][:1].isdecimal() or words[at].isalpha() else None
    if number is None or number.parts or number.value != number.value.to_integral() or not 0 < number.value <= 10_000:
        return None, at
    return int(number.value), number.stop


def _way(lexemes: Lexemes, at: int) -> tuple[int, int]:
    """Which way a count of units goes from the day it is told from, and the lexeme after the words that say so."""
    words = lexemes.words
    if words[at] in _AGO:
        return _AGO[words[at]], at + 1
    if words[at] == "from" and words[at + 1] in ("now", "today", "tomorrow", "yesterday"):
        return 1, at + 2
    if words[at] in _BEFORE_DAYS and words[at + 1] in _DAYS:
        return _BEFORE_DAYS[words[at]], at + 2
    return 0, at


def moment_of(lexemes: Lexemes, offset: Offset, anchor: date | None) -> Moment:
    """The moment that a relative date is, with the days it means where an anchor is given."""
    span = Span(lexemes.starts[offset.start], lexemes.ends[offset.stop - 1])
    first, last = _days(offset, anchor) if anchor and not offset.in_story else (None, None)
    day = first if first and offset.precision is Precision.DAY else None
    return Moment(
        span, lexemes.text[span.start : span.end], offset.precision, first.year if first else None,
        first.month if first and offset.precision in (Precision.DAY, Precision.MONTH) else offset.month,
        day.day if day else None, offset.weekday, first=first, last=last,
        relative=Relative(offset.count, offset.unit, offset.in_story),
    )  # fmt: skip


def _days(offset: Offset, anchor: date) -> tuple[date | None, date | None]:
    """The first and last day that a relative date means, told from an anchor; None beyond the calendar."""
    if offset.weekday is not None:
        day = _weekday(offset, anchor)
        return day, day
    if offset.month is not None:
        return month_span(anchor.year + offset.count, offset.month, 3 if offset.precision is Precision.SEASON else 1)
    if offset.unit in ("day", "week", "weekend"):
        length = 1 if offset.unit == "day" else 7
        first = _moved(anchor, length * offset.count - (anchor.weekday() if length == 7 else 0))
        return first, _moved(first, length - 1) if first else None
    return _months(offset, anchor)


def _weekday(offset: Offset, anchor: date) -> date | None:
    """A weekday of the week before or after, or the nearest one on that side of the anchor."""
    weekday = offset.weekday or 0
    if offset.unit == "week":
        return _moved(anchor, 7 * offset.count - anchor.weekday() + weekday)
    ahead = (weekday - anchor.weekday()) % 7
    if offset.count < 0:
        return _moved(anchor, ahead - 7)
    if offset.count > 0:
        return _moved(anchor, ahead or 7)
    return _moved(anchor, weekday - anchor.weekday())


def _months(offset: Offset, anchor: date) -> tuple[date | None, date | None]:
    length = _MONTHS_IN[offset.precision]
    if length > 12:
        years = length // 12
        first_year = anchor.year - anchor.year % years + years * offset.count
        return day_of(first_year, 1, 1), day_of(first_year + years - 1, 12, 31)
    month = (anchor.year * 12 + anchor.month - 1) // length * length + length * offset.count
    return month_span(month // 12, month % 12 + 1, length) if 12 <= month < 120_000 else (None, None)


def _moved(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
