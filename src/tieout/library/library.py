"""A library of sources, asked for quotations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from tieout.errors import CacheError
from tieout.library.chance import Chance
from tieout.library.hearing import UNHEARD, Hearing
from tieout.library.holders import Holders
from tieout.library.looking import Found, Looking, Sought
from tieout.library.nameindex import Names, gathered, key_of, naming_of_all
from tieout.library.opened import Opened, open_all
from tieout.library.reading import ItemSpans
from tieout.library.regions import Index
from tieout.library.shard import Stack, Stacker, parts
from tieout.library.shelving import Listed
from tieout.model import Document, Source, Span
from tieout.model.tables import Labels, Narrowed, Table
from tieout.text.ascending import among
from tieout.text.words import Hashes, hash_word, tokenize

_PARTS_KEPT = 64


class Shelf(Protocol):
    """Where the sources of a library stand: their index, and the sources themselves when a passage is wanted."""

    @property
    def sources(self) -> Sequence[Source]: ...

    @property
    def stacks(self) -> Sequence[Stack]: ...

    @property
    def names(self) -> Sequence[Names]: ...

    @property
    def notes(self) -> Sequence[str]: ...

    @property
    def listed(self) -> Sequence[Listed]:
        """What a list of sources names that is not there."""

    @property
    def numbers(self) -> Sequence[int]:
        """The places in `sources` of those that are here and can be read, ascending."""

    @property
    def rowwise(self) -> frozenset[int]:
        """The numbers of those that are large tables, gone through row by row and in no index."""

    def narrowed(self, number: int, labels: Labels) -> Sequence[Narrowed]:
        """The tables of such a source, with the rows that bear one of some labels."""

    def source(self, number: int) -> Source:
        """The source of that number."""

    def open(self, number: int) -> Opened | None:
        """The source of that number (its place in `sources`); None where it can no longer be read."""

    def holding(self, words: Sequence[int] | Hashes) -> NDArray[np.int64]:
        """The numbers of the sources that hold one of some words, ascending."""


TablesOf = Callable[[Document], Sequence[Table]]


def no_tables(document: Document) -> Sequence[Table]:  # noqa: ARG001 - as every TablesOf is asked
    """No table, whatever the document."""
    return ()


def no_sheet(format: str) -> bool:  # noqa: ARG001 - as of every format it is asked
    """No document is known by its format to be nothing but tables."""
    return False


class Library:
    """Sources on a shelf, searchable."""

    def __init__(
        self,
        shelf: Shelf,
        tables: TablesOf = no_tables,
        tabular: Callable[[str], bool] = bool,
        sheet: Callable[[str], bool] = no_sheet,
    ) -> None:
        self._shelf = shelf
        self._tables = tables
        self._tabular = tabular
        self._sheet = sheet
        self._chance = Chance([stack.shard for stack in shelf.stacks])
        self._index = Index(shelf.stacks)
        self._parts: dict[frozenset[int], Library | None] = {}

    @classmethod
    def of(
        cls, documents: Iterable[Document], tables: TablesOf = no_tables, sheet: Callable[[str], bool] = no_sheet
    ) -> Library:
        """A library of documents held in memory; `tables` finds the tables in one, `sheet` says of a format whether it
        holds nothing else."""
        return cls(MemoryShelf(documents), tables, sheet=sheet)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source, those that could not be read included, in the order of their paths."""
        return tuple(self._shelf.sources)

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be said of the library as a whole, such as that its index could not be kept."""
        return tuple(self._shelf.notes)

    @property
    def listed(self) -> tuple[Listed, ...]:
        """What a list among the sources describes, and no source is."""
        return tuple(self._shelf.listed)

    @property
    def words(self) -> int:
        """How many words all the sources hold."""
        return self._chance.words

    @property
    def numbers(self) -> Sequence[int]:
        """The places in `sources` of those that can be asked, ascending."""
        return self._shelf.numbers

    @property
    def rowwise(self) -> frozenset[int]:
        """The places in `sources` of the large tables, which are gone through row by row and are in no index."""
        return self._shelf.rowwise

    def narrowed(self, number: int, labels: Labels) -> Sequence[Narrowed]:
        """The tables of such a source, with the rows that bear one of some labels."""
        return self._shelf.narrowed(number, labels)

    def source(self, number: int) -> Source:
        """The source of that number (its place in `sources`)."""
        return self._shelf.source(number)

    def document(self, number: int) -> Document | None:
        """The source of that number (its place in `sources`); None where it cannot be read."""
        if number in self._unreadable:
            return None
        opened = self._shelf.open(number)
        return opened.document if opened is not None else None

    @cached_property
    def _unreadable(self) -> frozenset[int]:
        """The numbers of the sources that could not be read when the library was opened."""
        return frozenset(number for number, one in enumerate(self._shelf.sources) if one.problem is not None)

    def is_tabular(self, number: int) -> bool:
        """Whether there may be tables in the source of that number."""
        source = self._shelf.source(number)
        return source.problem is None and self._tabular(source.format)

    @property
    def tabular(self) -> Sequence[int]:
        """The numbers of the sources in which there may be tables, ascending."""
        sources = self._shelf.sources
        asked = [number for number in self._shelf.numbers if sources[number].problem is None]
        formats = {format for format in {sources[number].format for number in asked} if self._tabular(format)}
        return [number for number in asked if sources[number].format in formats]

    def is_sheet(self, number: int) -> bool:
        """Whether the source of that number is of a format that holds nothing but tables."""
        return self._sheet(self._shelf.source(number).format)

    def tables(self, number: int) -> Sequence[tuple[Document, Table]]:
        """The tables in the source of that number, each with the document; it is opened if its format has tables."""
        document = self.document(number) if self.is_tabular(number) else None
        return [(document, table) for table in self._tables(document)] if document is not None else []

    def holding(self, words: Sequence[int] | Hashes) -> NDArray[np.int64]:
        """The numbers of the sources that hold one of some words (given as hashes), ascending."""
        return self._shelf.holding(words)

    def among(self, numbers: frozenset[int]) -> Library | None:
        """The part of the library that some sources are, by their places in `sources`; None where one cannot be read.

        What a match in it weighs is counted in the whole library, what it must weigh in this part of it.
        """
        if numbers not in self._parts:
            if len(self._parts) >= _PARTS_KEPT:
                del self._parts[next(iter(self._parts))]
            self._parts[numbers] = self._part(sorted(numbers))
        return self._parts[numbers]

    def has_all(self, text: str) -> bool:
        """Whether every word of a text stands somewhere in the sources (or, once in thousands, one of its like)."""
        return self._chance.has_all(tokenize(text).hashes)

    def text_of(self, number: int, *, prose: bool = True) -> str:
        """The prose (or else the text) of a source by its place in `sources`; empty where it can no longer be read."""
        opened = self._shelf.open(number)
        if opened is None:
            return ""
        return opened.document.prose if prose else opened.document.text

    def _part(self, numbers: Sequence[int]) -> Library | None:
        opened = [self._shelf.open(number) for number in numbers]
        try:
            read = {number: _whole(one) for number, one in zip(numbers, opened, strict=True) if one is not None}
        except CacheError:
            return None
        if len(read) < len(numbers):
            return None
        part = Library(PartShelf(self._shelf, read), self._tables, self._tabular, self._sheet)
        part._chance = self._chance.within(part._chance)
        return part

    def named(self, words: Sequence[str]) -> tuple[Opened, int] | None:
        """A source that has these words (one, or two in a row) in a name, opened, and where in its prose."""
        key = key_of(words)
        for names in self._shelf.names:
            place = names.place(key)
            opened = self._shelf.open(place[0]) if place else None
            if place and opened is not None:
                return opened, place[1]
        return None

    def has_name(self, words: Sequence[str]) -> bool:
        """Whether a source has these words (one, or two in a row) in a name: told without opening one."""
        key = key_of(words)
        return any(names.place(key) is not None for names in self._shelf.names)

    def holds(self, word: str) -> bool:
        """Whether any source has a word, in whatever case (or, once in a while, one that is counted with it)."""
        return self.has_name([word]) or self._chance.holds(hash_word(word))

    def slips_of(self, word: str) -> list[str]:
        """The words in the names of the sources of which a word may be a slip."""
        return sorted({found for names in self._shelf.names for found in names.slips_of(word)})

    def search(self, text: str, spans: ItemSpans = Span, *, partial: bool = False, hearing: Hearing = UNHEARD) -> Found:
        """Where a quotation stands.

        `spans` carries a range of `text` to a span of the document; `partial` says that the sources may not hold the
        quotation at all, so that a match that is not word for word must stand out further. `hearing` says whose words
        they are said to be: of several places those come first where that speaker has the floor.
        """
        return next(self.search_all([Sought(text, spans, hearing)], partial=partial))

    def search_all(self, sought: Sequence[Sought], *, partial: bool = False) -> Iterator[Found]:
        """Where each of some quotations stands: the same answers, sooner, since they are looked up together."""
        return Looking(self._index, self._chance, self._shelf.open, partial=partial).all(sought)


def _whole(opened: Opened) -> Opened:
    opened.need(0, opened.structure.size)
    return opened


class PartShelf:
    """Some sources of a shelf, indexed on the spot, under the numbers that they have there."""

    notes: Sequence[str] = ()
    listed: Sequence[Listed] = ()
    rowwise: frozenset[int] = frozenset()

    def __init__(self, whole: Shelf, opened: Mapping[int, Opened]) -> None:
        self.sources = whole.sources
        self.stacks = list(_stacks(opened.items()))
        self._whole = whole
        self._opened = opened

    @cached_property
    def names(self) -> Sequence[Names]:
        return [_names(self._opened)]

    @property
    def numbers(self) -> Sequence[int]:
        return sorted(self._opened)

    def narrowed(self, number: int, labels: Labels) -> Sequence[Narrowed]:
        return self._whole.narrowed(number, labels)

    def source(self, number: int) -> Source:
        return self._whole.source(number)

    def open(self, number: int) -> Opened | None:
        return self._opened.get(number)

    def holding(self, words: Sequence[int] | Hashes) -> NDArray[np.int64]:
        held = self._whole.holding(words)
        return held[among(held, np.array(self.numbers, np.int64))]


class MemoryShelf:
    """Documents held in memory, indexed on the spot."""

    notes: Sequence[str] = ()
    listed: Sequence[Listed] = ()
    rowwise: frozenset[int] = frozenset()

    def __init__(self, documents: Iterable[Document]) -> None:
        self._opened = open_all(list(documents))
        self.sources = [source_of(opened.document) for opened in self._opened]
        self.stacks = list(_stacks(enumerate(self._opened)))

    @cached_property
    def names(self) -> Sequence[Names]:
        return [_names(dict(enumerate(self._opened)))]

    @property
    def numbers(self) -> Sequence[int]:
        return range(len(self.sources))

    def narrowed(self, number: int, labels: Labels) -> Sequence[Narrowed]:
        return ()

    def source(self, number: int) -> Source:
        return self.sources[number]

    def open(self, number: int) -> Opened:
        return self._opened[number]

    def holding(self, words: Sequence[int] | Hashes) -> NDArray[np.int64]:
        held = np.zeros(len(self._opened), np.bool_)
        held[self._holders.of_any(words)] = True
        return np.flatnonzero(held)

    @cached_property
    def _holders(self) -> Holders:
        return Holders.of(tokenize(opened.document.prose).hashes for opened in self._opened)


def _names(opened: Mapping[int, Opened]) -> Names:
    """The names of some sources, each with its number."""
    return gathered([(list(opened), naming_of_all(list(opened.values())))])


def _stacks(opened: Iterable[tuple[int, Opened]]) -> Iterable[Stack]:
    """The index of some sources, each with its number."""
    stacker = Stacker()
    for number, one in opened:
        for first, words in parts(one.words.hashes):
            if not stacker.fits(words):
                yield stacker.finish()
            stacker.add(number, first, words)
    yield stacker.finish()


def source_of(document: Document) -> Source:
    """How the report lists a document that was read."""
    return Source(document.id, document.path, document.sha256, document.format, metadata=document.metadata)


__all__ = ["Library", "MemoryShelf", "Shelf", "source_of"]
