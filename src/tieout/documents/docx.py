"""Word documents (DOCX): the words as they read once every tracked change is accepted (or rejected).

Tables, notes, text boxes, content controls and the results of fields are read; hidden words, comments, codes of fields,
headers and footers are not. The text is what tieout read, a blank line between paragraphs; places are told by paragraph
and character. ECMA-376, part 1, says what each element means.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from tieout.documents.archive import archive_of
from tieout.documents.base import Limits, RawFile, Reader
from tieout.documents.cells import tables_in
from tieout.model import Annotation, Changes, Document, TextEdit
from tieout.model.tables import Table


class DocxReader(Reader):
    """Reads zip files whose main part is a Word document."""

    format: ClassVar[str] = "docx"
    suffixes: ClassVar[tuple[str, ...]] = (".docx", ".docm", ".dotx")
    told_by_signs: ClassVar[bool] = True
    priority: ClassVar[int] = 50

    @classmethod
    def recognises(cls, raw: RawFile) -> bool:
        archive = archive_of(raw, Limits())
        if archive is None:
            return False
        return "[Content_Types].xml" in archive and any(name.startswith("word/") for name in archive.names)

    @classmethod
    def tables(cls, document: Document) -> tuple[Table, ...]:
        return tables_in(document.text)

    def read(self, raw: RawFile, limits: Limits) -> Document:
        from tieout.documents.docx_package import Package  # imported late: a run without such documents needs none
        from tieout.documents.docx_story import Story
        from tieout.documents.paragraphs import laid_out

        package = Package(raw, limits)
        body = Story(package.styles, package.addresses, raw.changes)
        read = laid_out(package.paragraphs(body)).document(raw, self.format, limits, package.metadata())
        return replace(read, shows_emphasis=True, takes_changes=raw.changes is Changes.ACCEPTED)

    @classmethod
    def annotated(cls, raw: RawFile, annotations: Sequence[Annotation], limits: Limits) -> bytes:
        from tieout.documents.docx_comments import annotated  # imported late: hardly any run writes

        return annotated(raw, annotations, limits)

    @classmethod
    def revised(
        cls, raw: RawFile, fixes: Sequence[Sequence[TextEdit]], limits: Limits
    ) -> tuple[bytes, list[int]] | None:
        from tieout.documents.docx_changes import revised  # imported late: hardly any run writes

        return revised(raw, fixes, limits) if raw.changes is Changes.ACCEPTED else None
