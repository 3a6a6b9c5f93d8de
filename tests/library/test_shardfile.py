"""Shards as files: what was written is read, and nothing else is."""

from __future__ import annotations

import json
import zlib
from pathlib import Path

import numpy as np
import pytest

from tieout.errors import CacheError
from tieout.library import shardfile
from tieout.library.nameindex import gathered
from tieout.library.shard import Stacker
from tieout.library.shardfile import Kept, Shelved, read, shelved, write
from tieout.text.words import tokenize


@pytest.fixture
def shelf() -> Shelved:
    """A shard of two sources."""
    stacker = Stacker()
    for number, text in enumerate(("The boats leave the pier at dawn.", "The nets dry on the wall.")):
        stacker.add(number, 0, tokenize(text).hashes)
    kept = [Kept(f"{name}.txt", 33, 5, "00", "text", 7) for name in ("a", "bé\udcff")]
    return shelved(stacker.finish(), kept, [b"first", b"second, longer"], gathered([]))


def same(a: Shelved, b: Shelved) -> bool:
    """Whether two shards hold the same."""
    arrays = shardfile._arrays(a), shardfile._arrays(b)
    alike = all(np.array_equal(one, other) for one, other in zip(*(side.values() for side in arrays), strict=True))
    return alike and a.kept == b.kept and [a.blob(n) for n in (0, 1)] == [b.blob(n) for n in (0, 1)]


def test_what_was_written_is_read(tmp_path: Path, shelf: Shelved) -> None:
    """To the last bit, names that no encoding has included."""
    write(tmp_path / "a.shard", shelf)
    assert same(read(tmp_path / "a.shard"), shelf)
    assert read(tmp_path / "a.shard").blob(1) == b"second, longer"


def test_an_empty_shard_is_read(tmp_path: Path) -> None:
    """It has no word and no source."""
    empty = shelved(Stacker().finish(), [], [], gathered([]))
    write(tmp_path / "a.shard", empty)
    assert read(tmp_path / "a.shard").stack.shard.size == 0


def test_nothing_is_left_beside_it(tmp_path: Path, shelf: Shelved) -> None:
    """A shard is written beside its place, then put there."""
    write(tmp_path / "a.shard", shelf)
    assert [path.name for path in tmp_path.iterdir()] == ["a.shard"]


def test_a_shard_that_cannot_be_written_leaves_nothing(tmp_path: Path, shelf: Shelved) -> None:
    """Neither half a file nor the one before."""
    (tmp_path / "a.shard").mkdir()
    with pytest.raises(OSError, match="directory"):
        write(tmp_path / "a.shard", shelf)
    assert [path.name for path in tmp_path.iterdir()] == ["a.shard"]


def test_every_byte_counts(tmp_path: Path, shelf: Shelved) -> None:
    """One that is another, one too few or too many, and it is refused."""
    path = tmp_path / "a.shard"
    write(path, shelf)
    data = path.read_bytes()
    spared = 0
    for place in [*range(0, 1_200, 7), *range(1_200, len(data), 97)]:
        path.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        spared += readable(path)
    assert spared <= shardfile._ALIGN / 7 + 1  # the padding after the header says nothing
    for other in (data[:-1], data + b"\0", b"", data[: len(shardfile.MAGIC)], data[:40], b"x" * 5_000):
        path.write_bytes(other)
        assert not readable(path)


def readable(path: Path) -> bool:
    """Whether a file is read as a shard; if not, it is refused in one way."""
    try:
        read(path)
    except CacheError:
        return False
    return True


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """Missing, or a folder."""
    assert not readable(tmp_path / "none")
    assert not readable(tmp_path)


def test_a_header_that_fits_its_sum_and_nothing_else(tmp_path: Path, shelf: Shelved) -> None:
    """Even that is refused."""
    path = tmp_path / "a.shard"
    heads: list[object] = [
        {}, [], {"arrays": {}, "bytes": 0, "check": 0, "kept": []}, {"arrays": 5, "bytes": 0, "check": 0, "kept": 1},
    ]  # fmt: skip
    for head in heads:
        header = json.dumps(head).encode()
        path.write_bytes(shardfile.MAGIC + f"{len(header):08x}{zlib.crc32(header):08x}".encode() + header + b"\0" * 64)
        assert not readable(path)


def test_files_opened_at_once_are_independent(tmp_path: Path, shelf: Shelved) -> None:
    """A shard that is replaced or deleted stays whole for whoever has it open."""
    path = tmp_path / "a.shard"
    write(path, shelf)
    one = read(path)
    write(path, shelved(Stacker().finish(), [], [], gathered([])))
    path.unlink()
    assert same(one, shelf)
