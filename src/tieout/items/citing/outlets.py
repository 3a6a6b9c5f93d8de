"""Outlets: "(Ref: Harbour Gazette)", "Source: Sound Radio", "as the Gazette reported", "told the Herald"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from tieout.items.citing.base import Form, Pointer
from tieout.items.citing.locators import locators_in
from tieout.items.citing.nearby import around
from tieout.items.citing.page import Page
from tieout.model import CitationForm, Span
from tieout.text.patterns import lazy

_MARKED = lazy(
    r"[(\[](?:[Rr]ef|REF|[Ss]ources?|[Vv]ia|[Cc]redit|[Rr]eference)s?\.?:?[ \t](?P<named>[^()\[\]]{2,200})[)\]]"
)
_LINE = lazy(r"(?:Ref|Source)s?:[ \t](?P<named>[^\n]{2,200})$")
_OUTLET_WORDS = (
    "Times Post Gazette Herald Journal News Radio Tribune Guardian Telegraph Observer Chronicle Star Sun Mail Press "
    "Agency Review Weekly Daily Standard Mirror Dispatch Courier Globe Examiner Inquirer Register Sentinel Bulletin "
    "Independent Echo Argus Magazine Television TV Network Broadcasting Wire Reporter Record Monitor Advertiser "
    "Messenger Mercury Leader Citizen Advocate Argus Ledger Express Reuters Bloomberg BBC CNN NPR AFP PBS"
).split()
_NAMED_SO = lazy(f"(?:{'|'.join(sorted(set(_OUTLET_WORDS)))})")
_LONGEST_LEAD = 250
_OUTLET = (
    rf"(?P<outlet>(?:[A-Z][\w&.’'-]{{0,30}}[ \t\n]){{0,4}}(?:{'|'.join(sorted(set(_OUTLET_WORDS)))})"
    r"(?:[ \t]of[ \t][A-Z]\w+)?(?![\w’'-]*[ \t]?(?:Secretary|Minister|Office|Officer))(?!\w))"
)
_WORK = (
    r"(?:(?:an?|the|his|her|their)[ \t](?:[a-z]+[ \t]){0,2}"
    r"(?:report|article|story|interview|account|piece|column|op-ed)[ \t](?:in|by|of|from|with|to)[ \t])?"
)
_BEFORE = lazy(
    r"(?<!\w)(?:[Aa]ccording[ \t\n]to|[Tt]old|[Tt]elling|[Tt]ells|[Ii]nterview[ \t\n](?:with|in)"
    r"|(?:[Rr]eported|[Pp]ublished|[Qq]uoted|[Cc]ited|[Ww]rote|[Ww]riting)[ \t\n](?:by|in)"
    r"|[Rr]eports?[ \t\n](?:in|by|from))[ \t\n]"
    rf"{_WORK}(?:[Tt]he[ \t\n])?{_OUTLET}"
)
_AFTER = lazy(
    rf"(?<![\w’'-])(?:[Tt]he[ \t\n])?{_OUTLET}[ \t\n](?:(?:has|had|first|also|later)[ \t\n]){{0,2}}"
    r"(?:reported|reports|wrote|writes|quoted|quotes|revealed)(?!\w)"
)


class Outlets(Form):
    """What is named as the source in brackets, and what is named in passing."""

    order: ClassVar[int] = 60

    def find(self, page: Page) -> Iterator[Pointer]:
        for found in _MARKED.finditer(page.prose):
            if page.is_running(found.start()):
                yield from _marked(page, found, Span(*found.span()))
        for block in page.document.blocks:
            line = (
                _LINE.match(page.prose, *block.span)
                if page.prose[block.span.start : block.span.start + 1] in "RS"
                else None
            )
            if line and page.is_running(block.span.start):
                yield from _marked(page, line, Span(*line.span()))
        for start, end in around(_NAMED_SO, page.prose, _LONGEST_LEAD, _LONGEST_LEAD):
            for pattern in (_BEFORE, _AFTER):
                for found in pattern.finditer(page.prose, start, end):
                    span = Span(*found.span("outlet"))
                    if page.is_running(span.start) and not page.is_quoted(span.start):
                        yield Pointer(span, CitationForm.OUTLET, found["outlet"], loose=True, closes=False)


def _marked(page: Page, found: re.Match[str], span: Span) -> Iterator[Pointer]:
    start = found.start("named")
    parts = found["named"].split(";")
    for part in parts:
        end = start + len(part)
        words = " ".join(part.split())
        if words:
            at = span if len(parts) == 1 else Span(start + len(part) - len(part.lstrip()), start + len(part.rstrip()))
            addresses = page.addresses_in([Span(start, end)])
            yield Pointer(at, CitationForm.OUTLET, words, locators_in(page.document, start, end), addresses=addresses)
        start = end + 1
