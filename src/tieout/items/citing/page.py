"""A document as the forms of citation look at it: its prose, and what in it is apparatus, quoted or linked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from tieout.items.citing.references import References
from tieout.model import Block, BlockKind, Document, Hyperlink, Quotation, Span


class Page:
    """One document; every span counts in its prose."""

    def __init__(self, document: Document, quotations: Sequence[Quotation] = ()) -> None:
        self.document = document
        self.prose = document.prose
        parts = sorted(part.prose for quotation in quotations if not quotation.block for part in quotation.parts)
        self._quoted = parts
        self._quoted_starts = [part.start for part in parts]
        self._block_starts = [block.span.start for block in document.blocks]
        self._link_starts = [link.span.start for link in document.links]

    @cached_property
    def references(self) -> References:
        """The document's list of references; an empty one where it has none."""
        return References(self.document)

    @cached_property
    def notes(self) -> dict[str, tuple[Span, ...]]:
        """The paragraphs of each note, by its label."""
        found: dict[str, list[Span]] = defaultdict(list)
        for block in self.document.blocks:
            if block.kind is BlockKind.FOOTNOTE and block.label is not None:
                found[block.label].append(block.span)
        return {label: tuple(spans) for label, spans in found.items()}

    def block_at(self, offset: int) -> Block | None:
        """The block that an offset stands in, or at the end of."""
        number = bisect_right(self._block_starts, offset) - 1
        block = self.document.blocks[number] if number >= 0 else None
        return block if block and offset <= block.span.end else None

    def is_quoted(self, offset: int) -> bool:
        """Whether an offset stands inside the marks of a quotation."""
        number = bisect_right(self._quoted_starts, offset) - 1
        return number >= 0 and offset < self._quoted[number].end

    def is_running(self, offset: int) -> bool:
        """Whether an offset stands where a text cites: not in a heading, and not in the list of references."""
        block = self.block_at(offset)
        return (block is None or block.kind is not BlockKind.HEADING) and not self.references.holds(offset)

    def links_in(self, span: Span) -> Iterator[Hyperlink]:
        """The links whose words begin in a stretch."""
        first = bisect_left(self._link_starts, span.start)
        last = bisect_left(self._link_starts, span.end)
        return iter(self.document.links[first:last])

    def addresses_in(self, spans: Sequence[Span]) -> tuple[str, ...]:
        """Where the links of some stretches lead."""
        return tuple(dict.fromkeys(link.target for span in spans for link in self.links_in(span)))

    def text_of(self, spans: Sequence[Span], most: int = 2_000) -> str:
        """The words of some stretches on one line, cut where they are too long for a reference."""
        return " ".join(" ".join(self.prose[span.start : min(span.end, span.start + most)].split()) for span in spans)
