"""Forms: what is filled in and chosen is words of the page, where it stands."""

from __future__ import annotations

import pytest

from tests.documents.pdfs import written
from tieout.documents import Wanted, read_bytes, shown
from tieout.errors import UnreadableError
from tieout.model import Box, Span


def form(*fields: str, page: str = "") -> bytes:
    """A page that asks for a name, with some fields whose looks are left to the reader."""
    content = b"BT /F 12 Tf 72 700 Td (Name of the boat:) Tj ET"
    numbers = [f"{7 + number} 0 R" for number in range(len(fields))]
    listed = " ".join(numbers)
    return written(
        [
            f"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{listed}]/NeedAppearances true/DA(/F 12 Tf 0 g)"
            "/DR<</Font<</F 3 0 R>>>>>>>>".encode(),
            b"<</Type/Pages/Kids[5 0 R]/Count 1>>",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
            b"<<>>",
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 6 0 R/Annots[{listed}]{page}"
            "/Resources<</Font<</F 3 0 R>>>>>>".encode(),
            b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
            *(f"<</Type/Annot/Subtype/Widget/P 5 0 R/F 4{field}>>".encode() for field in fields),
        ]
    )


FILLED = "/FT/Tx/T(boat)/V(Old Kestrel)/DA(/F 12 Tf 0 g)/Rect[180 695 400 715]"
EMPTY = "/FT/Tx/T(crew)/DA(/F 12 Tf 0 g)/Rect[180 645 400 665]"
CHOSEN = "/FT/Ch/Ff 131072/T(quay)/Opt[(North quay)(South quay)]/V(South quay)/DA(/F 12 Tf 0 g)/Rect[180 595 400 615]"


def test_what_is_filled_in_is_read() -> None:
    """Behind the words that ask for it; a field that is empty says nothing."""
    assert read_bytes(form(FILLED, EMPTY), "form.pdf", "s1").text == "Name of the boat: Old Kestrel"


def test_what_is_chosen_is_read() -> None:
    """And not what else there was to choose."""
    text = read_bytes(form(CHOSEN), "form.pdf", "s1").text
    assert "South quay" in text
    assert "North" not in text


@pytest.mark.parametrize(
    ("page", "box"), [("", (180, 127, 400, 147)), ("/CropBox[50 400 595 800]", (130, 85, 350, 105))]
)
def test_a_field_is_shown_where_it_stands(page: str, box: tuple[int, ...]) -> None:
    """Its words have their place within it, on a page that is cut, too."""
    file = form(FILLED, page=page)
    document = read_bytes(file, "form.pdf", "s1")
    start = document.text.index("Old Kestrel")
    span = Span(start, start + len("Old Kestrel"))
    found = shown(document, Wanted([span], frozenset([span]), 72, 1 << 20), data=file)
    ((one,),) = (printed.boxes for printed in found.places[span])
    field = Box(*box)
    assert field.left <= one.left < one.right <= field.right
    assert field.top - 3 <= one.top < one.bottom <= field.bottom + 3
    assert found.pictures.keys() == {1}


def test_a_file_without_a_form_is_read_as_it_was() -> None:
    """Fields of no form have no look, and nothing is read of them."""
    file = form(FILLED).replace(b"/AcroForm", b"/AcroFrom")
    assert read_bytes(file, "form.pdf", "s1").text == "Name of the boat:"


def test_fields_on_a_scan_do_not_make_it_readable() -> None:
    """What the picture says is not read, so nothing may count as not there."""
    file = form(FILLED).replace(b"(Name of the boat:) Tj", b" " * len("(Name of the boat:) Tj"))
    with pytest.raises(UnreadableError, match="scan without a text layer"):
        read_bytes(file, "form.pdf", "s1")
