"""One immutable shard of the index: where every three words in a row stand, and how often words occur.

The postings are sorted by the number of the gram. Its leading bits name a bucket (the directory says where each
begins), the next eight bits are kept as a fingerprint, and a position is 24 bits: both stand in one number, so that
whoever finds a posting has it, and a word costs about four and a half bytes. A compiled kernel sorts them where there
is one (src/native/postings.c).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tieout.library.counts import Counts
from tieout.library.grams import GRAM, PAIR_BITS, WORD_BITS, grams, pair_slots, word_slots
from tieout.text import native
from tieout.text.native import Kernels
from tieout.text.words import Hashes

Places = NDArray[np.int64]
Numbers = NDArray[np.uint32]
SHARD_WORDS = 1 << 24
"""A position must fit 24 bits; a text longer than that is cut into several documents of the index."""
_POSITION_BITS, _POSITIONS = np.uint32(24), np.uint32(SHARD_WORDS - 1)
_PER_BUCKET = 10
"""The most postings that a bucket holds in the mean; the fewest are half as many."""
_FEW_BITS = 16
"""So many bits name a bucket where some postings are held: few other grams are there to be taken for one of them."""
WORTH_A_TABLE = 1 << (PAIR_BITS - 3)
"""From so many words on, a table of all slots is filled sooner than slots are sorted."""
_NO_COUNTS = Counts.of(np.zeros(0, np.int64), WORD_BITS)


@dataclass(frozen=True, slots=True)
class Shard:
    """Postings and counts of some documents, whose words are numbered through.

    `firsts[i]` is the number of document i's first word; one more entry ends the last. `directory[b]` is the
    first posting of bucket b; `entries` are fingerprints and positions, ascending within a bucket.
    """

    firsts: NDArray[np.int64]
    directory: NDArray[np.uint32]
    entries: NDArray[np.uint32]
    words: Counts
    pairs: Counts

    @classmethod
    def of_postings(cls, kernels: Kernels, firsts: NDArray[np.int64], numbers: Numbers, places: Numbers) -> Shard:
        """A shard of some postings, given as grams and positions, which ascend; it counts nothing."""
        directory, entries = np.empty((1 << _FEW_BITS) + 1, np.uint32), np.empty(len(numbers), np.uint32)
        kernels.laid(numbers, places, directory, entries)
        return cls(firsts, directory, entries, _NO_COUNTS, _NO_COUNTS)

    @classmethod
    def of_counts(cls, size: int, words: Counts, pairs: Counts) -> Shard:
        """A shard of so many words that holds their counts and no postings."""
        firsts = np.array([0, size], np.int64)
        return cls(firsts, np.zeros(2, np.uint32), np.zeros(0, np.uint32), words, pairs)

    @property
    def size(self) -> int:
        """How many words the shard holds."""
        return int(self.firsts[-1])

    @property
    def documents(self) -> int:
        return len(self.firsts) - 1

    @property
    def _bits(self) -> int:
        return (len(self.directory) - 1).bit_length() - 1

    def postings(self, numbers: NDArray[np.uint32]) -> tuple[Places, Places]:
        """Where the postings of each gram begin and end (one in some 2**(bits + 8) is another gram's)."""
        shift = np.uint32(32 - self._bits)
        buckets = (numbers >> shift).astype(np.int64)
        begins = self.directory[buckets].astype(np.int64)
        inside = _spread(begins, self.directory[buckets + 1].astype(np.int64))
        marks = ((numbers >> (shift - np.uint32(8))) & np.uint32(0xFF)).astype(np.uint8)[inside.owner]
        prints = (self.entries[inside.places] >> _POSITION_BITS).astype(np.uint8)
        before = np.bincount(inside.owner[prints < marks], minlength=len(numbers))
        among = np.bincount(inside.owner[prints == marks], minlength=len(numbers))
        return begins + before, begins + before + among

    def positions(self, begins: Places, ends: Places) -> tuple[Places, Places]:
        """The positions that some ranges of postings name, ascending within each, and each one's range."""
        inside = _spread(begins, ends)
        return (self.entries[inside.places] & _POSITIONS).astype(np.int64), inside.owner


class _Spread(NamedTuple):
    places: Places
    owner: Places


def _spread(begins: Places, ends: Places) -> _Spread:
    """Every place of some ranges in a row, and which range each is of."""
    lengths = ends - begins
    owner = np.repeat(np.arange(len(lengths)), lengths)
    firsts = np.cumsum(lengths) - lengths
    return _Spread(np.arange(len(owner)) + (begins - firsts)[owner], owner)


def build(texts: list[Hashes]) -> Shard:
    """Index the words of some documents, at most SHARD_WORDS in all."""
    return _built(np.concatenate(texts) if texts else np.zeros(0, np.uint64), [len(text) for text in texts])


def _built(hashes: Hashes, lengths: Sequence[int]) -> Shard:
    """Index the words of documents of some lengths that stand in a row."""
    firsts = _firsts(lengths)
    if native.kernels is None:
        return Shard(firsts, *_sorted(hashes, firsts), *_counts(hashes, firsts))
    if len(hashes) >= WORTH_A_TABLE:
        tables = _Filled.new(len(hashes))
        tables.take(native.kernels, hashes, firsts, 0)
        return tables.shard(native.kernels, firsts)
    numbers: NDArray[np.uint32] = np.zeros(len(hashes), np.uint32)
    numbers[: max(0, len(hashes) - GRAM + 1)] = grams(hashes)
    return Shard(firsts, *_postings(native.kernels, numbers, firsts), *_counts(hashes, firsts))


def _firsts(lengths: Sequence[int]) -> NDArray[np.int64]:
    firsts = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=firsts[1:])
    return firsts


_ROUNDS = (SHARD_WORDS >> 8) + 2
"""Eight bits come round no more often than the words of a shard make up."""


class Tables(NamedTuple):
    """How often words and pairs occur, by slot: eight bits of each count, as a table so small stays near the processor,
    and the slots whose eight bits came round, once for every time. The first of these numbers says how many there are.
    """

    words: NDArray[np.uint8]
    words_rounds: NDArray[np.uint32]
    pairs: NDArray[np.uint8]
    pairs_rounds: NDArray[np.uint32]

    @classmethod
    def new(cls) -> Tables:
        """Nothing yet."""
        words = np.zeros(1 << WORD_BITS, np.uint8), np.zeros(_ROUNDS, np.uint32)
        pairs = np.zeros(1 << PAIR_BITS, np.uint8), np.zeros(_ROUNDS, np.uint32)
        return cls(*words, *pairs)

    def counts(self, *, dense: bool = False) -> tuple[Counts, Counts]:
        """The counts of words and of pairs, `dense` if that is asked for; the tables are taken over."""
        words, pairs = (each[1 : each[0] + 1] for each in (self.words_rounds, self.pairs_rounds))
        return Counts.of_rounds(self.words, words, dense=dense), Counts.of_rounds(self.pairs, pairs, dense=dense)


class _Filled(NamedTuple):
    """The gram that each word begins, and the counts: all that many words come to."""

    grams: NDArray[np.uint32]
    tables: Tables

    @classmethod
    def new(cls, room: int) -> _Filled:
        """Nothing yet, and room for so many words: what is not filled of it takes no memory."""
        return cls(np.empty(room, np.uint32), Tables.new())

    def take(self, kernels: Kernels, hashes: Hashes, firsts: NDArray[np.int64], first: int) -> None:
        """Take in the words of some documents in a row, the first of which is word number `first`."""
        kernels.tally(hashes, firsts, self.grams[first : first + len(hashes)], *self.tables)

    def shard(self, kernels: Kernels, firsts: NDArray[np.int64]) -> Shard:
        """The shard of what was taken in."""
        return Shard(firsts, *_postings(kernels, self.grams[: int(firsts[-1])], firsts), *self.tables.counts())


class _Postings(NamedTuple):
    directory: NDArray[np.uint32]
    entries: NDArray[np.uint32]


def _postings(kernels: Kernels, numbers: NDArray[np.uint32], firsts: NDArray[np.int64]) -> _Postings:
    """The postings of the grams within documents; `numbers` are those that each word begins."""
    size, bits = _size_and_bits(firsts)
    directory, entries = np.empty((1 << bits) + 1, np.uint32), np.empty(size, np.uint32)
    kernels.postings(bits, numbers, firsts, np.empty(size, np.uint16), directory, entries)
    return _Postings(directory, entries)


def _size_and_bits(firsts: NDArray[np.int64]) -> tuple[int, int]:
    """How many postings there are, and how many leading bits name a bucket."""
    size = int(np.maximum(np.diff(firsts) - (GRAM - 1), 0).sum())
    return size, max(8, (size // _PER_BUCKET).bit_length())


def _sorted(hashes: Hashes, firsts: NDArray[np.int64]) -> _Postings:
    """The same on whole arrays: number and position as one 64-bit key, so that one sort does."""
    _, bits = _size_and_bits(firsts)
    numbers, places = _grams_within(hashes, firsts)
    keys = (numbers.astype(np.uint64) << np.uint64(32)) | places.astype(np.uint64)
    keys.sort()
    positions = keys.astype(np.uint32)
    numbers = (keys >> np.uint64(32)).astype(np.uint32)
    buckets = np.bincount(numbers >> np.uint32(32 - bits), minlength=1 << bits)
    directory = np.zeros((1 << bits) + 1, np.uint32)
    np.cumsum(buckets, out=directory[1:])
    return _Postings(directory, numbers >> np.uint32(24 - bits) << _POSITION_BITS | positions)


def _counts(hashes: Hashes, firsts: NDArray[np.int64]) -> tuple[Counts, Counts]:
    """How often words and pairs occur."""
    return Counts.of(word_slots(hashes), WORD_BITS), Counts.of(_pairs_within(hashes, firsts), PAIR_BITS)


def _grams_within(hashes: Hashes, firsts: NDArray[np.int64]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """The grams that lie inside one document, and their positions."""
    numbers = grams(hashes)
    inside = np.ones(len(numbers), np.bool_)
    for back in range(1, GRAM):
        edges = firsts[1:] - back
        inside[edges[(edges >= 0) & (edges < len(numbers))]] = False
    places = np.flatnonzero(inside)
    return numbers[places], places


def _pairs_within(hashes: Hashes, firsts: NDArray[np.int64]) -> NDArray[np.int64]:
    slots = pair_slots(hashes)
    inside = np.ones(len(slots), np.bool_)
    edges = firsts[1:] - 1
    inside[edges[(edges >= 0) & (edges < len(slots))]] = False
    return slots[inside]


@dataclass(frozen=True, slots=True)
class Stack:
    """A shard, and for each of its documents the number of its source and of the source's word it begins with."""

    shard: Shard
    sources: NDArray[np.int64]
    firsts: NDArray[np.int64]


class Stacker:
    """Collects the words of sources until a shard is full.

    Many words are not kept but counted as they come, and their grams with them: that takes half the memory.
    """

    def __init__(self) -> None:
        self._start()

    def _start(self) -> None:
        self._words: Hashes = np.zeros(0, np.uint64)
        self._tables: _Filled | None = None
        self._lengths: list[int] = []
        self._sources: list[int] = []
        self._firsts: list[int] = []
        self._size = 0

    def fits(self, hashes: Hashes) -> bool:
        """Whether there is room for so many words more."""
        return self._size + len(hashes) <= SHARD_WORDS

    def add(self, source: int, first: int, hashes: Hashes) -> None:
        """Take in words of a source, from its word number `first` on; they are copied."""
        self._firsts.append(first)
        self._take([source], hashes, [len(hashes)])

    def add_row(self, sources: Sequence[int], hashes: Hashes, lengths: Sequence[int]) -> None:
        """Take in all words of some sources in a row, so many of each; they are copied."""
        self._firsts += [0] * len(sources)
        self._take(sources, hashes, lengths)

    def _take(self, sources: Sequence[int], hashes: Hashes, lengths: Sequence[int]) -> None:
        self._sources += sources
        self._lengths += lengths
        if native.kernels is not None and self._tables is not None:
            self._tables.take(native.kernels, hashes, _firsts(lengths), self._size)
        else:
            self._keep(hashes)
        self._size += len(hashes)

    def _keep(self, hashes: Hashes) -> None:
        end = self._size + len(hashes)
        if end > len(self._words):
            larger = np.empty(2 * end, np.uint64)
            larger[: self._size] = self._words[: self._size]
            self._words = larger
        self._words[self._size : end] = hashes
        if native.kernels is not None and end >= WORTH_A_TABLE:
            self._tables = _Filled.new(max(end, SHARD_WORDS))
            self._tables.take(native.kernels, self._words[:end], _firsts(self._lengths), 0)
            self._words = np.zeros(0, np.uint64)

    def finish(self) -> Stack:
        """The stack of what was collected since the last."""
        stack = Stack(self._shard(), np.array(self._sources, np.int64), np.array(self._firsts, np.int64))
        self._start()
        return stack

    def _shard(self) -> Shard:
        if native.kernels is not None and self._tables is not None:
            return self._tables.shard(native.kernels, _firsts(self._lengths))
        return _built(self._words[: self._size], self._lengths)


def parts(hashes: Hashes) -> Iterator[tuple[int, Hashes]]:
    """The words of a source in stretches that fit a shard, each with the number of its first word."""
    for first in range(0, max(len(hashes), 1), SHARD_WORDS):
        yield first, hashes[first : first + SHARD_WORDS]
