"""A report as a list for machines: one remark for each finding, and in a strict run for each item left unchecked.

Review tools, editors and pipelines want a path, a range, a level, a code, a sentence, and a name for the remark by
which they know it again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path, PurePath

from tieout.model import Document, Finding, Item, Location, Outcome, Passage, Reason, Report, Severity, Span, Verdict
from tieout.reports.base import Appearance
from tieout.reports.cases import REASONS, Index
from tieout.reports.layout import shorten, visible

MOST_SOURCES = 3
"""So many places in the sources are told with a remark."""
UNCHECKED = "unchecked"
"""What stands for the code of a rule where an item could not be checked."""
_AROUND = 40
"""Characters on either side that tell one stray mark from the next."""


@dataclass(frozen=True)
class Remark:
    """What is said of a stretch of a document. `path` is as other programs write it, from the working directory."""

    document: Document
    path: str
    span: Span
    severity: Severity
    code: str
    name: str
    message: str
    fingerprint: str
    """The same for the same remark on the same words, whatever is written before and after them."""
    finding: Finding | None
    passages: tuple[Passage, ...]
    """What it rests on in the sources."""
    item: Item | None = None
    reason: str | None = None
    """Why somebody let it stand; None where nobody did."""

    @property
    def title(self) -> str:
        return f"{self.code} {self.name}"

    @cached_property
    def start(self) -> Location:
        return self.document.location(self.span.start)

    @cached_property
    def end(self) -> Location:
        """Where the span ends, that place not included."""
        return self.document.location(self.span.end)

    def with_sources(self, index: Index) -> str:
        """The message, and behind it where in the sources to look, a line for each place."""
        shown = [
            f"{index.locator(one)}: {shorten(one.text, 200)}" if one.text else index.locator(one)
            for one in self.passages[:MOST_SOURCES]
        ]
        return "\n".join([self.message, *shown])


def remarks(report: Report, appearance: Appearance, *, accepted: bool = False) -> Iterator[Remark]:
    """The remarks in document order; with `accepted` those, too, that a person let stand."""
    maker = _Maker(report)
    for finding in report.findings:
        yield maker.of_finding(finding)
    for finding, decision in report.accepted if accepted else ():
        yield maker.of_finding(finding, decision.reason)
    if appearance.strict:
        for verdict in report.verdicts:
            if verdict.outcome is Outcome.UNCHECKED:
                yield maker.of_unchecked(verdict)


def posix(path: str) -> str:
    """A path as other programs write it: from the working directory where it lies inside, with slashes."""
    given, folder = PurePath(path), Path.cwd()
    if given.is_absolute() and given.is_relative_to(folder):
        given = given.relative_to(folder)
    return given.as_posix()


class _Maker:
    """Makes the remarks of one report."""

    def __init__(self, report: Report) -> None:
        self._documents = {document.id: document for document in report.documents}
        self._verdicts = {verdict.item.id: verdict for verdict in report.verdicts}
        self._paths = {document.id: posix(document.path) for document in report.documents}
        self._seen: Counter[str] = Counter()

    def of_finding(self, finding: Finding, reason: str | None = None) -> Remark:
        document = self._documents[finding.document]
        verdict = self._verdicts[finding.item] if finding.item is not None else None
        passages = verdict.passages if verdict else ()
        derivation = (
            f" ({finding.derivation})" if finding.derivation and finding.derivation not in finding.message else ""
        )
        return Remark(
            document,
            self._paths[document.id],
            finding.span,
            finding.severity,
            finding.rule,
            finding.name,
            _line(finding.message + derivation),
            self._fingerprint(document, finding.rule, finding.span, verdict),
            finding,
            tuple(passages[number] for number in finding.evidence if number < len(passages)),
            verdict.item if verdict else None,
            reason,
        )

    def of_unchecked(self, verdict: Verdict) -> Remark:
        item, reason = verdict.item, verdict.reason or Reason.NOT_CHECKABLE
        document = self._documents[item.document]
        return Remark(
            document,
            self._paths[document.id],
            item.span,
            Severity.WARNING,
            UNCHECKED,
            reason.value,
            _line(f"This {item.kind} is not checked: {REASONS[reason]}."),
            self._fingerprint(document, UNCHECKED, item.span, verdict),
            None,
            (),
            item,
        )

    def _fingerprint(self, document: Document, code: str, span: Span, verdict: Verdict | None) -> str:
        """A digest of path, rule and words, and of how many alike went before: nothing that an edit elsewhere moves."""
        if verdict is None:
            around = document.text[max(0, span.start - _AROUND) : span.end + _AROUND]
            words = [around]
        else:
            words = [verdict.item.text, document.text[span.start : span.end]]
        told = "\0".join([self._paths[document.id], code, *(" ".join(each.split()) for each in words)])
        self._seen[told] += 1
        return sha256(f"{told}\0{self._seen[told]}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _line(text: str) -> str:
    return " ".join(visible(text).split())
