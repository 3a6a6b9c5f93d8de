"""From which characters of a page a line was read, while it is cut, joined and mended.

A line's pieces carry its own offsets to the numbers of the page's characters (for a page that was recognised: to the
numbers of its words). What was put in, such as the space between two lines, belongs to none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tieout.model import Piece
from tieout.text.patterns import lazy

Drawn = tuple[Piece, ...]

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_WRITTEN_OUT = str.maketrans({**LIGATURES, "\x00": None, "\x02": "-", "\ufeff": None})
_ODD = lazy("[\ufb00-\ufb06\x00\x02\ufeff\ue000-\uf8ff]")
_BULLET = lazy("[\ue000-\uf8ff]\\s+")
_DOT = "• "


def is_plain(text: str) -> bool:
    """Whether nothing in a text has to be written out or left out."""
    return _ODD.search(text) is None


def written_plainly(text: str, start: int, end: int) -> tuple[str, Drawn]:
    """What `written` gives of a text that is plain."""
    raw = text[start:end]
    words = raw.strip()
    if not words:
        return "", ()
    if words[0] != raw[0]:
        start += len(raw) - len(raw.lstrip())
    return words, (Piece(0, start, len(words), len(words)),)


def written(text: str, start: int, end: int) -> tuple[str, Drawn]:
    """A range of a page's text as it is to be read, and what of the page each part of it is."""
    raw = text[start:end]
    if is_plain(raw):  # as nearly every line is: translating goes through a dictionary for each character
        return written_plainly(text, start, end)
    whole = raw.translate(_WRITTEN_OUT)
    words = whole.strip()
    if not words:
        return "", ()
    if whole == raw.replace("\x02", "-"):
        pieces: Drawn = (Piece(0, start + len(whole) - len(whole.lstrip()), len(words), len(words)),)
    else:
        pieces = less(_each(raw, start), len(whole) - len(whole.lstrip()), len(words))
    bullet = _BULLET.match(words)
    if bullet:
        return _DOT + words[bullet.end() :], shifted(less(pieces, bullet.end()), len(_DOT))
    return words, pieces


def _each(raw: str, start: int) -> Drawn:
    """The pieces of a range in which characters are written out or left out."""
    pieces: list[Piece] = []
    at = 0
    for place, character in enumerate(raw, start):
        length = len(character.translate(_WRITTEN_OUT))
        if length:
            add(pieces, (Piece(at, place, length, 1),))
        at += length
    return tuple(pieces)


def shifted(pieces: Iterable[Piece], by: int) -> Drawn:
    """Pieces of a line that begins `by` further right."""
    if not by:
        return tuple(pieces)
    return tuple([Piece(prose + by, text, length, extent) for prose, text, length, extent in pieces])


def add(pieces: list[Piece], others: Iterable[Piece], by: int = 0) -> None:
    """Put pieces behind others, `by` further right; those that go on where the last one ends become one with it."""
    for piece in others:
        prose = piece.prose + by
        if pieces and piece.prose_length == piece.text_length:
            last = pieces[-1]
            step = prose - last.prose
            if last.prose_length == last.text_length and step == piece.text - last.text and step >= last.prose_length:
                length = step + piece.prose_length
                pieces[-1] = Piece(last.prose, last.text, length, length)
                continue
        pieces.append(Piece(prose, *piece[1:]))


def less(pieces: Sequence[Piece], first: int, length: int | None = None) -> Drawn:
    """The pieces of a line from a character on, and at most so many characters of it."""
    end = None if length is None else first + length
    if not first and pieces and (end is None or pieces[-1].prose + pieces[-1].prose_length <= end):
        return tuple(pieces)
    kept: list[Piece] = []
    for piece in pieces:
        start = max(piece.prose, first)
        stop = piece.prose + piece.prose_length if end is None else min(piece.prose + piece.prose_length, end)
        if start >= stop:
            continue
        if piece.prose_length == piece.text_length:
            kept.append(Piece(start - first, piece.text + start - piece.prose, stop - start, stop - start))
        else:
            kept.append(Piece(start - first, piece.text, stop - start, piece.text_length))
    return tuple(kept)


def numbered(pieces: Iterable[Piece], places: Sequence[int]) -> Drawn:
    """Pieces whose characters have other numbers than their places in the page's text."""
    kept: list[Piece] = []
    for piece in pieces:
        if piece.prose_length != piece.text_length:
            add(kept, (piece._replace(text=places[piece.text]),))
            continue
        for step in range(piece.prose_length):
            add(kept, (Piece(piece.prose + step, places[piece.text + step], 1, 1),))
    return tuple(kept)
