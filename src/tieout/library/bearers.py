"""Ages behind the names of those who bear them, side by side: "Ann Lowe, 47, and Bo Marsh, 52"."""

from __future__ import annotations

from collections.abc import Sequence

from tieout.library.prose import Told
from tieout.library.turning import Turn
from tieout.model import Claim
from tieout.model.quantities import Kind
from tieout.text.measures import counted_behind, stands_for
from tieout.text.patterns import lazy
from tieout.text.terms import stem

_BEARER = lazy(
    r"(?<![\w'’-])(?P<name>[A-Z][\w'’-]*+(?:\s+[A-Z][\w'’-]*+){0,4})"
    r"(?:,\s+(?:aged\s+)?|\s+\((?:aged\s+)?|\s+(?:is|was|turned)\s+(?:now\s+|only\s+|just\s+|aged\s+){0,2})\Z"
)
_REACH = 100
_WHOLE = 2
"""Words of a name that has a surname: of two such names a surname alone tells which is meant."""


def age_meant(claim: Claim, draft: str, told: Told, others: Sequence[Told], printed: str) -> Turn | None:
    """The age that a source gives the bearer of a draft's age, where it has that age for somebody beside them.

    Both must stand right behind their names: "Lowe's wife, 47" is another than Lowe.
    """
    if all(one.claim.quantity.kind is not Kind.AGE for one in others) or not _may_be_age(claim):
        return None
    ages = [one for one in others if _may_be_age(one.claim)]
    if not any(one is told for one in ages):
        return None
    own = claim.quantity.span
    said = _bearer(draft, own.start - claim.sentence.start)
    mine = _bearer(printed, told.claim.quantity.span.start)
    if not said or not mine or said & mine:
        return None
    for other in ages:
        theirs = _bearer(printed, other.claim.quantity.span.start)
        if theirs and said <= theirs and (len(said) >= _WHOLE or min(len(mine), len(theirs)) >= _WHOLE):
            return Turn(other.fact) if not stands_for(claim.quantity, other.fact) else None
    return None


def _may_be_age(claim: Claim) -> bool:
    """Whether a figure is an age, or a number that counts nothing: the last of a list is often no more."""
    kind = claim.quantity.kind
    return kind is Kind.AGE or (kind is Kind.COUNT and counted_behind(claim) is None)


def _bearer(text: str, end: int) -> frozenset[str]:
    """The name right before an age; empty where there is none."""
    found = _BEARER.search(text, max(0, end - _REACH), end)
    return frozenset(map(stem, found["name"].split())) if found else frozenset()


__all__ = ["age_meant"]
