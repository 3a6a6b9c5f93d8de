"""How often words and pairs of words occur: a table of slots, dense or sparse, exact either way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tieout.text import native
from tieout.text.ascending import heads

Slots = NDArray[np.int64]
_DENSE_FROM = 1 / 3
"""Share of slots in use above which the dense form is the smaller one."""
_WORTH_LAYING = 1 / 8
"""So large a share of all slots some tables must name, one after the other, to be laid together."""
_FULL = 0xFF


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts by slot: `low` for every slot (dense), or for the slots named; `over` where 8 bits do not hold one."""

    slots: NDArray[np.uint32]
    low: NDArray[np.uint8]
    over_slots: NDArray[np.uint32]
    over_counts: NDArray[np.uint64]

    @classmethod
    def of(cls, slots: Slots, bits: int) -> Counts:
        """Count slots below 2**bits."""
        if len(slots) >= (1 << bits) >> 3:
            return cls.of_table(np.bincount(slots, minlength=1 << bits))
        return cls._of_used(*_tally(slots), bits)

    @classmethod
    def of_table(cls, table: NDArray[np.int64] | NDArray[np.uint32]) -> Counts:
        """Counts of every slot there is, 2**bits of them."""
        if np.count_nonzero(table) <= _DENSE_FROM * len(table):
            used = np.flatnonzero(table)
            return cls._of_used(used, table[used], len(table).bit_length() - 1)
        low = np.empty(len(table), np.uint8)
        np.minimum(table, _FULL, out=low, casting="unsafe")
        big = np.flatnonzero(low == _FULL)
        return cls(np.zeros(0, np.uint32), low, big.astype(np.uint32), table[big].astype(np.uint64))

    @classmethod
    def of_rounds(cls, low: NDArray[np.uint8], rounds: NDArray[np.uint32], *, dense: bool = False) -> Counts:
        """The same where eight bits of each are counted, and every slot is listed whose eight bits came round, once for
        every time; `low` is taken over. The form is `dense` if that is asked for."""
        again, times = _tally(rounds.astype(np.int64))
        counted = (times.astype(np.uint64) << np.uint64(8)) | low[again]
        low[again] = _FULL
        big = np.flatnonzero(low == _FULL)
        counts = np.full(len(big), _FULL, np.uint64)
        counts[np.searchsorted(big, again)] = counted
        if dense or np.count_nonzero(low) > _DENSE_FROM * len(low):
            return cls(np.zeros(0, np.uint32), low, big.astype(np.uint32), counts)
        used = np.flatnonzero(low)
        return cls(used.astype(np.uint32), low[used], big.astype(np.uint32), counts)

    @classmethod
    def _of_used(cls, used: Slots, counts: NDArray[np.int64] | NDArray[np.uint32], bits: int) -> Counts:
        big = counts >= _FULL
        low = np.minimum(counts, _FULL).astype(np.uint8)
        over = (used[big].astype(np.uint32), counts[big].astype(np.uint64))
        if len(used) > _DENSE_FROM * (1 << bits):
            dense = np.zeros(1 << bits, np.uint8)
            dense[used] = low
            return cls(np.zeros(0, np.uint32), dense, *over)
        return cls(used.astype(np.uint32), low, *over)

    def at(self, slots: Slots) -> NDArray[np.float64]:
        """The counts of some slots."""
        if len(self.slots) or not len(self.low):
            found = self._find(self.slots, slots)
            counts = np.where(found >= 0, self.low[found].astype(np.float64) if len(self.low) else 0.0, 0.0)
        else:
            counts = self.low[slots].astype(np.float64)
        if len(self.over_slots):
            over = self._find(self.over_slots, slots)
            counts = np.where(over >= 0, self.over_counts[over].astype(np.float64), counts)
        return counts

    def gaps(self) -> NDArray[np.uint8]:
        """The slots as bytes: how many empty ones precede each, _FULL where that many more do and none is named."""
        before = np.concatenate((np.array([-1], np.int64), self.slots[:-1].astype(np.int64)))[: len(self.slots)]
        steps: Slots = self.slots.astype(np.int64) - before - 1
        fillers = steps // _FULL
        written = np.full(len(steps) + int(fillers.sum()), _FULL, np.uint8)
        written[np.cumsum(fillers + 1) - 1] = steps % _FULL
        return written

    @staticmethod
    def slots_of(gaps: NDArray[np.uint8]) -> NDArray[np.uint32]:
        """The slots that `gaps` wrote."""
        named = gaps != _FULL
        reached: Slots = np.cumsum(gaps.astype(np.int64) + named)
        slots: NDArray[np.uint32] = (reached[named] - 1).astype(np.uint32)
        return slots

    @staticmethod
    def _find(table: NDArray[np.uint32], slots: Slots) -> NDArray[np.int64]:
        """Where each slot stands in a sorted table; -1 where it does not."""
        if not len(table):
            return np.full(len(slots), -1, np.int64)
        places = np.minimum(np.searchsorted(table, slots.astype(np.uint32)), len(table) - 1)
        return np.where(table[places] == slots, places, -1).astype(np.int64)


class Summed:
    """Several tables of counts, asked together.

    Tables that are much of what one of all slots would be are laid together beforehand: a slot is then sought once, and
    not in each. Of others what 8 bits do not hold is: most words of a text are common, and would be sought in the long
    counts of every table.
    """

    def __init__(self, tables: Sequence[Counts], bits: int) -> None:
        self._tables = tables
        if len(tables) > 1 and sum(len(table.low) for table in tables) >= _WORTH_LAYING * (1 << bits):
            self._tables = [_laid_in_one(tables, bits)]
        elif len(tables) > 1:
            low = [replace(table, over_slots=_NO_SLOTS, over_counts=_NO_COUNTS) for table in tables]
            self._tables = [*low, _laid_together(tables)]

    def at(self, slots: Slots) -> NDArray[np.float64]:
        """How often each of some slots occurs in all tables."""
        if native.kernels is None:
            return sum((table.at(slots) for table in self._tables), np.zeros(len(slots)))
        sums = np.zeros(len(slots))
        for table in self._tables:
            native.kernels.occurrences(slots, table.slots, table.low, table.over_slots, table.over_counts, sums)
        return sums


_NO_SLOTS, _NO_COUNTS = np.zeros(0, np.uint32), np.zeros(0, np.uint64)


def _laid_in_one(tables: Sequence[Counts], bits: int) -> Counts:
    """One table of all slots that counts what some tables count together."""
    most = sum(int(table.low.sum(dtype=np.int64)) + int(table.over_counts.sum()) for table in tables)
    kind = np.uint32 if most < 1 << 32 else np.uint64
    sums: NDArray[Any] = np.zeros(1 << bits, kind)
    for table in tables:
        sums[table.slots if len(table.low) < len(sums) else slice(None)] += table.low
        sums[table.over_slots] += (table.over_counts - np.uint64(_FULL)).astype(kind)
    low = np.minimum(sums, _FULL).astype(np.uint8)
    big = np.flatnonzero(low == _FULL)
    return Counts(_NO_SLOTS, low, big.astype(np.uint32), sums[big].astype(np.uint64))


def _laid_together(tables: Sequence[Counts]) -> Counts:
    """By how much the counts of some tables are greater in all than what 8 bits hold of each."""
    slots = np.concatenate([table.over_slots for table in tables])
    order = np.argsort(slots, kind="stable")
    slots = slots[order]
    if not len(slots):
        return Counts(_NO_SLOTS, np.zeros(0, np.uint8), _NO_SLOTS, _NO_COUNTS)
    beyond = np.concatenate([table.over_counts for table in tables])[order] - np.uint64(_FULL)
    begins = heads(slots)
    named = slots[begins]
    return Counts(named, np.full(len(named), _FULL, np.uint8), named, np.add.reduceat(beyond, begins))


def _tally(slots: Slots) -> tuple[Slots, Slots]:
    """The distinct slots, ascending, and how often each occurs (numpy.unique would load numpy.ma, a slow start)."""
    ordered = np.sort(slots)
    begins = heads(ordered)
    return ordered[begins], np.diff(np.append(begins, len(ordered)))
