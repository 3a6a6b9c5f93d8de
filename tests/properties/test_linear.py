"""The time that kernels and patterns take on hostile input: in step with its size, and much that of harmless input."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import islice, product

import pytest

from tieout.library import describing, labels, parallel
from tieout.library.nameindex import naming_of_row
from tieout.library.opened import in_a_row
from tieout.model import Document
from tieout.text import changing
from tieout.text.native import Kernels
from tieout.text.quantities import read

MUCH = 25
"""So many times as long is noise, or a harder way through: what grows faster than its input takes longer yet."""


def seconds(work: Callable[[], object]) -> float:
    """The least time of the processor that some work took."""
    took = []
    for _ in range(3):
        began = time.process_time()
        work()
        took.append(time.process_time() - began)
    return min(took)


def spelt(letters: str) -> Iterator[str]:
    """Words that differ in their last letters, each of which is one of two."""
    return ("".join(word) for word in product("B", *zip(letters, letters.upper(), strict=True)))


def other() -> Iterator[str]:
    """As many words of as many letters, no two of which are one but for their capitals."""
    return ("B" + "".join(word) for word in product("oatsle", repeat=14))


@pytest.mark.usefixtures("kernels")
def test_spellings_of_one_word_are_told_apart_as_soon_as_words_are() -> None:
    """However many texts there are, each of which sets other capitals in it."""

    def row_of(words: Iterator[str]) -> Callable[[], object]:
        proses = [f"the {word} left" for word in islice(words, 12_000)]
        row = in_a_row([Document(f"s{n}", "a.txt", "", "text", prose, prose) for n, prose in enumerate(proses)])
        return lambda: naming_of_row(row)

    assert seconds(row_of(spelt("oatsoatsoatsoa"))) < MUCH * seconds(row_of(other()))


def test_brackets_that_nothing_closes_take_no_longer(kernels: Kernels) -> None:
    """Nobody goes through a line again for each of them."""
    hostile, harmless = (f"\nA{one * 1_000_000}".encode() for one in ("(", "b"))
    assert seconds(lambda: kernels.survey(hostile)) < MUCH * seconds(lambda: kernels.survey(harmless))
    assert seconds(lambda: kernels.labels(hostile)) < MUCH * seconds(lambda: kernels.labels(harmless))


@pytest.mark.parametrize(
    "ask",
    [describing._LEADS.match, labels._AGAINST.match, changing._BESIDE.match, parallel._CLAUSES.search],
    ids=["led", "held", "beside", "parted"],
)
def test_no_pattern_goes_over_white_space_again_and_again(ask: Callable[[str], object]) -> None:
    """Whatever stands behind a figure, and however much of it is nothing."""

    def asked(size: int) -> Callable[[], object]:
        return lambda: ask(" " * size + "boats")

    assert seconds(asked(32_000)) < 8 * 32 * seconds(asked(1_000))


def test_a_row_of_numbers_is_not_gone_through_again_for_each() -> None:
    """Any of them may be one of several: "Rooms 3, 4 and 5"."""

    def asked(size: int) -> Callable[[], object]:
        row = ", ".join(map(str, range(size)))
        return lambda: read(row)

    assert seconds(asked(16_000)) < 4 * 16 * seconds(asked(1_000))
