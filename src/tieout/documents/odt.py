"""OpenDocument texts (ODT): the words with every change accepted (or rejected); places as in a Word document.

OASIS OpenDocument 1.3, part 3, says what each element means.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import ClassVar

from tieout.documents.archive import Archive, archive_of
from tieout.documents.base import Clock, Limits, RawFile, Reader
from tieout.documents.cells import Cells, spanned, tables_in
from tieout.documents.paragraphs import Paragraph, laid_out
from tieout.documents.xmlparts import Fields, Listener, listen
from tieout.errors import UnreadableError
from tieout.model import BlockKind, Changes, Document, Metadata
from tieout.model.tables import Table

_TRACKED = "text:tracked-changes"
_CONTENT, _STYLES, _META = "content.xml", "styles.xml", "meta.xml"
_TYPE = b"application/vnd.oasis.opendocument.text"
_LEFT_OUT = frozenset(
    """
    office:annotation office:forms text:note-citation text:ruby-text text:hidden-text
    text:sequence-decls text:variable-decls text:user-field-decls office:scripts office:font-face-decls
    text:index-title-template
    """.split()
)
_QUOTES = frozenset({"quotations", "quote", "block_20_text", "block_20_quotation", "intense_20_quote"})
_LONGEST_CHAIN = 50


class OdtReader(Reader):
    """Reads zip files that say they are OpenDocument texts."""

    format: ClassVar[str] = "odt"
    suffixes: ClassVar[tuple[str, ...]] = (".odt", ".ott")
    told_by_signs: ClassVar[bool] = True
    priority: ClassVar[int] = 50

    @classmethod
    def recognises(cls, raw: RawFile) -> bool:
        archive = archive_of(raw, Limits())
        if archive is None or _CONTENT not in archive:
            return False
        return _TYPE in raw.data[:200] or raw.suffix in cls.suffixes

    @classmethod
    def tables(cls, document: Document) -> tuple[Table, ...]:
        return tables_in(document.text)

    def read(self, raw: RawFile, limits: Limits) -> Document:
        archive, clock, body, head = Archive(raw, limits), Clock(limits, raw.path), _Body(raw.changes), Fields()
        if "META-INF/manifest.xml" in archive and b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise UnreadableError(f"{raw.path} is encrypted: save a copy without a password.")
        for part in (_STYLES, _CONTENT):
            if part in archive:
                listen(archive.read(part), body, raw.path, clock)
        if _META in archive:
            listen(archive.read(_META), head, raw.path, clock)
        read = laid_out([*body.paragraphs, *body.notes]).document(raw, self.format, limits, _metadata(head))
        return replace(read, shows_emphasis=True)


def _metadata(head: Fields) -> Metadata:
    author = head.first("meta:initial-creator", "dc:creator")
    date = head.first("meta:creation-date", "dc:date")
    return Metadata(
        title=head.first("dc:title"),
        authors=(author,) if author else (),
        date=date[:10] if date else None,
        language=head.first("dc:language"),
    )


class Tracked:
    """The changes of a document whose changes are rejected: what was put in, and what was taken out, by their ids."""

    def __init__(self) -> None:
        self.deletion: list[Paragraph] | None = None
        """The paragraphs of the deletion that is being read; None outside of the list of changes."""
        self.put_in = 0
        """How many insertions are open."""
        self._id = ""
        self._inserted: set[str] = set()
        self._deleted: dict[str, list[Paragraph]] = {}

    def begin(self) -> None:
        self.deletion = []

    def finish(self) -> None:
        self.deletion = None

    def region(self, attributes: Mapping[str, str]) -> None:
        """A change of the list begins."""
        self._id = attributes.get("text:id") or attributes.get("xml:id", "")
        self.deletion = self._deleted.setdefault(self._id, [])

    def insertion(self) -> None:
        """The change that was begun is an insertion."""
        self._inserted.add(self._id)

    def enter(self, attributes: Mapping[str, str]) -> None:
        self.put_in += attributes.get("text:change-id") in self._inserted

    def leave(self, attributes: Mapping[str, str]) -> None:
        self.put_in -= attributes.get("text:change-id") in self._inserted and self.put_in > 0

    def taken_out(self, attributes: Mapping[str, str]) -> list[Paragraph]:
        """The paragraphs of a deletion; none where changes are accepted."""
        return self._deleted.get(attributes.get("text:change-id", ""), [])


class _Style:
    """What a style says, and the one that it is based on."""

    def __init__(self, attributes: Mapping[str, str]) -> None:
        self.parent = attributes.get("style:parent-style-name", "")
        self.emphasised = False
        self.hidden = False


class _Body(Listener):
    """Collects paragraphs, and those of the notes by themselves."""

    def __init__(self, changes: Changes) -> None:
        self.paragraphs: list[Paragraph] = []
        self.notes: list[Paragraph] = []
        self._styles: dict[str, _Style] = {}
        self._style = _Style({})
        self._open: list[Paragraph] = []
        self._spans: list[tuple[bool, bool]] = []
        """Of each span that is open, whether it or one around it is emphasised, or hidden."""
        self._links: list[tuple[int, str]] = []
        self._notes: list[str] = []
        self._lists = self._skipped = self._numbered = 0
        self._cells = Cells()
        self._in_body = False
        self._unfinished: Paragraph | None = None
        self._left_out = _LEFT_OUT | ({_TRACKED} if changes is Changes.ACCEPTED else set())
        self._tracked = Tracked()
        self._starts: dict[str, Callable[[Mapping[str, str]], None]] = {
            "style:style": self._start_style,
            "style:text-properties": self._start_properties,
            "text:p": self._start_paragraph,
            "text:h": self._start_heading,
            "text:span": self._start_span,
            "text:a": self._start_link,
            "text:s": lambda found: self._add(" " * min(_count(found.get("text:c", "1")), 1000)),
            "text:tab": lambda _: self._add("\t"),
            "text:line-break": lambda _: self._add("\n"),
            "text:note": self._start_note,
            _TRACKED: lambda _: self._tracked.begin(),
            "text:changed-region": self._tracked.region,
            "text:insertion": lambda _: self._tracked.insertion(),
            "text:change": self._restore,
            "text:change-start": self._tracked.enter,
            "text:change-end": self._tracked.leave,
            "table:table": lambda _: self._cells.open_table(),
            "table:table-row": lambda _: self._cells.open_row(),
            "table:table-cell": self._start_cell,
            "table:covered-table-cell": self._start_cell,
        }
        self._ends: dict[str, Callable[[], object]] = {
            "text:p": self._end_paragraph,
            "text:h": self._end_paragraph,
            "text:span": self._spans.pop,
            "text:a": self._end_link,
            "text:note": self._notes.pop,
            _TRACKED: self._tracked.finish,
            "table:table": self._cells.close_table,
        }

    # -- elements ---------------------------------------------------------------------------------------------

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._skipped:
            self._skipped += 1
        elif name in self._left_out:
            self._skipped = 1
        elif name == "office:text":
            self._in_body = True
        elif name in self._starts and (self._in_body or name.startswith("style:")):
            self._starts[name](attributes)
        else:
            self._lists += name == "text:list"

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif name == "office:text":
            self._in_body = False
        elif name in self._ends and self._in_body:
            self._ends[name]()
        else:
            self._lists -= name == "text:list"

    def words(self, words: str) -> None:
        """White space is collapsed: what is meant to stand has an element of its own."""
        if self._skipped or not self._open:
            return
        held = " ".join(words.split())
        if words[:1].isspace() and not self._ends_in_space():
            held = " " + held
        if held.strip() and words[-1:].isspace():
            held += " "
        self._add(held)

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        """A cell, or so many that are alike."""
        self._cells.open_cell(spanned(attributes.get("table:number-columns-repeated")))

    # -- styles -----------------------------------------------------------------------------------------------

    def _start_style(self, attributes: Mapping[str, str]) -> None:
        self._style = _Style(attributes)
        self._styles[attributes.get("style:name", "")] = self._style

    def _start_properties(self, attributes: Mapping[str, str]) -> None:
        self._style.emphasised = attributes.get("fo:font-style") in ("italic", "oblique") or (
            attributes.get("fo:font-weight", "normal") not in ("normal", "400")
        )
        self._style.hidden = attributes.get("text:display") == "none"

    def _names(self, style: str) -> list[str]:
        """The names of a style and of those that it is based on."""
        names: list[str] = []
        while style and len(names) < _LONGEST_CHAIN:
            names.append(style)
            style = self._styles[style].parent if style in self._styles else ""
        return names

    # -- paragraphs -------------------------------------------------------------------------------------------

    def _start_paragraph(self, attributes: Mapping[str, str]) -> None:
        names = [name.lower() for name in self._names(attributes.get("text:style-name", ""))]
        if any(name in _QUOTES for name in names):
            self._begin(Paragraph(BlockKind.QUOTE, 1))
        elif "title" in names:
            self._begin(Paragraph(BlockKind.HEADING, 1))
        elif self._cells.here:
            self._begin(Paragraph(BlockKind.CELL))
        elif self._lists:
            self._begin(Paragraph(BlockKind.LIST_ITEM, self._lists))
        else:
            self._begin(Paragraph())

    def _start_heading(self, attributes: Mapping[str, str]) -> None:
        self._begin(Paragraph(BlockKind.HEADING, _count(attributes.get("text:outline-level", "1"))))

    def _begin(self, paragraph: Paragraph) -> None:
        """Open a paragraph, unless the end of the one before is none: then that one goes on."""
        if self._unfinished is not None:
            self._open.append(self._unfinished)
            return
        if self._notes:
            paragraph = Paragraph(BlockKind.FOOTNOTE, 0, self._notes[-1])
        else:
            paragraph.cell = self._cells.here
        into = self.notes if self._notes else self.paragraphs
        (into if self._tracked.deletion is None else self._tracked.deletion).append(paragraph)
        self._open.append(paragraph)

    def _end_paragraph(self) -> None:
        if self._open:
            paragraph = self._open.pop()
            self._unfinished = paragraph if self._tracked.put_in else None

    def _start_note(self, attributes: Mapping[str, str]) -> None:
        """A note, whose paragraphs stand within the one that refers to it; it is numbered as it comes."""
        self._numbered += 1
        if self._open:
            self._open[-1].note(str(self._numbered))
        self._notes.append(str(self._numbered))

    # -- words ------------------------------------------------------------------------------------------------

    def _add(self, words: str) -> None:
        emphasised, hidden = self._spans[-1] if self._spans else (False, False)
        if words and self._open and not hidden and not self._tracked.put_in:
            self._open[-1].add(words, emphasised)

    def _restore(self, attributes: Mapping[str, str]) -> None:
        """Words that were taken out here, where changes are rejected; a paragraph that was is a line of its own."""
        for number, paragraph in enumerate(self._tracked.taken_out(attributes)):
            self._add("\n" if number else "")
            self._add(paragraph.words)

    def _ends_in_space(self) -> bool:
        return self._open[-1].ends_in_space

    def _start_span(self, attributes: Mapping[str, str]) -> None:
        emphasised, hidden = self._spans[-1] if self._spans else (False, False)
        for name in self._names(attributes.get("text:style-name", "")):
            style = self._styles.get(name)
            emphasised = emphasised or (style is not None and style.emphasised)
            hidden = hidden or (style is not None and style.hidden)
        self._spans.append((emphasised, hidden))

    def _start_link(self, attributes: Mapping[str, str]) -> None:
        self._links.append((self._open[-1].length if self._open else 0, attributes.get("xlink:href", "")))

    def _end_link(self) -> None:
        start, address = self._links.pop()
        if self._open and address and not address.startswith("#"):
            self._open[-1].links.append((start, self._open[-1].length, address))


def _count(written: str) -> int:
    return int(written) if written.isdecimal() and len(written) < 6 else 1
