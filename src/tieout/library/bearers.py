"""Ages behind the names of those who bear them, side by side: "Ann Lowe, 47, and Bo Marsh, 52"."""

from __future__ import annotations

from collections.abc import Sequence

from tieout.library.prose import Told
from tieout.library.turning import Turn
from tieout.model import Claim, Span
from tieout.model.quantities import Kind
from tieout.text.measures import counted_behind, stands_for
from tieout.text.patterns import lazy
from tieout.text.terms import stem

_BEARER = lazy(
    r"(?<![\w'’-])(?P<name>[A-Z][\w'’-]*+(?:\s+[A-Z][\w'’-]*+){0,4})"
    r"(?:,\s+(?:(?:aged|then|now)\s+)?|\s+\((?:aged\s+)?|(?:,\s+who)?\s+(?:is|was|turned)\s+"
    r"(?:now\s+|only\s+|just\s+|aged\s+){0,2})\Z"
)
_OPENER = lazy(
    r"\W*(?P<name>[A-Z][\w'’-]*+(?:\s+[A-Z][\w'’-]*+){0,4})\s[^.;:]*(?:,\s+aged|\bat\s+the\s+age\s+of|\bat\s+age)\s+\d+\Z"
)
"""Who opens a sentence that tells the age by the way: "Roe left in 2003, aged 34"."""
_SAID = lazy(r"\s*(?:[,)]|\.?\Z|\bwhen\b)")
"""What stands behind a bare number that is an age."""
_AGES = range(10, 111)
_REACH = 100
_WHOLE = 2
"""Words of a name that has a surname: of two such names a surname alone tells which is meant."""


def age_meant(claim: Claim, draft: str, told: Told, others: Sequence[Told], printed: str) -> Turn | None:
    """The age that a source gives the bearer of a draft's age, where it has that age for somebody beside them.

    Both must stand right behind their names: "Lowe's wife, 47" is another than Lowe.
    """
    aged = any(one.claim.quantity.kind is Kind.AGE for one in others)
    if not _may_be_age(claim, draft, _within(claim)) or not (aged or _are_bare(claim, draft, others, printed)):
        return None
    ages = [one for one in others if _may_be_age(one.claim, printed, one.claim.quantity.span)]
    if not any(one is told for one in ages):
        return None
    said = _bearer(draft, _within(claim))
    mine = _bearer(printed, told.claim.quantity.span)
    if not said or not mine or said & mine:
        return None
    for other in ages:
        theirs = _bearer(printed, other.claim.quantity.span)
        alike = bool(theirs) and (said <= theirs or theirs <= said)
        if alike and (len(said) >= _WHOLE or min(len(mine), len(theirs)) >= _WHOLE):
            return Turn(other.fact) if not stands_for(claim.quantity, other.fact) else None
    return None


def _may_be_age(claim: Claim, text: str, own: Span) -> bool:
    """Whether a figure is an age, or a number that counts nothing: the last of a list is often no more."""
    kind = claim.quantity.kind
    bare = kind is Kind.COUNT and (counted_behind(claim) is None or _SAID.match(text, own.end) is not None)
    return kind is Kind.AGE or bare


def _are_bare(claim: Claim, draft: str, others: Sequence[Told], printed: str) -> bool:
    """Whether a draft's number and two of a source stand behind names as ages do: "Ann Lowe, 47, was"."""
    there = [one.claim.quantity for one in others if one.claim.quantity.value in _AGES]
    behind = [one for one in there if _SAID.match(printed, one.span.end) and _bearer(printed, one.span)]
    return len(behind) > 1 and claim.quantity.value in _AGES and _SAID.match(draft, _within(claim).end) is not None


def _within(claim: Claim) -> Span:
    """Where a figure stands in its sentence."""
    start, end = claim.quantity.span
    return Span(start - claim.sentence.start, end - claim.sentence.start)


def _bearer(text: str, age: Span) -> frozenset[str]:
    """The name right before an age, or that of who opens its sentence; empty where there is none."""
    found = _BEARER.search(text, max(0, age.start - _REACH), age.start) or _OPENER.match(text, 0, age.end)
    return frozenset(map(stem, found["name"].split())) if found else frozenset()


__all__ = ["age_meant"]
