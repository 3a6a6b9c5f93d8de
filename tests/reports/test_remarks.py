"""What the lists for machines have in common."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.reports.factory import document, finding, full_report, quotation
from tieout.model import Outcome, Report, Severity, Span, Verdict
from tieout.reports import Appearance
from tieout.reports.remarks import posix, remarks

PLAIN = Appearance()
WORDS = "Boats leave at dawn in winter."


def report_on(text: str, *words: str) -> Report:
    """A report with one finding on each of some stretches of a text, and one that belongs to no item."""
    draft = document(text)
    items = [quotation(number, each, draft) for number, each in enumerate(words, 1)]
    found = [finding(item, "Q102", "words-changed", Severity.ERROR, "Another word.") for item in items]
    mark = replace(found[0], rule="Q201", item=None, span=Span(items[0].span.start, items[0].span.start + 1))
    return Report((draft,), (), tuple(Verdict(item, Outcome.FINDING) for item in items), (*found, mark))


def fingerprints(report: Report) -> list[str]:
    """The names by which the findings of a report are known again."""
    return [remark.fingerprint for remark in remarks(report, PLAIN)]


def test_a_fingerprint_survives_edits_elsewhere() -> None:
    """What is written well before or after a finding does not make it another."""
    text = f"{'It rained all day on the island. ' * 3}She wrote: “{WORDS}” That was all of it, as far as anybody knows."
    before = fingerprints(report_on(text, WORDS))
    after = fingerprints(report_on(f"# A new head\n\nNew words.\n\n{text}\n\nAnd an end.\n", WORDS))
    assert before == after


def test_a_fingerprint_changes_with_the_words() -> None:
    """Other words under the same rule are another remark."""
    assert fingerprints(report_on(f"“{WORDS}”", WORDS)) != fingerprints(report_on(f"“{WORDS}”", WORDS[:-1]))


def test_fingerprints_are_all_different() -> None:
    """Two findings of one rule on the same words are told apart by their order."""
    report = report_on(f"“{WORDS}”", WORDS, WORDS)
    assert len(set(fingerprints(report))) == 3


def test_what_is_unchecked_is_remarked_on_in_a_strict_run() -> None:
    """Where unchecked items fail the run, each says so."""
    told = [remark.title for remark in remarks(full_report(), Appearance(strict=True))]
    assert told[-2:] == ["unchecked too-short", "unchecked source-unreadable"]


def test_what_was_let_stand_is_told_only_where_it_is_asked_for() -> None:
    """A format that has a place for accepted findings asks for them."""
    reasons = [remark.reason for remark in remarks(full_report(), PLAIN, accepted=True)]
    assert [reason for reason in reasons if reason] == [one.decision.reason for one in full_report().accepted]
    assert not any(remark.reason for remark in remarks(full_report(), PLAIN))


def test_paths_are_told_from_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path below the working directory is told from it, one elsewhere whole."""
    monkeypatch.chdir(tmp_path)
    assert posix(str(tmp_path / "drafts" / "a.md")) == "drafts/a.md"
    assert posix(str(tmp_path.parent / "a.md")) == (tmp_path.parent / "a.md").as_posix()
