"""The tables of a library, searchable by the names of their rows and by the times they speak of.

Which sources share words with a sentence is known without opening one; only the tables of those that share most are
opened. In them a row is found by its labels: cells of words that stand whole in the sentence, matched by their stems.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, pairwise
from typing import NamedTuple, TypeAlias

from tieout.library.latest import OfTheLatest
from tieout.library.library import Library
from tieout.library.sharing import Sharing
from tieout.library.sheet import Sheet
from tieout.library.twofold import with_pairs_parted
from tieout.model import Document, Span
from tieout.model.claims import Term
from tieout.text.columns import ColumnKind, is_year, moment_of, unit_of
from tieout.text.moments import years_of
from tieout.text.othernames import LEFT_OUT, others
from tieout.text.patterns import lazy
from tieout.text.sorts import ends_in_sort, is_left_out, may_stand_alone, place_of, sorts
from tieout.text.terms import carries, forms, function_stems, header_words, stating_stems, tokens

SOURCES = 24
"""So many sources, those that share most of a sentence's words, have their tables looked into for it."""
LONGEST_LABEL = 9
"""Words; a longer cell is prose."""
_LABEL_CHARACTERS = 120
_SHORTENED = 4_000
"""Names of a column; in a longer list the beginning of a name is too seldom that of one alone."""
_NET = lazy(r"(?i),\s*(?:net|gross|total)\s*\Z")
"""What an accountant's label ends in, and is not said: "Interest expense, net"."""
_EACH = lazy(r"(?i)(?<=\w)\s+(?:per|a)\s+(?:ordinary\s+)?share\s*\Z")
"""What stands elsewhere in a sentence: "Dividends rose to 12 cents a share"."""
_OF_WHICH = frozenset(("of", "which", "thereof", "including"))
_OF_WHICH_PART = lazy(r"(?i)\W*(?:of\s+which|thereof|including)\W+")
"""What the label of a part begins with, and is not said: "of which sugars"."""
_GROUP = lazy(r"\s*\([^()]*\d[^()]*\)\s*\Z")
"""Who is meant by a label, in brackets: "Child (5 to 15)"."""
_PRONOUNS = frozenset({("us",), ("it",)})
"""Without a capital these name nobody."""
Place: TypeAlias = tuple[int, int]
"""A table: the number of its source in the library, and which of the tables there it is."""
Cell: TypeAlias = tuple[Place, int, int]
"""Table, row and column."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A label that stands in a sentence: where, and the cells that hold it as (table, row, column)."""

    span: Span
    stems: tuple[str, ...]
    cells: tuple[Cell, ...]


class _Labelled(NamedTuple):
    """A column of labels: by name the first row that bears it, and those after it, which few names have."""

    place: Place
    column: int
    firsts: Mapping[tuple[str, ...], int]
    others: Mapping[tuple[str, ...], Sequence[int]]

    @classmethod
    def of(cls, place: Place, column: int, names: Sequence[Sequence[tuple[str, ...]]]) -> _Labelled:
        """A column by the names of each of its rows; in most each row has one, and no other row has it."""
        firsts = dict(zip(chain.from_iterable(names), range(len(names)), strict=False))
        if len(firsts) == len(names) and set(map(len, names)) == {1}:
            return cls(place, column, firsts, {})
        firsts, others = {}, defaultdict(list)
        for row, own in enumerate(names):
            for name in own:
                if firsts.setdefault(name, row) != row:
                    others[name].append(row)
        return cls(place, column, firsts, others)

    def cells(self, name: tuple[str, ...]) -> Iterator[Cell]:
        """The cells that bear one of the names."""
        yield self.place, self.firsts[name], self.column
        for row in self.others.get(name, ()):
            yield self.place, row, self.column


class ShortForms:
    """The labels of a column by the words they begin with."""

    def __init__(self, labelled: _Labelled) -> None:
        self._labelled = labelled
        names = labelled.firsts if len(labelled.firsts) <= _SHORTENED else ()
        self._by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._of_place: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
        for name in names:
            self._by_first[name[0]].append(name)
            if place := place_of(name):
                self._of_place[place].append(name)
        ends = Counter(name[-1] for name in names if len(name) > 1)
        self._shared = frozenset(one for one, count in ends.items() if count > 1 and (one,) not in labelled.firsts)

    def name(self, head: tuple[str, ...], before: Callable[[], Named]) -> tuple[str, ...]:
        """The one label that begins so, where what is left out tells it from no other; else nothing."""
        if head in self._labelled.firsts:
            return ()
        fitting = [name for name in self._by_first.get(head[0], ()) if name[: len(head)] == head]
        if not fitting:
            return self._bearer(head, before)
        rows = {self._labelled.firsts[name] for name in fitting}
        rest = fitting[0][len(head) :]
        if len(rows) > 1:
            return ()
        plain = is_left_out(rest, self._shared)
        return fitting[0] if plain or (ends_in_sort(rest, self._shared) and before().holds(fitting[0])) else ()

    def _bearer(self, place: tuple[str, ...], before: Callable[[], Named]) -> tuple[str, ...]:
        """The one label of what bears a place's name: "University of Ostrand"."""
        bearers = self._of_place.get(place, ())
        if len(bearers) != 1:
            return ()
        plain = bearers[0][0] in sorts()
        return bearers[0] if plain or before().holds(bearers[0]) else ()

    def begins(self, stem: str) -> bool:
        """Whether a label begins with a word."""
        return stem in self._by_first

    def cells(self, name: tuple[str, ...]) -> Iterator[Cell]:
        """The cells that bear a label."""
        return self._labelled.cells(name)


def _shortest_of(words: Sequence[Term], columns: Sequence[ShortForms], before: Callable[[], Named]) -> Mention | None:
    """The label that the words begin with the beginning of, as much of it as they have."""
    stems = tuple([word.stem for word in words])
    for end in range(len(words), 0, -1):
        if words[end - 1].capital and may_stand_alone(stems[:end]):
            named = [(one, name) for one in columns if (name := one.name(stems[:end], before))]
            if named:
                cells = sorted(cell for one, name in named for cell in one.cells(name))
                return Mention(Span(words[0].span.start, words[end - 1].span.end), named[0][1], tuple(cells))
    return None


class Tables:
    """The tables of a library, each opened when a sentence shares enough of its words, and then kept."""

    def __init__(self, library: Library) -> None:
        self.sheets: dict[Place, Sheet] = {}
        self._in: dict[int, list[Place]] = defaultdict(list)
        self._library = library
        large = library.rowwise
        self._asked = [number for number in library.tabular if number not in large]
        self._sharing = Sharing(library, self._asked)
        self._opened: set[int] = set()
        self._read_for = ""
        self._labels: dict[int, list[_Labelled]] = {}
        self._names: set[tuple[str, ...]] = set()
        self._shortened: dict[tuple[Place, int], ShortForms] = {}
        self._years: dict[int, list[tuple[Place, int]]] = defaultdict(list)
        self._headers: dict[str, set[Place]] = defaultdict(set)

    def has_any(self) -> bool:
        """Whether there may be a table: of few sources it is soon known."""
        if self.sheets or self._library.rowwise or len(self._asked) > SOURCES:
            return True
        if len(self._opened) < len(self._asked):
            self.sharing(())
        return bool(self.sheets)

    def sharing(self, stems: Iterable[str], *, share: float = 0.0) -> frozenset[int]:
        """The sources, few at the most, that share most of some words: those whose tables may speak of them.

        `share` asks for those only that have such a part at least of what the best of them shares.
        """
        found = self._asked
        if len(found) > SOURCES:
            asked = sorted({stem for stem in stems if carries(stem) or is_year(stem)})
            found = self._sharing.most({stem: self._sharing.weight(stem) for stem in asked}, SOURCES, share)
        for number in found:
            self._open(number)
        return frozenset(found) | self._library.rowwise

    def read_for(self, document: Document) -> None:
        """Go through the large tables for the rows that a draft names; those of the draft before it are let go."""
        if self._read_for == document.sha256 or not self._library.rowwise:
            return
        self._read_for = document.sha256
        for place in [one for one in self.sheets if one[0] in self._library.rowwise]:
            self._leave(place)
        labels = Named(document.prose)
        for number in sorted(self._library.rowwise):
            for nth, (part, table, places) in enumerate(self._library.narrowed(number, labels)):
                self._enter((number, nth), Sheet(part.id, part, with_pairs_parted(table), places, whole=False))

    def _leave(self, place: Place) -> None:
        del self.sheets[place]
        self._in[place[0]].remove(place)
        self._labels.pop(place[0], None)
        self._shortened = {key: one for key, one in self._shortened.items() if key[0] != place}
        for places in self._headers.values():
            places.discard(place)
        for year, rows in self._years.items():
            self._years[year] = [row for row in rows if row[0] != place]

    def _open(self, number: int) -> None:
        if number in self._opened:
            return
        self._opened.add(number)
        for nth, (document, table) in enumerate(self._library.tables(number)):
            self._enter((number, nth), Sheet(document.id, document, with_pairs_parted(table)))

    def _enter(self, place: Place, sheet: Sheet) -> None:
        self.sheets[place] = sheet
        self._in[place[0]].append(place)
        for column, kind in zip(sheet.table.columns, sheet.kinds, strict=True):
            if kind is ColumnKind.NUMBER:
                for stem in _header_stems(column.header):
                    self._headers[stem].add(place)
                continue
            cells = sheet.cells(column.number)
            if kind is ColumnKind.LABEL:
                self._enter_labels(place, column.number, cells)
            else:
                self._enter_times(place, cells)

    def _enter_labels(self, place: Place, column: int, cells: Iterable[str]) -> None:
        labelled = _Labelled.of(place, column, list(map(_names_of, cells)))
        self._labels.setdefault(place[0], []).append(labelled)
        self._names.update(labelled.firsts)

    def _enter_times(self, place: Place, cells: Iterable[str]) -> None:
        for row, cell in enumerate(cells):
            moment = moment_of(cell)
            if moment is not None and moment.year is not None:
                for year in years_of(moment) if moment.ends is not None else (moment.year,):
                    self._years[year].append((place, row))

    def among(self, sources: frozenset[int]) -> Iterator[tuple[Place, Sheet]]:
        """The tables of some sources, in the order of these, whichever were opened first."""
        for number in sorted(sources & self._in.keys()):
            yield from ((place, self.sheets[place]) for place in self._in[number])

    def headed(self, stems: Iterable[str]) -> set[Place]:
        """The tables opened so far that have one of some stems in the header of a column of numbers."""
        return {place for stem in stems for place in self._headers.get(stem, ())}

    def mentions(self, words: Sequence[Term], text: str, sources: frozenset[int]) -> list[Mention]:
        """The labels of some sources that stand in a sentence (as its words), the longest where they overlap."""
        kept = [word for word in words if word.stem not in LEFT_OUT]
        labels = [one for number in sources for one in self._labels.get(number, ())]
        found: list[Mention] = []
        for start in range(len(kept)):
            mention = self._longest(kept[start : start + LONGEST_LABEL], labels)
            if mention is None or any(other.span.holds(mention.span) for other in found[-3:]):
                continue
            if not _goes_on(words, mention, text):
                found.append(mention)
        return found

    def short(
        self, words: Sequence[Term], text: str, sources: frozenset[int], before: Callable[[], Named]
    ) -> list[Mention]:
        """The labels of some sources that a sentence names by their beginning alone: "Ormsby" for "Ormsby Water".

        One that could be of another sort is so named only where `before`, what was written before, has all of it.
        """
        kept = [word for word in words if word.stem not in LEFT_OUT]
        columns = [self._short_forms(one) for number in sources for one in self._labels.get(number, ())]
        found: list[Mention] = []
        for start, word in enumerate(kept):
            if not word.capital or any(one.span.holds(word.span) for one in found[-1:]):
                continue
            mention = _shortest_of(kept[start : start + LONGEST_LABEL], columns, before)
            if mention is not None and not _goes_on(words, mention, text):
                found.append(mention)
        return found

    def begins(self, stem: str, sources: frozenset[int]) -> bool:
        """Whether a label of some sources begins with a word."""
        columns = (self._short_forms(one) for number in sources for one in self._labels.get(number, ()))
        return any(one.begins(stem) for one in columns)

    def heads(self, stems: Sequence[str], sources: frozenset[int]) -> bool:
        """Whether some words stand together in the header of a column of numbers of some sources."""
        places = self.headed(one for one in stems if carries(one))
        tables = (self.sheets[place] for place in places if place[0] in sources)
        return any(
            _holds([one.stem for one in tokens(column.header)], stems) for one in tables for column in one.numbers
        )

    def _short_forms(self, labelled: _Labelled) -> ShortForms:
        key = (labelled.place, labelled.column)
        if key not in self._shortened:
            self._shortened[key] = ShortForms(labelled)
        return self._shortened[key]

    def _longest(self, words: Sequence[Term], labels: Sequence[_Labelled]) -> Mention | None:
        """The longest label of some columns that the words begin with."""
        stems = tuple([word.stem for word in words])
        for end in range(len(words), 0, -1):
            name = stems[:end]
            if name in self._names and (words[0].capital or name not in _PRONOUNS):
                cells = [cell for one in labels if name in one.firsts for cell in one.cells(name)]
                if cells:
                    return Mention(Span(words[0].span.start, words[end - 1].span.end), name, tuple(sorted(cells)))
        return None

    def in_year(self, year: int, sources: frozenset[int]) -> Sequence[tuple[Place, int]]:
        """The rows of that year in some sources, as (table, row)."""
        return sorted({(place, row) for place, row in self._years.get(year, ()) if place[0] in sources})

    def names_year(self, year: int) -> bool:
        """Whether a row or a column of the tables that may speak of that year is of it, whichever are open already."""
        sources = self.sharing([str(year)])
        if self.in_year(year, sources):
            return True
        columns = chain.from_iterable(sheet.numbers for _, sheet in self.among(sources))
        return any(year in years_of(one.when) for one in columns if one.when is not None)


@lru_cache(maxsize=1 << 17)
def _names_of(cell: str) -> tuple[tuple[str, ...], ...]:
    """The names by which a row is known that has this label, by their stems; none for what is no label."""
    key = label_key(cell)
    if not key:
        return ()
    names = (key, *others(key))
    if _NET.search(cell) and len(key) > 1:
        names = (*names, key[:-1])
    if (each := _EACH.search(cell)) is not None:
        names = (*names, label_key(cell[: each.start()]))
    if "(" in cell or "[" in cell:
        names = tuple(dict.fromkeys((*names, unitless_key(cell), label_key(_GROUP.sub("", cell)) or key)))
    if key[0] in _OF_WHICH and (part := _OF_WHICH_PART.match(cell)) is not None:
        names = tuple(dict.fromkeys((*names, unitless_key(cell[part.end() :]))))
    return tuple(filter(None, names))


@lru_cache(maxsize=1 << 14)
def _header_stems(header: str) -> tuple[str, ...]:
    """The words of a header, its unit among them, that may tell what its column counts."""
    return tuple({one.stem for one in tokens(header_words(header)) if carries(one.stem)})


@lru_cache(maxsize=1 << 17)
def label_key(cell: str) -> tuple[str, ...]:
    """A label by its stems; empty for what is no label."""
    if not cell or len(cell) > _LABEL_CHARACTERS or cell.isspace():
        return ()
    words = [word for word in tokens(cell) if word.stem not in LEFT_OUT]
    stems = tuple(word.stem for word in words)
    if not stems or len(stems) > LONGEST_LABEL or all(_is_empty(stem) for stem in stems):
        return ()
    return stems


def unitless_key(cell: str) -> tuple[str, ...]:
    """The same less the unit that a label gives in brackets: "Exports (EUR million)"."""
    return label_key(unit_of(cell)[2])


def _holds(words: Sequence[str], stems: Sequence[str]) -> bool:
    """Whether some words have others among them, side by side."""
    return any(list(words[at : at + len(stems)]) == list(stems) for at in range(len(words) - len(stems) + 1))


def _is_empty(stem: str) -> bool:
    return stem in function_stems() or stem in stating_stems() or stem[0].isdigit() or len(stem) < 2


class Named:
    """The labels that a draft may name: those whose words stand in it side by side."""

    def __init__(self, prose: str) -> None:
        words = [one for one in tokens(prose) if one.stem not in LEFT_OUT]
        stems = [one.stem for one in words]
        self._printed = frozenset(prose[one.span.start : one.span.end][:3].casefold() for one in words)
        self._stems = frozenset(stems)
        self._pairs = frozenset(pairwise(stems))

    @cached_property
    def _starts(self) -> frozenset[str]:
        """The stems that such a label may begin with."""
        names = {*self._pairs, *((one,) for one in self._stems)}
        return self._stems | LEFT_OUT | {name[0] for one in names for name in others(one)}

    @cached_property
    def _words(self) -> frozenset[str]:
        """All the words that have one of these stems: nearly every cell is told by the first it has."""
        return frozenset(word for one in self._starts for word in forms(one))

    @cached_property
    def heads(self) -> frozenset[str]:
        """The first letters of what such a label may begin with."""
        return self._printed | {one[:3] for one in self._starts}

    def key(self, cell: str) -> tuple[str, ...]:
        """A label that the draft names, by its stems; empty for any other cell."""
        first = cell.partition(" ")[0].lower()
        if first.isascii() and first.isalpha() and first not in self._words:
            return ()
        key = label_key(cell)
        return key if key and any(map(self.holds, (key, *others(key)))) else ()

    def holds(self, name: tuple[str, ...]) -> bool:
        """Whether the words of a label stand in it side by side."""
        return name[0] in self._stems and all(pair in self._pairs for pair in pairwise(name))


def _goes_on(words: Sequence[Term], mention: Mention, text: str) -> bool:
    """Whether a name goes on beyond a label: "Guinea" in "Papua New Guinea"; a new sentence's capital says nothing."""
    first = next(number for number, word in enumerate(words) if word.span.start == mention.span.start)
    last = next(number for number, word in enumerate(words) if word.span.end == mention.span.end)
    if not words[first].capital:
        return False
    after = words[last + 1] if last + 1 < len(words) else None
    if after and after.capital and _is_joined(text[words[last].span.end : after.span.start]):
        return True
    before = words[first - 1] if first > 1 and words[first - 1].stem not in LEFT_OUT else None
    return bool(before and before.capital and _is_joined(text[before.span.end : words[first].span.start]))


def _is_joined(between: str) -> bool:
    return between in (" ", "-", "\u00a0", "/", " & ", "–") or between.replace("\n", " ") == " "


@OfTheLatest
def tables_of(library: Library) -> Tables:
    """The tables of a library, found once for all that ask."""
    return Tables(library)
