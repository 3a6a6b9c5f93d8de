"""The figures that are reckoned with, a figure of a draft that may follow from them, and what follows."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from tieout.model import Claim, Fact, LinkKind, Span
from tieout.model.quantities import Interval, Kind, Quantity
from tieout.text.changing import change_in
from tieout.text.derivation import Derived, Operand
from tieout.text.measures import counted_behind, fits, in_terms_of, same_unit, significant
from tieout.text.patterns import lazy
from tieout.text.restating import rate
from tieout.text.rounding import EXACT, allowed

KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.DURATION, Kind.AGE, Kind.PERCENT, Kind.POINTS})
"""The kinds of figures that can be reckoned with."""
_DAY = Decimal(86_400)
"""Seconds: months and years have no one length."""
_PLACES = 9
"""Decimals behind which a third of an hour is a whole number of minutes."""
_SIZE = Decimal("0.15")
"""What is worked out is at least of the size of a bound that is printed for it."""
_POINTS = lazy(r"(?i)[\s-]+points?\b")
_DECIMALS = lazy(r"[1-9]\d*[.,]0\b|[1-9]\d*[.,]0[a-z]")


class Given(NamedTuple):
    """A figure to reckon with: what a source has, and where it stands in its text, if in any."""

    fact: Fact
    quantity: Quantity | None = None
    span: Span = Span(0, 0)
    change: int = 0
    """1 where it tells a gain, -1 where a loss."""
    before: Span | None = None
    """Where the earlier of two values stands of which it is the later, as its sentence says."""
    bare: bool = False
    """Whether it is a number with nothing behind it, which may be counted in what another is: "655 hours, here 748"."""

    @classmethod
    def told(cls, text: str, claim: Claim, fact: Fact) -> Given:
        """A figure of a text, in which the spans of its claim count."""
        link = claim.link
        paired = link is not None and link.kind is LinkKind.DIRECTION
        before = link.operands[0].quantity.span if link is not None and paired else None
        quantity, span = claim.quantity, claim.quantity.span
        bare = quantity.kind in (Kind.COUNT, Kind.AGE) and not quantity.scale and counted_behind(claim) is None
        return cls(fact, as_points(text, quantity), span, change_in(text, span), before, bare)

    @classmethod
    def all_told(cls, text: str, claim: Claim, fact: Fact) -> list[Given]:
        """The same, and of a vote or a score both its numbers."""
        told, quantity = cls.told(text, claim, fact), claim.quantity
        if quantity.kind is not Kind.SCORE:
            return [told]
        return [
            told._replace(
                fact=replace(fact, value=one, interval=Interval(one, one), printed=f"{one:,f}"),
                quantity=replace(quantity, kind=Kind.COUNT, value=one, interval=Interval(one, one), parts=()),
            )
            for one in quantity.parts
        ]

    @property
    def operand(self) -> Operand:
        return Operand(self.fact.printed, self.fact.value, self.fact.interval)

    @property
    def is_usable(self) -> bool:
        one = self.quantity
        known = one is None or (one.kind in KINDS and not one.vague and not one.is_range)
        return known and all(end.is_finite() for end in self.fact.interval)


def as_points(text: str, quantity: Quantity) -> Quantity:
    """A figure of a text, as one of percentage points where it is of points: a level beside it says of what."""
    pointed = quantity.kind is Kind.COUNT and _POINTS.match(text, quantity.span.end)
    return replace(quantity, kind=Kind.POINTS) if pointed else quantity


class Result(NamedTuple):
    """What follows, from which figures, and whether the words around both say so."""

    derived: Derived
    of: tuple[Given, ...]
    plain: bool
    shown: str = ""
    """How it is shown, if not by its working."""


class Asked(NamedTuple):
    """A figure of a draft that no source prints, and what its words say of how it is got."""

    prose: str
    claim: Claim
    change: int
    """1 for a gain, -1 for a loss."""
    twin: Quantity | None = None
    """The figure beside it of which it is another form."""
    beside: tuple[Quantity, ...] = ()
    """The other figures of its sentence."""

    @property
    def quantity(self) -> Quantity:
        return self.claim.quantity

    def admits(self, derived: Derived) -> bool:
        """Whether the figure may be printed for a result."""
        answer, value = allowed(self.quantity), abs(derived.value)
        if not value.is_finite() or not derived.agrees(answer, signed=False):
            return False
        if not all(end.is_finite() for end in answer):  # "over 25" is hardly said of 78,000
            low, high = sorted((value, self.quantity.value))
            return high - low <= EXACT.multiply(_SIZE, high)
        return derived.is_near(answer)

    def in_its_unit(self, given: Given) -> Given:
        """A length of time in the unit of the draft's: "1 h 35 min" and "52 minutes" are minutes."""
        fact, unit = given.fact, self.quantity.unit
        theirs = fact.measure.unit
        if unit is None or theirs is None or unit == theirs or self.quantity.kind is not Kind.DURATION:
            return given
        if theirs.dimension != unit.dimension or max(theirs.factor, unit.factor) > _DAY:
            return given
        value = round(EXACT.divide(EXACT.multiply(fact.value, theirs.factor), unit.factor), _PLACES)
        measure = replace(fact.measure, unit=unit)
        return given._replace(
            fact=replace(fact, value=value, interval=in_terms_of(self.quantity, fact), measure=measure)
        )

    def is_of(self, given: Given) -> bool:
        """Whether a figure may be counted in the same."""
        kind = given.quantity.kind if given.quantity is not None else self.quantity.kind
        same = kind is self.quantity.kind or {kind, self.quantity.kind} == {Kind.PERCENT, Kind.POINTS}
        same = same or (given.bare and self.quantity.unit is not None)
        return same and same_unit(self.quantity, given.fact) is not False

    @property
    def takes_two(self) -> bool:
        """Whether it follows from two figures alone; a change that is so much a year may be so much a month."""
        return self.quantity.kind is Kind.PERCENT or bool(self.change and not rate(self.prose, self.quantity.span))

    @property
    def tells(self) -> bool:
        """Whether it has two digits that tell it from others, or is a part of a unit by which two things differ."""
        if significant(self.quantity) > 1 or _DECIMALS.search(self.quantity.text) is not None:
            return True
        return self.change != 0 and self.quantity.unit is not None

    @property
    def is_whole(self) -> bool:
        """Whether it counts things, of which no part is one."""
        return self.quantity.kind is Kind.COUNT and not self.quantity.scale and self.quantity.value % 1 == 0

    def has(self, given: Given) -> bool:
        """Whether another figure of its sentence is one of a source."""
        return any(fits(one, given.fact) for one in self.beside)
