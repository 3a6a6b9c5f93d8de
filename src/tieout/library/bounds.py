"""Figures that are bounds: whether two oppose each other, tell groups apart, or are of one size and of one noun."""

from __future__ import annotations

from decimal import Decimal

from tieout.library.prose import Told
from tieout.library.turning import counted_in
from tieout.model import Claim, Fact
from tieout.model.quantities import Kind, Qualifier, Quantity
from tieout.text.measures import counted_behind, in_terms_of
from tieout.text.patterns import lazy

_ABOVE = frozenset({Qualifier.MORE_THAN, Qualifier.AT_LEAST, Qualifier.JUST_OVER})
_BELOW = frozenset({Qualifier.LESS_THAN, Qualifier.AT_MOST, Qualifier.NEARLY})
BOUNDS = _ABOVE | _BELOW
_AGES = frozenset({Kind.COUNT, Kind.AGE})
_OLDEST = 120
_FAR = Decimal(2)
"""A bound is within this factor of what it is said of."""
_APART = Decimal("1.2")
"""And within this one of a bound: what is done below 30 is not said to be done below 60."""


def same_noun(claim: Claim, said: Claim) -> bool:
    """Whether what directly follows both figures is one noun, where something follows both: "46 caps", "46 goals"."""
    own, theirs = _noun(claim), _noun(said)
    return own is None or theirs is None or own == theirs


def _noun(claim: Claim) -> str | None:
    after = counted_behind(claim)
    return after.stem if after is not None else None


def is_opposed(claim: Claim, said: Claim, own: str) -> bool:
    """Whether one number is a bound from below to the one, and from above to the other: "over 400", "almost 400"."""
    ours, theirs = claim.quantity, said.quantity
    sides = {side(ours), side(theirs)}
    opposed = sides == {1, -1} and ours.value == theirs.value and ours.kind is theirs.kind
    return opposed and not _parts_at(claim, own)


def _parts_at(claim: Claim, own: str) -> bool:
    """Whether the draft's sentence has the opposite bound too, and so parts what is below from what is above."""
    quantity = claim.quantity
    return any(one.value == quantity.value and side(one) == -side(quantity) for one in counted_in(own))


_REACH = 16
"""Characters before a figure in which one of these words stands."""
_SO_MANY = lazy(r"(?i)\b(?:last|past|previous|next|first|final|opening)\s+\Z")


def is_some_of_many(claim: Claim, sentence: str) -> bool:
    """Whether a figure of a sentence only says how many of more are spoken of: "one of the last six games"."""
    at = claim.quantity.span.start - claim.sentence.start
    return _SO_MANY.search(sentence, max(0, at - _REACH), at) is not None


def side(quantity: Quantity) -> int:
    """1 for a bound from below ("over 400"), -1 for one from above, 0 for none."""
    return 1 if quantity.qualifier in _ABOVE else -1 if quantity.qualifier in _BELOW else 0


def is_close(claim: Claim, fact: Fact) -> bool:
    """Whether a value that a bound admits is of its size: "over 25" is hardly said of 78,000."""
    if claim.quantity.qualifier not in BOUNDS:
        return True
    low, high = in_terms_of(claim.quantity, fact)
    value, far = claim.quantity.value, _FAR if low.is_finite() and high.is_finite() else _APART
    return any(edge.is_finite() and value <= far * edge and edge <= far * value for edge in (low, high))


def are_groups(claim: Claim, said: Told) -> bool:
    """Whether two bounds of one side, each a bare number, tell two groups: "children under 14", "children under 12"."""
    ours, theirs = claim.quantity, said.claim.quantity
    if side(ours) == 0 or side(ours) != side(theirs) or ours.value == theirs.value:
        return False
    ages = all(one.kind in _AGES and one.value <= _OLDEST for one in (ours, theirs))
    noun = counted_behind(said.claim)
    things = noun is not None and said.printed(noun).endswith("s")  # "fewer than 12 boats" are fewer than 14
    return ages and not things and same_noun(claim, said.claim)
