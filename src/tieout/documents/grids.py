"""Where the cells of a draft's tables lie in its prose: the reader's blocks, put into rows and columns.

A row whose cells do not come out even is left out: what nobody can place, nobody is told of.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from tieout.documents.reading import tables_of
from tieout.model import BlockKind, Document, Span
from tieout.model.documents import Grid
from tieout.model.tables import Table

_Row = tuple[Span | None, ...]


def gridded(document: Document) -> Document:
    """A document that knows where the cells of its tables lie."""
    cells = [block.span for block in document.blocks if block.kind is BlockKind.CELL]
    if not cells:
        return document
    starts = [document.offsets.span(cell).start for cell in cells]
    grids = [_grid(table, cells, starts) for table in tables_of(document)]
    return replace(document, grids=tuple(grid for grid in grids if grid.rows))


def _grid(table: Table, cells: Sequence[Span], starts: Sequence[int]) -> Grid:
    """One table; `starts` say where the cells begin in the text."""
    header = [column.header for column in table.columns]
    head = _placed(header, _within(table.header, cells, starts)) if table.header else None
    rows = [_placed(row, _within(span, cells, starts)) for row, span in zip(table.rows, table.spans, strict=True)]
    even = (row for row in rows if row is not None and len(row) == len(header))
    return Grid(head or (None,) * len(header), tuple(even))


def _within(row: Span, cells: Sequence[Span], starts: Sequence[int]) -> Sequence[Span]:
    return cells[bisect_left(starts, row.start) : bisect_left(starts, row.end)]


def _placed(printed: Sequence[str], cells: Sequence[Span]) -> _Row | None:
    """The cells of a row by column: all of them, or those that are not empty; None where they are neither."""
    if len(cells) == len(printed):
        return tuple(cells)
    filled = [number for number, cell in enumerate(printed) if cell.strip()]
    if len(filled) != len(cells):
        return None
    places = dict(zip(filled, cells, strict=True))
    return tuple(places.get(number) for number in range(len(printed)))
