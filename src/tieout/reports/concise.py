"""One line a finding, as compilers write them, for editors and for grep."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from tieout.model import Accepted, Finding, Item, Reason, Report
from tieout.reports import closing
from tieout.reports.base import Appearance, Reporter
from tieout.reports.cases import Index, signed, unchecked
from tieout.reports.layout import Run, paint, shorten, visible


class ConciseReporter(Reporter):
    """path:line:column: CODE name message."""

    format: ClassVar[str] = "concise"

    def pieces(self, report: Report, appearance: Appearance) -> Iterator[str]:
        index = Index(report)
        speakers = {v.item.id: v.item.speaker.name for v in report.verdicts if v.item.speaker}
        for finding in report.findings:
            yield _line(_finding(finding, index, speakers.get(finding.item or "", "")), appearance)
        for one in report.accepted if appearance.verbose else ():
            yield _line(_accepted(one, index), appearance)
        if appearance.strict:
            for reason, items in unchecked(report).items():
                for item in items:
                    yield _line(_unchecked(item, reason, index), appearance)
        if appearance.statistics and report.findings:
            yield "\n"
        yield from closing.lines(report, appearance)


def _finding(finding: Finding, index: Index, speaker: str) -> list[Run]:
    where = index.in_document(finding.document, finding.location)
    rule = Run(f"{finding.rule} {finding.name}", finding.severity.value)
    said = [Run(f" [{speaker}]", "dim")] if speaker else []
    return [Run(f"{where}: "), rule, Run(f" {' '.join(finding.message.split())}"), *said]


def _accepted(accepted: Accepted, index: Index) -> list[Run]:
    finding, decision = accepted
    where = index.in_document(finding.document, finding.location)
    return [Run(f"{where}: "), Run(f"accepted {finding.rule}", "info"), Run(f" {signed(decision)}")]


def _unchecked(item: Item, reason: Reason, index: Index) -> list[Run]:
    where = index.in_document(item.document, item.location)
    return [Run(f"{where}: "), Run(f"unchecked {reason}", "warning"), Run(f" {shorten(item.text, 80)}")]


def _line(runs: list[Run], appearance: Appearance) -> str:
    clean = [Run(visible(run.text, unicode=appearance.unicode), run.style) for run in runs]
    return paint(clean, colour=appearance.colour) + "\n"
