"""The difference as a unified diff, which `git apply` and `patch` read.

It is written from the edits themselves and not found by comparing, so that its length is all that it costs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from tieout.fixes.patching import Patch
from tieout.model import Span, TextEdit

CONTEXT = 3
"""Lines shown before and after a change."""


@dataclass(frozen=True, slots=True)
class _Change:
    """Lines of the original, by number from 0, and the lines that take their place."""

    first: int
    end: int
    new: list[str]


def unified(path: str, patch: Patch) -> Iterator[str]:
    """The lines of the diff, with their line ends; none where nothing changes."""
    lines = _Lines(patch.original)
    hunks = list(_hunks(list(_changes(lines, patch))))
    if hunks:
        yield f"--- {path}\n"
        yield f"+++ {path}\n"
    moved = 0
    for hunk in hunks:
        first, end = max(0, hunk[0].first - CONTEXT), min(len(lines.texts), hunk[-1].end + CONTEXT)
        grown = sum(len(change.new) - (change.end - change.first) for change in hunk)
        old, new = _range(first, end - first), _range(first + moved, end - first + grown)
        yield f"@@ -{old} +{new} @@\n"
        yield from _body(lines.texts, hunk, first, end)
        moved += grown


def _body(lines: list[str], hunk: list[_Change], first: int, end: int) -> Iterator[str]:
    at = first
    for change in hunk:
        yield from (_line(" ", line) for line in lines[at : change.first])
        yield from (_line("-", line) for line in lines[change.first : change.end])
        yield from (_line("+", line) for line in change.new)
        at = change.end
    yield from (_line(" ", line) for line in lines[at:end])


def _line(sign: str, line: str) -> str:
    return f"{sign}{line}" if line.endswith("\n") else f"{sign}{line}\n\\ No newline at end of file\n"


def _range(first: int, length: int) -> str:
    """As diff writes it: the first line from 1, or the line before where there is none; and how many."""
    return f"{first + (length > 0)}" if length == 1 else f"{first + (length > 0)},{length}"


class _Lines:
    """The lines of a text, each with its end, and where they begin."""

    def __init__(self, text: str) -> None:
        self.texts = [line + "\n" for line in text.split("\n")]
        self.texts[-1] = self.texts[-1][:-1]
        if not self.texts[-1]:
            self.texts.pop()
        self._starts = [0, *accumulate(map(len, self.texts))]

    def holding(self, span: Span) -> tuple[int, int]:
        """The lines, by number, that a span touches."""
        last = max(0, len(self.texts) - 1)
        first = min(bisect_right(self._starts, span.start) - 1, last)
        end = bisect_right(self._starts, max(span.start, span.end - 1)) - 1
        return first, min(end, last) + 1

    def start(self, number: int) -> int:
        return self._starts[min(number, len(self._starts) - 1)]


def _changes(lines: _Lines, patch: Patch) -> Iterator[_Change]:
    """The changes by whole lines, those on one line together."""
    held: list[TextEdit] = []
    first = end = 0
    for edit in patch.changes():
        begins, ends = lines.holding(edit.span)
        # what joins a line to the next takes that one along
        ends += edit.span.end == lines.start(ends) and edit.span.end > edit.span.start and ends < len(lines.texts)
        if held and begins < end:
            held.append(edit)
            end = max(end, ends)
            continue
        if held:
            yield _replaced(lines, patch.original, held, first, end)
        held, first, end = [edit], begins, ends
    if held:
        yield _replaced(lines, patch.original, held, first, end)


def _replaced(lines: _Lines, text: str, edits: list[TextEdit], first: int, end: int) -> _Change:
    at, parts = lines.start(first), list[str]()
    for edit in edits:
        parts += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    new = "".join([*parts, text[at : lines.start(end)]])
    made = [line + "\n" for line in new.split("\n")]
    made[-1] = made[-1][:-1]
    return _Change(first, end, made if made[-1] else made[:-1])


def _hunks(changes: list[_Change]) -> Iterator[list[_Change]]:
    """Changes whose surroundings meet."""
    held: list[_Change] = []
    for change in changes:
        if held and change.first - held[-1].end > 2 * CONTEXT:
            yield held
            held = []
        held.append(change)
    if held:
        yield held
