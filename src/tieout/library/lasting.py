"""Ages and lengths of time that a source does not print, and that follow from two dates of one of its sentences.

"The strike lasted from 4 to 19 November" bears out 15 days and, the first one counted, 16. "Born in 1950, she died in
2015" bears out an age of 64 as of 65, until the days are known. "Closed from 2.30 until 7" bears out four and a half
hours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain, combinations
from typing import NamedTuple

from tieout.library.prose import Text
from tieout.model import Claim, Fact, Moment, Passage, Span
from tieout.model.moments import Precision
from tieout.model.quantities import Interval, Kind, Quantity, Unit
from tieout.text.clocks import clock_of, is_of_a_day, lie_apart
from tieout.text.rounding import EXACT, allowed

_MOST = 4
"""Of more dates in a sentence some two would fit by chance."""
_DAY = Decimal(86_400)
"""Seconds."""
_HOUR = Decimal(3_600)
_MONTHS = 12
_TIMES = 24
"""Of more times of the day that a source tells nearly every length lies between some two."""


class _Apart(NamedTuple):
    """How far two dates lie apart: at least and at most so many days, and so many full months."""

    first: str
    last: str
    days: tuple[int, int]
    months: tuple[int, int]


def is_length(claim: Claim) -> bool:
    """Whether a figure is an age or a length of time."""
    return claim.quantity.kind in (Kind.DURATION, Kind.AGE) and claim.quantity.unit is not None


def length_in(claim: Claim, text: Text, sentence: Span) -> Fact | None:
    """The fact that a length of time follows from two dates of a sentence, or from two of its times of the day."""
    passage = text.passage(sentence)
    return _lasts(claim, text.dated(sentence), passage) or _runs(claim, _figures(text, sentence), passage)


def length_near(claim: Claim, own: Sequence[Quantity], near: Sequence[tuple[Text, Span]]) -> Fact | None:
    """The fact that a length is that of a range of dates in some sentences or beside them; or of two times of the day.

    These are of one of the sentences and one beside it, or of the draft's `own` figures.
    """
    for text, sentence in near:
        passage, figures = text.passage(sentence), _figures(text, sentence)
        beside = [one for one in text.beside(sentence) if one != sentence]
        ranges = (one for other in (sentence, *beside) for one in text.dated(other) if one.is_range)
        found = chain(
            (_lasts(claim, (one,), passage) for one in ranges),
            (_runs(claim, [*figures, *others], passage) for others in ([], own)),
            (_runs(claim, [*figures, *_figures(text, other)], passage) for other in beside),
        )
        if fact := next(filter(None, found), None):
            return fact
    return None


def runs_in(claim: Claim, own: Sequence[Quantity], text: Text, sentence: Span) -> Fact | None:
    """The fact that a length lies between the two times of the day of a sentence, or one of them that the draft has."""
    told = [one for one in _figures(text, sentence) if one.kind is Kind.CLOCK]
    mine = [clock_of("", one) for one in own if one.kind is Kind.CLOCK]
    pairs = combinations(told, 2) if len(told) <= _MOST else ()
    passage = text.passage(sentence)
    whole = [
        pair
        for pair in pairs
        if len(told) == len(pair) or any(one.is_same(clock_of("", each)) for one in mine for each in pair)
    ]
    return next((fact for pair in whole if (fact := _runs(claim, pair, passage))), None)


def runs_among(claim: Claim, text: Text) -> Fact | None:
    """The fact that a length lies between any two of the times of the day that a source tells, if these are few."""
    seconds = EXACT.multiply(claim.quantity.value, claim.quantity.unit.factor) if claim.quantity.unit else _HOUR
    clocks = text.clocks if seconds % _HOUR else ()  # full hours lie between many
    for (first, one), (last, other) in combinations(clocks, 2) if len(clocks) <= _TIMES else ():
        apart = lie_apart(claim.quantity, one, other)
        if apart is not None:
            working = f"{text.printed(last)} - {text.printed(first)}"
            return Fact(text.passage(first), claim.quantity.value, apart, working, when=claim.when)
    return None


def _figures(text: Text, sentence: Span) -> list[Quantity]:
    return [one.quantity for one in text.counted(sentence)]


def _lasts(claim: Claim, dates: Sequence[Moment], passage: Passage) -> Fact | None:
    """The fact that a length of time follows from two of some dates; None where it does not."""
    unit = claim.quantity.unit
    if unit is None or len(dates) > _MOST:
        return None
    for apart in _apart(dates):
        interval = _in(unit, apart)
        if _answers(claim.quantity, interval):
            return Fact(passage, claim.quantity.value, interval, f"{apart.last} - {apart.first}", when=claim.when)
    return None


def _runs(claim: Claim, times: Sequence[Quantity], passage: Passage) -> Fact | None:
    """The fact that hours or minutes lie between two of some times of the day."""
    clocks = [one for one in times if one.kind is Kind.CLOCK]
    if not is_of_a_day(claim.quantity) or len(clocks) > _MOST:
        return None
    for first, last in combinations(clocks, 2):
        apart = lie_apart(claim.quantity, clock_of("", first), clock_of("", last))
        if apart is not None:
            return Fact(passage, claim.quantity.value, apart, f"{last.text} - {first.text}", when=claim.when)
    return None


def lies_between(claim: Claim, one: Moment, other: Moment, passage: Passage) -> Fact | None:
    """The fact that an age or a length of time in years lies between two dates, of which one may be a year alone."""
    if _runs_on(one) or _runs_on(other):  # how far apart two stretches lie is anybody's guess
        return _lasts(claim, (one,), passage)
    if (fact := _lasts(claim, (one, other), passage)) is not None:
        return fact
    quantity = claim.quantity
    if one.year is None or other.year is None or one.precision is other.precision:
        return None
    if quantity.unit is not None and quantity.unit.name != "year":
        return None
    years = abs(one.year - other.year)
    interval = Interval(Decimal(max(0, years - 1)), Decimal(years))
    if not years or not _answers(quantity, interval):
        return None
    first, last = sorted((one, other), key=lambda each: each.year or 0)
    return Fact(passage, quantity.value, interval, f"{last.text} - {first.text}", when=claim.when)


def _runs_on(moment: Moment) -> bool:
    """Whether a date is a stretch from one year into another."""
    return (
        moment.is_range
        and moment.first is not None
        and moment.last is not None
        and moment.first.year != moment.last.year
    )


def _in(unit: Unit, apart: _Apart) -> Interval:
    """How far two dates lie apart in a unit; of years and months the least is what is full."""
    if unit.dimension == "months":
        low, high = (Decimal(months) / unit.factor for months in apart.months)
        return Interval(Decimal(int(low)), high)
    low, high = (Decimal(days) * _DAY / unit.factor for days in apart.days)
    return Interval(low, high)


def _answers(quantity: Quantity, interval: Interval) -> bool:
    """Whether a length may be what was worked out; an age is in full years, and never rounded up."""
    if quantity.kind is Kind.AGE and quantity.qualifier is None and not quantity.is_range:
        return int(interval.low) <= quantity.value <= int(interval.high)
    return allowed(quantity).meets(interval)


def _apart(dates: Sequence[Moment]) -> Iterator[_Apart]:
    """How far the ends of each range, and each two dates, lie apart."""
    known = [(one, (one.first, one.last)) for one in dates if one.first and one.last]
    for one, (first, last) in known:
        if one.is_range:
            yield _between(one.text, one.text, (first, first), (last, last), one.precision)
    for pair in combinations(known, 2):
        (one, early), (other, late) = sorted(pair, key=lambda stretch: stretch[1][0])
        if one.precision is other.precision:
            yield _between(one.text, other.text, early, late, one.precision)


def _between(first: str, last: str, early: tuple[date, date], late: tuple[date, date], precision: Precision) -> _Apart:
    """From the end of one stretch to the beginning of the other at least, and the other way round at most."""
    slack = 1 if precision is Precision.DAY else 0
    least, most = max(0, (late[0] - early[1]).days), (late[1] - early[0]).days + slack
    return _Apart(first, last, (least, most), (_months(early[1], late[0]), _months(early[0], late[1])))


def _months(first: date, last: date) -> int:
    """Full months from one day to another."""
    full = (last.year - first.year) * _MONTHS + last.month - first.month
    return max(0, full - (last.day < first.day))
