"""What the search must know of a source besides its words, as arrays: who speaks where, and what nobody says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tieout.model import Document, Span
from tieout.text import native
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

    def silent(self, start: int, end: int) -> Pairs:
        """The labels and asides that reach into a stretch of the prose, in order."""
        labels, asides = reaching(self.labels, start, end), reaching(self.asides, start, end)
        if not len(labels) or not len(asides):
            return labels if len(labels) else asides
        near = np.concatenate((labels, asides))
        return near[np.argsort(near[:, 0], kind="stable")]

    def stretch(self, first: int, last: int) -> tuple[int, int, int, int]:
        """Where to read words `first` to `last`: a range of whole stretches as (word, word, offset, offset).

        The last offset is -1 where it is the end of the prose.
        """
        numbers = self.marks[:, 0]
        low = max(0, int(numbers.searchsorted(first, side="right")) - 1)
        high = int(numbers.searchsorted(last))
        begin, start = self.marks[low].tolist()
        end, stop = self.marks[high].tolist() if high < len(self.marks) else (self.size, -1)
        return begin, end, start, stop


def reaching(spans: Pairs, start: int, end: int) -> Pairs:
    """Those of some spans that reach into a stretch; they are in order and apart."""
    if not len(spans):
        return spans
    return spans[int(spans[:, 1].searchsorted(start, side="right")) : int(spans[:, 0].searchsorted(end))]


class Laid(NamedTuple):
    """A document taken apart: its structure, and its words as somebody's words."""

    structure: Structure
    words: Words


def lay_out(documents: Sequence[Document], words: Words) -> Iterator[Laid]:
    """The structures of some documents whose words were found in one go, their proses one character apart.

    What is done for each document by itself is little more than cutting its part from whole arrays: most sources
    are short, and there are many.
    """
    bases = np.cumsum([0, *(len(document.prose) + 1 for document in documents)])
    turns = _Spans.of(bases, [[turn.span for turn in document.turns] for document in documents])
    labels = _Spans.of(bases, [[turn.label for turn in document.turns] for document in documents])
    asides = _Spans.of(bases, [document.asides for document in documents])
    silent = np.concatenate((labels.shifted, asides.shifted))
    words = without(words, silent[np.argsort(silent[:, 0], kind="stable")])
    cuts = np.searchsorted(words.starts, bases)
    firsts = np.searchsorted(words.starts, turns.shifted[:, 0]) - cuts[turns.owners]
    marks = _marks(words, bases, cuts)
    for number, document in enumerate(documents):
        own, spoken = slice(cuts[number], cuts[number + 1]), turns.slices[number]
        structure = Structure(
            speakers=tuple(turn.speaker for turn in document.turns),
            labels=labels.spans[spoken],
            turns=turns.spans[spoken],
            firsts=firsts[spoken],
            asides=asides.spans[asides.slices[number]],
            marks=marks.spans[marks.slices[number]],
            size=int(cuts[number + 1] - cuts[number]),
        )
        base = bases[number]
        yield Laid(structure, Words(words.starts[own] - base, words.ends[own] - base, words.hashes[own]))


class _Spans(NamedTuple):
    """Pairs of numbers of several documents in a row: `spans[slices[n]]` are those of document n, its `owners`."""

    spans: Pairs
    shifted: Pairs
    owners: NDArray[np.int64]
    slices: list[slice]

    @classmethod
    def of(cls, bases: NDArray[np.int64], spans: Sequence[Sequence[Span]]) -> _Spans:
        """Spans in each document's own prose, and `shifted` to where the proses stand in a row."""
        flat = spans_of(span for some in spans for span in some)
        return cls.laid(flat, bases, [len(some) for some in spans])

    @classmethod
    def laid(cls, flat: Pairs, bases: NDArray[np.int64], lengths: Sequence[int]) -> _Spans:
        owners = np.repeat(np.arange(len(lengths)), lengths)
        ends = list(accumulate(lengths, initial=0))
        return cls(flat, flat + bases[owners][:, np.newaxis], owners, [slice(*ab) for ab in pairwise(ends)])


def spans_of(spans: Iterable[Span]) -> Pairs:
    """Spans as an (n, 2) array."""
    return np.array(list(spans), np.int64).reshape(-1, 2)


def _marks(words: Words, bases: NDArray[np.int64], cuts: NDArray[np.int64]) -> _Spans:
    """Of each document every MARK_EVERY words the next that does not continue a contraction."""
    sizes = np.diff(cuts)
    lengths = -(-sizes // MARK_EVERY)
    owners = np.repeat(np.arange(len(sizes)), lengths)
    numbers = (np.arange(len(owners)) - (np.cumsum(lengths) - lengths)[owners]) * MARK_EVERY
    firsts, lasts = cuts[owners], np.maximum(sizes - 1, 0)[owners]
    for _ in range(2):
        places = firsts + numbers
        inner = (numbers > 0) & (words.starts[places] == words.ends[places - 1])
        numbers = np.minimum(numbers + inner, lasts)
    flat = np.stack((numbers, words.starts[firsts + numbers] - bases[owners]), axis=1).astype(np.int64)
    return _Spans.laid(flat, bases, lengths.tolist())


def within(offsets: Offsets, spans: Pairs) -> NDArray[np.bool_]:
    """Which offsets lie in one of some spans, these being in order of their starts."""
    if not len(spans):
        return np.zeros(len(offsets), np.bool_)
    ends = np.maximum.accumulate(spans[:, 1])
    number = np.searchsorted(spans[:, 0], offsets, side="right") - 1
    inside: NDArray[np.bool_] = (number >= 0) & (offsets < ends[np.maximum(number, 0)])
    return inside


def without(words: Words, silent: Pairs) -> Words:
    """Words less those that start in one of some spans, these being in order of their starts."""
    if not len(silent) or not len(words):
        return words
    if native.kernels is not None:
        room = np.empty_like(words.starts), np.empty_like(words.ends), np.empty_like(words.hashes)
        count = native.kernels.outside(silent, words.starts, words.ends, words.hashes, *room)
        return Words(room[0][:count], room[1][:count], room[2][:count])
    kept = ~within(words.starts, silent)
    return Words(words.starts[kept], words.ends[kept], words.hashes[kept])
