"""Figures given in the order of what is listed beside them: "Dunmere and Lowfell had 12 and 15 respectively".

Of two dates and two figures the same is read without the word: "between 2014 and 2016 it fell from 12 to 9".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise

from tieout.model.moments import Moment
from tieout.model.places import Span
from tieout.text.patterns import lazy

_WORD = lazy(r"\brespectively\b", re.IGNORECASE)
_LISTED = lazy(r"(?:\s+[^\W\d_]+){0,2}\s*(?:,\s*and|,|\band|&)\s+(?:[^\W\d_]+\s+)?", re.IGNORECASE)
"""Stands between the figures of a list."""
_DATES = lazy(r"\s*(?:,|,?\s*and|,?\s*to|[-–]|&)\s*(?:in\s+)?", re.IGNORECASE)
"""Stands between two dates."""
_GOES = lazy(r"(?:\s+[^\W\d_]+){0,2}\s*,?\s*to\s+(?:[^\W\d_]+\s+){0,2}", re.IGNORECASE)
"""Leads from one figure to another."""
_PARTS = lazy(r",\s*and\b|,|\band\b|&", re.IGNORECASE)
"""Parts names."""


@dataclass(frozen=True, slots=True)
class Respective:
    """By the number of a figure: the stretch that names its subject, and its date."""

    near: dict[int, Span] = field(default_factory=dict)
    when: dict[int, Moment] = field(default_factory=dict)


def respective(text: str, sentence: Span, figures: Sequence[Span], moments: Sequence[Moment]) -> Respective:
    """What the figures of a sentence, in order, have by their place in a list."""
    if len(figures) < 2:
        return Respective()
    listed = [moment.span for moment in moments]
    dated = len(moments) > 1 and all(_DATES.fullmatch(text, a.end, b.start) for a, b in pairwise(listed))
    word = _WORD.search(text, sentence.start, sentence.end)
    run = _run(text, figures, word.start()) if word else _only_run(text, figures) if dated else ()
    if len(run) < 2:
        return Respective()
    if dated and len(moments) == len(run):
        return Respective(when=dict(zip(run, moments, strict=True)))
    if word is None:
        return Respective()
    near = _names(text, sentence, figures, run, word.span())
    shared = moments[0] if len(moments) == 1 else None
    return Respective(dict(zip(run, near, strict=False)), dict.fromkeys(run, shared) if shared else {})


def _run(text: str, figures: Sequence[Span], at: int) -> tuple[int, ...]:
    """The figures listed before a place, or else after it."""
    before = [number for number, span in enumerate(figures) if span.end <= at]
    if not before:
        return _chain(text, figures, 0)
    first = before[-1]
    while first and _LISTED.fullmatch(text, figures[first - 1].end, figures[first].start):
        first -= 1
    return tuple(range(first, before[-1] + 1))


def _chain(text: str, figures: Sequence[Span], first: int) -> tuple[int, ...]:
    """The figures listed from one on."""
    last = first
    while last + 1 < len(figures) and _LISTED.fullmatch(text, figures[last].end, figures[last + 1].start):
        last += 1
    return tuple(range(first, last + 1))


def _only_run(text: str, figures: Sequence[Span]) -> tuple[int, ...]:
    """The figures listed, or from one to another, where the sentence has just one such run."""
    runs = (run for number in range(len(figures)) if len(run := _chain(text, figures, number)) > 1)
    going = [
        (number, number + 1)
        for number, (one, other) in enumerate(pairwise(figures))
        if _GOES.fullmatch(text, one.end, other.start)
    ]
    found = [*islice(runs, 1), *going]
    return found[0] if len(found) == 1 else ()


def _names(text: str, sentence: Span, figures: Sequence[Span], run: Sequence[int], word: tuple[int, int]) -> list[Span]:
    """The stretches that name what each figure of a run is of: those listed before the first, or after the last."""
    many = len(run) - 1
    cuts = list(_PARTS.finditer(text, sentence.start, figures[run[0]].start))
    last = max((number for number, cut in enumerate(cuts) if cut.group()[-1] in "dD&"), default=-1)
    if last + 1 >= many:
        begun = cuts[last - many].end() if last >= many else sentence.start
        after = cuts[last + 1].start() if last + 1 < len(cuts) else figures[run[0]].start
        listed = cuts[last + 1 - many : last + 1]
        edges = [begun, *(edge for cut in listed for edge in cut.span()), after]
        return [Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    last = max(figures[run[-1]].end, word[1])
    cuts = list(_PARTS.finditer(text, last, sentence.end))[:many]
    if len(cuts) == many:
        edges = [last, *(edge for cut in cuts for edge in cut.span()), sentence.end]
        return [Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return []
