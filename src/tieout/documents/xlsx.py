"""Workbooks (XLSX, ECMA-376): the values of their cells, sheet by sheet; formulas count by their last result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from tieout.documents.archive import Archive, archive_of, resolved
from tieout.documents.base import Limits, RawFile, Reader
from tieout.documents.sheets import Sheet, laid_out, tables_in
from tieout.errors import UnreadableError
from tieout.model import Document
from tieout.model.tables import Table

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MOST_UNPACKED = 1 << 28
"""Bytes of all parts that are read, less than of other archives: a part becomes a tree ten times its size."""
_MOST_COLUMNS = 1 << 14


class XlsxReader(Reader):
    """Reads workbooks."""

    format: ClassVar[str] = "xlsx"
    suffixes: ClassVar[tuple[str, ...]] = (".xlsx", ".xlsm")
    told_by_signs: ClassVar[bool] = True
    is_sheet: ClassVar[bool] = True

    @classmethod
    def recognises(cls, raw: RawFile) -> bool:
        archive = archive_of(raw, Limits())
        return "xl/workbook.xml" in archive if archive else raw.suffix in cls.suffixes and raw.data.startswith(b"PK")

    def read(self, raw: RawFile, limits: Limits) -> Document:
        from xml.etree import ElementTree as ET  # imported late: a run without any does not pay for it

        tight = replace(limits, archive_bytes=min(limits.archive_bytes, _MOST_UNPACKED))
        try:
            return laid_out(_Book(Archive(raw, tight), raw.path).sheets(), raw, self.format, limits)
        except (ET.ParseError, ValueError) as error:
            raise UnreadableError(f"{raw.path} is not a workbook that can be read: {error}.") from error

    @classmethod
    def tables(cls, document: Document) -> tuple[Table, ...]:
        return tables_in(document)


class _Book:
    """A workbook's parts."""

    def __init__(self, archive: Archive, path: str) -> None:
        self._archive = archive
        self._path = path
        self._strings = list(self._shared_strings())

    def sheets(self) -> Iterator[Sheet]:
        parts = self._targets()
        for sheet in self._root("xl/workbook.xml").iter(f"{_MAIN}sheet"):
            part = parts.get(sheet.get(_ID, ""), "")
            if part in self._archive:
                yield Sheet(sheet.get("name", ""), self._rows(self._root(part)))

    def _targets(self) -> dict[str, str]:
        root = self._root("xl/_rels/workbook.xml.rels")
        found = {}
        for one in root:
            target = one.get("Target", "")
            found[one.get("Id", "")] = resolved("xl/workbook.xml", target)
        return found

    def _shared_strings(self) -> Iterator[str]:
        if "xl/sharedStrings.xml" in self._archive:
            for one in self._root("xl/sharedStrings.xml").iter(f"{_MAIN}si"):
                yield _text(one)

    def _root(self, part: str) -> ET.Element:
        """A part as XML."""
        data = self._archive.read(part)
        if b"<!DOCTYPE" in data:
            raise UnreadableError(f"{self._path} declares a document type, which no workbook does.")
        from xml.etree import ElementTree as ET

        return ET.fromstring(data)  # noqa: S314 - expat limits what entities expand to, and none is declared

    def _rows(self, root: ET.Element) -> Iterator[list[str]]:
        """The rows in order, blank ones that the file leaves out included; merged cells have the first's value."""
        merged = _merged(root)
        done = 0
        for row in root.iter(f"{_MAIN}row"):
            number = min(int(row.get("r") or done + 1), done + (1 << 20))
            for _ in range(done + 1, number):
                yield []
            done = number
            yield self._cells(row, number, merged)

    def _cells(self, row: ET.Element, number: int, merged: dict[tuple[int, int], tuple[int, int]]) -> list[str]:
        cells: list[str] = []
        for cell in row.iter(f"{_MAIN}c"):
            column = _column(cell.get("r", "")) if cell.get("r") else len(cells)
            if 0 <= column < _MOST_COLUMNS:
                cells += [""] * (column + 1 - len(cells))
                cells[column] = self._value(cell)
        for (at, column), (_, first) in merged.items():
            if at == number and first < len(cells) and column < _MOST_COLUMNS:
                cells += [""] * (column + 1 - len(cells))
                cells[column] = cells[column] or cells[first]
        return cells

    def _value(self, cell: ET.Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _text(cell)
        value = cell.findtext(f"{_MAIN}v") or ""
        if kind == "s":
            number = int(value or -1)
            return self._strings[number] if 0 <= number < len(self._strings) else ""
        return "" if kind == "e" else _number(value) if kind == "n" else value


def _text(element: ET.Element) -> str:
    return "".join(part.text or "" for part in element.iter(f"{_MAIN}t"))


def _number(value: str) -> str:
    """A number as a reader sees it: 0.1 for 0.10000000000000001."""
    try:
        shown = f"{float(value):.15g}"
    except ValueError:
        return value
    return value if value.lstrip("-").isdigit() or "e" in shown else shown


def _column(reference: str) -> int:
    """The column of a reference, from 0: 27 for AB12."""
    number = 0
    for letter in reference.rstrip("0123456789").upper()[:4]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _merged(root: ET.Element) -> dict[tuple[int, int], tuple[int, int]]:
    """The cells of a merged stretch of one row beyond its first, with the first's row and column."""
    found = {}
    for one in root.iter(f"{_MAIN}mergeCell"):
        first, _, last = one.get("ref", "").partition(":")
        row, column, end = _row(first), _column(first), _column(last)
        if _row(last) == row:
            for at in range(column + 1, min(end, column + 64) + 1):
                found[row, at] = row, column
    return found


def _row(reference: str) -> int:
    digits = reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz$")
    return int(digits) if digits.isdigit() and len(digits) < 9 else 0
