"""Figures of drafts against tables of many shapes, as a whole run judges them."""

from __future__ import annotations

import pytest

import tieout
from tieout.model import Outcome, Report

WIDE = {"ports.csv": "Port,Cargo 2014 (thousand tonnes),Cargo 2015 (thousand tonnes)\nCorrie,412,388\nOban,96,131\n"}
LONG = {
    "ports.csv": "Port,Indicator,Year,Value\nCorrie,Cargo,2014,412\nCorrie,Cargo,2015,388\n"
    "Corrie,Passengers,2014,9100\nOban,Cargo,2014,96\nOban,Passengers,2014,5200\n"
}
YEARS = {"fleet.csv": "Year,Trawlers,Ferries\n2013,61,7\n2014,58,8\n2015,49,9\nTotal,168,24\n"}
NOTED = {"mills.csv": 'Mill,Output (USD m)\nOld Mill,"1,204*"\nNew Mill,310[1]\nTotal,"1,514"\n'}
SHARES = {"votes.csv": "Ward,Turnout\nNorth,0.412\nSouth,0.385\n"}


def rules_of(draft: str, sources: dict[str, str], *, partial: bool = False) -> list[str]:
    """The rules that find something at warning or above."""
    report = tieout.check(draft, sources, partial_sources=partial)
    return [finding.rule for finding in report.findings if finding.severity.value in ("warning", "error")]


def figures_of(report: Report) -> list[tuple[str, Outcome]]:
    """The figures of a report and what became of them."""
    return [(one.item.text, one.outcome) for one in report.verdicts if one.item.kind.value == "figure"]


@pytest.mark.parametrize(
    ("draft", "sources"),
    [
        ("Cargo in Corrie in 2014 came to 412,000 tonnes.", WIDE),
        ("In 2015 Oban handled cargo of 131 thousand tonnes.", WIDE),
        ("Cargo at Corrie fell from 412,000 tonnes in 2014 to 388,000 tonnes in 2015.", WIDE),
        ("Cargo in Corrie stood at 412 in 2014.", LONG),
        ("Passengers in Oban numbered 5,200 in 2014.", LONG),
        ("There were 49 trawlers in 2015, down from 58 in 2014.", YEARS),
        ("Output at the Old Mill was $1.2 billion.", NOTED),
        ("The New Mill had an output of about $310 million.", NOTED),
        ("Turnout in North was 41.2 percent.", SHARES),
    ],
)
def test_an_honest_figure_ties_out(draft: str, sources: dict[str, str]) -> None:
    """Wide and long tables, years as rows, units and notes in headers and cells, shares as fractions."""
    report = tieout.check(draft, sources)
    assert [outcome for _, outcome in figures_of(report)] == [Outcome.TIES_OUT] * len(figures_of(report))
    assert figures_of(report)


@pytest.mark.parametrize(
    ("draft", "sources", "rule"),
    [
        ("Cargo in Corrie in 2014 came to 421,000 tonnes.", WIDE, "F102"),
        ("Cargo in Corrie in 2014 came to 412 tonnes.", WIDE, "F107"),
        ("Cargo in Corrie stood at 421 in 2014.", LONG, "F102"),
        ("There were 94 trawlers in 2015.", YEARS, "F102"),
        ("Output at the Old Mill was $1.2 million.", NOTED, "F107"),
        ("Output at the Old Mill was €1,204 million.", NOTED, "F107"),
        ("Turnout in North was 38.5 percent.", SHARES, "F102"),
        ("Turnout in West was 38.5 percent.", SHARES, "F101"),
    ],
)
def test_a_wrong_figure_has_its_one_finding(draft: str, sources: dict[str, str], rule: str) -> None:
    """One rule for one fault."""
    assert rules_of(draft, sources) == [rule]


def test_the_same_number_elsewhere_is_no_support() -> None:
    """A row's value does not tie out another row's figure."""
    assert rules_of("Cargo in Oban in 2014 came to 412,000 tonnes.", WIDE) == ["F102"]


def test_partial_sources_leave_what_is_not_found_unchecked() -> None:
    """And still contradict what they have otherwise."""
    assert rules_of("Turnout in West was 38.5 percent.", SHARES, partial=True) == []
    assert rules_of("Turnout in North was 38.5 percent.", SHARES, partial=True) == ["F102"]


def test_a_slip_in_an_operand_is_reported_once() -> None:
    """The difference follows from what the source has: the operand is at fault, not the sum."""
    assert rules_of("There were 59 trawlers in 2014 and 49 in 2015.", YEARS) == ["F102"]
    draft = "Trawlers fell from 57 in 2014 to 49 in 2015, a decrease of 9."
    assert rules_of(draft, YEARS) == ["F102"]


def test_figures_inside_quotation_marks_are_the_speakers() -> None:
    """They are no items of the draft."""
    report = tieout.check("The master said: “We had 94 trawlers here in 2015.”", YEARS)
    assert figures_of(report) == []


def test_a_total_is_no_rival() -> None:
    """The row that sums up the others does not stand above the highest of them."""
    assert rules_of("Of the mills, output was highest at the Old Mill: $1,204 million.", NOTED) == []


def test_what_two_sentences_tie_together_is_derived() -> None:
    """A multiple of two times is held against the figures that the text gives for them."""
    draft = (
        "There were 58 trawlers in 2014. The number of trawlers in 2015 is three times larger than that of 2014. "
        "There were 49 trawlers in 2015."
    )
    (finding,) = [one for one in tieout.check(draft, YEARS).findings if one.rule == "F103"]
    assert finding.derivation == "49 / 58 = 0.845"


def test_a_figure_finds_its_cell_under_a_header_of_two_rows() -> None:
    """Group and column are one header: another year's value of the same column is another value."""
    ports = {"ports.csv": ",2018,,2019,\nPort,Ships,Crew,Ships,Crew\nCorrie,12,40,14,44\nOban,31,90,35,110\n"}
    report = tieout.check("Crew in Oban in 2019 came to 110. Crew in Oban in 2018 came to 110.", ports)
    assert [verdict.outcome.value for verdict in report.verdicts] == ["ties-out", "finding"]
    assert [finding.rule for finding in report.findings] == ["F102"]


TITLED = {"trade.csv": "Exports (EUR million) by port,,\nPort,2014,2015\nCorrie,412.5,388.1\nOban,96.2,131.7\n"}
ROWED = {
    "accounts.csv": "Item,2014,2015\nSales (USD thousand),4125,3881\nMargin (%),9.6,13.1\nStaff,212,198\n",
}
GROUPED = {"visits.csv": "Town;Visits\nCorrie;12.344\nOban;3.861\nLargs;905\n"}
RAIN = {"rain.csv": "Station,Rainfall (mm)\nCorrie,1204\nOban,998\n"}
ACROSS = {"boats.csv": "Boats by port\nYear,Corrie,Oban,Largs\n2014,120,146,99\n2015,131,96,104\n"}
TWO_HEADERS = {
    "boats.html": "<table><tr><th></th><th>Boats</th><th></th><th>Crews</th><th></th></tr>"
    "<tr><th>Port</th><th>2014</th><th>2015</th><th>2014</th><th>2015</th></tr>"
    "<tr><td>Corrie</td><td>120</td><td>131</td><td>410</td><td>402</td></tr>"
    "<tr><td>Oban</td><td>146</td><td>96</td><td>388</td><td>377</td></tr></table>"
}
MEASURES = {
    "ports.csv": "Port,Indicator,Year,Value\nCorrie,Boats landed,2014,412\nCorrie,Lamps lit,2014,38\n"
    "Oban,Boats landed,2014,96\nOban,Lamps lit,2014,52\n"
}


@pytest.mark.parametrize(
    ("draft", "sources"),
    [
        ("Exports from Corrie came to €412.5 million in 2014.", TITLED),
        ("Sales stood at $4.125 million in 2014.", ROWED),
        ("The margin was 13.1 percent in 2015.", ROWED),
        ("Visits in Corrie numbered 12,344.", GROUPED),
        ("Oban recorded 3,861 visits.", GROUPED),
        ("Rainfall in Corrie was 1,204 mm.", RAIN),
        ("Boats in Corrie came to 120 in 2014.", ACROSS),
        ("Oban had the most boats of any port in 2014: 146.", ACROSS),
        ("Corrie had 131 boats in 2015.", TWO_HEADERS),
        ("Corrie had the most boats landed of any port in 2014: 412.", MEASURES),
        ("Boats in Corrie and Oban came to 120 and 146 respectively in 2014.", ACROSS),
        ("Boats in Corrie (120) and in Oban (146) together came to 266 in 2014.", ACROSS),
        ("Boats in Oban came to 96 in 2015, down 34 percent on 2014, when it was 146.", ACROSS),
        ("No port had more boats in 2014 than Oban, with 146.", ACROSS),
        ("In 2014 boats in Corrie came to 120, 21 more than the 99 in Largs.", ACROSS),
        ("Boats in Oban fell by 50 to 96 in 2015, from 146 in 2014.", ACROSS),
        ("Boats in Oban fell 34 percent to 96 in 2015, from 146 in 2014.", ACROSS),
        ("Boats in Oban: 146 in 2014, 96 in 2015 (-34 percent).", ACROSS),
        ("The difference between 2014 (146) and 2015 (96) in boats in Oban is 50.", ACROSS),
        ("- Corrie: 120 boats in 2014\n- Oban: 146 boats in 2014\n- Largs: 99 boats in 2014", ACROSS),
        ("Of the 508 boats landed in 2014, 412, or 81 percent, were recorded in Corrie.", MEASURES),
        ("Of the 508 boats landed in 2014, 412 were recorded in Corrie.", MEASURES),
        ("Boats in Oban came to 146 out of 266 in 2014, or 55%.", TWO_HEADERS),
        ("Seats in Corrie numbered over 200.", {"league.csv": "League table 2018\nPort,Seats\nCorrie,212\nOban,95\n"}),
    ],
)
def test_an_honest_figure_of_such_a_table_ties_out(draft: str, sources: dict[str, str]) -> None:
    """Units in titles and rows, full stops between thousands, two headers, ports as columns; lists and comparisons."""
    report = tieout.check(draft, sources)
    assert rules_of(draft, sources) == []
    assert Outcome.TIES_OUT in [outcome for _, outcome in figures_of(report)]


@pytest.mark.parametrize(
    ("draft", "sources", "rule"),
    [
        ("Exports from Corrie came to €412.5 billion in 2014.", TITLED, "F107"),
        ("Sales stood at $41.25 million in 2014.", ROWED, "F101"),
        ("Visits in Corrie numbered 13,244.", GROUPED, "F102"),
        ("Rainfall in Corrie was 1,304 mm.", RAIN, "F102"),
        ("Largs had the most boats of any port in 2014: 99.", ACROSS, "F110"),
        ("No port had more boats in 2014 than Largs, with 99.", ACROSS, "F110"),
        ("Boats in Corrie and Oban came to 146 and 120 respectively in 2014.", ACROSS, "F102"),
        ("Boats in Corrie (120) and in Oban (146) together came to 286 in 2014.", ACROSS, "F105"),
        ("Boats in Oban came to 96 in 2015, down 44 percent on 2014, when it was 146.", ACROSS, "F104"),
        ("Boats in Corrie, 120 in 2014, fell to 131 in 2015.", ACROSS, "F111"),
        ("Boats in Corrie were lower in 2015 (131) than in 2014 (120).", ACROSS, "F111"),
        ("120 in 2014, boats in Corrie had fallen to 131 by 2015.", ACROSS, "F111"),
        ("Boats in Oban fell by 60 to 96 in 2015, from 146 in 2014.", ACROSS, "F104"),
        ("Boats in Oban: 146 in 2014, 96 in 2015 (-44 percent).", ACROSS, "F104"),
        ("The difference between 2014 (146) and 2015 (96) in boats in Oban is 60.", ACROSS, "F104"),
        ("Boats in Oban came to 146 out of 266 in 2014, or 65%.", TWO_HEADERS, "F105"),
        ("Boats in Oban came to 146 out of 276 in 2014, or 53%.", TWO_HEADERS, "F101"),
        ("- Corrie: 120 boats in 2014\n- Oban: 99 boats in 2014", ACROSS, "F102"),
        ("Boats in Oban more than halved, from 146 in 2014 to 96 in 2015.", ACROSS, "F103"),
        ("Exports from Oban came to €131.6 million in 2015.", TITLED, "F102"),
        ("Oban had the most boats landed of any port in 2014: 96.", MEASURES, "F110"),
        ("Exports from Oban came to less than €100 million in 2015.", TITLED, "F109"),
    ],
)
def test_a_fault_in_such_a_table_is_named(draft: str, sources: dict[str, str], rule: str) -> None:
    """The same tables and forms, and one thing wrong."""
    assert rule in rules_of(draft, sources)


@pytest.mark.parametrize(("rise", "found"), [("15", []), ("17", ["F104"])])
def test_a_count_beside_one_that_is_given_to_its_last_unit_is_no_rounding(rise: str, found: list[str]) -> None:
    """Alone 120 may be anything from 115 to 125; beside 135 it is 120."""
    source = "The fleet grew from 120 boats to 135 boats."
    assert rules_of(f"The fleet grew from 120 boats to 135 boats, a rise of {rise}.", {"fleet": source}) == found
