"""Which sources hold a word: for each word of a shard the sources that have it somewhere.

The index of the quotations knows three words in a row; figures and dates are looked for by single ones. Made where an
item first asks for it, and kept beside the shard then: a library that is asked for quotations alone does without.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tieout.text.ascending import distinct, heads
from tieout.text.words import Hashes

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Holders:
    """`words` ascending, each once; those that hold word i are `places[firsts[i] : firsts[i + 1]]`, ascending."""

    words: Hashes
    firsts: NDArray[np.uint32]
    places: NDArray[np.uint32]

    @classmethod
    def of(cls, texts: Iterable[Hashes]) -> Holders:
        """The words of some texts, whose places are their numbers in order."""
        return cls.listed([distinct(text) for text in texts])

    @classmethod
    def listed(cls, held: Sequence[Hashes]) -> Holders:
        """The same where the words of each are given once, ascending."""
        owners = np.repeat(np.arange(len(held), dtype=np.uint32), [len(words) for words in held])
        words = np.concatenate(held) if held else np.zeros(0, np.uint64)
        order = np.argsort(words, kind="stable")
        words = words[order]
        begins = heads(words)
        return cls(words[begins], np.append(begins, len(words)).astype(np.uint32), owners[order])

    def of_any(self, words: Sequence[int] | Hashes) -> NDArray[np.uint32]:
        """The places that hold at least one of some words, in no order, and maybe more than once."""
        wanted = np.asarray(words, np.uint64)
        held, firsts = self.words.item, self.firsts.item
        # asked for a handful of words at a time: one by one is sooner than by arrays
        each = zip(self.words.searchsorted(wanted).tolist(), wanted.tolist(), strict=True)
        known = [at for at, word in each if at < len(self.words) and held(at) == word]
        found = [self.places[firsts(at) : firsts(at + 1)] for at in known]
        if len(found) == 1:
            return found[0]
        return np.concatenate(found) if found else np.zeros(0, np.uint32)
