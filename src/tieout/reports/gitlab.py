"""Code quality issues of GitLab, which shows them in merge requests: the format of Code Climate, a part of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from tieout.model import Report, Severity
from tieout.reports.base import Appearance, Reporter
from tieout.reports.cases import Index
from tieout.reports.jsontext import Encoder, Json
from tieout.reports.remarks import Remark, remarks

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


class GitlabReporter(Reporter):
    """An array with an issue for each finding."""

    format: ClassVar[str] = "gitlab"

    def pieces(self, report: Report, appearance: Appearance) -> Iterator[str]:
        encode, index = Encoder(ascii_only=not appearance.unicode), Index(report)
        opening = "["
        for remark in remarks(report, appearance):
            yield f"{opening}\n  {encode(_issue(remark, index))}"
            opening = ","
        yield "\n]\n" if opening == "," else "[]\n"


def _issue(remark: Remark, index: Index) -> Json:
    return {
        "description": f"{remark.title}: {remark.message}",
        "content": {"body": remark.with_sources(index)},
        "check_name": remark.code,
        "fingerprint": remark.fingerprint,
        "severity": _SEVERITIES.get(remark.severity, "info"),
        "location": {"path": remark.path, "positions": {"begin": _place(remark, 0), "end": _place(remark, 1)}},
    }


def _place(remark: Remark, end: int) -> Json:
    """A line and a column; the first of the file where its format has no lines."""
    where = (remark.start, remark.end)[end]
    return {"line": where.line or 1, "column": where.column if where.line and where.column else 1}
