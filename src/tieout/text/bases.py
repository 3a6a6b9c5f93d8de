"""The time of what a figure is compared with: "in 2024 it rose from 37 to 52", "52, against 37 the year before".

Such a figure is of an earlier time than its sentence names. Where the sentence says how much earlier, it is of that
time; else of none that is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tieout.model.moments import Moment, Precision, Relative
from tieout.model.places import Span
from tieout.model.quantities import Quantity
from tieout.text.patterns import lazy

_BEFORE = lazy(
    r"\b(?:from|against|compared\s+(?:with|to)|(?:up|down)\s+on)"
    r"(?:\s+(?:the|a|an|about|some|around|nearly|almost|just)){0,2}\s*$"
)
_LONGEST = 40
_YEAR_BEFORE = lazy(
    r"\b(?:(?:a|one)\s+year\s+(?:before|earlier|ago|previously)|the\s+(?:previous|prior|preceding)\s+year|"
    r"the\s+year\s+before)\b"
)


def rebased(
    text: str, figures: Sequence[Quantity], near: Sequence[Span], whens: Sequence[Moment | None]
) -> list[Moment | None]:
    """The times of a sentence's figures, those of what others are compared with put right.

    `near` holds the stretch of the sentence that speaks of each figure.
    """
    return [
        _earlier(text, figure.span, stretch, when, whens) if _is_before(text, figure) else when
        for figure, stretch, when in zip(figures, near, whens, strict=True)
    ]


def is_base(text: str, figure: Quantity) -> bool:
    """Whether another figure of a text is compared with one."""
    start = figure.span.start
    return _BEFORE.search(text, max(0, start - _LONGEST), start) is not None


def _is_before(text: str, figure: Quantity) -> bool:
    """Whether a figure is of an earlier time than its sentence names."""
    return is_base(text, figure) or _is_dated_back(text, figure)


def _is_dated_back(text: str, figure: Quantity) -> bool:
    """Whether "the year before" stands right behind a figure: "after a loss of £120,000 the year before"."""
    found = _YEAR_BEFORE.search(text, figure.span.end, figure.span.end + _LONGEST)
    return found is not None and text[figure.span.end : found.start()].strip(" ,") in ("", "in", "for")


def _earlier(text: str, figure: Span, near: Span, when: Moment | None, whens: Sequence[Moment | None]) -> Moment | None:
    """The time of what is compared with, where its date is that of another figure, or is told from that."""
    if when is None:
        return None
    told = when.relative
    if told is not None:
        dated = next((one for one in whens if one is not None and one.relative is None), None)
        return _shifted(dated, when) if dated is not None and told.in_story and told.unit == "year" else when
    shared = sum(one is when for one in whens) > 1
    after = text[figure.end : near.end]
    if not shared or when.span.start > figure.start or any(map(str.isupper, after)):
        return when
    said = _YEAR_BEFORE.search(text, figure.end, near.end)
    if said is None:
        return None
    before = Moment(Span(*said.span()), said.group(), Precision.YEAR, relative=Relative(-1, "year", in_story=True))
    return _shifted(when, before)


def _shifted(dated: Moment, told: Moment) -> Moment:
    """A time that is told as so many years from a year."""
    if dated.precision is not Precision.YEAR or dated.year is None or dated.bc or told.relative is None:
        return told
    by = told.relative.count
    year = dated.year + by
    if not 1 < year < 9999:
        return told
    if dated.ends is None:
        return replace(told, year=year, precision=Precision.YEAR, first=date(year, 1, 1), last=date(year, 12, 31))
    first, last = (dated.first, dated.last) if dated.is_range else (None, None)
    return replace(
        told,
        year=year,
        precision=Precision.YEAR,
        first=date(first.year + by, 1, 1) if first else None,
        last=date(last.year + by, 12, 31) if last else None,
        fiscal=dated.fiscal,
        is_range=dated.is_range,
        ends=dated.ends + by,
    )
