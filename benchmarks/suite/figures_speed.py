"""The check of figures beside the check of as many quotations, against many tables and reports."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random

import tieout
from benchmarks import towns
from benchmarks.base import Benchmark, Figure, Workplace, at_least, at_most, told
from benchmarks.timing import alternately, milliseconds, ratio

SIZE, QUICK_SIZE = 1_000, 100
ROUNDS = 7


class FiguresSpeed(Benchmark):
    """How long do 100 figures take against 1,000 tables and 1,000 reports, beside 100 quotations of the reports?"""

    name = "figures-speed"
    rank = 42

    def run(self, place: Workplace) -> Iterator[Figure]:
        sources, cache = place.room("towns"), place.folder / "towns-index"
        size = QUICK_SIZE if place.quick else SIZE
        figures, quotations = towns.write(sources, size, size, Random(place.seed))
        check = partial(tieout.check, sources=sources, cache_dir=cache)
        jobs = {"Q": partial(check, quotations, select=["Q"]), "F": partial(check, figures, select=["F"])}
        cold = alternately({name: partial(_first, job, cache) for name, job in jobs.items()}, ROUNDS)
        warm = alternately(jobs, ROUNDS)
        report = jobs["F"]()
        yield told("tables and reports", f"{size:,} each")
        share = report.ties_out / len(report.verdicts)
        yield at_least(f"figures that tie out ({report.ties_out} of {len(report.verdicts)})", share, 0.98)
        for name, times in (("the first time", cold), ("from the second time on", warm)):
            yield told(f"quotations, {name}", milliseconds(statistics.median(times["Q"])))
            yield told(f"figures, {name}", milliseconds(statistics.median(times["F"])))
            yield at_most(f"figures, times as long, {name}", ratio(times["F"], times["Q"]), 1.5)


def _first(job: Callable[[], tieout.Report], cache: Path) -> None:
    """A check for which nothing is kept from before."""
    shutil.rmtree(cache, ignore_errors=True)
    job()
