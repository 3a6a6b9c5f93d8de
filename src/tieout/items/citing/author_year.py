"""Author and year: (Doe, 2019, p. 3), (Doe & Roe 2019: 12; Poe et al., 2018), Doe (2019)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from tieout.items.citing.base import Form, Pointer
from tieout.items.citing.locators import locators_after
from tieout.items.citing.nearby import around
from tieout.items.citing.page import Page
from tieout.model import CitationForm, Span
from tieout.text.patterns import lazy

_NAME = r"(?:(?:van|von|der|den|de|la|le|du|al|bin|ibn|el|di|da)[ \t]){0,3}[^\W\d_a-z][\w'’.-]{1,40}"
_NAMES = (
    rf"{_NAME}(?:[ \t]{_NAME}){{0,3}}(?:,?[ \t](?:and|&|und|et)[ \t]{_NAME}|,[ \t]{_NAME}){{0,4}}"
    r"(?:,?[ \t]et[ \t]al\.?)?"
)
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?P<letter>[a-z])?"
_TITLE = r"(?:[*_“\"‘'][^();]{2,120}?[*_”\"’'],?|[^\W\d_a-z][^();\d]{2,120}?)"
_GROUP = lazy(r"\([^()\[\]\n]{0,60}[^\W\d_][^()\[\]]{2,240}\)")
_ONE = lazy(
    rf"(?:(?:see|cf\.|e\.g\.,?|also|quoted in|cited in)[ \t]){{0,2}}"
    rf"(?P<names>{_NAMES})(?P<title>,[ \t]{_TITLE})?(?P<comma>,)?[ \t]{_YEAR}"
    r"(?P<stop>[,:])?(?P<rest>[^;]*)$",
)
_TOLD = lazy(rf"(?<![\w.])(?P<names>{_NAMES})[ \t]\({_YEAR}(?P<stop>[,:])?(?P<rest>[^();]{{0,40}})\)")
_YEAR_OPENS = lazy(r"\((?:1[5-9]|20)\d\d")
_LONGEST_NAMES, _LONGEST_REST = 200, 60
_NOT_NAMES = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday spring summer autumn fall winter "
    "christmas easter since until before after in by from the about around circa early late mid founded born died "
    "elected chapter section figure table no vol season series copyright".split()
)


class AuthorYear(Form):
    """Names and a year, in parentheses or with the year in them."""

    order: ClassVar[int] = 40

    def find(self, page: Page) -> Iterator[Pointer]:
        for group in _GROUP.finditer(page.prose):
            if page.is_running(group.start()) and not page.is_quoted(group.start()):
                yield from _in_group(page, group)
        for start, end in around(_YEAR_OPENS, page.prose, _LONGEST_NAMES, _LONGEST_REST):
            for found in _TOLD.finditer(page.prose, start, end):
                if page.is_running(found.start()) and not page.is_quoted(found.start()):
                    yield from _pointer(page, found, Span(*found.span()), closes=False)


def _in_group(page: Page, group: re.Match[str]) -> Iterator[Pointer]:
    start = group.start() + 1
    parts = page.prose[start : group.end() - 1].split(";")
    for part in parts:
        lead = len(part) - len(part.lstrip())
        found = _ONE.match(page.prose, start + lead, start + len(part.rstrip()))
        if found:
            span = Span(*group.span()) if len(parts) == 1 else Span(*found.span())
            yield from _pointer(page, found, span, closes=True)
        start += len(part) + 1


def _pointer(page: Page, found: re.Match[str], span: Span, *, closes: bool) -> Iterator[Pointer]:
    names = [name for name in re.findall(r"[^\W\d_][\w'’-]+", found["names"]) if name[0].isupper()]
    if not names or any(name.lower() in _NOT_NAMES for name in names):
        return
    title = found.groupdict().get("title") or ""
    if any(word in _NOT_NAMES for word in title.lower().split()[1:2]):
        return
    entry = page.references.named(names[0], found["year"]) or page.references.named(names[-1], found["year"])
    locators = locators_after(page.document, *found.span("rest")) if found["stop"] else ()
    rest = found["rest"].strip()
    if rest and not locators:
        return
    entries = (entry,) if entry else ()
    yield Pointer(
        span=span,
        form=CitationForm.AUTHOR_YEAR,
        target=page.text_of(entries) or f"{found['names']}{title} {found['year']}",
        locators=locators,
        addresses=page.addresses_in(entries),
        entries=entries,
        loose=not (entry or locators or page.references),
        closes=closes,
    )
