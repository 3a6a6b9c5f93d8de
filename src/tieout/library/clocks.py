"""Times of the day: what a source says began, ended or was at the time that a draft gives.

A sentence often has several: "Doors open at 6.30 p.m. and the meeting starts at 7". Which of them is meant is told by
the words that stand with each; what begins and starts is the same (`text.happenings`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from tieout.library.binding import Meeting
from tieout.library.prose import Text, Told
from tieout.library.statements import Statements
from tieout.model import Claim, Document, Fact, Figure, Span
from tieout.model.quantities import EVERYTHING, Kind, Quantity
from tieout.text.clocks import Clock, Part, clock_of, is_time
from tieout.text.enumerated import are_apart
from tieout.text.happenings import Classes, happenings
from tieout.text.moments import agree
from tieout.text.patterns import lazy
from tieout.text.quantities import read
from tieout.text.terms import stem, subject_stems, tokens

_READ = 24
_LIST = 40
"""A sentence of more times is a list: it bears a time out, and contradicts none."""
_SHARED = 2
"""So many words a sentence and those beside it share with what is said of a time."""
_ORDER = frozenset(map(stem, "first second third fourth last final next earliest latest previous".split()))
"""Words that tell one of a row from the others."""
_JOINED = lazy(r"\s*(?:local\s+time\s*)?(?:\(|[-–—]|,?\s*(?:and|or)|,|to|until|till|through)\s*")
"""From a time to one of the same: its end, its like in another zone, or the next of a row."""
_CLAUSE = lazy(r"[,;:(—–]|\b(?:and|but|while|when|with|after|before|to|until|till)\b|\d")
"""What ends the words that stand with a time, behind it."""
_GOES_ON = lazy(r"[\s,;]*(?:(?:and|but|or)\s+)?(?:then\s+)?([a-z]+)")
"""The first word behind a time, which may go on with what its sentence speaks of: "at 15:05 and landed"."""
_VERBS = frozenset("was were is are will has had came went left got took rose fell ran began broke".split())
_OPENS, _ENDS = happenings([stem("opens")]), happenings([stem("closes")])


class Beside(NamedTuple):
    """The words that stand with a time: its subject's, what happens, and which of a row it is."""

    words: frozenset[str]
    happens: Classes
    order: frozenset[str]
    lead: frozenset[str] = frozenset()
    """The words with the first time of the sentence, where it goes on with what that is of: "and landed at 15:50"."""

    @classmethod
    def of(cls, printed: str, lead: frozenset[str] = frozenset()) -> Beside:
        said = [one.stem for one in tokens(printed)]
        return cls(subject_stems(printed) - _ORDER, happenings(said), _ORDER.intersection(said), lead)

    def alike(self, other: Beside) -> int:
        """How many words two have in common; what happens counts as one, and which of a row it is.

        One that goes on with the sentence's subject has the words of that, where it has one of the draft's own.
        """
        words = self.words & other.words
        if words:
            words |= self.words & other.lead
        return len(words) + bool(self.happens & other.happens) + bool(self.order & other.order)

    def is_strange(self, other: Beside) -> bool:
        """Whether one tells of the first, and the other of the last."""
        return bool(self.order and other.order) and self.order.isdisjoint(other.order)


class _At(NamedTuple):
    """A time of a source's sentence, and the words that stand with it."""

    told: Told
    clock: Clock
    said: Beside


class Timed(NamedTuple):
    """What the sources have for a draft's time of the day: the value that decides, if any."""

    meeting: Meeting | None
    known: bool
    """Whether they give times of the day for its subject at all."""


def timed(statements: Statements, document: Document, figure: Figure, claim: Claim) -> Timed:
    """What the sentences of the sources have for a claim that is a time of the day, or may be one.

    Another time contradicts only where a sentence says all that the draft's does, of the same part of the day's doings,
    and no other sentence has another one.
    """
    asked = AskedTime.of(document, figure, claim)
    against: dict[int, Fact] = {}
    known = False
    for text, sentence in _near(statements, asked.words, asked.lead, asked.names):
        times = list(_times(text, sentence))
        known = known or bool(times)
        if len(times) > _LIST:
            times = [one for one in times if asked.clock.is_same(one.clock)][:1]
        for one in times:
            strange = agree(claim.when, one.told.fact.when) is False or are_apart(
                claim.numbered, one.told.claim.numbered
            )
            if strange or asked.is_of_another(one, times):
                continue
            if asked.clock.is_same(one.clock):
                return Timed(Meeting.of_the_same(one.told.fact, equal=True), known=True)
            if asked.clock.is_another(one.clock) and asked.is_told_whole(text, sentence, one, times):
                against.setdefault(one.clock.minutes, one.told.fact)
    if len(against) != 1 or claim.quantity.kind is not Kind.CLOCK:
        return Timed(None, known)
    (other,) = against.values()
    return Timed(Meeting.of_the_same(replace(other, interval=EVERYTHING), equal=False), known=True)


class AskedTime(NamedTuple):
    """A draft's time, the words beside it, those of its whole sentence, those that lead up to it, and its names."""

    clock: Clock
    said: Beside
    words: frozenset[str]
    lead: frozenset[str]
    names: frozenset[str]
    dated: bool

    @classmethod
    def of(cls, document: Document, figure: Figure, claim: Claim) -> AskedTime:
        prose, sentence = document.prose, claim.sentence
        printed = prose[slice(*sentence)]
        told = told_in(printed)
        own = next((said for one, said in told if one.span.start + sentence.start == claim.quantity.span.start), None)
        return cls(
            clock_of(prose, claim.quantity),
            own or Beside.of(printed),
            *words_of(document, figure, claim),
            dated=claim.when is not None,
        )

    def is_of_another(self, one: _At, times: Sequence[_At]) -> bool:
        """Whether a time is of something else in its sentence: another one is told in more of the draft's words."""
        if self.clock.is_opposed(one.clock) or self._ends_what_begins(one) or self.said.is_strange(one.said):
            return True
        others = [other for other in times if other.said is not one.said]
        return any(self._fit(other) > self._fit(one) for other in others)

    def is_told_whole(self, text: Text, sentence: Span, one: _At, times: Sequence[_At]) -> bool:
        """Whether a sentence says of a time all that the draft says of its own, and of no other time as much."""
        if self.dated and one.told.fact.when is None:
            return False
        said = self.words | self.names
        if not said <= text.stems(sentence) and len(self.said.words & one.said.words) < _SHARED:
            return False  # "the museum ... The gates close at midnight": whose, the sentence before does not tell
        left = said - text.around(sentence)
        if not said or any(not happenings([word]) & one.said.happens for word in left):
            return False
        _, happens, alike = self._fit(one)
        if alike < min(_SHARED, len(said)) or (self.said.happens and not happens) or self.said.order != one.said.order:
            return False
        rivals = [other for other in times if other is not one and other.clock[2:] == one.clock[2:]]
        return all(self._fit(other) < self._fit(one) for other in rivals)

    def _fit(self, one: _At) -> tuple[bool, bool, int]:
        """How well the words that stand with a time are the draft's: which of a row it is, what happens, then all."""
        own, told = self.said, one.said
        return bool(own.order & told.order), bool(own.happens & told.happens), own.alike(told)

    def _ends_what_begins(self, one: _At) -> bool:
        """Whether the draft's opens at its time, and the source's is the end of a stretch; or the reverse."""
        opens, ends = bool(self.said.happens & _OPENS), bool(self.said.happens & _ENDS)
        if self.clock.part is not Part.AT or opens is ends:
            return False
        return one.clock.part is (Part.UNTIL if opens else Part.FROM)


def _times(text: Text, sentence: Span) -> Iterator[_At]:
    """The times of the day of a sentence."""
    printed = text.printed(sentence)
    stated = {one.claim.quantity.span: one for one in text.stated(sentence)}
    for quantity, said in _told(printed, [one.quantity for one in text.counted(sentence)]):
        if quantity.span in stated:
            yield _At(stated[quantity.span], clock_of(printed, quantity), said)


@lru_cache(maxsize=8)
def told_in(sentence: str) -> tuple[tuple[Quantity, Beside], ...]:
    """The times of a draft's sentence, which each of them is asked of in turn."""
    return tuple(_told(sentence, read(sentence).quantities))


def _told(printed: str, quantities: Sequence[Quantity]) -> Iterator[tuple[Quantity, Beside]]:
    """The times of the day among the quantities of a sentence, and the words that stand with each.

    These stand before it, from the time before that on, and behind it up to the end of its clause. A time in brackets
    has the words of the one before, and so has the end of a stretch.
    """
    said: Beside | None = None
    first: frozenset[str] = frozenset()
    end = 0
    for one in quantities:
        if not is_time(printed, one):
            continue
        start, stop = one.span
        if said is None or not _JOINED.fullmatch(printed, end, start):
            clause = _CLAUSE.search(printed, stop)
            stretch = f"{printed[end:start]} {printed[stop : clause.start() if clause else len(printed)]}"
            said = Beside.of(stretch, first if first and _goes_on(printed, end) else frozenset())
            first = first or said.words
        end = stop
        yield one, said


def _goes_on(printed: str, at: int) -> bool:
    """Whether a verb follows a time, so that what goes on is of the subject that stands before it."""
    found = _GOES_ON.match(printed, at)
    word = found[1] if found else ""
    return word.endswith("ed") or word in _VERBS or bool(happenings([stem(word)]) if word else ())


def words_of(document: Document, figure: Figure, claim: Claim) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The words of a claim's sentence, those that lead up to it, and its names."""
    return (
        frozenset(one.stem for one in claim.terms) - _ORDER,
        subject_stems(document.prose[slice(*figure.lead)]),
        frozenset(one.stem for one in claim.terms if one.capital and one.span.start > claim.sentence.start),
    )


def _near(
    statements: Statements, words: frozenset[str], lead: frozenset[str], names: frozenset[str]
) -> Iterator[tuple[Text, Span]]:
    """The sentences with numbers that speak of a draft's subject, and not by chance; of its names they have one."""
    said = words | lead
    for text, sentence in statements.near(words or lead, numbered=True)[:_READ]:
        around = text.around(sentence)
        shared = said & around
        named = not names or not names.isdisjoint(around)
        enough = len(shared) >= min(_SHARED, len(said))
        if shared and enough and named and not statements.by_chance(shared, statements.sources):
            yield text, sentence


__all__ = ["AskedTime", "Beside", "Timed", "timed", "told_in", "words_of"]
