"""The quotations of a document: find the marks, pair them paragraph by paragraph, join what belongs together, and say
of each what the words around it say of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from tieout.items.alterations import notes_on
from tieout.items.base import Extraction
from tieout.items.blockquotes import block_quotations, runs
from tieout.items.found import Found, has_words, trimmed
from tieout.items.marks import REPORTED_FROM, SCANNER, Mark, marks_in
from tieout.items.pairing import Pair, Stack, pair
from tieout.items.running import is_signed_off, mended
from tieout.items.speakers import Speakers
from tieout.items.splits import rejoined
from tieout.items.surroundings import Surroundings
from tieout.model import AlterationNote, Block, BlockKind, Document, Part, Quotation, Span, Speaker, UnpairedMark

__all__ = ["Extraction", "extract"]


def extract(document: Document) -> Extraction:
    """The quotations of a document in order, numbered from 1, and its unpaired marks.

    Spans count in `document.text`. Time is linear in the length of the prose.
    """
    search = _Search(document.prose, document.blocks, {one.span.start: one.span.end for one in document.links})
    search.through_blocks()
    whole, left = mended(document.prose, document.blocks, search.found, search.alone)
    found = rejoined(document.prose, sorted(whole, key=lambda each: each.outer))
    surroundings = Surroundings(document.prose, document.blocks, found)
    speakers = Speakers(document.prose, document.blocks, found, surroundings.attributed).speakers(document.offsets)
    quotations = tuple(
        _quotation(document, number, each, surroundings, speakers[number], notes_on(document, found, number))
        for number, each in enumerate(found)
    )
    alone = sorted(left, key=lambda each: each[0].start)
    return Extraction(quotations, tuple(_unpaired(document, mark, opens) for mark, opens in alone))


class _Search:
    """Goes through the blocks in order, with the quotation that still runs from one to the next."""

    def __init__(self, prose: str, blocks: Sequence[Block], links: Mapping[int, int]) -> None:
        self.prose, self.blocks, self.links = prose, blocks, links
        self.found: list[Found] = []
        self.alone: list[tuple[Mark, bool]] = []
        self._running: list[tuple[int, Mark]] = []
        self._looked_from, self._next_mark = 0, -1

    def through_blocks(self) -> None:
        quoted = {numbers[0]: numbers for numbers in runs(self.blocks)}
        for number, block in enumerate(self.blocks):
            if block.kind is not BlockKind.QUOTE:
                if self._running or self._has_marks(block.span):
                    self._through_block(number, block)
            elif number in quoted:
                self.found += block_quotations(self.prose, self.blocks, quoted[number], self.links)
        self._break_off()

    def _has_marks(self, span: Span) -> bool:
        """Whether a block holds a mark, by jumping from mark to mark over all the blocks that hold none."""
        if not self._looked_from <= span.start <= self._next_mark:
            found = SCANNER.search(self.prose, span.start)
            self._looked_from = span.start
            self._next_mark = found.start() if found else len(self.prose)
        return self._next_mark < span.end

    def _through_block(self, number: int, block: Block) -> None:
        marks = marks_in(self.prose, *block.span)
        if not marks:
            self._break_off()
            return
        pairing = pair(marks, lambda stack: self._runs_on(number, stack))
        self.alone.extend((mark, opens) for mark, opens in pairing.alone if mark.alone >= REPORTED_FROM)
        if self._running and not (pairing.pairs and self._resumes(block, pairing.pairs[0])):
            self._break_off()
        for each in pairing.pairs:
            self._take(number, each)

    def _take(self, number: int, each: Pair) -> None:
        self._running.append((number, each.opening))
        if each.closing is None:
            return
        parts = [self._part(at, mark, each.closing.start) for at, mark in self._running]
        first, opening = self._running[0]
        self._running = []
        if any(has_words(self.prose, part) for part in parts):
            outer = Span(opening.start, each.closing.end)
            parts = [part for part in parts if part]
            self.found.append(Found(tuple(parts), outer, (opening.glyph, each.closing.glyph), first, number))

    def _part(self, number: int, opening: Mark, end: int) -> Span:
        """The words of one paragraph of a running quotation."""
        return trimmed(self.prose, opening.end, min(end, self.blocks[number].span.end))

    def _runs_on(self, number: int, stack: Stack) -> bool:
        """Whether the marks open at the end of a block are those that the next block opens with."""
        if number + 1 >= len(self.blocks) or self.blocks[number + 1].kind is not self.blocks[number].kind:
            return False
        start, end = trimmed(self.prose, *self.blocks[number + 1].span)
        if not self.prose.startswith("".join(stack), start, end):
            return False
        return not is_signed_off(self.prose, self.blocks[number].span)

    def _resumes(self, block: Block, first: Pair) -> bool:
        same = first.opening.glyph == self._running[-1][1].glyph
        return same and not self.prose[block.span.start : first.opening.start].strip()

    def _break_off(self) -> None:
        self.alone.extend((mark, True) for _, mark in self._running[-1:])
        self._running = []


def _quotation(
    document: Document,
    number: int,
    found: Found,
    surroundings: Surroundings,
    speaker: Speaker | None,
    notes: tuple[AlterationNote, ...],
) -> Quotation:
    parts = tuple(
        Part(prose=part, span=document.offsets.span(part), text=document.prose[part.start : part.end])
        for part in found.parts
    )
    span = Span(parts[0].span.start, parts[-1].span.end)
    return Quotation(
        id=f"{document.id}-q{number + 1}",
        document=document.id,
        span=span,
        location=document.location(span.start),
        text=" ".join(part.text for part in parts),
        parts=parts,
        marks=found.glyphs,
        attributed=surroundings.attributed[number],
        negated_before=surroundings.negated_before(number),
        speaker=speaker,
        notes=notes,
        emphasis=tuple(_emphasis(document, parts)) if document.shows_emphasis else None,
    )


def _emphasis(document: Document, parts: Sequence[Part]) -> Iterator[Span]:
    """What a quotation has in italics or bold, as ranges of its parts joined with one space."""
    base = 0
    for part in parts:
        first = bisect_left(document.emphasis, part.prose.start, key=lambda span: span.end)
        for span in document.emphasis[first:]:
            if span.start >= part.prose.end:
                break
            start, end = max(span.start, part.prose.start), min(span.end, part.prose.end)
            if start < end:
                yield Span(base + start - part.prose.start, base + end - part.prose.start)
        base += part.prose.length + 1


def _unpaired(document: Document, mark: Mark, opens: bool) -> UnpairedMark:
    span = document.offsets.span(Span(mark.start, mark.end))
    return UnpairedMark(document.id, span, document.location(span.start), mark.glyph, opens)
