"""A commentary against the one table that it draws on: what a reader sees of its figures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import tieout
from benchmarks.base import Benchmark, Figure, Workplace, at_least, at_most
from tieout.model import Outcome, Severity

COUNTS = ("7,423", "7,362", "947")
DERIVATION = "7,423 / 947 = 7.84"
_FAMILIES = ("F", "D", "N")


class Commentary(Benchmark):
    """Do the figures of a commentary tie out to the table it draws on, and is nothing else said of them?"""

    name = "commentary"
    rank = 32
    needs_data = True

    def run(self, place: Workplace) -> Iterator[Figure]:
        assert place.data is not None
        folder = place.data / "commentary"
        report = tieout.check(Path(folder, "commentary.txt"), Path(folder, "sources"), partial_sources=True)
        tied = {one.item.text for one in report.verdicts if one.outcome is Outcome.TIES_OUT and _has_row(one)}
        found = [one for one in report.findings if one.rule.startswith(_FAMILIES) and _counts(one)]
        derived = [one for one in report.findings if DERIVATION in one.message]
        yield at_least("counts that tie out, each with its row, of 3", len(set(COUNTS) & tied), len(COUNTS), "{:.0f}")
        yield at_least(f"findings that show {DERIVATION}", len(derived), 1, "{:.0f}")
        others = [one for one in found if one not in derived]
        yield at_most("other findings on figures, dates and names at warning or above", len(others), 0, "{:.0f}")


def _has_row(verdict: tieout.Verdict) -> bool:
    return any(passage.location.row is not None for one in verdict.evidence for passage in one.passages)


def _counts(finding: tieout.Finding) -> bool:
    return finding.severity in (Severity.WARNING, Severity.ERROR)
