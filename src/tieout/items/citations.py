"""The citations of a document, of every form that there is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import ClassVar

from tieout.items.base import Extractor
from tieout.items.citing import Page, Pointer, forms
from tieout.model import Citation, CitationForm, Document, Item, ItemKind, Quotation, Span
from tieout.text.patterns import lazy

_LEGAL = (CitationForm.CASE, CitationForm.RECORD, CitationForm.CODE, CitationForm.BACK)
_OF_NOTES = (CitationForm.NOTE, CitationForm.BACK)
_SIGNAL = lazy(r"\W*(?:(?:[Ss]ee|But see|Accord|Cf\.|E\.g\.|Compare|Contra)(?:,? (?:also|e\.g\.|generally),?)?\W+)?")
_PASSED_ON = lazy(r"\b(?:quoting|citing|cited in|quoted in|rev['’]g|aff['’]g|aff['’]d|overruled by|accord)\b")
_PASSED_ON_HERE = lazy(r"\([^()]*\b(?:quoting|citing|cited in|quoted in)\s+(?:[Ss]ee,?\s+(?:e\.g\.,\s+)?)?$")
_LONGEST_LEAD = 80
_NOTED = (CitationForm.NOTE, CitationForm.BACK, CitationForm.CASE, CitationForm.RECORD, CitationForm.CODE)
"""What "Ibid." and "Id." may repeat."""


class Citations(Extractor):
    """Asks each form for its citations; where two overlap, that of the form that goes before is one."""

    kind: ClassVar[ItemKind] = ItemKind.CITATION

    def extract(self, document: Document, quotations: Sequence[Quotation]) -> Iterable[Item]:
        page = Page(document, quotations)
        found = [(form.order, pointer) for form in forms() for pointer in form.find(page)]
        standing = _noted(document, _apart(sorted(found, key=lambda one: (one[1].span, one[0]))))
        before: str | None = None
        for number, pointer in enumerate(standing, 1):
            citation = _citation(document, number, pointer, before)
            before = citation.id if citation.form in _NOTED and not citation.passed_on else before
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


def _noted(document: Document, standing: list[Pointer]) -> list[Pointer]:
    """The pointers, the mark of a note that is legal citations as what these are: they are the mark's then."""
    legal = [one for one in standing if one.form in _LEGAL and not one.entries]
    if not legal:
        return standing
    starts = [one.span.start for one in legal]
    taken: set[Span] = set()
    result: list[Pointer] = []
    for mark in standing:
        held = _held(document, mark, legal, starts) if mark.form in _OF_NOTES and len(mark.entries) == 1 else []
        taken.update(one.span for one in held)
        result += [_as_marked(one, mark) for one in held] or [mark]
    return [one for one in result if one.entries or one.span not in taken]


def _as_marked(own: Pointer, mark: Pointer) -> Pointer:
    """What a note's own citation says, where its mark stands; what "Ibid., p. 4" adds is read as any note's is."""
    locators = own.locators or (mark.locators if own.form is CitationForm.BACK else ())
    return replace(mark, form=own.form, target=own.target, locators=locators, repeats=own.repeats)


def _held(document: Document, mark: Pointer, legal: list[Pointer], starts: list[int]) -> list[Pointer]:
    """The citations of a note that opens with one, less those that another of them only quotes or cites."""
    entry = mark.entries[0]
    held = legal[bisect_left(starts, entry.start) : bisect_left(starts, entry.end)]
    if not held or _SIGNAL.fullmatch(document.prose, entry.start, held[0].span.start) is None:
        return []
    own = [
        later
        for earlier, later in pairwise(held)
        if not _PASSED_ON.search(document.prose, earlier.span.end, later.span.start)
    ]
    return [held[0], *own]


def _shares(order: int, span: Span, other_order: int, other: Pointer) -> bool:
    return order == other_order and span == other.span


def _is_passed_on(prose: str, start: int) -> bool:
    """Whether what stands here in brackets is only quoted or cited by the citation before them."""
    return _PASSED_ON_HERE.search(prose, max(0, start - _LONGEST_LEAD), start) is not None


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
        passed_on=pointer.form in _LEGAL and _is_passed_on(document.prose, pointer.span.start),
    )
