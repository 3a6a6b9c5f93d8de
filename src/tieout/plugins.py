"""What other packages add to tieout through entry points.

The standard library's reader of entry points takes longer to load than a check of a small draft, and hardly any
machine has a package that adds something; so the names are looked for first, and the reader is loaded only then.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tieout.errors import UsageError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


@cache
def _declared() -> bytes:
    """The text of every entry point file on the path that speaks of tieout."""
    found = []
    for folder in sys.path:
        for pattern in ("*.dist-info/entry_points.txt", "*.egg-info/entry_points.txt"):
            for path in Path(folder or ".").glob(pattern):
                try:
                    text = path.read_bytes()
                except OSError:
                    continue
                if b"[tieout." in text:
                    found.append(text)
    return b"\n".join(found)


def load(group: str) -> list[tuple[str, object]]:
    """What the entry points of a group name, each with its own name.

    Raises UsageError for one that cannot be loaded.
    """
    if f"[{group}]".encode() not in _declared():
        return []
    from importlib.metadata import entry_points

    return [_loaded(point) for point in entry_points(group=group)]


def _loaded(point: EntryPoint) -> tuple[str, object]:
    name = f"{point.name!r} ({point.value})"
    try:
        return name, point.load()
    except (ImportError, AttributeError) as problem:
        raise UsageError(f"The entry point {name} of {point.group} cannot be loaded: {problem}.") from problem
