"""What a finding is about, in the draft's own words, and what stands around it.

A statement is an item and the sentences that hold it: edits elsewhere leave it what it was, and an edit in it makes it
another. A name is one item wherever it is mentioned, so it is a statement by itself.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from tieout.model import Document, Finding, ItemKind, Piece, Span, Verdict
from tieout.text.sentences import sentence_ends

NEIGHBOURS = 8
"""So many sentences on each side tell a statement from one that reads the same."""
_TYPOGRAPHY = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'", "\u00ad": None})


@dataclass(frozen=True, slots=True)
class Statement:
    """The sentences that hold an item, the item, and the words flagged in it, all with plain marks and spaces."""

    sentence: str
    item: str
    flagged: str
    nth: int = 0
    """How often the words flagged stand before in the same sentences."""
    speaker: str = ""
    """The surname of whom the finding names as the speaker."""

    @property
    def key(self) -> str:
        """A digest: equal for the same statement alone."""
        parts = (self.sentence, self.item, self.flagged, str(self.nth), self.speaker)
        return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=10).hexdigest()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands: the numbers of its first and last sentence, and marks of those around it.

    The marks are digests of sentences, the nearest first.
    """

    first: int
    last: int
    before: tuple[str, ...]
    after: tuple[str, ...]


class Page:
    """The sentences of a document, in order."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.spans = _sentences(document)
        self.texts = [plain(document.prose[start:end]) for start, end in self.spans]

    @cached_property
    def marks(self) -> list[str]:
        """A short digest of each sentence."""
        return [mark(text) for text in self.texts]

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self.spans]

    def statement(self, finding: Finding, verdict: Verdict | None) -> Statement:
        """What a finding is about; `verdict` is that on its item, if it has one."""
        item = verdict.item if verdict else None
        flagged = plain(self._document.text[slice(*finding.span)])
        words = plain(item.text) if item else flagged
        if item and item.kind is ItemKind.NAME:
            return Statement("", words, flagged)
        first, last = self.numbers(item.span if item and item.span else finding.span)
        begin = self.spans[first].start if self.spans else 0
        leading = plain(self._document.prose[begin : self._prose_at(finding.span.start)])
        return Statement(
            " ".join(self.texts[first : last + 1]),
            words,
            flagged,
            leading.count(flagged) if flagged else 0,
            _named_speaker(finding, verdict),
        )

    def place(self, span: Span) -> Place:
        """Where the statement of a span of the text stands."""
        return self.place_of(*self.numbers(span))

    def place_of(self, first: int, last: int) -> Place:
        """The place of some sentences."""
        before = tuple(reversed(self.marks[max(0, first - NEIGHBOURS) : first]))
        return Place(first, last, before, tuple(self.marks[last + 1 : last + 1 + NEIGHBOURS]))

    def numbers(self, span: Span) -> tuple[int, int]:
        """The numbers of the first and the last sentence that a span of the text touches."""
        start = self._prose_at(span.start)
        end = max(start, self._prose_at(span.end - 1))
        first = max(0, bisect_right(self._starts, start) - 1)
        return first, max(first, bisect_right(self._starts, end) - 1)

    def text_span(self, number: int) -> Span:
        """Where a sentence stands in the document's text."""
        return self._document.offsets.span(self.spans[number])

    def _prose_at(self, offset: int) -> int:
        """The prose character that an offset of the text belongs to, or the one before it."""
        pieces = self._by_text
        if not pieces:
            return offset
        piece = pieces[max(0, bisect_right(pieces, offset, key=lambda piece: piece.text) - 1)]
        within = offset - piece.text if piece.prose_length == piece.text_length else 0
        return piece.prose + max(0, min(within, piece.prose_length - 1))

    @cached_property
    def _by_text(self) -> list[Piece]:
        """The pieces of prose in the order of the text, which in some formats is another than that of the prose."""
        pieces = (piece for piece in self._document.offsets.pieces if piece.prose_length)
        return sorted(pieces, key=lambda piece: piece.text)


def plain(text: str) -> str:
    """The words with plain quotation marks, one space between them, and no soft hyphens."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_TYPOGRAPHY).split())


def mark(text: str) -> str:
    """A short digest of a sentence."""
    return blake2b(text.encode("utf-8", "replace"), digest_size=3).hexdigest()


def _sentences(document: Document) -> list[Span]:
    """The sentences of each block; of the whole prose where there are no blocks."""
    prose = document.prose
    blocks: Sequence[Span] = sorted({block.span for block in document.blocks}) or [Span(0, len(prose))]
    found: list[Span] = []
    for block in blocks:
        start = max(block.start, found[-1].end if found else 0)
        for end in (*(block.start + end for end in sentence_ends(prose[slice(*block)])), block.end):
            if end > start and prose[start:end].strip():
                lead = len(prose[start:end]) - len(prose[start:end].lstrip())
                found.append(Span(start + lead, end))
            start = max(start, end)
    return found


def _named_speaker(finding: Finding, verdict: Verdict | None) -> str:
    """The surname of the item's speaker, where the finding says something of whom the draft names."""
    speaker = verdict.item.speaker if verdict else None
    surname = speaker.name.split()[-1].casefold() if speaker and speaker.name.split() else ""
    return surname if surname and surname in finding.message.casefold() else ""
