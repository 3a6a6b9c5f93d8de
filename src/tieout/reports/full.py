"""The full report, for a reader at a terminal: each finding with the statement, the passage and the difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from tieout.model import Dated, Evidence, Figure, Finding, Item, ItemKind, Outcome, Passage, Report, Severity, Verdict
from tieout.reports import closing, difference
from tieout.reports.base import Appearance, Reporter
from tieout.reports.cases import (
    REASONS,
    Case,
    Index,
    cases,
    counted,
    marks_of,
    place,
    signed,
    speaker_of,
    unchecked,
)
from tieout.reports.layout import Run, paint, shorten, visible, wrap

NARROWEST, WIDEST = 40, 100
"""Columns: in fewer nothing can be shown side by side, and longer lines are hard to read."""
ROOMY = 64
"""From so many columns on, labels stand beside what they label; below, above it."""
LONGEST = 400
"""Characters, more than a line can show, of an item that is listed."""
NAMED = 3
"""So many other places of a passage are named."""
LISTED = 20
"""So many items are listed for each reason, unless all are asked for."""


class FullReporter(Reporter):
    """What an editor reads."""

    format: ClassVar[str] = "full"

    def pieces(self, report: Report, appearance: Appearance) -> Iterator[str]:
        page = _Page(report, appearance)
        for case in cases(report):
            yield page.case(case)
        if appearance.verbose:
            yield page.ties_out(report)
        yield page.accepted(report)
        yield page.unchecked(report)
        yield page.key()
        yield from closing.lines(report, appearance)


class _Page:
    """Writes the parts of one report in the width and colours that were asked for."""

    def __init__(self, report: Report, appearance: Appearance) -> None:
        self._index = Index(report)
        self._look = appearance
        self._width = min(max(appearance.width, NARROWEST), WIDEST)
        self._rule = "│" if appearance.unicode else "|"
        self._compared = False
        self._found = {verdict.item.id: verdict.evidence for verdict in report.verdicts if verdict.evidence}

    def case(self, case: Case) -> str:
        where = place(case.document.path, case.location)
        lines = [self._line([Run(where, "strong")])]
        for finding in case.findings:
            lines += self._finding(finding)
        return "".join([*lines, *self._evidence(case), "\n"])

    def ties_out(self, report: Report) -> str:
        rows = [verdict for verdict in report.verdicts if verdict.outcome is Outcome.TIES_OUT]
        if not rows:
            return ""
        heading = self._line([Run(f"Ties out: {counted(len(rows), 'item')}", "good")])
        return "".join([heading, *(line for row in rows for line in self._tied(row)), "\n"])

    def _tied(self, verdict: Verdict) -> list[str]:
        lines = self._listed(verdict.item)
        if verdict.evidence:
            lines += self._paragraph([Run(f"= {self._locators(verdict.evidence[:1])}", "dim")], indent="      ")
        if cited := self._index.cited(verdict.item):
            lines += self._paragraph([Run(f"cited {cited}", "dim")], indent="      ")
        return lines

    def accepted(self, report: Report) -> str:
        """What a person let stand, a line or two for each: the words are their own."""
        if not report.accepted:
            return ""
        lines = [self._line([Run(f"Accepted: {counted(len(report.accepted), 'finding')}", "info")])]
        for finding, decision in report.accepted:
            where = self._index.in_document(finding.document, finding.location)
            head = [
                Run(f"{where}  ", "dim"),
                Run(f"{finding.rule} {finding.name}"),
                Run(f": {signed(decision)}", "dim"),
            ]
            lines += self._paragraph(head, indent="    ", hanging="      ")
        return "".join([*lines, "\n"])

    def unchecked(self, report: Report) -> str:
        groups = unchecked(report)
        if not groups:
            return ""
        lines = [self._line([Run(f"Not checked: {counted(report.unchecked, 'item')}", "warning")])]
        for reason, items in groups.items():
            heading = [Run(f"{reason} ", "strong"), Run(f"({len(items):,}): {REASONS[reason]}")]
            lines += self._paragraph(heading, indent="  ")
            lines += self._list(items)
        return "".join([*lines, "\n"])

    def _list(self, items: list[Item]) -> list[str]:
        shown = items if self._look.verbose else items[:LISTED]
        lines = [line for item in shown for line in (*self._listed(item), *self._compared_with(item))]
        if rest := len(items) - len(shown):
            lines.append(self._line([Run(f"    and {rest:,} more (--verbose lists all)", "dim")]))
        return lines

    def _compared_with(self, item: Item) -> list[str]:
        """Where to read what an unchecked statement paraphrases, if a passage is like it."""
        if item.kind is not ItemKind.STATEMENT or item.id not in self._found:
            return []
        return self._paragraph([Run(f"~ {self._locators(self._found[item.id][:1])}", "dim")], indent="      ")

    def _listed(self, item: Item) -> list[str]:
        """One line for an item: where it stands, and as much of it as there is room for; two on a narrow page."""
        where = visible(self._where(item), unicode=self._look.unicode)
        beside = self._width - len(where) - 6
        texts = (*marks_of(item), item.text[:LONGEST])
        opening, close, text = (visible(each, unicode=self._look.unicode) for each in texts)
        room = (beside if beside >= 24 else self._width - 6) - len(opening) - len(close)
        quoted = opening + shorten(text, room, "…" if self._look.unicode else "...") + close
        if beside >= 24:
            return [self._line([Run(f"    {where}  ", "dim"), Run(quoted)])]
        return [self._line([Run(f"    {where}", "dim")]), self._line([Run(f"      {quoted}")])]

    def _where(self, item: Item) -> str:
        """Where an item stands; the path of an only document is left out where it would crowd out the words."""
        path = self._index.documents[item.document].path
        alone = len(self._index.documents) == 1 and len(path) * 3 > self._width
        return place("", item.location).lstrip(":, ") if alone else place(path, item.location)

    def key(self) -> str:
        """What the marks of a difference mean, where there is one."""
        if not self._compared:
            return ""
        return "".join([*self._paragraph(difference.key(colour=self._look.colour), indent=""), "\n"])

    def _finding(self, finding: Finding) -> list[str]:
        style = _style_of(finding.severity)
        runs = [Run(f"{finding.severity} {finding.rule} {finding.name}", style), Run(f": {finding.message}")]
        lines = self._paragraph(runs, indent="  ", hanging="    ")
        if finding.derivation:
            lines += self._paragraph([Run(finding.derivation)], indent="    ")
        return lines

    def _evidence(self, case: Case) -> Iterator[str]:
        """The statement, the passages and the difference, each under its label."""
        if case.verdict is None:
            yield from self._row("draft", self._around(case))
            return
        reading = case.shown
        yield from self._row("draft", self._stated(case, case.verdict.item, reading))
        if cited := self._index.cited(case.verdict.item):
            yield from self._row("cited", [Run(cited, "dim")])
        if reading is None:
            yield from self._nearest(case)
            return
        for passage in reading.passages:
            shown = difference.passage(passage, colour=self._look.colour)
            yield from self._row(
                "source", [self._heading(passage), *shown] if passage.text else [self._heading(passage)]
            )
        if not reading.exact and any(passage.edits for passage in reading.passages):
            self._compared = True
            yield from self._row("diff", difference.difference(reading, colour=self._look.colour))
        if case.others:
            yield from self._row("also in", [Run(self._locators(case.others), "dim")])

    def _nearest(self, case: Case) -> Iterator[str]:
        """The passage that came nearest, if any did: the longest, where chance made several into one reading."""
        if case.nearest:
            shown = difference.nearest(case.nearest, colour=self._look.colour)
            yield from self._row("nearest", [self._heading(case.nearest), *shown])

    def _stated(self, case: Case, item: Item, reading: Evidence | None) -> list[Run]:
        """The item as the draft has it; a figure or a date in the words around it, without which it says nothing."""
        if isinstance(item, (Figure, Dated)):
            return self._around(case)
        return [*_said_by(item), *difference.statement(item, reading)]

    def _around(self, case: Case) -> list[Run]:
        return difference.excerpt(case.document.text, case.findings[0].span, colour=self._look.colour)

    def _heading(self, passage: Passage) -> Run:
        return Run(f"{self._index.locator(passage)}\n", "dim")

    def _locators(self, readings: tuple[Evidence, ...]) -> str:
        places = [self._index.locator(passage) for reading in readings for passage in reading.passages]
        more = f" and {len(places) - NAMED} more" if len(places) > NAMED else ""
        return "; ".join(places[:NAMED]) + more

    def _row(self, label: str, runs: list[Run]) -> Iterator[str]:
        """A labelled row: a line feed in the first run sets it on a line of its own."""
        beside = self._width >= ROOMY
        indent = " " * 9 if beside else "  "
        lines = self._wrapped(runs, self._width - 4 - len(indent))
        if not beside:
            yield self._line([Run(f"  {self._rule} ", "dim"), Run(label, "strong")])
        for number, line in enumerate(lines):
            lead = f"{label:<9}" if beside and number == 0 else indent
            yield self._line([Run(f"  {self._rule} ", "dim"), Run(lead, "strong"), *line], clean=False)

    def _paragraph(self, runs: list[Run], indent: str, hanging: str | None = None) -> list[str]:
        hanging = indent if hanging is None else hanging
        lines = self._wrapped(runs, self._width - len(hanging))
        return [
            self._line([Run(hanging if number else indent), *line], clean=False) for number, line in enumerate(lines)
        ]

    def _wrapped(self, runs: list[Run], width: int) -> list[list[Run]]:
        if runs and runs[0].text.endswith("\n"):
            return wrap(self._cleaned(runs[:1]), width) + wrap(self._cleaned(runs[1:]), width)
        return wrap(self._cleaned(runs), width)

    def _cleaned(self, runs: Iterable[Run]) -> list[Run]:
        return [Run(visible(run.text, unicode=self._look.unicode), run.style) for run in runs if run.text]

    def _line(self, runs: list[Run], *, clean: bool = True) -> str:
        return paint(self._cleaned(runs) if clean else runs, colour=self._look.colour).rstrip(" ") + "\n"


def _said_by(item: Item) -> list[Run]:
    """A heading that says who says it in the draft; none where nobody is named."""
    speaker = speaker_of(item)
    return [Run(f"{speaker}:\n", "dim")] if speaker else []


def _style_of(severity: Severity) -> str:
    return "dim" if severity is Severity.OFF else severity.value
