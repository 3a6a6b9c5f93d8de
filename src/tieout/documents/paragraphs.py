"""Paragraphs of a document that is no text file, and the text they make: one after the other, a blank line between
(see `cells` of those of tables)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from tieout.documents.base import Limits, RawFile
from tieout.documents.cells import Cell, gap, opening
from tieout.model import Block, BlockKind, Document, Hyperlink, Metadata, NoteMark, Span

_GROUPED = (BlockKind.QUOTE, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE)


@dataclass(slots=True)
class Paragraph:
    """One paragraph as it is read; `emphasis`, `notes` and `links` count in its own words."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    label: str | None = None
    cell: Cell | None = None
    """Where in a table it stands."""
    length: int = 0
    emphasis: list[tuple[int, int]] = field(default_factory=list)
    notes: list[tuple[int, int, str]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)

    def add(self, words: str, emphasised: bool = False) -> None:
        """Add words at the end."""
        start, self.length = self.length, self.length + len(words)
        self._words.append(words)
        if emphasised and self.emphasis and self.emphasis[-1][1] == start:
            self.emphasis[-1] = (self.emphasis[-1][0], self.length)
        elif emphasised:
            self.emphasis.append((start, self.length))

    def note(self, label: str) -> None:
        """Add a reference to a note, whose mark is not printed."""
        self.notes.append((self.length, self.length, label))

    @property
    def ends_in_space(self) -> bool:
        """Whether nothing or a space was added last."""
        return not self._words or self._words[-1][-1:].isspace()

    @property
    def words(self) -> str:
        return "".join(self._words)


class Laid(NamedTuple):
    """What paragraphs amount to, as a Document wants it; `starts` are where its paragraphs begin."""

    text: str
    blocks: tuple[Block, ...]
    emphasis: tuple[Span, ...]
    notes: tuple[NoteMark, ...]
    links: tuple[Hyperlink, ...]
    starts: tuple[int, ...]

    def document(self, raw: RawFile, format: str, limits: Limits, metadata: Metadata) -> Document:
        """The document that they make; TooLargeError where they are too many."""
        limits.allow_blocks(len(self.blocks), raw.path)
        return Document(
            id=raw.id,
            path=raw.path,
            sha256=raw.sha256,
            format=format,
            text=self.text,
            prose=self.text,
            blocks=self.blocks,
            emphasis=self.emphasis,
            notes=self.notes,
            links=self.links,
            paragraphs=self.starts,
            title=metadata.title,
            language=metadata.language,
            metadata=metadata,
        )


def laid_out(paragraphs: Iterable[Paragraph]) -> Laid:
    """The text of some paragraphs, those without words left out, and what is known of its parts."""
    written: list[str] = []
    blocks: list[Block] = []
    emphasis: list[Span] = []
    notes: list[NoteMark] = []
    links: list[Hyperlink] = []
    group = at = 0
    last = Paragraph()
    for paragraph in paragraphs:
        whole = paragraph.words
        words = whole.strip()
        if not words:
            continue
        written.append(gap(last.cell, paragraph.cell) if written else opening(paragraph.cell))
        at += len(written[-1])
        here = Span(at, at + len(words))
        shift = at - (len(whole) - len(whole.lstrip()))
        written.append(words)
        grouped = paragraph.kind in _GROUPED
        group += grouped and not _go_together(last, paragraph)
        blocks.append(Block(paragraph.kind, here, paragraph.level, paragraph.label, group if grouped else 0))
        emphasis += [span for start, end in paragraph.emphasis if (span := _within(here, start + shift, end + shift))]
        notes += [NoteMark(_within(here, start + shift, end + shift), label) for start, end, label in paragraph.notes]
        led = ((_within(here, start + shift, end + shift), target) for start, end, target in paragraph.links)
        links += [Hyperlink(span, target) for span, target in led if span and target]
        at, last = here.end, paragraph
    starts = tuple(block.span.start for block in blocks)
    return Laid("".join(written), tuple(blocks), tuple(emphasis), tuple(notes), tuple(sorted(links)), starts)


def _within(whole: Span, start: int, end: int) -> Span:
    start = min(max(start, whole.start), whole.end)
    return Span(start, min(max(end, start), whole.end))


def _go_together(last: Paragraph, paragraph: Paragraph) -> bool:
    """Whether two paragraphs in a row are of one quotation, list or note."""
    return last.kind is paragraph.kind and (paragraph.kind is not BlockKind.FOOTNOTE or last.label == paragraph.label)
