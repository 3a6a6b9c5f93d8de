"""Laws of the kernel that tells the steps of a passage: those that the code beside it tells, run by run."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tieout.library.opened import Opened
from tieout.library.pairs import Run
from tieout.library.steps import ALIKE, OTHER, Step, steps
from tieout.model import Document
from tieout.text import native
from tieout.text.native import Kernels
from tieout.text.quoted import Quoted, parse

WORDS = "the The boat boats don't do not we're we are it's (it), it. 20th 20TH Ærø æRØ".split()
SOURCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)
QUOTATIONS = st.lists(st.sampled_from([*WORDS, "…", "[and]", "[T]he", "boat[s]", "...", "[…]"]), max_size=14).map(
    " ".join
)
SKIPS = st.tuples(st.integers(0, 2), st.integers(0, 3), st.integers(1, 5), st.booleans())


def opened(prose: str) -> Opened:
    """A source of one text."""
    return Opened.of(Document("s1", "a.txt", "", "text", prose, prose))


def runs_of(quoted: Quoted, source: Opened, skips: list[tuple[int, int, int, bool]]) -> list[Run]:
    """Runs one behind the other, with so many words of either side between them, as far as there are words."""
    runs: list[Run] = []
    item = word = 0
    for ours, theirs, most, equal in skips:
        item, word = item + ours, word + theirs
        length = min(most, len(quoted) - item, len(source.words) - word)
        if length > 0:
            runs.append(Run(item, source, word, length, equal))
            item, word = item + length, word + length
    return runs


@pytest.mark.usefixtures("kernels")
@settings(max_examples=400)
@given(QUOTATIONS, SOURCES, st.lists(SKIPS, min_size=1, max_size=5), st.integers(0, 3), st.integers(0, 3))
def test_the_kernel_tells_the_same_steps(
    quotation: str, prose: str, skips: list[tuple[int, int, int, bool]], first: int, last: int
) -> None:
    """The same steps in the same order, whatever is marked, however the words are spelt."""
    quoted, source = parse(quotation), opened(prose)
    runs = runs_of(quoted, source, skips)
    if not runs:
        return
    edges = max(0, runs[0].item - first), min(len(quoted), runs[-1].last_item + 1 + last)
    compiled = steps(quoted, runs, *edges)
    with patch.object(native, "kernels", None):
        assert compiled == steps(quoted, runs, *edges)


def test_words_that_differ_are_a_group_with_what_stands_between() -> None:
    """What is printed alike is told by its offsets, what is not by the numbers of its words."""
    quoted, source = parse("The old boat sails … home"), opened("The small old ship sails slowly home.")
    runs = [Run(0, source, 0, 1, True), Run(1, source, 2, 1, True), Run(2, source, 3, 1, False)]
    runs += [Run(3, source, 4, 1, True), Run(4, source, 6, 1, True)]
    told = steps(quoted, runs, 0, 5)
    assert [tuple(step) for step in told if step.kind == OTHER] == [(OTHER, 1, 1, 1, 2), (OTHER, 2, 3, 3, 4)]
    assert [quoted.text[step.item : step.item_end] for step in told if step.kind == ALIKE] == [
        "The",
        "old",
        "sails",
        "home",
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {"starts": np.zeros(2, np.int64)},
        {"source_ends": np.zeros(2, np.int64)},
        {"marks": b"\0\0"},
        {"touched": np.zeros(2, np.bool_)},
        {"first": -1},
        {"last": 4},
        {"runs": [(2, None, 0, 2, True)]},
        {"runs": [(0, None, 2, 2, True)]},
        {"runs": [(-1, None, 0, 1, True)]},
        {"runs": [(0, None, -1, 1, True)]},
        {"runs": [(0, None, 0, 0, True)]},
        {"runs": [(0, None, 0, 2, True), (1, None, 2, 1, True)]},
        {"step": list},
    ],
)
def test_the_kernel_refuses_what_does_not_fit(kernels: Kernels, wrong: dict[str, Any]) -> None:
    """However long the arrays are that it is lent, and whatever the runs say, it reads inside of them."""
    starts, ends = np.array([0, 2, 4], np.int64), np.array([1, 3, 5], np.int64)
    source: dict[str, Any] = {"prose": "a b c", "source_starts": starts, "source_ends": ends}
    fitting = {"text": "a b c", "starts": starts, "ends": ends, **source}
    fitting |= {"marks": b"", "touched": np.zeros(3, np.bool_), "runs": [(0, None, 0, 3, True)], "first": 0, "last": 3}
    fitting |= {"step": Step, "spelt": str.__eq__}
    assert kernels.steps(*fitting.values()) == [(0, 0, 5, 0, 5)]
    with pytest.raises(ValueError, match=r"steps|tuple"):
        kernels.steps(*{**fitting, **wrong}.values())


def test_a_question_that_fails_is_handed_on(kernels: Kernels) -> None:
    """Whatever goes wrong where words are asked about, or where a run is none, is raised."""
    ends = np.array([1], np.int64)
    own = "a", ends - 1, ends, "b", ends - 1, ends, b"", np.zeros(1, np.bool_)

    def spelt(ours: str, theirs: str) -> bool:
        raise LookupError(ours + theirs)

    with pytest.raises(LookupError, match="ab"):
        kernels.steps(*own, [(0, None, 0, 1, True)], 0, 1, Step, spelt)
    with pytest.raises((IndexError, SystemError, TypeError)):
        kernels.steps(*own, [(0, None)], 0, 1, Step, spelt)
