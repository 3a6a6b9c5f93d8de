"""Sets of numbers as ascending arrays (numpy has the same, and loads numpy.ma for it, a slow start)."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

_Number = TypeVar("_Number", np.int64, np.uint32, np.uint64)


def distinct(numbers: NDArray[_Number]) -> NDArray[_Number]:
    """Some numbers, each once, ascending."""
    ordered = numbers.copy()
    ordered.sort()
    first = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return ordered[first]


def heads(ordered: NDArray[_Number]) -> NDArray[np.int64]:
    """Where each run of equal numbers begins."""
    first = np.ones(len(ordered), np.bool_)
    first[1:] = ordered[1:] != ordered[:-1]
    return first.nonzero()[0].astype(np.int64, copy=False)


def among(numbers: NDArray[_Number], known: NDArray[_Number]) -> NDArray[np.bool_]:
    """Which of some numbers are among the known, which are ascending."""
    if not len(known):
        return np.zeros(len(numbers), np.bool_)
    places = np.minimum(np.searchsorted(known, numbers), len(known) - 1)
    found: NDArray[np.bool_] = known[places] == numbers
    return found
