"""The full report: what an editor sees of each case."""

from __future__ import annotations

import dataclasses

import pytest

from tests.reports.factory import document, equal, finding, full_report, passage, quotation
from tieout.model import EditOp, Evidence, Outcome, Reason, Report, Severity, Source, Verdict
from tieout.reports import Appearance, find
from tieout.reports.layout import columns


def shown(report: Report, *, width: int = 100, verbose: bool = False) -> str:
    """The full report of a page."""
    return find("full").render(report, Appearance(width=width, verbose=verbose))


def test_findings_of_one_item_share_its_evidence() -> None:
    """Two findings on one quotation stand over one showing of it."""
    text = shown(full_report())
    assert text.count("draft.md:5:13") == 1
    assert text.count("“We counted ships at dawn, and we never lost one.”") == 1


@pytest.mark.parametrize("width", [40, 50, 63, 64, 80, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Wide characters, markers and labels included."""
    assert max(columns(line) for line in shown(full_report(), width=width).splitlines()) <= width


@pytest.mark.parametrize("width", [1, 20, 500])
def test_a_page_has_a_least_and_a_greatest_width(width: int) -> None:
    """A terminal of ten columns gets forty, and a line is never longer than can be read."""
    assert 30 < max(columns(line) for line in shown(full_report(), width=width).splitlines()) <= 100


def test_without_colour_there_is_no_escape_sequence() -> None:
    """A pipe gets words only."""
    assert "\x1b" not in shown(full_report())


def test_a_draft_cannot_steer_the_terminal() -> None:
    """An escape sequence in a quotation is shown as a sign."""
    draft = document("“the lamp \x1b[2J is out”\n")
    verdict = Verdict(quotation(1, "the lamp \x1b[2J is out", draft), Outcome.UNCHECKED, Reason.NO_SOURCE)
    assert "\x1b" not in shown(Report((draft,), (), (verdict,), ()))


def test_a_long_list_of_unchecked_items_says_how_many_are_left() -> None:
    """Twenty are listed for each reason, all if asked for."""
    draft = document("“the lamp”\n")
    verdict = Verdict(quotation(1, "the lamp", draft), Outcome.UNCHECKED, Reason.TOO_SHORT)
    report = Report((draft,), (), (verdict,) * 25, ())
    assert "and 5 more (--verbose lists all)" in shown(report)
    assert shown(report, verbose=True).count("draft.md:1:2") == 25


def test_a_quotation_of_a_million_words_is_abridged() -> None:
    """The first and last words are shown, with a count of the others."""
    draft = document("“" + "lamp " * 1_000_000 + "out”\n")
    verdict = Verdict(quotation(1, draft.text[1:-2], draft), Outcome.FINDING)
    report = dataclasses.replace(full_report(), documents=(draft,), verdicts=(verdict,))
    finding = dataclasses.replace(report.findings[0], item=verdict.item.id)
    text = shown(dataclasses.replace(report, findings=(finding,)))
    assert "<999,977 words>" in text
    assert len(text) < 5_000


def test_an_edit_with_both_texts_is_shown_with_both() -> None:
    """An insertion beside which the source has a mark of its own shows that, too."""
    draft = document("“the lamp, never lit”\n")
    item = quotation(1, "the lamp, never lit", draft)
    steps = (equal("the lamp"), (EditOp.INSERT, ", never ", " — "), equal("lit"))
    found = Evidence((passage("s1", "KEEPER: the lamp — lit", item.span.start, *steps),))
    source = Source("s1", "log.txt", "", "text")
    wrong = finding(item, "Q104", "words-added", Severity.ERROR, "The quotation adds “never”.", 0)
    text = shown(Report((draft,), (source,), (Verdict(item, Outcome.FINDING, None, (found,)),), (wrong,)))
    assert "the lamp [-—-] {+, never+} lit" in text


def test_only_readings_as_good_as_the_one_shown_are_named_beside_it() -> None:
    """A source that shares a phrase with the quotation by chance does not hold its words."""
    assert "also in  sources/log.txt:1:33 (THE KEEPER)\n" in shown(full_report())
