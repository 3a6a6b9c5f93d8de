"""What the library says of a citation: the sources that it means."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import ClassVar

from tieout.library.finders.base import Finder, as_passage
from tieout.library.library import Library
from tieout.library.resolving import Resolver, readable
from tieout.model import (
    Answer,
    Citation,
    CitationForm,
    Document,
    Evidence,
    Item,
    ItemKind,
    Missing,
    Reason,
    Resolution,
)
from tieout.text.patterns import lazy

_REFERENCE = lazy(
    r"https?://|www\.|(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|@\w|\b(?:pp?\.|vol\.|no\.|ibid|doi|isbn)", re.IGNORECASE
)
_SHOWN = 8
"""So many of the sources that an ambiguous citation may mean are shown."""
_TITLED = lazy(r"^\W{0,3}(?:[A-Z][\w.'’&-]*[\s,.;:]+){2,}")


class CitationFinder(Finder):
    """Resolves citations, in the order of the document."""

    kind: ClassVar[ItemKind] = ItemKind.CITATION

    def __init__(self, library: Library, *, partial: bool = False) -> None:
        super().__init__(library, partial=partial)
        self._resolver: Resolver | None = None

    def find(self, document: Document, item: Item) -> Answer:
        if not isinstance(item, Citation):
            return Resolution(reason=Reason.NOT_CHECKABLE)
        self._resolver = self._resolver or Resolver(self.library)
        return self._told(item, self._resolver.resolve(item))

    def _told(self, citation: Citation, found: Resolution) -> Resolution:
        """The resolution with its outcome: one source is evidence, several pull apart, none has a reason."""
        if found.missing is not None:
            return self._unresolved(citation, found)
        there = readable(found.sources)
        if found.sources and not there:
            return replace(found, reason=Reason.SOURCE_UNREADABLE)
        evidence = tuple(Evidence((as_passage(source),)) for source in there[:_SHOWN])
        return replace(found, evidence=evidence, reason=Reason.AMBIGUOUS if len(there) != 1 else None)

    def _unresolved(self, citation: Citation, found: Resolution) -> Resolution:
        """A citation that leads to no source: `missing` only where that is to be told."""
        if found.missing is Missing.NOWHERE:
            return replace(found, reason=Reason.NO_SOURCE)
        if citation.form is CitationForm.NOTE and found.missing is Missing.ABSENT and not _is_reference(citation):
            return replace(found, reason=Reason.NOT_CHECKABLE, missing=None)
        told_before = citation.refers_to is not None
        # what a law says is seldom among the sources
        named = citation.loose or citation.passed_on or told_before or citation.form is CitationForm.CODE
        told = None if named or self.partial else found.missing
        return replace(found, reason=Reason.NO_SOURCE, missing=told)


def _is_reference(citation: Citation) -> bool:
    """Whether a note refers to something, and is no mere remark."""
    text = citation.target[:2_000]
    return bool(citation.addresses or citation.locators or _REFERENCE.search(text) or _TITLED.match(text))
