"""Settings on the command line: what they change of a run, and how they are shown."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from tests.cli.running import tieout

CHANGED = "The keeper wrote: “The lamp was lit on every night of the war but three.”\n"
TIDIED = "The keeper wrote: “The lamp was lit on every night of the war but 1.”\n"


def settings(text: str) -> None:
    """What the desk's tieout.toml says."""
    Path("tieout.toml").write_text(text, "utf-8")


def rules_of(*arguments: str) -> dict[str, str]:
    """The level of each rule that finds something in draft.md."""
    shown = json.loads(tieout("check", "draft.md", "--output-format", "json", *arguments).stdout)
    return {finding["rule"]: finding["severity"] for finding in shown["findings"]}


@pytest.mark.parametrize(
    ("fail_on", "error", "info"), [("error", 1, 0), ("warning", 1, 0), ("info", 1, 1), ("never", 0, 0)]
)
def test_the_level_that_fails_a_run_can_be_chosen(desk: Path, fail_on: str, error: int, info: int) -> None:
    """A finding of it or above makes the exit code 1."""
    Path("changed.md").write_text(CHANGED, "utf-8")
    Path("tidied.md").write_text(TIDIED, "utf-8")
    assert tieout("check", "changed.md", "--fail-on", fail_on).exit_code == error
    assert tieout("check", "tidied.md", "--fail-on", fail_on).exit_code == info


def test_unchecked_items_have_a_ceiling(desk: Path) -> None:
    """As many may stay unchecked, and one more fails the run; a strict run allows none."""
    Path("term.md").write_text("He called it “a candle”. She called it “a lamp”.\n", "utf-8")
    assert tieout("check", "term.md", "--max-unchecked", "2").exit_code == 0
    assert tieout("check", "term.md", "--max-unchecked", "1").exit_code == 1
    assert tieout("check", "term.md", "--max-unchecked", "2", "--strict").exit_code == 1


def test_levels_of_rules_are_set_in_the_file(desk: Path) -> None:
    """One that is off finds nothing; one whose level is set finds at that level."""
    assert rules_of() == {"Q105": "error"}
    settings("levels = { sense-changed = 'info' }")
    assert rules_of() == {"Q105": "info"}
    assert tieout("check", "draft.md").exit_code == 0
    settings("levels = { Q105 = 'off' }")
    assert "Q105" not in rules_of()


def test_what_is_not_found_is_unchecked_where_that_is_no_fault(desk: Path) -> None:
    """A finding of level info decides no outcome: what no source has is then unchecked, and told all the same."""
    quoted = "He said: “Seven herons stood on the weir and watched the miller mend his net.”\n"
    Path("draft.md").write_text(quoted, "utf-8")
    settings("levels = { Q101 = 'info' }")
    shown = json.loads(tieout("check", "draft.md", "--output-format", "json").stdout)
    (item,) = shown["items"]
    assert (item["outcome"], item["reason"]) == ("unchecked", "no-source")
    assert rules_of() == {"Q101": "info"}


def test_drafts_have_settings_of_their_own(desk: Path) -> None:
    """The style of one is not that of the other, in one run."""
    (desk / "briefs").mkdir()
    quoted = CHANGED.replace("The lamp", "the lamp").replace("three", "one")
    for name in ("draft.md", "briefs/draft.md"):
        Path(name).write_text(quoted, "utf-8")
    settings("[[overrides]]\nfiles = 'briefs/*'\nstyle = 'legal'")
    arguments = ("check", "draft.md", "briefs/draft.md", "--sources=sources", "--output-format", "json")
    found = json.loads(tieout(*arguments).stdout)["findings"]
    assert {(finding["document"], finding["rule"]) for finding in found} == {("d2", "Q112")}


def test_the_output_format_can_be_a_setting(desk: Path) -> None:
    """And the option counts more."""
    settings("output-format = 'json'")
    assert json.loads(tieout("check", "clean.md").stdout)["schema"] == "tieout-report/1"
    assert tieout("check", "clean.md", "--output-format", "concise").stdout.startswith("1 item")


def test_a_file_too_large_for_its_limit_is_not_read(desk: Path) -> None:
    """The limit is a setting; of a source it is told as what it is."""
    settings("max-megabytes = 1")
    Path("sources/long.txt").write_text("The boats left at dawn. " * 50_000, "utf-8")
    result = tieout("check", "clean.md")
    assert "sources/long.txt is larger than 1 MB" in " ".join(result.stdout.split())
    Path("long.md").write_text("The boats left at dawn. " * 50_000, "utf-8")
    assert "long.md is larger than 1 MB" in tieout("check", "long.md").stderr


def test_settings_are_shown_as_a_file_that_would_set_them(desk: Path) -> None:
    """Each with where it came from; nothing is checked."""
    settings(
        "levels = { Q105 = 'info' }\n[per-file-ignores]\n'old/*' = 'Q1'\n[[overrides]]\nfiles = 'b/*'\nselect = 'Q'\n"
    )
    result = tieout("check", "draft.md", "--style", "legal", "--show-settings")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert any(line.startswith('style = "legal"') and line.endswith("# command line") for line in lines)
    assert any(line.startswith("fail-on") and line.endswith("# default") for line in lines)
    shown = tomllib.loads(result.stdout)
    assert shown["levels"] == {"Q105": "info"}
    assert shown["overrides"] == [{"files": ["b/*"], "select": ["Q"]}]
    settings(result.stdout)
    again = tomllib.loads(tieout("check", "draft.md", "--show-settings").stdout)
    assert again == shown


def test_the_schema_is_printed(desk: Path) -> None:
    """As JSON, for an editor to read."""
    assert json.loads(tieout("config", "schema").stdout)["properties"]["strict"]["type"] == "boolean"
    assert "schema" in tieout("config").stdout


@pytest.mark.parametrize(
    "said", ['ignore = ["Q1000"]', '[levels]\nQ1000 = "error"', '[per-file-ignores]\n"*" = ["Q1000"]']
)
def test_a_rule_that_there_is_not_is_told_with_its_file(desk: Path, said: str) -> None:
    """Of what the command line names, no file is to blame."""
    assert tieout("check", "draft.md", "--select", "Q1000").stderr.startswith("tieout: There is no rule 'Q1000'")
    settings(said)
    assert tieout("check", "draft.md").stderr == "tieout: tieout.toml: There is no rule 'Q1000': did you mean Q110?\n"
