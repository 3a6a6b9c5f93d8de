"""The sentences of a few short texts, weighed for a claim in one call of a kernel (src/native/nearby.c).

`sharing` says what a stem weighs, and `rows` which sentences share most of some; here the same is told of texts whose
words are looked up.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from tieout.library.prose import Text
from tieout.library.sharing import Sharing, hashes_of
from tieout.model import Span
from tieout.text.native import Kernels

MOST = 64
"""So many texts, and so many stems at once, as src/native/nearby.c has it."""


_SLOTS = 1 << 13
_KEPT = 64
"""So many answers: the figures of a sentence ask for the same words."""


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
        ends = np.array([b + span.end for spans, b in zip(sentences, bases, strict=False) for span in spans], np.int64)
        self._hashes = np.concatenate([text.words.hashes for text in texts])
        self._homes = ends.searchsorted(np.concatenate(starts), side="right")
        self._heads, self._before = np.empty(_SLOTS, np.int64), np.empty(len(self._hashes), np.int64)
        kernels.chained(self._hashes, self._heads, self._before)
        numbers = [np.array(text.numbers, np.int64) + base for text, base in zip(texts, bases, strict=False)]
        numbered = np.zeros(len(ends), np.bool_)
        numbered[ends.searchsorted(np.concatenate(numbers), side="right")] = True
        self._numbered: list[bool] = numbered.tolist()
        self._owners = np.repeat(np.arange(len(texts), dtype=np.int64), list(map(len, sentences)))
        self._weights = np.array([sharing.weight_of(held) for held in range(len(texts) + 1)])
        self._held: dict[str, int] = {}
        self._found: dict[tuple[object, ...], list[tuple[Text, Span]]] = {}

    def held(self, stem: str) -> int:
        """How many of the texts hold a stem."""
        if stem not in self._held:
            self._weigh([stem], 0)
        return self._held[stem]

    def heaviest(self, stems: Sequence[str], most: int, *, numbered: bool) -> Sequence[tuple[Text, Span]]:
        """The sentences that share most of some stems' weight, so many at most.

        All of them, or those with a number that are no cells of a table.
        """
        asked = most, numbered, *stems
        if asked not in self._found:
            if len(self._found) >= _KEPT:
                del self._found[next(iter(self._found))]
            best = self._weigh(stems, most)
            if numbered:
                best = [at for at in best if self._numbered[at] and not self._is_cell(at)]
            self._found[asked] = [self._places[at] for at in best]
        return self._found[asked]

    def _is_cell(self, at: int) -> bool:
        text, span = self._places[at]
        return text.is_cell(span)

    def _weigh(self, stems: Sequence[str], most: int) -> list[int]:
        """The numbers of these sentences; how many texts hold each of the stems is kept."""
        texts = self._hashes, self._heads, self._before, self._homes, self._owners
        held, best = self._kernels.nearby(*texts, self._weights, list(map(hashes_of, stems)), most)
        self._held.update(zip(stems, held, strict=True))
        return best


def _sentences(text: Text) -> list[Span]:
    return [span for number in range(len(text.bounds) - 1) for span in text.sentences(number)]
