"""Three words in a row as one number, the seed of every search.

Also the slots under which single words and pairs are counted. A slot depends on the words alone, never on the
library, so that counts of shards add up to the same sums however the sources are grouped.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tieout.text.words import Hashes

GRAM = 3
WORD_BITS = 20
PAIR_BITS = 22

_SECOND = np.uint64(0xD6E8FEB86659FD93)
_THIRD = np.uint64(0xA0761D6478BD642F)


def grams(hashes: Hashes) -> NDArray[np.uint32]:
    """A number for each three words in a row: two fewer than there are words."""
    if len(hashes) < GRAM:
        return np.zeros(0, np.uint32)
    mixed = hashes[:-2] + hashes[1:-1] * _SECOND + hashes[2:] * _THIRD
    numbers: NDArray[np.uint32] = ((mixed ^ (mixed >> np.uint64(29))) * _THIRD >> np.uint64(32)).astype(np.uint32)
    return numbers


def word_slots(hashes: Hashes) -> NDArray[np.int64]:
    """The slot each word is counted under, of 2**WORD_BITS."""
    return (hashes >> np.uint64(64 - WORD_BITS)).astype(np.int64)


def pair_slots(hashes: Hashes) -> NDArray[np.int64]:
    """The slot each word and its next are counted under, of 2**PAIR_BITS: one fewer than there are words."""
    if len(hashes) < 2:
        return np.zeros(0, np.int64)
    mixed = (hashes[:-1] + hashes[1:] * _SECOND) * _THIRD
    return (mixed >> np.uint64(64 - PAIR_BITS)).astype(np.int64)
