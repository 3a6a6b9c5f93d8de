"""Workflow commands, which GitHub Actions turns into annotations beside the lines of a pull request.

The format: "Workflow commands for GitHub Actions", section "Setting an error message".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from tieout.model import Report, Severity
from tieout.reports.base import Appearance, Reporter
from tieout.reports.cases import Index, broken, outcomes
from tieout.reports.layout import visible
from tieout.reports.remarks import Remark, remarks

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


class GithubReporter(Reporter):
    """A command for each finding, and the three outcomes as a plain line of the log."""

    format: ClassVar[str] = "github"

    def pieces(self, report: Report, appearance: Appearance) -> Iterator[str]:
        index = Index(report)
        for remark in remarks(report, appearance):
            yield _command(remark, _placed(remark) + remark.with_sources(index))
        for sentence in (*report.unread, *report.notes, *broken(report)):
            yield f"::warning title=tieout::{_data(sentence)}\n"
        yield outcomes(report) + "\n"


def _command(remark: Remark, message: str) -> str:
    where = {"file": remark.path, **_place(remark), "title": remark.title}
    told = ",".join(f"{name}={_property(str(value))}" for name, value in where.items())
    return f"::{_COMMANDS.get(remark.severity, 'notice')} {told}::{_data(message)}\n"


def _place(remark: Remark) -> dict[str, int]:
    """Lines, and columns where the range is of one line: with several, columns are refused."""
    start, end = remark.start, remark.end
    if start.line is None or end.line is None:
        return {}
    if start.line != end.line or start.column is None or end.column is None:
        return {"line": start.line, "endLine": end.line}
    return {"line": start.line, "col": start.column, "endLine": end.line, "endColumn": end.column}


def _placed(remark: Remark) -> str:
    """The page and the paragraph, where the format has no lines that a command could name."""
    start = remark.start
    told = [f"{name} {n}" for name, n in (("page", start.page), ("paragraph", start.paragraph)) if n is not None]
    return f"{', '.join(told)}: " if told and start.line is None else ""


def _data(text: str) -> str:
    """A message as a command carries it; what could end the command, or begin another, is escaped."""
    lines = (visible(line) for line in text.split("\n"))
    return "%0A".join(line.replace("%", "%25") for line in lines)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
