"""What a figure in a table of the draft claims: by its row's label, its column's header, and their unit and time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple

from tieout.model import Claim, Document, Figure, Moment, Span, Term
from tieout.model.answers import Measure
from tieout.model.documents import Grid
from tieout.model.quantities import Interval, Kind, Quantity
from tieout.text.columns import ColumnKind, headed, kind_of, moment_of, unit_of
from tieout.text.rounding import EXACT
from tieout.text.terms import terms, tokens
from tieout.text.units import TIMES

_MARKS = 2
"""So many characters of a cell may stand beside its figure: a bracket, the mark of a note."""
_LABELS = 2
"""So many cells of words at most name a row."""


class _Row(NamedTuple):
    """A row of a table, and what it says of every figure in it."""

    around: Span
    cells: Sequence[Span]
    columns: Sequence[int]
    """The columns of these cells, those that are not empty."""
    kinds: Sequence[ColumnKind]
    labels: Sequence[Term]
    when: Moment | None
    measure: Measure
    scale: Decimal


class Cells:
    """The rows of a document's tables, asked for the one that a figure stands in."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._kinds: dict[int, list[ColumnKind]] = {}
        self._read: dict[int, _Row] = {}
        rows = [(row, grid) for grid in document.grids for row in grid.rows]
        self._rows = sorted(((_around(row), row, grid) for row, grid in rows), key=lambda each: each[0])
        self._starts = [span.start for span, _, _ in self._rows]

    def __bool__(self) -> bool:
        return bool(self._rows)

    def placed(self, figure: Figure) -> Figure:
        """A figure as its row and its column tell of it, where it is all that its cell holds; else as it was."""
        place = figure.claim.quantity.span
        at = bisect_right(self._starts, place.start) - 1
        if at < 0 or not self._rows[at][0].holds(place):
            return figure
        row = self._row(at)
        number = bisect_right(row.cells, place.start, key=attrgetter("start")) - 1
        if number < 0:
            return figure
        cell, column = row.cells[number], row.columns[number]
        if not cell.holds(place) or cell.length > place.length + _MARKS or row.kinds[column] is not ColumnKind.NUMBER:
            return figure
        header = self._rows[at][2].header[column]
        return replace(figure, claim=self._claim(figure.claim, row, header), lead=header or Span(0, 0))

    def _claim(self, claim: Claim, row: _Row, header: Span | None) -> Claim:
        when, measure, scale, stems = headed(self._printed(header))
        words = [*row.labels, *self._of_header(header, stems)]
        if not measure.known and scale == 1:
            measure, scale = row.measure, row.scale
        return replace(
            claim,
            quantity=_measured(claim.quantity, measure, scale),
            sentence=row.around,
            near=row.around,
            terms=tuple(sorted(words, key=lambda word: word.span)),
            when=when or row.when,
            link=None,
            rank=None,
            during=None,
            whole=False,
            paired=False,
            tabled=True,
        )

    def _row(self, at: int) -> _Row:
        """A row, read once for all its figures."""
        if at not in self._read:
            around, row, grid = self._rows[at]
            kinds = self._of(grid)
            filled = [(column, cell) for column, cell in enumerate(row) if cell]
            labels = [cell for column, cell in filled if kinds[column] is ColumnKind.LABEL][:_LABELS]
            times = (moment_of(self._printed(cell)) for column, cell in filled if kinds[column] is ColumnKind.TIME)
            self._read[at] = _Row(
                around,
                [cell for _, cell in filled],
                [column for column, _ in filled],
                kinds,
                [word for label in labels for word in terms(self._printed(label), label.start)],
                next((one for one in times if one is not None), None),
                *self._unit_beside(labels, grid, kinds),
            )
        return self._read[at]

    def _of(self, grid: Grid) -> list[ColumnKind]:
        """What each column of a table holds."""
        if id(grid) not in self._kinds:
            columns = zip(*grid.rows, strict=True)
            values = [[self._printed(cell) for cell in cells] for cells in columns]
            heads = map(self._printed, grid.header)
            self._kinds[id(grid)] = [kind_of(head, cells) for head, cells in zip(heads, values, strict=True)]
        return self._kinds[id(grid)]

    def _unit_beside(self, labels: Sequence[Span], grid: Grid, kinds: Sequence[ColumnKind]) -> tuple[Measure, Decimal]:
        """The unit and scale that the row's label gives in brackets, or the header above the labels."""
        heads = [head for head, kind in zip(grid.header, kinds, strict=True) if head and kind is ColumnKind.LABEL]
        for printed in [*map(self._printed, labels), *(f"({self._printed(head)})" for head in heads)]:
            measure, scale, _ = unit_of(printed)
            if measure.known or scale != 1:
                return measure, scale
        return Measure(), Decimal(1)

    def _of_header(self, header: Span | None, stems: Sequence[str]) -> list[Term]:
        """The words of a header that say what is counted."""
        if header is None:
            return []
        return [word for word in tokens(self._printed(header), header.start) if word.stem in stems]

    def _printed(self, cell: Span | None) -> str:
        return self._document.prose[cell.start : cell.end] if cell is not None else ""


def _around(row: Sequence[Span | None]) -> Span:
    """From the first cell of a row to the last; nothing where all are empty."""
    cells = [cell for cell in row if cell is not None]
    return Span(cells[0].start, cells[-1].end) if cells else Span(0, 0)


def _measured(quantity: Quantity, measure: Measure, scale: Decimal) -> Quantity:
    """A bare number of a cell in the unit and the scale of its column."""
    if quantity.kind is not Kind.COUNT or not (measure.known or scale != 1):
        return quantity
    kind = Kind.PERCENT if measure.percent else Kind.MONEY if measure.currency else Kind.COUNT
    if measure.unit is not None:
        kind = Kind.DURATION if measure.unit.dimension in TIMES else Kind.MEASURE
    low, high = (EXACT.multiply(end, scale) for end in quantity.interval)
    return replace(
        quantity,
        kind=kind,
        value=EXACT.multiply(quantity.value, scale),
        interval=Interval(low, high),
        unit=measure.unit,
        currency=measure.currency,
        scale=quantity.scale + scale.adjusted(),
    )
