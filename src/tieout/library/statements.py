"""Sentences of the sources that hold figures, found by the words of a claim.

Which sources hold a word is known without opening one. Only those that share most of a claim's rarer words are opened,
and of these only the paragraphs are cut into sentences in which enough of its words stand together.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import heappush, heapreplace
from itertools import accumulate
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from tieout.library.library import Library
from tieout.library.prose import Text
from tieout.library.sharing import Sharing, hashes_of
from tieout.library.tabular import is_whole
from tieout.model import Fact, Span
from tieout.text.terms import subject_stems
from tieout.text.words import Hashes, tokenize

SOURCES = 24
"""So many sources, those that share most of a claim's words, are looked into for one claim."""
SENTENCES = 60
"""So many sentences of them are read."""
EVERY = 3_000
"""So many where an order of all is asked for."""
_KEPT_OPEN = 256
_ROW_WORDS, _ROWS_KEPT = 1 << 17, 4
"""Texts of so many words together are gone through in one row; a longer text is one by itself."""
_SELDOM = 2.0
"""Minus the logarithm of how often a word that a source holds stands in a given few sentences of it."""
_Number = TypeVar("_Number", np.int64, np.uint64)
_ALIKE = 1e-9
"""Weights that differ by less were added up in another order."""


class Statements:
    """The prose of a library, asked for sentences."""

    def __init__(self, library: Library) -> None:
        asked = (number for number in library.numbers if not library.is_sheet(number))
        self._library = library
        self._sharing = Sharing(library, asked)
        self._texts: dict[int, Text | None] = {}
        self._rows: dict[tuple[Text, ...], _Row] = {}

    def weight(self, stem_: str) -> float:
        """How much a word tells: the rarer among the sources, the more; one that none has tells most."""
        return self._sharing.weight(stem_)

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

    def held(self, stems: Iterable[str]) -> int:
        """How many sources hold the most common of some words."""
        return max((len(self._sharing.holding(one)) for one in stems), default=0)

    def stems_at(self, fact: Fact) -> frozenset[str]:
        """The words that carry the subject of the sentence a fact was read from."""
        return subject_stems(fact.passage.text)

    def near(self, stems: Sequence[str], *, every: bool = False) -> list[tuple[Text, Span, float]]:
        """The sentences that share most of some stems' weight: text, sentence, share of the weight.

        `every` asks for as many as may be, for an order of all of them.
        """
        asked = list(dict.fromkeys(stems))
        weights = {one: self.weight(one) for one in asked if len(self._sharing.holding(one))}
        if not weights:
            return []
        texts = [text for number in self._sharing.most(weights, SOURCES) if (text := self._text(number)) is not None]
        whole = sum(self.weight(one) for one in asked)
        rows = list(map(self._row, _side_by_side(texts)))
        found = _best(rows, weights, EVERY if every else SENTENCES)
        return [(text, span, weight / whole) for weight, text, span in found]

    def _row(self, texts: tuple[Text, ...]) -> _Row:
        if texts not in self._rows:
            if len(self._rows) >= _ROWS_KEPT:
                del self._rows[next(iter(self._rows))]
            self._rows[texts] = _Row.of(texts)
        return self._rows[texts]

    def _text(self, number: int) -> Text | None:
        if number in self._texts:
            return self._texts[number]
        document = self._library.document(number)
        told = document is not None and not any(is_whole(*one) for one in self._library.tables(number))
        text = Text(document.id, document, tokenize(document.prose)) if document is not None and told else None
        if len(self._texts) >= _KEPT_OPEN:
            del self._texts[next(iter(self._texts))]
        self._texts[number] = text
        return text


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph in which wanted words stand: which, and where each stands; together they weigh `bound`."""

    bound: float
    text: Text
    number: int
    stems: list[int]
    starts: list[int]

    def weighed(self, weights: Sequence[float]) -> Iterator[tuple[float, Span]]:
        """The sentences with wanted words, and what these weigh, each counted once."""
        at = 0
        for span in self.text.sentences(self.number):
            held = set()
            while at < len(self.starts) and self.starts[at] < span.end:
                held.add(self.stems[at])
                at += 1
            if held:
                yield sum(weights[one] for one in sorted(held)), span


@dataclass(frozen=True, slots=True)
class _Row:
    """Some texts, their words one after another: where each starts in its text, and its paragraph, numbered through."""

    texts: tuple[Text, ...]
    firsts: NDArray[np.int64]
    """The number of each text's first paragraph."""
    hashes: Hashes
    marks: NDArray[np.uint16]
    starts: NDArray[np.int64]
    homes: NDArray[np.int64]

    @classmethod
    def of(cls, texts: tuple[Text, ...]) -> _Row:
        firsts = np.cumsum([0, *(len(text.bounds) for text in texts)])[:-1]
        homes = [text.homes + first for text, first in zip(texts, firsts.tolist(), strict=True)]
        hashes = _joined([text.words.hashes for text in texts])
        starts = _joined([text.words.starts for text in texts])
        return cls(texts, firsts, hashes, hashes.astype(np.uint16), starts, _joined(homes))

    def paragraphs(self, wanted: _Wanted) -> Iterator[_Paragraph]:
        """The paragraphs in which some of the wanted words stand."""
        places = np.flatnonzero(wanted.near[self.marks])
        held = np.minimum(np.searchsorted(wanted.words, self.hashes[places]), len(wanted.words) - 1)
        same = wanted.words[held] == self.hashes[places]
        places, stems = places[same], wanted.stems[held[same]].tolist()
        if not stems:
            return
        homes, starts = self.homes[places], self.starts[places].tolist()
        cuts = np.flatnonzero(np.diff(homes, prepend=-1))
        owners = np.searchsorted(self.firsts, homes[cuts], side="right") - 1
        numbers = (homes[cuts] - self.firsts[owners]).tolist()
        ends = [*cuts[1:].tolist(), len(homes)]
        for owner, number, low, high in zip(owners.tolist(), numbers, cuts.tolist(), ends, strict=True):
            bound = sum(wanted.weights[one] for one in set(stems[low:high]))
            yield _Paragraph(bound, self.texts[owner], number, stems[low:high], starts[low:high])


def _joined(arrays: list[NDArray[_Number]]) -> NDArray[_Number]:
    """One array for all, the same one where there is no other."""
    return np.concatenate(arrays) if len(arrays) > 1 else arrays[0]


def _side_by_side(texts: Sequence[Text]) -> Iterator[tuple[Text, ...]]:
    """The texts in order, as many together as a row takes."""
    row: list[Text] = []
    room = _ROW_WORDS
    for text in texts:
        if row and len(text.words) > room:
            yield tuple(row)
            row, room = [], _ROW_WORDS
        row.append(text)
        room -= len(text.words)
    if row:
        yield tuple(row)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Words, ascending, the stem of each by its number, and what the stems weigh; `near` holds the ends of words."""

    words: Hashes
    stems: NDArray[np.int64]
    weights: list[float]
    near: NDArray[np.bool_]

    @classmethod
    def of(cls, weights: dict[str, float]) -> _Wanted:
        pairs = sorted((word, number) for number, one in enumerate(weights) for word in hashes_of(one))
        words, stems = np.array([word for word, _ in pairs], np.uint64), np.array([stem for _, stem in pairs], np.int64)
        near = np.zeros(1 << 16, np.bool_)
        near[words.astype(np.uint16)] = True
        return cls(words, stems, list(weights.values()), near)


def _best(rows: Sequence[_Row], weights: dict[str, float], most: int) -> list[tuple[float, Text, Span]]:
    """The sentences of some texts whose words weigh most; of those that weigh alike the first."""
    wanted = _Wanted.of(weights)
    order = {text: number for number, text in enumerate(text for row in rows for text in row.texts)}
    paragraphs = [one for row in rows for one in row.paragraphs(wanted)]
    paragraphs.sort(key=lambda one: -one.bound)
    found: list[tuple[float, Text, Span]] = []
    heaviest: list[float] = []
    for paragraph in paragraphs:
        if len(heaviest) == most and paragraph.bound < heaviest[0] - _ALIKE:
            break
        for weight, span in paragraph.weighed(wanted.weights):
            found.append((weight, paragraph.text, span))
            if len(heaviest) < most:
                heappush(heaviest, weight)
            elif weight > heaviest[0]:
                heapreplace(heaviest, weight)
    found.sort(key=lambda row: (-row[0], order[row[1]], row[2]))
    return found[:most]


@lru_cache(maxsize=2)
def statements_of(library: Library) -> Statements:
    """The prose of a library, for all that ask; what is nothing but tables is left out."""
    return Statements(library)
