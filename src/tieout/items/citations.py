"""The citations of a document, of every form that there is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from tieout.items.base import Extractor
from tieout.items.citing import Page, Pointer, forms
from tieout.model import Citation, CitationForm, Document, Item, ItemKind, Quotation, Span

_NOTED = (CitationForm.NOTE, CitationForm.BACK, CitationForm.CASE, CitationForm.RECORD, CitationForm.CODE)
"""What "Ibid." and "Id." may repeat."""


class Citations(Extractor):
    """Asks each form for its citations; where two overlap, that of the form that goes before is one."""

    kind: ClassVar[ItemKind] = ItemKind.CITATION

    def extract(self, document: Document, quotations: Sequence[Quotation]) -> Iterable[Item]:
        page = Page(document, quotations)
        found = [(form.order, pointer) for form in forms() for pointer in form.find(page)]
        standing = _apart(sorted(found, key=lambda one: (one[1].span, one[0])))
        before: str | None = None
        for number, pointer in enumerate(standing, 1):
            citation = _citation(document, number, pointer, before)
            before = citation.id if citation.form in _NOTED else before
            yield citation


def _apart(found: list[tuple[int, Pointer]]) -> list[Pointer]:
    """The pointers that no other of a lower order overlaps; several of one form may share a place."""
    standing: list[tuple[int, Pointer]] = []
    for order, pointer in found:
        while standing and order < standing[-1][0] and _overlap(pointer.span, standing[-1][1].span):
            standing.pop()
        last = standing[-1] if standing else None
        if last is None or not _overlap(pointer.span, last[1].span) or _shares(order, pointer.span, *last):
            standing.append((order, pointer))
    return [pointer for _, pointer in standing]


def _shares(order: int, span: Span, other_order: int, other: Pointer) -> bool:
    return order == other_order and span == other.span


def _overlap(one: Span, other: Span) -> bool:
    return one == other or one.overlaps(other)


def _citation(document: Document, number: int, pointer: Pointer, before: str | None) -> Citation:
    span = pointer.printed or document.offsets.span(pointer.span)
    text = pointer.span if pointer.printed is None else None
    return Citation(
        id=f"{document.id}-c{number}",
        document=document.id,
        span=span,
        location=document.location(span.start),
        text=document.prose[slice(*text)] if text else document.text[slice(*span)],
        form=pointer.form,
        target=pointer.target,
        locators=pointer.locators,
        refers_to=before if pointer.repeats else None,
        addresses=pointer.addresses,
        entries=tuple(document.offsets.span(entry) for entry in pointer.entries),
        lost=pointer.lost,
        loose=pointer.loose,
        closes=pointer.closes,
    )
