"""One small file of every format, with much of what the format has in it: what fuzzing begins with."""

from __future__ import annotations

import sqlite3
import tempfile
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import duckdb

from tests.documents.packages import docx_parts, p, r, zipped
from tests.documents.pdfs import At, column, pdf
from tieout.documents import read_bytes

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_NOTE = f'<w:footnote w:id="1">{p(r("See page 3."))}</w:footnote>'
_COMMENT = f'<w:comment w:id="1" w:author="E">{p(r("https://example.org/a"))}</w:comment>'
_BODY = p(
    '<w:commentRangeStart w:id="1"/>', r("The boats", "<w:i/>"), '<w:commentRangeEnd w:id="1"/>',
    '<w:ins w:id="2"><w:r><w:t>leave</w:t></w:r></w:ins><w:r><w:tab/><w:footnoteReference w:id="1"/></w:r>',
) + f"<w:tbl><w:tr><w:tc>{p(r('Vale'))}</w:tc></w:tr></w:tbl>"  # fmt: skip
_SPACES = " ".join(f'xmlns:{name}="{_OASIS}{name}:1.0"' for name in ("office", "text", "table", "style"))
_TEXT = (
    '<text:h text:outline-level="1">Boats</text:h><text:p>The <text:span text:style-name="I">old</text:span> pier'
    "<text:note><text:note-body><text:p>Ibid.</text:p></text:note-body></text:note><text:s text:c='3'/></text:p>"
)
_SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PAGE = (
    b"<html><head><title>Boats</title></head><body><ul><li><a href=a>Home</a></ul><h1>Boats</h1><p>The &quot;old&quot;"
    b"<b>pier</b><sup><a href=#n1>1</a></sup><table><tr><td colspan=2>7<td>8</table><p id=n1>1. Ibid."
    b"<blockquote>So</blockquote>"
)
ARCHIVES: Mapping[str, Mapping[str, str | bytes]] = {
    "a.docx": docx_parts(_BODY, footnotes=_NOTE, comments=_COMMENT, core="<dc:title>Boats</dc:title>"),
    "a.odt": {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {_SPACES}><office:body><office:text>{_TEXT}"
        "</office:text></office:body></office:document-content>",
    },
    "a.epub": {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="a.opf"/></rootfiles></container>',
        "a.opf": '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.xhtml" '
        'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>',
        "a.xhtml": _PAGE,
    },
    "a.xlsx": {
        "xl/workbook.xml": f'<workbook {_SHEET} xmlns:r="{_REL}"><sheets>'
        '<sheet name="A" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r1" Target="a.xml"/></Relationships>',
        "xl/sharedStrings.xml": f"<sst {_SHEET}><si><t>Port</t></si></sst>",
        "xl/a.xml": f'<worksheet {_SHEET}><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c>'
        '<c r="B1"><v>7.5</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>',
    },
}


def _database() -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.executescript("CREATE TABLE ports (name, boats); INSERT INTO ports VALUES ('Vale', 7);")
    return connection.serialize()


FLAT: Mapping[str, bytes] = {
    "a.pdf": pdf([[*column(72, 740, "The boats leave the old pier.", "At dawn they", "come back."), At(300, 30, "1")]]),
    "a.db": _database(),
    "a.html": _PAGE,
    "a.md": b"---\ntitle: Boats\n---\n# Boats\n\nThe *old* [pier](http://a.b)[^1]\n\n> So\n\n1. a\n\n"
    b"|a|b|\n|-|-|\n|1|2|\n\n[^1]: Ibid.\n",
    "a.tex": b"\\title{Boats}\n\\begin{document}\n``The \\emph{old}\n pier'' \\cite[3]{a}\\footnote{Ibid.} $7{,}5$ %"
    b" no\n\n\\begin{quote}So\\end{quote}",
    "a.srt": b"1\n00:00:01,000 --> 00:00:03,000\n<v Jane Doe>The boats &amp; nets\n\n2\n"
    b"00:00:03,500 --> 00:00:05,000\nleave.\n",
    "a.csv": b'port,boats\n"Vale, N","7\n"\nHythe,8\n',
    "a.json": b'{"year": 2030, "ports": [{"port": "Vale", "boats": {"old": 7.50}}, {"port": "Hythe", "boats": 8}]}',
    "b.txt": b"Boats\n\nPort    Boats   Crew\n-----   -----   ----\nVale        7      9\nHythe       8     12\n",
    "a.jsonl": b'{"author": {"name": "Jane"}, "time": "2019", "text": "The boats leave."}\n'
    b'{"user": "Poe", "body": "So\\u00e9"}\n',
    "a.eml": b"From: a@b.c\nSubject: =?utf-8?q?Boats?=\nDate: Mon, 4 Mar 2019 10:00:00 +0000\nMIME-Version: 1.0\n"
    b"Content-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain\n\nThe boats leave.\n"
    b"> So\n\n--x--\n",
    "a.txt": b"HEARING\n\nMR. ROE: The boats leave [laughter].\n\n1\n\nQ. When?\nA. At dawn.[1]\n\n"
    b"[1] Ibid.\n\x0c\n12\n",
}


@cache
def samples() -> Mapping[str, tuple[str, bytes]]:
    """By each format the name and the bytes of a file that is read as that; archives not packed, so that words show."""
    files = {**FLAT, "a.parquet": _columns()}
    files |= {name: zipped(parts, zipfile.ZIP_STORED) for name, parts in ARCHIVES.items()}
    return {read_bytes(data, name, "d1").format: (name, data) for name, data in files.items()}


def _columns() -> bytes:
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        path = Path(folder, "a.parquet")
        connection.execute(f"COPY (SELECT 'Vale' AS port, 7 AS boats, DATE '2019-03-04' AS day) TO '{path}'")
        return path.read_bytes()
