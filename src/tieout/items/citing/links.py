"""Links of Markdown and of web pages: words that lead to an address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from tieout.items.citing.base import Form, Pointer
from tieout.items.citing.page import Page
from tieout.model import BlockKind, CitationForm, Hyperlink, Span
from tieout.text.patterns import lazy

_ELSEWHERE = lazy(r"(?:#|mailto:|tel:|sms:|javascript:|data:|about:)", re.IGNORECASE)
_WORD = lazy(r"\w")
_BARE = lazy(r"(?:https?://|www\.)\S+$", re.IGNORECASE)


class Links(Form):
    """`[words](address)`, `[words][name]`, `<a href="address">`."""

    order: ClassVar[int] = 20

    def find(self, page: Page) -> Iterator[Pointer]:
        for link in page.document.links:
            if _ELSEWHERE.match(link.target) or not page.is_running(link.span.start) or _in_note(page, link):
                continue
            if _is_alone(page, link):
                continue
            words = page.prose[link.span.start : link.span.end]
            form = CitationForm.URL if _BARE.match(words) else CitationForm.LINK
            boxed = _is_boxed(page.prose, link.span)
            yield Pointer(link.span, form, link.target, addresses=(link.target,), closes=boxed)


def _in_note(page: Page, link: Hyperlink) -> bool:
    """Whether a link stands in a note, which is then what is cited by the note's mark."""
    block = page.block_at(link.span.start)
    return block is not None and block.kind is BlockKind.FOOTNOTE


def _is_alone(page: Page, link: Hyperlink) -> bool:
    """Whether a block is nothing but the link: an item of a menu, "read also"."""
    block = page.block_at(link.span.start)
    if block is None:
        return False
    before = page.prose[block.span.start : link.span.start]
    after = page.prose[link.span.end : min(block.span.end, link.span.end + 40)]
    return len(before) < 40 and not _WORD.search(before) and not _WORD.search(after)


def _is_boxed(prose: str, span: Span) -> bool:
    """Whether the words of a link stand in brackets, or are a number: a mark beside the sentence, not part of it."""
    words = prose[span.start : span.end].strip("[]()")
    boxed = prose[max(0, span.start - 1) : span.start] in ("(", "[") and prose[span.end : span.end + 1] in (")", "]")
    return (boxed and span.start > 0) or words.isdigit()
