"""Dates of birth and death that a draft takes for those of an office: "reigned from 1708 to 1765"."""

from __future__ import annotations

from collections.abc import Sequence

from tieout.library.prose import Text
from tieout.model import Moment, Span
from tieout.text.lifetimes import lifetimes
from tieout.text.patterns import lazy
from tieout.text.terms import subject_stems

_LIVED = lazy(r"(?i)\b(?:born|birth|died|dies|death|dead|live[sd]?|living|life|lifetime|alive|dates|b\.|d\.)")
_SO = lazy(r"(?i)(?:\b(?:from|between)|\b(?!dated|titled)\w{2,}ed|\b(?:held|led|ran|sat|rule|reign|office|power))\s+\Z")
"""What was so stands right before the years; behind a name alone they are a life's own."""
_UNTIL = lazy(r"\s*(?:,\s*)?(?:to|and|until|till|through|[-–—])\s*(\d{4})\b")
_FROM = lazy(r"(?i)\b(?:from|between)\s+\Z")
_REACH = 16


def is_of_a_life(prose: str, moment: Moment, sentence: Span, near: Sequence[tuple[Text, Span]]) -> bool:
    """Whether a draft says of two years that something was so between them, and they are those of a life.

    The life must be told by its days, or by "born", in brackets behind a name of the draft's sentence, and no sentence
    near the draft's have the two years for anything else.
    """
    edges = _edges(prose, moment)
    clause = prose[sentence.start : moment.span.start]
    if edges is None or _SO.search(clause) is None or _LIVED.search(prose, *sentence):
        return False
    said, found = subject_stems(prose[slice(*sentence)]), False
    for text, span in near:
        if not text.has_number(span):
            continue
        printed, dates = text.printed(span), text.dated(span)
        years = [one.year for one in dates] + [one.last.year for one in dates if one.is_range and one.last]
        lives = [one for one in lifetimes(printed, dates) if one.certain and one.died and one.name & said]
        own = any((one.born.year, one.died.year) == edges for one in lives if one.died)
        if all(year in years for year in edges) and not (own and all(years.count(year) == 1 for year in edges)):
            return False
        found = found or own
    return found


def _edges(prose: str, moment: Moment) -> tuple[int, int] | None:
    """The years between which a draft says that something was so, at the first of them; None of any other date."""
    if moment.year is None or moment.day is not None or moment.month is not None:
        return None
    if moment.is_range and moment.last is not None:
        return moment.year, moment.last.year
    start, end = moment.span
    behind = _UNTIL.match(prose, end)
    led = _FROM.search(prose, max(0, start - _REACH), start)
    return (moment.year, int(behind[1])) if behind and led else None


__all__ = ["is_of_a_life"]
