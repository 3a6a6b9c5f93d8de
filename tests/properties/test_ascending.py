"""Sets of numbers as ascending arrays: what numpy would say."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tieout.text.ascending import among, distinct

NUMBERS = st.lists(st.integers(0, 20) | st.integers(0, 2**62))


@given(NUMBERS, NUMBERS)
def test_members_are_found_and_repetitions_dropped(numbers: list[int], known: list[int]) -> None:
    """Each number once, in order; and of each whether it is among the known."""
    once = distinct(np.array(known, np.int64))
    assert once.tolist() == sorted(set(known))
    assert among(np.array(numbers, np.int64), once).tolist() == [number in set(known) for number in numbers]
