"""Which files a list of paths names: the files themselves, and those below the folders, once each, in order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Named:
    """A file to read, or what could not be looked into and why."""

    path: Path
    problem: str | None = None


def gather(paths: Sequence[Path]) -> list[Named]:
    """The files below some paths, ordered by path: the order and the grouping of the arguments do not matter.

    Hidden files and folders are left out, links to folders are not followed (a loop of links would have no end), and
    a file reached twice counts once.
    """
    found: dict[str, Named] = {}
    for named in sorted((named for path in paths for named in _below(path)), key=lambda named: str(named.path)):
        found.setdefault(os.path.realpath(named.path), named)
    return list(found.values())


def _below(path: Path) -> Iterator[Named]:
    try:
        if path.is_dir():
            yield from _walk(path)
        elif path.exists():
            yield Named(path)
        else:
            yield Named(path, f"{path} does not exist.")
    except OSError as error:
        yield Named(path, f"{path} cannot be looked into: {error.strerror or error}.")


def _walk(folder: Path) -> Iterator[Named]:
    pending = [folder]
    while pending:
        here = pending.pop()
        try:
            entries = list(os.scandir(here))
        except OSError as error:
            yield Named(here, f"{here} cannot be looked into: {error.strerror or error}.")
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                pending.append(Path(entry.path))
            elif not (entry.is_symlink() and _leads_to_a_folder(entry)):
                yield Named(Path(entry.path))


def _leads_to_a_folder(link: os.DirEntry[str]) -> bool:
    try:
        return link.is_dir()
    except OSError:  # links that lead to each other lead nowhere
        return False
