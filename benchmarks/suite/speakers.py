"""Speakers on articles whose attributions were marked by hand, scored by the evaluation script's own score."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.attributions import score
from benchmarks.base import Benchmark, Figure, Workplace, at_least, told


class Speakers(Benchmark):
    """Who is quoted, in articles whose attributions were marked by hand? (The half that no rule was tuned on.)"""

    name = "speakers"
    rank = 35
    needs_data = True

    def run(self, place: Workplace) -> Iterator[Figure]:
        assert place.data is not None
        result = score(place.data, "odd")
        yield told("quotations with a marked speaker", result.all)
        yield told("of these found as quotations", result.extracted)
        yield told("of these given a speaker", result.answered)
        yield at_least("right, of all", result.right / result.all, 0.85)
        yield at_least("right, where a speaker is given", result.right / result.answered, 0.90)
