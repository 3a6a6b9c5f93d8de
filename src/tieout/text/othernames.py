"""Names that stand for one another wherever they stand: a country or a body and the letters it goes by."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from tieout.model.claims import Term
from tieout.text.terms import tokens

_ALIKE = (
    ("US", "USA", "United States", "United States of America"),
    ("UK", "United Kingdom", "United Kingdom of Great Britain and Northern Ireland"),
    ("UAE", "United Arab Emirates"),
    ("EU", "European Union"),
    ("UN", "United Nations"),
    ("DRC", "DR Congo", "Democratic Republic of the Congo", "Democratic Republic of Congo"),
    ("Czech Republic", "Czechia"),
    ("Ivory Coast", "Côte d'Ivoire"),
    ("Burma", "Myanmar"),
    ("Swaziland", "Eswatini"),
    ("Turkey", "Türkiye", "Turkiye"),
    ("Cape Verde", "Cabo Verde"),
    ("North Macedonia", "Republic of North Macedonia"),
)
SIGN = "="
"""No word begins with it: what stands for a name of several is no word of any source."""
LEFT_OUT = frozenset({"the", "and"})
"""Words that a name is the same with and without."""


def key(name: str) -> tuple[str, ...]:
    """A name by its stems."""
    return tuple(word.stem for word in tokens(name) if word.stem not in LEFT_OUT)


def others(name: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The other names, by their stems, of what has this one; none for most."""
    return _groups().get(name, ())


def under_one(stems: frozenset[str]) -> frozenset[str]:
    """The stems of some names, those that name what goes by several names put under one that is no word."""
    found = stems
    for one in sorted(_names_with().keys() & stems):
        for name in _names_with()[one]:
            if name <= found:
                found = (found - name) | {_signs()[name]}
    return found


def called(words: Iterable[Term]) -> frozenset[str]:
    """The signs for what the words of a sentence with capitals name by one of several names."""
    capitals = frozenset(one.stem for one in words if one.capital)
    return under_one(capitals) - capitals


def with_others(stems: frozenset[str]) -> frozenset[str]:
    """The stems of some names, and those of the other names of what they name."""
    found = set(stems)
    for one in _names_with().keys() & stems:
        for name in _names_with()[one]:
            if name <= stems:
                found.update(*(other for other, sign in _signs().items() if sign == _signs()[name]))
    return frozenset(found)


_ROOT = 4
_VOWELS = frozenset("aeiou")
_OF_A_PLACE = ("ian", "an", "ish", "es", "ic", "y")
"""Endings of the stems of words for who or what is of a place: Italian, Icelandic, Scottish, Chinese, Iraqi."""


_IRREGULAR = {"norwegian": "norway", "somaly": "somalia", "cornish": "cornwall", "catalan": "catalonia",
              "norman": "normandy", "afghan": "afghanistan", "kazakh": "kazakhstan", "uzbek": "uzbekistan"}  # fmt: skip
_BEYOND = 3
"""So many letters the name of a place goes beyond what is left of a word for who is of it: Maurit-ian, Maurit-ius."""


def of_one_name(one: str, other: str) -> bool:
    """Whether a stem may be that of a place and the other that of what is of it: "the Chinese provinces" of China."""
    if len(one) < _ROOT or one[:_ROOT] != other[:_ROOT]:
        return False
    return _is_of(one, other) or _is_of(other, one)


def _is_of(word: str, place: str) -> bool:
    """Whether a word for who is of a place, less its ending, is what that place's name begins with.

    A letter more may stand for a vowel, or be one that is doubled: "Congolese", "Portuguese", "Scottish".
    """
    if _IRREGULAR.get(word) == place:
        return True
    for root in (word.removesuffix(ending) for ending in _OF_A_PLACE if word.endswith(ending)):
        if word == f"{root}y":
            if root == place:
                return True
            continue
        alike = _shared(root, place)
        if len(place) > len(root) + _BEYOND or alike < len(root) - 1:
            continue
        last, instead = root[-1:], place[alike : alike + 1]
        if alike == len(root) or not instead or last == root[-2:-1] or last in _VOWELS or instead in _VOWELS:
            return True
    return False


def _shared(one: str, other: str) -> int:
    """So many letters two words begin with alike."""
    shorter = min(len(one), len(other))
    return next((n for n in range(shorter) if one[n] != other[n]), shorter)


@lru_cache(maxsize=1)
def _signs() -> dict[frozenset[str], str]:
    """Each name, as a set of stems, and the sign that stands for what it names."""
    return {frozenset(key(name)): f"{SIGN}{number}" for number, names in enumerate(_ALIKE) for name in names}


@lru_cache(maxsize=1)
def _names_with() -> dict[str, tuple[frozenset[str], ...]]:
    """The names that each stem stands in, the longest first."""
    found: dict[str, list[frozenset[str]]] = {}
    for name in sorted(_signs(), key=lambda name: (-len(name), sorted(name))):
        for one in name:
            found.setdefault(one, []).append(name)
    return {one: tuple(names) for one, names in found.items()}


@lru_cache(maxsize=1)
def _groups() -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    found: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
    for names in _ALIKE:
        keys = tuple(dict.fromkeys(map(key, names)))
        found |= {one: tuple(other for other in keys if other != one) for one in keys}
    return found
