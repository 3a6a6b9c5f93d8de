"""Words of names that differ by a letter or two and are no slips of each other: each is right of something.

Plurals, what is of a place (Korea, Korean), a given name and its longer or fonder form (Pete, Peter; Eric, Erica;
Ivana, Ivanka), and the ways to bring one name over from another script (Sergei, Sergey).
"""

from __future__ import annotations

from tieout.text.names import brought_over_otherwise
from tieout.text.patterns import lazy
from tieout.text.tidy import same

_OF_A_PLACE = frozenset(("an", "ian", "i", "ish", "ese"))
_FOND = frozenset(("ka", "ita", "ina", "ette"))
_VOWELS = ("a", "e", "o")
_GLIDING = lazy("(?:ei|ey|ej)$")
_CLOSING = lazy("(?<=[bcdfghjklmnpqrstvwxz])(?:iy|ij|ii|yi|yy|i|y)$")


def are_namesakes(one: str, other: str, *, last: bool) -> bool:
    """Whether two words, folded, may both be right; `last` says whether they close a name, as a surname does."""
    short, long = sorted((one, other), key=len)
    if long in (short + "s", short + "es") or same(one, other) or brought_over_otherwise(one, other):
        return True
    if long.startswith(short) and not last:
        return True
    return _is_derived(short, long) or _closed_alike(one) == _closed_alike(other)


def _is_derived(short: str, long: str) -> bool:
    """Whether the longer is the shorter, or that less its last vowel, with an ending of a place or of fondness."""
    stem = short[:-1] if short.endswith(_VOWELS) else short
    if not long.startswith(stem):
        return False
    ends = {long.removeprefix(stem), long.removeprefix(short)}
    return bool(ends & (_OF_A_PLACE | _FOND)) or (stem != short and long == short + "n")


def _closed_alike(word: str) -> str:
    """A word with one ending for those that transliterations of Cyrillic names vary in: Sergei, Dmitriy."""
    return _CLOSING.sub("i", _GLIDING.sub("ei", word))
