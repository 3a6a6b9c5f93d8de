"""How likely a match is by chance, in a library of this size.

A match is judged as BLAST judges one of sequences (Karlin and Altschul, 1990): by how many matches this good an
unrelated text would find in the whole library. Each word weighs minus the logarithm of its probability after the
word before it, as the library itself counts them (the match in question left out), so that a common turn of
phrase weighs little however many words it has.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tieout.library.grams import pair_slots, word_slots
from tieout.library.shard import Shard
from tieout.text.words import Hashes

MARGIN = 1.0
"""A match counts as found where less than exp(-MARGIN) matches this good are expected by chance."""
_SMOOTHING = 20.0
"""Pairs are trusted as far as the first word's count outweighs this."""
_LEAST = 0.7
"""However predictable, a word that matches weighs this much: chance knows nothing of the turns before the last."""
EDIT_PRICE = 3.0
"""A match with an edit could have been made in about exp(EDIT_PRICE) ways more."""
MISS_PRICE = 4.6
"""What each word of the quotation that nothing answers takes away: about one word in a hundred of real quotations is
changed, and -ln(1/100) is 4.6."""
PARTIAL_MARGIN = 4.0
"""How much further a match that is not word for word must beat chance where the sources may not hold the quotation at
all, to be weighed in the light of the draft's other quotations (see corroboration)."""


class Chance:
    """Weighs words by the counts of some shards."""

    def __init__(self, shards: Sequence[Shard]) -> None:
        self._shards = shards
        self.words = sum(shard.size for shard in shards)

    @property
    def threshold(self) -> float:
        """What a match must weigh to beat chance."""
        return math.log(max(self.words, 2)) + MARGIN

    def weights(self, hashes: Hashes) -> NDArray[np.float64]:
        """The weight of each word in the order given, in nats: of the first by itself, of others after the last."""
        if not len(hashes) or not self.words:
            return np.zeros(len(hashes))
        single = np.maximum(self._words(hashes) - 1, 0.5)
        alone = single / self.words
        chance = alone.copy()
        if len(hashes) > 1:
            pairs = np.maximum(self._pairs(hashes) - 1, 0)
            before = np.maximum(single[:-1], pairs)
            chance[1:] = (pairs + _SMOOTHING * alone[1:]) / (before + _SMOOTHING)
        return np.maximum(-np.log(np.minimum(chance, 1.0)), _LEAST)

    def alone(self, hashes: Hashes) -> NDArray[np.float64]:
        """The weight of each word by itself."""
        if not len(hashes) or not self.words:
            return np.zeros(len(hashes))
        return np.maximum(-np.log(np.maximum(self._words(hashes) - 1, 0.5) / self.words), _LEAST)

    def _words(self, hashes: Hashes) -> NDArray[np.float64]:
        slots = word_slots(hashes)
        return sum((shard.words.at(slots) for shard in self._shards), np.zeros(len(slots)))

    def _pairs(self, hashes: Hashes) -> NDArray[np.float64]:
        slots = pair_slots(hashes)
        return sum((shard.pairs.at(slots) for shard in self._shards), np.zeros(len(slots)))
