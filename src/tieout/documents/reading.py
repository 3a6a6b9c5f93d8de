"""Reads files, bytes and texts: finds the reader, keeps the limits, and marks turns and asides in every format."""

from __future__ import annotations

import hashlib
import os
import pkgutil
import stat
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib import import_module
from itertools import repeat
from pathlib import Path

from tieout import plugins
from tieout.documents import sandbox
from tieout.documents.base import Limits, RawFile, Reader, Shown, TextReader, Wanted, suffix_of
from tieout.documents.binary import kind_of
from tieout.documents.csv import CsvReader, looks_like_csv
from tieout.documents.encoding import decode, plainly_utf8
from tieout.documents.furniture import page_furniture
from tieout.documents.naming import identified, plainly_identified
from tieout.documents.plain import PlainReader
from tieout.documents.rowwise import MOST_ROWS, narrowed
from tieout.documents.survey import EVERY, Signs, label_lines, survey
from tieout.documents.together import WORTH_A_ROW, Surveyed, read_together
from tieout.documents.transcript import find_asides, find_turns
from tieout.errors import TieoutError, TooLargeError, UnreadableError, UsageError
from tieout.model import Annotation, Changes, Document, TextEdit
from tieout.model.plain import PlainTexts
from tieout.model.tables import Labels, Narrowed, Table
from tieout.text import native

_PIPES = ("/dev/stdin", "/dev/fd/")
_AT_ONCE = 1 << 20
_ROWWISE_BYTES = 1 << 21
"""A smaller file is read whole, however many rows it has."""
_OPENING = 1 << 16
_BINARY = getattr(os, "O_BINARY", 0)
_DEFAULT = Limits()
ENTRY_POINTS = "tieout.readers"


def read_path(path: Path, id: str, limits: Limits = _DEFAULT, changes: Changes = Changes.ACCEPTED) -> Document:
    """Read a file. UnreadableError names the file and what is wrong with it."""
    return read_bytes(bytes_of(path, limits), str(path), id, limits, changes)


def read_source(path: Path, id: str, data: bytes | None = None, limits: Limits = _DEFAULT) -> Document:
    """Read a file to be searched: as `read_path`, but that plain text is not cut into paragraphs.

    `data` is what it holds, where that was fetched already.
    """
    return _searched(str(path), id, data, limits)


def read_sources(
    paths: Sequence[str], held: Sequence[bytes | None], limits: Limits = _DEFAULT
) -> list[PlainTexts | Document | TieoutError]:
    """Read some files to be searched: each as `read_source` does, or what is wrong with it, in order.

    `held` is what they hold, as far as that was fetched already. Plain texts that come in a row are read together,
    which for many short ones takes a fraction of the time.
    """
    read: list[PlainTexts | Document | TieoutError] = []
    done = 0
    for run, texts in _in_rows(paths, held):
        read += map(_taken, paths[done : run.start], held[done : run.start], repeat(limits))
        read.append(texts)
        done = run.stop
    return [*read, *map(_taken, paths[done:], held[done:], repeat(limits))]


def _in_rows(paths: Sequence[str], held: Sequence[bytes | None]) -> Iterator[tuple[range, PlainTexts]]:
    """The files in a row that are plain texts, whatever other readers there are."""
    if native.kernels is None or len(paths) < WORTH_A_ROW:
        return
    plain = plain_by_name(paths)
    if not all(plain):
        held = [data if is_plain else None for is_plain, data in zip(plain, held, strict=True)]
    surveyed = Surveyed.of(native.kernels, held)
    for run in surveyed.plain_runs():
        if (row := surveyed.row(native.kernels, run)) is not None:
            fetched = [data for data in held[run.start : run.stop] if data is not None]
            yield run, read_together(native.kernels, row, paths[run.start : run.stop], fetched)


def plain_by_name(paths: Sequence[str]) -> list[bool]:
    """Whether each of some files is a plain text if it shows no sign of another format: its name says of no other."""
    suffixes = PlainReader.suffixes
    return [path.endswith(suffixes) or _signless(suffix_of(path))[0] is PlainReader for path in paths]


def is_plain(path: str, data: bytes, text: str) -> bool:
    """Whether a source of these bytes, which are its text in UTF-8, is a plain text."""
    return _reader_of(RawFile("", path, data, "", text, paragraphs=False, signs=survey(data))) is PlainReader


def _taken(path: str, data: bytes | None, limits: Limits) -> Document | TieoutError:
    try:
        return _searched(path, "", data, limits)
    except TieoutError as error:
        return error


def _searched(path: str, id: str, data: bytes | None, limits: Limits) -> Document:
    data = bytes_of(Path(path), limits) if data is None else data
    text, signs = _seen(data, path, limits)
    if text is not None and _is_plain(signs, path):
        return _plain(data, text, path, id, signs)
    return _read(RawFile(id, path, data, hashlib.sha256(data).hexdigest(), text, paragraphs=False, signs=signs), limits)


def contents_of(paths: Sequence[Path | str], limits: Limits = _DEFAULT) -> Sequence[bytes | None]:
    """What some files hold; None of those that have to be looked at more closely, as `bytes_of` does."""
    if native.kernels is None:
        return [None] * len(paths)
    return native.kernels.fetch([str(path) for path in paths], limits.file_bytes)


def read_bytes(
    data: bytes, path: str, id: str, limits: Limits = _DEFAULT, changes: Changes = Changes.ACCEPTED
) -> Document:
    """Read a file's bytes; `path` is its name, which may say what format it is."""
    text, signs = _seen(data, path, limits)
    raw = RawFile(id, path, data, hashlib.sha256(data).hexdigest(), text, signs=signs, changes=changes)
    return _read(raw, limits)


def _seen(data: bytes, path: str, limits: Limits) -> tuple[str | None, Signs]:
    """The text of a file that is plainly UTF-8, and its signs; what is not may hold anything once it is decoded."""
    _refuse_too_large(len(data), path, limits)
    signs = survey(data)
    text = plainly_utf8(data, controlled=signs.controls)
    return text, EVERY if text is None else signs


def _read(raw: RawFile, limits: Limits) -> Document:
    document = sandbox.read(_reader_of(raw)(), raw, limits)
    return _with_turns(document, raw.signs if document.prose is raw.text else EVERY)


def _is_plain(signs: Signs, path: str) -> bool:
    """Whether a text that shows these signs is plain text, whatever other readers there are."""
    return not signs.shows_format and _signless(suffix_of(path))[0] is PlainReader


def _plain(data: bytes, text: str, path: str, id: str, signs: Signs) -> Document:
    """What a plain text's reader and `_with_turns` make of it, as nearly every source is one."""
    turns = find_turns(text, ends=label_lines(data)) if signs.labels else ()
    furniture = page_furniture(text) if signs.furniture else ()
    return Document.plain(
        id=id,
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        format=PlainReader.format,
        text=text,
        turns=turns,
        asides=find_asides(text, bool(turns), furniture) if signs.brackets else furniture,
        metadata=plainly_identified(text, path, turns),
    )


def annotated(
    document: Document,
    annotations: Sequence[Annotation],
    limits: Limits = _DEFAULT,
    changes: Changes = Changes.ACCEPTED,
    data: bytes | None = None,
) -> bytes:
    """A copy of the file of a document that was read, with annotations in it; `data` are its bytes where it is no file.

    `changes` are as they were when it was read.

    Raises UnreadableError where the file was changed since, UsageError where its format has no room for any.
    """
    raw = _read_before(document, data, limits, changes)
    return _reader_named(document.format).annotated(raw, annotations, limits)


def shown(document: Document, wanted: Wanted, limits: Limits = _DEFAULT, data: bytes | None = None) -> Shown:
    """Where on the pages of its file ranges of a document stand; `data` are its bytes where it is no file.

    Raises UnreadableError where the file was changed since it was read, or cannot be read again.
    """
    if not document.drawing:
        return Shown({}, {})
    raw = _read_before(document, data, limits)
    return sandbox.show(_reader_named(document.format)(), raw, document, wanted, limits)


def _read_before(
    document: Document, data: bytes | None, limits: Limits, changes: Changes = Changes.ACCEPTED
) -> RawFile:
    """The file that a document was read from; UnreadableError where it was changed since."""
    data = bytes_of(Path(document.path), limits) if data is None else data
    if hashlib.sha256(data).hexdigest() != document.sha256:
        raise UnreadableError(f"{document.path} was changed while it was checked: check it once more.")
    return RawFile(document.id, document.path, data, document.sha256, changes=changes)


def read_text(text: str, path: str, id: str, format: str | None = None, *, paragraphs: bool = True) -> Document:
    """Read a text given in memory: in the format that `format` or the name's suffix says; where neither does, it is
    told by its content if that shows as much as a file would have to, else plain text.

    Without `paragraphs`, as for a text to be searched, a plain one without notes is not cut into them.
    """
    data = text.encode("utf-8", "replace")
    whole = text if text.isascii() else text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    signs = survey(data)
    named = format or _format_by_suffix(suffix_of(path))
    if format is None and named == PlainReader.format:
        named = format = _format_by_content(RawFile(id, "", data, "", whole, paragraphs, signs))
    if named == PlainReader.format and not paragraphs and "[" not in text and whole == text:
        return _plain(data, text, path, id, signs)
    raw = RawFile(id, path, data, hashlib.sha256(data).hexdigest(), whole)
    reader = _reader_named(format) if format else _reader_by_suffix(raw)
    return _with_turns(reader().read(raw, _DEFAULT))


def _format_by_content(raw: RawFile) -> str:
    """The format of a text whose name says nothing, as far as its content tells: markup, and tables."""
    told = ("json", "html", "markdown", "drawn") if raw.signs.shows_format else ()
    found = next((format for format in told if _reader_named(format).recognises(raw)), PlainReader.format)
    return CsvReader.format if found not in ("json", "html") and looks_like_csv(raw.opening()) else found


def text_of(data: bytes, format: str) -> str | None:
    """The text of a file that was read before, as its reader decoded it; None where the format is not text."""
    reader = _reader_named(format)
    if not issubclass(reader, TextReader):
        return None
    return decode(data, markup=reader.markup_declares_encoding)


def same_text(path: str, size: int, written: int, format: str) -> str | None:
    """The text of a file that was read before, as `text_of` gives it, if the file is the same by its size and the time
    in nanoseconds when it was written; None where only a closer look can tell."""
    if native.kernels is None or not issubclass(_reader_named(format), TextReader):
        return None
    return native.kernels.reread(path, size, written)


def tables_of(document: Document) -> tuple[Table, ...]:
    """The tables of a document, as the reader of its format tells them by its text."""
    return _reader_named(document.format).tables(document)


def rowwise_format(path: Path | str, size: int) -> str | None:
    """The format of a file of some bytes whose tables have too many rows to be read whole; None of any other."""
    if size < _ROWWISE_BYTES:
        return None
    try:
        with Path(path).open("rb") as file:
            reader = _reader_of(RawFile("", str(path), file.read(_OPENING), ""))
        return reader.format if reader.count(Path(path)) > MOST_ROWS else None
    except (OSError, UnreadableError):
        return None  # whoever reads it says why it cannot be read


def narrowed_tables(path: Path, id: str, format: str, labels: Labels) -> list[Narrowed]:
    """The tables of such a file with the rows that bear one of some labels; UnreadableError where it cannot be read."""
    try:
        return narrowed(_reader_named(format).sheets(path, labels.heads), labels, id, path, format)
    except OSError as error:
        raise UnreadableError(f"{path} cannot be read: {error.strerror or error}.") from error


def is_tabular(format: str) -> bool:
    """Whether a document of that format may hold tables."""
    return _has_own(format, "tables")


def has_pages(format: str) -> bool:
    """Whether a document of that format may have pages that can be shown."""
    return _has_own(format, "shown")


def _has_own(format: str, method: str) -> bool:
    """Whether the reader of a format does something that most readers leave out."""
    return any(method in vars(kind) for kind in _reader_named(format).__mro__ if kind is not Reader)


def is_sheet(format: str) -> bool:
    """Whether a document of that format holds nothing but tables."""
    return _reader_named(format).is_sheet


def _with_turns(document: Document, signs: Signs = EVERY) -> Document:
    """A document with its turns, its asides and what it says of itself; `signs` are what its prose may hold."""
    turns, asides = document.turns, document.asides
    if not turns and signs.labels:
        turns = find_turns(document.prose, document.blocks)
    if signs.brackets:
        asides = find_asides(document.prose, bool(turns), asides)
    metadata = identified(document, turns)
    if not turns and asides == document.asides and metadata == document.metadata:
        return document
    return document.with_found(turns, asides, metadata)


def revised(
    document: Document,
    data: bytes,
    fixes: Sequence[Sequence[TextEdit]],
    limits: Limits = _DEFAULT,
    changes: Changes = Changes.ACCEPTED,
) -> tuple[bytes, list[int]] | None:
    """A copy of a document's file with fixes as tracked changes, and the numbers of those that were written.

    `data` are the bytes it was read from. None where its format tracks no changes, or the copy would not read as meant.
    """
    raw = RawFile(document.id, document.path, data, document.sha256, changes=changes)
    made = _reader_named(document.format).revised(raw, fixes, limits)
    if made is None:
        return None
    text = document.text
    for span, new in sorted((edit for number in made[1] for edit in fixes[number]), reverse=True):
        text = text[: span.start] + new + text[span.end :]
    return made if read_bytes(made[0], document.path, document.id, limits, changes).text == text else None


# ---------------------------------------------------------------------------------------------------------------
# Files


def bytes_of(path: Path, limits: Limits = _DEFAULT) -> bytes:
    """The file's bytes, never more than the limit and never from a device that does not end."""
    try:
        status = os.stat(path)  # noqa: PTH116 - called for each of thousands of sources
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableError(f"{path} is a folder: name the files in it, or give it as sources.")
        if not stat.S_ISREG(status.st_mode) and not str(path).startswith(_PIPES):
            raise UnreadableError(f"{path} is a device or a pipe, not a file.")
        _refuse_too_large(status.st_size, str(path), limits)
        data = _content(path, status.st_size, limits)
    except (OSError, ValueError) as problem:
        raise UnreadableError(f"{path} cannot be read: {_cause(problem)}.") from problem
    _refuse_too_large(len(data), str(path), limits)
    return data


def _content(path: Path, size: int, limits: Limits) -> bytes:
    file = os.open(path, os.O_RDONLY | _BINARY)
    try:
        return _all_of(file, size, limits)
    finally:
        os.close(file)


def _all_of(file: int, size: int, limits: Limits) -> bytes:
    """What an open file holds, which may be more than its size says, up to one byte beyond the limit."""
    most = limits.file_bytes + 1
    first = os.read(file, min(size + 1, most))
    if size and len(first) == size:  # it was asked for a byte more, and there is none
        return first
    parts, room = [first], most - len(first)
    while parts[-1] and room > 0:
        parts.append(os.read(file, min(_AT_ONCE, room)))
        room -= len(parts[-1])
    return b"".join(parts)


def _cause(problem: OSError | ValueError) -> str:
    if isinstance(problem, FileNotFoundError):
        return "there is no such file"
    if isinstance(problem, OSError) and problem.strerror:
        return problem.strerror[0].lower() + problem.strerror[1:]
    return str(problem)


def _refuse_too_large(size: int, path: str, limits: Limits) -> None:
    if size > limits.file_bytes:
        most = limits.file_bytes / (1 << 20)
        raise TooLargeError(f"{path} is larger than {most:,.0f} MB, the most that is read of one file: split it.")


# ---------------------------------------------------------------------------------------------------------------
# Readers


@cache
def readers() -> tuple[type[Reader], ...]:
    """Every reader there is, in this package and from others (entry points "tieout.readers"), by priority."""
    found = {*_own_readers(), *_foreign_readers()}
    return tuple(sorted(found, key=lambda reader: (-reader.priority, reader.format)))


def _own_readers() -> Iterator[type[Reader]]:
    package = import_module("tieout.documents")
    for module in pkgutil.iter_modules(package.__path__, "tieout.documents."):
        for thing in vars(import_module(module.name)).values():
            if isinstance(thing, type) and issubclass(thing, Reader) and "format" in vars(thing):
                yield thing


def _foreign_readers() -> Iterator[type[Reader]]:
    for name, reader in plugins.load(ENTRY_POINTS):
        if not (isinstance(reader, type) and issubclass(reader, Reader)):
            raise UsageError(f"The reader {name} is not a tieout.documents.Reader.")
        yield reader


def _reader_of(raw: RawFile) -> type[Reader]:
    """The first reader that recognises the file; binary files are left to readers of their own format."""
    if not raw.signs.shows_format:
        return next(reader for reader in _signless(raw.suffix) if reader.recognises(raw))
    kind = kind_of(raw.data, controlled=raw.signs.controls)
    if kind is None:
        return next(reader for reader in readers() if reader.recognises(raw))
    for reader in readers():
        if not reader.reads_text and reader.recognises(raw):
            return reader
    raise UnreadableError(
        f"{raw.path} looks like {kind}, in no format that tieout reads: save it as text, HTML, Word or PDF."
    )


@lru_cache(maxsize=256)
def _signless(suffix: str) -> tuple[type[Reader], ...]:
    """The readers that may recognise a text of this suffix in which there is no sign of a format."""
    return tuple(reader for reader in readers() if suffix in reader.suffixes or not reader.told_by_signs)


def _reader_by_suffix(raw: RawFile) -> type[Reader]:
    """The reader of a text by its name; what was taken out of a PDF may be called one still, and is plain text."""
    named = (reader for reader in readers() if raw.suffix in reader.suffixes)
    return next((reader for reader in named if reader.reads_text or reader.recognises(raw)), _reader_named("text"))


@lru_cache(maxsize=256)
def _format_by_suffix(suffix: str) -> str | None:
    """The format of a text whose name ends so; None where its content has a say in it."""
    named = [reader for reader in readers() if suffix in reader.suffixes]
    if not named:
        return PlainReader.format
    return named[0].format if named[0].reads_text else None


@lru_cache(maxsize=256)
def _reader_named(name: str) -> type[Reader]:
    for reader in readers():
        if reader.format == name:
            return reader
    known = ", ".join(sorted(reader.format for reader in readers()))
    raise UsageError(f"There is no reader for the format {name!r}: there are {known}.")
