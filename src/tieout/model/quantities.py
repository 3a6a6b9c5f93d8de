"""The nouns of what is counted and measured: a quantity as somebody printed it, and what the printing allows."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from tieout.model.places import Span

INFINITY = Decimal("Infinity")


class Kind(StrEnum):
    """What a quantity is a quantity of; a range has the kind of its ends."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    POINTS = "points"
    """Percentage points, of which a hundred basis points are one."""
    MULTIPLE = "multiple"
    """Seven times, twofold, doubled, halved, twice: `value` is the factor."""
    FRACTION = "fraction"
    """Half, two thirds, ¾: `parts` are numerator and denominator."""
    RATIO = "ratio"
    """One in five, three out of four, 5:1: `parts` are the two numbers, `value` the first by the second."""
    ORDINAL = "ordinal"
    MEASURE = "measure"
    AGE = "age"
    DURATION = "duration"
    ANNIVERSARY = "anniversary"
    CLOCK = "clock"
    """A time of day: `value` is minutes after midnight; `parts` are hour and minute."""
    SCORE = "score"
    """A result, 3-2: `parts` are its two numbers, `value` the first."""


class Qualifier(StrEnum):
    """What the words before (or after) a quantity say of how it is to be taken."""

    ABOUT = "about"
    """About, around, some, roughly, approximately, or so."""
    NEARLY = "nearly"
    """Nearly, almost, close to, just under: a little less."""
    JUST_OVER = "just-over"
    """Just over, slightly more than: a little more."""
    MORE_THAN = "more-than"
    """More than, over, above, exceeding; "or more" is AT_LEAST."""
    LESS_THAN = "less-than"
    """Less than, fewer than, under, below."""
    AT_LEAST = "at-least"
    """At least, no fewer than, a minimum of, or more."""
    AT_MOST = "at-most"
    """At most, up to, no more than, a maximum of, or less."""
    EXACTLY = "exactly"
    """Exactly, precisely."""
    ONLY = "only"
    """Only, just, merely: says nothing of the value."""
    PLUS_MINUS = "plus-minus"
    """± with a margin: `interval` is the margin's."""


class Interval(NamedTuple):
    """All values from `low` to `high`, both ends included."""

    low: Decimal
    high: Decimal

    def holds(self, value: Decimal) -> bool:
        return self.low <= value <= self.high

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high


EVERYTHING = Interval(-INFINITY, INFINITY)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: its canonical name, what it measures, and how many of the base unit of that it is.

    Base units: metre, square metre, litre, kilogram, second, byte, joule, watt, kelvin steps, metre per second ...
    """

    name: str
    dimension: str
    factor: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity of a text. `span` runs from sign or currency to unit; words that qualify it stand outside."""

    span: Span
    text: str
    kind: Kind
    value: Decimal
    """The value in its printed unit, scale words applied, negative where it is so; of a range the lower end."""
    interval: Interval
    """What the printed digits allow (of a range: from the least of one end to the most of the other)."""
    parts: tuple[Decimal, ...] = ()
    """The numbers it is made of: (low, high) of a range; of fractions, ratios, scores and clock times see `Kind`."""
    unit: Unit | None = None
    unit_text: str = ""
    """The unit or currency as printed."""
    currency: str | None = None
    """ISO 4217 code; where the money has no one code, the standard's own entry for none (`text.currencies.UNKNOWN`);
    dollars of an unnamed country are USD."""
    scale: int = 0
    """The power of ten of the last scale word printed: 6 for million; 0 where none is."""
    qualifier: Qualifier | None = None
    qualifier_span: Span | None = None
    spelt: bool = False
    """Written in words."""
    vague: bool = False
    """Of no certain value: dozens, hundreds of, several, a few, "a year" by its article alone."""
    is_range: bool = False
    anchor: str | None = None
    """Of a duration, where it lies: "past", "next"; None where it floats."""

    @property
    def negative(self) -> bool:
        return self.value < 0

    @property
    def by_article(self) -> bool:
        """Whether a length of time is told by its article alone: "a week" is hardly a figure."""
        return self.vague and self.value == 1

    @property
    def upper(self) -> Decimal:
        """The value; of a range the upper end."""
        return self.parts[1] if self.is_range else self.value
