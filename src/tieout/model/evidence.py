"""What the sources say of an item."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tieout.model.places import Location, Span


class EditOp(StrEnum):
    """How a stretch of the source became a stretch of the quotation."""

    EQUAL = "equal"
    REPLACE = "replace"
    DELETE = "delete"
    INSERT = "insert"
    ELISION = "elision"
    BRACKET = "bracket"


class Edit(NamedTuple):
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
    emphasis: tuple[Span, ...] | None = None
    """Ranges of `text` that the source prints in italics or bold; None where its format cannot show any."""
    asides: tuple[Span, ...] = ()
    """Ranges of `text` that stand on the page though nobody said them: page numbers, times, stage directions, and where
    the source breaks into somebody's words to say whose they are."""
    quoted: str | None = None
    """Whom the source quotes with these words; empty where it does not say whom, None where they are its own."""
    draft_speaker_elsewhere: bool = False
    """Whether an office has the floor here ("MODERATOR"), and whom the draft names has it elsewhere, under a label."""


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
    announced: bool = False
    """Whether the quotation prints the label of whoever speaks in the second."""


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


class Reason(StrEnum):
    NO_SOURCE = "no-source"
    SOURCE_UNREADABLE = "source-unreadable"
    TOO_SHORT = "too-short"
    AMBIGUOUS = "ambiguous"
    TRANSLATED = "translated"
    PARAPHRASE = "paraphrase"
    NOT_CHECKABLE = "not-checkable"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the library says of an item: `evidence` supports or contradicts it, `nearest` is merely near.

    `reason` says why nothing can be said, where that is so. A kind of item whose rules need to know more has an
    answer of its own that is one of these.
    """

    evidence: tuple[Evidence, ...] = ()
    nearest: tuple[Evidence, ...] = ()
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class NameAnswer(Answer):
    """What the library says of a name: who is not named at all, or the word that the sources spell otherwise."""

    printed: str = ""
    """The word as the draft has it, folded."""
    spelt: str = ""
    """The word as the sources have it."""
    unnamed: bool = False
    """Whether no source names it, where the sources are all there are."""
