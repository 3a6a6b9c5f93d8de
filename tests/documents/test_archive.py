"""Archives that are made to hurt."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import pytest

from tests.documents.packages import docx_parts, p, r, zipped
from tests.documents.test_epub import PARTS
from tieout.documents import read_bytes, read_path
from tieout.documents.archive import name_of, resolved
from tieout.documents.base import Limits
from tieout.errors import TooLargeError, UnreadableError

SECONDS = 30
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def _bad(document: str | bytes) -> bytes:
    return zipped({**docx_parts(""), "word/document.xml": document})


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (_bad(b"<a>" + b"0" * (64 << 20)), "unpacks to far more than its size"),
        (_bad(f'<!DOCTYPE a [<!ENTITY l0 "ha">{_LAUGHS}]><a>&l9;</a>'), "declares entities"),
        (_bad('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'), "declares entities"),
        (_bad('<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1/x">%x;]><a/>'), "declares entities"),
    ],
    ids=["zeros", "laughs", "file", "parameter"],
)
def test_bombs_and_entities_are_refused_in_one_sentence(data: bytes, says: str) -> None:
    """Nothing is expanded, nothing is fetched, and it takes no time to say so."""
    start = time.process_time()
    with pytest.raises(UnreadableError, match=says):
        read_bytes(data, "a.docx", "d1")
    assert time.process_time() - start < SECONDS


_NAMED = {
    "a.docx": (docx_parts(""), "word/document.xml"),
    "a.odt": ({"mimetype": "application/vnd.oasis.opendocument.text"}, "content.xml"),
    "a.epub": ({"mimetype": "application/epub+zip"}, "META-INF/container.xml"),
    "a.xlsx": ({"xl/workbook.xml": "<workbook/>"}, "xl/_rels/workbook.xml.rels"),
}


@pytest.mark.parametrize("name", _NAMED)
@pytest.mark.parametrize(
    "hostile", [b"<a>" + b"0" * (64 << 20), f'<!DOCTYPE a [<!ENTITY l0 "ha">{_LAUGHS}]><a>&l9;</a>']
)
def test_every_archive_is_guarded_alike(name: str, hostile: str | bytes) -> None:
    """Bombs and entities are refused wherever they are put."""
    parts, part = _NAMED[name]
    start = time.process_time()
    with pytest.raises(UnreadableError, match=r"a\.\w+ (unpacks to far more|declares)"):
        read_bytes(zipped({**parts, part: hostile}), name, "d1")
    assert time.process_time() - start < SECONDS


def test_a_bomb_in_a_part_that_is_not_read_costs_nothing() -> None:
    """Nor is an archive inside the archive opened."""
    bomb = zipped({"zeros": b"0" * (64 << 20)})
    parts: dict[str, str | bytes] = {
        **docx_parts(p(r("words"))),
        "word/media/image1.png": b"0" * (64 << 20),
        "word/nested.zip": bomb,
    }
    start = time.process_time()
    assert read_bytes(zipped(parts), "a.docx", "d1").text == "words"
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("outer", ["a.zip", "a.docx"])
def test_archives_of_archives_are_never_opened(outer: str) -> None:
    """A bomb of nested archives is a file of no known format, or a document whose words are no words."""
    bomb = zipped({"zeros": b"0" * (16 << 20)})
    for level in range(6):
        bomb = zipped({f"{level}-{number}.zip": bomb for number in range(10)})
    start = time.process_time()
    with pytest.raises(UnreadableError, match=r"^a\.zip looks like|^a\.docx is damaged"):
        read_bytes(bomb if outer == "a.zip" else _bad(bomb), outer, "d1")
    assert time.process_time() - start < SECONDS


def test_the_parts_together_stay_below_a_limit() -> None:
    """Many parts of a little each are no way around it."""
    with pytest.raises(TooLargeError, match="unpacks to far more"):
        read_bytes(zipped(docx_parts(p(r("words " * 200)))), "a.docx", "d1", Limits(archive_bytes=1000))


def test_an_archive_of_too_many_parts_is_not_read() -> None:
    """Before the names of any are read."""
    parts = {**docx_parts(p(r("words"))), **{f"word/{number}": "" for number in range(21_000)}}
    with pytest.raises(UnreadableError):
        read_bytes(zipped(parts, zipfile.ZIP_STORED), "a.docx", "d1")


@pytest.mark.parametrize(
    "opening", ["<w:tbl><w:tr><w:tc>", "<w:p>", "<w:sdt><w:sdtContent>", "<w:p><w:r><w:txbxContent>"]
)
def test_nesting_has_no_price(opening: str) -> None:
    """A document nested 100,000 deep is read in time that grows with its length."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    names = [tag.strip("<>") for tag in opening.replace("><", "> <").split()]
    closing = "".join(f"</{name}>" for name in reversed(names))
    deep = f'<w:d xmlns:w="{space}">{opening * 50_000}<w:p><w:r><w:t>words</w:t></w:r></w:p>{closing * 50_000}</w:d>'
    start = time.process_time()
    assert "words" in read_bytes(_bad(deep), "a.docx", "d1").text
    assert time.process_time() - start < SECONDS


def test_a_reader_that_takes_too_long_is_stopped() -> None:
    """The clock is looked at as the words come in."""
    with pytest.raises(TooLargeError, match="takes more than -0 seconds"):
        read_bytes(zipped(docx_parts(p(r("words")))), "a.docx", "d1", Limits(seconds=-0.1))


@pytest.mark.parametrize(
    ("part", "target", "name"),
    [
        ("word/document.xml", "styles.xml", "word/styles.xml"),
        ("word/document.xml", "/word/styles.xml", "word/styles.xml"),
        ("word/document.xml", "../../../etc/passwd", "etc/passwd"),
        ("OEBPS/content.opf", "text/a%20b.xhtml#c", "OEBPS/text/a b.xhtml"),
        ("", "..\\..\\x", "x"),
    ],
)
def test_no_name_leads_out_of_the_archive(part: str, target: str, name: str) -> None:
    """Steps upwards end at its root."""
    assert resolved(part, target) == name
    assert name_of(name) == name


def test_a_book_reads_no_page_from_beside_it(tmp_path: Path) -> None:
    """Steps out of the archive, and names from the root of the disk, are names of parts that it does not have."""
    (tmp_path / "secret.xhtml").write_text("<p>Nobody may read this.</p>")
    names = ["../../secret.xhtml", str(tmp_path / "secret.xhtml"), (tmp_path / "secret.xhtml").as_uri()]
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(names)
    )
    spine = "".join(f'<itemref idref="{one}"/>' for one in ("i0", "i1", "i2", "a"))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.xhtml" '
        f'media-type="application/xhtml+xml"/>{items}</manifest><spine>{spine}</spine></package>'
    )
    (tmp_path / "a").mkdir()
    path = tmp_path / "a" / "book.epub"
    path.write_bytes(zipped({**PARTS, "OEBPS/book.opf": package, "OEBPS/a.xhtml": "<p>Boats leave at dawn.</p>"}))
    assert read_path(path, "d1").text == "Boats leave at dawn."


def test_parts_with_names_that_lead_out_are_written_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that holds such parts is read, and there is no file more than before."""
    desk = tmp_path / "a" / "b"
    desk.mkdir(parents=True)
    monkeypatch.chdir(desk)
    parts = {**docx_parts(p(r("words"))), "../out.txt": "out", f"{tmp_path}/out.txt": "out", "..\\..\\out.txt": "out"}
    Path("a.docx").write_bytes(zipped(parts))
    before = sorted(tmp_path.rglob("*"))
    assert read_path(Path("a.docx"), "d1").text == "words"
    assert sorted(tmp_path.rglob("*")) == before
