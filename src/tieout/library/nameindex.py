"""Which names the sources hold and where each stands first, kept beside the index: asking for a name reads no source.

A source's names are its words with a capital, each by itself and with the next one or two; they are kept as hashes with
one place each, and those inside a sentence once more spelt out, so that a word that no source has can be held against
those that some source has. A compiled kernel finds them where there is one (src/native/names.c).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from itertools import chain, groupby, pairwise, zip_longest
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tieout.library.opened import Opened
from tieout.library.structure import Documents, Row, turns_of
from tieout.text import native
from tieout.text.ascending import heads
from tieout.text.names import slipped
from tieout.text.native import Kernels
from tieout.text.patterns import lazy
from tieout.text.words import CLASSES, FOLDS, Offsets, Points, Words, code_points, fold, hash_words, hashes_in, tokenize

Keys = NDArray[np.uint32]
_WORD = lazy(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_FACTOR = 0x9E3779B97F4A7C15
_MULTIPLIER = np.uint64(_FACTOR)
_ALL_BITS = (1 << 64) - 1
_ABBREVIATED = 4
"""Letters before a stop that need not end a sentence: "J. Roe", "Sen. Roe"."""
_LONGEST = 40
"""Letters of a word that can be a name's."""
LETTERS_OF_NAMES = np.array([_LONGEST, _ABBREVIATED])
"""What src/native/names.c is told of these, in its order."""
_HALF = np.uint64(32)
_STOP, _SPACE, _S = ord("."), ord(" "), ord("s")
_CASED = 0x530
"""Below this stand the scripts with capitals that names are looked for in: Latin, Greek, Cyrillic."""
_ENDS = np.array([ord(mark) for mark in '.!?:"“”‘\n'], np.uint32)
_APOSTROPHES = np.array([ord("'"), ord("’")], np.uint32)
_NO_KEYS: Keys = np.zeros(0, np.uint32)


class Naming(NamedTuple):
    """The names of one source: keys of words and of words in a row, where in its prose each stands first, and the
    words spelt out."""

    keys: Keys
    offsets: NDArray[np.uint32]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Namings:
    """The names of some sources in whole arrays: most sources are short, and many.

    The `keys` of source n, and their `offsets`, end at `key_ends[n]`. The words that are spelt out in any of them are
    the `surfaces`; those of source n are the ones whose numbers, in `spelt`, end at `spelt_ends[n]`, and its speakers'.
    """

    keys: Keys
    offsets: NDArray[np.uint32]
    key_ends: NDArray[np.int64]
    surfaces: Sequence[str]
    spelt: NDArray[np.int32]
    spelt_ends: NDArray[np.int64]
    speakers: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, namings: Sequence[Naming]) -> Namings:
        """The names of some sources that were looked for one by one."""
        spelt = [word for naming in namings for word in naming.words]
        return cls(
            np.concatenate([naming.keys for naming in namings] or [_NO_KEYS]),
            np.concatenate([naming.offsets for naming in namings] or [_NO_KEYS]),
            np.cumsum([len(naming.keys) for naming in namings], dtype=np.int64),
            spelt,
            np.arange(len(spelt), dtype=np.int32),
            np.cumsum([len(naming.words) for naming in namings], dtype=np.int64),
        )

    def __len__(self) -> int:
        return len(self.key_ends)

    def __getitem__(self, number: int) -> Naming:
        """The names of one source."""
        keys = slice(int(self.key_ends[number - 1]) if number else 0, int(self.key_ends[number]))
        spelt = slice(int(self.spelt_ends[number - 1]) if number else 0, int(self.spelt_ends[number]))
        words = map(self.surfaces.__getitem__, self.spelt[spelt].tolist())
        return Naming(self.keys[keys], self.offsets[keys], (*words, *self.speakers.get(number, ())))

    def __iter__(self) -> Iterator[Naming]:
        return (self[number] for number in range(len(self)))

    def words(self) -> Iterator[str]:
        """The words that are spelt out in any source; some of them more than once."""
        return chain(self.surfaces, *self.speakers.values())


@dataclass(frozen=True)
class Names:
    """The names of the sources of one shard: `keys` ascending, each once; `sources[i]` has it at `offsets[i]` of its
    prose. `words` are the bytes of the words in UTF-8, a line feed after each."""

    keys: Keys
    sources: NDArray[np.int32]
    offsets: NDArray[np.uint32]
    words: NDArray[np.uint8]

    def place(self, key: int) -> tuple[int, int] | None:
        """A source that has the name of this key, and where; None where none has."""
        at = int(self.keys.searchsorted(np.uint32(key)))
        if at == len(self.keys) or int(self.keys[at]) != key:
            return None
        return int(self.sources[at]), int(self.offsets[at])

    @cached_property
    def _vocabulary(self) -> tuple[list[str], NDArray[np.uint32], NDArray[np.int64]]:
        """The words, the letters that each has as bits, and their lengths."""
        spelt = self.words.tobytes().decode("utf-8").split("\n")[:-1]
        return spelt, np.array([_letters(word) for word in spelt], np.uint32), np.array([*map(len, spelt)], np.int64)

    def slips_of(self, word: str) -> list[str]:
        """The words of which a word may be a slip, of those that begin with the same letter.

        Slips hardly ever fall on the first letter (Yannakoudakis and Fawthrop, "The rules of spelling errors", 1983).
        """
        spelt, letters, lengths = self._vocabulary
        apart = np.unpackbits((letters ^ np.uint32(_letters(word))).view(np.uint8)).reshape(-1, 32).sum(axis=1)
        near = np.flatnonzero((apart <= _MOST_LETTERS_APART) & (abs(lengths - len(word)) <= 2)).tolist()
        first = fold(word[0])
        return [spelt[at] for at in near if fold(spelt[at][0]) == first and slipped(word, spelt[at])]


_MOST_LETTERS_APART = 4
"""Two letters changed leave at most so many that only one of two words has."""


def _letters(word: str) -> int:
    return sum({1 << (ord(char) % 32) for char in word.casefold()})


def key_of(words: Sequence[str]) -> int:
    """The key of a word, of two in a row, or of three of which the middle one may be left out."""
    first, second = [*chain.from_iterable(map(hashes_in, words)), 0, 0][:2]
    mixed = (first ^ (second * _FACTOR + (second >> 29))) * _FACTOR
    return (mixed & _ALL_BITS) >> 32


def _keys(first: NDArray[np.uint64], second: NDArray[np.uint64]) -> Keys:
    mixed = (first ^ (second * _MULTIPLIER + (second >> np.uint64(29)))) * _MULTIPLIER
    return (mixed >> np.uint64(32)).astype(np.uint32)


def naming_of_all(opened: Sequence[Opened]) -> Namings:
    """The names of several sources, looked for in one go."""
    if not opened:
        return Namings.of(())
    proses = [one.document.prose for one in opened]
    lengths = [len(one.words) for one in opened]
    bases = np.cumsum([0, *(len(prose) + 1 for prose in proses[:-1])])
    shift = np.repeat(bases, lengths)
    words = Words(
        np.concatenate([one.words.starts for one in opened]) + shift,
        np.concatenate([one.words.ends for one in opened]) + shift,
        np.concatenate([one.words.hashes for one in opened]),
    )
    labels = {
        number: (one.structure.speakers, one.structure.labels[:, 0].tolist())
        for number, one in enumerate(opened)
        if one.structure.speakers
    }
    return _with_labels(labels, _Row("\n".join(proses), None, words, bases, np.cumsum([0, *lengths])).namings())


def naming_of_row(row: Row) -> Namings:
    """The names of several sources that stand in a row."""
    if len(row.bases) == 1:
        return Namings.of(())
    own = _Row(row.text, row.points, row.words, row.bases[:-1], row.cuts).namings()
    return with_speakers(row.documents, own)


def with_speakers(documents: Documents, namings: Namings) -> Namings:
    """The names of some documents with those of their speakers."""
    labels = {
        number: ([turn.speaker for turn in turns], [turn.label.start for turn in turns])
        for number, turns in turns_of(documents).items()
    }
    return _with_labels(labels, namings)


Labels = tuple[Sequence[str], Sequence[int]]
"""The labels of a source, and where each begins."""


class _Row:
    """The words of some sources, whose proses stand in a row: text n is at `bases[n]` and its words begin at
    `firsts[n]`."""

    def __init__(self, text: str, points: Points | None, words: Words, bases: Offsets, firsts: Offsets) -> None:
        self.text, self.points = text, code_points(text) if points is None else points
        self.starts, self.ends, self.hashes = words.starts, words.ends, words.hashes
        self.bases, self.firsts = bases, firsts

    def namings(self) -> Namings:
        """The names of each source, less those in its labels."""
        found = self.compiled(native.kernels) if native.kernels is not None else None
        return found or Namings.of(_Capitals(self).namings())

    def compiled(self, kernels: Kernels) -> Namings | None:
        """The names by the kernel; None where a character is in its way."""
        spelt = Spelt.room_for(len(self.starts), len(self.bases), keys=3)
        count = kernels.names(
            self.points,
            self.points.itemsize,
            LETTERS_OF_NAMES,
            capitals(),
            CLASSES,
            FOLDS,
            self.starts,
            self.ends,
            self.hashes,
            self.firsts,
            self.bases,
            *spelt,
        )
        return spelt.namings(self.text, count) if count >= 0 else None


class Spelt(NamedTuple):
    """What a kernel fills in of the names of some texts in a row, in the order in which kernels take it.

    The `keys` of text n, and their `offsets`, end at `key_ends[n]`; the spellings that it has, as numbers of surfaces,
    end at `spelt_ends[n]`; surface m is what stands in the row between `starts[m]` and `ends[m]`.
    """

    keys: Keys
    offsets: NDArray[np.uint32]
    key_ends: NDArray[np.int64]
    spelt: NDArray[np.int32]
    spelt_ends: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    @classmethod
    def room_for(cls, words: int, texts: int, keys: int = 1) -> Spelt:
        """Room for the names among some words, so many keys for each."""
        return cls(
            np.empty(keys * words, np.uint32),
            np.empty(keys * words, np.uint32),
            np.empty(texts, np.int64),
            np.empty(words, np.int32),
            np.empty(texts, np.int64),
            np.empty(words, np.int64),
            np.empty(words, np.int64),
        )

    def namings(self, text: str, surfaces: int) -> Namings:
        """The names of each of the texts that stand in a row as `text`, in which so many surfaces were found."""
        keys, spelt = int(self.key_ends[-1]), int(self.spelt_ends[-1])
        return Namings(
            self.keys[:keys].copy(),
            self.offsets[:keys].copy(),
            self.key_ends,
            _pieces(text, self.starts[:surfaces], self.ends[:surfaces]),
            self.spelt[:spelt].copy(),
            self.spelt_ends,
        )


def _pieces(text: str, starts: Offsets, ends: Offsets) -> list[str]:
    """What stands in a text between each start and its end."""
    if native.kernels is not None:
        return native.kernels.pieces(text, starts, ends)
    return [text[a:b] for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]


class _Capitals:
    """The words with a capital of some sources, looked for on whole arrays."""

    def __init__(self, row: _Row) -> None:
        self._row = row
        self._text, self._points = row.text, row.points
        big = np.flatnonzero(_is_capital(self._points[row.starts]) & (row.ends - row.starts <= _LONGEST))
        self._starts, self._ends, self._hashes = row.starts[big], row.ends[big], row.hashes[big]
        self._owners = np.searchsorted(row.firsts, big, side="right") - 1
        self._drop_possessives()

    def namings(self) -> list[Naming]:
        """The names of each source, in the order in which they stand there."""
        owners, keys, offsets = self._keys()
        _, first = np.unique((owners.astype(np.uint64) << _HALF) | keys, return_index=True)
        first = first[np.lexsort((first, owners[first]))]
        cuts = np.searchsorted(owners[first], np.arange(len(self._row.bases) + 1))
        return [
            Naming(keys[first[a:b]], offsets[first[a:b]], tuple(words))
            for (a, b), words in zip(pairwise(cuts.tolist()), self._spelt(), strict=True)
        ]

    def _drop_possessives(self) -> None:
        """Let "Roe's" be the name "Roe", if that is one word."""
        tails, lengths = self._ends, self._ends - self._starts
        marked = np.isin(self._points[np.maximum(tails - 2, 0)], _APOSTROPHES)
        owned = np.flatnonzero((lengths > 3) & marked & (self._points[tails - 1] == _S))
        self._ends[owned] -= 2
        bare = [self._text[a:b] for a, b in zip(self._starts[owned], self._ends[owned], strict=True)]
        found = tokenize("\n".join(bare))
        lines = np.searchsorted(found.starts, np.cumsum([0, *(len(word) + 1 for word in bare)]))
        single = np.flatnonzero(np.diff(lines) == 1)
        self._hashes[owned[single]] = found.hashes[lines[single]]

    def _keys(self) -> tuple[NDArray[np.int64], Keys, NDArray[np.uint32]]:
        """Whose each key is, the keys, and where each stands in its source."""
        whole = np.arange(len(self._starts))
        rows = [(whole, whole, False), *((first, first + far, True) for far, first in self._in_a_row())]
        none = np.zeros(1, np.uint64)
        keys = [_keys(self._hashes[a], self._hashes[b] if two else none) for a, b, two in rows]
        firsts = np.concatenate([first for first, _, _ in rows])
        owners = self._owners[firsts]
        offsets = (self._starts[firsts] - self._row.bases[owners]).astype(np.uint32)
        return owners, np.concatenate(keys), offsets

    def _in_a_row(self) -> Iterable[tuple[int, NDArray[np.int64]]]:
        """The words after which the next with a capital follows at once, and those after which two do."""
        near = self._follows_at_once()
        yield 1, np.flatnonzero(near)
        yield 2, np.flatnonzero(near[:-1] & near[1:])

    def _follows_at_once(self) -> NDArray[np.bool_]:
        gaps = self._starts[1:] - self._ends[:-1]
        after = self._points[self._ends[:-1]]
        spaced = (gaps == 1) & ((after == _SPACE) | (after == ord("-")))
        short = self._ends[:-1] - self._starts[:-1] <= _ABBREVIATED
        near: NDArray[np.bool_] = (spaced | ((gaps == 2) & (after == _STOP) & short)) & (np.diff(self._owners) == 0)
        return near

    def _inside_a_sentence(self) -> NDArray[np.bool_]:
        before = self._points[np.maximum(self._starts - 1, 0)]
        further = self._points[np.maximum(self._starts - 2, 0)]
        inside: NDArray[np.bool_] = (before == _SPACE) & ~np.isin(further, _ENDS) & (self._starts > 1)
        return inside

    def _spelt(self) -> list[list[str]]:
        """The words of each source that stand in a name: with a capital inside a sentence, or beside another."""
        inside = self._inside_a_sentence()
        near = self._follows_at_once()
        inside[:-1] |= near
        inside[1:] |= near
        chosen = np.flatnonzero(inside)
        marks = (self._owners[chosen].astype(np.uint64) << _HALF) | (self._hashes[chosen] >> _HALF)
        _, first = np.unique(marks, return_index=True)
        result: list[list[str]] = [[] for _ in self._row.bases]
        chosen = chosen[np.sort(first)]
        rows = (self._owners[chosen].tolist(), self._starts[chosen].tolist(), self._ends[chosen].tolist())
        for owner, start, end in zip(*rows, strict=True):
            result[owner].append(self._text[start:end])
        return result


def _is_capital(points: Points) -> NDArray[np.bool_]:
    capital: NDArray[np.bool_] = capitals()[np.minimum(points.astype(np.int64), _CASED)]
    return capital


@cache
def capitals() -> NDArray[np.bool_]:
    """For each code point below _CASED whether it is a capital; the last entry stands for all others."""
    return np.array([*(chr(point).isupper() for point in range(_CASED)), False], np.bool_)


def _with_labels(labels: Mapping[int, Labels], namings: Namings) -> Namings:
    """The names of some sources with those of their speakers, whose labels are nobody's words; they come last."""
    # from last to first, so that of each the first place counts
    first = {
        number: dict(zip(speakers[::-1], starts[::-1], strict=True)) for number, (speakers, starts) in labels.items()
    }
    rows = [(number, words, start) for number, names in first.items() for words, start in _rows(names)]
    if not rows:
        return namings
    owners, ahead, behind, starts = zip(*_labelled(rows), strict=True)
    hashes = dict(zip(spelt := sorted({*ahead, *behind} - {""}), hash_words(spelt), strict=True)) | {"": 0}
    keys = _keys(*(np.array([hashes[word] for word in words], np.uint64) for words in (ahead, behind)))
    behind_own = namings.key_ends[list(owners)]
    spoken = {
        number: tuple(word.title() for words, _ in _rows(names) for word in words) for number, names in first.items()
    }
    return replace(
        namings,
        keys=np.insert(namings.keys, behind_own, keys),
        offsets=np.insert(namings.offsets, behind_own, np.array(starts, np.uint32)),
        key_ends=namings.key_ends + np.bincount(owners, minlength=len(namings)).cumsum(),
        speakers=spoken,
    )


def _labelled(rows: Sequence[tuple[int, list[str], int]]) -> Iterator[tuple[int, str, str, int]]:
    """For each key in some labels, source by source, whose it is, its words and where it stands."""
    for number, group in groupby(rows, key=itemgetter(0)):
        own = list(group)
        for _, words, start in own:
            yield from ((number, *pair, start) for pair in zip_longest(words, words[1:], fillvalue=""))
        for _, words, start in own:
            yield from ((number, word, "", start) for word in words[:-1])


def _rows(labels: dict[str, int]) -> list[tuple[list[str], int]]:
    return [(words, start) for label, start in labels.items() if (words := _WORD.findall(label))]


def gathered(namings: Sequence[tuple[Sequence[int], Namings]]) -> Names:
    """The names of several sources, numbered as given, in one index."""
    keys = np.concatenate([some.keys for _, some in namings] or [_NO_KEYS])
    offsets = np.concatenate([some.offsets for _, some in namings] or [_NO_KEYS])
    owned = [np.repeat(np.array(numbers, np.int32), np.diff(some.key_ends, prepend=0)) for numbers, some in namings]
    sources = np.concatenate(owned or [np.zeros(0, np.int32)])
    keys, places = _first_of_each(keys)
    spelt = sorted(word for word in set().union(*(some.words() for _, some in namings)) if "\n" not in word)
    words = "".join(f"{word}\n" for word in spelt).encode("utf-8", "replace")
    return Names(keys, sources[places], offsets[places], np.frombuffer(words, np.uint8))


def _first_of_each(keys: Keys) -> tuple[Keys, NDArray[np.int64]]:
    """The distinct keys, ascending, and where each stands first."""
    if native.kernels is None:
        return _sorted_firsts(keys)
    room: NDArray[np.int64] = np.empty(len(keys), np.int64)
    places = room[: native.kernels.firsts(keys, room)]
    firsts = keys[places]
    order = np.argsort(firsts)
    return firsts[order], places[order]


def _sorted_firsts(keys: Keys) -> tuple[Keys, NDArray[np.int64]]:
    """The same on whole arrays: sorted as one number with its place."""
    marks = keys.astype(np.uint64)
    marks <<= _HALF
    marks |= np.arange(len(keys), dtype=np.uint64)
    marks.sort()
    ordered = (marks >> _HALF).astype(np.uint32)
    begins = heads(ordered)
    return ordered[begins], marks[begins].astype(np.uint32).astype(np.int64)
