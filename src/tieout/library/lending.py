"""Which cell a figure speaks of whose sentence, and what leads up to it, do not say enough.

Asked only where nothing else was found: of a row that the sentence names, the same at another time; the row that sums
up a table; the row of what the draft is about; and, where nothing names a row, the column whose words the sentence has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tieout.library.binding import Binder, Meeting, digits_of, words_of
from tieout.library.describing import named_columns
from tieout.library.headings import below
from tieout.library.rising import changes, changes_in_time
from tieout.library.sheet import Sheet
from tieout.library.tabular import Mention, Place, Tables
from tieout.library.topics import topics
from tieout.library.turning import counted_in
from tieout.model import Claim, Document, Fact, Span, Term
from tieout.model.quantities import Kind
from tieout.text.columns import Profile
from tieout.text.measures import counted_behind, same_unit, stands_for
from tieout.text.moments import agree
from tieout.text.patterns import lazy
from tieout.text.terms import carries, stem, tokens

_DIGITS = 3
"""A figure of so many is that of another time, or of a row that nothing names, hardly by chance."""
_CHANCE = 10
"""A figure of two digits is that of one of ten rows hardly by chance, one of three digits of a hundred."""
_LONGEST = 200
"""Rows of a table below whose headings a figure is looked for."""
_MANY = 4
"""Headings that one sentence may name and speak of them all."""
_BACK = 300
"""Characters before a sentence in which the name may stand that "it" means."""
_POINTS = lazy(r"[\s-]+points?\b")
_SUMMED = frozenset(map(stem, "total altogether overall all combined whole entire together across both".split()))
"""Words that say that a figure is of all that a table lists."""


class _Asked(NamedTuple):
    """A claim, the words of its sentence, those that say what the draft is about, and the labels that it names."""

    document: Document
    claim: Claim
    words: Sequence[Term]
    subjects: Sequence[Sequence[Term]]
    sources: frozenset[int]
    named: Sequence[Mention]


class Lending:
    """Finds the cell that a figure may speak of, where its sentence names none."""

    def __init__(self, tables: Tables, binder: Binder) -> None:
        self._tables = tables
        self._binder = binder
        self._kept: tuple[tuple[str, Claim], _Asked | None] | None = None

    def meetings(self, document: Document, claim: Claim) -> list[Meeting]:
        """The cells that a claim may speak of after all; a sentence that names somebody is lent no row."""
        asked = self._asked(document, claim)
        if asked is None:
            return []
        if asked.named:
            apart = not any(claim.near.holds(one.span) for one in asked.named)
            found = self._at_another_time(claim, asked.named) or self._below_a_heading(asked)
            return found or (self._half_named(asked) if apart else [])
        if self._binder.names_another(document, claim, asked.sources):
            return self._below_a_heading(asked)
        summed = not _SUMMED.isdisjoint(one.stem for one in asked.words)
        found = self._in_totals(asked) if summed else []
        own = [one for one in self._of_the_topic(asked) if one.equal or not summed] if not found else []
        own = [one for one in own if one.equal or not self._has_row_of_its_own(asked, one)]
        found = found or own or self._half_named(asked) or self._unnamed(asked)
        return found or self._below_a_heading(asked)

    def changed(self, document: Document, claim: Claim, change: int) -> Fact | None:
        """What a change (above 0 a rise) follows from, in the row that is spoken of; None if from nothing."""
        asked = self._asked(document, claim)
        if asked is None:
            return None
        said = {one.stem for one in asked.words}
        points = _POINTS.match(document.prose, claim.quantity.span.end) or claim.quantity.kind is Kind.POINTS
        rows = _by_sheet(self._binder.rows(claim, asked.named or self._topic(asked)))
        found = (
            fact
            for place, own in rows.items()
            for fact in changes(claim, self._tables.sheets[place], own, said, change, points=bool(points))
        )
        sentence = document.prose[slice(*claim.sentence)]
        timed = (
            fact
            for _, sheet in self._tables.among(asked.sources)
            for fact in changes_in_time(claim, sheet, said, sentence, change)
        )
        return next(found, None) or next(timed, None)

    def is_in_a_header(self, document: Document, claim: Claim) -> bool:
        """Whether a figure is a part of what a column is called: "four-hour waits", "two-year-olds" of "aged 2"."""
        words, asked = _stems(claim.quantity.text), self._asked(document, claim)
        if asked is None:
            return False
        if claim.quantity.kind is Kind.AGE:
            years = f"{claim.quantity.value:f}"
            columns = (column for _, sheet in self._tables.among(asked.sources) for column in sheet.numbers)
            return any(years in _stems(column.header) for column in columns)
        if len(words) > 1 and self._tables.heads(words, asked.sources):
            return True
        unit = claim.quantity.unit
        return unit is not None and any(
            one.value == claim.quantity.value and one.unit == unit
            for _, sheet in self._tables.among(asked.sources)
            for column in sheet.numbers
            if any(map(str.isdecimal, column.header))
            for one in counted_in(column.header)
        )

    def stands_for_the_topic(self, document: Document, claim: Claim) -> bool:
        """Whether the row of what the draft is about has a figure whose sentence speaks of somebody by name.

        "Complaints to the Ombudsman rose to 512": whether that is the draft's subject or another is not said.
        """
        asked = self._asked(document, claim)
        if asked is None or asked.named or not self._binder.names_another(document, claim, asked.sources):
            return False
        return any(one.equal and not one.conflicts for one in self._of_the_topic(asked))

    def stands_in_the_column(self, document: Document, claim: Claim) -> bool:
        """Whether a column whose words the sentence has, and which counts in the figure's unit, has the figure."""
        asked = self._asked(document, claim)
        near = asked is not None and any(claim.near.holds(one.span) for one in asked.named)
        if asked is None or near or self._binder.names_another(document, claim, asked.sources):
            return False
        said = {one.stem for one in asked.words if not claim.quantity.span.holds(one.span)}
        return any(
            met.unit
            for _, sheet in self._tables.among(asked.sources)
            if len(sheet.table.rows) <= _LONGEST
            for met in _in_columns(claim, sheet, _said_of(sheet, said, said), range(len(sheet.table.rows)))
        )

    def is_in_a_label(self, document: Document, claim: Claim) -> bool:
        """Whether a figure is a part of a name that a row or a column has: "Ninety Bees", "Tern 5"."""
        asked = self._asked(document, claim)
        if asked is None:
            return False
        span, words = claim.quantity.span, asked.words
        if any(one.span.holds(span) and one.span != span and _has_capital(words, one.span) for one in asked.named):
            return True
        own = next((at for at, one in enumerate(words) if one.span.start == span.start), 0)
        name = [one.stem for one in words[own - 1 : own + 1]] if own and words[own - 1].capital else []
        headers = (one.header for _, sheet in self._tables.among(asked.sources) for one in sheet.named)
        return bool(name) and any(name == list(pair) for one in headers for pair in pairwise(_stems(one)))

    def stands_in_a_row_of_its_noun(self, document: Document, claim: Claim) -> bool:
        """Whether a row whose name begins with what a figure counts has it: "1,207 pupils" of "Pupils on roll".

        It is of that row hardly by chance, and may be of one alike: that is for a reader to say.
        """
        asked, noun = self._asked(document, claim), counted_behind(claim)
        if asked is None or noun is None or noun.capital or digits_of(claim) < _DIGITS:
            return False
        return any(
            met.equal and not met.conflicts
            for place, sheet in self._tables.among(asked.sources)
            if len(sheet.table.rows) <= _LONGEST
            for row in range(len(sheet.table.rows))
            if next((one.stem for one in tokens(sheet.name(row))), "") == noun.stem
            for met in self._binder.cells(place, [row], claim, asked.words, document)
        )

    def stands_below(self, document: Document, claim: Claim) -> bool:
        """Whether a cell below one of several headings that the sentence names has a figure."""
        asked = self._asked(document, claim)
        if asked is None:
            return False
        lead = [] if self._names_a_column(asked) else self._lead(asked)
        return any(True for _ in self._below(asked, [*lead, *asked.words], _MANY))

    def _names_a_column(self, asked: _Asked) -> bool:
        """Whether a sentence has the name of a column before the end of the figure's own stretch."""
        before = [one for one in asked.words if one.span.start < asked.claim.near.end]
        return any(named_columns(sheet, before) for _, sheet in self._tables.among(asked.sources))

    def _lead(self, asked: _Asked) -> list[Term]:
        """The words before a sentence in its paragraph, as far as "it" may go back."""
        prose, start = asked.document.prose, asked.claim.sentence.start
        first = max(prose.rfind("\n\n", 0, start), start - _BACK, 0)
        return words_of(asked.document, Span(first, start))

    def disputes(self, document: Document, claim: Claim, place: Place) -> bool:
        """Whether the row of the draft's subject has another value than one that nobody names, in one table."""
        asked = self._asked(document, claim)
        if asked is None or asked.named:
            return False
        found = self._of_the_topic(asked)
        return any(one.contradicts and one.place is not None and one.place[0] == place for one in found)

    def _asked(self, document: Document, claim: Claim) -> _Asked | None:
        """What the draft says around a claim, and the sources that may have a row for it."""
        key = document.id, claim
        if self._kept is None or self._kept[0] != key:  # several questions are asked of one claim, one after another
            self._kept = key, self._read(document, claim)
        return self._kept[1]

    def _read(self, document: Document, claim: Claim) -> _Asked | None:
        if not self._tables.has_any():
            return None
        words = words_of(document, claim.sentence)
        subjects = [words_of(document, span) for span in topics(document, claim.sentence.start)]
        sources = self._tables.sharing([one.stem for part in (words, *subjects) for one in part])
        named = self._binder.mentions(document, claim, words, sources)
        return _Asked(document, claim, words, subjects, sources, named)

    # -- of another time -----------------------------------------------------------------------------------------------

    def _at_another_time(self, claim: Claim, named: Sequence[Mention]) -> list[Meeting]:
        """The cell of the figure's row and time, where the row has the figure itself, but at another time."""
        rows = _by_sheet(self._binder.rows(claim, named))
        return [met for place, own in rows.items() for met in self._mistimed(claim, place, own)]

    def _mistimed(self, claim: Claim, place: Place, rows: Sequence[int]) -> Iterator[Meeting]:
        sheet = self._tables.sheets[place]
        if claim.when is None or len({sheet.name(row) for row in rows}) != 1 or digits_of(claim) < _DIGITS:
            return
        cells = [
            (row, one, fact)
            for row in rows
            for one in sheet.numbers
            if (fact := sheet.fact(row, one, claim.quantity.kind)) is not None
        ]
        alike = [one for one in cells if same_unit(claim.quantity, one[2]) is not False]
        given = [one for one in alike if stands_for(claim.quantity, one[2])]
        other = {one.stems for _, one, fact in given if agree(claim.when, fact.when) is False}
        then = [one for one in alike if one[1].stems in other and agree(claim.when, one[2].when)]
        if len(then) == 1 and then[0] not in given and all(agree(claim.when, one[2].when) is False for one in given):
            row, column, fact = then[0]
            yield Meeting(
                fact, True, True, True, same_unit(claim.quantity, fact), False, 1.0, True, (place, row, column.number)
            )

    # -- rows that are lent --------------------------------------------------------------------------------------------

    def _in_totals(self, asked: _Asked) -> list[Meeting]:
        """The cells of the rows that sum up a table, where the sentence speaks of all."""
        found: list[Meeting] = []
        for place, sheet in self._tables.among(asked.sources):
            found += self._told_by(asked, place, [row for row in range(len(sheet.table.rows)) if sheet.is_total(row)])
        return found

    def _of_the_topic(self, asked: _Asked) -> list[Meeting]:
        """The cells of the row that the heading over the figure names, or else the opening of the draft."""
        rows = _by_sheet(self._binder.rows(asked.claim, self._topic(asked)))
        return [met for place, own in rows.items() for met in self._told_by(asked, place, own)]

    def _topic(self, asked: _Asked) -> Sequence[Mention]:
        """The labels of what the draft is about, as the nearest of its headings and its opening names one row."""
        for subject in asked.subjects:
            named = self._binder.mentions(asked.document, asked.claim, subject, asked.sources)
            if named:
                return named if len({one.stems for one in named}) == 1 else ()
        return ()

    def _told_by(self, asked: _Asked, place: Place, rows: Sequence[int]) -> list[Meeting]:
        """The cells of some rows that bear a figure out or contradict it, by a word of their header at least."""
        if not rows:
            return []
        cells = self._binder.cells(place, rows, asked.claim, asked.words, asked.document)
        telling = [one for one in cells if one.measured and (one.equal or one.contradicts)]
        return telling or list(self._mistimed(asked.claim, place, rows))

    def _below_a_heading(self, asked: _Asked) -> list[Meeting]:
        """A cell below the one heading that is a name and stands in the figure's stretch, or else in its sentence."""
        claim = asked.claim
        near = [one for one in asked.words if claim.near.holds(one.span)]
        before = [one for one in asked.words if one.span.start < claim.near.end] if claim.paired else asked.words
        found = next(self._below(asked, near, 1), None) or next(self._below(asked, before, 1), None)
        if found is None and not self._names_a_column(asked):
            found = next(self._below(asked, self._lead(asked), 1), None)
        return [found] if found is not None else []

    def _below(self, asked: _Asked, words: Sequence[Term], most: int) -> Iterator[Meeting]:
        """The cells below the headings that some words name, where these are so many at most."""
        for place, sheet in self._tables.among(asked.sources):
            if len(sheet.table.rows) <= _LONGEST:
                columns = named_columns(sheet, words)
                yield from below(asked.claim, place, sheet, columns) if len(columns) <= most else ()

    def _half_named(self, asked: _Asked) -> list[Meeting]:
        """A cell that has the figure, in the one row of which the sentence says a word: "schools" of a transfer.

        Where the figure's own stretch says it, and the sentence names the column, one digit is enough.
        """
        claim = asked.claim
        words = [one for one in asked.words if not claim.quantity.span.holds(one.span)]
        all_said = {one.stem for one in words}
        before = [one for one in words if one.span.start < claim.near.end] if claim.paired else words
        said = {one.stem for one in words if carries(one.stem)}
        near = {one.stem for one in words if carries(one.stem) and claim.near.holds(one.span)}
        for _, sheet in self._tables.among(asked.sources):
            if len(sheet.table.rows) > _LONGEST:
                continue
            own = sheet.rows_saying(near) or _rows_in_letters(asked, sheet)
            sure = len(sheet.table.rows) * _CHANCE <= 10 ** digits_of(claim)
            columns = named_columns(sheet, before) or sheet.numbers if sure else _said_of(sheet, all_said, all_said)
            named = own if len(own) == 1 else sheet.rows_saying(said) if sure else []
            if len(named) == 1 and (met := next(_in_columns(claim, sheet, columns, named), None)) is not None:
                return [met]
        return []

    def _unnamed(self, asked: _Asked) -> list[Meeting]:
        """A cell that has the figure, in a column whose words the sentence has, whatever row it stands in."""
        claim = asked.claim
        words = [one for one in asked.words if not claim.quantity.span.holds(one.span)]
        said, near = {one.stem for one in words}, {one.stem for one in words if claim.near.holds(one.span)}
        found = (
            met
            for sheet in self._telling(asked)
            for met in _in_columns(claim, sheet, _said_of(sheet, said, near), range(len(sheet.table.rows)))
        )
        first = next(found, None)
        return [first] if first is not None else []

    def _has_row_of_its_own(self, asked: _Asked, met: Meeting) -> bool:
        """Whether another row of a cell's column has the figure, and a word of its name stands in the sentence."""
        if met.place is None or not self._tables.sheets[met.place[0]].labels:
            return False
        sheet = self._tables.sheets[met.place[0]]
        rows = sheet.rows_saying({one.stem for one in asked.words if carries(one.stem)})
        column = sheet.profiles[met.place[2]]
        others = (sheet.fact(row, column) for row in rows[:_MANY] if row != met.place[1])
        return any(one is not None and stands_for(asked.claim.quantity, one) for one in others)

    def _telling(self, asked: _Asked) -> Iterator[Sheet]:
        """The tables of so few rows that the figure's digits hardly stand in one of them by chance."""
        for _, sheet in self._tables.among(asked.sources):
            if len(sheet.table.rows) * _CHANCE <= 10 ** digits_of(asked.claim):
                yield sheet


def _has_capital(words: Sequence[Term], span: Span) -> bool:
    return any(one.capital and span.holds(one.span) for one in words)


@lru_cache(maxsize=1 << 10)
def _stems(header: str) -> tuple[str, ...]:
    """The words of a header, or of a figure, in order."""
    return tuple(one.stem for one in tokens(header))


def _by_sheet(rows: Iterable[tuple[Place, int, bool]]) -> dict[Place, list[int]]:
    found: dict[Place, list[int]] = {}
    for sheet, row, _ in rows:
        found.setdefault(sheet, []).append(row)
    return found


def _rows_in_letters(asked: _Asked, sheet: Sheet) -> list[int]:
    """The rows whose first letters a figure's stretch has in capitals: "IT" for "Information technology"."""
    printed = (asked.document.prose[slice(*one.span)] for one in asked.words if asked.claim.near.holds(one.span))
    letters = {one for one in printed if one.isupper() and len(one) > 1}
    return [row for row in range(len(sheet.table.rows)) if letters and _initials(sheet.name(row)) in letters]


def _initials(name: str) -> str:
    words = [one for one in name.partition(",")[0].split() if one.lower() not in ("and", "of", "the", "for")]
    return "".join(one[0].upper() for one in words)


def _said_of(sheet: Sheet, said: set[str], near: set[str]) -> list[Profile]:
    """The columns whose words a sentence has; of several, those whose words the figure's own stretch has."""
    named = [one for one in sheet.numbers if one.stems and said.issuperset(one.stems)]
    named = [one for one in named if not any(set(one.stems) < set(other.stems) for other in named)]
    return named if len({one.stems for one in named}) < 2 else [one for one in named if near.issuperset(one.stems)]


def _in_columns(claim: Claim, sheet: Sheet, columns: Sequence[Profile], rows: Sequence[int]) -> Iterator[Meeting]:
    """The cells of some columns and rows that have a figure."""
    for column in columns:
        if agree(claim.when, column.when) is False:
            continue
        for row in rows:
            fact = sheet.fact(row, column, claim.quantity.kind)
            if fact is None or not stands_for(claim.quantity, fact):
                continue
            time, unit = agree(claim.when, fact.when), same_unit(claim.quantity, fact)
            if time is not False and unit is not False:
                yield Meeting(fact, None, True, time, unit, True, 1.0, True, told=True)
