"""The nouns of the calendar: a point or stretch of it as somebody named it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tieout.model.places import Span


class Precision(StrEnum):
    """The smallest part of the calendar that is named."""

    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    HALF = "half"
    SEASON = "season"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Relative:
    """A moment told from another: so many units later (below 0: earlier) than the anchor.

    "Yesterday" is -1 day, "next month" 1 month, "two years ago" -2 years, "this year" 0 years. "Last Friday" is -1
    with the unit weekday: the weekday itself is the moment's.
    """

    count: int
    unit: str
    in_story: bool = False
    """Told from another day of the text ("the following year", "a month later"), not from the day it was written."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, month, year, quarter, decade ... of a text; parts that are not named are None.

    `first` and `last` are the first and the last day meant, None where the parts (and the anchor, for relative ones)
    do not settle them or no calendar has them. A range ("3-5 May 2019", "2015-16") has the parts of its first end.
    """

    span: Span
    text: str
    precision: Precision
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """Monday is 0."""
    quarter: int | None = None
    """Quarter, or half, of the year, from 1; `fiscal` says of which year."""
    fiscal: bool = False
    first: date | None = None
    last: date | None = None
    fault: str | None = None
    """Why there is no such date, as a clause: "September has 30 days"."""
    relative: Relative | None = None
    is_range: bool = False
    ambiguous: bool = False
    """Whether day and month could change places (3/4/2019 where nothing settles the order)."""
    bc: bool = False
    ends: int | None = None
    """Of a business or school year, the calendar year that it ends in: 2027 of "2026/27", "2026-2027" and "FY2027"."""

    @property
    def is_impossible(self) -> bool:
        return self.fault is not None
