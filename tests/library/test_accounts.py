"""Tables as companies print them: a unit above them, costs in brackets, rows that are what is counted."""

from __future__ import annotations

import pytest

import tieout

INCOME = """# Ferrow Ferries: income statement

(In € million, except per-share data. Year ended 30 September.)

| | FY2031 | FY2030 |
|---|---:|---:|
| Net sales | 8,412.6 | 7,905.3 |
| Cost of sales | (5,310.2) | (5,122.9) |
| Gross profit | 3,102.4 | 2,782.4 |
| Research and development | (402.5) | (377.8) |
| Interest expense, net | (118.4) | (126.0) |
| Net cash flow | (120.0) | 95.0 |
| Earnings per share | €4.31 | €3.48 |
"""
SEGMENTS = (
    "Segment,Fiscal year,Net sales (€ million),Operating income (€ million)\n"
    "Services,FY2031,631.3,69.4\nServices,FY2030,610.4,61.0\nSensing,FY2031,1822.0,309.7\nSensing,FY2030,1518.3,227.7\n"
)
TRUST = (
    "# Harbour trust\n\nAmounts in £ thousand unless otherwise stated\n\n| | 2032/33 | 2033/34 |\n|---|---:|---:|\n"
    "| Harbour dues | 4,310 | 4,872 |\n| Total income | 5,515 | 6,060 |\n| Berths (number) | 412 | 420 |\n"
)
SOURCES = {"income.md": INCOME, "segments.csv": SEGMENTS, "trust.md": TRUST}


def check(draft: str) -> tieout.Report:
    """The report on a draft about the ferries."""
    return tieout.check(f"# Ferrow Ferries\n\n{draft}", SOURCES, select=["F"])


@pytest.mark.parametrize(
    "draft",
    [
        "Net sales were €8,412.6 million in FY2031, up from €7,905.3 million in FY2030.",
        "Gross profit climbed to €3.1bn.",
        "Net sales grew by €507 million.",
        "Research and development took €402.5 million in FY2031, or 4.8% of net sales.",
        "Interest expense fell by €7.6 million.",
        "Earnings per share came to €4.31 in FY2031.",
        "There was a cash outflow of €120 million in FY2031: net cash flow turned negative.",
        "Earnings rose to €4.31 a share.",
        "Services earned €69.4 million on net sales of €631.3 million.",
        "Sensing grew: its net sales rose 20% to €1.82 billion.",
        "Harbour dues came to £4.87 million in 2033/34.",
        "The trust had 420 berths in 2033/34.",
        "Harbour dues made up 80 percent of total income in 2033/34.",
    ],
)
def test_a_right_figure_ties_out(draft: str) -> None:
    """The note above a table says in what it counts, but for what is told a share; a cost is no less than nothing."""
    assert {one.outcome.value for one in check(draft).verdicts if one.item.kind.value == "figure"} == {"ties-out"}


@pytest.mark.parametrize(
    ("draft", "rules"),
    [
        ("Net sales were €7,905.3 million in FY2031.", ["F102"]),
        ("Research and development was €377.8 million in FY2031.", ["F102"]),
        ("Earnings per share came to €3.48 in FY2031.", ["F102"]),
        ("Harbour dues were £4,310,000 in 2033/34.", ["F102"]),
        ("Interest expense rose to €118.4 million from €126.0 million.", ["F111"]),
    ],
)
def test_the_figure_of_another_year_is_contradicted(draft: str, rules: list[str]) -> None:
    """Where the row has it for another year, and another for this; and a rise that is none."""
    assert [one.rule for one in check(draft).findings] == rules


def test_the_title_of_a_sheet_may_have_its_unit_below_it() -> None:
    """A second line of one cell is a note."""
    source = "Ferry traffic,,\n(thousands),,\nRoute,2030,2031\nNorth,412,431\nSouth,90,88\n"
    report = tieout.check("On the North route traffic reached 431,000 in 2031.", {"t.csv": source}, select=["F"])
    assert {one.outcome.value for one in report.verdicts if one.item.kind.value == "figure"} == {"ties-out"}
