"""Laws of the kernel that lays the words of a stretch: those that the steps beside it find, or none."""

from __future__ import annotations

import re
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tieout.errors import CacheError
from tieout.library.opened import Opened
from tieout.model import Document, Span, Turn
from tieout.text import native
from tieout.text.native import Kernels
from tieout.text.spoken import split_tables
from tieout.text.words import CLASSES, FOLDS, tokenize

PIECES = [
    *"boat boats don't CAN’NOT we're mu\ufb05n't wou'ldve th'ats do\u00adn't e\u0301".split(),
    *("æ", "\U0001f600", "漢字", "1,500", "—", ".", "\n", ""),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)
ARRAYS = 13


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Prose of some hundred words, in which stretches are nobody's words: labels, and asides that overlap them."""
    text = " ".join([draw(TEXTS), *["one don't say"] * draw(st.integers(0, 250)), draw(TEXTS)])
    edges = [0, *(found.start() for found in re.finditer(" ", text)), len(text)]
    places = st.lists(st.sampled_from(edges), max_size=12, unique=True).map(sorted)
    cuts, labels = draw(places), draw(places)
    asides = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    labelled = [Span(a, b) for a, b in zip(labels[::2], labels[1::2], strict=False)]
    ends = [*[label.start for label in labelled[1:]], len(text)]
    turns = [Turn("A", label, Span(label.end, end)) for label, end in zip(labelled, ends, strict=False)]
    return Document("s1", "a.txt", "", "text", text, text, turns=tuple(turns), asides=tuple(asides))


def rows(opened: Opened) -> list[list[int]]:
    """The words of a source, those that were not asked for as zeros."""
    return [array.tolist() for array in (opened.words.starts, opened.words.ends, opened.words.hashes)]


@pytest.mark.usefixtures("kernels")
@given(documents(), st.integers(0, 800), st.integers(0, 800))
def test_the_kernel_lays_the_same_words(document: Document, first: int, last: int) -> None:
    """A stretch opened with the kernel holds what it holds without, and all stretches hold the whole source's words."""
    whole = Opened.of(document)
    first, last = (min(number, whole.structure.size) for number in sorted((first, last)))
    one, other = Opened(document, whole.structure), Opened(document, whole.structure)
    one.need(first, last)
    with patch.object(native, "kernels", None):
        other.need(first, last)
    assert rows(one) == rows(other)
    one.need(0, whole.structure.size)
    assert rows(one) == rows(whole)


@pytest.mark.usefixtures("kernels")
@given(documents(), st.data())
def test_a_stretch_of_another_text_is_refused(document: Document, data: st.DataObject) -> None:
    """Where what was indexed had other words, nothing is laid."""
    whole = Opened.of(document)
    if not whole.structure.size:
        return
    cut = data.draw(st.integers(0, int(whole.words.starts[-1])))
    shorter = document.prose[:cut]
    other = Opened(Document("s1", "a.txt", "", "text", shorter, shorter), whole.structure)
    with pytest.raises(CacheError, match="another text"):
        other.need(0, whole.structure.size)
    assert not any(map(any, rows(other)))


@pytest.fixture
def lent() -> list[NDArray[Any]]:
    """What the kernel is lent for "boats sail", the second word being an aside."""
    table = CLASSES, FOLDS, *split_tables(), np.zeros(0, np.int64), np.array([6, 10])
    return [*table, np.zeros(3, np.int64), np.zeros(3, np.int64), np.zeros(3, np.uint64)]


POINTS = np.frombuffer(b"boats sail", np.uint8)


def test_the_kernel_lays_the_words_where_they_belong(kernels: Kernels, lent: list[Any]) -> None:
    """As many as were asked for; of another number it tells how many there are, and lays none."""
    tokenize("boats sail")  # so that the tables know its letters
    assert kernels.stretch(POINTS, 1, 0, 0, 2, *lent) == 1
    assert not lent[-1].any()
    assert kernels.stretch(POINTS, 1, 0, 1, 2, *lent) == 1
    assert lent[-1].tolist() == [0, int(tokenize("boats").hashes[0]), 0]
    assert (lent[-3].tolist(), lent[-2].tolist()) == ([0, 0, 0], [0, 5, 0])


@pytest.mark.parametrize("short", [number for number in range(ARRAYS - 1) if number not in (6, 7)])
def test_the_kernel_that_lays_words_refuses_arrays_that_do_not_fit(
    kernels: Kernels, lent: list[NDArray[Any]], short: int
) -> None:
    """A table, the spans or the room for the words of a wrong length: it says so."""
    lent[short] = lent[short][:1]
    with pytest.raises(ValueError, match="array"):
        kernels.stretch(POINTS, 1, 0, 0, 2, *lent)


@pytest.mark.parametrize(
    ("width", "offset", "first", "last"), [(3, 0, 0, 2), (1, -1, 0, 2), (1, 0, 2, 1), (1, 0, 0, 4)]
)
def test_the_kernel_that_lays_words_refuses_numbers_that_do_not_fit(
    kernels: Kernels, lent: list[Any], width: int, offset: int, first: int, last: int
) -> None:
    """A width that no text has, words before the first or behind the last: it says so."""
    with pytest.raises(ValueError, match="array"):
        kernels.stretch(POINTS, width, offset, first, last, *lent)
