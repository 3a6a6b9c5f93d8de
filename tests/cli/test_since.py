"""`tieout check --since`: only the lines that were changed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import tieout

DRAFT = """\
The keeper wrote: “The lamp was lit on every day of the war but one.”

It rained.

She added: “I counted ships at dawn, and we never lost three.”
"""


def git(*arguments: str) -> None:
    """Run git in the working directory."""
    program = shutil.which("git")
    assert program
    subprocess.run([program, "-c", "user.name=x", "-c", "user.email=x@y", *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The desk as a repository, with a draft of two findings committed."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    (desk / "draft.md").write_text(DRAFT, "utf-8")
    git("init", "-q")
    git("add", "draft.md")
    git("commit", "-qm", "first")
    return desk


def lines_told(*arguments: str) -> list[str]:
    """The lines of draft.md that a check says something of."""
    shown = tieout("check", "draft.md", "--output-format", "concise", *arguments).stdout.splitlines()
    return [line.split(":")[1] for line in shown if line.startswith("draft.md:")]


def test_an_unchanged_draft_has_nothing_to_tell(repository: Path) -> None:
    """Its findings are old; the report says what was left out."""
    assert lines_told() == ["1", "5"]
    result = tieout("check", "draft.md", "--since", "HEAD")
    assert result.exit_code == 0
    assert "Only what stands on lines changed since HEAD is told." in result.stdout
    assert "0 items in 1 document" in result.stdout


def test_a_changed_line_is_told(repository: Path) -> None:
    """Wherever it stands by now; a line that was only taken out changes no other."""
    Path("draft.md").write_text(DRAFT.replace("It rained.\n\n", "").replace("She added", "He added"), "utf-8")
    assert lines_told("--since", "HEAD") == ["3"]
    Path("draft.md").write_text(DRAFT.replace("It rained.\n", "It rained.\nIt poured.\n"), "utf-8")
    assert lines_told("--since", "HEAD") == []


def test_a_draft_that_git_does_not_know_is_new(repository: Path) -> None:
    """All of it is told."""
    Path("new.md").write_text(DRAFT, "utf-8")
    assert tieout("check", "new.md", "--since", "HEAD").exit_code == 1


def test_a_revision_that_there_is_not(repository: Path) -> None:
    """One sentence names it, though it look like an option."""
    for revision in ("nowhere", "--output=x"):
        result = tieout("check", "draft.md", f"--since={revision}")
        assert result.exit_code == 2
        assert f"There is no revision '{revision}' in the git repository of draft.md." in result.stderr


def test_without_a_repository_there_is_nothing_to_compare(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And it is said."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(desk.parent))
    result = tieout("check", "draft.md", "--since", "HEAD")
    assert result.exit_code == 2
    assert "draft.md is in no git repository" in result.stderr


def test_without_git_it_is_said(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rather than everything or nothing told."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert "there is no git on this machine" in tieout("check", "draft.md", "--since", "HEAD").stderr


def test_standard_input_has_no_revision(repository: Path) -> None:
    """A file is asked for."""
    result = tieout("check", "-", "--since", "HEAD", given=DRAFT)
    assert "--since compares files: - is none." in result.stderr
