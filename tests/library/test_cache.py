"""The cache folder: what it holds, and how to be rid of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tieout.access import ACCESS
from tieout.config import Settings, cache_folder
from tieout.errors import CacheError
from tieout.library import cache, collect
from tieout.library.cache import clear, status
from tieout.pipeline import Silence


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A library of one source, and a cache of its own."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_text("The boats leave at dawn.", "utf-8")
    return Settings(sources=(tmp_path / "sources",), cache_dir=tmp_path / "cache")


def test_an_empty_cache_holds_nothing(settings: Settings) -> None:
    """And looking at it makes nothing."""
    assert (status(settings).shards, status(settings).sources, status(settings).bytes) == (0, 0, 0)
    assert not cache_folder(settings).exists()


def test_the_status_counts_what_is_kept(settings: Settings) -> None:
    """The bytes are those on disk."""
    collect(settings, ACCESS, Silence())
    found = status(settings)
    assert (found.shards, found.sources) == (1, 1)
    assert found.bytes == sum(path.stat().st_size for path in cache_folder(settings).rglob("*") if path.is_file())


def test_what_is_no_shard_is_not_counted_as_one(settings: Settings) -> None:
    """Its bytes are."""
    collect(settings, ACCESS, Silence())
    before = status(settings)
    (cache_folder(settings) / "stray.shard").write_bytes(b"x" * 100)
    after = status(settings)
    assert (after.shards, after.bytes) == (before.shards, before.bytes + 100)


def test_clearing_leaves_nothing(settings: Settings) -> None:
    """Of this version; what else stands in the folder is not ours."""
    collect(settings, ACCESS, Silence())
    other = cache_folder(settings).parent / "notes.txt"
    other.write_text("x", "utf-8")
    clear(settings)
    clear(settings)
    assert status(settings).bytes == 0
    assert other.exists()


def test_a_cache_that_cannot_be_cleared(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence says so."""
    collect(settings, ACCESS, Silence())

    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(cache.shutil, "rmtree", refuse)  # type: ignore[attr-defined]
    with pytest.raises(CacheError, match="cannot be deleted: Permission denied"):
        clear(settings)


def test_a_file_that_vanishes_while_the_cache_is_looked_at(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process may be clearing it."""
    collect(settings, ACCESS, Silence())
    looked = Path.is_file

    def looks_and_vanishes(path: Path) -> bool:
        is_file = looked(path)
        path.unlink(missing_ok=True) if is_file else None
        return is_file

    monkeypatch.setattr(Path, "is_file", looks_and_vanishes)
    assert status(settings).bytes == 0


def test_the_order_of_the_sources_does_not_matter(settings: Settings, tmp_path: Path) -> None:
    """Nor by which name they are reached."""
    (tmp_path / "link").symlink_to(tmp_path / "sources")
    one, other = tmp_path / "sources", tmp_path / "none"
    paths = {
        cache.Cache(Settings(sources=sources, cache_dir=tmp_path)).path
        for sources in ((one, other), (other, one), (tmp_path / "link", other))
    }
    assert len(paths) == 1
