"""Where a draft says of a whole what its source says of a part: "six were hurt" where five out of six were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tieout.library.prose import Text
from tieout.model import Claim, Fact, Span
from tieout.model.quantities import EVERYTHING, Kind, Quantity
from tieout.text.patterns import lazy
from tieout.text.quantities import read

_OF = lazy(r"\s+(?:out\s+)?of(?:\s+(?:the|its|his|her|their|our|all|these|those|[^\W\d_]{1,30}['’]s))*\s+")
_ENOUGH = 3
"""Words behind a figure, its noun among them, that say what is said of the whole."""


_SAID = 2
"""The same where the draft tells a part, and of what: "of the six crew hurt"."""


class _Parted(NamedTuple):
    """A whole that a sentence tells a part of, and both as printed."""

    part: Quantity
    whole: Quantity
    value: Decimal
    printed: str


def of_a_part(claim: Claim, draft: str, text: Text, sentence: Span) -> Fact | None:
    """What a source's sentence gives as a part of the number that a claim has for all; None where it does not.

    `draft` is the claim's sentence. All that the claim says behind its figure, up to the next clause, must stand in the
    source's too.
    """
    quantity = claim.quantity
    if quantity.kind is not Kind.COUNT:
        return None
    behind = {one.stem for one in claim.terms if quantity.span.end <= one.span.start < claim.near.end}
    if len(behind) < _ENOUGH or not behind <= text.stems(sentence):
        return None  # the words are told sooner than what they count
    counted = [one.quantity for one in text.counted(sentence)]
    if len(counted) < 2 and not (counted and counted[0].kind is Kind.RATIO):
        return None
    printed = text.document.prose[sentence.start : sentence.end]
    parted = _parted(printed, counted)
    found = next((one for one in parted if one.value == quantity.value), None)
    if found is None or any(one.value == quantity.value for one in _parted_in(draft)):
        return None
    told = next((one for one in text.stated(sentence) if one.claim.quantity.span == found.whole.span), None)
    # which number is right depends on the words beside it
    return replace(told.fact, printed=found.printed, interval=EVERYTHING) if told is not None else None


def of_another_part(claim: Claim, draft: str, text: Text, sentence: Span) -> Fact | None:
    """What a source's sentence gives as another part of the same whole: "two of the seven" for three of them.

    None where it has the draft's part too, or does not say all that the draft says behind its figures.
    """
    quantity = claim.quantity
    if quantity.kind is not Kind.COUNT or not _OF.match(draft, quantity.span.end - claim.sentence.start):
        return None
    start = quantity.span.start - claim.sentence.start
    own = next((one for one in _parted_in(draft) if one.part.span.start == start), None)
    behind = {one.stem for one in claim.terms if quantity.span.end <= one.span.start}
    if own is None or len(behind) < _SAID or not behind <= text.stems(sentence):
        return None
    counted = [one.quantity for one in text.counted(sentence)]
    found = [one for one in _parted(text.printed(sentence), counted) if one.value == own.value]
    if len(found) != 1 or found[0].part is found[0].whole or any(one.value == quantity.value for one in counted):
        return None
    at = found[0].part.span
    return next((one.fact for one in text.stated(sentence) if one.claim.quantity.span == at), None)


@lru_cache(maxsize=4)
def _parted_in(draft: str) -> tuple[_Parted, ...]:
    """The same of a draft's sentence, which is held against one of a source after the other."""
    return tuple(_parted(draft, read(draft).quantities))


def _parted(sentence: str, quantities: Sequence[Quantity]) -> Iterator[_Parted]:
    """The wholes that a sentence tells a part of: "five of the six", "five out of six"."""
    for one in quantities:
        if one.kind is Kind.RATIO and len(one.parts) > 1:
            yield _Parted(one, one, one.parts[1], one.text)
    for part, whole in pairwise(quantities):
        if part.kind is Kind.COUNT and _OF.fullmatch(sentence, part.span.end, whole.span.start):
            yield _Parted(part, whole, whole.value, sentence[part.span.start : whole.span.end])
