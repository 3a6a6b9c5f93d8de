"""Figures that a source has as well, for another part of the same change, or for a change the other way.

"Profit fell to £71 million from £85 million" bears out neither "fell to £85 million" nor "rose to £71 million".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tieout.library.prose import Told
from tieout.model import Claim, Fact
from tieout.model.quantities import Kind, Quantity
from tieout.text.changing import Change, Part, change_told
from tieout.text.claims import claims
from tieout.text.measures import same_unit, stands_for
from tieout.text.moments import agree


class Turn(NamedTuple):
    """What a source has in a figure's place, and the words that say which way: the draft's, and the source's.

    No words where both say the same, and only the value is another.
    """

    fact: Fact
    words: tuple[str, str] | None = None


def turned(claim: Claim, own: str, ours: Change, told: Told, others: Sequence[Told], sentence: str) -> Turn | None:
    """How a sentence of a source tells of a figure's change otherwise; None where it does not.

    `ours` is what the claim's figure is of a change in the draft's sentence (`own`), `told` the figure of the source's
    that equals it, `others` are all that has. Of two ends only the later one is said to be wrong.
    """
    theirs = change_told(sentence, told.claim.quantity.span)
    if theirs is None:
        return None
    words = (ours.word, theirs.word) if ours.way * theirs.way < 0 else None
    if ours.part is theirs.part:
        if words is None:
            return _of_another_change(own, told, others, sentence) if ours.part is Part.AFTER else None
        same_time = agree(claim.when, told.fact.when) is not False
        return Turn(told.fact, words) if same_time and ours.part is not Part.BEFORE else None
    at = told.claim.quantity.span.start
    there = [one for one in others if _is_in_place(claim, ours, one, sentence)]
    if not there or ours.part is Part.BEFORE:
        return None
    fact = min(there, key=lambda one: abs(one.claim.quantity.span.start - at)).fact
    if Part.AMOUNT in (ours.part, theirs.part):
        return Turn(fact) if words is None else None
    begins = _begins(own)
    if words is None:
        return Turn(fact) if begins is None or stands_for(begins, fact) else None
    return Turn(fact, words) if begins is not None and stands_for(begins, fact) else None


def _of_another_change(own: str, told: Told, others: Sequence[Told], sentence: str) -> Turn | None:
    """What a source has for the end of the draft's change, where the draft gives it the end of another.

    A change that begins where another ends goes on with it, and both together are one.
    """
    begins = _begins(own)
    pairs = [
        (one, other)
        for one, other in pairwise(others)
        if _is(sentence, one.claim.quantity, Part.BEFORE) and _is(sentence, other.claim.quantity, Part.AFTER)
    ]
    theirs = next((one for one, other in pairs if other is told), None)
    if begins is None or theirs is None or stands_for(begins, theirs.fact):
        return None
    ends = next((other for one, other in pairs if stands_for(begins, one.fact)), None)
    return Turn(ends.fact) if ends is not None and ends.fact.value != theirs.fact.value else None


def _begins(own: str) -> Quantity | None:
    """What the draft's sentence has something change from."""
    return next((one for one in counted_in(own) if _is(own, one, Part.BEFORE)), None)


def _is_in_place(claim: Claim, change: Change, told: Told, sentence: str) -> bool:
    """Whether a figure of a source is the same of a change as the draft's, and another value of its kind."""
    theirs = told.claim.quantity
    kinds = {claim.quantity.kind, theirs.kind}
    if len(kinds) > 1 and Kind.COUNT not in kinds:
        return False
    if same_unit(claim.quantity, told.fact) is False or agree(claim.when, told.fact.when) is False:
        return False
    return _is(sentence, theirs, change.part) and not stands_for(claim.quantity, told.fact)


@lru_cache(maxsize=64)
def counted_in(sentence: str) -> tuple[Quantity, ...]:
    """The quantities of a draft's sentence by itself, of which each figure in it may ask."""
    return tuple(one.quantity for one in claims(sentence))


def _is(text: str, quantity: Quantity, part: Part) -> bool:
    told = change_told(text, quantity.span)
    return told is not None and told.part is part
