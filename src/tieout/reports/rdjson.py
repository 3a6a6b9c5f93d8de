"""The Reviewdog Diagnostic Format, which reviewdog turns into comments on any forge, with fixes as suggestions.

The format: reviewdog's proto/rdf/reviewdog.proto. A column there counts bytes of UTF-8, from 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from tieout.model import Document, Report, Severity, Span
from tieout.reports.base import Appearance, Reporter
from tieout.reports.cases import Index
from tieout.reports.jsontext import Encoder, Json
from tieout.reports.remarks import MOST_SOURCES, Remark, posix, remarks

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING"}


class RdjsonReporter(Reporter):
    """An object with a diagnostic for each finding."""

    format: ClassVar[str] = "rdjson"

    def pieces(self, report: Report, appearance: Appearance) -> Iterator[str]:
        encode, index = Encoder(ascii_only=not appearance.unicode), Index(report)
        columns = {document.id: _Columns(document) for document in report.documents}
        opening = '{"source": {"name": "tieout"}, "diagnostics": ['
        for remark in remarks(report, appearance):
            yield f"{opening}\n  {encode(_diagnostic(remark, columns[remark.document.id], index))}"
            opening = ","
        yield "\n]}\n" if opening == "," else f"{opening}]}}\n"


def _diagnostic(remark: Remark, columns: _Columns, index: Index) -> Json:
    place = columns.range(remark.span)
    told: dict[str, Json] = {
        "message": remark.message,
        "location": {"path": remark.path, **({"range": place} if place else {})},
        "severity": _SEVERITIES.get(remark.severity, "INFO"),
        "code": {"value": remark.code},
    }
    if fix := _suggestions(remark, columns):
        told["suggestions"] = fix
    if remark.passages:
        told["related_locations"] = _related(remark, index)
    return told


def _suggestions(remark: Remark, columns: _Columns) -> list[Json]:
    """The fix, where it is one edit: a suggestion is taken or left by itself."""
    fix = remark.finding.fix if remark.finding else None
    if fix is None or len(fix.edits) != 1 or (place := columns.range(fix.edits[0].span)) is None:
        return []
    return [{"range": place, "text": fix.edits[0].text}]


def _related(remark: Remark, index: Index) -> list[Json]:
    found: list[Json] = []
    for passage in remark.passages[:MOST_SOURCES]:
        where: dict[str, Json] = {"path": posix(index.sources[passage.source].path)}
        if passage.location.line is not None:
            where["range"] = {"start": {"line": passage.location.line}}
        found.append({"message": passage.text or index.locator(passage), "location": where})
    return found


class _Columns:
    """Positions in one document; asked for in order, a line is counted through once however long it is."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._counted = (0, 0, 0)
        """The beginning of a line, an offset in it, and the bytes between."""

    def range(self, span: Span) -> dict[str, Json] | None:
        """A range of lines and columns; None where the format has no lines."""
        start = self._position(span.start)
        return {"start": start, "end": self._position(span.end)} if start else None

    def _position(self, offset: int) -> Json:
        where = self._document.location(offset)
        if where.line is None or where.column is None:
            return None
        return {"line": where.line, "column": self._bytes(offset - where.column + 1, offset) + 1}

    def _bytes(self, line: int, offset: int) -> int:
        begun, counted, size = self._counted
        if begun != line or counted > offset:
            counted, size = line, 0
        size += len(self._document.text[counted:offset].encode("utf-8", "surrogatepass"))
        self._counted = (line, offset, size)
        return size
