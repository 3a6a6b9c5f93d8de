"""Figures that are bounds: "over 400", "nearly 30"."""

from __future__ import annotations

from tieout.library.turning import counted_in
from tieout.model import Claim, Fact
from tieout.model.quantities import Qualifier, Quantity
from tieout.text.measures import in_terms_of

_ABOVE = frozenset({Qualifier.MORE_THAN, Qualifier.AT_LEAST, Qualifier.JUST_OVER})
_BELOW = frozenset({Qualifier.LESS_THAN, Qualifier.AT_MOST, Qualifier.NEARLY})
_BOUNDS = _ABOVE | _BELOW
_FAR = 2
"""A bound is within this factor of what it is said of."""


def is_opposed(claim: Claim, said: Claim, own: str) -> bool:
    """Whether one number is a bound from below to the one, and from above to the other: "over 400", "almost 400"."""
    ours, theirs = claim.quantity, said.quantity
    sides = {_side(ours), _side(theirs)}
    opposed = sides == {1, -1} and ours.value == theirs.value and ours.kind is theirs.kind
    return opposed and not _parts_at(claim, own)


def _parts_at(claim: Claim, own: str) -> bool:
    """Whether the draft's sentence has the opposite bound too, and so parts what is below from what is above."""
    quantity = claim.quantity
    return any(one.value == quantity.value and _side(one) == -_side(quantity) for one in counted_in(own))


def _side(quantity: Quantity) -> int:
    return 1 if quantity.qualifier in _ABOVE else -1 if quantity.qualifier in _BELOW else 0


def is_close(claim: Claim, fact: Fact) -> bool:
    """Whether a value that a bound admits is of its size: "over 25" is hardly said of 78,000."""
    if claim.quantity.qualifier not in _BOUNDS:
        return True
    low, high = in_terms_of(claim.quantity, fact)
    value = claim.quantity.value
    return any(edge.is_finite() and value <= _FAR * edge and edge <= _FAR * value for edge in (low, high))


__all__ = ["is_close", "is_opposed"]
