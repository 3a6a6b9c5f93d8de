"""What printed digits allow, in exact decimals.

A printed number stands for every value that rounds to it: from half a unit of its last printed digit below to half a
unit above (the principle of statcheck: Nuijten and others, "The prevalence of statistical reporting errors in
psychology", 2016). The zeros that a round number ends in may be rounding, down to two significant digits.
"""

from __future__ import annotations

from decimal import Context, Decimal

from tieout.model.quantities import INFINITY, Interval, Qualifier, Quantity

EXACT = Context(prec=160)
"""Wide enough for every sum and product of the numbers that are read (at most forty digits and a scale word)."""
_SHARES = Context(prec=34)
_ABOUT = Decimal("0.05")
_HALF = Decimal("0.5")
_UNIT = Decimal(1)
_MOST_SURE = Decimal(100)
"""A whole number below this has no zeros that may be rounding."""


def step_of(value: Decimal) -> Decimal:
    """The unit of the last digit that a number, as printed, vouches for: 1 in 947, 0.1 in 7.8, 1,000 in 40,000."""
    if value.same_quantum(_UNIT) and -_MOST_SURE < value < _MOST_SURE:
        return _UNIT  # most numbers are small and whole
    _, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        return Decimal(0)
    if exponent or len(digits) <= 2:
        return Decimal((0, (1,), exponent))
    zeros = next((place for place, digit in enumerate(reversed(digits)) if digit), len(digits))
    if zeros == 1 and len(digits) > 3:  # nobody rounds thousands to tens: 2,190 is meant to the unit
        zeros = 0
    return Decimal((0, (1,), min(zeros, len(digits) - 2)))


def divided(above: Decimal, below: Decimal) -> Decimal:
    """A quotient, to 34 significant digits."""
    return _SHARES.divide(above, below)


def plain(value: Decimal) -> Decimal:
    """A value without an exponent above 0, and without zeros after a decimal mark: 3E+6 and 3000000.0 as 3000000."""
    if value.same_quantum(_UNIT) or not value.is_finite():
        return value
    whole = value.to_integral_value(context=EXACT)
    return EXACT.quantize(whole, _UNIT) if whole == value else value


def around(value: Decimal, step: Decimal) -> Interval:
    """The values that round to one at a given step."""
    half = EXACT.multiply(step, _HALF)
    return Interval(EXACT.subtract(value, half), EXACT.add(value, half))


def widened(interval: Interval, value: Decimal, share: Decimal = _ABOUT) -> Interval:
    """An interval widened to a share of the value on both sides, where it is not so wide already."""
    reach = EXACT.multiply(abs(value), share)
    return Interval(min(interval.low, EXACT.subtract(value, reach)), max(interval.high, EXACT.add(value, reach)))


def allowed(quantity: Quantity) -> Interval:
    """The values a quantity allows, its qualifier counted: "about" widens to 5 %, "more than" opens one end.

    Ends are included; that "more than 600" is wrong of 600 itself is for `admits`.
    """
    interval, value = quantity.interval, quantity.value
    match quantity.qualifier:
        case None:
            return interval
        case Qualifier.ABOUT:
            low, high = widened(interval, value), widened(interval, quantity.upper)
            return Interval(min(low.low, high.low), max(low.high, high.high))
        case Qualifier.MORE_THAN | Qualifier.AT_LEAST:
            return Interval(value, INFINITY)
        case Qualifier.LESS_THAN | Qualifier.AT_MOST:
            return Interval(-INFINITY, quantity.upper)
        case Qualifier.NEARLY:
            return Interval(min(interval.low, EXACT.multiply(value, Decimal("0.9"))), quantity.upper)
        case Qualifier.JUST_OVER:
            return Interval(value, max(interval.high, EXACT.multiply(quantity.upper, Decimal("1.1"))))
        case _:
            return interval


def admits(quantity: Quantity, value: Decimal) -> bool:
    """Whether a value known exactly is one that a quantity, as printed and qualified, may stand for."""
    if quantity.qualifier is Qualifier.MORE_THAN:
        return value > quantity.value
    if quantity.qualifier is Qualifier.LESS_THAN:
        return value < quantity.upper
    return allowed(quantity).holds(value)
