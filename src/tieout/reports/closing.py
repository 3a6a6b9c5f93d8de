"""How a report for the terminal ends: statistics, sources that could not be read, notes, and the three outcomes."""

from __future__ import annotations

from collections.abc import Iterator

from tieout.model import Report
from tieout.reports.base import Appearance
from tieout.reports.cases import broken, counted, covered, fixable, tally, tied
from tieout.reports.layout import Run, paint, visible, wrap


def lines(report: Report, appearance: Appearance) -> Iterator[str]:
    """The last lines, the summary the very last, where the eye rests when the prompt comes back."""
    if appearance.statistics and report.findings:
        yield from _statistics(report, appearance)
    for problem in broken(report):
        yield from _sentence("warning", problem, appearance)
    for note in report.notes:
        yield from _sentence("note", note, appearance)
    for told in _mendable(report):
        yield from _sentence("fix", told, appearance)
    yield _summary(report, appearance)


def _statistics(report: Report, appearance: Appearance) -> Iterator[str]:
    """How often each rule found something, the most frequent first."""
    rows = tally(report)
    wide = len(f"{rows[0][0]:,}")
    longest = max(len(finding.name) for _, finding in rows)
    for count, finding in rows:
        runs = [
            Run(f"{count:>{wide},}  "),
            Run(f"{finding.rule} {finding.name:<{longest}}", finding.severity.value),
            Run(f"  {finding.severity}", "dim"),
        ]
        yield paint(runs, colour=appearance.colour) + "\n"
    yield "\n"


def _sentence(label: str, text: str, appearance: Appearance) -> Iterator[str]:
    style = "warning" if label == "warning" else "info"
    runs = [Run(label, style), Run(f": {visible(text, unicode=appearance.unicode)}")]
    for number, line in enumerate(wrap(runs, max(38, min(appearance.width, 100) - 2))):
        yield ("  " if number else "") + paint(line, colour=appearance.colour) + "\n"


def _mendable(report: Report) -> Iterator[str]:
    """What was mended, and what could be."""
    if report.fixed:
        yield f"{counted(report.fixed, 'finding')} mended."
    safe, unsafe = fixable(report)
    if safe:
        more = f", {unsafe:,} more with --fix --unsafe-fixes" if unsafe else ""
        yield f"{counted(safe, 'finding')} can be mended with --fix{more}; --diff shows how."
    elif unsafe:
        yield f"{counted(unsafe, 'finding')} can be mended with --fix --unsafe-fixes; --diff --unsafe-fixes shows how."


def _summary(report: Report, appearance: Appearance) -> str:
    """All three outcomes, always: what was not checked is never a pass, and what was let stand does not tie out."""
    found, left, stands = report.found_wrong, report.unchecked, report.let_stand
    readable = sum(source.problem is None for source in report.sources)
    runs = [
        Run(f"{covered(report)} against {counted(readable, 'source')}: "),
        Run(tied(report), "good" if report.ties_out else ""),
        Run(", "),
        Run(f"{found:,} with findings", "error" if found > stands else ""),
        *([Run(f" ({stands:,} accepted)", "info")] if stands else []),
        Run(", "),
        Run(f"{left:,} not checked", "warning" if left else ""),
        Run("."),
    ]
    width = max(40, min(appearance.width, 100))
    return "".join(paint(line, colour=appearance.colour) + "\n" for line in wrap(runs, width))
