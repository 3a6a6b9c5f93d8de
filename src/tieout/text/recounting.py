"""Other ways to count the words of a quotation: "it is" as one ("it's", "its"), and "it's", "Michael's" as two.

A contraction that could be another word ("its", "were") or a possessive is one word to begin with; which it is the
source may tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np

from tieout.text.patterns import lazy
from tieout.text.quoted import Quoted, boundaries
from tieout.text.words import Words, hash_each, hash_words


class Variant(NamedTuple):
    """A quotation some words of which are counted otherwise.

    `joined` words make one with the word before each; of the `parted` ones it is told where the second half begins, and
    which word it is.
    """

    quoted: Quoted
    joined: frozenset[int]
    parted: Mapping[int, tuple[int, str]]

    @property
    def changed(self) -> set[int]:
        """The words that are counted otherwise."""
        return {word for number in self.joined for word in (number - 1, number)} | self.parted.keys()

    @property
    def kept(self) -> range:
        """The longest stretch of words that are counted as they are."""
        edges = [-1, *sorted(self.changed), len(self.quoted)]
        return max((range(before + 1, after) for before, after in pairwise(edges)), key=len)


def variants_of(quoted: Quoted) -> list[Variant]:
    """The ways to count the words of a quotation otherwise: all drawn together that may be, or all taken apart."""
    found = (Variant(quoted, _drawn_together(quoted), {}), Variant(quoted, frozenset(), _taken_apart(quoted)))
    return [one for one in found if one.joined or one.parted]


def _drawn_together(quoted: Quoted) -> frozenset[int]:
    """The words that may be drawn together with the word before each."""
    firsts, seconds = _contracted()
    hashes = quoted.hashes.tolist()
    if seconds.isdisjoint(hashes):
        return frozenset()
    pairs = [number for number, pair in enumerate(pairwise(hashes), 1) if pair in firsts]
    return frozenset([number for number in pairs if _contract(quoted, number) and _may_join(quoted, number)])


def _taken_apart(quoted: Quoted) -> dict[int, tuple[int, str]]:
    """The words that may be taken apart."""
    parted: dict[int, tuple[int, str]] = {}
    if not any(map(quoted.text.__contains__, _APOSTROPHES)):
        return parted
    starts, ends = quoted.words.starts, quoted.words.ends
    for tail in _TAIL.finditer(quoted.text):
        number = int(ends.searchsorted(tail.end()))
        whole = number < len(quoted) and ends.item(number) == tail.end() and starts.item(number) < tail.start()
        if whole and not quoted.touched[number]:
            parted[number] = tail.start(), _TAIL_WORDS[tail.group(1).lower()]
    return parted


@cache
def _contracted() -> tuple[frozenset[tuple[int, int]], frozenset[int]]:
    """The pairs of words that are drawn together, as hashes, and the second words of them."""
    firsts, seconds = (hash_words([pair[side] for pair in CONTRACTED]) for side in (0, 1))
    return frozenset(zip(firsts, seconds, strict=True)), frozenset(seconds)


def _contract(quoted: Quoted, number: int) -> str | None:
    """What a word leaves when it is drawn together with the one before it."""
    return CONTRACTED.get((_surface(quoted, number - 1).lower(), _surface(quoted, number).lower()))


def _surface(quoted: Quoted, number: int) -> str:
    start, end = quoted.words.extent(number)
    return quoted.text[start:end]


def _may_join(quoted: Quoted, number: int) -> bool:
    """Whether a word may be drawn together with the one before it: nothing but white space stands between them."""
    apart = bool(quoted.words.ends[number - 1] < quoted.words.starts[number])
    return apart and not quoted.is_marked(number)


def recounted(variants: Sequence[Variant]) -> list[Quoted]:
    """The quotations as some variants count them; the words that are new are hashed in one go, which is far cheaper."""
    rows = [list(_rows(one)) for one in variants]
    spelt = list(dict.fromkeys(row[2] for row in chain.from_iterable(rows) if isinstance(row[2], str)))
    known = dict(zip(spelt, hash_each(spelt), strict=True))
    return [_rewritten(one.quoted, own, known) for one, own in zip(variants, rows, strict=True)]


_Row = tuple[int, int, int | str, bool]
"""Of a word where it starts and ends, its hash (or its letters), and whether it bears brackets of its own."""


def _rows(variant: Variant) -> Iterator[_Row]:
    """The words as a variant counts them."""
    quoted, words = variant.quoted, variant.quoted.words
    columns = (words.starts, words.ends, words.hashes, quoted.touched)
    last: _Row | None = None
    for number, row in enumerate(zip(*[column.tolist() for column in columns], strict=True)):
        if number in variant.joined and last is not None:
            spelt = f"{_surface(quoted, number - 1).lower()}{_contract(quoted, number)}"
            last = (last[0], row[1], spelt, False)
            continue
        if last is not None:
            yield last
        last = row
        if number in variant.parted:
            cut, tail = variant.parted[number]
            yield row[0], cut, quoted.text[row[0] : cut], False
            last = (cut, row[1], tail, False)
    if last is not None:
        yield last


def _rewritten(quoted: Quoted, rows: list[_Row], known: Mapping[str, int]) -> Quoted:
    starts, ends, spelt, touched = (list(column) for column in zip(*rows, strict=True))
    hashes = [known[word] if isinstance(word, str) else word for word in spelt]
    words = Words(np.array(starts, np.int64), np.array(ends, np.int64), np.array(hashes, np.uint64))
    marks = quoted.ellipsis_starts, quoted.bracket_starts
    bounds = (boundaries(words, starts) for starts in marks)
    return Quoted(quoted.text, words, np.array(touched, np.bool_), *marks, *bounds)


_APOSTROPHES = frozenset("'’ʼ＇")
_TAIL = lazy(r"['’ʼ＇](s|re|ll|d)", re.IGNORECASE | re.ASCII)
_TAIL_WORDS = {"s": "is", "re": "are", "ll": "will", "d": "would"}
CONTRACTED = {
    **{(word, "is"): "s" for word in ("it", "he", "she", "that", "there", "what", "who", "here", "where", "how")},
    **{(word, "has"): "s" for word in ("it", "he", "she", "that", "there", "what", "who")},
    ("we", "are"): "re",
    **{(word, "will"): "ll" for word in ("we", "i", "he", "she")},
    **{(word, tail): "d" for word in ("i", "we", "he", "she") for tail in ("would", "had")},
}
"""Pairs of words, and the letter or letters that the second leaves when the two are drawn together."""
