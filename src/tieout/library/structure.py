"""What the search must know of a source besides its words, as arrays: who speaks where, and what nobody says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tieout.model import Document, Span
from tieout.text.words import Offsets, Words

MARK_EVERY = 256
"""Every so many words a mark says where in the prose they stand, so that a stretch can be read by itself."""
Pairs = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Structure:
    """Turns, asides and marks of a source, offsets in its prose.

    `labels` and `turns` are (n, 2) spans of n turns in order, `speakers` their labels' names, `firsts` the number
    of each turn's first word; `asides` are (k, 2) spans; `marks` are (m, 2): a word's number and where it starts,
    ascending. `size` is how many words there are.
    """

    speakers: tuple[str, ...]
    labels: Pairs
    turns: Pairs
    firsts: Offsets
    asides: Pairs
    marks: Pairs
    size: int

    @classmethod
    def of(cls, document: Document, words: Words) -> Structure:
        """The structure of a document whose words (as somebody's words) are these."""
        turns = spans_of(turn.span for turn in document.turns)
        return cls(
            speakers=tuple(turn.speaker for turn in document.turns),
            labels=spans_of(turn.label for turn in document.turns),
            turns=turns,
            firsts=np.searchsorted(words.starts, turns[:, 0]).astype(np.int64),
            asides=spans_of(document.asides),
            marks=_marks(words),
            size=len(words),
        )

    def silent(self, start: int, end: int) -> Pairs:
        """The labels and asides that reach into a stretch of the prose, in order."""
        both = np.concatenate((self.labels, self.asides))
        near = both[(both[:, 1] > start) & (both[:, 0] < end)]
        return near[np.argsort(near[:, 0], kind="stable")]

    def stretch(self, first: int, last: int) -> tuple[int, int, int, int]:
        """Where to read words `first` to `last`: a range of whole stretches as (word, word, offset, offset).

        The last offset is -1 where it is the end of the prose.
        """
        low = max(0, int(np.searchsorted(self.marks[:, 0], first, side="right")) - 1)
        high = int(np.searchsorted(self.marks[:, 0], last))
        if high >= len(self.marks):
            return int(self.marks[low, 0]), self.size, int(self.marks[low, 1]), -1
        return int(self.marks[low, 0]), int(self.marks[high, 0]), int(self.marks[low, 1]), int(self.marks[high, 1])


def spans_of(spans: Iterable[Span]) -> Pairs:
    """Spans as an (n, 2) array."""
    return np.array(list(spans), np.int64).reshape(-1, 2)


def _marks(words: Words) -> Pairs:
    """Every MARK_EVERY words the next that does not continue a contraction."""
    numbers = np.arange(0, len(words), MARK_EVERY)
    for _ in range(2):
        inner = (numbers > 0) & (numbers < len(words))
        inner[inner] = words.starts[numbers[inner]] == words.ends[numbers[inner] - 1]
        numbers = np.minimum(numbers + inner, max(len(words) - 1, 0))
    return np.stack((numbers, words.starts[numbers]), axis=1).astype(np.int64)


def within(offsets: Offsets, spans: Pairs) -> NDArray[np.bool_]:
    """Which offsets lie in one of some spans, these being in order of their starts."""
    if not len(spans):
        return np.zeros(len(offsets), np.bool_)
    ends = np.maximum.accumulate(spans[:, 1])
    number = np.searchsorted(spans[:, 0], offsets, side="right") - 1
    inside: NDArray[np.bool_] = (number >= 0) & (offsets < ends[np.maximum(number, 0)])
    return inside


def without(words: Words, silent: Pairs) -> Words:
    """Words less those that start in one of some spans."""
    if not len(silent) or not len(words):
        return words
    kept = ~within(words.starts, silent)
    return Words(words.starts[kept], words.ends[kept], words.hashes[kept])
