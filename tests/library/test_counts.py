"""Counts of words and pairs: exact, additive, in either form."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.library.counts import Counts, Summed
from tieout.text import native

BITS = 6
SLOTS = st.lists(st.integers(0, (1 << BITS) - 1), max_size=200)


def counted(slots: list[int], bits: int = BITS) -> Counts:
    """The counts of some slots."""
    return Counts.of(np.array(slots, np.int64), bits)


@given(SLOTS)
def test_every_slot_is_counted(slots: list[int]) -> None:
    """Also those that never occur, and in whatever form takes less room."""
    everything = np.arange(1 << BITS)
    expected = Counter(slots)
    assert counted(slots).at(everything).tolist() == [expected[slot] for slot in range(1 << BITS)]


@given(SLOTS, SLOTS)
def test_counts_of_parts_add_up(some: list[int], others: list[int]) -> None:
    """However the slots are divided."""
    everything = np.arange(1 << BITS)
    apart = counted(some).at(everything) + counted(others).at(everything)
    assert apart.tolist() == counted(some + others).at(everything).tolist()


@given(
    st.lists(st.tuples(st.integers(0, 3), st.sampled_from([1, 254, 255, 256, 257, 70_000])), max_size=3), st.booleans()
)
def test_counts_in_rounds_are_those_of_the_whole(counts: list[tuple[int, int]], dense: bool) -> None:
    """The same table, to the bit, as from numbers that hold all bits."""
    table = np.full(1 << BITS, int(dense), np.uint32)
    for slot, times in counts:
        table[slot] = times
    rounds = np.repeat(np.arange(1 << BITS, dtype=np.uint32), table >> np.uint32(8))
    low = (table & np.uint32(0xFF)).astype(np.uint8)
    rounded = Counts.of_rounds(low, rounds)
    for field in fields(Counts):
        one, other = getattr(rounded, field.name), getattr(Counts.of_table(table), field.name)
        assert (one.dtype, one.tolist()) == (other.dtype, other.tolist())


@given(st.lists(st.tuples(SLOTS, st.sampled_from([1, 254, 255, 300])), max_size=4))
def test_tables_are_summed(tables: list[tuple[list[int], int]]) -> None:
    """By the compiled kernel and without it, also where 8 bits hold what one table counts and not what another does."""
    everything = np.arange(1 << BITS)
    counts = [counted(slots * times) for slots, times in tables]
    expected = sum((one.at(everything) for one in counts), np.zeros(1 << BITS))
    assert Summed(counts, BITS).at(everything).tolist() == expected.tolist()
    with patch.object(native, "kernels", None):
        assert Summed(counts, BITS).at(everything).tolist() == expected.tolist()


@pytest.mark.parametrize("bits", [4, 20])
def test_large_tables_are_summed_as_small_ones_are(bits: int) -> None:
    """One of all slots in the place of those that name many of them, and exact where 8 bits do not hold the sum."""
    tables = [counted(slots, bits) for slots in ([3] * 300 + [5], [3, 4], [4] * 254 + [3])]
    assert Summed(tables, bits).at(np.array([2, 3, 4, 5])).tolist() == [0, 302, 255, 1]


@pytest.mark.parametrize("times", [65_534, 65_535, 65_536, 200_000])
@pytest.mark.parametrize("bits", [4, 20])
def test_counts_that_sixteen_bits_do_not_hold(times: int, bits: int) -> None:
    """They are exact all the same, dense or sparse."""
    counts = counted([3] * times + [5], bits)
    assert counts.at(np.array([3, 4, 5])).tolist() == [times, 0, 1]


def test_the_form_is_the_smaller_one() -> None:
    """Sparse for few slots, dense for many."""
    assert len(counted([1, 2]).slots) == 2
    assert len(counted(list(range(1 << BITS))).slots) == 0


def test_nothing_counted_is_nothing() -> None:
    """And asking for nothing gives nothing."""
    assert counted([]).at(np.array([0, 1])).tolist() == [0, 0]
    assert len(counted([1]).at(np.zeros(0, np.int64))) == 0
