"""A text under repair: what is kept of the one that was read, and what is put between (a piece table)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tieout.model import Fix, Span, TextEdit


@dataclass(frozen=True, slots=True)
class Patch:
    """The pieces of a text, in order: spans of the original, and words that are new."""

    original: str
    pieces: tuple[Span | str, ...]

    @classmethod
    def of(cls, text: str) -> Patch:
        """A text as it was read."""
        return cls(text, (Span(0, len(text)),))

    @property
    def text(self) -> str:
        """The text as it is now."""
        return "".join(piece if isinstance(piece, str) else self.original[slice(*piece)] for piece in self.pieces)

    def with_edits(self, edits: Iterable[TextEdit]) -> Patch:
        """The text with some edits, in the offsets of what it is now; they are in order, and none touches another."""
        made: list[Span | str] = []
        rest = _Rest(self.pieces)
        for edit in edits:
            made += rest.up_to(edit.span.start)
            rest.drop_to(edit.span.end)
            made += [edit.text] if edit.text else []
        return Patch(self.original, (*made, *rest.up_to(None)))

    def changes(self) -> Iterator[TextEdit]:
        """What became of the original, in its own offsets: each stretch that was replaced, and by what."""
        at, new = 0, ""
        for piece in (*self.pieces, Span(len(self.original), len(self.original))):
            if isinstance(piece, str):
                new += piece
                continue
            if new or piece.start > at:
                yield TextEdit(Span(at, piece.start), new)
            at, new = piece.end, ""


class _Rest:
    """The pieces that are still to come, taken off from the front; offsets count in the text that they make."""

    def __init__(self, pieces: Sequence[Span | str]) -> None:
        self._pieces = list(reversed(pieces))
        self._at = 0

    def up_to(self, offset: int | None) -> list[Span | str]:
        """The pieces before an offset (all where it is None), the last of them cut there."""
        taken: list[Span | str] = []
        while self._pieces and (offset is None or self._at < offset):
            piece = self._pieces.pop()
            length = len(piece) if isinstance(piece, str) else piece.length
            if offset is not None and self._at + length > offset:
                cut = offset - self._at
                self._pieces.append(_cut(piece, cut, length))
                piece, length = _cut(piece, 0, cut), cut
            taken.append(piece)
            self._at += length
        return taken

    def drop_to(self, offset: int) -> None:
        self.up_to(offset)


def _cut(piece: Span | str, start: int, end: int) -> Span | str:
    return piece[start:end] if isinstance(piece, str) else Span(piece.start + start, piece.start + end)


def compatible(fixes: Iterable[Fix]) -> list[list[TextEdit]]:
    """The edits of those fixes that can be taken together, fix by fix, in order.

    As ruff does: the fixes in the order in which they begin; one that touches another before it waits for the next
    round, whole.
    """
    taken: list[list[TextEdit]] = []
    free_from = -1
    for edits in sorted(sorted(fix.edits) for fix in fixes if fix.edits):
        if edits[0].span.start > free_from and _in_order(edits):
            taken.append(edits)
            free_from = edits[-1].span.end
    return taken


def _in_order(edits: Sequence[TextEdit]) -> bool:
    return all(one.span.end <= other.span.start for one, other in pairwise(edits))
