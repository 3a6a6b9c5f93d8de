"""A report to paste into an issue, a mail or a wiki, in CommonMark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from tieout.model import Evidence, Finding, Item, Passage, Report
from tieout.reports import difference
from tieout.reports.base import Appearance, Reporter
from tieout.reports.cases import (
    REASONS,
    Case,
    Index,
    cases,
    covered,
    marks_of,
    place,
    signed,
    speaker_of,
    tally,
    tied,
    unchecked,
    whose,
)
from tieout.reports.layout import Run, shorten, visible
from tieout.text.patterns import lazy

# What could begin markup, a link or a mention inside words that are somebody else's.
_MARKUP = lazy(r"[\\`*_{}\[\]<>#|~@&!]|(?<=\d)[.)](?=\s)|^[-+](?=\s)")
_LINE_FEEDS = lazy(r"\s*\n\s*")
# Elements, since asterisks and tildes mean nothing beside a comma: CommonMark wants a word there.
_ELEMENTS = {"removed": "del", "added": "ins", "excused": "i", "dim": "i", "error": "b"}


class MarkdownReporter(Reporter):
    """The findings, what was not checked, and the sums, under headings."""

    format: ClassVar[str] = "markdown"

    def pieces(self, report: Report, appearance: Appearance) -> Iterator[str]:
        index = Index(report)
        yield from _opening(report)
        for case in cases(report):
            yield "\n" + "\n\n".join(_case(case, index)) + "\n"
        yield from _accepted(report, index)
        yield from _unchecked(report, index)
        if appearance.statistics and report.findings:
            yield from _statistics(report)


def _opening(report: Report) -> Iterator[str]:
    found, left = report.found_wrong, report.unchecked
    stands = f" ({report.let_stand:,} accepted)" if report.let_stand else ""
    yield "## tieout\n\n"
    yield f"{covered(report)}: {tied(report)}, **{found:,} with findings**{stands}, {left:,} not checked.\n"
    for source in report.sources:
        if source.problem:
            problem = source.problem.removeprefix(f"{source.path} ")
            yield f"\n> **Not read:** {_code(source.path)}: {_escaped(problem)}\n"
    for note in report.notes:
        yield f"\n> {_escaped(note)}\n"


def _case(case: Case, index: Index) -> Iterator[str]:
    """The paragraphs of a case."""
    yield f"### {_code(place(case.document.path, case.location))}"
    yield "\n".join(f"- {_finding(finding)}" for finding in case.findings)
    if case.verdict is None:
        around = difference.excerpt(case.document.text, case.findings[0].span, colour=True)
        yield f"> {_runs(around)}"
        return
    speaker = speaker_of(case.verdict.item)
    label = f"Draft, {_escaped(speaker)}" if speaker else "Draft"
    yield f"{label}:\n\n> {_runs([Run(run.text) for run in difference.statement(case.verdict.item, None)])}"
    if cited := index.cited(case.verdict.item):
        yield f"Cited: {_escaped(cited)}"
    if case.nearest:
        around = difference.nearest(case.nearest, colour=True)
        yield f"Nearest, {_locator(case.nearest, index)}:\n\n> {_runs(around)}"
    elif case.shown:
        yield from _reading(case, case.shown, index)


def _reading(case: Case, reading: Evidence, index: Index) -> Iterator[str]:
    for passage in reading.passages:
        yield f"Source, {_locator(passage, index)}:\n\n> {_runs(_plain(passage))}"
    if not reading.exact and any(passage.edits for passage in reading.passages):
        yield f"Difference:\n\n> {_runs(difference.difference(reading, colour=True))}"
    if case.others:
        yield "Also in " + "; ".join(_locator(passage, index) for other in case.others for passage in other.passages)


def _plain(passage: Passage) -> list[Run]:
    """The passage without the difference, what is around it in italics."""
    return [Run(run.text, run.style if run.style == "dim" else "") for run in difference.passage(passage, colour=True)]


def _locator(passage: Passage, index: Index) -> str:
    where = _code(index.in_source(passage.source, passage.location))
    return f"{where} ({_escaped(whose(passage))})" if whose(passage) else where


def _finding(finding: Finding) -> str:
    derivation = f" ({_escaped(finding.derivation)})" if finding.derivation else ""
    return f"**{finding.rule} {finding.name}** ({finding.severity}): {_escaped(finding.message)}{derivation}"


def _accepted(report: Report, index: Index) -> Iterator[str]:
    if report.accepted:
        yield "\n### Accepted\n\n"
    for finding, decision in report.accepted:
        where = _code(index.in_document(finding.document, finding.location))
        yield f"- {where} {finding.rule} {finding.name}: {_escaped(signed(decision))}\n"


def _unchecked(report: Report, index: Index) -> Iterator[str]:
    groups = unchecked(report)
    if groups:
        yield "\n### Not checked\n"
    for reason, items in groups.items():
        yield f"\n**{reason}** ({len(items):,}): {REASONS[reason]}\n\n"
        for item in items:
            yield f"- {_listed(item, index)}\n"


def _listed(item: Item, index: Index) -> str:
    opening, closing = marks_of(item)
    words = f"{opening}{shorten(item.text, 80)}{closing}"
    return f"{_code(index.in_document(item.document, item.location))} {_escaped(words)}"


def _statistics(report: Report) -> Iterator[str]:
    yield "\n| findings | rule | level |\n| ---: | --- | --- |\n"
    for count, finding in tally(report):
        yield f"| {count:,} | {finding.rule} {finding.name} | {finding.severity} |\n"


def _runs(runs: list[Run]) -> str:
    """The runs on one line, each style as emphasis that hugs its words."""
    return " ".join("".join(_emphasised(run) for run in runs).split())


def _emphasised(run: Run) -> str:
    element = _ELEMENTS.get(run.style, "")
    words = run.text.strip()
    if not element or not words:
        return _escaped(run.text)
    lead = run.text[: len(run.text) - len(run.text.lstrip())]
    trail = run.text[len(run.text.rstrip()) :]
    return f"{lead}<{element}>{_escaped(words)}</{element}>{trail}"


def _escaped(text: str) -> str:
    """Somebody else's words on one line, with no markup in them."""
    return _MARKUP.sub(r"\\\g<0>", _LINE_FEEDS.sub(" ", visible(text)))


def _code(text: str) -> str:
    """As code; a path with a grave accent in it is written as plain text."""
    return _escaped(text) if "`" in text else f"`{visible(text)}`"
