"""Figures in the tables of a draft are claimed by their row and their column."""

from __future__ import annotations

import pytest

import tieout
from tieout.model import ItemKind

SOURCES = {
    "harbours.csv": (
        "Harbour,Year,Vessels,Cargo (tonnes)\n"
        "Aldmouth,2023,412,8120\nAldmouth,2024,388,7960\nCorrie,2023,1270,30150\nCorrie,2024,1402,31200\n"
    ),
    "report.txt": (
        "Ferry receipts rose 12.4 percent to $402.8 million; freight receipts fell 2.1 percent to $318.5 million."
    ),
}
BY_YEAR = """\
| Harbour | Vessels 2023 | Vessels 2024 |
|---|---:|---:|
| Aldmouth | 412 | 388 |
| Corrie | 1,270 | {corrie} |
"""


def outcomes(draft: str, name: str = "draft.md") -> dict[str, list[str]]:
    """The figures of a draft as printed, each with its outcome, and the rules that found something."""
    report = tieout.check(draft, SOURCES, name=name)
    rules = {finding.item: finding.rule for finding in report.findings}
    figures = [verdict for verdict in report.verdicts if verdict.item.kind is ItemKind.FIGURE]
    return {one.item.text: [one.outcome.value, *filter(None, [rules.get(one.item.id)])] for one in figures}


def test_a_cell_ties_out_by_its_row_and_its_column() -> None:
    """The time may stand in the header, where the source has it in a column."""
    found = outcomes(BY_YEAR.format(corrie="1,402"))
    assert found == {text: ["ties-out"] for text in ("412", "388", "1,270", "1,402")}


def test_a_cell_with_another_value_is_contradicted() -> None:
    """Only that cell, and with the value of the same row and year."""
    found = outcomes(BY_YEAR.format(corrie="1,420"))
    assert found["1,420"] == ["finding", "F102"]
    assert [outcome for outcome, *_ in found.values()].count("ties-out") == 3


def test_a_table_in_html_is_read_alike() -> None:
    """Years may be rows, and what is counted the header."""
    rows = "".join(f"<tr><td>{year}</td><td>{count}</td></tr>" for year, count in ((2023, "412"), (2024, "338")))
    draft = f"<table><tr><th>Year</th><th>Vessels at Aldmouth</th></tr>{rows}</table>"
    assert outcomes(draft, "draft.html") == {"412": ["ties-out"], "338": ["finding", "F102"]}


@pytest.mark.parametrize("header", ["Receipts ($M)", "Receipts ($ million)", "Receipts (USD m)"])
def test_the_header_gives_the_unit_and_the_scale(header: str) -> None:
    """The prose of a source has them beside the number."""
    draft = f"| Line | {header} | Change |\n|---|---|---|\n| Ferry | 402.8 | +12.4% |\n| Freight | 318.5 | +2.1% |\n"
    found = outcomes(draft)
    assert [found[text] for text in ("402.8", "318.5", "12.4%")] == [["ties-out"]] * 3
    assert found["2.1%"] == ["finding", "F111"]


WINTERS = """\
| Winter | Peak, GW |
|---|---:|
| {first} | 10.41 |
| {second} | {value} |
"""


@pytest.mark.parametrize(
    ("first", "second", "others"), [("2021–22", "2022-23", ("2023–24",)), ("2021", "2022", ("2023",))]
)
@pytest.mark.parametrize(("value", "outcome"), [("10.88", ["ties-out"]), ("10.98", ["finding", "F102"])])
def test_rows_are_told_apart_by_their_years(
    first: str, second: str, others: tuple[str], value: str, outcome: list[str]
) -> None:
    """Those of a winter are not those that it overlaps, and a date behind the numbers is not when a row is."""
    rows = zip(
        (first, second.replace("-", "–"), *others),
        ("10.41,7 Dec 2021", "10.88,14 Jan 2023", "11.02,17 Jan 2024"),
        strict=True,
    )
    source = "Winter,Peak (GW),Date\n" + "".join(f"{winter},{row}\n" for winter, row in rows)
    draft = WINTERS.format(first=first, second=second, value=value)
    report = tieout.check(draft, {"peaks.csv": source}, name="draft.md")
    figure = next(one for one in report.verdicts if one.item.text == value)
    assert [figure.outcome.value, *(one.rule for one in report.findings)] == outcome
    assert not [one for one in report.verdicts if one.item.kind is ItemKind.DATE]


def test_what_no_source_has_is_no_finding() -> None:
    """A table may hold what is worked out, and numbers that say nothing."""
    draft = "| Rank | Harbour | Share of vessels |\n|---|---|---|\n| 1 | Corrie | 78.3% |\n| 2 | Aldmouth | 21.7% |\n"
    assert {tuple(found) for found in outcomes(draft).values()} == {("unchecked",)}


def test_rows_that_do_not_come_out_even_are_let_be() -> None:
    """A cell too many, an empty one, a table without a header, and text in which a number stands."""
    draft = (
        "| Harbour | Vessels 2023 |\n|---|---|\n| Aldmouth | 411 | 7 |\n| Corrie | |\n"
        "| Both | 300 at least, of 412 |\n\n"
        "| | |\n|---|---|\n| Aldmouth | 411 |\n"
    )
    assert {found[0] for found in outcomes(draft).values()} <= {"unchecked", "ties-out"}


def test_the_fix_is_in_the_scale_of_the_column() -> None:
    """The cell gets the source's number as the header has it counted."""
    draft = "| Line | Receipts 2024 ($M) |\n|---|---|\n| Ferry | 420.8 |\n"
    sources = {"accounts.csv": "Line,Year,Receipts (USD)\nFerry,2023,390100000\nFerry,2024,402800000\n"}
    (finding,) = tieout.check(draft, sources, name="draft.md").findings
    assert finding.rule == "F102"
    assert finding.fix is not None
    assert [edit.text for edit in finding.fix.edits] == ["402.8"]
