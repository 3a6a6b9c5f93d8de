"""Finished reports, kept by all that they depend on: what has not changed since is not checked again.

A report is kept under a key that is made of everything it depends on, and is found under no other: nothing kept is
ever brought up to date, and where something it depends on cannot be told cheaply, there is no key and no answer is
kept. Nothing heavy is imported here, so that an answer that is kept is given before the work would have begun.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import tieout
from tieout.config import Settings, cache_folder

MOST_FILES, MOST_BYTES = 20_000, 64 << 20
"""More sources, or a longer draft, take so long to look at that the answer is not worth it."""
UNSETTLED_NS = 2_000_000_000
"""A file that changed so short a time ago may change again and look the same: the times of files come in steps."""
MOST_KEPT, MOST_KEPT_BYTES = 400, 64 << 20
_FOLDER, _SUFFIX = "finished", ".report"


class Asked(NamedTuple):
    """What is asked of a run: its settings, its drafts, and how the report is to look."""

    settings: Settings
    drafts: Mapping[str, bytes | None]
    """By name; the content of one that is no file, None for a file."""
    output: Mapping[str, object]
    """Every option by its name, and what the output can show."""


class Answer(NamedTuple):
    """What a run told: its report as written, and its exit code."""

    text: str
    code: int


class Key(NamedTuple):
    """What a finished report is kept under."""

    name: str
    settled: bool
    """Whether all files it is made of have been as they are for long enough to be told from what they may become."""


def key_of(asked: Asked) -> Key | None:
    """The key of a report before it is made; None where the run is to be made in any case.

    Whatever can change a report belongs here, and here alone: what a new option stands for is in `settings` or
    `output` by itself, but a file that runs begin to read has to be added.
    """
    settings = asked.settings
    if not settings.use_cache or settings.verify or settings.since or settings.per_file_ignores:
        # what git says, and which files a pattern fits, cannot be told without asking
        return None
    try:
        sources = Seen.below(settings.sources)
        depends_on = (
            _program(),
            os.getcwd(),  # noqa: PTH109 - reports name files as they are seen from here
            settings,
            sorted(asked.output.items()),
            [(name, _content(name, given)) for name, given in asked.drafts.items()],
            [_decided(settings, name) for name in asked.drafts],
            sources.files,
        )
    except (OSError, _TooMuchError):
        return None
    name = hashlib.blake2b(repr(depends_on).encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()
    return Key(name, settled=sources.newest < time.time_ns() - UNSETTLED_NS)


class _TooMuchError(Exception):
    """There is too much to look at."""


def _content(name: str, given: bytes | None) -> str:
    """The hash of what a draft holds. A pipe is not read: whoever reads it after us would find it empty."""
    if given is None:
        path = Path(name)
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > MOST_BYTES:
            raise _TooMuchError
        given = path.read_bytes()
    return hashlib.blake2b(given, digest_size=20).hexdigest()


def _decided(settings: Settings, draft: str) -> list[str]:
    """The hashes of what was decided on a draft. What rests on files besides is not looked into: the check is made."""
    files = (settings.decisions_of(draft), settings.baseline_of(draft)) if settings.use_decisions else ()
    found = [path.read_bytes() if path.exists() else b"" for path in files]
    if any(b"evidence-digest" in content for content in found):
        raise _TooMuchError
    return [hashlib.blake2b(content, digest_size=20).hexdigest() for content in found]


def _program() -> tuple[object, ...]:
    """The code that would make the report: our own, and whether anything was installed beside it since."""
    here = Path(tieout.__file__).parent
    code = Seen.below([here], but=frozenset({"__pycache__"}))
    installed = [_time_of(folder) for folder in sys.path]
    return tieout.__version__, sys.version, sys.path, installed, code.files


def _time_of(folder: str) -> int:
    try:
        return os.stat(folder or ".").st_mtime_ns  # noqa: PTH116 - for each entry of the path
    except OSError:
        return 0


class Seen:
    """What some files look like from outside: no change of what they hold leaves size, times and number alike."""

    def __init__(self) -> None:
        self.files: list[tuple[str, int, int, int, int, int]] = []
        self.newest = 0

    @classmethod
    def below(cls, paths: Iterable[Path], but: frozenset[str] = frozenset()) -> Seen:
        """The files among some paths and below those that are folders, hidden ones left out as the library does.

        Raises OSError where one cannot be looked at, _TooMuchError where there are too many.
        """
        seen = cls()
        for path in paths:
            status = path.stat()
            if stat.S_ISDIR(status.st_mode):
                seen._look_into(str(path), but)
            else:
                seen._add(str(path), status)
        seen.files.sort()
        return seen

    def _look_into(self, folder: str, but: frozenset[str]) -> None:
        pending = [folder]
        while pending:
            with os.scandir(pending.pop()) as entries:
                for entry in entries:
                    if entry.name.startswith(".") or entry.name in but:
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        pending.append(entry.path)
                    else:
                        self._add(entry.path, entry.stat())

    def _add(self, path: str, status: os.stat_result) -> None:
        if len(self.files) > MOST_FILES:
            raise _TooMuchError
        look = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, status.st_dev)
        self.files.append((path, *look))
        self.newest = max(self.newest, status.st_mtime_ns, status.st_ctime_ns)


# -- what is kept ---------------------------------------------------------------------------------------------------


def recall(settings: Settings, key: Key) -> Answer | None:
    """The answer kept under a key; None where there is none, or it is not as it was written."""
    path = _path(settings, key)
    try:
        head, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    code, _, digest = head.partition(b" ")
    if digest.decode("ascii", "replace") != _digest(body) or code not in (b"0", b"1"):
        return None
    with contextlib.suppress(OSError):
        os.utime(path)  # what is asked for is kept longest
    return Answer(body.decode("utf-8", "surrogatepass"), int(code))


def keep(asked: Asked, key: Key, answer: Answer) -> None:
    """Keep an answer under the key its run began with, if nothing that counts has changed while it was made.

    Where it cannot be kept it is not, and nobody needs to know: the next run does the same work again.
    """
    if not key.settled or key_of(asked) != key:
        return
    body = answer.text.encode("utf-8", "surrogatepass")
    path = _path(asked.settings, key)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.touch(mode=0o600)  # it holds what a draft says, which is nobody else's to read
        temporary.write_bytes(f"{answer.code} {_digest(body)}\n".encode() + body)
        temporary.replace(path)
        _sweep(path.parent)


def _digest(body: bytes) -> str:
    return hashlib.blake2b(body, digest_size=16).hexdigest()


def _path(settings: Settings, key: Key) -> Path:
    return cache_folder(settings) / _FOLDER / (key.name + _SUFFIX)


def _sweep(folder: Path) -> None:
    """Delete what was asked for longest ago, beyond what may be kept."""
    size = 0
    for number, (path, status) in enumerate(sorted(_kept(folder), key=lambda each: -each[1].st_mtime_ns)):
        size += status.st_size
        if number >= MOST_KEPT or size > MOST_KEPT_BYTES:
            path.unlink(missing_ok=True)


def _kept(folder: Path) -> Iterator[tuple[Path, os.stat_result]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            with contextlib.suppress(FileNotFoundError):  # another run may be sweeping, too
                yield Path(entry.path), entry.stat()
