"""Which mark of a paragraph opens, which closes which, and which was left alone: the cheapest reading of them all.

A reading gives every mark a role and keeps a stack of the marks that are open. The readings are followed side by
side (a Viterbi search whose states are the stacks), so a forgotten mark costs what it costs and no more: it cannot
turn the rest of the paragraph inside out. Time is linear in the number of marks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from functools import lru_cache
from heapq import nsmallest
from typing import NamedTuple

from tieout.items.marks import CLOSES, FORGOTTEN, OPENS, SINGLE, Mark

Stack = tuple[str, ...]

_DEPTH = 3
_STATES = 12
_BEAM = 9.0
_MEMORY = 1_000  # marks after which the best reading so far stands
_LEFT_OPEN = 0.5


class Role(IntEnum):
    ALONE = 0
    OPENS = 1
    CLOSES = 2


class Pair(NamedTuple):
    """An outermost quotation: the mark that opens it, and the one that closes it unless the paragraph ends first."""

    opening: Mark
    closing: Mark | None


class Pairing(NamedTuple):
    pairs: list[Pair]
    alone: list[tuple[Mark, bool]]
    """Marks without a partner, and whether each would have opened."""


_Step = tuple[Stack, Role]
"""The state before a mark, and what the mark did."""


def pair(marks: Sequence[Mark], may_stay_open: Callable[[Stack], bool]) -> Pairing:
    """The pairs of one paragraph. `may_stay_open` says whether these marks may be open when it ends."""
    roles, rest = _roles(marks, may_stay_open)
    stays = bool(rest) and may_stay_open(rest)
    pairing, opened = Pairing([], []), list[Mark]()
    for mark, role in zip(marks, roles, strict=True):
        if role is Role.OPENS:
            opened.append(mark)
        elif role is Role.CLOSES:
            opening = opened.pop()
            if not opened:
                pairing.pairs.append(Pair(opening, mark))
        else:
            pairing.alone.append((mark, mark.opening <= mark.closing))
    if stays:
        pairing.pairs.append(Pair(opened[0], None))
    else:
        pairing.alone.extend((mark, True) for mark in opened)
    return pairing


def _roles(marks: Sequence[Mark], may_stay_open: Callable[[Stack], bool]) -> tuple[list[Role], Stack]:
    roles: list[Role] = []
    frontier: dict[Stack, float] = {(): 0.0}
    steps: list[dict[Stack, _Step]] = []
    reached = marks[0].start if marks else 0
    for mark in marks:
        frontier, step = _advance(frontier, mark, min(mark.start - reached, 400))
        steps.append(step)
        reached = mark.end
        if len(frontier) == 1 or len(steps) >= _MEMORY:
            best = min(frontier, key=frontier.__getitem__)
            roles.extend(_traced(steps, best))
            frontier, steps = {best: 0.0}, []
    best = min(frontier, key=lambda stack: frontier[stack] + _ending_cost(stack, may_stay_open))
    return roles + _traced(steps, best), best


def _ending_cost(stack: Stack, may_stay_open: Callable[[Stack], bool]) -> float:
    if not stack:
        return 0.0
    return _LEFT_OPEN if may_stay_open(stack) else (FORGOTTEN + 0.5) * len(stack)


def _advance(frontier: dict[Stack, float], mark: Mark, gap: int) -> tuple[dict[Stack, float], dict[Stack, _Step]]:
    """Every state one mark further on, each with its cheapest way there."""
    costs: dict[Stack, float] = {}
    step: dict[Stack, _Step] = {}
    by_role = (mark.alone, mark.opening, mark.closing)
    for stack, so_far in frontier.items():
        cost = so_far + gap * _quoted(stack)
        for after, extra, role in _moves(stack, mark.glyph):
            total = cost + extra + by_role[role]
            if total < costs.get(after, 1e9):
                costs[after] = total
                step[after] = (stack, role)
    return _pruned(costs), step


def _pruned(costs: dict[Stack, float]) -> dict[Stack, float]:
    if len(costs) == 1:
        return costs
    ceiling = min(costs.values()) + _BEAM
    kept = {stack: cost for stack, cost in costs.items() if cost <= ceiling}
    return kept if len(kept) <= _STATES else dict(nsmallest(_STATES, kept.items(), key=lambda item: item[1]))


@lru_cache(maxsize=20_000)
def _moves(stack: Stack, glyph: str) -> tuple[tuple[Stack, float, Role], ...]:
    """What a mark may do while `stack` is open: the stack after it, the extra cost, the role."""
    moves = [(stack, 0.0, Role.ALONE)]
    if glyph in OPENS and len(stack) < _DEPTH:
        moves.append(((*stack, glyph), _nesting(stack, glyph), Role.OPENS))
    if stack and glyph in CLOSES[stack[-1]]:
        moves.append((stack[:-1], CLOSES[stack[-1]][glyph], Role.CLOSES))
    return tuple(moves)


def _nesting(stack: Stack, glyph: str) -> float:
    """Marks within marks are of the other kind; the same kind again is rather a mark forgotten."""
    if not stack:
        return 0.0
    single, outer_single = glyph in SINGLE, stack[-1] in SINGLE
    if single and outer_single:
        return 3.0
    if single or outer_single:
        return 0.0
    return 1.5 if glyph in stack else 0.5


@lru_cache(maxsize=20_000)
def _quoted(stack: Stack) -> float:
    """The cost of a character between marks: of two readings the one that quotes less, single marks above all."""
    if not stack:
        return 0.0
    return 0.003 if stack[-1] in SINGLE else 0.0003


def _traced(steps: list[dict[Stack, _Step]], state: Stack) -> list[Role]:
    roles: list[Role] = []
    for step in reversed(steps):
        before, role = step[state]
        roles.append(role)
        state = before
    roles.reverse()
    return roles
