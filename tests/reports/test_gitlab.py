"""Code quality issues, as GitLab reads them."""

from __future__ import annotations

import json
from dataclasses import replace

from tests.reports.factory import document, full_report
from tieout.reports import Appearance, find


def test_every_issue_has_what_gitlab_asks_for() -> None:
    """Description, name of the check, a fingerprint of its own, a severity and a place."""
    issues = json.loads(find("gitlab").render(full_report(), Appearance()))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == len(full_report().findings)
    assert {issue["severity"] for issue in issues} <= {"info", "minor", "major", "critical", "blocker"}
    for issue in issues:
        assert issue["description"].startswith(issue["check_name"])
        assert issue["location"]["positions"]["begin"]["line"] >= 1


def test_a_format_without_lines_is_placed_on_the_first() -> None:
    """GitLab asks for a line, whatever the format."""
    report = replace(full_report(), documents=(replace(document(), paragraphs=(0, 20)),))
    issues = json.loads(find("gitlab").render(report, Appearance()))
    assert {issue["location"]["positions"]["begin"]["line"] for issue in issues} == {1}
