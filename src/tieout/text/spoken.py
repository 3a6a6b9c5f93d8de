"""Contractions as the words they are: "don't", "dont" and "do not" are the same two words.

Index and alignment both work on words split this way, so that a lost "not" is one word and an expansion none.
Forms that may be something else ("its", "were", "well") stay whole here and are looked at in context.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from tieout.text import native
from tieout.text.native import Kernels
from tieout.text.tidy import split_forms, tokens
from tieout.text.words import CLASSES, Hashes, Points, Words, code_points, hash_words, lent_words, tokenize

Places = NDArray[np.int64]
_Number = TypeVar("_Number", np.int64, np.uint64)


def _table() -> tuple[Hashes, Hashes, list[str]]:
    """The hashes of the forms, ascending, of the first and second word of each, and the forms themselves."""
    forms = split_forms()
    keys = hash_words(list(forms))
    firsts, seconds = (hash_words([pair[side] for pair in forms.values()]) for side in (0, 1))
    rows = sorted(zip(keys, firsts, seconds, forms, strict=True))
    halves = [[first, second] for _, first, second, _ in rows]
    return np.array([row[0] for row in rows], np.uint64), np.array(halves, np.uint64), [row[3] for row in rows]


_KEYS, _BOTH, _FORMS = _table()
_HALVES = _BOTH.ravel()
_FIRST, _SECOND = _BOTH[:, 0], _BOTH[:, 1]
_LETTERS = np.array([len(form) for form in _FORMS], np.int64)
_MOST_LETTERS = int(_LETTERS.max())
_TOP = np.uint64(48)
_LIKELY: NDArray[np.bool_] = np.zeros(1 << 16, np.bool_)
"""Which leading bits a contraction's hash has: hardly any other word passes, and the exact look-up is for few."""
_LIKELY[(_KEYS >> _TOP).astype(np.int64)] = True


def split(words: Words, text: str, points: Points | None = None) -> Words:
    """Words with the contractions among them split in two, each half where its letters stand.

    `points` are the text's characters, where they are known as numbers already.
    """
    if native.kernels is not None:
        return _compiled(native.kernels, words, text, code_points(text) if points is None else points)
    forms, whole = _contractions(words.hashes)
    if not len(whole):
        return words
    starts, ends = _doubled(words.starts, whole), _doubled(words.ends, whole)
    firsts = whole + np.arange(len(whole))
    spans = zip(words.starts[whole].tolist(), words.ends[whole].tolist(), strict=True)
    cuts = [start + _cut(text[start:end]) for start, end in spans]
    ends[firsts] = cuts
    starts[firsts + 1] = cuts
    return Words(starts, ends, _halved(words.hashes, forms, whole))


def spoken_words(text: str, points: Points) -> Words:
    """What `split` makes of all words of a text; nobody else holds the arrays. `points` are its characters."""
    if native.kernels is not None:
        with lent_words(text, points) as found:
            if found is not None:
                return _compiled(native.kernels, found, text, points)
    return split(tokenize(text, points), text, points)


def _compiled(kernels: Kernels, words: Words, text: str, points: Points) -> Words:
    # one word in eight is more than any text has; an array that is not filled takes no memory
    count, odds, starts, ends, hashes, odd = _taken_apart(kernels, words, points, len(words) * 9 // 8 + 8)
    if count < 0:
        count, odds, starts, ends, hashes, odd = _taken_apart(kernels, words, points, 2 * len(words))
    for first in odd[:odds].tolist():
        start, end = int(starts[first]), int(ends[first + 1])
        ends[first] = starts[first + 1] = start + _cut(text[start:end])
    return Words(starts[:count], ends[:count], hashes[:count])


def _taken_apart(
    kernels: Kernels, words: Words, points: Points, room: int
) -> tuple[int, int, Places, Places, Hashes, Places]:
    """What the kernel filled in, with how many words and how many of which the cut is not known."""
    starts, ends, hashes = np.empty(room, np.int64), np.empty(room, np.int64), np.empty(room, np.uint64)
    odd = np.empty(len(words), np.int64)
    tables = (CLASSES, *split_tables())
    whole = (words.starts, words.ends, words.hashes)
    counts = kernels.split(points, points.itemsize, *tables, *whole, starts, ends, hashes, odd)
    return (*counts, starts, ends, hashes, odd)


def split_tables() -> tuple[NDArray[np.bool_], Hashes, Hashes, NDArray[np.int64], NDArray[np.int8]]:
    """What a kernel that takes contractions apart is told of them, in its order."""
    return _LIKELY, _KEYS, _HALVES, _LETTERS, _cuts()


@cache
def _cuts() -> NDArray[np.int8]:
    """Where each form is cut: without an apostrophe, and with one before its second letter, its third, and so on."""
    table: NDArray[np.int8] = np.full((len(_FORMS), _MOST_LETTERS + 1), -1, np.int8)
    for row, form in zip(table, _FORMS, strict=True):
        row[0] = _cut(form)
        for place in range(1, len(form)):
            row[place + 1] = _cut(f"{form[:place]}'{form[place:]}")
    return table.ravel()


def _halved(hashes: Hashes, forms: Places, whole: Places) -> Hashes:
    """The hashes with the two words of its form in each contraction's place."""
    result = _doubled(hashes, whole)
    firsts = whole + np.arange(len(whole))
    result[firsts] = _FIRST[forms]
    result[firsts + 1] = _SECOND[forms]
    return result


def _doubled(values: NDArray[_Number], places: Places) -> NDArray[_Number]:
    """The values with those at some places (ascending) twice in a row."""
    times = np.ones(len(values), np.int64)
    times[places] = 2
    return np.repeat(values, times)


def _contractions(hashes: Hashes) -> tuple[Places, Places]:
    """Which form each contraction is, and which word."""
    likely = _LIKELY.take((hashes >> _TOP).view(np.int64)).nonzero()[0]
    some = hashes[likely]
    places = np.minimum(_KEYS.searchsorted(some), len(_KEYS) - 1)
    found = _KEYS[places] == some
    return places[found], likely[found]


@lru_cache(maxsize=1 << 12)
def _cut(surface: str) -> int:
    """How many characters of a printed contraction belong to its first word."""
    parts = tokens(surface, 0)
    return parts[0].end if len(parts) > 1 else max(1, len(surface) // 2)
