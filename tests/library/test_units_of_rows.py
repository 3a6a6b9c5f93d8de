"""Tables with a column that says in what each row is counted."""

from __future__ import annotations

import pytest

import tieout

GROUP = (
    "| Key figure | Units | 2030 | 2031 |\n|---|---|---|---|\n| Revenue | USD million | 1,204 | 1,310 |\n"
    "| EBIT margin | % | 11.2 | 12.4 |\n| Employees | number | 4,120 | 4,380 |\n"
    "| CO2 emissions | thousand tonnes | 38.1 | 35.6 |\n| Dividend per share | USD | 1.20 | 1.35 |\n"
)
FARM = (
    "Item,Unit,Value\nWheat harvest,tonnes,4120\nFarm area,ha,210\nCheese price,€/kg,12.4\nStaff,people,38\n"
    "Energy use,kWh,940000\nDistance to town,km,12\n"
)
ARMY = "Unit,Commander,Soldiers\nRiver Guard,Roe,412\nHill Guard,Doe,380\n"


def told(draft: str, source: str) -> tuple[set[str], list[str]]:
    """What becomes of the figures of a draft, and the rules that are broken."""
    report = tieout.check(draft, {"t.md" if "|" in source else "t.csv": source}, select=["F"])
    figures = {one.outcome.value for one in report.verdicts if one.item.kind.value == "figure"}
    return figures, [one.rule for one in report.findings]


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Revenue rose to $1.31 billion in 2031.", GROUP),
        ("Revenue was $1,310 million in 2031.", GROUP),
        ("Revenue grew 8.8 percent in 2031.", GROUP),
        ("The EBIT margin rose by 1.2 percentage points in 2031.", GROUP),
        ("The group had 4,380 employees in 2031.", GROUP),
        ("CO2 emissions fell to 35,600 tonnes in 2031.", GROUP),
        ("The dividend per share rose to $1.35 in 2031.", GROUP),
        ("The wheat harvest was 4,120 tonnes.", FARM),
        ("The farm area is 210 hectares.", FARM),
        ("The price of cheese was €12.40 per kg.", FARM),
        ("There were 38 people on the staff.", FARM),
        ("Energy use was 940 MWh.", FARM),
        ("The River Guard has 412 soldiers.", ARMY),
    ],
)
def test_a_row_is_counted_in_what_its_cell_of_the_unit_says(draft: str, source: str) -> None:
    """With its scale; a column of that name which holds no units is one of names."""
    assert told(draft, source) == ({"ties-out"}, [])


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Revenue rose to $1.31 million in 2031.", GROUP),
        ("CO2 emissions fell to 35.6 tonnes in 2031.", GROUP),
        ("The dividend per share rose to $1.20 in 2031.", GROUP),
        ("The wheat harvest was 4,210 tonnes.", FARM),
        ("The Hill Guard has 412 soldiers.", ARMY),
    ],
)
def test_another_scale_or_value_is_wrong(draft: str, source: str) -> None:
    """And is said to be."""
    figures, rules = told(draft, source)
    assert figures == {"finding"}
    assert len(rules) == 1


def test_another_unit_is_another_value() -> None:
    """The message has the unit of the row."""
    report = tieout.check("The farm area is 210 km².", {"t.csv": FARM}, select=["F"])
    assert [one.message for one in report.findings] == ["The source has 210 for Farm area, Value (ha), not 210 km²."]
