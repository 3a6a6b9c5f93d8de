"""What tells a figure of a draft from a cell that has its number: a limit, a sign, a unit, an age, what is counted."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from tieout.library.describing import negated
from tieout.library.sheet import Sheet
from tieout.model import Claim, Fact
from tieout.model.quantities import Kind, Qualifier, Quantity, Unit
from tieout.text.columns import Profile
from tieout.text.measures import FEW, counted_behind, stands_for
from tieout.text.terms import stem, tokens

_AGES = frozenset(map(stem, "age aged old year years".split()))
"""One of these is in the header of a column of ages."""
LIMITS = frozenset(map(stem, "limit limits maximum max cap ceiling".split()))
"""One of these is in the header of a column of limits."""


def as_limit(quantity: Quantity, fact: Fact) -> Quantity:
    """A figure as it is held against a cell: of a column of limits, "up to" says the very limit."""
    limits = quantity.qualifier is Qualifier.AT_MOST and not LIMITS.isdisjoint(_stems_in(fact.label))
    return replace(quantity, qualifier=None) if limits else quantity


def is_mirrored(claim: Claim, fact: Fact) -> bool:
    """Whether a value below nothing has the figure's number: what a draft calls a fall or a loss needs no sign."""
    return stands_for(claim.quantity, negated(fact))


def counts_things(claim: Claim, fact: Fact) -> bool:
    """Whether a figure counts what stands behind it, and a cell is in a unit: "one charge" is no 10,200 mAh."""
    noun = counted_behind(claim) if claim.quantity.kind is Kind.COUNT and fact.measure.known else None
    if noun is None or noun.capital:
        return False
    named = _stems_in(f"{fact.label} {fact.subject}")
    return noun.stem not in named or named.issuperset(one.stem for one in tokens(claim.quantity.text))


def is_bare(claim: Claim, fact: Fact) -> bool:
    """Whether a figure is a number and nothing else, and a cell is in a unit: "the lead grew to 6" is of no money.

    What the text may list itself ("the four regions") is of no cell either.
    """
    quantity = claim.quantity
    listed = quantity.spelt and quantity.value <= FEW
    return quantity.kind is Kind.COUNT and not quantity.scale and (listed or fact.measure.known)


def is_no_age(claim: Claim, fact: Fact) -> bool:
    """Whether a figure is an age, and a cell is of none: "two-year-olds" of whom there are 1,240, or 41 per cent."""
    aged = fact.measure.unit is not None or not _AGES.isdisjoint(_stems_in(fact.label))
    return claim.quantity.kind is Kind.AGE and not aged


@lru_cache(maxsize=1 << 10)
def _stems_in(label: str) -> frozenset[str]:
    """The words of what a cell is called, which each figure of a draft asks for."""
    return frozenset(one.stem for one in tokens(label))


def is_of_another_kind(claim: Claim, column: Profile, sheet: Sheet) -> bool:
    """Whether a column that says no unit stands beside one that counts in the figure's: votes beside their share."""
    if column.measure.known:
        return False
    if claim.quantity.kind is Kind.MEASURE:
        own = claim.quantity.unit
        return own is not None and any(
            one.measure.unit is not None and _of_what(one.measure.unit) == _of_what(own) for one in sheet.numbers
        )
    if claim.quantity.kind not in (Kind.PERCENT, Kind.MONEY):
        return False
    percent = claim.quantity.kind is Kind.PERCENT
    return not column.fractions and any(
        one.measure.known and (bool(one.measure.percent) if percent else one.measure.currency is not None)
        for one in sheet.numbers
    )


def is_in_another_unit(claim: Claim, column: Profile) -> bool:
    """Whether a column counts in a unit, and the figure is printed in another: hours beside minutes."""
    own, other = claim.quantity.unit, column.measure.unit
    return own is not None and other is not None and own != other


def _of_what(unit: Unit) -> str:
    """What a unit measures, whatever that is for each: mass of "mg", of "mg/kg" and of "mg per day"."""
    return unit.dimension.partition("/")[0]
