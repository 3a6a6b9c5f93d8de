"""A library of sources, asked for quotations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from tieout.library.chance import Chance
from tieout.library.hearing import UNHEARD, Hearing
from tieout.library.opened import Opened, open_all
from tieout.library.reading import ItemSpans
from tieout.library.regions import Index, Region
from tieout.library.search import Match, Search, Window, windows_of
from tieout.library.shard import Stack, Stacker, parts
from tieout.model import Document, Evidence, Source, Span
from tieout.model.tables import Table
from tieout.text.quoted import Quoted, parse

_LIKELY = 0.7
"""Regions with this share of the best one's votes are opened first, the others only if these do not answer."""
_NEAR = 150
"""So many words from a likely region lies what is opened with it."""
_TOGETHER = 64
"""So many quotations are looked up together."""
_MORE_REGIONS = 64
"""So many are opened where the words were found, but in other mouths than the draft says."""


class Shelf(Protocol):
    """Where the sources of a library stand: their index, and the sources themselves when a passage is wanted."""

    @property
    def sources(self) -> Sequence[Source]: ...

    @property
    def stacks(self) -> Sequence[Stack]: ...

    @property
    def notes(self) -> Sequence[str]: ...

    def open(self, number: int) -> Opened | None:
        """The source of that number (its place in `sources`); None where it can no longer be read."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the library says of a quotation.

    `evidence` beats chance, `nearest` does not; `weight` is what the whole quotation would weigh word for word
    and `threshold` what a match must weigh, both in nats.
    """

    evidence: tuple[Evidence, ...]
    nearest: tuple[Evidence, ...]
    weight: float
    threshold: float


TablesOf = Callable[[Document], Sequence[Table]]


def no_tables(document: Document) -> Sequence[Table]:  # noqa: ARG001 - as every TablesOf is asked
    """No table, whatever the document."""
    return ()


@dataclass(frozen=True, slots=True)
class Sought:
    """A quotation to look for; `spans` carries a range of its text to a span of the document, and `hearing` says whose
    words they are said to be."""

    text: str
    spans: ItemSpans = Span
    hearing: Hearing = UNHEARD


class Library:
    """Sources on a shelf, searchable."""

    def __init__(self, shelf: Shelf, tables: TablesOf = no_tables) -> None:
        self._shelf = shelf
        self._tables = tables
        self._chance = Chance([stack.shard for stack in shelf.stacks])
        self._index = Index(shelf.stacks)

    @classmethod
    def of(cls, documents: Iterable[Document], tables: TablesOf = no_tables) -> Library:
        """A library of documents held in memory; `tables` finds the tables in one."""
        return cls(MemoryShelf(documents), tables)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source, those that could not be read included, in the order of their paths."""
        return tuple(self._shelf.sources)

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be said of the library as a whole, such as that its index could not be kept."""
        return tuple(self._shelf.notes)

    @property
    def words(self) -> int:
        """How many words all the sources hold."""
        return self._chance.words

    def document(self, number: int) -> Document | None:
        """The source of that number (its place in `sources`); None where it cannot be read."""
        if self._shelf.sources[number].problem is not None:
            return None
        opened = self._shelf.open(number)
        return opened.document if opened is not None else None

    def tables(self, document: Document) -> Sequence[Table]:
        """The tables in one of the sources."""
        return self._tables(document)

    def search(self, text: str, spans: ItemSpans = Span, *, partial: bool = False, hearing: Hearing = UNHEARD) -> Found:
        """Where a quotation stands.

        `spans` carries a range of `text` to a span of the document; `partial` says that the sources may not hold the
        quotation at all, so that a match that is not word for word must stand out further. `hearing` says whose words
        they are said to be: of several places those come first where that speaker has the floor.
        """
        return next(self.search_all([Sought(text, spans, hearing)], partial=partial))

    def search_all(self, sought: Sequence[Sought], *, partial: bool = False) -> Iterator[Found]:
        """Where each of some quotations stands: the same answers, sooner, since they are looked up together."""
        for first in range(0, len(sought), _TOGETHER):
            some = sought[first : first + _TOGETHER]
            quoted = [parse(one.text) for one in some]
            weighed = self._chance.weigh([one.hashes for one in quoted])
            regions = self._index.find_all(quoted)
            for one, words, weights, places in zip(some, quoted, weighed, regions, strict=True):
                search = Search(words, one.spans, self._chance, weights, partial=partial, hearing=one.hearing)
                yield self._found(words, search, places)

    def _found(self, quoted: Quoted, search: Search, regions: list[Region]) -> Found:
        likely = _likely(regions)
        windows = windows_of(self._opened(likely), len(quoted))
        matches = search.matches(windows)
        if len(likely) < len(regions) and not search.answers(matches):
            windows = windows_of(self._opened(regions), len(quoted))
            matches = search.matches(windows)
        search, matches = self._best_counting(search, matches, windows)
        if not search.is_heard(matches):
            matches = self._listened_further(quoted, search, matches, len(likely))
        evidence, nearest = search.evidence(matches)
        return Found(tuple(evidence), tuple(nearest), search.weight, self._chance.threshold)

    def _listened_further(self, quoted: Quoted, search: Search, matches: list[Match], opened: int) -> list[Match]:
        """What is found where words that others say too are looked for in more places than the few `opened`.

        Wherever they stand word for word they have as many votes as here.
        """
        regions = _likely(self._index.find(quoted, _MORE_REGIONS))
        if len(regions) <= opened:
            return matches
        further = search.matches(windows_of(self._opened(regions), len(quoted)))
        return further if search.is_heard(further) else matches

    @staticmethod
    def _best_counting(search: Search, matches: list[Match], windows: list[Window]) -> tuple[Search, list[Match]]:
        """The search that counts the words so that fewest are left without an answer, and what it found."""
        best = search, matches
        if not windows or search.whole(matches):
            return best
        for other in search.recounted(matches):
            found = other.matches(windows)
            if found and other.deficit(found) < best[0].deficit(best[1]):
                best = other, found
        return best

    def _opened(self, regions: Iterable[Region]) -> Iterable[tuple[Region, Opened]]:
        for region in regions:
            opened = self._shelf.open(region.source)
            if opened is not None:
                yield region, opened


def _likely(regions: list[Region]) -> list[Region]:
    """The regions with most votes, and those that lie so near one of them that they may hold the rest of it."""
    most = [region for region in regions if region.votes >= _LIKELY * regions[0].votes]

    def is_near(region: Region) -> bool:
        return any(region.source == one.source and abs(region.start - one.start) <= _NEAR for one in most)

    return [region for region in regions if is_near(region)]


class MemoryShelf:
    """Documents held in memory, indexed on the spot."""

    notes: Sequence[str] = ()

    def __init__(self, documents: Iterable[Document]) -> None:
        self._opened = open_all(list(documents))
        self.sources = [source_of(opened.document) for opened in self._opened]
        self.stacks = list(self._built())

    def open(self, number: int) -> Opened:
        return self._opened[number]

    def _built(self) -> Iterable[Stack]:
        stacker = Stacker()
        for number, opened in enumerate(self._opened):
            for first, words in parts(opened.words.hashes):
                if not stacker.fits(words):
                    yield stacker.finish()
                stacker.add(number, first, words)
        yield stacker.finish()


def source_of(document: Document) -> Source:
    """How the report lists a document that was read."""
    return Source(document.id, document.path, document.sha256, document.format)


__all__ = ["Found", "Library", "MemoryShelf", "Shelf", "Sought", "source_of"]
