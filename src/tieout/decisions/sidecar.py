"""The files that decisions are kept in: TOML, an entry for each, in an order that the words decide.

Entries stand in the order of the draft and the statement, whoever wrote them first, so that two people who accept
different findings change different places of the file. A writer holds a lock beside the file, reads it anew, and puts
the new one in its place whole: of two who write at once none loses anything.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path

from tieout.decisions.entries import Entry, entry_of, table_of
from tieout.errors import UsageError
from tieout.model import DecisionKind

HEADINGS = {DecisionKind.ACCEPTED: "accepted", DecisionKind.BASELINE: "known"}
_OPENINGS = {
    DecisionKind.ACCEPTED: "# Findings that a person let stand, by `tieout accept`. Delete an entry to take it back.",
    DecisionKind.BASELINE: "# Findings that were there when `tieout baseline` wrote this: only new ones are told.",
}
_WAIT = 10.0
_ABANDONED = 60.0
"""So many seconds old, a lock was left by a writer that is no more."""


def read(path: Path, kind: DecisionKind) -> tuple[Entry, ...]:
    """The entries of a file, in its order; none where there is no file. UsageError where it means nothing."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from None
    return _read(path, kind, (status.st_ino, status.st_mtime_ns, status.st_size))


@lru_cache(maxsize=8)
def _read(path: Path, kind: DecisionKind, _version: tuple[int, int, int]) -> tuple[Entry, ...]:
    """The entries of a file as it is in one version: a run over many drafts reads it once."""
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: this is not valid TOML: it is not UTF-8 at byte {error.start}.") from None
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from None
    tables = _tables(path, text, HEADINGS[kind])
    lines = _lines_of(text, HEADINGS[kind])
    places = [f"{path}:{line}" for line in lines] if len(lines) == len(tables) else [str(path)] * len(tables)
    return tuple(entry_of(table, kind, place) for table, place in zip(tables, places, strict=True))


def _tables(path: Path, text: str, heading: str) -> list[dict[str, object]]:
    import tomllib

    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        what = str(error)
        raise UsageError(f"{path}: this is not valid TOML: {what[:1].lower()}{what[1:]}.") from None
    except RecursionError:
        raise UsageError(f"{path}: this is not valid TOML: it is nested too deeply.") from None
    tables = content.pop(heading, [])
    if content or not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise UsageError(f"{path}: a file of decisions holds tables [[{heading}]], and nothing else.")
    return tables


def _lines_of(text: str, heading: str) -> list[int]:
    """The lines that the tables begin on."""
    return [number for number, line in enumerate(text.split("\n"), 1) if line.strip() == f"[[{heading}]]"]


def change(path: Path, kind: DecisionKind, new: Callable[[Sequence[Entry]], Iterable[Entry]]) -> None:
    """Put what `new` makes of a file's entries in their place; UsageError where the file cannot be written."""
    try:
        with _locked(path):
            _replace(path, "".join(_written(new(read(path, kind)), kind)))
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror or error}.") from None


def _written(entries: Iterable[Entry], kind: DecisionKind) -> Iterator[str]:
    """The file, a piece at a time."""
    yield f"{_OPENINGS[kind]}\n"
    tables = [table_of(entry) for entry in entries]
    for table in sorted(tables, key=lambda table: json.dumps(table, ensure_ascii=False)):
        yield f"\n[[{HEADINGS[kind]}]]\n"
        yield from (f"{key} = {_toml(value)}\n" for key, value in table.items())


def _toml(value: object) -> str:
    """A value as TOML has it: texts, whole numbers, and tables of texts."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_toml(key)} = {_toml(one)}" for key, one in value.items()) + " }"
    if isinstance(value, int):
        return str(value)
    clean = str(value).encode("utf-8", "replace").decode("utf-8")
    return json.dumps(clean, ensure_ascii=False).replace("\x7f", "\\u007f")


def _replace(path: Path, text: str) -> None:
    """Write beside the file, then rename: a reader sees the old file or the new one."""
    import tempfile  # imported late: most runs only read

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        Path(beside).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        Path(beside).replace(path)
    finally:
        Path(beside).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the lock beside a file; UsageError where another holds it for too long."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = path.with_name(f".{path.name}.lock")
    end = time.monotonic() + _WAIT
    while not _take(lock):
        if time.monotonic() > end:
            raise UsageError(f"{path} is being written by another process: {lock} is its lock.")
        time.sleep(0.02)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def _take(lock: Path) -> bool:
    """Whether the lock could be made; one that was left behind is taken away."""
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError:
        with suppress(FileNotFoundError):
            if time.time() - lock.stat().st_mtime > _ABANDONED:
                lock.unlink()
        return False
    return True
