"""SARIF 2.1.0, which code scanning and many editors read.

The format: "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", OASIS Standard, 2020, with Errata 01 of
2023. Lines and columns count from 1, and columns count code points, as everywhere in tieout.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import ClassVar

from tieout import __version__
from tieout.model import (
    Decision,
    DecisionKind,
    Document,
    Finding,
    Location,
    Passage,
    Report,
    RuleInfo,
    Severity,
    Source,
    Span,
)
from tieout.reports.base import Appearance, Reporter
from tieout.reports.cases import Index, broken, outcomes, signed
from tieout.reports.jsontext import Encoder, Json
from tieout.reports.layout import visible
from tieout.reports.remarks import UNCHECKED, Remark, posix, remarks
from tieout.text.patterns import lazy

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note", Severity.OFF: "none"}
_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")
_NO_BYTE = lazy("[\ud800-\udc7f\udd00-\udfff]")
"""Surrogates that stand for no byte of an undecodable name."""


class SarifReporter(Reporter):
    """One run: the drafts and the sources as artifacts, a result for each finding."""

    format: ClassVar[str] = "sarif"

    def pieces(self, report: Report, appearance: Appearance) -> Iterator[str]:
        encode, run = Encoder(ascii_only=not appearance.unicode), _Run(report, appearance)
        yield f'{{"$schema": {encode(SCHEMA)},\n "version": "2.1.0",\n "runs": [{{\n'
        driver: dict[str, Json] = {"name": "tieout", "version": __version__}
        yield f'  "tool": {{"driver": {encode(driver)[:-1]}, "rules": [\n'
        yield from _rows(run.rules(), encode)
        yield '  ]}},\n  "columnKind": "unicodeCodePoints",\n'
        yield f'  "invocations": [{encode(run.invocation())}],\n'
        yield f'  "properties": {encode(run.properties())},\n  "artifacts": [\n'
        yield from _rows(run.artifacts(), encode)
        yield '  ],\n  "results": [\n'
        yield from _rows(run.results(), encode)
        yield "  ]}]}\n"


def _rows(rows: Iterable[Json], encode: Encoder) -> Iterator[str]:
    """The elements of an array, a line for each."""
    before = ""
    for row in rows:
        yield f"{before}    {encode(row)}"
        before = ",\n"
    if before:
        yield "\n"


class _Run:
    """Makes the parts of one run; rules and artifacts are referred to by their numbers."""

    def __init__(self, report: Report, appearance: Appearance) -> None:
        self._report, self._known, self._index = report, appearance.rules, Index(report)
        self._remarks = list(remarks(report, appearance, accepted=True))
        self._decisions = {id(finding): decision for finding, decision in report.accepted}
        codes = sorted({*appearance.rules, *(remark.code for remark in self._remarks)})
        self._numbers = {code: number for number, code in enumerate(codes)}
        artifacts: list[Document | Source] = [*report.documents, *report.sources]
        self._artifacts = {one.id: number for number, one in enumerate(artifacts)}

    def rules(self) -> Iterator[Json]:
        first = {remark.code: remark for remark in reversed(self._remarks)}
        for code in self._numbers:
            yield _described(self._known[code]) if code in self._known else _named(first[code])

    def invocation(self) -> Json:
        """What could not be read, and what is to be said of the run as a whole."""
        sentences = [("error", one) for one in self._report.unread]
        sentences += [("warning", one) for one in broken(self._report)] + [("note", one) for one in self._report.notes]
        told: list[Json] = [{"level": level, "message": {"text": visible(text)}} for level, text in sentences]
        return {"executionSuccessful": not self._report.unread, "toolExecutionNotifications": told}

    def properties(self) -> Json:
        """All three outcomes, which SARIF has no place of its own for."""
        report = self._report
        counts: dict[str, Json] = {"tiesOut": report.ties_out, "findings": report.found_wrong}
        counts |= {"accepted": report.let_stand, "unchecked": report.unchecked}
        return {"items": len(report.verdicts), **counts, "summary": outcomes(report)}

    def artifacts(self) -> Iterator[Json]:
        for document in self._report.documents:
            yield {**_artifact(document), "roles": ["analysisTarget"]}
        for source in self._report.sources:
            yield _artifact(source)

    def results(self) -> Iterator[Json]:
        for remark in self._remarks:
            told: dict[str, Json] = {
                "ruleId": remark.code,
                "ruleIndex": self._numbers[remark.code],
                **_kind(remark),
                "message": {"text": remark.message},
                "locations": [{"physicalLocation": self._place(remark), **_logical(remark.start)}],
                "partialFingerprints": {"tieoutWords/v1": remark.fingerprint},
            }
            if remark.passages:
                told["relatedLocations"] = [self._related(n, one) for n, one in enumerate(remark.passages)]
            yield told | self._of_finding(remark)

    def _of_finding(self, remark: Remark) -> dict[str, Json]:
        """The fix and the decision, where there are any."""
        finding, told = remark.finding, dict[str, Json]()
        if finding is None:
            return told
        if finding.fix and remark.start.line is not None:
            told["fixes"] = [self._fix(remark, finding)]
        if decision := self._decisions.get(id(finding)):
            told["suppressions"] = [_suppression(decision)]
        return told

    def _fix(self, remark: Remark, finding: Finding) -> Json:
        edits = finding.fix.edits if finding.fix else ()
        replaced: list[Json] = [
            {"deletedRegion": _region(remark.document, edit.span), "insertedContent": {"text": edit.text}}
            for edit in edits
        ]
        safety = "A safe fix." if finding.fix and finding.fix.safe else "A fix to be read before it is taken."
        changes: list[Json] = [{"artifactLocation": self._artifact_of(remark.document), "replacements": replaced}]
        return {"description": {"text": safety}, "artifactChanges": changes}

    def _place(self, remark: Remark) -> Json:
        region = _region(remark.document, remark.span) if remark.start.line is not None else None
        return {"artifactLocation": self._artifact_of(remark.document), **({"region": region} if region else {})}

    def _artifact_of(self, one: Document | Source) -> Json:
        return {"uri": _uri(one.path), "index": self._artifacts[one.id]}

    def _related(self, number: int, passage: Passage) -> Json:
        """A place in a source, with its words as the message."""
        where, source = passage.location, self._index.sources[passage.source]
        place: dict[str, Json] = {"artifactLocation": self._artifact_of(source)}
        if where.line is not None:
            place["region"] = {"startLine": where.line, "startColumn": where.column or 1}
        text = passage.text or self._index.locator(passage)
        return {"id": number, "physicalLocation": place, **_logical(where), "message": {"text": visible(text)}}


def _described(rule: RuleInfo) -> Json:
    what, why = {"text": rule.what}, f"{rule.what}\n\n{rule.why}"
    shown = f"**What it does.** {rule.what}\n\n**Why it matters.** {rule.why}"
    shown += f"\n\n**Fix.** {rule.mends}" if rule.mends else ""
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {**what},
        "fullDescription": {"text": why},
        "help": {"text": why, "markdown": shown},
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": rule.severity is not Severity.OFF},
    }


def _named(remark: Remark) -> Json:
    """A rule that nothing more is known of than a finding tells."""
    name = remark.name if remark.code != UNCHECKED else "item-unchecked"
    return {"id": remark.code, "name": name}


def _artifact(one: Document | Source) -> dict[str, Json]:
    told: dict[str, Json] = {"location": {"uri": _uri(one.path)}}
    return told | ({"hashes": {"sha-256": one.sha256}} if one.sha256 else {})


def _kind(remark: Remark) -> dict[str, Json]:
    """An item that could not be checked is an open question."""
    if remark.code == UNCHECKED:
        return {"kind": "open", "level": "none"}
    return {"kind": "fail", "level": _LEVELS[remark.severity]} if remark.severity is not Severity.OFF else {}


def _suppression(decision: Decision) -> Json:
    kind = "inSource" if decision.kind is DecisionKind.COMMENT else "external"
    return {"kind": kind, "status": "accepted", "justification": visible(signed(decision))}


def _region(document: Document, span: Span) -> Json:
    start, end = document.location(span.start), document.location(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _logical(where: Location) -> dict[str, Json]:
    """The page, the paragraph or the cell, where the format has those."""
    told = {"page": where.page, "paragraph": where.paragraph, "sheet": where.sheet, "row": where.row}
    if where.row is not None:
        told["column"] = where.column
    named = [f"{name} {value}" for name, value in told.items() if value is not None]
    return {"logicalLocations": [{"fullyQualifiedName": visible(", ".join(named))}]} if named else {}


def _uri(path: str) -> str:
    """A path as a reference: relative to the working directory where it lies below it."""
    text = _NO_BYTE.sub("\ufffd", posix(path))
    encoded = "".join(chr(b) if b in _PLAIN else f"%{b:02X}" for b in text.encode("utf-8", "surrogateescape"))
    if not PurePath(text).is_absolute():
        return encoded
    return f"file://{encoded}" if encoded.startswith("/") else f"file:///{encoded}"
