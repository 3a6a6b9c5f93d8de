"""A report with its spans in the unit that a record counts in, for the programs that read it."""

from __future__ import annotations

from dataclasses import replace

from tieout.library import Library
from tieout.model import Citation, Edit, Evidence, Finding, Item, Passage, Report, Span, Verdict
from tieout.text.offsets import Ruler, Unit


def in_unit(report: Report, library: Library, unit: Unit) -> Report:
    """The report with each span that a report tells counted in `unit`; the documents' texts are read for it."""
    return _Carrier(report, library, unit).report()


class _Carrier:
    """Carries the spans of one report."""

    def __init__(self, report: Report, library: Library, unit: Unit) -> None:
        self._report, self._library, self._unit = report, library, unit
        self._draft = Ruler(report.documents[0].text, unit)
        self._numbers = {source.id: number for number, source in enumerate(library.sources)}
        self._sources: dict[str, Ruler] = {}

    def report(self) -> Report:
        verdicts = tuple(self._verdict(verdict) for verdict in self._report.verdicts)
        findings = tuple(map(self._finding, self._report.findings))
        accepted = tuple(one._replace(finding=self._finding(one.finding)) for one in self._report.accepted)
        return replace(self._report, verdicts=verdicts, findings=findings, accepted=accepted)

    def _verdict(self, verdict: Verdict) -> Verdict:
        return replace(
            verdict,
            item=self._item(verdict.item),
            evidence=tuple(map(self._evidence, verdict.evidence)),
            nearest=tuple(map(self._evidence, verdict.nearest)),
        )

    def _item(self, item: Item) -> Item:
        speaker = replace(item.speaker, span=self._span(item.speaker.span)) if item.speaker else None
        item = replace(item, span=self._span(item.span), speaker=speaker)
        if not isinstance(item, Citation):
            return item
        return replace(item, locators=tuple(replace(one, span=self._span(one.span)) for one in item.locators))

    def _evidence(self, evidence: Evidence) -> Evidence:
        return replace(evidence, passages=tuple(map(self._passage, evidence.passages)))

    def _passage(self, passage: Passage) -> Passage:
        ruler = self._ruler(passage.source)
        edits = tuple(self._edit(edit, ruler) for edit in passage.edits)
        return replace(passage, span=_carried(passage.span, ruler), edits=edits)

    def _edit(self, edit: Edit, ruler: Ruler) -> Edit:
        return edit._replace(item=self._span(edit.item), source=_carried(edit.source, ruler))

    def _finding(self, finding: Finding) -> Finding:
        fix = finding.fix
        if fix is not None:
            fix = replace(fix, edits=tuple(one._replace(span=self._span(one.span)) for one in fix.edits))
        return replace(finding, span=self._span(finding.span), fix=fix)

    def _span(self, span: Span) -> Span:
        return _carried(span, self._draft)

    def _ruler(self, source: str) -> Ruler:
        if source not in self._sources:
            text = self._library.text_of(self._numbers[source], prose=False)
            self._sources[source] = Ruler(text, self._unit)
        return self._sources[source]


def _carried(span: Span, ruler: Ruler) -> Span:
    return Span(ruler.of(span.start), ruler.of(span.end))
