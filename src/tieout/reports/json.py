"""The JSON report, schema tieout-report/1: one line for each document, source, item and finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from tieout import __version__
from tieout.model import (
    Accepted,
    Citation,
    Decision,
    Document,
    Edit,
    Evidence,
    Finding,
    Fix,
    Location,
    Locator,
    Metadata,
    Passage,
    Printed,
    Report,
    Source,
    Span,
    Speaker,
    Verdict,
    Where,
)
from tieout.reports.base import Appearance, Reporter
from tieout.reports.jsontext import Encoder, Json

SCHEMA = "tieout-report/1"

Pages = Mapping[Where, tuple[Printed, ...]]

TOOL: Json = {"name": "tieout", "version": __version__}


class JsonReporter(Reporter):
    """The contract with other programs: stable keys in a stable order."""

    format: ClassVar[str] = "json"

    def places(self, report: Report) -> Iterator[Where]:
        for verdict in report.verdicts:
            yield verdict.item.document, verdict.item.span
            for evidence in (*verdict.evidence, *verdict.nearest):
                yield from ((passage.source, passage.span) for passage in evidence.passages)

    def pieces(self, report: Report, appearance: Appearance) -> Iterator[str]:
        encode = Encoder(ascii_only=not appearance.unicode)
        yield f'{{"schema": {encode(SCHEMA)},\n'
        yield f' "tool": {encode(TOOL)},\n'
        for name, rows in tables(report).items():
            yield from _written(name, rows, encode)
        yield f' "summary": {encode(summary(report))}}}\n'


def tables(report: Report) -> dict[str, Iterable[Json]]:
    """What the report lists, by the keys of the schema in their order; each may be gone through once."""
    return {
        "documents": map(_document, report.documents),
        "sources": map(_source, report.sources),
        "items": (_item(verdict, report.printed) for verdict in report.verdicts),
        "findings": map(_finding, report.findings),
        "accepted": map(_accepted, report.accepted),
        "notes": report.notes,
        "unread": report.unread,
    }


def whole(report: Report) -> dict[str, Json]:
    """The report as one value, in the order of the schema."""
    lists: dict[str, Json] = {name: list(rows) for name, rows in tables(report).items()}
    return {"schema": SCHEMA, "tool": TOOL, **lists, "summary": summary(report)}


def _written(name: str, rows: Iterable[Json], encode: Encoder) -> Iterator[str]:
    opening = f' "{name}": ['
    for row in rows:
        yield f"{opening}\n  {encode(row)}"
        opening = ","
    yield "],\n" if opening == "," else f"{opening}],\n"


def _document(document: Document) -> Json:
    return {"id": document.id, "path": document.path, "sha256": document.sha256, "format": document.format}


def _source(source: Source) -> Json:
    return {
        "id": source.id,
        "path": source.path,
        "sha256": source.sha256,
        "format": source.format,
        "problem": source.problem,
        "metadata": _metadata(source.metadata),
    }


def _metadata(metadata: Metadata) -> Json:
    """What is known of a source, what is not known left out."""
    said: dict[str, Json] = {
        "title": metadata.title,
        "authors": list(metadata.authors),
        "outlet": metadata.outlet,
        "date": metadata.date,
        "url": metadata.url,
        "key": metadata.key,
        "language": metadata.language,
        "kind": metadata.kind.value if metadata.kind else None,
    }
    return {name: value for name, value in said.items() if value}


def _item(verdict: Verdict, printed: Pages) -> Json:
    item = verdict.item
    return {
        "id": item.id,
        "kind": item.kind.value,
        "document": item.document,
        "span": _span(item.span),
        "location": _location(item.location),
        **_printed(printed, item.document, item.span),
        "text": item.text,
        "speaker": _speaker(item.speaker),
        "citations": list(item.citations),
        "outcome": verdict.outcome.value,
        "reason": verdict.reason.value if verdict.reason else None,
        "evidence": _evidence(verdict.evidence, printed),
        "nearest": _evidence(verdict.nearest, printed),
        **(_citation(item) if isinstance(item, Citation) else {}),
    }


def _citation(citation: Citation) -> dict[str, Json]:
    """What a citation has besides."""
    return {
        "form": citation.form.value,
        "target": citation.target,
        "addresses": list(citation.addresses),
        "locators": [_locator(locator) for locator in citation.locators],
        "refers_to": citation.refers_to,
    }


def _locator(locator: Locator) -> Json:
    return {
        "kind": locator.kind.value,
        "start": list(locator.start),
        "end": list(locator.end),
        "text": locator.text,
        "span": _span(locator.span),
    }


def _speaker(speaker: Speaker | None) -> Json:
    if speaker is None:
        return None
    return {"text": speaker.text, "span": _span(speaker.span), "name": speaker.name}


def _evidence(readings: tuple[Evidence, ...], printed: Pages) -> Json:
    """The passages of every reading in one list, each with the number of the reading that it belongs to."""
    return [
        _passage(passage, number, printed) for number, reading in enumerate(readings) for passage in reading.passages
    ]


def _passage(passage: Passage, reading: int, printed: Pages) -> Json:
    return {
        "source": passage.source,
        "span": _span(passage.span),
        "location": _location(passage.location),
        **_printed(printed, passage.source, passage.span),
        "text": passage.text,
        "speaker": passage.speaker,
        "quoted": passage.quoted,
        "reading": reading,
        "edits": [_edit(edit) for edit in passage.edits],
    }


def _printed(printed: Pages, id: str, span: Span) -> dict[str, Json]:
    """Where on its pages something stands, a rectangle a line; nothing where there are no pages."""
    places: list[Json] = [
        {
            "page": one.page,
            "label": one.label,
            "width": one.width,
            "height": one.height,
            "rectangles": [list(box) for box in one.boxes],
        }
        for one in printed.get((id, span), ())
    ]
    return {"printed": places} if places else {}


def _edit(edit: Edit) -> Json:
    return {"op": edit.op.value, "item": _span(edit.item), "source": _span(edit.source)}


def _accepted(accepted: Accepted) -> Json:
    return {**_finding(accepted.finding), "decision": _decision(accepted.decision)}


def _decision(decision: Decision) -> Json:
    return {
        "kind": decision.kind.value,
        "reason": decision.reason,
        "by": decision.by or None,
        "on": decision.on or None,
        "evidence": decision.evidence or None,
        "place": decision.place,
    }


def _finding(finding: Finding) -> dict[str, Json]:
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "document": finding.document,
        "item": finding.item,
        "span": _span(finding.span),
        "location": _location(finding.location),
        "message": finding.message,
        "derivation": finding.derivation,
        "evidence": list(finding.evidence),
        "fix": _fix(finding.fix),
    }


def _fix(fix: Fix | None) -> Json:
    if fix is None:
        return None
    edits: list[Json] = [{"span": _span(edit.span), "text": edit.text} for edit in fix.edits]
    return {"safety": "safe" if fix.safe else "unsafe", "edits": edits}


def summary(report: Report) -> Json:
    """The items by outcome, and the findings by rule."""
    return {
        "items": len(report.verdicts),
        "ties_out": report.ties_out,
        "findings": report.found_wrong,
        "unchecked": report.unchecked,
        "accepted": report.let_stand,
        "fixed": report.fixed,
        "by_rule": dict(report.by_rule()),
    }


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _location(location: Location) -> Json:
    place: dict[str, Json] = {
        "line": location.line,
        "column": location.column,
        "page": location.page,
        "paragraph": location.paragraph,
    }
    return place if location.row is None else place | {"sheet": location.sheet, "row": location.row}
