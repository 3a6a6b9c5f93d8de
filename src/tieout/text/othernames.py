"""Names that stand for one another wherever they stand: a country or a body and the letters it goes by."""

from __future__ import annotations

from functools import lru_cache

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
LEFT_OUT = frozenset({"the", "and"})
"""Words that a name is the same with and without."""


def key(name: str) -> tuple[str, ...]:
    """A name by its stems."""
    return tuple(word.stem for word in tokens(name) if word.stem not in LEFT_OUT)


def others(name: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The other names, by their stems, of what has this one; none for most."""
    return _groups().get(name, ())


@lru_cache(maxsize=1)
def _groups() -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    found: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
    for names in _ALIKE:
        keys = tuple(dict.fromkeys(map(key, names)))
        found |= {one: tuple(other for other in keys if other != one) for one in keys}
    return found
