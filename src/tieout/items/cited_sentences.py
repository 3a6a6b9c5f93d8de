"""Sentences that a source is cited for, in the draft's own words: statements, so that nothing cited goes uncounted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from tieout.items.binding import Binder
from tieout.items.stating import statement
from tieout.model import Citation, CitationForm, Document, Figure, Item, ItemKind, Span

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


def outside_citations(document: Document, items: Sequence[Item], citations: Sequence[Citation]) -> list[Item]:
    """The items less the figures, dates and names of citations themselves, and of the notes and entries they lead to.

    A page number or the year of a paper is claimed by nobody; the name in "Roe (2019) wrote" is.
    """
    years = sorted(one.span for one in citations if one.form is CitationForm.AUTHOR_YEAR)
    apparatus = sorted(
        {*(one.span for one in citations if one.closes), *(span for one in citations for span in one.entries)}
    )
    outside = [
        item
        for item in items
        if item.kind not in _CLAIMED
        or not (_lies_in(apparatus, item.span) or (item.kind is not ItemKind.NAME and _lies_in(years, item.span)))
    ]
    return [_less_year(document, item, years) if isinstance(item, Figure) else item for item in outside]


def _less_year(document: Document, figure: Figure, years: Sequence[Span]) -> Figure:
    """A figure without the time that its claim took from a citation: "forty barges (Roe 2019)" says no year."""
    when = figure.claim.when
    if when is None or not years or not _lies_in(years, document.offsets.span(when.span)):
        return figure
    return replace(figure, claim=replace(figure.claim, when=None))


def _lies_in(spans: Sequence[Span], span: Span) -> bool:
    number = bisect_left(spans, Span(span.start, 1 << 62)) - 1
    return number >= 0 and spans[number].holds(span)


def _touches(taken: Sequence[Span], span: Span) -> bool:
    """Whether one of some spans, in order, overlaps a span; a quotation may begin some way before it."""
    after = bisect_left(taken, Span(span.end, 0))
    return any(one.overlaps(span) for one in taken[max(0, after - 2) : after])
