"""Columns whose cells hold two numbers, as the tables of studies do: "29 (14.0)", "38.1 ± 9.0", "7 (5–9)".

The first number stays in its column; the second gets one of its own behind the others, under the same header. What the
label or the header says of the pair ("n (%)", "mean (SD)") is no part of a name; it tells which number is a percentage.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tieout.model.tables import Column, Table
from tieout.text.patterns import lazy

_LOOKED_AT = 60
"""Rows that tell whether a column holds pairs."""
_FIRST = 4
"""Rows of which one must have the mark of a pair: most tables have none, and are left at once."""
_MARKS = ("(", "±", "[")
_FEWEST = 2
"""Cells: one pair alone may be a note."""
_LONGEST = 60
_NUMERAL = r"[-−+]?\d[\d.,]*\s?%?"
_PAIR = lazy(
    rf"\s*({_NUMERAL})\s*(?:(?:±|\+/[-−])\s*({_NUMERAL})|"
    rf"[(\[]\s*(?:±\s*)?({_NUMERAL}(?:\s*(?:[-–—,;]|to)\s*{_NUMERAL})?)\s*[)\]])\W*"
)
_SAID = lazy(
    r"(?i)[,;:]?\s*\(?\b(?:no\.?|n|number|count|mean|median|average|or|hr|rr)\s*"
    r"(?:(?:±|\+/[-−])\s*s\.?[de]\.?m?\.?|[(\[][^()\[\]]{1,20}[)\]]|[,/]\s*%)\)?\s*\Z|"
    r"\s*[(\[](?:s\.?d\.?|s\.?e\.?m?\.?|iqr|range|(?:\d\d\s?%\s?)?ci)[)\]]\s*\Z"
)
"""What a label or a header ends in that says of what kind both numbers are."""
_UNIT = lazy(r",\s*((?:[^\W\d_]|[%°µ/²³·]){1,12})\s*\Z")
"""A unit behind a comma: "Hepcidin, ng/mL"."""


def with_pairs_parted(table: Table) -> Table:
    """The table with each number of a pair in a column of its own; itself where no column holds pairs."""
    beginning = "\n".join(map("\n".join, table.rows[:_FIRST]))
    if not any(map(beginning.__contains__, _MARKS)):
        return table
    paired = [one for one in table.columns if _holds_pairs(table.rows[:_LOOKED_AT], one.number)]
    if not paired:
        return table
    pairs = frozenset(one.number for one in paired)
    heads = [replace(one, header=_bare(one.header)) if one.number in pairs else one for one in table.columns]
    shares = frozenset(one.number for one in paired if _is_share(one.header))
    second = [
        Column(len(heads) + nth, _second_header(one.header, share=one.number in shares), stands=one.number)
        for nth, one in enumerate(paired)
    ]
    rows = [list(_row(row, [one.number for one in paired], len(table.columns), shares)) for row in table.rows]
    return replace(table, columns=(*heads, *second), rows=rows)


def _holds_pairs(rows: Sequence[Sequence[str]], column: int) -> bool:
    """Whether at least half of the cells of a column are pairs of numbers."""
    cells = [row[column] for row in rows if column < len(row) and row[column].strip()]
    pairs = sum(cell[-1:] in ")]" or "±" in cell for cell in cells)
    if pairs < _FEWEST or pairs * 2 < len(cells):
        return False
    pairs = sum(_pair(cell) is not None for cell in cells)
    return pairs >= _FEWEST and pairs * 2 >= len(cells)


def _row(row: Sequence[str], paired: Sequence[int], width: int, shares: frozenset[int]) -> Iterator[str]:
    """The cells of a row, the second numbers behind them; a label without what it says of the pair."""
    share = any(_is_share(cell) for number, cell in enumerate(row[:width]) if number not in paired)
    second: list[str] = []
    for number in range(width):
        cell = row[number] if number < len(row) else ""
        pair = _pair(cell) if number in paired else None
        yield pair[0] if pair is not None else cell if number in paired else _bare(cell)
        if number in paired:
            percent = (share or number in shares) and pair is not None and "%" not in pair[1]
            second.append(f"{pair[1]}%" if percent and pair else pair[1] if pair else "")
    yield from second


def _second_header(header: str, *, share: bool) -> str:
    return f"{_bare(header)} (%)" if share else _bare(header)


def _pair(cell: str) -> tuple[str, str] | None:
    """Both numbers of a cell as printed."""
    found = _PAIR.fullmatch(cell) if len(cell) <= _LONGEST else None
    return (found[1].rstrip(), found[2] or found[3]) if found is not None else None


def _is_share(label: str) -> bool:
    """Whether a label says that the second number is a percentage: "Women, n (%)"."""
    said = _SAID.search(label) if "%" in label else None
    return said is not None and "ci" not in said.group().lower()


def _bare(label: str) -> str:
    """A label without what it says of the pair, and with its unit in brackets: "Hepcidin, ng/mL, mean (SD)"."""
    found = _SAID.search(label) if len(label) <= _LONGEST * 2 else None
    rest = label[: found.start()].rstrip(" ,;") if found is not None else label
    unit = _UNIT.search(rest) if rest else None
    return (f"{rest[: unit.start()]} ({unit[1]})" if unit is not None else rest) or label
