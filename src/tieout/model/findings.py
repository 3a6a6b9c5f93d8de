"""What is wrong, what became of each item, and the report that tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from tieout.choices import Severity
from tieout.model.decisions import Decision, Lapse
from tieout.model.documents import Document, Source
from tieout.model.evidence import Evidence, Passage, Reason
from tieout.model.items import Item
from tieout.model.places import Location, Span
from tieout.model.printing import Picture, Printed, Where


class Outcome(StrEnum):
    TIES_OUT = "ties-out"
    FINDING = "finding"
    UNCHECKED = "unchecked"


class TextEdit(NamedTuple):
    """Put `text` in the place of `span`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    safe: bool
    edits: tuple[TextEdit, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says is wrong, where, and on what evidence (numbers of the item's passages)."""

    rule: str
    name: str
    severity: Severity
    document: str
    item: str | None
    span: Span
    location: Location
    message: str
    derivation: str | None = None
    evidence: tuple[int, ...] = ()
    fix: Fix | None = None


class Accepted(NamedTuple):
    """A finding that a person let stand, and the decision by which it does."""

    finding: Finding
    decision: Decision


class Annotation(NamedTuple):
    """What is to be written beside a stretch of a document's text, in paragraphs of plain words."""

    span: Span
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """An item, what became of it, and what was found: evidence beats chance, what is merely near does not."""

    item: Item
    outcome: Outcome
    reason: Reason | None = None
    evidence: tuple[Evidence, ...] = ()
    nearest: tuple[Evidence, ...] = ()
    accepted: bool = False
    """Whether a person let every finding of warning or above stand that makes the outcome; it stays what it is."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage of the evidence, in the order that `Finding.evidence` counts."""
        return tuple(passage for evidence in self.evidence for passage in evidence.passages)


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What reports and pages need to know of a rule."""

    code: str
    name: str
    severity: Severity
    what: str
    why: str
    mends: str = ""
    """What its fix does and whether that is safe, or why there is none."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found. Verdicts and findings are in document order."""

    documents: tuple[Document, ...]
    sources: tuple[Source, ...]
    verdicts: tuple[Verdict, ...]
    findings: tuple[Finding, ...]
    """Those that nobody let stand."""
    notes: tuple[str, ...] = ()
    """Sentences about the whole run, such as that the sources may be partial."""
    unread: tuple[str, ...] = ()
    """Sentences about drafts that could not be read, where others could."""
    accepted: tuple[Accepted, ...] = ()
    """The findings that a person let stand, in document order."""
    fixed: int = 0
    """How many findings were mended in the drafts before they came to be as this report has them."""
    lapses: tuple[Lapse, ...] = ()
    """The decisions that let nothing stand."""
    printed: Mapping[Where, tuple[Printed, ...]] = field(default_factory=dict)
    """Where on their pages ranges of drafts and sources stand, as far as the output asks for it."""
    pictures: Mapping[tuple[str, int], Picture] = field(default_factory=dict)
    """Pages by the id of their draft or source and their number, as far as they are to be shown."""

    @property
    def ties_out(self) -> int:
        return sum(verdict.outcome is Outcome.TIES_OUT for verdict in self.verdicts)

    @property
    def found_wrong(self) -> int:
        return sum(verdict.outcome is Outcome.FINDING for verdict in self.verdicts)

    @property
    def let_stand(self) -> int:
        """How many of the items with findings have none that a person did not let stand."""
        return sum(verdict.accepted for verdict in self.verdicts)

    @property
    def unchecked(self) -> int:
        return sum(verdict.outcome is Outcome.UNCHECKED for verdict in self.verdicts)

    def by_rule(self) -> dict[str, int]:
        """How many findings each rule made, by code."""
        counts: dict[str, int] = {}
        for finding in self.findings:
            counts[finding.rule] = counts.get(finding.rule, 0) + 1
        return dict(sorted(counts.items()))
