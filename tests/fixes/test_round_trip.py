"""Fixes of what the rules' own examples show: once taken, the rule has nothing more to say, and no other begins to."""

from __future__ import annotations

import re
from itertools import count
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

import tieout
from tieout.fixes import Patch
from tieout.fixes.patching import compatible
from tieout.model import Finding, Fix, Severity, Span, TextEdit
from tieout.rules import all_rules
from tieout.rules.base import Fires, Rule

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "fixes.md"


def flat(fixes: list[list[TextEdit]]) -> list[TextEdit]:
    """The edits of some fixes in a row."""
    return [edit for fix in fixes for edit in fix]


def fires() -> list[ParameterSet]:
    """Every example that fires, named by its rule and its number."""
    return [
        pytest.param(rule, example, id=f"{rule.code}-{number}")
        for rule in all_rules()
        for number, example in zip(count(1), rule.examples, strict=False)
        if isinstance(example, Fires)
    ]


def findings_of(draft: str, rule: type[Rule], example: Fires) -> list[Finding]:
    """What is found in a draft beside the example's sources, of the rule and of warning or above."""
    report = tieout.check(draft, example.sources, style=example.style, name=example.name, select=("ALL", rule.code))
    return [one for one in report.findings if one.rule == rule.code or one.severity is not Severity.INFO]


@pytest.mark.parametrize(("rule", "example"), fires())
def test_a_fix_mends_what_it_was_offered_for(rule: type[Rule], example: Fires) -> None:
    """The finding is gone once its fix is taken, and nothing is found that was not found before."""
    before = findings_of(example.draft, rule, example)
    taken = compatible([finding.fix for finding in before if finding.rule == rule.code and finding.fix])
    after = findings_of(Patch.of(example.draft).with_edits(flat(taken)).text, rule, example)
    assert [finding.rule for finding in after].count(rule.code) == [f.rule for f in before].count(rule.code) - len(
        taken
    )
    assert {finding.rule for finding in after} <= {finding.rule for finding in before}


def test_the_rules_with_a_fix_are_told() -> None:
    """The page on fixes lists those whose examples show one, and no others."""
    offers = {
        rule.code
        for rule in all_rules()
        for example in rule.examples
        if isinstance(example, Fires)
        for finding in findings_of(example.draft, rule, example)
        if finding.rule == rule.code and finding.fix
    }
    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ") and line.endswith("safe |")]
    assert {code for row in rows for code in re.findall(r"\b[A-Z]\d{3}\b", row)} == offers


@pytest.mark.parametrize(
    ("name", "draft"),
    [
        ("a.md", "It reads: “Boats leave the *old| pier* at dawn.”"),
        ("a.txt", "It reads: “Boats leave the old|\npier at dawn.”"),
        ("a.md", "> Boats leave the old| pier at dawn,\n> it says."),
    ],
)
def test_markup_and_line_ends_stay(name: str, draft: str) -> None:
    """Only words are replaced: what a format puts between them stays."""
    before = draft.replace("|", "")
    report = tieout.check(before, {"n.txt": "Boats leave the old stone pier at dawn."}, name=name)
    edits = flat(compatible([finding.fix for finding in report.findings if finding.fix]))
    assert Patch.of(before).with_edits(edits).text == draft.replace("|", " …")


def test_words_are_written_as_the_format_writes_them() -> None:
    """In HTML an ampersand that is put in is an entity."""
    draft = "<p>It reads: “Roe and the old men of the harbour leave the stone pier at dawn.”</p>"
    source = "Roe & Doe and the old men of the harbour leave the wooden pier <at> dawn."
    report = tieout.check(draft, {"n.txt": source}, name="a.html")
    put_in = [edit.text for finding in report.findings if finding.fix for edit in finding.fix.edits]
    assert put_in
    assert not any("<" in text or "& " in text for text in put_in)


def test_fixes_that_touch_wait_for_the_next_round() -> None:
    """Of two fixes that meet, the first is taken, and neither in part."""
    first = Fix(safe=True, edits=(TextEdit(Span(2, 4), "a"), TextEdit(Span(8, 9), "b")))
    second = Fix(safe=True, edits=(TextEdit(Span(5, 6), "c"),))
    third = Fix(safe=True, edits=(TextEdit(Span(10, 10), "d"),))
    assert compatible([third, second, first]) == [[*first.edits], [*third.edits]]
