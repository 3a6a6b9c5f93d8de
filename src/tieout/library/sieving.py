"""Plain texts gone through by several threads, for the seeds of some quotations, and for how often words occur.

The compiled kernel of src/native/sweep.c reads the files, a run of them at a time, without the lock of the interpreter,
but for brackets that it never saw. Texts that may hold labels or page furniture are put aside, and gone through once it
is known what of them nobody says: threads that had to wait for each other at each of these would wait most of the time.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tieout.library.digest import Access
from tieout.library.processors import processors
from tieout.library.shard import Shard, Stack, Tables
from tieout.text.native import Kernels
from tieout.text.spoken import split_tables
from tieout.text.words import CLASSES, FOLDS, Hashes

RUN = 128
"""So many files a thread takes at a time."""
ROOM = 1 << 23
"""So many seeds are noted before they are put away: more than the words of any file that the kernel takes. What is not
filled of it takes no memory."""
_ASK, _OTHER = -16, -1
"""What stands in the place of a number of words: `sweeping_kernels.py` says what for."""
_MOST_THREADS = 8
_MOST_BYTES = 1 << 20
"""A larger file the kernel leaves to others."""
_GRAM_BITS, _LEADING_BITS, _LAST_BITS = 32, 16, 20
_JUDGED = 1 << 14
"""So many brackets are known to be stage directions, or not, before the first are asked about again."""

Numbers = NDArray[np.uint32]


@dataclass(slots=True)
class Run:
    """Some files that are plain texts by their names, and their numbers among the sources.

    `told` is what was said of each when it was asked about, and `sizes` how many words each has: less than nought where
    it is to be read otherwise.
    """

    numbers: Sequence[int]
    names: list[str]
    told: list[bytes | None] = field(init=False)
    sizes: NDArray[np.int64] = field(init=False)

    def __post_init__(self) -> None:
        self.told, self.sizes = [None] * len(self.names), np.zeros(len(self.names), np.int64)

    def left(self) -> list[int]:
        """The numbers of those that are to be read otherwise."""
        return [self.numbers[place] for place in np.flatnonzero(self.sizes == _OTHER).tolist()]

    def taken(self) -> Run:
        """Those of them that were gone through."""
        places = np.flatnonzero(self.sizes >= 0).tolist()
        if len(places) == len(self.names):
            return self
        run = Run([self.numbers[place] for place in places], [self.names[place] for place in places])
        run.told, run.sizes = [self.told[place] for place in places], self.sizes[places]
        return run


class Means(NamedTuple):
    """What files are gone through with: the kernels, what is asked of those who read documents, and the brackets that
    any thread asked about."""

    kernels: Kernels
    access: Access
    judged: Hashes

    @classmethod
    def of(cls, kernels: Kernels, access: Access) -> Means:
        return cls(kernels, access, np.zeros(_JUDGED, np.uint64))

    def go_through(self, run: Run, sizes: NDArray[np.int64], word: int, wanted: _Wanted) -> tuple[int, int]:
        """Let the kernel go through as many files of a run as `sizes` are, its last ones, the first word of which is
        number `word`: how many it went through, and how many seeds it found."""
        first = len(run.names) - len(sizes)
        texts = CLASSES, FOLDS, *split_tables(), wanted.marks, self.judged, sizes
        counted, noted = (wanted.tables or _UNCOUNTED), (wanted.hits, wanted.places)
        told = run.told[first:]
        return self.kernels.sweep(run.names[first:], word, self.access.staged, told, *texts, *counted, *noted)

    def put_aside(self, run: Run) -> Run:
        """Those texts of a run that were put aside, with what of each nobody says."""
        places = np.flatnonzero(run.sizes <= _ASK).tolist()
        aside = Run([run.numbers[place] for place in places], [run.names[place] for place in places])
        held, signs = self.kernels.fetch(aside.names, _MOST_BYTES), (_ASK - run.sizes[places]).tolist()
        for place, (name, data) in enumerate(zip(aside.names, held, strict=True)):
            aside.told[place] = self.access.unsaid(name, data, signs[place]) if data is not None else None
        return aside


class _Wanted(NamedTuple):
    """What files are gone through for: the seeds that are marked, and where these are noted; or counts."""

    marks: NDArray[np.uint64]
    tables: Tables | None
    hits: Numbers
    places: Numbers


_UNCOUNTED = Tables(np.zeros(0, np.uint8), np.zeros(0, np.uint32), np.zeros(0, np.uint8), np.zeros(0, np.uint32))
_UNMARKED: NDArray[np.uint64] = np.zeros(0, np.uint64)
_UNNOTED: Numbers = np.zeros(0, np.uint32)


def marks_of(grams: Numbers) -> NDArray[np.uint64]:
    """A bit for each of the leading bits that some grams have, then one for each of the last, as the kernel is told."""
    leading, last = np.zeros(1 << _LEADING_BITS, np.bool_), np.zeros(1 << _LAST_BITS, np.bool_)
    leading[grams >> np.uint32(_GRAM_BITS - _LEADING_BITS)] = True
    last[grams & np.uint32((1 << _LAST_BITS) - 1)] = True
    return np.packbits(np.concatenate((leading, last)), bitorder="little").view("<u8").astype(np.uint64)


def seeds_in(runs: list[Run], marks: NDArray[np.uint64], means: Means) -> list[Stack]:
    """Go through some files for the grams that are marked: the shards of their postings, which count nothing.

    Files that were put aside stand in runs of their own afterwards, behind the others.
    """
    sieves = [_Sieve(marks, means) for _ in range(_threads(len(runs)))]
    work = deque(runs)
    others = [_Taker(sieve.take_all, work) for sieve in sieves[1:]]
    try:
        sieves[0].take_all(work)
    finally:
        _finish_all(others, work)
    runs += [run for sieve in sieves for run in sieve.aside]
    return [stack for sieve in sieves for stack in sieve.stacks]


def _threads(runs: int) -> int:
    return max(1, min(processors(), runs, _MOST_THREADS))


class _Taker:
    """A thread that takes what there is to do; what goes wrong in it goes wrong for who waits for it."""

    def __init__(self, take_all: Callable[[deque[Run]], None], work: deque[Run]) -> None:
        self._take_all, self._work = take_all, work
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._take_all(self._work)
        except BaseException as error:  # noqa: BLE001 - raised again by who waits
            self._work.clear()
            self._error = error

    def finish(self) -> None:
        self._thread.join()
        if self._error is not None:
            raise self._error


def _finish_all(takers: Sequence[_Taker], work: deque[Run]) -> None:
    """Wait for some threads; whatever work there is yet, nobody asks for any more."""
    work.clear()
    for one in takers:
        one.finish()


def _taken_from(work: deque[Run]) -> Iterable[Run]:
    while True:
        try:
            yield work.popleft()
        except IndexError:
            return


class _Sieve:
    """What one thread goes through for seeds, and those that it finds."""

    def __init__(self, marks: NDArray[np.uint64], means: Means) -> None:
        self._marks, self._means = marks, means
        self.stacks: list[Stack] = []
        self.aside: list[Run] = []
        self._start()

    def _start(self) -> None:
        self._hits, self._places = np.empty(ROOM, np.uint32), np.empty(ROOM, np.uint32)
        self._hit = self._word = 0
        self._sources: list[int] = []
        self._lengths: list[int] = []

    def take_all(self, work: deque[Run]) -> None:
        """Take runs of files as long as there are any."""
        for run in _taken_from(work):
            self._take_whole(run)
            aside = self._means.put_aside(run)
            if aside.names:
                self._take_whole(aside)
                aside.sizes[aside.sizes <= _ASK] = _OTHER
                self.aside.append(aside)
        self._finish()

    def _take_whole(self, run: Run) -> None:
        done = 0
        while done < len(run.names):
            more = self._take(run, done)
            if not more:
                self._finish()  # a shard is full: what is noted goes into one, and the next begins
            done += more

    def _take(self, run: Run, first: int) -> int:
        """Go through a run from one of its files on: how many were gone through."""
        sizes = run.sizes[first:]
        wanted = _Wanted(self._marks, None, self._hits[self._hit :], self._places[self._hit :])
        done, hits = self._means.go_through(run, sizes, self._word, wanted)
        kept = np.flatnonzero(sizes[:done] >= 0)
        self._sources += [run.numbers[first + place] for place in kept.tolist()]
        self._lengths += sizes[kept].tolist()
        self._word += int(sizes[kept].sum())
        self._hit += hits
        return done

    def _finish(self) -> None:
        """Put what was noted into a stack."""
        if self._sources:
            firsts = np.array(list(accumulate(self._lengths, initial=0)), np.int64)
            noted = self._hits[: self._hit], self._places[: self._hit]
            shard = Shard.of_postings(self._means.kernels, firsts, *noted)
            self.stacks.append(Stack(shard, np.array(self._sources, np.int64), np.zeros(len(self._sources), np.int64)))
            self._start()


class Counting:
    """The words and pairs of files that were gone through before, counted by threads of their own.

    `changed` are the numbers of those that have not as many words as they had.
    """

    def __init__(self, runs: Iterable[Run], means: Means) -> None:
        self._means = means
        self._work = deque(runs)
        self.changed: list[int] = []
        self._shards: list[Shard] = []
        self._others = [_Taker(self._take_all, self._work) for _ in range(max(1, _threads(len(self._work)) - 1))]

    def finish(self) -> list[Shard]:
        """Count what is left, and wait until all is counted: shards that hold nothing but counts."""
        self._take_all(self._work)
        self.stop()
        return self._shards

    def stop(self) -> None:
        """Count no more."""
        _finish_all(self._others, self._work)

    def _take_all(self, work: deque[Run]) -> None:
        tables, words = Tables.new(), 0
        for run in _taken_from(work):
            done = 0
            while done < len(run.names):
                more, size = self._take(run, done, words, tables)
                words += size
                done += more
                if not more:
                    self._keep(tables, words)
                    tables, words = Tables.new(), 0
        self._keep(tables, words)

    def _take(self, run: Run, first: int, word: int, tables: Tables) -> tuple[int, int]:
        """Count the words of a run from one of its files on: how many files were gone through, and how many words."""
        sizes = np.zeros(len(run.names) - first, np.int64)
        done, _ = self._means.go_through(run, sizes, word, _Wanted(_UNMARKED, tables, _UNNOTED, _UNNOTED))
        others = np.flatnonzero(sizes[:done] != run.sizes[first : first + done]).tolist()
        self.changed += [run.numbers[first + place] for place in others]
        return done, int(np.maximum(sizes[:done], 0).sum())

    def _keep(self, tables: Tables, words: int) -> None:
        if words:
            self._shards.append(Shard.of_counts(words, *tables.counts(dense=True)))
