"""The pages behind a report: where on them its words stand, and pictures of them, asked of the files at its end."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from tieout.documents.base import Limits, Shown, Wanted
from tieout.documents.reading import has_pages, shown
from tieout.errors import UnreadableError
from tieout.model import Document, Picture, Printed, Report, Span, Where

DOTS = 110
"""Per inch: small print can be read, and a page of text takes some fifty thousand bytes."""
ROOM = 24 << 20
"""All pictures of one report take about as many bytes at the most."""


def with_pages(
    report: Report,
    places: Collection[Where],
    pictured: AbstractSet[Where],
    document_of: Callable[[str], Document | None],
    held: Mapping[str, bytes],
    limits: Limits,
) -> Report:
    """A report that knows where on their pages some ranges of its drafts and sources stand.

    `document_of` gives a draft or a source by its id, `held` the bytes of what is no file, by its path. The pages of
    those `pictured` are drawn, too, until they take ROOM. What can no longer be read is noted, and shows nothing.
    """
    formats = {document.id: document.format for document in report.documents}
    formats |= {source.id: source.format for source in report.sources}
    wanted: dict[str, list[Span]] = {}
    for id, span in sorted({*places, *pictured}):
        if has_pages(formats[id]):
            wanted.setdefault(id, []).append(span)
    printed: dict[Where, tuple[Printed, ...]] = {}
    pictures: dict[tuple[str, int], Picture] = {}
    notes: list[str] = []
    room = ROOM
    for id, spans in wanted.items():
        document = document_of(id)
        if document is None:
            continue
        mine = frozenset(span for span in spans if (id, span) in pictured)
        try:
            found = shown(document, Wanted(spans, mine, DOTS, room), limits, held.get(document.path))
        except UnreadableError as problem:
            notes.append(f"Places on pages are not shown: {problem}")
            continue
        printed |= {(id, span): where for span, where in found.places.items()}
        pictures |= {(id, page): picture for page, picture in found.pictures.items()}
        room -= _size(found)
    return replace(report, printed=printed, pictures=pictures, notes=(*report.notes, *notes))


def _size(found: Shown) -> int:
    return sum(len(picture.rows) for picture in found.pictures.values())
