"""What a batch of documents amounts to: by one call of a compiled kernel (src/native/digest.c), which goes through them
one after the other while the words of each are still near the processor; else step by step for all of them together.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tieout.library.nameindex import LETTERS_OF_NAMES, Namings, Spelt, capitals, naming_of_row, with_speakers
from tieout.library.opened import in_a_row
from tieout.library.structure import MARK_EVERY, Documents, Layout, Row, SpansOfMany
from tieout.model.plain import PlainTexts
from tieout.text import native
from tieout.text.native import Kernels
from tieout.text.spoken import split_tables
from tieout.text.words import CLASSES, FOLDS, Hashes, Points, Words, code_points, is_one_stretch

_LETTERS_A_WORD = 3
"""A text with shorter words in the mean, or with a name for each, is gone through step by step."""
_LEAST_ROOM = 64
_NUMBERS = np.array([*LETTERS_OF_NAMES, MARK_EVERY], np.int64)
"""What the kernel is told of names and marks, in its order."""
_NOWHERE: NDArray[np.int64] = np.zeros(0, np.int64)


class Bench:
    """Arrays that are lent to the kernel again and again: fresh memory costs more than what is done in it."""

    def __init__(self) -> None:
        self.hashes: Hashes = np.zeros(0, np.uint64)
        self.spelt = Spelt.room_for(0, 0)

    def room_for(self, characters: int, texts: int) -> None:
        """Have room for the words of texts of so many characters in all."""
        words = characters // _LETTERS_A_WORD + _LEAST_ROOM
        if words > len(self.hashes):
            self.hashes = np.empty(words, np.uint64)
            self.spelt = Spelt.room_for(words, 0)
        self.spelt = self.spelt._replace(key_ends=np.empty(texts, np.int64), spelt_ends=np.empty(texts, np.int64))


def taken_apart(documents: Documents, bench: Bench, *, listed: bool = False) -> tuple[Row, Namings]:
    """Some documents in a row, and the names of each; `listed` asks for the words that each prints, too.

    Of the row's words only the hashes may be asked for, and these until the bench is used again.
    """
    found = None if listed or native.kernels is None else _by_kernel(native.kernels, documents, bench)
    if found is not None:
        return found
    row = in_a_row(list(documents), listed=listed)
    return row, naming_of_row(row)


def _text_of(documents: Documents) -> tuple[str, Points]:
    """The proses of some documents in a row, and their characters as numbers."""
    if isinstance(documents, PlainTexts):
        return documents.text, documents.points
    text = "\n".join([document.prose for document in documents])
    return text, code_points(text)


def _by_kernel(kernels: Kernels, documents: Documents, bench: Bench) -> tuple[Row, Namings] | None:
    """The same by the kernel; None where something in the texts is in its way."""
    if not len(documents):
        return None
    text, points = _text_of(documents)
    if not is_one_stretch(text):
        return None
    bases, labels, turns, asides = laid = Layout.of(documents)
    bench.room_for(len(points), len(bases) - 1)
    hashes, spelt, cuts = bench.hashes, bench.spelt, np.empty(len(bases), np.int64)
    firsts, mark_ends = np.empty(len(turns.spans), np.int64), np.empty(len(bases) - 1, np.int64)
    marks = np.empty((len(hashes) // MARK_EVERY + len(bases) - 1, 2), np.int64)
    counts = kernels.digest(
        points,
        points.itemsize,
        _NUMBERS,
        bases,
        laid.silent.ravel(),
        turns.shifted[:, 0].copy(),
        turns.ends,
        CLASSES,
        FOLDS,
        *split_tables(),
        capitals(),
        hashes,
        cuts,
        firsts,
        marks,
        mark_ends,
        spelt.keys,
        spelt.offsets,
        spelt.key_ends,
        spelt.spelt,
        spelt.spelt_ends,
        spelt.starts,
        spelt.ends,
    )
    if counts is None:
        return None
    words, marked, surfaces = counts
    found = Words(_NOWHERE, _NOWHERE, hashes[:words])
    placed = SpansOfMany.laid(marks[:marked], bases, np.diff(mark_ends, prepend=0))
    row = Row(documents, text, points, found, bases, cuts, labels, turns, firsts, asides, placed)
    return row, with_speakers(documents, spelt.namings(text, surfaces))
