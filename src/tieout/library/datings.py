"""Whether the sources give a year for what the draft dates by it, or only for something else.

What a date dates is told by the words of its clause. Where the sentence that shares most of these has not that year,
and none that has it shares more than a few of them, the year was carried over from another event.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, takewhile
from typing import NamedTuple

from tieout.library.lives import is_of_a_life
from tieout.library.prose import Text
from tieout.library.statements import Statements
from tieout.library.tabular import Tables
from tieout.model import Document, Moment, Span, Unnamed
from tieout.model.moments import Precision
from tieout.text.calendar import dates
from tieout.text.lifetimes import lifetimes
from tieout.text.moments import bears_out
from tieout.text.patterns import lazy
from tieout.text.terms import carries, stem, subject_stems, terms

_FEW = 0.2
"""A sentence of that year shares so much of the weight of the clause at the most, and another so much more."""
_MORE = 0.2
_MUCH = 4
"""Words of a clause that says enough for one of the year in a source to share a word of it."""
_SPOKEN_OF = 2
"""Words of it that a sentence shares which speaks of the same."""
_LEAST_WEIGHT = 0.1
_HEAD = 200
"""Characters of the lines at the head of a source whose dates may be those of all of it."""
_LISTED = 4
"""So many dates in a sentence are a list."""
_A_YEAR = 366
_A_WEEK = 7
_OPENING = 400
"""Characters in which a source is likely to say of when it is."""
_HEADING = 4
"""Words of a heading, whose year is that of the sentence behind it."""
_DETERMINED = lazy(r"(?:\b(?:the|an?|its|their|his|her|our|this)|['’]s)\s$", re.IGNORECASE)
_PRONOUN = lazy(r"\W*(?:He|She|It|They|His|Her|Its|Their)\b")
_BEHIND = lazy(r"[ \n]([^\W\d_]{3,})")
_OF_A_CHANGE = 60
_SINCE = lazy(r"(?i)\bby\s[^.;,]{1,40}\ssince\s\Z")
"""Behind how much something changed: "has slipped by six points since November 2024"."""
_REACH = 12
"""So many characters before a date tell that it belongs to the word behind it."""
_DATED = frozenset({Precision.DAY, Precision.MONTH, Precision.QUARTER, Precision.YEAR})
_STATED = """
take takes took taken place happen happened occur occurred held hold date dated begin began write writes wrote written
say says said tell tells told speak spoke spoken letter
"""
_STATING = frozenset(map(stem, _STATED.split()))
"""Words that say that something was at a time, or was said then, and not what."""


_LIVING = frozenset(map(stem, "born birth died dies death life lived aged age".split()))
"""What the dates of a life in brackets behind a name say without a word."""


class _Near(NamedTuple):
    """A sentence of a source: its words, and the years that it names, or that are named for it."""

    stems: frozenset[str]
    years: frozenset[int]
    printed: str

    def of_year(self, year: int) -> frozenset[str]:
        """The words that may be of a year: of a list of dates, "Doe (1598-1629), Roe (1629-1637)", only some are."""
        dates = dates_in(self.printed)
        listed = len(dates) >= _LISTED
        own = self._beside(year) if listed and self._beside(year) else self.stems
        lives = (one for one in lifetimes(self.printed, dates) if year in (one.born.year, one.died and one.died.year))
        return own.union(*(one.name | _LIVING for one in lives))

    def _beside(self, year: int) -> frozenset[str]:
        """The words of the clauses in which it names a year, or before the brackets in which it does."""
        clauses = clauses_of(self.printed, Span(0, len(self.printed)))
        found: set[str] = set()
        for one in dates_in(self.printed):
            at = next((at for at, clause in enumerate(clauses) if one.span.start < clause.end), 0)
            if year in _covered(one):
                bracketed = at and self.printed[: one.span.start].rstrip().endswith("(")
                found |= subject_stems(self.printed[clauses[at - bool(bracketed)].start : clauses[at].end])
        return frozenset(found)

    def dated_by(self, year: int) -> frozenset[str]:
        """The words of the clauses in which it names a year; all of them where it has it from elsewhere."""
        whole = Span(0, len(self.printed))
        own = [one for one in dates_in(self.printed) if year in _covered(one)]
        return frozenset().union(*(clause_words(self.printed, whole, one.span) for one in own)) if own else self.stems


class Datings:
    """The years of a library's sentences by what they date."""

    def __init__(self, statements: Statements, tables: Tables) -> None:
        self._statements = statements
        self._tables = tables

    def elsewhere(self, document: Document, moment: Moment, sentence: Span) -> Unnamed | None:
        """The year of a document's date, where sources name it, but for something else; None where nothing is known.

        `sentence` is the one of the date, in the prose. What a table of that year is of is too little said to tell.
        """
        if moment.year is None or moment.precision not in _DATED or moment.relative or moment.fault or moment.bc:
            return None
        words = clause_words(document.prose, sentence, moment.span)
        if _SINCE.search(document.prose, max(0, moment.span.start - _OF_A_CHANGE), moment.span.start):
            return None  # how much it has changed since is told of a time that the source need not name
        found = self._statements.near([*words, str(moment.year)])
        if is_of_a_life(document.prose, moment, sentence, found):
            return Unnamed(str(moment.year), document.offsets.span(moment.span), elsewhere=True)
        if len(words) < _SPOKEN_OF:  # "and runs until March 2028" says too little of what
            return None
        near = [self._read(text, span, moment) for text, span in found]
        if not _is_carried_over(words, moment.year, near) or self._tables.names_year(moment.year):
            return None
        if _is_called_so(_named_by(document.prose, moment), moment, near):
            return None
        if moment.day is not None and any(moment.first == day.first for text, _ in found for day in days_at_head(text)):
            return None  # "the announcement of 17 November", which is so dated
        return Unnamed(str(moment.year), document.offsets.span(moment.span), elsewhere=True)

    def _read(self, text: Text, span: Span, moment: Moment) -> _Near:
        prose = text.document.prose
        before = prose[text.beside(span)[0].start : span.start]
        printed = text.printed(span)
        years = _years_in(printed) | _years_later(printed) | years_of(text)
        if len(terms(before)) <= _HEADING:
            years |= _years_in(before)
        if moment.year is not None and any(is_of_its_year(text, one, moment) for one in dates_in(printed)):
            years |= {moment.year}
        stems = text.stems(span)
        if _PRONOUN.match(printed):  # "It was floated in 1961" is of whom the sentence before names
            stems |= {one.stem for one in terms(before) if one.capital}
        return _Near(stems, years, printed)


def _is_carried_over(words: set[str], year: int, near: Sequence[_Near]) -> bool:
    """Whether the sentences of a year share few of a clause's words, and another more, or their clauses none."""
    held = Counter(chain.from_iterable(words & one.stems for one in near))
    weights = {one: max(_LEAST_WEIGHT, math.log((len(near) + 1) / (held[one] + 0.5))) for one in sorted(words)}
    whole = sum(weights.values())
    of_year, of_others = 0.0, 0.0
    for one in near:
        named = year in one.years
        share = sum(weights[word] for word in sorted(words & (one.of_year(year) if named else one.stems))) / whole
        if named:
            of_year = max(of_year, share)
        else:
            of_others = max(of_others, share)
    named = any(year in one.years for one in near)
    if not named or of_year > _FEW:
        return False
    return of_others - of_year >= _MORE or _is_of_none(words, year, near)


def _is_of_none(words: set[str], year: int, near: Sequence[_Near]) -> bool:
    """Whether a clause says much that the sources speak of, and no clause that has the year shares a word of it."""
    told = len(words) >= _MUCH and any(len(words & one.stems) >= _SPOKEN_OF for one in near)
    return told and not any(words & one.dated_by(year) for one in near if year in one.years)


def _is_called_so(named: str, moment: Moment, near: Sequence[_Near]) -> bool:
    """Whether a sentence, too, calls something by a date: what is said of "the 2016-17 season" is of that."""
    told = ((one.printed, date) for one in near if named for date in dates_in(one.printed))
    same = ((printed, one) for printed, one in told if (one.first, one.last) == (moment.first, moment.last))
    return any(_named_by(printed, one) == named for printed, one in same)


def _named_by(prose: str, date: Moment) -> str:
    """The stem of the word that a date tells which it is: of "the 2016-17 season" that of "season"; empty of others."""
    if _DETERMINED.search(prose, max(0, date.span.start - _REACH), date.span.start) is None:
        return ""
    behind = _BEHIND.match(prose, date.span.end)
    named = stem(behind[1].lower()) if behind else ""
    return named if named and carries(named) else ""


def years_of(text: Text) -> frozenset[int]:
    """The years that date a source as a whole: that of its metadata, those of its title or dateline."""
    date = text.document.metadata.date or ""
    told = frozenset({int(date[:4])}) if date[:4].isdecimal() else frozenset()
    return told | _years_in(_head_of(text))


def is_of_its_year(text: Text, told: Moment, said: Moment) -> bool:
    """Whether a source's day without a year is the one that a draft gives with its year, by when the source is of.

    A report of March 2025 that has "since 12 October" and "on 5 April" means the last and the next.
    """
    if told.year is not None or told.day is None or (told.month, told.day) != (said.month, said.day):
        return False
    days = [one.first for one in _opening(text) if one.precision is Precision.DAY and one.first]
    if days:
        return said.first is not None and any(abs((said.first - day).days) <= _A_YEAR for day in days)
    return said.year is not None and any(abs(said.year - year) <= 1 for year in years_of(text))


def is_told_from_its_day(text: Text, sentence: str, said: Moment) -> bool:
    """Whether a source's "today", "yesterday" or "Monday" is the day that a draft gives, by when the source is of."""
    if said.day is None or said.first is None or not any(map(_is_of_a_day, dates_in(sentence))):
        return False
    days = {one.first for one in _opening(text) if one.precision is Precision.DAY and one.first}
    if len(days) != 1:
        return False
    written = days.pop()
    told = [one for one in dates(sentence, anchor=written) if _is_of_a_day(one)]
    near = abs((said.first - written).days) < _A_WEEK
    return any(bears_out(one, said) if one.first else near and one.weekday == said.first.weekday() for one in told)


def _is_of_a_day(moment: Moment) -> bool:
    """Whether it names a day by another, or a weekday alone."""
    weekday = moment.weekday is not None and moment.day is None
    return moment.precision is Precision.DAY and (moment.relative is not None or weekday)


def _opening(text: Text) -> Sequence[Moment]:
    """The dates at the head of a source, and that of its metadata."""
    return dates_in(f"{text.document.metadata.date or ''}\n{text.document.prose[:_OPENING]}")


def days_at_head(text: Text) -> Sequence[Moment]:
    """The days among these: when a source was written, or what it is of."""
    return [one for one in _opening(text) if one.precision is Precision.DAY and one.year is not None]


def _head_of(text: Text) -> str:
    """The lines at the head of a source that are no sentences: its title, its dateline; nothing where it has none."""
    *lines, _ = text.document.prose[:_HEAD].split("\n")
    return "\n".join(takewhile(lambda line: not line.rstrip().endswith("."), lines))


@lru_cache(maxsize=1 << 10)
def dates_in(sentence: str) -> tuple[Moment, ...]:
    """The dates of a source's sentence, which one date of a draft after another is held against."""
    return dates(sentence)


@lru_cache(maxsize=1 << 10)
def _years_in(sentence: str) -> frozenset[int]:
    return frozenset(chain.from_iterable(map(_covered, dates_in(sentence))))


def _years_later(sentence: str) -> frozenset[int]:
    """The years that a sentence gives as so many years from another: "in 1803, and three years later"."""
    found = dates_in(sentence)
    off = {one.relative.count for one in found if one.relative is not None and one.relative.unit == "year"}
    return frozenset(one.year + count for one in found if one.year is not None for count in off)


def _covered(moment: Moment) -> Iterator[int]:
    """The years that a date names or runs over."""
    if moment.year is not None:
        yield moment.year
    if moment.first is not None and moment.last is not None and moment.last.year - moment.first.year < _LONGEST:
        yield from range(moment.first.year, moment.last.year + 1)


_LONGEST = 120
"""Years of a range that are counted one by one."""


def clause_words(prose: str, sentence: Span, date: Span) -> set[str]:
    """The words of a date's clause that say what was then."""
    clause = _clause(prose, sentence, date)
    said = (*terms(prose[clause.start : date.start]), *terms(prose[date.end : clause.end]))
    return {one.stem for one in said if one.stem not in _STATING}


def _clause(prose: str, sentence: Span, date: Span) -> Span:
    """The clause of a sentence that a date stands in."""
    start = max((one.end() for one in _mark().finditer(prose, sentence.start, date.start)), default=sentence.start)
    after = _mark().search(prose, date.end, sentence.end)
    return Span(start, after.start() if after else sentence.end)


def clauses_of(prose: str, sentence: Span) -> list[Span]:
    """The clauses of a sentence, in order; a comma or a dash between digits parts none."""
    found = _mark().finditer(prose, sentence.start, sentence.end)
    marks = [Span(*one.span()) for one in found if not prose[max(0, one.start() - 1) : one.end() + 1 : 2].isdigit()]
    starts = [sentence.start, *(one.end for one in marks)]
    return [Span(start, end) for start, end in zip(starts, [*(one.start for one in marks), sentence.end], strict=True)]


@cache
def _mark() -> re.Pattern[str]:
    """What one clause ends with and the next begins with."""
    return re.compile(r"[,;:—–()]|--|\b(?:and|but|while|whereas|when|after|before|who|which|where)\b", re.IGNORECASE)


__all__ = [
    "Datings",
    "clause_words",
    "clauses_of",
    "dates_in",
    "days_at_head",
    "is_of_its_year",
    "is_told_from_its_day",
    "years_of",
]
