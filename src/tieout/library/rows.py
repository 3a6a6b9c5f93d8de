"""Texts side by side, so that the words of a claim are looked for in all of them at once.

The sentences that share most of some words are found in two rounds: in the paragraphs that may hold the heaviest, which
tell what a sentence must weigh, then in all that may hold one as heavy. Only these are cut into sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from tieout.library.prose import Text
from tieout.library.sharing import hashes_of
from tieout.model import Span
from tieout.text.ascending import distinct, heads
from tieout.text.words import Hashes

_LONGEST = 1 << 17
"""Texts of so many words together stand in one row; a longer text is one by itself."""
SHORT = 1 << 14
"""A row of so many words is cut into sentences whole: to choose among its paragraphs takes longer."""
_ALIKE = 1e-9
"""Weights that differ by less were added up in another order."""
_Number = TypeVar("_Number", np.int64, np.uint64, np.float64)
Numbers = NDArray[np.int64]


def side_by_side(texts: Sequence[Text]) -> Iterator[tuple[Text, ...]]:
    """The texts in order, as many together as a row takes."""
    row: list[Text] = []
    room = _LONGEST
    for text in texts:
        if row and len(text.words) > room:
            yield tuple(row)
            row, room = [], _LONGEST
        row.append(text)
        room -= len(text.words)
    if row:
        yield tuple(row)


@dataclass(frozen=True, slots=True)
class Cut:
    """Sentences of a row, in order: where each ends in the row, whose it is, and its place there."""

    ends: Numbers
    texts: Sequence[Text]
    spans: Sequence[Span]


class Row:
    """Some texts, their words and paragraphs one after another; offsets and numbers count through all of them."""

    def __init__(self, texts: tuple[Text, ...]) -> None:
        self._texts = texts
        self._bases = np.cumsum([0, *(len(text.document.prose) + 1 for text in texts)])[:-1]
        self._firsts = np.cumsum([0, *(len(text.bounds) - 1 for text in texts)])[:-1]
        self._bounds = _joined([text.bounds[:-1] + base for text, base in zip(texts, self._bases, strict=True)])
        self._hashes = _joined([text.words.hashes for text in texts])
        self._marks = self._hashes.astype(np.uint16)
        self._starts = _joined([text.words.starts + base for text, base in zip(texts, self._bases, strict=True)])
        self._homes = np.searchsorted(self._bounds, self._starts, side="right") - 1
        self.is_short = len(self._hashes) <= SHORT

    def hits(self, wanted: _Wanted) -> _Hits:
        """Where wanted words stand."""
        places = np.flatnonzero(wanted.near[self._marks])
        hashes = self._hashes[places]
        held = np.minimum(np.searchsorted(wanted.words, hashes), len(wanted.words) - 1)
        same = wanted.words[held] == hashes
        places = places[same]
        return _Hits(self, wanted.stems[held[same]], self._starts[places], self._homes[places])

    def cut(self, paragraphs: Iterable[int]) -> Cut:
        """The sentences of some paragraphs, given in order; of all, where the row is short."""
        return self._whole if self.is_short else self._cut(paragraphs)

    @cached_property
    def _whole(self) -> Cut:
        return self._cut(range(len(self._bounds)))

    def _cut(self, paragraphs: Iterable[int]) -> Cut:
        numbers = np.fromiter(paragraphs, np.int64)
        owners = np.searchsorted(self._firsts, numbers, side="right") - 1
        texts: list[Text] = []
        spans: list[Span] = []
        ends: list[int] = []
        for owner, number in zip(owners.tolist(), (numbers - self._firsts[owners]).tolist(), strict=True):
            text, base = self._texts[owner], int(self._bases[owner])
            sentences = text.sentences(number)
            texts += [text] * len(sentences)
            spans += sentences
            ends += [base + span.end for span in sentences]
        return Cut(np.array(ends, np.int64), texts, spans)


def _joined(arrays: list[NDArray[_Number]]) -> NDArray[_Number]:
    """One array for all, the same one where there is no other."""
    return np.concatenate(arrays) if len(arrays) > 1 else arrays[0]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Words, ascending, the stem of each by its number, and what the stems weigh; `near` holds the ends of words."""

    words: Hashes
    stems: Numbers
    weights: NDArray[np.float64]
    near: NDArray[np.bool_]

    @classmethod
    def of(cls, weights: dict[str, float]) -> _Wanted:
        known = [hashes_of(one) for one in weights]
        words = np.concatenate(known)
        stems = np.repeat(np.arange(len(known)), [len(one) for one in known])
        order = np.lexsort((stems, words))
        near = np.zeros(1 << 16, np.bool_)
        near[words.astype(np.uint16)] = True
        return cls(words[order], stems[order], np.array(list(weights.values())), near)


@dataclass(frozen=True, slots=True)
class _Hits:
    """Where the wanted words stand in a row: which, where each starts, and the number of its paragraph."""

    row: Row
    stems: Numbers
    starts: Numbers
    homes: Numbers

    def paragraphs(self, weights: NDArray[np.float64]) -> tuple[Numbers, NDArray[np.float64]]:
        """The paragraphs they stand in, and what the words of each weigh together."""
        return _weighed(self.homes, self.stems, weights)

    def within(self, paragraphs: Numbers) -> _Hits:
        """Those in some paragraphs, given in order."""
        inside = np.zeros(int(self.homes[-1]) + 1, np.bool_)
        inside[paragraphs] = True
        kept = inside[self.homes]
        return _Hits(self.row, self.stems[kept], self.starts[kept], self.homes[kept])

    def sentences(self, weights: NDArray[np.float64]) -> tuple[Cut, Numbers, NDArray[np.float64]]:
        """The sentences they stand in, by their numbers in a cut, and what the words of each weigh together."""
        cut = self.row.cut(self.homes[heads(self.homes)].tolist())
        return cut, *_weighed(np.searchsorted(cut.ends, self.starts, side="right"), self.stems, weights)


def _weighed(places: Numbers, stems: Numbers, weights: NDArray[np.float64]) -> tuple[Numbers, NDArray[np.float64]]:
    """Each place that some stems stand in, ascending, and what they weigh together, each counted once."""
    held = distinct(places * len(weights) + stems)
    owners = held // len(weights)
    begins = heads(owners)
    number = np.repeat(np.arange(len(begins)), np.diff(begins, append=len(owners)))
    sums = np.bincount(number, weights=weights[held % len(weights)]).astype(np.float64, copy=False)
    return owners[begins], sums


def heaviest(rows: Sequence[Row], weights: dict[str, float], most: int) -> list[tuple[Text, Span]]:
    """The sentences of some rows whose words weigh most; of those that weigh alike the first."""
    wanted = _Wanted.of(weights)
    hits = [found for row in rows if len((found := row.hits(wanted)).stems)]
    if not all(one.row.is_short for one in hits):
        hits = _likely(hits, wanted.weights, most)
    held = [one.sentences(wanted.weights) for one in hits]
    sums = _joined([one for _, _, one in held]) if held else np.zeros(0)
    places = [(cut, number) for cut, numbers, _ in held for number in numbers.tolist()]
    best = np.argsort(-sums, kind="stable")[:most].tolist()
    return [(cut.texts[number], cut.spans[number]) for cut, number in map(places.__getitem__, best)]


def _likely(hits: Sequence[_Hits], weights: NDArray[np.float64], most: int) -> list[_Hits]:
    """The words of the paragraphs that may hold one of the heaviest sentences.

    The heaviest paragraphs hold at least as many sentences, and what these weigh rules out those that weigh less.
    """
    paragraphs = [one.paragraphs(weights) for one in hits]
    bounds = _joined([bound for _, bound in paragraphs])
    if len(bounds) <= most:
        return list(hits)
    least = np.partition(bounds, -most)[-most]
    first = [one.within(numbers[bound >= least]) for one, (numbers, bound) in zip(hits, paragraphs, strict=True)]
    sums = _joined([one.sentences(weights)[2] for one in first if len(one.stems)])
    floor = np.partition(sums, -most)[-most] - _ALIKE
    kept = [one.within(numbers[bound >= floor]) for one, (numbers, bound) in zip(hits, paragraphs, strict=True)]
    return [one for one in kept if len(one.stems)]
