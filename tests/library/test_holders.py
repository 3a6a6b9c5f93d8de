"""Which sources hold a word: found, kept, and found again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tieout.config import Settings
from tieout.errors import CacheError
from tieout.library.holders import Holders
from tieout.library.shardfile import read_holders, write_holders
from tieout.pipeline import Silence, open_library
from tieout.text.words import hash_words, tokenize

TEXTS = ("The ferry left at dawn.", "", "A ferry, a ferry, and the harbour.")


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
