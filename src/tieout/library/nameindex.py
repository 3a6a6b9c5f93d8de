"""Which names the sources hold and where each stands first, kept beside the index: asking for a name reads no source.

A source's names are its words with a capital, each by itself and with the next one or two; they are kept as hashes with
one place each, and those inside a sentence once more spelt out, so that a word that no source has can be held against
those that some source has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from tieout.library.opened import Opened
from tieout.text.names import slipped
from tieout.text.patterns import lazy
from tieout.text.words import fold, hash_words, tokenize

Keys = NDArray[np.uint32]
Points = NDArray[np.uint8] | NDArray[np.uint32]
_WORD = lazy(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_ABBREVIATED = 4
"""Letters before a stop that need not end a sentence: "J. Roe", "Sen. Roe"."""
_LONGEST = 40
"""Letters of a word that can be a name's."""
_HALF = np.uint64(32)
_STOP, _SPACE, _S = ord("."), ord(" "), ord("s")
_CASED = 0x530
"""Below this stand the scripts with capitals that names are looked for in: Latin, Greek, Cyrillic."""
_ENDS = np.array([ord(mark) for mark in '.!?:"“”‘\n'], np.uint32)
_APOSTROPHES = np.array([ord("'"), ord("’")], np.uint32)


@dataclass(frozen=True, slots=True)
class Naming:
    """The names of one source: keys of words and of words in a row, where in its prose each stands first, and the
    words spelt out."""

    keys: Keys
    offsets: NDArray[np.uint32]
    words: tuple[str, ...]


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
        at = int(np.searchsorted(self.keys, np.uint32(key)))
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
    hashes = hash_words(words)
    return int(_keys(np.array(hashes[:1], np.uint64), np.array(hashes[1:2] or [0], np.uint64))[0])


def _keys(first: NDArray[np.uint64], second: NDArray[np.uint64]) -> Keys:
    mixed = (first ^ (second * _MULTIPLIER + (second >> np.uint64(29)))) * _MULTIPLIER
    return (mixed >> np.uint64(32)).astype(np.uint32)


def naming_of_all(opened: Sequence[Opened]) -> list[Naming]:
    """The names of several sources, looked for in one go."""
    if not opened:
        return []
    capitals = _Capitals(opened)
    owners, keys, offsets = capitals.keys()
    _, first = np.unique((owners << _HALF) | keys, return_index=True)
    owners, keys, offsets = owners[first], keys[first], offsets[first]
    cuts = np.searchsorted(owners, np.arange(len(opened) + 1, dtype=np.uint64))
    spelt = capitals.spelt()
    own = [
        Naming(keys[a:b], offsets[a:b], tuple(words)) for a, b, words in zip(cuts[:-1], cuts[1:], spelt, strict=True)
    ]
    return _with_labels(opened, own)


class _Capitals:
    """The words with a capital of some sources, numbered through."""

    def __init__(self, opened: Sequence[Opened]) -> None:
        proses = [one.document.prose for one in opened]
        self._bases = np.concatenate(([0], np.cumsum([len(prose) + 1 for prose in proses])))
        self._text = "\n".join(proses)
        self._points = _points_of(self._text)
        found = [self._capitals_of(one, base) for one, base in zip(opened, self._bases, strict=False)]
        each = list(zip(opened, found, self._bases, strict=False))
        self._starts = np.concatenate([one.words.starts[big] + base for one, big, base in each])
        self._ends = np.concatenate([one.words.ends[big] + base for one, big, base in each])
        self._hashes = np.concatenate([one.words.hashes[big] for one, big, _ in each])
        self._owners = np.repeat(np.arange(len(opened)), [len(big) for big in found])
        self._drop_possessives()

    def _capitals_of(self, opened: Opened, base: int) -> NDArray[np.int64]:
        """The numbers of a source's words that begin with a capital, and are no longer than a name's."""
        big = np.flatnonzero(_is_capital(self._points[opened.words.starts + base]))
        return big[opened.words.ends[big] - opened.words.starts[big] <= _LONGEST]

    def _drop_possessives(self) -> None:
        """Let "Roe's" be the name "Roe"."""
        tails, lengths = self._ends, self._ends - self._starts
        marked = np.isin(self._points[np.maximum(tails - 2, 0)], _APOSTROPHES)
        owned = np.flatnonzero((lengths > 3) & marked & (self._points[tails - 1] == _S))
        self._ends[owned] -= 2
        bare = [self._text[a:b] for a, b in zip(self._starts[owned], self._ends[owned], strict=True)]
        found = tokenize("\n".join(bare))
        if len(found) == len(owned):
            self._hashes[owned] = found.hashes

    def keys(self) -> tuple[NDArray[np.uint64], Keys, NDArray[np.uint32]]:
        """Whose each key is, the keys, and where each stands in its source."""
        whole = np.arange(len(self._starts))
        rows = [(whole, whole, False), *((first, first + far, True) for far, first in self._in_a_row())]
        none = np.zeros(1, np.uint64)
        keys = [_keys(self._hashes[a], self._hashes[b] if two else none) for a, b, two in rows]
        firsts = np.concatenate([first for first, _, _ in rows])
        owners = self._owners[firsts]
        offsets = (self._starts[firsts] - self._bases[owners]).astype(np.uint32)
        return owners.astype(np.uint64), np.concatenate(keys), offsets

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

    def spelt(self) -> list[list[str]]:
        """The words of each source that stand in a name: with a capital inside a sentence, or beside another."""
        inside = self._inside_a_sentence()
        near = self._follows_at_once()
        inside[:-1] |= near
        inside[1:] |= near
        chosen = np.flatnonzero(inside)
        marks = (self._owners[chosen].astype(np.uint64) << _HALF) | (self._hashes[chosen] >> _HALF)
        _, first = np.unique(marks, return_index=True)
        result: list[list[str]] = [[] for _ in range(len(self._bases) - 1)]
        chosen = chosen[first]
        rows = (self._owners[chosen].tolist(), self._starts[chosen].tolist(), self._ends[chosen].tolist())
        for owner, start, end in zip(*rows, strict=True):
            result[owner].append(self._text[start:end])
        return result


def _points_of(text: str) -> Points:
    """The code points of a text, in one byte each where that is enough."""
    if text.isascii():
        return np.frombuffer(text.encode("ascii"), np.uint8)
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _is_capital(points: Points) -> NDArray[np.bool_]:
    if points.dtype == np.uint8:
        return (points >= ord("A")) & (points <= ord("Z"))
    capital: NDArray[np.bool_] = _capitals()[np.minimum(points, _CASED)]
    return capital


@cache
def _capitals() -> NDArray[np.bool_]:
    """For each code point below _CASED whether it is a capital; the last entry stands for all others."""
    return np.array([*(chr(point).isupper() for point in range(_CASED)), False], np.bool_)


def _with_labels(opened: Sequence[Opened], namings: Sequence[Naming]) -> list[Naming]:
    """The names of some sources with those of their speakers, whose labels are nobody's words."""
    first = [dict(zip(*_labels(one), strict=True)) for one in opened]
    spelt = sorted({word for labels in first for label in labels for word in _WORD.findall(label)})
    hashes = dict(zip(spelt, hash_words(spelt), strict=True))
    return [_labelled(naming, labels, hashes) for naming, labels in zip(namings, first, strict=True)]


def _labels(opened: Opened) -> tuple[Sequence[str], list[int]]:
    """The labels of a source from last to first, so that of each the first place counts."""
    structure = opened.structure
    return structure.speakers[::-1], structure.labels[::-1, 0].tolist()


def _labelled(naming: Naming, labels: dict[str, int], hashes: dict[str, int]) -> Naming:
    rows = [(words[at : at + 2], start) for words, start in _rows(labels) for at in range(len(words))]
    rows += [([word], start) for words, start in _rows(labels) for word in words[:-1]]
    if not rows:
        return naming
    ahead = np.array([hashes[words[0]] for words, _ in rows], np.uint64)
    behind = np.array([hashes[words[1]] if len(words) > 1 else 0 for words, _ in rows], np.uint64)
    return Naming(
        np.concatenate((naming.keys, _keys(ahead, behind))),
        np.concatenate((naming.offsets, np.array([start for _, start in rows], np.uint32))),
        (*naming.words, *(word.title() for words, _ in _rows(labels) for word in words)),
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
    keys, places = np.unique(keys, return_index=True)
    spelt = sorted({word for _, naming in namings for word in naming.words if "\n" not in word})
    words = "".join(f"{word}\n" for word in spelt).encode("utf-8", "replace")
    return Names(keys, sources[places], offsets[places], np.frombuffer(words, np.uint8))
