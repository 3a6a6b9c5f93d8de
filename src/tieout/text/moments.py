"""Whether two dates may be of one time."""

from __future__ import annotations

from tieout.model.moments import Moment, Precision
from tieout.text.patterns import lazy

_NUMBER = lazy(r"\d+")
_LONGEST_MONTH = 31


def agree(one: Moment | None, other: Moment | None) -> bool | None:
    """True where both name the same stretch of the calendar, False where they lie apart.

    None where one of them names none, or where one lies within the other: a month and its year.
    """
    if one is None or other is None:
        return None
    if one.bc is not other.bc and one.year is not None and other.year is not None:
        return False
    if one.ends is not None or other.ends is not None:
        return _by_business_year(one, other)
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return _by_parts(one, other)
    if (one.first, one.last) == (other.first, other.last):
        return True
    if one.last < other.first or other.last < one.first:
        return False
    return None


def bears_out(told: Moment, said: Moment) -> bool:
    """Whether a date that is told bears out one that is said: the same, within it, or a stretch that it opens or ends.

    A day of a month bears out the month, the year and the decade, and "7 May" without a year; "from 4 May to 19 June"
    bears out either day and either month. A range is borne out by the same range alone.
    """
    if agree(told, said):
        return True
    if told.first is not None and told.last is not None and said.first is not None and said.last is not None:
        if said.is_range:
            return False
        ends = (told.first, told.last) if told.day is not None else ()
        within = said.first <= told.first and told.last <= said.last
        return within or any(said.first <= end <= said.last for end in ends)
    parts = [(said.year, told.year), (said.month, told.month), (said.day, told.day)]
    known = [(one, other) for one, other in parts if one is not None]
    if said.is_range and told.is_range and said.year is None and said.month is not None:
        return said.month == told.month and _days(said) == _days(told)
    return said.month is not None and not said.is_range and all(one == other for one, other in known)


def run_from(first: Moment, last: Moment, said: Moment) -> bool:
    """Whether a range of days runs from one date to another: "14 to 29 March" from 14 March until 29 March 2026."""
    if not said.is_range or said.day is None or first.day is None or last.day is None:
        return False
    if said.first is not None and said.last is not None:
        begins = (first.month, first.day) == (said.first.month, said.first.day)
        return begins and first.year in (None, said.first.year) and last.last == said.last
    return first.month == last.month == said.month and (first.day, last.day) == _days(said)


def _by_business_year(one: Moment, other: Moment) -> bool | None:
    """Whether a business or school year is that of the other, or may be: it lies in two calendar years.

    "FY2024" is what is dated "2024" by those whose business year is the calendar's.
    """
    if one.ends is not None and other.ends is not None:
        return one.ends == other.ends
    split, plain = (one, other) if one.ends is not None else (other, one)
    if split.ends is None or plain.year is None:
        return None
    if plain.precision is Precision.YEAR and not split.is_range and not plain.is_range:
        return split.ends == plain.year
    return None if split.ends in years_of(plain) or split.ends - 1 in years_of(plain) else False


def years_of(moment: Moment) -> range:
    """The calendar years that a date lies in, one after another; none where it names no year."""
    if moment.year is None:
        return range(0)
    if moment.ends is not None:
        return range(moment.ends - 1, moment.ends + 1)
    first, last = moment.first, moment.last
    return range(moment.year, moment.year + 1) if first is None or last is None else range(first.year, last.year + 1)


def _by_parts(one: Moment, other: Moment) -> bool | None:
    pairs = [(one.year, other.year), (one.month, other.month), (one.day, other.day), (one.quarter, other.quarter)]
    known = [(a, b) for a, b in pairs if a is not None and b is not None]
    if any(a != b for a, b in known):
        return False
    if one.is_range and other.is_range and one.day is not None and other.day is not None:
        return None if _days(one) == _days(other) else False
    if one.is_range is not other.is_range:  # a day may lie within a range that begins with it, and is not the range
        return None
    return True if known and all(a == b for a, b in pairs) else None


def _days(moment: Moment) -> tuple[int, ...]:
    """The days of the month that a range begins and ends on; those it prints where no year settles its dates."""
    if moment.first is not None and moment.last is not None:
        return moment.first.day, moment.last.day
    return tuple(day for day in map(int, _NUMBER.findall(moment.text)) if day <= _LONGEST_MONTH)
