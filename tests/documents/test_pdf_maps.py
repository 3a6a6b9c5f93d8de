"""Fonts that do not say which letters they show: what is drawn can be seen, and what it says nobody knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.pdfs import written
from tests.documents.test_pdf_ocr import TOLD, program
from tieout.documents import Limits, read_bytes
from tieout.errors import UnreadableError

WORDS = "The boats leave the old stone pier at dawn"
_SHIFT = 29
"""How far the numbers of glyphs usually are from those of the letters."""
_REFUSED = "its fonts do not say which letters they show. Have it recognised with --ocr eng"
_MAP = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def "
    "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0003> <005D> <0020> endbfrange "
    "endcmap end end"
)


def _file(font: str, shown: str, *others: str) -> bytes:
    """A page that shows some numbers of a font's glyphs; the other objects are numbered from 7."""
    content = f"BT /F 12 Tf 72 700 Td <{shown}> Tj ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[5 0 R]/Count 1>>",
        font,
        "<<>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 6 0 R/Resources<</Font<</F 3 0 R>>>>>>",
        _stream(content),
        *others,
    ]
    return written([each.encode() for each in objects])


def _stream(content: str) -> str:
    return f"<</Length {len(content)}>>stream\n{content}\nendstream"


def _composite(to_letters: str = "") -> bytes:
    """A font whose glyphs have numbers only, and with a map to letters where one is given."""
    font = "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[7 0 R]"
    glyphs = "<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
    shown = "".join(f"{ord(letter) - _SHIFT:04X}" for letter in WORDS)
    mapped = "/ToUnicode 8 0 R" if to_letters else ""
    return _file(f"{font}{mapped}>>", shown, f"{glyphs}/Supplement 0>>/DW 600>>", _stream(to_letters))


def _drawn() -> bytes:
    """A font whose glyphs are drawings with names that mean nothing."""
    numbers = range(1, 13)
    names = " ".join(f"/g{number}" for number in numbers)
    drawings = " ".join(f"/g{number} 7 0 R" for number in numbers)
    font = (
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 10 10]/FontMatrix[.1 0 0 .1 0 0]/FirstChar 1/LastChar 12"
        f"/Widths[{'6 ' * len(numbers)}]/CharProcs<<{drawings}>>/Encoding<</Type/Encoding/Differences[1 {names}]>>>>"
    )
    return _file(font, "".join(f"{number:02X}" for number in numbers), _stream("6 0 d0 0 0 5 5 re f"))


def _bitmaps() -> bytes:
    """A font of drawings as a typesetter makes them: the names mean nothing, and the numbers are those of letters."""
    codes = sorted(set(WORDS.encode()))
    names = " ".join(f"{code} /x{code - 30}" for code in codes)
    drawings = " ".join(f"/x{code - 30} 7 0 R" for code in codes)
    font = (
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 10 10]/FontMatrix[.1 0 0 .1 0 0]/FirstChar 32/LastChar 122"
        f"/Widths[{'6 ' * 91}]/CharProcs<<{drawings}>>/Encoding<</Type/Encoding/Differences[{names}]>>>>"
    )
    return _file(font, WORDS.encode().hex(), _stream("6 0 d0 0 0 5 5 re f"))


def test_letters_that_are_numbered_as_everybody_does_are_read() -> None:
    """Bitmap fonts of typesetters name no letters either, but their numbers are those of letters."""
    assert read_bytes(_bitmaps(), "a.pdf", "s1").text == WORDS


@pytest.mark.parametrize("data", [_composite(), _drawn()], ids=["numbers", "drawings"])
def test_letters_that_nobody_knows_are_no_words(data: bytes) -> None:
    """The numbers of glyphs are refused, though they look like other letters: a check of them would be of nothing."""
    with pytest.raises(UnreadableError, match=_REFUSED):
        read_bytes(data, "a.pdf", "s1")


def test_a_font_with_a_map_is_read() -> None:
    """The same glyphs by the same numbers are words where the font says which letters they are."""
    assert read_bytes(_composite(_MAP), "a.pdf", "s1").text == WORDS


def test_what_cannot_be_mapped_may_be_recognised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a scan is: the letters are there to be seen."""
    (tmp_path / "told.tsv").write_text(TOLD)
    program(tmp_path, f"/bin/cat > {tmp_path}/picture.pgm; /bin/cat {tmp_path}/told.tsv")
    monkeypatch.setenv("PATH", str(tmp_path))

    assert read_bytes(_composite(), "a.pdf", "s1", Limits(ocr="eng")).text == "Boats leave at dawn."
