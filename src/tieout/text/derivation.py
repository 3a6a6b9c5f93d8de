"""Whether a printed figure follows from others, with the working: differences, sums, ratios, changes, shares, averages.

Every figure stands for the interval that its digits allow; the operation is carried out on whole intervals (interval
arithmetic: Moore, "Interval Analysis", 1966), and a printed answer is wrong only where its own interval and that of
the result have no value in common. This is the principle of statcheck (Nuijten and others, "The prevalence of
statistical reporting errors in psychology", 2016).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import reduce

from tieout.model.quantities import EVERYTHING, Interval, Kind, Qualifier, Quantity
from tieout.text.rounding import EXACT, allowed, divided, plain

_HUNDRED = Decimal(100)
_ONE = Decimal(1)
_FIGURES = 3
_MOST_PLACES = 12
"""A value of more places is a quotient, such as two thirds."""
_NEAR = Decimal("0.03")
"""What is worked out and what is printed are no further apart, as a share: few digits may allow more than is meant."""
"""A result is shown with at least so many significant digits."""


class Operation(StrEnum):
    """How a figure is got from others. In a difference, ratio, change and share the second operand is the base."""

    DIFFERENCE = "difference"
    """The first less the second."""
    SUM = "sum"
    AVERAGE = "average"
    RATIO = "ratio"
    """How many times the second the first is."""
    CHANGE = "change"
    """By how many percent the first is above (or, below 0, under) the second."""
    SHARE = "share"
    """How many percent of the second the first is."""


@dataclass(frozen=True, slots=True)
class Operand:
    """A figure that others are derived from: as it is printed, its value, and what its digits allow."""

    text: str
    value: Decimal
    interval: Interval

    @classmethod
    def exact(cls, text: str, value: Decimal) -> Operand:
        """A figure that is known as it stands, such as a whole number of a table."""
        return cls(text, value, Interval(value, value))

    @classmethod
    def of(cls, quantity: Quantity) -> Operand:
        """A figure of prose: a count down to its last unit is exact, any other is what its digits allow."""
        interval = allowed(quantity)
        if _is_counted(quantity) and interval.high - interval.low == 1:
            return cls.exact(quantity.text, quantity.value)
        return cls(quantity.text, quantity.value, interval)


def _is_counted(quantity: Quantity) -> bool:
    """Whether a figure is a plain whole number, of things or of money."""
    plainly = quantity.qualifier in (None, Qualifier.EXACTLY, Qualifier.ONLY) and not quantity.is_range
    whole = quantity.value == quantity.value.to_integral_value()
    return plainly and whole and not quantity.vague and quantity.kind in (Kind.COUNT, Kind.MONEY)


@dataclass(frozen=True, slots=True)
class Derived:
    """What follows from some operands: the value and interval, and the working without its result."""

    operation: Operation
    value: Decimal
    interval: Interval
    working: str
    """In the figures as printed: "7,423 / 947"."""

    def operand(self) -> Operand:
        """The result, to derive others from."""
        return Operand(f"({self.working})", self.value, self.interval)

    def agrees(self, answer: Interval, *, signed: bool = True) -> bool:
        """Whether a printed answer may be this result; unsigned, a fall of 5 is printed as 5."""
        return answer.meets(self.interval) or (not signed and answer.meets(_negated(self.interval)))

    def is_near(self, answer: Interval) -> bool:
        """Whether it lies close to what is printed, signs apart."""
        value, answer = abs(self.value), answer if answer.high > 0 else _negated(answer)
        off = max(answer.low - value, value - answer.high, Decimal(0))
        return value.is_finite() and off <= EXACT.multiply(_NEAR, value)

    def shown(self, answer: Decimal | None = None, *, signed: bool = True) -> str:
        """The derivation in full, "7,423 / 947 = 7.84", to the digits that tell it from a printed answer."""
        value = self.value if signed else abs(self.value)
        sign = " %" if self.operation in (Operation.CHANGE, Operation.SHARE) else ""
        return f"{self.working} = {shown(value, answer)}{sign}"


def derive(operation: Operation, operands: Sequence[Operand]) -> Derived | None:
    """The result of an operation; None where there is none: too few operands, or a base of nothing."""
    if len(operands) < 1 + (operation not in (Operation.SUM, Operation.AVERAGE)):
        return None
    texts = [_bracketed(operand.text) for operand in operands]
    first, base = operands[0], operands[-1]
    match operation:
        case Operation.SUM:
            return Derived(operation, *_added(operands), " + ".join(texts))
        case Operation.AVERAGE:
            total, interval = _added(operands)
            count = Decimal(len(operands))
            mean = Interval(divided(interval.low, count), divided(interval.high, count))
            return Derived(operation, divided(total, count), mean, f"({' + '.join(texts)}) / {count}")
        case Operation.DIFFERENCE:
            value, interval = _added((first, _negative(base)))
            return Derived(operation, value, interval, f"{texts[0]} - {texts[-1]}")
    if not base.value:
        return None
    ratio, interval = divided(first.value, base.value), _quotient(first.interval, base.interval)
    if operation is Operation.RATIO:
        return Derived(operation, ratio, interval, f"{texts[0]} / {texts[-1]}")
    less = _ONE if operation is Operation.CHANGE else Decimal(0)
    value, interval = _percent(ratio, less), Interval(_percent(interval.low, less), _percent(interval.high, less))
    above = f"({texts[0]} - {texts[-1]})" if less else texts[0]
    return Derived(operation, value, interval, f"{above} / {texts[-1]}")


def follows(
    operation: Operation, operands: Sequence[Operand], answer: Interval, *, scale: int = 0, signed: bool = True
) -> bool:
    """Whether a printed answer is consistent with its operands; where nothing can be derived, nothing is wrong.

    `scale` is the power of ten in which the answer is printed and the operands are not: 3 where thousands are asked
    of figures given in full, -3 the other way round.
    """
    derived = derive(operation, operands)
    if derived is None:
        return True
    moved = Interval(EXACT.scaleb(answer.low, scale), EXACT.scaleb(answer.high, scale))
    return derived.agrees(moved, signed=signed)


def times(ratio: Derived, factor: Interval, *, more: bool = False) -> bool:
    """Whether "N times" may be said of a ratio: N times as many, or where it says "more", N + 1 times as well.

    A factor below one ("a third of") is held against the ratio either way round.
    """
    if ratio.agrees(factor):
        return True
    if more and ratio.agrees(Interval(factor.low + _ONE, factor.high + _ONE)):
        return True
    return factor.low > 0 and ratio.agrees(Interval(divided(_ONE, factor.high), divided(_ONE, factor.low)))


def shown(value: Decimal, answer: Decimal | None = None) -> str:
    """A result as a reader would print it: three significant digits, or as many as tell it from a printed answer."""
    if not value.is_finite():
        return str(value)
    size = value.adjusted() if value else 0
    places = max(0, _FIGURES - 1 - size)
    if answer is not None and answer.is_finite() and -int(answer.as_tuple().exponent) <= _MOST_PLACES:
        places = max(places, -int(answer.as_tuple().exponent))
        while places < _MOST_PLACES and round(value, places) == answer and value != answer:
            places += 1
    rounded = plain(EXACT.quantize(value, Decimal(1).scaleb(-min(places, _MOST_PLACES))))
    return f"{rounded:,f}"


def _added(operands: Sequence[Operand]) -> tuple[Decimal, Interval]:
    value = reduce(EXACT.add, (operand.value for operand in operands))
    low = reduce(EXACT.add, (operand.interval.low for operand in operands))
    return value, Interval(low, reduce(EXACT.add, (operand.interval.high for operand in operands)))


def _negative(operand: Operand) -> Operand:
    return Operand(operand.text, -operand.value, _negated(operand.interval))


def _negated(interval: Interval) -> Interval:
    return Interval(-interval.high, -interval.low)


def _quotient(above: Interval, below: Interval) -> Interval:
    """All quotients of values of two intervals; everything where the lower one holds 0."""
    if below.low <= 0 <= below.high or not all(end.is_finite() for end in (*above, *below)):
        return EVERYTHING
    corners = [divided(one, other) for one in above for other in below]
    return Interval(min(corners), max(corners))


def _percent(ratio: Decimal, less: Decimal) -> Decimal:
    return EXACT.multiply(EXACT.subtract(ratio, less), _HUNDRED) if ratio.is_finite() else ratio


def _bracketed(text: str) -> str:
    """A negative figure in brackets, so that no two signs meet."""
    return f"({text})" if text.startswith(("-", "−")) else text
