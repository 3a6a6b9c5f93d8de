"""The Reviewdog Diagnostic Format."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from tests.reports.factory import document, full_report
from tieout.model import Report
from tieout.reports import Appearance, find


def diagnostics_of(report: Report) -> list[dict[str, Any]]:
    """What is written for a report, read."""
    found: list[dict[str, Any]] = json.loads(find("rdjson").render(report, Appearance()))["diagnostics"]
    return found


def test_columns_count_bytes_of_utf_8() -> None:
    """A mark of three bytes before the words moves them by three columns."""
    draft = full_report().documents[0]
    for told in diagnostics_of(full_report()):
        start, end = told["location"]["range"]["start"], told["location"]["range"]["end"]
        line = draft.text.split("\n")[start["line"] - 1].encode()
        words = line[start["column"] - 1 : end["column"] - 1].decode()
        assert words in draft.text
        assert line.startswith(draft.text.split("\n")[start["line"] - 1][0].encode())
    lamp = diagnostics_of(full_report())[0]["location"]["range"]
    assert (lamp["start"]["column"], lamp["end"]["column"]) == (4, 44)


def test_a_fix_of_one_edit_is_a_suggestion() -> None:
    """So that a reviewer takes it with one click."""
    offered = [told["suggestions"] for told in diagnostics_of(full_report()) if "suggestions" in told]
    assert [[one["text"] for one in suggestions] for suggestions in offered] == [[""]]


def test_a_format_without_lines_has_no_ranges() -> None:
    """A paragraph is no line, and a suggestion without a place is none."""
    report = replace(full_report(), documents=(replace(document(), paragraphs=(0, 20)),))
    assert not any("range" in told["location"] or "suggestions" in told for told in diagnostics_of(report))
