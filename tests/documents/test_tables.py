"""Tables out of every format that has them."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from pathlib import Path

import pytest

from tieout.documents import read_bytes, read_text, tables_of
from tieout.errors import TooLargeError, UnreadableError
from tieout.model import Table

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def table(text: str, name: str = "a.csv") -> Table:
    """The one table of a text."""
    (found,) = tables_of(read_text(text, name, "s1"))
    return found


def workbook(sheet: str, strings: str = "") -> bytes:
    """A workbook of one sheet."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        book = f'<workbook {_MAIN} xmlns:r="{_REL}"><sheets><sheet name="Ports" r:id="r1"/></sheets></workbook>'
        archive.writestr("xl/workbook.xml", book)
        targets = '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'
        archive.writestr("xl/_rels/workbook.xml.rels", targets)
        archive.writestr("xl/sharedStrings.xml", f"<sst {_MAIN}>{strings}</sst>")
        archive.writestr("xl/worksheets/sheet1.xml", f"<worksheet {_MAIN}>{sheet}</worksheet>")
    return held.getvalue()


def test_rows_stand_where_they_stand_in_the_text() -> None:
    """Their spans are those of their lines, and their numbers count the header."""
    text = 'Port;Ships\r\nCorrie;12\r\n\r\n"Old\nQuay";7\r\n'
    found = table(text)
    assert [text[span.start : span.end] for span in found.spans] == ["Corrie;12", '"Old\nQuay";7']
    assert [list(row) for row in found.rows] == [["Corrie", "12"], ["Old\nQuay", "7"]]
    assert list(found.numbers) == [2, 4]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_cells_are_parted_by_the_mark_that_parts_most_lines(mark: str) -> None:
    """Whatever the name of the file says."""
    found = table(f"Port{mark}Ships{mark}Crew\nCorrie{mark}12{mark}40\nOban{mark}3{mark}9\n")
    assert [column.header for column in found.columns] == ["Port", "Ships", "Crew"]


def test_a_table_without_a_header_has_none() -> None:
    """Its first row is one of the body."""
    assert table("Corrie,12\nOban,3\n").header is None


def test_years_may_be_a_header_but_not_above_years() -> None:
    """A row of years names columns, unless a column of years begins with it."""
    assert table("Port,2014,2015\nCorrie,12,40\n").header is not None
    assert table("2014,12\n2015,13\n2016,14\n").header is None


def test_rows_above_the_header_are_the_title() -> None:
    """And name the table."""
    assert table("Ships by port\n\nPort,Ships\nCorrie,12\n").name == "Ships by port"


@pytest.mark.parametrize("upper", [",2018,,2019,", ",2018,2018,2019,2019"])
def test_a_header_of_two_rows_is_read_as_one(upper: str) -> None:
    """Each column has its group's name before its own, whether the group is printed once or at every column."""
    text = f"{upper}\nPort,Ships,Crew,Ships,Crew\nCorrie,12,40,14,44\nOban,3,9,5,11\n"
    found = table(text)
    headers = [column.header for column in found.columns]
    assert headers == ["Port", "2018 Ships", "2018 Crew", "2019 Ships", "2019 Crew"]
    assert list(found.rows[0]) == ["Corrie", "12", "40", "14", "44"]
    assert list(found.numbers) == [3, 4]
    assert found.header is not None
    assert text[found.header.start : found.header.end] == f"{upper}\nPort,Ships,Crew,Ships,Crew"


@pytest.mark.parametrize(
    "text",
    [
        "Port,Ships,,Crew\nCorrie,twelve,,forty\nOban,three,,nine\n",
        "Port,Ships,Crew\nAll ports,,\nCorrie,12,40\n",
        "Port,Ships,Crew\nCorrie,none,none\nOban,3,9\nStrand,4,8\n",
    ],
)
def test_a_row_of_words_is_no_second_header(text: str) -> None:
    """Without groups above it, or numbers below it, it is the first row of the body."""
    assert next(iter(table(text).numbers)) == 2


def test_ragged_rows_are_read_as_far_as_they_go() -> None:
    """What is missing is empty, what is too much is a column without a header."""
    found = table("a,b\n1\n1,2,3\n")
    assert (found.cell(0, 1), found.cell(1, 2), len(found.columns)) == ("", "3", 3)


def test_a_header_may_be_shorter_than_the_rows_below() -> None:
    """Also where the row below it looks like a second header: columns that it does not reach belong to no group."""
    found = table("port,boats\nVale,old,,,new,so\nHythe,7,,,8,9\nLydd,8,,,9,9\n")
    assert [column.header for column in found.columns][:2] == ["port Vale", "boats old"]


@pytest.mark.parametrize("text", ["", "\n\n", "\0", ",,,\n,,\n"])
def test_what_holds_no_cell_is_no_table(text: str) -> None:
    """An empty file, blank lines, commas alone."""
    assert tables_of(read_text(text, "a.csv", "s1")) == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_table_is_read_in_any_encoding(encoding: str) -> None:
    """As any text is."""
    data = "Port,Ships\nÅlesund,12\nMölle,3\n".encode(encoding)
    (found,) = tables_of(read_bytes(data, "a.csv", "s1"))
    assert found.cell(0, 0) == "Ålesund"


def test_a_table_of_five_thousand_columns() -> None:
    """Is wide, and nothing else."""
    found = table(",".join(f"c{n}" for n in range(5000)) + "\n" + ",".join("1" * 5000) + "\n")
    assert len(found.columns) == 5000


def test_a_pipe_table_of_markdown() -> None:
    """Its rule of hyphens tells it, its heading names it, and its marks are left out."""
    text = "# Ships\n\n| Port | Ships |\n|:--|--:|\n| **Corrie** | 12 |\n| Oban \\| Quay | 3 |\n\nNo | table\n"
    found = table(text, "a.md")
    assert [list(row) for row in found.rows] == [["Corrie", "12"], ["Oban | Quay", "3"]]
    assert found.name == "Ships"
    assert text[found.spans[0].start : found.spans[0].end] == "| **Corrie** | 12 |"


def test_a_table_of_html() -> None:
    """Captions name it, spanned cells are repeated, footnote marks left out."""
    text = (
        "<p>Text</p><table><caption>Ships</caption><tr><th>Port<th>Year<th>Ships</tr>"
        "<tr><td rowspan=2>Corrie</td><td>2014<td>12<sup>a</sup></tr><tr><td>2015</td><td>13</td></tr></table>"
    )
    found = table(text, "a.html")
    assert [list(row) for row in found.rows] == [["Corrie", "2014", "12"], ["Corrie", "2015", "13"]]
    assert (found.name, [column.header for column in found.columns]) == ("Ships", ["Port", "Year", "Ships"])


def test_a_workbook_has_its_rows_where_its_reader_sees_them() -> None:
    """Blank rows count, merged cells have the first's value, formulas their last result."""
    sheet = (
        '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Ships</t></is></c></row>'
        '<row r="4"><c r="A4" t="str"><f>CMD()</f><v>Corrie</v></c><c r="B4"><v>0.10000000000000001</v></c></row>'
        '<row r="5"><c r="A5"><v>7</v></c><c r="B5"/></row></sheetData>'
        '<mergeCells><mergeCell ref="A5:B5"/></mergeCells>'
    )
    (found,) = tables_of(read_bytes(workbook(sheet, "<si><t>Port</t></si>"), "a.xlsx", "s1"))
    assert [list(row) for row in found.rows] == [["Corrie", "0.1"], ["7", "7"]]
    assert (list(found.numbers), found.sheet) == ([4, 5], "Ports")


def test_a_workbook_is_known_by_what_it_holds() -> None:
    """Whatever its name is."""
    assert read_bytes(workbook("<sheetData/>"), "ports.bin", "s1").format == "xlsx"


def test_a_workbook_that_unpacks_to_too_much_is_refused() -> None:
    """In one sentence."""
    with pytest.raises(TooLargeError, match="unpacks to far more than"):
        read_bytes(workbook(" " * (1 << 28)), "bomb.xlsx", "s1")


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04broken", workbook("<sheetData>"), workbook('<!DOCTYPE a [<!ENTITY b "c">]>')]
)
def test_a_broken_workbook_says_so(data: bytes) -> None:
    """No zip, no XML, a document type inside."""
    with pytest.raises(UnreadableError, match=r"a\.xlsx"):
        read_bytes(data, "a.xlsx", "s1")


def test_a_database_has_a_table_for_each_of_its_own(tmp_path: Path) -> None:
    """With its columns as headers, and nothing for what is null."""
    with sqlite3.connect(tmp_path / "a.db") as base:
        base.execute('CREATE TABLE "cargo ""of"" ports" (port TEXT, tons REAL)')
        base.execute('INSERT INTO "cargo ""of"" ports" VALUES (\'Corrie\', 12.5), (\'Oban\', NULL)')
    base.close()
    (found,) = tables_of(read_bytes((tmp_path / "a.db").read_bytes(), "a.db", "s1"))
    assert [list(row) for row in found.rows] == [["Corrie", "12.5"], ["Oban"]]
    assert found.sheet == 'cargo "of" ports'


def test_a_database_may_hold_text_in_another_encoding() -> None:
    """SQLite checks no text: what is no UTF-8 is read as far as it can be, and a name in it is told in a sentence."""
    with sqlite3.connect(":memory:") as base:
        base.execute("CREATE TABLE ports (name, boats)")
        base.execute("INSERT INTO ports VALUES (CAST(X'56616CE9' AS TEXT), 7)")
        data = base.serialize()
    (found,) = tables_of(read_bytes(data, "a.db", "s1"))
    assert list(found.rows[0]) == ["Val\ufffd", "7"]
    with pytest.raises(UnreadableError, match="a name in it is not in UTF-8"):
        read_bytes(data.replace(b"name, boats", b"nam\xe9, boats"), "a.db", "s1")


def test_a_broken_database_says_so() -> None:
    """In one sentence."""
    with pytest.raises(UnreadableError, match="not a database"):
        read_bytes(b"SQLite format 3\0" + b"\1" * 5000, "a.db", "s1")
