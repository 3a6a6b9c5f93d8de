"""Whether the sources name a year at all: by itself, in a range or a decade, or so many years from another.

A year that stands nowhere in sources that speak of its subject is the plainest of all differences, and is asked of the
index alone; only where that has no such word are the sentences nearest to the claim read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from tieout.library.datings import days_at_head
from tieout.library.library import Library
from tieout.library.statements import Statements
from tieout.library.tabular import Tables
from tieout.model import Document, Moment, Unnamed
from tieout.model.moments import Precision
from tieout.model.quantities import Kind, Quantity
from tieout.text.moments import years_of
from tieout.text.quantities import Figures, read
from tieout.text.words import tokenize

_READ = 40
"""So many of the sentences nearest to a claim are read for a year."""
_SHARED = 2
"""So many words at least one of them shares with it, or the sources do not speak of its subject."""
_LENGTHS = frozenset({Kind.DURATION, Kind.AGE, Kind.ANNIVERSARY})
_NAMED = frozenset({Precision.DAY, Precision.MONTH, Precision.QUARTER, Precision.YEAR, Precision.DECADE})


class Years:
    """The years that a library names."""

    def __init__(self, library: Library, statements: Statements, tables: Tables) -> None:
        self._library = library
        self._statements = statements
        self._tables = tables

    def unnamed(self, document: Document, moment: Moment | None, stems: Sequence[str]) -> Unnamed | None:
        """The year (or decade) of a document's date that no source names, where the sources speak of its subject.

        `stems` are the words of the date's sentence that carry its subject.
        """
        if moment is None or moment.relative is not None or moment.fault is not None or moment.bc or not stems:
            return None
        missing = next((word for word, forms in _asked(moment) if not any(map(self._is_named, forms))), None)
        if missing is None or self._is_told(moment, missing, stems) or self._runs(moment):
            return None
        return Unnamed(missing, document.offsets.span(moment.span))

    def _is_named(self, word: str) -> bool:
        if len(self._library.holding(tuple(tokenize(word).hashes.tolist()))):
            return True
        return word.isdigit() and self._tables.names_year(int(word))

    def _runs(self, moment: Moment) -> bool:
        """Whether a sentence names the business or school year that a date is: "2016/17" says 2017 in short."""
        if moment.ends is None:
            return False
        near = self._statements.near([str(moment.ends - 1), f"{moment.ends % 100:02}"])[:_READ]
        read = (_read(text.document.prose[span.start : span.end]) for text, span in near)
        return any(one.ends == moment.ends for figures in read for one in figures.moments)

    def _is_told(self, moment: Moment, missing: str, stems: Sequence[str]) -> bool:
        """Whether a sentence near the claim gives the year otherwise, or none is near enough to tell."""
        asked = set(stems)
        found = self._statements.near(stems)[:_READ]
        found = [(text, span) for text, span in found if len(asked & text.stems(span)) >= min(_SHARED, len(asked))]
        if not found:
            return True
        near = [_read(text.printed(span)) for text, span in found]
        days = (one for text in dict.fromkeys(text for text, _ in found) for one in days_at_head(text))
        heads = {one.year for one in days if one.year is not None}
        return not set(_told(near, heads)).isdisjoint(_meant(moment, missing))


@lru_cache(maxsize=1 << 8)
def _read(sentence: str) -> Figures:
    return read(sentence)


def _asked(moment: Moment) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The years that a date names, each with the words of which any would name it."""
    if moment.year is None or moment.precision not in _NAMED:
        return
    if moment.precision is Precision.DECADE:
        decade = f"{moment.year}s"
        yield decade, (decade, *map(str, _years_of(moment)))
        return
    if moment.ends is not None:
        yield from _asked_of_business_year(moment.ends, in_full=moment.is_range)
        return
    yield str(moment.year), (str(moment.year),)
    if moment.is_range and moment.last is not None and moment.last.year != moment.year:
        yield str(moment.last.year), (str(moment.last.year),)


def _asked_of_business_year(ends: int, *, in_full: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The same of a year from one into the next: "2026/27", or "FY2027", which names the second alone."""
    fiscal = (f"fy{ends}", f"fy{ends % 100:02}")
    if in_full:
        yield str(ends - 1), (str(ends - 1), *fiscal)
        yield str(ends), (str(ends), *fiscal)
    else:
        yield str(ends), (str(ends), str(ends - 1), *fiscal)


def _meant(moment: Moment, missing: str) -> Sequence[int]:
    """The years of which a sentence tells if it gives the year of a date that no source names."""
    if moment.ends is not None and not moment.is_range:
        return years_of(moment)
    return _years_of(moment) if moment.precision is Precision.DECADE else (int(missing),)


def _years_of(moment: Moment) -> range:
    first = moment.year or 0
    return range(first, first + 10 if moment.precision is Precision.DECADE else first + 1)


def _told(near: Sequence[Figures], heads: set[int]) -> Iterator[int]:
    """The years that sentences name, run over, or lie a stated length of time from; `heads` are those of their sources.

    "Next year" and "for seven years" are told from when a source was written.
    """
    named = {year for one in near for moment in one.moments for year in _covered(moment)}
    yield from named
    lengths = {_years_in(one) for figures in near for one in figures.quantities}
    lengths |= {_years_off(moment) for figures in near for moment in figures.moments}
    for length in lengths - {0}:
        for year in named | heads:
            yield from (year - length, year + length)


def _covered(moment: Moment) -> Iterator[int]:
    if moment.year is not None:
        yield moment.year
    if moment.first is not None and moment.last is not None and moment.precision is Precision.DECADE:
        yield from range(moment.first.year, moment.last.year + 1)
    elif moment.last is not None:
        yield moment.last.year


def _years_off(moment: Moment) -> int:
    """How many years a date lies from another that it is told from: "three years later"; 0 where it does not."""
    told = moment.relative
    return abs(told.count) if told is not None and told.unit == "year" else 0


def _years_in(quantity: Quantity) -> int:
    """How many years a length of time or an age is; 0 where it is none."""
    in_years = quantity.unit is None or quantity.unit.name == "year"
    return int(quantity.value) if quantity.kind in _LENGTHS and in_years and 0 < quantity.value < 1_000 else 0


__all__ = ["Years"]
