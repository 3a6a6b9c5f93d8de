"""The lines of pages that are pictures, as Tesseract recognises them: a program of its own, asked only on demand.

Each page is drawn in grey by PDFium and handed over on standard input; nothing is written to a disk.
"""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from tieout.documents.base import Limits, RawFile
from tieout.documents.pdf_forms import page_of
from tieout.documents.pdf_head import head_of
from tieout.documents.pdf_lines import Line, Pdf, PdfPageLines, opened
from tieout.errors import TooLargeError, UnreadableError
from tieout.model import Box, Piece
from tieout.text.patterns import lazy

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

PROGRAM = "tesseract"
_DOTS = 300
_POINTS = 72
_MOST_DOTS = 60_000_000
"""Of one page; a larger one is drawn coarser."""
_LANGUAGES = lazy(r"[\w-]+(?:\+[\w-]+)*")
_SURE = 20.0
"""Words of which the program is less sure, in per cent, are specks."""
_ALIKE = 0.45
"""Lines whose heights differ from the page's by less are of its letters: a recognised box ends where the ink does."""


class _Word(NamedTuple):
    line: tuple[int, ...]
    left: float
    top: float
    right: float
    bottom: float
    text: str


def recognised(raw: RawFile, limits: Limits, languages: str) -> Pdf:
    """All lines of a file of pictures. UnreadableError where the program is missing or does not know the languages."""
    program = shutil.which(PROGRAM)
    if program is None:
        raise UnreadableError(
            f"{raw.path} is a scan without a text layer, and {PROGRAM} is not installed (on Debian: apt install "
            "tesseract-ocr)."
        )
    if not _LANGUAGES.fullmatch(languages):
        raise UnreadableError(f"{raw.path} cannot be recognised: {languages!r} is no list of languages as eng+deu.")
    end = time.monotonic() + limits.seconds
    with opened(raw) as document:
        boxes: list[Box] = []
        pages = [
            _page(
                page_of(document, index),
                [program, "-", "-", "-l", languages, "--dpi", str(_DOTS), "tsv"],
                raw.path,
                end,
                boxes,
            )
            for index in range(min(len(document), limits.pages))
        ]
        return Pdf(pages, head_of(document), tuple(boxes))


def _page(page: PdfPage, command: Sequence[str], path: str, end: float, boxes: list[Box]) -> PdfPageLines:
    """The lines of a page; the boxes of its words are put to those of the pages before it."""
    width, height = page.get_size()
    scale = min(_DOTS / _POINTS, (_MOST_DOTS / max(1.0, width * height)) ** 0.5)
    try:
        told = _asked(command, _picture(page, scale), path, end)
    finally:
        page.close()
    return PdfPageLines(width, height, _even(list(_lines(told, height, scale, boxes))), None)


def _picture(page: PdfPage, scale: float) -> bytes:
    """A page as a portable greymap."""
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        rows = memoryview(bitmap.buffer)
        dots = b"".join(rows[at * bitmap.stride :][: bitmap.width] for at in range(bitmap.height))
        return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + dots
    finally:
        bitmap.close()


def _asked(command: Sequence[str], picture: bytes, path: str, end: float) -> str:
    """What the program says of a picture, a word a line."""
    try:
        left = max(0.1, end - time.monotonic())
        done = subprocess.run(command, input=picture, capture_output=True, check=False, timeout=left)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise TooLargeError(f"{path} takes too long to recognise: split it, or have it recognised first.") from None
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split())[:200]
        raise UnreadableError(f"{path} cannot be recognised: {PROGRAM} says: {said}")
    return done.stdout.decode("utf-8", "replace")


def _lines(told: str, height: float, scale: float, boxes: list[Box]) -> Iterator[Line]:
    for _, group in groupby(_words(told), key=lambda word: word.line):
        words = list(group)
        starts = accumulate((len(word.text) + 1 for word in words), initial=0)
        drawn = [
            Piece(start, number, len(word.text), 1)
            for number, (start, word) in enumerate(zip(starts, words, strict=False), len(boxes))
        ]
        boxes += [Box(*(side / scale for side in (word.left, word.top, word.right, word.bottom))) for word in words]
        yield Line(
            " ".join(word.text for word in words),
            words[0].left / scale,
            height - max(word.bottom for word in words) / scale,
            words[-1].right / scale,
            height - min(word.top for word in words) / scale,
            drawn=tuple(drawn),
        )


def _words(told: str) -> Iterator[_Word]:
    """The words of a table with a row each: level, page, block, paragraph, line, word, box, confidence and text."""
    for row in told.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) == 12 and cells[0] == "5" and cells[11].strip() and float(cells[10]) >= _SURE:
            left, top, wide, high = map(float, cells[6:10])
            yield _Word(tuple(map(int, cells[1:5])), left, top, left + wide, top + high, cells[11].strip())


def _even(lines: list[Line]) -> list[Line]:
    """Lines of about the height of most made exactly that high, around their middle."""
    usual = median([line.height for line in lines] or [0.0])
    return [_of_height(line, usual) if abs(line.height - usual) < _ALIKE * usual else line for line in lines]


def _of_height(line: Line, height: float) -> Line:
    middle = (line.top + line.bottom) / 2
    return line._replace(bottom=middle - height / 2, top=middle + height / 2)
