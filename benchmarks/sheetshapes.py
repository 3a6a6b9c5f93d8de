"""Tables as the files people really have: in a Word document, an e-book, a saved page, a workbook, between words.

As `shapes` makes texts, with no more than the standard library.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from benchmarks.shapes import PACKAGES, book, page, word_document, zipped
from benchmarks.shaping import SheetShape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BEFORE, _AFTER = "The office keeps this table.", "It is open to anyone."
Rows = Sequence[Sequence[str]]


def docx(rows: Rows) -> bytes:
    """A Word document with a table between two paragraphs."""
    table = "".join(f"<w:tr>{''.join(f'<w:tc>{_paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    return word_document(f"{_paragraph(_BEFORE)}<w:tbl>{table}</w:tbl>{_paragraph(_AFTER)}")


def _paragraph(words: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'


def epub(rows: Rows) -> bytes:
    """An e-book of one page with a table."""
    return book(_marked(rows))


def saved_page(rows: Rows) -> bytes:
    """A page with a table, and with what stands around its article."""
    return page(_marked(rows))


def _marked(rows: Rows) -> str:
    table = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>\n" for row in rows)
    return f"<p>{_BEFORE}</p>\n<table>{table}</table>\n<p>{_AFTER}</p>\n"


def workbook(rows: Rows) -> bytes:
    """A workbook of one sheet, numbers as numbers."""
    cells = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
    return zipped(
        {
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><sheets><sheet name="A" r:id="a"/></sheets>'
            "</workbook>",
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGES}/relationships">'
            '<Relationship Id="a" Target="a.xml"/></Relationships>',
            "xl/a.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{cells}</sheetData></worksheet>',
        }
    )


def _cell(words: str) -> str:
    try:
        float(words)
    except ValueError:
        return f'<c t="inlineStr"><is><t>{escape(words)}</t></is></c>'
    return f"<c><v>{words}</v></c>"


SHEETS: Mapping[str, SheetShape] = {
    "Word document": docx,
    "e-book": epub,
    "saved page": saved_page,
}
"""By the names of the shapes of texts."""
