"""The JSON report on one line, schema tieout-report/1: a file of such lines is one report a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from tieout.model import Report
from tieout.reports.base import Appearance, Reporter
from tieout.reports.json import SCHEMA, TOOL, Encoder, Json, summary, tables


class JsonLinesReporter(Reporter):
    """The same keys as the JSON report, for whoever appends runs to a file."""

    format: ClassVar[str] = "jsonl"

    def pieces(self, report: Report, appearance: Appearance) -> Iterator[str]:
        yield Encoder(ascii_only=not appearance.unicode)(whole(report)) + "\n"


def whole(report: Report) -> dict[str, Json]:
    """The report as one value, in the order of the schema."""
    lists: dict[str, Json] = {name: list(rows) for name, rows in tables(report).items()}
    return {"schema": SCHEMA, "tool": TOOL, **lists, "summary": summary(report)}
