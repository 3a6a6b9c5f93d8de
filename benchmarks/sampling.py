"""Findings drawn at random and written down for a person to read, each with what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from tieout.model import Finding, Report, Severity, Verdict

_AROUND = 200
_TOLD = (Severity.WARNING, Severity.ERROR)


def write(path: Path, reports: Sequence[Report], number: int, draw: Random) -> None:
    """Write some findings of warning level or above, of as many quotations, drawn from those of all reports."""
    found = [(report, finding) for report in reports for finding in report.findings if finding.severity in _TOLD]
    chosen = draw.sample(found, min(number, len(found)))
    pages = (f"## {count}\n\n{_page(report, finding)}\n" for count, (report, finding) in enumerate(chosen, 1))
    path.write_text("\n".join(pages), "utf-8")


def _page(report: Report, finding: Finding) -> str:
    return "\n".join(_lines(report, finding))


def _lines(report: Report, finding: Finding) -> Iterator[str]:
    document = next(document for document in report.documents if document.id == finding.document)
    yield f"{finding.rule} {finding.name}: {finding.message}"
    yield f"{document.path}:{finding.location.line}:{finding.location.column}"
    (start, end), text = finding.span, document.text
    yield f"DRAFT   …{text[max(0, start - _AROUND) : start]}⟦{text[start:end]}⟧{text[end : end + _AROUND]}…"
    for verdict in report.verdicts:
        if verdict.item.id == finding.item:
            yield f"ITEM    {verdict.item.text}"
            yield from _passages(report, verdict)


def _passages(report: Report, verdict: Verdict) -> Iterator[str]:
    paths = {source.id: source.path for source in report.sources}
    for number, passage in enumerate(verdict.passages):
        yield f"SOURCE {number} {Path(paths[passage.source]).name}:{passage.location.line} [{passage.speaker}]"
        yield f"        {passage.before[-_AROUND:]}⟦{passage.text}⟧{passage.after[:_AROUND]}"
