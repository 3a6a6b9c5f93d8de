"""Where in the library to look for a quotation: seeds that vote for places, the rarest first.

Every three words in a row of the quotation are looked up; each posting votes for the place in the source where
the quotation would begin if it stood there unaltered. Places with most of the rare votes go on to be aligned.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tieout.library.grams import GRAM, grams
from tieout.library.shard import Shard, Stack
from tieout.text.quoted import Quoted

MOST_POSTINGS = 5_000
"""A gram that occurs more often is followed only where the quotation has none that is rarer."""
BUDGET = 4_000
"""So many postings are followed for one quotation, but for those that no part of it should go without."""
STRETCH = 4
_BIN = 64
BEST, COVERING = 8, 8


@dataclass(frozen=True, slots=True)
class Region:
    """Where a quotation, or a piece of it, may stand: in source number `source`, beginning near word `start`."""

    source: int
    start: int
    end: int
    votes: float


@dataclass(frozen=True, slots=True)
class _Seed:
    word: int
    """The number of the quotation's word that the gram begins with."""
    ranges: tuple[tuple[int, int, int], ...]
    """(shard, first posting, end of postings)."""

    @property
    def count(self) -> int:
        return sum(end - begin for _, begin, end in self.ranges)


def find(quoted: Quoted, stacks: Sequence[Stack], total: int) -> list[Region]:
    """The best places for a quotation, best first, in a library of `total` words."""
    seeds = _affordable(_seeds(quoted, [stack.shard for stack in stacks]))
    if not seeds:
        return []
    votes = [_cast(seed, stacks, total) for seed in seeds]
    documents, places, numbers, weights = (np.concatenate(column) for column in zip(*votes, strict=True))
    bins = places // _BIN
    order = np.lexsort((numbers, bins, documents))
    documents, bins, places, numbers, weights = (a[order] for a in (documents, bins, places, numbers, weights))
    first = np.ones(len(order), np.bool_)
    first[1:] = (np.diff(documents) != 0) | (np.diff(bins) != 0)
    group = np.cumsum(first) - 1
    fresh = first.copy()
    fresh[1:] |= np.diff(numbers) != 0
    scores: NDArray[np.float64] = np.bincount(group, weights * fresh).astype(np.float64)
    heads = np.flatnonzero(first)
    chosen = _choose(scores, group[fresh], numbers[fresh], weights[fresh])
    low, high = np.minimum.reduceat(places, heads), np.maximum.reduceat(places, heads)
    return [Region(int(documents[heads[k]]), int(low[k]), int(high[k]) + len(quoted), float(scores[k])) for k in chosen]


def _seeds(quoted: Quoted, shards: Sequence[Shard]) -> list[_Seed]:
    """The grams of the quotation that no ellipsis breaks, each with its postings."""
    seeds = []
    for word, gram in enumerate(grams(quoted.hashes).tolist()):
        if any(word + within in quoted.ellipses for within in range(1, GRAM)):
            continue
        ranges = [(number, *shard.postings(gram)) for number, shard in enumerate(shards)]
        found = tuple(one for one in ranges if one[2] > one[1])
        if found:
            seeds.append(_Seed(word, found))
    return seeds


def _affordable(seeds: list[_Seed]) -> list[_Seed]:
    """The seeds to follow: of every few words the rarest, so that no part of the quotation goes without, then the
    rarest of the others as far as the budget goes; one at least."""
    ranked = sorted(seeds, key=lambda seed: (seed.count, seed.word))
    chosen: dict[int, _Seed] = {}
    covered: set[int] = set()
    for seed in ranked:
        stretch = seed.word // STRETCH
        if stretch not in covered and (seed.count <= MOST_POSTINGS or not chosen):
            chosen[seed.word] = seed
        covered.add(stretch)
    spent = sum(seed.count for seed in chosen.values())
    for seed in ranked:
        if spent + seed.count > BUDGET:
            break
        spent += seed.count if seed.word not in chosen else 0
        chosen[seed.word] = seed
    return [chosen[word] for word in sorted(chosen)]


def _cast(
    seed: _Seed, stacks: Sequence[Stack], total: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """A seed's votes: sources, places, the seed's word, weights."""
    sources, places = [], []
    for number, begin, end in seed.ranges:
        stack = stacks[number]
        positions = stack.shard.positions(begin, end)
        inside = np.searchsorted(stack.shard.firsts, positions, side="right") - 1
        sources.append(stack.sources[inside])
        places.append(positions - stack.shard.firsts[inside] + stack.firsts[inside] - seed.word)
    found = np.concatenate(sources)
    weight = max(0.1, math.log(total / seed.count))
    return (
        found,
        np.concatenate(places),
        np.full(len(found), seed.word, np.int64),
        np.full(len(found), weight),
    )


def _choose(
    scores: NDArray[np.float64], group: NDArray[np.int64], numbers: NDArray[np.int64], weights: NDArray[np.float64]
) -> list[int]:
    """The groups with most votes, then those that best cover what these leave uncovered."""
    ranked = np.argsort(-scores, kind="stable")
    chosen: list[int] = [int(group_number) for group_number in ranked[:BEST]]
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
