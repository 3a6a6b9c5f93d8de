"""When somebody was born, or something founded, by the sentences of a library: what an age is counted from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeAlias

from tieout.library.datings import dates_in
from tieout.library.prose import Text
from tieout.library.statements import Statements
from tieout.model import Claim, Fact, Moment, Span
from tieout.model.quantities import Interval, Kind
from tieout.text.lifetimes import Lifetime, lifetimes
from tieout.text.measures import counted_behind
from tieout.text.patterns import lazy

Begun: TypeAlias = tuple[Text, Span, Sequence[Moment]]
"""A sentence, and the dates in it with which something begins."""
_READ = 12
"""So many of the sentences nearest to a claim are read for births."""
_TOLD = 3
"""So many births are reckoned from."""
_STALE = 20
"""So many years a text may be older than the age that somebody has who was alive in it."""
_BORN = "born"
_BIRTH = lazy(r"(?i)\bborn\b")
_FOUNDED = lazy(r"(?i)\b(?:founded|established|opened|started|launched|built|formed|created|begun|since)\b")
_YEAR = lazy(r"(?<![\d.,])(?:1[5-9]|20)\d\d(?![\d.,]*\d)")
_WAS = lazy(r"(?i)\b(?:was|were|is|turned|being)\s+(?:(?:only|just|still|then|about|around)\s+){0,2}\Z")
_WHEN_WAS = lazy(r"(?i)\bwhen\s+(?:he|she|they)\s+(?:was|were)\s+(?:(?:only|just|still|about|around)\s+)?\Z")
_AT = lazy(r"(?i)\b(?:at|aged|at\s+age|age\s+of)\s+(?:about\s+|around\s+|just\s+|only\s+)?\Z")
_WHEN = lazy(r"\s+(?:when|at\s+the\s+time|at\s+his|at\s+her)\b")
_NAMED = lazy(r"\b[A-Z][\w'’-]+(?:,\s+(?:now\s+)?|\s+\()\Z")
_ASIDE = lazy(r"\s*[,)]")


class Subject(Protocol):
    """The words of a claim and of what leads up to it."""

    @property
    def said(self) -> frozenset[str]: ...

    @property
    def all(self) -> frozenset[str]: ...

    def is_named(self, text: Text) -> bool: ...


def begun(
    statements: Statements, subject: Subject, claim: Claim, prose: str, near: Sequence[tuple[Text, Span]]
) -> list[Begun]:
    """The sentences that say when something was founded or somebody was born, and the dates they say it with."""
    founded = [(text, one, text.dated(one)) for text, one in near if _FOUNDED.search(text.printed(one))]
    names = {one.stem for one in claim.terms if one.capital}
    births = (one for one in statements.near([*subject.all, _BORN])[:_READ] if subject.is_named(one[0]))
    born = [(text, one, birth) for text, one in births if (birth := _birth(text, one, names))]
    lived = ((text, one, [life.born]) for text, one, life in _lives(statements, subject))
    own = prose[slice(*claim.sentence)]
    said = [near[0]] if near and _BIRTH.search(own) else []
    return [*founded, *born[:_TOLD], *lived, *((text, one, dates_in(own)[:1]) for text, one in said)]


def alive(statements: Statements, subject: Subject, claim: Claim) -> Fact | None:
    """The fact that somebody is of an age by a birth that a source tells, and by when that source may be of."""
    value = claim.quantity.value
    for text, one, life in _lives(statements, subject):
        latest = max((int(found.group()) for found in _YEAR.finditer(text.document.prose)), default=0)
        year = life.born.year or 0
        if life.died is None and latest <= year + value + 1 <= latest + _STALE + 1:
            return Fact(text.passage(one), value, Interval(value, value), f"born {life.born.text}", when=claim.when)
    return None


def _lives(statements: Statements, subject: Subject) -> Iterator[tuple[Text, Span, Lifetime]]:
    """The lifetimes in brackets of those whom a claim, or what leads up to it, names."""
    near = [*statements.near(subject.said)[:_READ], *statements.near(subject.all)[:_READ]]
    for text, one in dict.fromkeys(near):
        if not text.has_number(one) or not subject.is_named(text):
            continue
        for life in lifetimes(text.printed(one), text.dated(one)):
            if life.name & subject.all:
                yield text, one, life


def _birth(text: Text, sentence: Span, names: set[str]) -> Sequence[Moment]:
    """The date of a birth that a sentence tells: its only one, or the one behind the word, where it has a name."""
    stems, dates = text.stems(sentence), text.dated(sentence)
    if _BORN not in stems or (len(dates) > 1 and names and names.isdisjoint(stems)):
        return ()
    if len(dates) == 1:
        return dates
    told = _BIRTH.search(text.printed(sentence))  # "borne" has its stem
    return [one for one in dates if told is not None and one.span.start > told.start()][:1]


def is_age(prose: str, claim: Claim) -> bool:
    """Whether a bare number is somebody's age: "he was 32 when he fought", "elected at 32", "Jane Roe, 32, was"."""
    start, end = claim.quantity.span
    if claim.quantity.kind is not Kind.COUNT:
        return False
    if _WAS.search(prose, claim.sentence.start, start) is not None and _WHEN.match(prose, end) is not None:
        return True
    if _NAMED.search(prose, claim.sentence.start, start) is not None and _ASIDE.match(prose, end) is not None:
        return True
    told = _WHEN_WAS.search(prose, claim.sentence.start, start) or _AT.search(prose, claim.sentence.start, start)
    return told is not None and counted_behind(claim) is None


__all__ = ["Begun", "alive", "begun", "is_age"]
