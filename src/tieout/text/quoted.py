"""A quotation as its writer marked it: words, brackets, ellipses.

Brackets say "these are mine", an ellipsis says "something stood here"; both are taken out of the run of words
and remembered at the boundary where they stood, so that what is aligned with a source is what the writer claims
somebody said.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tieout.text.patterns import lazy
from tieout.text.spoken import split
from tieout.text.words import Hashes, Offsets, Words, hash_each, hash_words, tokenize

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
        text, words, touched, ellipses, insertions, _boundaries(words, ellipses), _boundaries(words, insertions)
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


def _boundaries(words: Words, starts: tuple[int, ...]) -> frozenset[int]:
    return frozenset(words.starts.searchsorted(starts).tolist()) if starts else frozenset()


def variants_of(quoted: Sequence[Quoted]) -> list[list[Quoted]]:
    """Other ways to count the words of some quotations: "it is" as one ("it's", "its"), and "it's", "Michael's" as two.

    A contraction that could be another word ("its", "were") or a possessive is one word to begin with; which it is
    the source may tell. The words that are new are hashed in one go, which is far cheaper.
    """
    counted = [_counted_otherwise(one) for one in quoted]
    spelt = dict.fromkeys(row[2] for others in counted for rows in others for row in rows if isinstance(row[2], str))
    known = dict(zip(spelt, hash_each(list(spelt)), strict=True))
    return [[_rewritten(one, rows, known) for rows in others] for one, others in zip(quoted, counted, strict=True)]


def _counted_otherwise(quoted: Quoted) -> list[list[_Row]]:
    """The words as the variants count them."""
    tailed = any(map(quoted.text.__contains__, _APOSTROPHES))
    hashes = quoted.hashes.tolist()
    firsts, seconds = _contracted()
    pairs = [] if seconds.isdisjoint(hashes) else [n for n, pair in enumerate(pairwise(hashes), 1) if pair in firsts]
    if not tailed and not pairs:
        return []
    spans = zip(quoted.words.starts.tolist(), quoted.words.ends.tolist(), strict=True)
    surfaces = [quoted.text[start:end] for start, end in spans]
    joined = [n for n in pairs if _contract(surfaces, n) and _may_join(quoted, n)]
    parted = {}
    if tailed:
        apart = [n for n, surface in enumerate(surfaces) if not surface.isalpha()]
        parted = {n: match for n in apart if (match := _parting(quoted, surfaces, n))}
    found = (_drawn_together(quoted, surfaces, joined), _taken_apart(quoted, surfaces, parted))
    return [rows for rows in found if rows]


@cache
def _contracted() -> tuple[frozenset[tuple[int, int]], frozenset[int]]:
    """The pairs of words that are drawn together, as hashes, and the second words of them."""
    firsts, seconds = (hash_words([pair[side] for pair in CONTRACTED]) for side in (0, 1))
    return frozenset(zip(firsts, seconds, strict=True)), frozenset(seconds)


def _contract(surfaces: list[str], number: int) -> str | None:
    """What a word leaves when it is drawn together with the one before it."""
    return CONTRACTED.get((surfaces[number - 1].lower(), surfaces[number].lower()))


def _may_join(quoted: Quoted, number: int) -> bool:
    """Whether a word may be drawn together with the one before it: nothing but white space stands between them."""
    apart = bool(quoted.words.ends[number - 1] < quoted.words.starts[number])
    return apart and not quoted.is_marked(number)


def _parting(quoted: Quoted, surfaces: list[str], number: int) -> re.Match[str] | None:
    """Where a word may be taken apart."""
    if quoted.touched[number]:
        return None
    match = _TAILED.search(surfaces[number])
    return match if match and match.start() > 0 else None


def _drawn_together(quoted: Quoted, surfaces: list[str], joined: list[int]) -> list[_Row]:
    rows: list[_Row] = []
    if not joined:
        return rows
    for number, row in enumerate(_rows(quoted)):
        if number in joined:
            tail = _contract(surfaces, number)
            rows[-1] = (rows[-1][0], row[1], f"{surfaces[number - 1].lower()}{tail}", False)
        else:
            rows.append(row)
    return rows


def _taken_apart(quoted: Quoted, surfaces: list[str], parted: dict[int, re.Match[str]]) -> list[_Row]:
    rows: list[_Row] = []
    if not parted:
        return rows
    for number, (surface, row) in enumerate(zip(surfaces, _rows(quoted), strict=True)):
        if number in parted:
            start, end, *_ = row
            cut = start + parted[number].start()
            rows.append((start, cut, surface[: cut - start], False))
            rows.append((cut, end, _TAIL_WORDS[parted[number].group(1).lower()], False))
        else:
            rows.append(row)
    return rows


_Row = tuple[int, int, int | str, bool]
"""Of a word where it starts and ends, its hash (or its letters), and whether it bears brackets of its own."""


def _rows(quoted: Quoted) -> Iterator[tuple[int, int, int, bool]]:
    words = quoted.words
    columns = (words.starts, words.ends, words.hashes, quoted.touched)
    return zip(*[column.tolist() for column in columns], strict=True)


def _rewritten(quoted: Quoted, rows: list[_Row], known: Mapping[str, int]) -> Quoted:
    starts, ends, spelt, touched = (list(column) for column in zip(*rows, strict=True))
    hashes = [known[word] if isinstance(word, str) else word for word in spelt]
    words = Words(np.array(starts, np.int64), np.array(ends, np.int64), np.array(hashes, np.uint64))
    marks = quoted.ellipsis_starts, quoted.bracket_starts
    bounds = (_boundaries(words, starts) for starts in marks)
    return Quoted(quoted.text, words, np.array(touched, np.bool_), *marks, *bounds)


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
