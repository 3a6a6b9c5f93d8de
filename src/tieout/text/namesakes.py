"""Words of names that differ by a letter or two and are no slips of each other: each is right of somebody, or something.

Plurals, what is of a place (Korea, Korean), a given name and its longer or fonder form (Pete, Peter; Eric, Erica; Ivana,
Ivanka), and the ways to bring one name over from another script (Sergei, Sergey).
"""

from __future__ import annotations

from tieout.text.names import brought_over_otherwise
from tieout.text.patterns import lazy
from tieout.text.tidy import same

_OF_A_PLACE = lazy("an|ian|i|ish|ese|(?<=[aeo])n")
_FOND = frozenset(("ka", "ita", "ina", "ette"))
_GLIDING = lazy("(?:ei|ey|ej)$")
_CLOSING = lazy("(?<=[bcdfghjklmnpqrstvwxz])(?:iy|ij|ii|yi|yy|i|y)$")


def are_namesakes(one: str, other: str, *, last: bool) -> bool:
    """Whether two words, folded, may both be right; `last` says whether they close a name, as a surname does."""
    short, long = sorted((one, other), key=len)
    if long in (short + "s", short + "es") or same(one, other) or brought_over_otherwise(one, other):
        return True
    if long.startswith(short) and (not last or _OF_A_PLACE.fullmatch(long, len(short))):
        return True
    return _is_fonder(short, long) or _closed_alike(one) == _closed_alike(other)


def _is_fonder(short: str, long: str) -> bool:
    """Whether the longer is the shorter, less its last vowel, with an ending of fondness: Ivana, Ivanka."""
    stem = short[:-1] if short[-1:] in ("a", "e", "o") else short
    return long.startswith(stem) and long[len(stem) :] in _FOND


def _closed_alike(word: str) -> str:
    """A word with one ending for those that transliterations of Cyrillic names vary in: Sergei, Dmitriy."""
    return _CLOSING.sub("i", _GLIDING.sub("ei", word))
