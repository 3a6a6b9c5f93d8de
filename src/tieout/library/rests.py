"""What is left of a whole that a draft's sentence names, of the figures of a source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from tieout.library.given import Asked, Given, Result
from tieout.library.worked import alike
from tieout.text.derivation import Operation, derive
from tieout.text.measures import significant

_PARTS = 64
"""Of so many figures of a source, and no more, it is tried what one leaves of another."""
_SURE = 2
"""A figure of more digits is hardly the difference of two of many others by chance."""


def may_be_rest(asked: Asked) -> bool:
    """Whether a figure may be told from what chance leaves of a whole."""
    return significant(asked.quantity) > _SURE and not asked.change


def rest_of(asked: Asked, wholes: Sequence[Given], parts: Sequence[Given]) -> Iterator[Result]:
    """What is left of a whole that the draft's sentence names: "of 1,612 screened, 364 were not enrolled"."""
    wholes = [one for one in wholes if asked.is_of(one) and one.is_usable]
    parts = [one for one in parts if asked.is_of(one) and one.is_usable]
    for whole, part in product(wholes[:_PARTS], parts[:_PARTS]):
        if alike(whole, part) and whole.fact.value > part.fact.value:
            derived = derive(Operation.DIFFERENCE, [whole.operand, part.operand])
            if derived is not None and asked.admits(derived):
                yield Result(derived, (whole, part), False)
