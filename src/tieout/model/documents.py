"""A document read, and what is known of it besides its words."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from tieout.model.places import Location, OffsetMap, Span
from tieout.model.printing import Drawing


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTE = "quote"
    LIST_ITEM = "list-item"
    CELL = "cell"
    FOOTNOTE = "footnote"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of prose that a page sets apart: a paragraph, a heading, one paragraph of a block quotation ..."""

    kind: BlockKind
    span: Span
    level: int = 0
    """Heading level, or depth of nesting of a block quotation or list (1 is the outermost)."""
    label: str | None = None
    """The label of a footnote, the number of an item of a numbered list."""
    group: int = 0
    """Blocks of one block quotation, list or footnote share a number above 0."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's words in a transcript, from label to next label."""

    speaker: str
    label: Span
    span: Span
    """The words, without the label."""


class NoteMark(NamedTuple):
    """A reference to a footnote: an empty or printed mark in the prose, and the note's label."""

    span: Span
    label: str
    printed: Span | None = None
    """Where the mark stands in the document's text, where the prose leaves it out."""


class Hyperlink(NamedTuple):
    """Words that lead to an address: their span in the prose, and the address as it is written."""

    span: Span
    target: str


class Grid(NamedTuple):
    """A table of a document as its cells lie in the prose, row by row; None for a cell that is empty."""

    header: tuple[Span | None, ...]
    """The cells that name the columns; all None where there are none."""
    rows: tuple[tuple[Span | None, ...], ...]


class Given(NamedTuple):
    """A citation that came with a text, beside its words: the span of the text it is for, and the source's path."""

    span: Span
    source: str


class Page(NamedTuple):
    """Where a page begins in the text, its number in the file, and the label printed on it if that is another."""

    start: int
    number: int
    label: str | None = None


class SourceKind(StrEnum):
    """What sort of witness a source is."""

    OFFICIAL = "official"
    TRANSCRIPT = "transcript"
    MACHINE_TRANSCRIPT = "machine-transcript"
    SECOND_HAND = "second-hand"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document besides its words: from its own head, or from a list that the user keeps.

    `date` is as ISO 8601 writes it, as far as it is known ("2019", "2019-05", "2019-05-03"); `key` is what a
    reference calls the source by.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    date: str | None = None
    url: str | None = None
    key: str | None = None
    language: str | None = None
    kind: SourceKind | None = None


class Comment(NamedTuple):
    """A comment that begins with "tieout:"; `text` is what follows, `span` the whole comment in the document's text."""

    text: str
    span: Span


@dataclass(frozen=True)
class Document:
    """A draft or a source, read. `blocks`, `turns`, `asides`, `emphasis`, `notes` and `links` count in `prose`."""

    id: str
    path: str
    sha256: str
    format: str
    text: str = field(repr=False)
    prose: str = field(repr=False)
    offsets: OffsetMap = field(default_factory=OffsetMap, repr=False)
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    turns: tuple[Turn, ...] = field(default=(), repr=False)
    asides: tuple[Span, ...] = field(default=(), repr=False)
    """Stage directions, "(inaudible)", page furniture: on the page, but nobody's words."""
    emphasis: tuple[Span, ...] = field(default=(), repr=False)
    shows_emphasis: bool = False
    """Whether the format can show emphasis, so that none means that there is none."""
    grids: tuple[Grid, ...] = field(default=(), repr=False)
    """Its tables, of a draft that was asked for them."""
    notes: tuple[NoteMark, ...] = field(default=(), repr=False)
    pages: tuple[Page, ...] = field(default=(), repr=False)
    paragraphs: tuple[int, ...] = field(default=(), repr=False)
    """Where each paragraph of the text begins, in a format that has paragraphs and no lines."""
    takes_changes: bool = False
    """Whether fixes can be written into its file as tracked changes, though its text is not the file's own."""
    drawing: Drawing = field(default=Drawing(), repr=False)
    """From what of its pages the text was read."""
    links: tuple[Hyperlink, ...] = field(default=(), repr=False)
    comments: tuple[Comment, ...] = field(default=(), repr=False)
    """What the writer wrote to tieout, and no reader of the page sees."""
    title: str | None = None
    language: str | None = None
    metadata: Metadata = field(default=Metadata(), repr=False)
    given: tuple[Given, ...] = field(default=(), repr=False)

    @cached_property
    def _lines(self) -> list[int]:
        return list(accumulate((len(line) + 1 for line in self.text.split("\n")[:-1]), initial=0))

    @classmethod
    def plain(
        cls,
        *,
        id: str,
        path: str,
        sha256: str,
        format: str,
        text: str,
        turns: tuple[Turn, ...],
        asides: tuple[Span, ...],
        metadata: Metadata,
    ) -> Document:
        """A document whose prose is its text and that has no more than this, in a fraction of the usual time."""
        one = object.__new__(cls)
        vars(one).update(
            _BARE,
            id=id,
            path=path,
            sha256=sha256,
            format=format,
            text=text,
            prose=text,
            turns=turns,
            asides=asides,
            metadata=metadata,
        )
        return one

    def with_found(self, turns: tuple[Turn, ...], asides: tuple[Span, ...], metadata: Metadata) -> Document:
        """The same document with what was found in it (what `replace` gives, in a fraction of its time)."""
        other = object.__new__(Document)
        vars(other).update(vars(self), turns=turns, asides=asides, metadata=metadata)
        return other

    def location(self, offset: int) -> Location:
        """Where a reader finds an offset of `text`: line and column (from 1; a line ends at each line feed), or
        paragraph and column where the format has no lines, and the page where it has pages."""
        page = self.page_at(offset)
        number = page.number if page else None
        if self.paragraphs:
            paragraph = max(1, bisect_right(self.paragraphs, offset))
            return Location(column=offset - self.paragraphs[paragraph - 1] + 1, page=number, paragraph=paragraph)
        if offset < _NEAR_THE_START and "_lines" not in vars(self):
            start = self.text.rfind("\n", 0, offset) + 1
            return Location(line=self.text.count("\n", 0, start) + 1, column=offset - start + 1, page=number)
        line = bisect_right(self._lines, offset)
        return Location(line=line, column=offset - self._lines[line - 1] + 1, page=number)

    def page_at(self, offset: int) -> Page | None:
        """The page that an offset of `text` stands on; None where there are no pages."""
        number = bisect_right(self.pages, offset, key=lambda page: page.start) - 1
        return self.pages[number] if number >= 0 else None


_NEAR_THE_START = 1 << 14
"""Up to there the lines before an offset are counted sooner than all lines of the text are found."""
_BARE = vars(Document("", "", "", "", "", ""))
"""What a document has of which nothing more is known."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source as the report lists it; `problem` is the sentence that says why it could not be read."""

    id: str
    path: str
    sha256: str
    format: str
    problem: str | None = None
    metadata: Metadata = Metadata()
