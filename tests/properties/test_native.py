"""Laws of the compiled kernels: each gives what the code beside it gives, and refuses arrays of a wrong length."""

from __future__ import annotations

from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.text import native
from tieout.text.native import Kernels
from tieout.text.words import Words, tokenize

AWKWARD = "aZß ﬁæ’'.,,19½²\u00ad\u0301\u200d%漢字かがกि\ud800\udfff\U0001f600\U00020000\ufdfa\n\t—"
TEXTS = st.one_of(
    st.text(alphabet=AWKWARD, max_size=80),
    st.text(max_size=60),
    st.text(alphabet=st.characters(categories=["Cs", "Mn", "Me", "Lo", "Nd", "No"]), max_size=40),
)


@pytest.fixture(scope="module")
def kernels() -> Kernels:
    """The kernels; where none were compiled there is nothing to compare."""
    if native.kernels is None:
        pytest.skip("no kernels were compiled here")
    return native.kernels


def same(one: Words, other: Words) -> bool:
    """Whether two lists of words are the same in every number."""
    pairs = ((one.starts, other.starts), (one.ends, other.ends), (one.hashes, other.hashes))
    return all(a.dtype == b.dtype and np.array_equal(a, b) for a, b in pairs)


def both_ways(text: str) -> tuple[Words, Words]:
    """The words of a text by the kernel and without it."""
    compiled = tokenize(text)
    with patch.object(native, "kernels", None):
        return compiled, tokenize(text)


@pytest.mark.usefixtures("kernels")
@given(TEXTS)
def test_the_kernel_finds_the_same_words(text: str) -> None:
    """Compiled or not, a text has the same words in the same places."""
    assert same(*both_ways(text))


@pytest.mark.usefixtures("kernels")
@pytest.mark.parametrize("piece", ["word ", "a", "don't", "1,500", "ß", "字", "\u0301", "’", ",", " ", "x.", "\ud800"])
def test_the_kernel_finds_the_same_words_over_the_edges_of_chunks(piece: str) -> None:
    """A text longer than a chunk is cut at the same places."""
    assert same(*both_ways(piece * (600_000 // len(piece))))


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12))
def test_the_kernel_refuses_arrays_of_a_wrong_length(kernels: Kernels, starts: int, ends: int, hashes: int) -> None:
    """However long the arrays are that it is lent, the kernel writes inside of them or says what is wrong."""
    classes, folds = np.zeros(0x110000, np.uint8), np.zeros(0x110000, np.uint64)
    classes[ord("a")] = 1
    lent = np.zeros(starts, np.int64), np.zeros(ends, np.int64), np.zeros(hashes, np.uint64)
    if starts == ends == hashes >= 6:
        assert kernels.tokenize(b"a a a a a a", 1, 0, classes, folds, *lent) == 6
        return
    with pytest.raises(ValueError, match="array"):
        kernels.tokenize(b"a a a a a a", 1, 0, classes, folds, *lent)


def test_the_kernel_refuses_tables_and_widths_that_do_not_fit(kernels: Kernels) -> None:
    """A table has a row for every character, and a text is a whole number of characters of a known width."""
    classes, folds = np.zeros(0x110000, np.uint8), np.zeros(0x110000, np.uint64)
    lent = np.zeros(9, np.int64), np.zeros(9, np.int64), np.zeros(9, np.uint64)
    for text, width, table in (
        (b"a a", 1, classes[:-1]),
        (b"a a", 2, classes),
        (b"a a", 3, classes),
        (b"", 0, classes),
    ):
        with pytest.raises(ValueError, match="array"):
            kernels.tokenize(text, width, 0, table, folds, *lent)
