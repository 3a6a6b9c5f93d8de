"""The nouns of tieout, all frozen: what is read, what is found in it, what the sources say, what is wrong.

Two coordinate systems are kept apart. A document's `text` is the user's own file as decoded; its `prose` is
what a reader of the page sees (markup left out, entities resolved, blocks set apart by a blank line). Every
`Span` that leaves tieout counts Unicode code points of `text`; `OffsetMap` carries prose offsets to it.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
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
    """Where a reader finds a span: line and column start at 1 and count in the user's own file."""

    line: int | None = None
    column: int | None = None
    page: int | None = None
    paragraph: int | None = None


# ---------------------------------------------------------------------------------------------------------------
# Documents


class Piece(NamedTuple):
    """A stretch of prose and the stretch of text it was read from; of equal length unless it was rewritten."""

    prose: int
    text: int
    prose_length: int
    text_length: int


class OffsetMap:
    """Carries offsets of prose to offsets of text.

    The pieces are in order, cover the prose without a gap, and never run backwards in the text. A piece whose
    lengths are equal is read character by character; any other (an entity, a run of markup that became a blank
    line) maps as one whole. No piece at all is the identity: prose and text are the same.
    """

    __slots__ = ("_starts", "pieces")

    def __init__(self, pieces: tuple[Piece, ...] = ()) -> None:
        self.pieces = pieces
        self._starts = [piece.prose for piece in pieces]

    def span(self, prose: Span) -> Span:
        """The smallest span of text that covers a span of prose (an empty one stays empty)."""
        if not self.pieces:
            return prose
        start = self.start(prose.start)
        return Span(start, max(start, self.end(prose.end)) if prose else start)

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
    """The label of a footnote."""
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


@dataclass(frozen=True)
class Document:
    """A draft or a source, read. `blocks`, `turns`, `asides`, `emphasis` and `notes` count in `prose`."""

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
    notes: tuple[NoteMark, ...] = field(default=(), repr=False)
    title: str | None = None
    language: str | None = None

    @cached_property
    def _lines(self) -> list[int]:
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def location(self, offset: int) -> Location:
        """Line and column (from 1) of an offset of `text`; a line ends at each line feed."""
        line = bisect_right(self._lines, offset)
        return Location(line=line, column=offset - self._lines[line - 1] + 1)

    def turn_at(self, offset: int) -> Turn | None:
        """The turn whose words hold an offset of `prose`."""
        number = bisect_right(self._turn_starts, offset) - 1
        return self.turns[number] if number >= 0 else None

    @cached_property
    def _turn_starts(self) -> list[int]:
        return [turn.label.start for turn in self.turns]


@dataclass(frozen=True, slots=True)
class Source:
    """A source as the report lists it; `problem` is the sentence that says why it could not be read."""

    id: str
    path: str
    sha256: str
    format: str
    problem: str | None = None


# ---------------------------------------------------------------------------------------------------------------
# Items


class Style(StrEnum):
    NEWS = "news"
    LEGAL = "legal"
    ACADEMIC = "academic"


class ItemKind(StrEnum):
    QUOTATION = "quotation"
    FIGURE = "figure"
    DATE = "date"
    NAME = "name"
    CITATION = "citation"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom the draft gives the words to: the mention as it stands there, and who it means."""

    text: str
    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class Item:
    """Something checkable in a document. `span` counts in the document's text."""

    id: str
    document: str
    span: Span
    location: Location
    text: str
    kind: ItemKind = ItemKind.STATEMENT


@dataclass(frozen=True, slots=True)
class Part:
    """One unbroken stretch of a quotation between marks: its prose, and where that stands."""

    prose: Span
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Quotation(Item):
    """Words that the document gives as somebody's own. `text` is the parts joined with one space."""

    kind: ItemKind = ItemKind.QUOTATION
    parts: tuple[Part, ...] = ()
    marks: tuple[str, str] = ("“", "”")
    """Opening and closing mark; empty strings for a block quotation."""
    attributed: bool = False
    """Whether the words around it say that somebody said, wrote or reads so."""
    negated_before: bool = False
    """Whether the sentence that leads up to the quotation holds a negation of its own."""
    speaker: Speaker | None = None
    citations: tuple[str, ...] = ()

    @property
    def block(self) -> bool:
        return not self.marks[0]


@dataclass(frozen=True, slots=True)
class UnpairedMark:
    """A quotation mark that opens or closes nothing. `span` counts in the document's text."""

    document: str
    span: Span
    location: Location
    mark: str
    opens: bool


# ---------------------------------------------------------------------------------------------------------------
# Evidence


class EditOp(StrEnum):
    """How a stretch of the source became a stretch of the quotation."""

    EQUAL = "equal"
    REPLACE = "replace"
    DELETE = "delete"
    INSERT = "insert"
    ELISION = "elision"
    BRACKET = "bracket"


@dataclass(frozen=True, slots=True)
class Edit:
    """One step from the source's words to the quotation's; `delete` has no item text, `insert` no source text.

    In order, the item texts join to the quotation and the source texts to the passage.
    """

    op: EditOp
    item: Span
    source: Span
    item_text: str
    source_text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a source that a quotation, or a piece of one, was aligned with."""

    source: str
    span: Span
    location: Location
    text: str
    edits: tuple[Edit, ...] = ()
    speaker: str | None = None
    turn: int | None = None
    before: str = ""
    """What leads up to the passage in the same turn (at most a few hundred characters)."""
    after: str = ""
    """What follows the passage in the same turn (at most a few hundred characters)."""


@dataclass(frozen=True, slots=True)
class Join:
    """Where a quotation goes from one passage to the next."""

    marked: bool
    """Whether an ellipsis says so."""
    same_source: bool
    same_turn: bool
    same_speaker: bool
    distance: int
    """Words of the source between the two passages; below 0 where the second stands before the first."""
    sentence_ends: int
    """Ends of sentences skipped between them."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One way to read an item in the sources: the passages it is made of, in the item's order."""

    passages: tuple[Passage, ...]
    joins: tuple[Join, ...] = ()
    surprise: float = 0.0
    """Minus the natural logarithm of the chance of a match this good, in one place of the library."""

    @property
    def exact(self) -> bool:
        """Whether the item is one unbroken stretch of the source, word for word."""
        return not self.joins and all(edit.op is EditOp.EQUAL for edit in self.passages[0].edits)


# ---------------------------------------------------------------------------------------------------------------
# Findings


class Severity(StrEnum):
    OFF = "off"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Outcome(StrEnum):
    TIES_OUT = "ties-out"
    FINDING = "finding"
    UNCHECKED = "unchecked"


class Reason(StrEnum):
    NO_SOURCE = "no-source"
    SOURCE_UNREADABLE = "source-unreadable"
    TOO_SHORT = "too-short"
    AMBIGUOUS = "ambiguous"
    TRANSLATED = "translated"
    PARAPHRASE = "paraphrase"
    NOT_CHECKABLE = "not-checkable"


class TextEdit(NamedTuple):
    """Put `text` in the place of `span`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    safe: bool
    edits: tuple[TextEdit, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says is wrong, where, and on what evidence (numbers of the item's passages)."""

    rule: str
    name: str
    severity: Severity
    document: str
    item: str | None
    span: Span
    location: Location
    message: str
    derivation: str | None = None
    evidence: tuple[int, ...] = ()
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """An item, what became of it, and what was found: evidence beats chance, what is merely near does not."""

    item: Item
    outcome: Outcome
    reason: Reason | None = None
    evidence: tuple[Evidence, ...] = ()
    nearest: tuple[Evidence, ...] = ()

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage of the evidence, in the order that `Finding.evidence` counts."""
        return tuple(passage for evidence in self.evidence for passage in evidence.passages)


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What reports and pages need to know of a rule."""

    code: str
    name: str
    severity: Severity
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found. Verdicts and findings are in document order."""

    documents: tuple[Document, ...]
    sources: tuple[Source, ...]
    verdicts: tuple[Verdict, ...]
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()
    """Sentences about the whole run, such as that the sources may be partial."""
    unread: tuple[str, ...] = ()
    """Sentences about drafts that could not be read, where others could."""

    @property
    def ties_out(self) -> int:
        return sum(verdict.outcome is Outcome.TIES_OUT for verdict in self.verdicts)

    @property
    def found_wrong(self) -> int:
        return sum(verdict.outcome is Outcome.FINDING for verdict in self.verdicts)

    @property
    def unchecked(self) -> int:
        return sum(verdict.outcome is Outcome.UNCHECKED for verdict in self.verdicts)

    def by_rule(self) -> dict[str, int]:
        """How many findings each rule made, by code."""
        counts: dict[str, int] = {}
        for finding in self.findings:
            counts[finding.rule] = counts.get(finding.rule, 0) + 1
        return dict(sorted(counts.items()))
