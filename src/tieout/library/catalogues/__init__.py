"""Lists of sources: files among the sources that say what the others are. One module for each kind, by discovery."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path

from tieout.library.catalogues.base import Catalogue, Entry, Listing

__all__ = ["Catalogue", "Entry", "Listing", "catalogue_for", "read", "suffixes"]

MOST_BYTES = 1 << 26


@cache
def _catalogues() -> tuple[Catalogue, ...]:
    """Every kind of list there is, in the order of their names."""
    found: dict[str, Catalogue] = {}
    for module in pkgutil.iter_modules(__path__, f"{__name__}."):
        for thing in vars(import_module(module.name)).values():
            if isinstance(thing, type) and issubclass(thing, Catalogue) and thing is not Catalogue:
                found[thing.__name__] = thing()
    return tuple(found[name] for name in sorted(found))


def catalogue_for(path: Path | str) -> Catalogue | None:
    """The kind of list that a file is by its name; None for a source like any other."""
    if not str(path).lower().endswith(suffixes()):
        return None
    return next((one for one in _catalogues() if one.recognises(Path(path).name.lower())), None)


@cache
def suffixes() -> tuple[str, ...]:
    """How the names of lists end, in lower case."""
    return tuple(one.suffix for one in _catalogues())


def read(path: Path) -> Listing:
    """What a list says, its problems as sentences that name the file; nothing is raised."""
    kind = catalogue_for(path)
    try:
        if path.stat().st_size > MOST_BYTES:
            return Listing((), (f"{path} is larger than {MOST_BYTES >> 20} MB, the most that is read of a list.",))
        text = path.read_bytes().decode("utf-8-sig", "replace")
    except OSError as error:
        return Listing((), (f"{path} cannot be read: {error.strerror or error}.",))
    listing = kind.read(text, path.name) if kind else Listing()
    return Listing(listing.entries, tuple(f"{path}: {problem}" for problem in listing.problems))
