"""A library of sources, asked for quotations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from tieout.library.chance import Chance
from tieout.library.opened import Opened
from tieout.library.reading import ItemSpans
from tieout.library.regions import Region, find
from tieout.library.search import Search, windows_of
from tieout.library.shard import SHARD_WORDS, Shard, build
from tieout.model import Document, Evidence, Source, Span
from tieout.text.quoted import parse
from tieout.text.words import Hashes


class Shelf(Protocol):
    """Where the sources of a library stand: their index, and the sources themselves when a passage is wanted."""

    @property
    def sources(self) -> Sequence[Source]: ...

    @property
    def shards(self) -> Sequence[Shard]: ...

    @property
    def entries(self) -> Sequence[Entry]: ...

    def open(self, number: int) -> Opened | None:
        """The source of that number; None where it can no longer be read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of the index: which source it is of, and the number of its first word there."""

    source: int
    first: int


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


class Library:
    """Sources on a shelf, searchable."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._firsts: list[int] = []
        count = 0
        for shard in shelf.shards:
            self._firsts.append(count)
            count += shard.documents
        self._chance = Chance(shelf.shards)

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Library:
        """A library of documents held in memory."""
        return cls(MemoryShelf(documents))

    @property
    def sources(self) -> tuple[Source, ...]:
        return tuple(self._shelf.sources)

    @property
    def words(self) -> int:
        """How many words all the sources hold."""
        return self._chance.words

    def search(self, text: str, spans: ItemSpans = Span) -> Found:
        """Where a quotation stands. `spans` carries a range of `text` to a span of the document."""
        quoted = parse(text)
        search = Search(quoted, spans, self._chance)
        regions = find(quoted, self._shelf.shards, self._firsts, max(self.words, 2))
        matches = search.matches(windows_of(self._opened(regions), len(quoted)))
        threshold = self._chance.threshold
        return Found(
            evidence=tuple(match.evidence for match in matches if match.evidence.surprise > threshold),
            nearest=tuple(match.evidence for match in matches if match.evidence.surprise <= threshold),
            weight=search.weight,
            threshold=threshold,
        )

    def _opened(self, regions: Iterable[Region]) -> Iterable[tuple[Region, Opened]]:
        for region in regions:
            entry = self._shelf.entries[region.document]
            opened = self._shelf.open(entry.source)
            if opened is not None:
                yield Region(entry.source, region.start + entry.first, region.end + entry.first, region.votes), opened


class MemoryShelf:
    """Documents held in memory, indexed on the spot."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._opened = [Opened.of(document) for document in documents]
        self.sources: list[Source] = [source_of(opened.document) for opened in self._opened]
        self.entries: list[Entry] = []
        self.shards: list[Shard] = list(self._build())

    def open(self, number: int) -> Opened:
        return self._opened[number]

    def _build(self) -> Iterable[Shard]:
        texts: list[Hashes] = []
        size = 0
        for number, opened in enumerate(self._opened):
            for first in range(0, max(len(opened.words), 1), SHARD_WORDS):
                part = opened.words.hashes[first : first + SHARD_WORDS]
                if size + len(part) > SHARD_WORDS:
                    yield build(texts)
                    texts, size = [], 0
                texts.append(part)
                size += len(part)
                self.entries.append(Entry(number, first))
        if texts:
            yield build(texts)


def source_of(document: Document) -> Source:
    """How the report lists a document that was read."""
    return Source(document.id, document.path, document.sha256, document.format)
