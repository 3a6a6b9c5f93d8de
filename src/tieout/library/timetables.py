"""Times of the day in the cells of tables: of timetables, whose columns tell stops apart or trips, and of logs.

In a timetable a row and a header together say what a time is of ("Oban", "Last ferry"); in a log the row says what
happened then.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, islice
from typing import NamedTuple

from tieout.library.binding import Meeting
from tieout.library.clocks import AskedTime, Beside, Timed, told_in, words_of
from tieout.library.sheet import Sheet
from tieout.library.tabular import Place, Tables
from tieout.model import Claim, Document, Fact, Figure, Moment
from tieout.model.quantities import EVERYTHING, Kind
from tieout.text.calendarnames import WEEKDAYS
from tieout.text.clocks import DAY, Clock, Part, is_of_a_day, lie_apart
from tieout.text.columns import moment_of
from tieout.text.moments import agree
from tieout.text.patterns import lazy
from tieout.text.quantities import read
from tieout.text.terms import stem

_TIME = lazy(r"(?i)(?:(?P<day>\d{4}-\d\d-\d\d)[ T])?(?P<time>\d{1,2}[:.]\d\d)(?::\d\d)?(?P<half>\s?[ap]\.?m\.?)?")
"""A cell that is a time of the day and nothing else, with its date or without."""
_LOOKED_AT = 20
"""So many cells tell whether a column holds times."""
_ROWS = 5_000
"""A table of more rows is none that a text is written from."""
_PAIRS = 4_000
"""So many pairs of times are looked through for a length of time that lies between them."""
_SHARED = 2
"""So many words a row shares with what is said of a time."""
_DAYS = frozenset(map(stem, (*WEEKDAYS, "weekday", "weekdays", "weekend", "weekends", "holiday", "holidays", "daily")))


class _Cell(NamedTuple):
    """A time of the day in a cell, as a column of a row has it, and the words of its row and of its header."""

    row: int
    column: int
    clock: Clock
    when: Moment | None
    beside: Beside


class Lasted(NamedTuple):
    """A length of time that lies between two times of a table, and whether it is plainly that."""

    fact: Fact
    plain: bool


class Timetables:
    """The tables of a library, asked for times of the day."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._cells: dict[Place, list[_Cell]] = {}

    def timed(self, document: Document, figure: Figure, claim: Claim) -> Timed | None:
        """What the tables have for a claim that is a time of the day, or may be one; None where there is no table.

        A time ties out by a row that shares words with what is said of it, unless another's shares more. It is
        contradicted by the one cell whose row and header are said, all their words, and no other row.
        """
        if not self._tables.has_any():
            return None
        asked = AskedTime.of(document, figure, claim)
        printed = document.prose[slice(*claim.sentence)]
        said = Beside.of(printed) if sum(one.kind is Kind.CLOCK for one, _ in told_in(printed)) < 2 else asked.said
        known = False
        against: dict[int, Fact] = {}
        for place, sheet in self._tables.among(self._tables.sharing(sorted(asked.words | asked.lead))):
            cells = [one for one in self._of(place, sheet) if agree(claim.when, one.when) is not False]
            near = [(said.alike(one.beside), one) for one in cells if not said.is_strange(one.beside)]
            best = max((shared for shared, _ in near), default=0)
            known = known or best >= min(_SHARED, len(asked.words))
            for shared, one in near if best else ():
                if shared == best and shared >= _SHARED and asked.clock.is_same(one.clock):
                    return Timed(Meeting.of_the_same(_fact(sheet, one), equal=True), known=True)
            named = [one for _, one in near if _is_named(one, asked, sheet)]
            if len(named) == 1 and asked.clock.is_another(named[0].clock):
                against.setdefault(named[0].clock.minutes, _fact(sheet, named[0]))
        if len(against) != 1 or claim.quantity.kind is not Kind.CLOCK:
            return Timed(None, known)
        (other,) = against.values()
        return Timed(Meeting.of_the_same(replace(other, interval=EVERYTHING), equal=False), known=True)

    def lasted(self, document: Document, figure: Figure, claim: Claim) -> Lasted | None:
        """Whether a length of time lies between two times of a row, or of a column, whose rows a claim names.

        Plainly so where its own sentence names them: what is named before may be something else.
        """
        if not is_of_a_day(claim.quantity) or not self._tables.has_any():
            return None
        words, lead, _ = words_of(document, figure, claim)
        found: Lasted | None = None
        for place, sheet in self._tables.among(self._tables.sharing(sorted(words | lead))):
            rows = {*_named(sheet, words | lead)} if (cells := self._of(place, sheet)) else set[int]()
            for first, last in islice(combinations([one for one in cells if one.row in rows], 2), _PAIRS):
                together = first.row == last.row or first.column == last.column
                apart = lie_apart(claim.quantity, first.clock, last.clock) if together else None
                if apart is not None:
                    begins, ends = _fact(sheet, first), _fact(sheet, last)
                    shown = f"{ends.printed} - {begins.printed}"
                    fact = replace(begins, value=claim.quantity.value, interval=apart, printed=shown)
                    plain = all(sheet.words(one.row) <= words for one in (first, last))
                    found = found if found is not None and (found.plain or not plain) else Lasted(fact, plain)
        return found

    def _of(self, place: Place, sheet: Sheet) -> list[_Cell]:
        """The times of the day of a table."""
        if place not in self._cells:
            short = len(sheet.table.rows) <= _ROWS
            self._cells[place] = list(_times(sheet)) if short else []
        return self._cells[place]


def _times(sheet: Sheet) -> Iterator[_Cell]:
    columns = [one for one in sheet.table.columns if _holds_times(sheet, one.number)]
    for row, cells in enumerate(sheet.table.rows) if columns else ():
        words = " ".join(cell for cell in cells if not _TIME.fullmatch(cell.strip()))
        for column in columns:
            found = _TIME.fullmatch(sheet.table.cell(row, column.number).strip())
            clock = _clock_of(found["time"], found["half"] or "") if found else None
            if found and clock:
                when = moment_of(found["day"]) if found["day"] else sheet.when(row)
                yield _Cell(row, column.number, clock, when, Beside.of(f"{words} {column.header}"))


def _holds_times(sheet: Sheet, column: int) -> bool:
    """Whether most cells of a column are times of the day."""
    filled = list(islice(filter(None, map(str.strip, sheet.cells(column))), _LOOKED_AT))
    return bool(filled) and sum(":" in one and _TIME.fullmatch(one) is not None for one in filled) * 2 > len(filled)


def _clock_of(time: str, half: str) -> Clock | None:
    """The time of a cell; one with a nought before it, or of more than twelve hours, is of twenty-four."""
    found = [one for one in read(f"{time.replace('.', ':')}{half}").quantities if one.kind is Kind.CLOCK]
    if not found:
        return None
    minutes = int(found[0].value) % DAY
    return Clock(minutes, bool(half) or time[0] == "0" or not 60 <= minutes < 13 * 60, Part.AT, "")


def _is_named(cell: _Cell, asked: AskedTime, sheet: Sheet) -> bool:
    """Whether what is said of a time has all words of a cell's row and header, and of no row beside that one.

    On some days, or by way of somebody named, it may be another time.
    """
    said, words = asked.said, cell.beside.words
    if not (len(words) >= _SHARED and words <= said.words and cell.beside.order == said.order):
        return False
    if not (said.words - words).isdisjoint(_DAYS | asked.names) or _named(sheet, said.words) != [cell.row]:
        return False
    return cell.when is not None or not asked.dated


def _named(sheet: Sheet, said: frozenset[str]) -> list[int]:
    """The rows of a table whose names some words have whole."""
    return [row for row in range(len(sheet.table.rows)) if (words := sheet.words(row)) and words <= said]


def _fact(sheet: Sheet, cell: _Cell) -> Fact:
    profile = sheet.profiles[cell.column]
    printed = sheet.table.cell(cell.row, cell.column).strip()
    return Fact(
        sheet.passage(cell.row, profile),
        value=Decimal(cell.clock.minutes),
        interval=EVERYTHING,
        printed=printed,
        when=cell.when,
        subject=sheet.name(cell.row),
        label=profile.header,
    )


__all__ = ["Timetables"]
