"""Dates of birth and death in brackets behind a name: "Jane Roe (12 March 1708 – 3 August 1765)", "(born 1962)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from tieout.model import Moment
from tieout.model.moments import Precision
from tieout.text.patterns import lazy
from tieout.text.terms import stem, unpossessed

_BRACKET = lazy(
    r"(?P<name>\b[A-Z][\w'’.-]*(?:\s+(?:(?:of|de|von|van|la|le|the)\s+)?[A-Z][\w'’.-]*){0,5}),?\s*"
    r"\((?P<told>[^()]{4,160})\)"
)
_BORN = lazy(r"(?i)\b(?:born|b\.)")
_BESIDES = lazy(
    r"(?i)\b(?:born|died|b\.|d\.|c\.|ca\.|circa|about|around|in|at|near|on|and|to|until|old style|o\.s\.|n\.s\.)"
)
_DASHES = lazy(r"\s*[-‐‑–—;,†]\s*")
_PLACE = lazy(r"[A-Z][\w'’.-]*")
_YOUNGEST, _OLDEST = 10, 115


class Lifetime(NamedTuple):
    """Whose it is, by the stems of the name; when it began and ended."""

    name: frozenset[str]
    born: Moment
    died: Moment | None
    certain: bool
    """Whether it can be nothing else: years alone may be those of an office."""


def lifetimes(sentence: str, dates: Sequence[Moment]) -> Iterator[Lifetime]:
    """The lifetimes that a sentence with some dates tells in brackets."""
    for bracket in _BRACKET.finditer(sentence) if dates and "(" in sentence else ():
        start, end = bracket.span("told")
        within = [one for one in dates if start <= one.span.start and one.span.end <= end and one.first]
        told = bracket["told"]
        born = _BORN.search(told) is not None
        if not within or not _is_all(told, start, within):
            continue
        name = frozenset(stem(unpossessed(word.casefold())) for word in bracket["name"].split())
        first, last = _ends(within)
        if last is None and not born:
            continue
        if last is not None and not _YOUNGEST <= (last.year or 0) - (first.year or 0) <= _OLDEST:
            continue
        days = last is not None and first.precision is last.precision is Precision.DAY
        yield Lifetime(name, first, last, born or days)


def _ends(within: Sequence[Moment]) -> tuple[Moment, Moment | None]:
    """The first and the last of the dates in brackets; those of a range of years are two."""
    one, last = within[0], within[-1]
    if one.is_range and one.year is not None and one.last is not None:
        year = one.last.year
        early = replace(one, is_range=False, ends=None, last=date(one.year, 12, 31))
        return early, replace(one, is_range=False, ends=None, year=year, first=date(year, 1, 1))
    return one, last if len(within) > 1 else None


def _is_all(told: str, start: int, within: Sequence[Moment]) -> bool:
    """Whether brackets hold two dates at most, and beside them words of birth and death, and places."""
    if len(within) > 2 or any(one.is_range for one in within[1:]) or (len(within) == 2 and within[0].is_range):
        return False
    edges = [0, *(edge - start for one in within for edge in one.span), len(told)]
    between = [told[one:other] for one, other in list(pairwise(edges))[::2]]
    if len(within) > 1 and all(one.precision is Precision.DAY for one in within):
        between = between[1:]  # a name in another language, or how it is said, may stand before two days
    rest = " ".join(between)
    return not _PLACE.sub("", _DASHES.sub("", _BESIDES.sub("", rest))).strip(" .")


__all__ = ["Lifetime", "lifetimes"]
