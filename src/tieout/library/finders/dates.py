"""Answers for dates: the sentence or the row of a source that gives the same date for the same thing, or another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from tieout.library.apart import date_meant
from tieout.library.datings import clause_words, clauses_of, dates_in, is_of_its_year, is_told_from_its_day
from tieout.library.finders.reading import ReadingFinder
from tieout.library.happened import Happened
from tieout.library.prose import Text
from tieout.model import Answer, Dated, Document, Evidence, Item, ItemKind, Moment, Passage, Reason, Span
from tieout.model.answers import DateAnswer
from tieout.model.moments import Precision
from tieout.text.moments import agree, bears_out, run_from
from tieout.text.patterns import lazy
from tieout.text.terms import terms

_LOOKED_AT = 40
_UNTIL = lazy(r"(?i)\s*(?:(?:up\s+)?to|until|till|through|and|[-–—])\s*(?:and\s+including\s+|on\s+)?")
_LED = 1_000
"""So many characters before a sentence tell whom its pronoun means."""
_SHARED = 2
"""So many words at least a sentence shares that gives the same date for the same thing."""


class DateFinder(ReadingFinder):
    """Finds what the sources date as the draft does, and what they date otherwise."""

    kind = ItemKind.DATE

    def find(self, document: Document, item: Item) -> Answer:
        if not isinstance(item, Dated) or (item.moment.is_impossible and item.moment.precision is not Precision.DAY):
            return DateAnswer(reason=Reason.NOT_CHECKABLE)
        self._tables.read_for(document)
        if not item.moment.is_impossible and not self.partial:
            carried = self._datings.elsewhere(document, item.moment, _sentence(item))
            if carried is not None:
                return self._in_other_words(document, item, contradicted=False) or DateAnswer(
                    reason=Reason.NO_SOURCE, undated=carried, searched=self.searched
                )
        return self._in_like_words(document, item)

    def _in_like_words(self, document: Document, item: Dated) -> DateAnswer:
        """What the sentences say that share the words of the draft's, or those that say the same in others."""
        moment, words = item.moment, {one.stem for one in item.terms}
        against: tuple[Passage, Moment] | None = None
        for text, span in self._statements.near([*words, str(moment.year or "")])[:_LOOKED_AT]:
            if len(words & text.stems(span)) < min(_SHARED, len(words)):
                continue
            sentence = text.document.prose[span.start : span.end]
            dates = dates_in(sentence)
            within = [one.span for one in dates]
            theirs = {one.stem for one in terms(sentence) if not any(span.overlaps(one.span) for span in within)}
            if not dates or len(words & theirs) < min(_SHARED, len(words)):
                continue
            if self._statements.by_chance(words & theirs, self._statements.held([str(moment.year or "")])):
                continue
            told = any(bears_out(one, moment) or is_of_its_year(text, one, moment) for one in dates)
            told = told or _runs_from_one_to_the_next(sentence, dates, moment)
            if told and (meant := _meant(document, item, text, span)) is not None:
                against = against or (_passage(text, span), meant)
                continue
            if told or is_told_from_its_day(text, sentence, moment):
                return DateAnswer(evidence=(Evidence((_passage(text, span),)),))
            if against is None and self._is_the_same(document, item, sentence, theirs, dates):
                against = _passage(text, span), dates[0]
        return self._beyond_like_words(document, item, words, against)

    def _beyond_like_words(
        self, document: Document, item: Dated, words: set[str], against: tuple[Passage, Moment] | None
    ) -> DateAnswer:
        """What else is said of a date that no sentence in like words has."""
        told = self._in_other_words(document, item, contradicted=True) if against is None else None
        if told is not None and told.other is None:
            return told
        if item.moment.is_impossible and against is None:
            return DateAnswer(reason=Reason.NOT_CHECKABLE)
        return self._in_tables(item.moment, words) or told or self._otherwise(document, item, words, against)

    def _in_other_words(self, document: Document, item: Dated, *, contradicted: bool) -> DateAnswer | None:
        """What the sentence says that tells in other words of what the draft dates; `contradicted` asks, too, whether
        it has another date."""
        told = self._happened.told(document, item, _sentence(item), partial=self.partial or not contradicted)
        if told is None:
            return None
        evidence = (Evidence((_passage(told.text, told.sentence),)),)
        return DateAnswer(evidence=evidence, reason=Reason.AMBIGUOUS if told.other else None, other=told.other)

    @cached_property
    def _happened(self) -> Happened:
        return Happened(self._statements)

    def _is_the_same(
        self, document: Document, item: Dated, sentence: str, theirs: set[str], dates: Sequence[Moment]
    ) -> bool:
        """Whether a sentence dates what the draft's does: it has its names, and in one clause what the draft says."""
        other = item.moment.is_impossible or agree(item.moment, dates[0]) is False
        if len(dates) != 1 or dates[0].is_impossible or not item.alone or not other:
            return False
        if item.moment.year is None and dates[0].year is None:  # each may be of its own year
            return False
        named = {one.stem for one in item.terms if one.capital and one.span.start > item.terms[0].span.start}
        said = clause_words(document.prose, _sentence(item), item.moment.span)
        told = clause_words(sentence, Span(0, len(sentence)), dates[0].span)
        alike = len(said & told) >= _SHARED and said <= theirs and bool(named) and named <= theirs
        return alike and dates[0].precision is item.moment.precision

    def _otherwise(
        self, document: Document, item: Dated, words: set[str], against: tuple[Passage, Moment] | None
    ) -> DateAnswer:
        moment = item.moment
        if against is None:
            undated = None if self.partial else self._years.unnamed(document, moment, sorted(words))
            return DateAnswer(reason=Reason.NO_SOURCE, undated=undated, searched=self.searched)
        return DateAnswer(evidence=(Evidence((against[0],)),), reason=Reason.AMBIGUOUS, other=against[1])

    def _in_tables(self, moment: Moment, words: set[str]) -> DateAnswer | None:
        """A row or a column of that time in a table that a word of the sentence speaks of."""
        if moment.year is None:
            return None
        sources = self._tables.sharing([*words, str(moment.year)])
        for number, row in self._tables.in_year(moment.year, sources):
            sheet = self._tables.sheets[number]
            told = any(stem in words for one in sheet.numbers for stem in one.stems)
            if told and agree(moment, sheet.when(row)):
                return DateAnswer(evidence=(Evidence((sheet.passage(row, sheet.times[0]),)),))
        return None


def _runs_from_one_to_the_next(sentence: str, dates: Sequence[Moment], moment: Moment) -> bool:
    """Whether a range of days is that from one date of a sentence to the next: "from 14 March until 29 March"."""
    return moment.is_range and any(
        run_from(one, other, moment) and _UNTIL.fullmatch(sentence, one.span.end, other.span.start) is not None
        for one, other in pairwise(dates)
    )


def _meant(document: Document, item: Dated, text: Text, span: Span) -> Moment | None:
    """The date that a source's sentence has for what the draft's clause says, where it has the draft's for another."""
    prose, when = document.prose, item.moment.span
    clause = next((one for one in clauses_of(prose, _sentence(item)) if one.holds(when)), None)
    if clause is None:
        return None
    sentence, led = text.printed(span), text.document.prose[max(0, span.start - _LED) : span.start]
    before = prose[clause.start : when.start]
    return date_meant(prose[slice(*clause)], before, sentence, dates_in(sentence), item.moment, led=led)


def _sentence(item: Dated) -> Span:
    """The sentence of a date, as far as its words go, in the prose."""
    spans = [item.moment.span, *(one.span for one in item.terms)]
    return Span(min(one.start for one in spans), max(one.end for one in spans))


def _passage(text: Text, sentence: Span) -> Passage:
    document = text.document
    span = document.offsets.span(sentence)
    return Passage(text.source, span, document.location(span.start), document.text[span.start : span.end])
