"""Which files a list of paths names: the files themselves, and those below the folders, once each, in order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import repeat
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from tieout.library.catalogues import catalogue_for, suffixes


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
    folders: list[_Folder] = []
    others: list[_Reached] = []
    for path in paths:
        _look_below(path, folders, others)
    if not others and len({folder.real for folder in folders}) == len(folders):
        return _named(sorted(folder.near + name for folder in folders for name in folder.names))
    reached = [(folder.near + name, folder.real + name, None) for folder in folders for name in folder.names]
    found: dict[str, Named] = {}
    for name, real, problem in sorted([*reached, *others], key=itemgetter(0)):
        found.setdefault(real, Named(name, problem))
    return list(found.values())


def _named(names: Iterable[str]) -> list[Named]:
    """Files that nothing is wrong with, made without a call of Python for each: there may be many thousands."""
    return list(map(partial(tuple.__new__, Named), zip(names, repeat(None))))


def parted(found: Sequence[Named]) -> tuple[list[Path], list[Named]]:
    """The lists of sources among some files, and the sources."""
    likely = suffixes()  # of a hundred thousand files, hardly any gets further
    named_so = [named for named in found if named.name.lower().endswith(likely)]
    lists = [named.path for named in named_so if named.problem is None and catalogue_for(named.name)]
    if not lists:
        return [], list(found)
    taken = {str(path) for path in lists}
    return lists, [named for named in found if named.name not in taken]


class _Folder(NamedTuple):
    """The files in a folder that are no links: what stands before the name of each, in its path and in its real one."""

    near: str
    real: str
    names: list[str]


_Reached = tuple[str, str, str | None]
"""Any other file, where it really is, and what is wrong with it."""


def _look_below(path: Path, folders: list[_Folder], others: list[_Reached]) -> None:
    """Find the files below a path."""
    try:
        if path.is_dir():
            _walk(path, folders, others)
        else:
            others.append((str(path), os.path.realpath(path), None if path.exists() else f"{path} does not exist."))
    except OSError as error:
        problem = f"{path} cannot be looked into: {error.strerror or error}."
        others.append((str(path), os.path.realpath(path), problem))


def _walk(folder: Path, folders: list[_Folder], others: list[_Reached]) -> None:
    # links to folders are not followed, so below a folder's real place only a link can be elsewhere
    pending = [(folder, os.path.realpath(folder))]
    while pending:
        here, real = pending.pop()
        try:
            entries = list(os.scandir(here))
        except OSError as error:
            others.append((str(here), real, f"{here} cannot be looked into: {error.strerror or error}."))
            continue
        lead, near = os.path.join(real, ""), os.path.join(here, "") if str(here) != "." else ""  # noqa: PTH118
        shown = [entry for entry in entries if entry.name[0] != "."]
        names = [entry.name for entry in shown if entry.is_file(follow_symlinks=False)]
        folders.append(_Folder(near, lead, names))
        if len(names) == len(shown):
            continue
        for entry in shown:
            if entry.is_dir(follow_symlinks=False):
                pending.append((here / entry.name, lead + entry.name))
            elif not entry.is_symlink():
                if not entry.is_file(follow_symlinks=False):
                    others.append((near + entry.name, lead + entry.name, None))
            elif not _leads_to_a_folder(entry):
                others.append((near + entry.name, os.path.realpath(entry.path), None))


def _leads_to_a_folder(link: os.DirEntry[str]) -> bool:
    try:
        return link.is_dir()
    except OSError:  # links that lead to each other lead nowhere
        return False
