"""Sections of statutes, codes and contracts: 42 U.S.C. § 1983(b); Oxmoor Town Code § 14-302(a); Lease § 4.2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import ClassVar

from tieout.items.citing.base import Form, Pointer
from tieout.items.citing.locators import SECTIONS, sections_in
from tieout.items.citing.page import Page
from tieout.model import CitationForm, Span

_WORD = r"[A-Z][\w.&’'-]{0,30}"
_LEADING = frozenset(
    "see in but cf under and or the a by of to compare with quoting citing violates violating per pursuant accord also "
    "id ibid section sections".split()
)


@cache
def _code() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w.])(?:(?P<title>\d{1,3})[ ])?"
        rf"(?P<name>{_WORD}(?:[ ](?:of|the|and|for|{_WORD}|\((?:Second|Third|Fourth)\))){{0,7}})[ \n]"
        rf"(?P<sections>{SECTIONS})"
    )


class Codes(Form):
    """A section with the name of what it is a section of."""

    order: ClassVar[int] = 19

    def find(self, page: Page) -> Iterator[Pointer]:
        if "§" not in page.prose and "¶" not in page.prose:
            return
        for found in _code().finditer(page.prose):
            if page.is_running(found.start()) and not page.is_quoted(found.start()):
                name, start = _named(found)
                if name:
                    locators = sections_in(page.document, *found.span("sections"))
                    yield Pointer(Span(start, found.end()), CitationForm.CODE, name, locators)


def _named(found: re.Match[str]) -> tuple[str, int]:
    """What the section is of, less the words that lead up to it, and where the citation begins; empty for none."""
    if found["title"]:
        return f"{found['title']} {' '.join(found['name'].split())}", found.start()
    words = found["name"].split()
    start, text = found.start("name"), found["name"]
    while words and words[0].rstrip(".,").lower() in _LEADING:
        rest = text[len(words[0]) :].lstrip()
        start += len(text) - len(rest)
        text, words = rest, words[1:]
    return " ".join(words), start
