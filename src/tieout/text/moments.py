"""Whether two dates may be of one time."""

from __future__ import annotations

from tieout.model.moments import Moment


def agree(one: Moment | None, other: Moment | None) -> bool | None:
    """True where both name the same stretch of the calendar, False where they lie apart.

    None where one of them names none, or where one lies within the other: a month and its year.
    """
    if one is None or other is None:
        return None
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return _by_parts(one, other)
    if (one.first, one.last) == (other.first, other.last):
        return True
    if one.last < other.first or other.last < one.first:
        return False
    return None


def bears_out(told: Moment, said: Moment) -> bool:
    """Whether a date that is told bears out one that is said: the same, within it, or a stretch that it opens or ends.

    A day of a month bears out the month, the year and the decade, and "7 May" without a year; "from 4 to 19 November"
    bears out either day. A range is borne out by the same range alone.
    """
    if agree(told, said):
        return True
    if told.first is not None and told.last is not None and said.first is not None and said.last is not None:
        within = said.first <= told.first and told.last <= said.last and not said.is_range
        return within or (said.first == said.last and said.first in (told.first, told.last) and told.day is not None)
    parts = [(said.year, told.year), (said.month, told.month), (said.day, told.day)]
    known = [(one, other) for one, other in parts if one is not None]
    return said.month is not None and not said.is_range and all(one == other for one, other in known)


def _by_parts(one: Moment, other: Moment) -> bool | None:
    pairs = [(one.year, other.year), (one.month, other.month), (one.day, other.day), (one.quarter, other.quarter)]
    known = [(a, b) for a, b in pairs if a is not None and b is not None]
    if any(a != b for a, b in known):
        return False
    return True if known and all(a == b for a, b in pairs) else None
