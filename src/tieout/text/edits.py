"""From aligned words to an edit script in terms of what was said: contractions taken apart, spellings seen through.

Ranges count characters: `item` in the quotation's text, `source` in the source's prose. The ranges of a script
hold words only; what stands between them is nobody's edit.
"""

from __future__ import annotations

from typing import NamedTuple

from tieout.model import EditOp
from tieout.text.tidy import Token, reread, same, same_run, tokens
from tieout.text.words import fold

_MOST_CELLS = 10_000
"""Groups beyond this many pairs of words are not looked into: they are one replacement."""

_MOST_WRITTEN_OUT = 8
"""A number written out, or a contraction, has at most so many words."""


class Change(NamedTuple):
    """One step of the script; an empty range stands where the words would."""

    op: EditOp
    item: tuple[int, int]
    source: tuple[int, int]


def refine(item: list[tuple[str, int]], source: list[tuple[str, int]], at: tuple[int, int]) -> list[Change]:
    """The script for one group of words that differ; each word is given as printed, with its offset.

    `at` is where the group stands in the item and in the source when a side is empty.
    """
    if not item or not source:
        op = EditOp.INSERT if item else EditOp.DELETE
        return [Change(op, _stretch(item, at[0]), _stretch(source, at[1]))]
    left, right = told(item), told(source)
    if len(left) == len(right) == len(item) == len(source) == 1:
        op = EditOp.EQUAL if _spelling(item) == _spelling(source) else EditOp.REPLACE
        return [Change(op, (left[0].start, left[0].end), (right[0].start, right[0].end))]
    left, right = reread(left, right), reread(right, left)
    if _spelling(item) == _spelling(source):
        return [Change(EditOp.EQUAL, _range(left, at[0]), _range(right, at[1]))]
    whole = Change(_op(left, right), _range(left, at[0]), _range(right, at[1]))
    if whole.op is not EditOp.REPLACE or len(left) == len(right) == 1:
        return [whole]
    if same_run(left, right) or len(left) * len(right) > _MOST_CELLS:
        return [whole]
    return _joined(_script(left, right, _pairs(left, right), at))


def _spelling(group: list[tuple[str, int]]) -> str:
    """The folded letters of a group; the words may have been counted otherwise."""
    return " ".join([fold(part) for surface, _ in group for part in surface.split()])


def says_the_same(item: list[tuple[str, int]], source: list[tuple[str, int]]) -> bool:
    """Whether two groups of words say the same, contractions and spellings seen through."""
    return say_the_same(told(item), told(source))


def told(group: list[tuple[str, int]]) -> list[Token]:
    """The words that some printed ones stand for."""
    return [token for surface, start in group for token in tokens(surface, start)]


def say_the_same(left: list[Token], right: list[Token]) -> bool:
    """The same of the words that they stand for."""
    return same_run(reread(left, right), reread(right, left))


def _op(left: list[Token], right: list[Token]) -> EditOp:
    if left and right:
        return EditOp.REPLACE
    return EditOp.INSERT if left else EditOp.DELETE


def _range(side: list[Token], at: int) -> tuple[int, int]:
    return (side[0].start, side[-1].end) if side else (at, at)


def _stretch(group: list[tuple[str, int]], at: int) -> tuple[int, int]:
    """From the first letter of a group to the last."""
    return (group[0][1], group[-1][1] + len(group[-1][0])) if group else (at, at)


def _pairs(left: list[Token], right: list[Token]) -> list[tuple[int, int]]:
    """The longest common subsequence of two runs of words, as pairs of places."""
    rows = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            fits = same(left[i].word, right[j].word)
            rows[i][j] = rows[i + 1][j + 1] + 1 if fits else max(rows[i + 1][j], rows[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if same(left[i].word, right[j].word):
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif rows[i + 1][j] >= rows[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def _script(left: list[Token], right: list[Token], pairs: list[tuple[int, int]], at: tuple[int, int]) -> list[Change]:
    changes: list[Change] = []
    i = j = 0
    here = (left[0].start if left else at[0], right[0].start if right else at[1])
    for a, b in [*pairs, (len(left), len(right))]:
        for ours, theirs in _parted(left[i:a], right[j:b]):
            changes.append(Change(_op(ours, theirs), _range(ours, here[0]), _range(theirs, here[1])))
            here = changes[-1].item[1], changes[-1].source[1]
        if a < len(left):
            exact = left[a].word == right[b].word
            spans = (left[a].start, left[a].end), (right[b].start, right[b].end)
            changes.append(Change(EditOp.EQUAL if exact else EditOp.REPLACE, *spans))
            here = left[a].end, right[b].end
        i, j = a + 1, b + 1
    return changes


def _parted(left: list[Token], right: list[Token]) -> list[tuple[list[Token], list[Token]]]:
    """Two runs that differ, parted where the whole of one says the same as one end of the other.

    Of "twenty thousand" for "old ones: 20,000" only "old ones" is missing; the number is a number.
    """
    if not left and not right:
        return []
    if min(len(left), len(right)) <= _MOST_WRITTEN_OUT and left and right:
        for cut in range(1, min(len(right), _MOST_WRITTEN_OUT + _MOST_WRITTEN_OUT)):
            if same_run(left, right[cut:]):
                return [([], right[:cut]), (left, right[cut:])]
            if same_run(left, right[:cut]):
                return [(left, right[:cut]), ([], right[cut:])]
        for cut in range(1, min(len(left), _MOST_WRITTEN_OUT + _MOST_WRITTEN_OUT)):
            if same_run(left[cut:], right):
                return [(left[:cut], []), (left[cut:], right)]
            if same_run(left[:cut], right):
                return [(left[:cut], right), (left[cut:], [])]
    return [(left, right)]


def _joined(changes: list[Change]) -> list[Change]:
    """Runs of equal words as one step."""
    result: list[Change] = []
    for change in changes:
        add(result, change)
    return result


def add(changes: list[Change], change: Change) -> None:
    """Append a step to a script; equal words go on with the equal words before them."""
    if changes and change.op is EditOp.EQUAL is changes[-1].op:
        last = changes.pop()
        change = Change(EditOp.EQUAL, (last.item[0], change.item[1]), (last.source[0], change.source[1]))
    changes.append(change)
