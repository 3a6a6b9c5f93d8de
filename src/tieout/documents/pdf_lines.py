"""The lines of a PDF's pages, as PDFium finds them: their words and where they stand.

PDFium is no friend of threads, so one file is open at a time. A box costs a call, so most lines are asked for the boxes
of their ends alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from tieout.documents.base import Clock, Limits, RawFile
from tieout.documents.pdf_boxes import Boxes, Rectangle
from tieout.documents.pdf_drawn import Drawn, add, is_plain, less, numbered, written, written_plainly
from tieout.documents.pdf_forms import page_of, prepare
from tieout.documents.pdf_head import head_of, label_of
from tieout.errors import TooLargeError, UnreadableError
from tieout.model import Box
from tieout.text.patterns import lazy

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_ONE_AT_A_TIME = Lock()
_LINE = lazy(r"[^\r\n\ufffe]+")
_BROKEN = "\ufffe"
"""What PDFium puts for a hyphen at the end of a line, together with the line end."""
_EVERY = 6
"""One line in so many of those is asked where its words stand; all of them where one of these has gaps."""
_WIDE = 0.55
"""Lines of less than this part of the page's text are of one column."""
_SPACE = 0.15
"""Words further apart than this, in heights of the line, have a space between them."""


class Line(NamedTuple):
    """A line's words and its box, in points from the lower left corner of the page as it is seen."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    broken: bool = False
    """Whether a hyphen at its end was taken away."""
    drawn: Drawn = ()
    """Which of the page's characters its own are."""

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def without(self, length: int) -> Line:
        """The line without so many characters at its beginning."""
        return self._replace(text=self.text[length:], drawn=less(self.drawn, length))

    def with_beside(self, line: Line, space: str) -> Line:
        """The line with another that goes on at its right."""
        tall = self if self.height >= line.height else line
        drawn = list(self.drawn)
        add(drawn, line.drawn, len(self.text) + len(space))
        text = f"{self.text}{space}{line.text}"
        return Line(text, self.left, tall.bottom, line.right, tall.top, line.broken, tuple(drawn))


class PdfPageLines(NamedTuple):
    """A page's size, its lines in the order in which the file draws them, and the label that the file gives it."""

    width: float
    height: float
    lines: list[Line]
    label: str | None
    unmapped: str = ""
    """The lines whose font does not say which letters it shows, told by one character of each."""


class Pdf(NamedTuple):
    """All pages of a file, and its properties by name."""

    pages: list[PdfPageLines]
    head: dict[str, str]
    boxes: tuple[Box, ...] = ()
    """Those of the words, where pages were recognised; the pieces of the lines count these."""


def read_pdf(raw: RawFile, limits: Limits) -> Pdf:
    """All lines of a file. UnreadableError where it is encrypted or damaged."""
    clock = Clock(limits, raw.path)
    with opened(raw) as document:
        return Pdf(list(_pages(document, raw.path, limits, clock)), head_of(document))


@contextmanager
def opened(raw: RawFile) -> Iterator[PdfDocument]:
    """A file as PDFium opens it, for one at a time. UnreadableError where it is encrypted or damaged."""
    from pypdfium2 import PdfDocument, PdfiumError  # imported late: a run without PDFs does not pay for it

    with _ONE_AT_A_TIME:
        try:
            document = PdfDocument(raw.data)
            try:
                prepare(document)
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
        page = page_of(document, index)
        try:
            width, height = page.get_size()
            lines, unmapped = _lines(page)
            yield PdfPageLines(width, height, lines, label_of(document, index), unmapped)
        finally:
            page.close()


def _lines(page: PdfPage) -> tuple[list[Line], str]:
    """A page's lines, and what the library gives for those whose letters it does not know."""
    textpage = page.get_textpage()
    try:
        text = textpage.get_text_range(errors="replace")
        places = None if len(text) == textpage.count_chars() else _places(text, textpage.raw)
        boxes = Boxes(page, textpage.raw, places)
        found = list(_LINE.finditer(text))
        spans = [line.span() for line in found]
        around = boxes.lines(spans)
        parted = _parted(found, around, boxes)
        write = written_plainly if is_plain(text) else written
        lines: list[Line] = []
        for line, box in zip(found, around, strict=True):
            first, last = line.span()
            broken = text.startswith(_BROKEN, last)
            for start, end in parted.get(first, ((first, last),)) if parted else ((first, last),):
                words, drawn = write(text, start, end)
                if words:
                    drawn = drawn if places is None else numbered(drawn, places)
                    whole = start == first and end == last
                    where = box if whole else boxes.around(start, end)
                    lines.append(Line(words, *where, broken and end == last, drawn))
        return _mended(lines), "".join(text[a:b] for a, b in spans if boxes.is_unmapped((a + b) // 2))
    finally:
        textpage.close()


def _places(text: str, textpage: object) -> list[int]:
    """The number of each character of a page's text, where the library counts others, or some of them twice."""
    from pypdfium2 import raw

    units = accumulate((1 + (character > "\uffff") for character in text), initial=0)
    last = 0
    places: list[int] = []
    for unit, _ in zip(units, text, strict=False):
        last = max(last, raw.FPDFText_GetCharIndexFromTextIndex(textpage, unit))
        places.append(last)
    return places


def _parted(
    found: Sequence[re.Match[str]], around: Sequence[Rectangle], boxes: Boxes
) -> dict[int, list[tuple[int, int]]]:
    """The lines that may go over several columns, by where they begin, each in its stretches between wide gaps."""
    width = max([box[2] for box in around], default=0.0) - min([box[0] for box in around], default=0.0)
    wide = [line for line, box in zip(found, around, strict=True) if box[2] - box[0] > _WIDE * width]
    pieced = [line for line in wide if boxes.is_pieced(line)]
    parted = {line.start(): boxes.parted(line) for line in pieced[::_EVERY]}
    if any(len(spans) > 1 for spans in parted.values()):
        parted |= {line.start(): boxes.parted(line) for line in pieced}
    return parted


def _mended(lines: list[Line]) -> list[Line]:
    """The lines, those that a raised or lowered character broke made one again."""
    whole = lines[:1]
    for line in lines[1:]:
        last = whole[-1]
        # most lines stand below the one before, so that is asked first
        if line.top > last.bottom and not last.broken and _is_beside(last, line):
            raised = line.text.isdecimal() and line.height < 0.85 * last.height
            space = " " if line.left - last.right > _SPACE * min(last.height, line.height) and not raised else ""
            whole[-1] = last.with_beside(line, space)
        else:
            whole.append(line)
    return whole


def _is_beside(last: Line, line: Line) -> bool:
    """Whether a line goes on directly where another ends, at about the same height."""
    overlap = min(last.top, line.top) - max(last.bottom, line.bottom)
    if overlap <= 0:
        return False
    low, high = sorted((last.height, line.height))
    return -0.2 * high < line.left - last.right < 0.4 * high and overlap > 0.4 * low
