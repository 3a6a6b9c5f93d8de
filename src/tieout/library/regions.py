"""Where in the library to look for a quotation: seeds that vote for places, the rarest first.

Every three words in a row of the quotation are looked up; each posting votes for the place in the source where
the quotation would begin if it stood there unaltered. Places with most of the rare votes go on to be aligned.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tieout.library.grams import GRAM, grams
from tieout.library.shard import Places, Shard, Stack
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
class _Seeds:
    """The grams of a quotation: the number of the word each begins with, how often it occurs in all, and where its
    postings begin and end in each shard."""

    words: Places
    counts: Places
    ranges: list[tuple[Places, Places]]


def find(quoted: Quoted, stacks: Sequence[Stack], total: int, best: int = BEST) -> list[Region]:
    """The best places for a quotation, best first, in a library of `total` words: `best` of them by votes, and some
    that cover what these leave."""
    seeds = _seeds(quoted, [stack.shard for stack in stacks])
    chosen = _affordable(seeds)
    if not len(chosen):
        return []
    documents, places, owners = _votes(seeds, chosen, stacks)
    numbers = seeds.words[chosen][owners]
    heavy: NDArray[np.float64] = np.maximum(0.1, np.log(total / seeds.counts[chosen]))
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
    scores: NDArray[np.float64] = np.bincount(group, weights * fresh).astype(np.float64)
    heads = np.flatnonzero(first)
    chosen_groups = _choose(scores, group[fresh], numbers[fresh], weights[fresh], best)
    low, high = np.minimum.reduceat(places, heads), np.maximum.reduceat(places, heads)
    return [
        Region(int(documents[heads[k]]), int(low[k]), int(high[k]) + len(quoted), float(scores[k]))
        for k in chosen_groups
    ]


def _seeds(quoted: Quoted, shards: Sequence[Shard]) -> _Seeds:
    """The grams of the quotation that no ellipsis breaks."""
    numbers = grams(quoted.hashes)
    whole = [n for n in range(len(numbers)) if not any(n + k in quoted.ellipses for k in range(1, GRAM))]
    words = np.array(whole, np.int64)
    ranges = [shard.postings(numbers[words]) for shard in shards]
    counts = sum((ends - begins for begins, ends in ranges), np.zeros(len(words), np.int64))
    return _Seeds(words, counts, ranges)


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
