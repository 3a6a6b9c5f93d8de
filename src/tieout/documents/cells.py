"""Tables in the text of a document that is no text file: cells stand as paragraphs, and the gaps between tell how.

A blank line parts two paragraphs, as everywhere. After it a tab stands for each column that the next cell is further
on; one more line end begins a row; two more begin a table, or end it. So a table can be told from the text again, which
is all that an index keeps, and to whoever reads the words a gap is white space.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tieout.documents.tabular import table_of
from tieout.model import Span
from tieout.model.tables import Table
from tieout.text.patterns import lazy

BREAK = "\n\n"
BORDER = BREAK + "\n\n"
_ROW = BREAK + "\n"
_GAP = lazy(r"\n\n(?P<row>\n?)(?P<columns>\t*)")
_MOST_COLUMNS = 2_000
"""What stands further on stands in the last of them."""
_MOST_SPANNED = 200


class Cell(NamedTuple):
    """Where a cell stands: the number of its table, its row and its column."""

    table: int
    row: int
    column: int


class Cells:
    """Follows the tables of a document as its elements come; a table within a cell is a part of that cell."""

    def __init__(self) -> None:
        self.here: Cell | None = None
        """The cell that is open, or was last; None outside of tables."""
        self._depth = self._number = 0
        self._row = self._column = -1
        self._across = 1
        self._down: dict[int, tuple[int, int]] = {}
        """By its column how many columns a cell above takes, and how many rows more it reaches down."""

    def open_table(self) -> None:
        self._depth += 1
        if self._depth == 1:
            self._number += 1
            self._row, self._down = -1, {}

    def close_table(self) -> None:
        self._depth = max(0, self._depth - 1)
        if not self._depth:
            self.here = None

    def open_row(self) -> None:
        if self._depth == 1:
            self._row += 1
            self._column, self._across = 0, 0

    def open_cell(self, across: int = 1, down: int = 1) -> None:
        """A cell, and how many columns and rows it takes."""
        if self._depth != 1 or self._row < 0:
            return
        self._column += self._across
        while self._column in self._down:
            width, rows = self._down.pop(self._column)
            if rows > 1:
                self._down[self._column] = width, rows - 1
            self._column += width
        self._across = across
        if down > 1:
            self._down[self._column] = self._across, down - 1
        self.here = Cell(self._number, self._row, min(self._column, _MOST_COLUMNS))

    def widen(self, across: int) -> None:
        """Let the cell that is open take some columns."""
        if self._depth == 1:
            self._across = across


def spanned(written: str | None) -> int:
    """How many columns or rows a cell takes, as its markup says."""
    return min(max(int(written), 1), _MOST_SPANNED) if written and written.isdecimal() and len(written) < 6 else 1


def gap(before: Cell | None, now: Cell | None) -> str:
    """What parts two paragraphs that stand in some cells."""
    if before == now:
        return BREAK
    if before is None or now is None or before.table != now.table:
        return BORDER + opening(now)
    if before.row != now.row:
        return _ROW + opening(now)
    return BREAK + "\t" * (now.column - before.column)


def opening(now: Cell | None) -> str:
    """What stands before the first cell of a row."""
    return "\t" * now.column if now else ""


def tables_in(text: str) -> tuple[Table, ...]:
    """The tables of a text whose paragraphs are parted so."""
    found = (_table(text, start, end) for start, end in _regions(text))
    return tuple(table for table in found if table is not None and len(table.columns) > 1)


def _regions(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between two borders that have more than one column."""
    start = 0
    while start < len(text):
        border = text.find(BORDER, start)
        end = border if border >= 0 else len(text)
        if text.startswith("\t", start) or text.find(BREAK + "\t", start, end) >= 0:
            yield start, end
        start = end + len(BORDER)


def _table(text: str, start: int, end: int) -> Table | None:
    rows = [_Row()]
    at = _past_tabs(text, start, end)
    column = at - start
    for found in _GAP.finditer(text, at, end):
        rows[-1].add(column, text, at, found.start())
        if found["row"]:
            rows.append(_Row())
            column = 0
        column += len(found["columns"])
        at = found.end()
    rows[-1].add(column, text, at, end)
    told = [(number, row) for number, row in enumerate(rows, 1) if row.cells]
    words, spans = [row.words for _, row in told], [Span(row.start, row.end) for _, row in told]
    return table_of(words, spans, [number for number, _ in told]) if told else None


def _past_tabs(text: str, start: int, end: int) -> int:
    while start < end and text[start] == "\t":
        start += 1
    return start


class _Row:
    """The cells of a row as they come, each with the paragraphs that are in it, and where it begins and ends."""

    def __init__(self) -> None:
        self.cells: dict[int, list[str]] = {}
        self.start = self.end = 0

    def add(self, column: int, text: str, start: int, end: int) -> None:
        if start < end:
            self.start = self.start if self.cells else start
            self.end = end
            self.cells.setdefault(column, []).append(text[start:end])

    @property
    def words(self) -> list[str]:
        return [" ".join(" ".join(self.cells.get(column, ())).split()) for column in range(max(self.cells) + 1)]
