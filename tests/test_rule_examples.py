"""What every rule owes its readers: examples that are true, a reason, a name, a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

import tieout
from tieout.model import Finding, Severity
from tieout.rules import all_rules, find
from tieout.rules.base import Fires, Rule, Silent

RULES = all_rules()


def examples(kind: type[Fires | Silent]) -> Iterator[ParameterSet]:
    """Each example of a kind, named by its rule and its number."""
    for rule in RULES:
        numbers = count(1)
        for example in rule.examples:
            if isinstance(example, kind):
                yield pytest.param(rule, example, id=f"{rule.code}-{rule.name}-{next(numbers)}")


def findings_of(rule: type[Rule], example: Fires | Silent, folder: Path) -> list[Finding]:
    """What the rule finds in an example, by the way every draft goes."""
    select = ("ALL", rule.code)
    decisions = folder / "tieout.decisions.toml"
    decisions.write_text(example.decisions, "utf-8")
    report = tieout.check(
        example.draft, example.sources, style=example.style, name=example.name, select=select, decisions=decisions
    )
    return [finding for finding in report.findings if finding.rule == rule.code]


@pytest.mark.parametrize(("rule", "example"), list(examples(Fires)))
def test_an_example_that_fires(rule: type[Rule], example: Fires, tmp_path: Path) -> None:
    """The rule fires once, on exactly the words it flags, and says what is wrong with them."""
    assert example.draft.count(example.flags) == 1, "the words flagged have to occur once in the draft"
    found = findings_of(rule, example, tmp_path)
    assert len(found) == 1
    start, end = found[0].span
    assert example.draft[start:end] == example.flags
    assert example.says in found[0].message
    assert found[0].severity is not Severity.OFF


@pytest.mark.parametrize(("rule", "example"), list(examples(Silent)))
def test_an_example_that_stays_silent(rule: type[Rule], example: Silent, tmp_path: Path) -> None:
    """The rule finds nothing in what is honestly done."""
    assert findings_of(rule, example, tmp_path) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_whole(rule: type[Rule]) -> None:
    """A rule says what it does and why, fires on something, and is silent on something."""
    assert {type(example) for example in rule.examples} == {Fires, Silent}
    assert rule.why.strip().endswith(".")
    assert re.fullmatch(r"(Safe|Unsafe|None): .*[.”]", rule.info().mends)
    assert (rule.__doc__ or "").strip().split("\n\n")[0].endswith(".")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_found_by_code_and_by_name(rule: type[Rule]) -> None:
    """Code and name are both accepted, and the module is named after the rule."""
    assert re.fullmatch(r"[A-Z]\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert find(rule.code) is find(rule.name) is rule
    assert rule.__module__.rpartition(".")[2] == rule.name.replace("-", "_")


def test_codes_and_names_are_unique() -> None:
    """No two rules share a code or a name, and they are listed by code."""
    codes, names = [rule.code for rule in RULES], [rule.name for rule in RULES]
    assert codes == sorted(set(codes))
    assert len(set(names)) == len(names)
