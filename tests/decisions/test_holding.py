"""What a decision survives, and what it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

import tieout
from tests.decisions.making import LAMP, SIGNATURE, SOURCES, TOWER, accept, check, open_rules, standing
from tieout.decisions.accepting import Accepting, keep
from tieout.model import DecisionKind

DRAFT = f"Fog came in at dawn.\n\n{LAMP}\n\nThe boats stayed out.\n\n{TOWER}\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of decisions, which is not there yet."""
    return tmp_path / "tieout.decisions.toml"


def test_what_is_accepted_stands_apart(file: Path) -> None:
    """The finding is open no more, its item stays one with findings, and the other finding is as it was."""
    accept(DRAFT, file, "3")
    report = check(DRAFT, file)
    assert standing(report) == [(3, "Q102")]
    assert open_rules(report) == [(7, "Q102")]
    assert [(verdict.outcome, verdict.accepted) for verdict in report.verdicts] == [
        ("finding", True),
        ("finding", False),
    ]
    assert (report.found_wrong, report.let_stand, report.ties_out) == (2, 1, 0)
    assert report.accepted[0].decision.reason == "As printed."


@pytest.mark.parametrize(
    "edited",
    [
        DRAFT.replace("Fog came in at dawn.\n\n", ""),
        DRAFT.replace("Fog came in at dawn.", "Rain fell all day. Nobody went out. The harbour was still."),
        DRAFT.replace(LAMP, f"It was late. {LAMP} Then he slept."),
        DRAFT.replace(LAMP, LAMP.replace("“", '"').replace("”", '"')),
        DRAFT.replace(LAMP, LAMP.replace(" of the", "\nof the")),
        f"{LAMP}\n",
        f"# A heading\n\n{LAMP}\n\n- one\n- two\n",
    ],
)
def test_a_decision_survives_edits_elsewhere(file: Path, edited: str) -> None:
    """Whatever is written, taken out or wrapped around it."""
    accept(DRAFT, file, "3")
    report = check(edited, file)
    assert [rule for _, rule in standing(report)] == ["Q102"]
    assert report.lapses == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("keeper wrote", "keeper said"),
        ("every day", "every week"),
        ("war but one", "war but once"),
        ("lit on", "lit, on"),
    ],
)
def test_a_decision_expires_where_its_statement_changed(file: Path, old: str, new: str) -> None:
    """In the words quoted or around them; the changed statement is where that is told."""
    accept(DRAFT, file, "3")
    report = check(DRAFT.replace(old, new), file)
    assert standing(report) == []
    assert (3, "X102") in open_rules(report)
    (told,) = [finding for finding in report.findings if finding.rule == "X102"]
    assert "the statement has changed" in told.message
    assert "Jane Roe, 2024-05-03" in told.message


def test_a_decision_expires_where_its_source_changed(file: Path) -> None:
    """Not where another source did, or a source came to them, or was only renamed."""
    accept(DRAFT, file, "3")
    changed = {**SOURCES, "log.txt": SOURCES["log.txt"] + " Nobody slept."}
    report = check(DRAFT, file, changed)
    assert standing(report) == []
    assert (3, "X102") in open_rules(report)
    assert "log.txt has changed since" in report.lapses[0].why
    for others in (
        {**SOURCES, "minutes.txt": SOURCES["minutes.txt"] + " It rained."},
        {**SOURCES, "letter.txt": "Nothing is known of it here."},
        {"book.txt": SOURCES["log.txt"], "minutes.txt": SOURCES["minutes.txt"]},
    ):
        assert standing(check(DRAFT, file, others)) == [(3, "Q102")]


def test_a_decision_expires_where_its_source_is_gone(file: Path) -> None:
    """What it rests on can be read no more."""
    accept(DRAFT, file, "7")
    gone = {"log.txt": SOURCES["log.txt"], "copy.txt": SOURCES["minutes.txt"] + " It rained."}
    assert "minutes.txt is not among the sources any more" in check(DRAFT, file, gone).lapses[0].why


def test_a_decision_on_an_absence_rests_on_all_sources(file: Path) -> None:
    """That none of them has the words is said of all of them together."""
    draft = "The pilot wrote: “Seven herons stood on the weir and watched the miller mend his net.”\n"
    accept(draft, file, "1")
    assert standing(check(draft, file)) == [(1, "Q101")]
    report = check(draft, file, {**SOURCES, "letter.txt": "Nothing is known of it here."})
    assert standing(report) == []
    assert "the sources have changed since" in report.lapses[0].why


def test_a_decision_expires_where_another_rule_is_broken_now(file: Path) -> None:
    """It was for another fault."""
    accept(DRAFT, file, "3")
    file.write_text(file.read_text("utf-8").replace('rule = "Q102"', 'rule = "Q103"'), "utf-8")
    report = check(DRAFT, file)
    assert open_rules(report) == [(3, "Q102"), (3, "X102"), (7, "Q102")]
    assert "Q102 words-changed is found in the same words now" in report.lapses[0].why


def test_a_decision_that_has_nothing_to_let_stand_is_told(file: Path) -> None:
    """The source has come to agree, or never was at odds."""
    accept(DRAFT, file, "3")
    agreeing = {**SOURCES, "old.txt": "The lamp was lit on every day of the war but one."}
    assert (3, "X101") in open_rules(check(DRAFT, file, agreeing))


def test_a_decision_on_a_rule_that_does_not_apply_is_let_be(file: Path) -> None:
    """Whoever selects other rules is not told of it."""
    accept(DRAFT, file, "3")
    report = tieout.check(DRAFT, SOURCES, name="draft.md", decisions=file, ignore=["Q102"])
    assert report.findings == ()


def test_a_footnote_is_known_though_it_is_printed_elsewhere_than_it_stands(file: Path) -> None:
    """In LaTeX the prose of a footnote comes after that of the text behind it."""
    text = (
        f"\\documentclass{{article}}\n\\begin{{document}}\nIt rained.\\footnote{{{LAMP}}} {TOWER}\n\\end{{document}}\n"
    )
    report = tieout.check(text, SOURCES, name="draft.tex")
    accepting = Accepting(report, report.documents[0], frozenset())
    lamp = next(one for one in accepting.open if "keeper" in one.statement.sentence)
    assert "board" not in lamp.statement.sentence
    keep(file, [accepting.entry(lamp, file, DecisionKind.ACCEPTED, SIGNATURE)])
    edited = text.replace("It rained.", "It poured all day.")
    assert len(tieout.check(edited, SOURCES, name="draft.tex", decisions=file).accepted) == 1


# -- lookalikes ------------------------------------------------------------------------------------------------------

TWINS = f"Fog came in.\n\n{LAMP}\n\nThe boats stayed out.\n\nIt cleared.\n\n{LAMP}\n\nThe boats left.\n"


def test_of_two_that_read_alike_the_one_meant_stands(file: Path) -> None:
    """And the other stays open."""
    for place, other in ((3, 9), (9, 3)):
        file.unlink(missing_ok=True)
        accept(TWINS, file, str(place))
        report = check(TWINS, file)
        assert (standing(report), open_rules(report)) == ([(place, "Q102")], [(other, "Q102")])


def test_a_decision_does_not_move_to_a_twin(file: Path) -> None:
    """Where the one meant is gone or changed, the other was never decided on."""
    accept(TWINS, file, "3")
    for edited in (
        TWINS.replace(f"{LAMP}\n\nThe boats stayed out.", "The boats stayed out."),
        TWINS.replace(LAMP, LAMP.replace("keeper", "warden"), 1),
    ):
        report = check(edited, file)
        assert standing(report) == []
        assert "X102" in [rule for _, rule in open_rules(report)]


def test_a_decision_survives_a_change_of_its_twin(file: Path) -> None:
    """The one meant is where it was."""
    accept(TWINS, file, "3")
    head, _, tail = TWINS.rpartition(LAMP)
    assert standing(check(head + LAMP.replace("keeper", "warden") + tail, file)) == [(3, "Q102")]


def test_a_decision_does_not_move_to_a_copy(file: Path) -> None:
    """Where the statement was changed in its place, the same words elsewhere are another statement."""
    accept(DRAFT, file, "3")
    edited = DRAFT.replace(LAMP, LAMP.replace("keeper", "warden")) + f"\nIt was told again.\n\n{LAMP}\n"
    report = check(edited, file)
    assert standing(report) == []
    assert (3, "X102") in open_rules(report)


def test_a_copy_of_what_was_accepted_is_open(file: Path) -> None:
    """The one that was accepted stands."""
    accept(DRAFT, file, "3")
    report = check(f"{DRAFT}\nIt was told again.\n\n{LAMP}\n", file)
    assert standing(report) == [(3, "Q102")]
    assert (11, "Q102") in open_rules(report)


def test_a_statement_that_moved_alone_stands(file: Path) -> None:
    """The same words, once before and once now, are the same statement."""
    accept(DRAFT, file, "3")
    moved = DRAFT.replace(f"{LAMP}\n\n", "") + f"\n{LAMP}\n"
    assert standing(check(moved, file)) == [(7, "Q102")]


def test_an_edit_in_the_same_quotation_is_another_finding(file: Path) -> None:
    """Two words changed are two findings: accepting one leaves the other open."""
    draft = LAMP.replace("lamp was lit", "light was lit")
    first, second = open_rules(check(draft, file))
    assert first == second == (1, "Q102")
    column = check(draft, file).findings[0].location.column
    accept(draft, file, f"1:{column}")
    report = check(draft, file)
    assert (len(report.accepted), len(report.findings)) == (1, 1)
    assert not report.verdicts[0].accepted
