"""Which sources hold a word: found, kept, and found again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.library.shelves import DEBATE, LOG
from tieout.config import Settings
from tieout.documents import read_text
from tieout.errors import CacheError
from tieout.library import building
from tieout.library.holders import Holders
from tieout.library.shardfile import read_holders, write_holders
from tieout.pipeline import Silence, open_library
from tieout.text.words import hash_words, tokenize

TEXTS = ("The ferry left at dawn.", "", "A ferry, a ferry, and the harbour.")
LIBRARY = {"0.txt": LOG, "1.txt": DEBATE, "2.txt": "They don't, and the town's ferry won't, sell [applause] boats."}
COUNTED = read_text("The ferry made 12 journeys.", "draft", "d1")


def test_the_texts_that_hold_a_word_are_known() -> None:
    """Each text that has one of the words is named; a word that none has names nobody."""
    holders = Holders.of(tokenize(text).hashes for text in TEXTS)
    assert set(holders.of_any(hash_words(["ferry"])).tolist()) == {0, 2}
    assert set(holders.of_any(hash_words(["dawn", "harbour"])).tolist()) == {0, 2}
    assert holders.of_any(hash_words(["lantern"])).tolist() == []


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    """The arrays come back as they were, and a truncated file is refused."""
    holders, path = Holders.of(tokenize(text).hashes for text in TEXTS), tmp_path / "one.words"
    write_holders(path, holders)
    again = read_holders(path)
    assert all(np.array_equal(getattr(again, name), getattr(holders, name)) for name in ("words", "firsts", "places"))
    path.write_bytes(path.read_bytes()[:-8])
    with pytest.raises(CacheError):
        read_holders(path)


def test_a_library_of_files_keeps_them_beside_its_shard(tmp_path: Path) -> None:
    """Asked for a word, it says which files hold it; the next time it need not read them for that."""
    sources = tmp_path / "sources"
    sources.mkdir()
    for number, text in enumerate(TEXTS):
        (sources / f"{number}.txt").write_text(text or "Nothing.", "utf-8")
    settings = Settings(sources=(sources,), cache_dir=tmp_path / "cache")
    first = open_library(settings, Silence()).holding(hash_words(["ferry"])).tolist()
    (kept,) = (tmp_path / "cache").rglob("*.words")
    written = kept.stat().st_mtime_ns
    assert open_library(settings, Silence()).holding(hash_words(["ferry"])).tolist() == first == [0, 2]
    assert kept.stat().st_mtime_ns == written


def test_holders_that_were_damaged_are_found_anew(tmp_path: Path) -> None:
    """A file of words that cannot be read is replaced, and the answer is the same."""
    source = tmp_path / "log.txt"
    source.write_text(TEXTS[0], "utf-8")
    settings = Settings(sources=(source,), cache_dir=tmp_path / "cache")
    assert open_library(settings, Silence()).holding(hash_words(["ferry"])).tolist() == [0]
    (kept,) = (tmp_path / "cache").rglob("*.words")
    kept.write_bytes(b"other")
    assert open_library(settings, Silence()).holding(hash_words(["ferry"])).tolist() == [0]
    assert len(read_holders(kept).words) == 5


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Three sources with labels, asides and contractions, of which nothing is kept."""
    sources = tmp_path / "sources"
    sources.mkdir()
    for name, text in LIBRARY.items():
        (sources / name).write_text(text, "utf-8")
    return Settings(sources=(sources,), cache_dir=tmp_path / "cache")


def listed(settings: Settings) -> list[bytes]:
    """What is kept beside the shards."""
    return sorted(path.read_bytes() for path in (settings.cache_dir or Path()).rglob("*.words"))


@pytest.fixture(params=[1, 2])
def workers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """So many processes read the sources, however small these are."""
    wanted: int = request.param
    monkeypatch.setattr(building, "PARALLEL_BYTES", 0)
    monkeypatch.setattr(building, "_workers", lambda size, files: max(1, min(wanted, files)))
    return wanted


def test_words_listed_while_sources_are_read_are_those_listed_afterwards(settings: Settings, workers: int) -> None:
    """For a draft with a figure the same is kept at once that is kept else when somebody asks, in each process."""
    open_library(settings, Silence(), [COUNTED])
    at_once = listed(settings)
    for path in (settings.cache_dir or Path()).rglob("*.words"):
        path.unlink()
    open_library(settings, Silence()).holding(hash_words(["ferry"]))
    assert at_once == listed(settings)
    assert len(at_once) == workers


def test_words_are_listed_anew_where_a_source_changed(settings: Settings) -> None:
    """The sources that did not change are not read again, and the list is that of what there is now."""
    open_library(settings, Silence(), [COUNTED])
    (settings.sources[0] / "0.txt").write_text("A lantern for the ferry.", "utf-8")
    library = open_library(settings, Silence(), [COUNTED])
    assert library.holding(hash_words(["lantern"])).tolist() == [0]
    assert library.holding(hash_words(["ferry"])).tolist() == [0, 1, 2]


@pytest.mark.usefixtures("workers")
def test_words_are_listed_where_nothing_may_be_kept(settings: Settings) -> None:
    """Without a cache they are known all the same, and no file is left."""
    library = open_library(replace(settings, use_cache=False), Silence(), [COUNTED])
    assert library.holding(hash_words(["ferry"])).tolist() == [1, 2]
    assert listed(settings) == []


@pytest.mark.parametrize(("draft", "select"), [("The ferry made journeys.", ()), ("The ferry made 12.", ("Q",))])
def test_words_are_not_listed_where_nobody_may_ask(settings: Settings, draft: str, select: tuple[str, ...]) -> None:
    """A draft without a digit, or rules on quotations alone, ask for no single word before they have to."""
    open_library(replace(settings, select=select), Silence(), [read_text(draft, "draft", "d1")])
    assert listed(settings) == []
