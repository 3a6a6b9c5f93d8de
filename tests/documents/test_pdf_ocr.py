"""Scans: pages that are pictures, recognised where that is asked for."""

from __future__ import annotations

import shutil
import stat
import zlib
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from tests.documents.pdfs import At, column, pdf, written
from tieout.documents import read_bytes
from tieout.documents.base import Limits
from tieout.errors import TooLargeError, UnreadableError
from tieout.model import SourceKind

TOLD = """level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t
5\t1\t1\t1\t1\t1\t300\t400\t90\t40\t96.1\tBoats
5\t1\t1\t1\t1\t2\t410\t402\t120\t38\t91.0\tleave
5\t1\t1\t1\t1\t3\t540\t402\t30\t38\t4.0\t|
5\t1\t1\t1\t2\t1\t300\t460\t90\t40\t95.0\tat
5\t1\t1\t1\t2\t2\t410\t470\t90\t28\t95.0\tdawn.
"""


def scan(*pages: list[At]) -> bytes:
    """A file of which each page is the picture of a page of words."""
    document = PdfDocument(pdf(pages))
    kids = " ".join(f"{5 + 3 * n} 0 R" for n in range(len(pages)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode()]
    objects += [b"<<>>", b"<<>>"]
    for number in range(len(pages)):
        bitmap = document[number].render(scale=150 / 72, grayscale=True)
        dots = zlib.compress(bytes(bitmap.buffer))
        at = 5 + 3 * number
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</XObject<</I %d 0 R>>>>>>"
            % (at + 1, at + 2),
            b"<</Length 26>>stream\nq 595 0 0 842 0 0 cm /I Do Q\nendstream",
            b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8"
            b"/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (bitmap.stride, bitmap.height, len(dots), dots),
        ]
    return written(objects)


def program(folder: Path, body: str) -> None:
    """A program by the name of the one that recognises, which does what `body` does."""
    path = folder / "tesseract"
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


PAGE = column(
    72, 700, "The boats leave the old stone pier at dawn, as they", "always did, and nobody counts them.", size=14
)


def test_a_scan_is_refused_unless_it_may_be_recognised() -> None:
    """And the reason says how it can be."""
    with pytest.raises(
        UnreadableError, match=r"scan without a text layer \(1 pages\): have it recognised with --ocr eng"
    ):
        read_bytes(scan(PAGE), "scan.pdf", "s1")


def test_a_scan_is_read_as_the_program_tells_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Line by line, without specks; what a machine recognised is a machine's transcript."""
    (tmp_path / "told.tsv").write_text(TOLD)
    program(tmp_path, f'/bin/cat > {tmp_path}/picture.pgm; echo "$@" > {tmp_path}/asked; /bin/cat {tmp_path}/told.tsv')
    monkeypatch.setenv("PATH", str(tmp_path))
    document = read_bytes(scan(PAGE), "scan.pdf", "s1", Limits(ocr="eng+deu"))
    assert document.text == "Boats leave at dawn."
    assert document.metadata.kind is SourceKind.MACHINE_TRANSCRIPT
    assert document.location(document.text.index("dawn")).page == 1
    assert (tmp_path / "asked").read_text() == "- - -l eng+deu --dpi 300 tsv\n"
    head, _, dots = (tmp_path / "picture.pgm").read_bytes().partition(b"255\n")
    width, height = map(int, head.split()[1:3])
    assert (len(dots), width, height) == (width * height, 2480, 3509)


@pytest.mark.parametrize(
    ("body", "limits", "error", "said"),
    [
        ("exit 1", Limits(ocr="xyz"), UnreadableError, "cannot be recognised: tesseract says"),
        ("exec /bin/sleep 5", Limits(ocr="eng", seconds=0.2), TooLargeError, "takes too long to recognise"),
        ("exit 0", Limits(ocr="eng -c x"), UnreadableError, "is no list of languages"),
        ("exit 0", Limits(ocr="eng"), UnreadableError, "is a scan without a text layer"),
        ("echo 5; echo 5 5; exit 0", Limits(ocr="eng"), UnreadableError, "is a scan without a text layer"),
    ],
)
def test_what_goes_wrong_is_said_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, limits: Limits, error: type[Exception], said: str
) -> None:
    """A language it does not know, a page that takes too long, nothing to be seen."""
    program(tmp_path, body)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(error, match=said):
        read_bytes(scan(PAGE), "scan.pdf", "s1", limits)


def test_without_the_program_the_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name of the package, where it has one."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnreadableError, match="tesseract is not installed"):
        read_bytes(scan(PAGE), "scan.pdf", "s1", Limits(ocr="eng"))


def test_words_beside_a_picture_are_not_recognised_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file with a text layer is read as it is, whatever is asked for."""
    monkeypatch.setenv("PATH", "")
    assert read_bytes(pdf([PAGE]), "page.pdf", "s1", Limits(ocr="eng")).text.startswith("The boats leave")


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="needs tesseract (Debian: tesseract-ocr)")
def test_tesseract_recognises_a_clean_page() -> None:
    """Word for word, as paragraphs."""
    document = read_bytes(scan(PAGE, PAGE), "scan.pdf", "s1", Limits(ocr="eng"))
    words = "The boats leave the old stone pier at dawn, as they always did, and nobody counts them."
    assert " ".join(document.text.split()) == f"{words} {words}"
    assert [page.number for page in document.pages] == [1, 2]
