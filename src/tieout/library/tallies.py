"""Votes and scores: two numbers that say one thing, "5-2", whichever is printed first.

A source may have them as a tally too ("carried, 5 to 2"), or each behind its own name ("Herons 68, Pilots 61").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from tieout.library.binding import Meeting
from tieout.library.prose import Text, Told, whole_names
from tieout.library.statements import Statements
from tieout.model import Claim, Document, Fact, Figure, Span
from tieout.model.quantities import EVERYTHING, Kind
from tieout.text.moments import agree
from tieout.text.patterns import lazy
from tieout.text.readers import CARRIED
from tieout.text.terms import stem, subject_stems

_RESULTS = frozenset(map(stem, CARRIED))
_SHARED = 2
"""So many words a sentence and those beside it share with what is said of a tally."""
_READ = 24
_BECAME = lazy(
    r"\b(?:ma(?:de|kes?|king)|(?:brings?|brought|bringing|pull(?:s|ed|ing)?)(?: back)?|t(?:ook|akes?|aking))"
    r" (?:it|things|matters|the (?:score|tally|count))(?: back)?(?: to| at)? $"
)
_REACH = 40
"""So many characters before a score tell how it came about."""
_MOST = 4
"""Of more numbers in a sentence some two would fit by chance."""


class _Subject(NamedTuple):
    """What a tally is of: the names of its sentence, each by its words, all words of that, and what leads up to it.

    A word that opens the sentence is no name: it has its capital anyway. Who won is told in any words.
    """

    names: Sequence[frozenset[str]]
    said: frozenset[str]
    lead: frozenset[str]

    @classmethod
    def of(cls, document: Document, figure: Figure, claim: Claim) -> _Subject:
        lead = subject_stems(document.prose[figure.lead.start : figure.lead.end])
        names = whole_names(one for one in claim.terms if one.span.start > claim.sentence.start)
        said = frozenset(one.stem for one in claim.terms) - _RESULTS
        return cls([frozenset(one.stem for one in name) for name in names], said, lead)

    def is_named(self, stems: frozenset[str]) -> bool:
        """Whether some words have one of its names, if there is any."""
        return not self.names or any(name <= stems for name in self.names)


def tallied(statements: Statements, document: Document, figure: Figure, claim: Claim) -> Meeting | None:
    """The vote or the score that the sources have for a claim's subject; None where they have none.

    Another one contradicts only where the sentence has all the draft's names, and one of its two numbers, and neither
    is how a score stood for a while. The same two beside a sentence that speaks of the subject are those of something
    else, where this has a tally of its own.
    """
    if claim.quantity.kind is not Kind.SCORE:
        return None
    subject, own = _Subject.of(document, figure, claim), _pair(claim.quantity.parts)
    met = list(_met(statements, subject, claim))
    equal = [one for one in met if _pair(one.numbers) == own]
    contested = any(one.spoken and one.whole and _pair(one.numbers) != own for one in met)
    for one in equal:
        if one.spoken or not contested:
            return Meeting.of_the_same(one.fact, equal=True)
    passing = _stood(document.prose[claim.sentence.start : claim.quantity.span.start])
    for one in met:
        if one.named and not passing and not one.passing and set(one.numbers) & set(own):
            first, second = one.numbers
            return Meeting.of_the_same(replace(one.fact, printed=f"{first}-{second}", interval=EVERYTHING), equal=False)
    return None


class _Met(NamedTuple):
    """Two numbers: whether they are told as a tally, whether their sentence speaks of the subject, and by its names.

    And whether it was so for a while.
    """

    fact: Fact
    numbers: tuple[Decimal, Decimal]
    whole: bool
    spoken: bool
    named: bool
    passing: bool


def _met(statements: Statements, subject: _Subject, claim: Claim) -> Iterator[_Met]:
    """The tallies of the sentences near a claim that may be of its subject, and of its time."""
    names = frozenset[str]().union(*subject.names)
    for text, sentence in _near(statements, subject, claim.quantity.parts):
        stems = text.stems(sentence)
        spoken, named = not subject.said.isdisjoint(stems), bool(names) and names <= stems
        for told, numbers, near in _tallies(text.stated(sentence)):
            strange = bool(told.names) and not subject.is_named(near)
            if not strange and agree(claim.when, told.fact.when) is not False:
                passing = _stood(text.printed(sentence)[: told.claim.quantity.span.start])
                yield _Met(told.fact, numbers, told.claim.quantity.kind is Kind.SCORE, spoken, named, passing)


def _stood(before: str) -> bool:
    """Whether the words before a score say that it became so, and did not stay: "made it 4-2"."""
    return _BECAME.search(before, max(0, len(before) - _REACH)) is not None


def _near(statements: Statements, subject: _Subject, own: Sequence[Decimal]) -> Iterator[tuple[Text, Span]]:
    """The sentences with numbers that speak of the subject, and not by chance; of its names they have one, if any."""
    printed = [str(one) for one in own]
    for text, sentence in statements.near([*(subject.said or subject.lead), *printed], numbered=True)[:_READ]:
        shared = (subject.said | subject.lead) & text.around(sentence)
        strange = not subject.is_named(text.stems(sentence)) and _names_others(text, sentence)
        enough = len(shared) >= min(_SHARED, len(subject.said | subject.lead))
        if shared and enough and not strange and not statements.by_chance(shared, statements.sources):
            yield text, sentence


def _names_others(text: Text, sentence: Span) -> bool:
    """Whether a sentence names somebody."""
    return any(one.names for one in text.stated(sentence))


def _tallies(told: Sequence[Told]) -> Iterator[tuple[Told, tuple[Decimal, Decimal], frozenset[str]]]:
    """The tallies of a sentence: those it gives as such, and each two of its few plain numbers; and the words near."""
    for one in told:
        if one.claim.quantity.kind is Kind.SCORE:
            first, second = one.claim.quantity.parts
            yield one, (first, second), _around(one)
    plain = [one for one in told if one.claim.quantity.kind is Kind.COUNT and one.claim.quantity.scale == 0]
    if len(plain) <= _MOST:
        for one, other in combinations(plain, 2):
            yield one, (one.claim.quantity.value, other.claim.quantity.value), _around(one) | _around(other)


def _around(told: Told) -> frozenset[str]:
    return frozenset(one.stem for one in told.claim.terms if told.claim.near.holds(one.span))


def _pair(numbers: Sequence[Decimal]) -> tuple[Decimal, ...]:
    return tuple(sorted(numbers))


__all__ = ["tallied"]
