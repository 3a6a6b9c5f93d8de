"""The sentences of a few short texts, weighed for a claim in one call of a kernel (src/native/nearby.c).

`sharing` says what a stem weighs, and `rows` which sentences share most of some; here the same is told of texts whose
words are looked up.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from tieout.library.prose import Text
from tieout.library.sharing import Sharing, hashes_of
from tieout.model import Span
from tieout.text.native import Kernels

MOST = 64
"""So many texts, and so many stems at once, as src/native/nearby.c has it."""


_SLOTS = 1 << 13


class Nearby:
    """Short texts, their words and their sentences one after another.

    Words whose hashes end alike are chained: a slot has the last of them, and each the one before it.
    """

    def __init__(self, texts: Sequence[Text], sharing: Sharing, kernels: Kernels) -> None:
        self._kernels = kernels
        sentences = list(map(_sentences, texts))
        self._places = [(text, span) for text, spans in zip(texts, sentences, strict=True) for span in spans]
        bases = list(accumulate((len(text.document.prose) + 1 for text in texts), initial=0))
        starts = [text.words.starts + base for text, base in zip(texts, bases, strict=False)]
        ends = [base + span.end for spans, base in zip(sentences, bases, strict=False) for span in spans]
        self._hashes = np.concatenate([text.words.hashes for text in texts])
        self._homes = np.searchsorted(np.array(ends, np.int64), np.concatenate(starts), side="right")
        self._heads, self._before = np.empty(_SLOTS, np.int64), np.empty(len(self._hashes), np.int64)
        kernels.chained(self._hashes, self._heads, self._before)
        self._owners = np.repeat(np.arange(len(texts), dtype=np.int64), list(map(len, sentences)))
        self._weights = np.array([sharing.weight_of(held) for held in range(len(texts) + 1)])
        self._held: dict[str, int] = {}

    def held(self, stem: str) -> int:
        """How many of the texts hold a stem."""
        if stem not in self._held:
            self._weigh([stem])
        return self._held[stem]

    def heaviest(self, stems: Sequence[str], most: int) -> list[tuple[Text, Span, float]]:
        """The sentences that share most of some stems' weight, so many at most: text, sentence, share of it."""
        if not stems:
            return []
        sums = self._weigh(stems)
        whole = sum(self._weights[[self._held[one] for one in stems]].tolist())
        best = np.argsort(-sums, kind="stable")[:most].tolist()
        return [(*self._places[at], float(sums[at]) / whole) for at in best if sums[at]]

    def _weigh(self, stems: Sequence[str]) -> NDArray[np.float64]:
        """What the stems in each sentence weigh together."""
        known = [hashes_of(one) for one in stems]
        lasts = np.array(list(accumulate(map(len, known))), np.int64)
        held, sums = np.zeros(len(stems), np.int64), np.zeros(len(self._places))
        texts = self._hashes, self._heads, self._before, self._homes, self._owners
        self._kernels.nearby(*texts, np.concatenate(known), lasts, self._weights, held, sums)
        self._held.update(zip(stems, held.tolist(), strict=True))
        return sums


def _sentences(text: Text) -> list[Span]:
    return [span for number in range(len(text.bounds) - 1) for span in text.sentences(number)]
