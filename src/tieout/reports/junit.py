"""JUnit XML, which most servers of continuous integration show: an item is a test, and its outcome the test's.

What ties out passes, a finding fails, and what is unchecked or let stand is skipped, since it is no pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import ClassVar

from tieout.model import Document, Outcome, Reason, Report, Severity, Verdict
from tieout.reports.base import Appearance, Reporter
from tieout.reports.cases import REASONS, Index, marks_of
from tieout.reports.layout import shorten, visible
from tieout.reports.remarks import UNCHECKED, Remark, posix, remarks
from tieout.text.patterns import lazy

_WORDS = 60
"""Columns of an item that its test is named by."""
_NOT_XML = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_GRAVE = (Severity.WARNING, Severity.ERROR)


class JunitReporter(Reporter):
    """A test suite for each draft."""

    format: ClassVar[str] = "junit"

    def pieces(self, report: Report, appearance: Appearance) -> Iterator[str]:
        page = _Page(report, appearance)
        suites = [page.suite(document) for document in report.documents] + [_Suite(unread=report.unread)]
        suites = [suite for suite in suites if suite.cases or suite.path]
        yield '<?xml version="1.0" encoding="UTF-8"?>\n'
        yield f'<testsuites name="tieout" {_counts(suites)}>\n'
        for suite in suites:
            yield f'  <testsuite name="{_attribute(suite.path or "unread")}" {_counts([suite])}>\n'
            yield from (case.written(suite.path) for case in suite.cases)
            yield "  </testsuite>\n"
        yield "</testsuites>\n"


class _Case:
    """A test: its name, the element that says how it ended, and how that counts."""

    def __init__(self, name: str, line: int | None, ending: str, text: str, kind: str = "", message: str = "") -> None:
        self.name, self.line, self.ending, self.text, self.kind, self.message = name, line, ending, text, kind, message

    def written(self, path: str) -> str:
        where = f' file="{_attribute(path)}"' + (f' line="{self.line}"' if self.line else "") if path else ""
        head = f'    <testcase classname="{_attribute(path)}" name="{_attribute(self.name)}"{where}'
        if not self.ending:
            return f"{head}/>\n"
        kind = f' type="{_attribute(self.kind)}"' if self.kind else ""
        message = f' message="{_attribute(self.message)}"' if self.message else ""
        return f"{head}>\n      <{self.ending}{kind}{message}>{_text(self.text)}</{self.ending}>\n    </testcase>\n"


class _Suite:
    """The tests of one draft, or those that stand for drafts which could not be read."""

    def __init__(self, path: str = "", cases: Iterable[_Case] = (), unread: Iterable[str] = ()) -> None:
        self.path = path
        self.cases = [*cases, *(_Case("draft", None, "error", one, "unread", one) for one in unread)]


class _Page:
    """Makes the suites of one report."""

    def __init__(self, report: Report, appearance: Appearance) -> None:
        self._index, self._strict = Index(report), appearance.strict
        self._verdicts: dict[str, list[Verdict]] = {}
        for verdict in report.verdicts:
            self._verdicts.setdefault(verdict.item.document, []).append(verdict)
        self._remarks: dict[str, list[Remark]] = {}
        for remark in remarks(report, appearance, accepted=True):
            self._remarks.setdefault(remark.item.id if remark.item else remark.document.id, []).append(remark)

    def suite(self, document: Document) -> _Suite:
        items = [self._item(verdict) for verdict in self._verdicts.get(document.id, [])]
        others = [
            self._ended([one], f"{one.start.line or 1}: {one.title}") for one in self._remarks.get(document.id, [])
        ]
        return _Suite(posix(document.path), [*items, *others])

    def _item(self, verdict: Verdict) -> _Case:
        opening, closing = marks_of(verdict.item)
        where = ":".join(str(n) for n in (verdict.item.location.line, verdict.item.location.column) if n)
        name = f"{where} {verdict.item.kind} {opening}{shorten(verdict.item.text, _WORDS)}{closing}".strip()
        case = self._ended(self._remarks.get(verdict.item.id, []), name, verdict.item.location.line)
        if verdict.outcome is Outcome.UNCHECKED and case.ending != "failure":
            reason = verdict.reason or Reason.NOT_CHECKABLE
            return _Case(name, case.line, "skipped", "", "", f"{reason}: {REASONS[reason]}")
        return case

    def _ended(self, told: list[Remark], name: str, line: int | None = None) -> _Case:
        """A test by what is said of it: the gravest decides."""
        line = line or (told[0].start.line if told else None)
        wrong = [one for one in told if one.severity in _GRAVE and one.reason is None]
        stands = [one for one in told if one.severity in _GRAVE and one.reason is not None]
        if wrong:
            text = "\n".join(f"{one.title}: {one.with_sources(self._index)}" for one in wrong)
            kind = ", ".join(one.code if one.code != UNCHECKED else one.title for one in wrong)
            return _Case(name, line, "failure", text, kind, wrong[0].message)
        if stands:
            return _Case(name, line, "skipped", "", "", "; ".join(f"{s.title} accepted: {s.reason}" for s in stands))
        said = "\n".join(f"{one.title}: {one.message}" for one in told if one.reason is None)
        return _Case(name, line, "system-out" if said else "", said)


def _counts(suites: list[_Suite]) -> str:
    ends = [case.ending for suite in suites for case in suite.cases]
    counts = {"tests": len(ends), **{f"{end}s": ends.count(end) for end in ("failure", "error")}}
    return " ".join(f'{name}="{n}"' for name, n in {**counts, "skipped": ends.count("skipped")}.items())


def _text(text: str) -> str:
    """Somebody else's words as the content of an element, with what XML cannot hold made visible."""
    lines = "\n".join(visible(line) for line in text.split("\n"))
    return escape(_NOT_XML.sub("\ufffd", lines), quote=False)


def _attribute(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", visible(" ".join(text.split()))))
