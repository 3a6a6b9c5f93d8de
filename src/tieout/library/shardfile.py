"""A shard as a file: a header that says what is where, and arrays that are mapped into memory, not read.

Written beside, then renamed, so that a file of this name is always whole. A file of another version, a truncated
or an altered one is refused with CacheError, and its sources are indexed again.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar
from unicodedata import unidata_version

import numpy as np
from numpy.typing import NDArray

from tieout.errors import CacheError
from tieout.library.counts import Counts
from tieout.library.holders import Holders
from tieout.library.nameindex import Names
from tieout.library.shard import Shard, Stack

MAGIC = f"tieout shard 7, unicode {unidata_version}".encode("ascii").ljust(48, b"\0")
"""Another version of Unicode may find other words in the same text."""
_T = TypeVar("_T")
SUFFIX, HOLDERS_SUFFIX = ".shard", ".words"
_ALIGN = 64
_PIECE = 1 << 20
_CHECKED_BYTES = 1 << 25
"""Files up to this size are checked byte for byte when they are opened; larger ones by their length alone."""


class Kept(NamedTuple):
    """A source as the shard has it: which file it was, and what document it made."""

    path: str
    size: int
    mtime_ns: int
    sha256: str
    format: str
    words: int
    """How many the whole source has; a shard may hold a part of them."""
    said: tuple[Any, ...] = ()
    """What the source says of itself, as `library.metadata.row` writes it."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A shard read from a file: `stack.sources` are places in `kept`; `blob(i)` is the structure of source i."""

    stack: Stack
    kept: tuple[Kept, ...]
    blobs: NDArray[np.uint8]
    blob_ends: NDArray[np.int64]
    names: Names

    def blob(self, number: int) -> bytes:
        end = self.blob_ends.item
        return self.blobs[end(number - 1) if number else 0 : end(number)].tobytes()


def shelved(stack: Stack, kept: Sequence[Kept], blobs: Sequence[bytes], names: Names) -> Shelved:
    """A shard in memory, in the shape of one that was read from a file."""
    ends = np.cumsum([len(blob) for blob in blobs]).astype(np.int64)
    return Shelved(stack, tuple(kept), np.frombuffer(b"".join(blobs), np.uint8), ends, names)


def write(path: Path, shelf: Shelved) -> None:
    """Write a shard; OSError where that cannot be done, and then nothing is left behind."""
    _write_arrays(path, _arrays(shelf), shelf.kept)


def beside(path: Path) -> Path:
    """Where it stands which sources of the shard there hold which words."""
    return path.with_suffix(HOLDERS_SUFFIX)


def write_holders(path: Path, holders: Holders) -> None:
    """Write which sources hold which words, as a shard is written, beside the shard of that path."""
    _write_arrays(beside(path), {name: getattr(holders, name) for name in _HOLDERS}, [])


def _write_arrays(path: Path, arrays: dict[str, NDArray[Any]], kept: Sequence[Kept]) -> None:
    body, layout = 0, {}
    for name, array in arrays.items():
        body = -(-body // _ALIGN) * _ALIGN
        layout[name] = [array.dtype.str, len(array), body]
        body += array.nbytes
    head = {"arrays": layout, "bytes": body, "kept": kept}
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with temporary.open("wb") as file:
            _write(file, head, arrays, layout)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def _write(file: Any, head: dict[str, Any], arrays: dict[str, NDArray[Any]], layout: dict[str, list[Any]]) -> None:
    check = 0
    at = 0
    chunks: list[tuple[bytes, NDArray[np.uint8]]] = []
    for name, array in arrays.items():
        gap, data = b"\0" * (layout[name][2] - at), np.ascontiguousarray(array).view(np.uint8)
        check = zlib.crc32(data.data, zlib.crc32(gap, check))
        chunks.append((gap, data))
        at = layout[name][2] + array.nbytes
    header = json.dumps({**head, "check": check}, separators=(",", ":")).encode("utf-8")
    start = len(MAGIC) + 16 + len(header)
    padding = b"\0" * (-start % _ALIGN)
    file.write(MAGIC + f"{len(header):08x}{zlib.crc32(header):08x}".encode("ascii") + header + padding)
    # A copy, though it looks like waste: of shards written straight from the arrays look-ups took twice as long. It is
    # made a piece at a time, as memory that nobody touched before is dear.
    room = np.empty(_PIECE, np.uint8)
    for gap, data in chunks:
        file.write(gap)
        for first in range(0, len(data), _PIECE):
            piece = data[first : first + _PIECE]
            room[: len(piece)] = piece
            file.write(room[: len(piece)].data)


def read(path: Path) -> Shelved:
    """Map a shard. CacheError where the file is missing, of another version, truncated or altered."""
    return _mapped(path, _shelved)


def read_holders(path: Path) -> Holders:
    """Map which sources hold which words, of the shard of that path. CacheError as for a shard."""
    return _mapped(beside(path), _held)


def holders_of(path: Path) -> Holders | None:
    """The same, None where it was not written or cannot be read."""
    try:
        return read_holders(path)
    except CacheError:
        return None


def _mapped(path: Path, understood: Callable[[dict[str, Any], NDArray[np.uint8]], _T]) -> _T:
    try:
        data = np.memmap(path, np.uint8, "r")
        header, start = _header(data)
        if len(data) != start + header["bytes"]:
            raise CacheError(f"{path} is truncated.")
        body = data[start:]
        if len(data) <= _CHECKED_BYTES and zlib.crc32(memoryview(body.view(np.ndarray).data)) != header["check"]:
            raise CacheError(f"{path} was altered.")
        # a plain view: slicing a memmap costs more in bookkeeping than the search does in work
        return understood(header, body.view(np.ndarray))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CacheError(f"{path} cannot be read.") from error


def _header(data: NDArray[np.uint8]) -> tuple[dict[str, Any], int]:
    lead = data[: len(MAGIC) + 16].tobytes()
    if not lead.startswith(MAGIC) or len(lead) < len(MAGIC) + 16:
        raise CacheError("not a shard of this version")
    length, check = int(lead[len(MAGIC) :][:8], 16), int(lead[len(MAGIC) + 8 :], 16)
    raw = data[len(lead) : len(lead) + length].tobytes()
    if zlib.crc32(raw) != check:
        raise CacheError("the header was altered")
    end = len(lead) + length
    return json.loads(raw), end + (-end % _ALIGN)


_COUNTS = ("low", "over_slots", "over_counts")
_NAMES = ("keys", "sources", "offsets", "words")
_HOLDERS = ("words", "firsts", "places")
_SHARD = ("firsts", "directory", "entries")


def _arrays(shelf: Shelved) -> dict[str, NDArray[Any]]:
    shard = shelf.stack.shard
    arrays: dict[str, NDArray[Any]] = {name: getattr(shard, name) for name in _SHARD}
    for kind, counts in (("words", shard.words), ("pairs", shard.pairs)):
        arrays[f"{kind}.gaps"] = counts.gaps()
        arrays |= {f"{kind}.{name}": getattr(counts, name) for name in _COUNTS}
    return arrays | {
        "sources": shelf.stack.sources,
        "source_firsts": shelf.stack.firsts,
        "blobs": shelf.blobs,
        "blob_ends": shelf.blob_ends,
        **{f"names.{name}": getattr(shelf.names, name) for name in _NAMES},
    }


def _held(header: dict[str, Any], body: NDArray[np.uint8]) -> Holders:
    return Holders(**{name: _array(header, body, name) for name in _HOLDERS})


def _array(header: dict[str, Any], body: NDArray[np.uint8], name: str) -> NDArray[Any]:
    kind, count, at = header["arrays"][name]
    dtype = np.dtype(kind)
    return body[at : at + count * dtype.itemsize].view(dtype)


def _shelved(header: dict[str, Any], body: NDArray[np.uint8]) -> Shelved:
    array = partial(_array, header, body)

    def counts(name: str) -> Counts:
        return Counts(Counts.slots_of(array(f"{name}.gaps")), *(array(f"{name}.{part}") for part in _COUNTS))

    shard = Shard(**{name: array(name) for name in _SHARD}, words=counts("words"), pairs=counts("pairs"))
    names = Names(*(array(f"names.{name}") for name in _NAMES))
    kept = tuple(map(_kept, header["kept"]))
    stack = Stack(shard, array("sources"), array("source_firsts"))
    return Shelved(stack, kept, array("blobs"), array("blob_ends"), names)


def _kept(row: list[Any]) -> Kept:
    row[-1] = tuple(row[-1])
    return Kept(*row)
