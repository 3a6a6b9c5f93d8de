"""A document's sentences as they stand around its quotations: each quotation struck out and counted as one word.

Offsets stay what they are, so that every word found here has its place in the prose.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from tieout.items.clauses import QUOTED, Sentence, tokens_of
from tieout.items.found import Found
from tieout.items.sentences import first_end
from tieout.model import Block, Span
from tieout.text.kept import kept
from tieout.text.patterns import lazy

_ENDS = ",.?!…"
_LONG, _AROUND = 20_000, 2_000
"""A block of more characters is read only so far around each quotation."""
_STOPPED = lazy(r"[\w)][.!?][\"'”’)]*\s+[\"“'‘«„]+\Z")
_BEHIND_A_STOP = 8
_NOTE = lazy(
    r"[⁰¹²³⁴⁵⁶⁷⁸⁹\[\d](?<=[.,;:?!\"'”’»)\w].)"
    r"(?:(?<=[⁰¹²³⁴⁵⁶⁷⁸⁹])[⁰¹²³⁴⁵⁶⁷⁸⁹]*|(?<=\[)\d{1,3}\]|(?<=[.?!\"”’»]\d)(?<!\d[.]\d)\d{0,2}(?=\s|\Z))"
)
"""The mark of a note, also one that lost its place above the line; behind a figure's stop a number is no note.

It opens with a set, which is found soonest.
"""
_CAPITAL = "X"
_AHEAD = 3  # a sentence end shows only in the characters behind it
_BEFORE, _BEHIND = 16, 24
"""So many characters around a stretch are looked at to tell whether a full stop in it is an abbreviation's."""


class Place(NamedTuple):
    """Where a part of a quotation stands: the block, the sentence of the block, the token of the sentence."""

    block: int
    sentence: int
    token: int


class Skeleton:
    """The sentences of a document's blocks, read when they are asked for and once."""

    def __init__(self, prose: str, blocks: Sequence[Block], found: Sequence[Found]) -> None:
        self._blocks = blocks
        self._masked = masked(prose, found)
        self._starts = [block.span.start for block in blocks]
        self._parts = sorted(part for each in found for part in each.parts)
        self._sentences: dict[int, list[Sentence]] = {}
        self._quoted: dict[int, Place] = {}

    def sentences(self, block: int) -> list[Sentence]:
        """The sentences of a block, in order; none of a block that is not there."""
        if not 0 <= block < len(self._blocks):
            return []
        if block not in self._sentences:
            windows = self._windows(self._blocks[block].span)
            self._sentences[block] = [sentence for window in windows for sentence in self.sentences_of(window)]
            self._note(block)
        return self._sentences[block]

    def _windows(self, span: Span) -> list[Span]:
        """A block whole, or of a very long one what stands around its quotations and at its end."""
        if span.length <= _LONG:
            return [span]
        parts = self._parts[bisect_left(self._parts, (span.start, 0)) : bisect_left(self._parts, (span.end, 0))]
        around = [Span(start - _AROUND, end + _AROUND) for start, end in parts]
        windows: list[Span] = []
        for start, end in (*around, Span(span.end - _AROUND, span.end)):
            first = windows.pop().start if windows and start <= windows[-1].end else max(start, span.start)
            windows.append(Span(first, min(end, span.end)))
        return windows

    def sentences_of(self, span: Span) -> list[Sentence]:
        """The sentences of a stretch of prose."""
        first = max(0, span.start - _BEFORE)
        return list(_sentences(self._masked[first : span.end + _BEHIND], first, span))

    def sentence(self, place: Place) -> Sentence:
        return self.sentences(place.block)[place.sentence]

    def before(self, place: Place) -> Sentence | None:
        """The sentence before the one that holds a place, in its block or at the end of the block before."""
        if place.sentence:
            return self.sentences(place.block)[place.sentence - 1]
        return next(reversed(self.sentences(place.block - 1)), None)

    def after(self, place: Place) -> Sentence | None:
        """The next sentence of the same block."""
        return next(iter(self.sentences(place.block)[place.sentence + 1 : place.sentence + 2]), None)

    def places(self, found: Found) -> list[Place]:
        """Where the parts of a quotation stand; none of a block quotation."""
        if found.is_block:
            return []
        for part in found.parts:
            self.sentences(self.block_at(part.start))
        return [self._quoted[part.start] for part in found.parts if part.start in self._quoted]

    def block_at(self, offset: int) -> int:
        """The number of the block that an offset of prose stands in."""
        return bisect_right(self._starts, offset) - 1

    def _note(self, block: int) -> None:
        for number, sentence in enumerate(self._sentences[block]):
            for at in sentence.quotations:
                self._quoted[sentence.tokens[at].start] = Place(block, number, at)


@kept(128)
def _sentences(around: str, first: int, span: Span) -> tuple[Sentence, ...]:
    """The sentences of a stretch, given with what stands around it, which begins at `first`.

    Kept, since most of a draft that is edited stays as it was, and where it was.
    """
    found: list[Sentence] = []
    start, last = span.start - first, span.end - first
    while start < last:
        cut = first_end(around, start, min(last + _AHEAD, len(around)))
        end = min(cut or last, last)
        tokens = tokens_of(around, Span(start, end), first)
        found.extend([Sentence(tokens)] if tokens else [])
        start = end
    return tuple(found)


def masked(prose: str, found: Sequence[Found]) -> str:
    """The prose with the inside of every quotation and the marks of notes struck out, its length kept.

    Its first letter and its last mark stay, since they show whether a sentence ends there; behind a full stop the first
    letter is a capital's, since the sentence before is over though the quotation begins in the middle of one.
    """
    pieces: list[str] = []
    reached = 0
    for start, end in sorted(part for each in found for part in each.parts):
        if start < reached:
            continue
        inner = end - 1 if end - start > 1 and prose[end - 1] in _ENDS else end
        opens = prose[start] if inner - start > 1 and prose[start].isalnum() else QUOTED
        if inner - start > 1 and _STOPPED.search(prose, max(0, start - _BEHIND_A_STOP), start):
            opens = _CAPITAL
        pieces += [prose[reached:start], opens, QUOTED * (inner - start - 1)]
        reached = inner
    return _NOTE.sub(lambda note: " " * len(note.group()), "".join([*pieces, prose[reached:]]))
