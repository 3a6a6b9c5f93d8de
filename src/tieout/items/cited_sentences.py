"""Sentences that a source is cited for, in the draft's own words: statements, so that nothing cited goes uncounted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tieout.items.binding import Binder
from tieout.items.stating import statement
from tieout.model import Citation, Document, Item, ItemKind, Span

_SPOKEN_FOR = (ItemKind.QUOTATION, ItemKind.STATEMENT)
_CLAIMED = (ItemKind.FIGURE, ItemKind.DATE, ItemKind.NAME)
_LEAST_WORDS = 4


def cited_sentences(document: Document, binder: Binder, items: Sequence[Item]) -> list[Item]:
    """A statement for each sentence with a citation that holds no quotation, and no statement yet."""
    taken = sorted(item.span for item in items if item.kind in _SPOKEN_FOR)
    found: list[Item] = []
    for prose in binder.cited_sentences():
        span = document.offsets.span(prose)
        text = document.prose[prose.start : prose.end]
        if len(text.split()) >= _LEAST_WORDS and not _touches(taken, span):
            found.append(statement(document, f"cs{len(found) + 1}", prose))
    return found


def outside_citations(items: Sequence[Item], citations: Sequence[Citation]) -> list[Item]:
    """The items less the figures, dates and names of citations themselves, and of the notes and entries they lead to.

    A page number or the year of a paper is claimed by nobody.
    """
    apparatus = sorted(
        {*(one.span for one in citations if one.closes), *(span for one in citations for span in one.entries)}
    )
    return [item for item in items if item.kind not in _CLAIMED or not _lies_in(apparatus, item.span)]


def _lies_in(spans: Sequence[Span], span: Span) -> bool:
    number = bisect_left(spans, Span(span.start, 1 << 62)) - 1
    return number >= 0 and spans[number].holds(span)


def _touches(taken: Sequence[Span], span: Span) -> bool:
    """Whether one of some spans, in order, overlaps a span; a quotation may begin some way before it."""
    after = bisect_left(taken, Span(span.end, 0))
    return any(one.overlaps(span) for one in taken[max(0, after - 2) : after])
