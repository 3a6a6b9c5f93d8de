"""Whether a figure and a value of a source are counted in the same, and whether the one may stand for the other."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from decimal import Decimal
from itertools import islice, takewhile
from typing import Protocol

from tieout.model.answers import Fact, Measure
from tieout.model.claims import Claim, Term
from tieout.model.quantities import Interval, Kind, Qualifier, Quantity, Unit
from tieout.text.currencies import UNKNOWN
from tieout.text.rounding import EXACT, admits, allowed
from tieout.text.units import TIMES

FEW = 12
"""A count in words up to this is often of what the text lists itself, or of a part, and stands beside anything."""
_UNITS = frozenset({Kind.MEASURE, Kind.DURATION})
_BARE = frozenset({Kind.COUNT, Kind.AGE, Kind.ORDINAL, Kind.SCORE, Kind.ANNIVERSARY})
_HUNDRED = Decimal(100)
_BOTH_SIDES = Decimal(2)
"""What is rounded lies half a step above or below what is printed."""
_TEMPERATURE, _ANGLE = "temperature", "angle"
"""Dimensions: degrees may be of both."""
_FREEZING = Decimal(32)
"""Degrees of Fahrenheit at which Celsius has none."""
_STERLING, _POUND = "GBP", "pound"
"""A currency and a weight of one name."""
_BESIDE = 12
"""Characters from a figure to the noun that it counts."""
_WIDE = 3
"""What is as vague as this has no number: "several" is from two to ten."""


class Value(Protocol):
    """What a source gives, as far as a figure is held against it: the values it may be, and what they count."""

    @property
    def interval(self) -> Interval: ...

    @property
    def measure(self) -> Measure: ...

    @property
    def fractions(self) -> bool: ...


class Measured(Protocol):
    """What says in what it is counted: a value, or a column of them."""

    @property
    def measure(self) -> Measure: ...


def same_unit(quantity: Quantity, fact: Measured) -> bool | None:
    """Whether both are counted in the same unit; None where one of them does not say."""
    measure = fact.measure
    if not measure.known:
        return True if quantity.kind in _BARE else None
    if quantity.kind in (Kind.PERCENT, Kind.POINTS):
        return bool(measure.percent)
    if quantity.kind is Kind.MONEY:
        if measure.currency is None:
            return None if are_pounds(quantity.currency, measure.unit) else False
        return None if UNKNOWN in (measure.currency, quantity.currency) else measure.currency == quantity.currency
    if quantity.unit is not None and quantity.kind in _UNITS:
        if are_pounds(measure.currency, quantity.unit):
            return None
        return _same_dimension(quantity.unit, measure.unit) if measure.unit is not None else False
    return None


def are_pounds(currency: str | None, unit: Unit | None) -> bool:
    """Whether money in pounds stands against pounds, of which the word alone does not say whether they are a weight."""
    return currency == _STERLING and unit is not None and unit.name == _POUND


def _same_dimension(one: Unit, other: Unit) -> bool | None:
    """Whether two units measure the same; None where only one of them says at what time: "8.4 g", "8.4 g a day"."""
    if one.dimension == other.dimension:
        return True
    if {one.dimension, other.dimension} == {_ANGLE, _TEMPERATURE}:  # "1.4 degrees", of whichever scale
        return None
    rated, plain = (one, other) if "/" in one.dimension else (other, one)
    timed = rated.dimension.rpartition("/")[2] in TIMES  # "5 mg/kg" is no 5 mg
    return None if timed and rated.name.partition(" per ")[0] == plain.name else False


def stands_for(quantity: Quantity, value: Value) -> bool:
    """Whether the figure, as printed and qualified, may stand for the source's value.

    So many degrees of one scale may be a temperature on the other, or a difference.
    """
    low, high = in_terms_of(quantity, value)
    zero = zero_between(value.measure.unit, quantity.unit)
    if zero and _stands_within(quantity, EXACT.add(low, zero), EXACT.add(high, zero)):
        return True
    return _stands_within(quantity, low, high)


def zero_between(one: Unit | None, other: Unit | None) -> Decimal:
    """What the zero of one scale of temperature is on the other; 0 for two units of anything else."""
    if one is None or other is None or one == other or not one.dimension == other.dimension == _TEMPERATURE:
        return Decimal(0)
    if other.factor < one.factor:
        return _FREEZING
    return -EXACT.multiply(_FREEZING, EXACT.divide(one.factor, other.factor))


def _stands_within(quantity: Quantity, low: Decimal, high: Decimal) -> bool:
    """The same of the least and the most that the source's value may be in the figure's unit."""
    if low == high:
        return admits(quantity, low)
    if not (low.is_finite() and high.is_finite()):
        return _follows_from(quantity, Interval(low, high))
    if (quantity.qualifier is Qualifier.MORE_THAN and high <= quantity.value) or (
        quantity.qualifier is Qualifier.LESS_THAN and low >= quantity.upper
    ):
        return False
    own = allowed(quantity)
    if quantity.is_range and 2 * (high - low) >= own.high - own.low:
        return _have_one_middle(own, Interval(low, high)) and has_ends(quantity, Interval(low, high))
    # two that only touch are neighbours in the last digit: 4.2 is not 4.1
    meet = own.low < high and low < own.high if own.low < own.high else own.meets(Interval(low, high))
    return meet and (low < 0) == (quantity.value < 0)


def fits(quantity: Quantity, fact: Fact) -> bool:
    """Whether the figure may stand for a source's value, and nothing says that they are counted in different units."""
    return stands_for(quantity, fact) and same_unit(quantity, fact) is not False


def _have_one_middle(one: Interval, other: Interval) -> bool:
    """Whether two ranges are the same but for rounding: each has the middle of the other, and not at its edge."""
    first, second = (EXACT.divide(EXACT.add(low, high), Decimal(2)) for low, high in (one, other))
    return other.low < first < other.high and one.low < second < one.high


def has_ends(quantity: Quantity, other: Interval) -> bool:
    """Whether a printed range begins and ends where another does, but for rounding: "4.3 to 4.9" is not 4.6 to 4.9."""
    own = allowed(quantity)
    below, above = EXACT.subtract(quantity.value, own.low), EXACT.subtract(own.high, quantity.upper)
    begins = abs(EXACT.subtract(own.low, other.low)) <= EXACT.multiply(_BOTH_SIDES, below)
    return begins and abs(EXACT.subtract(own.high, other.high)) <= EXACT.multiply(_BOTH_SIDES, above)


def _follows_from(quantity: Quantity, bound: Interval) -> bool:
    """Whether a figure may be said where the source gives a bound alone: "more than two dozen" is not 26.

    The bound itself may be printed without its words, and a bound follows from one that is as narrow.
    """
    upwards = bound.low.is_finite()
    edge = bound.low if upwards else bound.high
    match quantity.qualifier:
        case Qualifier.MORE_THAN | Qualifier.AT_LEAST:
            return upwards and quantity.interval.low <= edge
        case Qualifier.LESS_THAN | Qualifier.AT_MOST:
            return not upwards and quantity.interval.high >= edge
        case _:
            return allowed(quantity).holds(edge)


def counted_behind(claim: Claim) -> Term | None:
    """The word of the subject right behind a figure, in its stretch of the sentence: what it counts."""
    end = claim.quantity.span.end
    first = bisect_left(claim.terms, end, key=lambda one: one.span.start)
    behind = takewhile(lambda one: one.span.start <= end + _BESIDE, islice(claim.terms, first, None))
    return next((one for one in behind if claim.near.holds(one.span)), None)


def echoes(quantity: Quantity, other: Quantity) -> bool:
    """Whether another quantity has the figure's number in some form: a part, an ordinal, a share, digits or size alone.

    Units that measure different things keep them apart, as do two of the same ("two hours", "two years") and money and
    any other: what is as long in another unit is a value, and no echo. That both mean the same is not said.
    """
    if quantity.unit is not None and other.unit is not None and quantity.unit.name != other.unit.name:
        return False
    if Kind.CLOCK in (quantity.kind, other.kind) and quantity.kind is not other.kind:
        return False
    for one, two in ((quantity, other), (other, quantity)):
        if one.kind is Kind.MONEY and (two.unit is not None or two.kind is Kind.PERCENT):
            return False
    if other.is_range and other.interval.holds(quantity.value) and quantity.kind is other.kind:
        return True
    if other.vague and other.interval.high > _WIDE * other.interval.low:
        return False
    values = {other.value, abs(other.value), *other.parts, EXACT.scaleb(other.value, -other.scale)}
    if quantity.kind is Kind.PERCENT and other.kind in (Kind.FRACTION, Kind.RATIO):
        values.add(EXACT.multiply(other.value, _HUNDRED))
    own = {quantity.value, EXACT.scaleb(quantity.value, -quantity.scale)}
    return bool(own & values) or any(quantity.interval.holds(one) for one in values)


def in_terms_of(quantity: Quantity, value: Value) -> Interval:
    """The source's value in the figure's unit."""
    theirs, own = value.measure.unit, quantity.unit
    if theirs is not None and own is not None and theirs.dimension == own.dimension:
        factor = EXACT.divide(theirs.factor, own.factor)
    elif value.fractions and quantity.kind is Kind.PERCENT:
        factor = _HUNDRED
    else:
        return value.interval
    if factor == 1:
        return value.interval
    return Interval(EXACT.multiply(value.interval.low, factor), EXACT.multiply(value.interval.high, factor))


def significant(quantity: Quantity) -> int:
    """How many digits of a figure tell it from others: 3 in 7,420 and in 0.0742."""
    digits = "".join(map(str, quantity.value.as_tuple().digits)).strip("0")
    return len(digits)


def power_between(quantity: Quantity, fact: Fact) -> int:
    """The power of ten, a multiple of 3, by which the figure is larger than the source's value; 0 where it is none."""
    low, high = in_terms_of(quantity, fact)
    if not (low.is_finite() and high.is_finite()):  # of a bound the number itself
        low, high = in_terms_of(quantity, replace(fact, interval=Interval(fact.value, fact.value)))
    own = allowed(quantity) if quantity.qualifier is None else quantity.interval
    if low > 0 and own.low > 0 and EXACT.scaleb(low, 3) > own.high and EXACT.scaleb(own.low, 3) > high:
        return 0  # as it is of nearly all: not a thousandth of one lies within the other
    for power in (3, -3, 6, -6, 9, -9, 12, -12):
        if own.meets(Interval(EXACT.scaleb(low, power), EXACT.scaleb(high, power))) and low:
            return power
    return 0


def same_digits(quantity: Quantity, fact: Fact) -> bool:
    """Whether the figure has the source's value, whatever the unit."""
    return quantity.interval.meets(fact.interval)
