"""Figures whose unit stands with the one before: "fares rose by 21 per cent and wages by 13", "655 hours, here 748"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from tieout.model.quantities import Interval, Kind, Quantity
from tieout.text.patterns import lazy
from tieout.text.rounding import EXACT

_UNITED = frozenset({Kind.PERCENT, Kind.POINTS, Kind.MEASURE, Kind.DURATION})
_TELLING = _UNITED | {Kind.MONEY}
_GAP = lazy(
    r"[^.;\d]{0,80}?(?:[,;]|\s(?:and|while|but|whereas)|\sinstead\s+of|\scompared\s+with|\sagainst)\s+"
    r"(?:(?:and|while|but|whereas)\s+)?(?:(?:the|in|at|for|on|among|of)\s+){0,2}(?P<name>(?:[^\W\d_][\w’'-]*\s+){0,3}?)"
    r"(?P<by>(?:by|at|only|about|nearly|almost|just)\s+){0,2}"
)
"""From the unit to a figure without one: a mark, and two or three words that name another."""
_ENDS = lazy(r"\s*(?:[.,;)]|\Z|\s(?:in|on|at|by|for|from|before|after|wide|long|high|deep|tall|thick)\b)")
_BRACKETS = lazy(r"\s*\([^()]*\)")
_APART = lazy(r"[!?\t|]|\n[ \t]*(?:\n|[-*•–]\s)")
"""Between two sentences, points of a list or cells of a row, none of which lends to the next."""
_JOINED = lazy(r"\s+(?:and|or|to|(?P<by>by|x))\s+")
_OPENED = lazy(r"(?i)\b(?P<end>from|between)\s+\Z")
_OPENS = 12
"""Characters before a figure in which the word stands that it is an end of something."""
_SIDES = "length"
"""The dimension of what is so long by so wide: "a crew of 40 by 25 per cent" changed."""
_NO_NAMES = frozenset(
    "to from by of than or up down with was were is are has have had reaching reached total about minus plus".split()
)
_POINTS = lazy(r"[\s-]points?\b")
_LONGEST = 160
"""Characters from one figure to the next."""
_FAR = Decimal(8)
"""What is counted alike is hardly so many times as much."""


def united(text: str, figures: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The figures of a text, in order, those without a unit given that of the figure before or behind.

    Where the words say so; the spans count in the text.
    """
    figures = _scaled(text, figures) if any(one.scale for one in figures) else figures
    if not (any(one.kind in _TELLING for one in figures) and any(map(_is_bare, figures))):
        return tuple(figures)
    found: list[Quantity] = []
    last: Quantity | None = None
    at, opened, closed = 0, -1, -1
    for one in figures:
        found.append(_lent(text, last, one) if last is not None else one)
        opened = max(opened, text.rfind("(", at, one.span.start))
        closed = max(closed, text.rfind(")", at, one.span.start))
        at = one.span.start
        last = last if one.by_article or opened > closed else found[-1]
    for number in range(len(found) - 2, -1, -1):
        found[number] = _led(text, found[number], found[number + 1])
    return tuple(found)


def _led(text: str, one: Quantity, after: Quantity) -> Quantity:
    """A figure with the unit of the next, which it is joined to: "39 and 54 °F", "42 by 18 metres"."""
    if after.kind is Kind.MONEY:
        return _of_money(text, one, after)
    if after.kind not in _UNITED or after.vague or not _is_bare(one) or not _is_near(one, after):
        return one
    joined = _JOINED.fullmatch(text, one.span.end, after.span.start)
    if joined is None or (joined["by"] and (after.unit is None or after.unit.dimension != _SIDES)):
        return one
    return replace(one, kind=after.kind, unit=after.unit, unit_text=after.unit_text)


def _of_money(text: str, one: Quantity, after: Quantity) -> Quantity:
    """A figure with the currency that is named behind the next: "from 33.2 to 31.4 cents"."""
    if after.scale or after.vague or after.is_range or not after.text[-1:].isalpha() or not _is_bare(one):
        return one
    joined = _JOINED.fullmatch(text, one.span.end, after.span.start)
    if joined is None or joined["by"]:
        return one
    cents = after.value != _printed(after.text)
    value, interval = one.value, one.interval
    if cents:
        value, interval = EXACT.scaleb(value, -2), Interval(*(EXACT.scaleb(end, -2) for end in interval))
    found = replace(
        one, kind=Kind.MONEY, currency=after.currency, unit_text=after.unit_text, value=value, interval=interval
    )
    return found if _is_near(found, after) else one


def _printed(text: str) -> Decimal | None:
    """The number that an amount of money begins with; None where it begins otherwise."""
    number = text.partition(" ")[0].replace(",", "")
    return Decimal(number) if number.replace(".", "", 1).isdecimal() else None


def _scaled(text: str, figures: Sequence[Quantity]) -> Sequence[Quantity]:
    """Some figures, those without a scale given that of the other end of a change: "from 62.3 to 61.9 billion"."""
    found = list(figures)
    for number, (one, after) in enumerate(pairwise(figures)):
        if after.scale and not one.scale and _opens_to(text, one, after):
            value, interval = EXACT.scaleb(one.value, after.scale), one.interval
            scaled = Interval(EXACT.scaleb(interval.low, after.scale), EXACT.scaleb(interval.high, after.scale))
            if _is_near(replace(one, value=value), after):
                kind, unit = (after.kind, after.unit) if one.kind is Kind.COUNT else (one.kind, one.unit)
                found[number] = replace(one, value=value, interval=scaled, scale=after.scale, kind=kind, unit=unit)
    return found


def _opens_to(text: str, one: Quantity, after: Quantity) -> bool:
    """Whether one of two figures is the first end of a change or a stretch, and the other the second."""
    plain = not (one.spelt or one.vague or one.is_range or after.vague or after.is_range)
    alike = one.kind is after.kind or (one.kind is Kind.COUNT and after.kind is Kind.MEASURE)
    if not (plain and alike and one.currency == after.currency):
        return False
    opened = _OPENED.search(text, max(0, one.span.start - _OPENS), one.span.start)
    joint = "to" if opened is not None and opened["end"].lower() == "from" else "and"
    return opened is not None and text[one.span.end : after.span.start].strip().lower() == joint


def _is_bare(one: Quantity) -> bool:
    return one.kind is Kind.COUNT and not (one.spelt or one.scale or one.vague or one.is_range)


def _is_near(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are of a size, as those that are counted alike mostly are."""
    return 0 < other.value <= _FAR * one.value and one.value <= _FAR * other.value


def _lent(text: str, last: Quantity, one: Quantity) -> Quantity:
    if last.kind not in _UNITED or not _is_bare(one):
        return one
    end = one.span.end
    if one.span.start - last.span.end > _LONGEST:
        return one
    if last.kind is Kind.POINTS and _POINTS.match(text, end):
        return replace(one, kind=Kind.POINTS)
    if not _is_near(one, last) or not _ENDS.match(text, end):
        return one
    start = one.qualifier_span.start if one.qualifier_span else one.span.start
    if _APART.search(text, last.span.end, start):
        return one
    gap = _GAP.fullmatch(_BRACKETS.sub("", text[last.span.end : start]))
    if gap is None or not _NO_NAMES.isdisjoint(gap["name"].lower().split()):
        return one
    return replace(one, kind=last.kind, unit=last.unit, unit_text=last.unit_text)
