"""A text cut where its items begin and end, each stretch with the one item that it is shown as part of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from tieout.model import Span

_ORDER = {"finding": 0, "unchecked": 1, "accepted": 2, "ties-out": 3}


class Marked(NamedTuple):
    """An item in a text: where it stands, what it is known by, and its outcome."""

    span: Span
    id: str
    outcome: str


def segments(text: str, items: Sequence[Marked]) -> Iterator[tuple[Span, Marked | None]]:
    """The text in stretches; where items overlap, a stretch is the shortest's that covers it, of equals the gravest's.

    So a figure within a statement has its own mark, and the statement the rest.
    """
    waiting = sorted((item for item in items if item.span), key=lambda item: item.span.start, reverse=True)
    open_: list[tuple[int, int, str, Marked]] = []
    at = 0
    while at < len(text):
        while waiting and waiting[-1].span.start <= at:
            item = waiting.pop()
            heappush(open_, (item.span.length, _ORDER.get(item.outcome, 0), item.id, item))
        while open_ and open_[0][-1].span.end <= at:
            heappop(open_)
        top = open_[0][-1] if open_ else None
        ends = [len(text), *([top.span.end] if top else []), *([waiting[-1].span.start] if waiting else [])]
        end = min(ends)
        yield Span(at, end), top
        at = end
