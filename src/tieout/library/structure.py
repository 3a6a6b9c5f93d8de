"""What the search must know of a source besides its words, as arrays: who speaks where, and what nobody says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tieout.model import Document, Span, Turn
from tieout.model.plain import PlainTexts
from tieout.text import native
from tieout.text.words import Hashes, Offsets, Points, Words

MARK_EVERY = 256
"""Every so many words a mark says where in the prose they stand, so that a stretch can be read by itself."""
Pairs = NDArray[np.int64]
Documents = Sequence[Document] | PlainTexts


class Structure(NamedTuple):
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
        item, count = self.marks.item, len(self.marks)
        # a mark's number is that of a word which is hardly further on than so many times MARK_EVERY
        low = min(first // MARK_EVERY, count - 1)
        while low > 0 and item(low, 0) > first:
            low -= 1
        high = low
        while high < count and item(high, 0) < last:
            high += 1
        end, stop = (item(high, 0), item(high, 1)) if high < count else (self.size, -1)
        return item(low, 0), end, item(low, 1), stop


def reaching(spans: Pairs, start: int, end: int) -> Pairs:
    """Those of some spans that reach into a stretch; they are in order and apart."""
    if not len(spans):
        return spans
    return spans[int(spans[:, 1].searchsorted(start, side="right")) : int(spans[:, 0].searchsorted(end))]


class Laid(NamedTuple):
    """A document taken apart: its structure, and its words as somebody's words."""

    structure: Structure
    words: Words


@dataclass(frozen=True, slots=True)
class Row:
    """Some documents whose proses stand in a row, one character apart: prose n begins at `bases[n]`.

    `words` are somebody's words, with offsets in the row; those of document n are numbers `cuts[n]` to `cuts[n + 1]`.
    What there is of each document is little more than a part of whole arrays: most sources are short, and many.
    `vocabularies` are the words that each prints, once and ascending, where they were asked for.
    """

    documents: Documents
    text: str
    points: Points
    words: Words
    bases: Offsets
    cuts: Offsets
    labels: SpansOfMany
    turns: SpansOfMany
    firsts: Offsets
    asides: SpansOfMany
    marks: SpansOfMany
    vocabularies: Sequence[Hashes] = ()

    @classmethod
    def of(cls, documents: Sequence[Document], text: str, points: Points, words: Words) -> Row:
        """Take apart some documents, all words of whose `text` (its characters as `points`) were found.

        The arrays of `words` are taken over.
        """
        bases, labels, turns, asides = laid = Layout.of(documents)
        words = without(words, laid.silent, in_place=True)
        cuts = np.searchsorted(words.starts, bases)
        firsts = np.searchsorted(words.starts, turns.shifted[:, 0]) - cuts[turns.owners]
        marks = _marks(words, bases, cuts)
        return cls(documents, text, points, words, bases, cuts, labels, turns, firsts, asides, marks)

    def document(self, number: int) -> Document:
        """One of the documents."""
        return self.documents.document(number) if isinstance(self.documents, PlainTexts) else self.documents[number]

    def laid(self, number: int) -> Laid:
        """A document by itself."""
        own, spoken, base = (
            slice(*self.cuts[number : number + 2].tolist()),
            self.turns.of_one(number),
            self.bases[number],
        )
        structure = Structure(
            speakers=speakers_of(self.document(number)),
            labels=self.labels.spans[spoken],
            turns=self.turns.spans[spoken],
            firsts=self.firsts[spoken],
            asides=self.asides.spans[self.asides.of_one(number)],
            marks=self.marks.spans[self.marks.of_one(number)],
            size=own.stop - own.start,
        )
        words = self.words
        return Laid(structure, Words(words.starts[own] - base, words.ends[own] - base, words.hashes[own]))


def speakers_of(document: Document) -> tuple[str, ...]:
    """Who speaks, turn by turn."""
    return tuple([turn.speaker for turn in document.turns])


def turns_of(documents: Documents) -> Mapping[int, tuple[Turn, ...]]:
    """The turns of those documents that have any, by number."""
    if isinstance(documents, PlainTexts):
        return documents.turns
    return {number: one.turns for number, one in enumerate(documents) if one.turns}


class SpansOfMany(NamedTuple):
    """Pairs of numbers of several documents in a row: those of document n end at `ends[n]`, its `owners`."""

    spans: Pairs
    shifted: Pairs
    owners: NDArray[np.int64]
    ends: NDArray[np.int64]

    @classmethod
    def of(cls, bases: NDArray[np.int64], spans: Sequence[Sequence[Span]]) -> SpansOfMany:
        """Spans in each document's own prose, and `shifted` to where the proses stand in a row."""
        counts = np.array([len(some) for some in spans], np.int64)
        return cls.laid(spans_of(list(chain.from_iterable(spans))), bases, counts)

    @classmethod
    def laid(cls, flat: Pairs, bases: NDArray[np.int64], counts: NDArray[np.int64]) -> SpansOfMany:
        """The same from one array, and how many are each document's."""
        owners = np.repeat(np.arange(len(counts)), counts)
        return cls(flat, flat + bases[owners][:, np.newaxis], owners, np.cumsum(counts))

    @classmethod
    def shifted_already(cls, shifted: Pairs, bases: NDArray[np.int64], counts: NDArray[np.int64]) -> SpansOfMany:
        """The same from spans in the row."""
        owners = np.repeat(np.arange(len(counts)), counts)
        return cls(shifted - bases[owners][:, np.newaxis], shifted, owners, np.cumsum(counts))

    def of_one(self, number: int) -> slice:
        """Which spans are those of one document."""
        return slice(int(self.ends[number - 1]) if number else 0, int(self.ends[number]))


def bases_of(documents: Sequence[Document]) -> Offsets:
    """Where the prose of each of some documents begins in a row, and where one more would."""
    return np.cumsum([0, *[len(document.prose) + 1 for document in documents]])


class Layout(NamedTuple):
    """Some documents in a row: where each begins, the labels and turns of its speakers, and its asides."""

    bases: Offsets
    labels: SpansOfMany
    turns: SpansOfMany
    asides: SpansOfMany

    @classmethod
    def of(cls, documents: Documents) -> Layout:
        """Lay some documents in a row."""
        if isinstance(documents, PlainTexts):
            bases = documents.bases
            asides = SpansOfMany.shifted_already(documents.asides, bases, documents.aside_counts)
        else:
            bases = bases_of(documents)
            asides = SpansOfMany.of(bases, [document.asides for document in documents])
        spoken = turns_of(documents)
        counts = np.zeros(len(bases) - 1, np.int64)
        counts[list(spoken)] = [len(turns) for turns in spoken.values()]
        said = list(chain.from_iterable(spoken.values()))
        labels = SpansOfMany.laid(spans_of([turn.label for turn in said]), bases, counts)
        return cls(bases, labels, SpansOfMany.laid(spans_of([turn.span for turn in said]), bases, counts), asides)

    @property
    def silent(self) -> Pairs:
        """What nobody says, labels and asides, as it stands in the row and in order of its starts."""
        both = np.concatenate((self.labels.shifted, self.asides.shifted))
        return both[np.argsort(both[:, 0], kind="stable")]


def spans_of(spans: Sequence[Span]) -> Pairs:
    """Spans as an (n, 2) array."""
    return np.fromiter(chain.from_iterable(spans), np.int64, 2 * len(spans)).reshape(-1, 2)


def _marks(words: Words, bases: NDArray[np.int64], cuts: NDArray[np.int64]) -> SpansOfMany:
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
    return SpansOfMany.laid(flat, bases, lengths)


def within(offsets: Offsets, spans: Pairs) -> NDArray[np.bool_]:
    """Which offsets lie in one of some spans, these being in order of their starts."""
    if not len(spans):
        return np.zeros(len(offsets), np.bool_)
    ends = np.maximum.accumulate(spans[:, 1])
    number = np.searchsorted(spans[:, 0], offsets, side="right") - 1
    inside: NDArray[np.bool_] = (number >= 0) & (offsets < ends[np.maximum(number, 0)])
    return inside


def without(words: Words, silent: Pairs, *, in_place: bool = False) -> Words:
    """Words less those that start in one of some spans, these being in order of their starts.

    With `in_place` the arrays of the words may be used for it, which leaves nothing of what was in them.
    """
    if not len(silent) or not len(words):
        return words
    if native.kernels is not None:
        room = words.starts, words.ends, words.hashes
        if not in_place:
            room = np.empty_like(words.starts), np.empty_like(words.ends), np.empty_like(words.hashes)
        count = native.kernels.outside(silent, words.starts, words.ends, words.hashes, *room)
        return Words(room[0][:count], room[1][:count], room[2][:count])
    kept = ~within(words.starts, silent)
    return Words(words.starts[kept], words.ends[kept], words.hashes[kept])
