"""Contractions as the words they are: "don't", "dont" and "do not" are the same two words.

Index and alignment both work on words split this way, so that a lost "not" is one word and an expansion none.
Forms that may be something else ("its", "were", "well") stay whole here and are looked at in context.
"""

from __future__ import annotations

import numpy as np

from tieout.text.tidy import split_forms, tokens
from tieout.text.words import Hashes, Words, hash_word

_FORMS = {hash_word(form): (hash_word(first), hash_word(second)) for form, (first, second) in split_forms().items()}
_KEYS: Hashes = np.array(sorted(_FORMS), np.uint64)
_FIRST: Hashes = np.array([_FORMS[int(key)][0] for key in _KEYS], np.uint64)
_SECOND: Hashes = np.array([_FORMS[int(key)][1] for key in _KEYS], np.uint64)


def split_hashes(hashes: Hashes) -> Hashes:
    """The hashes of words with the contractions among them split in two."""
    places, whole = _contractions(hashes)
    if not len(whole):
        return hashes
    lengths = np.ones(len(hashes), np.int64)
    lengths[whole] = 2
    result = np.repeat(hashes, lengths)
    firsts = whole + np.arange(len(whole))
    result[firsts] = _FIRST[places]
    result[firsts + 1] = _SECOND[places]
    return result


def split(words: Words, text: str) -> Words:
    """Words with the contractions among them split in two, each half where its letters stand."""
    _, whole = _contractions(words.hashes)
    if not len(whole):
        return words
    lengths = np.ones(len(words), np.int64)
    lengths[whole] = 2
    starts, ends = np.repeat(words.starts, lengths), np.repeat(words.ends, lengths)
    firsts = whole + np.arange(len(whole))
    cuts = [_cut(text, int(words.starts[number]), int(words.ends[number])) for number in whole.tolist()]
    ends[firsts] = cuts
    starts[firsts + 1] = cuts
    return Words(starts, ends, split_hashes(words.hashes))


def _contractions(hashes: Hashes) -> tuple[np.ndarray[tuple[int], np.dtype[np.int64]], np.ndarray[tuple[int], np.dtype[np.int64]]]:
    """Which form each contraction is, and which word."""
    places = np.minimum(np.searchsorted(_KEYS, hashes), len(_KEYS) - 1)
    whole = np.flatnonzero(_KEYS[places] == hashes)
    return places[whole], whole


def _cut(text: str, start: int, end: int) -> int:
    parts = tokens(text[start:end], start)
    return parts[0].end if len(parts) > 1 else start + max(1, (end - start) // 2)
