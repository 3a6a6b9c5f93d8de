"""SARIF: valid by the published schema, whatever the report holds, and true to what the other formats say."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.reports.factory import document, empty_report, full_report
from tieout.model import Fix, Report, Span, TextEdit
from tieout.reports import Appearance, find
from tieout.rules import all_rules

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))
RULES = {rule.code: rule.info() for rule in all_rules()}
HOSTILE = 'A\x00B\x1b[31m \u202e \ud800 <b> ]]> %0A "\\'


def run_of(report: Report, *, strict: bool = False) -> dict[str, Any]:
    """The one run of a report, which is valid by the schema."""
    log = json.loads(find("sarif").render(report, Appearance(rules=RULES, strict=strict)))
    jsonschema.validate(log, SCHEMA)
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def hostile_report() -> Report:
    """A report whose names, messages and sentences are what nobody would write."""
    report = full_report()
    first = replace(report.findings[0], message=HOSTILE, derivation=HOSTILE)
    sources = tuple(replace(source, path=f"{HOSTILE}/{source.path}") for source in report.sources)
    return replace(report, findings=(first,), sources=sources, notes=(HOSTILE,), unread=(HOSTILE,))


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("make", [full_report, empty_report, hostile_report])
def test_every_log_is_valid(make: Any, *, strict: bool) -> None:
    """Full, empty or hostile: the schema that the standard publishes accepts it."""
    assert run_of(make(), strict=strict)["columnKind"] == "unicodeCodePoints"


def test_regions_cut_the_words_out_of_the_draft() -> None:
    """Line and column lead to the words of the finding."""
    report = full_report()
    lines = report.documents[0].text.split("\n")
    for finding, result in zip(report.findings, run_of(report)["results"], strict=False):
        region = result["locations"][0]["physicalLocation"]["region"]
        words = lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
        assert words == report.documents[0].text[slice(*finding.span)]


def test_evidence_is_a_related_location() -> None:
    """Each passage that a finding rests on is told with its place and its words."""
    spliced = next(result for result in run_of(full_report())["results"] if result["ruleId"] == "Q106")
    told = [(one["physicalLocation"]["artifactLocation"]["uri"], one["message"]["text"]) for one in
            spliced["relatedLocations"]]  # fmt: skip
    assert told == [
        ("sources/minutes.txt", "Nobody asked the keeper."),
        ("sources/minutes.txt", "the light will stay."),
    ]


def test_numbers_lead_to_rules_and_artifacts() -> None:
    """A result's rule and every artifact are found by the numbers given for them."""
    run = run_of(full_report())
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        for location in [*result["locations"], *result.get("relatedLocations", [])]:
            artifact = location["physicalLocation"]["artifactLocation"]
            assert run["artifacts"][artifact["index"]]["location"]["uri"] == artifact["uri"]


def test_rules_bring_their_help_along() -> None:
    """Every rule is described by its own file."""
    rules = run_of(empty_report())["tool"]["driver"]["rules"]
    assert {rule["id"]: rule["name"] for rule in rules} == {code: info.name for code, info in RULES.items()}
    assert all(RULES[rule["id"]].why in rule["help"]["text"] for rule in rules)


def test_a_fix_replaces_a_region() -> None:
    """All edits of a fix are replacements in one artifact."""
    report = full_report()
    edits = (TextEdit(Span(2, 5), "A"), TextEdit(Span(6, 6), "B"))
    report = replace(report, findings=(replace(report.findings[0], fix=Fix(safe=True, edits=edits)),))
    (fix,) = run_of(report)["results"][0]["fixes"]
    (change,) = fix["artifactChanges"]
    assert [one["insertedContent"]["text"] for one in change["replacements"]] == ["A", "B"]
    assert change["replacements"][0]["deletedRegion"]["startColumn"] == 3


def test_what_was_let_stand_is_suppressed() -> None:
    """With the reason, so that code scanning closes the alert."""
    result = run_of(full_report())["results"][-1]
    (suppression,) = result["suppressions"]
    assert suppression["status"] == "accepted"
    assert full_report().accepted[0].decision.reason.rstrip(".") in suppression["justification"]


def test_what_is_unchecked_is_an_open_question() -> None:
    """In a strict run, where it fails."""
    results = run_of(full_report(), strict=True)["results"]
    assert [result["kind"] for result in results if result["ruleId"] == "unchecked"] == ["open", "open"]


def test_a_format_without_lines_is_placed_by_paragraph() -> None:
    """There a region would mean nothing."""
    report = replace(full_report(), documents=(replace(document(), paragraphs=(0, 20)),))
    location = run_of(report)["results"][0]["locations"][0]
    assert "region" not in location["physicalLocation"]
    assert location["logicalLocations"] == [{"fullyQualifiedName": "paragraph 2"}]
