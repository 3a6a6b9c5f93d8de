"""The check of the figures of a draft beside the check of its quotations, against many tables and reports."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random

import tieout
from benchmarks import towns
from benchmarks.base import Benchmark, Figure, Workplace, at_least, at_most, told
from benchmarks.timing import alternately, milliseconds, ratio
from tieout.model import ItemKind, Outcome

SIZE, QUICK_SIZE = 1_000, 100
ROUNDS = 3


class FiguresSpeed(Benchmark):
    """How long do 100 figures take against 1,000 tables and 1,000 reports, beside 100 quotations of the same draft?"""

    name = "figures-speed"
    rank = 42

    def run(self, place: Workplace) -> Iterator[Figure]:
        sources, cache, draft = place.room("towns"), place.folder / "towns-index", place.folder / "towns.txt"
        size = QUICK_SIZE if place.quick else SIZE
        draft.write_text(towns.write(sources, size, size, Random(place.seed)), "utf-8")
        check = partial(tieout.check, draft, sources, cache_dir=cache)
        cold = alternately(
            {"Q": partial(_first, check, cache, "Q"), "F": partial(_first, check, cache, "F")},
            1 if place.quick else ROUNDS,
        )
        warm = alternately({"Q": partial(check, select=["Q"]), "F": partial(check, select=["F"])}, ROUNDS)
        yield told("tables and reports", f"{size:,} each")
        report = check(select=["F"])
        figures = [one for one in report.verdicts if one.item.kind is ItemKind.FIGURE]
        tied = sum(one.outcome is Outcome.TIES_OUT for one in figures)
        yield at_least(f"figures that tie out ({tied} of {len(figures)})", tied / len(figures), 0.98)
        for name, times in (("the first time", cold), ("from the second time on", warm)):
            yield told(f"quotations, {name}", milliseconds(statistics.median(times["Q"])))
            yield told(f"figures, {name}", milliseconds(statistics.median(times["F"])))
            yield at_most(f"figures, times as long, {name}", ratio(times["F"], times["Q"]), 1.5)


def _first(check: partial[tieout.Report], cache: Path, family: str) -> tieout.Report:
    """A check of one family of rules, nothing kept from before."""
    shutil.rmtree(cache, ignore_errors=True)
    return check(select=[family])
