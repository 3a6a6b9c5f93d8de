"""Citation keys as Pandoc writes them: `[@key]`, `[see @key, p. 12; @other]`, `@key [p. 12]`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from tieout.items.citing.base import Form, Pointer
from tieout.items.citing.locators import locators_after
from tieout.items.citing.page import Page
from tieout.model import CitationForm, Span
from tieout.text.patterns import lazy

_KEY = r"@\{?(?P<key>[\w][\w:.#$%&+?<>~/-]{0,100})\}?"
_GROUP = lazy(r"\[[^\[\]@]{0,60}@[^\[\]]{1,400}\]")
_BEFORE_BRACKET = lazy(rf"(?<![\w@\[]){_KEY}[ \t]\[(?P<rest>[^\[\]@]{{1,60}})\]")
_ONE = lazy(rf"(?<![\w@]){_KEY}(?P<rest>[^;@]*)")


class Keys(Form):
    """A key with an @, in brackets or before some."""

    order: ClassVar[int] = 15

    def find(self, page: Page) -> Iterator[Pointer]:
        if "@" not in page.prose:
            return
        for group in _GROUP.finditer(page.prose):
            if page.is_running(group.start()):
                yield from _in_group(page, group)
        for found in _BEFORE_BRACKET.finditer(page.prose):
            if page.is_running(found.start()):
                locators = locators_after(page.document, *found.span("rest"))
                yield Pointer(Span(*found.span()), CitationForm.KEY, _key(found), locators, closes=False)


def _in_group(page: Page, group: re.Match[str]) -> Iterator[Pointer]:
    found = list(_ONE.finditer(page.prose, group.start() + 1, group.end() - 1))
    for one in found:
        start, end = one.span("rest")
        while start < end and page.prose[start] in ", \t\n":
            start += 1
        span = Span(*group.span()) if len(found) == 1 else Span(one.start(), one.end("key"))
        yield Pointer(span, CitationForm.KEY, _key(one), locators_after(page.document, start, end))


def _key(found: re.Match[str]) -> str:
    return found["key"].rstrip(".:?#$%&+<>~/-")
