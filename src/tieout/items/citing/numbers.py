"""Numbers that lead to a list of references: [3], [3, 5-7], [3, p. 12], 【3】, 【3†L4】, and superscripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from tieout.items.citing.base import Form, Pointer
from tieout.items.citing.locators import locators_in
from tieout.items.citing.page import Page
from tieout.model import CitationForm, Locator, Span
from tieout.text.patterns import lazy

_GROUP = lazy(
    r"\[\^?(?P<numbers>\d{1,3}(?:[ \t]?[,;–—-][ \t]?\d{1,3}){0,40})"
    r"(?P<rest>,[ \t](?:[^\[\]\d]|\d{1,2}:)[^\[\]]{0,60})?\](?!\()"
)
_LENTICULAR = lazy(r"【(?P<numbers>\d{1,3})(?P<rest>)(?:[:†][^【】\n]{0,60})?】")
"""As assistants mark what they have from a document: 【3】, 【4:0†minutes】."""
_ONE = lazy(r"(?P<first>\d{1,3})(?:[ \t]?[–—-][ \t]?(?P<last>\d{1,3}))?")
_PINPOINT = lazy(r"(?i)\b(?:at|paras?\.?|paragraphs?)\s+(?:\[\d{1,4}\](?:\s*(?:[,;–—-]|and|to)\s*)){0,9}\Z")
"""Before a number in brackets that is a paragraph of a judgment: "(at [12])", "paragraphs [12] to [15]"."""
_BEFORE = 120
_RAISED = lazy(r"(?<=[^\W\d_.,;:!?)\"”’'»]|[.,;:!?)\"”’'»])[⁰¹²³⁴-⁹]{1,3}(?:[,⁻–][⁰¹²³⁴-⁹]{1,3}){0,20}")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_MOST = 50


class Numbers(Form):
    """A number in brackets; raised digits only where the document has a list for them."""

    order: ClassVar[int] = 30

    def find(self, page: Page) -> Iterator[Pointer]:
        for group in (*_GROUP.finditer(page.prose), *_LENTICULAR.finditer(page.prose)):
            running = page.is_running(group.start()) and not page.is_quoted(group.start())
            if running and _is_apart(page, group) and not _is_pinpoint(page, group):
                rest = group.span("rest") if group["rest"] else (0, 0)
                locators = locators_in(page.document, *rest)
                yield from _each(page, Span(*group.span()), Span(*group.span("numbers")), locators)
        if page.references:
            for raised in _RAISED.finditer(page.prose):
                if page.is_running(raised.start()) and not page.is_quoted(raised.start()):
                    yield from _each(page, Span(*raised.span()), Span(*raised.span()), ())


def _is_apart(page: Page, group: re.Match[str]) -> bool:
    """Whether a number in brackets does not open its paragraph or line, as the number of an entry would."""
    block = page.block_at(group.start())
    defines = page.prose[group.end() : group.end() + 1] == ":" and page.prose[group.start() - 1] == "\n"
    return block is None or (group.start() > block.span.start and not defines)


def _is_pinpoint(page: Page, group: re.Match[str]) -> bool:
    """Whether a number that no list of references has is that of a paragraph, as judgments are cited."""
    if any(int(one["first"]) in page.references.entries for one in _ONE.finditer(group["numbers"])):
        return False
    return _PINPOINT.search(page.prose, max(0, group.start() - _BEFORE), group.start()) is not None


def _each(page: Page, whole: Span, inside: Span, locators: tuple[Locator, ...]) -> Iterator[Pointer]:
    """One citation for each number; those of a range share its place."""
    written = page.prose[inside.start : inside.end].translate(_LOWERED)
    found = list(_ONE.finditer(written))
    alone = len(found) == 1
    for one in found:
        first, last = int(one["first"]), int(one["last"] or one["first"])
        span = whole if alone else Span(inside.start + one.start(), inside.start + one.end())
        for number in range(first, min(max(last, first), first + _MOST) + 1):
            yield _pointer(page, span, number, locators)


def _pointer(page: Page, span: Span, number: int, locators: tuple[Locator, ...]) -> Pointer:
    entry = page.references.entries.get(number)
    entries = (entry,) if entry else ()
    return Pointer(
        span=span,
        form=CitationForm.NUMBER,
        target=page.text_of(entries) or f"[{number}]",
        locators=locators,
        addresses=page.addresses_in(entries),
        entries=entries,
        lost=entry is None,
    )
