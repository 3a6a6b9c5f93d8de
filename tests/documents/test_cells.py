"""Tables in documents that are no text files: their cells stand in the text, and the tables are told from it."""

from __future__ import annotations

import pytest

from benchmarks import sheetshapes
from benchmarks.shaping import SheetShape
from tests.documents.packages import docx, p, r, zipped
from tieout.documents import read_bytes, tables_of
from tieout.documents.cells import Cell, gap
from tieout.model.tables import Table

ROWS = [["Port", "Boats", "Nets"], ["Vale", "1,234", "7"], ["Hythe", "310", "8"]]
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
)


def cell(*paragraphs: str, span: int = 1) -> str:
    """A cell of a Word table, and how many columns it takes."""
    words = "".join(p(r(each)) if each else p() for each in paragraphs)
    return f'<w:tc><w:tcPr><w:tcW w:w="9"/><w:gridSpan w:val="{span}"/></w:tcPr>{words}</w:tc>'


def table(*rows: str) -> str:
    """A Word table."""
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def odt(rows: list[list[str]]) -> bytes:
    """An OpenDocument text with a table between two paragraphs."""
    cells = ("".join(f"<table:table-cell><text:p>{word}</text:p></table:table-cell>" for word in row) for row in rows)
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    content = (
        f"<office:document-content {_SPACES}><office:body><office:text><text:p>Kept here.</text:p><table:table>{body}"
        "</table:table><text:p>Open to all.</text:p></office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def told(table: Table) -> list[list[str]]:
    """A table's header and rows."""
    return [[column.header for column in table.columns], *map(list, table.rows)]


@pytest.mark.parametrize(("make", "name"), [(sheetshapes.docx, "a.docx"), (sheetshapes.epub, "a.epub"), (odt, "a.odt")])
def test_a_table_between_paragraphs_is_read(make: SheetShape, name: str) -> None:
    """Its header, its rows, and where each row stands in the text; what stands around it is no part of it."""
    document = read_bytes(make(ROWS), name, "s1")
    (found,) = tables_of(document)
    assert told(found) == ROWS
    assert [document.text[span.start : span.end].split() for span in found.spans] == ROWS[1:]
    assert found.numbers == [2, 3]


def test_cells_are_paragraphs_still() -> None:
    """A blank line parts them for whoever reads the words, and each has a number of its own."""
    document = read_bytes(sheetshapes.docx(ROWS), "a.docx", "d1")
    assert document.text.replace("\t", "").split("\n\n")[1:4] == ["", "Port", "Boats"]
    assert document.location(document.text.index("310")).paragraph == 9


def test_empty_and_wide_cells_keep_the_columns() -> None:
    """A header may begin with nothing, also at the head of a document, and a cell may take several columns."""
    body = table(
        cell("") + cell("2014") + cell("2015"), cell("Vale") + cell("") + cell("7"), cell("None", span=2) + cell("8")
    )
    (found,) = tables_of(read_bytes(docx(body), "a.docx", "s1"))
    assert told(found) == [["", "2014", "2015"], ["Vale", "", "7"], ["None", "", "8"]]


def test_paragraphs_of_one_cell_are_one_cell() -> None:
    """Also those of a table within it."""
    inner = cell("Vale") + cell("old", "port") + f"<w:tc>{table(cell('7') + cell('or 8'))}{p()}</w:tc>"
    (found,) = tables_of(read_bytes(docx(table(cell("A") + cell("B") + cell("C"), inner)), "a.docx", "s1"))
    assert told(found) == [["A", "B", "C"], ["Vale", "old port", "7 or 8"]]


def test_two_tables_are_two() -> None:
    """Though nothing stands between them."""
    first, second = (
        table(cell("Port") + cell("Boats"), cell("Vale") + cell("7")),
        table(cell("Port") + cell("Nets"), cell("Lydd") + cell("9")),
    )
    found = tables_of(read_bytes(docx(first + second), "a.docx", "s1"))
    assert [each.columns[1].header for each in found] == ["Boats", "Nets"]


def test_a_page_of_a_book_begins_or_ends_with_a_table() -> None:
    """What stands on the page before, or on the next, is no part of it."""
    page = "<html><body>{}</body></html>"
    rows = "<table><tr><td>Port<td>Boats<tr><td rowspan=2>Vale<td>7<tr><td>8</table>"
    pages = {"a": page.format("<p>Before</p>"), "b": page.format(rows), "c": page.format("<p>After</p>")}
    items = "".join(f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"/>' for name in pages)
    package = f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest><spine>' + "".join(
        f'<itemref idref="{name}"/>' for name in pages
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="a.opf"/>'
        "</rootfiles></container>"
    )
    parts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": container,
        "a.opf": package + "</spine></package>",
    }
    book = zipped(parts | {f"{name}.xhtml": text for name, text in pages.items()})
    (found,) = tables_of(read_bytes(book, "a.epub", "s1"))
    assert told(found) == [["Port", "Boats"], ["Vale", "7"], ["", "8"]]


def test_what_has_one_column_or_none_is_no_table() -> None:
    """A frame around words, and words alone."""
    assert not tables_of(read_bytes(docx(table(cell("Framed"), cell("words"))), "a.docx", "s1"))
    assert not tables_of(read_bytes(docx(p(r("Words")) + p(r("alone"))), "a.docx", "s1"))


@pytest.mark.parametrize(
    ("before", "now", "parted"),
    [
        (None, None, "\n\n"),
        (Cell(1, 0, 0), Cell(1, 0, 0), "\n\n"),
        (Cell(1, 0, 0), Cell(1, 0, 2), "\n\n\t\t"),
        (Cell(1, 0, 2), Cell(1, 1, 1), "\n\n\n\t"),
        (Cell(1, 3, 1), Cell(2, 0, 0), "\n\n\n\n"),
        (None, Cell(2, 0, 1), "\n\n\n\n\t"),
        (Cell(2, 0, 1), None, "\n\n\n\n"),
    ],
)
def test_a_gap_says_where_the_next_cell_stands(before: Cell | None, now: Cell | None, parted: str) -> None:
    """How many columns on, in the next row, or in another table or none."""
    assert gap(before, now) == parted
