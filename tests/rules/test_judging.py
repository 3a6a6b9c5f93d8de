"""From evidence to a verdict, with rules made up for the purpose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import ClassVar

import pytest

from tests.items.drafts import the_one_in
from tieout.documents import read_text
from tieout.model import (
    Cited,
    Document,
    Edit,
    EditOp,
    Evidence,
    Location,
    Outcome,
    Passage,
    Quotation,
    Reason,
    Severity,
    Span,
    Style,
    UnpairedMark,
    Verdict,
)
from tieout.rules.base import (
    AbsenceRule,
    DocumentRule,
    Fires,
    Flag,
    ItemFlag,
    MarkRule,
    QuotationRule,
    Rule,
    Silent,
)
from tieout.rules.judging import Judge, Searched

DRAFT = "She said: “the boats leave the pier at dawn”\n"
DOCUMENT = read_text(DRAFT, "draft.txt", "d1")


def quotation(text: str = DRAFT) -> Quotation:
    """The only quotation of a draft."""
    return the_one_in(text)


def evidence(*ops: EditOp, source: str = "s1", surprise: float = 90.0) -> Evidence:
    """A reading of one passage with some edits."""
    edits = tuple(Edit(op, Span(0, 1), Span(0, 1), "a", "b") for op in ops)
    return Evidence((Passage(source, Span(0, 9), Location(1, 1), "the boats", edits),), (), surprise)


EXACT, CHANGED = evidence(EditOp.EQUAL), evidence(EditOp.EQUAL, EditOp.REPLACE)


class Unexamined:
    """What rules made up for a test need not say."""

    why: ClassVar[str] = "No reason."
    examples: ClassVar[Sequence[Fires | Silent]] = ()


class Changed(Unexamined, QuotationRule):
    """Words changed."""

    code, name, severity, order = "X102", "changed", Severity.ERROR, 50

    def check(self, quotation: Quotation, evidence: Evidence) -> Iterable[Flag]:
        for number, edit in enumerate(evidence.passages[0].edits):
            if edit.op is EditOp.REPLACE:
                yield Flag("Changed.", edits=frozenset({(0, number)}))


class Turned(Changed):
    """A sense turned, which is asked first."""

    code, name, order = "X105", "turned", 10


class Told(Changed):
    """Told, no more."""

    code, name, severity, order = "X111", "told", Severity.INFO, 1


class Warned(Changed):
    """Warned of in legal style alone."""

    code, name, severity, levels = "X112", "warned", Severity.OFF, {Style.LEGAL: Severity.WARNING}


class Missing(Unexamined, AbsenceRule):
    """Not found."""

    code, name, severity = "X101", "missing", Severity.ERROR

    def check(self, quotation: Quotation, searched: Sequence[str], cited: Cited) -> Iterable[Flag]:
        yield Flag(f"Searched {len(searched)}.")


class Alone(Unexamined, MarkRule):
    """A mark alone."""

    code, name, severity = "X201", "alone", Severity.WARNING

    def check(self, document: Document, mark: UnpairedMark) -> Iterable[Flag]:
        yield Flag("Alone.")


class Both(Unexamined, DocumentRule):
    """Everything that ties out is blamed on its neighbours."""

    code, name, severity = "X110", "both", Severity.WARNING

    def check(self, verdicts: Sequence[Verdict]) -> Iterable[ItemFlag]:
        for verdict in verdicts:
            if verdict.outcome is Outcome.TIES_OUT:
                yield ItemFlag(verdict, Flag("Both."))


ALL: tuple[type[Rule], ...] = (Changed, Turned, Missing, Alone, Both)


def searched(*found: Evidence, nearest: Sequence[Evidence] = (), **other: bool | float) -> Searched:
    """What a library answered."""
    whole = Searched(found, tuple(nearest), weight=60.0, threshold=10.0, paths=("a.txt", "b.txt"))
    return replace(whole, **other)  # type: ignore[arg-type]


def judged(
    answer: Searched, *rules: type[Rule], draft: str = DRAFT, style: Style = Style.NEWS
) -> tuple[Verdict, list[str]]:
    """The verdict, and the codes of the findings."""
    verdict, findings = Judge(rules or ALL, style).quotation(DOCUMENT, quotation(draft), answer)
    return verdict, [finding.rule for finding in findings]


LONG = "“The boats leave the old stone pier at dawn in winter” is on the wall.\n"
SHORT = "“The boats leave the pier” is on the wall.\n"
TERM = "She said: “the old boats”\n"


@pytest.mark.parametrize(
    ("draft", "answer", "outcome", "reason"),
    [
        (DRAFT, searched(EXACT), Outcome.TIES_OUT, None),
        (DRAFT, searched(CHANGED), Outcome.FINDING, None),
        (DRAFT, searched(), Outcome.FINDING, None),
        (DRAFT, searched(partial=True), Outcome.UNCHECKED, Reason.NO_SOURCE),
        (DRAFT, searched(unreadable=True), Outcome.UNCHECKED, Reason.SOURCE_UNREADABLE),
        (DRAFT, searched(unreadable=True, partial=True), Outcome.UNCHECKED, Reason.SOURCE_UNREADABLE),
        (DRAFT, searched(weight=9.0), Outcome.UNCHECKED, Reason.TOO_SHORT),
        (DRAFT, searched(weight=9.0, unreadable=True), Outcome.UNCHECKED, Reason.TOO_SHORT),
        (DRAFT, searched(nearest=[EXACT], weight=9.0), Outcome.TIES_OUT, None),
        (DRAFT, searched(nearest=[CHANGED], weight=9.0), Outcome.UNCHECKED, Reason.TOO_SHORT),
        (LONG, searched(), Outcome.FINDING, None),
        (LONG, searched(CHANGED), Outcome.FINDING, None),
        (SHORT, searched(), Outcome.UNCHECKED, Reason.TOO_SHORT),
        (SHORT, searched(EXACT), Outcome.TIES_OUT, None),
        (SHORT, searched(nearest=[EXACT]), Outcome.UNCHECKED, Reason.TOO_SHORT),
        (SHORT, searched(replace(CHANGED, surprise=15.0)), Outcome.UNCHECKED, Reason.TOO_SHORT),
        (SHORT, searched(replace(CHANGED, surprise=25.0)), Outcome.FINDING, None),
        (TERM, searched(EXACT), Outcome.UNCHECKED, Reason.TOO_SHORT),
        (TERM, searched(CHANGED), Outcome.UNCHECKED, Reason.TOO_SHORT),
    ],
)
def test_the_outcome(draft: str, answer: Searched, outcome: Outcome, reason: Reason | None) -> None:
    """One of three, with a reason if there is no verdict."""
    verdict, _ = judged(answer, draft=draft)
    assert (verdict.outcome, verdict.reason) == (outcome, reason)


def test_an_edit_is_reported_by_the_rule_that_is_asked_first() -> None:
    """In whatever order the rules were given."""
    assert judged(searched(CHANGED), Changed, Turned)[1] == ["X105"]
    assert judged(searched(CHANGED), Turned, Changed)[1] == ["X105"]


def test_two_edits_are_two_findings() -> None:
    """Of one rule."""
    assert judged(searched(evidence(EditOp.REPLACE, EditOp.EQUAL, EditOp.REPLACE)))[1] == ["X105", "X105"]


def test_what_is_only_told_ties_out() -> None:
    """With its finding."""
    verdict, found = judged(searched(CHANGED), Told)
    assert (verdict.outcome, found) == (Outcome.TIES_OUT, ["X111"])


@pytest.mark.parametrize(("style", "found"), [(Style.NEWS, []), (Style.LEGAL, ["X112"]), (Style.ACADEMIC, [])])
def test_a_style_sets_the_level(style: Style, found: list[str]) -> None:
    """A rule that is off is not asked."""
    assert judged(searched(CHANGED), Warned, style=style)[1] == found


def test_the_best_reading_counts_and_comes_first() -> None:
    """The others are shown after it, in their order."""
    worse = evidence(EditOp.REPLACE, EditOp.REPLACE, source="s1", surprise=95.0)
    bad, good = evidence(EditOp.REPLACE, source="s2"), evidence(EditOp.EQUAL, source="s3")
    verdict, found = judged(searched(worse, bad, good))
    assert [one.passages[0].source for one in verdict.evidence] == ["s3", "s1", "s2"]
    assert found == []
    verdict, found = judged(searched(worse, bad))
    assert [one.passages[0].source for one in verdict.evidence] == ["s2", "s1"]
    assert found == ["X105"]


def test_of_equal_readings_the_first_counts() -> None:
    """So that the same input always gives the same report."""
    one, other = evidence(EditOp.REPLACE, source="s1"), evidence(EditOp.REPLACE, source="s2")
    assert judged(searched(one, other))[0].evidence == (one, other)


def test_a_reading_far_less_likely_does_not_count() -> None:
    """Though nothing stands against it."""
    weak = replace(evidence(EditOp.EQUAL, EditOp.ELISION, source="s2"), surprise=20.0)
    assert judged(searched(CHANGED, weak))[1] == ["X105"]


def test_what_is_near_is_shown_where_something_is_wrong() -> None:
    """And where nothing was found."""
    assert judged(searched(CHANGED, nearest=[CHANGED]))[0].nearest
    assert judged(searched(nearest=[CHANGED]))[0].nearest
    assert not judged(searched(EXACT, nearest=[CHANGED]))[0].nearest


def test_an_absence_that_no_rule_reports_is_unchecked() -> None:
    """Nothing was found, and nobody asked."""
    verdict, found = judged(searched(), Changed)
    assert (verdict.reason, found) == (Reason.NO_SOURCE, [])


def test_a_mark_alone_is_a_finding_of_no_item() -> None:
    """Where it stands."""
    mark = UnpairedMark("d1", Span(10, 11), Location(1, 11), "“", opens=True)
    (finding,) = Judge(ALL, Style.NEWS).mark(DOCUMENT, mark)
    assert (finding.rule, finding.item, finding.span, finding.evidence) == ("X201", None, Span(10, 11), ())
    assert (finding.location.line, finding.location.column) == (1, 11)


def test_a_finding_between_items_changes_the_verdict() -> None:
    """And nothing else of it."""
    judge = Judge(ALL, Style.NEWS)
    before, _ = judge.quotation(DOCUMENT, quotation(), searched(EXACT))
    (after,), (finding,) = judge.document(DOCUMENT, [before])
    assert (finding.rule, finding.item) == ("X110", before.item.id)
    assert after == replace(before, outcome=Outcome.FINDING)


def test_a_finding_stands_where_its_words_do() -> None:
    """At the whole item where a rule names none."""
    _, (finding,) = Judge(ALL, Style.NEWS).quotation(DOCUMENT, quotation(), searched(CHANGED))
    assert (finding.span, finding.document) == (quotation().span, "d1")
    assert finding.location == DOCUMENT.location(finding.span.start)
