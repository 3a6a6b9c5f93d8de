"""Which names the sources hold and where each stands first, kept beside the index: asking for a name reads no source.

A source's names are its words with a capital, each by itself and with the next one or two; they are kept as hashes with
one place each, and those inside a sentence once more spelt out, so that a word that no source has can be held against
those that some source has. A compiled kernel finds them where there is one (src/native/names.c).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain, compress, groupby, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tieout.library.opened import Opened
from tieout.library.structure import Row, speakers_of
from tieout.model import Document
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


class Naming(NamedTuple):
    """The names of one source: keys of words and of words in a row, where in its prose each stands first, and the
    words spelt out."""

    keys: Keys
    offsets: NDArray[np.uint32]
    own: tuple[str, ...] = ()
    surfaces: Sequence[str] = ()
    """What words are spelt out as in some sources together ..."""
    numbers: NDArray[np.int32] | None = None
    """... and which of these stand in this one, besides its `own`."""

    @property
    def words(self) -> tuple[str, ...]:
        numbers = () if self.numbers is None else self.numbers.tolist()
        return (*map(self.surfaces.__getitem__, numbers), *self.own)


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


def naming_of_all(opened: Sequence[Opened]) -> list[Naming]:
    """The names of several sources, looked for in one go."""
    if not opened:
        return []
    proses = [one.document.prose for one in opened]
    lengths = [len(one.words) for one in opened]
    bases = np.cumsum([0, *(len(prose) + 1 for prose in proses[:-1])])
    shift = np.repeat(bases, lengths)
    words = Words(
        np.concatenate([one.words.starts for one in opened]) + shift,
        np.concatenate([one.words.ends for one in opened]) + shift,
        np.concatenate([one.words.hashes for one in opened]),
    )
    labels = [(one.structure.speakers, one.structure.labels[:, 0].tolist()) for one in opened]
    return _Row("\n".join(proses), None, words, bases, np.cumsum([0, *lengths])).namings(labels)


def naming_of_row(row: Row) -> list[Naming]:
    """The names of several sources that stand in a row."""
    if not row.documents:
        return []
    own = _Row(row.text, row.points, row.words, row.bases[:-1], row.cuts).own_namings()
    return with_speakers(row.documents, own)


def with_speakers(documents: Sequence[Document], namings: Sequence[Naming]) -> list[Naming]:
    """The names of some documents with those of their speakers."""
    return _with_labels([(speakers_of(one), [turn.label.start for turn in one.turns]) for one in documents], namings)


Labels = tuple[Sequence[str], Sequence[int]]
"""The labels of a source, and where each begins."""


class _Row:
    """The words of some sources, whose proses stand in a row: text n is at `bases[n]` and its words begin at
    `firsts[n]`."""

    def __init__(self, text: str, points: Points | None, words: Words, bases: Offsets, firsts: Offsets) -> None:
        self.text, self.points = text, code_points(text) if points is None else points
        self.starts, self.ends, self.hashes = words.starts, words.ends, words.hashes
        self.bases, self.firsts = bases, firsts

    def namings(self, labels: Sequence[Labels]) -> list[Naming]:
        """The names of each source, those in its labels too."""
        return _with_labels(labels, self.own_namings())

    def own_namings(self) -> list[Naming]:
        """The names of each source, less those in its labels."""
        found = self.compiled(native.kernels) if native.kernels is not None else None
        return found or _Capitals(self).namings()

    def compiled(self, kernels: Kernels) -> list[Naming] | None:
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

    def namings(self, text: str, surfaces: int) -> list[Naming]:
        """The names of each of the texts that stand in a row as `text`, in which so many surfaces were found."""
        spans = zip(self.starts[:surfaces].tolist(), self.ends[:surfaces].tolist(), strict=True)
        spelt = [text[a:b] for a, b in spans]
        last = int(self.key_ends[-1]), int(self.spelt_ends[-1])
        numbers = self.spelt[: last[1]].copy()
        keys, offsets = self.keys[: last[0]].copy(), self.offsets[: last[0]].copy()
        cuts = zip(*(pairwise([0, *ends.tolist()]) for ends in (self.key_ends, self.spelt_ends)), strict=True)
        return [Naming(keys[a:b], offsets[a:b], (), spelt, numbers[c:d]) for (a, b), (c, d) in cuts]


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


def _with_labels(labels: Sequence[Labels], namings: Sequence[Naming]) -> list[Naming]:
    """The names of some sources with those of their speakers, whose labels are nobody's words."""
    if not any(speakers for speakers, _ in labels):
        return list(namings)
    # from last to first, so that of each the first place counts
    first = [dict(zip(speakers[::-1], starts[::-1], strict=True)) for speakers, starts in labels]
    spelt = sorted({word for labels in first for label in labels for word in _WORD.findall(label)})
    hashes = dict(zip(spelt, hash_words(spelt), strict=True))
    return [_labelled(naming, labels, hashes) for naming, labels in zip(namings, first, strict=True)]


def _labelled(naming: Naming, labels: dict[str, int], hashes: dict[str, int]) -> Naming:
    if not labels:
        return naming
    rows = [(words[at : at + 2], start) for words, start in _rows(labels) for at in range(len(words))]
    rows += [([word], start) for words, start in _rows(labels) for word in words[:-1]]
    if not rows:
        return naming
    ahead = np.array([hashes[words[0]] for words, _ in rows], np.uint64)
    behind = np.array([hashes[words[1]] if len(words) > 1 else 0 for words, _ in rows], np.uint64)
    return Naming(
        np.concatenate((naming.keys, _keys(ahead, behind))),
        np.concatenate((naming.offsets, np.array([start for _, start in rows], np.uint32))),
        (*naming.own, *(word.title() for words, _ in _rows(labels) for word in words)),
        naming.surfaces,
        naming.numbers,
    )


def _rows(labels: dict[str, int]) -> list[tuple[list[str], int]]:
    return [(_WORD.findall(label), start) for label, start in labels.items()]


def gathered(namings: Sequence[tuple[int, Naming]]) -> Names:
    """The names of several sources, numbered as given, in one index."""
    empty = np.zeros(0, np.uint32)
    keys = np.concatenate([naming.keys for _, naming in namings] or [empty])
    offsets = np.concatenate([naming.offsets for _, naming in namings] or [empty])
    lengths = [len(naming.keys) for _, naming in namings]
    sources = np.repeat(np.array([number for number, _ in namings], np.int32), lengths)
    keys, places = _first_of_each(keys)
    spelt = sorted(word for word in _spelt_in([naming for _, naming in namings]) if "\n" not in word)
    words = "".join(f"{word}\n" for word in spelt).encode("utf-8", "replace")
    return Names(keys, sources[places], offsets[places], np.frombuffer(words, np.uint8))


def _spelt_in(namings: Sequence[Naming]) -> set[str]:
    """The words spelt out of some sources, which were looked for in batches."""
    words = {word for naming in namings for word in naming.own}
    for _, batch in groupby(namings, key=lambda naming: id(naming.surfaces)):
        together = list(batch)
        numbers = [naming.numbers for naming in together if naming.numbers is not None]
        if numbers:
            stands = np.zeros(len(together[0].surfaces), np.bool_)
            stands[np.concatenate(numbers)] = True
            words.update(compress(together[0].surfaces, stands.tolist()))
    return words


def _first_of_each(keys: Keys) -> tuple[Keys, NDArray[np.int64]]:
    """The distinct keys, ascending, and where each stands first: sorted as one number with its place."""
    marks = keys.astype(np.uint64)
    marks <<= _HALF
    marks |= np.arange(len(keys), dtype=np.uint64)
    marks.sort()
    ordered = (marks >> _HALF).astype(np.uint32)
    begins = heads(ordered)
    return ordered[begins], marks[begins].astype(np.uint32).astype(np.int64)
