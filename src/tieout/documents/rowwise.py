"""Tables of too many rows to be held in memory: gone through row by row, and only the rows that are asked for kept.

Such a table is not read as a text, so that no quotation is looked for in it; it is asked which of its rows bear the
names that a draft speaks of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from tieout.documents.tabular import table_of
from tieout.model import Document, Span
from tieout.model.tables import Labels, Narrowed

MOST_ROWS = 1_000_000
"""A table of more is gone through row by row."""
_FIRST = 60
"""So many rows are kept whatever they are: they tell what the columns are."""
_MOST_KEPT = 50_000
_MOST_OF_ONE = 201
"""Of one label: one that names more rows is that of a group."""
_CELLS_LOOKED_AT = 40
"""In how many cells of a row a name is looked for."""


class Row(NamedTuple):
    """A row: its number as a reader counts, its cells, how it is printed, and where in the file; None in a database."""

    number: int
    cells: list[str]
    printed: str
    span: Span | None = None


class Rows(NamedTuple):
    """A sheet's name (empty where there is only one), and its rows, the header first."""

    name: str
    rows: Iterable[Row]


def narrowed(sheets: Iterable[Rows], labels: Labels, id: str, path: Path, format: str) -> list[Narrowed]:
    """The tables of a file with their first rows, and those rows in which a cell is one of the labels."""
    found = []
    for sheet in sheets:
        rows = iter(sheet.rows)
        first = list(islice(rows, _FIRST))
        named = islice(_named(rows, labels), _MOST_KEPT)
        one = _table([*first, *named], sheet.name, id, path, format)
        found += [one] if one is not None else []
    return found


def _named(rows: Iterable[Row], labels: Labels) -> Iterator[Row]:
    """The rows in which a cell is one of the labels; of a label that names many rows only the first."""
    heads = labels.heads
    counts: Counter[tuple[int, tuple[str, ...]]] = Counter()
    for row in rows:
        # of nearly all cells the first letters tell that they are none
        likely = [at for at, cell in enumerate(row.cells[:_CELLS_LOOKED_AT]) if cell[:3].casefold() in heads]
        if not likely:
            continue
        keys = [(at, key) for at in likely if (key := labels.key(row.cells[at]))]
        if any(counts[one] < _MOST_OF_ONE for one in keys):
            counts.update(keys)
            yield row


def _table(rows: list[Row], name: str, id: str, path: Path, format: str) -> Narrowed | None:
    spans, at = [], 0
    for row in rows:
        spans.append(Span(at, at + len(row.printed)))
        at += len(row.printed) + 1
    cells, numbers = [row.cells for row in rows], [row.number for row in rows]
    table = table_of(cells, spans, numbers, sheet=name or None)
    if table is None:
        return None
    text = "\n".join(row.printed for row in rows)
    document = Document(id=id, path=str(path), sha256="", format=format, text=text, prose=text)
    places = {span: row.span for span, row in zip(spans, rows, strict=True) if row.span is not None}
    return Narrowed(document, table, places)


def of_database(header: list[str], rows: Iterable[tuple[int, list[str]]]) -> Iterator[Row]:
    """The rows of a table in a database; they are printed with tabs between the cells."""
    yield Row(1, header, "\t".join(header))
    for number, cells in rows:
        yield Row(number, cells, "\t".join(cells).replace("\n", " "))
