"""Where in the library to look for a quotation: seeds that vote for places, the rarest first.

Every three words in a row of the quotation are looked up; each posting votes for the place in the source where
the quotation would begin if it stood there unaltered. Places with most of the rare votes go on to be aligned.
src/native/lookup.c does the same where it was compiled.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
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

Numbers = NDArray[np.uint32]
Weights = NDArray[np.float64]


class Region(NamedTuple):
    """Where a quotation, or a piece of it, may stand: in source number `source`, beginning near word `start`."""

    source: int
    start: int
    end: int
    votes: float


_REGION = partial(tuple.__new__, Region)
"""What Region._make does, in a third of its time: there are hundreds for a draft."""


class Known:
    """Where the postings of some grams stand, which were looked up before in the same index.

    A quotation whose words are counted otherwise has most of its grams still.
    """

    def __init__(self) -> None:
        self.ranges: Places = np.zeros(0, np.int64)
        self._rows: dict[int, int] = {}

    def rows(self, numbers: Numbers) -> Places:
        """The row of each gram in `ranges`; -1 of those that are not known."""
        if not self._rows:
            return np.full(len(numbers), -1, np.int64)
        return np.array([self._rows.get(number, -1) for number in numbers.tolist()], np.int64)

    def note(self, numbers: Numbers, ranges: Places) -> None:
        """Note where the postings of some grams stand, unless others are known already."""
        if not self._rows:
            self._rows = {number: row for row, number in enumerate(numbers.tolist())}
            self.ranges = ranges


@dataclass(frozen=True, slots=True)
class _Seeds:
    """The grams of a quotation: the number of the word each begins with, how often it occurs in all, and where its
    postings begin and end in each shard."""

    words: Places
    counts: Places
    ranges: list[tuple[Places, Places]]


class Index:
    """Some shards, asked together for the places of quotations."""

    def __init__(self, stacks: Sequence[Stack]) -> None:
        self._stacks = stacks
        self._total = max(2, sum(stack.shard.size for stack in stacks))
        self._parts = any(stack.firsts.any() for stack in stacks)
        """Whether a source may lie in several documents of the index."""
        self._arrays = tuple(_arrays(stack) for stack in stacks)

    def find(self, quoted: Quoted, best: int = BEST) -> list[Region]:
        """The best places for a quotation, best first: `best` of them by votes, and some that cover the rest."""
        return self.find_all([quoted], best)[0]

    def find_all(self, quoted: Sequence[Quoted], best: int = BEST, known: Known | None = None) -> list[list[Region]]:
        """The best places for each of some quotations, whose seeds are looked up together; those that are `known` to be
        in the index are not looked up again, the others are noted there."""
        asked = _asked(quoted)
        if native.kernels is not None:
            lengths = [len(one) for one in quoted]
            return self._compiled(native.kernels, asked, lengths, best, Known() if known is None else known)
        both = zip(self._looked_up(asked), quoted, strict=True)
        return [_best(one, self._stacks, self._total, len(whole), best) for one, whole in both]

    def _compiled(
        self, kernels: Kernels, asked: _Asked, lengths: Sequence[int], best: int, known: Known
    ) -> list[list[Region]]:
        most = best + COVERING
        limits = np.array([STRETCH, MOST_POSTINGS, BUDGET, _BIN, best, COVERING, self._total, self._parts], np.int64)
        places, votes = np.empty((3, len(lengths), most), np.int64), np.empty((len(lengths), most))
        counts = np.empty(len(lengths), np.int64)
        ranges = np.empty(2 * len(asked.numbers) * len(self._arrays), np.int64)
        seeds = asked.numbers, asked.words, asked.cuts, limits
        before = known.rows(asked.numbers), known.ranges
        kernels.lookup(*seeds, self._arrays, *before, counts, places[0], places[1], places[2], votes, ranges)
        known.note(asked.numbers, ranges)
        places[2] += np.array(lengths, np.int64)[:, None]
        rows = zip(counts.tolist(), *places.tolist(), votes.tolist(), strict=True)
        return [list(map(_REGION, zip(*(row[:count] for row in columns), strict=True))) for count, *columns in rows]

    def _looked_up(self, asked: _Asked) -> list[_Seeds]:
        """The postings of all seeds, found in one pass a shard."""
        ranges = [stack.shard.postings(asked.numbers) for stack in self._stacks]
        counts = sum((ends - begins for begins, ends in ranges), np.zeros(len(asked.numbers), np.int64))
        return [
            _Seeds(asked.words[a:b], counts[a:b], [(begins[a:b], ends[a:b]) for begins, ends in ranges])
            for a, b in pairwise(asked.cuts.tolist())
        ]


def _arrays(stack: Stack) -> tuple[NDArray[np.generic], ...]:
    """What src/native/lookup.c is told of a shard, in its order."""
    shard = stack.shard
    documents = np.stack((shard.firsts[:-1], stack.sources, stack.firsts), axis=1).astype(np.int32)
    return (shard.directory, shard.entries, documents.ravel(), _nearby(shard))


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


def _best(seeds: _Seeds, stacks: Sequence[Stack], total: int, length: int, best: int) -> list[Region]:
    """The best places for one quotation of some length."""
    chosen = _affordable(seeds)
    if not len(chosen):
        return []
    documents, places, owners = _votes(seeds, chosen, stacks)
    numbers = seeds.words[chosen][owners]
    # the logarithm of the C library, not numpy's: the kernel has no other
    heavy: Weights = np.array([max(0.1, math.log(total / count)) for count in seeds.counts[chosen].tolist()])
    weights = heavy[owners]
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


def _affordable(seeds: _Seeds) -> Places:
    """The places of the seeds to follow: of every few words the rarest, so that no part of the quotation goes
    without, then the rarest of the others as far as the budget goes; one at least, if any occurs."""
    ranked = [n for n in np.lexsort((seeds.words, seeds.counts)).tolist() if seeds.counts[n]]
    chosen: set[int] = set()
    covered: set[int] = set()
    for number in ranked:
        stretch = int(seeds.words[number]) // STRETCH
        if stretch not in covered and (seeds.counts[number] <= MOST_POSTINGS or not chosen):
            chosen.add(number)
        covered.add(stretch)
    spent = int(seeds.counts[sorted(chosen)].sum()) if chosen else 0
    for number in ranked:
        if number not in chosen:
            spent += int(seeds.counts[number])
            if spent > BUDGET:
                break
            chosen.add(number)
    return np.array(sorted(chosen), np.int64)


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
