"""From files to shards: on all cores where there is much to read, each process reading a run of files of its own.

A process writes the shards of its run itself, and only says what they are called: the words of a library never go from
one process to another.
"""

from __future__ import annotations

import gc
import sys
import threading
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from tieout.errors import CacheError
from tieout.library import shardfile
from tieout.library.digest import Access, Digest, Todo, digests, made_ready
from tieout.library.holders import Holders
from tieout.library.nameindex import Namings, gathered
from tieout.library.processors import processors
from tieout.library.shard import Stacker, parts
from tieout.library.shardfile import Kept, Shelved, shelved
from tieout.library.uncollected import uncollected
from tieout.text.words import Hashes

if TYPE_CHECKING:
    import ctypes
    from concurrent.futures import Future

    Read = ctypes.Array[ctypes.c_longlong]

PARALLEL_BYTES = 3 << 20
"""Less than this is read in the process itself: starting others would take longer."""
SPAWN_BYTES = 64 << 20
"""The same where a process cannot be forked and has to load the program anew."""
RUN_BYTES = 64 << 20
"""The most that one process is given to read at a time: so much makes one shard."""
_MOST_WORKERS = 8
_LOOK_EVERY = 0.2


class Made(NamedTuple):
    """A shard, which of its sources hold which words, if that was listed, and what its file is called, if it was
    written already."""

    shelf: Shelved
    holders: Holders | None = None
    name: str | None = None


@dataclass(slots=True)
class Result:
    """What became of some files: their shards, and by path what was wrong with those that could not be read."""

    made: list[Made] = field(default_factory=list)
    problems: dict[str, str] = field(default_factory=dict)


def build(todo: Sequence[Todo], access: Access, folder: Path | None, advance: Callable[[int], None]) -> Result:
    """Read and index some files; `folder` is where their shards may be written, `advance` is told how many are done."""
    result = Result()
    runs = _runs(todo, _workers(sum(one.size for one in todo), len(todo)))
    done = 0
    if len(runs) > 1:
        import tempfile  # imported late, as is what makes processes: a small library is read in this one

        with tempfile.TemporaryDirectory(prefix="tieout-", ignore_cleanup_errors=True) as room:
            for run in _in_parallel(runs, access, folder or Path(room), advance):
                if not _taken(run, folder or Path(room), result, kept=folder is not None):
                    break
                done += 1
    left = [one for run in runs[done:] for one in run]
    for one in left if result.problems else ():
        result.problems.pop(one.path, None)
    with uncollected():
        result.made += _shards(left, access, result.problems, advance)
    return result


def _taken(written: _Written, folder: Path, result: Result, *, kept: bool) -> bool:
    """Take over what a process wrote; False where it can no longer be read."""
    try:
        paths = [folder / name for name in written.names]
        made = [Made(shardfile.read(path), shardfile.holders_of(path), path.name) for path in paths]
    except CacheError:
        return False
    result.made += made if kept else [one._replace(name=None) for one in made]
    result.problems |= written.problems
    return True


def _shards(
    todo: Sequence[Todo], access: Access, problems: dict[str, str], advance: Callable[[int], None]
) -> Iterator[Made]:
    """The shards of some files, in order; notes what is wrong with those that cannot be read."""
    batch = _Batch()
    for some in digests(todo, access):
        advance(len(some.todo) + len(some.problems))
        problems.update(some.problems)
        if batch.fits(some.hashes):
            batch.add_all(some)
            continue
        for number in range(len(some.todo)):
            for first, words in parts(some.words_of(number)):
                if not batch.fits(words):
                    yield batch.finish()
                batch.add(some, number, first, words)
    if batch:
        yield batch.finish()


class _Batch:
    """Files on their way into one shard."""

    def __init__(self) -> None:
        self._stacker = Stacker()
        self._start()

    def _start(self) -> None:
        self._kept: list[Kept] = []
        self._blobs: list[bytes] = []
        self._namings: list[tuple[Sequence[int], Namings]] = []
        self._vocabularies: list[Hashes] = []

    def __bool__(self) -> bool:
        return bool(self._kept)

    def fits(self, words: Hashes) -> bool:
        return self._stacker.fits(words)

    def add_all(self, some: Digest) -> None:
        """Take in some files with all of their words."""
        lengths = np.diff(some.cuts).tolist()
        numbers = range(len(self._kept), len(self._kept) + len(lengths))
        self._stacker.add_row(numbers, some.hashes, lengths)
        self._namings.append((numbers, some.namings))
        self._vocabularies += some.vocabularies
        self._keep(some, range(len(lengths)))

    def add(self, some: Digest, number: int, first: int, words: Hashes) -> None:
        """Take in one of some files, with its words from number `first` on, or as many as fit."""
        self._stacker.add(len(self._kept), first, words)
        if not first:
            self._namings.append(([len(self._kept)], Namings.of([some.namings[number]])))
        self._vocabularies += some.vocabularies[number : number + 1]
        self._keep(some, [number])

    def _keep(self, some: Digest, numbers: Sequence[int]) -> None:
        cuts = some.cuts.tolist()
        for number in numbers:
            one, facts = some.todo[number], some.facts[number]
            words = cuts[number + 1] - cuts[number]
            self._kept.append(Kept(one.path, one.size, one.mtime_ns, facts.sha256, facts.format, words, facts.said))
            self._blobs.append(facts.blob)

    def finish(self) -> Made:
        shelf = shelved(self._stacker.finish(), self._kept, self._blobs, gathered(self._namings))
        listed = len(self._vocabularies) == len(self._kept)
        holders = Holders.listed(self._vocabularies) if listed else None
        self._start()
        return Made(shelf, holders)


# ---------------------------------------------------------------------------------------------------------------
# Several processes


class _Written(NamedTuple):
    """What a process made of a run: the names of its shards, and by path what could not be read."""

    names: list[str]
    problems: dict[str, str]


def _workers(size: int, files: int) -> int:
    enough = PARALLEL_BYTES if _can_fork() else SPAWN_BYTES
    return min(processors(), files, _MOST_WORKERS) if size >= enough else 1


def _runs(todo: Sequence[Todo], workers: int) -> list[list[Todo]]:
    """The files in order, in runs of about the same size, one for each process or more."""
    total = sum(one.size for one in todo)
    each = total if workers == 1 else max(1, min(RUN_BYTES, -(-total // workers)))
    runs: list[list[Todo]] = []
    size = each
    for one in todo:
        if size >= each:
            runs.append([])
            size = 0
        runs[-1].append(one)
        size += one.size
    return runs


def _can_fork() -> bool:
    """Whether a copy of this process can be had: it must be its only thread, or a lock could be copied shut."""
    return sys.platform == "linux" and threading.active_count() == 1


def _in_parallel(
    runs: Sequence[list[Todo]], access: Access, folder: Path, advance: Callable[[int], None]
) -> Iterator[_Written]:
    """What processes wrote for each run, in order; none from where one was killed, or could not write."""
    # what starts processes is slow to load, and most runs have nothing to read
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    forked = _can_fork()
    if forked:
        made_ready(access)
    context = multiprocessing.get_context("fork" if forked else "spawn")
    # a place for each run, which one process alone writes to: a lock might be held by one that is killed
    read: Read = context.RawArray("q", len(runs))
    workers = _workers(sum(one.size for run in runs for one in run), len(runs))
    # handed over at the start: a process that is forked has them already, and nothing is sent
    job = _Job(runs, access, folder, read)
    with ProcessPoolExecutor(max(1, workers), mp_context=context, initializer=_begin, initargs=(job,)) as pool:
        waiting = [pool.submit(_write, number) for number in range(len(runs))]
        told = 0
        try:
            for one in waiting:
                told = _wait(one, read, told, advance)
                yield one.result()
        except (BrokenProcessPool, OSError):
            return
        finally:
            for one in waiting:
                one.cancel()


def _wait(one: Future[Any], read: Read, told: int, advance: Callable[[int], None]) -> int:
    """Wait for a process, telling how many files all of them have read; returns how many were told of."""
    from concurrent.futures import wait

    while True:
        finished = wait([one], _LOOK_EVERY).done
        now = sum(read)
        advance(now - told)
        told = now
        if finished:
            return told


@dataclass(frozen=True, slots=True)
class _Job:
    """What the processes share: the runs, how files are read, where shards go, and how many files of each were read."""

    runs: Sequence[Sequence[Todo]]
    access: Access
    folder: Path
    read: Read


_jobs: list[_Job] = []
"""The job of this process, once it has one."""


def _begin(job: _Job) -> None:
    """Make a process ready: what it holds already is not gone through, and so not copied; nor is what it will read."""
    _jobs[:] = [job]
    gc.freeze()
    gc.disable()


def _write(number: int) -> _Written:
    """Read a run of files, and write its shards."""
    (job,) = _jobs
    written = _Written([], {})
    job.folder.mkdir(parents=True, exist_ok=True)

    def count(files: int) -> None:
        job.read[number] += files

    for shelf, holders, _ in _shards(job.runs[number], job.access, written.problems, count):
        name = uuid.uuid4().hex + shardfile.SUFFIX
        if holders is not None:
            shardfile.write_holders(job.folder / name, holders)
        shardfile.write(job.folder / name, shelf)
        written.names.append(name)
    return written
