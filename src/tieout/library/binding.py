"""Which cell of which table a figure speaks of: by the row's name, the column's words, the time and the unit.

A row is found by the labels that stand in the sentence, those near the figure before all; a column by the words of its
header, of which all must stand in the sentence before its value can contradict the figure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tieout.library.describing import Said, stems_of
from tieout.library.labels import distinctive, grouped, not_held_against, own_labels
from tieout.library.sheet import Sheet
from tieout.library.tabular import Mention, Named, Place, Tables
from tieout.library.topics import topics
from tieout.library.unlike import (
    LIMITS,
    as_limit,
    counts_things,
    is_bare,
    is_in_another_unit,
    is_mirrored,
    is_no_age,
    is_of_another_kind,
)
from tieout.model import Claim, Document, Fact, Figure, Moment, Span, Term
from tieout.model.quantities import Kind, Qualifier
from tieout.text.columns import Profile
from tieout.text.measures import fits, same_unit, significant, stands_for
from tieout.text.moments import agree
from tieout.text.patterns import lazy
from tieout.text.terms import stem, tokens

_LIKELY = 0.9
"""Tables of sources that share so much of what the best one shares are opened first, others if these do not answer."""
_TOGETHER = frozenset(("total", "altogether", "together", "combin", "all", "overall", "between", "across", "both"))
"""Stems with which a sentence gives a sum of all that a table lists."""
_OF_ALL = _TOGETHER | frozenset(map(stem, ("average", "averaged", "mean")))
"""Those, and stems with which it gives what each has of it."""
_HAD = lazy(r"\s+(?:had|has|have|with)\b")
"""Who has something is somebody: "Oban had 52 ships", at the beginning of a sentence."""
_WHOLE = 100
"""A column with more than this counts no percents, if it does not say so."""
_TELLING = 2
"""Digits that tell a number from others of its row."""
_POINTS_BACK = lazy(r"(?i)\b(?:it|its|they|their|them|there|he|his|she|her|this|that|these|those|same)\b")
"""Words by which a sentence speaks of what the one before it does."""
_ROWS = 200
"""Rows looked at for one figure in one table; a label of more rows is that of a group."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A figure beside a value of a source: whether subject, measure, time and unit are the same.

    None where one of the two does not say. `measured` is the share of the header's words that stand in the sentence.
    """

    fact: Fact
    subject: bool | None
    measure: bool | None
    time: bool | None
    unit: bool | None
    equal: bool
    measured: float = 0.0
    alone: bool = True
    """Whether no other value meets the figure in the same way."""
    place: tuple[Place, int, int] | None = None
    """Table, row and column of a cell."""
    told: bool = False
    """Whether sentences around the value share words with the figure's."""
    turned: tuple[str, str] | None = None
    """The words that say which way something went, the draft's and the source's, where these are opposite."""
    misplaced: bool = False
    """Whether a sentence has the figure itself, for something that it lists beside this."""
    lent: bool = False
    """Whether the sentence names no row, and the one before it does."""

    @classmethod
    def of_the_same(cls, fact: Fact, *, equal: bool) -> Meeting:
        """A value that was found as what its source has for the figure's own subject and measure."""
        return cls(fact, True, True, None, None, equal)

    @property
    def conflicts(self) -> bool:
        return self.subject is False or self.time is False or self.unit is False or self.measure is False

    def supports(self, quantity_digits: int) -> bool:
        """Whether the value ties the figure out: equal, with subject or time, nothing against it."""
        if not self.equal or self.conflicts:
            return False
        if self.told:
            return True
        if self.subject:
            return self.measured > 0 or quantity_digits > 1
        return bool(self.time) and (self.measured > 0 or quantity_digits > 2)

    @property
    def strong(self) -> bool:
        """Whether everything that the figure says of itself is met."""
        return self.equal and not self.conflicts and bool(self.subject or self.time) and self.measure is True

    @property
    def contradicts(self) -> bool:
        """Whether subject, measure, unit and time are the same and the value is another; or all but the unit are."""
        if self.subject is False or self.time is False:
            return False
        met = bool(self.subject or self.time) and bool(self.measure) and self.alone
        if self.unit is False:
            return met and self.equal and self.fact.measure.known
        return met and not self.equal


class Binder:
    """Binds the figures of drafts to the cells of a library's tables."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def meetings(self, document: Document, figure: Figure, claim: Claim) -> list[Meeting]:
        """The cells that a claim of a draft may speak of."""
        if not self._tables.has_any():
            return []
        words, lead = words_of(document, claim.sentence), words_of(document, figure.lead)
        stems = [one.stem for one in (*words, *lead)]
        found: list[Meeting] = []
        asked: frozenset[int] = frozenset()
        for share in (_LIKELY, 0.0):
            sources = self._tables.sharing(stems, share=share)
            if sources != asked:
                found = self._met(claim, words, lead, document, sources)
            if any(one.strong for one in found):
                break
            asked = sources
        return found

    def _met(
        self, claim: Claim, words: Sequence[Term], lead: Sequence[Term], document: Document, sources: frozenset[int]
    ) -> list[Meeting]:
        """The cells in the tables of some sources that the labels of a sentence name, in short where need be."""
        whole = not_held_against(claim, document.prose, self._tables.mentions(words, document.prose, sources))
        mentions = whole or self.mentions(document, claim, words, sources, whole)
        found = self._met_by(mentions, claim, words, lead, document, sources)
        if whole and not any(one.strong for one in found):
            mentions = self.mentions(document, claim, words, sources, whole)
            if len(mentions) > len(whole):
                return self._met_by(mentions, claim, words, lead, document, sources)
        return found

    def mentions(
        self,
        document: Document,
        claim: Claim,
        words: Sequence[Term],
        sources: frozenset[int],
        whole: Sequence[Mention] | None = None,
    ) -> list[Mention]:
        """The labels of some sources that a few words name, in full (`whole`, if known) or in short, in order."""
        prose = document.prose
        if whole is None:
            whole = not_held_against(claim, prose, self._tables.mentions(words, prose, sources))
        before = cache(lambda: Named(" ".join(prose[slice(*one)] for one in topics(document, claim.sentence.start))))
        short = not_held_against(claim, prose, self._tables.short(words, prose, sources, before))
        return sorted(
            [*whole, *(one for one in short if not any(each.span.overlaps(one.span) for each in whole))],
            key=lambda one: one.span.start,
        )

    def _met_by(
        self,
        mentions: Sequence[Mention],
        claim: Claim,
        words: Sequence[Term],
        lead: Sequence[Term],
        document: Document,
        sources: frozenset[int],
    ) -> list[Meeting]:
        """The cells that some labels name, or, where none is named, those before; of a whole, columns that add up."""
        prose = document.prose
        if claim.whole or (not mentions and not _TOGETHER.isdisjoint(one.stem for one in words)):
            added = list(self._added(claim, sources, Said(words, lead, mentions, prose, claim)))
            if added or claim.whole:
                return added
        lent = not mentions and not self.names_another(document, claim, sources)
        late = bool(mentions) and not claim.tabled and all(one.span.start >= claim.near.end for one in mentions)
        before = self.mentions(document, claim, lead, sources) if lent or late else []
        if lent:
            mentions = before[-2:]
        rows = list(self.rows(claim, mentions))
        rows += list(self._dated_rows(claim, {sheet for sheet, _, _ in rows}, sources))
        found: list[Meeting] = []
        said = Said(words, lead, mentions, prose, claim)
        told = self._tables.headed(one.stem for one in words if not claim.quantity.span.holds(one.span))
        if any(sheet in told for sheet, _, _ in rows):
            rows = [row for row in rows if row[0] in told or not self._tables.sheets[row[0]].says_what]
        for sheet, numbers, named in grouped(rows):
            found += self._cells(sheet, numbers, named, claim, said)
        found += self._of_other_tables(claim, mentions, said)
        if late:
            found = [replace(one, alone=False) for one in found]  # what another figure is of is named for that one
        for one in before[:1]:  # "it" is what the sentence before begins with, whatever else that names
            found += self._confirmed(claim, one, Said(words, lead, before[:1], prose, claim))
        if not (lent and mentions):
            return found
        alone = _OF_ALL.isdisjoint(one.stem for one in words)  # "across both ports" is of no one row
        alone = alone and not self._is_of_another_row(claim, found, prose)
        return [replace(one, lent=True, alone=one.alone and alone and not self._is_counted_there(one)) for one in found]

    def _is_of_another_row(self, claim: Claim, found: Sequence[Meeting], prose: str) -> bool:
        """Whether a sentence that nothing ties to the one before it has the figure of another row of the column."""
        if _POINTS_BACK.search(prose, *claim.sentence) or digits_of(claim) < _TELLING:
            return False
        for place, _, column in {one.place for one in found if one.place is not None and one.contradicts}:
            sheet = self._tables.sheets[place]
            profile = sheet.profiles[column]
            rows = [row for row, _ in sheet.parts] if len(sheet.parts) <= _ROWS else []
            if any((fact := sheet.fact(row, profile)) is not None and fits(claim.quantity, fact) for row in rows):
                return True
        return False

    def _is_counted_there(self, met: Meeting) -> bool:
        """Whether a cell stands below a name, so that its row says what is counted: then none is lent."""
        place = met.place
        return place is not None and any(one.number == place[2] for one in self._tables.sheets[place[0]].named)

    def _of_other_tables(self, claim: Claim, mentions: Sequence[Mention], said: Said) -> Iterator[Meeting]:
        """The cells of the rows named before a figure, in tables of which no label stands near it; they only confirm.

        In "Oban earned £4m on net sales of £31m" net sales are a row of one table, and those of Oban in another.
        """
        near = {sheet for one in own_labels(claim, mentions) for sheet, _, _ in one.cells}
        before = [one for one in mentions if one.span.end <= claim.quantity.span.start]
        apart = [one for one in before if any(cell[0] not in near for cell in one.cells)]
        for one in apart[-1:]:
            cells = tuple(cell for cell in one.cells if cell[0] not in near)
            yield from self._confirmed(claim, replace(one, cells=cells), said)

    def _confirmed(self, claim: Claim, mention: Mention, said: Said) -> Iterator[Meeting]:
        """The cells of the rows that one label names; they contradict nothing."""
        for sheet, rows, named in grouped(self.rows(claim, [mention])):
            for met in self._cells(sheet, rows, named, claim, said):
                yield replace(met, alone=False)

    def names_another(self, document: Document, claim: Claim, sources: frozenset[int]) -> bool:
        """Whether a sentence that names no row speaks of somebody by name: then no label before it is its subject."""
        near = [one for one in claim.terms if one.capital and claim.near.holds(one.span)]
        return any(
            one.span.start > claim.sentence.start
            or _HAD.match(document.prose, one.span.end)
            or self._tables.begins(one.stem, sources)
            for one in near
            if not any(place[0] in sources for place in self._tables.headed((one.stem,)))
        )

    def _added(self, claim: Claim, sources: frozenset[int], said: Said) -> Iterator[Meeting]:
        """The columns whose numbers of the figure's time add up to it, where the sentence says what they count."""
        for _, sheet in self._tables.among(sources):
            if not sheet.whole:
                continue
            rows = [row for row, when in sheet.parts if agree(claim.when, when) is not False]
            for one in sheet.numbers:
                if agree(claim.when, one.when) is not False:
                    for group in [*said.alike(sheet, rows, one), *([rows] if said.fit(one, sheet)[1] else [])]:
                        fact = sheet.added(group, one)
                        if fact is not None and fits(claim.quantity, fact):
                            yield _meeting(claim, fact, True, True, 1.0, None)

    # -- rows --------------------------------------------------------------------------------------------------------

    def rows(self, claim: Claim, mentions: Sequence[Mention]) -> Iterator[tuple[Place, int, bool]]:
        """The rows that the labels near a figure name, of each table those that most labels name."""
        own = own_labels(claim, mentions)
        scores: Counter[tuple[Place, int]] = Counter()
        named: set[tuple[Place, int]] = set()
        for mention in mentions:
            mine = mention in own
            for sheet, row in distinctive(mention):
                scores[sheet, row] += 2 if mine else 1
                if mine:
                    named.add((sheet, row))
        best: dict[Place, int] = {}
        for sheet, row in named:
            best[sheet] = max(best.get(sheet, 0), scores[sheet, row])
        for sheet, row in sorted(named):
            if scores[sheet, row] == best[sheet]:
                yield sheet, row, True

    def _dated_rows(
        self, claim: Claim, without: set[Place], sources: frozenset[int]
    ) -> Iterator[tuple[Place, int, bool]]:
        """The rows of the figure's year, of tables whose rows are told apart by their time."""
        if claim.when is None or claim.when.year is None:
            return
        rows = self._tables.in_year(claim.when.year, sources)
        per_sheet = Counter(sheet for sheet, _ in rows)
        for sheet, row in rows:
            if sheet not in without and per_sheet[sheet] <= 12:
                yield sheet, row, False

    # -- columns -----------------------------------------------------------------------------------------------------

    def cells(
        self, number: Place, rows: Sequence[int], claim: Claim, words: Sequence[Term], document: Document
    ) -> list[Meeting]:
        """The cells of some rows that are lent to a sentence, which names none: "the court" for "Ellerby Court"."""
        sheet = self._tables.sheets[number]
        names = {one.stem for row in rows[:1] for one in tokens(sheet.name(row))}
        meant = [Mention(one.span, (one.stem,), ()) for one in words if one.stem in names]
        found = self._cells(number, rows, True, claim, Said(words, (), meant, document.prose, claim))
        return [replace(one, alone=one.alone and not self._is_counted_there(one)) for one in found]

    def _cells(self, number: Place, rows: Sequence[int], named: bool, claim: Claim, said: Said) -> list[Meeting]:
        sheet = self._tables.sheets[number]
        kept = [row for row in rows[:_ROWS] if agree(claim.when, sheet.when(row)) is not False]
        if claim.when is not None and claim.when.ends is not None:  # "2022–23" overlaps two others, and is neither
            kept = [row for row in kept if _is_the_same(claim.when, sheet.when(row))] or kept
        columns = [one for one in sheet.numbers if agree(claim.when, one.when) is not False]
        columns = [one for one in columns if not is_of_another_kind(claim, one, sheet)]
        if claim.quantity.qualifier is Qualifier.AT_MOST:
            limits = [one for one in columns if not LIMITS.isdisjoint(one.stems) and said.is_near(one)]
            columns = limits or columns
        fits, spared = _fitted(sheet, kept, columns, claim, said)
        columns = [one for one in columns if one.number in fits]
        fullest = max((len(stems_of(one, sheet)) for one in columns if fits[one.number][1]), default=0)
        subject = (True if len({sheet.name(row) for row in kept}) == 1 else None) if named else None
        found = []
        for row in kept:
            for one in columns:
                share, full = fits[one.number]
                full = full and len(stems_of(one, sheet)) == fullest
                if not one.stems and said.names_all(sheet, row):
                    share, full = 1.0, True
                if fullest and not full and one.number not in spared and (share or stems_of(one, sheet)):
                    continue  # another column is what the sentence speaks of
                fact = sheet.fact(row, one, claim.quantity.kind)
                if fact is not None:
                    place = (number, row, one.number)
                    met = _meeting(claim, said.as_loss(fact), subject, True if full else None, share, place)
                    aside = sheet.stands(one) is not None and not fact.measure.percent
                    met = replace(met, measure=None) if aside else met  # a spread, or the like, of what is meant
                    apart = is_bare(claim, fact) and not said.has_word_of(one, sheet)
                    found.append(replace(met, alone=False) if apart or _is_past(claim, one, sheet) else met)
        if sheet.holds_pairs and _has_elsewhere(sheet, kept, claim, said):
            found = [replace(one, alone=False) for one in found]
        return _told_apart(found, len(kept) if named or sheet.labels else 1, claim)


def _has_elsewhere(sheet: Sheet, rows: Sequence[int], claim: Claim, said: Said) -> bool:
    """Whether a column that the sentence names has the figure: "6.8 with daily and 5.1 with weekly doses"."""
    named = [one for one in sheet.numbers if said.has_word_of(one, sheet)]
    return any(
        (fact := sheet.fact(row, one)) is not None and fits(claim.quantity, fact) for row in rows for one in named
    )


def _fitted(
    sheet: Sheet, rows: Sequence[int], columns: Sequence[Profile], claim: Claim, said: Said
) -> tuple[dict[int, tuple[float, bool]], set[int]]:
    """How the columns fit, by their numbers, and those that have the figure though sentences before name others."""
    if (named := said.named(sheet)) is not None:
        near = said.is_named_near(sheet)
        taken = not near and any(said.has_elsewhere(sheet.fact(row, named)) for row in rows)
        own = {one.number for one in columns if named.number in (one.number, sheet.stands(one))}
        columns = [one for one in columns if one.number in own] if near else columns
        return {one.number: (1.0, not taken) if one.number in own else (0.0, False) for one in columns}, set()
    fits = {one.number: said.fit(one, sheet) for one in columns}
    led = not any(share for share, _ in fits.values())
    if led:
        fits = {one.number: said.fit(one, sheet, lead=True) for one in columns}
    fits = said.nearest(fits, columns, claim)
    has_own: set[int] | None = None  # found when it is asked for: most sentences name their column before its value
    for one in columns:
        share, full = fits[one.number]
        apart = full and ((claim.when is None and said.leads_another(one)) or is_in_another_unit(claim, one))
        if has_own is None and (led or apart or (full and not said.is_led_by(one))):
            has_own = {each.number for each in columns if any(_has(sheet, row, each, claim) for row in rows)}
        if full and not said.is_near(one) and any(said.has_elsewhere(sheet.fact(row, one)) for row in rows):
            fits[one.number] = share, False
        elif full and has_own and one.number not in has_own and (led or apart or not said.is_led_by(one)):
            fits[one.number] = share, False  # named behind it, or before its sentence, for another figure
    return fits, has_own if led and has_own else set()


def _meeting(
    claim: Claim,
    fact: Fact,
    subject: bool | None,
    measure: bool | None,
    share: float,
    place: tuple[Place, int, int] | None,
) -> Meeting:
    time, unit = agree(claim.when, fact.when), same_unit(claim.quantity, fact)
    equal = stands_for(as_limit(claim.quantity, fact), fact)
    no_share = claim.quantity.kind is Kind.PERCENT and not fact.measure.known and fact.value > _WHOLE
    a_share = claim.quantity.kind is Kind.COUNT and bool(fact.measure.percent) and claim.quantity.value > _WHOLE
    no_share = no_share or a_share
    no_share = no_share or (fact.value < 0 < claim.quantity.value and is_mirrored(claim, fact))
    alone = not (no_share or counts_things(claim, fact) or is_no_age(claim, fact))
    return Meeting(fact, subject, measure, time, unit, equal, share, alone, place)


def _is_past(claim: Claim, column: Profile, sheet: Sheet) -> bool:
    """Whether a figure of no said time may be of another year than its column: one of the table's later ones."""
    own = column.when.year if claim.when is None and column.when is not None else None
    return own is not None and any(one.when is not None and (one.when.year or 0) > own for one in sheet.numbers)


def _has(sheet: Sheet, row: int, column: Profile, claim: Claim) -> bool:
    """Whether a cell has the very number of a claim, in no other unit; one digit without a unit may stand anywhere."""
    fact = sheet.fact(row, column, claim.quantity.kind)
    if fact is None or not fits(claim.quantity, fact):
        return False
    return significant(claim.quantity) >= _TELLING or (fact.measure.known and same_unit(claim.quantity, fact) is True)


def _is_the_same(one: Moment, other: Moment | None) -> bool:
    """Whether two times are the same years."""
    return other is not None and (one.year, one.ends) == (other.year, other.ends)


def _told_apart(found: list[Meeting], rows: int, claim: Claim) -> list[Meeting]:
    """The meetings, those that are one of several alike marked: then none of them can contradict."""
    alike = Counter(_sort(one) for one in found if one.measure)
    silent = claim.when is not None
    return [
        one if alike[_sort(one)] <= 1 and rows <= 1 and not (silent and one.time is None) else replace(one, alone=False)
        for one in found
    ]


def _sort(one: Meeting) -> tuple[object, ...]:
    return one.measure, one.time


def words_of(document: Document, span: Span) -> list[Term]:
    """The words of a stretch of a document's prose."""
    return tokens(document.prose[span.start : span.end], span.start)


def digits_of(claim: Claim) -> int:
    """How many digits tell a claim's figure from others."""
    return significant(claim.quantity)


__all__ = ["Binder", "Meeting", "digits_of", "stems_of", "words_of"]
