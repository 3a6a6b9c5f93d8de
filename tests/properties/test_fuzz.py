"""Every reader against files that were damaged at random: a document, or one sentence, in time.

Hypothesis damages them, part by part where they are archives, and makes what it finds as small as it can. Here a few
dozen files a reader; `make fuzz` tries thousands (FUZZ=number sets how many).
"""

from __future__ import annotations

import io
import os
import sqlite3
import time
import zipfile
from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.documents.packages import docx_parts, p, r, zipped
from tests.documents.pdfs import At, column, pdf
from tieout.documents import Limits, read_bytes, readers, tables_of
from tieout.errors import UnreadableError
from tieout.model import Changes, Document

EXAMPLES = int(os.environ.get("FUZZ", "25"))
SECONDS = 10
"""A thousand times what these files take."""
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
    "a.jsonl": b'{"author": {"name": "Jane"}, "time": "2019", "text": "The boats leave."}\n'
    b'{"user": "Poe", "body": "So\\u00e9"}\n',
    "a.eml": b"From: a@b.c\nSubject: =?utf-8?q?Boats?=\nDate: Mon, 4 Mar 2019 10:00:00 +0000\nMIME-Version: 1.0\n"
    b"Content-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain\n\nThe boats leave.\n"
    b"> So\n\n--x--\n",
    "a.txt": b"HEARING\n\nMR. ROE: The boats leave [laughter].\n\n1\n\nQ. When?\nA. At dawn.[1]\n\n"
    b"[1] Ibid.\n\x0c\n12\n",
}

_PIECES = st.one_of(
    st.binary(max_size=4),
    st.sampled_from(
        [b"<", b">", b"&#x110000;", b'"', b"]]>", b"<!--", b"{", b"}", b"\\", b"-1", b"99999999999", b"\xff", b"\0"]
    ),
    st.sampled_from(
        [b"<w:p>", b"</w:r>", b"<td rowspan=99999>", b"\\begin{quote}", b"endobj", b"\n\n", b"=?x?=", b"[^1]"]
    ),
)
_EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), _PIECES), max_size=6)
"""Where, how many bytes go, and what comes in their place."""


def _damaged(data: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    for where, gone, new in edits:
        at = int(where * len(data))
        data = data[:at] + new + data[at + gone :]
    return data


def _read(data: bytes, name: str, changes: Changes = Changes.ACCEPTED) -> Document | None:
    """The document; None where the file is refused in one sentence, and not because its reader fell over."""
    start = time.process_time()
    try:
        document = read_bytes(data, name, "d1", Limits(seconds=SECONDS), changes)
    except UnreadableError as problem:
        document = None
        assert "broke down" not in str(problem)
        assert str(problem).endswith(".")
        assert name in str(problem)
    assert time.process_time() - start < SECONDS
    return document


def _holds(document: Document | None) -> None:
    """Whatever was read hangs together, and its tables can be told."""
    if document is not None:
        assert all(0 <= block.span.start < block.span.end <= len(document.prose) for block in document.blocks)
        assert document.text.encode("utf-8") is not None
        assert all(table.columns for table in tables_of(document))


@pytest.mark.parametrize("name", FLAT)
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(edits=_EDITS)
def test_a_damaged_file_is_read_or_refused(name: str, edits: list[tuple[float, int, bytes]]) -> None:
    """Whatever is damaged in it."""
    _holds(_read(_damaged(FLAT[name], edits), name))


@pytest.mark.parametrize("name", ARCHIVES)
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), edits=_EDITS)
def test_a_damaged_part_is_read_or_refused(
    name: str, data: st.DataObject, edits: list[tuple[float, int, bytes]]
) -> None:
    """In whichever part of an archive, and in the archive itself."""
    part = data.draw(st.sampled_from([*ARCHIVES[name], ""]))
    parts = {each: held if isinstance(held, bytes) else held.encode() for each, held in ARCHIVES[name].items()}
    if part:
        parts[part] = _damaged(parts[part], edits)
    whole = zipped(parts, zipfile.ZIP_STORED)
    _holds(_read(whole if part else _damaged(whole, edits), name, data.draw(st.sampled_from(Changes))))


def test_every_reader_is_fuzzed() -> None:
    """A new format comes with a file to damage; Parquet is DuckDB's, and has its own tests."""
    files = {**FLAT, **{name: zipped(parts, zipfile.ZIP_STORED) for name, parts in ARCHIVES.items()}}
    read = {read_bytes(data, name, "d1").format for name, data in files.items()}
    assert read == {reader.format for reader in readers()} - {"parquet"}
    assert all(zipfile.is_zipfile(io.BytesIO(files[name])) for name in ARCHIVES)
