"""What sources say of themselves, as a row to keep with the index."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tieout.model import Metadata, SourceKind

Row = tuple[Any, ...]


_NOTHING = Metadata()


def row(metadata: Metadata) -> Row:
    """The metadata as values that JSON can hold; an empty row for none."""
    if metadata == _NOTHING:
        return ()
    m = metadata
    kind = m.kind.value if m.kind else None
    return (m.title, list(m.authors), m.outlet, m.date, m.url, m.key, m.language, kind)


def from_row(row: Sequence[Any]) -> Metadata:
    """The metadata again; ValueError or TypeError where it is no row."""
    if not row:
        return _NOTHING
    title, authors, outlet, date, url, key, language, kind = row
    return Metadata(title, tuple(authors), outlet, date, url, key, language, SourceKind(kind) if kind else None)
