"""The folder where indexes are kept: one folder for each library, a manifest and its shards in it.

Shards are immutable and a manifest is replaced in one step, so any number of processes may read and write at once;
the last manifest wins, and what it does not name is swept away later.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tieout.config import Settings, cache_folder
from tieout.errors import CacheError
from tieout.library import shardfile
from tieout.library.holders import Holders
from tieout.library.shardfile import Shelved

_MANIFEST = "manifest.json"
_STRAY_SECONDS = 3600
"""A shard that no manifest names may be one that another process is about to name, if it is no older than this."""


@dataclass(frozen=True, slots=True)
class CacheStatus:
    """What the cache holds: `bytes` on disk, and the sources of all its libraries."""

    path: Path
    shards: int
    sources: int
    bytes: int


def status(settings: Settings) -> CacheStatus:
    """What is kept at present."""
    here = cache_folder(settings)
    shards = sources = size = 0
    for path in _files(here):
        with contextlib.suppress(CacheError, FileNotFoundError):  # another process may be clearing it
            size += path.stat().st_size
            if path.suffix == shardfile.SUFFIX:
                sources += len(shardfile.read(path).kept)
                shards += 1
    return CacheStatus(here, shards, sources, size)


def clear(settings: Settings) -> None:
    """Delete all that is kept. CacheError where that is not allowed."""
    here = cache_folder(settings)
    try:
        if here.exists():
            shutil.rmtree(here)
    except OSError as error:
        raise CacheError(f"The cache {here} cannot be deleted: {error.strerror or error}.") from error


def _files(here: Path) -> Iterable[Path]:
    return (path for path in here.rglob("*") if path.is_file()) if here.is_dir() else ()


class Cache:
    """What is kept of one library: the sources that a set of paths names."""

    def __init__(self, settings: Settings) -> None:
        named = "\0".join(sorted(os.path.realpath(path) for path in settings.sources))
        self.path = cache_folder(settings) / hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:24]

    def load(self) -> list[tuple[str, Shelved]]:
        """The shards of the last manifest, by name; those that cannot be read are left out."""
        try:
            manifest = json.loads((self.path / _MANIFEST).read_text("utf-8"))
            names = list(dict.fromkeys(str(name) for name in manifest["shards"]))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return []
        loaded = []
        for name in names:
            with contextlib.suppress(CacheError):
                loaded.append((name, shardfile.read(self.path / name)))
        return loaded

    def add(self, shelved: Shelved, holders: Holders | None = None) -> str:
        """Keep a shard, and which of its sources hold which words if that is known; tell its name.

        OSError where that cannot be done.
        """
        self.path.mkdir(parents=True, exist_ok=True)
        name = os.urandom(16).hex() + shardfile.SUFFIX
        if holders is not None:
            self.add_holders(name, holders)
        shardfile.write(self.path / name, shelved)
        return name

    def holders(self, name: str) -> Holders | None:
        """Which sources of a shard hold which words, if that was kept."""
        return shardfile.holders_of(self.path / name)

    def add_holders(self, name: str, holders: Holders) -> None:
        """Keep which sources of a shard hold which words. OSError where that cannot be done."""
        shardfile.write_holders(self.path / name, holders)

    def drop(self, names: Iterable[str]) -> None:
        """Take back shards that were added, where they can be."""
        for name in names:
            with contextlib.suppress(OSError):
                shardfile.beside(self.path / name).unlink(missing_ok=True)
                (self.path / name).unlink()

    def name(self, names: Sequence[str]) -> None:
        """Make these the shards of the library, and sweep away what no manifest has named for long."""
        self.path.mkdir(parents=True, exist_ok=True)
        temporary = self.path / f".{_MANIFEST}.{os.getpid()}.{os.urandom(4).hex()}"
        try:
            temporary.write_text(json.dumps({"shards": list(names)}), "utf-8")
            temporary.replace(self.path / _MANIFEST)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
        self._sweep({*names, _MANIFEST})

    def _sweep(self, named: set[str]) -> None:
        with contextlib.suppress(OSError):
            for path in list(self.path.iterdir()):
                with contextlib.suppress(OSError):
                    owner = path.with_suffix(shardfile.SUFFIX) if path.suffix == shardfile.HOLDERS_SUFFIX else path
                    if owner.name not in named and time.time() - path.stat().st_mtime > _STRAY_SECONDS:
                        path.unlink()
