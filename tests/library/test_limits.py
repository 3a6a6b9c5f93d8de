"""Bounds beside values that they admit but do not mean, and columns that hold other things than a figure tells."""

from __future__ import annotations

import pytest

import tieout
from tieout.model import Outcome

COVER = """Plan,Fee (€),Excess (€),Limit for luggage (€),Glass cover (€)
Slim,40,150,800,0
Broad,95,100,2500,600
"""
SETTINGS = """| Setting | Default | Minimum | Maximum | Unit |
|---|---|---|---|---|
| block_size | 8 | 2 | 32 | KB |
| backlog | 128 | 16 | 4096 | requests |
"""
DOSES = """| Patients | Dose (mg/kg) | Times a day | Most in a day (mg) |
|---|---|---|---|
| Infants | 4 | 3 | 120 |
| Adults | 3 | 2 | 800 |
"""
KETTLES = """Kettle,Time to boil (min),Keeps warm (hours),First sold
Avon,3,1.5,2019
Bure,4,2.5,2023
"""
LABEL = """Nutrient,Per 100 g,Per portion (40 g)
Energy (kcal),412,165
Fat (g),12.6,5.0
of which saturates (g),4.4,1.8
"""


def found(draft: str, source: str, name: str = "source.csv") -> dict[str, tuple[Outcome, list[str]]]:
    """What became of each figure, with the rules that find something at it."""
    report = tieout.check(draft, {name: source})
    rules = {one.item: one.rule for one in report.findings if one.severity.value != "info"}
    return {
        one.item.text: (one.outcome, [rules[one.item.id]] if one.item.id in rules else []) for one in report.verdicts
    }


@pytest.mark.parametrize(
    ("draft", "figure", "outcome"),
    [
        ("The Broad plan covers luggage up to €2,500.", "€2,500", Outcome.TIES_OUT),
        ("The Broad plan covers luggage up to €3,000.", "€3,000", Outcome.FINDING),
        ("The Slim plan has an excess of at most €400.", "€400", Outcome.UNCHECKED),
        ("In the Broad plan luggage is covered up to €2,500 and glass up to €600.", "€600", Outcome.TIES_OUT),
    ],
)
def test_a_limit_is_the_very_limit_and_a_bound_lies_near(draft: str, figure: str, outcome: Outcome) -> None:
    """'Up to €3,000' is no limit of €2,500, and 'at most €400' is hardly said of 150."""
    assert found(draft, COVER)[figure][0] is outcome


def test_a_bound_is_not_borne_out_by_one_that_lies_elsewhere() -> None:
    """What is done below 25 is not said to be done below 50."""
    source = "If the pressure is below 25 bar, the valve is shut."
    assert (
        found("If the pressure is below 50 bar, the valve is shut.", source, "v.txt")["50 bar"][0]
        is not Outcome.TIES_OUT
    )
    assert (
        found("If the pressure is below 25 bar, the valve is shut.", source, "v.txt")["25 bar"][0] is Outcome.TIES_OUT
    )


@pytest.mark.parametrize(
    "draft",
    [
        "Guests should not bring more than 12 kg.",
        "Guests must not be given more than 12 kg.",
        "Guests cannot carry more than 12 kg.",
        "The bags mustn't weigh more than 12 kg.",
    ],
)
def test_a_bound_may_be_denied_at_its_verb(draft: str) -> None:
    """'Should not bring more than' is 'no more than'."""
    source = "Guests should bring no more than 12 kg. The bags must weigh no more than 12 kg."
    assert found(draft, source, "g.txt")["12 kg"][1] == []


def test_a_denial_of_something_else_is_none_of_the_bound() -> None:
    """'Not only more than' and 'not because more than' say that there were more."""
    report = tieout.check(
        "It closed not because more than 90 guests came.", {"g.txt": "It closed. Fewer than 90 guests came, one said."}
    )
    assert [one.rule for one in report.findings if one.severity.value != "info"]


def test_a_header_whose_word_leads_another_figure_contradicts_none_behind_it() -> None:
    """'Defaults to 8 KB and can be raised to 32 KB': the second is no default."""
    told = found("The block size defaults to 8 KB and can be raised to 32 KB.", SETTINGS, "s.md")
    assert told["8 KB"] == (Outcome.TIES_OUT, [])
    assert told["32 KB"][1] == []


def test_a_column_in_another_unit_gives_way_to_one_that_has_the_figure() -> None:
    """'Keeps warm' is in hours; 'time' is a word of the other."""
    assert found("The Bure keeps tea warm for 2.5 hours at a time to boil.", KETTLES)["2.5 hours"][1] == []


def test_a_figure_in_a_unit_is_no_count_of_a_column_without_one() -> None:
    """A patient of 60 kg is no number of times a day, and 180 mg are no mg per kg."""
    told = found("Adults of 60 kg take 180 mg a day in the first week.", DOSES, "d.md")
    assert not any(rules == ["F102"] for _, rules in told.values())


def test_a_date_behind_the_numbers_of_a_row_is_no_time_of_these() -> None:
    """What boils in three minutes does so whenever it was sold first."""
    assert found("The Avon, first sold in 2019, keeps warm for 1.5 hours.", KETTLES)["1.5 hours"] == (
        Outcome.TIES_OUT,
        [],
    )


def test_what_a_header_is_per_is_no_value_below_it() -> None:
    """'Per 100 g' and 'a portion (40 g)' are the header's own."""
    told = found("Per 100 g the biscuits have 12.6 g of fat. A portion (40 g) has 5.0 g of fat.", LABEL)
    assert told["100 g"][1] == told["40 g"][1] == []


def test_the_label_of_a_part_is_named_without_of_which() -> None:
    """'Saturates' names the row 'of which saturates'."""
    told = found("Per 100 g, the biscuits have 12.6 g of fat, of which 4.4 g are saturates.", LABEL)
    assert told["4.4 g"] == (Outcome.TIES_OUT, [])


def test_a_label_is_named_without_whom_its_brackets_count() -> None:
    """'Children' names the row 'Child (4 to 14)'."""
    fares = "Ticket,Fare\nAdult,£8.20\nChild (4 to 14),£3.60\n"
    assert found("Children pay £3.60.", fares)["£3.60"] == (Outcome.TIES_OUT, [])
    assert found("Children pay £6.30.", fares)["£6.30"][0] is Outcome.FINDING


def test_cents_are_the_hundredth_part_in_a_header_too() -> None:
    """'27.4 cents', 'ct/kWh' and 'cents per kWh' are one."""
    prices = "Tariff,Price (ct/kWh),Fee (€)\nRiver Basic,27.4,9\nRiver Plus,25.1,12\n"
    assert found("River Basic costs 27.4 cents per kWh.", prices)["27.4 cents"] == (Outcome.TIES_OUT, [])
    assert found("River Plus costs 27.4 cents per kWh.", prices)["27.4 cents"][0] is Outcome.FINDING


def test_what_a_price_fell_from_is_not_what_the_table_has() -> None:
    """The table has the new price."""
    prices = "Tariff,Price (ct/kWh)\nRiver Basic,27.4\nRiver Plus,25.1\n"
    told = found("The price of River Plus will fall from 26.3 to 25.1 cents.", prices)
    assert told["26.3"][1] != ["F102"]


def test_one_stuff_for_another_is_found() -> None:
    """5.9 g are of protein there."""
    told = found("The bar has 5.9 g of fat.", "A bar has 6.8 g fat, 31 g sugar and 5.9 g protein.", "bar.txt")
    assert told["5.9 g"] == (Outcome.FINDING, ["F102"])


def test_the_day_at_the_head_of_a_source_is_a_day_of_its_year() -> None:
    """'The announcement of 9 March 2032' is so dated."""
    source = (
        "Announcement, 9 March 2032\n\nFrom 1 May 2032 the ferry will cost 14 euros. "
        "The company cites fuel, which rose in 2031. The rise is the first since 2027."
    )
    told = found("The announcement of 9 March 2032 came seven weeks before the rise.", source, "a.txt")
    assert told["9 March 2032"][1] == []


def test_years_before_and_after_our_era_are_not_one() -> None:
    """300 BC bears out no AD 300."""
    assert (
        found("The shrine dates from 300 AD.", "The shrine dates from 300 BC.", "s.txt")["300 AD"][0]
        is not Outcome.TIES_OUT
    )
    assert (
        found("The shrine dates from 300 BC.", "The shrine dates from 300 BC.", "s.txt")["300 BC"][0]
        is Outcome.TIES_OUT
    )


def test_a_ferry_or_a_bus_before_a_length_of_time_is_no_number_of_it() -> None:
    """'The tram 25 minutes' says how long it takes."""
    source = "Trains take 12 minutes, the tram 25 minutes."
    assert found("The tram takes 25 minutes.", source, "t.txt")["25 minutes"] == (Outcome.TIES_OUT, [])
