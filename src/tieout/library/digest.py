"""Reading sources into what the index needs of them.

A digest is what some files amount to: their words as hashes, and their documents' structure packed. Files are read in
batches, so that the words of many short ones are found in one go, and no more than a batch of texts is in memory.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tieout.errors import CacheError, TieoutError
from tieout.library.compiled import Bench, taken_apart
from tieout.library.keeping import UNKNOWN, pack, unpack
from tieout.library.metadata import row
from tieout.library.nameindex import Namings, naming_of_all
from tieout.library.opened import Opened
from tieout.library.shardfile import Kept
from tieout.model import Document, Metadata
from tieout.model.plain import PlainTexts
from tieout.model.tables import Labels, Narrowed, Table
from tieout.text.ascending import distinct
from tieout.text.words import Hashes, tokenize

BATCH_BYTES = 1 << 20
_NO_PROBLEMS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Access:
    """How the library gets at documents: fetching and reading files, decoding one read before, finding its tables.

    `fetch` gives the bytes of many files at once, None of any that `read` had better look at itself; `read` gives the
    document of each, or what is wrong with it; of plain texts in a row all of it in whole arrays.
    `again` gives the text of a file that is the same by its size and time, None where only a closer look can tell.
    `tabular` says of a format whether there may be tables in it, `sheet` whether there is nothing else. `rowwise` gives
    the format of a file (and its size) that has too many rows to be read whole, None of any other; `narrowed` finds in
    such a file the rows that bear one of some labels. `lists` says whether somebody is going to ask which sources hold
    a word: it is cheapest to list while they are read.

    `plain` says of files by their names whether they are plain texts, if they show no sign of another format; `staged`
    of a bracket whether it is a stage direction in any text; `unsaid` of a file, its bytes and the signs that these
    show, where in them nobody says anything, None where it is no plain text.
    """

    fetch: Callable[[Sequence[str]], Sequence[bytes | None]]
    read: Callable[[Sequence[str], Sequence[bytes | None]], Sequence[PlainTexts | Document | TieoutError]]
    decode: Callable[[bytes, str], str | None]
    again: Callable[[str, int, int, str], str | None]
    tables: Callable[[Document], Sequence[Table]]
    tabular: Callable[[str], bool]
    sheet: Callable[[str], bool]
    rowwise: Callable[[str, int], str | None]
    narrowed: Callable[[Path, str, str, Labels], Sequence[Narrowed]]
    plain: Callable[[Sequence[str]], Sequence[bool]]
    staged: Callable[[str], bool]
    unsaid: Callable[[str, bytes, int], bytes | None]
    lists: bool = False


class Todo(NamedTuple):
    """A file to digest, and what was kept of it before, if anything was."""

    path: str
    size: int
    mtime_ns: int = -1
    kept: Kept | None = None
    blob: bytes = b""


class Facts(NamedTuple):
    """What is kept of a file besides its words and names."""

    sha256: str
    format: str
    said: tuple[Any, ...]
    """What the source says of itself, as `metadata.row` writes it."""
    blob: bytes


class Digest(NamedTuple):
    """What some files amount to; `problems` says by path why others of them amount to nothing.

    The words of file n are `hashes[cuts[n] : cuts[n + 1]]`. `vocabularies` are the words that each prints, once and
    ascending, where these are listed.
    """

    todo: Sequence[Todo]
    facts: Sequence[Facts]
    hashes: Hashes
    cuts: NDArray[np.int64]
    namings: Namings
    vocabularies: Sequence[Hashes] = ()
    problems: Mapping[str, str] = _NO_PROBLEMS

    def words_of(self, number: int) -> Hashes:
        """The words of one of the files."""
        return self.hashes[self.cuts[number] : self.cuts[number + 1]]


def digests(todo: Sequence[Todo], access: Access) -> Iterator[Digest]:
    """What the files amount to, some of them at a time, in order; words are lent until the next are asked for."""
    bench = Bench()
    for batch in _batches(todo):
        for again, run in groupby(batch, key=lambda one: one.kept is not None):
            some = list(run)
            yield from _again(some, access, bench) if again else _fresh(some, access, bench)


_SAMPLE = "Jane Roe said: “The boats don’t leave.” [applause]\n\nMR. ROE: They do.\n".encode()


def made_ready(access: Access) -> None:
    """Load and lay out what reading plain texts takes: processes that are forked from this one need not do so each."""
    paths = ["sample.txt"] * _SAMPLES
    for texts in access.read(paths, [_SAMPLE] * _SAMPLES):
        if isinstance(texts, PlainTexts):
            _of_plain([Todo(path, len(_SAMPLE)) for path in paths], texts, access, Bench())


_SAMPLES = 4
"""So many texts in a row are read together."""


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


def _again(some: Sequence[Todo], access: Access, bench: Bench) -> Iterator[Digest]:
    """What files that were read before amount to, from what was kept of them where that is of use."""
    for one in some:
        kept = _kept(one, access)
        yield from _fresh([one], access, bench) if kept is None else (kept,)


def _kept(one: Todo, access: Access) -> Digest | None:
    """What a file that was read before amounts to; None where what was kept of it is of no use."""
    opened = reopened(one.path, one.kept, one.blob, "", access) if one.kept is not None else None
    if opened is None or one.kept is None:
        return None
    try:
        opened.need(0, opened.structure.size)
    except CacheError:
        return None
    vocabularies = [distinct(tokenize(opened.document.prose).hashes)] if access.lists else ()
    facts = Facts(one.kept.sha256, one.kept.format, one.kept.said, one.blob)
    hashes = opened.words.hashes
    return Digest([one], [facts], hashes, np.array([0, len(hashes)]), naming_of_all([opened]), vocabularies)


def _fresh(some: Sequence[Todo], access: Access, bench: Bench) -> Iterator[Digest]:
    """Read some files and find their words."""
    paths = [one.path for one in some]
    done = 0
    for plain, group in groupby(access.read(paths, access.fetch(paths)), key=lambda one: isinstance(one, PlainTexts)):
        read = list(group)
        for texts in read:
            if isinstance(texts, PlainTexts):
                yield _of_plain(some[done : done + len(texts)], texts, access, bench)
                done += len(texts)
        if not plain:
            yield _of_documents(some[done : done + len(read)], read, access, bench)
            done += len(read)


def _of_documents(some: Sequence[Todo], read: Sequence[object], access: Access, bench: Bench) -> Digest:
    """What some documents amount to, and what is wrong with the files of which there are none."""
    problems = {one.path: str(what) for one, what in zip(some, read, strict=True) if isinstance(what, TieoutError)}
    some = [one for one in some if one.path not in problems] if problems else some
    documents = [one for one in read if isinstance(one, Document)]
    together, namings = taken_apart(documents, bench, listed=access.lists)
    keeps_text = {format: access.decode(b"", format) is None for format in {one.format for one in documents}}
    blobs = pack(together, [keeps_text[document.format] for document in documents])
    facts = [Facts(one.sha256, one.format, row(one.metadata), blob) for one, blob in zip(documents, blobs, strict=True)]
    return Digest(some, facts, together.words.hashes, together.cuts, namings, together.vocabularies, problems)


def _of_plain(some: Sequence[Todo], texts: PlainTexts, access: Access, bench: Bench) -> Digest:
    """What some plain texts amount to."""
    together, namings = taken_apart(texts, bench, listed=access.lists)
    blobs = pack(together, [access.decode(b"", texts.format) is None] * len(texts))
    said = [()] * len(texts) if not texts.metadata else [row(texts.said(number)) for number in range(len(texts))]
    facts = [Facts(sha, texts.format, own, blob) for sha, own, blob in zip(texts.sha256, said, blobs, strict=True)]
    return Digest(some, facts, together.words.hashes, together.cuts, namings, together.vocabularies)


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


def changed_problem(path: str) -> str:
    """What is to be said of a file that is no longer what was read of it."""
    return f"{path} changed or went away while it was being searched: check again."


def reopened(path: str, kept: Kept, blob: bytes, id: str, access: Access, said: Metadata = UNKNOWN) -> Opened | None:
    """A source from what is kept of it, what is `said` of it, and the file itself; None where that is another by now.

    It is the same by its size and time, or by its content where the time differs.
    """
    try:
        text = access.again(path, kept.size, kept.mtime_ns, kept.format)
        if text is not None:
            return unpack(blob, id, path, kept.sha256, kept.format, text, said)
        data, written = _fetched(path, kept.size)
        if len(data) != kept.size:
            return None
        if written != kept.mtime_ns and hashlib.sha256(data).hexdigest() != kept.sha256:
            return None
        return unpack(blob, id, path, kept.sha256, kept.format, access.decode(data, kept.format), said)
    except (OSError, CacheError):
        return None
