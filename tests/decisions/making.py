"""How the tests of decisions check a draft: in memory, against one source, with a file of decisions."""

from __future__ import annotations

from pathlib import Path

import tieout
from tieout.decisions.accepting import Accepting, Signature, keep, reference
from tieout.decisions.entries import Entry
from tieout.model import DecisionKind, Report
from tieout.rules import all_rules

SOURCES = {
    "log.txt": "The lamp was lit on every night of the war but one. I counted ships at dawn, and we lost three.",
    "minutes.txt": "The tower and the slip will be sold to the town next spring. The mayor had asked for it twice.",
}
LAMP = "The keeper wrote: “The lamp was lit on every day of the war but one.”"
TOWER = "The board said: “The tower and the slip will be given to the town next spring.”"
SIGNATURE = Signature("As printed.", "Jane Roe", "2024-05-03")
_ABSENCES = frozenset(rule.code for rule in all_rules() if rule.of_absence)


def check(draft: str, file: Path, sources: dict[str, str] | None = None) -> Report:
    """The report on a draft in Markdown."""
    return tieout.check(draft, sources or SOURCES, name="draft.md", decisions=file)


def entries(draft: str, file: Path, *places: str) -> list[Entry]:
    """The entries that would let the findings at some places stand: `3`, `3:12`."""
    report = check(draft, file)
    accepting = Accepting(report, report.documents[0], _ABSENCES)
    meant = [one for place in places for one in accepting.meant(reference(f"draft.md:{place}"))]
    return [accepting.entry(one, file, DecisionKind.ACCEPTED, SIGNATURE) for one in meant]


def accept(draft: str, file: Path, *places: str) -> None:
    """Let the findings at some places stand."""
    keep(file, entries(draft, file, *places))


def open_rules(report: Report) -> list[tuple[int | None, str]]:
    """The line and the rule of each finding that nobody let stand."""
    return [(finding.location.line, finding.rule) for finding in report.findings]


def standing(report: Report) -> list[tuple[int | None, str]]:
    """The line and the rule of each finding that somebody let stand."""
    return [(one.finding.location.line, one.finding.rule) for one in report.accepted]
