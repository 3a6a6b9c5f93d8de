"""Times of the day: which of them are the same, and whether something was at one, from it on, or until it."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from itertools import islice
from typing import NamedTuple

from tieout.model.places import Span
from tieout.model.quantities import Interval, Kind, Quantity
from tieout.text.patterns import lazy
from tieout.text.rounding import allowed, divided

DAY, _HALF = 24 * 60, 12 * 60
_MINUTE, _HOUR = 60, 3600
"""Seconds."""
_ABOUT = 10
"""So many minutes "about three" may be off."""
_REACH = 40
_SURE = lazy(r"[ap]\.?\s?m\b|morning|afternoon|evening|night|noon|midday|\A0\d", re.IGNORECASE)
_FROM = lazy(r"\b(?:from|since|between|starting(?: at)?)\s+\Z", re.IGNORECASE)
_UNTIL = lazy(r"(?:\b(?:until|till|to|through)\s+|[-‐‑–—]\s*|\bbetween\s[^.;]{1,24}\sand\s+)\Z", re.IGNORECASE)
_NEAR = lazy(r"\b(?:about|around|approximately|roughly|nearly|almost|circa|towards?)\s+\Z", re.IGNORECASE)
_BOUND = lazy(r"\b(?:by|before|after|past)\s+\Z", re.IGNORECASE)
_ZONE = lazy(r"\s*\(?(?P<zone>UTC|GMT|[A-Z]{1,3}[SD]?T|Eastern|Central|Pacific|Mountain)\b(?P<off>[+−-]\d{1,2})?")
_DOTTED = lazy(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
MOST = 64
"""Times of the day that are looked for in one text."""
_IN_DIGITS = lazy(
    r"(?<![\d.:,])(?:(?P<hours>[01]?\d|2[0-3]):(?P<minutes>[0-5]\d)(?::[0-5]\d)?(?![\d:])"
    r"|(?P<hour>1[0-2]|0?[1-9])(?:[.:](?P<minute>[0-5]\d))?(?=\s?[ap]\.?m\b))(?:\s?(?P<half>[ap])\.?m\b)?",
    re.IGNORECASE,
)
_AT = lazy(r"\b(?:at|by|until|till|from|before|after|since|about|around|between|to|and|than)\s+\Z", re.IGNORECASE)


class Part(Enum):
    """What a time of the day is to what is told: when it was, began, or ended, about when, or before or after when."""

    AT = "at"
    FROM = "from"
    UNTIL = "until"
    NEAR = "near"
    BOUND = "bound"


class Clock(NamedTuple):
    """A time of the day."""

    minutes: int
    """Since midnight."""
    sure: bool
    """Whether it says which half of the day is meant."""
    part: Part
    zone: str
    """As printed; empty where it is that of the place."""

    def is_same(self, other: Clock) -> bool:
        """Whether two times are one, as far as they say: "7" may be seven in the evening; zones are not reckoned."""
        if self.zone and other.zone and self.zone != other.zone:
            return False
        off = abs(self.minutes - other.minutes)
        if not (self.sure and other.sure):
            off = min(off % _HALF, _HALF - off % _HALF)
        return off <= (_ABOUT if Part.NEAR in (self.part, other.part) else 0)

    def is_another(self, other: Clock) -> bool:
        """Whether one cannot be the other: both of one zone, and told as the same part of what is told."""
        told = self.part is other.part and self.part not in (Part.NEAR, Part.BOUND)
        return told and self.zone == other.zone and not self.is_same(other)

    def is_opposed(self, other: Clock) -> bool:
        """Whether one tells when something began, and the other when it ended."""
        return {self.part, other.part} == {Part.FROM, Part.UNTIL}


def clock_of(prose: str, quantity: Quantity) -> Clock:
    """The time of the day that a quantity of kind CLOCK is, or one that is written as a decimal ("9.40")."""
    start, end = quantity.span
    if quantity.kind is not Kind.CLOCK:
        hours, _, rest = quantity.text.partition(".")
        minutes = 60 * int(hours) + int(rest)
    else:
        minutes = int(quantity.value) % DAY
    sure = not 60 <= minutes <= _HALF + 59 or _SURE.search(quantity.text) is not None
    zone = _ZONE.match(prose, end)
    return Clock(minutes, sure, _part(prose[max(0, start - _REACH) : start]), "".join(zone.groups("")) if zone else "")


def clocks_in(prose: str) -> list[tuple[Span, Clock]]:
    """The times of the day that a text has in digits, beyond doubt, in order, and where: no more than MOST."""
    found = []
    for match in islice(_IN_DIGITS.finditer(prose), MOST):
        hours, minutes = int(match["hours"] or match["hour"]), int(match["minutes"] or match["minute"] or 0)
        half = match["half"]
        minute = 60 * (hours % 12 + 12 * (half in "pP") if half else hours) + minutes
        sure = half is not None or not 60 <= minute <= _HALF + 59 or match.group().startswith("0")
        found.append((Span(*match.span()), Clock(minute, sure, Part.AT, "")))
    return found


def is_time(prose: str, quantity: Quantity) -> bool:
    """Whether a quantity is a time of the day, or a decimal that may be one."""
    return quantity.kind is Kind.CLOCK or _may_be_clock(prose, quantity)


def _may_be_clock(prose: str, quantity: Quantity) -> bool:
    """Whether a decimal may be a time of the day, by its digits and the word before it: "at 9.40"."""
    start = quantity.span.start
    return _DOTTED.fullmatch(quantity.text) is not None and _AT.search(prose, max(0, start - _REACH), start) is not None


def is_of_a_day(length: Quantity) -> bool:
    """Whether a figure is a length of time in hours or less."""
    unit = length.unit
    if length.kind is not Kind.DURATION or length.vague or unit is None:
        return False
    return unit.dimension == "duration" and unit.factor <= _HOUR


def lie_apart(length: Quantity, first: Clock, last: Clock) -> Interval | None:
    """How far two times of the day lie apart in the unit of a length, past midnight, too, if that may be the length.

    What is "four hours later than at 5" may be told before what it is later than.
    """
    if length.unit is None:
        return None
    day = DAY if first.sure and last.sure else _HALF
    between = last.minutes - first.minutes
    ends = (divided(Decimal(_MINUTE * one), length.unit.factor) for one in (between % day, -between % day) if one)
    return next((Interval(one, one) for one in ends if allowed(length).holds(one)), None)


def _part(before: str) -> Part:
    if _FROM.search(before):
        return Part.FROM
    if _UNTIL.search(before):
        return Part.UNTIL
    if _BOUND.search(before):
        return Part.BOUND
    return Part.NEAR if _NEAR.search(before) else Part.AT


__all__ = ["DAY", "Clock", "Part", "clock_of", "clocks_in", "is_of_a_day", "is_time", "lie_apart"]
