"""`tieout rule`: every rule in a line, or one in full."""

from __future__ import annotations

import pytest

from tests.cli.running import tieout
from tieout.rules import Rule, all_rules


def test_every_rule_is_listed() -> None:
    """Code, name and level."""
    lines = tieout("rule").stdout.splitlines()
    for rule in all_rules():
        assert any(line.startswith(f"{rule.code}  {rule.name} ") for line in lines), rule.code


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_every_rule_is_explained(rule: type[Rule]) -> None:
    """What it does, why, how strictly, what it flags and what it lets be; by code or name, in any case."""
    text = tieout("rule", rule.code).stdout
    assert text == tieout("rule", rule.name).stdout == tieout("rule", rule.code.lower()).stdout
    assert text.startswith(f"{rule.code} {rule.name}\n")
    assert all(heading in text for heading in ("Why it matters", "Level", "What it flags", "What it lets be"))
    assert ">>" in text


def test_a_rule_that_there_is_not_names_the_nearest() -> None:
    """One sentence, exit code 2."""
    result = tieout("rule", "word-omitted")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean words-omitted?" in result.stderr
