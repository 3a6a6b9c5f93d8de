"""Where in the library to look for a quotation: seeds that vote for places, the rarest first.

Every three words in a row of the quotation are looked up; each posting votes for the place in the source where
the quotation would begin if it stood there unaltered. Places with most of the rare votes go on to be aligned.
src/native/lookup.c does the same where it was compiled.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tieout.library.grams import GRAM, grams
from tieout.library.shard import Places, Shard, Stack
from tieout.text import native
from tieout.text.native import Kernels
from tieout.text.quoted import Quoted

MOST_POSTINGS = 5_000
"""A gram that occurs more often is followed only where the quotation has none that is rarer."""
BUDGET = 4_000
"""So many postings are followed for one quotation, but for those that no part of it should go without."""
STRETCH = 4
_BIN = 64
BEST, COVERING = 8, 8
_ROUNDING = 1e-6
"""Votes are added up in one order or another."""

Numbers = NDArray[np.uint32]
Weights = NDArray[np.float64]


class Region(NamedTuple):
    """Where a quotation, or a piece of it, may stand: in source number `source`, beginning near word `start`."""

    source: int
    start: int
    end: int
    votes: float


class Known:
    """What was found out of the seeds of some quotations, when these were looked up: where the postings of each stand,
    and what its votes weigh.

    A quotation whose words are counted otherwise has most of its seeds still.
    """

    def __init__(self) -> None:
        self.ranges: Places = np.zeros(0, np.int64)
        self._rows: dict[int, int] = {}
        self._words: list[int] = []
        self._cuts: list[int] = []
        self._weights: list[float] = []

    def rows(self, numbers: Numbers) -> Places:
        """The row of each gram in `ranges`; -1 of those that are not known."""
        if not self._rows:
            return np.full(len(numbers), -1, np.int64)
        return np.array([self._rows.get(number, -1) for number in numbers.tolist()], np.int64)

    def note(self, asked: _Asked, ranges: Places, weights: Weights) -> None:
        """Note what was found out of some quotations, unless others are known already."""
        if not self._cuts:
            self._rows = {number: row for row, number in enumerate(asked.numbers.tolist())}
            self._words, self._cuts = asked.words.tolist(), asked.cuts.tolist()
            self.ranges, self._weights = ranges, weights.tolist()

    def votes_without(self, number: int, changed: Collection[int]) -> float:
        """How many votes there are at least for a place where the words of a quotation stand in a row, but for some
        that are `changed`; the quotations are numbered as they were looked up.

        Between two changes each seed votes for the same place; behind a change it may be another.
        """
        if number + 1 >= len(self._cuts):
            return 0.0
        own = slice(self._cuts[number], self._cuts[number + 1])
        altered = {word - part for word in changed for part in range(GRAM)}
        most = here = 0.0
        for word, weight in zip(self._words[own], self._weights[own], strict=True):
            here = 0.0 if word in altered else here + weight
            most = max(most, here)
        return most


@dataclass(frozen=True, slots=True)
class _Seeds:
    """The grams of a quotation: the number of the word each begins with, what a vote of it weighs, 0 where it has none,
    and where its postings begin and end in each shard."""

    words: Places
    weights: Weights
    ranges: list[tuple[Places, Places]]


class Index:
    """Some shards, asked together for the places of quotations."""

    def __init__(self, stacks: Sequence[Stack]) -> None:
        self._stacks = stacks
        self._total = max(2, sum(stack.shard.size for stack in stacks))
        self.parts = any(stack.firsts.any() for stack in stacks)
        """Whether a source may lie in several documents of the index."""
        self._arrays = tuple(_arrays(stack) for stack in stacks)

    def find(self, quoted: Quoted, best: int = BEST) -> list[Region]:
        """The best places for a quotation, best first: `best` of them by votes, and some that cover the rest."""
        return self.find_all([quoted], best)[0]

    def find_all(self, quoted: Sequence[Quoted], best: int = BEST, known: Known | None = None) -> list[list[Region]]:
        """The best places for each of some quotations, whose seeds are looked up together; those that are `known` to be
        in the index are not looked up again, the others are noted there."""
        asked, lengths, known = _asked(quoted), [len(one) for one in quoted], Known() if known is None else known
        if native.kernels is not None:
            return self._compiled(native.kernels, asked, lengths, best, known)
        seeds = self._looked_up(asked, known)
        return [_best(one, self._stacks, length, best) for one, length in zip(seeds, lengths, strict=True)]

    def _compiled(
        self, kernels: Kernels, asked: _Asked, lengths: Sequence[int], best: int, known: Known
    ) -> list[list[Region]]:
        limits = np.array([STRETCH, MOST_POSTINGS, BUDGET, _BIN, best, COVERING, self._total, self.parts], np.int64)
        ranges, weights = np.empty(2 * len(asked.numbers) * len(self._arrays), np.int64), np.empty(len(asked.numbers))
        seeds, before = (asked.numbers, asked.words, asked.cuts), (known.rows(asked.numbers), known.ranges)
        whole = np.array(lengths, np.int64)
        regions = kernels.lookup(*seeds, limits, self._arrays, *before, whole, ranges, weights, Region)
        known.note(asked, ranges, weights)
        return regions

    def _looked_up(self, asked: _Asked, known: Known) -> list[_Seeds]:
        """The postings of all seeds, found in one pass a shard."""
        ranges = [stack.shard.postings(asked.numbers) for stack in self._stacks]
        counts = sum((ends - begins for begins, ends in ranges), np.zeros(len(asked.numbers), np.int64))
        cuts = list(pairwise(asked.cuts.tolist()))
        weights = np.zeros(len(counts))
        for a, b in cuts:
            weights[a:b] = _weights(asked.words[a:b], counts[a:b], self._total)
        rows = [np.stack(one, axis=1) for one in ranges]
        known.note(asked, np.stack(rows, axis=1).ravel() if rows else np.zeros(0, np.int64), weights)
        return [
            _Seeds(asked.words[a:b], weights[a:b], [(begins[a:b], ends[a:b]) for begins, ends in ranges])
            for a, b in cuts
        ]


def are_elsewhere(regions: Sequence[Region], opened: Sequence[Region], votes: float) -> bool:
    """Whether a place with so many votes may be another than those that were opened of the best `regions`."""
    least = votes - _ROUNDING
    beyond = regions[BEST - 1].votes if len(regions) >= BEST else 0.0
    return max([beyond, *(region.votes for region in regions if region not in opened)]) >= least


def _arrays(stack: Stack) -> tuple[NDArray[np.generic], ...]:
    """What src/native/lookup.c is told of a shard, in its order."""
    shard = stack.shard
    documents = np.stack((shard.firsts[:-1], stack.sources, stack.firsts), axis=1).astype(np.int32)
    ascends = np.array([(np.diff(stack.sources) >= 0).all()], np.bool_)
    return (shard.directory, shard.entries, documents.ravel(), _nearby(shard), ascends)


def _nearby(shard: Shard) -> NDArray[np.int32]:
    """The document that holds every so many words, after the logarithm of how many: for each document a few."""
    step = max(0, (shard.size // max(1, 2 * shard.documents)).bit_length() - 1)
    marks = np.arange(0, shard.size + 1, 1 << step)
    held = np.maximum(0, shard.firsts.searchsorted(marks, side="right") - 1)
    return np.concatenate(([step], held)).astype(np.int32)


class _Asked(NamedTuple):
    """The grams of some quotations that no ellipsis breaks, and the number of the word each begins with.

    Those of quotation q are numbers `cuts[q]` to `cuts[q + 1]`.
    """

    numbers: Numbers
    words: Places
    cuts: Places


def grams_of(quoted: Sequence[Quoted]) -> Numbers:
    """The grams that are looked up for some quotations."""
    return _asked(quoted).numbers


def _asked(quoted: Sequence[Quoted]) -> _Asked:
    if not quoted:
        return _Asked(np.zeros(0, np.uint32), np.zeros(0, np.int64), np.zeros(1, np.int64))
    hashes = np.concatenate([one.hashes for one in quoted])
    firsts = np.array(list(accumulate(map(len, quoted), initial=0)), np.int64)
    whole = np.ones(len(hashes), np.bool_)
    for first, end, one in zip(firsts.tolist(), firsts[1:].tolist(), quoted, strict=False):
        whole[max(first, end - GRAM + 1) : end] = False
        for boundary in one.ellipses:
            whole[first + max(0, boundary - GRAM + 1) : first + boundary] = False
    places = np.flatnonzero(whole)
    cuts = places.searchsorted(firsts)
    words = places - np.repeat(firsts[:-1], np.diff(cuts))
    return _Asked(grams(hashes)[places], words, cuts)


def _best(seeds: _Seeds, stacks: Sequence[Stack], length: int, best: int) -> list[Region]:
    """The best places for one quotation of some length."""
    chosen = np.flatnonzero(seeds.weights)
    if not len(chosen):
        return []
    documents, places, owners = _votes(seeds, chosen, stacks)
    numbers = seeds.words[chosen][owners]
    weights = seeds.weights[chosen][owners]
    bins = places // _BIN
    order = np.lexsort((numbers, bins, documents))
    documents, bins, places = documents[order], bins[order], places[order]
    numbers, weights = numbers[order], weights[order]
    first = np.ones(len(order), np.bool_)
    first[1:] = (np.diff(documents) != 0) | (np.diff(bins) != 0)
    group = np.cumsum(first) - 1
    fresh = first.copy()
    fresh[1:] |= np.diff(numbers) != 0
    scores: Weights = np.bincount(group, weights * fresh).astype(np.float64)
    heads = np.flatnonzero(first)
    chosen_groups = _choose(scores, group[fresh], numbers[fresh], weights[fresh], best)
    low, high = np.minimum.reduceat(places, heads), np.maximum.reduceat(places, heads)
    return [
        Region(int(documents[heads[k]]), int(low[k]), int(high[k]) + length, float(scores[k])) for k in chosen_groups
    ]


def _weights(words: Places, counts: Places, total: int) -> Weights:
    """What the vote of each seed weighs, by the word it begins with and how often it occurs; 0 where it has none."""
    weights = np.zeros(len(counts))
    for number in _affordable(words, counts):
        # the logarithm of the C library, not numpy's: the kernel has no other
        weights[number] = max(0.1, math.log(total / counts.item(number)))
    return weights


def _affordable(words: Places, counts: Places) -> set[int]:
    """The numbers of the seeds to follow: of every few words the rarest, so that no part of the quotation goes
    without, then the rarest of the others as far as the budget goes; one at least, if any occurs."""
    ranked = [n for n in np.lexsort((words, counts)).tolist() if counts[n]]
    chosen: set[int] = set()
    covered: set[int] = set()
    for number in ranked:
        stretch = int(words[number]) // STRETCH
        if stretch not in covered and (counts[number] <= MOST_POSTINGS or not chosen):
            chosen.add(number)
        covered.add(stretch)
    spent = int(counts[sorted(chosen)].sum()) if chosen else 0
    for number in ranked:
        if number not in chosen:
            spent += int(counts[number])
            if spent > BUDGET:
                break
            chosen.add(number)
    return chosen


def _votes(seeds: _Seeds, chosen: Places, stacks: Sequence[Stack]) -> tuple[Places, Places, Places]:
    """The votes of the chosen seeds: sources, places where the quotation would begin, and which seed votes."""
    sources, places, owners = [], [], []
    for stack, (begins, ends) in zip(stacks, seeds.ranges, strict=True):
        positions, owner = stack.shard.positions(begins[chosen], ends[chosen])
        inside = stack.shard.firsts.searchsorted(positions, side="right") - 1
        sources.append(stack.sources[inside])
        places.append(positions - stack.shard.firsts[inside] + stack.firsts[inside] - seeds.words[chosen][owner])
        owners.append(owner)
    return np.concatenate(sources), np.concatenate(places), np.concatenate(owners)


def _choose(
    scores: NDArray[np.float64],
    group: NDArray[np.int64],
    numbers: NDArray[np.int64],
    weights: NDArray[np.float64],
    most: int,
) -> list[int]:
    """The groups with most votes, then those that best cover what these leave uncovered."""
    ranked = np.argsort(-scores, kind="stable")
    chosen: list[int] = [int(group_number) for group_number in ranked[:most]]
    taken = np.zeros(len(scores), np.bool_)
    covered = np.zeros(int(numbers.max()) + 1, np.bool_)
    for _ in range(COVERING):
        taken[chosen] = True
        covered[numbers[taken[group]]] = True
        gain = np.bincount(group, np.where(covered[numbers], 0.0, weights), minlength=len(scores))
        best = int(gain.argmax())
        if gain[best] <= 0:
            break
        chosen.append(best)
    return chosen
