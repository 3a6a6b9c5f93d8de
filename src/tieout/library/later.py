"""Which of two figures that stand in one text is plainly of the later time."""

from __future__ import annotations

import re

from tieout.model import Fact, Span
from tieout.text.patterns import lazy

_BACK = lazy(r"\b(?:against|compared|versus|vs|from|than|after|previous(?:ly)?|earlier|before)\b", re.IGNORECASE)


def is_later(text: str, one: tuple[Fact, Span], other: tuple[Fact, Span], onward: re.Pattern[str]) -> bool:
    """Whether one figure is plainly of a later time than another: by their years, or as in "from A to B".

    Each is given with its place in the text; `onward` are the words that lead from an earlier figure to a later one.
    """
    years = [fact.when.year for fact, _ in (one, other) if fact.when and fact.when.year is not None]
    if len(years) > 1 and years[0] != years[1]:
        return years[0] > years[1]
    first, second = sorted((one[1], other[1]))
    between = text[first.end : second.start]
    leads = one[1] == first
    return leads if _BACK.search(between) else not leads and onward.search(between) is not None
