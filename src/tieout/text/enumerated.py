"""Things that are told apart by their numbers: "Phase 2", "Bus 14", "Rooms 3 and 4", "the second round"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from tieout.model import Span
from tieout.model.claims import Numbers
from tieout.text.numerals import ORDINALS
from tieout.text.patterns import lazy
from tieout.text.terms import function_stems, stem

_NUMBERED = lazy(
    r"(?<![\w([-])(?P<head>[^\W\d_]{3,})[ \u00a0-](?:[Nn]o\.? ?)?"
    r"(?P<numbers>\d{1,4}[A-Za-z]?(?:(?:, ?| (?:and|or|to|&) |[-–])\d{1,4}[A-Za-z]?){0,9})(?![\w%]|[.,:]\d)"
)
_MOST = 40
"""So many things of a sentence are told apart."""
_DIGITS = lazy(r"\d+")
_NUMBER = lazy(r"\d{1,4}[A-Za-z]?")
_IN_ORDER = lazy(
    r"\b(?P<number>[a-z]{4,8}|\d{1,2}(?:st|nd|rd|th)) (?P<head>phase|stage|round|week|day|leg|wave|series|season|"
    r"episode|tier|level|term|tranche|edition|set|heat|instalment|installment|step)\b"
)
_REFERRED = frozenset(
    map(
        stem,
        "page note footnote figure fig table chart chapter volume vol appendix annex exhibit reference line verse "
        "section article clause paragraph rule act schedule item see version".split(),
    )
)
"""What a text points at by its number: only at the beginning of a sentence is that what the sentence is of."""


class Enumerated(NamedTuple):
    """Something with its numbers, and where it stands."""

    head: str
    numbers: frozenset[str]
    span: Span


def enumerated(sentence: str, offset: int, taken: Sequence[Span], *, ordered: bool) -> list[Enumerated]:
    """What a sentence, which begins at an offset, tells apart by numbers; what is `taken` counts or dates.

    Whether some place in an order is among that is known to who asks.
    """
    taken = sorted(taken)
    starts = (one.start() + offset for one in _DIGITS.finditer(sentence))
    numbered = any(not _is_taken(Span(start, start + 1), taken) for start in starts)
    found = list(islice(_by_number(sentence, offset, taken), _MOST)) if numbered else []
    return [*found, *islice(_by_place(sentence, offset), _MOST)] if ordered else found


def _is_taken(span: Span, taken: Sequence[Span]) -> bool:
    """Whether a span overlaps one of others, which are in order."""
    at = bisect_left(taken, span.end, key=lambda one: one.start)
    return at > 0 and taken[at - 1].overlaps(span)


def _by_number(sentence: str, offset: int, taken: Sequence[Span]) -> Iterator[Enumerated]:
    for found in _NUMBERED.finditer(sentence):
        span = Span(found.start() + offset, found.end() + offset)
        head = stem(found["head"].lower())
        if head in function_stems() or (head in _REFERRED and found.start()):
            continue
        numbers = Span(found.start("numbers") + offset, span.end)
        if not _is_taken(numbers, taken):
            yield Enumerated(head, frozenset(one.group().lower() for one in _NUMBER.finditer(found["numbers"])), span)


def _by_place(sentence: str, offset: int) -> Iterator[Enumerated]:
    for found in _IN_ORDER.finditer(sentence):
        said = found["number"]
        place = int(said[:-2]) if said[0].isdecimal() else ORDINALS.get(said)
        if place:
            span = Span(found.start() + offset, found.end() + offset)
            yield Enumerated(stem(found["head"]), frozenset((str(place),)), span)


def numbers_of(things: Sequence[Enumerated], near: Span) -> Numbers:
    """The numbers of what a figure is of: those near it, else those of the sentence, where it has one such thing."""
    found: dict[str, frozenset[str]] = {}
    for head in dict.fromkeys(one.head for one in things):
        own = [one.numbers for one in things if one.head == head and near.holds(one.span)]
        every = [one.numbers for one in things if one.head == head]
        if own or len(every) == 1:
            found[head] = frozenset().union(*(own or every))
    return tuple(found.items())


def are_one(one: Numbers, other: Numbers) -> bool:
    """Whether two figures are of one such thing."""
    return bool(one) and not set(one).isdisjoint(other)


def are_parts(one: Numbers, other: Numbers) -> bool:
    """Whether one is of several such things, and the other of some of them alone: "Rooms 3 and 4", "Room 3"."""
    known = dict(other)
    return any(head in known and numbers != known[head] for head, numbers in one)


def are_apart(one: Numbers, other: Numbers) -> bool:
    """Whether two figures are of things with other numbers: "Phase 1", "Phase 2"."""
    known = dict(other)
    return any(head in known and numbers.isdisjoint(known[head]) for head, numbers in one)


__all__ = ["Enumerated", "are_apart", "are_one", "are_parts", "enumerated", "numbers_of"]
