"""Sentences of a source that are built alike and stand near each other, each of a subject of its own.

"Dalby has 1,204 people. Falk has 880." What the one says is nothing of the other's, though they stand side by side, and
though nothing but its place says that a word at the beginning of a sentence is a name. Points of a list are such
sentences, and so is what stands below headings that are built alike: a point's heading is a part of it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple
from weakref import WeakKeyDictionary

from tieout.library.asking import Asked
from tieout.library.comparable import comparable
from tieout.library.prose import Text, Told
from tieout.model import Span
from tieout.text.measures import counted_behind, stands_for
from tieout.text.patterns import lazy
from tieout.text.terms import function_stems, stem, tokens

_NEAR = 40
"""So many sentences before and behind one are looked through for others that are built alike."""
_BELOW = 12
"""So many sentences below a heading belong to it."""
_LONGEST_HEAD = 60
_SUBJECT = 5
"""Words of a subject, at most."""
_TOKEN = lazy(r"(?P<number>\d[\d.,]*)|[^\W\d_]+(?:['’][^\W\d_]+)*|[:|=(%]|(?<=\s)[–—-](?=\s)")
_LIST = 40
"""A sentence of more figures is a list."""
_ENDS = (".", "!", "?", ";", ",", "…")
_BEHIND = 24
"""So many characters behind a figure the next word begins, at most."""
_OF_A_NUMBER = "#"
_NOTHING: frozenset[str] = frozenset()
_STANDING_IN = frozenset("it they he she this these that those its their his her we i you there".split())
"""What stands for a subject that was named before."""


class Rival(NamedTuple):
    """What a row of sentences says of a figure that it has for another subject: what it has for the draft's.

    None where no sentence of the row counts the same of that.
    """

    instead: Told | None


class Entry(NamedTuple):
    """A figure in its sentence: the words that lead up to it, the one behind it, and the heading above them."""

    own: tuple[str, ...]
    before: tuple[str, ...]
    """The words of its heading, and then its own."""
    after: str
    told: Told
    heading: str


class Series:
    """The sentences of texts in order, kept for as long as somebody asks for the texts."""

    def __init__(self) -> None:
        self._lines: WeakKeyDictionary[Text, _Lines] = WeakKeyDictionary()

    def rival(self, asked: Asked, told: Told, text: Text, sentence: Span) -> Rival | None:
        """Whether a sentence that has a draft's figure is one of a row, and says it of another subject."""
        own, said = _said(asked)
        missing = own - told.words - _stems(text.printed(sentence))
        if not missing:
            return None
        missing -= _stems(self.heading(text, sentence))
        entry = self.entry(text, sentence, told)
        if entry is None:
            return None
        instead: Told | None = None
        in_a_row = found = False
        for other in self._of(text).near(sentence, entry) if missing and entry.before else ():
            parted = _parted(other, entry) if comparable(asked.claim, other.told.claim) else None
            subject, theirs = map(_stems, parted) if parted else (_NOTHING, _NOTHING)
            if not parted or not theirs or theirs & said or not _STANDING_IN.isdisjoint(parted[1].split()):
                continue
            in_a_row = True
            if subject & missing:
                if stands_for(asked.claim.quantity, other.told.fact):
                    return None
                found = True
                if instead is None and speaks_of_the_same(asked, other):
                    instead = other.told
        return Rival(instead) if found or (in_a_row and _names(asked, missing)) else None

    def entry(self, text: Text, sentence: Span, told: Told) -> Entry | None:
        """A figure of a sentence; None where that is a list, of which nothing is told apart."""
        return next((one for one in self._of(text).entries(sentence) if one.told is told), None)

    def alike(self, text: Text, sentence: Span, own: Entry) -> Iterator[Entry]:
        """The figures of a sentence that are led up to by the same words as one, and followed by the same."""
        lines = self._of(text)
        for one in lines.entries(sentence) if lines.may_hold(sentence, own) else ():
            if one.told is not own.told and one.own == own.own and one.after == own.after:
                yield one

    def heading(self, text: Text, sentence: Span) -> str:
        """The heading that a sentence stands below; empty where there is none near."""
        return self._of(text).heading(sentence)

    def _of(self, text: Text) -> _Lines:
        if text not in self._lines:
            self._lines[text] = _Lines(text)
        return self._lines[text]


class _Lines:
    """The sentences of one text, and their figures, as they are asked for."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._sentences = [one for number in range(len(text.bounds) - 1) for one in text.sentences(number)]
        self._numbered = [one for one in self._sentences if text.has_number(one)]
        self._entries: dict[Span, Sequence[Entry]] = {}

    def near(self, sentence: Span, own: Entry) -> Iterator[Entry]:
        """The figures of the sentences around one that may be led up to as a figure of it is."""
        at = bisect_left(self._sentences, sentence)
        first, last = self._sentences[max(0, at - _NEAR)], self._sentences[min(at + _NEAR, len(self._sentences) - 1)]
        around = self._numbered[bisect_left(self._numbered, first) : bisect_right(self._numbered, last)]
        others = (one for one in around if one != sentence and self.may_hold(one, own))
        return chain.from_iterable(map(self.entries, others))

    def may_hold(self, sentence: Span, own: Entry) -> bool:
        """Whether a sentence has a number, and the words before and behind a figure: told before it is read."""
        if not self._text.has_number(sentence):
            return False
        folded = self._text.folded_within(sentence)
        return own.after in folded and (not own.own or own.own[-1] == _OF_A_NUMBER or own.own[-1] in folded)

    def entries(self, sentence: Span) -> Sequence[Entry]:
        """The figures of a sentence."""
        if sentence not in self._entries:
            stated = self._text.stated(sentence) if self._text.has_number(sentence) else ()
            heading = self.heading(sentence) if stated else ""
            self._entries[sentence] = _entries(self._text.printed(sentence), stated, heading)
        return self._entries[sentence]

    def heading(self, sentence: Span) -> str:
        """The heading that a sentence stands below; empty where there is none near."""
        above = bisect_left(self._headings, sentence)
        at = bisect_left(self._sentences, sentence)
        near = above and self._headings[above - 1] >= self._sentences[max(0, at - _BELOW)]
        return self._text.printed(self._headings[above - 1]) if near else ""

    @cached_property
    def _headings(self) -> Sequence[Span]:
        """The sentences that are headings, in order."""
        plain = (one for one in self._sentences if one.length <= _LONGEST_HEAD and not self._text.has_number(one))
        return [one for one in plain if _is_a_heading(self._text.printed(one))]


def _is_a_heading(printed: str) -> bool:
    return not printed.endswith(_ENDS) and "\n" not in printed


def _entries(printed: str, stated: Sequence[Told], heading: str) -> list[Entry]:
    above = _tokens(heading)
    found = []
    for told in stated if len(stated) <= _LIST else ():
        start, end = told.claim.quantity.span
        behind = _TOKEN.search(printed, end, min(len(printed), end + _BEHIND))
        own = _tokens(printed[:start])
        found.append(Entry(own, (*above, *own), behind.group().casefold() if behind else "", told, heading))
    return found


def _tokens(text: str) -> tuple[str, ...]:
    """The words of a text, folded, and the signs that part a name from what is said of it; all numbers are one."""
    return tuple(_OF_A_NUMBER if one["number"] else one.group().casefold() for one in _TOKEN.finditer(text))


def _parted(one: Entry, other: Entry) -> tuple[str, str] | None:
    """The subjects of two figures that are led up to by the same words but for these; None of others."""
    if one.after != other.after:
        return None
    first, second = one.before, other.before
    common = min(len(first), len(second))
    tail = next((n for n in range(common) if first[-1 - n] != second[-1 - n]), common)
    lead = next((n for n in range(common - tail) if first[n] != second[n]), common - tail)
    subjects = first[lead : len(first) - tail], second[lead : len(second) - tail]
    if not tail or not all(0 < len(subject) <= _SUBJECT and _OF_A_NUMBER not in subject for subject in subjects):
        return None
    return " ".join(subjects[0]), " ".join(subjects[1])


def _stems(words: str) -> frozenset[str]:
    """The words of a subject, less those of grammar: "upper" and "lower" tell two houses apart."""
    return frozenset(one.stem for one in tokens(words) if not one.stem[0].isdigit()) - function_stems()


def _said(asked: Asked) -> tuple[frozenset[str], frozenset[str]]:
    """The words that a draft's sentence speaks of, and these with what leads up to it: of that it may speak as "it"."""
    own = _stems(asked.own) | asked.wanted.sentence
    said = own | asked.wanted.lead
    return (own if _STANDING_IN.isdisjoint(asked.own.casefold().split()) else said), said


def _names(asked: Asked, missing: frozenset[str]) -> bool:
    """Whether the draft names what a sentence leaves out."""
    return any(one.capital and one.stem in missing for one in asked.claim.terms)


def speaks_of_the_same(asked: Asked, entry: Entry, names: Sequence[str] = ()) -> bool:
    """Whether a figure of the draft's subject counts what the draft's figure does; of this the `names` are no part."""
    nouns = {one.stem for one in map(counted_behind, (asked.claim, entry.told.claim)) if one is not None}
    measure = asked.wanted.measure - frozenset(map(stem, names))
    return len(nouns) <= 1 and measure <= entry.told.words | _stems(entry.heading)


__all__ = ["Entry", "Rival", "Series", "speaks_of_the_same"]
