"""Tables drawn in plain text, and texts in memory that are tables."""

from __future__ import annotations

import pytest

import tieout
from tieout.documents import read_bytes, read_text, tables_of
from tieout.documents.csv import looks_like_csv
from tieout.documents.drawntables import may_hold_tables

ALIGNED = (
    "Towns of the county\n\nTown          Population   Area km2\nDalby              1,204         33\n"
    "Little Falk          880         12\n"
)
TABS = "Town\tPopulation\tArea km2\nDalby\t1,204\t33\nLittle Falk\t880\t12\n"
RULED = (
    "Towns of the county\r\nTown          Population   Area km2\r\n-----------   ----------   --------\r\n"
    "Dalby         1,204        33\r\nLittle Falk   880          12\r\n"
)
BOXED = (
    "+-------------+------------+----------+\n| Town        | Population | Area km2 |\n"
    "+=============+============+==========+\n| Dalby       |      1,204 |       33 |\n"
    "| Little Falk |        880 |       12 |\n+-------------+------------+----------+\n"
)
UNNAMED = (
    "               Population   Area km2\nDalby              1,204         33\nLittle Falk          880         12\n"
)
SEPARATED = "Town,Population,Area km2\nDalby,1204,33\nLittle Falk,880,12\n"
ELEMENT = (
    "<table><tr><th>Town</th><th>Population</th><th>Area km2</th></tr><tr><td>Dalby</td><td>1,204</td><td>33</td></tr>"
    "<tr><td>Little Falk</td><td>880</td><td>12</td></tr></table>"
)


@pytest.mark.parametrize("text", [ALIGNED, TABS, RULED, BOXED, UNNAMED])
def test_a_drawn_table_is_read_as_one(text: str) -> None:
    """Cells stand apart by tabs, wide gaps or bars; each row is a line of the file."""
    document = read_bytes(text.encode(), "towns.txt", "s1")
    assert document.format == "drawn"
    (table,) = tables_of(document)
    assert [column.header for column in table.columns][1:] == ["Population", "Area km2"]
    assert [list(row) for row in table.rows] == [["Dalby", "1,204", "33"], ["Little Falk", "880", "12"]]
    assert [document.text[slice(*span)].strip(" |").split()[0] for span in table.spans] == ["Dalby", "Little"]
    assert table.name == ("Towns of the county" if text in (ALIGNED, RULED) else "")


@pytest.mark.parametrize(
    "text",
    [
        "The boats leave at 5.  They come back at 9.\nOn Sundays they leave at 7.  They come back at 11.\n",
        "JANE DOE:   We have 4 boats.\nJOHN ROE:   You had 5.\n",
        "We have 4 boats.\n\n    They leave at 5\n    and come back at 9.\n",
        "Name    12\n\nOther    13\n",
        "4    boats    5\n6    boats    7\n",
        "a | b\nc | d\n",
    ],
)
def test_what_is_no_table_stays_plain_text(text: str) -> None:
    """Two spaces behind a stop, labels, indents and numbers without a header draw none."""
    assert read_bytes(text.encode(), "notes.txt", "s1").format == "text"


@pytest.mark.parametrize("text", [ALIGNED, TABS, RULED, BOXED, UNNAMED, SEPARATED, ELEMENT])
@pytest.mark.parametrize(
    ("draft", "outcome", "says"),
    [
        ("The population of Little Falk is 880.", "ties-out", ""),
        ("The population of Little Falk is 1,204.", "finding", "The source has 880 for Little Falk, Population"),
        ("Dalby covers an area of 12 km².", "finding", "The source has 33 for Dalby, Area km2"),
    ],
)
def test_a_figure_is_held_against_its_cell(text: str, draft: str, outcome: str, says: str) -> None:
    """A passage that a program passes on has a name that says nothing, and its table counts all the same."""
    report = tieout.check(draft, {"passage 1": text}, select=["F"])
    (verdict,) = (one for one in report.verdicts if one.item.kind.value == "figure")
    assert verdict.outcome.value == outcome
    assert all(one.message.startswith(says) for one in report.findings)


@pytest.mark.parametrize(
    ("text", "table"),
    [
        (SEPARATED, True),
        (TABS, True),
        ("Town;Population\nDalby;1204\nFalk;880\n", True),
        ("Dalby,1204\nFalk,880\nOster,2310\n", False),
        ("Town,Population\nDalby,1204\n", False),
        ("Town,Population\nDalby,many\nFalk,few\n", False),
        ("In winter, the boats rest.\nIn spring, they leave.\nIn summer, they come back.\n", False),
        ("", False),
    ],
)
def test_a_text_is_csv_by_its_rows(text: str, table: bool) -> None:
    """A header, as many cells in each row, and a column of numbers."""
    assert looks_like_csv(text) == table
    assert (read_text(text, "passage", "s1").format == "csv") == table


def test_a_line_without_cells_is_passed_over_soon() -> None:
    """However long it is, and however many gaps it has."""
    assert not may_hold_tables(("word  " * 100_000 + "1\n") * 2)
    assert not may_hold_tables("- " * 500_000)
