"""Whose a figure is that stands in a sentence without a name."""

from __future__ import annotations

import pytest

import tieout

TEXTS = {
    "dalby.txt": "Dalby is a town in the hills. It has 1,204 people and covers 33 km². Profit is unknown.",
    "falk.txt": "Falk is a town by the sea. It has 880 people and covers 12 km².",
}
HEADED = {
    "1": "# Dalby\n\nThe town has 1,204 people and covers 33 km².",
    "2": "# Falk\n\nThe town has 880 people and covers 12 km².",
}
PARAGRAPHS = {
    "a": "Dalby reported revenue of $12.4 million for 2030. Profit was $1.1 million.\n\n"
    "Falk reported revenue of $9.3 million for 2030. Profit was $0.7 million.",
}
NAMED_BY_FILE = {"dalby.md": "**Population:** 1,204", "falk.md": "**Population:** 880"}


def told(draft: str, sources: dict[str, str]) -> tuple[set[str], list[str]]:
    """What becomes of the figures of a draft, and what is found."""
    report = tieout.check(draft, sources, select=["F"])
    figures = {one.outcome.value for one in report.verdicts if one.item.kind.value == "figure"}
    return figures, [f"{one.rule}: {one.message}" for one in report.findings]


@pytest.mark.parametrize(
    ("draft", "sources", "value"),
    [
        ("Falk has 1,204 people.", TEXTS, "The source has 880, not 1,204."),
        ("There are 1,204 people in Falk.", TEXTS, "The source has 880, not 1,204."),
        ("Dalby covers 12 km².", TEXTS, "The source has 33 km², not 12 km²."),
        ("Falk has 1,204 people.", HEADED, "The source has 880, not 1,204."),
        ("Dalby's profit was $0.7 million.", PARAGRAPHS, "The source has $1.1 million, not $0.7 million."),
        ("Falk's profit was $1.1 million.", PARAGRAPHS, "The source has $0.7 million, not $1.1 million."),
        ("Falk made a profit of $1.1 million.", PARAGRAPHS, "The source has $0.7 million, not $1.1 million."),
    ],
)
def test_what_another_text_or_paragraph_has_is_a_contradiction(draft: str, sources: dict[str, str], value: str) -> None:
    """Where a sentence built alike stands below the draft's subject."""
    assert told(draft, sources) == ({"finding"}, [f"F102: {value}"])


@pytest.mark.parametrize(
    ("draft", "sources"),
    [
        ("Falk has 880 people.", TEXTS),
        ("Dalby has 1,204 people.", HEADED),
        ("Dalby covers 33 km².", TEXTS),
        ("Falk made a profit of $0.7 million.", PARAGRAPHS),
        ("The population of Falk is 880.", NAMED_BY_FILE),
        ("The town has 880 people.", TEXTS),
        ("The town has 880 people, Anna Brandt said.", {**TEXTS, "c": "Anna Brandt said nothing."}),
        ("According to Anna Brandt, the town covers 12 km².", {**TEXTS, "c": "Anna Brandt said nothing."}),
        ("Brandt reported that the town covers 12 km².", {**TEXTS, "c": "Anna Brandt said nothing."}),
    ],
)
def test_what_its_own_text_or_paragraph_has_ties_out(draft: str, sources: dict[str, str]) -> None:
    """The name need not stand in the sentence, nor in the text that its file is called by."""
    assert told(draft, sources) == ({"ties-out"}, [])


@pytest.mark.parametrize(
    ("draft", "sources"),
    [("The population of Falk is 1,204.", NAMED_BY_FILE), ("Falk counts 1,204 souls.", TEXTS)],
)
def test_what_only_another_subjects_text_has_ties_nothing_out(draft: str, sources: dict[str, str]) -> None:
    """Nothing is said of it either, where no sentence tells what the draft's subject has."""
    assert told(draft, sources) == ({"unchecked"}, [])


@pytest.mark.parametrize(
    ("draft", "outcome"),
    [("Falk made a profit of $1.1 million.", "finding"), ("Falk's profit was $0.7 million.", "ties-out")],
)
def test_letters_that_fold_into_two_shift_no_paragraph(draft: str, outcome: str) -> None:
    """The names of a paragraph are looked for where it stands."""
    before = "The signs say " + ", ".join(["Große Straße"] * 90) + ".\n\n"
    assert told(draft, {"a": before + PARAGRAPHS["a"]})[0] == {outcome}


LEAGUE = {
    "log": "Oban play Corrie next. The Terns have 62 points from 33 games. Roe Marine Holdings, of Corrie, sold its "
    "mill. Roe Marine Holdings has 412 boats."
}


@pytest.mark.parametrize(
    ("draft", "outcome"),
    [
        ("Corrie have 62 points.", "unchecked"),
        ("Oban have 62 points.", "unchecked"),
        ("The Terns have 62 points.", "ties-out"),
        ("They have 62 points, and Corrie has none.", "ties-out"),
        ("The Corrie firm has 412 boats.", "unchecked"),
        ("Roe has 412 boats.", "ties-out"),
    ],
)
def test_what_another_name_is_or_has_is_left_open(draft: str, outcome: str) -> None:
    """It may be a byname of whom the draft names, or somebody else."""
    report = tieout.check(draft, LEAGUE, select=["F"])
    assert next(one.outcome.value for one in report.verdicts if one.item.text in ("62", "412")) == outcome
