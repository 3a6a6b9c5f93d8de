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


def _by_parts(one: Moment, other: Moment) -> bool | None:
    pairs = [(one.year, other.year), (one.month, other.month), (one.day, other.day), (one.quarter, other.quarter)]
    known = [(a, b) for a, b in pairs if a is not None and b is not None]
    if any(a != b for a, b in known):
        return False
    return True if known and all(a == b for a, b in pairs) else None
