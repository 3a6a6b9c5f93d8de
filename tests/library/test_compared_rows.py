"""What follows from two rows of a table that a draft compares, from all of them, and from the size of a group."""

from __future__ import annotations

import pytest

import tieout
from tieout.model import Outcome

BIKES = """Bike,Weight (kg),Range (km),Top speed (km/h),Lamp (lux),Price (EUR)
Arrow Uno,18.4,92,25,70,2190
Bolder,23.1,131,45,120,3480
Calm City,20.6,74,25,40,1650
"""
INNS = """Inn,Single room (£),Supper (£)
The Plough,61,18
Mill House,84,23
"""
ARMS = """| Complaint | Nivoral (n = 250) | Placebo (n = 240) |
|---|---|---|
| Cough | 40 | 12 |
| Fever | 9 | 31 |
"""


def verdict(draft: str, figure: str, **sources: str) -> tuple[Outcome, list[str]]:
    """What became of a figure, and the rules that find something in the draft."""
    report = tieout.check(draft, {name.replace("_", "."): text for name, text in sources.items()})
    outcomes = [one.outcome for one in report.verdicts if one.item.text == figure and one.item.kind.value == "figure"]
    return outcomes[0], [one.rule for one in report.findings if one.severity.value != "info"]


@pytest.mark.parametrize(
    ("draft", "figure"),
    [
        ("The Arrow Uno is 4.7 kg lighter than the Bolder.", "4.7 kg"),
        ("The Bolder is 4.7 kg heavier than the Arrow Uno.", "4.7 kg"),
        ("The Bolder costs €1,290 more than the Arrow Uno.", "€1,290"),
        ("The Bolder, with a range of 131 km, goes 57 km further than the Calm City.", "57 km"),
    ],
)
def test_how_far_two_rows_are_apart_needs_no_word_of_the_header(draft: str, figure: str) -> None:
    """The unit tells the column, or another figure of the sentence does."""
    assert verdict(draft, figure, bikes_csv=BIKES) in ((Outcome.TIES_OUT, []), (Outcome.UNCHECKED, []))


@pytest.mark.parametrize(
    ("draft", "figure"),
    [
        ("The Arrow Uno is 4.9 kg lighter than the Bolder.", "4.9 kg"),
        ("The Bolder costs €1,920 more than the Arrow Uno.", "€1,920"),
    ],
)
def test_a_wrong_difference_of_two_rows_is_found(draft: str, figure: str) -> None:
    """What no two cells yield is in no source."""
    assert verdict(draft, figure, bikes_csv=BIKES)[0] is Outcome.FINDING


def test_what_may_be_counted_either_way_is_left_open() -> None:
    """'71% brighter' says not of which column it is told."""
    draft = "The Bolder has the better lamp, 71% brighter than that of the Arrow Uno."
    assert verdict(draft, "71%", bikes_csv=BIKES) == (Outcome.UNCHECKED, [])


def test_a_name_with_an_article_may_end_a_comparison() -> None:
    """'Than The Plough' names the row of that name; of two columns in pounds either may be meant."""
    assert verdict("Mill House is £23 dearer than The Plough.", "£23", inns_csv=INNS) == (Outcome.UNCHECKED, [])


def test_a_pronoun_is_compared_by_the_figure_before_it() -> None:
    """'It' is whose other figure the sentence has."""
    draft = "The Bolder has the longest range at 131 km; it goes 39 km farther than the Arrow Uno."
    assert verdict(draft, "39 km", bikes_csv=BIKES)[1] == []


def test_the_average_of_a_column_is_left_open() -> None:
    """It follows from all the rows; a wrong one from none."""
    assert verdict("The average price is €2,440.", "€2,440", bikes_csv=BIKES) == (Outcome.UNCHECKED, [])
    assert verdict("The average price is €2,640.", "€2,640", bikes_csv=BIKES) == (Outcome.FINDING, ["F101"])


def test_a_number_of_a_name_is_of_no_cell() -> None:
    """'That of the Kite 4' is no price of 4."""
    table = "Drone,Weight (g),Price (EUR)\nKite 4,240,399\nKite 5,310,549\n"
    assert (
        "F102" not in verdict("The price of the Kite 5 is €150 higher than that of the Kite 4.", "€150", d_csv=table)[1]
    )


def test_a_share_of_a_group_follows_from_its_size() -> None:
    """'40 on Nivoral (16%)' is of the 250 that the header counts."""
    assert verdict("Cough was seen in 40 patients on Nivoral (16%).", "16%", arms_md=ARMS) == (Outcome.TIES_OUT, [])
    assert verdict("Cough was seen in 40 patients on Nivoral (19%).", "19%", arms_md=ARMS)[0] is Outcome.FINDING


def test_two_groups_exchanged_are_found() -> None:
    """Groups of so many are names, below which their figures stand."""
    draft = "Fever was seen in 31 patients on Nivoral and 9 on placebo."
    assert "F102" in verdict(draft, "31", arms_md=ARMS)[1]
    assert verdict("Fever was seen in 9 patients on Nivoral and 31 on placebo.", "31", arms_md=ARMS)[1] == []


def test_so_many_percent_of_a_cell_contradict_it_not() -> None:
    """'15% of the fare, which is £9' is no other fare."""
    fares = "Line,Fare (£)\nNorth Line,60\nSouth Line,44\n"
    draft = "Children save 15% of the fare, which is £9 on the North Line."
    assert "F102" not in verdict(draft, "£9", fares_csv=fares)[1]


def test_what_follows_from_the_figures_of_the_draft_itself_is_no_missing_figure() -> None:
    """Each of them is checked by itself."""
    source = "The quarry employs 310 people. A strike was called off. In the harbour 124 people unload stone."
    draft = "Of its 310 people, 118 came, i.e. 38%."
    assert verdict(draft, "38%", q_txt=source)[0] is Outcome.UNCHECKED


def test_an_assumed_case_is_no_claim() -> None:
    """Nobody has to weigh 24 kg; a grant that would pay so much is claimed."""
    leaflet = "The syrup is given at 3 mg per kg."
    draft = "A child of 24 kg would thus take 72 mg of the syrup."
    assert verdict(draft, "72 mg", l_txt=leaflet)[1] == []
