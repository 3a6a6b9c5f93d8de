"""Letting a finding stand: which one is meant, the entry that says so, and where that is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from pathlib import Path

from tieout.decisions import sidecar
from tieout.decisions.basis import Shelf, digest_of
from tieout.decisions.deciding import draft_named
from tieout.decisions.entries import Entry
from tieout.decisions.matching import Candidate, Lost, Matcher
from tieout.decisions.statements import Page
from tieout.errors import UsageError
from tieout.model import Decision, DecisionKind, Document, Finding, Report
from tieout.text.patterns import lazy

_BY_PLACE = lazy(r"(?P<draft>.+?):(?P<line>\d+)(?::(?P<column>\d+))?(?::(?P<rule>[A-Za-z][A-Za-z0-9-]+))?")
_BY_PARAGRAPH = lazy(r"(?P<draft>.+?):(?P<column>\d+), paragraph (?P<line>\d+)(?::(?P<rule>[A-Za-z][A-Za-z0-9-]+))?")
_BY_ID = lazy(r"(?P<draft>.+)#(?P<id>(?:d\d+-)?[a-z]+\d+)(?::(?P<rule>[A-Za-z][A-Za-z0-9-]+))?")
_PAGE = lazy(r", page [^,:]{1,20}(?=$|,|:)")
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Reference:
    """A finding as a report names it: draft.md:12:5, draft.md:12, draft.md#q3, draft.docx:5, paragraph 12; each with
    :Q102 behind it or without. `line` is the paragraph in a format that has no lines."""

    draft: str
    line: int | None = None
    column: int | None = None
    id: str = ""
    rules: tuple[str, ...] = ()

    def means(self, finding: Finding, places: Iterable[tuple[int | None, int | None]]) -> bool:
        """Whether a finding is meant; `places` are the lines (or paragraphs) and columns that it is shown at."""
        if self.rules and not {finding.rule, finding.name} & set(self.rules):
            return False
        if self.id:
            return finding.item is not None and finding.item.rpartition("-")[2] == self.id.rpartition("-")[2]
        return any(line == self.line and self.column in (None, column) for line, column in places)


def reference(text: str, rules: Sequence[str] = ()) -> Reference:
    """What a text refers to; `rules` are those named beside it. UsageError where it names no place."""
    text = _PAGE.sub("", text)
    match = _BY_PARAGRAPH.fullmatch(text) or _BY_ID.fullmatch(text) or _BY_PLACE.fullmatch(text)
    if match is None:
        raise UsageError(f"{text!r} names no finding: copy one from the report, such as draft.md:12:5.")
    parts = match.groupdict()
    named = [*rules, *([parts["rule"]] if parts["rule"] else [])]
    return Reference(
        parts["draft"],
        int(parts["line"]) if parts.get("line") else None,
        int(parts["column"]) if parts.get("column") else None,
        parts.get("id") or "",
        tuple(rule.upper() if re.fullmatch(r"[A-Za-z]\d+", rule) else rule.lower() for rule in named),
    )


@dataclass(frozen=True, slots=True)
class Signature:
    """Why a finding may stand, on whose word, on which day, and on what evidence outside the sources."""

    reason: str
    by: str
    on: str
    evidence: str = ""


class Accepting:
    """The findings of one document of a report, as they can be let stand.

    `absences` are the codes of rules that say what no source has, `final` of those that nobody can let stand.
    """

    def __init__(
        self, report: Report, document: Document, absences: frozenset[str], final: frozenset[str] = frozenset()
    ) -> None:
        self._document = document
        verdicts = [one for one in report.verdicts if one.item.document == document.id]
        still_open = [one for one in report.findings if one.document == document.id and one.rule not in final]
        accepted = [one for one in report.accepted if one.finding.document == document.id]
        self._matcher = Matcher(Page(document), [*still_open, *(one.finding for one in accepted)], verdicts)
        self._shelf = Shelf(report.sources, absences)
        self.open: Sequence[Candidate] = self._matcher.candidates[: len(still_open)]
        """The findings that nobody let stand."""
        known = [one.decision.kind is DecisionKind.BASELINE for one in accepted]
        self.known: Sequence[Candidate] = list(compress(self._matcher.candidates[len(still_open) :], known))
        """The findings that a baseline lets stand."""

    def meant(self, wanted: Reference) -> list[Candidate]:
        """The findings that a reference means: all on one statement. UsageError where there is none, or several."""
        found = [one for one in self.open if wanted.means(one.finding, self._places(one))]
        if not found:
            raise UsageError(f"{self._no_finding(wanted)}{self._there_are()}")
        statements = {(one.place.first, one.statement.item) for one in found}
        rules = {one.finding.rule for one in found}
        if len(statements) > 1 or len(rules) > 1:
            told = ", ".join(self._told(found))
            raise UsageError(f"Several findings stand there: {told}. Name one of them.")
        return found

    def entry(self, one: Candidate, file: Path, kind: DecisionKind, signature: Signature) -> Entry:
        """The entry that lets a finding stand. UsageError where it could not be told from another that reads alike."""
        basis = self._shelf.basis(one.finding, one.verdict)
        decision = Decision(
            kind, one.finding.rule, signature.reason, str(file), signature.by, signature.on, signature.evidence
        )
        entry = Entry(
            decision,
            draft_named(self._document.path, file),
            one.statement.key,
            " ".join(one.finding.message.split()),
            one.statement if kind is DecisionKind.ACCEPTED else None,
            one.place.before if one.statement.sentence else (),
            one.place.after if one.statement.sentence else (),
            self._matcher.twins(one) if one.statement.sentence else 1,
            tuple(
                (draft_named(path, file) if Path(path).is_file() else path, digest) for path, digest in basis.sources
            ),
            basis.library,
            (digest_of(file.parent / signature.evidence) or "") if signature.evidence else "",
        )
        found = self._matcher.find(entry)
        if isinstance(found, Lost) or found.number != one.number:
            raise UsageError(f"{self.where(one)} reads like others around it, and could not be told from them.")
        return entry

    def _places(self, one: Candidate) -> Iterator[tuple[int | None, int | None]]:
        """Where a report shows a finding: at its own words, and at its item."""
        for location in (one.finding.location, *([one.verdict.item.location] if one.verdict else [])):
            yield location.line if location.line is not None else location.paragraph, location.column

    def _no_finding(self, wanted: Reference) -> str:
        numbers = "".join(f":{number}" for number in (wanted.line, wanted.column) if number is not None)
        place = f"#{wanted.id}" if wanted.id else numbers
        rules = f" of {', '.join(wanted.rules)}" if wanted.rules else ""
        return f"There is no open finding{rules} at {wanted.draft}{place}"

    def _there_are(self) -> str:
        told = list(self._told(self.open))
        more = f" and {len(told) - _SHOWN} more" if len(told) > _SHOWN else ""
        return f"; there are {', '.join(told[:_SHOWN])}{more}." if told else "; the draft has none at all."

    def _told(self, candidates: Iterable[Candidate]) -> Iterator[str]:
        """Each as it can be named."""
        return (f"{self.where(one)}:{one.finding.rule}" for one in candidates)

    def where(self, one: Candidate) -> str:
        """A finding as a report names its place."""
        location = one.finding.location
        if location.line is None and location.paragraph is not None:
            return f"{self._document.path}:{location.column}, paragraph {location.paragraph}"
        return f"{self._document.path}:{location.line}:{location.column}"


def keep(file: Path, entries: Sequence[Entry]) -> None:
    """Put entries into a file of decisions, in the place of older ones on the same findings."""

    def changed(there: Sequence[Entry]) -> Iterator[Entry]:
        yield from (one for one in there if not any(_is_about_the_same(one, other) for other in entries))
        yield from entries

    sidecar.change(file, DecisionKind.ACCEPTED, changed)


def _is_about_the_same(one: Entry, other: Entry) -> bool:
    """Whether two entries are on one statement; of several that read alike, on the one between these neighbours."""
    if (one.draft, one.decision.rule, one.key) != (other.draft, other.decision.rule, other.key):
        return False
    return other.twins == 1 or (one.before[:1], one.after[:1]) == (other.before[:1], other.after[:1])


def former(file: Path, draft: str, one: Candidate) -> Decision | None:
    """The decision that a file has on a finding, though it holds no longer; None where there is none."""
    named = draft_named(draft, file)
    for entry in sidecar.read(file, DecisionKind.ACCEPTED):
        if (entry.draft, entry.decision.rule, entry.key) == (named, one.finding.rule, one.statement.key):
            return entry.decision
    return None


def drop(file: Path, decisions: Iterable[Decision]) -> int:
    """Take decisions out of a file, each known by the line that it stands on; how many there were."""
    gone = {*decisions}
    dropped = 0

    def left(there: Sequence[Entry]) -> list[Entry]:
        nonlocal dropped
        kept = [entry for entry in there if entry.decision not in gone]
        dropped = len(there) - len(kept)
        return kept

    if gone and file.is_file():
        sidecar.change(file, DecisionKind.ACCEPTED, left)
    return dropped


def write_baseline(file: Path, drafts: Sequence[str], entries: Sequence[Entry]) -> None:
    """Put the entries of some drafts into a baseline, in the place of all that it has of these."""
    named = {draft_named(draft, file) for draft in drafts}

    def changed(there: Sequence[Entry]) -> Iterator[Entry]:
        yield from (entry for entry in there if entry.draft not in named)
        yield from entries

    sidecar.change(file, DecisionKind.BASELINE, changed)
