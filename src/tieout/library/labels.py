"""Which labels of a sentence speak of one figure of it, and the rows that they name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tieout.library.tabular import Mention, Place
from tieout.model import Claim
from tieout.text.patterns import lazy


def own_labels(claim: Claim, mentions: Sequence[Mention]) -> list[Mention]:
    """The labels that speak of this figure: those in its stretch of the sentence, else the last before it."""
    near = [one for one in mentions if claim.near.holds(one.span)]
    if near:
        return near
    before = [one for one in mentions if one.span.end <= claim.quantity.span.start]
    return before[-1:] or list(mentions[:1])


_AGAINST = lazy(r"\s*(?:,\s*)?(?:[^\W\d_]+\s+){0,3}?(?:against|than|versus|compared\s+(?:with|to))\b")
"""What a figure's stretch is followed by where the next one is what it is held against."""


def not_held_against(claim: Claim, prose: str, mentions: list[Mention]) -> list[Mention]:
    """The labels of a sentence but for those of what the figure is only held against: "its 52, against 37 at Oban".

    So is what stands behind "twice as many as", where the figure's own is named before it.
    """
    if any(one.span.start < claim.quantity.span.start for one in mentions):
        mentions = [one for one in mentions if not _is_compared(claim, prose, one)]
    if not any(claim.near.end <= one.span.start < claim.sentence.end for one in mentions):
        return mentions
    if _AGAINST.match(prose, claim.near.end, claim.sentence.end) is None:
        return mentions
    return [one for one in mentions if one.span.start < claim.near.end]


_AS_MANY = lazy(
    r"(?i)(?:\bas\s+\w+\s+as|,\s+(?:more|less|fewer|higher|lower)\s+than)\s+(?:(?:that|those|of|in|at|the)\s+){0,3}\Z"
)
_REACH = 60


def _is_compared(claim: Claim, prose: str, mention: Mention) -> bool:
    """Whether a label behind a figure is that of what it is said to be so many times, or to be more than."""
    start = max(claim.quantity.span.end, mention.span.start - _REACH)
    return start <= mention.span.start and _AS_MANY.search(prose, start, mention.span.start) is not None


def distinctive(mention: Mention) -> Iterator[tuple[Place, int]]:
    """The rows that a label names, of each table by the column in which it is rarest."""
    counts = Counter((sheet, column) for sheet, _, column in mention.cells)
    rarest: dict[Place, int] = {}
    for (sheet, _), count in counts.items():
        rarest[sheet] = min(rarest.get(sheet, count), count)
    seen = set()
    for sheet, row, column in mention.cells:
        if counts[sheet, column] == rarest[sheet] and (sheet, row) not in seen:
            seen.add((sheet, row))
            yield sheet, row


def grouped(rows: Iterable[tuple[Place, int, bool]]) -> Iterator[tuple[Place, list[int], bool]]:
    """Rows by their table, and by whether a label names them."""
    found: dict[tuple[Place, bool], list[int]] = {}
    for sheet, row, named in rows:
        found.setdefault((sheet, named), []).append(row)
    for (sheet, named), numbers in found.items():
        yield sheet, numbers, named


__all__ = ["distinctive", "grouped", "not_held_against", "own_labels"]
