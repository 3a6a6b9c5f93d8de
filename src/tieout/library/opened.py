"""A source opened at a passage: its words without labels and stage directions, and who speaks where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

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
        words = spoken_words(document)
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


def spoken_words(document: Document) -> Words:
    """The words of a document's prose less those of labels and asides, contractions split."""
    words = tokenize(document.prose)
    silent = sorted([*(turn.label for turn in document.turns), *document.asides])
    if silent and len(words):
        kept = ~_within(words.starts, silent)
        words = Words(words.starts[kept], words.ends[kept], words.hashes[kept])
    return split(words, document.prose)


def _within(offsets: NDArray[np.int64], spans: Iterable[Span]) -> NDArray[np.bool_]:
    """Which offsets lie in one of some spans."""
    pairs = list(spans)
    starts = np.array([span.start for span in pairs], np.int64)
    ends = np.maximum.accumulate(np.array([span.end for span in pairs], np.int64))
    number = np.searchsorted(starts, offsets, side="right") - 1
    inside: NDArray[np.bool_] = (number >= 0) & (offsets < ends[np.maximum(number, 0)])
    return inside
