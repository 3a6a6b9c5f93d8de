"""`tieout demo`: the bundled example, from wherever one stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import tieout


def test_the_example_shows_all_three_outcomes() -> None:
    """It ties out some items, catches others, leaves some unchecked, and says what to type next."""
    result = tieout("demo")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert "draft.md:" in result.stdout
    assert "sources/press-conference.txt:" in result.stdout
    assert " tie out, " in result.stdout
    assert "Not checked: " in result.stdout
    assert result.stdout.splitlines()[-1] == "Next: tieout check YOUR-DRAFT --sources YOUR-FOLDER"


def test_the_example_leaves_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a cache nor another working directory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TIEOUT_CACHE_DIR", str(tmp_path / "cache"))
    tieout("demo")
    assert Path.cwd() == tmp_path
    assert list(tmp_path.iterdir()) == []
