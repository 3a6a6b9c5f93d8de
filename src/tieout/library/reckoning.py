"""Whether a figure that no source prints follows from figures that do stand together and speak of the same.

Asked only of what would otherwise be said to be in no source. What follows plainly, by the words of the draft and of
the source, ties out with its working; what only fits, from figures near by, is neither supported nor missing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain, islice, product
from typing import NamedTuple

from tieout.library.averages import averages
from tieout.library.births import Begun, alive, begun, is_age
from tieout.library.crossing import Crossing
from tieout.library.datings import dates_in, days_at_head
from tieout.library.drafted import Standing, as_drafted, borne_out, twin_of
from tieout.library.given import Asked, Given, Result, as_points
from tieout.library.lasting import is_length, length_near, lies_between, runs_among, runs_in
from tieout.library.prose import Text, Told
from tieout.library.rests import may_be_rest, rest_of
from tieout.library.several import of_several
from tieout.library.statements import Statements
from tieout.library.wholes import is_of_another_part
from tieout.library.worked import alike, results
from tieout.model import Claim, Document, Fact, Figure, Moment, Span
from tieout.model.quantities import Kind, Quantity, Unit
from tieout.text.changing import compares
from tieout.text.claims import read
from tieout.text.clocks import is_of_a_day
from tieout.text.derivation import Derived, Operation
from tieout.text.measures import fits, significant, stands_for
from tieout.text.moments import agree
from tieout.text.patterns import lazy
from tieout.text.restating import is_per_head, is_worked_out, way_told
from tieout.text.terms import carries, stem, subject_stems, tokens, unpossessed
from tieout.text.titles import TITLES

_READ = 12
"""So many of the sentences nearest to a claim are reckoned with."""
_DATED = 3
"""Of so many sentences nearest to a claim, and of those beside them, the dates are held against each other."""
_PAIRS = 4_000
"""Of so many pairs of dates it is tried what lies between: a source may list dates without end."""
_LABELLED = lazy(r":\W*\Z")
"""Before a word that has its capital because a sentence begins with it: "**Harbour:** Work on it took"."""
_YEAR = Unit("year", "months", Decimal(12))
_WORKED = frozenset(map(stem, "together altogether combined jointly sum majority margin difference gap".split()))
"""Words that say that a figure is a sum or a difference, and not of what."""
_SHARED = 2
_FEW = 6
"""Of more figures in each of two sentences some two would fit by chance."""
_MOST = 4
"""Figures of a draft before a sentence with which one of it may be compared."""
_LIST = 40
"""A sentence with more figures is a list: of what follows from what its words say nothing."""
_SINCE = lazy(r"(?i)\bsince\s+(?:\w+\s+)?\d")
_OF = lazy(r"(?i)\bof\s+(?:the\s+|all\s+|its\s+|their\s+|some\s+|about\s+){0,2}\Z")
_MARK = lazy(r"[,;:()—–]|\b(?:while|whereas|but)\b")


class Reckoned(NamedTuple):
    """A fact that was worked out, and whether it is plainly of the claim's subject."""

    fact: Fact
    plain: bool
    dated: bool = False
    """Whether one of the figures that it was worked out from is of the claim's time."""


class Reckoner:
    """Works out figures of drafts from the sentences and the tables of a library."""

    def __init__(self, statements: Statements, crossing: Crossing) -> None:
        self._statements = statements
        self._crossing = crossing
        self._of: tuple[str, Span] | None = None
        self._held: dict[tuple[Text, Span], _Held] = {}

    def reckoned(self, document: Document, figure: Figure, claim: Claim, stands: Standing) -> Reckoned | None:
        """What a claim follows from: what is plain before what is not; None where nothing yields it.

        Points may be of a percentage, which the levels say that they follow from.
        """
        found = self._reckoned(document, figure, claim, stands)
        pointed = as_points(document.prose, claim.quantity)
        if pointed is claim.quantity or (found is not None and found.plain):
            return found
        return self._reckoned(document, figure, replace(claim, quantity=pointed), stands) or found

    def _reckoned(self, document: Document, figure: Figure, claim: Claim, stands: Standing) -> Reckoned | None:
        beside = _beside(document, claim.sentence)
        if len(beside) > _LIST:
            return None
        if self._of != (document.id, claim.sentence):
            self._of, self._held = (document.id, claim.sentence), {}
        change, twin = way_told(document.prose, claim, beside), twin_of(document, claim, beside)
        others = tuple(one.quantity for one in beside if one.quantity.span != claim.quantity.span)
        asked = Asked(document.prose, claim, change, twin, others)
        subject = _Subject.of(document, figure, claim)
        fits: Reckoned | None = None
        for one in chain(
            self._from_draft(document, asked, beside, stands),
            self._from_tables(document, asked, beside, stands),
            self._from_times(subject, asked),
            self._from_prose(subject, asked, beside),
        ):
            if one.plain:
                return one
            fits = fits or one
        fits = fits or next(self._from_two(document, subject, asked, beside, stands), None)
        if fits is None and (fact := of_several(claim, self._told(subject))) is not None:
            fits = Reckoned(fact, False)
        worked = fits or self._between(subject, asked) or self._among_times(subject, asked)
        return worked or next(_from_its_own(document, asked, beside), None)

    def _told(self, subject: _Subject) -> Iterator[Told]:
        """The figures of the sentences that are nearest to a claim."""
        return (told for text, sentence in self._near(subject) for told in text.stated(sentence))

    # -- the draft's own figures ---------------------------------------------------------------------------------------

    def _from_draft(
        self, document: Document, asked: Asked, beside: Sequence[Claim], stands: Standing
    ) -> Iterator[Reckoned]:
        """What follows from the figures of the same sentence, as far as the sources bear these out."""
        given = list(borne_out(document, asked, beside, stands))
        for one in results(asked, document.prose, given):
            if one.plain or asked.tells:
                yield _shown(asked, one, one.plain)

    # -- the sources' tables -------------------------------------------------------------------------------------------

    def _from_tables(
        self, document: Document, asked: Asked, beside: Sequence[Claim], stands: Standing
    ) -> Iterator[Reckoned]:
        """What follows from two cells of one row or column, or from all those of a row."""
        others = [one for one in beside if one.quantity.span != asked.quantity.span and one.states]
        known = [met.place for one in others if (met := stands(one)) is not None and met.place is not None]
        for crossed in self._crossing.crossed(document, asked.claim, beside, known):
            if crossed.shares != (asked.quantity.kind is Kind.PERCENT and not asked.change):
                continue
            for one in (*results(asked, "", crossed.given), *averages(asked, crossed.given)):
                plain = one.plain and (crossed.plain or asked.twin is not None)
                if _of_time(asked.claim, one.of) and (plain or asked.tells or crossed.beside):
                    yield _shown(asked, one, plain)

    # -- the sources' sentences ----------------------------------------------------------------------------------------

    def _from_prose(self, subject: _Subject, asked: Asked, beside: Sequence[Claim]) -> Iterator[Reckoned]:
        """What follows from the figures of one sentence of a source."""
        parted = _parted(asked) if may_be_rest(asked) else []
        wholes: list[tuple[Text, Given]] = []
        parts: list[tuple[Text, Given]] = []
        for text, sentence in self._near(subject):
            if not parted and not subject.is_named(text):
                continue
            if not asked.beside and not self._may_yield(asked, subject, text, sentence):
                continue
            printed, given, fitting = self._given(text, sentence, beside)
            if parted:
                parts += ((text, one) for one in given)
                wholes += ((text, one) for each in parted for one in fitting.get(each.span, ()))
            figures = sum(1 for one in asked.beside if one.span in fitting)
            if not self._speaks(subject, text, sentence, figures):
                continue
            for one in (*results(asked, printed, given), *(_itself(asked, given) if figures else ())):
                if not _of_time(asked.claim, one.of) or _is_of_another_part(asked, printed, given, one):
                    continue
                plain = one.plain and subject.is_met(text, sentence) and _told_apart(asked, printed, given, one)
                if plain or asked.tells:
                    yield _shown(asked, one, plain)
        for text in dict.fromkeys(text for text, _ in wholes):
            own = [[one for home, one in some if home is text] for some in (wholes, parts)]
            yield from (_shown(asked, one, False) for one in rest_of(asked, *own))

    def _from_times(self, subject: _Subject, asked: Asked) -> Iterator[Reckoned]:
        """What lies between two times of the day of one sentence of a source."""
        for text, sentence in self._near(subject) if is_of_a_day(asked.quantity) else ():
            fact = runs_in(asked.claim, asked.beside, text, sentence) if subject.is_named(text) else None
            if fact is not None and self._speaks(subject, text, sentence, 0):
                yield Reckoned(fact, bool(subject.said & text.stems(sentence)))

    # -- two sentences, one after the other ----------------------------------------------------------------------------

    def _from_two(
        self, document: Document, subject: _Subject, asked: Asked, beside: Sequence[Claim], stands: Standing
    ) -> Iterator[Reckoned]:
        """How far apart figures of two sentences are, or what share one is of the other: this is never plain."""
        if not asked.tells or not (
            asked.change or asked.quantity.kind is Kind.PERCENT or is_per_head(document.prose, asked.claim)
        ):
            return
        both = [*_before(document, asked.claim), *beside]
        known = list(borne_out(document, asked, both, stands))
        yield from _across(asked, document.prose, known, asked.claim.sentence.start)
        if compares(document.prose, asked.quantity.span):  # "£278,000 above the lowest bid, £1.87 million"
            known = list(borne_out(document, asked, [*_earlier(document, asked), *beside], stands))
            yield from _across(asked, document.prose, known, asked.claim.sentence.start)
        tried: set[tuple[Text, Span]] = set()
        for text, sentence in self._near(subject):
            for other in text.beside(sentence) if subject.is_named(text) else ():
                if other == sentence or not text.has_number(other):
                    continue
                first, second = sorted((sentence, other))
                if (text, first) in tried:
                    continue
                given = self._given(text, first, beside), self._given(text, second, beside)
                figures = sum(1 for one in asked.beside if any(one.span in each.fitting for each in given))
                if self._speaks(subject, text, sentence, figures):
                    tried.add((text, first))
                    printed, middle = f"{given[0].printed} {given[1].printed}", len(given[0].printed) + 1
                    moved = (_shifted(one, middle) for one in given[1].given)
                    yield from _across(asked, printed, [*given[0].given, *moved], middle)

    def _between(self, subject: _Subject, asked: Asked) -> Reckoned | None:
        """An age or a length of time in years that lies between a date of a sentence near by and one beside it.

        One of the two may be the draft's own. Which of them begins and ends it is a guess: this is never plain.
        """
        aged = asked.quantity.kind is Kind.AGE or is_age(asked.prose, asked.claim)
        if not is_length(asked.claim) and not aged:
            return None
        claim, own = asked.claim, dates_in(asked.prose[slice(*asked.claim.sentence)])
        if aged:
            claim = replace(claim, quantity=replace(claim.quantity, kind=Kind.AGE, unit=_YEAR))
        named = [str(one.year) for one in own if one.year is not None]
        asks = ([*words, *named] for words in (subject.said, subject.all))
        found = dict.fromkeys(one for words in asks for one in self._statements.near(words)[:_DATED])
        near = [(text, sentence) for text, sentence in found if subject.is_named(text)]
        if not aged and (fact := length_near(claim, asked.beside, near)) is not None:
            return Reckoned(fact, False)
        if aged:
            begins = begun(self._statements, subject, claim, asked.prose, near)
        else:
            begins = [(*one, one[0].dated(one[1])) for one in near]
        for text, sentence, one, other in islice(_apart(begins, own, near, aged=aged), _PAIRS):
            if one is not other and (fact := lies_between(claim, one, other, text.passage(sentence))):
                return Reckoned(fact, False)
        fact = alive(self._statements, subject, claim) if aged else None
        return Reckoned(fact, False) if fact is not None else None

    def _among_times(self, subject: _Subject, asked: Asked) -> Reckoned | None:
        """Hours and minutes that lie between any two of the times that a source near by tells: never plain."""
        near = dict.fromkeys(text for text, _ in self._near(subject)) if is_of_a_day(asked.quantity) else {}
        for text in near:
            if (fact := runs_among(asked.claim, text)) is not None:
                return Reckoned(fact, False)
        return None

    def _given(self, text: Text, sentence: Span, beside: Sequence[Claim]) -> _Held:
        """The figures of a source's sentence, kept for as long as it is asked of one sentence of the draft."""
        if (text, sentence) not in self._held:
            printed = text.printed(sentence)
            given = [each for one in text.stated(sentence) for each in Given.all_told(printed, one.claim, one.fact)]
            found = ((one.quantity, _among(one.quantity, given)) for one in beside)
            fitting = {quantity.span: fit for quantity, fit in found if fit}
            self._held[text, sentence] = _Held(printed, given, fitting)
        return self._held[text, sentence]

    def _may_yield(self, asked: Asked, subject: _Subject, text: Text, sentence: Span) -> bool:
        """Whether a sentence may yield a figure that has no other beside it: told before its figures are read."""
        if asked.takes_two and len(text.counted(sentence)) < 2:
            return False
        return self._speaks(subject, text, sentence, 0)

    def _speaks(self, subject: _Subject, text: Text, sentence: Span, figures: int) -> bool:
        """Whether a sentence that shares some figures with the draft's speaks of its subject, and not by chance."""
        shared = subject.all & text.around(sentence) if subject.is_named(text) else frozenset[str]()
        if not shared or (not figures and self._statements.by_chance(shared, self._statements.sources)):
            return False
        return len(shared) + figures >= min(_SHARED, len(subject.all))

    def _near(self, subject: _Subject) -> Iterator[tuple[Text, Span]]:
        """The sentences with figures that are nearest to a claim by its own sentence, then by what leads up to it."""
        near = [*self._statements.near(subject.said)[:_READ], *self._statements.near(subject.all)[:_READ]]
        for text, sentence in dict.fromkeys(near):
            if text.has_number(sentence):
                yield text, sentence


class _Held(NamedTuple):
    """A sentence of a source, its figures, and which of them each figure of the draft's sentence may be."""

    printed: str
    given: Sequence[Given]
    fitting: Mapping[Span, Sequence[Given]]


class _Subject(NamedTuple):
    """The words of a claim: of its own stretch, of its sentence, of that and what leads up to it; and its names."""

    own: frozenset[str]
    said: frozenset[str]
    all: frozenset[str]
    names: tuple[str, ...]

    @classmethod
    def of(cls, document: Document, figure: Figure, claim: Claim) -> _Subject:
        prose, start = document.prose, claim.sentence.start
        near = claim.sentence if is_worked_out(prose, claim) else claim.near
        own = frozenset(one.stem for one in claim.terms if near.holds(one.span)) - _WORKED
        lead = subject_stems(prose[figure.lead.start : figure.lead.end])
        names = [one.span for one in claim.terms if one.capital and one.span.start > start and one.stem not in TITLES]
        names = [one for one in names if not _LABELLED.search(prose, start, one.start)]
        folded = tuple(unpossessed(prose[span.start : span.end].casefold()) for span in names)
        said = frozenset(one.stem for one in claim.terms) - _WORKED
        return cls(own, said, said | lead, folded)

    def is_met(self, text: Text, sentence: Span) -> bool:
        """Whether a sentence has a word of the claim's own stretch, where that has any."""
        return not self.own or bool(self.own & text.stems(sentence))

    def is_named(self, text: Text) -> bool:
        """Whether a source has the names of the claim's sentence."""
        return all(name in text.folded for name in self.names)


def _beside(document: Document, sentence: Span) -> Sequence[Claim]:
    """The figures of a sentence of a draft, in order."""
    claims = read(document.prose).claims
    first = bisect_left(claims, sentence.start, key=lambda one: one.sentence.start)
    last = bisect_left(claims, sentence.end, key=lambda one: one.sentence.start)
    return claims[first:last]


def _before(document: Document, claim: Claim) -> Sequence[Claim]:
    """The figures of the sentence of a draft before a claim's, in its paragraph."""
    claims = read(document.prose).claims
    first = bisect_left(claims, claim.sentence.start, key=lambda one: one.sentence.start)
    last = claims[first - 1].sentence if first else claim.sentence
    between = document.prose[last.end : claim.sentence.start]
    return _beside(document, last) if between.isspace() and "\n\n" not in between else ()


def _earlier(document: Document, asked: Asked) -> Sequence[Claim]:
    """The last figures before a sentence of a draft, wherever they stand, that are counted as a claim's is."""
    claims, own = read(document.prose).claims, asked.quantity
    last = bisect_left(claims, asked.claim.sentence.start, key=lambda one: one.sentence.start)
    alike = (
        one
        for one in reversed(claims[max(0, last - _LIST) : last])
        if (one.quantity.kind, one.quantity.currency, one.quantity.unit) == (own.kind, own.currency, own.unit)
    )
    return [*islice(alike, _MOST)][::-1]


def _across(asked: Asked, text: str, given: Sequence[Given], middle: int) -> Iterator[Reckoned]:
    """What follows from a figure before the middle of a text, and one behind it."""
    given = [one for one in given if one.is_usable]
    sides = [one for one in given if one.span.start < middle], [one for one in given if one.span.start >= middle]
    if max(map(len, sides)) > _FEW:
        return
    for pair in product(*sides):
        yield from (_shown(asked, one, False) for one in results(asked, text, pair) if _of_time(asked.claim, one.of))


def _shifted(given: Given, by: int) -> Given:
    """A figure whose sentence stands so far behind."""
    before = given.before
    moved = Span(before.start + by, before.end + by) if before is not None else None
    return given._replace(span=Span(given.span.start + by, given.span.end + by), before=moved)


def _from_its_own(document: Document, asked: Asked, beside: Sequence[Claim]) -> Iterator[Reckoned]:
    """What follows from the other figures of the draft's sentence as they stand, whatever becomes of these."""
    others = [one for one in beside if one.quantity.span != asked.quantity.span and one.states]
    if not asked.tells or len(others) > _FEW:
        return
    given = as_drafted(document, others)
    yield from (_shown(asked, one, False) for one in results(asked, document.prose, given))


def _told_apart(asked: Asked, printed: str, given: Sequence[Given], result: Result) -> bool:
    """Where a sentence compares several pairs, whether the claim has a word of this one's clause that no other has.

    "From 18.0 to 13.4 with 40 mg, and from 18.3 to 15.6 with placebo": "on placebo" is of the second.
    """
    pairs = [one for one in given if one.before is not None and one.before != one.span]
    if len(pairs) < 2 or result.of[-1] not in pairs:
        return True
    sides = [_sides(printed, one) for one in pairs]
    said = _told(asked.prose[slice(*asked.claim.sentence)])
    own = sides.pop(pairs.index(result.of[-1]))
    mine, others = own.before | own.behind, frozenset[str]().union(*(each.before | each.behind for each in sides))
    # what stands before the first pair is often said of all: "headache days fell from ..."
    telling = [each.behind if own.behind else each.before for each in sides]
    return bool(said & (mine - others)) and not any(said & (each - mine) for each in telling)


def _is_of_another_part(asked: Asked, printed: str, given: Sequence[Given], result: Result) -> bool:
    """Whether a percentage is told of another part of a whole than the one it follows from."""
    if asked.quantity.kind is not Kind.PERCENT or asked.change or len(result.of) < 2:
        return False
    part, whole = result.of[0], result.of[-1]
    parts = [one.span for one in given if one.span != whole.span and alike(one, whole)]
    return is_of_another_part(asked.prose[slice(*asked.claim.near)], printed, part.span, parts)


class _Sides(NamedTuple):
    """The words and numbers of the clause in which a pair stands, before it and behind it."""

    before: frozenset[str]
    behind: frozenset[str]


def _sides(printed: str, later: Given) -> _Sides:
    first, last = sorted((later.before or later.span, later.span))
    start = max((match.end() for match in _MARK.finditer(printed, 0, first.start)), default=0)
    mark = _MARK.search(printed, last.end)
    end = mark.start() if mark else len(printed)
    return _Sides(_told(printed[start : first.start]), _told(printed[last.end : end]))


def _told(text: str) -> frozenset[str]:
    """The words that carry the subject of a text, and its numbers."""
    return frozenset(one.stem for one in tokens(text) if carries(one.stem) or one.stem[0].isdigit())


def _among(quantity: Quantity, given: Sequence[Given]) -> Sequence[Given]:
    """Those of a source's figures that a figure of the draft may be that has two digits at least."""
    return [one for one in given if fits(quantity, one.fact)] if significant(quantity) > 1 else ()


def _parted(asked: Asked) -> list[Quantity]:
    """The other figures of the draft's sentence that it speaks of a part of: "of 1,612 screened"."""
    return [one for one in asked.beside if _OF.search(asked.prose, asked.claim.sentence.start, one.span.start)]


def _itself(asked: Asked, given: Sequence[Given]) -> Iterator[Result]:
    """The figure as it stands, in a sentence that has another of the draft's sentence too."""
    for one in given:
        if one.is_usable and asked.is_of(one) and stands_for(asked.quantity, one.fact):
            fact = one.fact
            derived = Derived(Operation.RATIO, fact.value, fact.interval, fact.printed)
            if asked.admits(derived):
                yield Result(derived, (one,), False, fact.printed)


def _apart(
    begun: Sequence[Begun], own: Sequence[Moment], near: Sequence[tuple[Text, Span]], *, aged: bool
) -> Iterator[tuple[Text, Span, Moment, Moment]]:
    """Each date with which something begins, with each that may end it: of its sentence, the draft's, or one near by.

    What is `aged` may be as old as its source is; where a sentence has other dates, none but these and the draft's.
    """
    begun = [one for one in begun if one[2]]
    dates = [date for text, one in near for each in text.beside(one) for date in text.dated(each)] if begun else []
    if begun:  # "has held the seat since 2014" lasts until the source is written
        lasting = (text for text, sentence in near if aged or _SINCE.search(text.printed(sentence)))
        dates += chain.from_iterable(map(days_at_head, lasting))
    for text, sentence, first in begun:
        there = text.dated(sentence)
        others = [*there, *own] if len(first) < len(there) else [*dates, *own]
        yield from ((text, sentence, one, other) for one, other in product(first, others))


def _of_time(claim: Claim, of: Sequence[Given]) -> bool:
    """Whether one of some figures may be of the time that a claim names."""
    return any(agree(claim.when, one.fact.when) is not False for one in of)


def _shown(asked: Asked, result: Result, plain: bool) -> Reckoned:
    """A result as a fact, its working as printed."""
    derived, last = result.derived, result.of[-1]
    shown = result.shown or derived.shown(asked.quantity.value, signed=False)
    passage = last.fact.passage
    fact = Fact(passage, abs(derived.value), derived.interval, shown, when=asked.claim.when)
    return Reckoned(fact, plain, any(agree(asked.claim.when, one.fact.when) is True for one in result.of))
