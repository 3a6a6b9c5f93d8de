"""Multiples whose figures stand in other sentences: "the number in 2019 is seven times that of 2015"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from tieout.model.claims import Claim, Link, LinkKind
from tieout.model.moments import Moment
from tieout.model.quantities import Kind
from tieout.text.moments import agree

_FAR = 1_500
"""Characters; figures further away are of another paragraph's story."""


def linked(prose: str, claims: Sequence[Claim], moments: Sequence[Moment]) -> list[Claim]:
    """The claims, a multiple of two times linked with the figures that the text near it gives for these times."""
    return [_linked(prose, claim, claims, moments) for claim in claims]


def _linked(prose: str, claim: Claim, claims: Sequence[Claim], moments: Sequence[Moment]) -> Claim:
    if claim.link is not None or claim.quantity.kind is not Kind.MULTIPLE:
        return claim
    times = [one for one in moments if claim.sentence.holds(one.span)]
    if len(times) != 2 or agree(*times) is not False:
        return claim
    after, before = (_figure_of(claim, one, claims) for one in times)
    if after is None or before is None or after.quantity.kind is not before.quantity.kind:
        return claim
    wording = _comparison().match(prose, claim.quantity.span.end)
    said = " ".join(wording.group().split()) if wording else ""
    return replace(claim, link=Link(LinkKind.RATIO, (before, after), 0, said))


def _figure_of(claim: Claim, when: Moment, claims: Sequence[Claim]) -> Claim | None:
    """The nearest figure of a time that shares a word with a multiple's sentence."""
    words = {term.stem for term in claim.terms}
    fitting = [
        one
        for one in claims
        if one.quantity.kind in (Kind.COUNT, Kind.MONEY, Kind.MEASURE)
        and agree(one.when, when)
        and any(term.stem in words for term in one.terms)
        and abs(one.sentence.start - claim.sentence.start) <= _FAR
    ]
    return min(fitting, key=lambda one: abs(one.sentence.start - claim.sentence.start), default=None)


@lru_cache(maxsize=1)
def _comparison() -> re.Pattern[str]:
    return re.compile(
        r"\s*(?:as (?:many|much|large|high|big|great)\b|"
        r"(?:more|larger|higher|bigger|greater)\b(?:\s+\w+){0,3}?\s+than\b)",
        re.IGNORECASE,
    )
