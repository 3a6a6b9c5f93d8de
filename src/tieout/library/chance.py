"""How likely a match is by chance, in a library of this size.

A match is judged as BLAST judges one of sequences (Karlin and Altschul, 1990): by how many matches this good an
unrelated text would find in the whole library. Each word weighs minus the logarithm of its probability after the
word before it, as the library itself counts them (the match in question left out), so that a common turn of
phrase weighs little however many words it has.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from copy import copy
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tieout.library.counts import Summed
from tieout.library.grams import PAIR_BITS, WORD_BITS, pair_slots, word_slots
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


class Weighed(NamedTuple):
    """The weights of some words in nats: of each by itself, and of each after the word before it."""

    alone: list[float]
    following: list[float]


class Chance:
    """Weighs words by the counts of some shards."""

    def __init__(self, shards: Sequence[Shard]) -> None:
        self._singles = Summed([shard.words for shard in shards], WORD_BITS)
        self._pairs = Summed([shard.pairs for shard in shards], PAIR_BITS)
        self.words = sum(shard.size for shard in shards)
        self.searched = shards
        self.threshold = math.log(max(self.words, 2)) + MARGIN
        """What a match must weigh to beat chance."""

    def within(self, part: Chance) -> Chance:
        """The same counts for a match that is looked for in a part of what was counted."""
        narrowed = copy(self)
        narrowed.searched, narrowed.threshold = part.searched, part.threshold
        return narrowed

    def has_all(self, hashes: Hashes) -> bool:
        """Whether each of some words occurs in what is searched."""
        slots = word_slots(hashes)
        return bool((sum((one.words.at(slots) for one in self.searched), np.zeros(len(slots))) > 0).all())

    def weights(self, hashes: Hashes) -> NDArray[np.float64]:
        """The weight of each word in the order given, in nats: of the first by itself, of others after the last."""
        return np.array(self.weigh([hashes])[0].following)

    def alone(self, hashes: Hashes) -> NDArray[np.float64]:
        """The weight of each word by itself."""
        return np.array(self.weigh([hashes])[0].alone)

    def weigh(self, texts: Sequence[Hashes]) -> list[Weighed]:
        """The words of some texts weighed: they are looked up together, which costs hardly more than for one."""
        hashes = np.concatenate(texts) if texts else np.zeros(0, np.uint64)
        if not len(hashes) or not self.words:
            return [Weighed([0.0] * len(text), [0.0] * len(text)) for text in texts]
        cuts = list(accumulate(map(len, texts), initial=0))
        alone, following = self._weighed(hashes, [first for first in cuts[:-1] if first < len(hashes)])
        return [Weighed(alone[a:b], following[a:b]) for a, b in pairwise(cuts)]

    def _weighed(self, hashes: Hashes, firsts: list[int]) -> Weighed:
        """The weights of texts that stand one after the other and begin at `firsts`."""
        single = np.maximum(self._singles.at(word_slots(hashes)) - 1, 0.5)
        alone = single / self.words
        chance = alone.copy()
        pairs = np.maximum(self._pairs.at(pair_slots(hashes)) - 1, 0)
        before = np.maximum(single[:-1], pairs)
        chance[1:] = (pairs + _SMOOTHING * alone[1:]) / (before + _SMOOTHING)
        chance[firsts] = alone[firsts]
        return Weighed(_nats(alone).tolist(), _nats(chance).tolist())

    def holds(self, word: int) -> bool:
        """Whether a word of this hash is counted (words that share its slot are too)."""
        return bool(self._singles.at(word_slots(np.array([word], np.uint64)))[0] > 0)


def _nats(chance: NDArray[np.float64]) -> NDArray[np.float64]:
    weights: NDArray[np.float64] = np.maximum(-np.log(np.minimum(chance, 1.0)), _LEAST)
    return weights
