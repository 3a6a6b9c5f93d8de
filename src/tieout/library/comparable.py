"""Which figures may be held against each other at all, by what kind they are of and what they count."""

from __future__ import annotations

from tieout.model import Claim
from tieout.model.quantities import Kind, Quantity
from tieout.text.enumerated import are_apart
from tieout.text.measures import are_pounds, counted_behind

_VALUES = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.DURATION, Kind.AGE, Kind.POINTS})
_ALIKE = (
    {Kind.COUNT, Kind.AGE, Kind.DURATION, Kind.MONEY},
    {Kind.COUNT, Kind.MEASURE},
    {Kind.PERCENT, Kind.POINTS},
)
"""Kinds that one writer may give for another: "34" for "34 years old"."""
_SORTS = {kind: frozenset({kind}).union(*(group for group in _ALIKE if kind in group)) for kind in Kind}
_IN_UNITS = frozenset({Kind.DURATION, Kind.MONEY, Kind.MEASURE})
_LETTERS = 2
"""A word of so many letters behind a number may be its unit."""


def comparable(claim: Claim, said: Claim) -> bool:
    """Whether a figure of a source may say anything of one of a draft: of "Phase 1" nothing of "Phase 2"."""
    if claim.numbered and said.numbered and are_apart(claim.numbered, said.numbered):
        return False
    if claim.quantity.kind in _VALUES and said.quantity.kind in _VALUES and not may_stand(claim, said):
        return False
    return of_one_sort(claim.quantity, said.quantity)


def of_one_sort(one: Quantity, other: Quantity) -> bool:
    """Whether one may be given for the other as far as their kinds go."""
    alike = other.kind in _SORTS[one.kind] or _are_pounds(one, other) or _are_pounds(other, one)
    return alike and not (other.vague and one.kind in _VALUES)


def _are_pounds(one: Quantity, other: Quantity) -> bool:
    """Whether money in pounds stands against pounds in words, which may be money too: "£140,000", "140,000 pounds"."""
    in_words = other.unit_text.startswith("pound")
    return one.kind is Kind.MONEY and in_words and are_pounds(one.currency, other.unit)


def may_stand(claim: Claim, said: Claim) -> bool:
    """Whether neither counts things where the other has a unit: "two boats" is not two hours, a bare "two" may be."""
    for one, other in ((claim, said), (said, claim)):
        counts = other.quantity.kind is Kind.COUNT and not other.quantity.scale
        # a letter or two, as the m of "5.68 m", may be the unit itself; a name is nothing that is counted
        noun = counted_behind(other) if one.quantity.kind in _IN_UNITS and counts else None
        if noun is not None and len(noun.stem) > _LETTERS and not noun.capital:
            return _is_of_an_age(claim) and _is_of_an_age(said)
    return True


def in_other_units(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are printed with the same number, and with different units of one sort: "5 g", "5 mg"."""
    units = one.unit, other.unit
    return one.value == other.value and units[0] is not None and units[1] is not None and units[0] != units[1]


def _is_of_an_age(claim: Claim) -> bool:
    return any(one.stem == "age" for one in claim.terms)


__all__ = ["comparable", "in_other_units", "may_stand", "of_one_sort"]
