"""Where the sources come nearest to what somebody is said to have said."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from tieout.library.finders.base import Finder
from tieout.model import Answer, Document, Item, ItemKind, Reason, Span, Statement


class StatementFinder(Finder):
    """Shows the passage nearest to a statement; a paraphrase is never taken for the words themselves."""

    kind: ClassVar[ItemKind] = ItemKind.STATEMENT

    def find(self, document: Document, item: Item) -> Answer:
        """The best passage, as evidence where it beats chance, and that nothing can be said of a paraphrase."""
        start = item.prose.start if isinstance(item, Statement) else item.span.start
        found = self.library.search(item.text, partial(_span, document, start), partial=True)
        return Answer(found.evidence[:1], found.nearest[:1], Reason.PARAPHRASE)


def _span(document: Document, base: int, start: int, end: int) -> Span:
    """The span of the document for a range of a statement's text."""
    return document.offsets.span(Span(base + start, base + max(start, end)))
