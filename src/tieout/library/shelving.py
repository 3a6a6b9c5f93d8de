"""What the lists among the sources say of them: each entry is laid beside the source that it describes."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from tieout.library.catalogues import Entry, read
from tieout.model import Metadata
from tieout.text.citekeys import folded, normal_url
from tieout.text.particulars import completed

_TOLD = 5
"""So many sources that share a key are named."""


class Listed(NamedTuple):
    """An entry of a list that is not a source's own: of none that is there, or another key of one that is."""

    metadata: Metadata
    source: int | None = None


@dataclass(slots=True)
class Described:
    """What lists say: of sources by their number, of others that are not there, and what is wrong with the lists."""

    by_source: dict[int, Metadata] = field(default_factory=dict)
    listed: list[Listed] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def describe(lists: Sequence[Path], paths: Sequence[str], own: Sequence[Metadata]) -> Described:
    """Read some lists and match their entries to sources: by file, else by address, key or title.

    `own` is what each source says of itself; what a list says comes before it.
    """
    described = Described()
    if lists:  # of a library without any, nothing need be known
        _read_into(described, lists, _Known([Path(path) for path in paths], own))
    described.problems += _shared_keys(described, paths, own)
    return described


def _read_into(described: Described, lists: Sequence[Path], known: _Known) -> None:
    for path in lists:
        listing = read(path)
        described.problems += listing.problems
        for entry in listing.entries:
            _place(entry, path, known, described)


def _place(entry: Entry, path: Path, known: _Known, described: Described) -> None:
    numbers = known.named(entry, path.parent)
    if not numbers:
        described.listed.append(Listed(entry.metadata))
    for number in numbers:
        before = described.by_source.get(number, Metadata())
        if before.key and entry.metadata.key and before.key != entry.metadata.key:
            described.listed.append(Listed(entry.metadata, number))
        described.by_source[number] = completed(before, entry.metadata)


class _Known:
    """The sources by whatever an entry may name them."""

    def __init__(self, paths: Sequence[Path], own: Sequence[Metadata]) -> None:
        self._by_path = {_absolute(path): number for number, path in enumerate(paths)}
        self._by_stem = {_absolute(path.with_suffix("")): number for number, path in enumerate(paths)}
        self._others: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, (path, metadata) in enumerate(zip(paths, own, strict=True)):
            self._others["key", (metadata.key or path.stem).lower()].append(number)
            if metadata.url:
                self._others["url", normal_url(metadata.url)].append(number)
            if metadata.title:
                self._others["title", folded(metadata.title)].append(number)

    def named(self, entry: Entry, folder: Path) -> list[int]:
        """The sources that an entry describes: those of its files, else the only ones that it fits."""
        if entry.files:
            return self._of_files(entry.files, folder)
        metadata = entry.metadata
        asked = (
            ("url", normal_url(metadata.url or "")),
            ("key", (metadata.key or "").lower()),
            ("title", folded(metadata.title or "")),
        )
        return next((self._others[one] for one in asked if one[1] and one in self._others), [])

    def _of_files(self, files: Sequence[str], folder: Path) -> list[int]:
        for file in files:
            whole = self._by_path.get(_absolute(folder / file))
            beside = self._by_stem.get(_absolute(folder / file[:-2])) if file.endswith(".*") else whole
            if beside is not None:
                return [beside]
        return []


def _absolute(path: Path) -> str:
    return os.path.normpath(os.path.abspath(path))  # noqa: PTH100 - links are not to be followed


def _shared_keys(described: Described, paths: Sequence[str], own: Sequence[Metadata]) -> Iterable[str]:
    """A sentence for each key that several claim: a citation of it is ambiguous."""
    claims: dict[str, list[str]] = defaultdict(list)
    for number, path in enumerate(paths):
        listed = described.by_source.get(number)
        key = (listed.key if listed else None) or own[number].key
        if key:
            claims[key].append(path)
    for one in described.listed:
        if one.metadata.key:
            title = f"“{one.metadata.title}”" if one.metadata.title else "an entry of a list"
            claims[one.metadata.key].append(title if one.source is None else paths[one.source])
    for key, named in sorted(claims.items()):
        claimed = list(dict.fromkeys(named))
        if len(claimed) > 1:
            shown = ", ".join(claimed[:_TOLD]) + (", …" if len(claimed) > _TOLD else "")
            yield f"The key {key} is claimed {len(claimed)} times ({shown}): whoever cites it may mean any of these."
