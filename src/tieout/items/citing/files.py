"""A file named in brackets of its own: (minutes.txt), [minutes.txt, p. 3]."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from tieout.items.citing.base import Form, Pointer
from tieout.items.citing.locators import locators_in
from tieout.items.citing.page import Page
from tieout.model import CitationForm, Span
from tieout.text.patterns import lazy

_FILE = lazy(
    r"[(\[【](?:(?:see|from|in|file|document)[: \t]{1,2}){0,2}"
    r"[\"'`]?(?P<file>\w[^():;\[\]【】\n\"'`]{0,100}\.[A-Za-z]{2,7})[\"'`]?"
    r"(?P<rest>[,;:#][^()\[\]【】]{0,60})?[)\]】](?!\()",
)


class Files(Form):
    """The name of a file; it cites where a source is called so, and else may be any file that a text tells of."""

    order: ClassVar[int] = 65

    def find(self, page: Page) -> Iterator[Pointer]:
        for found in _FILE.finditer(page.prose):
            if page.is_running(found.start()) and not page.is_quoted(found.start()):
                locators = locators_in(page.document, *found.span("rest")) if found["rest"] else ()
                span = Span(*found.span())
                yield Pointer(span, CitationForm.OUTLET, found["file"], locators, loose=True)
