"""Sentences of a source that are built alike, each of a subject of its own."""

from __future__ import annotations

import pytest

import tieout

PROSE = (
    "Dalby has 1,204 people on an area of 33 km². Falk has 880 people on an area of 12 km². "
    "The town of Oster has 2,310 people on an area of 45 km²."
)
POINTS = "- Dalby: population 1,204, area 33\n- Falk: population 880, area 12\n- Oster: population 2,310, area 45\n"
SECTIONS = (
    "## Dalby\n\n- Population: 1,204\n- Area: 33\n\n## Falk\n\n- Population: 880\n- Area: 12\n\n"
    "## Oster\n\n- Population: 2,310\n- Area: 45\n"
)
LINES = "Dalby\n- Population: 1,204\n- Area: 33\n\nFalk\n- Population: 880\n- Area: 12\n"
RECORDS = "Town: Dalby\nPopulation: 1,204\n\nTown: Falk\nPopulation: 880\n\nTown: Oster\nPopulation: 2,310\n"
HOUSES = "The lower house has 120 seats. The upper house has 60 seats."
TIMES = "In winter the ferry carries 240 people a day. In summer it carries 880 people a day."


def told(draft: str, source: str) -> tuple[set[str], set[str]]:
    """What becomes of the figures of a draft, and what is found."""
    report = tieout.check(draft, {"notes": source}, select=["F"])
    figures = {one.outcome.value for one in report.verdicts if one.item.kind.value == "figure"}
    return figures, {f"{one.rule}: {one.message}" for one in report.findings}


@pytest.mark.parametrize(
    ("draft", "source", "value"),
    [
        ("Falk has 2,310 people.", PROSE, "880"),
        ("Falk has 1,204 people.", PROSE, "880"),
        ("Oster has 880 people.", PROSE, "2,310"),
        ("Falk has an area of 45 km².", PROSE, "12 km²"),
        ("The population of Falk is 2,310.", POINTS, "880"),
        ("Dalby's area is 45.", POINTS, "33"),
        ("The population of Falk is 2,310.", SECTIONS, "880"),
        ("Dalby's area is 45.", SECTIONS, "33"),
        ("The population of Falk is 1,204.", LINES, "880"),
        ("The population of Falk is 2,310.", RECORDS, "880"),
        ("The lower house has 60 seats.", HOUSES, "120"),
    ],
)
def test_what_a_sentence_says_of_another_subject_is_a_contradiction(draft: str, source: str, value: str) -> None:
    """Where one that is built like it says what the draft's subject has."""
    figures, found = told(draft, source)
    number = draft.rstrip(".").removesuffix(" people").removesuffix(" seats").rsplit(" ", 1)[-1]
    number = "45 km²" if "km²" in draft else number
    assert figures == {"finding"}
    assert found == {f"F102: The source has {value}, not {number}."}


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Falk has 880 people.", PROSE),
        ("Oster has 2,310 people.", PROSE),
        ("There are 2,310 people in Oster.", PROSE),
        ("Falk, with 880 people, is the smallest.", PROSE),
        ("The population of Falk is 880.", POINTS),
        ("The area of Dalby is 33.", SECTIONS),
        ("The population of Falk is 880.", LINES),
        ("The population of Oster is 2,310.", RECORDS),
        ("The upper house has 60 seats.", HOUSES),
        ("The ferry carries 880 people a day in summer.", TIMES),
        ("The ferry carries 880 people a day.", TIMES),
    ],
)
def test_what_it_says_of_its_own_subject_ties_out(draft: str, source: str) -> None:
    """Whatever the sentences beside it say of theirs."""
    assert told(draft, source) == ({"ties-out"}, set())


@pytest.mark.parametrize(
    ("draft", "source"),
    [("Falk has 2,310 inhabitants.", POINTS), ("Kirk has 2,310 people.", PROSE), ("Kirk has 2,310 people.", RECORDS)],
)
def test_what_no_sentence_says_of_the_drafts_subject_ties_nothing_out(draft: str, source: str) -> None:
    """A row of sentences is of the subjects that it names."""
    figures, _ = told(draft, source)
    assert figures.isdisjoint({"ties-out"})
