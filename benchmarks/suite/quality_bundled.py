"""Quotations of sentences by the grammar, altered in a known way: says something true where there is no data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from random import Random

import tieout
from benchmarks import corpora, faults
from benchmarks.base import Benchmark, Figure, Workplace, at_least, told
from tieout.model import Outcome, Severity

MEETINGS, WORDS = 40, 4_000
DRAFTS, OF_EACH = 6, 2


class QualityBundled(Benchmark):
    """Are quotations with known faults judged right, on invented meetings of a town council?"""

    name = "quality-bundled"
    rank = 35

    def run(self, place: Workplace) -> Iterator[Figure]:
        sources = corpora.council(place, MEETINGS, WORDS)
        library = tieout.open_library(sources)
        transcripts = [path.read_text("utf-8") for path in corpora.files_of(sources)]
        right: dict[faults.Kind, int] = defaultdict(int)
        number: dict[faults.Kind, int] = defaultdict(int)
        for seed in range(DRAFTS):
            draft = faults.draft(transcripts, OF_EACH, Random(f"{place.seed}-{seed}"))
            report = tieout.check(draft.text, library)
            for case in draft.cases:
                number[case.kind] += 1
                right[case.kind] += _right(report, case)
        yield from _figures(right, number)


def _right(report: tieout.Report, case: faults.Case) -> bool:
    """Whether the quotation that stands there got the verdict that is due: its fault named, or none."""
    for verdict in report.verdicts:
        if verdict.item.span.start <= case.start < verdict.item.span.end:
            named = {
                finding.rule
                for finding in report.findings
                if finding.item == verdict.item.id and finding.severity in (Severity.WARNING, Severity.ERROR)
            }
            return (
                not named and verdict.outcome is Outcome.TIES_OUT if case.kind.honest else bool(named & case.kind.rules)
            )
    return False


def _figures(right: dict[faults.Kind, int], number: dict[faults.Kind, int]) -> Iterator[Figure]:
    for honest, what, goal in ((True, "honest quotations tied out", 0.995), (False, "faults named", 0.98)):
        kinds = [kind for kind in number if kind.honest is honest]
        all_right, all_there = sum(right[kind] for kind in kinds), sum(number[kind] for kind in kinds)
        yield at_least(f"{what} ({all_right} of {all_there})", all_right / all_there, goal)
        for kind in sorted(kinds, key=lambda kind: kind.name):
            if right[kind] < number[kind]:
                yield told(f"{kind.name}", f"{right[kind]} of {number[kind]}")
