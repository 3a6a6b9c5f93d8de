"""Asking the library in the short way, without the types that its binding declares, gives its answers."""

from __future__ import annotations

import pytest
from pypdfium2 import PdfDocument, raw

from tests.documents.pdfs import At, column, pdf
from tieout.documents.pdf_boxes import Boxes

WORDS = "Boats leave the old stone pier at dawn."
PAGES = [column(72, 700, WORDS, WORDS, size=11), [At(90, 500, WORDS, 18, "M"), At(300, 500, "on the quay", 7)]]


@pytest.mark.parametrize("number", range(len(PAGES)))
def test_the_box_of_a_letter_is_the_one_that_the_binding_gives(number: int) -> None:
    """A character's box is the same whether the library is asked with the binding's checks or without."""
    page = PdfDocument(pdf(PAGES))[number]
    textpage = page.get_textpage()
    boxes = Boxes(page, textpage.raw)

    for place in range(textpage.count_chars()):
        left, _, right, _ = textpage.get_charbox(place, loose=True)
        assert boxes.ends(place, place + 1) == (left, right)


def test_a_line_is_as_high_as_its_letters_are_large() -> None:
    """Size, matrix and base line are asked right: a line's box is as high as its font is large, about its base line."""
    page = PdfDocument(pdf(PAGES))[0]
    textpage = page.get_textpage()

    ((left, bottom, _, top),) = Boxes(page, textpage.raw).lines([(0, len(WORDS))])

    assert left == pytest.approx(72, abs=1)
    assert top - bottom == pytest.approx(11)
    assert bottom < 700 < top


def test_what_no_character_has_is_no_answer() -> None:
    """Beyond the last character of a page the library says that it knows nothing, and nothing breaks."""
    page = PdfDocument(pdf(PAGES))[0]
    textpage = page.get_textpage()

    assert raw.FPDFText_GetFontSize(textpage.raw, 10_000) <= 0
    assert Boxes(page, textpage.raw).lines([(10_000, 10_001)]) == [(0.0, 0.0, 0.0, 0.0)]
