"""Figures that a sentence of a source lists side by side, each of something else, and which of them the draft means.

"The mean age was 61 in the treatment group and 58 in the control group" bears out no 58 for the treatment group. What
each is of is told by the words behind each of them, or else by those before each: as many before the first as the
second has, which says the same of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from tieout.library.prose import Told
from tieout.library.turning import Turn
from tieout.model import Claim, Span
from tieout.model.quantities import Kind
from tieout.text.changing import Part, change_told
from tieout.text.measures import FEW, stands_for
from tieout.text.patterns import lazy
from tieout.text.terms import terms

_PARTS = lazy(r"\s*(?:[,;]\s*)?(?:\b(?:and|but|while|whereas|or)\b|[,;])\s*(?:only\s+|just\s+)?", re.IGNORECASE)
"""Parts what is said of one figure from what is said of the next."""
_COMPARES = lazy(
    r"\b(?:than|against|compared|versus|vs|unlike|from|to|more|less|fewer|higher|lower|up|down|respectively|both|each|"
    r"between|while|whereas|though|although|but|not|never|no|except|excluding|without)\b",
    re.IGNORECASE,
)
"""With one of these a figure is of more than what stands beside it."""
_BRACKETS = lazy(r"\([^()]*\)")
_FIRST = lazy(r"\W*\w+")
_FEW = 4
"""So many words of subject at most stand before a figure whose verb is left out."""
_MOST = 8
"""A sentence with more figures is a table, whose columns nobody told."""


def meant_instead(claim: Claim, draft: str, told: Told, others: Sequence[Told], printed: str) -> Turn | None:
    """What a source has for what the draft's figure is of, where it has that figure for something beside it.

    `draft` is the draft's sentence, `told` the figure of the source's sentence (`printed`) that
    equals it, `others` are all that has.
    """
    start, quantity = claim.sentence.start, claim.quantity
    if quantity.kind is Kind.COUNT and quantity.value <= FEW:
        return None
    if not 1 < len(others) <= _MOST or _COMPARES.search(draft, claim.near.start - start, claim.near.end - start):
        return None
    row = _row(told, others, printed)
    if told not in row:
        return None
    said = frozenset(one.stem for one in claim.terms if claim.near.holds(one.span))
    for subjects in _readings(row, printed):
        own = subjects[told.claim.quantity.span]
        for other in row:
            theirs = subjects[other.claim.quantity.span]
            mine, beyond = own - theirs, theirs - own
            if mine and beyond and not said & mine and len(said & beyond) * 2 >= len(beyond):
                return Turn(other.fact) if not stands_for(claim.quantity, other.fact) else None
    return None


def _row(told: Told, others: Sequence[Told], printed: str) -> list[Told]:
    """The figures that are counted in the same as one of them, and are the same of a change; none in brackets."""
    brackets = [Span(*found.span()) for found in _BRACKETS.finditer(printed)]
    return [
        one
        for one in others
        if one.claim.quantity.kind is told.claim.quantity.kind
        and one.claim.quantity.kind is not Kind.AGE
        and one.fact.measure == told.fact.measure
        and one.claim.link is None
        and not one.claim.whole
        and _role(one, printed) == _role(told, printed)
        and not any(bracket.holds(one.claim.quantity.span) for bracket in brackets)
    ]


def _role(told: Told, printed: str) -> tuple[Part, int] | None:
    """What a figure is of a change, and which way that went."""
    change = change_told(printed, told.claim.quantity.span)
    return (change.part, change.way) if change is not None else None


def _readings(row: Sequence[Told], printed: str) -> Iterator[Mapping[Span, frozenset[str]]]:
    """The words that say of what each figure of a row is, by its place; nothing where they do not say it of all alike.

    Before the first figure they stand first ("nurses earn") or last ("the pay of nurses").
    """
    spans = [one.claim.quantity.span for one in row]
    cuts = [_PARTS.search(printed, first.end, second.start) for first, second in pairwise(spans)]
    parts = [cut for cut in cuts if cut is not None]
    if not parts or len(parts) < len(cuts):
        return
    ends = [*(part.start() for part in parts), _end(printed, spans[-1].end)]
    behind = [_words(printed, span.end, end) for span, end in zip(spans, ends, strict=True)]
    if all(behind):
        if _are_alike([printed[span.end : end] for span, end in zip(spans, ends, strict=True)]):
            yield dict(zip(spans, map(frozenset, behind), strict=True))
        return
    before = [_words(printed, part.end(), span.start) for part, span in zip(parts, spans[1:], strict=True)]
    first, length = _words(printed, 0, spans[0].start), len(before[0])
    if not all(before) or any(behind) or len(first) < length or max(map(len, before)) > _FEW:
        return
    for own in (first[-length:], first[:length]):
        yield dict(zip(spans, map(frozenset, (own, *before)), strict=True))


def _are_alike(stretches: Sequence[str]) -> bool:
    """Whether they begin with the same word ("in Hull", "in Leeds"), or each with what is counted ("cars")."""
    first = [found.group().casefold() for one in stretches if (found := _FIRST.match(one))]
    if len(first) < len(stretches):
        return False
    return len(set(first)) == 1 or all(terms(one) for one in first)


def _end(printed: str, start: int) -> int:
    """Where what is said of the last figure ends: at the next mark that parts."""
    part = _PARTS.search(printed, start)
    return part.start() if part else len(printed)


def _words(printed: str, start: int, end: int) -> list[str]:
    """The stems of a stretch that carry its subject, brackets left out."""
    stretch = _BRACKETS.sub(" ", printed[start:end])
    return [one.stem for one in terms(stretch)]


__all__ = ["meant_instead"]
