"""Citations that came with a text, beside its words: an assistant says which document it has a sentence from.

Two customs are met with. Most give the span of the words that the source is for; some give that of the mark (“[1]”)
that they put behind them. A span that holds an item or a clause of words is the former: it covers every item it
overlaps. Any other is a mark, and covers what a mark in that place would.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from tieout.items.stating import statement
from tieout.model import Citation, CitationForm, Document, Given, Item, ItemKind, Span, Statement

AnyItem = TypeVar("AnyItem", bound=Item)
_TOLD = (ItemKind.QUOTATION, ItemKind.STATEMENT)
_LEAST_WORDS = 4


class GivenCitations:
    """The given citations of one document, and what they cover; `items` are what was found in it otherwise."""

    def __init__(self, document: Document | None, items: Sequence[Item]) -> None:
        self.citations: list[Citation] = []
        self.statements: list[Statement] = []
        self.marks: list[Citation] = []
        """Those that stand behind what they are for."""
        self._spans: list[tuple[Span, str]] = []
        """The spans that the others cover, in order, each with the id of its citation."""
        self._longest = 0
        if document is not None:
            self._take(document, _Standing(items))

    def bound(self, item: AnyItem) -> AnyItem | None:
        """The item with the ids of the given citations whose words it is among; None where it is among none's."""
        first = bisect_left(self._spans, (Span(item.span.start - self._longest, 0), ""))
        last = bisect_left(self._spans, (Span(item.span.end, 0), ""))
        ids = tuple(id for span, id in self._spans[first:last] if span.overlaps(item.span))
        return replace(item, citations=ids) if ids else None

    def besides(self, items: Sequence[Item]) -> list[Item]:
        """The items less the citations that are marks which a given one is said of: they are the same."""
        marks = _Covered([mark.span for mark in self.marks])
        return [item for item in items if not (isinstance(item, Citation) and marks.meets(item.span))]

    def _take(self, document: Document, standing: _Standing) -> None:
        for number, given in enumerate(sorted(set(document.given)), 1):
            citation = _citation(document, number, given)
            self.citations.append(citation)
            claims = _claims(citation, standing)
            if not claims:
                self.marks.append(citation)
                continue
            self._spans.append((given.span, citation.id))
            self._longest = max(self._longest, given.span.length)
            if not standing.told_in(given.span) and not (self.statements and self.statements[-1].span == given.span):
                prose = document.offsets.prose(given.span)
                self.statements.append(statement(document, f"gs{len(self.statements) + 1}", prose))


class _Standing:
    """Where the items of a document stand."""

    def __init__(self, items: Sequence[Item]) -> None:
        claims = [item for item in items if item.kind is not ItemKind.CITATION]
        self._all = _Covered([item.span for item in claims])
        self._told = _Covered([item.span for item in claims if item.kind in _TOLD])

    def any_in(self, span: Span) -> bool:
        """Whether an item overlaps a span."""
        return self._all.meets(span)

    def told_in(self, span: Span) -> bool:
        """Whether a quotation or a statement overlaps a span."""
        return self._told.meets(span)


class _Covered:
    """The stretches that some spans cover between them."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._stretches: list[Span] = []
        for span in sorted(spans):
            last = self._stretches[-1] if self._stretches else None
            if last is not None and span.start <= last.end:
                self._stretches[-1] = Span(last.start, max(last.end, span.end))
            else:
                self._stretches.append(span)

    def meets(self, span: Span) -> bool:
        after = bisect_left(self._stretches, Span(span.end, 0))
        return after > 0 and self._stretches[after - 1].overlaps(span)


def _claims(citation: Citation, standing: _Standing) -> bool:
    """Whether a given span is that of the words the source is for, rather than of a mark behind them."""
    return standing.any_in(citation.span) or len(citation.text.split()) >= _LEAST_WORDS


def _citation(document: Document, number: int, given: Given) -> Citation:
    return Citation(
        id=f"{document.id}-g{number}",
        document=document.id,
        span=given.span,
        location=document.location(given.span.start),
        text=document.text[slice(*given.span)],
        form=CitationForm.GIVEN,
        target=given.source,
    )


NONE_GIVEN = GivenCitations(None, ())
