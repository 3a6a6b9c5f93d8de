"""Bare addresses in the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

from tieout.items.citing.base import Form, Pointer
from tieout.items.citing.page import Page
from tieout.model import BlockKind, CitationForm, Span
from tieout.text.patterns import lazy

URL = lazy(r"(?<![\w/@])(?:https?://|www\.)[^\s<>\"“”«»]{3,2000}", re.IGNORECASE)
_TRAILING = ".,;:!?'’*_"
_OPENED_BY = {")": "(", "]": "[", "}": "{"}


class Urls(Form):
    """`https://example.org/page`, `www.example.org/page`."""

    order: ClassVar[int] = 50

    def find(self, page: Page) -> Iterator[Pointer]:
        if "://" not in page.prose and "www." not in page.prose.lower():
            return
        for found in URL.finditer(page.prose):
            block = page.block_at(found.start())
            noted = block is not None and block.kind is BlockKind.FOOTNOTE
            if page.is_running(found.start()) and not noted:
                address = bare(found.group())
                span = Span(found.start(), found.start() + len(address))
                yield Pointer(span, CitationForm.URL, address, addresses=(address,))


def bare(address: str) -> str:
    """An address without the marks of the sentence behind it: a bracket stays only where it was opened."""
    counts = Counter(address)
    end = len(address)
    while end:
        last = address[end - 1]
        unopened = last in _OPENED_BY and counts[last] > counts[_OPENED_BY[last]]
        if last not in _TRAILING and not unopened:
            break
        counts[last] -= 1
        end -= 1
    return address[:end]
