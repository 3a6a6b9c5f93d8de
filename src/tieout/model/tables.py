"""A table of a source: columns, rows of cells as printed, and where each row stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from tieout.model.documents import Document
from tieout.model.places import Span


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its number from 0, and its header as printed (empty where the table has none)."""

    number: int
    header: str
    stands: int | None = None
    """The column of the source in whose cells its numbers stand, where these hold two each."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `rows` hold the cells of the body as printed; a row may be shorter than the columns.

    `spans[i]` is where row i stands in the text of its document, `numbers[i]` the row it is as a reader counts (from 1,
    headers and blank rows included).
    """

    columns: tuple[Column, ...]
    rows: Sequence[Sequence[str]] = field(repr=False)
    spans: Sequence[Span] = field(repr=False)
    numbers: Sequence[int] = field(repr=False)
    header: Span | None = None
    """Where the header stands, if there is one."""
    name: str = ""
    """The caption, the heading above it, or the name of the sheet."""
    note: str = ""
    """What stands between its name and itself, as in what it counts: "(£ million, except per share)"."""
    sheet: str | None = None
    decimal: str = ""
    """The mark that decimals are likely written with, where the form of the file tells; its numbers decide first."""

    def cell(self, row: int, column: int) -> str:
        """A cell of the body as printed; empty where the row is too short for it."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""


class Labels(Protocol):
    """The names that rows are asked for."""

    @property
    def heads(self) -> frozenset[str]:
        """The first three letters of all of them, case folded."""

    def key(self, cell: str) -> tuple[str, ...]:
        """What the cell is known by where it is one of them; empty where it is none."""


class Narrowed(NamedTuple):
    """A table of which only some rows are kept, in a document that holds these rows alone.

    `places` says where rows stand in the file, for a file that is text; their spans count in the document.
    """

    document: Document
    table: Table
    places: Mapping[Span, Span]
