"""Laws of the kernel that makes runs of a path: those that the code beside it makes, or none where it has to settle."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.properties.test_steps import opened
from tieout.library.pairs import Run, runs_of
from tieout.library.search import Table, Window
from tieout.text import native
from tieout.text.align import Path, Stretch, align
from tieout.text.native import Kernels
from tieout.text.quoted import Quoted, parse

FEW = st.lists(st.sampled_from(["a", "b", "c", "old", "boat.", "pier,"]), min_size=1, max_size=12)
TEXTS = st.lists(FEW, min_size=1, max_size=3).map(lambda parts: " ".join(" ".join(part) for part in parts))
MARKED = st.lists(st.one_of(FEW.map(" ".join), st.sampled_from(["…", "[and]"])), min_size=1, max_size=5).map(" ".join)
LIMITS = np.array([2, 6, 4], np.int64)


def table_of(prose: str, first: int) -> Table:
    """The words of a source from one on, as a quotation is aligned with them."""
    source = opened(prose)
    return Table([Window(source, min(first, len(source.words) - 1), len(source.words))])


def path_of(quoted: Quoted, table: Table, jumps: bool) -> Path:
    """The best path of a quotation through some words."""
    words = quoted.hashes.view(np.int64), table.hashes.view(np.int64), table.coordinates
    return align(*words, ellipses=quoted.ellipses, brackets=quoted.brackets, jumps=jumps)


@pytest.mark.usefixtures("kernels")
@settings(max_examples=400)
@given(MARKED, TEXTS, st.integers(0, 3), st.booleans())
def test_the_kernel_makes_the_same_runs(quotation: str, prose: str, first: int, jumps: bool) -> None:
    """Whatever may be settled, joined or let go, the runs are those of the code that looks for all of it."""
    quoted, table = parse(quotation), table_of(prose, first)
    path = path_of(quoted, table, jumps)
    if not path.stretches:
        return
    compiled = runs_of(path, quoted, table)
    with patch.object(native, "kernels", None):
        assert compiled == runs_of(path, quoted, table)


def test_what_need_not_be_settled_is_made_at_once(kernels: Kernels) -> None:
    """Seven words, others left out, and seven more: nothing of that can stand otherwise."""
    source = opened("so one two three four five six seven that is left out eight nine ten eleven twelve a b c")
    path = (Stretch(0, 1, 7, True, False), Stretch(7, 12, 7, True, False))
    made = kernels.runs(path, source.words.hashes, bytes(14), LIMITS, source, 0, Run)
    assert made == [Run(0, source, 1, 7, True), Run(7, source, 12, 7, True)]


@pytest.mark.parametrize(
    "path",
    [
        [(0, 0, 3, True, False), (3, 1, 7, True, False)],
        [(0, 0, 3, False, False), (3, 3, 7, True, False)],
        [(0, 0, 7, True, False), (7, 7, 7, True, True)],
        [(0, 0, 1, True, False), (1, 6, 7, True, False)],
        [(0, 0, 7, True, False), (7, 12, 2, True, False)],
        [(number, number, 1, number % 2 == 0, False) for number in range(66)],
    ],
)
def test_what_may_have_to_be_settled_is_left(kernels: Kernels, path: list[tuple[int, int, int, bool, bool]]) -> None:
    """A step back, other words at an edge, two stretches in step, an edge from afar, more than there is room for."""
    source = np.arange(70, dtype=np.uint64)
    assert kernels.runs(tuple(path), source, bytes(70), LIMITS, opened("a"), 0, Run) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"path": ((0, 0, 4, True, False),)},
        {"path": ((0, 3, 1, True, False),)},
        {"path": ((-1, 0, 1, True, False),)},
        {"path": ((0, 0, 0, True, False),)},
        {"path": ((0, 0, 2, True, False), (2, 2, 2, True, False))},
        {"marks": bytes(1)},
        {"limits": np.zeros(2, np.int64)},
        {"first": -1},
        {"first": 2**63 - 2},
        {"kind": list},
    ],
)
def test_the_kernel_refuses_what_does_not_fit(kernels: Kernels, wrong: dict[str, Any]) -> None:
    """Whatever the stretches say, it reads inside of the words."""
    fitting: dict[str, Any] = {"path": ((0, 0, 2, True, False),), "source": np.zeros(3, np.uint64), "marks": bytes(3)}
    fitting |= {"limits": LIMITS, "opened": None, "first": 5, "kind": Run}
    assert kernels.runs(*fitting.values()) == [(0, None, 5, 2, True)]
    with pytest.raises(ValueError, match=r"runs|tuple"):
        kernels.runs(*{**fitting, **wrong}.values())
