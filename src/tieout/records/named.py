"""The sources of a library by the names that records call them by."""

from __future__ import annotations

from pathlib import PurePath

from tieout.errors import BadRecordError
from tieout.library import Library


class Named:
    """Finds sources by their path or an end of it, with or without suffix, by their key, or by a folder they lie in.

    A record can name what stands in the library, and nothing else: no path of its own is ever opened.
    """

    def __init__(self, library: Library) -> None:
        self._numbers: dict[str, list[int]] = {}
        sources = library.sources
        for number in library.numbers:
            for name in {*_names_of(PurePath(sources[number].path)), sources[number].metadata.key or ""} - {""}:
                self._numbers.setdefault(name, []).append(number)

    def numbers(self, name: str) -> list[int]:
        """The sources that a name means; BadRecordError where it means none."""
        found = self._numbers.get(PurePath(name).as_posix()) or self._numbers.get(name)
        if not found:
            raise BadRecordError(f"No source or folder of the library is called {name!r}.")
        return found


def _names_of(path: PurePath) -> list[str]:
    """Every end of a path, every end of it without its suffix, and every folder on the way, by the same ends."""
    parts = [part for part in path.parts if part != path.anchor]
    names = [path.as_posix()]
    for first in range(len(parts)):
        end = parts[first:]
        names += ["/".join(end), "/".join([*end[:-1], path.stem])]
        names += ["/".join(end[:last]) for last in range(1, len(end))]
    return names
