"""Where something stands: spans, locations, and the map from prose to text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int

    def __bool__(self) -> bool:
        return self.end > self.start

    @property
    def length(self) -> int:
        return self.end - self.start

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Location:
    """Where a reader finds a span: line and column start at 1 and count in the user's own file.

    A cell of a table has sheet (where there are several), row and column; a text has line and column.
    """

    line: int | None = None
    column: int | None = None
    page: int | None = None
    paragraph: int | None = None
    sheet: str | None = None
    row: int | None = None

    @property
    def named(self) -> str:
        """The place in two words, by the smallest thing that the format counts: "row 3", "paragraph 7", "line 12"."""
        counted = {"row": self.row, "paragraph": self.paragraph, "line": self.line, "page": self.page}
        return next((f"{name} {number}" for name, number in counted.items() if number is not None), "elsewhere")


class Piece(NamedTuple):
    """A stretch of prose and the stretch of text it was read from; of equal length unless it was rewritten."""

    prose: int
    text: int
    prose_length: int
    text_length: int


def _text_start(piece: Piece) -> int:
    return piece.text


class OffsetMap:
    """Carries offsets of prose to offsets of text.

    The pieces are in order and cover the prose without a gap. They run backwards in the text only where footnotes are
    read after the text in whose middle they are written (LaTeX), so within a block they never do. A piece whose
    lengths are equal is read character by character; any other (an entity, a run of markup that became a blank
    line) maps as one whole. No piece at all is the identity: prose and text are the same.
    """

    __slots__ = ("_starts", "pieces")

    def __init__(self, pieces: tuple[Piece, ...] = ()) -> None:
        self.pieces = pieces
        self._starts = [piece.prose for piece in pieces]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OffsetMap) and self.pieces == other.pieces

    def __hash__(self) -> int:
        return hash(self.pieces)

    def span(self, prose: Span) -> Span:
        """The smallest span of text that covers a span of prose (an empty one stays empty)."""
        if not self.pieces:
            return prose
        start = self.start(prose.start)
        return Span(start, max(start, self.end(prose.end)) if prose else start)

    def prose(self, text: Span) -> Span:
        """The span of prose that was read from a span of text; what was left out of the prose is empty there."""
        if not self.pieces:
            return text
        start = self._prose_of(text.start)
        return Span(start, max(start, self._prose_of(text.end)))

    def _prose_of(self, offset: int) -> int:
        """How much of the prose was read from the text before `offset`; a piece that was rewritten goes as a whole."""
        piece = self.pieces[max(0, bisect_right(self.pieces, offset, key=_text_start) - 1)]
        within = max(0, offset - piece.text)
        if within >= piece.text_length:
            return piece.prose + piece.prose_length
        return piece.prose + within if piece.prose_length == piece.text_length else piece.prose

    def start(self, offset: int) -> int:
        """Where in the text the prose character at `offset` begins."""
        if not self.pieces:
            return offset
        piece = self.pieces[max(0, bisect_right(self._starts, offset) - 1)]
        within = offset - piece.prose
        if within >= piece.prose_length:
            return piece.text + piece.text_length
        return piece.text + within if piece.prose_length == piece.text_length else piece.text

    def end(self, offset: int) -> int:
        """Where in the text the prose character before `offset` ends."""
        if not self.pieces or offset <= 0:
            return offset if not self.pieces else self.start(0)
        piece = self.pieces[max(0, bisect_right(self._starts, offset - 1) - 1)]
        within = offset - piece.prose
        if within >= piece.prose_length or piece.prose_length != piece.text_length:
            return piece.text + piece.text_length
        return piece.text + within
