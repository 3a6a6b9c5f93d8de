"""A table of a source, understood: what its columns hold, in what unit and of what time, and what its cells say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import chain, pairwise

from tieout.model import Document, Location, Moment, Passage, Span
from tieout.model.answers import Fact, Measure
from tieout.model.quantities import Kind
from tieout.model.tables import Table
from tieout.text.columns import (
    COUNTED,
    UNKNOWN,
    ColumnKind,
    Number,
    Profile,
    cell_unit,
    header_time,
    is_year,
    kind_of,
    moment_of,
    note_unit,
    number_in,
    profile,
    title_unit,
    unit_of,
)
from tieout.text.patterns import lazy
from tieout.text.terms import carries, tokens

TOTALS = frozenset({"total", "all", "overall", "sum", "grand total", "subtotal"})
_PROFILED = 60
"""The first so many rows tell what a column holds."""
_LABELLED = 3
"""In so many columns of words a row may say in what its number is counted."""
_ONE = Decimal(1)
_NO_SHARE = Measure(percent=False, known=True)
_STANDINGS = (
    "actual actuals adopted amended approved audited budget budgeted enacted estimate estimated est expected final "
    "forecast outturn plan planned preliminary projected projection proposed provisional recommended reported "
    "request requested restated revised unaudited"
)
_UNITS = frozenset(("unit", "units", "unit of measure", "unit of measurement", "measured in", "uom"))
_EACH = lazy(r"(?i)\b(?:per|each)\s+(?:\w+\s+){0,2}(?:share|unit|head|capita|employee|customer)\b|%")
_SIGNED = lazy(
    r"(?i)\b(?:incomes?|profits?|loss(?:es)?|earnings?|results?|margins?|surplus|deficit|balance|cash|flows?|changes?|"
    r"growth|ebit\w*|returns?|equity|difference|variance|gains?)\b|[±%]"
)
"""What may be below nothing: a cost in brackets is only taken off."""
_LETTERS_OF_UNITS = 3
"""So many letters behind a number in a name are its unit: "Velozan 20 mg"."""
_SENTENCE = 6
"""Words of a line beside a table that is a sentence, and no title."""
_SIZE = lazy(r"\(\s*[nN]\s*=\s*(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})\s*\)")
_GROUP = 3
"""Digits between two marks of thousands."""


@dataclass(frozen=True)
class Sheet:
    """A table of a source, its columns understood."""

    source: str
    document: Document
    table: Table
    places: Mapping[Span, Span] = field(default_factory=dict)
    """Where rows stand in the file, if not where they stand in the document."""
    whole: bool = True
    """Whether all the rows of the file are there."""

    @cached_property
    def decimal(self) -> str:
        """The decimal mark of its numbers."""
        return _decimal_of(self.table)

    @cached_property
    def kinds(self) -> tuple[ColumnKind, ...]:
        """What sort each column is."""
        return tuple(
            kind_of(one.header, cells) for one, cells in zip(self.table.columns, self._first_cells, strict=True)
        )

    @cached_property
    def _first_cells(self) -> Sequence[Sequence[str]]:
        """The cells of each column that tell what it holds."""
        rows, columns = self.table.rows[:_PROFILED], self.table.columns
        if set(map(len, rows)) == {len(columns)}:
            return list(zip(*rows, strict=True))
        return [_cells_of(rows, one.number) for one in columns]

    def cells(self, column: int) -> Sequence[str]:
        """The cells of a column, from the first row to the last."""
        rows = self.table.rows
        return self._first_cells[column] if len(rows) <= _PROFILED else _cells_of(rows, column)

    @cached_property
    def profiles(self) -> tuple[Profile, ...]:
        return tuple(
            profile(column, cells, self.decimal, kind)
            for column, cells, kind in zip(self.table.columns, self._first_cells, self.kinds, strict=True)
        )

    @cached_property
    def labels(self) -> tuple[Profile, ...]:
        return tuple(one for one in self.profiles if one.kind is ColumnKind.LABEL and one.number != self.of_units)

    @cached_property
    def of_units(self) -> int | None:
        """The column that says in what each row is counted: "Unit", beside one of names; None where there is none."""
        words = [number for number, kind in enumerate(self.kinds) if kind is ColumnKind.LABEL]
        for number in words if len(words) > 1 else ():
            if self.table.columns[number].header.strip().lower() in _UNITS:
                cells = {cell for one in self._first_cells[number] if (cell := one.strip())}
                known = [one for one in cells if cell_unit(one) != (UNKNOWN, _ONE)]
                told = any(len(one) > 1 or not one.isalpha() for one in known)  # "A" may be an ampere, or a team
                return number if told and len(known) * 2 >= len(cells) else None
        return None

    @cached_property
    def numbers(self) -> tuple[Profile, ...]:
        """The columns of numbers; of how sure a year's are nothing is said but where a year has two columns."""
        found = tuple(one for one in self.profiles if one.kind is ColumnKind.NUMBER)
        said = _standings()
        if all(one.when is None or said.isdisjoint(one.stems) for one in found):
            return found
        plain = tuple(one.without(said) if one.when is not None else one for one in found)
        dated = [(one.when.year, one.when.ends, one.when.first, one.stems) for one in plain if one.when is not None]
        return plain if len(set(dated)) == len(dated) else found

    @cached_property
    def named(self) -> tuple[Profile, ...]:
        """The columns of numbers whose headers are names, as of models, arms or countries that stand side by side.

        They are names where one ends in a number ("Slate 4"), or what they hold is counted in several units.
        """
        found = tuple(one for one in self.numbers if _is_name(one.header))
        if len(found) < 2:
            return ()
        told = any(any(word.isdecimal() for word in one.stems) or group_size(one.header) for one in found)
        told = told or self._has_units_in_rows
        return found if told else ()

    @cached_property
    def _has_units_in_rows(self) -> bool:
        """Whether a column holds numbers of several units, as one does whose rows say what is counted."""
        cells = (self._first_cells[one.number] for one in self.numbers if not one.measure.known)
        return any(_is_in_units(each, self.decimal) for each in cells)

    @cached_property
    def times(self) -> tuple[Profile, ...]:
        return tuple(one for one in self.profiles if one.kind is ColumnKind.TIME)

    @cached_property
    def says_what(self) -> bool:
        """Whether the headers of its numbers say what they count: those of a long table do not."""
        return all(one.stems for one in self.numbers)

    @cached_property
    def _named_unit(self) -> tuple[Measure, Decimal]:
        """The unit and the scale of all its numbers that the table's name gives: "Exports by country (EUR million)"."""
        if any(one.measure.known or one.scale != 1 for one in self.numbers):
            return UNKNOWN, _ONE
        measure, scale, _ = unit_of(self.table.name)
        if measure.known or scale != 1:
            return measure, scale
        told = (title_unit(text) for text in (self.table.name, *(one.header for one in self.labels)) if text)
        found = (one for one in (*told, note_unit(self.table.note)) if one[0].known or one[1] != 1)
        return next(found, (UNKNOWN, _ONE))

    @cached_property
    def _named_time(self) -> Moment | None:
        """The one year that the table's name gives: "League table 2018"."""
        years = [word.stem for word in tokens(self.table.name) if is_year(word.stem)]
        return header_time(self.table.name)[0] if len(years) == 1 else None

    @cached_property
    def counted(self) -> tuple[str, ...]:
        """The words of the table's name that say what it counts: not its unit, nor by what its rows are told apart."""
        told = {stem for one in (*self.labels, *self.times) for stem in one.stems}
        stems = (one.stem for one in tokens(unit_of(self.table.name)[2]))
        found = tuple(dict.fromkeys(one for one in stems if carries(one)))
        return tuple(one for one in found if one not in told) or found

    @cached_property
    def _is_mixed(self) -> bool:
        """Whether the unit that the table's name gives is not that of all its rows: "£m unless stated"."""
        return any(word in text for text in (self.table.name, self.table.note) for word in ("unless", "except"))

    def unit(self, row: int, column: Profile) -> tuple[Measure, Decimal]:
        """What a cell's number is counted in, and its scale: its column says so, its row or the table."""
        if column.measure.known or column.scale != 1:
            return column.measure, column.scale
        if self.of_units is not None:
            return cell_unit(self.table.cell(row, self.of_units))
        for one in self.labels[:_LABELLED]:
            cell = self.table.cell(row, one.number)
            if cell.rstrip().lower().endswith(COUNTED):
                return UNKNOWN, _ONE
            measure, scale, _ = unit_of(cell) if "(" in cell or "[" in cell else (UNKNOWN, _ONE, cell)
            if measure.known or scale != 1:
                return measure, scale
        measure, scale = self._named_unit
        return measure, _ONE if scale != 1 and self._is_per_unit(row) else scale

    def _is_per_unit(self, row: int) -> bool:
        """Whether a row gives so much of something each, which is in no scale of the table's: "Dividends per share"."""
        return any(_EACH.search(self.table.cell(row, one.number)) for one in self.labels[:_LABELLED])

    def when(self, row: int) -> Moment | None:
        """The time that a row speaks of by a cell of its own."""
        found = [moment for one in self._dating if (moment := moment_of(self.table.cell(row, one.number)))]
        return _narrowed(found)

    def facts(self, column: Profile) -> list[Fact]:
        """The numbers of a column in the rows that are parts of the table, in their order."""
        return [fact for row, _ in self.parts if (fact := self.fact(row, column)) is not None]

    @cached_property
    def _dating(self) -> tuple[Profile, ...]:
        """The columns that say of when a row is: a date behind its numbers, where one stands before them, is of one."""
        if not self.times:
            return ()
        first = min((one.number for one in self.numbers), default=0)
        before = tuple(one for one in self.times if one.number < first)
        return before or (() if self._has_names_of_its_own else self.times)

    @cached_property
    def _has_names_of_its_own(self) -> bool:
        """Whether no two rows have one name: then a date behind their numbers tells something else of them."""
        names = [self.name(row) for row in range(min(len(self.table.rows), _PROFILED))]
        return all(names) and len(set(names)) == len(names)

    def number(self, row: int, column: Profile, *, plain: bool = False) -> Number | None:
        """The number in a cell, in the scale that its header, its row or the table gives; `plain` without the table."""
        found = number_in(self.table.cell(row, column.number), self.decimal)
        if found is None:
            return None
        unit, scale = self.unit(row, column) if not found.measure.percent else (found.measure, _ONE)
        if plain and (unit, scale) == self._named_unit:
            unit, scale = UNKNOWN, _ONE
        if found.value < 0 and self._is_taken_off(row, column):
            scale = -scale
        low, high = sorted(end * scale for end in found.interval) if scale != 1 else found.interval
        measure = found.measure if found.measure.known else unit
        if not measure.known and self._has_share_beside(row, column):
            measure = _NO_SHARE
        return Number(found.value * scale, type(found.interval)(low, high), measure)

    def stands(self, column: Profile) -> int | None:
        """The column in whose cells the numbers of this one stand behind others; None for nearly all."""
        return self.table.columns[column.number].stands

    def _has_share_beside(self, row: int, column: Profile) -> bool:
        """Whether a number is the first of a pair whose second is a percentage: "29 (14.0)" below "n (%)"."""
        beside = self._beside.get(column.number) if self._beside else None
        return beside is not None and self.table.cell(row, beside).endswith("%")

    @property
    def holds_pairs(self) -> bool:
        """Whether cells of it hold two numbers each."""
        return bool(self._beside)

    @cached_property
    def _beside(self) -> Mapping[int, int]:
        """The columns of second numbers, by those of the first."""
        return {one.stands: one.number for one in self.table.columns if one.stands is not None}

    def _is_taken_off(self, row: int, column: Profile) -> bool:
        """Whether a cell in an accountant's brackets is a cost, and not something that may be gained or lost."""
        if not self.table.cell(row, column.number).lstrip().startswith("("):
            return False
        return not any(_SIGNED.search(text) for text in (self.name(row), column.header))

    def name(self, row: int) -> str:
        """What a row calls itself: its cells of words."""
        return ", ".join(cell for one in self.labels[:3] if (cell := self.table.cell(row, one.number).strip()))

    def words(self, row: int) -> frozenset[str]:
        """The words of a row's name that carry something."""
        return _carrying(self.name(row))

    def rows_saying(self, said: AbstractSet[str]) -> list[int]:
        """The rows of whose names some words have one at least."""
        return [row for row in range(len(self.table.rows)) if not self.words(row).isdisjoint(said)]

    def is_total(self, row: int) -> bool:
        """Whether a row sums up the others."""
        return any(_sums_up(self.table.cell(row, one.number).strip()) for one in self.labels[:2])

    @cached_property
    def parts(self) -> tuple[tuple[int, Moment | None], ...]:
        """The rows that do not sum up the others, each with its time: every sum and every order asks for them."""
        return tuple((row, self.when(row)) for row in range(len(self.table.rows)) if not self.is_total(row))

    def fact(self, row: int, column: Profile, of: Kind | None = None) -> Fact | None:
        """What a cell says to a figure of some kind; None for one that is no number.

        A table in "£m unless stated" counts money so, and may have people in the next row.
        """
        number = self.number(row, column, plain=self._is_mixed and of not in (None, Kind.MONEY))
        if number is None:
            return None
        return Fact(
            passage=self.passage(row, column),
            value=number.value,
            interval=number.interval,
            printed=self.table.cell(row, column.number).strip(),
            measure=number.measure,
            when=column.when or self.when(row) or self._named_time,
            subject=self.name(row),
            label=self._label(row, column),
            fractions=column.fractions,
        )

    def _label(self, row: int, column: Profile) -> str:
        """What a column is called, with the unit that the row's own cell gives."""
        unit = self.table.cell(row, self.of_units).strip() if self.of_units is not None else ""
        return f"{column.header} ({unit})" if unit and not column.measure.known else column.header

    def added(self, rows: Sequence[int], column: Profile) -> Fact | None:
        """What the numbers of a column in some rows add up to, shown at the first; None of one, or of shares."""
        found = [(row, number) for row in rows if (number := self.number(row, column)) is not None]
        if len(found) < 2 or any(number.measure.percent for _, number in found):
            return None
        low, high = (sum(end) for end in zip(*(number.interval for _, number in found), strict=True))
        first = self.fact(found[0][0], column)
        value = sum((number.value for _, number in found), Decimal(0))
        if first is None:
            return None
        return replace(first, value=value, interval=type(first.interval)(low, high), printed=f"{value:,f}", subject="")

    def passage(self, row: int, column: Profile) -> Passage:
        """The row as it stands in its source, its header before it."""
        table, text = self.table, self.document.text
        span = table.spans[row]
        stands = self.stands(column)
        place = Location(
            column=(column.number if stands is None else stands) + 1, row=table.numbers[row], sheet=table.sheet
        )
        head = text[table.header.start : table.header.end] if table.header else ""
        return Passage(self.source, self.places.get(span, span), place, text[span.start : span.end], before=head)


@lru_cache(maxsize=1)
def _standings() -> frozenset[str]:
    """The stems of the words that say how sure the numbers of a year are: "2030 actual", "2032 proposed"."""
    return frozenset(one.stem for one in tokens(_STANDINGS))


@lru_cache(maxsize=1 << 12)
def _carrying(name: str) -> frozenset[str]:
    """Those words of a name, for which one sentence after another asks; of a long table only the first rows."""
    return frozenset(one.stem for one in tokens(name) if carries(one.stem))


def _is_in_units(cells: Iterable[str], decimal: str) -> bool:
    """Whether the numbers among some cells are of several units, or some of one and others of none."""
    units: set[Measure] = set()
    for cell in map(str.strip, cells):
        if cell[-1:].isdecimal() and cell[:1].isdecimal():
            units.add(UNKNOWN)
        elif (found := number_in(cell, decimal)) is not None:
            units.add(found.measure)
        if len(units) > 1:
            return True
    return False


@lru_cache(maxsize=1 << 10)
def group_size(header: str) -> int:
    """How many there are in a group, as the header of its column says: "Placebo (n = 408)"; 0 where it does not."""
    found = _SIZE.search(header) if "=" in header else None
    return int(found[1].replace(",", "")) if found is not None else 0


@lru_cache(maxsize=1 << 10)
def _is_name(header: str) -> bool:
    """Whether a header is a name: every word of it has a capital, or is a number; or it says how many a group are."""
    if header[:1].islower():
        return False
    if group_size(header):
        return True
    words = tokens(header.partition("(")[0])
    dosed = {two.span for one, two in pairwise(words) if one.stem.isdigit() and len(two.stem) <= _LETTERS_OF_UNITS}
    return bool(words) and all(
        one.capital or (one.stem.isdigit() and not is_year(one.stem)) or one.span in dosed for one in words
    )


def _narrowed(found: Sequence[Moment]) -> Moment | None:
    """The narrowest of the times in one row: a year and its month are that month."""
    if len(found) < 2:
        return found[0] if found else None
    year = next((one for one in found if one.year is not None), None)
    return min(found, key=lambda one: one.precision.value == "year", default=year)


def _sums_up(label: str) -> bool:
    """Whether a label says that its row sums up the others: "Total", "Total spending", but not "Total SA"."""
    return label.lower() in TOTALS or (label[:6].lower() == "total " and label[6:].islower())


def _cells_of(rows: Sequence[Sequence[str]], column: int) -> list[str]:
    """The cells of a column in some rows; empty where a row is too short for it."""
    return [row[column] if column < len(row) else "" for row in rows]


def is_whole(document: Document, table: Table) -> bool:
    """Whether a table is all of its source, but for a title and the like: then there is no prose beside it."""
    if not table.spans:
        return False
    start, end = table.spans[0].start, table.spans[-1].end
    if (end - start) * 2 <= len(document.text) - 200:
        return False
    return not any(map(_is_prose, chain(document.text[:start].splitlines(), document.text[end:].splitlines())))


def _is_prose(line: str) -> bool:
    """Whether a line is of no table, and has a sentence."""
    return "|" not in line and len(line.split(maxsplit=_SENTENCE)) >= _SENTENCE and ". " in f"{line} "


def _decimal_of(table: Table) -> str:
    """The decimal mark of a table: a comma where more numbers have it than a full stop, thousands aside.

    Where every full stop has three digits after it, it parts thousands if the cells are parted by semicolons, as they
    are where the comma is for decimals, or if what has no full stop is below a thousand.
    """
    rows = table.rows[:_PROFILED]
    printed = "".join(map("".join, rows))
    if "," not in printed and "." not in printed:
        return "."
    commas = dots = grouped = large = 0
    for row in rows:
        for cell in row:
            if "," not in cell and "." not in cell:
                large += len(cell) > _GROUP and cell.isdecimal() and not is_year(cell)
                continue
            text = cell.strip()
            head, mark, tail = text.rpartition(",")
            if mark and tail.isdigit() and head.lstrip("-").replace(".", "").isdigit():
                commas += len(tail) != _GROUP
            head, mark, tail = text.rpartition(".")
            if mark and tail.isdigit() and head.lstrip("-").replace(",", "").isdigit():
                dots += len(tail) != _GROUP or head.lstrip("-").startswith("0")
                grouped += "," not in head
    if commas == dots == 0 and grouped:
        return "," if table.decimal == "," or (_is_partly_grouped(table) and not large) else "."
    return "," if commas > dots else "."


def _is_partly_grouped(table: Table) -> bool:
    """Whether a column has whole numbers below a thousand beside numbers with a full stop."""
    for column in table.columns:
        cells = [row[column.number].strip() for row in table.rows[:_PROFILED] if column.number < len(row)]
        whole = any(cell.isdecimal() and len(cell) <= _GROUP for cell in cells)
        if whole and any("." in cell and cell.replace(".", "").isdecimal() for cell in cells):
            return True
    return False
