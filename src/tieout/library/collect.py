"""From the paths that the settings name to a library: what is kept is used, what is new or changed is read.

A shard is used whole or not at all. If one of its sources changed or went, the others are indexed anew from what is
kept of them: the counts that chance is judged by are then exactly those of the sources there are, whatever came before.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from tieout.config import Settings
from tieout.errors import UnreadableError
from tieout.library.building import Made, build
from tieout.library.cache import Cache
from tieout.library.digest import Access, Todo, changed_problem, reopened
from tieout.library.gather import Named, gather, parted
from tieout.library.holders import Holders
from tieout.library.library import Library
from tieout.library.metadata import from_row
from tieout.library.nameindex import Names
from tieout.library.opened import Opened
from tieout.library.shard import Stack
from tieout.library.shardfile import Kept, Shelved
from tieout.library.shelving import Listed, describe
from tieout.library.uncollected import uncollected
from tieout.model import Metadata, Source
from tieout.model.tables import Labels, Narrowed
from tieout.text import native
from tieout.text.particulars import completed
from tieout.text.words import Hashes, tokenize

MANY_SHARDS = 12
SMALL_SHARD = 1 << 21
"""Shards of fewer words are gathered into one when there are MANY_SHARDS of them."""
_KEPT_OPEN = 128


class Watcher(Protocol):
    """Told of long work as it goes."""

    def start(self, label: str, total: int) -> None: ...

    def advance(self, n: int = 1) -> None: ...

    def finish(self) -> None: ...


def collect(settings: Settings, access: Access, watcher: Watcher) -> Library:
    """The library of the sources that the settings name; what cannot be read is listed with its problem."""
    return Library(Collection(settings, access, watcher), access.tables, access.tabular, access.sheet)


@dataclass
class _File:
    """A file of the library, and where what is known of it is kept."""

    named: Named
    id: str
    size: int = -1
    mtime_ns: int = -1
    problem: str | None = None
    shelf: Shelved | None = None
    place: int = -1
    rowwise: str | None = None
    """The format, where its tables are gone through row by row and it is not indexed."""

    @cached_property
    def sha256(self) -> str:
        """The hash of what the file holds now; empty where it cannot be read."""
        try:
            with self.named.path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return ""

    @property
    def kept(self) -> Kept | None:
        return self.shelf.kept[self.place] if self.shelf is not None else None


class Collection:
    """The shelf of a library of files."""

    def __init__(self, settings: Settings, access: Access, watcher: Watcher) -> None:
        self._access = access
        self._watcher = watcher
        self._cache = Cache(settings) if settings.use_cache else None
        self._verify = settings.verify
        self._open: dict[int, Opened | None] = {}
        self.notes: list[str] = []
        self._names: dict[int, str] = {}
        self._listed: dict[int, Holders] = {}
        self._sources: list[Source] | None = None
        self._holders: list[tuple[Holders, NDArray[np.int64]]] | None = None
        with uncollected():
            self._list_and_index(settings)

    def _list_and_index(self, settings: Settings) -> None:
        """Find the files, bring their index up to date, and lay beside them what lists say of them."""
        lists, files = parted(gather(settings.sources))
        self._files = [_File(named, f"s{number}") for number, named in enumerate(files, 1)]
        self._numbers = {file.named.name: number for number, file in enumerate(self._files)}
        _look_at_all(self._files)
        self._shelves = self._brought_up_to_date()
        self._own = [from_row(file.kept.said) if file.kept else Metadata() for file in self._files]
        self._described = describe(lists, [file.named.name for file in self._files], self._own)
        self.notes += self._described.problems

    # -- what a library asks --------------------------------------------------------------------------------------

    @property
    def sources(self) -> list[Source]:
        if self._sources is None:
            self._sources = [_source(file, self._said(number)) for number, file in enumerate(self._files)]
        return self._sources

    def _said(self, number: int) -> Metadata:
        """What is known of a source: what a list says of it before what it says of itself."""
        listed = self._described.by_source.get(number)
        return completed(listed, self._own[number]) if listed else self._own[number]

    @property
    def listed(self) -> list[Listed]:
        return self._described.listed

    def source(self, number: int) -> Source:
        return self.sources[number]

    @property
    def numbers(self) -> list[int]:
        return [number for number, file in enumerate(self._files) if file.problem is None]

    @cached_property
    def stacks(self) -> list[Stack]:
        return [
            replace(one.stack, sources=np.array([self._numbers[k.path] for k in one.kept], np.int64)[one.stack.sources])
            for one in self._shelves
        ]

    @cached_property
    def names(self) -> list[Names]:
        return [
            replace(one.names, sources=np.array([self._numbers[k.path] for k in one.kept], np.int32)[one.names.sources])
            for one in self._shelves
        ]

    @property
    def rowwise(self) -> frozenset[int]:
        return frozenset(number for number in self._large if self._files[number].problem is None)

    @cached_property
    def _large(self) -> list[int]:
        """The numbers of the tables that are too large to be indexed: seldom any, and asked for with every figure."""
        return [number for number, file in enumerate(self._files) if file.rowwise]

    def narrowed(self, number: int, labels: Labels) -> Sequence[Narrowed]:
        """The rows of a source that bear one of some labels; none, and a problem noted, where it cannot be read."""
        file = self._files[number]
        try:
            return self._access.narrowed(file.named.path, file.id, file.rowwise or "", labels)
        except UnreadableError as error:
            self._sources = None
            file.problem = str(error)
            return ()

    def open(self, number: int) -> Opened | None:
        """A source as it was indexed; None, and a problem noted, where the file is no longer that."""
        if self._files[number].rowwise:
            return None
        if number in self._open:
            opened = self._open.pop(number)
        else:
            opened = self._opened(number)
            if len(self._open) >= _KEPT_OPEN:
                del self._open[next(iter(self._open))]
        self._open[number] = opened  # the last one asked for comes last: the first is the one to let go
        return opened

    def holding(self, words: Sequence[int] | Hashes) -> NDArray[np.int64]:
        """The sources that hold one of some words; the first time, what is not kept of that is found and kept."""
        if self._holders is None:
            self._holders = [(self._held_in(shelf), self._numbers_in(shelf)) for shelf in self._shelves]
        held = np.zeros(len(self._files), np.bool_)
        for holders, numbers in self._holders:
            held[numbers[holders.of_any(words)]] = True
        return np.flatnonzero(held)

    def _numbers_in(self, shelf: Shelved) -> NDArray[np.int64]:
        return np.array([self._numbers[kept.path] for kept in shelf.kept], np.int64)

    def _held_in(self, shelf: Shelved) -> Holders:
        name = self._names.get(id(shelf))
        kept = self._cache.holders(name) if self._cache and name else None
        kept = kept or self._listed.get(id(shelf))
        if kept is not None and len(kept.words):
            return kept
        self._watcher.start("Listing words", len(shelf.kept))
        holders = Holders.of(self._words_of(kept.path) for kept in shelf.kept)
        self._watcher.finish()
        if self._cache and name and all(file.problem is None for file in self._files):
            with contextlib.suppress(OSError):  # the next run finds them again, as it finds again all that is not kept
                self._cache.add_holders(name, holders)
        return holders

    def _words_of(self, path: str) -> Hashes:
        self._watcher.advance()
        opened = self._opened(self._numbers[path])
        return tokenize(opened.document.prose).hashes if opened is not None else np.zeros(0, np.uint64)

    def _opened(self, number: int) -> Opened | None:
        file = self._files[number]
        shelf, opened = file.shelf, None
        if shelf is not None:
            kept, blob = shelf.kept[file.place], shelf.blob(file.place)
            opened = reopened(file.named.name, kept, blob, file.id, self._access, self._said(number))
        if opened is None:
            self._sources = None
            file.problem = changed_problem(file.named.name)
        return opened

    # -- bringing the index up to date ----------------------------------------------------------------------------

    def _brought_up_to_date(self) -> list[Shelved]:
        loaded = self._cache.load() if self._cache else []
        usable = _whole([(name, one) for name, one in loaded if self._all_unchanged(one)])
        if sum(_is_small(one) for _, one in usable) > MANY_SHARDS:
            usable = _whole([(name, one) for name, one in usable if not _is_small(one)])
        fresh = {id(one) for _, one in usable}
        for _, one in sorted(loaded, key=lambda pair: id(pair[1]) in fresh):
            self._take_from(one)
        todo = [file for file in self._files if file.problem is None and id(file.shelf) not in fresh]
        todo = [file for file in todo if not self._is_rowwise(file)]
        new = self._indexed(todo)
        self._names = {id(one): name for name, one in usable}
        if new or len(usable) != len(loaded):
            self._keep([name for name, _ in usable], new)
        return [one for _, one in usable] + [one.shelf for one in new]

    def _is_rowwise(self, file: _File) -> bool:
        """Whether a file has too many rows to be indexed; the report says so, for no quotation is looked for in it."""
        file.rowwise = self._access.rowwise(file.named.name, file.size) if file.kept is None else None
        if file.rowwise:
            self.notes.append(
                f"{file.named.name} is a large table: figures are looked up in it row by row, quotations are not."
            )
        return file.rowwise is not None

    def _all_unchanged(self, one: Shelved) -> bool:
        return all(self._unchanged(kept) for kept in one.kept)

    def _unchanged(self, kept: Kept) -> bool:
        number = self._numbers.get(kept.path)
        return number is not None and _same_file(self._files[number], kept, self._verify)

    def _take_from(self, one: Shelved) -> None:
        """Let each file that has not changed know where it is kept (the last shard that has it, if several do)."""
        for place, kept in enumerate(one.kept):
            if self._unchanged(kept):
                file = self._files[self._numbers[kept.path]]
                file.shelf, file.place = one, place

    def _indexed(self, files: Sequence[_File]) -> list[Made]:
        """Read and index some files."""
        self._watcher.start("Reading sources", len(files))
        todo = [
            Todo(f.named.name, f.size, f.mtime_ns, f.kept, f.shelf.blob(f.place) if f.shelf else b"") for f in files
        ]
        result = build(todo, self._access, self._cache.path if self._cache else None, self._watcher.advance)
        for file in files:
            file.problem = result.problems.get(file.named.name) if result.problems else None
            file.shelf = None
        for one in result.made:
            self._take_from(one.shelf)
            if one.holders is not None:
                self._listed[id(one.shelf)] = one.holders
        self._watcher.finish()
        return result.made

    def _keep(self, names: list[str], new: Iterable[Made]) -> None:
        if self._cache is None:
            return
        added: list[str] = []
        try:
            for one in new:
                added.append(one.name or self._cache.add(one.shelf, one.holders))
                self._names[id(one.shelf)] = added[-1]
            self._cache.name([*names, *added])
        except OSError as error:
            self._cache.drop(added)
            self._names.clear()
            why = error.strerror or str(error)
            self.notes.append(
                f"The index could not be kept in {self._cache.path} ({why}): the next run reads all again."
            )


def _is_small(one: Shelved) -> bool:
    return one.stack.shard.size < SMALL_SHARD


def _whole(shelves: list[tuple[str, Shelved]]) -> list[tuple[str, Shelved]]:
    """Those of some shards whose sources are there from the first word to the last, and once.

    A source longer than a shard lies in several: where one of these is lost, the others are of no use either.
    """
    while True:
        held: Counter[str] = Counter()
        for _, one in shelves:
            for place, words in zip(one.stack.sources.tolist(), np.diff(one.stack.shard.firsts).tolist(), strict=True):
                held[one.kept[place].path] += words
        whole = [(name, one) for name, one in shelves if all(held[kept.path] == kept.words for kept in one.kept)]
        if len(whole) == len(shelves):
            return whole
        shelves = whole


def _look_at_all(files: Sequence[_File]) -> None:
    """Note the sizes and times of files, or why these cannot be had."""
    sizes, times = np.full((2, len(files)), -1, np.int64)
    if native.kernels is not None:
        native.kernels.stats([file.named.name for file in files], sizes, times)
    for file, size, mtime_ns in zip(files, sizes.tolist(), times.tolist(), strict=True):
        if size < 0 or file.named.problem:
            _look_at(file)
        else:
            file.size, file.mtime_ns = size, mtime_ns


def _look_at(file: _File) -> None:
    """Note a file's size and time, or why these cannot be had."""
    if file.named.problem:
        file.problem = file.named.problem
        return
    try:
        status = os.stat(file.named.name)  # noqa: PTH116 - called for each of thousands of sources
        file.size, file.mtime_ns = status.st_size, status.st_mtime_ns
    except OSError as error:
        file.problem = f"{file.named.name} cannot be read: {error.strerror or error}."


def _same_file(file: _File, kept: Kept, verify: bool) -> bool:
    """Whether a file is the one that was kept: by size and time, by content where the time differs or to verify it."""
    if file.problem is not None or file.size != kept.size:
        return False
    return (file.mtime_ns == kept.mtime_ns and not verify) or file.sha256 == kept.sha256


def _source(file: _File, metadata: Metadata) -> Source:
    kept = file.kept
    sha256, format = (kept.sha256, kept.format) if kept else (file.sha256 if file.rowwise else "", file.rowwise or "")
    return Source(file.id, file.named.name, sha256, format, file.problem, metadata)
