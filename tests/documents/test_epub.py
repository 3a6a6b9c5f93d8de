"""E-books: the pages in the order of the spine."""

from __future__ import annotations

import zipfile

import pytest

from tests.documents.packages import zipped
from tieout.documents import read_bytes
from tieout.errors import UnreadableError

_CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
)
_PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>On Harbours</dc:title><dc:creator>A. Mate</dc:creator><dc:creator>B. Bosun</dc:creator>
<dc:date>2019-05-03</dc:date><dc:language>en</dc:language></metadata><manifest>
<item id="b" href="text/two%20.xhtml" media-type="application/xhtml+xml"/>
<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="a" href="text/one.xhtml" media-type="application/xhtml+xml"/>
<item id="m" href="missing.xhtml" media-type="application/xhtml+xml"/>
<item id="i" href="cover.png" media-type="image/png"/></manifest>
<spine><itemref idref="n"/><itemref idref="i"/><itemref idref="a"/><itemref idref="m"/><itemref idref="b"/></spine>
</package>"""
PARTS: dict[str, str | bytes] = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": _CONTAINER,
    "OEBPS/book.opf": _PACKAGE,
    "OEBPS/nav.xhtml": "<html><body><p>Contents</p></body></html>",
    "OEBPS/text/one.xhtml": "<!DOCTYPE html><html><body><h1>One</h1><blockquote><p>Boats &amp; <em>nets</em>.</p>"
    "</blockquote>"
    '<p>So says the keeper.<a href="#n1">1</a></p><p id="n1">Of the gate.</p></body></html>',
    "OEBPS/text/two .xhtml": '<ul><li>net</li></ul><p>The <a href="https://example.org">end</a>.</p>',
    "OEBPS/cover.png": b"\x89PNG",
}


def _book(**parts: str) -> bytes:
    return zipped({**PARTS, **parts}, zipfile.ZIP_STORED)


def test_the_pages_are_read_in_the_order_of_the_spine() -> None:
    """The table of contents, pictures and pages that are missing are passed over."""
    document = read_bytes(_book(), "book.epub", "d1")
    assert document.text == "One\n\nBoats & nets.\n\nSo says the keeper.1\n\nOf the gate.\n\nnet\n\nThe end."
    assert [(block.kind.value, document.prose[slice(*block.span)]) for block in document.blocks] == [
        ("heading", "One"),
        ("quote", "Boats & nets."),
        ("paragraph", "So says the keeper.1"),
        ("footnote", "Of the gate."),
        ("list-item", "net"),
        ("paragraph", "The end."),
    ]
    assert [document.prose[slice(*span)] for span in document.emphasis] == ["nets"]
    assert [(document.prose[slice(*link.span)], link.target) for link in document.links] == [
        ("end", "https://example.org")
    ]
    assert [mark.label for mark in document.notes] == [document.blocks[3].label]
    assert document.location(document.text.index("end")).paragraph == 6


def test_a_page_that_is_listed_by_its_sections_is_read_once() -> None:
    """Some makers of books list each section of a page by itself."""
    items = "".join(f'<item id="{n}" href="text/one.xhtml#s{n}" media-type="application/xhtml+xml"/>' for n in range(3))
    spine = "".join(f'<itemref idref="{n}"/>' for n in range(3))
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest><spine>{spine}</spine></package>'
    )
    document = read_bytes(_book(**{"OEBPS/book.opf": package}), "book.epub", "d1")
    assert document.text.count("So says the keeper.") == 1


def test_the_package_says_title_authors_date_and_language() -> None:
    """All authors of them."""
    document = read_bytes(_book(), "book.bin", "d1")
    assert (document.format, document.title, document.language) == ("epub", "On Harbours", "en")
    assert (document.metadata.authors, document.metadata.date) == (("A. Mate", "B. Bosun"), "2019-05-03")


def test_a_locked_book_is_refused() -> None:
    """One whose fonts alone are locked is read."""
    lock = '<e xmlns="urn:x"><CipherReference URI="{}"/></e>'
    assert read_bytes(_book(**{"META-INF/encryption.xml": lock.format("OEBPS/a.otf")}), "a.epub", "d1").text
    with pytest.raises(UnreadableError, match="is encrypted: its words cannot be read"):
        read_bytes(_book(**{"META-INF/encryption.xml": lock.format("OEBPS/text/one.xhtml")}), "a.epub", "d1")


def test_a_book_without_its_package_is_refused() -> None:
    """It is damaged."""
    parts = {name: part for name, part in PARTS.items() if name != "OEBPS/book.opf"}
    with pytest.raises(UnreadableError, match=r"is damaged: it has no part OEBPS/book\.opf"):
        read_bytes(zipped(parts, zipfile.ZIP_STORED), "a.epub", "d1")
