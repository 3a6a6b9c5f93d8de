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
from tieout.library.shard import Shard
from tieout.text.quoted import Quoted
from tieout.text.tidy import tokens
from tieout.text.words import Hashes, hash_word

MOST_POSTINGS = 20_000
"""A gram that occurs more often is looked up only where the quotation has none that is rarer."""
BUDGET = 60_000
_BIN = 64
BEST, COVERING = 8, 8


@dataclass(frozen=True, slots=True)
class Region:
    """Where a quotation, or a piece of it, may stand: in document `document`, beginning near word `start`."""

    document: int
    start: int
    end: int
    votes: float


@dataclass(frozen=True, slots=True)
class _Seed:
    number: int
    """The gram's place among the quotation's."""
    word: int
    gram: int
    ranges: tuple[tuple[int, int, int], ...]
    """(shard, first posting, end of postings)."""

    @property
    def count(self) -> int:
        return sum(end - begin for _, begin, end in self.ranges)


def find(quoted: Quoted, shards: Sequence[Shard], offsets: Sequence[int], total: int) -> list[Region]:
    """The best places for a quotation, best first. `offsets[k]` is the number of shard k's first document."""
    seeds = _affordable(_seeds(quoted, shards))
    if not seeds:
        return []
    votes = [_cast(seed, shards, offsets, total) for seed in seeds]
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
    return [
        Region(int(documents[heads[k]]), int(low[k]), int(high[k]) + len(quoted), float(scores[k])) for k in chosen
    ]


def _seeds(quoted: Quoted, shards: Sequence[Shard]) -> list[_Seed]:
    """The grams of the quotation and of its spellings with contractions written out, each with its postings."""
    seeds: list[_Seed] = []
    for words, hashes in _spellings(quoted):
        broken = {place for place, word in enumerate(words) if word in quoted.ellipses}
        for place, gram in enumerate(grams(hashes).tolist()):
            if any(place + within in broken for within in range(1, GRAM)):
                continue
            ranges = [(number, *shard.postings(gram)) for number, shard in enumerate(shards)]
            seeds.append(_Seed(len(seeds), words[place], gram, tuple(r for r in ranges if r[2] > r[1])))
    distinct = {(seed.word, seed.gram): seed for seed in reversed(seeds) if seed.ranges}
    return sorted(distinct.values(), key=lambda seed: seed.number)


def _spellings(quoted: Quoted) -> list[tuple[list[int], Hashes]]:
    """The quotation's words as they stand, and with contractions written out; each with its word's number."""
    plain = (list(range(len(quoted))), quoted.hashes)
    words: list[int] = []
    spelt: list[int] = []
    changed = False
    for number in range(len(quoted)):
        surface = quoted.text[quoted.words.starts[number] : quoted.words.ends[number]]
        parts = tokens(surface, 0)
        changed |= len(parts) > 1
        for part in parts:
            words.append(number)
            spelt.append(int(quoted.hashes[number]) if len(parts) == 1 else hash_word(part.word.strip("'")))
    contracted = _contracted(quoted)
    return [plain, *([(words, np.array(spelt, np.uint64))] if changed else []), *([contracted] if contracted else [])]


_CONTRACTIONS = {("not",): "nt", ("is",): "s", ("are",): "re", ("am",): "m", ("have",): "ve", ("will",): "ll", ("would",): "d"}


def _contracted(quoted: Quoted) -> tuple[list[int], Hashes] | None:
    """The quotation with "do not", "it is", "we have" drawn together, as a transcript may have them."""
    surfaces = [quoted.text[a:b] for a, b in zip(quoted.words.starts, quoted.words.ends, strict=True)]
    words: list[int] = []
    hashes: list[int] = []
    for number, surface in enumerate(surfaces):
        tail = _CONTRACTIONS.get((surface.lower(),))
        before = surfaces[number - 1].lower() if number else ""
        if tail and words and words[-1] == number - 1 and before.isalpha() and _contracts(before, tail):
            joined = {"can": "ca", "will": "wo"}.get(before, before) if tail == "nt" else before
            hashes[-1] = hash_word(joined + tail)
            continue
        words.append(number)
        hashes.append(int(quoted.hashes[number]))
    return (words, np.array(hashes, np.uint64)) if len(words) < len(surfaces) else None


def _contracts(before: str, tail: str) -> bool:
    pronouns = {"i", "you", "he", "she", "it", "we", "they", "that", "there", "what", "who", "here", "where", "how"}
    verbs = {"do", "does", "did", "is", "are", "was", "were", "have", "has", "had", "would", "should", "could", "can", "will", "must"}
    return before in (verbs if tail == "nt" else pronouns)


def _affordable(seeds: list[_Seed]) -> list[_Seed]:
    """The seeds to follow: the rarest, as many as the budget holds; one at least."""
    ranked = sorted(seeds, key=lambda seed: (seed.count, seed.number))
    spent = 0
    chosen: list[_Seed] = []
    for seed in ranked:
        if chosen and (seed.count > MOST_POSTINGS or spent + seed.count > BUDGET):
            break
        chosen.append(seed)
        spent += seed.count
    return chosen


def _cast(
    seed: _Seed, shards: Sequence[Shard], offsets: Sequence[int], total: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """A seed's votes: documents, places, the seed's number, weights."""
    documents, places = [], []
    for shard_number, begin, end in seed.ranges:
        shard = shards[shard_number]
        positions = shard.positions(begin, end)
        inside = np.searchsorted(shard.firsts, positions, side="right") - 1
        documents.append(inside + offsets[shard_number])
        places.append(positions - shard.firsts[inside] - seed.word)
    found = np.concatenate(documents)
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
    open_weights = weights.copy()
    for _ in range(COVERING):
        covered = np.unique(numbers[np.isin(group, chosen)])
        open_weights[np.isin(numbers, covered)] = 0.0
        gain = np.bincount(group, open_weights, minlength=len(scores))
        best = int(gain.argmax())
        if gain[best] <= 0:
            break
        chosen.append(best)
    return chosen
