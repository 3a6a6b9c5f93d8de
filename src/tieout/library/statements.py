"""Sentences of the sources that hold figures, found by the words of a claim.

Which sources hold a word is known without opening one. Only those that share most of a claim's rarer words are opened,
and of these only the paragraphs are cut into sentences in which enough of its words stand together.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from pathlib import PurePath

from tieout.library import nearby
from tieout.library.latest import OfTheLatest
from tieout.library.library import Library
from tieout.library.nearby import Nearby
from tieout.library.prose import Text, texts_of
from tieout.library.rows import SHORT, Row, heaviest, side_by_side
from tieout.library.sharing import Sharing
from tieout.library.sheet import is_whole
from tieout.model import Document, Fact, Span
from tieout.model.tables import Table
from tieout.text import native
from tieout.text.terms import subject_stems

SOURCES = 24
"""So many sources, those that share most of a claim's words, are looked into for one claim."""
SENTENCES = 60
"""So many sentences of them are read."""
EVERY = 3_000
"""So many where an order of all is asked for."""
_KEPT_OPEN = 256
_ROWS_KEPT = 4
_SELDOM = 2.0
"""Minus the logarithm of how often a word that a source holds stands in a given few sentences of it."""


class Statements:
    """The prose of a library, asked for sentences."""

    def __init__(self, library: Library) -> None:
        asked = (number for number in library.numbers if not library.is_sheet(number))
        self._library = library
        self._sharing = Sharing(library, asked)
        self._texts: dict[int, Text | None] = {}
        self._rows: dict[tuple[Text, ...], Row] = {}

    def weight(self, stem_: str) -> float:
        """How much a word tells: the rarer among the sources, the more; one that none has tells most."""
        return self._sharing.weight_of(self._holding(stem_))

    def _holding(self, stem_: str) -> int:
        """How many sources hold a stem."""
        return len(self._sharing.holding(stem_)) if self._nearby is None else self._nearby.held(stem_)

    def by_chance(self, shared: Iterable[str], held: int) -> bool:
        """Whether chance alone would bring some words together with another thing that so many sources hold.

        Expected is one such meeting or more: as many sources, times the share of them that holds each word, times how
        seldom a word that a source holds stands in a given few sentences of it (the expectation of Karlin and Altschul,
        "Methods for assessing the statistical significance of molecular sequence features", 1990, at its plainest).
        """
        limit = math.log(max(1, held))
        weighed = accumulate(self.weight(one) + _SELDOM for one in sorted(shared))
        return not any(weight > limit for weight in weighed)  # a word or two decide it

    @property
    def sources(self) -> int:
        """How many sources there are."""
        return self._sharing.asked

    @cached_property
    def called(self) -> Mapping[str, str]:
        """What each source is called, folded, by its id: the name of its file, and its title."""
        return {
            one.id: f"{PurePath(one.path).stem} {one.metadata.title or ''}".casefold() for one in self._library.sources
        }

    def has_name(self, word: str) -> bool:
        """Whether a source has a word with a capital."""
        return self._library.has_name([word])

    def held(self, stems: Iterable[str]) -> int:
        """How many sources hold the most common of some words."""
        return max(map(self._holding, stems), default=0)

    def stems_at(self, fact: Fact) -> frozenset[str]:
        """The words that carry the subject of the sentence a fact was read from."""
        return subject_stems(fact.passage.text)

    def near(self, stems: Iterable[str], *, every: bool = False, numbered: bool = False) -> Sequence[tuple[Text, Span]]:
        """The sentences that share most of some stems' weight: text and sentence; if `numbered`, those with a number.

        The stems may come in any order, which for a set is another in each process; weights are added in one.
        `every` asks for as many as may be, for an order of all of them. With a number, but in the cell of a table, a
        sentence says nothing of what it counts: such are left out where `numbered`.
        """
        asked, most = sorted(set(stems)), EVERY if every else SENTENCES
        if self._nearby is not None and len(asked) <= nearby.MOST:
            return self._nearby.heaviest(asked, most, numbered=numbered)
        weights = {one: self.weight(one) for one in asked if len(self._sharing.holding(one))}
        if not weights:
            return []
        rows = list(map(self._row, side_by_side(self._opened(self._shared(weights)))))
        found = heaviest(rows, weights, most)
        if not numbered:
            return found
        return [(text, span) for text, span in found if text.has_number(span) and not text.is_cell(span)]

    def _shared(self, weights: Mapping[str, float]) -> Sequence[int]:
        """The sources to look into for some words: all, where they are short and few, so that they lie in one row."""
        if self._is_small:
            return self._sharing.numbers
        return self._sharing.most(weights, SOURCES)

    @cached_property
    def _nearby(self) -> Nearby | None:
        """The texts of a small library, for a kernel to go through; None where it is large, or not all are texts."""
        if native.kernels is None or not self._is_small or not self._sharing.asked:
            return None
        texts = self._opened(self._sharing.numbers)
        return Nearby(texts, self._sharing, native.kernels) if len(texts) == self._sharing.asked else None

    @cached_property
    def _is_small(self) -> bool:
        return self._sharing.asked <= SOURCES and self._library.words <= SHORT

    def _row(self, texts: tuple[Text, ...]) -> Row:
        if texts not in self._rows:
            if len(self._rows) >= _ROWS_KEPT:
                del self._rows[next(iter(self._rows))]
            self._rows[texts] = Row(texts)
        return self._rows[texts]

    def _opened(self, numbers: Sequence[int]) -> list[Text]:
        """The texts of some sources, in order; of those that cannot be read, or are nothing but tables, none."""
        fresh = [number for number in numbers if number not in self._texts]
        documents = [self._told(number) for number in fresh]
        texts = texts_of([document for document in documents if document is not None])
        read = (next(texts) if document is not None else None for document in documents)
        found = {number: self._texts.get(number) for number in numbers} | dict(zip(fresh, read, strict=True))
        for number in fresh:
            if len(self._texts) >= _KEPT_OPEN:
                del self._texts[next(iter(self._texts))]
            self._texts[number] = text = found[number]
            if text is not None:
                text.tables = sorted(_place_of(table) for _, table in self._library.tables(number) if table.spans)
        return [text for text in found.values() if text is not None]

    def _told(self, number: int) -> Document | None:
        """A source that is more than a table; None where it cannot be read."""
        document = self._library.document(number)
        told = document is not None and not any(is_whole(*one) for one in self._library.tables(number))
        return document if told else None


def _place_of(table: Table) -> Span:
    return Span(table.spans[0].start, table.spans[-1].end)


@OfTheLatest
def statements_of(library: Library) -> Statements:
    """The prose of a library, for all that ask; what is nothing but tables is left out."""
    return Statements(library)
