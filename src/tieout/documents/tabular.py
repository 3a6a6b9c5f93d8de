"""From rows of cells to a Table: where the title ends, where the header is, which columns there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from tieout.model import Span
from tieout.model.tables import Column, Table
from tieout.text.patterns import lazy

_NUMBER = lazy(r"[-+−(]?\s*(?:[$€£¥]\s*)?\d[\d.,\s' \u202f]*\s*%?\)?[*†‡§]*")
_YEAR = lazy(r"(?:1[5-9]|20|21)\d\d")
_LOOKED_AT = 30
"""Rows of the body that a header is told by."""
_TITLE_ROWS = 10
_NOTE = 200
"""Characters of what stands above a table and below its name."""
_T = TypeVar("_T")


def table_of(
    rows: Sequence[Sequence[str]],
    spans: Sequence[Span],
    numbers: Sequence[int],
    *,
    name: str = "",
    note: str = "",
    sheet: str | None = None,
    headed: bool | None = None,
) -> Table | None:
    """The table that some rows make; None where they hold no cell.

    `headed` says whether the first row is known to be a header. Rows of one cell above the header are the title. A
    header of two rows, of which the upper one names groups of columns, is read as one.
    """
    first = 0
    wide = any(_filled(row) > 1 for row in rows[:_LOOKED_AT])
    while wide and first < min(len(rows) - 1, _TITLE_ROWS) and _filled(rows[first]) <= 1:
        line = " ".join(cell.strip() for cell in rows[first] if cell.strip())
        name, note = (name, note or line) if name else (line, note)
        first += 1
    if first >= len(rows) or not (wide or any(map(_filled, rows[:_LOOKED_AT]))):
        return None
    has_header = _is_header(rows[first], rows[first + 1 : first + 1 + _LOOKED_AT]) if headed is None else headed
    width = max(map(len, rows[first:]), default=0)
    header = [cell.strip() for cell in rows[first]] if has_header else []
    second = has_header and _is_second_header(header, rows[first + 1 : first + 1 + _LOOKED_AT])
    if second:
        header = _joined(header, [cell.strip() for cell in rows[first + 1]])
    body = first + has_header + second
    columns = tuple(Column(number, header[number] if number < len(header) else "") for number in range(width))
    kept = _saying_something(rows, body)
    return Table(
        columns=columns,
        rows=_those(rows, kept, body),
        spans=_those(spans, kept, body),
        numbers=_those(numbers, kept, body),
        header=Span(spans[first].start, spans[body - 1].end) if has_header else None,
        name=name,
        note=note[:_NOTE],
        sheet=sheet,
    )


def _saying_something(rows: Sequence[Sequence[str]], body: int) -> Sequence[int]:
    """The numbers of the rows from the body on that hold a cell: nearly always all, by their first cells."""
    below = rows[body:]
    if all(below) and all(firsts := [row[0] for row in below]) and not any(map(str.isspace, firsts)):
        return range(body, len(rows))
    return [number for number in range(body, len(rows)) if _says_something(rows[number])]


def _says_something(row: Sequence[str]) -> bool:
    """Whether a cell of a row holds more than white space: the first one, nearly always."""
    return bool(row) and (row[0][:1].isalnum() or bool("".join(row).strip()))


def _those(rows: Sequence[_T], kept: Sequence[int], body: int) -> Sequence[_T]:
    """What there is of the rows that are kept, of the body's nearly always all."""
    return rows[body:] if len(kept) == len(rows) - body else [rows[number] for number in kept]


def _is_second_header(groups: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether the row below a header names columns, too: that names groups of several, and numbers stand below."""
    if len(below) < 2 or not _is_header(below[0], below[1:]):
        return False
    named = [number for number, cell in enumerate(below[0]) if cell.strip() and _is_in_group(groups, number)]
    return len(named) > 1 and all(_is_number(below[1:], number) for number in named)


def _is_in_group(groups: Sequence[str], number: int) -> bool:
    """Whether a column stands under a group of several: its own cell, or the next one, is empty or says the same."""
    own = groups[number] if number < len(groups) else ""
    after = groups[number + 1] if number + 1 < len(groups) else own
    before = groups[number - 1] if 0 < number <= len(groups) else ""
    return number > 0 and (not own or own == before or after in ("", own))


def _is_number(rows: Sequence[Sequence[str]], column: int) -> bool:
    """Whether most of the cells of a column that are filled are numbers."""
    cells = [row[column].strip() for row in rows if column < len(row) and row[column].strip()]
    return sum(bool(_NUMBER.fullmatch(cell)) for cell in cells) * 2 > len(cells)


def is_number(cell: str) -> bool:
    """Whether a cell holds a number and nothing else."""
    return _NUMBER.fullmatch(cell.strip()) is not None


def _joined(groups: Sequence[str], names: Sequence[str]) -> list[str]:
    """The header of each column: its group, which holds up to the next one, and its own name."""
    joined, group = [], ""
    for number in range(max(len(groups), len(names))):
        own = names[number] if number < len(names) else ""
        named = groups[number] if number < len(groups) else ""
        group = named or group
        joined.append(f"{group} {own}".strip() if own else named)
    return joined


def _filled(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell and not cell.isspace())


def _is_header(row: Sequence[str], body: Sequence[Sequence[str]]) -> bool:
    """Whether a row names columns: no cell of it is a number, or only years are, and not those of a column of years."""
    for number, cell in enumerate(row):
        if _NUMBER.fullmatch(cell.strip()) and not _YEAR.fullmatch(cell.strip()):
            return False
        if _YEAR.fullmatch(cell.strip()):
            below = [other[number].strip() for other in body if number < len(other) and other[number].strip()]
            if below and sum(bool(_YEAR.fullmatch(other)) for other in below) * 2 > len(below):
                return False
    return True
