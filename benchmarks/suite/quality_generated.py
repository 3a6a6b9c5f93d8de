"""Quotations drawn from debates and altered in a known way, scored by the evaluation script's own score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.base import Benchmark, Figure, Workplace, at_least, told
from benchmarks.evaluation import Evaluation, Score

SEEDS = (1, 2, 3)
DRAFTS = 24
HARD = "ellipsis-hides-condition"


class QualityGenerated(Benchmark):
    """Are drafts with known faults, three seeds of 24 drafts against 71 debates, judged right? (In one process.)"""

    name = "quality-generated"
    rank = 30
    needs_data = True

    def run(self, place: Workplace) -> Iterator[Figure]:
        assert place.data is not None
        evaluation = Evaluation(place.data)
        scores = []
        for seed in SEEDS:
            folder = place.room(f"cases-{seed}")
            evaluation.make(folder, seed, DRAFTS)
            scores.append(evaluation.score(folder))
        yield from _totals(scores)
        yield from _kinds(scores)


def _totals(scores: Sequence[Score]) -> Iterator[Figure]:
    honests, faults = sum(score.honests for score in scores), sum(score.faults for score in scores)
    yield told("quotations", honests + faults)
    yield at_least("honest quotations tied out", sum(score.honest for score in scores) / honests, 0.995)
    yield at_least("faults named", sum(score.named for score in scores) / faults, 0.98)
    yield at_least("faults named, and nothing beside", sum(score.alone for score in scores) / faults, 0.95)
    yield at_least("right source, the worst seed", min(score.source for score in scores) / 100, 0.995)


def _kinds(scores: Sequence[Score]) -> Iterator[Figure]:
    for share, kind, right, number in sorted(_by_kind(scores)):
        if share < 1 or kind == HARD:
            yield at_least(f"{kind} ({right} of {number})", share, 0.85 if kind == HARD else 0.95)
    whole = sum(share == 1 for share, *_ in _by_kind(scores))
    yield told("kinds judged right without exception", f"{whole} of {len(_by_kind(scores))}")


def _by_kind(scores: Sequence[Score]) -> list[tuple[float, str, int, int]]:
    """The share judged right of each kind over all seeds, the kind, and the counts."""
    result = []
    for kind in scores[0].kinds:
        right, number = (sum(score.kinds[kind][part] for score in scores) for part in (0, 1))
        result.append((right / number, kind, right, number))
    return result
