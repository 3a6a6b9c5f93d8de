"""Changes that follow from two cells of a table."""

from __future__ import annotations

import pytest

import tieout

CALLS = {
    "calls.csv": "Port,Year,Calls,Cargo (kt)\nOban,2017,182,41.0\nOban,2018,169,38.5\nOban,2019,213,44.7\n"
    "Largs,2018,88,9.9\nLargs,2019,84,10.4\n"
}
INCOME = {
    "income.md": "| £000 | 2021/22 | 2022/23 |\n|---|---|---|\n| Fares | 4,120 | 4,404 |\n| Freight | 1,015 | 988 |\n"
}
OBAN = "# Oban: a quiet harbour\n\n"


def outcomes_of(draft: str, sources: dict[str, str]) -> list[str]:
    """What became of the figures of a draft."""
    report = tieout.check(draft, sources)
    return [one.outcome.value for one in report.verdicts if one.item.kind.value == "figure"]


@pytest.mark.parametrize(
    ("draft", "sources"),
    [
        (OBAN + "Calls rose by 44 in 2019.", CALLS),
        (OBAN + "Since 2017, calls have risen by 31.", CALLS),
        (OBAN + "Calls fell by 7.1% in 2018.", CALLS),
        ("Calls at Largs fell by 4 in 2019.", CALLS),
        ("Fares rose by £284,000 in 2022/23.", INCOME),
        ("Freight fell by 2.7 percent in FY2023.", INCOME),
    ],
)
def test_a_change_ties_out_to_two_cells_of_its_row(draft: str, sources: dict[str, str]) -> None:
    """The row is named, or is what the draft is about; the years are rows or columns."""
    assert outcomes_of(draft, sources) == ["ties-out"]


@pytest.mark.parametrize(
    ("draft", "sources"),
    [
        (OBAN + "Calls rose by 54 in 2019.", CALLS),
        (OBAN + "Calls rose by 7.1% in 2018.", CALLS),
        (OBAN + "Calls rose by 31 in 2018.", CALLS),
        ("Calls at Largs fell by 44 in 2019.", CALLS),
        ("Fares fell by £284,000 in 2022/23.", INCOME),
        ("Freight fell by 6.9 percent in FY2023.", INCOME),
    ],
)
def test_another_change_does_not(draft: str, sources: dict[str, str]) -> None:
    """Neither one of another size, of another row or time, nor one that went the other way."""
    assert "ties-out" not in outcomes_of(draft, sources)


def test_the_sum_of_several_rows_contradicts_no_one_of_them() -> None:
    """ "Across both ports" is of neither, and what a figure is held against is another's."""
    draft = (
        OBAN
        + "Its calls came to 213 in 2019, against 84 at Largs.\n\nAcross both ports there were 297 calls in 2019.\n"
    )
    assert outcomes_of(draft, CALLS) == ["ties-out"] * 3
