"""Dates of one happening in other words: what a date's clause says, and whether a source's sentence says the same.

A date is borne out where a sentence of a source has it and says all that the draft's clause says, in its words or in
others for the same happening (`text.happenings`); or where it has two dates of the draft's sentence. It is contradicted
only where a source dates a happening that comes once, of the same subject, in the same year, and its date differs in
the day or in the month alone. What is dated quite otherwise is taken for something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from tieout.library.datings import clauses_of, dates_in, years_of
from tieout.library.prose import Text
from tieout.library.statements import Statements
from tieout.model import Dated, Document, Moment, Span, Term
from tieout.model.moments import Precision
from tieout.text import calendar
from tieout.text.claims import sentences
from tieout.text.happenings import Classes, happenings
from tieout.text.moments import bears_out
from tieout.text.patterns import lazy
from tieout.text.terms import carries, function_stems, subject_stems, terms, tokens

_LOOKED_AT = 40
_PRECISE = (Precision.DAY, Precision.MONTH)
_SHARED = 2
"""Words of a draft's sentence that a source holds which it is about."""
_UNSURE = lazy(
    r"\b(?:not|never|no|nor|\w+n['’]t|postponed|delayed|cancell?ed|rescheduled|originally|instead|plan(?:s|ned)?|due|"
    r"scheduled|expected|proposed|will|would|could|may|might|should|must|to be|another|second|third|other|each|every|"
    r"again|next|previous|earlier|later)\b"
)
"""Words by which something may be of another day: it was put off, or comes again."""
_ASIDE = lazy(r",[^,]*,")
_ANY = lazy(r"\b[Aa]n?\b")
_HEAD = 200
"""Characters at the head of a source where its title and its date stand."""
_FREE = frozenset({"new"})
"""What may be said of a thing without saying which."""
_BESIDE, _REACH = 400, 40
"""So many characters beside a sentence are near it, and so many before a date say that it is a bound."""
_BOUND = lazy(r"\b(?:by|before|after|since|until|till|from|between|to|and|through)(?: the)? $")


class Standing(NamedTuple):
    """A sentence of a source that dates what the draft's does, and the date it has, where that is another."""

    text: Text
    sentence: Span
    other: Moment | None = None


class _Clause(NamedTuple):
    """What a draft says of a date: the words of its clause, the names among them, and what happens there."""

    printed: str
    words: frozenset[str]
    about: frozenset[str]
    """The same with words that any figure may be stated with, such as "report"."""
    names: frozenset[str]
    happens: Classes
    bound: bool
    """Whether something was by or since that day, and not on it."""
    dates: tuple[Moment, ...]
    """Those of the whole sentence."""

    @classmethod
    def of(cls, document: Document, item: Dated, sentence: Span) -> _Clause:
        prose, when, sentence = document.prose, item.moment.span, _whole(document.prose, sentence)
        held = calendar.dates(prose[sentence.start : sentence.end])
        dated = [Span(one.span.start + sentence.start, one.span.end + sentence.start) for one in held]
        clause = _clause(prose, sentence, when)
        said = [one for one in item.terms if clause.holds(one.span) and not any(map(one.span.overlaps, dated))]
        names = frozenset(one.stem for one in said if one.capital and one.span.start > sentence.start)
        beside = [one for one in _beside(prose, clause, when) if not one.isdigit()]
        bound = _is_bound(prose[sentence.start : when.start])
        printed = prose[clause.start : clause.end]
        words = frozenset(one.stem for one in said)
        about = words | (frozenset(beside) - function_stems() - {one.stem for one in item.terms})
        return cls(printed, words, about, names, happenings(beside), bound, held)


class Happened:
    """The dates of a library's sentences by what happened then."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def told(self, document: Document, item: Dated, sentence: Span, *, partial: bool) -> Standing | None:
        """The sentence that bears out a date, or the one that contradicts it; None where there is neither.

        `sentence` is the date's, in the prose. With `partial` sources nothing is contradicted: there may be another.
        """
        moment = item.moment
        if moment.precision not in _PRECISE or moment.is_impossible or moment.relative:
            return None
        clause = _Clause.of(document, item, sentence)
        against: dict[tuple[int, int, int], Standing] = {}
        asked = [*(one.stem for one in item.terms), *(one.stem for one in tokens(item.text))]
        for text, span in self._statements.near(asked)[:_LOOKED_AT]:
            printed = text.printed(span)
            dates = dates_in(printed)
            borne = [one for one in dates if _bears_out(one, moment, text, span)]
            if borne and (_has_two(clause, moment, dates) or self._says(clause, text, span, borne[0])):
                return Standing(text, span)
            for at, one in enumerate(() if borne or partial else dates):
                if _is_otherwise(item, clause, text, span, dates[: at + 1]):
                    against[_parts(one)] = Standing(text, span, one)
        return next(iter(against.values())) if len(against) == 1 else None

    def _says(self, clause: _Clause, text: Text, span: Span, when: Moment) -> bool:
        """Whether a sentence says of a date all that the draft's clause does.

        A name may stand elsewhere in the source, another word near the sentence; what happened has to be told of
        the very date. Of the same day another word of the clause is enough.
        """
        own = text.stems(span)
        meets = clause.happens & _happens_at(text.printed(span), when)
        shared = clause.words & own | _words_for(meets, text.printed(span))
        if not shared or (clause.happens and not meets):
            return False
        if meets and when.day is not None and _shares_more(clause, text.printed(span), meets):
            return True
        left = {one for one in clause.words - own if not happenings([one]) & meets}
        left -= subject_stems(text.document.prose[max(0, span.start - _BESIDE) : span.end + _BESIDE]) if left else set()
        if any(one not in clause.names or not re.search(rf"\b{re.escape(one)}", text.folded) for one in left):
            return False
        return not self._statements.by_chance(shared, self._statements.held([str(when.year or "")]))


def _shares_more(clause: _Clause, printed: str, meets: Classes) -> bool:
    """Whether a sentence has another word of the clause than those that tell what happened."""
    held = {one.stem for one in tokens(printed)}
    return any(one in held and not happenings([one]) & meets for one in clause.about)


def _is_otherwise(item: Dated, clause: _Clause, text: Text, span: Span, dates: Sequence[Moment]) -> bool:
    """Whether a sentence dates the same happening otherwise by the last of some dates, in the day or in the month."""
    printed, other = text.printed(span), dates[-1]
    if not item.alone or clause.bound or not _differs_in_one(item.moment, other):
        return False
    start = dates[-2].span.end if len(dates) > 1 else 0
    told = _clause(printed, Span(start, len(printed)), other.span)
    if _is_bound(printed[: other.span.start]) or any(
        _UNSURE.search(one) for one in (printed[start : told.end], clause.printed)
    ):
        return False
    if _is_heading(text, span):
        meets = clause.happens & _happens_at(printed, other)
        return bool(meets) and all(happenings([one]) & meets for one in clause.words) and _is_about(item, text)
    return _happened_once(item, clause, printed, dates)


def _happened_once(item: Dated, clause: _Clause, printed: str, dates: Sequence[Moment]) -> bool:
    """Whether a sentence tells of the draft's happening, which comes once, and of the same subject, by a date.

    All that the draft's clause says of the subject stands in the sentence, and whom the sentence names before what
    happened (before the date, where that is of another month) stands in the draft's.
    """
    other = dates[-1]
    start = dates[-2].span.end if len(dates) > 1 else 0
    meets, at = _happened_before(printed, start, other.span.start)
    meets &= clause.happens
    if not _comes_once(meets) or _ANY.search(clause.printed):
        return False
    subject = {one for one in clause.about if not happenings([one]) & meets}
    if not subject or not subject <= {one.stem for one in tokens(printed)}:
        return False
    ours = {one.stem for one in item.terms} | clause.about
    if _is_told_closer(printed, subject, ours):
        return False
    until = at if _is_another_day(item.moment, other) else other.span.start
    return all(ours & run for run in _runs(printed, Span(start, until), dates))


def _is_heading(text: Text, span: Span) -> bool:
    """Whether a sentence is a line at the head of a source that is no sentence: its title or its dateline."""
    return span.start < _HEAD and not text.printed(span).rstrip().endswith((".", "!", "?", ":", "”", '"'))


def _is_told_closer(printed: str, subject: set[str], ours: set[str]) -> bool:
    """Whether a sentence says of a word of the subject which it is, as the draft does not: "the interim results"."""
    words = tokens(printed)
    beside = [before for before, one in pairwise(words) if one.stem in subject and not (before.capital or one.capital)]
    return any(carries(one.stem) and one.stem not in ours | _FREE for one in beside)


def _clause(prose: str, sentence: Span, date: Span) -> Span:
    """The clause of a date, with the one beside it where it has no other words: "In May, the pier was shut"."""
    clauses = clauses_of(prose, sentence)
    first = last = next((at for at, one in enumerate(clauses) if date.start < one.end), len(clauses) - 1)
    while last + 1 < len(clauses) and clauses[last].end < date.end:
        last += 1
    while first or last + 1 < len(clauses):
        if _beside(prose, Span(clauses[first].start, clauses[last].end), date):
            break
        first, last = (first - 1, last) if first else (first, last + 1)
    return Span(clauses[first].start, clauses[last].end)


def _comes_once(happens: Classes) -> bool:
    return any(number > 0 for number in happens)


def _whole(prose: str, sentence: Span) -> Span:
    """The sentence that some words of it stand in."""
    start = max(0, sentence.start - _BESIDE)
    for cut in sentences(prose[start : sentence.end + _BESIDE]):
        if cut.start + start <= sentence.start < cut.end + start:
            return Span(cut.start + start, max(cut.end + start, sentence.end))
    return sentence


def _beside(prose: str, clause: Span, date: Span) -> list[str]:
    """The stems of a clause that are none of its date's, and no words of grammar."""
    stems = [one.stem for one in (*tokens(prose[clause.start : date.start]), *tokens(prose[date.end : clause.end]))]
    return [one for one in stems if one not in function_stems()]


def _happens_at(printed: str, when: Moment) -> Classes:
    """What a sentence says last before a date that happened; where it opens with the date, what it says first."""
    before = (happenings([one.stem]) for one in reversed(_telling(printed[: when.span.start])))
    after = (happenings([one.stem]) for one in _telling(printed[when.span.end :]))
    return next(filter(None, chain(before, after)), frozenset())


def _happened_before(printed: str, start: int, end: int) -> tuple[Classes, int]:
    """What the last word of a stretch that tells of a happening tells of, and where it stands."""
    said = ((happenings([one.stem]), one.span.start) for one in reversed(_telling(printed[start:end], start)))
    return next((one for one in said if one[0]), (frozenset(), start))


def _runs(printed: str, stretch: Span, dates: Sequence[Moment]) -> Iterator[set[str]]:
    """The names of a stretch: the stems of words with capitals that stand together.

    The first word of the sentence, its dates, and what stands between two commas are left out.
    """
    passed = [*(one.span for one in dates), *(Span(*one.span()) for one in _ASIDE.finditer(printed, *stretch))]
    run: list[Term] = []
    for one in terms(printed[stretch.start : stretch.end], stretch.start):
        if any(one.span.overlaps(other) for other in passed):
            continue
        if run and (not one.capital or one.span.start > run[-1].span.end + 1):
            yield {each.stem for each in run}
            run = []
        if one.capital and one.span.start:
            run.append(one)
    if run:
        yield {each.stem for each in run}


def _is_another_day(said: Moment, told: Moment) -> bool:
    """Whether two dates are of two days of one month."""
    return said.day is not None and (said.year, said.month) == (told.year, told.month)


def _telling(printed: str, offset: int = 0) -> list[Term]:
    """The words of a stretch that may tell what happened: no name does ("Harbour Holdings")."""
    loud = printed.isupper()
    return [one for one in tokens(printed, offset) if loud or not one.capital or one.span.start == offset]


def _words_for(happens: Classes, printed: str) -> set[str]:
    """The stems by which a sentence tells of some happenings."""
    return {one.stem for one in tokens(printed) if happenings([one.stem]) & happens}


def _is_bound(before: str) -> bool:
    return _BOUND.search(before[-_REACH:]) is not None


def _is_about(item: Dated, text: Text) -> bool:
    """Whether a source speaks of what a date's sentence does: it has all its names, and half of its words."""
    words = {one.stem for one in item.terms}
    names = {one.stem for one in item.terms if one.capital and one.span.start > item.terms[0].span.start}
    held = {one for one in words if one in text.folded}
    return names <= held and len(held) >= max(_SHARED, len(words) // 2)


def _bears_out(told: Moment, said: Moment, text: Text, sentence: Span) -> bool:
    """Whether a date of a source bears out a draft's.

    One without a year is of a year that dates the source, or that the sentence or the one before it names.
    """
    if told.is_impossible or told.relative is not None:
        return False
    if told.year is None and told.month is not None and said.year is not None and not said.is_range:
        same = told.month == said.month and (said.day is None or told.day == said.day)
        return same and said.year in years_of(text) | _years_before(text, sentence)
    return bears_out(told, said)


def _years_before(text: Text, sentence: Span) -> set[int]:
    beside = (text.printed(one) for one in text.beside(sentence) if one.start <= sentence.start)
    return {one.year for printed in beside for one in dates_in(printed) if one.year is not None}


def _has_two(clause: _Clause, said: Moment, told: Sequence[Moment]) -> bool:
    """Whether a source's sentence has two dates of the draft's sentence, or a range from one to the other."""
    if said.year is None:
        return False
    others = [one for one in clause.dates if one.year is not None and _parts(one) != _parts(said)]
    own = [one for one in told if bears_out(one, said)]
    second = [one for one in told if any(bears_out(one, other) for other in others)]
    return any(one is not two or one.is_range for one in own for two in second)


def _differs_in_one(said: Moment, told: Moment) -> bool:
    """Whether two dates of one year differ in the day or the month alone, as far as the draft names them."""
    if told.is_impossible or told.is_range or told.relative is not None or said.is_range:
        return False
    if said.year is None or said.year != told.year or None in (said.month, told.month):
        return False
    if said.day is None:
        return said.month != told.month
    return told.day is not None and (said.month == told.month) != (said.day == told.day)


def _parts(moment: Moment) -> tuple[int, int, int]:
    return moment.year or 0, moment.month or 0, moment.day or 0


__all__ = ["Happened", "Standing"]
