"""The stretches of a text that may hold a number or a date, so that the rest need not be read for them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from tieout.model.places import Span
from tieout.text.ascending import among, distinct
from tieout.text.numerals import ORDINALS, SMALL
from tieout.text.patterns import lazy
from tieout.text.words import Words, hash_words, tokenize

_REACH = 2_000
"""Characters on both sides of a number in which its sentence lies."""
_OTHERS = """
hundred hundreds thousand thousands million millions billion billions trillion dozen dozens half halved third thirds
quarter quarters twice thrice double doubled doubles doubling triple tripled tripling treble trebled quadruple
quadrupled twofold threefold tenfold scores tens january february march april may june july
august september october november december monday tuesday wednesday thursday friday saturday sunday yesterday today
tomorrow last next ago
"""


@lru_cache(maxsize=1)
def _words() -> NDArray[np.uint64]:
    """The hashes of the words that may be a number or date, or part of one, in order."""
    return distinct(np.array(hash_words(sorted({*SMALL, *ORDINALS, *_OTHERS.split()})), np.uint64))


@lru_cache(maxsize=1)
def _vague() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The words that count only before certain others ("a few weeks"), and those others."""
    before = hash_words("several few couple many".split())
    after = hash_words([word + ending for word in _COUNTED.split() for ending in ("", "s")])
    return distinct(np.array(before, np.uint64)), distinct(np.array(after, np.uint64))


_COUNTED = (
    "second minute hour day night week fortnight month quarter year decade century dozen hundred thousand million"
)
_DIGITS = lazy(r"\d+|[½⅓⅔¼¾⅛⅜⅝⅞]")


def places(text: str, words: Words) -> list[int]:
    """Where numbers and words of numbers and dates begin, in order, given a text and its words."""
    vague, counted = _vague()
    follows = np.append(among(words.hashes, counted), [False, False])
    soft = among(words.hashes, vague) & (follows[1:-1] | follows[2:])
    named = words.starts[among(words.hashes, _words()) | soft]
    digits = np.fromiter((found.start() for found in _DIGITS.finditer(text)), np.int64)
    found: list[int] = distinct(np.concatenate((named.astype(np.int64), digits))).tolist()
    return found


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
