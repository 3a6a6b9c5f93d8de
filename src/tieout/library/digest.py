"""Reading sources into what the index needs of them: on all cores where there is much to read.

A digest is what one file amounts to: its words as hashes, and its document's structure packed. Files are read in
batches, so that the words of many short ones are found in one go, and batches by processes of their own, so that
no more of a library than a few batches is in memory at once.
"""

from __future__ import annotations

import gc
import hashlib
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from tieout.errors import CacheError, TieoutError
from tieout.library.keeping import pack, unpack
from tieout.library.metadata import row
from tieout.library.nameindex import Naming, naming_of_all
from tieout.library.opened import Opened, open_all
from tieout.library.shardfile import Kept
from tieout.model import Document
from tieout.model.tables import Table
from tieout.text.words import Hashes

if TYPE_CHECKING:
    from concurrent.futures import Future

BATCH_BYTES = 1 << 20
PARALLEL_BYTES = 3 << 20
"""Less than this is read in the process itself: starting others would take longer."""
SPAWN_BYTES = 64 << 20
"""The same where a process cannot be forked and has to load the program anew."""
_MOST_WORKERS = 8


@dataclass(frozen=True, slots=True)
class Access:
    """How the library gets at documents: reading one whole, decoding one read before, finding the tables in it.

    `tabular` says of a format whether there may be tables in it.
    """

    read: Callable[[Path, str], Document]
    decode: Callable[[bytes, str], str | None]
    tables: Callable[[Document], Sequence[Table]]
    tabular: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Todo:
    """A file to digest, and what was kept of it before, if anything was."""

    path: Path
    size: int
    kept: Kept | None = None
    blob: bytes = b""


@dataclass(frozen=True, slots=True)
class Digest:
    """What a file amounts to; `problem` says why it amounts to nothing."""

    sha256: str
    format: str
    blob: bytes
    hashes: Hashes | None
    problem: str | None = None
    said: tuple[Any, ...] = ()
    """What the source says of itself, as `metadata.row` writes it."""
    naming: Naming | None = None


def digests(todo: Sequence[Todo], access: Access) -> Iterator[Digest]:
    """The digest of each file, in order."""
    batches = list(_batches(todo))
    workers = _workers(sum(one.size for one in todo), len(batches))
    done = 0
    if workers > 1:
        for batch in _in_parallel(batches, access, workers):
            done += 1
            yield from batch
    for batch_todo in batches[done:]:
        yield from _digest(batch_todo, access)


def _batches(todo: Sequence[Todo]) -> Iterator[list[Todo]]:
    batch: list[Todo] = []
    size = 0
    for one in todo:
        if batch and size + one.size > BATCH_BYTES:
            yield batch
            batch, size = [], 0
        batch.append(one)
        size += one.size
    if batch:
        yield batch


def _workers(size: int, batches: int) -> int:
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    enough = PARALLEL_BYTES if _can_fork() else SPAWN_BYTES
    return min(available, batches, _MOST_WORKERS) if size >= enough else 1


def _can_fork() -> bool:
    """Whether a copy of this process can be had: it must be its only thread, or a lock could be copied shut."""
    return sys.platform == "linux" and threading.active_count() == 1


def _in_parallel(batches: Sequence[list[Todo]], access: Access, workers: int) -> Iterator[list[Digest]]:
    """The batches' digests in order, never more than a few of them waiting; none from where a process was killed."""
    # what starts processes is slow to load, and most runs have nothing to read
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    # frozen, what the process holds already is not gone through, and so not copied, by those that it starts
    context = multiprocessing.get_context("fork" if _can_fork() else "spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=gc.freeze) as pool:
        waiting: deque[Future[_Sent]] = deque()
        try:
            for batch in batches:
                waiting.append(pool.submit(_sent, batch, access))
                if len(waiting) > 2 * workers:
                    yield _received(waiting.popleft().result())
            while waiting:
                yield _received(waiting.popleft().result())
        except BrokenProcessPool:
            return


class _Sent(NamedTuple):
    """Digests on their way from one process to another: what is not words, how many words, and all words in a row."""

    rows: list[tuple[str, str, bytes, str | None, tuple[Any, ...], Naming | None]]
    sizes: list[int]
    hashes: Hashes


def _sent(batch: Sequence[Todo], access: Access) -> _Sent:
    digested = _digest(batch, access)
    words = [one.hashes for one in digested if one.hashes is not None]
    return _Sent(
        [(one.sha256, one.format, one.blob, one.problem, one.said, one.naming) for one in digested],
        [-1 if one.hashes is None else len(one.hashes) for one in digested],
        np.concatenate(words) if words else np.zeros(0, np.uint64),
    )


def _received(sent: _Sent) -> list[Digest]:
    digested, at = [], 0
    for (sha256, format, blob, problem, said, naming), size in zip(sent.rows, sent.sizes, strict=True):
        hashes = sent.hashes[at : at + size] if size >= 0 else None
        at += max(size, 0)
        digested.append(Digest(sha256, format, blob, hashes, problem, said, naming))
    return digested


def _digest(batch: Sequence[Todo], access: Access) -> list[Digest]:
    """Read a batch of files and find their words."""
    read = [_again(one, access) or _read(one, access) for one in batch]
    opened = open_all([document for document in read if isinstance(document, Document)])
    fresh = (_digested(*each, access) for each in zip(opened, naming_of_all(opened), strict=True))
    return [one if isinstance(one, Digest) else next(fresh) for one in read]


def _again(one: Todo, access: Access) -> Digest | None:
    """The digest of a file that was read before, from what was kept of it; None where that is of no use."""
    opened = reopened(one.path, one.kept, one.blob, "", access) if one.kept is not None else None
    if opened is None or one.kept is None:
        return None
    try:
        opened.need(0, opened.structure.size)
    except CacheError:
        return None
    (naming,) = naming_of_all([opened])
    return Digest(one.kept.sha256, one.kept.format, one.blob, opened.words.hashes, said=one.kept.said, naming=naming)


def _digested(opened: Opened, naming: Naming, access: Access) -> Digest:
    document = opened.document
    blob = pack(opened, keeps_text=access.decode(b"", document.format) is None)
    said = row(document.metadata)
    return Digest(document.sha256, document.format, blob, opened.words.hashes, said=said, naming=naming)


def _read(one: Todo, access: Access) -> Document | Digest:
    """A file's document, or the digest that says why there is none."""
    try:
        return access.read(one.path, "")
    except TieoutError as error:
        return Digest("", "", b"", None, str(error))


def reopened(path: Path, kept: Kept, blob: bytes, id: str, access: Access) -> Opened | None:
    """A source from what is kept of it and the file itself; None where the file is another by now.

    It is the same by its size and time, or by its content where the time differs.
    """
    try:
        with path.open("rb", buffering=0) as file:
            written = os.fstat(file.fileno()).st_mtime_ns
            data = file.read()
        if len(data) != kept.size:
            return None
        if written != kept.mtime_ns and hashlib.sha256(data).hexdigest() != kept.sha256:
            return None
        return unpack(blob, id, str(path), kept.sha256, kept.format, access.decode(data, kept.format))
    except (OSError, CacheError):
        return None
