"""A quotation as its writer marked it: words, brackets, ellipses.

Brackets say "these are mine", an ellipsis says "something stood here"; both are taken out of the run of words
and remembered at the boundary where they stood, so that what is aligned with a source is what the writer claims
somebody said.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tieout.text.patterns import lazy
from tieout.text.spoken import split
from tieout.text.words import Hashes, Offsets, Words, hash_word, tokenize

_ELLIPSIS = lazy(
    r"\[\s*(?:\.{3,4}|…|\.(?:\s\.){2,3})\s*\]|\((?:\.{3}|…)\)|…+\.?|\.{3,}|\.(?:[ \u00a0]\.){2,3}|\*(?:\s\*){2}"
)
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

    @cached_property
    def ellipses(self) -> frozenset[int]:
        """The boundaries that bear an ellipsis."""
        return _boundaries(self.words, self.ellipsis_starts)

    @cached_property
    def brackets(self) -> frozenset[int]:
        """The boundaries that bear a bracketed insertion."""
        return _boundaries(self.words, self.bracket_starts)

    def is_marked(self, boundary: int) -> bool:
        """Whether a boundary bears an ellipsis or a bracketed insertion."""
        return boundary in self.ellipses or boundary in self.brackets

    @property
    def hashes(self) -> Hashes:
        return self.words.hashes

    def __len__(self) -> int:
        return len(self.words)


def parse(text: str) -> Quoted:
    """Take a quotation's text apart."""
    if "[" not in text and not _ELLIPSIS.search(text):
        words = split(tokenize(text), text)
        return Quoted(text, words, np.zeros(len(words), np.bool_))
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
    return Quoted(text, words, touched, tuple(a for a, _ in ellipses), tuple(a for a, _ in whole))


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


def _boundaries(words: Words, starts: tuple[int, ...]) -> frozenset[int]:
    return frozenset(int(np.searchsorted(words.starts, start)) for start in starts)


def variants(quoted: Quoted) -> list[Quoted]:
    """Other ways to count the words: "it is" as one ("it's", "its"), and "it's", "Michael's" as two.

    A contraction that could be another word ("its", "were") or a possessive is one word to begin with; which it is
    the source may tell.
    """
    surfaces = [
        quoted.text[start:end]
        for start, end in zip(quoted.words.starts.tolist(), quoted.words.ends.tolist(), strict=True)
    ]
    lower = [surface.lower() for surface in surfaces]
    joined = [n for n, pair in enumerate(pairwise(lower), 1) if pair in CONTRACTED and _may_join(quoted, n)]
    tailed = not _APOSTROPHES.isdisjoint(quoted.text)
    parted = {n: match for n in range(len(surfaces)) if tailed and (match := _parting(quoted, surfaces, n))}
    found = (_drawn_together(quoted, lower, joined), _taken_apart(quoted, surfaces, parted))
    return [variant for variant in found if variant is not None]


def _may_join(quoted: Quoted, number: int) -> bool:
    """Whether a word may be drawn together with the one before it: nothing but white space stands between them."""
    apart = bool(quoted.words.ends[number - 1] < quoted.words.starts[number])
    return apart and not quoted.is_marked(number)


def _parting(quoted: Quoted, surfaces: list[str], number: int) -> re.Match[str] | None:
    """Where a word may be taken apart."""
    if surfaces[number].isalpha() or quoted.touched[number]:
        return None
    match = _TAILED.search(surfaces[number])
    return match if match and match.start() > 0 else None


def _drawn_together(quoted: Quoted, lower: list[str], joined: list[int]) -> Quoted | None:
    if not joined:
        return None
    rows: list[tuple[int, int, int, bool]] = []
    for number, word in enumerate(lower):
        row = (*_row(quoted, number), bool(quoted.touched[number]))
        if number in joined:
            before = lower[number - 1]
            rows[-1] = (rows[-1][0], row[1], hash_word(before + CONTRACTED[before, word]), False)
        else:
            rows.append(row)
    return _rewritten(quoted, rows)


def _taken_apart(quoted: Quoted, surfaces: list[str], parted: dict[int, re.Match[str]]) -> Quoted | None:
    if not parted:
        return None
    rows: list[tuple[int, int, int, bool]] = []
    for number, surface in enumerate(surfaces):
        start, end, value = _row(quoted, number)
        if number in parted:
            cut = start + parted[number].start()
            rows.append((start, cut, hash_word(surface[: cut - start]), False))
            rows.append((cut, end, hash_word(_TAIL_WORDS[parted[number].group(1).lower()]), False))
        else:
            rows.append((start, end, value, bool(quoted.touched[number])))
    return _rewritten(quoted, rows)


def _row(quoted: Quoted, number: int) -> tuple[int, int, int]:
    words = quoted.words
    return int(words.starts[number]), int(words.ends[number]), int(words.hashes[number])


def _rewritten(quoted: Quoted, rows: list[tuple[int, int, int, bool]]) -> Quoted:
    starts, ends, hashes, touched = (list(column) for column in zip(*rows, strict=True))
    words = Words(np.array(starts, np.int64), np.array(ends, np.int64), np.array(hashes, np.uint64))
    return replace(quoted, words=words, touched=np.array(touched, np.bool_))


_APOSTROPHES = frozenset("'’ʼ＇")
_TAILED = lazy(r"['’ʼ＇](s|re|ll|d)$", re.IGNORECASE)
_TAIL_WORDS = {"s": "is", "re": "are", "ll": "will", "d": "would"}
CONTRACTED = {
    **{(word, "is"): "s" for word in ("it", "he", "she", "that", "there", "what", "who", "here", "where", "how")},
    **{(word, "has"): "s" for word in ("it", "he", "she", "that", "there", "what", "who")},
    ("we", "are"): "re",
    **{(word, "will"): "ll" for word in ("we", "i", "he", "she")},
    **{(word, tail): "d" for word in ("i", "we", "he", "she") for tail in ("would", "had")},
}
"""Pairs of words, and the letter or letters that the second leaves when the two are drawn together."""
