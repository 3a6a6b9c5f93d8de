"""Footnotes and endnotes: a mark in the text, and the note that it leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from tieout.items.citing.base import Form, Pointer
from tieout.items.citing.locators import locators_in
from tieout.items.citing.page import Page
from tieout.model import CitationForm, Locator, NoteMark, Span
from tieout.text.patterns import lazy

_UNDEFINED = lazy(r"\[\^[^\]\[\s^]{1,60}\]")
_IBID = lazy(r"\W{0,3}(?:ibid|ibidem|id|idem|op\. ?cit|loc\. ?cit)\b\.?", re.IGNORECASE)
_LABEL = lazy(r"\s*(?:\[[^\]\s]{1,10}\]|\d{1,4}[.)])\s*")


class Notes(Form):
    """`[^1]` in Markdown, a numbered link in a page, "[1]" before a paragraph that opens with it."""

    order: ClassVar[int] = 10

    def find(self, page: Page) -> Iterator[Pointer]:
        located: dict[str, tuple[Locator, ...]] = {}
        for mark in page.document.notes:
            if page.references.holds(mark.span.start):
                continue
            spans = tuple(_without_label(page.prose, span) for span in page.notes.get(mark.label, ()))
            if mark.label not in located:
                located[mark.label] = tuple(one for span in spans for one in locators_in(page.document, *span))
            yield _pointer(page, mark, spans, located[mark.label])
        for found in _UNDEFINED.finditer(page.prose):
            if page.document.format == "markdown":
                yield Pointer(Span(*found.span()), CitationForm.NOTE, found.group(), lost=True)


def _pointer(page: Page, mark: NoteMark, spans: tuple[Span, ...], located: tuple[Locator, ...]) -> Pointer:
    text = page.text_of(spans)
    repeats = _IBID.match(text) is not None
    return Pointer(
        span=mark.span,
        form=CitationForm.BACK if repeats else CitationForm.NOTE,
        target=text,
        locators=located,
        printed=mark.printed,
        addresses=page.addresses_in(spans),
        entries=spans,
        lost=not text,
        repeats=repeats,
    )


def _without_label(prose: str, span: Span) -> Span:
    label = _LABEL.match(prose, span.start, span.end)
    return Span(label.end(), span.end) if label else span
