"""Words of a text as numbers: where each begins and ends, and a hash of its folded spelling.

A word is a run of letters, marks and digits. Apostrophes inside it belong to it and do not count ("don't" and
"dont" are one word), nor do soft hyphens, joiners and combining marks; ligatures are taken apart; a comma
before three digits does not count, a point between digits does. Where a script sets no spaces (Han, kana, Thai ...)
every character is a word.

Tokenising is where a search spends its time, so it is done by a compiled kernel where there is one (src/native/words.c)
and else on whole arrays: a word's hash is a polynomial in its folded code points modulo 2**64 (Karp and Rabin,
"Efficient randomized pattern-matching algorithms", 1987), read off one running sum for all words of a chunk at once.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from tieout.text import native

Hashes = NDArray[np.uint64]
Offsets = NDArray[np.int64]
Classes = NDArray[np.uint8]
Points = native.Points

_SEPARATOR, _LETTER, _DIGIT, _APOSTROPHE, _SILENT, _ALONE, _COMMA, _POINT, _DOUBLE, _UNKNOWN, _LIGATURE = range(11)
"""What a character is to a word. Letters and digits count by themselves; from the apostrophe on the neighbours tell. A
ligature is spelt out in up to three letters, a double in whatever else."""
_LETTER_BITS = 21
_MOST_LETTERS = 3
_APOSTROPHES = frozenset("'’ʼ＇‘`´")
_SILENTS = frozenset("\u00ad\u200c\u200d\u2060\ufeff")
_UNSPACED = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x31F0, 0x31FF), (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0xFF66, 0xFF9D), (0x20000, 0x3FFFF),
)  # fmt: skip
_SPELT_OUT = {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
CHUNK = 1 << 18
"""A text of no more characters is never cut."""
_AT_ONCE = 1 << 21
"""So many characters a kernel is given at once."""
_LONG_WORD = 1_000

_MULTIPLIER = 0x9E3779B97F4A7C15
_INVERSE = pow(_MULTIPLIER, -1, 1 << 64)


def _powers(base: int, length: int) -> Hashes:
    """The first powers of a number, from 1 on."""
    return _most_powers(base, max(length, CHUNK + 1))[:length]


@lru_cache(maxsize=4)
def _most_powers(base: int, length: int) -> Hashes:
    factors: Hashes = np.full(length, base, dtype=np.uint64)
    factors[0] = 1
    return np.multiply.accumulate(factors)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text, in order: offsets into the text, and hashes. All three arrays are of one length."""

    starts: Offsets
    ends: Offsets
    hashes: Hashes

    def __len__(self) -> int:
        return len(self.hashes)

    def at(self, offset: int) -> int:
        """The number of the first word that ends after `offset`."""
        return int(np.searchsorted(self.ends, offset, side="right"))

    def extent(self, number: int, count: int = 1) -> tuple[int, int]:
        """Where so many words in a row start and end, from the one with a number on."""
        return self.starts.item(number), self.ends.item(number + count - 1)


def tokenize(text: str, points: Points | None = None) -> Words:
    """The words of a text; `points` are its characters, where they are known as numbers already.

    Offsets count code points. Equal hashes mean equal folded spellings, but for a chance of 2**-64 a pair.
    """
    pieces = [
        _tokenize_chunk(code_points(text[begin:end]) if points is None else points[begin:end], begin)
        for begin, end in _stretches(text)
    ]
    if len(pieces) == 1:
        return pieces[0]
    if not pieces:
        nothing: Offsets = np.zeros(0, np.int64)
        return Words(nothing, nothing, np.zeros(0, np.uint64))
    return Words(
        np.concatenate([piece.starts for piece in pieces]),
        np.concatenate([piece.ends for piece in pieces]),
        np.concatenate([piece.hashes for piece in pieces]),
    )


def hash_words(words: Sequence[str]) -> list[int]:
    """The hashes of some single words."""
    return [int(value) for value in tokenize("\n".join(words)).hashes]


def hash_word(word: str) -> int:
    """The hash of one word (of the first, where the text holds several; 0 where it holds none)."""
    return next(iter(hashes_in(word)), 0)


def hash_each(words: Sequence[str]) -> list[int]:
    """The hash of each of some words, as `hash_word` gives it, found in one go."""
    found = tokenize("\n".join(words))
    begins = list(accumulate((len(word) + 1 for word in words), initial=0))
    places = found.starts.searchsorted(begins).tolist()
    return [found.hashes.item(place) if place < after else 0 for place, after in pairwise(places)]


@lru_cache(maxsize=1 << 12)
def hashes_in(word: str) -> tuple[int, ...]:
    """The hashes of what is printed as one word, and may be several."""
    return tuple(tokenize(word).hashes.tolist())


@lru_cache(maxsize=1 << 13)
def fold(word: str) -> str:
    """A word's folded spelling: what its hash is made of, as a string."""
    if word.isascii() and word.isalpha():
        return word.lower()
    return "".join(_folded(char) for char in word if _class_of(char) not in (_APOSTROPHE, _SILENT))


def _stretches(text: str) -> list[tuple[int, int]]:
    """The chunks, joined again as far as a kernel takes them at once: it matters only where a word was cut."""
    chunks = _chunks(text)
    if native.kernels is None:
        return chunks
    joined = chunks[:1]
    for begin, end in chunks[1:]:
        first = joined[-1][0]
        if end - first <= _AT_ONCE and _class_of(text[begin - 1]) == _SEPARATOR:
            joined[-1] = first, end
        else:
            joined.append((begin, end))
    return joined


def _chunks(text: str) -> list[tuple[int, int]]:
    """Cuts at white space, so that no word is cut; a longer run without any is cut where it must be."""
    cuts, begin = [], 0
    while begin < len(text):
        end = min(begin + CHUNK, len(text))
        if end < len(text):
            space = max(text.rfind(" ", begin, end), text.rfind("\n", begin, end))
            end = space + 1 if space > begin else _last_break(text, begin, end)
        cuts.append((begin, end))
        begin = end
    return cuts


def _last_break(text: str, begin: int, end: int) -> int:
    """Where to cut a stretch without a space: after its last dash, tab or the like, or where it ends."""
    for place in range(end - 1, max(begin, end - _LONG_WORD), -1):
        if _class_of(text[place]) == _SEPARATOR:
            return place + 1
    return end


def _tokenize_chunk(points: Points, offset: int) -> Words:
    words = _walked(points)
    if words is None:
        words = _looked_up(points)
    return Words(words.starts + offset, words.ends + offset, words.hashes) if offset else words


def _looked_up(points: Points) -> Words:
    """The words of a chunk with every character looked up first, and ligatures spelt out."""
    places: Offsets | None = None
    classes, odd = _classified(points)
    kinds = classes[odd]
    if (kinds == _DOUBLE).any() or (native.kernels is None and (kinds == _LIGATURE).any()):
        points, places = _take_apart(points, classes)
        classes, odd = _classified(points)
    words = _walked(points, apart=True)
    if words is None:
        words = _words_of(points, classes, odd)
    return words if places is None else Words(places[words.starts], places[words.ends - 1] + 1, words.hashes)


def _walked(points: Points, *, apart: bool = False) -> Words | None:
    """The words of a chunk by the kernel; None without it, and where a character is to be looked up or spelt out."""
    if native.kernels is None:
        return None
    room = _room_for(len(points))
    count = native.kernels.tokenize(points, points.itemsize, apart, CLASSES, FOLDS, *room)
    starts, ends, hashes = room
    words = Words(starts[:count].copy(), ends[:count].copy(), hashes[:count].copy()) if count >= 0 else None
    if len(starts) == _AT_ONCE:
        _ROOMS.append(room)
    return words


_Room = tuple[Offsets, Offsets, Hashes]
_ROOMS: list[_Room] = []
"""Room for words, lent to the kernel again and again: fresh memory costs more than finding the words does."""


def _room_for(size: int) -> _Room:
    if size <= _AT_ONCE:
        with suppress(IndexError):
            return _ROOMS.pop()
    size = max(size, _AT_ONCE)
    return np.empty(size, np.int64), np.empty(size, np.int64), np.empty(size, np.uint64)


def is_one_stretch(text: str) -> bool:
    """Whether a kernel is given all of a text at once."""
    return len(_stretches(text)) == 1


@contextmanager
def lent_words(text: str, points: Points) -> Iterator[Words | None]:
    """The words of a text in arrays that are lent, and filled again by the next; None where they cannot be had so."""
    if native.kernels is None or not is_one_stretch(text):
        yield None
        return
    room = _room_for(len(points))
    count = native.kernels.tokenize(points, points.itemsize, False, CLASSES, FOLDS, *room)
    yield Words(room[0][:count], room[1][:count], room[2][:count]) if count >= 0 else None
    if len(room[0]) == _AT_ONCE:
        _ROOMS.append(room)


def _words_of(points: Points, classes: Classes, odd: Offsets) -> Words:
    """The words of a chunk on whole arrays, `odd` being the places that their neighbours decide."""
    counts = (classes == _LETTER) | (classes == _DIGIT)
    inside, alone = _judge_odd(classes, odd, counts)
    keep = np.flatnonzero(counts)
    if not len(keep):
        nothing: Offsets = np.zeros(0, np.int64)
        return Words(nothing, nothing, np.zeros(0, np.uint64))
    begins = np.flatnonzero(_word_starts(keep, inside, alone))
    stops = np.append(begins[1:], len(keep))
    sums: Hashes = np.empty(len(keep) + 1, np.uint64)
    sums[0] = 0
    np.cumsum(FOLDS.take(points.take(keep)) * _powers(_MULTIPLIER, len(keep)), out=sums[1:])
    sums_at = sums[np.append(begins, len(keep))]
    hashes = _mix((sums_at[1:] - sums_at[:-1]) * _powers(_INVERSE, len(keep))[begins])
    return Words(keep[begins], keep[stops - 1] + 1, hashes)


def _mix(values: Hashes) -> Hashes:
    """Spread the hash over all 64 bits (the finaliser of splitmix64)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def _judge_odd(classes: Classes, odd: Offsets, counts: NDArray[np.bool_]) -> tuple[Offsets, Offsets]:
    """Judge the few characters that are neither letters nor plain separators by what stands beside them.

    Marks in `counts` those that belong to a word's spelling; returns the places of those that merely stand inside a
    word, and of those that are a word each.
    """
    kinds = classes[odd]
    before, after = classes[np.maximum(odd - 1, 0)], classes[np.minimum(odd + 1, len(classes) - 1)]
    edge = (odd == 0) | (odd == len(classes) - 1)
    digits = (before == _DIGIT) & (after == _DIGIT) & ~edge
    thousands = digits & (kinds == _COMMA)
    thousands[thousands] = _three_digits_follow(classes, odd[thousands])
    letters = ((before == _LETTER) | (before == _DIGIT)) & ((after == _LETTER) | (after == _DIGIT)) & ~edge
    counts[odd[digits & (kinds == _POINT)]] = True
    alone = odd[kinds == _ALONE]
    counts[alone] = True
    held = (letters & (kinds == _APOSTROPHE)) | thousands | (kinds == _SILENT)
    return odd[held], alone


def _three_digits_follow(classes: Classes, places: Offsets) -> NDArray[np.bool_]:
    """Whether three digits and no fourth stand after each place: "1,500" is a number, "1,5" and "5,2016" are two."""
    last = len(classes) - 1
    steps = np.arange(1, 5)[:, np.newaxis] + places
    digits = (classes[np.minimum(steps, last)] == _DIGIT) & (steps <= last)
    follow: NDArray[np.bool_] = digits[0] & digits[1] & digits[2] & ~digits[3]
    return follow


def _word_starts(keep: Offsets, inside: Offsets, alone: Offsets) -> NDArray[np.bool_]:
    """Which of the counting characters begin a word: all that a separator, or a lone character, stands before."""
    first = np.ones(len(keep), np.bool_)
    np.greater(keep[1:] - keep[:-1], 1, out=first[1:])
    if len(inside):
        nexts = np.searchsorted(keep, inside)
        nexts = nexts[(nexts > 0) & (nexts < len(keep))]
        bridged = np.bincount(nexts, minlength=1)
        gaps = np.flatnonzero(bridged)
        first[gaps[bridged[gaps] == keep[gaps] - keep[gaps - 1] - 1]] = False
    if len(alone):
        places = np.searchsorted(keep, alone)
        first[places] = True
        first[np.minimum(places + 1, len(keep) - 1)[places + 1 < len(keep)]] = True
    return first


def code_points(text: str) -> Points:
    """The characters of a text as numbers, in as few bytes each as all of them need."""
    if text.isascii():
        return np.frombuffer(text.encode("ascii"), np.uint8)
    narrow = text.encode("utf-16-le", "surrogatepass")
    if len(narrow) == 2 * len(text):
        return np.frombuffer(narrow, np.uint16)
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _classified(points: Points) -> tuple[Classes, Offsets]:
    """The class of every character, and the places of those that their neighbours decide."""
    while True:
        classes: Classes = CLASSES.take(points)
        odd = np.flatnonzero(classes > _DIGIT)
        unknown = odd[classes[odd] == _UNKNOWN]
        if not len(unknown):
            return classes, odd
        for page in {point >> 8 for point in points[unknown].tolist()}:
            _make_page(page)


def _take_apart(points: Points, classes: Classes) -> tuple[Points, Offsets]:
    """The code points with ligatures spelt out, and for each of them the place it came from."""
    doubles = np.flatnonzero((classes == _DOUBLE) | (classes == _LIGATURE))
    spelt = [_folded(chr(point)) for point in points[doubles].tolist()]
    lengths = np.ones(len(points), np.int64)
    lengths[doubles] = [len(letters) for letters in spelt]
    places = np.repeat(np.arange(len(points), dtype=np.int64), lengths)
    apart = points[places].astype(np.uint32)
    apart[lengths[places] > 1] = [ord(letter) for letters in spelt for letter in letters]
    return apart, places


# ---------------------------------------------------------------------------------------------------------------
# What each character is, one page of 256 at a time as texts come to need them

CLASSES: Classes = np.full(0x110000, _UNKNOWN, np.uint8)
FOLDS: NDArray[np.uint64] = np.zeros(0x110000, np.uint64)
"""What each character is to a word, and as what it is hashed: known of the pages that some text had so far."""


def _make_page(page: int) -> None:
    for point in range(page << 8, (page + 1) << 8):
        char = chr(point)
        folded = _folded(char)
        CLASSES[point] = _class_of(char)
        if CLASSES[point] == _LIGATURE:
            FOLDS[point] = sum(ord(_folded(letter)) << _LETTER_BITS * place for place, letter in enumerate(folded))
        else:
            FOLDS[point] = ord(folded) if len(folded) == 1 else point


@lru_cache(maxsize=1 << 12)
def _class_of(char: str) -> int:
    if char in _APOSTROPHES:
        return _APOSTROPHE
    if char in _SILENTS or _is_accent(char):
        return _SILENT
    if char == ",":
        return _COMMA
    if char == ".":
        return _POINT
    if unicodedata.category(char) in ("No", "Nl"):  # a fraction, or the mark of a note
        return _SEPARATOR if unicodedata.decomposition(char).startswith("<super>") else _ALONE
    if char == "%" or any(low <= ord(char) <= high for low, high in _UNSPACED):
        return _ALONE
    if not char.isalnum() and unicodedata.category(char) not in ("Mc", "Mn", "Me"):
        return _SEPARATOR
    spelt = _folded(char)
    if len(spelt) > 1:
        in_letters = len(spelt) <= _MOST_LETTERS and all(_class_of(letter) == _LETTER for letter in spelt)
        return _LIGATURE if in_letters else _DOUBLE
    return _DIGIT if char.isdecimal() else _LETTER


@lru_cache(maxsize=1 << 12)
def _folded(char: str) -> str:
    """Case, accents and compatibility forms folded; more than one letter for ligatures and the like."""
    spelt = "".join(_SPELT_OUT.get(part, part) for part in unicodedata.normalize("NFKD", char.casefold()))
    kept = "".join(part for part in spelt.casefold() if not _is_accent(part) or part in _VOICED)
    if _VOICED.intersection(kept):
        kept = unicodedata.normalize("NFC", kept)
    return kept or char


_VOICED = frozenset("\u3099\u309a")
"""What tells the kana ga from ka, and pa from ha: no accents, but decomposed like them."""
_SPELLING_MARKS = ((0x0900, 0x1AAF), (0x1B00, 0x1DBF), (0xA800, 0xABFF), (0x11000, 0x11FFF))
"""Marks of these scripts (Devanagari, Thai, Khmer ...) are vowels: without them it is another word."""


def _is_accent(char: str) -> bool:
    """Whether a character is a mark that a word may be printed with or without."""
    spells = any(low <= ord(char) <= high for low, high in _SPELLING_MARKS)
    return unicodedata.category(char) in ("Mn", "Me") and not spells
