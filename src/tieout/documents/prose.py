"""Builds a document's prose from stretches of its text, and keeps the map between the two.

Prose only ever grows, and what is added always stands later in the text than what was added before, so the
map's pieces come out in order. A piece of equal length holds the same characters as its text; only white
space may stand for other white space there (a line end of an HTML file reads as a space).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from tieout.documents.base import Limits, RawFile
from tieout.documents.cells import Cell, gap, opening
from tieout.model import Block, BlockKind, Comment, Document, Hyperlink, Metadata, NoteMark, OffsetMap, Piece, Span

NOTHING_SAID = Metadata()


class Frame(NamedTuple):
    """What a block is that stands here: its kind, depth, label and group, and how deep in quotations and lists."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    label: str | None = None
    group: int = 0
    quotes: int = 0
    lists: int = 0


class ProseBuilder:
    """Collects prose, its blocks and its map to the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.length = 0
        self.blocks: list[Block] = []
        self.frames: list[Frame] = [Frame()]
        self.cell: Cell | None = None
        """Where in a table stands what comes next."""
        self._written: list[str] = []
        self._pieces: list[Piece] = []
        self._read = 0
        self._groups = 0
        self._block_start = -1
        self._last_cell: Cell | None = None

    # -- words ------------------------------------------------------------------------------------------------

    def copy(self, start: int, end: int) -> None:
        """Add a stretch of the text as it stands."""
        if start < end:
            self._begin(start)
            self._write(self.text[start:end], start, end - start)

    def put(self, words: str, start: int, end: int) -> None:
        """Add words that a stretch of the text stands for (an entity, a tag, a run of spaces)."""
        if words:
            self._begin(start)
            self._rewrite(words, start, end)

    def copy_spaced(self, words: str, start: int) -> None:
        """Add a stretch of text in which white space characters were put for other white space."""
        self._begin(start)
        self._write(words, start, len(words))

    def put_space(self, start: int, end: int) -> None:
        """Add one space for a run of white space."""
        if end - start == 1:
            self._write(" ", start, 1)
        else:
            self.put(" ", start, end)

    def _begin(self, start: int) -> None:
        """Open a block if none is open, set apart from the one before by a blank line (see `cells`)."""
        if self._block_start >= 0:
            return
        apart = gap(self._last_cell, self.cell) if self.length else opening(self.cell)
        if apart:
            self._rewrite(apart, self._read, max(start, self._read))
        self._last_cell = self.cell
        self._block_start = self.length

    def _rewrite(self, words: str, start: int, end: int) -> None:
        length = end - start
        if length == len(words) and words != self.text[start:end]:
            # Equal lengths would promise equal characters: the first letter takes nothing, the rest all.
            self._write(words[0], start, 0)
            words = words[1:]
        if words:
            self._write(words, start, length)

    def _write(self, words: str, start: int, length: int) -> None:
        self._written.append(words)
        self._pieces.append(Piece(self.length, start, len(words), length))
        self.length += len(words)
        self._read = start + length

    # -- blocks -----------------------------------------------------------------------------------------------

    @property
    def in_block(self) -> bool:
        """Whether words were added since the last block ended."""
        return self._block_start >= 0

    @property
    def ends_line(self) -> bool:
        """Whether a line break was added last."""
        return bool(self._written) and self._written[-1] == "\n"

    @property
    def frame(self) -> Frame:
        return self.frames[-1]

    def enter(self, kind: BlockKind, level: int = 0, label: str | None = None) -> None:
        """Go into a block quotation, list, footnote, heading or cell; inside a quotation all is quotation."""
        self.end_block()
        outer = self.frame
        quotes, lists, group = outer.quotes, outer.lists, outer.group
        if kind is BlockKind.QUOTE:
            quotes += 1
        elif kind is BlockKind.LIST_ITEM:
            lists += 1
        if outer.quotes and kind is not BlockKind.QUOTE:
            self.frames.append(outer._replace(lists=lists))
            return
        if kind in (BlockKind.QUOTE, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE):
            self._groups += 1
            group = self._groups
        depth = {BlockKind.QUOTE: quotes, BlockKind.LIST_ITEM: lists}.get(kind, level)
        self.frames.append(Frame(kind, depth, label, group, quotes, lists))

    def leave(self) -> None:
        """Go back out of what was entered last."""
        self.end_block()
        if len(self.frames) > 1:
            self.frames.pop()

    def end_block(self) -> None:
        """What comes next is set apart from what came before."""
        if self._block_start < 0:
            return
        frame = self.frame
        span = Span(self._block_start, self.length)
        self.blocks.append(Block(frame.kind, span, frame.level, frame.label, frame.group))
        self._block_start = -1

    # -- the whole --------------------------------------------------------------------------------------------

    def finish(self) -> tuple[str, OffsetMap]:
        """The prose and its map, with neighbouring pieces of equal length joined."""
        self.end_block()
        return "".join(self._written), OffsetMap(tuple(_joined(self._pieces)))

    def document(self, raw: RawFile, format: str, limits: Limits, metadata: Metadata = NOTHING_SAID) -> Document:
        """The document that the prose makes; TooLargeError where it falls into too many blocks."""
        prose, offsets = self.finish()
        limits.allow_blocks(len(self.blocks), raw.path)
        return Document(
            id=raw.id,
            path=raw.path,
            sha256=raw.sha256,
            format=format,
            text=self.text,
            prose=prose,
            offsets=offsets,
            blocks=tuple(self.blocks),
            title=metadata.title,
            language=metadata.language,
            metadata=metadata,
        )


def _joined(pieces: list[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        if joined and _continues(joined[-1], piece):
            last = joined[-1]
            length = last.prose_length + piece.prose_length
            joined[-1] = Piece(last.prose, last.text, length, length)
        else:
            joined.append(piece)
    return joined


def _continues(last: Piece, piece: Piece) -> bool:
    straight = last.prose_length == last.text_length and piece.prose_length == piece.text_length
    return straight and last.text + last.text_length == piece.text


def trimmed(prose: str, start: int, end: int) -> Span:
    """A span without the white space at its ends."""
    while start < end and prose[start].isspace():
        start += 1
    while end > start and prose[end - 1].isspace():
        end -= 1
    return Span(start, end)


def marked(
    read: Document,
    emphasis: Iterable[tuple[int, int]],
    notes: Iterable[NoteMark],
    links: Iterable[tuple[int, int, str]],
    comments: Iterable[Comment] = (),
) -> Document:
    """A document with what its markup shows beside the words; stretches count in its prose."""
    return replace(
        read,
        emphasis=emphasised(read.prose, emphasis),
        shows_emphasis=True,
        notes=tuple(notes),
        links=linked(read.prose, links),
        comments=tuple(comments),
    )


def emphasised(prose: str, stretches: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """The stretches of a page that are emphasised and hold words."""
    return tuple(span for stretch in stretches if (span := trimmed(prose, *stretch)))


def linked(prose: str, links: Iterable[tuple[int, int, str]]) -> tuple[Hyperlink, ...]:
    """The links that lead somewhere from some words, in order."""
    spans = ((trimmed(prose, start, end), target.strip()) for start, end, target in links)
    return tuple(sorted(Hyperlink(span, target) for span, target in spans if span and target))
