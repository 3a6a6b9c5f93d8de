"""Contractions as the words they are: "don't", "dont" and "do not" are the same two words.

Index and alignment both work on words split this way, so that a lost "not" is one word and an expansion none.
Forms that may be something else ("its", "were", "well") stay whole here and are looked at in context.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from tieout.text import native
from tieout.text.tidy import split_forms, tokens
from tieout.text.words import Hashes, Words, hash_words

Places = NDArray[np.int64]
_Number = TypeVar("_Number", np.int64, np.uint64)


def _table() -> tuple[Hashes, Hashes, Hashes]:
    """The hashes of the forms, ascending, and of the first and second word of each."""
    forms = split_forms()
    keys = hash_words(list(forms))
    firsts, seconds = (hash_words([pair[side] for pair in forms.values()]) for side in (0, 1))
    rows = sorted(zip(keys, firsts, seconds, strict=True))
    keys, firsts, seconds = ([row[column] for row in rows] for column in range(3))
    return np.array(keys, np.uint64), np.array(firsts, np.uint64), np.array(seconds, np.uint64)


_KEYS, _FIRST, _SECOND = _table()
_TOP = np.uint64(48)
_LIKELY: NDArray[np.bool_] = np.zeros(1 << 16, np.bool_)
"""Which leading bits a contraction's hash has: hardly any other word passes, and the exact look-up is for few."""
_LIKELY[(_KEYS >> _TOP).astype(np.int64)] = True


def split_hashes(hashes: Hashes) -> Hashes:
    """The hashes of words with the contractions among them split in two."""
    forms, whole = _contractions(hashes)
    return _halved(hashes, forms, whole) if len(whole) else hashes


def split(words: Words, text: str) -> Words:
    """Words with the contractions among them split in two, each half where its letters stand."""
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


def _halved(hashes: Hashes, forms: Places, whole: Places) -> Hashes:
    """The hashes with the two words of its form in each contraction's place."""
    result = _doubled(hashes, whole)
    firsts = whole + np.arange(len(whole))
    result[firsts] = _FIRST[forms]
    result[firsts + 1] = _SECOND[forms]
    return result


def _doubled(values: NDArray[_Number], places: Places) -> NDArray[_Number]:
    """The values with those at some places (ascending) twice in a row."""
    if native.kernels is not None:
        result = np.empty(len(values) + len(places), values.dtype)
        native.kernels.double(values, places, result)
        return result
    times = np.ones(len(values), np.int64)
    times[places] = 2
    return np.repeat(values, times)


def _contractions(hashes: Hashes) -> tuple[Places, Places]:
    """Which form each contraction is, and which word."""
    if native.kernels is not None:
        forms, words = np.empty(len(hashes), np.int64), np.empty(len(hashes), np.int64)
        count = native.kernels.contractions(hashes, _LIKELY, _KEYS, forms, words)
        return forms[:count].copy(), words[:count].copy()
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
