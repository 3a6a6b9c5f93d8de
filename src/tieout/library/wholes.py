"""Where a draft says of a whole what its source says of a part: "six were hurt" where five out of six were."""

from __future__ import annotations

import re
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
from tieout.text.terms import subject_stems

_OF = lazy(r"\s+(?:out\s+)?of(?:\s+(?:the|its|his|her|their|our|all|these|those|[^\W\d_]{1,30}['’]s))*\s+")
_FRONTED = lazy(
    r"(?:\A|[.;:,]\s+)(?:and\s+)?of\s+(?:(?:the|its|his|her|their|our|all|these|those)\s+)*\Z", re.IGNORECASE
)
"""What a whole stands behind at the beginning of a clause: "of the 412 patients, 38 left"."""
_CLAUSE = lazy(r"[^,;.:]{0,60},\s+(?:\w+\s+){0,2}\Z")
_LED = 40
"""Characters before a whole in which such words stand."""
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


class Parting(NamedTuple):
    """A claim that counts all of something, or a part of it, to be held against one sentence after the other."""

    quantity: Quantity
    draft: str
    """The claim's sentence."""
    behind: frozenset[str]
    """What the claim says behind its figure, up to the next clause; nothing where that is too little to go by."""
    part: _Parted | None
    """The whole that the claim's figure is a part of, where the draft tells it."""
    of: frozenset[str]
    """All that the sentence says behind that, or all of it where that is little."""

    @classmethod
    def of_claim(cls, claim: Claim, draft: str) -> Parting:
        quantity, nothing = claim.quantity, frozenset[str]()
        if quantity.kind is not Kind.COUNT:
            return cls(quantity, draft, nothing, None, nothing)
        said = frozenset(one.stem for one in claim.terms)
        later = [one for one in claim.terms if quantity.span.end <= one.span.start]
        behind = frozenset(one.stem for one in later if one.span.start < claim.near.end)
        of = frozenset(one.stem for one in later)
        of = of if len(of) >= _SAID else said
        parts = len(of) >= _SAID and _OF.match(draft, quantity.span.end - claim.sentence.start)
        start = quantity.span.start - claim.sentence.start
        part = next((one for one in parted_in(draft) if one.part.span.start == start), None) if parts else None
        return cls(quantity, draft, behind if len(behind) >= _ENOUGH else nothing, part, of)

    def told(self, text: Text, sentence: Span) -> Fact | None:
        """What a source's sentence gives as a part of what the claim has for all, or as another part of the same."""
        found = self._of_a_part(text, sentence) if self.behind and self.behind <= text.stems(sentence) else None
        if found is None and self.part is not None and self.of <= text.stems(sentence):
            return self._of_another_part(self.part, text, sentence)
        return found

    def _of_a_part(self, text: Text, sentence: Span) -> Fact | None:
        """What the sentence gives as a part of the number that the claim has for all; None where it does not."""
        counted = [one.quantity for one in text.counted(sentence)]
        if len(counted) < 2 and not (counted and counted[0].kind is Kind.RATIO):
            return None
        parted = _parted(text.printed(sentence), counted)
        found = next((one for one in parted if one.value == self.quantity.value), None)
        if found is None or any(one.value == self.quantity.value for one in parted_in(self.draft)):
            return None
        told = next((one for one in text.stated(sentence) if one.claim.quantity.span == found.whole.span), None)
        # which number is right depends on the words beside it
        return replace(told.fact, printed=found.printed, interval=EVERYTHING) if told is not None else None

    def _of_another_part(self, own: _Parted, text: Text, sentence: Span) -> Fact | None:
        """What the sentence gives as another part of the same whole: "two of the seven" for three of them.

        None where it has the draft's part too.
        """
        counted = [one.quantity for one in text.counted(sentence)]
        found = [one for one in _parted(text.printed(sentence), counted) if one.value == own.value]
        if len(found) != 1 or found[0].part is found[0].whole:
            return None
        if any(one.value == self.quantity.value and one is not found[0].whole for one in counted):
            return None
        at = found[0].part.span
        return next((one.fact for one in text.stated(sentence) if one.claim.quantity.span == at), None)


def is_of_another_part(draft: str, sentence: str, part: Span, parts: Sequence[Span]) -> bool:
    """Whether a draft has words that a sentence says of other parts of a whole, and none of one part's own.

    "Of 412 patients, 38 withdrew and 21 died": "5.1 % withdrew" is not told of the 21.
    """
    starts = [*(one.start for one in parts), len(sentence)]
    behind = {one: subject_stems(sentence[one.end : min(at for at in starts if at >= one.end)]) for one in parts}
    mine = behind.pop(part, frozenset())
    others = frozenset[str]().union(*behind.values())
    said = subject_stems(draft)
    return bool(mine and said & (others - mine)) and not said & (mine - others)


@lru_cache(maxsize=4)
def parted_in(draft: str) -> tuple[_Parted, ...]:
    """The wholes that a draft's sentence tells a part of."""
    return tuple(_parted(draft, read(draft).quantities))


def _parted(sentence: str, quantities: Sequence[Quantity]) -> Iterator[_Parted]:
    """The wholes that a sentence tells a part of: "five of the six", "five out of six"."""
    for one in quantities:
        if one.kind is Kind.RATIO and len(one.parts) > 1:
            yield _Parted(one, one, one.parts[1], one.text)
    for part, whole in pairwise(quantities):
        if part.kind is Kind.COUNT and _OF.fullmatch(sentence, part.span.end, whole.span.start):
            yield _Parted(part, whole, whole.value, sentence[part.span.start : whole.span.end])
    for whole, part in pairwise(quantities):
        fronted = part.kind is whole.kind is Kind.COUNT and _FRONTED.search(
            sentence, max(0, whole.span.start - _LED), whole.span.start
        )
        if fronted and _CLAUSE.match(sentence, whole.span.end, part.span.start):
            yield _Parted(part, whole, whole.value, f"{part.text} of {whole.text}")
