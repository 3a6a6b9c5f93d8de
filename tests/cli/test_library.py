"""`tieout library`: what is kept between two runs, and how to be rid of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import LOG, tieout
from tieout.cli.library import _size


def shown(*arguments: str) -> dict[str, str]:
    """The rows of the status."""
    result = tieout("library", "status", *arguments)
    assert result.exit_code == 0, result.stderr
    return dict(line.split(maxsplit=1) for line in result.stdout.splitlines())


def test_an_empty_cache_has_a_place_and_nothing_in_it(desk: Path) -> None:
    """Status says where it would be, and makes nothing."""
    rows = shown()
    assert rows["cache"].startswith(str(desk / ".cache"))
    assert (rows["shards"], rows["sources"], rows["size"]) == ("0", "0", "0 bytes")
    assert not (desk / ".cache").exists()


def test_a_check_fills_the_cache(desk: Path) -> None:
    """And the status counts what it holds."""
    tieout("check", "clean.md")
    assert shown()["sources"] == "1"


def test_rebuilding_reads_every_source_anew(desk: Path) -> None:
    """Without a check; a source that cannot be read is said."""
    (desk / "sources" / "more.txt").write_text(LOG * 2, "utf-8")
    (desk / "sources" / "binary.txt").write_bytes(bytes(range(256)) * 20)
    result = tieout("library", "rebuild")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("Indexed 2 of 3 sources (")
    assert result.stderr.startswith("warning: sources/binary.txt: ")
    assert shown()["sources"] == "2"


def test_rebuilding_without_sources_is_one_sentence(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is nothing to read."""
    (desk / "alone").mkdir()
    monkeypatch.chdir(desk / "alone")
    result = tieout("library", "rebuild")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)


def test_clearing_leaves_nothing(desk: Path) -> None:
    """And a check after it finds the same."""
    before = tieout("check", "draft.md").stdout
    result = tieout("library", "clear")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("Cleared ")
    assert shown()["size"] == "0 bytes"
    assert tieout("check", "draft.md").stdout == before


def test_the_cache_can_be_elsewhere(desk: Path) -> None:
    """--cache-dir goes before the environment."""
    tieout("check", "clean.md", "--cache-dir", "other")
    assert shown()["sources"] == "0"
    assert shown("--cache-dir", "other")["sources"] == "1"


@pytest.mark.parametrize(
    ("count", "size"),
    [(0, "0 bytes"), (999, "999 bytes"), (1000, "1.0 kB"), (2_550_000, "2.5 MB"), (10**13, "10000.0 GB")],
)
def test_sizes_are_read_at_a_glance(count: int, size: str) -> None:
    """In the unit that leaves one to three digits before the point."""
    assert _size(count) == size
