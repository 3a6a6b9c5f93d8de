"""Workflow commands: what a draft says can neither end one nor begin another."""

from __future__ import annotations

from dataclasses import replace

from tests.reports.factory import document, full_report
from tieout.model import Span
from tieout.reports import Appearance, find

PLAIN = Appearance()


def lines_of(message: str, path: str = "draft.md", span: Span | None = None) -> list[str]:
    """The lines written for a report whose first finding has this message."""
    report = full_report()
    first = replace(report.findings[0], message=message, span=span or report.findings[0].span)
    report = replace(report, documents=(document(path=path),), findings=(first,), notes=(), sources=report.sources[:2])
    return find("github").render(report, PLAIN).splitlines()


def test_no_message_begins_a_command_of_its_own() -> None:
    """Line feeds, carriage returns and percent signs of a message are escaped."""
    command, summary = lines_of("50 %\n::error::gone\r\n::add-mask::x%0Ay")
    assert command.startswith("::notice file=draft.md,line=3")
    assert "50 %25 ::error::gone ::add-mask::x%250Ay" in command
    assert summary[0].isdigit()


def test_a_path_cannot_add_properties() -> None:
    """Commas and colons in a path are escaped."""
    assert "file=a%2Cline=1%3A.md,line=3," in lines_of("So.", "a,line=1:.md")[0]


def test_a_range_over_several_lines_has_no_columns() -> None:
    """With columns such a command is refused."""
    assert "line=1,endLine=3,title" in lines_of("So.", span=Span(2, 30))[0]


def test_a_format_without_lines_is_told_by_paragraph() -> None:
    """An annotation on the whole file says where in it to look."""
    draft = replace(document(), paragraphs=(0, 20))
    report = replace(full_report(), documents=(draft,))
    first = find("github").render(report, PLAIN).splitlines()[0]
    assert first.startswith("::notice file=draft.md,title=Q111 tidied::paragraph 2: The quotation")
