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


NEAREST = [
    ("word-omitted", "words-omitted"),
    ("wordsomited", "words-omitted"),
    ("spliced2", "spliced"),
    ("Q1O3", "Q103"),
    ("q10l", "Q101"),
    ("Q1155", "Q115"),
    ("101", "Q101"),
    ("Q999", "Q109"),
]


@pytest.mark.parametrize(("wanted", "near"), NEAREST)
def test_a_rule_that_there_is_not_names_the_nearest(wanted: str, near: str) -> None:
    """One sentence, exit code 2."""
    result = tieout("rule", wanted)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"tieout: There is no rule '{wanted}': did you mean {near}?\n"


def test_a_rule_that_is_like_none_tells_where_they_are_listed() -> None:
    """A guess would be worse than none."""
    assert tieout("rule", "xyzzy").stderr == "tieout: There is no rule 'xyzzy': `tieout rule` lists them.\n"
