"""What became of a citation, and what an item's citations lead to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tieout.model.documents import Source
from tieout.model.evidence import Answer, Evidence
from tieout.model.items import Citation, Locator


class Missing(StrEnum):
    """Why a citation leads to no source."""

    NOWHERE = "nowhere"
    """It leads to a note or an entry that the document does not have."""
    ABSENT = "absent"
    """The source is not in the library."""
    LISTED = "listed"
    """A list of sources describes it, but its text is not in the library."""


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A locator that is not where the words cited stand, and where the source has them instead, as it counts."""

    locator: Locator
    words: str
    found: str


@dataclass(frozen=True, slots=True)
class Resolution(Answer):
    """What the library says of a citation: the sources it may mean, several where it is ambiguous."""

    sources: tuple[Source, ...] = ()
    missing: Missing | None = None
    misplaced: tuple[Misplaced, ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """What the draft cites for an item. `whole` says that every citation leads to sources that can be read."""

    citations: tuple[Citation, ...] = ()
    sources: tuple[Source, ...] = ()
    whole: bool = False
    elsewhere: tuple[Source, ...] = ()
    """The other sources that hold the item."""
    silent: tuple[str, ...] = ()
    """What of the item none of the sources cited holds, and another source does."""
    language: str | None = None
    """The language of the sources cited, where it is one and another than the draft's."""
    disclosed: bool = False
    """Whether the draft says that something in it was translated."""

    def holds(self, evidence: Evidence) -> bool:
        """Whether every passage of a reading stands in a source that is cited."""
        cited = {source.id for source in self.sources}
        return all(passage.source in cited for passage in evidence.passages)
