"""Which files a list of paths names: the files themselves, and those below the folders, once each, in order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tieout.library.catalogues import catalogue_for


class Named(NamedTuple):
    """A file to read, or what could not be looked into and why."""

    name: str
    """The path, as a string: a `Path` for each of thousands of files takes long."""
    problem: str | None = None

    @property
    def path(self) -> Path:
        return Path(self.name)


def gather(paths: Sequence[Path]) -> list[Named]:
    """The files below some paths, ordered by path: the order and the grouping of the arguments do not matter.

    Hidden files and folders are left out, links to folders are not followed (a loop of links would have no end), and
    a file reached twice counts once.
    """
    found: dict[str, Named] = {}
    for named, real in sorted((each for path in paths for each in _below(path)), key=lambda each: each[0].name):
        found.setdefault(real, named)
    return list(found.values())


def parted(found: Sequence[Named]) -> tuple[list[Path], list[Named]]:
    """The lists of sources among some files, and the sources."""
    lists = [named.path for named in found if named.problem is None and catalogue_for(named.name)]
    if not lists:
        return [], list(found)
    taken = {str(path) for path in lists}
    return lists, [named for named in found if named.name not in taken]


def _below(path: Path) -> Iterator[tuple[Named, str]]:
    """The files below a path, each with where it really is."""
    try:
        if path.is_dir():
            yield from _walk(path)
        else:
            yield Named(str(path), None if path.exists() else f"{path} does not exist."), os.path.realpath(path)
    except OSError as error:
        yield Named(str(path), f"{path} cannot be looked into: {error.strerror or error}."), os.path.realpath(path)


def _walk(folder: Path) -> Iterator[tuple[Named, str]]:
    # links to folders are not followed, so below a folder's real place only a link can be elsewhere
    pending = [(folder, os.path.realpath(folder))]
    while pending:
        here, real = pending.pop()
        try:
            entries = list(os.scandir(here))
        except OSError as error:
            yield Named(str(here), f"{here} cannot be looked into: {error.strerror or error}."), real
            continue
        lead, near = os.path.join(real, ""), os.path.join(here, "") if str(here) != "." else ""  # noqa: PTH118
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                pending.append((here / entry.name, lead + entry.name))
            elif not entry.is_symlink():
                yield Named(near + entry.name), lead + entry.name
            elif not _leads_to_a_folder(entry):
                yield Named(near + entry.name), os.path.realpath(entry.path)


def _leads_to_a_folder(link: os.DirEntry[str]) -> bool:
    try:
        return link.is_dir()
    except OSError:  # links that lead to each other lead nowhere
        return False
