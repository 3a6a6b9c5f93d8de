"""A report as its reader takes it in: one case for each item with findings, the unchecked by reason, the sums."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tieout.model import (
    Citation,
    Decision,
    Document,
    Evidence,
    Finding,
    Item,
    Location,
    Outcome,
    Passage,
    Quotation,
    Reason,
    Report,
    Source,
    Span,
    Verdict,
    Where,
)
from tieout.reports.layout import shorten

REASONS = {
    Reason.NO_SOURCE: "found in none of the sources",
    Reason.SOURCE_UNREADABLE: "not found, and a source could not be read",
    Reason.TOO_SHORT: "the words could match by chance",
    Reason.AMBIGUOUS: "two readings or two sources pull apart",
    Reason.TRANSLATED: "the words passed through another language",
    Reason.PARAPHRASE: "a paraphrase, not the words themselves",
    Reason.NOT_CHECKABLE: "nothing that a source could confirm",
}

MOST_CITED = 3
"""So many citations of one item, and sources of one citation, are told."""
_CITED = 60
ALIKE = 0.9
"""A reading with this share of another's surprise says as much."""


@dataclass(frozen=True, slots=True)
class Case:
    """An item and every finding on it, or one finding that belongs to no item."""

    document: Document
    findings: tuple[Finding, ...]
    verdict: Verdict | None

    @property
    def location(self) -> Location:
        return self.verdict.item.location if self.verdict else self.findings[0].location

    @property
    def shown(self) -> Evidence | None:
        """The reading of the sources that the findings rest on, else the best."""
        return _cited(self.verdict.evidence, self.findings) if self.verdict else None

    @property
    def nearest(self) -> Passage | None:
        """Where nothing beats chance, the longest passage of what came nearest."""
        if self.verdict is None or self.verdict.evidence or not self.verdict.nearest:
            return None
        return max(self.verdict.nearest[0].passages, key=lambda passage: len(passage.text), default=None)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """What of the sources is shown for it."""
        if self.shown is not None:
            return self.shown.passages
        return (self.nearest,) if self.nearest is not None else ()

    @property
    def others(self) -> tuple[Evidence, ...]:
        """The other readings that are about as good as the one shown: chance shares a phrase with many a source."""
        shown = self.shown
        if self.verdict is None or shown is None:
            return ()
        least, here = ALIKE * shown.surprise, places_of(shown)
        rest = (reading for reading in self.verdict.evidence if reading is not shown)
        return tuple(reading for reading in rest if reading.surprise >= least and places_of(reading) != here)


def places_of(reading: Evidence) -> tuple[tuple[str, Span], ...]:
    """Where the passages of a reading stand."""
    return tuple((passage.source, passage.span) for passage in reading.passages)


class Index:
    """The documents and sources of a report by their ids, and how it names a place in one."""

    def __init__(self, report: Report) -> None:
        self.documents = {document.id: document for document in report.documents}
        self.sources: dict[str, Source] = {source.id: source for source in report.sources}
        self._citations = {one.item.id: one for one in report.verdicts if isinstance(one.item, Citation)}

    def in_document(self, document: str, location: Location) -> str:
        return place(self.documents[document].path, location)

    def in_source(self, source: str, location: Location) -> str:
        """The locator of a passage, as path:line:column (or page, or paragraph)."""
        return place(self.sources[source].path, location)

    def locator(self, passage: Passage) -> str:
        """Where a passage stands, and in brackets whose words it is, where that is known."""
        where = self.in_source(passage.source, passage.location)
        return f"{where} ({whose(passage)})" if whose(passage) else where

    def cited(self, item: Item) -> str:
        """What is cited for an item, and the sources that each citation leads to; empty where nothing is."""
        found = [self._citations[id] for id in item.citations if id in self._citations]
        told = [f"{shorten(_words_of(one.item), _CITED)} = {self._leads_to(one)}" for one in found[:MOST_CITED]]
        return "; ".join(told) + ("; …" if len(found) > MOST_CITED else "")

    def _leads_to(self, citation: Verdict) -> str:
        paths = [self.sources[passage.source].path for passage in citation.passages]
        if citation.reason is Reason.SOURCE_UNREADABLE:
            return "a source that could not be read"
        return " or ".join(paths[:MOST_CITED]) if paths else "none of the sources"


def _words_of(citation: Item) -> str:
    """A citation as it is written; one whose mark is not printed, by the note that it leads to."""
    return citation.text or (citation.target if isinstance(citation, Citation) else "")


def whose(passage: Passage) -> str:
    """Whose words a passage is, as a locator has it in brackets: the speaker, and whom it quotes; empty if unknown."""
    if passage.quoted is None:
        return passage.speaker or ""
    quoting = f"quoting {passage.quoted}" if passage.quoted else "quoting another"
    return f"{passage.speaker}, {quoting}" if passage.speaker else quoting


def marks_of(item: Item) -> tuple[str, str]:
    """The marks to show an item between: a quotation's own."""
    return item.marks if isinstance(item, Quotation) else ("", "")


def speaker_of(item: Item) -> str:
    """Whom the draft gives an item's words to, with the mention where that says less: Jane Roe ("she")."""
    if item.speaker is None:
        return ""
    mention, name = " ".join(item.speaker.text.split()), item.speaker.name
    return name if name in mention or mention in name else f'{name} ("{mention}")'


def place(path: str, location: Location) -> str:
    """As path:line:column, which terminals and editors can open; a page or paragraph where there are no lines.

    A cell of a table as its sheet, row and column.
    """
    if location.row is not None:
        sheet = f", sheet {location.sheet}" if location.sheet else ""
        return f"{path}{sheet}, row {location.row}, column {location.column}"
    parts = [str(number) for number in (location.line, location.column) if number is not None]
    shown = ":".join([path, *parts])
    if location.page is not None:
        shown += f", page {location.page}"
    if location.paragraph is not None:
        shown += f", paragraph {location.paragraph}"
    return shown


def cases(report: Report) -> Iterator[Case]:
    """The findings, those on one item together, in the order in which the document has them."""
    documents = {document.id: document for document in report.documents}
    verdicts = {verdict.item.id: verdict for verdict in report.verdicts}
    grouped: dict[str | int, list[Finding]] = {}
    for number, finding in enumerate(report.findings):
        grouped.setdefault(finding.item if finding.item is not None else number, []).append(finding)
    for key, findings in grouped.items():
        verdict = verdicts[key] if isinstance(key, str) else None
        yield Case(documents[findings[0].document], tuple(findings), verdict)


def pictured(report: Report) -> Iterator[tuple[Where, Verdict]]:
    """What the pages can be shown of, item by item: the passages shown for it, and itself where there are findings."""
    documents = {document.id: document for document in report.documents}
    findings: dict[str | None, list[Finding]] = {}
    for finding in report.findings:
        findings.setdefault(finding.item, []).append(finding)
    for verdict in report.verdicts:
        item, own = verdict.item, tuple(findings.get(verdict.item.id, ()))
        case = Case(documents[item.document], own, verdict)
        yield from (((passage.source, passage.span), verdict) for passage in case.passages)
        if own:
            yield (item.document, item.span), verdict


def broken(report: Report) -> Iterator[str]:
    """Why each source could not be read that could not, by its name, as a sentence."""
    for source in report.sources:
        if source.problem:
            named = source.problem.startswith(source.path)
            yield source.problem if named else f"{source.path}: {source.problem}"


def unchecked(report: Report) -> dict[Reason, list[Item]]:
    """The items without a verdict, by reason, in the order in which reasons are listed."""
    found: dict[Reason, list[Item]] = {reason: [] for reason in REASONS}
    for verdict in report.verdicts:
        if verdict.outcome is Outcome.UNCHECKED:
            found[verdict.reason or Reason.NOT_CHECKABLE].append(verdict.item)
    return {reason: items for reason, items in found.items() if items}


def tally(report: Report) -> list[tuple[int, Finding]]:
    """How often each rule found something, the most frequent first, with one of its findings."""
    first = {finding.rule: finding for finding in reversed(report.findings)}
    counts = sorted(report.by_rule().items(), key=lambda row: (-row[1], row[0]))
    return [(count, first[code]) for code, count in counts]


def fixable(report: Report) -> tuple[int, int]:
    """How many findings have a safe fix, and how many one that is not; in drafts that can be edited."""
    edited = {document.id for document in report.documents if _is_editable(document)}
    fixes = [finding.fix for finding in report.findings if finding.fix and finding.document in edited]
    safe = sum(fix.safe for fix in fixes)
    return safe, len(fixes) - safe


def _is_editable(document: Document) -> bool:
    """Whether fixes can be written into a draft: its text is the file's own, in lines, or takes tracked changes."""
    return document.takes_changes or not (document.paragraphs or document.pages)


def signed(decision: Decision) -> str:
    """Why a finding was let stand, on whose word, and where that is written."""
    by = ", ".join(part for part in (decision.by, decision.on) if part)
    told = [decision.reason.rstrip(". "), decision.evidence and f"see {decision.evidence}", by, decision.place]
    return "; ".join(part for part in told if part)


def counted(number: int, noun: str) -> str:
    """A number with its noun, in the plural where it is not one."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def covered(report: Report) -> str:
    """How much was looked at, in words."""
    return f"{counted(len(report.verdicts), 'item')} in {counted(len(report.documents), 'document')}"


def tied(report: Report) -> str:
    """How many items tie out, in words."""
    return f"{report.ties_out:,} {'ties' if report.ties_out == 1 else 'tie'} out"


def outcomes(report: Report) -> str:
    """All three outcomes in one sentence."""
    stands = f" ({report.let_stand:,} accepted)" if report.let_stand else ""
    found = f"{report.found_wrong:,} with findings{stands}"
    return f"{covered(report)}: {tied(report)}, {found}, {report.unchecked:,} not checked."


def _cited(readings: tuple[Evidence, ...], findings: tuple[Finding, ...]) -> Evidence | None:
    """The reading that holds the first passage which a finding names, else the first."""
    wanted = min((number for finding in findings for number in finding.evidence), default=0)
    for reading in readings:
        if wanted < len(reading.passages):
            return reading
        wanted -= len(reading.passages)
    return readings[0] if readings else None
