"""Plain texts turned into the files people really have: Word, e-book, saved page, PDF of one column and of two.

Written by hand, with no more than the standard library, so that the shapes are the same wherever a benchmark runs.
"""

from __future__ import annotations

import io
import re
import textwrap
import zipfile
from collections.abc import Callable, Mapping, Sequence
from html import escape
from itertools import accumulate

_BLANK = re.compile(r"\n\s*\n")
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGES = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    f'<Types xmlns="{PACKAGES}/content-types"><Default Extension="xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Default '
    'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)
_PARTS = (
    f'<Relationships xmlns="{PACKAGES}/relationships"><Relationship Id="a" Type="{_OFFICE}/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="book.opf"/></rootfiles></container>'
)
_PACKAGE = (
    '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.xhtml" '
    'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>'
)
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>"
_LINES = 52
"""Lines of a column."""
_LEADING = 14


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in _BLANK.split(text) if part.strip()]


def zipped(parts: Mapping[str, str]) -> bytes:
    """An archive of some parts."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            method = zipfile.ZIP_STORED if name == "mimetype" else None
            archive.writestr(name, content, method)
    return written.getvalue()


def docx(text: str) -> bytes:
    """A Word document, each paragraph broken into runs as Word breaks them."""
    body = "".join(f"<w:p>{''.join(_runs(paragraph))}</w:p>" for paragraph in _paragraphs(text))
    return word_document(body)


def word_document(body: str) -> bytes:
    """A Word document with a body."""
    document = f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": _TYPES, "_rels/.rels": _PARTS, "word/document.xml": document})


def _runs(paragraph: str) -> list[str]:
    stretches = [paragraph[at : at + 37] for at in range(0, len(paragraph), 37)]
    return [f'<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>' for words in stretches]


def epub(text: str) -> bytes:
    """An e-book of one page."""
    return book(_marked(text))


def book(marked: str) -> bytes:
    """An e-book of one page with what is marked up."""
    page = f"<html><body>{marked}</body></html>"
    package = {"META-INF/container.xml": _CONTAINER, "book.opf": _PACKAGE, "a.xhtml": page}
    return zipped({"mimetype": "application/epub+zip", **package})


def saved_page(text: str) -> bytes:
    """An article as a browser saves it, with what stands around it."""
    return page(_marked(text))


def page(marked: str) -> bytes:
    """A page with what is marked up, and with what stands around an article."""
    links = "".join(f"<li><a href='/{name}'>{name.title()}</a></li>" for name in ("home", "news", "sport", "shop"))
    whole = (
        "<!DOCTYPE html><html><head><title>News</title><script>var a = 1;</script></head>"
        f"<body><nav><ul>{links}</ul></nav>"
        f"<main><article>{marked}</article></main><aside><h2>Most read</h2><ul>{links}</ul></aside>"
        "<footer>All rights reserved</footer></body></html>"
    )
    return whole.encode()


def _marked(text: str) -> str:
    return "".join(f"<p>{escape(paragraph)}</p>\n" for paragraph in _paragraphs(text))


def pdf(text: str) -> bytes:
    """Pages of one column, with a head and a number."""
    return _pages(text, 1)


def pdf_of_two_columns(text: str) -> bytes:
    """The same of two."""
    return _pages(text, 2)


def _pages(text: str, columns: int) -> bytes:
    width = 88 // columns - (columns > 1)
    lines: list[str] = []
    for paragraph in _paragraphs(text):
        lines += ["", *textwrap.wrap(paragraph, width, break_on_hyphens=False)]
    whole = _LINES * columns
    pages = [lines[at : at + whole] for at in range(0, len(lines), whole)]
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>"
        % (b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(pages))), len(pages)),
        _FONT,
    ]
    for number, page in enumerate(pages):
        content = b"\n".join(_shown(number, page))
        box = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>"
        objects += [box % (5 + 2 * number), b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)]
    return _file(objects)


def _shown(number: int, page: Sequence[str]) -> list[bytes]:
    columns = [page[at : at + _LINES] for at in range(0, len(page), _LINES)]
    wide = 255 if len(columns) > 1 or len(max(page, key=len)) < 60 else 0
    shown = [_line(50, 805, "Harbour Review"), _line(290, 25, str(number + 1))]
    for place, column in enumerate(columns):
        shown += [_line(50 + wide * place, 770 - _LEADING * row, words) for row, words in enumerate(column) if words]
    return shown


def _line(x: int, y: int, words: str) -> bytes:
    written = words.encode("cp1252", "replace")
    for special in (b"\\", b"(", b")"):
        written = written.replace(special, b"\\" + special)
    return b"BT /F 11 Tf %d %d Td (%s) Tj ET" % (x, y, written)


def _file(objects: Sequence[bytes]) -> bytes:
    parts = [b"%PDF-1.4\n", *(b"%d 0 obj\n%s\nendobj\n" % pair for pair in enumerate(objects, 1))]
    places = list(accumulate(len(part) for part in parts))
    table = b"".join(b"%010d 00000 n \n" % place for place in places[:-1])
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return b"".join(parts) + end % (len(objects) + 1, table, len(objects) + 1, places[-1])


SHAPES: Mapping[str, Callable[[str], bytes]] = {
    "Word document": docx,
    "e-book": epub,
    "saved page": saved_page,
    "PDF of one column": pdf,
    "PDF of two columns": pdf_of_two_columns,
}
