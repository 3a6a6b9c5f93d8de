"""The fix of a wrong speaker: the source's name for who speaks in the place of the draft's."""

from __future__ import annotations

from tieout.model import Fix, Speaker, TextEdit
from tieout.text.names import parts_of
from tieout.text.patterns import lazy

_NAME = lazy(r"[^\W\d_]+(?:[-'’.][^\W\d_]*)*")
_PIECE = lazy(r"[^\W\d_]+")
_INITIALS = 3
"""A label of so few capitals may be initials, whose own capitals stay."""


def renamed(speaker: Speaker, voice: str) -> Fix | None:
    """The name of the voice where the draft's stands; None where either is more than a name, or serves for more."""
    name = _printed(voice)
    if not speaker.exchangeable or name is None or speaker.span.length != len(speaker.text):
        return None
    return Fix(safe=False, edits=(TextEdit(speaker.span, name),))


def _printed(voice: str) -> str | None:
    """A label of a source as prose prints it; None where it holds more than the words of a name."""
    words, parts = voice.split(), parts_of(voice)
    if not words or len(parts.words) != len(words) or parts.organisation or not all(map(_NAME.fullmatch, words)):
        return None
    if not voice.isupper():
        return voice if all(word[0].isupper() for word in words) else None
    if len(words) == 1 and len(voice) <= _INITIALS:
        return None
    return " ".join(_PIECE.sub(lambda piece: _capitalised(piece[0]), word) for word in words)


def _capitalised(piece: str) -> str:
    """A part of a name in capitals, as prose writes it: Roe, McNab, and one letter as it is."""
    if piece.startswith("MC") and len(piece) > len("MCX"):
        return f"Mc{piece[2:].capitalize()}"
    return piece.capitalize()
