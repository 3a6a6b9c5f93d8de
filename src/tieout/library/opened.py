"""A source opened at a passage: its words without labels and stage directions, and who speaks where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from tieout.model import Document, Span
from tieout.text.spoken import split
from tieout.text.words import Words, tokenize


@dataclass(frozen=True, slots=True)
class Opened:
    """A source's document and the words that somebody says or writes in it (offsets count in its prose)."""

    document: Document
    words: Words
    turn_firsts: NDArray[np.int64]
    """The number of each turn's first word."""

    @classmethod
    def of(cls, document: Document) -> Opened:
        return open_all([document])[0]

    @classmethod
    def over(cls, document: Document, words: Words) -> Opened:
        """A document with the words that were found in it."""
        starts = np.array([turn.span.start for turn in document.turns], np.int64)
        return cls(document, words, np.searchsorted(words.starts, starts).astype(np.int64))

    def turn_of(self, word: int) -> int | None:
        """The number of the turn that a word belongs to; None before the first and where there are no turns."""
        number = int(np.searchsorted(self.turn_firsts, word, side="right")) - 1
        return number if number >= 0 else None

    def speaker_of(self, turn: int | None) -> str | None:
        return None if turn is None else self.document.turns[turn].speaker

    def holes(self, start: int, end: int) -> list[Span]:
        """The asides between two offsets of the prose."""
        return [aside for aside in self.document.asides if aside.start >= start and aside.end <= end]


def open_all(documents: Sequence[Document]) -> list[Opened]:
    """Several documents opened: their words are found in one go, which for many short ones is far cheaper."""
    return [Opened.over(document, words) for document, words in zip(documents, _words_of_all(documents), strict=True)]


def _words_of_all(documents: Sequence[Document]) -> Iterator[Words]:
    text = "\n".join(document.prose for document in documents)
    words = split(tokenize(text), text)
    bounds = list(accumulate((len(document.prose) + 1 for document in documents), initial=0))
    cuts = np.searchsorted(words.starts, bounds)
    for number, document in enumerate(documents):
        own, base = slice(cuts[number], cuts[number + 1]), bounds[number]
        yield _spoken(document, Words(words.starts[own] - base, words.ends[own] - base, words.hashes[own]))


def _spoken(document: Document, words: Words) -> Words:
    """The words less those of labels and asides."""
    silent = sorted([*(turn.label for turn in document.turns), *document.asides])
    if not silent or not len(words):
        return words
    kept = ~_within(words.starts, silent)
    return Words(words.starts[kept], words.ends[kept], words.hashes[kept])


def _within(offsets: NDArray[np.int64], spans: Iterable[Span]) -> NDArray[np.bool_]:
    """Which offsets lie in one of some spans."""
    pairs = list(spans)
    starts = np.array([span.start for span in pairs], np.int64)
    ends = np.maximum.accumulate(np.array([span.end for span in pairs], np.int64))
    number = np.searchsorted(starts, offsets, side="right") - 1
    inside: NDArray[np.bool_] = (number >= 0) & (offsets < ends[np.maximum(number, 0)])
    return inside
