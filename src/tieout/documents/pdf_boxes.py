"""Where the characters of a PDF's page stand, as PDFium says: a call for each, so that few are asked."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tieout.model import Box
from tieout.text.patterns import lazy

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_WORD = lazy(r"\S+")
_DESCENT = 0.22
"""The part of a letter's height that is below the base line."""
_GAP = 1.6
"""Words further apart than this, in heights of the line, are not of one line."""

Rectangle = tuple[float, float, float, float]
"""Left, bottom, right and top, in points from the lower left corner of the page as it is shown."""


class _Questions(NamedTuple):
    """The questions that the library answers of a character, or of some in a row."""

    box: Callable[..., int]
    rectangles: Callable[..., int]
    size: Callable[..., float]
    matrix: Callable[..., int]
    origin: Callable[..., int]
    unmapped: Callable[..., int]


@cache
def _questions() -> _Questions:
    """The library's functions without the types that the binding declares: to check these takes longer than to answer.

    A page has to be a `c_void_p`, then, a number an int, and room for the answer a `byref`.
    """
    from pypdfium2 import raw

    declared = (
        raw.FPDFText_GetLooseCharBox,
        raw.FPDFText_CountRects,
        raw.FPDFText_GetMatrix,
        raw.FPDFText_GetCharOrigin,
        raw.FPDFText_HasUnicodeMapError,
    )
    plain = ctypes.PYFUNCTYPE(ctypes.c_int)
    box, rectangles, matrix, origin, unmapped = (
        plain(ctypes.cast(one, ctypes.c_void_p).value or 0) for one in declared
    )
    size = ctypes.PYFUNCTYPE(ctypes.c_double)(ctypes.cast(raw.FPDFText_GetFontSize, ctypes.c_void_p).value or 0)
    return _Questions(box, rectangles, size, matrix, origin, unmapped)


class Boxes:
    """The boxes of a page's characters, turned as the page is."""

    def __init__(self, page: PdfPage, textpage: ctypes.c_void_p, places: Sequence[int] | None = None) -> None:
        from pypdfium2 import raw

        questions = _questions()
        self._places = places
        """The library's numbers of the characters, where they are not just counted."""
        self._box = raw.FS_RECTF()
        self._at = ctypes.byref(self._box)
        self._ask = questions.box
        self._count = questions.rectangles
        self._size = questions.size
        self._ask_matrix = questions.matrix
        self._matrix = raw.FS_MATRIX()
        self._by = ctypes.byref(self._matrix)
        self._ask_origin = questions.origin
        self._ask_unmapped = questions.unmapped
        self._origin = ctypes.c_double(), ctypes.c_double()
        self._to = tuple(map(ctypes.byref, self._origin))
        self._textpage = ctypes.cast(textpage, ctypes.c_void_p)
        self._known: dict[int, Rectangle] = {}
        self._turned = page.get_rotation()
        self._edges = page.get_bbox()
        """Left, bottom, right and top of what is shown of the page, before it is turned."""

    def lines(self, spans: Sequence[tuple[int, int]]) -> list[Rectangle]:
        """The box around each of some lines of characters, as `around` gives it."""
        if self._turned or self._places is not None:
            return [self.around(start, end) for start, end in spans]
        page, box, at, ask, size = self._textpage, self._box, self._at, self._ask, self._size
        west, south, _, _ = self._edges
        found: list[Rectangle] = []
        for start, end in spans:
            last = end - 1
            ask(page, start, at)
            left, low, right, high = box.left, box.bottom, box.right, box.top
            height, tall = size(page, start), start
            if last != start:
                ask(page, last, at)
                left, right = min(left, box.left), max(right, box.right)
                other = size(page, last)
                if other > height:
                    height, tall, low, high = other, last, box.bottom, box.top
            bottom, top = self._upright(tall, height) or (low - south, high - south)
            found.append((left - west, bottom, right - west, top))
        return found

    def around(self, start: int, end: int) -> Rectangle:
        """The box around a line of characters: left, bottom, right, top."""
        first, last = self._of(start), self._of(end - 1)
        tall = self._taller(start, end - 1)
        bottom, top = self._letter(tall) or ((first if tall == start else last)[1::2])
        return min(first[0], last[0]), bottom, max(first[2], last[2]), top

    def shown(self, first: int, count: int) -> list[Box]:
        """The boxes of some characters in a row, by the library's numbers, as a reader's eye would draw them."""
        west, south, east, north = self._edges
        height = east - west if self._turned in (90, 270) else north - south
        boxes: list[Box] = []
        for number in range(first, first + count):
            left, low, right, high = self._of(number)
            bottom, top = self._letter(number) or (low, high)
            boxes.append(Box(left, height - max(top, high), right, height - min(bottom, low)))
        return boxes

    def ends(self, start: int, end: int) -> tuple[float, float]:
        """The left and right end of some characters of one line."""
        first, last = self._of(start), self._of(end - 1)
        return min(first[0], last[0]), max(first[2], last[2])

    def _taller(self, first: int, last: int) -> int:
        """Of a line's ends the one in larger letters: the other may be a raised mark."""
        one, other = (first, last) if self._places is None else (self._places[first], self._places[last])
        return first if self._size(self._textpage, one) >= self._size(self._textpage, other) else last

    def is_unmapped(self, index: int) -> bool:
        """Whether the font of a character does not say which letter it shows, so that a number stands for it."""
        return self._ask_unmapped(self._textpage, index if self._places is None else self._places[index]) > 0

    def is_pieced(self, line: re.Match[str]) -> bool:
        """Whether a line was drawn in several pieces: what was drawn in one stands in one column."""
        return bool(self._count(self._textpage, line.start(), line.end() - line.start()) > 1)

    def parted(self, line: re.Match[str]) -> list[tuple[int, int]]:
        """The stretches of a line between gaps too wide for a space."""
        spans: list[tuple[int, int]] = []
        edge = 0.0
        _, bottom, _, top = self.around(*line.span())
        for word in _WORD.finditer(line.string, *line.span()):
            left, right = self.ends(*word.span())
            if spans and left - edge < _GAP * (top - bottom):
                spans[-1] = (spans[-1][0], word.end())
            else:
                spans.append(word.span())
            edge = right
        return spans

    def _of(self, index: int) -> Rectangle:
        """The box of a character as the page is turned; its bottom and top may be those of the glyph."""
        box = self._known.get(index)
        if box is None:
            box = self._known[index] = self._asked(index)
        return box

    def _asked(self, index: int) -> Rectangle:
        self._ask(self._textpage, index if self._places is None else self._places[index], self._at)
        box = self._box
        left, bottom, right, top = self._edges
        if self._turned == 90:
            return box.bottom - bottom, right - box.right, box.top - bottom, right - box.left
        if self._turned == 180:
            return right - box.right, top - box.top, right - box.left, top - box.bottom
        if self._turned == 270:
            return top - box.top, box.left - left, top - box.bottom, box.right - left
        return box.left - left, box.bottom - bottom, box.right - left, box.top - bottom

    def _letter(self, index: int) -> tuple[float, float] | None:
        """Where the letter that a character was set with begins and ends, by its base line and size; None if it is
        not upright. The box of many fonts is that of the glyph, so that a line of low letters would seem a small one.
        """
        if self._turned:
            return None
        index = index if self._places is None else self._places[index]
        return self._upright(index, self._size(self._textpage, index))

    def _upright(self, index: int, size: float) -> tuple[float, float] | None:
        """The same of a page that is not turned, by the library's own number and where the size is known."""
        matrix = self._matrix
        if size <= 0 or not self._ask_matrix(self._textpage, index, self._by):
            return None
        if matrix.d <= 0 or matrix.b or matrix.c:
            return None
        if not self._ask_origin(self._textpage, index, *self._to):
            return None
        height, base = size * matrix.d, self._origin[1].value - self._edges[1]
        return base - _DESCENT * height, base + (1 - _DESCENT) * height
