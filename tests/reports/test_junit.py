"""JUnit XML: every item is a test, and the XML is one whatever a draft holds."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

from tests.reports.factory import full_report
from tieout.model import Report
from tieout.reports import Appearance, find


def suites_of(report: Report, *, strict: bool = False) -> ET.Element:
    """The report as an XML reader takes it in."""
    text = find("junit").render(report, Appearance(strict=strict))
    return ET.fromstring(text.encode())  # noqa: S314 - made here


def test_the_three_outcomes_are_counted() -> None:
    """What ties out passes, a finding fails, and what is unchecked or let stand is skipped."""
    root = suites_of(full_report())
    assert (root.get("tests"), root.get("failures"), root.get("skipped")) == ("10", "5", "3")
    assert len(root.findall(".//testcase")) == 10
    assert [case.get("message") for case in root.findall(".//skipped")][-1] == "Q109 wrong-source accepted: " + (
        full_report().accepted[0].decision.reason
    )


def test_a_strict_run_fails_what_is_unchecked() -> None:
    """As its exit code does."""
    root = suites_of(full_report(), strict=True)
    assert (root.get("failures"), root.get("skipped")) == ("7", "1")
    assert "unchecked too-short" in [failure.get("type") for failure in root.findall(".//failure")]


def test_what_xml_cannot_hold_is_made_visible() -> None:
    """Controls, lone surrogates and markup of a draft end up as text."""
    report = full_report()
    message = "A\x00B\x1bC \ud800 \ufffe <failure> ]]> & \"'"
    hostile = replace(report, findings=(replace(report.findings[1], message=message),), unread=("b<.md & so on",))
    root = suites_of(hostile)
    assert "<failure> ]]> & \"'" in str(root.findall(".//failure")[0].text)
    assert [error.text for error in root.findall(".//error")] == ["b<.md & so on"]
