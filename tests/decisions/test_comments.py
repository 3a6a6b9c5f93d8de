"""Comments by which a draft accepts its own findings."""

from __future__ import annotations

from pathlib import Path

import pytest

import tieout
from tests.decisions.making import LAMP, SOURCES, TOWER, check, open_rules, standing
from tieout.model import Report

ACCEPT = "<!-- tieout: accept Q102: as printed -->"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of decisions, which is not there."""
    return tmp_path / "tieout.decisions.toml"


def in_html(body: str) -> Report:
    """The report on a page."""
    return tieout.check(f"<!doctype html><title>x</title><body>{body}</body>", SOURCES, name="draft.html")


@pytest.mark.parametrize(
    "draft",
    [
        f"{ACCEPT}\n\n{LAMP}\n\n{TOWER}\n",
        f"{ACCEPT}\n{LAMP}\n\n{TOWER}\n",
        f"It was late. {ACCEPT} {LAMP}\n\n{TOWER}\n",
        f"It was late.\n\n{ACCEPT}\n\n{LAMP}\n\n{TOWER}\n",
        f"<!-- tieout: accept words-changed: as\nprinted -->\n\n{LAMP}\n\n{TOWER}\n",
        f"<!-- TIEOUT: ACCEPT q10, Q201: as printed -->\n\n{LAMP}\n\n{TOWER}\n".replace(", Q201", ""),
    ],
)
def test_a_comment_counts_for_its_paragraph_or_the_next(file: Path, draft: str) -> None:
    """And for no other."""
    report = check(draft, file)
    assert [rule for _, rule in standing(report)] == ["Q102"]
    assert [rule for _, rule in open_rules(report)] == ["Q102"]
    decision = report.accepted[0].decision
    assert (decision.reason, decision.kind) == ("as printed", "comment")
    assert decision.place.startswith("draft.md:")


def test_a_comment_in_html_counts_as_well() -> None:
    """Within a paragraph, or between two."""
    for body in (f"<p>{ACCEPT}{LAMP}</p><p>{TOWER}</p>", f"{ACCEPT}<p>{LAMP}</p><p>{TOWER}</p>"):
        report = in_html(body)
        assert [one.finding.rule for one in report.accepted] == ["Q102"]
        assert [finding.rule for finding in report.findings] == ["Q102"]


@pytest.mark.parametrize(
    "body",
    [
        f"% tieout: accept Q102: as printed\n{LAMP}\n\n{TOWER}\n",
        f"It was late. %% tieout: accept words-changed: as printed\n{LAMP}\n\n{TOWER}\n",
        f"{TOWER}\\footnote{{% tieout: accept Q102: as printed\n{LAMP}}}\n",
    ],
)
def test_a_comment_in_latex_counts_as_well(body: str) -> None:
    """Above a paragraph, within it, or in a footnote, which is printed elsewhere than it stands."""
    text = f"\\documentclass{{article}}\n\\begin{{document}}\n{body}\\end{{document}}\n"
    report = tieout.check(text, SOURCES, name="draft.tex")
    assert [one.finding.rule for one in report.accepted] == ["Q102"]
    assert [finding.rule for finding in report.findings] == ["Q102"]


@pytest.mark.parametrize(
    ("comment", "why"),
    [
        ("<!-- tieout: accept Q103: as printed -->", "nothing of the kind is found in its paragraph"),
        ("<!-- tieout: accept Q102 -->", "it cannot be understood: write it as accept CODE: reason"),
        ("<!-- tieout: ignore Q102: as printed -->", "it cannot be understood"),
        ("<!-- tieout: accept Q1O2: as printed -->", "there is no rule 'Q1O2'"),
    ],
)
def test_a_comment_that_lets_nothing_stand_is_a_finding(file: Path, comment: str, why: str) -> None:
    """A slip of the pen cannot pass for a decision."""
    report = check(f"{comment}\n\n{LAMP}\n", file)
    assert open_rules(report) == [(1, "X101"), (3, "Q102")]
    assert why in report.findings[0].message


def test_of_several_rules_of_a_comment_each_has_to_let_something_stand(file: Path) -> None:
    """The one that does not is told."""
    report = check(f"<!-- tieout: accept Q102, Q103: as printed -->\n\n{LAMP}\n", file)
    assert standing(report) == [(3, "Q102")]
    assert "nothing of the kind" in report.findings[0].message


@pytest.mark.parametrize(
    "draft",
    [f"```\n{ACCEPT}\n```\n\n{LAMP}\n", f"`{ACCEPT}`\n\n{LAMP}\n", f"<!-- accept Q102: as printed -->\n\n{LAMP}\n"],
)
def test_what_is_shown_or_meant_for_others_is_no_comment(file: Path, draft: str) -> None:
    """Code that shows how to write one accepts nothing, and is no finding."""
    assert [rule for _, rule in open_rules(check(draft, file))] == ["Q102"]


def test_decisions_can_be_left_out_of_account(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever wants to see everything sees everything."""
    from tests.cli.running import tieout as command

    monkeypatch.chdir(tmp_path)
    (tmp_path / "sources").mkdir()
    for name, text in SOURCES.items():
        (tmp_path / "sources" / name).write_text(text, "utf-8")
    (tmp_path / "draft.md").write_text(f"{ACCEPT}\n\n{LAMP}\n", "utf-8")
    assert command("check", "draft.md", "--no-cache").exit_code == 0
    assert command("check", "draft.md", "--no-cache", "--no-decisions").exit_code == 1
