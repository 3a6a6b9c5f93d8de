"""Which cell of which table a figure speaks of: by the row's name, the column's words, the time and the unit.

A row is found by the labels that stand in the sentence, those near the figure before all; a column by the words of its
header, of which all must stand in the sentence before its value can contradict the figure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tieout.library.labels import distinctive, grouped, not_held_against, own_labels
from tieout.library.sheet import Sheet
from tieout.library.tabular import Mention, Named, Place, Tables, unitless_key
from tieout.library.topics import topics
from tieout.library.turning import counted_in
from tieout.model import Claim, Document, Fact, Figure, Moment, Span, Term
from tieout.model.quantities import Kind
from tieout.text.columns import Profile
from tieout.text.measures import fits, same_unit, significant, stands_for
from tieout.text.moments import agree
from tieout.text.patterns import lazy
from tieout.text.terms import carries, tokens

_LIKELY = 0.9
"""Tables of sources that share so much of what the best one shares are opened first, others if these do not answer."""
_TOGETHER = frozenset(("total", "altogether", "together", "combin", "all", "overall", "between", "across", "both"))
"""Stems with which a sentence gives a sum of all that a table lists."""
_HAD = lazy(r"\s+(?:had|has|have|with)\b")
"""Who has something is somebody: "Oban had 52 ships", at the beginning of a sentence."""
_LOSS = lazy(r"(?i)\b(?:loss(?:es)?|lost|deficits?|outflows?|shortfalls?|negative|in\s+the\s+red)\b")
_LEADS = lazy(r"\s*+(?:(?:of|at|was|were|:)\s*+)?(?:(?:some|about)\s++)?[$€£¥]?\d")
"""From what is counted to its figure."""
_WHOLE = 100
"""A column with more than this counts no percents, if it does not say so."""
_LIST = 40
"""A sentence of more figures is a list, of which nothing is told apart."""
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
        met = bool(self.subject or self.time) and bool(self.measure) and self.alone and self.time is not False
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
            added = list(self._added(claim, sources, _Said(words, lead, mentions, prose, claim)))
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
        told = self._tables.headed(one.stem for one in words if not claim.quantity.span.holds(one.span))
        if any(sheet in told for sheet, _, _ in rows):
            rows = [row for row in rows if row[0] in told or not self._tables.sheets[row[0]].says_what]
        for sheet, numbers, named in grouped(rows):
            found += self._cells(sheet, numbers, named, claim, _Said(words, lead, mentions, prose, claim))
        found += self._of_other_tables(claim, mentions, _Said(words, lead, mentions, prose, claim))
        if late:
            found = [replace(one, alone=False) for one in found]  # what another figure is of is named for that one
        for one in before[:1]:  # "it" is what the sentence before begins with, whatever else that names
            found += self._confirmed(claim, one, _Said(words, lead, before[:1], prose, claim))
        if not (lent and mentions):
            return found
        alone = _TOGETHER.isdisjoint(one.stem for one in words)  # "across both ports" is of no one row
        return [replace(one, lent=True, alone=one.alone and alone) for one in found]

    def _of_other_tables(self, claim: Claim, mentions: Sequence[Mention], said: _Said) -> Iterator[Meeting]:
        """The cells of the rows named before a figure, in tables of which no label stands near it; they only confirm.

        In "Oban earned £4m on net sales of £31m" net sales are a row of one table, and those of Oban in another.
        """
        near = {sheet for one in own_labels(claim, mentions) for sheet, _, _ in one.cells}
        before = [one for one in mentions if one.span.end <= claim.quantity.span.start]
        apart = [one for one in before if any(cell[0] not in near for cell in one.cells)]
        others = (replace(one, cells=tuple(cell for cell in one.cells if cell[0] not in near)) for one in apart[-1:])
        for one in others:
            yield from self._confirmed(claim, one, said)

    def _confirmed(self, claim: Claim, mention: Mention, said: _Said) -> Iterator[Meeting]:
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
            if not self._tables.headed((one.stem,))
        )

    def _added(self, claim: Claim, sources: frozenset[int], said: _Said) -> Iterator[Meeting]:
        """The columns whose numbers of the figure's time add up to it, where the sentence says what they count."""
        for place, sheet in self._tables.sheets.items():
            if place[0] not in sources or not sheet.whole:
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
        return self._cells(number, rows, True, claim, _Said(words, (), meant, document.prose, claim))

    def _cells(self, number: Place, rows: Sequence[int], named: bool, claim: Claim, said: _Said) -> list[Meeting]:
        sheet = self._tables.sheets[number]
        kept = [row for row in rows[:_ROWS] if agree(claim.when, sheet.when(row)) is not False]
        if claim.when is not None and claim.when.ends is not None:  # "2022–23" overlaps two others, and is neither
            kept = [row for row in kept if _is_the_same(claim.when, sheet.when(row))] or kept
        columns = [one for one in sheet.numbers if agree(claim.when, one.when) is not False]
        columns = [one for one in columns if not _is_of_another_kind(claim, one, sheet)]
        fits = {one.number: said.fit(one, sheet) for one in columns}
        if not any(share for share, _ in fits.values()):
            fits = {one.number: said.fit(one, sheet, lead=True) for one in columns}
        fits = said.nearest(fits, columns, claim)
        for one in columns:
            share, full = fits[one.number]
            if full and not said.is_near(one) and any(said.has_elsewhere(sheet.fact(row, one)) for row in kept):
                fits[one.number] = share, False
        fullest = max((len(stems_of(one, sheet)) for one in columns if fits[one.number][1]), default=0)
        subject = (True if len({sheet.name(row) for row in kept}) == 1 else None) if named else None
        found = []
        for row in kept:
            for one in columns:
                share, full = fits[one.number]
                full = full and len(stems_of(one, sheet)) == fullest
                if not one.stems and said.names_all(sheet, row):
                    share, full = 1.0, True
                if fullest and not full and (share or stems_of(one, sheet)):
                    continue  # another column is what the sentence speaks of
                fact = sheet.fact(row, one, claim.quantity.kind)
                if fact is not None:
                    place = (number, row, one.number)
                    found.append(_meeting(claim, said.as_loss(fact), subject, True if full else None, share, place))
        return _told_apart(found, len(kept) if named or sheet.labels else 1, claim)


def _meeting(
    claim: Claim,
    fact: Fact,
    subject: bool | None,
    measure: bool | None,
    share: float,
    place: tuple[Place, int, int] | None,
) -> Meeting:
    time, unit = agree(claim.when, fact.when), same_unit(claim.quantity, fact)
    equal = stands_for(claim.quantity, fact)
    no_share = claim.quantity.kind is Kind.PERCENT and not fact.measure.known and fact.value > _WHOLE
    return Meeting(fact, subject, measure, time, unit, equal, share, not no_share, place)


def _is_of_another_kind(claim: Claim, column: Profile, sheet: Sheet) -> bool:
    """Whether a column that says no unit stands beside one that counts in the figure's: votes beside their share."""
    if column.measure.known or claim.quantity.kind not in (Kind.PERCENT, Kind.MONEY):
        return False
    percent = claim.quantity.kind is Kind.PERCENT
    return not column.fractions and any(
        one.measure.known and (bool(one.measure.percent) if percent else one.measure.currency is not None)
        for one in sheet.numbers
    )


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


# -- headers ---------------------------------------------------------------------------------------------------------


def stems_of(column: Profile, sheet: Sheet) -> tuple[str, ...]:
    """The words that say what a column counts: its header's, else those of the table's name."""
    if column.stems:
        return column.stems
    return sheet.counted


class _Said:
    """The words of a sentence, of which some name rows, and others say what is counted."""

    def __init__(
        self, words: Sequence[Term], lead: Sequence[Term], mentions: Sequence[Mention], prose: str, claim: Claim
    ) -> None:
        self._claim = claim
        self._figure = claim.quantity.span
        self._near = claim.near
        self._words = words
        self._prose = prose
        self._naming = [one.span for one in mentions]
        self._stems = {one.stem for one in words}
        self._lead = {one.stem for one in lead}
        self._names = {one.stems for one in mentions}

    def fit(self, column: Profile, sheet: Sheet, *, lead: bool = False) -> tuple[float, bool]:
        """What share of a header's words the sentence has, and whether it has all and narrows none of them."""
        stems = stems_of(column, sheet)
        if not stems:
            return 0.0, len(sheet.numbers) == 1 and len(self._naming) > 0
        said = self._stems | self._lead if lead else self._stems
        share = sum(stem in said for stem in stems) / len(stems)
        return share, share == 1 and not (self._is_narrowed(stems) and not lead)

    def alike(self, sheet: Sheet, rows: Sequence[int], column: Profile) -> list[list[int]]:
        """The rows of a long table that count the same, which the sentence names, where no header says what it is."""
        if column.stems:
            return []
        groups: dict[tuple[str, ...], list[int]] = {}
        for row in rows:
            for one in sheet.labels:
                key = unitless_key(sheet.table.cell(row, one.number))
                if key in self._names:
                    groups.setdefault(key, []).append(row)
        return list(groups.values())

    def as_loss(self, fact: Fact) -> Fact:
        """A value below nothing as a sentence has it that calls it a loss: "an outflow of £120,000"."""
        if fact.value >= 0 or not _LOSS.search(self._prose, self._near.start, self._near.end):
            return fact
        low, high = fact.interval
        return replace(fact, value=-fact.value, interval=type(fact.interval)(-high, -low))

    def names_all(self, sheet: Sheet, row: int) -> bool:
        """Whether a row that has several labels, whose it is and what is counted, has them all in the sentence."""
        cells = [cell for one in sheet.labels if (cell := sheet.table.cell(row, one.number))]
        keys = set(map(unitless_key, cells))
        return len(keys) > 1 and keys <= self._names

    def nearest(
        self, fits: dict[int, tuple[float, bool]], columns: Sequence[Profile], claim: Claim
    ) -> dict[int, tuple[float, bool]]:
        """How the columns fit where some that fit wholly are named in the figure's own stretch: the others do not."""
        whole = [one for one in columns if fits[one.number][1]]
        if len(whole) == 1 and claim.paired and self._is_said_after(whole[0].stems, claim):
            return {number: (share, False) for number, (share, _) in fits.items()}
        if len(whole) < 2:
            return fits
        here = {one.stem for one in self._words if claim.near.holds(one.span)}
        own = {one.number for one in whole if here.issuperset(one.stems)}
        if not own or len(own) == len(whole):
            return fits
        return {number: (share, full and number in own) for number, (share, full) in fits.items()}

    def is_near(self, column: Profile) -> bool:
        """Whether the figure's own stretch has a word of a header."""
        return any(one.stem in column.stems for one in self._words if self._claim.near.holds(one.span))

    def has_elsewhere(self, fact: Fact | None) -> bool:
        """Whether another figure of the sentence stands for a value: then that is the one its header speaks of."""
        start, end = self._claim.sentence
        counted = counted_in(self._prose[start:end])
        if fact is None or len(counted) > _LIST:
            return False
        return any(stands_for(one, fact) for one in counted if one.span.start + start != self._figure.start)

    def _is_said_after(self, stems: Sequence[str], claim: Claim) -> bool:
        """Whether the words of a header lead to the next figure alone: "earned £69m on sales of £631m"."""
        end = claim.quantity.span.end
        said = [one for one in self._words if one.stem in stems]
        if not said or any(one.span.start < end for one in said):
            return False
        return _LEADS.match(self._prose, said[-1].span.end, claim.sentence.end) is not None

    def _is_narrowed(self, stems: Sequence[str]) -> bool:
        """Whether another word stands right before the header's words and narrows them: "unsolved thefts"."""
        wanted = set(stems)
        for number, word in enumerate(self._words):
            if word.stem in wanted and number:
                last = self._words[number - 1]
                joined = self._prose[last.span.end : word.span.start] in (" ", "-", "\n")
                plain = not carries(last.stem) or last.stem[0].isdigit() or self._figure.holds(last.span)
                done = self._prose[word.span.start : word.span.end].endswith("ed")  # "the court opened", who did it
                if not joined or last.stem in wanted or plain or done:
                    return False
                return not any(span.holds(last.span) for span in self._naming) and not last.capital
        return False


def digits_of(claim: Claim) -> int:
    """How many digits tell a claim's figure from others."""
    return significant(claim.quantity)


__all__ = ["Binder", "Meeting", "digits_of", "stems_of", "words_of"]
