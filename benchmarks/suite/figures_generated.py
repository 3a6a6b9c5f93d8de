"""Statements of figures drawn from tables and altered in a known way, scored by the evaluation script's own score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks import figuring
from benchmarks.base import Benchmark, Figure, Workplace, at_least, at_most, told
from benchmarks.figuring import FigureScore

SEEDS = (1, 2, 3)
DRAFTS = 24


class FiguresGenerated(Benchmark):
    """Are figures with known faults, three seeds of 24 drafts against tables and reports, judged right?"""

    name = "figures-generated"
    rank = 31
    needs_data = True

    def run(self, place: Workplace) -> Iterator[Figure]:
        assert place.data is not None
        scores = []
        for seed in SEEDS:
            folder = place.room(f"figures-{seed}")
            figuring.make(place.data, folder, seed, DRAFTS)
            scores.append(figuring.score(place.data, folder))
        yield from _totals(scores)
        yield from _kinds(scores, figuring.honest_kinds(place.data))


def _totals(scores: Sequence[FigureScore]) -> Iterator[Figure]:
    honests, faults = sum(score.honests for score in scores), sum(score.faults for score in scores)
    tied = sum(score.tied * score.honests for score in scores) / honests
    yield told("statements", honests + faults)
    yield at_least("honest statements not flagged", sum(score.honest for score in scores) / honests, 0.98)
    yield at_least("honest statements with a figure that ties out", tied, 0.95)
    yield at_least("faults named", sum(score.named for score in scores) / faults, 0.95)
    yield at_most("rules that name a fault, the worst seed", max(score.rules for score in scores), 1.3)


def _kinds(scores: Sequence[FigureScore], honest: frozenset[str]) -> Iterator[Figure]:
    shares = sorted(_by_kind(scores))
    for share, kind, right, number in shares:
        if share < 1:
            what = f"{kind} ({right} of {number})"
            yield told(what, f"{share:.1%}") if kind in honest else at_least(what, share, 0.90)
    yield told("kinds judged right without exception", f"{sum(share == 1 for share, *_ in shares)} of {len(shares)}")


def _by_kind(scores: Sequence[FigureScore]) -> list[tuple[float, str, int, int]]:
    """The share judged right of each kind over all seeds, the kind, and the counts."""
    result = []
    for kind in {kind for score in scores for kind in score.kinds}:
        counts = [score.kinds[kind] for score in scores if kind in score.kinds]
        right, number = sum(one for one, _ in counts), sum(all_ for _, all_ in counts)
        result.append((right / number, kind, right, number))
    return result
