"""The findings as comments in a copy of a Word document, where an editor works anyway."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from tieout.model import Annotation, Passage, Report, Verdict
from tieout.reports.base import Annotator, Appearance
from tieout.reports.cases import Index, outcomes
from tieout.reports.layout import shorten, visible
from tieout.reports.remarks import MOST_SOURCES, Remark, remarks

_LONGEST = 400
"""Characters of a passage, so that a comment stays one."""


class DocxReporter(Annotator):
    """A comment on each finding: what is wrong, what the sources say, and where."""

    format: ClassVar[str] = "docx"

    def pieces(self, report: Report, appearance: Appearance) -> Iterator[str]:
        """The comments by themselves, and the three outcomes."""
        for annotation in self.annotations(report, appearance):
            yield "".join(f"{paragraph}\n" for paragraph in annotation.paragraphs) + "\n"
        yield outcomes(report) + "\n"

    def annotations(self, report: Report, appearance: Appearance) -> Iterator[Annotation]:
        index = Index(report)
        verdicts = {verdict.item.id: verdict for verdict in report.verdicts}
        for remark in remarks(report, appearance):
            verdict = verdicts.get(remark.item.id) if remark.item else None
            yield Annotation(remark.span, tuple(_paragraphs(remark, verdict, index)))


def _paragraphs(remark: Remark, verdict: Verdict | None, index: Index) -> Iterator[str]:
    yield f"{remark.title} ({remark.severity}): {remark.message}"
    if verdict is not None and (cited := index.cited(verdict.item)):
        yield f"Cited: {visible(cited)}"
    for passage in remark.passages[:MOST_SOURCES]:
        yield f"Source: {_told(passage, index)}"
    if verdict is not None and verdict.nearest and not verdict.evidence:
        nearest = max(verdict.nearest[0].passages, key=lambda passage: len(passage.text))
        yield f"Nearest: {_told(nearest, index)}"


def _told(passage: Passage, index: Index) -> str:
    words = f": “{shorten(passage.text, _LONGEST)}”" if passage.text else ""
    return visible(f"{index.locator(passage)}{words}")
