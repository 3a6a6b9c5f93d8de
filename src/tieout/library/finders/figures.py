"""Answers for figures: the cell or the sentence that each speaks of, and whether the sources have its value there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import TypeAlias

from tieout.library.binding import Binder, Meeting, digits_of
from tieout.library.bounds import BOUNDS, is_close
from tieout.library.clocks import Timed, timed
from tieout.library.crossing import Crossing
from tieout.library.finders.reading import ReadingFinder
from tieout.library.hearsay import Testimony
from tieout.library.lending import Lending
from tieout.library.library import Library
from tieout.library.placings import placed_otherwise
from tieout.library.ranking import listed, rivals
from tieout.library.reckoning import Reckoned, Reckoner
from tieout.library.restated import is_part_of_a_name, rounds_the_text
from tieout.library.rising import went_otherwise
from tieout.library.shares import part_of, shared
from tieout.library.tallies import tallied
from tieout.library.timetables import Timetables
from tieout.model import (
    Answer,
    Claim,
    Document,
    Evidence,
    Fact,
    Figure,
    FigureAnswer,
    Item,
    ItemKind,
    Reason,
    Standing,
    Unnamed,
)
from tieout.model.moments import Precision
from tieout.model.quantities import Kind
from tieout.text.changing import change_in, is_begin, is_margin, is_stretch, lead_told
from tieout.text.clocks import is_time
from tieout.text.measures import FEW
from tieout.text.patterns import lazy

_NO_VALUES = frozenset(
    {Kind.ORDINAL, Kind.MULTIPLE, Kind.FRACTION, Kind.RATIO, Kind.CLOCK, Kind.SCORE, Kind.ANNIVERSARY}
)
_ASSUMED = lazy(
    r"(?i)\W*(?:(?:so|thus|therefore|for\s+(?:example|instance)|e\.g\.)\W+)?(?:for\s+)?an?\s+[a-z]+\s+"
    r"(?:of|aged|weighing|with|who|that|using|earning)\s[^.;\d]{0,24}\d[^.;]{0,160}?\bwould\b"
)
"""A sentence on somebody who is only assumed: "A patient of 70 kg would take 350 mg"."""
_SHOWN = 3
_SURE = 3
"""Digits of a figure that hardly stands by chance in a sentence with all that is said of it."""
_Judged: TypeAlias = tuple[Standing, Meeting | None, list[Meeting]]
"""How a claim stands with the sources, the value that says so, and others beside it."""


class FigureFinder(ReadingFinder):
    """Finds what the sources have for a figure."""

    kind = ItemKind.FIGURE

    def __init__(self, library: Library, *, partial: bool = False) -> None:
        super().__init__(library, partial=partial)
        self._known: dict[tuple[str, int], _Judged] = {}
        self._worked: dict[tuple[str, int], Reckoned | None] = {}

    @cached_property
    def _binder(self) -> Binder:
        return Binder(self._tables)

    @cached_property
    def _timetables(self) -> Timetables:
        return Timetables(self._tables)

    @cached_property
    def _lending(self) -> Lending:
        return Lending(self._tables, self._binder)

    @cached_property
    def _reckoner(self) -> Reckoner:
        return Reckoner(self._statements, Crossing(self._tables, self._binder))

    @cached_property
    def _testimony(self) -> Testimony:
        return Testimony(self._statements)

    def find(self, document: Document, item: Item) -> Answer:
        if not isinstance(item, Figure):
            return Answer(reason=Reason.NOT_CHECKABLE)
        claim = item.claim
        self._tables.read_for(document)
        if not claim.states and claim.link is not None:
            return self._derived(document, item, claim)
        standing, met, others = self._standing(document, item, claim)
        fact = met.fact if met is not None else None
        echoed = self._is_echoed(document, item, claim, standing)
        placed = met is not None and claim.rank is not None  # an order may need all the prose there is
        ranked = rivals(self._tables, self._testimony, met, claim) if met is not None and placed else None
        ranked = ranked or listed(document, claim) or ranked
        return FigureAnswer(
            evidence=_evidence([met, *others] if met is not None else []),
            reason=Reason.AMBIGUOUS if echoed else self._reason(document, claim, standing),
            standing=standing,
            fact=fact,
            bound=met is not None and (met.strong or met.contradicts),
            operands=self._operands(document, item, claim),
            rivals=ranked or (),
            ranked=ranked is not None,
            claimed=_claims(document, claim) and not echoed,
            searched=self.searched,
            partial=self.partial,
            undated=self._undated(document, claim, met),
            turned=met.turned if met is not None else None,
        )

    def _undated(self, document: Document, claim: Claim, met: Meeting | None) -> Unnamed | None:
        """The year of a figure that no source names; a table need not say of which year it is.

        A day or a month is an item by itself.
        """
        if claim.when is not None and claim.when.precision is not Precision.YEAR and claim.when.relative is None:
            return None
        if self.partial or claim.tabled or (met is not None and met.place is not None):
            return None
        unnamed = self._years.unnamed(document, claim.when, [one.stem for one in claim.terms])
        if unnamed is not None or claim.when is None or (met is not None and met.time):
            return unnamed
        reckoned = self._worked.get((document.id, claim.quantity.span.start))
        if reckoned is not None and reckoned.dated:
            return None
        return self._datings.elsewhere(document, claim.when, claim.sentence)

    def _reason(self, document: Document, claim: Claim, standing: Standing) -> Reason | None:
        """Why nothing can be said, where that is so: what is claimed and not found is for a rule to say."""
        if standing is not Standing.ABSENT:
            return None
        if not _claims(document, claim) and claim.quantity.kind is not Kind.CLOCK:
            return Reason.NOT_CHECKABLE
        unreadable = any(source.problem is not None for source in self.library.sources)
        return Reason.SOURCE_UNREADABLE if unreadable else Reason.NO_SOURCE

    def _derived(self, document: Document, item: Figure, claim: Claim) -> FigureAnswer:
        """What follows from other figures ties out with them, or by itself; whether it follows the rules say."""
        facts = self._operands(document, item, claim)
        whole = all(fact is not None for fact in facts)
        printed = None if whole else self._borne_out(document, item, claim)
        borne_out = facts if printed is None else (printed.fact,)
        whole = whole or printed is not None
        passages = list(dict.fromkeys(fact.passage for fact in borne_out if fact is not None))
        evidence = tuple(Evidence((passage,)) for passage in passages)
        return FigureAnswer(
            evidence=evidence if whole else (),
            reason=None if whole else Reason.NO_SOURCE,
            standing=Standing.SUPPORTED if whole else Standing.ABSENT,
            operands=facts,
            claimed=False,
            searched=self.searched,
            partial=self.partial,
        )

    def _operands(self, document: Document, item: Figure, claim: Claim) -> tuple[Fact | None, ...]:
        if claim.link is None:
            return ()
        found = []
        for operand in claim.link.operands:
            _, met, _ = self._standing(document, item, operand)
            found.append(met.fact if met is not None else None)
        return tuple(found)

    def _standing(self, document: Document, item: Figure, claim: Claim) -> _Judged:
        """How a claim stands with the sources, the value that says so, and others beside it.

        What no source prints is worked out from what they do print.
        """
        standing, met, others = self._found(document, item, claim)
        if standing is Standing.CONTRADICTED and met is not None and met.place is not None:
            if self._is_of_a_name(document, claim):
                return Standing.ABSENT, None, []
            if part := part_of(document.prose, claim, met.fact):
                return Standing.SUPPORTED, Meeting.of_the_same(part, equal=True), []
        if standing is Standing.SUPPORTED or not _claims(document, claim) or (met is not None and met.misplaced):
            return standing, met, others
        spent = self._timetables.lasted(document, item, claim) if standing is Standing.ABSENT else None
        if spent is not None and spent.plain:
            return Standing.SUPPORTED, Meeting.of_the_same(spent.fact, equal=True), []
        reckoned = self._reckoned(document, item, claim)
        if reckoned is None or not reckoned.plain:
            return standing, met, others
        return Standing.SUPPORTED, Meeting.of_the_same(reckoned.fact, equal=True), []

    def _reckoned(self, document: Document, item: Figure, claim: Claim) -> Reckoned | None:
        key = (document.id, claim.quantity.span.start)
        if key not in self._worked:
            stands = partial(self._borne_out, document, item)
            self._worked[key] = self._reckoner.reckoned(document, item, claim, stands)
        return self._worked[key]

    def _found(self, document: Document, item: Figure, claim: Claim) -> _Judged:
        """How a claim stands with what the sources print."""
        key = (document.id, claim.quantity.span.start)
        if key not in self._known:
            self._known[key] = self._judged(document, item, claim)
        return self._known[key]

    def _judged(self, document: Document, item: Figure, claim: Claim) -> _Judged:
        clock = self._timed(document, item, claim)
        if clock is not None and (clock.meeting is not None or claim.quantity.kind is Kind.CLOCK):
            return _told_so(clock.meeting)
        if claim.quantity.vague or claim.quantity.kind in _NO_VALUES:
            placed = placed_otherwise(self._statements, document.prose, claim)
            if placed is None:
                return _told_so(
                    tallied(self._statements, document, item, claim) or shared(self._statements, document.prose, claim)
                )
            return Standing.CONTRADICTED, Meeting.of_the_same(placed, equal=False), []
        cells = _meant(claim, self._binder.meetings(document, item, claim))
        strong = [one for one in cells if one.strong]
        if strong:
            return self._by_cells(document, claim, _best(strong, claim), cells)
        levels = _levels(document.prose, claim, cells)
        standing = _judge([*levels, *_meant(claim, self._testimony.meetings(document, item, claim))], claim)
        if standing[0] is Standing.ABSENT and _claims(document, claim):
            standing = _judge(_meant(claim, self._testimony.meetings(document, item, claim, widely=True)), claim)
        misplaced = standing[1] is not None and standing[1].misplaced
        unsettled = standing[0] is not Standing.SUPPORTED and not misplaced
        if unsettled and (fact := self._testimony.followed(document, claim)):
            return Standing.SUPPORTED, Meeting.of_the_same(fact, equal=True), []
        if standing[0] is Standing.ABSENT and claim.quantity.kind is Kind.PERCENT:
            standing = _told_so(shared(self._statements, document.prose, claim))
        return self._undisputed(document, claim, self._lent(document, item, claim, standing))

    def _by_cells(self, document: Document, claim: Claim, best: Meeting, cells: Sequence[Meeting]) -> _Judged:
        """How a claim stands by a cell that has it, and its row and column: that may have gone the other way."""
        place = best.place
        if place and (way := went_otherwise(document.prose, claim, self._tables.sheets[place[0]], *place[1:])):
            return Standing.CONTRADICTED, replace(best, turned=way), []
        return self._undisputed(document, claim, (Standing.SUPPORTED, best, _differing(cells)))

    def _timed(self, document: Document, item: Figure, claim: Claim) -> Timed | None:
        """What sentences and tables have for a time of the day: what bears it out before what contradicts it.

        None where the figure is none.
        """
        if not is_time(document.prose, claim.quantity):
            return None
        told = timed(self._statements, document, item, claim)
        if told.meeting is not None and told.meeting.equal:
            return told
        held = self._timetables.timed(document, item, claim)
        if held is None or (told.meeting is not None and (held.meeting is None or not held.meeting.equal)):
            return told
        return held._replace(known=held.known or told.known)

    def _undisputed(self, document: Document, claim: Claim, standing: _Judged) -> _Judged:
        """The same, but that a row which nothing names ties no figure out against that of the draft's subject."""
        met = standing[1]
        if met is None or met.place is None or standing[0] is not Standing.SUPPORTED or met.subject is not None:
            return standing
        if met.told or not self._tables.sheets[met.place[0]].labels:
            return standing
        return (Standing.ABSENT, None, []) if self._lending.disputes(document, claim, met.place[0]) else standing

    def _lent(self, document: Document, item: Figure, claim: Claim, standing: _Judged) -> _Judged:
        """How a claim stands by a row that its sentence does not name, where nothing else speaks for it."""
        met = standing[1]
        lent = met is not None and met.lent and standing[0] is Standing.CONTRADICTED
        if not lent and (standing[0] is not Standing.ABSENT or not _claims(document, claim)):
            return standing
        if change := change_in(document.prose, claim.quantity.span):
            fact = self._lending.changed(document, claim, change)
            return (Standing.SUPPORTED, Meeting.of_the_same(fact, equal=True), []) if fact else standing
        found = _judge(_meant(claim, self._lending.meetings(document, claim)), claim)
        return standing if lent and found[0] is not Standing.SUPPORTED else found

    def _borne_out(self, document: Document, item: Figure, claim: Claim) -> Meeting | None:
        """What a source has for a figure of the draft, where it bears it out as it stands."""
        standing, met, _ = self._found(document, item, claim)
        return met if standing is Standing.SUPPORTED else None

    def _is_of_a_name(self, document: Document, claim: Claim) -> bool:
        """Whether a figure is a part of what a row or a column is called, so that it says nothing of either."""
        return self._lending.is_in_a_header(document, claim) or self._lending.is_in_a_label(document, claim)

    def _is_echoed(self, document: Document, item: Figure, claim: Claim, standing: Standing) -> bool:
        """Whether a figure that no source has for its subject stands near by in another form, or for something else.

        Then nothing is said of it either way; a table's rows are told apart too well for that.
        """
        if standing is not Standing.ABSENT or not _claims(document, claim):
            return False
        clock = self._timed(document, item, claim)
        return (
            (clock is not None and clock.known)
            or any(one.equal and not one.conflicts for one in self._binder.meetings(document, item, claim))
            or self._lending.stands_for_the_topic(document, claim)
            or self._is_of_a_name(document, claim)
            or self._lending.stands_in_the_column(document, claim)
            or self._lending.stands_in_a_row_of_its_noun(document, claim)
            or self._lending.stands_below(document, claim)
            or self._reckoned(document, item, claim) is not None
            or self._timetables.lasted(document, item, claim) is not None
            or self._testimony.echoes(document, item, claim)
            or is_part_of_a_name(self._statements, document, claim)
            or rounds_the_text(document, claim, partial(self._borne_out, document, item))
        )


def _levels(prose: str, claim: Claim, cells: Sequence[Meeting]) -> Sequence[Meeting]:
    """The cells that a figure may be held against: a column has how much there was, not by how much it rose or led.

    Nor has it a margin of error, which is told in points as they are.
    """
    span = claim.quantity.span
    points = claim.quantity.kind is Kind.POINTS
    if cells and (points or change_in(prose, span) or is_margin(prose, span)):
        return [one for one in cells if not one.contradicts]
    if cells and claim.when is None and is_begin(prose, span):  # a table has what it came to
        cells = [one for one in cells if not one.contradicts or one.fact.when is not None]
    if cells and (lead := lead_told(prose, span)):  # unless the column is one of majorities
        return [one for one in cells if not one.contradicts or lead in one.fact.label.lower()]
    return cells


def _told_so(found: Meeting | None) -> _Judged:
    """How a share of a whole, a vote or a score stands with what the sources have for it."""
    if found is None:
        return Standing.ABSENT, None, []
    return Standing.SUPPORTED if found.equal else Standing.CONTRADICTED, found, []


def _meant(claim: Claim, met: list[Meeting]) -> list[Meeting]:
    """The values that a figure may mean: a bound also holds of others that it says nothing of."""
    if claim.quantity.qualifier not in BOUNDS:
        return met
    return [one for one in met if not one.equal or is_close(claim, one.fact)]


def _judge(met: Sequence[Meeting], claim: Claim) -> _Judged:
    strong = [one for one in met if one.strong]
    if strong:
        return Standing.SUPPORTED, _best(strong, claim), _differing(met)
    against = [one for one in met if one.contradicts]
    digits = digits_of(claim)
    bound = claim.quantity.qualifier in BOUNDS  # which much meets in a row that nothing names
    weak = [one for one in met if one.supports(digits) and not (bound and one.lent and one.measure is None)]
    sure = [one for one in weak if one.subject and one.measured == 1 and digits >= _SURE]
    if sure and not any(one.place for one in against):  # another day's value for the same contradicts nothing
        return Standing.SUPPORTED, _best(sure, claim), _differing(met)
    if against and not (weak and all(one.lent for one in against)):  # a row that only the sentence before names
        return Standing.CONTRADICTED, _best(against, claim), []
    if weak:
        return Standing.SUPPORTED, _best(weak, claim), []
    return Standing.ABSENT, None, []


def _best(met: Sequence[Meeting], claim: Claim) -> Meeting:
    """The one that shares most with the claim; of several alike the one of its very number, else the first."""
    own = claim.quantity.value
    return max(
        met,
        key=lambda one: (
            *(one.unit is not False, bool(one.subject), bool(one.measure), bool(one.time), one.measured),
            one.fact.value == own,
        ),
    )


def _differing(met: Sequence[Meeting]) -> list[Meeting]:
    """Sources that have another value for the same, to be shown beside the one that confirms."""
    return [one for one in met if one.contradicts and one.unit is not False][: _SHOWN - 1]


def _evidence(met: Sequence[Meeting]) -> tuple[Evidence, ...]:
    passages = list(dict.fromkeys(one.fact.passage for one in met))
    return tuple(Evidence((passage,)) for passage in passages[:_SHOWN])


def _claims(document: Document, claim: Claim) -> bool:
    """Whether a source must have the figure: one that only orders or compares, or is of no certain value, need not.

    Nor need one in a table of the draft's own, which may be worked out, or bear a number that says nothing; nor what
    the text may list itself, or how long something took to change.
    """
    quantity = claim.quantity
    if claim.tabled or quantity.vague or quantity.kind in _NO_VALUES or not claim.terms:
        return False
    if _ASSUMED.match(document.prose, claim.sentence.start, claim.sentence.end):
        return False
    if not quantity.spelt or quantity.value > FEW:
        return True
    return not (quantity.kind is Kind.COUNT or is_stretch(document.prose, claim))
