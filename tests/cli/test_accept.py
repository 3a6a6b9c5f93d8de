"""`tieout accept` and `tieout baseline`: which finding is meant, what is said, what a check makes of it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import CLEAN, LOG, tieout
from tests.documents.packages import docx, p, r

DRAFT = """\
The keeper wrote: “The lamp was lit on every day of the war but three.”

She added: “I counted ships at dawn, and we never lost three.”
"""


@pytest.fixture
def decided(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The desk with a draft of three findings: two in its first line, one in its third."""
    (desk / "draft.md").write_text(DRAFT, "utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(desk / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    (desk / "gitconfig").write_text("[user]\nname = Jane Roe\n", "utf-8")
    return desk


def kept(name: str = "tieout.decisions.toml") -> list[dict[str, Any]]:
    """The tables of a file of decisions."""
    tables: list[dict[str, Any]] = tomllib.loads(Path(name).read_text("utf-8"))["accepted"]
    return tables


def report() -> Any:
    """What a check finds now."""
    return json.loads(tieout("check", "draft.md", "--output-format", "json").stdout)


def fails(*arguments: str, saying: str) -> None:
    """The command exits with 2, and one sentence on standard error says why."""
    result = tieout("accept", *arguments)
    assert result.exit_code == 2
    assert saying in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_finding_is_accepted_by_the_place_that_the_report_gives(decided: Path) -> None:
    """As the lines of the concise report have it, and it does not fail the run any more."""
    shown = tieout("check", "draft.md", "--output-format", "concise").stdout.splitlines()
    places = [line.split(": ")[0] for line in shown if ": Q" in line]
    assert len(places) == 3
    for place in places:
        assert tieout("accept", place, "--reason", "Read to her").exit_code == 0
    result = tieout("check", "draft.md")
    assert result.exit_code == 0
    assert "2 with findings (2 accepted)" in result.stdout
    assert "Accepted: 3 findings" in result.stdout
    assert {(table["reason"], table["by"]) for table in kept()} == {("Read to her", "Jane Roe")}


def test_a_finding_is_accepted_by_its_item(decided: Path) -> None:
    """The end of its id, with the rule where there are several."""
    fails("draft.md#q1", "--reason", "x", saying="Several findings stand there: draft.md:1:")
    assert tieout("accept", "draft.md#q1", "--rule", "words-changed", "--reason", "x").exit_code == 0
    assert tieout("accept", "draft.md#d1-q1:Q105", "--reason", "x").exit_code == 0
    assert {table["rule"] for table in kept()} == {"Q102", "Q105"}


def test_a_whole_line_can_be_meant(decided: Path) -> None:
    """Where one finding stands in it."""
    result = tieout("accept", "draft.md:3", "--reason", "x", "--by", "Sam Poe")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("Accepted Q105 sense-changed at draft.md:3:")
    assert kept()[0]["by"] == "Sam Poe"


def test_a_finding_of_a_word_document_is_accepted_by_its_paragraph(decided: Path) -> None:
    """As the report names it, where there are no lines."""
    Path("draft.docx").write_bytes(docx(p(r("It rained.")) + p(r(DRAFT.splitlines()[2]))))
    shown = tieout("check", "draft.docx", "--output-format", "concise").stdout
    place = shown.partition(": Q105")[0]
    assert place.endswith(", paragraph 2")
    assert tieout("accept", place, "--reason", "x").stdout.startswith(f"Accepted Q105 sense-changed at {place} (")
    assert tieout("check", "draft.docx").exit_code == 0


def test_a_rule_that_has_to_be_asked_for_is_by_being_named(decided: Path) -> None:
    """As in the check that found it; a slip of the pen in its name is told."""
    shown = json.loads(tieout("check", "draft.md", "--select", "C105", "--output-format", "json").stdout)
    line = shown["findings"][0]["location"]["line"]
    assert tieout("accept", f"draft.md:{line}", "--rule", "uncited", "--reason", "x").exit_code == 0
    assert kept()[0]["rule"] == "C105"
    fails(f"draft.md:{line}", "--rule", "uncitde", "--reason", "x", saying="did you mean uncited?")


def test_evidence_is_a_text_or_a_file(decided: Path) -> None:
    """A file is named from the file of decisions, and its content is part of what was signed."""
    (decided / "calls").mkdir()
    (decided / "calls" / "roe.txt").write_text("She said so.", "utf-8")
    tieout("accept", "draft.md:3", "--reason", "x", "--evidence", "calls/roe.txt")
    assert kept()[0]["evidence"] == "calls/roe.txt"
    assert len(report()["accepted"]) == 1
    (decided / "calls" / "roe.txt").write_text("She said otherwise.", "utf-8")
    messages = [finding["message"] for finding in report()["findings"] if finding["rule"] == "X102"]
    assert ["its evidence, calls/roe.txt, has changed since" in message for message in messages] == [True]
    tieout("accept", "draft.md:3", "--reason", "x", "--evidence", "by telephone,\n3 May")
    assert kept()[0]["evidence"] == "by telephone, 3 May"


def test_an_expired_decision_is_signed_anew_without_a_reason(decided: Path) -> None:
    """It keeps the one it had, and what it rested on."""
    tieout("accept", "draft.md:3", "--reason", "Read to her", "--evidence", "by telephone")
    (decided / "sources" / "log.txt").write_text(LOG + "Nobody slept.\n", "utf-8")
    assert "X102" in report()["summary"]["by_rule"]
    assert tieout("accept", "draft.md:3").exit_code == 0
    assert "X102" not in report()["summary"]["by_rule"]
    assert [(table["reason"], table["evidence"]) for table in kept()] == [("Read to her", "by telephone")]


def test_decisions_that_let_nothing_stand_can_be_taken_out(decided: Path) -> None:
    """And nothing else is."""
    tieout("accept", "draft.md:3", "--reason", "x")
    tieout("accept", "draft.md:1", "--rule", "Q102", "--reason", "y")
    Path("draft.md").write_text(DRAFT.replace("She added", "He added"), "utf-8")
    result = tieout("accept", "--prune", "draft.md")
    assert result.stdout == "Took 1 decision on draft.md out of tieout.decisions.toml.\n"
    assert [table["reason"] for table in kept()] == ["y"]


def test_decisions_stand_beside_the_settings(decided: Path) -> None:
    """One file for all drafts below, each named from there; without settings it is beside the draft."""
    (decided / "deep").mkdir()
    (decided / "deep" / "draft.md").write_text(DRAFT, "utf-8")
    tieout("accept", "deep/draft.md:3", "--reason", "x", "--sources", "sources")
    assert kept("deep/tieout.decisions.toml")[0]["draft"] == "draft.md"
    Path("tieout.toml").write_text("sources = 'sources'", "utf-8")
    tieout("accept", "deep/draft.md:3", "--reason", "x")
    assert kept()[0]["draft"] == "deep/draft.md"
    Path("tieout.toml").write_text("sources = 'sources'\ndecisions = 'signed.toml'", "utf-8")
    tieout("accept", "deep/draft.md:3", "--reason", "x")
    assert kept("signed.toml")[0]["sources"].keys() == {"sources/log.txt"}


@pytest.mark.parametrize(
    ("arguments", "saying"),
    [
        (("draft.md:3",), "A decision needs a reason"),
        (("draft.md:3", "--reason", "  "), "A decision needs a reason"),
        (("draft.md", "--reason", "x"), "'draft.md' names no finding: copy one from the report"),
        (("draft.md:2", "--reason", "x"), "There is no open finding at draft.md:2; there are draft.md:1:"),
        (("draft.md:3:Q102", "--reason", "x"), "There is no open finding of Q102 at draft.md:3"),
        (("clean.md:1", "--reason", "x"), "There is no open finding at clean.md:1; the draft has none at all."),
        (("none.md:1", "--reason", "x"), "none.md"),
    ],
)
def test_what_cannot_be_meant_is_told(decided: Path, arguments: tuple[str, ...], saying: str) -> None:
    """In one sentence, and nothing is written."""
    fails(*arguments, saying=saying)
    assert not Path("tieout.decisions.toml").exists()


def test_a_baseline_lets_stand_what_is_there(decided: Path) -> None:
    """Only what is new is told from then on; what is gone from it is counted in a note."""
    result = tieout("baseline", "draft.md", "clean.md")
    assert result.stdout.splitlines() == [
        "Wrote 3 findings of draft.md to tieout.baseline.toml.",
        "Wrote 0 findings of clean.md to tieout.baseline.toml.",
    ]
    assert tieout("check", "draft.md").exit_code == 0
    Path("draft.md").write_text(DRAFT.replace("She added", "He added"), "utf-8")
    shown = tieout("check", "draft.md")
    assert shown.exit_code == 1
    assert "1 entry of the baseline fits nothing any more" in shown.stdout
    assert tieout("baseline", "draft.md").exit_code == 0
    again = tieout("check", "draft.md")
    assert again.exit_code == 0
    assert "nothing any more" not in again.stdout
    assert tieout("check", "draft.md", "--no-decisions").exit_code == 1


def test_what_was_accepted_stays_out_of_a_baseline(decided: Path) -> None:
    """It has a reason and a name."""
    tieout("accept", "draft.md:3", "--reason", "x")
    assert tieout("baseline", "draft.md").stdout.startswith("Wrote 2 findings")
    assert {one["decision"]["kind"] for one in report()["accepted"]} == {"accepted", "baseline"}


def test_patterns_drop_findings(decided: Path) -> None:
    """For the drafts that they fit; one that drops nothing is told, where all that it is for was checked."""
    Path("tieout.toml").write_text("[per-file-ignores]\n'draft.md' = ['Q105', 'Q102']\n", "utf-8")
    summary = report()["summary"]
    assert (summary["ties_out"], summary["findings"], summary["accepted"], summary["by_rule"]) == (2, 0, 0, {})
    Path("tieout.toml").write_text("[per-file-ignores]\n'*.md' = ['Q105', 'Q106']\n", "utf-8")
    assert "X101" not in report()["summary"]["by_rule"]
    shown = tieout("check", "draft.md", "clean.md", "--output-format", "concise").stdout
    assert "draft.md:1:1: X101 decision-unused" in shown
    assert "Q106 is not found in the drafts that it is for (per-file-ignores, '*.md')" in shown
    assert CLEAN.count("“") == 1
