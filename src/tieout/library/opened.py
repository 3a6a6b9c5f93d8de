"""A source opened at a passage: its words without labels and stage directions, and who speaks where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from tieout.errors import CacheError
from tieout.library.structure import Row, Structure, bases_of, reaching, without
from tieout.model import Document, Span
from tieout.text import native
from tieout.text.ascending import distinct
from tieout.text.native import Kernels
from tieout.text.spoken import split, split_tables, spoken_words
from tieout.text.words import CHUNK, CLASSES, FOLDS, Words, code_points, tokenize


class Opened:
    """A source's document and the words that somebody says or writes in it (offsets count in its prose).

    The words of a source that was indexed before are found a stretch at a time, as `need` asks for them; those of
    the stretches nobody asked for are zeros.
    """

    __slots__ = ("_number", "_read", "_turn", "document", "structure", "words")

    def __init__(self, document: Document, structure: Structure, words: Words | None = None) -> None:
        self.document = document
        self.structure = structure
        self._turn = range(0)
        self._number: int | None = None
        self._read: set[tuple[int, int]] | None = None if words is not None else set()
        self.words = words or _unread(structure.size)

    @classmethod
    def of(cls, document: Document) -> Opened:
        """A document with all its words."""
        return open_all([document])[0]

    def need(self, first: int, last: int) -> None:
        """Find words `first` to `last` (exclusive). CacheError where they are not those that were indexed."""
        if self._read is None or last <= first:
            return
        structure = self.structure
        begin, end, start, stop = structure.stretch(first, last)
        if (begin, end) in self._read:
            return
        self._read.add((begin, end))
        text = self.document.prose[start : stop if stop >= 0 else None]
        if native.kernels is None or len(text) > CHUNK or not self._laid(native.kernels, text, start, begin, end):
            self._lay(text, start, begin, end)

    def _laid(self, kernels: Kernels, text: str, start: int, begin: int, end: int) -> bool:
        """Whether a kernel filled in words `begin` to `end`, which the prose from `start` on holds."""
        structure, words = self.structure, self.words
        points, tables = code_points(text), (CLASSES, FOLDS, *split_tables())
        width, filled = points.itemsize, (words.starts, words.ends, words.hashes)
        count = kernels.stretch(points, width, start, begin, end, *tables, structure.labels, structure.asides, *filled)
        return count == end - begin

    def _lay(self, text: str, start: int, begin: int, end: int) -> None:
        """The same, step by step; CacheError where the text does not hold so many words."""
        found = spoken_words(text, code_points(text))
        found = without(found, self.structure.silent(start, start + len(text)) - start, in_place=True)
        if len(found) != end - begin:
            raise CacheError(f"What is kept of {self.document.path} is of another text.")
        np.add(found.starts, start, out=self.words.starts[begin:end])
        np.add(found.ends, start, out=self.words.ends[begin:end])
        self.words.hashes[begin:end] = found.hashes

    def turn_of(self, word: int) -> int | None:
        """The number of the turn that a word belongs to; None before the first and where there are no turns."""
        if word not in self._turn:
            self._go_to(word)
        return self._number

    def in_one_turn(self, first: int, last: int) -> bool:
        """Whether two words, the first one first, belong to one turn (or both to none)."""
        if first not in self._turn:
            self._go_to(first)
        return last in self._turn

    def _go_to(self, word: int) -> None:
        """Note which words the turn of a word holds: whoever asks for one asks for others beside it."""
        firsts = self.structure.firsts
        number = int(firsts.searchsorted(word, side="right"))
        end = firsts.item(number) if number < len(firsts) else max(self.structure.size, word + 1)
        self._turn = range(firsts.item(number - 1) if number else min(0, word), end)
        self._number = number - 1 if number else None

    def begun_between(self, first: int, last: int) -> list[int]:
        """The words after `first`, up to and with `last`, with which a turn begins."""
        firsts = self.structure.firsts
        inside = firsts[firsts.searchsorted(first, side="right") : firsts.searchsorted(last, side="right")]
        return sorted(set(inside.tolist()))

    def words_between(self, first_turn: int, next_turn: int) -> int:
        """How many words the turns from one to before another hold."""
        return int(self.structure.firsts[next_turn] - self.structure.firsts[first_turn])

    def speaker_of(self, turn: int | None) -> str | None:
        return None if turn is None else self.structure.speakers[turn]

    def span_of(self, turn: int | None) -> Span:
        """The prose that a turn holds; for None what stands before the first turn."""
        structure = self.structure
        if turn is not None:
            return Span(int(structure.turns[turn, 0]), int(structure.turns[turn, 1]))
        return Span(0, int(structure.labels[0, 0]) if len(structure.labels) else len(self.document.prose))

    def asides_between(self, start: int, end: int) -> list[Span]:
        """The asides between two offsets of the prose."""
        asides = reaching(self.structure.asides, start, end).tolist()
        return [Span(a, b) for a, b in asides if a >= start and b <= end]

    def asides_in(self, stretch: Span) -> list[Span]:
        """The asides that reach into a stretch of the prose, in order."""
        return [Span(*aside) for aside in reaching(self.structure.asides, stretch.start, stretch.end).tolist()]


def _unread(size: int) -> Words:
    """So many words, none of which was found yet."""
    starts, ends, hashes = np.zeros((3, size), np.int64)
    return Words(starts, ends, hashes.view(np.uint64))


def open_all(documents: Sequence[Document]) -> list[Opened]:
    """Several documents opened: their words are found in one go, which for many short ones is far cheaper."""
    row = in_a_row(documents)
    return [Opened(document, *row.laid(number)) for number, document in enumerate(documents)]


def in_a_row(documents: Sequence[Document], *, listed: bool = False) -> Row:
    """Several documents taken apart together; `listed` asks for the words that each prints, too."""
    text = "\n".join([document.prose for document in documents])
    points = code_points(text)
    if not listed:
        return Row.of(documents, text, points, spoken_words(text, points))
    words = tokenize(text, points)
    cuts = words.starts.searchsorted(bases_of(documents)).tolist()
    vocabularies = [distinct(words.hashes[first:last]) for first, last in pairwise(cuts)]
    return replace(Row.of(documents, text, points, split(words, text, points)), vocabularies=vocabularies)
