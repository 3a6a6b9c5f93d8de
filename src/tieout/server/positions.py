"""Places in a text as editors count them: lines from 0, and UTF-16 code units in the line.

A line ends where the protocol says: at a line feed, a carriage return, or both together; a form feed or a separator of
paragraphs ends none, whatever Python's `splitlines` makes of it.
"""

from __future__ import annotations

from bisect import bisect_right

from lsprotocol.types import Position, Range

from tieout.model import Span
from tieout.text.patterns import lazy

_LINE_END = lazy(r"\r\n?|\n")
_BEYOND_BASIC = 0xFFFF


class Lines:
    """A text by its lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(text))]

    def position(self, offset: int) -> Position:
        """Where an offset of code points is in an editor."""
        line = bisect_right(self._starts, offset) - 1
        return Position(line, _units(self.text[self._starts[line] : offset]))

    def offset(self, position: Position) -> int:
        """The offset of a place; one behind the end of its line, or of the text, is that end."""
        if position.line >= len(self._starts):
            return len(self.text)
        start = self._starts[position.line]
        last = position.line + 1 == len(self._starts)
        line = self.text[start:] if last else self.text[start : self._starts[position.line + 1]].rstrip("\r\n")
        return start + _points(line, position.character)

    def range(self, span: Span) -> Range:
        """Where a span of code points is in an editor."""
        return Range(self.position(span.start), self.position(span.end))

    def span(self, range: Range) -> Span:
        """The span of code points that a range of an editor is."""
        start = self.offset(range.start)
        return Span(start, max(start, self.offset(range.end)))


def _units(text: str) -> int:
    """How many UTF-16 code units a text has."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _points(line: str, units: int) -> int:
    """How many code points lie wholly within so many UTF-16 code units of a line."""
    if line.isascii():
        return min(units, len(line))
    for number, character in enumerate(line):
        units -= 1 + (ord(character) > _BEYOND_BASIC)
        if units < 0:
            return number
    return len(line)
