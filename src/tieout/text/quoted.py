"""A quotation as its writer marked it: words, brackets, ellipses.

Brackets say "these are mine", an ellipsis says "something stood here"; both are taken out of the run of words
and remembered at the boundary where they stood, so that what is aligned with a source is what the writer claims
somebody said.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tieout.text.patterns import lazy
from tieout.text.spoken import split
from tieout.text.words import Hashes, Offsets, Words, tokenize

_ELLIPSIS = lazy(
    r"\[\s*(?:\.{3,4}|…|\.(?:\s\.){2,3})\s*\]|\((?:\.{3}|…)\)|……*\.?|\.\.\.+|\.(?:[ \u00a0]\.){2,3}|\*(?:\s\*){2}"
)
"""Every alternative opens with a character by itself: such a set is found soonest."""
_BRACKET = lazy(r"\[([^\[\]]{0,400})\]")
_LETTER = lazy(r"\w")


@dataclass(frozen=True)
class Quoted:
    """The words of a quotation, and what its writer marked at each boundary between them.

    `starts` and `ends` are offsets into the quotation's text; boundary i lies before word i, boundary len(words)
    after the last. `touched` words bear brackets of their own ("[T]he", "walk[ed]").
    """

    text: str
    words: Words
    touched: NDArray[np.bool_]
    ellipsis_starts: tuple[int, ...] = ()
    bracket_starts: tuple[int, ...] = ()
    """Where in the text the marks stand."""
    ellipses: frozenset[int] = frozenset()
    """The boundaries that bear an ellipsis."""
    brackets: frozenset[int] = frozenset()
    """The boundaries that bear a bracketed insertion."""

    def is_marked(self, boundary: int) -> bool:
        """Whether a boundary bears an ellipsis or a bracketed insertion."""
        return boundary in self.ellipses or boundary in self.brackets

    @property
    def hashes(self) -> Hashes:
        return self.words.hashes

    def __len__(self) -> int:
        return len(self.words.hashes)


class _Marked(NamedTuple):
    """A quotation's text without its marks, where each character of it came from (None: where it stands), and the
    marks: ellipses, bracketed insertions, and brackets within words."""

    kept: str
    places: Offsets | None = None
    ellipses: tuple[tuple[int, int], ...] = ()
    insertions: tuple[tuple[int, int], ...] = ()
    touching: tuple[tuple[int, int], ...] = ()


def parse(text: str) -> Quoted:
    """Take a quotation's text apart."""
    return parse_all([text])[0]


def parse_all(texts: Sequence[str]) -> list[Quoted]:
    """Take the texts of some quotations apart: their words are found in one go, which is far cheaper."""
    marked = [_marked(text) for text in texts]
    together = "\n".join(one.kept for one in marked)
    words = split(tokenize(together), together)
    bases = np.array(list(accumulate((len(one.kept) + 1 for one in marked), initial=0)), np.int64)
    places = words.starts.searchsorted(bases)
    before = np.repeat(bases[:-1], np.diff(places))
    starts, ends, cuts = words.starts - before, words.ends - before, places.tolist()
    found = []
    for text, one, first, last in zip(texts, marked, cuts, cuts[1:], strict=False):
        own = Words(starts[first:last], ends[first:last], words.hashes[first:last])
        found.append(_quoted(text, one, own if one.places is None else _moved(own, one.places)))
    return found


_IN_MARKS = ("[", "…", "..", ". .", ".\u00a0.", "*")
"""One of these stands in every text that bears a mark."""


def _marked(text: str) -> _Marked:
    if not any(map(text.__contains__, _IN_MARKS)):
        return _Marked(text)
    ellipses = tuple(match.span() for match in _ELLIPSIS.finditer(text))
    brackets = [match for match in _BRACKET.finditer(text) if not _overlap(match.span(), ellipses)]
    whole = tuple(m.span() for m in brackets if not _inside_a_word(text, m))
    touching = tuple(m.span() for m in brackets if _inside_a_word(text, m))
    blanked = _blanked(text, sorted(ellipses + whole))
    if not touching:
        return _Marked(blanked, None, ellipses, whole)
    gone = {place for start, end in touching for place in (start, end - 1)}
    places = [place for place in range(len(text)) if place not in gone]
    return _Marked("".join(map(blanked.__getitem__, places)), np.array(places, np.int64), ellipses, whole, touching)


def _quoted(text: str, marked: _Marked, words: Words) -> Quoted:
    touched = np.zeros(len(words), np.bool_)
    for start, end in marked.touching:
        first = np.searchsorted(words.ends, start, side="right")
        touched[first : np.searchsorted(words.starts, end)] = True
    if not marked.ellipses and not marked.insertions:
        return Quoted(text, words, touched)
    ellipses, insertions = (tuple(start for start, _ in spans) for spans in (marked.ellipses, marked.insertions))
    return Quoted(
        text, words, touched, ellipses, insertions, boundaries(words, ellipses), boundaries(words, insertions)
    )


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with a break in the place of some stretches, which are in order and apart."""
    parts, here = [], 0
    for start, end in spans:
        parts += [text[here:start], "\n" * (end - start)]
        here = end
    return "".join([*parts, text[here:]])


def _overlap(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    """Whether a span overlaps one of some others, which are in order and apart."""
    first = bisect_right(others, span[0], key=lambda other: other[1])
    return first < len(others) and others[first][0] < span[1]


def _inside_a_word(text: str, bracket: re.Match[str]) -> bool:
    """Whether a bracket stands directly against letters, as in "[T]he" or "walk[ed]" (or holds no letter at all)."""
    if not _LETTER.search(bracket.group(1)) or " " in bracket.group(1):
        return False
    after = text[bracket.end() : bracket.end() + 1]
    before = text[max(0, bracket.start() - 1) : bracket.start()]
    return bool(_LETTER.match(after) or _LETTER.match(before))


def _moved(words: Words, places: Offsets) -> Words:
    if not len(words):
        return words
    return Words(places[words.starts], places[words.ends - 1] + 1, words.hashes)


def boundaries(words: Words, starts: tuple[int, ...]) -> frozenset[int]:
    """The boundaries between words at which marks stand that start at some offsets."""
    return frozenset(words.starts.searchsorted(starts).tolist()) if starts else frozenset()
