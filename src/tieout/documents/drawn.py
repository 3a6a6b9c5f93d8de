"""Plain text in which a table is drawn: with tabs, wide gaps or bars between the cells."""

from __future__ import annotations

from typing import ClassVar

from tieout.documents.base import RawFile
from tieout.documents.drawntables import drawn_tables, may_hold_tables
from tieout.documents.plain import PlainReader
from tieout.model import Document
from tieout.model.tables import Table


class DrawnReader(PlainReader):
    """Reads plain text that holds a table; a format of its own, so that nobody looks for tables in all others."""

    format: ClassVar[str] = "drawn"
    suffixes: ClassVar[tuple[str, ...]] = ()
    told_by_signs: ClassVar[bool] = True
    priority: ClassVar[int] = -50

    @classmethod
    def recognises(cls, raw: RawFile) -> bool:
        if not raw.signs.shows_format or not raw.is_named_as_text:
            return False
        opening = raw.opening()
        return may_hold_tables(opening) and next(drawn_tables(opening), None) is not None

    @classmethod
    def tables(cls, document: Document) -> tuple[Table, ...]:
        return tuple(drawn_tables(document.text))
