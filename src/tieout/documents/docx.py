"""Word documents (DOCX): the words as they read once every tracked change is accepted, each in its paragraph.

Tables, notes, text boxes, content controls and the results of fields are read; deletions, hidden words, comments,
codes of fields, headers and footers are not. The text is what tieout read, a blank line between paragraphs; places are
told by paragraph and character. ECMA-376, part 1, says what each element means.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from tieout.documents.archive import Archive, archive_of, resolved
from tieout.documents.base import Clock, Limits, RawFile, Reader
from tieout.documents.docx_story import Story
from tieout.documents.docx_styles import Styles
from tieout.documents.paragraphs import Paragraph, laid_out
from tieout.documents.xmlparts import Elements, Fields, listen
from tieout.errors import UnreadableError
from tieout.model import BlockKind, Document, Metadata

_MAIN = "/officeDocument"
_USUAL = "word/document.xml"
_PROPERTIES = "docProps/core.xml"


class DocxReader(Reader):
    """Reads zip files whose main part is a Word document."""

    format: ClassVar[str] = "docx"
    suffixes: ClassVar[tuple[str, ...]] = (".docx", ".docm", ".dotx")
    priority: ClassVar[int] = 50

    @classmethod
    def recognises(cls, raw: RawFile) -> bool:
        archive = archive_of(raw, Limits())
        if archive is None:
            return False
        return "[Content_Types].xml" in archive and any(name.startswith("word/") for name in archive.names)

    def read(self, raw: RawFile, limits: Limits) -> Document:
        package = _Package(Archive(raw, limits), raw.path, Clock(limits, raw.path))
        read = laid_out(package.paragraphs()).document(raw, self.format, limits, package.metadata())
        return replace(read, shows_emphasis=True)


class _Package:
    """The parts of a Word document, found by the relations between them."""

    def __init__(self, archive: Archive, path: str, clock: Clock) -> None:
        self._archive = archive
        self._path = path
        self._clock = clock
        self._head, _ = self._related("")
        self._main = next((part for kind, part in self._head if kind.endswith(_MAIN)), _USUAL)
        related, self._addresses = self._related(self._main)
        self._parts = {kind.rpartition("/")[2]: part for kind, part in related}
        self._styles = Styles()
        styles = self._parts.get("styles", "")
        if styles in archive:
            self._listen(styles, self._styles)

    def paragraphs(self) -> Iterator[Paragraph]:
        """The body's paragraphs, and after them those of its notes in the order in which they are referred to."""
        if self._main not in self._archive:
            raise UnreadableError(f"{self._path} is damaged: the part with its words is missing.")
        body = Story(self._styles, self._addresses)
        self._listen(self._main, body)
        body.add_comments(self._notes("comments"))
        yield from body.paragraphs
        notes = {kind: self._notes(kind) for kind in ("footnotes", "endnotes")}
        for (kind, id), label in body.labels.items():
            for paragraph in notes[kind].get(id, ()):
                paragraph.kind, paragraph.level, paragraph.label = BlockKind.FOOTNOTE, 0, label
                yield paragraph

    def metadata(self) -> Metadata:
        """What the properties of the document say of it."""
        head = Fields()
        core = next((part for kind, part in self._head if kind.endswith("/core-properties")), _PROPERTIES)
        if core in self._archive:
            self._listen(core, head)
        creators = (head.first("dc:creator") or "").split(";")
        return Metadata(
            title=head.first("dc:title"),
            authors=tuple(author for name in creators if (author := name.strip())),
            date=(head.first("dcterms:created", "dcterms:modified") or "")[:10] or None,
            language=head.first("dc:language") or self._styles.language,
        )

    def _notes(self, kind: str) -> dict[str, list[Paragraph]]:
        part = self._parts.get(kind)
        if part is None or part not in self._archive:
            return {}
        story = Story(self._styles, self._related(part)[1])
        self._listen(part, story)
        return story.by_note

    def _related(self, part: str) -> tuple[list[tuple[str, str]], dict[str, str]]:
        """The parts that a part refers to, each with the kind of relation; and the addresses outside, by their ids."""
        folder, _, name = part.rpartition("/")
        relations = f"{folder}/_rels/{name}.rels".lstrip("/")
        found = Elements("rel:Relationship")
        if relations in self._archive:
            self._listen(relations, found)
        parts, addresses = [], {}
        for _, relation in found.found:
            target = relation.get("Target", "")
            if relation.get("TargetMode") == "External":
                addresses[relation.get("Id", "")] = target
            else:
                parts.append((relation.get("Type", ""), resolved(part, target)))
        return parts, addresses

    def _listen(self, part: str, listener: Elements | Fields | Story | Styles) -> None:
        listen(self._archive.read(part), listener, self._path, self._clock)
