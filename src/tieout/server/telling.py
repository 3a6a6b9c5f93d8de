"""A report in the terms of the protocol: diagnostics, hovers, places to go to, and what can be done about a finding."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lsprotocol import types

from tieout.library import Library
from tieout.model import Finding, Fix, Item, ItemKind, Location, Outcome, Passage, Report, Severity, Span, Verdict
from tieout.reports import difference
from tieout.reports.cases import REASONS, Case, Index
from tieout.server.drafts import OpenDraft, uri_of
from tieout.server.positions import Lines
from tieout.server.rulepages import RulePages

SOURCE = "tieout"
UNCHECKED = "unchecked"
_LEVELS = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_MOST_RELATED = 5


class Told:
    """One state of a draft and its report, ready to be asked about."""

    def __init__(self, draft: OpenDraft, report: Report, library: Library, pages: RulePages) -> None:
        self.draft, self.report = draft, report
        self._library, self._pages = library, pages
        self._index = Index(report)
        self._numbers = {source.id: number for number, source in enumerate(library.sources)}
        self._lines: dict[str, Lines] = {}
        self._verdicts = {verdict.item.id: verdict for verdict in report.verdicts}

    # -- diagnostics ------------------------------------------------------------------------------------------

    def diagnostics(self, *, unchecked: bool) -> list[types.Diagnostic]:
        """The findings in the order of the draft, and as hints what is unchecked."""
        told = [self.diagnostic(finding) for finding in self.report.findings]
        if unchecked:
            told += [self._unchecked(one) for one in self.report.verdicts if one.outcome is Outcome.UNCHECKED]
        return told

    def diagnostic(self, finding: Finding) -> types.Diagnostic:
        derivation = f" ({finding.derivation})" if finding.derivation else ""
        page = self._pages.uri(finding.rule)
        return types.Diagnostic(
            range=self.draft.lines.range(finding.span),
            message=f"{finding.message}{derivation}",
            severity=_LEVELS.get(finding.severity),
            code=finding.rule,
            code_description=types.CodeDescription(page) if page else None,
            source=SOURCE,
            related_information=list(self._related(finding)) or None,
        )

    def _related(self, finding: Finding) -> Iterator[types.DiagnosticRelatedInformation]:
        """The passages that a finding rests on."""
        verdict = self._verdicts.get(finding.item or "")
        passages = verdict.passages if verdict else ()
        for number in finding.evidence[:_MOST_RELATED]:
            place = self._place(passages[number]) if number < len(passages) else None
            if place is not None:
                words = " ".join(passages[number].text.split())
                yield types.DiagnosticRelatedInformation(place, words)

    def _unchecked(self, verdict: Verdict) -> types.Diagnostic:
        reason = verdict.reason
        why = f" ({reason}): {REASONS[reason]}" if reason else ""
        return types.Diagnostic(
            range=self.draft.lines.range(verdict.item.span),
            message=f"Not checked{why}.",
            severity=types.DiagnosticSeverity.Hint,
            code=UNCHECKED,
            source=SOURCE,
        )

    # -- one place of the draft -------------------------------------------------------------------------------

    def hover(self, offset: int) -> types.Hover | None:
        """What became of the item at a place, what is wrong with it, and the passages beside it."""
        verdict = self._verdict_at(offset)
        if verdict is None:
            return None
        text = "\n\n".join(self._paragraphs(verdict))
        content = types.MarkupContent(types.MarkupKind.Markdown, text)
        return types.Hover(content, self.draft.lines.range(verdict.item.span))

    def definition(self, offset: int) -> list[types.LocationLink]:
        """The passages that an item was held against, those of the best reading first."""
        verdict = self._verdict_at(offset)
        if verdict is None:
            return []
        origin = self.draft.lines.range(verdict.item.span)
        passages = verdict.passages or tuple(one for near in verdict.nearest for one in near.passages)
        places = [place for passage in passages if (place := self._place(passage)) is not None]
        return [types.LocationLink(one.uri, one.range, one.range, origin) for one in places]

    def findings_in(self, span: Span) -> list[Finding]:
        """The findings that a selection touches, or a cursor stands at."""
        return [one for one in self.report.findings if one.span.start <= span.end and span.start <= one.span.end]

    def edits(self, fix: Fix) -> list[types.TextEdit]:
        return [types.TextEdit(self.draft.lines.range(edit.span), edit.text) for edit in fix.edits]

    def _verdict_at(self, offset: int) -> Verdict | None:
        """The narrowest item at a place; a citation only where nothing else is."""
        here = [one for one in self.report.verdicts if one.item.span.start <= offset <= one.item.span.end]
        return min(here, key=lambda one: (_is_citation(one.item), one.item.span.length), default=None)

    def _paragraphs(self, verdict: Verdict) -> Iterator[str]:
        findings = tuple(one for one in self.report.findings if one.item == verdict.item.id)
        case = Case(self.report.documents[0], findings, verdict)
        for finding in findings:
            derivation = f" ({finding.derivation})" if finding.derivation else ""
            yield f"**{finding.rule} {finding.name}** ({finding.severity}): {_plain(finding.message)}{derivation}"
        if not findings:
            reason = f" ({verdict.reason}): {REASONS[verdict.reason]}" if verdict.reason else ""
            yield f"**{verdict.outcome}**{reason}"
        if cited := self._index.cited(verdict.item):
            yield f"Cited: {_plain(cited)}"
        yield from self._shown(case)

    def _shown(self, case: Case) -> Iterator[str]:
        """The reading that counts, with what differs in it; or what came nearest."""
        if case.nearest is not None:
            yield f"Nearest, {_code(self._index.locator(case.nearest))}:"
            yield _fenced("".join(run.text for run in difference.nearest(case.nearest, colour=False)))
        reading = case.shown
        if reading is None:
            return
        for passage in reading.passages:
            yield f"Source, {_code(self._index.locator(passage))}:"
            yield _fenced(" ".join(passage.text.split()))
        if not reading.exact and any(passage.edits for passage in reading.passages):
            yield "Difference, [-only in the source-] {+only in the draft+}:"
            yield _fenced("".join(run.text for run in difference.difference(reading, colour=False)))

    # -- sources ----------------------------------------------------------------------------------------------

    def _place(self, passage: Passage) -> types.Location | None:
        """Where a passage is, as far as an editor can go there: the file alone, where it is no text."""
        source = self._index.sources[passage.source]
        path = Path(source.path)
        if not path.is_file():
            return None
        return types.Location(uri_of(path), self._range(passage, passage.location))

    def _range(self, passage: Passage, location: Location) -> types.Range:
        if location.line is None:
            return types.Range(types.Position(0, 0), types.Position(0, 0))
        if passage.source not in self._lines:
            text = self._library.text_of(self._numbers[passage.source], prose=False)
            self._lines[passage.source] = Lines(text)
        return self._lines[passage.source].range(passage.span)


def _is_citation(item: Item) -> bool:
    return item.kind is ItemKind.CITATION


def _plain(text: str) -> str:
    """Somebody's words on one line, with no markup in them."""
    return "".join(f"\\{one}" if one in "\\`*_[]<>#|~" else one for one in " ".join(text.split()))


def _code(text: str) -> str:
    return _plain(text) if "`" in text else f"`{text}`"


def _fenced(text: str) -> str:
    """Words as they stand; the fence is longer than any run of grave accents in them."""
    longest = max((len(run) for run in _runs_of_accents(text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"


def _runs_of_accents(text: str) -> list[str]:
    import re

    return re.findall("`+", text)
