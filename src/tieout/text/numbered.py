"""The stretches of a text that may hold a number or a date, so that the rest need not be read for them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tieout.model.places import Span
from tieout.text.ascending import distinct
from tieout.text.numerals import ORDINALS, SMALL
from tieout.text.patterns import lazy
from tieout.text.words import Words, code_points, hash_words, tokenize

_ASCII = 127
_REACH = 2_000
"""Characters on both sides of a number in which its sentence lies."""
_OTHERS = """
hundred hundreds thousand thousands million millions billion billions trillion dozen dozens half halved third thirds
quarter quarters twice thrice double doubled doubles doubling triple tripled tripling treble trebled quadruple
quadrupled twofold threefold tenfold scores tens january february march april may june july
august september october november december monday tuesday wednesday thursday friday saturday sunday yesterday today
tomorrow last next ago noon midday midnight
"""


_COUNTED = (
    "second minute hour day night week fortnight month quarter year decade century dozen hundred thousand million"
)
_COUNTS, _VAGUE, _IS_COUNTED = 1, 2, 4
"""What a word may be: a number or date or part of one; one that counts only before certain others; one of those."""
_DIGITS = lazy(r"\d+|[½⅓⅔¼¾⅛⅜⅝⅞]")


class _Table(NamedTuple):
    """The hashes of the words that matter, in order, and what each may be; `near` holds the ends of the hashes."""

    words: NDArray[np.uint64]
    kinds: NDArray[np.uint8]
    near: NDArray[np.bool_]


@lru_cache(maxsize=1)
def _table() -> _Table:
    kinds: dict[int, int] = {}
    for kind, words in (
        (_COUNTS, [*SMALL, *ORDINALS, *_OTHERS.split()]),
        (_VAGUE, "several few couple many".split()),  # "a few weeks"
        (_IS_COUNTED, [word + ending for word in _COUNTED.split() for ending in ("", "s")]),
    ):
        for word in hash_words(words):
            kinds[word] = kinds.get(word, 0) | kind
    known = np.array(sorted(kinds), np.uint64)
    near = np.zeros(1 << 16, np.bool_)
    near[known.astype(np.uint16)] = True
    return _Table(known, np.array([kinds[word] for word in known.tolist()], np.uint8), near)


def places(text: str, words: Words) -> list[int]:
    """Where numbers and words of numbers and dates begin, in order, given a text and its words."""
    named = words.starts[_telling(words)].astype(np.int64)
    found: list[int] = distinct(np.concatenate((named, _digits(text)))).tolist()
    return found


def _telling(words: Words) -> NDArray[np.int64]:
    """Which words are, or are part of, a number or date."""
    table = _table()
    likely = np.flatnonzero(table.near[words.hashes.astype(np.uint16)])
    hashes = words.hashes[likely]
    at = np.minimum(np.searchsorted(table.words, hashes), len(table.words) - 1)
    kinds = np.zeros(len(words) + 2, np.uint8)
    kinds[likely] = np.where(table.words[at] == hashes, table.kinds[at], 0)
    soft = (kinds[:-2] & _VAGUE != 0) & ((kinds[1:-1] | kinds[2:]) & _IS_COUNTED != 0)
    return np.flatnonzero(soft | (kinds[:-2] & _COUNTS != 0))


def _digits(text: str) -> NDArray[np.int64]:
    """Where runs of digits begin, and fractions that are one character."""
    points = code_points(text)
    if not text.isascii() and any(map(_is_digit, distinct(points[points > _ASCII].astype(np.int64)).tolist())):
        return np.fromiter((found.start() for found in _DIGITS.finditer(text)), np.int64)
    digit = np.zeros(len(points) + 1, np.bool_)
    digit[1:] = (points >= ord("0")) & (points <= ord("9"))
    return np.flatnonzero(digit[1:] & ~digit[:-1])


@lru_cache(maxsize=1 << 10)
def _is_digit(point: int) -> bool:
    """Whether a character is a digit, or a fraction by itself."""
    return _DIGITS.match(chr(point)) is not None


def _has_any(text: str) -> bool:
    """Whether a short text has a number, or a word of one: a digit decides it soonest."""
    return _DIGITS.search(text) is not None or bool(places(text, tokenize(text)))


def stretches(text: str) -> Iterator[Span]:
    """Stretches that hold every number and date word of a text with what stands around it in its paragraph.

    In order and apart from each other; they begin and end at blank lines, or at white space far from any number.
    """
    if len(text) <= _REACH and "\n\n" not in text:
        yield from [Span(0, len(text))] if _has_any(text) else []
        return
    at = 0
    start = end = -1
    for place in places(text, tokenize(text)):
        if place < end:
            continue
        if end >= 0 and place - end < _REACH and not _is_apart(text, end, place):
            end = _closing(text, place + 1)
            continue
        if end >= 0:
            yield Span(start, end)
            at = end
        start, end = _opening(text, max(at, place - _REACH), place), _closing(text, place + 1)
    if end >= 0:
        yield Span(start, end)


def _opening(text: str, floor: int, hit: int) -> int:
    blank = text.rfind("\n\n", floor, hit)
    if blank >= 0:
        return blank + 2
    if floor == 0 or text[floor - 1].isspace():
        return floor
    space = text.find(" ", floor, hit)
    return space + 1 if space >= 0 else floor


def _closing(text: str, hit: int) -> int:
    most = min(len(text), hit + _REACH)
    blank = text.find("\n\n", hit, most)
    if blank >= 0:
        return blank + 2
    if most == len(text):
        return most
    space = text.rfind(" ", hit, most)
    return space + 1 if space > hit else most


def _is_apart(text: str, end: int, start: int) -> bool:
    """Whether a paragraph ended where the last stretch did."""
    return text[max(0, end - 2) : end] == "\n\n" or text.find("\n\n", end, start) >= 0
