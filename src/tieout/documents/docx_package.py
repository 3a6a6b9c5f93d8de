"""The parts of a Word document and how they hang together: ECMA-376, part 2, tells of packages and relations."""

from __future__ import annotations

from collections.abc import Iterator

from tieout.documents.archive import Archive, resolved
from tieout.documents.base import Clock, Limits, RawFile
from tieout.documents.docx_story import Story
from tieout.documents.docx_styles import Styles
from tieout.documents.paragraphs import Paragraph
from tieout.documents.xmlparts import Elements, Fields, Listener, listen
from tieout.errors import UnreadableError
from tieout.model import BlockKind, Metadata

_MAIN = "/officeDocument"
_USUAL = "word/document.xml"
_PROPERTIES = "docProps/core.xml"


class Package:
    """The parts of a Word document, found by the relations between them."""

    def __init__(self, raw: RawFile, limits: Limits) -> None:
        self.archive = Archive(raw, limits)
        self._path = raw.path
        self._clock = Clock(limits, raw.path)
        self._changes = raw.changes
        self._head, _ = self._related("")
        self.main = next((part for kind, part in self._head if kind.endswith(_MAIN)), _USUAL)
        """The part with the body."""
        related, self.addresses = self._related(self.main)
        self.parts = {kind.rpartition("/")[2]: part for kind, part in related}
        """The parts that the body refers to, by the last word of their relation: styles, comments, footnotes."""
        self.styles = Styles()
        styles = self.parts.get("styles", "")
        if styles in self.archive:
            self.listen(styles, self.styles)

    def paragraphs(self, body: Story) -> Iterator[Paragraph]:
        """The body's paragraphs, told to a listener, and after them those of its notes in the order of their marks."""
        if self.main not in self.archive:
            raise UnreadableError(f"{self._path} is damaged: the part with its words is missing.")
        self.listen(self.main, body)
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
        if core in self.archive:
            self.listen(core, head)
        creators = (head.first("dc:creator") or "").split(";")
        return Metadata(
            title=head.first("dc:title"),
            authors=tuple(author for name in creators if (author := name.strip())),
            date=(head.first("dcterms:created", "dcterms:modified") or "")[:10] or None,
            language=head.first("dc:language") or self.styles.language,
        )

    def _notes(self, kind: str) -> dict[str, list[Paragraph]]:
        part = self.parts.get(kind)
        if part is None or part not in self.archive:
            return {}
        story = Story(self.styles, self._related(part)[1], self._changes)
        self.listen(part, story)
        return story.by_note

    def _related(self, part: str) -> tuple[list[tuple[str, str]], dict[str, str]]:
        """The parts that a part refers to, each with the kind of relation; and the addresses outside, by their ids."""
        folder, _, name = part.rpartition("/")
        relations = f"{folder}/_rels/{name}.rels".lstrip("/")
        found = Elements("rel:Relationship")
        if relations in self.archive:
            self.listen(relations, found)
        parts, addresses = [], {}
        for _, relation in found.found:
            target = relation.get("Target", "")
            if relation.get("TargetMode") == "External":
                addresses[relation.get("Id", "")] = target
            else:
                parts.append((relation.get("Type", ""), resolved(part, target)))
        return parts, addresses

    def listen(self, part: str, listener: Listener) -> None:
        """Tell a listener what is in a part."""
        listen(self.archive.read(part), listener, self._path, self._clock)
