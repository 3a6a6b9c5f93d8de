"""The cells of one row or column of a table, to reckon with: the same at other times, the row that sums it up, others.

The row is one that the sentence names, or in which another figure of the sentence stands.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, groupby, pairwise, product
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from tieout.library.binding import Binder, words_of
from tieout.library.given import Given
from tieout.library.sheet import Sheet, group_size
from tieout.library.tabular import Mention, Place, Tables
from tieout.model import Claim, Document, Fact, Span
from tieout.model.quantities import Interval, Kind, Quantity
from tieout.text.changing import change_in, compares, compares_either_way
from tieout.text.columns import Profile
from tieout.text.measures import fits, same_unit, significant
from tieout.text.moments import agree
from tieout.text.numerals import SMALL
from tieout.text.patterns import lazy
from tieout.text.restating import is_averaged, is_share, is_summed
from tieout.text.terms import carries, stem, tokens

Cell: TypeAlias = tuple[Place, int, int]
_ROWS = 200
"""Of a table with more rows no others are looked through for a figure of the sentence."""
_MOST = 4
"""So many cells are reckoned with: of more some two would fit by chance."""
_ADDED = 12
"""Rows of a table of which any may be added to the one that is named."""
_NAMED = 6
"""Headings that are names; beside one of more some other would fit by chance."""
_IN_YEARS = lazy(r"(?i)\b(?:in|over|during)\s+(?:the\s+|those\s+|these\s+|just\s+)?(\w+)\s+years\b")
_ALL_OF = lazy(r"(?i)\b(?:the|all|its|their|his|her|these|those)\s+(\w+)\s+[a-z]+s\b")
_COMPARED = 8
"""Columns of numbers of a table in any of which two rows may be compared in percent."""
_THAN = lazy(r"(?i)[^\d.;:]{0,40}\bthan\s+(?:[a-z]+\s+){0,5}")
_REACH = 80
"""Characters from a figure to what it is compared with."""
_JOINED = 6
"""Rows of one label, such as the candidates of a ward: of more some two would fit by chance."""
_LEADS = frozenset(map(stem, "majority majorities margin margins lead gap difference".split()))
_POPULATION, _PEOPLE = stem("population"), frozenset(map(stem, "residents inhabitants people persons".split()))
_EXTREMES = lazy(
    r"(?i)\b(?:highest|largest|biggest|dearest|longest|top|best)\b[^.;]{0,60}\b"
    r"(?:lowest|smallest|cheapest|shortest|bottom|worst)\b"
)
_DIGITS = 3
"""A figure of so many digits tells its row, though nothing names it."""


class Crossed(NamedTuple):
    """Cells in the order of their times, or a part before its whole; whether the sentence plainly speaks of them."""

    given: Sequence[Given]
    shares: bool
    plain: bool
    beside: bool = False
    """Whether another stands beside one that the sentence has, so that one digit is enough to leave it open."""


class Crossing:
    """Finds the cells that a figure may be worked out from."""

    def __init__(self, tables: Tables, binder: Binder) -> None:
        self._tables = tables
        self._binder = binder

    def crossed(
        self, document: Document, claim: Claim, beside: Sequence[Claim], known: Sequence[Cell]
    ) -> list[Crossed]:
        """The cells that a claim may follow from; `known` are those in which other figures of its sentence stand."""
        if not self._tables.has_any():
            return []
        words = words_of(document, claim.sentence)
        sources = self._tables.sharing([one.stem for one in words])
        said = frozenset(one.stem for one in words)
        named = self._binder.mentions(document, claim, words, sources)
        own = [(place, row) for place, row, own in self._binder.rows(claim, named) if own]
        whole = _whole_told(document.prose, claim)
        if added := self._added_up(document, claim, own, sources, said, whole):
            return added
        rows = [(place, row, -1, True) for place, row in own]
        rows += [(place, row, column, True) for place, row, column in known]
        rows += self._printed(claim, beside, sources, said)
        found: list[Crossed] = []
        compared = compares(document.prose, claim.quantity.span)
        for place, row, column, plain in dict.fromkeys(rows):
            sheet = self._tables.sheets[place]
            for one in sheet.numbers:
                if one.number == column:
                    found += [*_of_its_group(sheet, row, one), *(_beside_heading(sheet, row, one) if compared else ())]
                if one.number == column or _is_said(one, said):
                    found += self._of(sheet, row, one, document, claim, plain=plain)
                    found += _shares_of_row(sheet, row, one, whole) if whole else ()
                    found += _shares_of_column(sheet, row, one, whole) if whole else ()
        if compared:
            mentions = self._tables.mentions(words, document.prose, sources)
            both = [one for one in mentions if one.span.start < claim.near.end or _is_base(document.prose, claim, one)]
            found += self._compared(both, said, document.prose, claim, known)
        found += self._ahead(document.prose, claim, named, sources, said)
        return found

    def _added_up(
        self,
        document: Document,
        claim: Claim,
        own: Sequence[tuple[Place, int]],
        sources: frozenset[int],
        said: frozenset[str],
        whole: frozenset[str],
    ) -> list[Crossed]:
        """The cells that a sum may be of: those of named rows, of named columns, of a row and another, or of all."""
        summed = is_summed(document.prose, claim)
        found: list[Crossed] = []
        if summed and not whole:
            found = list(self._together(own, said)) or list(self._side_by_side(claim, sources, said))
        if summed and not found and len(own) == 1 and claim.quantity.kind is not Kind.PERCENT:
            found = list(self._with_another(*own[0], said))
        if not found and not own:
            of_all = self._averaged if is_averaged(document.prose, claim) else self._of_all
            found = list(of_all(document, claim, sources, said))
        return found or (list(self._of_column(claim, sources, said)) if summed and not whole else [])

    def _of_column(self, claim: Claim, sources: frozenset[int], said: frozenset[str]) -> Iterator[Crossed]:
        """All the cells of a column whose words the sentence has, in a short table: "in all 145 papers were spoilt"."""
        for _, sheet in self._tables.among(sources) if claim.quantity.kind is not Kind.PERCENT else ():
            for column in sheet.numbers if sheet.whole and 1 < len(sheet.parts) <= _ADDED else ():
                if column.stems and said.issuperset(column.stems) and not column.measure.percent:
                    yield Crossed(_placed(map(Given, sheet.facts(column))), False, False)

    def _ahead(
        self, prose: str, claim: Claim, named: Sequence[Mention], sources: frozenset[int], said: frozenset[str]
    ) -> Iterator[Crossed]:
        """The cells of a column in rows that one label joins, where the sentence tells by how much one was ahead.

        Where it holds the highest against the lowest, these two of a column.
        """
        if not said.isdisjoint(_LEADS):
            joined = [rows for one in named if 1 < len(rows := sorted({cell[:2] for cell in one.cells})) <= _JOINED]
            for (place, one), (home, two) in (pair for rows in joined for pair in combinations(rows, 2)):
                sheet = self._tables.sheets[place]
                for column in sheet.numbers[:_MOST] if place == home else ():
                    yield from _both(sheet.fact(one, column), sheet.fact(two, column))
        if _EXTREMES.search(prose, *claim.sentence):
            for _, sheet in self._tables.among(sources):
                for column in sheet.numbers if len(sheet.parts) <= _ROWS else ():
                    cells = sheet.facts(column)
                    if cells and same_unit(claim.quantity, cells[0]) is not False:
                        ordered = sorted(cells, key=lambda one: one.value)
                        yield from _both(ordered[-1], ordered[0])

    def _compared(
        self, named: Sequence[Mention], said: frozenset[str], prose: str, claim: Claim, known: Sequence[Cell]
    ) -> Iterator[Crossed]:
        """The cells of each column in two rows that the sentence compares: what it names first is said to be the more.

        Two rows of one name may be meant either way round. Where no column is said in words, it is that of another
        figure of the sentence, or the one that counts in the figure's unit; any other may fit by chance.
        """
        change = change_in(prose, claim.quantity.span)
        either = compares_either_way(prose, claim.quantity.span)
        rows = [sorted({cell[:2] for cell in one.cells}) for one in named]
        pairs = list(dict.fromkeys((one, two) for own, others in pairwise(rows) for one in own for two in others))
        if len(rows) == 1 == len(rows[0]):  # "it is 6.5 km longer than Ardrey Ridge", of which another figure tells
            pairs = [(cell[:2], rows[0][0]) for cell in known if cell[0] == rows[0][0][0] and cell[:2] != rows[0][0]]
            pairs = list(dict.fromkeys(pairs))
        pairs = pairs or [(one, two) for own in rows[:1] if len(own) < _MOST for one, two in combinations(own, 2)]
        for (place, one), (home, two) in pairs if len(pairs) <= _MOST else ():
            sheet = self._tables.sheets[place]
            columns, sure = _compared_in(sheet, said, claim, {cell[2] for cell in known if cell[0] == place})
            for column in columns if place == home else ():
                more, less = sheet.fact(one, column), sheet.fact(two, column)
                if more is None or less is None:
                    continue
                if either or len(rows[0]) > 1 == len(rows) or (more.value - less.value) * change > 0:
                    yield Crossed(_placed([Given(more), Given(less)]), False, sure and len(pairs) == 1)

    def _together(self, rows: Iterable[tuple[Place, int]], said: frozenset[str]) -> Iterator[Crossed]:
        """The cells of each column in the rows of a table that the sentence names: "fire and police together"."""
        for place, named in groupby(sorted(rows), key=itemgetter(0)):
            sheet, numbers = self._tables.sheets[place], [row for _, row in named]
            for column in _said_of(sheet, said) if 1 < len(numbers) <= _MOST else ():
                cells = [fact for row in numbers if (fact := sheet.fact(row, column)) is not None]
                yield Crossed(_placed([Given(fact) for fact in cells]), False, True)

    def _side_by_side(self, claim: Claim, sources: frozenset[int], said: frozenset[str]) -> Iterator[Crossed]:
        """The cells of several columns that the sentence names, in the row of its time: "wind and solar together"."""
        for _, sheet in self._tables.among(sources):
            if sheet.labels or not sheet.times or len(sheet.parts) > _ROWS:
                continue
            named = [one for one in sheet.numbers if one.stems and said.issuperset(one.stems)]
            dated = [row for row, when in sheet.parts if claim.when is not None and agree(claim.when, when)]
            rows = dated or [row for row, _ in sheet.parts[-1:]]
            for row in rows if 1 < len(named) <= _MOST and len(rows) == 1 else ():
                cells = [fact for one in named if (fact := sheet.fact(row, one)) is not None]
                yield Crossed(_placed([Given(fact) for fact in cells]), False, bool(dated))

    def _with_another(self, place: Place, row: int, said: frozenset[str]) -> Iterator[Crossed]:
        """The cells of a row beside those of each other, with one of which the sentence adds it up."""
        sheet = self._tables.sheets[place]
        others = [other for other, _ in sheet.parts if other != row] if len(sheet.table.rows) <= _ADDED else []
        for column, other in product(_said_of(sheet, said), others):
            cells = [fact for one in (row, other) if (fact := sheet.fact(one, column)) is not None]
            if len(cells) > 1:
                yield Crossed(_placed([Given(fact) for fact in cells]), False, False)

    def _averaged(
        self, document: Document, claim: Claim, sources: frozenset[int], said: frozenset[str]
    ) -> Iterator[Crossed]:
        """The cells of a column in all the rows of a short table, of which a sentence tells the average."""
        for _, sheet in self._tables.among(sources):
            for column in sheet.numbers if sheet.whole and 1 < len(sheet.parts) <= _ADDED else ():
                if not said.isdisjoint(column.stems):
                    yield Crossed(_placed(map(Given, sheet.facts(column))), False, False)

    def _of_all(
        self, document: Document, claim: Claim, sources: frozenset[int], said: frozenset[str]
    ) -> Iterator[Crossed]:
        """The cells of a column in all the rows of a table, of as many as the sentence says: "in four years"."""
        years = _IN_YEARS.search(document.prose, *claim.sentence)
        told = years or (_ALL_OF.search(document.prose, *claim.sentence) if is_summed(document.prose, claim) else None)
        number = told[1].lower() if told else ""
        many = int(number) if number.isdecimal() else SMALL.get(number, 0)
        for _, sheet in self._tables.among(sources) if many > 1 else ():
            if (sheet.times or years is None) and len(sheet.parts) == many:
                for column in _said_of(sheet, said):
                    cells = sheet.facts(column) if column.stems else ()
                    yield Crossed(_placed(map(Given, cells)), False, False)

    def _printed(
        self, claim: Claim, beside: Sequence[Claim], sources: frozenset[int], said: frozenset[str]
    ) -> Iterator[tuple[Place, int, int, bool]]:
        """The cells that print another figure of the sentence, of so many digits that they hardly do by chance."""
        others = [one.quantity for one in beside if one.quantity.span != claim.quantity.span]
        others = [one for one in others if significant(one) >= _DIGITS - 1]
        for place, sheet in self._tables.among(sources) if others else ():
            if len(sheet.table.rows) <= _ROWS:
                yield from ((place, *cell) for cell in _standing_in(sheet, others, said))

    def _of(
        self, sheet: Sheet, row: int, column: Profile, document: Document, claim: Claim, *, plain: bool
    ) -> Iterator[Crossed]:
        """The same at other times, and beside what sums it up."""
        times = list(_at_other_times(sheet, row, column))
        times.sort(key=lambda one: one.fact.when.year or 0 if one.fact.when else 0)
        if len(times) > 1:
            yield Crossed(_placed(_few(times, document.prose[slice(*claim.sentence)])), False, plain)
        totals = [one for one in range(len(sheet.table.rows)) if one != row and sheet.is_total(one)]
        for total in totals[:1] if not sheet.is_total(row) else ():
            cells = [fact for one in (row, total) if (fact := sheet.fact(one, column)) is not None]
            if len(cells) > 1:
                yield Crossed(_placed([Given(fact) for fact in cells]), True, plain)


def _is_base(prose: str, claim: Claim, mention: Mention) -> bool:
    """Whether a label is that of what a figure is compared with, though it ends in a number: "than the Slate 4"."""
    start = claim.quantity.span.end
    return mention.span.start <= start + _REACH and _THAN.fullmatch(prose, start, mention.span.start) is not None


def _both(one: Fact | None, other: Fact | None) -> Iterator[Crossed]:
    """Two cells of one column, if both have a number."""
    if one is not None and other is not None:
        yield Crossed(_placed([Given(one), Given(other)]), False, False)


def _whole_told(prose: str, claim: Claim) -> frozenset[str]:
    """The words that say what a percentage is of: "4.8 % of net sales"."""
    if not is_share(prose, claim.quantity):
        return frozenset()
    behind = prose[claim.quantity.span.end : claim.near.end]
    return frozenset(one.stem for one in tokens(behind) if carries(one.stem))


def _shares_of_row(sheet: Sheet, row: int, column: Profile, whole: frozenset[str]) -> Iterator[Crossed]:
    """A cell beside that of the row, in the same column, whose name says what the figure is a percentage of."""
    for other in range(min(len(sheet.table.rows), _ROWS)):
        name = sheet.words(other) if other != row else frozenset[str]()
        if name and name <= whole:
            cells = [fact for one in (row, other) if (fact := sheet.fact(one, column)) is not None]
            if len(cells) > 1:
                yield Crossed(_placed([Given(fact) for fact in cells]), True, True)


def _of_its_group(sheet: Sheet, row: int, column: Profile) -> Iterator[Crossed]:
    """A cell beside how many there are in the group that its column is of: "58 on Velozan (14.1 %)" of "(n = 412)"."""
    many, part = Decimal(group_size(column.header)), sheet.fact(row, column)
    if many and part is not None:
        group = replace(part, value=many, interval=Interval(many, many), printed=f"{many:,f}")
        yield Crossed(_placed([Given(part), Given(group)]), True, True)


def _beside_heading(sheet: Sheet, row: int, column: Profile) -> Iterator[Crossed]:
    """A cell beside each other of its row, where the headings are names: "nine grams less than the Slate 3"."""
    named = sheet.named
    own = sheet.fact(row, column) if column in named else None
    for one in named if own is not None and len(named) <= _NAMED else ():
        other = sheet.fact(row, one) if one != column else None
        if own is not None and other is not None:
            yield Crossed(_placed([Given(other), Given(own)]), False, False, True)


def _shares_of_column(sheet: Sheet, row: int, column: Profile, whole: frozenset[str]) -> Iterator[Crossed]:
    """A cell beside that of the same row in a column whose header says what the figure is a percentage of."""
    for other in sheet.numbers:
        if other != column and other.stems and whole.issuperset(other.stems):
            cells = [fact for one in (column, other) if (fact := sheet.fact(row, one)) is not None]
            if len(cells) > 1:
                yield Crossed(_placed([Given(fact) for fact in cells]), True, True)


def _said_of(sheet: Sheet, said: frozenset[str]) -> list[Profile]:
    """The columns of numbers that a sentence may speak of."""
    return [one for one in sheet.numbers if _is_said(one, said)]


def _compared_in(
    sheet: Sheet, said: frozenset[str], claim: Claim, known: Collection[int]
) -> tuple[Sequence[Profile], bool]:
    """The columns in which a sentence may compare two rows, and whether it is told which is meant."""
    own = [one for one in sheet.numbers if one.stems and not said.isdisjoint(one.stems)]
    if own:
        return own, True
    if claim.quantity.kind is not Kind.PERCENT:
        alike = [one for one in sheet.numbers if one.measure.known and same_unit(claim.quantity, one)]
        return alike or _said_of(sheet, said), len(alike) == 1
    given = [one for one in sheet.numbers if one.number in known]
    return [*given, *sheet.numbers] if len(sheet.numbers) <= _COMPARED else given, False


def _is_said(column: Profile, said: frozenset[str]) -> bool:
    """Whether a header says nothing, or a word of it is said; who lives somewhere is its population."""
    if not column.stems or not said.isdisjoint(column.stems):
        return True
    return _POPULATION in column.stems and not said.isdisjoint(_PEOPLE)


def _standing_in(sheet: Sheet, others: Sequence[Quantity], said: frozenset[str]) -> Iterator[tuple[int, int, bool]]:
    """The cells of a table that have one of some figures, and whether a word of the row's name is said, too.

    It is where the figure has two digits.
    """
    for row in range(len(sheet.table.rows)):
        named = bool(sheet.named) or not sheet.words(row).isdisjoint(said)
        fitting = [one for one in others if named or significant(one) >= _DIGITS]
        for column in sheet.numbers if fitting else ():
            fact = sheet.fact(row, column)
            if fact and any(fits(one, fact) for one in fitting):
                yield row, column.number, named


def _at_other_times(sheet: Sheet, row: int, column: Profile) -> Iterator[Given]:
    """The cells of the same row, or of the rows of its name, that count the same at a time of their own."""
    if column.when is not None:
        columns = [one for one in sheet.numbers if one.when is not None and one.stems == column.stems]
        facts = [sheet.fact(row, one) for one in columns]
    elif sheet.times:
        name = sheet.name(row)
        facts = [sheet.fact(one, column) for one, when in sheet.parts if when is not None and sheet.name(one) == name]
    else:
        return
    yield from (Given(fact) for fact in facts if fact is not None)


def _few(times: list[Given], sentence: str) -> list[Given]:
    """As many of them as may be reckoned with: the last two, and those of years that the sentence names."""
    if len(times) <= _MOST:
        return times
    named = [one for one in times[:-2] if one.fact.when and str(one.fact.when.year) in sentence]
    return [*named[: _MOST - 2], *times[-2:]]


def _placed(given: Iterable[Given]) -> list[Given]:
    """The cells, each with a place of its own in their order, as figures of a sentence have."""
    return [one._replace(span=Span(number, number)) for number, one in enumerate(given)]
