"""PDF: the words of the pages in reading order, without what the printer put around them; places by page.

PDFium reads the file; what its lines are to each other is told by `pdf_layout` and `pdf_paragraphs`. A note at the
foot of a page follows the paragraph that is open there, and its page is still its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from typing import ClassVar, NamedTuple

from tieout.documents.base import Limits, RawFile, Reader, Shown, Wanted
from tieout.documents.paragraphs import Paragraph, laid_out
from tieout.documents.pdf_drawn import Drawn, add, less, shifted
from tieout.documents.pdf_layout import Laid, body_size, laid_pages
from tieout.documents.pdf_lines import Line, Pdf, read_pdf
from tieout.documents.pdf_paragraphs import Hyphens, Shape, begins_paragraph, goes_on, joined, shapes_of
from tieout.errors import UnreadableError
from tieout.model import BlockKind, Box, Document, Drawing, Metadata, Page, Piece, SourceKind, Stretch
from tieout.text.patterns import lazy

_SIGNATURE = b"%PDF-"
_REACH = 1024
_DATE = lazy(r"D:(\d{4})(\d\d)?(\d\d)?")
_HEADING = 1.15
_LONGEST_HEADING = 200
_UNMAPPED = lazy("[\ufffd\ue000-\uf8ff\x01-\x08]")


class PdfReader(Reader):
    """Reads files that open as a PDF does."""

    format: ClassVar[str] = "pdf"
    suffixes: ClassVar[tuple[str, ...]] = (".pdf",)
    told_by_signs: ClassVar[bool] = True
    native: ClassVar[bool] = True
    priority: ClassVar[int] = 50

    @classmethod
    def recognises(cls, raw: RawFile) -> bool:
        return _SIGNATURE in raw.data[:_REACH]

    def prepare(self) -> None:
        import_module("pypdfium2")

    @classmethod
    def shown(cls, raw: RawFile, document: Document, wanted: Wanted, limits: Limits) -> Shown:
        from tieout.documents.pdf_places import shown  # imported late: most reports show no pages

        return shown(raw, document, wanted, limits)

    def read(self, raw: RawFile, limits: Limits) -> Document:
        pdf = read_pdf(raw, limits)
        scanned = limits.ocr is not None and (not _has_words(pdf) or _is_unmapped(pdf))
        if scanned:
            pdf = _recognised(raw, limits)
        size = body_size(pdf.pages)
        laid = laid_pages(pdf.pages, size)
        _refuse_wordless(pdf, laid, raw.path)
        written = list(_Writer(laid, size).paragraphs())
        out = laid_out(one.paragraph for one in written)
        limits.allow_blocks(len(out.blocks), raw.path)
        metadata = _metadata(pdf.head)
        if scanned:
            metadata = replace(metadata, kind=SourceKind.MACHINE_TRANSCRIPT)
        return Document(
            id=raw.id,
            path=raw.path,
            sha256=raw.sha256,
            format=self.format,
            text=out.text,
            prose=out.text,
            blocks=out.blocks,
            notes=out.notes,
            pages=tuple(_pages(written, out.starts, laid)),
            paragraphs=out.starts,
            drawing=_drawing(written, out.starts, pdf.boxes),
            title=metadata.title,
            metadata=metadata,
        )


class _Written(NamedTuple):
    """A paragraph, where in it each of its pages begins (by its place in the file), and what it was read from."""

    paragraph: Paragraph
    pages: list[tuple[int, int]]
    drawn: list[tuple[int, Drawn]]
    """By page: pieces that count in the paragraph, in its order."""


class _Writer:
    """Makes paragraphs of the lines of all pages."""

    def __init__(self, pages: Sequence[Laid], size: float) -> None:
        self._pages = pages
        self._size = size
        self._hyphens = Hyphens(pages)
        self._open: list[tuple[Line, int]] = []
        """The lines of the paragraph that is open, each with its page."""
        self._shape = Shape()
        """The shape of the column that its last line stands in."""
        self._notes: list[_Written] = []

    def paragraphs(self) -> Iterator[_Written]:
        for number, page in enumerate(self._pages):
            yield from self._of_page(number, page)
            self._notes += [self._note(label, lines, number) for label, lines in page.notes]
        yield from self._close()

    def _of_page(self, number: int, page: Laid) -> Iterator[_Written]:
        shapes = shapes_of(page.body)
        before: int | None = None
        for line, column in page.body:
            if self._open and self._begins(line, column, before, shapes[column]):
                yield from self._close()
            self._open.append((line, number))
            self._shape, before = shapes[column], column

    def _begins(self, line: Line, column: int, before: int | None, shape: Shape) -> bool:
        last = self._open[-1][0]
        if column == before:
            return begins_paragraph(last, line, shape)
        alike = abs(last.height - line.height) <= 0.08 * max(last.height, line.height)
        return not (alike and goes_on(last, self._shape, line, shape))

    def _close(self) -> Iterator[_Written]:
        """End the paragraph that is open; the notes of its pages come after it."""
        if self._open:
            yield self._written(self._open)
        yield from self._notes
        self._open, self._notes = [], []

    def _written(self, lines: list[tuple[Line, int]]) -> _Written:
        whole, starts = joined([line for line, _ in lines], self._hyphens)
        paragraph = Paragraph(*self._kind(lines, whole))
        pages: list[tuple[int, int]] = []
        for start, (_, number) in zip(starts, lines, strict=True):
            if not pages or number != pages[-1][1]:
                pages.append((start, number))
        labels = {label for _, number in pages for label, _ in self._pages[number].notes}
        gone = _add_marked(paragraph, whole, labels)
        drawn = _drawn_by_page(lines, starts, len(whole), gone)
        return _Written(paragraph, [(at - bisect_left(gone, at), number) for at, number in pages], drawn)

    def _kind(self, lines: list[tuple[Line, int]], whole: str) -> tuple[BlockKind, int]:
        large = all(line.height > self._size * _HEADING for line, _ in lines)
        return (BlockKind.HEADING, 1) if large and len(whole) < _LONGEST_HEADING else (BlockKind.PARAGRAPH, 0)

    def _note(self, label: str, lines: list[Line], number: int) -> _Written:
        paragraph = Paragraph(BlockKind.FOOTNOTE, 0, label)
        whole, starts = joined(lines, self._hyphens)
        paragraph.add(whole)
        drawn = _drawn_by_page([(line, number) for line in lines], starts, len(whole), ())
        return _Written(paragraph, [(0, number)], drawn)


def _drawn_by_page(
    lines: Sequence[tuple[Line, int]], starts: Sequence[int], length: int, gone: Sequence[int]
) -> list[tuple[int, Drawn]]:
    """What each line of a paragraph of some length was read from, by its page; the characters gone do not count."""
    return [
        (number, _where(line, start, end, gone))
        for (line, number), start, end in zip(lines, starts, (*starts[1:], length), strict=True)
    ]


def _where(line: Line, start: int, end: int, gone: Sequence[int]) -> Drawn:
    """The pieces of a line that begins at `start` of its paragraph, and of which something may be left out at `end`; in
    that paragraph, where the characters that are gone do not count."""
    drawn, length = line.drawn, end - start
    if not gone and len(drawn) == 1:  # as of nearly every line
        place, first, extent, count = drawn[0]
        if not place and extent <= length:
            return (Piece(start, first, extent, count),)
    length = min(len(line.text), length)
    if not gone:
        return shifted(less(drawn, 0, length), start)
    first, last = bisect_left(gone, start), bisect_left(gone, start + length)
    if first == last:
        return shifted(less(drawn, 0, length), start - first)
    pieces = shifted(less(drawn, 0, length), start)
    kept: list[Piece] = []
    at = start
    for missing, place in enumerate([*gone[first:last], start + length], first):
        add(kept, less(pieces, at, place - at), at - missing)
        at = place + 1
    return tuple(kept)


def _add_marked(paragraph: Paragraph, whole: str, labels: set[str]) -> list[int]:
    """Add words, the marks of notes that are glued to them made references; where each character went missing."""
    if not labels:
        paragraph.add(whole)
        return []
    gone: list[int] = []
    at = 0
    marks = "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True))
    pattern = re.compile(rf"(?<=[^\W\d_]|[.,;:!?”’)\"])(?<!\d[.,])({marks})(?=[\s.,;:)”]|$)")
    for mark in pattern.finditer(whole):
        paragraph.add(whole[at : mark.start()])
        paragraph.note(mark[1])
        gone += range(mark.start(), mark.end())
        at = mark.end()
    paragraph.add(whole[at:])
    return gone


def _pages(written: Sequence[_Written], starts: Sequence[int], laid: Sequence[Laid]) -> Iterator[Page]:
    """Where each page begins in the text, and again where the text comes back to it after the notes of another."""
    last = -1
    kept = (one for one in written if one.paragraph.words.strip())
    for start, one in zip(starts, kept, strict=True):
        for at, number in one.pages:
            if number != last:
                label = laid[number].label
                yield Page(start + at, number + 1, label if label != str(number + 1) else None)
                last = number


def _drawing(written: Sequence[_Written], starts: Sequence[int], boxes: Sequence[Box]) -> Drawing:
    """What of the pages the text was read from."""
    kept = (one for one in written if one.paragraph.words.strip())
    stretches: list[Stretch] = []
    for start, one in zip(starts, kept, strict=True):
        words = one.paragraph.words
        shift = start - (len(words) - len(words.lstrip()))
        stretches += [
            Stretch(place if (place := at + shift) > start else start, length, number + 1, first, count)
            for number, pieces in one.drawn
            for at, first, length, count in pieces
        ]
    return Drawing.of(stretches, boxes)


def _has_words(pdf: Pdf) -> bool:
    return any(line.text.strip() for page in pdf.pages for line in page.lines)


def _recognised(raw: RawFile, limits: Limits) -> Pdf:
    from tieout.documents.pdf_ocr import recognised  # imported late: hardly a run needs it

    return recognised(raw, limits, limits.ocr or "")


def _refuse_wordless(pdf: Pdf, laid: Sequence[Laid], path: str) -> None:
    """UnreadableError where there are no words in the file, or nobody knows which."""
    if not _has_words(pdf):
        raise UnreadableError(
            f"{path} is a scan without a text layer ({len(laid):,} pages): have it recognised with --ocr eng (or the "
            "language it is in)."
        )
    if _is_unmapped(pdf):
        raise UnreadableError(
            f"{path} cannot be read: its fonts do not say which letters they show. Have it recognised with --ocr eng "
            "(or the language it is in)."
        )


def _is_unmapped(pdf: Pdf) -> bool:
    """Whether more than a quarter of the letters are none that anybody knows.

    Where a font does not say which letter a glyph shows, the library gives the glyph's number as one. Many a typesetter
    numbers glyphs as everybody numbers letters; where they are numbered otherwise, small letters come out as capitals
    and marks.
    """
    text = "".join([line.text for page in pdf.pages for line in page.lines])
    if len(_UNMAPPED.findall(text)) * 4 > len(text):
        return True
    numbers = "".join([page.unmapped for page in pdf.pages])
    letters = [letter for letter in numbers if letter.isalpha()] if len(numbers) * 4 > len(text) else []
    return sum(map(str.islower, letters)) * 2 < len(letters)


def _metadata(head: dict[str, str]) -> Metadata:
    date = _DATE.match(head.get("CreationDate", ""))
    authors = re.split(r"\s*;\s*", head.get("Author", "").strip())
    return Metadata(
        title=head.get("Title", "").strip() or None,
        authors=tuple(filter(None, authors)),
        date="-".join(filter(None, date.groups())) if date else None,
    )
