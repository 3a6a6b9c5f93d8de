"""Tables as text: comma, semicolon, tab or bar between cells. The prose is the file itself, a row a line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import ClassVar, Self, overload

from tieout.documents.base import Limits, RawFile, TextReader
from tieout.documents.encoding import encoding_of
from tieout.documents.rowwise import FIRST, Row, Rows
from tieout.documents.tabular import is_number, table_of
from tieout.model import Block, BlockKind, Document, Span
from tieout.model.tables import Table
from tieout.text.patterns import lazy

_DELIMITERS = ",;\t|"
_SAMPLE_LINES = 40
_SEPARATES = lazy(r"[,;\t](?=\S)")
_FEWEST_ROWS = 2
_LONGEST_NAME = 60
"""Characters of a column's name."""
_LONGEST_CELL = 1 << 27
_CHUNK = 1 << 20
_LONGEST_QUOTED = 1 << 16


class CsvReader(TextReader):
    """Reads CSV and TSV."""

    format: ClassVar[str] = "csv"
    suffixes: ClassVar[tuple[str, ...]] = (".csv", ".tsv", ".tab")
    told_by_signs: ClassVar[bool] = True
    is_sheet: ClassVar[bool] = True

    @classmethod
    def recognises(cls, raw: RawFile) -> bool:
        return raw.suffix in cls.suffixes

    def compose(self, text: str, raw: RawFile, limits: Limits) -> Document:
        blocks = _lines(text) if raw.paragraphs else ()
        limits.allow_blocks(len(blocks), raw.path)
        return Document(
            id=raw.id, path=raw.path, sha256=raw.sha256, format=self.format, text=text, prose=text, blocks=blocks
        )

    @classmethod
    def count(cls, path: Path) -> int:
        with path.open("rb") as file:
            return sum(chunk.count(b"\n") for chunk in iter(partial(file.read, _CHUNK), b""))

    @classmethod
    def sheets(cls, path: Path, heads: frozenset[str]) -> Iterator[Rows]:
        yield Rows("", _streamed(path, heads))

    @classmethod
    def tables(cls, document: Document) -> tuple[Table, ...]:
        rows, spans = rows_of(document.text)
        table = table_of(rows, spans, range(1, len(rows) + 1))
        if table is not None and ";" in document.text and delimiter_of(document.text) == ";":
            table = replace(table, decimal=",")
        return (table,) if table is not None else ()


def looks_like_csv(sample: str) -> bool:
    """Whether a text is nothing but a table: a header, and below it rows of as many cells, with a column of numbers."""
    if not _SEPARATES.search(sample[: sample.find("\n") + 1]):
        return False
    rows = [row for row in rows_of(sample)[0][:_SAMPLE_LINES] if row]
    header, body = (rows[0], rows[1:]) if rows else ([], [])
    if len(body) < _FEWEST_ROWS or len(header) < 2 or any(len(row) != len(header) for row in body):
        return False
    if any(not cell.strip() or len(cell) > _LONGEST_NAME or is_number(cell) for cell in header):
        return False
    return any(all(is_number(row[number]) for row in body) for number in range(1, len(header)))


def _lines(text: str) -> tuple[Block, ...]:
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            start = at + line.index(words[0])
            found.append(Block(BlockKind.CELL, Span(start, start + len(words))))
        at += len(line)
    return tuple(found)


def rows_of(text: str) -> tuple[Sequence[list[str]], Sequence[Span]]:
    """The rows and where each stands, its line end left out; a quoted cell may hold line ends.

    What follows a mark that opens a cell and never closes it is read line by line, as if the mark were a letter.
    """
    delimiter = delimiter_of(text)
    gap = f"{delimiter} "
    if '"' in text:
        found = list(_quoted(text, delimiter))
    elif text.startswith(" ") or any(mark in text for mark in ("\r", "\0", "\n ", gap)):
        found = list(_cleaned(text, delimiter, gap))
    else:
        return _plain(text, delimiter)
    return [row for row, _ in found], [span for _, span in found]


def _plain(text: str, delimiter: str) -> tuple[Sequence[list[str]], Sequence[Span]]:
    """The rows of a text without quotation marks, each a line as it stands."""
    lines = text.removesuffix("\n").split("\n") if text else []
    return [line.split(delimiter) if line else [] for line in lines], _Places.of(lines)


class _Places(Sequence[Span]):
    """Where the lines of a text stand, each told when it is asked for: of most rows nobody asks."""

    def __init__(self, ends: Sequence[int], lines: range) -> None:
        self._ends, self._lines = ends, lines

    @classmethod
    def of(cls, lines: Sequence[str]) -> Self:
        """The places of lines that have one character between them."""
        return cls(list(accumulate(map(len, lines))), range(len(lines)))

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, at: int) -> Span: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Span]: ...

    def __getitem__(self, at: int | slice) -> Span | Sequence[Span]:
        if isinstance(at, slice):
            return _Places(self._ends, self._lines[at])
        line = self._lines[at]
        return Span((self._ends[line - 1] if line else 0) + line, self._ends[line] + line)


def _cleaned(text: str, delimiter: str, gap: str) -> Iterator[tuple[list[str], Span]]:
    """The rows of a text without quotation marks that has other line ends, zeros, or spaces before cells."""
    at = 0
    for line in io.StringIO(text, newline=""):
        bare = line.rstrip("\r\n")
        said = bare.replace("\0", "")
        cells = said.split(delimiter) if said else []
        spaced = gap in said or said.startswith(" ")
        yield [cell.lstrip(" ") for cell in cells] if spaced else cells, Span(at, at + len(bare))
        at += len(line)


def _quoted(text: str, delimiter: str) -> Iterator[tuple[list[str], Span]]:
    csv.field_size_limit(_LONGEST_CELL)
    lines = io.StringIO(text, newline="")
    starts = [0]

    def counted() -> Iterator[str]:
        for line in lines:
            starts.append(starts[-1] + len(line))
            yield line.replace("\0", "")

    begun = 0
    reader = csv.reader(counted(), delimiter=delimiter, skipinitialspace=True)
    for row in reader:
        end = starts[reader.line_num]
        while end > starts[begun] and text[end - 1] in "\r\n":
            end -= 1
        yield row, Span(starts[begun], end)
        begun = reader.line_num


def _streamed(path: Path, heads: frozenset[str]) -> Iterator[Row]:
    """The likely rows of a file that is not held in memory, and where in its text each stands."""
    with path.open("rb") as file:
        sample = file.read(_CHUNK)
    encoding = encoding_of(sample)
    delimiter = delimiter_of(sample.decode(encoding, "replace"))
    csv.field_size_limit(_LONGEST_CELL)
    with path.open(encoding=encoding, errors="replace", newline="") as text:
        at = 0
        for number, line in enumerate(_logical_lines(iter(partial(text.readline, _CHUNK), "")), 1):
            cells = _cells(line, delimiter) if '"' in line else line.split(delimiter)
            # of nearly all cells the first letters tell that they are no label that is asked for
            if number <= FIRST or not heads.isdisjoint([cell[:3].lower() for cell in cells]):
                cells[-1:] = [cell.rstrip("\r\n") for cell in cells[-1:]]
                yield number, cells, line.rstrip("\r\n"), at
            at += len(line)


def _logical_lines(lines: Iterator[str]) -> Iterator[str]:
    """Lines, those joined that a quoted cell runs over; a mark that is not closed soon joins nothing."""
    for line in lines:
        if '"' not in line or line.count('"') % 2 == 0:
            yield line
            continue
        held, length = [line], len(line)
        for further in lines:
            held.append(further)
            length += len(further)
            if further.count('"') % 2:
                yield "".join(held)
                break
            if length > _LONGEST_QUOTED:
                yield from held
                break
        else:
            yield from held


def _cells(line: str, delimiter: str) -> list[str]:
    """The cells of a line with quotation marks; parted at every delimiter where the marks make no sense."""
    try:
        return next(csv.reader([line], delimiter=delimiter, skipinitialspace=True), [])
    except csv.Error:
        return line.split(delimiter)


def delimiter_of(text: str) -> str:
    """The character that stands equally often in most of the first lines; a comma where none does."""
    known = [delimiter for delimiter in _DELIMITERS if delimiter in text]
    if known in ([], [","]):
        return ","
    lines = text[: 1 << 16].split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES]
    sample = [line for line in lines if line and not line.isspace()]
    best, most = ",", 0.0
    counted = _outside_quotes if '"' in text else str.count
    for delimiter in known:
        counts = [counted(line, delimiter) for line in sample]
        usual = max(sorted(set(counts) - {0}), key=counts.count, default=0)
        alike = counts.count(usual) / max(1, len(counts))
        if usual and alike * min(usual, 3) > most:
            best, most = delimiter, alike * min(usual, 3)
    return best


def _outside_quotes(line: str, delimiter: str) -> int:
    return sum(part.count(delimiter) for part in line.split('"')[::2]) if '"' in line else line.count(delimiter)
