"""Aligning a quotation with stretches of sources: on words, with affine gaps and jumps.

The recurrences are those of Gotoh ("An improved algorithm for matching biological sequences", 1982), with the
ends free in the source, as a read is placed in a genome; a jump to any other place at a fixed price (as in
"jumping alignments", Spang, Rehmsmeier and Stoye, 2002) lets a quotation be made of several passages. A row of
the table is computed at once for all places of the sources.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tieout.text import native
from tieout.text.native import Kernels

MATCH = 2.0
MISMATCH = -1.5
GAP_OPEN, GAP_WORD = 3.0, 0.02
INSERT_OPEN, INSERT_WORD = 3.0, 1.0
MARKED_OPEN, MARKED_WORD = 0.25, 0.002
BRACKET_OPEN, BRACKET_WORD = 0.25, 0.2
JUMP, MARKED_JUMP = 9.0, 5.0
ELSEWHERE = 10_000_000
"""Coordinates of different sources lie at least this far apart; no gap reaches across."""

MOST_CELLS = 1 << 24
"""A table of more cells is not filled: so long a quotation is aligned stretch by stretch."""
_STRETCH, _REACH, _STEP = 400, 1_000, 50
"""Words of a stretch, places it is aligned with, and the words by which the next one begins later at least."""
_SEEDS_ENOUGH, _COMMON, _BIN = 3, 16, 64

_START, _NEXT, _GAP, _INSERT, _JUMP = range(5)
_LOW = -1e9
_PRICES = np.array(
    [
        *(MATCH, MISMATCH, GAP_OPEN, GAP_WORD, INSERT_OPEN, INSERT_WORD, MARKED_OPEN, MARKED_WORD),
        *(BRACKET_OPEN, BRACKET_WORD, JUMP, MARKED_JUMP, ELSEWHERE / 2, _LOW),
    ]
)
"""What src/native/align.c is told, in its order."""
Scores = NDArray[np.float64]
Classes = NDArray[np.int64]
Marks = frozenset[int]


class Stretch(NamedTuple):
    """So many words of the quotation from `item` on, set against as many in a row from `place` of the table on."""

    item: int
    place: int
    length: int
    same: bool
    """Whether they are the same words (a match), or each another (a replacement)."""
    jumped: bool
    """Whether the first of them is the first after a jump."""


@dataclass(frozen=True, slots=True)
class Path:
    """The best alignment: its score, and the words set against each other in the quotation's order.

    The stretches are as long as they can be: the next is not in step with the last, or says otherwise of its words.
    """

    score: float
    stretches: tuple[Stretch, ...]


def align(
    item: NDArray[np.int64],
    source: NDArray[np.int64],
    coordinates: NDArray[np.int64],
    *,
    ellipses: frozenset[int] = frozenset(),
    brackets: frozenset[int] = frozenset(),
    jumps: bool = True,
) -> Path:
    """Align the words of a quotation with the words of some windows.

    `item` (length m) and `source` (length n) hold a number for each word: equal means the same word. `coordinates`
    (length n, ascending) are places in the sources: next to each other within a window, ELSEWHERE apart between
    sources. Time and space grow with m times n.
    """
    if not len(item) or not len(source):
        return Path(_LOW, ())
    if len(item) * len(source) > MOST_CELLS:
        return _by_stretches(item, source, coordinates, ellipses, brackets)
    return _fill(item, source, coordinates, ellipses, brackets, jumps=jumps)


def _fill(
    item: Classes, source: Classes, coordinates: Classes, ellipses: Marks, brackets: Marks, *, jumps: bool
) -> Path:
    if native.kernels is not None:
        return _compiled(
            native.kernels, item, source, coordinates, at_boundaries(len(item), ellipses, brackets), jumps=jumps
        )
    table = _Table(len(item), len(source), coordinates)
    for i in range(len(item)):
        table.row(i, np.where(source == item[i], MATCH, MISMATCH), i in ellipses, i in brackets, jumps)
    score, steps = table.trace()
    return Path(score, tuple(_in_stretches(steps, item, source, coordinates)))


def at_boundaries(length: int, ellipses: Marks, brackets: Marks = frozenset()) -> bytes:
    """What stands at each of so many boundaries, as kernels are told: 1 is an ellipsis, 2 a bracket, 3 both."""
    if not ellipses and not brackets:
        return bytes(length)
    marks = bytearray(length)
    for kind, boundaries in ((1, ellipses), (2, brackets)):
        for boundary in boundaries:
            if boundary < length:
                marks[boundary] |= kind
    return bytes(marks)


def _compiled(kernels: Kernels, item: Classes, source: Classes, where: Classes, marks: bytes, *, jumps: bool) -> Path:
    return Path(*kernels.align(item, source, where, marks, _PRICES, jumps, Stretch))


def _in_stretches(
    steps: Sequence[tuple[int, int, bool]], item: Classes, source: Classes, coordinates: Classes
) -> Iterator[Stretch]:
    """The stretches that pairs of words make, each pair given with whether it is the first after a jump."""
    first, last = 0, len(steps) - 1
    same = (item[[i for i, _, _ in steps]] == source[[j for _, j, _ in steps]]).tolist()
    for number, (i, j, _) in enumerate(steps):
        if number < last:
            k, m, jumped = steps[number + 1]
            goes_on = not jumped and (k, m) == (i + 1, j + 1) and coordinates[m] == coordinates[j] + 1
            if goes_on and same[number] == same[number + 1]:
                continue
        yield Stretch(*steps[first][:2], number + 1 - first, same[number], steps[first][2])
        first = number + 1


def _by_stretches(item: Classes, source: Classes, coordinates: Classes, ellipses: Marks, brackets: Marks) -> Path:
    """Align a quotation as long as a book, one stretch after the other, in time that grows with the lengths alone.

    Each stretch is looked for after the last one's end, or wherever most of it stands. It ends where its own
    alignment does, so that one that runs into a gap is taken up again behind it.
    """
    seeds = _Seeds(source)
    score, place, first = 0.0, 0, 0
    found: list[Stretch] = []
    while first < len(item):
        part = item[first : first + _STRETCH]
        begin = seeds.where(part, place)
        path = Path(_LOW, ())
        if begin is not None:
            near = slice(begin, begin + _REACH)
            marks = (_within(marks, first, len(part)) for marks in (ellipses, brackets))
            path = _fill(part, source[near], coordinates[near], *marks, jumps=False)
        if begin is None or sum(one.length for one in path.stretches) < _SEEDS_ENOUGH:
            first += len(part)
            score -= INSERT_OPEN + INSERT_WORD * len(part)
            continue
        jumped = begin != place
        found += [
            one._replace(item=first + one.item, place=begin + one.place, jumped=jumped and not number)
            for number, one in enumerate(path.stretches)
        ]
        place = found[-1].place + found[-1].length
        first = max(found[-1].item + found[-1].length, first + _STEP)
        score += path.score
    return Path(score, tuple(found)) if found else Path(_LOW, ())


def _within(marks: Marks, first: int, count: int) -> Marks:
    return frozenset(mark - first for mark in marks if first <= mark < first + count) if marks else marks


class _Seeds:
    """Where every three words in a row stand in a source."""

    def __init__(self, source: Classes) -> None:
        numbers = _triples(source)
        self._order = np.argsort(numbers, kind="stable")
        self._numbers = numbers[self._order]

    def where(self, part: Classes, place: int) -> int | None:
        """Where to look for a stretch: at `place` if it goes on there, else where most of it stands, if anywhere."""
        begins = self._begins(part)
        near = (begins >= place - _STRETCH) & (begins < place + _REACH - _STRETCH)
        if np.count_nonzero(near) >= _SEEDS_ENOUGH:
            return place
        if len(begins) < _SEEDS_ENOUGH:
            return None
        bins = np.bincount(np.maximum(begins, 0) // _BIN)
        return max(0, int(bins.argmax()) * _BIN - _BIN // 2)

    def _begins(self, part: Classes) -> Classes:
        """Where the stretch would begin, by each seed that is rare enough to say."""
        seeds = _triples(part)
        low = np.searchsorted(self._numbers, seeds)
        high = np.searchsorted(self._numbers, seeds, side="right")
        places = [
            self._order[a:b] - number
            for number, (a, b) in enumerate(zip(low.tolist(), high.tolist(), strict=True))
            if 0 < b - a <= _COMMON
        ]
        return np.concatenate(places) if places else np.zeros(0, np.int64)


def _triples(words: Classes) -> NDArray[np.uint64]:
    """A number for each three words in a row."""
    known = words.astype(np.uint64)
    mixed: NDArray[np.uint64] = (known[:-2] * np.uint64(0x9E3779B97F4A7C15) + known[1:-1]) * np.uint64(
        0xD6E8FEB86659FD93
    )
    return mixed + known[2:]


class _Table:
    """The rows computed so far: scores of the last one, choices of all.

    `best[j]` is the score of the best path whose last pair is (i, j); `inserted[j]` that of the best whose last
    pair is (earlier, j), the words since put in by the quotation's writer; `earlier[j]` is that row.
    """

    def __init__(self, m: int, n: int, coordinates: NDArray[np.int64]) -> None:
        self._m = m
        self._where = coordinates.astype(np.float64)
        self._adjacent = np.zeros(n, np.bool_)
        self._adjacent[1:] = np.diff(coordinates) == 1
        self._places = np.arange(n)
        self._best = np.full(n, _LOW)
        self._inserted = np.full(n, _LOW)
        self._earlier = np.full(n, -1, np.int32)
        self._choice = np.zeros((m, n), np.uint8)
        self._gap_from = np.zeros((m, n), np.int32)
        self._inserted_row = np.zeros((m, n), np.int32)
        self._prior_row = np.zeros((m, n), np.int32)
        self._jump_from = np.zeros(m, np.int64)
        self._end = (_LOW, 0, 0)

    def row(self, i: int, scores: NDArray[np.float64], ellipsis: bool, bracket: bool, jumps: bool) -> None:
        """Compute the row of word i, whose boundary before it may bear an ellipsis or a bracket."""
        n = len(scores)
        best = np.full(n, -(INSERT_OPEN + INSERT_WORD * i) if i else 0.0)
        choice = np.full(n, _START, np.uint8)
        if i:
            self._offer(i, best, choice, (ellipsis, bracket, jumps))
            self._carry_insertion(i)
        self._choice[i] = choice
        self._best = best + scores
        place = int(self._best.argmax())
        rest = self._m - 1 - i
        ended = float(self._best[place]) - (INSERT_OPEN + INSERT_WORD * rest if rest else 0.0)
        if ended > self._end[0]:
            self._end = (ended, i, place)

    def _offer(
        self, i: int, best: NDArray[np.float64], choice: NDArray[np.uint8], marks: tuple[bool, bool, bool]
    ) -> None:
        """Let every way to come to word i compete; of equal ones the plainer, offered last, wins."""
        ellipsis, bracket, jumps = marks
        before = np.maximum(self._best, self._inserted)
        self._prior_row[i] = np.where(self._best >= self._inserted, i - 1, self._earlier)
        self._inserted_row[i] = self._earlier
        if jumps:
            source = int(before.argmax())
            self._jump_from[i] = source
            fare = MARKED_JUMP if ellipsis else JUMP
            _take(best, choice, np.full(len(best), before[source] - fare), _JUMP)
        opened, word = GAP_OPEN, GAP_WORD
        if ellipsis or bracket:
            opened, word = (MARKED_OPEN, MARKED_WORD) if ellipsis else (BRACKET_OPEN, BRACKET_WORD)
        _take(best, choice, self._after_gap(i, before, opened, word), _GAP)
        _take(best, choice, self._shifted(self._inserted), _INSERT)
        _take(best, choice, self._shifted(self._best), _NEXT)

    def _after_gap(self, i: int, before: Scores, opened: float, word: float) -> Scores:
        """The best score at each place after some words of the source were passed over."""
        reach = before + word * self._where
        peak = np.maximum.accumulate(reach)
        origin = np.maximum.accumulate(np.where(reach >= peak, self._places, 0))
        self._gap_from[i, 1:] = origin[:-1]
        after = np.full(len(before), _LOW)
        near = self._where[1:] - self._where[origin[:-1]] < ELSEWHERE / 2
        after[1:] = np.where(near, peak[:-1] - word * (self._where[1:] - 1) - opened, _LOW)
        return after

    def _shifted(self, scores: Scores) -> Scores:
        after = np.full(len(scores), _LOW)
        after[1:] = np.where(self._adjacent[1:], scores[:-1], _LOW)
        return after

    def _carry_insertion(self, i: int) -> None:
        """Let word i be one that nothing in the source answers (called before row i becomes the last)."""
        opened = self._best - INSERT_OPEN - INSERT_WORD
        longer = self._inserted - INSERT_WORD
        self._earlier = np.where(opened >= longer, i - 1, self._earlier).astype(np.int32)
        self._inserted = np.maximum(opened, longer)

    def trace(self) -> tuple[float, list[tuple[int, int, bool]]]:
        """Walk back from the best end: its score, and every pair, each with whether it is the first after a jump."""
        score, i, place = self._end
        steps: list[tuple[int, int, bool]] = []
        while True:
            choice = int(self._choice[i, place])
            steps.append((i, place, choice == _JUMP))
            if choice == _START:
                return score, steps[::-1]
            i, place = self._before(i, place, choice)

    def _before(self, i: int, place: int, choice: int) -> tuple[int, int]:
        if choice == _NEXT:
            return i - 1, place - 1
        if choice == _INSERT:
            return int(self._inserted_row[i, place - 1]), place - 1
        origin = int(self._jump_from[i]) if choice == _JUMP else int(self._gap_from[i, place])
        return int(self._prior_row[i, origin]), origin


def _take(best: Scores, choice: NDArray[np.uint8], offer: Scores, name: int) -> None:
    better = offer >= best
    best[better] = offer[better]
    choice[better] = name
