"""Where on its pages a range of a PDF's text stands, and pictures of these pages: asked of the file when it is wanted.

With the text only the numbers of the characters are kept, a few bytes a line; what they look like the file knows.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tieout.documents.base import Clock, Limits, RawFile, Shown, Wanted
from tieout.documents.pdf_boxes import Boxes
from tieout.documents.pdf_forms import page_of
from tieout.documents.pdf_lines import opened
from tieout.model import Box, Document, Picture, Printed, Span, Stretch
from tieout.model.printing import GREYS

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_POINTS = 72
_MOST_DOTS = 4_000_000
"""Of one picture; a larger page is drawn coarser."""
_APART = 3.0
"""Boxes of one row further apart than this, in their heights, stay two."""


class _OnPage(NamedTuple):
    """What of a span stands on one page."""

    span: Span
    place: int
    """Which of the span's pages this is."""
    stretches: list[Stretch]


def shown(raw: RawFile, document: Document, wanted: Wanted, limits: Limits) -> Shown:
    """The places of some spans of a document that was read from the file; UnreadableError where it is damaged."""
    labels = {page.number: page.label for page in document.pages}
    clock = Clock(limits, raw.path)
    places: dict[Span, list[tuple[int, Printed]]] = {}
    pictures: dict[int, Picture] = {}
    room = wanted.room
    with opened(raw) as file:
        for number, held in sorted(_by_page(document, wanted.spans).items()):
            clock.check()
            with _page(file, number) as page:
                width, height = map(_rounded, page.get_size())
                for one, boxes in zip(held, _boxes(page, document, held), strict=True):
                    printed = Printed(number, labels.get(number), width, height, boxes)
                    places.setdefault(one.span, []).append((one.place, printed))
                if room > 0 and any(one.span in wanted.pictured for one in held):
                    pictures[number] = _picture(page, wanted.dots)
                    room -= len(pictures[number].rows)
    return Shown({span: tuple(one for _, one in sorted(held)) for span, held in places.items()}, pictures)


def _by_page(document: Document, spans: Iterable[Span]) -> dict[int, list[_OnPage]]:
    """What stands on each page, of some spans."""
    pages: dict[int, list[_OnPage]] = {}
    for span in dict.fromkeys(spans):
        parts = groupby(document.drawing.stretches(*span), key=lambda stretch: stretch.page)
        for place, (page, stretches) in enumerate(parts):
            pages.setdefault(page, []).append(_OnPage(span, place, list(stretches)))
    return pages


@contextmanager
def _page(file: PdfDocument, number: int) -> Iterator[PdfPage]:
    page = page_of(file, number - 1)
    try:
        yield page
    finally:
        page.close()


def _boxes(page: PdfPage, document: Document, held: Sequence[_OnPage]) -> list[tuple[Box, ...]]:
    """The boxes, a line each, of what stands on a page."""
    if document.drawing.boxes:
        drawing = document.drawing
        return [
            _in_rows(
                drawing.box(word) for part in one.stretches for word in range(part.first, part.first + part.extent)
            )
            for one in held
        ]
    textpage = page.get_textpage()
    try:
        asked = Boxes(page, textpage.raw)
        return [_in_rows(_around(asked.shown(part.first, part.extent)) for part in one.stretches) for one in held]
    finally:
        textpage.close()


def _around(boxes: Iterable[Box]) -> Box:
    """The box around the characters of one line, but for those without an extent, such as a space that was put in."""
    real = [box for box in boxes if box.right > box.left]
    if not real:
        return Box(0, 0, 0, 0)
    lefts, tops, rights, bottoms = zip(*real, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def _in_rows(boxes: Iterable[Box]) -> tuple[Box, ...]:
    """Boxes, those that follow each other in a row made one."""
    rows: list[Box] = []
    for box in boxes:
        if box.right <= box.left:
            continue
        if rows and _goes_on(rows[-1], box):
            rows[-1] = _around((rows[-1], box))
        else:
            rows.append(box)
    return tuple(Box(*map(_rounded, row)) for row in rows)


def _goes_on(row: Box, box: Box) -> bool:
    low = min(row.bottom - row.top, box.bottom - box.top)
    overlap = min(row.bottom, box.bottom) - max(row.top, box.top)
    return overlap > 0.5 * low and -low < box.left - row.right < _APART * low


def _rounded(points: float) -> float:
    return round(points, 2)


def _picture(page: PdfPage, dots: int) -> Picture:
    """A page as it is printed, with what is filled into its forms."""
    width, height = page.get_size()
    scale = min(dots / _POINTS, (_MOST_DOTS / max(1.0, width * height)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        rows = np.frombuffer(bitmap.buffer, np.uint8, bitmap.stride * bitmap.height).reshape(bitmap.height, -1)
        shades = (rows[:, : bitmap.width].astype(np.uint16) * (GREYS - 1) + 127) // 255
        packed = np.zeros((bitmap.height, 1 + (bitmap.width + 1) // 2), np.uint8)
        packed[:, 1:] = shades[:, ::2] << 4
        packed[:, 1 : 1 + bitmap.width // 2] |= shades[:, 1::2].astype(np.uint8)
        return Picture(bitmap.width, bitmap.height, zlib.compress(packed.tobytes(), 6))
    finally:
        bitmap.close()
