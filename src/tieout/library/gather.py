"""Which files a list of paths names: the files themselves, and those below the folders, once each, in order."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import chain
from operator import itemgetter
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
    for name, real, problem in sorted(chain.from_iterable(map(_below, paths)), key=itemgetter(0)):
        found.setdefault(real, Named(name, problem))
    return list(found.values())


def parted(found: Sequence[Named]) -> tuple[list[Path], list[Named]]:
    """The lists of sources among some files, and the sources."""
    lists = [named.path for named in found if named.problem is None and catalogue_for(named.name)]
    if not lists:
        return [], list(found)
    taken = {str(path) for path in lists}
    return lists, [named for named in found if named.name not in taken]


_Reached = tuple[str, str, str | None]
"""A file, where it really is, and what is wrong with it: a plain tuple, as there are thousands."""


def _below(path: Path) -> list[_Reached]:
    """The files below a path."""
    try:
        if path.is_dir():
            return _walked(path)
        return [(str(path), os.path.realpath(path), None if path.exists() else f"{path} does not exist.")]
    except OSError as error:
        return [(str(path), os.path.realpath(path), f"{path} cannot be looked into: {error.strerror or error}.")]


def _walked(folder: Path) -> list[_Reached]:
    # links to folders are not followed, so below a folder's real place only a link can be elsewhere
    found: list[_Reached] = []
    pending = [(folder, os.path.realpath(folder))]
    while pending:
        here, real = pending.pop()
        try:
            entries = list(os.scandir(here))
        except OSError as error:
            found.append((str(here), real, f"{here} cannot be looked into: {error.strerror or error}."))
            continue
        lead, near = os.path.join(real, ""), os.path.join(here, "") if str(here) != "." else ""  # noqa: PTH118
        for entry in entries:
            name = entry.name
            if name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                pending.append((here / name, lead + name))
            elif not entry.is_symlink():
                found.append((near + name, lead + name, None))
            elif not _leads_to_a_folder(entry):
                found.append((near + name, os.path.realpath(entry.path), None))
    return found


def _leads_to_a_folder(link: os.DirEntry[str]) -> bool:
    try:
        return link.is_dir()
    except OSError:  # links that lead to each other lead nowhere
        return False
