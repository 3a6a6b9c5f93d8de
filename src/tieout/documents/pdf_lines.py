"""The lines of a PDF's pages, as PDFium finds them: their words and where they stand.

The only module that speaks to the library. PDFium is no friend of threads, so one file is read at a time. A box costs a
call, so most lines are asked for the boxes of their ends alone.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from tieout.documents.base import Clock, Limits, RawFile
from tieout.errors import TooLargeError, UnreadableError
from tieout.text.patterns import lazy

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_ONE_AT_A_TIME = Lock()
_LINE = lazy(r"[^\r\n\ufffe]+")
_WORD = lazy(r"\S+")
_BULLET = lazy("^[\ue000-\uf8ff]\\s+")
_BROKEN = "\ufffe"
"""What PDFium puts for a hyphen at the end of a line, together with the line end."""
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_WRITTEN_OUT = str.maketrans({**_LIGATURES, "\x00": None, "\x02": "-", "\ufeff": None})
_DESCENT = 0.22
"""The part of a letter's height that is below the base line."""
_EVERY = 6
"""One line in so many of those is asked where its words stand; all of them where one of these has gaps."""
_WIDE = 0.55
"""Lines of less than this part of the page's text are of one column."""
_SPACE = 0.15
"""Words further apart than this, in heights of the line, have a space between them ..."""
_GAP = 1.6
"""... and further apart than this they are not of one line."""


_Box = tuple[float, float, float, float]
"""Left, bottom, right and top."""


class Line(NamedTuple):
    """A line's words and its box, in points from the lower left corner of the page as it is seen."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    broken: bool = False
    """Whether a hyphen at its end was taken away."""

    @property
    def height(self) -> float:
        return self.top - self.bottom


class PdfPageLines(NamedTuple):
    """A page's size, its lines in the order in which the file draws them, and the label that the file gives it."""

    width: float
    height: float
    lines: list[Line]
    label: str | None


class Pdf(NamedTuple):
    """All pages of a file, and its properties by name."""

    pages: list[PdfPageLines]
    head: dict[str, str]


def read_pdf(raw: RawFile, limits: Limits) -> Pdf:
    """All lines of a file. UnreadableError where it is encrypted or damaged."""
    clock = Clock(limits, raw.path)
    with opened(raw) as document:
        return Pdf(list(_pages(document, raw.path, limits, clock)), document.get_metadata_dict(skip_empty=True))


@contextmanager
def opened(raw: RawFile) -> Iterator[PdfDocument]:
    """A file as PDFium opens it, for one at a time. UnreadableError where it is encrypted or damaged."""
    from pypdfium2 import PdfDocument, PdfiumError  # imported late: a run without PDFs does not pay for it

    with _ONE_AT_A_TIME:
        try:
            document = PdfDocument(raw.data)
            try:
                yield document
            finally:
                document.close()
        except PdfiumError as problem:
            raise UnreadableError(f"{raw.path} {_cause(str(problem))}.") from problem


def _cause(said: str) -> str:
    if "password" in said.lower():
        return "is encrypted: save a copy without a password"
    return "is damaged: it cannot be read as a PDF"


def _pages(document: PdfDocument, path: str, limits: Limits, clock: Clock) -> Iterator[PdfPageLines]:
    number = len(document)
    if number > limits.pages:
        raise TooLargeError(f"{path} has more than {limits.pages:,} pages: split it.")
    for index in range(number):
        clock.check()
        page = document[index]
        try:
            width, height = page.get_size()
            yield PdfPageLines(width, height, _lines(page), document.get_page_label(index) or None)
        finally:
            page.close()


def _lines(page: PdfPage) -> list[Line]:
    textpage = page.get_textpage()
    try:
        text = textpage.get_text_range()
        boxes = _Boxes(page, textpage.raw)
        found = list(_LINE.finditer(text))
        parted = _parted(found, boxes)
        lines: list[Line] = []
        for line in found:
            broken = text[line.end() : line.end() + 1] == _BROKEN
            for start, end in parted.get(line.start(), [line.span()]):
                words = _BULLET.sub("• ", text[start:end].translate(_WRITTEN_OUT).strip())
                if words:
                    lines.append(Line(words, *boxes.around(start, end), broken and end == line.end()))
        return _mended(lines)
    finally:
        textpage.close()


def _parted(found: Sequence[re.Match[str]], boxes: _Boxes) -> dict[int, list[tuple[int, int]]]:
    """The lines that may go over several columns, by where they begin, each in its stretches between wide gaps."""
    ends = [boxes.ends(*line.span()) for line in found]
    least = _WIDE * (max((right for _, right in ends), default=0.0) - min((left for left, _ in ends), default=0.0))
    wide = [line for line, (left, right) in zip(found, ends, strict=True) if right - left > least]
    pieced = [line for line in wide if boxes.is_pieced(line)]
    parted = {line.start(): boxes.parted(line) for line in pieced[::_EVERY]}
    if any(len(spans) > 1 for spans in parted.values()):
        parted |= {line.start(): boxes.parted(line) for line in pieced}
    return parted


def _mended(lines: list[Line]) -> list[Line]:
    """The lines, those that a raised or lowered character broke made one again."""
    whole: list[Line] = []
    for line in lines:
        last = whole[-1] if whole else None
        if last and not last.broken and _is_beside(last, line):
            raised = line.text.isdecimal() and line.height < 0.85 * last.height
            space = " " if line.left - last.right > _SPACE * min(last.height, line.height) and not raised else ""
            larger = max(last, line, key=lambda one: one.height)
            text = f"{last.text}{space}{line.text}"
            whole[-1] = Line(text, last.left, larger.bottom, line.right, larger.top, line.broken)
        else:
            whole.append(line)
    return whole


def _is_beside(last: Line, line: Line) -> bool:
    """Whether a line goes on directly where another ends, at about the same height."""
    low, high = sorted((last.height, line.height))
    overlap = min(last.top, line.top) - max(last.bottom, line.bottom)
    return -0.2 * high < line.left - last.right < 0.4 * high and overlap > 0.4 * low


class _Boxes:
    """The boxes of a page's characters, turned as the page is."""

    def __init__(self, page: PdfPage, textpage: object) -> None:
        from pypdfium2 import raw

        self._box = raw.FS_RECTF()
        self._at = ctypes.byref(self._box)
        self._ask = raw.FPDFText_GetLooseCharBox
        self._count = raw.FPDFText_CountRects
        self._size = raw.FPDFText_GetFontSize
        self._ask_matrix = raw.FPDFText_GetMatrix
        self._matrix = raw.FS_MATRIX()
        self._by = ctypes.byref(self._matrix)
        self._ask_origin = raw.FPDFText_GetCharOrigin
        self._origin = ctypes.c_double(), ctypes.c_double()
        self._to = tuple(map(ctypes.byref, self._origin))
        self._textpage = textpage
        self._known: dict[int, _Box] = {}
        self._turned = page.get_rotation()
        self._width, self._height = page.get_size()

    def around(self, start: int, end: int) -> _Box:
        """The box around a line of characters: left, bottom, right, top."""
        first, last = self._of(start), self._of(end - 1)
        tall = self._taller(start, end - 1)
        bottom, top = self._letter(tall) or ((first if tall == start else last)[1::2])
        return min(first[0], last[0]), bottom, max(first[2], last[2]), top

    def ends(self, start: int, end: int) -> tuple[float, float]:
        """The left and right end of some characters of one line."""
        first, last = self._of(start), self._of(end - 1)
        return min(first[0], last[0]), max(first[2], last[2])

    def _taller(self, first: int, last: int) -> int:
        """Of a line's ends the one in larger letters: the other may be a raised mark."""
        return first if self._size(self._textpage, first) >= self._size(self._textpage, last) else last

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

    def _of(self, index: int) -> _Box:
        """The box of a character as the page is turned; its bottom and top may be those of the glyph."""
        box = self._known.get(index)
        if box is None:
            box = self._known[index] = self._asked(index)
        return box

    def _asked(self, index: int) -> _Box:
        self._ask(self._textpage, index, self._at)
        box = self._box
        if self._turned == 90:
            return box.bottom, self._height - box.right, box.top, self._height - box.left
        if self._turned == 180:
            return self._width - box.right, self._height - box.top, self._width - box.left, self._height - box.bottom
        if self._turned == 270:
            return self._width - box.top, box.left, self._width - box.bottom, box.right
        return box.left, box.bottom, box.right, box.top

    def _letter(self, index: int) -> tuple[float, float] | None:
        """Where the letter that a character was set with begins and ends, by its base line and size; None if it is
        not upright. The box of many fonts is that of the glyph, so that a line of low letters would seem a small one.
        """
        size, matrix = self._size(self._textpage, index), self._matrix
        if (
            not (size > 0 and self._ask_matrix(self._textpage, index, self._by))
            or matrix.d <= 0
            or matrix.b
            or matrix.c
        ):
            return None
        if not self._ask_origin(self._textpage, index, *self._to):
            return None
        height, base = size * matrix.d, self._origin[1].value
        return base - _DESCENT * height, base + (1 - _DESCENT) * height
