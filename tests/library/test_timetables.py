"""Times of the day in tables: of timetables, and of logs."""

from __future__ import annotations

import pytest

import tieout

FERRIES = (
    "Pier,First ferry,Noon ferry,Last ferry\nOrrin,05:42,12:00,23:05\nDalby,05:51,12:09,23:14\nKell,6:03,12:21,23:26\n"
)
LOG = (
    "Time,Crew,Entry\n2031-02-07 02:14,Control,First call: smoke at the rope works\n"
    "2031-02-07 02:33,Ladder 2,Two persons rescued from the third floor by ladder\n"
    "2031-02-07 03:40,Platform 1,Roof partly collapsed. Crews withdrawn from the building\n"
    "2031-02-07 08:20,Control,Fire under control. Pumps reduced to four\n"
)
SOURCES = {"ferries.csv": FERRIES, "log.csv": LOG}


def told(draft: str) -> tuple[str, list[str]]:
    """What becomes of the last time or length of time of a draft, and what is found."""
    report = tieout.check(draft, SOURCES, select=["F"])
    *_, last = (one for one in report.verdicts if one.item.kind.value == "figure")
    return last.outcome.value, [f"{one.rule}: {one.message}" for one in report.findings]


@pytest.mark.parametrize(
    "draft",
    [
        "The first ferry from Dalby leaves at 5.51 a.m.", "Dalby's last ferry is at 11.14 p.m.",
        "The last ferry calls at Kell at 23:26.", "The first ferry from Kell leaves at 6.03.",
        "The fire was under control by twenty past eight.",
        "Ladders brought two from the third floor at 2.33 on 7 February.",
        "At 3.40 part of the roof fell in and the crews were pulled out.",
    ],
)  # fmt: skip
def test_a_time_of_a_table_ties_out(draft: str) -> None:
    """By the row and the header that the draft names, or by the words of a log."""
    assert told(draft) == ("ties-out", [])


@pytest.mark.parametrize(
    ("draft", "message"),
    [
        (
            "The first ferry from Dalby leaves at 6.51 a.m.",
            "The source has 05:51 for Dalby, First ferry, not 6.51 a.m.",
        ),
        ("Dalby's last ferry is at 5.51 a.m.", "The source has 23:14 for Dalby, Last ferry, not 5.51 a.m."),
    ],
)
def test_another_time_of_the_same_row_and_column_is_a_contradiction(draft: str, message: str) -> None:
    """Where row and header are said whole."""
    assert told(draft) == ("finding", [f"F102: {message}"])


@pytest.mark.parametrize(
    "draft",
    [
        "The ferry from Dalby leaves at 7 a.m.", "The first ferry from Dalby leaves at 7 a.m. on Sundays.",
        "The first ferry from Dalby to Orrin leaves at 7 a.m.",
        "The first ferry from Dalby by way of Skene leaves at 7 a.m.",
        "The roof fell in at 4.40.", "The first ferry from Skene leaves at 4.40.",
        "On 9 February the fire was under control by twenty past eight.",
    ],
)  # fmt: skip
def test_of_other_times_nothing_is_said(draft: str) -> None:
    """Which of several, on which day, where to."""
    assert told(draft) == ("unchecked", [])


@pytest.mark.parametrize(
    "draft", ["The first ferry takes nine minutes from Orrin to Dalby.", "Dalby is nine minutes from Orrin."]
)
def test_how_long_a_trip_takes_follows_from_two_cells(draft: str) -> None:
    """Of the rows that the draft names."""
    assert told(draft) == ("ties-out", [])


def test_a_length_that_no_two_cells_have_is_in_no_source() -> None:
    """As it was before."""
    assert told("The first ferry takes 17 minutes from Orrin to Dalby.")[1] == [
        "F101: No source has 17 minutes for this subject: looked in any of 2 sources."
    ]
