"""A quotation as its writer marked it: words, brackets, ellipses.

Brackets say "these are mine", an ellipsis says "something stood here"; both are taken out of the run of words
and remembered at the boundary where they stood, so that what is aligned with a source is what the writer claims
somebody said.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tieout.text.spoken import split
from tieout.text.words import Hashes, Offsets, Words, tokenize

_ELLIPSIS = re.compile(
    r"\[\s*(?:\.{3,4}|…|\.(?:\s\.){2,3})\s*\]|\((?:\.{3}|…)\)|…+\.?|\.{3,}|\.(?:[ \u00a0]\.){2,3}|\*(?:\s\*){2}"
)
_BRACKET = re.compile(r"\[([^\[\]]{0,400})\]")
_LETTER = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words of a quotation, and what its writer marked at each boundary between them.

    `starts` and `ends` are offsets into the quotation's text; boundary i lies before word i, boundary len(words)
    after the last. `touched` words bear brackets of their own ("[T]he", "walk[ed]").
    """

    text: str
    words: Words
    touched: NDArray[np.bool_]
    ellipses: frozenset[int]
    brackets: frozenset[int]

    @property
    def hashes(self) -> Hashes:
        return self.words.hashes

    def __len__(self) -> int:
        return len(self.words)


def parse(text: str) -> Quoted:
    """Take a quotation's text apart."""
    if "[" not in text and "." not in text and "…" not in text and "*" not in text:
        words = split(tokenize(text), text)
        return Quoted(text, words, np.zeros(len(words), np.bool_), frozenset(), frozenset())
    ellipses = [match.span() for match in _ELLIPSIS.finditer(text)]
    brackets = [match for match in _BRACKET.finditer(text) if not _overlap(match.span(), ellipses)]
    whole = [m.span() for m in brackets if not _inside_a_word(text, m)]
    touching = [m for m in brackets if _inside_a_word(text, m)]
    kept, places = _without(text, [m.start() for m in touching] + [m.end() - 1 for m in touching], ellipses + whole)
    words = _moved(split(tokenize(kept), kept), places)
    touched = np.zeros(len(words), np.bool_)
    for match in touching:
        first = np.searchsorted(words.ends, match.start(), side="right")
        touched[first : np.searchsorted(words.starts, match.end())] = True
    return Quoted(text, words, touched, _boundaries(words, ellipses), _boundaries(words, whole))


def _overlap(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
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


def _without(text: str, dropped: list[int], blanked: list[tuple[int, int]]) -> tuple[str, Offsets]:
    """The text less some characters, with a break in the place of some stretches; and where each came from."""
    chars = list(text)
    for start, end in blanked:
        chars[start:end] = ["\n"] * (end - start)
    gone = set(dropped)
    places = [place for place in range(len(text)) if place not in gone]
    return "".join(chars[place] for place in places), np.array(places, np.int64)


def _moved(words: Words, places: Offsets) -> Words:
    if not len(words):
        return words
    return Words(places[words.starts], places[words.ends - 1] + 1, words.hashes)


def _boundaries(words: Words, spans: list[tuple[int, int]]) -> frozenset[int]:
    return frozenset(int(np.searchsorted(words.starts, start)) for start, _ in spans)
