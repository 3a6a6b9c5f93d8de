"""As much text as is wanted that reads, to an index, like some other text.

A chain over the words of a model text: half of the time the next word is the one that follows there, otherwise the
one that follows another occurrence of the same word. Words, pairs and three words in a row are about as frequent as
in the model, and long runs of words hardly ever come twice. Many chains walk at once, so that half a gigabyte takes
less than a minute.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

LEAP = 0.5
"""How often a chain leaves its place in the model for another occurrence of the same word."""
PARAGRAPH = 120
"""Words a paragraph, a line of the file each."""


class Babbler:
    """A model text, ready to be babbled."""

    def __init__(self, words: Sequence[str]) -> None:
        vocabulary, tokens = np.unique(np.array(words, dtype=object), return_inverse=True)
        self._vocabulary: NDArray[np.object_] = vocabulary
        self._tokens = tokens.astype(np.int32)
        self._order = np.argsort(self._tokens, kind="stable")
        self._counts = np.bincount(self._tokens)
        self._firsts = np.concatenate(([0], np.cumsum(self._counts)[:-1]))

    def texts(self, number: int, words: int, seed: int) -> Iterator[str]:
        """Some texts of some words each, in paragraphs of one line."""
        random = np.random.default_rng(seed)
        batch = 2000
        for begin in range(0, number, batch):
            yield from self._batch(min(batch, number - begin), words, random)

    def _batch(self, number: int, words: int, random: np.random.Generator) -> Iterator[str]:
        places = random.integers(0, len(self._tokens), number)
        drawn = np.empty((words, number), np.int32)
        for step in range(words):
            drawn[step] = self._tokens[places]
            places = self._next(places, drawn[step], random)
        for column in drawn.T:
            yield _paragraphs(self._vocabulary[column].tolist())

    def _next(
        self, places: NDArray[np.int64], tokens: NDArray[np.int32], random: np.random.Generator
    ) -> NDArray[np.int64]:
        leaps = random.random(len(places)) < LEAP
        choice = (random.random(len(places)) * self._counts[tokens]).astype(np.int64)
        here = np.where(leaps, self._order[self._firsts[tokens] + choice], places)
        following: NDArray[np.int64] = (here + 1) % len(self._tokens)
        return following


def _paragraphs(words: list[str]) -> str:
    lines = (" ".join(words[begin : begin + PARAGRAPH]) for begin in range(0, len(words), PARAGRAPH))
    return "\n\n".join(lines) + "\n"


def write(folder: Path, babbler: Babbler, number: int, words: int, seed: int) -> int:
    """Write some texts below a folder, a thousand to a directory; how many bytes they are."""
    size = 0
    for count, text in enumerate(babbler.texts(number, words, seed)):
        if count % 1000 == 0:
            here = folder / f"{count // 1000:03}"
            here.mkdir(parents=True, exist_ok=True)
        size += (here / f"text-{count:06}.txt").write_bytes(text.encode())
    return size
