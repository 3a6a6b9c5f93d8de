"""What a finder is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cached_property
from typing import ClassVar

from tieout.library.library import Library
from tieout.model import Answer, Document, Item, ItemKind, Location, Passage, Source, Span


class Finder(ABC):
    """Answers for the items of one kind. A new kind is a new module here with one subclass.

    A finder is made once a run and may keep what it learnt of the library; `partial` says that the sources may not
    hold everything that the drafts speak of.
    """

    kind: ClassVar[ItemKind]

    def __init__(self, library: Library, *, partial: bool = False) -> None:
        self.library = library
        self.partial = partial

    @cached_property
    def searched(self) -> tuple[str, ...]:
        """The paths of the sources that could be read."""
        return tuple(source.path for source in self.library.sources if source.problem is None)

    @abstractmethod
    def find(self, document: Document, item: Item) -> Answer:
        """What the library says of an item of this kind."""


def as_passage(source: Source) -> Passage:
    """A whole source as evidence: known by its title."""
    return Passage(source.id, Span(0, 0), Location(), source.metadata.title or "")
