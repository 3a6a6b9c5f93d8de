"""JSON: records are rows, their fields are columns."""

from __future__ import annotations

import pytest

import tieout
from tieout.documents import read_bytes, read_text, tables_of

LIST = '[{"town": "Dalby", "people": 1204, "area": 33.50},\n {"town": "Little Falk", "people": 880, "area": 12}]'
NESTED = (
    '{"year": 2030, "towns": [{"town": "Dalby", "people": 1204, "area": 33.50}, '
    '{"town": "Little Falk", "people": 880, "area": 12}]}'
)
NAMED = '{"Dalby": {"people": 1204, "area": 33.50}, "Little Falk": {"people": 880, "area": 12}}'
FIELDS = '{"town": "Dalby", "people": {"2030": 1204, "2020": 1100}, "mayors": ["Jane Roe"], "port": true}'


def rows(text: str) -> list[tuple[str, list[str], list[list[str]]]]:
    """The tables of a text: the name, the header and the rows of each."""
    document = read_text(text, "towns.json", "s1")
    found = tables_of(document)
    for table in found:
        for span in table.spans:
            assert document.text[span.start] == "{"
    return [(one.name, [column.header for column in one.columns], [list(row) for row in one.rows]) for one in found]


def test_a_list_of_objects_is_a_table() -> None:
    """Numbers stay as they are printed, and a row stands where its object does."""
    body = [["Dalby", "1204", "33.50"], ["Little Falk", "880", "12"]]
    assert rows(LIST) == [("", ["town", "people", "area"], body)]
    assert rows(NESTED) == [("", ["year"], [["2030"]]), ("towns", ["town", "people", "area"], body)]


def test_objects_under_names_of_their_own_are_rows_of_these() -> None:
    """The first column has the names."""
    assert rows(NAMED) == [("", ["", "people", "area"], [["Dalby", "1204", "33.50"], ["Little Falk", "880", "12"]])]


def test_fields_of_fields_have_both_names() -> None:
    """Lists in a record are left out."""
    assert rows(FIELDS) == [("", ["town", "people 2030", "people 2020", "port"], [["Dalby", "1204", "1100", "true"]])]


@pytest.mark.parametrize(
    "text",
    ["", "[", "[]", "{}", "null", "[1, 2]", '{"a": [1]}', '[{"a": 1}, ', "[" * 200_000, '{"a":' * 200_000, "[{}]"],
)
def test_what_holds_no_records_has_no_tables(text: str) -> None:
    """Whatever it is called, and however deep it goes."""
    assert rows(text) == []
    assert read_text(text, "passage", "s1").format == "text"


@pytest.mark.parametrize("name", ["towns.json", "towns.txt", "towns"])
def test_records_are_known_by_name_or_by_content(name: str) -> None:
    """A transcript that opens with a bracket is none."""
    assert read_bytes(LIST.encode(), name, "s1").format == "json"
    assert read_bytes(b"[applause] Thank you. We have 4 boats.", "a.txt", "s1").format == "text"


@pytest.mark.parametrize("text", [LIST, NESTED, NAMED])
@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("Little Falk has 880 people.", []),
        ("Little Falk has 1,204 people.", ["The source has 880 for Little Falk, people, not 1,204."]),
        ("The area of Dalby is 33.5.", []),
        ("The area of Dalby is 12.", ["The source has 33.50 for Dalby, area, not 12."]),
    ],
)
def test_a_figure_is_held_against_its_record(text: str, draft: str, found: list[str]) -> None:
    """Whatever other records have."""
    report = tieout.check(draft, {"answer of a tool": text}, select=["F"])
    assert [one.message for one in report.findings] == found
    assert {one.outcome.value for one in report.verdicts} == {"finding" if found else "ties-out"}
