"""E-books (EPUB): the pages of the book in the order of its spine, each read as the HTML that it is.

The text is what tieout read: the words of one page after those of the other; places are told by paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from tieout.documents.archive import Archive, archive_of, resolved
from tieout.documents.base import Clock, Limits, RawFile, Reader
from tieout.documents.cells import BORDER, BREAK, tables_in
from tieout.documents.html import HtmlReader
from tieout.documents.xmlparts import Elements, Fields, listen
from tieout.errors import UnreadableError
from tieout.model import Block, BlockKind, Document, Hyperlink, Metadata, NoteMark, OffsetMap, Span
from tieout.model.tables import Table

_CONTAINER = "META-INF/container.xml"
_LOCKS = "META-INF/encryption.xml"
_TYPE = b"application/epub+zip"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/html+xml"})


class EpubReader(Reader):
    """Reads zip files that hold a container of a book."""

    format: ClassVar[str] = "epub"
    suffixes: ClassVar[tuple[str, ...]] = (".epub",)
    told_by_signs: ClassVar[bool] = True
    priority: ClassVar[int] = 50

    @classmethod
    def recognises(cls, raw: RawFile) -> bool:
        archive = archive_of(raw, Limits())
        return archive is not None and _CONTAINER in archive and (_TYPE in raw.data[:200] or raw.suffix in cls.suffixes)

    @classmethod
    def tables(cls, document: Document) -> tuple[Table, ...]:
        return tables_in(document.text)

    def read(self, raw: RawFile, limits: Limits) -> Document:
        book = _Book(raw, limits)
        whole = joined(list(book.pages()))
        limits.allow_blocks(len(whole.blocks), raw.path)
        return replace(
            whole,
            id=raw.id,
            path=raw.path,
            sha256=raw.sha256,
            format=self.format,
            paragraphs=tuple(block.span.start for block in whole.blocks),
            title=book.metadata.title,
            language=book.metadata.language,
            metadata=book.metadata,
        )


class _Book:
    """The parts of a book: its package says which they are and in which order they are read."""

    def __init__(self, raw: RawFile, limits: Limits) -> None:
        self._archive = Archive(raw, limits)
        self._raw = raw
        self._limits = limits
        self._clock = Clock(limits, raw.path)
        roots = self._elements(_CONTAINER, "container:rootfile")
        self._package = next((resolved("", root.get("full-path", "")) for _, root in roots), "")
        self.metadata = self._metadata()

    def pages(self) -> Iterator[Document]:
        """The pages in order, each as a document of its own."""
        locked = {resolved("", found.get("URI", "")) for _, found in self._elements(_LOCKS, "?:CipherReference")}
        for part in dict.fromkeys(self._spine()):  # a book may name the sections of a page one by one: it is read once
            if part in locked:
                raise UnreadableError(f"{self._raw.path} is encrypted: its words cannot be read.")
            if part in self._archive:
                self._clock.check()
                page = RawFile(self._raw.id, self._raw.path, self._archive.read(part), "")
                yield HtmlReader().read(page, self._limits)

    def _spine(self) -> Iterator[str]:
        """The names of the pages; the table of contents of the book is none."""
        found = self._elements(self._package, "opf:item", "opf:itemref")
        items = {item.get("id", ""): item for name, item in found if name == "opf:item"}
        for name, reference in found:
            item = items.get(reference.get("idref", "")) if name == "opf:itemref" else None
            if item and item.get("media-type") in _PAGES and "nav" not in item.get("properties", "").split():
                yield resolved(self._package, item.get("href", ""))

    def _metadata(self) -> Metadata:
        head = Fields()
        listen(self._archive.read(self._package), head, self._raw.path, self._clock)
        return Metadata(
            title=head.first("dc:title"),
            authors=tuple(head.found.get("dc:creator", ())),
            outlet=head.first("dc:publisher"),
            date=(head.first("dc:date") or "")[:10] or None,
            language=head.first("dc:language"),
        )

    def _elements(self, part: str, *names: str) -> list[tuple[str, dict[str, str]]]:
        found = Elements(*names)
        if part in self._archive:
            listen(self._archive.read(part), found, self._raw.path, self._clock)
        return found.found


def joined(pages: Sequence[Document]) -> Document:
    """Several documents as one, whose text is their prose; what counts in their prose counts in that of the whole."""
    whole = Document("", "", "", "", "", "", OffsetMap(), shows_emphasis=True)
    at = group = 0
    parts: list[str] = []
    blocks: list[Block] = []
    emphasis: list[Span] = []
    notes: list[NoteMark] = []
    links: list[Hyperlink] = []
    for number, page in enumerate(pages):
        if not page.prose.strip():
            continue
        if blocks:
            in_table = BlockKind.CELL in (blocks[-1].kind, page.blocks[0].kind)
            parts.append(BORDER if in_table else BREAK)
            at += len(parts[-1])
        parts.append(page.prose)
        blocks += [_moved(block, at, group, number) for block in page.blocks]
        emphasis += [_by(span, at) for span in page.emphasis]
        notes += [
            note._replace(span=_by(note.span, at), label=f"{number}.{note.label}", printed=None) for note in page.notes
        ]
        links += [link._replace(span=_by(link.span, at)) for link in page.links]
        at += len(page.prose)
        group = max((block.group for block in blocks[-len(page.blocks) :]), default=0) or group
    text = "".join(parts)
    return replace(
        whole,
        text=text,
        prose=text,
        blocks=tuple(blocks),
        emphasis=tuple(emphasis),
        notes=tuple(notes),
        links=tuple(links),
    )


def _by(span: Span, step: int) -> Span:
    return Span(span.start + step, span.end + step)


def _moved(block: Block, step: int, group: int, page: int) -> Block:
    label = f"{page}.{block.label}" if block.label is not None and block.kind == "footnote" else block.label
    return replace(block, span=_by(block.span, step), label=label, group=block.group + group if block.group else 0)
