"""Tables of too many rows to be held in memory: gone through row by row, and only the rows that are asked for kept.

Such a table is not read as a text, so that no quotation is looked for in it; it is asked which of its rows bear the
names that a draft speaks of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple, TypeAlias

from tieout.documents.tabular import table_of
from tieout.model import Document, Span
from tieout.model.tables import Labels, Narrowed

MOST_ROWS = 1_000_000
"""A table of more is gone through row by row."""
FIRST = 60
"""So many rows are kept whatever they are: they tell what the columns are."""
_MOST_KEPT = 50_000
_MOST_OF_ONE = 201
"""Of one label: one that names more rows is that of a group."""
_CELLS_LOOKED_AT = 40
"""In how many cells of a row a name is looked for."""


Row: TypeAlias = tuple[int, list[str], str, int | None]
"""A row: its number as a reader counts, its cells, how it is printed, and where that stands in the file's text; None in
a database. A plain tuple, since there are millions."""


class Rows(NamedTuple):
    """A sheet's name (empty where there is only one), and its rows, the header first."""

    name: str
    rows: Iterable[Row]


def narrowed(sheets: Iterable[Rows], labels: Labels, id: str, path: Path, format: str) -> list[Narrowed]:
    """The tables of a file with their first rows, and those rows in which a cell is one of the labels."""
    found = []
    for sheet in sheets:
        rows = iter(sheet.rows)
        first = list(islice(rows, FIRST))
        named = islice(_named(rows, labels), _MOST_KEPT)
        one = _table([*first, *named], sheet.name, id, path, format)
        found += [one] if one is not None else []
    return found


def _named(rows: Iterable[Row], labels: Labels) -> Iterator[Row]:
    """The rows in which a cell is one of the labels; of a label that names many rows only the first."""
    heads = labels.heads
    counts: Counter[tuple[int, tuple[str, ...]]] = Counter()
    for row in rows:
        cells = row[1]
        likely = [at for at, cell in enumerate(cells[:_CELLS_LOOKED_AT]) if cell[:3].lower() in heads]
        keys = [(at, key) for at in likely if (key := labels.key(cells[at]))]
        if any(counts[one] < _MOST_OF_ONE for one in keys):
            counts.update(keys)
            yield row


def _table(rows: list[Row], name: str, id: str, path: Path, format: str) -> Narrowed | None:
    spans, at = [], 0
    for _, _, printed, _ in rows:
        spans.append(Span(at, at + len(printed)))
        at += len(printed) + 1
    table = table_of([row[1] for row in rows], spans, [row[0] for row in rows], sheet=name or None)
    if table is None:
        return None
    text = "\n".join(row[2] for row in rows)
    document = Document(id=id, path=str(path), sha256="", format=format, text=text, prose=text)
    begun = zip(spans, rows, strict=True)
    places = {span: Span(start, start + span.length) for span, (_, _, _, start) in begun if start is not None}
    return Narrowed(document, table, places)


def of_database(header: list[str], rows: Iterable[tuple[int, list[str]]]) -> Iterator[Row]:
    """The numbered rows of a table in a database; they are printed with tabs between the cells."""
    for number, cells in chain([(1, header)], rows):
        yield number, cells, "\t".join(cells).replace("\n", " "), None
