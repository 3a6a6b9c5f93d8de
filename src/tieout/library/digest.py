"""Reading sources into what the index needs of them.

A digest is what one file amounts to: its words as hashes, and its document's structure packed. Files are read in
batches, so that the words of many short ones are found in one go, and no more than a batch of texts is in memory.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from tieout.errors import CacheError, TieoutError
from tieout.library.compiled import Bench, taken_apart
from tieout.library.keeping import pack, unpack
from tieout.library.metadata import row
from tieout.library.nameindex import Naming, naming_of_all
from tieout.library.opened import Opened
from tieout.library.shardfile import Kept
from tieout.model import Document
from tieout.model.tables import Labels, Narrowed, Table
from tieout.text.ascending import distinct
from tieout.text.words import Hashes, tokenize

BATCH_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Access:
    """How the library gets at documents: fetching and reading files, decoding one read before, finding its tables.

    `fetch` gives the bytes of many files at once, None of any that `read` had better look at itself; `read` gives the
    document of each, or what is wrong with it.
    `tabular` says of a format whether there may be tables in it, `sheet` whether there is nothing else. `rowwise` gives
    the format of a file (and its size) that has too many rows to be read whole, None of any other; `narrowed` finds in
    such a file the rows that bear one of some labels. `lists` says whether somebody is going to ask which sources hold
    a word: it is cheapest to list while they are read.
    """

    fetch: Callable[[Sequence[str]], Sequence[bytes | None]]
    read: Callable[[Sequence[str], Sequence[bytes | None]], Sequence[Document | TieoutError]]
    decode: Callable[[bytes, str], str | None]
    tables: Callable[[Document], Sequence[Table]]
    tabular: Callable[[str], bool]
    sheet: Callable[[str], bool]
    rowwise: Callable[[str, int], str | None]
    narrowed: Callable[[Path, str, str, Labels], Sequence[Narrowed]]
    lists: bool = False


class Todo(NamedTuple):
    """A file to digest, and what was kept of it before, if anything was."""

    path: str
    size: int
    mtime_ns: int = -1
    kept: Kept | None = None
    blob: bytes = b""


class Digest(NamedTuple):
    """What a file amounts to; `problem` says why it amounts to nothing."""

    sha256: str
    format: str
    blob: bytes
    hashes: Hashes | None
    problem: str | None = None
    said: tuple[Any, ...] = ()
    """What the source says of itself, as `metadata.row` writes it."""
    naming: Naming | None = None
    vocabulary: Hashes | None = None
    """The words that it prints, each once, ascending, where these are listed."""


def digests(todo: Sequence[Todo], access: Access) -> Iterator[Digest]:
    """The digest of each file, in order; its words are lent until the next file that is asked for."""
    bench = Bench()
    for batch in _batches(todo):
        yield from _digest(batch, access, bench)


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


def _digest(batch: Sequence[Todo], access: Access, bench: Bench) -> list[Digest]:
    """Read a batch of files and find their words."""
    again = [_again(one, access) for one in batch]
    paths = [one.path for one, digest in zip(batch, again, strict=True) if digest is None]
    read = access.read(paths, access.fetch(paths)) if paths else ()
    fresh = _digested([document for document in read if isinstance(document, Document)], access, bench)
    new = iter([Digest("", "", b"", None, str(one)) if isinstance(one, TieoutError) else next(fresh) for one in read])
    return [next(new) if digest is None else digest for digest in again]


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
    vocabulary = distinct(tokenize(opened.document.prose).hashes) if access.lists else None
    hashes, said = opened.words.hashes, one.kept.said
    return Digest(one.kept.sha256, one.kept.format, one.blob, hashes, None, said, naming, vocabulary)


def _digested(documents: Sequence[Document], access: Access, bench: Bench) -> Iterator[Digest]:
    """What some documents amount to, that were read just now."""
    together, namings = taken_apart(documents, bench, listed=access.lists)
    keeps_text = {format: access.decode(b"", format) is None for format in {one.format for one in documents}}
    blobs = pack(together, [keeps_text[document.format] for document in documents])
    vocabularies: Sequence[Hashes | None] = together.vocabularies or [None] * len(documents)
    each = zip(documents, blobs, namings, vocabularies, strict=True)
    for number, (document, blob, naming, vocabulary) in enumerate(each):
        said, hashes = row(document.metadata), together.hashes(number)
        yield Digest(document.sha256, document.format, blob, hashes, None, said, naming, vocabulary)


def _fetched(path: str, size: int) -> tuple[bytes, int]:
    """The bytes of a file that was of some size, and when it was written: in as few calls as do."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        written = os.fstat(descriptor).st_mtime_ns
        data = os.read(descriptor, size + 1)
        while 0 < len(data) < size and (more := os.read(descriptor, size + 1 - len(data))):
            data += more
        return data, written
    finally:
        os.close(descriptor)


def reopened(path: str, kept: Kept, blob: bytes, id: str, access: Access) -> Opened | None:
    """A source from what is kept of it and the file itself; None where the file is another by now.

    It is the same by its size and time, or by its content where the time differs.
    """
    try:
        data, written = _fetched(path, kept.size)
        if len(data) != kept.size:
            return None
        if written != kept.mtime_ns and hashlib.sha256(data).hexdigest() != kept.sha256:
            return None
        return unpack(blob, id, path, kept.sha256, kept.format, access.decode(data, kept.format))
    except (OSError, CacheError):
        return None
