"""A server for assistants, by the Model Context Protocol: what they write is checked before anybody reads it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Annotated, NotRequired

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field
from typing_extensions import TypedDict

from tieout import __version__, pipeline, rules
from tieout.config import Settings
from tieout.errors import TieoutError
from tieout.library import Library
from tieout.model import Finding, Item, Outcome, Passage, Report
from tieout.records import Checker, record_of
from tieout.reports.cases import REASONS, Index, whose
from tieout.server.explaining import page

PATIENCE = 2.0
"""Seconds in which the sources are looked at once for changes."""
_MOST_PASSAGES = 3
INSTRUCTIONS = """\
Checks quotations, figures, dates, names and citations of a text against sources, by rules and without a model. Check \
what you have written before you hand it over, with the passages that you wrote it from as sources, or without any \
where the user has named a folder of sources. A finding says what the sources say instead: mend it, or say why it \
stands. What is unchecked is not confirmed."""


class GivenSource(TypedDict):
    """A source whose text you have."""

    name: Annotated[str, Field(description="What to call it: a title, a path or an address")]
    text: Annotated[str, Field(description="Its whole text, or the passage that you used")]


class GivenCitation(TypedDict):
    """A span of the text that you have from a source."""

    start: Annotated[int, Field(description="Where it begins in the text, in Unicode code points from 0")]
    end: Annotated[int, Field(description="Where it ends, itself not included")]
    source: Annotated[int, Field(description="The number of the source in `sources`, from 0")]


class ToldPassage(TypedDict):
    """What a source has."""

    source: str
    text: str
    speaker: NotRequired[str]


class ToldFinding(TypedDict):
    """What is wrong with some words of the text."""

    rule: str
    level: str
    line: int | None
    words: str
    message: str
    passages: list[ToldPassage]


class ToldUnchecked(TypedDict):
    """Words that nothing can be said of, and why."""

    line: int | None
    words: str
    reason: str


class Told(TypedDict):
    """What became of a text: how many of its items tie out, what is wrong, and what was not checked."""

    ties_out: int
    findings: list[ToldFinding]
    unchecked: list[ToldUnchecked]
    notes: list[str]


class Assistant:
    """Checks texts against the sources that come with them, or against a library that stays open."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._library: Library | None = None
        self._checker: Checker | None = None
        self._looked_at = 0.0
        self._lock = Lock()

    def check(
        self,
        text: Annotated[str, Field(description="The text to check, as Markdown")],
        sources: Annotated[
            list[GivenSource] | None, Field(description="Its sources; without any, the user's own are used")
        ] = None,
        citations: Annotated[
            list[GivenCitation] | None, Field(description="Which words are from which source, where you know it")
        ] = None,
    ) -> Told:
        """Check the quotations, figures, dates, names and citations of a text against its sources."""
        given = {"id": "text", "name": "text.md", "text": text, "sources": sources, "citations": citations}
        with self._lock, _in_a_sentence():
            report, _ = self._at_hand(with_library=sources is None).check(record_of(given))
        return told(report)

    def explain(
        self, rule: Annotated[str, Field(description="Its code or its name, such as Q103 or words-omitted")]
    ) -> str:
        """Explain a rule: what it does, why it matters, what it flags and what it lets be."""
        with _in_a_sentence():
            return page(rules.find(rule))

    def _at_hand(self, *, with_library: bool) -> Checker:
        """The checker, with the library as it is now if that is wanted."""
        if not with_library or not self._settings.sources:
            return self._checker or Checker(self._settings)
        if self._checker is None or time.monotonic() - self._looked_at > PATIENCE:
            library = pipeline.open_library(self._settings, pipeline.Silence())
            if self._library is None or library.sources != self._library.sources:
                self._library, self._checker = library, Checker(self._settings, library)
            self._looked_at = time.monotonic()
        return self._checker or Checker(self._settings, self._library)


@contextmanager
def _in_a_sentence() -> Iterator[None]:
    """What goes wrong, as the assistant is to read it."""
    try:
        yield
    except TieoutError as problem:
        raise ToolError(str(problem)) from problem


def server(settings: Settings) -> MCPServer[None]:
    """The server with its tools."""
    assistant = Assistant(settings)
    served: MCPServer[None] = MCPServer("tieout", version=__version__, instructions=INSTRUCTIONS)
    served.tool("check_text", title="Check a text against its sources")(assistant.check)
    served.tool("explain_rule", title="Explain a rule")(assistant.explain)
    return served


# -- what is told -------------------------------------------------------------------------------------------------


def told(report: Report) -> Told:
    """A report in the words that an assistant needs."""
    index = Index(report)
    unchecked = [one for one in report.verdicts if one.outcome is Outcome.UNCHECKED and one.reason is not None]
    return Told(
        ties_out=report.ties_out,
        findings=[_finding(finding, report, index) for finding in report.findings],
        unchecked=[_unchecked(one.item, REASONS[one.reason]) for one in unchecked if one.reason is not None],
        notes=[*report.notes],
    )


def _finding(finding: Finding, report: Report, index: Index) -> ToldFinding:
    verdict = next((one for one in report.verdicts if one.item.id == finding.item), None)
    passages = verdict.passages if verdict else ()
    shown = [passages[number] for number in finding.evidence[:_MOST_PASSAGES] if number < len(passages)]
    derivation = f" ({finding.derivation})" if finding.derivation else ""
    return ToldFinding(
        rule=f"{finding.rule} {finding.name}",
        level=finding.severity.value,
        line=finding.location.line,
        words=report.documents[0].text[slice(*finding.span)],
        message=finding.message + derivation,
        passages=[_passage(one, index) for one in shown],
    )


def _passage(passage: Passage, index: Index) -> ToldPassage:
    said = ToldPassage(source=index.in_source(passage.source, passage.location), text=passage.text)
    if whose(passage):
        said["speaker"] = whose(passage)
    return said


def _unchecked(item: Item, reason: str) -> ToldUnchecked:
    return ToldUnchecked(line=item.location.line, words=item.text, reason=reason)
