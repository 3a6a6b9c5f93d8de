"""Which sources share most of some words, told without opening one.

A word weighs the more, the fewer of the sources asked hold it, in whatever form.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from tieout.library.library import Library
from tieout.text.ascending import distinct
from tieout.text.terms import forms
from tieout.text.words import Hashes, tokenize

_LEAST = math.ulp(0.0)
"""Whatever is shared weighs as much."""


class Sharing:
    """Some sources of a library, asked for those that share most of some stems."""

    def __init__(self, library: Library, asked: Iterable[int]) -> None:
        self._library = library
        self._asked = np.array(list(asked), np.int64)
        self._holders: dict[str, NDArray[np.int64]] = {}

    @property
    def asked(self) -> int:
        """How many sources are asked."""
        return len(self._asked)

    @cached_property
    def numbers(self) -> list[int]:
        """The numbers of the sources that are asked."""
        found: list[int] = self._asked.tolist()
        return found

    @cached_property
    def _is_asked(self) -> NDArray[np.bool_]:
        """Of every source that there is, whether it is asked."""
        flags = np.zeros(len(self._library.sources), np.bool_)
        flags[self._asked] = True
        return flags

    def weight(self, stem: str) -> float:
        """How much a stem tells: the rarer among the sources, the more; one that none has tells most."""
        return self.weight_of(len(self.holding(stem)))

    def weight_of(self, held: int) -> float:
        """How much a stem tells that so many of the sources hold."""
        return math.log((len(self._asked) + 1) / (held + 0.5)) + 0.2 if held else math.log(len(self._asked) + 1) + 1

    def holding(self, stem: str) -> NDArray[np.int64]:
        """The numbers of the sources that hold a stem, ascending."""
        if stem not in self._holders:
            held = self._library.holding(hashes_of(stem))
            self._holders[stem] = held[self._is_asked[held]]
        return self._holders[stem]

    def most(self, weights: Mapping[str, float], number: int, share: float = 0.0) -> list[int]:
        """The sources that share most of the weight, ascending: so many at the most, and none that has less than that
        share of what the best one has."""
        if not len(self._asked):
            return []
        shared = np.zeros(int(self._asked[-1]) + 1)
        for stem, weight in weights.items():
            shared[self.holding(stem)] += weight
        found = np.flatnonzero(shared >= max(share * float(shared.max()), _LEAST))
        most = found[np.lexsort((-found, -shared[found]))][:number] if len(found) > number else found
        return sorted(most.tolist())


@lru_cache(maxsize=1 << 12)
def hashes_of(stem: str) -> Hashes:
    """The words that have a stem, as the index knows words; a form that it takes for several is none of them."""
    known = forms(stem)
    lines = "\n".join(known)
    words = tokenize(lines)
    if stem.isascii() and stem.isalnum() and len(words) == len(known):
        return distinct(words.hashes)  # each form is one word
    spans = zip(words.starts.tolist(), words.ends.tolist(), words.hashes.tolist(), strict=True)
    edges = ("", "\n")
    found = {word for start, end, word in spans if lines[start - 1 : start] in edges and lines[end : end + 1] in edges}
    return np.array(list(found), np.uint64)
