"""Which finding an entry is about: the same rule on the same statement, and of several that read alike the one meant.

A decision never moves to a lookalike. Where a statement stands once, edits around it change nothing; where it stands
several times, the sentences around each tell which was meant, and where they do not, none is taken. Where an altered
form of the statement stands in the place that it had, the same words elsewhere are a lookalike, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tieout.decisions.entries import Entry
from tieout.decisions.statements import NEIGHBOURS, Page, Place, Statement, plain
from tieout.model import Finding, Span, Verdict

_WHOLE = 0.01
"""What tells a place from another with the same sentences around it, once more or once less."""
ALIKE = 0.5
"""A sentence that shares so much of its words with another is likely to be that one, altered."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A finding and its number, the verdict on its item, what it is about and where that stands."""

    number: int
    finding: Finding
    verdict: Verdict | None
    statement: Statement
    place: Place


@dataclass(frozen=True, slots=True)
class Lost:
    """That an entry's statement is not found, where in the draft that may be told, and why."""

    span: Span
    why: str
    expired: bool = True


class Matcher:
    """The findings of one document, by what they are about."""

    def __init__(self, page: Page, findings: Iterable[Finding], verdicts: Iterable[Verdict]) -> None:
        self.page = page
        by_id = {verdict.item.id: verdict for verdict in verdicts}
        self.candidates = [
            self._candidate(number, one, by_id.get(one.item or "")) for number, one in enumerate(findings)
        ]
        self._by_key: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
        for one in self.candidates:
            self._by_key[one.finding.rule, one.statement.key].append(one)

    def _candidate(self, number: int, finding: Finding, verdict: Verdict | None) -> Candidate:
        span = verdict.item.span if verdict and verdict.item.span else finding.span
        return Candidate(number, finding, verdict, self.page.statement(finding, verdict), self.page.place(span))

    def twins(self, one: Candidate) -> int:
        """In how many places the statement of a candidate has such a finding."""
        return len({other.place.first for other in self._by_key[one.finding.rule, one.statement.key]})

    def find(self, entry: Entry) -> Candidate | Lost:
        """The finding that an entry is about, or why there is none."""
        alike = self._by_key.get((entry.decision.rule, entry.key), [])
        if not alike:
            return self._lost(entry)
        if entry.statement is not None and not entry.statement.sentence:
            return alike[0]
        places = {one.place.first: one.place for one in alike}
        fits = {number: _fit(entry, place) for number, place in places.items()}
        best = max(fits, key=lambda number: fits[number])
        told = f"the statement stands {len(places)} times now, and nothing tells which was meant"
        if list(fits.values()).count(fits[best]) > 1:
            return Lost(alike[0].finding.span, told)
        if len(places) < entry.twins and not _adjoins(entry, places[best]):
            return Lost(self.page.text_span(best), "one of several statements that read alike was changed")
        if (altered := self._altered(entry, places[best], fits[best])) is not None:
            return Lost(self.page.text_span(altered), "the statement has changed")
        return _same(entry, [one for one in alike if one.place.first == best])

    def _altered(self, entry: Entry, place: Place, fit: float) -> int | None:
        """The sentence that stands where the statement stood, and is like it, if that is another than is found."""
        if entry.statement is None or (_adjoins(entry, place) and entry.twins == 1):
            return None
        for number in self._around(entry):
            fits_better = _fit(entry, self.page.place_of(number, number)) > fit
            if fits_better and _likeness(entry.statement.sentence, self.page.texts[number]) >= ALIKE:
                return None if place.first <= number <= place.last else number
        return None

    def _around(self, entry: Entry) -> Iterator[int]:
        """The sentences near those that the entry knows as its neighbours."""
        known = {*entry.before, *entry.after}
        near = {
            other
            for number, mark in enumerate(self.page.marks)
            if mark in known
            for other in range(max(0, number - NEIGHBOURS), min(len(self.page.marks), number + NEIGHBOURS + 1))
        }
        yield from sorted(near)

    def _lost(self, entry: Entry) -> Lost:
        """Why a statement has no such finding now: it is not there, or something else is found of it, or nothing."""
        statement = entry.statement
        if statement is None:
            return Lost(Span(0, 0), "it fits nothing any more", expired=False)
        others = [one for one in self.candidates if _about_the_same(one.statement, statement)]
        if others:
            one = others[0].finding
            return Lost(one.span, f"{one.rule} {one.name} is found in the same words now")
        number = self._number_of(statement)
        if number is not None:
            return Lost(self.page.text_span(number), "nothing is found there any more", expired=False)
        likely = [(_likeness(statement.sentence, text), -number) for number, text in enumerate(self.page.texts)]
        likeness, negative = max(likely, default=(0.0, 0))
        span = self.page.text_span(-negative) if likeness >= ALIKE else Span(0, 0)
        return Lost(span, "the statement has changed, or is gone")

    def _number_of(self, statement: Statement) -> int | None:
        """The number of the first sentence of a statement that stands in the document; None where it does not."""
        for number, text in enumerate(self.page.texts):
            if statement.sentence and statement.sentence.startswith(text):
                rest, at = statement.sentence[len(text) :].lstrip(), number + 1
                while rest and at < len(self.page.texts) and rest.startswith(self.page.texts[at]):
                    rest, at = rest[len(self.page.texts[at]) :].lstrip(), at + 1
                if not rest:
                    return number
            if not statement.sentence and statement.item in text:
                return number
        return None


def _same(entry: Entry, alike: Sequence[Candidate]) -> Candidate | Lost:
    """Of several findings of one rule on the same words of one statement, the one that says what was said."""
    if len(alike) == 1:
        return alike[0]
    said = [one for one in alike if plain(one.finding.message) == plain(entry.said)]
    return said[0] if said else Lost(alike[0].finding.span, "what is found there has changed")


def _fit(entry: Entry, place: Place) -> float:
    """How much of what stood around an entry's statement stands around a place, the nearest counting most."""
    whole = (entry.before, entry.after) == (place.before, place.after)
    return _shared(entry.before, place.before) + _shared(entry.after, place.after) + (_WHOLE if whole else 0)


def _shared(then: Sequence[str], now: Sequence[str]) -> float:
    there = set(now)
    return sum(1 / (1 + number) for number, mark in enumerate(then) if mark in there)


def _adjoins(entry: Entry, place: Place) -> bool:
    """Whether the sentence next to the statement, on either side, is the one that was."""
    return entry.before[:1] == place.before[:1] or entry.after[:1] == place.after[:1]


def _about_the_same(one: Statement, other: Statement) -> bool:
    return one.sentence == other.sentence and one.item == other.item


def _likeness(one: str, other: str) -> float:
    """The share of the words of two sentences that they have in common (Jaccard's coefficient)."""
    first, second = set(one.casefold().split()), set(other.casefold().split())
    return len(first & second) / len(first | second) if first or second else 0.0
