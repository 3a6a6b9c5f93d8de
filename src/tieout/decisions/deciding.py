"""What becomes of a document's findings in the light of what was decided about them.

Most drafts have no decisions: what reads and compares them is loaded where there is one.
"""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tieout.config import Settings
from tieout.decisions.selectors import names
from tieout.model import (
    Accepted,
    Decision,
    DecisionKind,
    Document,
    Finding,
    Lapse,
    Outcome,
    Reason,
    Severity,
    Source,
    Verdict,
)

if TYPE_CHECKING:
    from tieout.decisions.basis import Shelf
    from tieout.decisions.comments import Remark
    from tieout.decisions.entries import Entry
    from tieout.decisions.matching import Candidate, Lost

COUNTING = (Severity.WARNING, Severity.ERROR)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules by code with their names: all that there are, those that apply, those that say what no source has."""

    known: Mapping[str, str]
    active: frozenset[str]
    absences: frozenset[str]

    def applies(self, selector: str) -> bool:
        """Whether a selector names a rule that applies, or none that there is."""
        named = [code for code, name in self.known.items() if names(selector, code, name)]
        return not named or any(code in self.active for code in named)


@dataclass(frozen=True, slots=True)
class Decided:
    """The verdicts, the findings that nobody let stand, those that somebody did, and decisions that fit nothing."""

    verdicts: list[Verdict]
    findings: list[Finding]
    accepted: list[Accepted] = field(default_factory=list)
    lapses: list[Lapse] = field(default_factory=list)
    ignored: frozenset[tuple[str, str]] = frozenset()
    """Pairs of pattern and selector of the settings that dropped something."""
    outdated: int = 0
    """Entries of the baseline that fit nothing any more."""


def decide(
    document: Document,
    verdicts: Sequence[Verdict],
    findings: Sequence[Finding],
    settings: Settings,
    sources: Sequence[Source],
    rulebook: Rulebook,
) -> Decided:
    """Put the findings of a document apart by what was decided about them."""
    kept, ignored = not_ignored(document, findings, settings)
    made = _Made(document, kept, rulebook)
    if settings.use_decisions:
        made.by_comments()
        made.by_entries(_entries(document, settings), verdicts, sources)
    return Decided(
        _outcomes(verdicts, findings, kept, made.stands),
        [one for number, one in enumerate(kept) if number not in made.stands],
        [Accepted(kept[number], made.stands[number]) for number in sorted(made.stands)],
        made.lapses,
        ignored,
        made.outdated,
    )


def not_ignored(
    document: Document, findings: Sequence[Finding], settings: Settings
) -> tuple[list[Finding], frozenset[tuple[str, str]]]:
    """The findings that no pattern of the settings drops; and the pairs of pattern and selector that dropped some."""
    pairs = [
        (pattern, selector)
        for pattern, selectors in settings.per_file_ignores
        if settings.fits(pattern, document.path)
        for selector in selectors
    ]
    dropping = [[pair for pair in pairs if names(pair[1], one.rule, one.name)] for one in findings]
    kept = [one for one, by in zip(findings, dropping, strict=True) if not by]
    return kept, frozenset(pair for by in dropping for pair in by)


def _entries(document: Document, settings: Settings) -> Iterator[tuple[Path, Entry]]:
    """The entries on a document, each with its file; those of the baseline last.

    A text that is no file has nothing beside it: only files that the settings name are looked at for it.
    """
    if not (settings.decisions or settings.baseline or Path(document.path).is_file()):
        return
    files = {
        DecisionKind.ACCEPTED: settings.decisions_of(document.path),
        DecisionKind.BASELINE: settings.baseline_of(document.path),
    }
    for kind, file in files.items():
        if not file.exists():
            continue
        from tieout.decisions import sidecar

        entries = sidecar.read(file, kind)
        named = {document.path, draft_named(document.path, file)} if entries else set()
        yield from ((file, entry) for entry in entries if entry.draft in named)


def draft_named(path: str, file: Path) -> str:
    """How a file of decisions names a draft: its path from the file's folder, with slashes."""
    try:
        return Path(os.path.relpath(path, file.parent)).as_posix()
    except ValueError:
        return Path(path).as_posix()


class _Made:
    """What was decided about the findings of one document, put together step by step."""

    def __init__(self, document: Document, findings: Sequence[Finding], rulebook: Rulebook) -> None:
        self._document = document
        self._findings = findings
        self._rulebook = rulebook
        self.stands: dict[int, Decision] = {}
        """The decision that lets a finding stand, by the finding's number."""
        self.lapses: list[Lapse] = []
        self.outdated = 0

    def by_comments(self) -> None:
        """Let stand what a comment of the draft accepts."""
        if not self._document.comments:
            return
        from tieout.decisions import comments

        for remark in comments.remarks(self._document):
            if isinstance(remark, Lapse):
                self.lapses.append(remark)
            else:
                self._by_comment(remark)

    def _by_comment(self, remark: Remark) -> None:
        from tieout.decisions import comments

        for selector in remark.selectors:
            fitting = [number for number, one in enumerate(self._findings) if remark.fits(selector, one)]
            for number in fitting:
                self.stands.setdefault(number, remark.decision(self._findings[number].rule))
            if not fitting and self._rulebook.applies(selector):
                self.lapses.append(comments.idle(remark, selector, self._document, self._rulebook.known))

    def by_entries(
        self, entries: Iterable[tuple[Path, Entry]], verdicts: Sequence[Verdict], sources: Sequence[Source]
    ) -> None:
        """Let stand what an entry of a file accepts."""
        applying = [(file, entry) for file, entry in entries if self._rulebook.applies(entry.decision.rule)]
        if not applying:
            return
        from tieout.decisions.basis import Shelf
        from tieout.decisions.matching import Matcher
        from tieout.decisions.statements import Page

        matcher = Matcher(Page(self._document), self._findings, verdicts)
        shelf = Shelf(sources, self._rulebook.absences)
        for file, entry in applying:
            self._by_entry(file, entry, matcher.find(entry), shelf)

    def _by_entry(self, file: Path, entry: Entry, found: Candidate | Lost, shelf: Shelf) -> None:
        from tieout.decisions.matching import Lost

        if isinstance(found, Lost):
            self._lapse(entry, found)
            return
        changed = shelf.change(entry, found.finding, found.verdict) or shelf.changed_evidence(file, entry)
        if changed:
            self._lapse(entry, Lost(found.finding.span, changed))
        else:
            self.stands.setdefault(found.number, entry.decision)

    def _lapse(self, entry: Entry, lost: Lost) -> None:
        """Tell of a decision that no longer holds; those of a baseline are only counted."""
        if entry.decision.kind is DecisionKind.BASELINE:
            self.outdated += 1
        else:
            self.lapses.append(Lapse(entry.decision, self._document.id, lost.span, lost.why, lost.expired))


def _outcomes(
    verdicts: Sequence[Verdict], findings: Sequence[Finding], kept: Sequence[Finding], stands: Mapping[int, Decision]
) -> list[Verdict]:
    """The verdicts in the light of what was dropped and let stand."""
    blamed = {one.item for one in findings if one.severity in COUNTING}
    still = {one.item for one in kept if one.severity in COUNTING}
    open_ = {one.item for number, one in enumerate(kept) if number not in stands and one.severity in COUNTING}
    return [
        _outcome(one, still, open_) if one.outcome is Outcome.FINDING and one.item.id in blamed else one
        for one in verdicts
    ]


def _outcome(verdict: Verdict, still: Container[str | None], open_: Container[str | None]) -> Verdict:
    if verdict.item.id in open_:
        return verdict
    if verdict.item.id in still:
        return replace(verdict, accepted=True)
    if verdict.evidence:
        return replace(verdict, outcome=Outcome.TIES_OUT)
    return replace(verdict, outcome=Outcome.UNCHECKED, reason=Reason.NO_SOURCE)
