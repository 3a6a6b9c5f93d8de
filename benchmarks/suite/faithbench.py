"""Summaries whose faults were marked by annotators, scored by the evaluation script's own score."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.base import Benchmark, Figure, Workplace, at_least, told
from benchmarks.figuring import score_summaries


class Faithbench(Benchmark):
    """Do findings on figures and dates touch what annotators marked in summaries? (The half no rule was tuned on.)"""

    name = "faithbench"
    rank = 36
    needs_data = True

    def run(self, place: Workplace) -> Iterator[Figure]:
        assert place.data is not None
        result = score_summaries(place.data, "odd")
        yield told("summaries", result.summaries)
        yield told("findings", result.findings)
        yield at_least("findings that touch an annotated span", result.touching, 0.70)
        yield told("findings that touch an unwanted one", f"{result.unwanted:.1%}")
        reach = result.reached / max(1, result.spans)
        yield at_least(
            f"unwanted spans with a number that are reached ({result.reached} of {result.spans})", reach, 0.20
        )
