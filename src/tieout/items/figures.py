"""The figures of a document: every quantity outside quotation marks, with what its sentence says of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import ClassVar

from tieout.items.base import Extractor
from tieout.items.tabled import Cells
from tieout.model import Claim, Document, Figure, ItemKind, Quotation, Span
from tieout.text.across import linked
from tieout.text.claims import read

_LEAD = 600
"""Characters before a sentence that may name its subject."""


class FigureExtractor(Extractor):
    """Finds figures; one inside a quotation is the speaker's, not the draft's."""

    kind: ClassVar[ItemKind] = ItemKind.FIGURE

    def extract(self, document: Document, quotations: Sequence[Quotation]) -> Iterator[Figure]:
        """The figures of a document in order."""
        quoted = _Stretches(part.prose for quotation in quotations for part in quotation.parts)
        blocks = [block.span.start for block in document.blocks]
        stated = read(document.prose)
        claims = linked(document.prose, stated.claims, stated.moments)
        cells = Cells(document)
        for number, claim in enumerate(claims, 1):
            if not quoted.touch(claim.quantity.span) and not claim.quantity.by_article:
                figure = _figure(document, number, claim, blocks)
                yield cells.placed(figure) if cells else figure


class _Stretches:
    """Spans in order, asked whether they touch another."""

    def __init__(self, spans: Iterator[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]

    def touch(self, span: Span) -> bool:
        number = bisect_right(self._starts, span.end - 1) - 1
        return number >= 0 and self._spans[number].overlaps(span)


def _figure(document: Document, number: int, claim: Claim, blocks: Sequence[int]) -> Figure:
    prose = claim.quantity.span
    span = document.offsets.span(prose)
    block = bisect_right(blocks, claim.sentence.start) - 1
    floor = document.blocks[block].span.start if block >= 0 else 0
    return Figure(
        id=f"{document.id}-f{number}",
        document=document.id,
        span=span,
        location=document.location(span.start),
        text=document.prose[prose.start : prose.end],
        claim=claim,
        lead=Span(max(floor, claim.sentence.start - _LEAD), claim.sentence.start),
    )
