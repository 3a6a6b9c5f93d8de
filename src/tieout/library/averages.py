"""What the figures of a column come to on average, where a draft gives an average that no source prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tieout.library.given import Asked, Given, Result
from tieout.library.worked import alike
from tieout.text.derivation import Operation, derive
from tieout.text.restating import is_averaged

_MOST = 12
"""Of more figures no average is tried."""


def averages(asked: Asked, given: Sequence[Given]) -> Iterator[Result]:
    """The average of some cells, where the draft's figure may be printed for it and is called one."""
    levels = [one for one in given if one.is_usable and asked.is_of(one)]
    if not 2 < len(levels) <= _MOST or not is_averaged(asked.prose, asked.claim):
        return
    derived = derive(Operation.AVERAGE, [one.operand for one in levels])
    if derived is not None and asked.admits(derived) and all(alike(levels[0], one) for one in levels):
        yield Result(derived, tuple(levels), False)


__all__ = ["averages"]
