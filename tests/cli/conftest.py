"""What the tests of the command stand on: a folder with a draft, its sources, and a cache of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import CLEAN, DRAFT, LOG


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory: draft.md, clean.md, sources/log.txt."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "log.txt").write_text(LOG, "utf-8")
    (tmp_path / "draft.md").write_text(DRAFT, "utf-8")
    (tmp_path / "clean.md").write_text(CLEAN, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TIEOUT_CACHE_DIR", str(tmp_path / ".cache"))
    return tmp_path
