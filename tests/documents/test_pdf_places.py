"""Where a PDF's words stand on its pages, and the pictures of these: measured on the picture itself."""

from __future__ import annotations

import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.documents.pdfs import At, column, justified, pdf
from tests.documents.test_pdf import LEFT, RIGHT
from tests.documents.test_pdf_ocr import TOLD, program, scan
from tieout.documents import Limits, Shown, Wanted, read_bytes, shown
from tieout.documents.pdf_drawn import add, less, numbered, shifted, written
from tieout.errors import UnreadableError
from tieout.model import Box, Document, Picture, Piece, Printed, Span

DOTS = 144


def read(file: bytes) -> Document:
    """A file as a source."""
    return read_bytes(file, "notice.pdf", "s1")


def span_of(document: Document, words: str) -> Span:
    """Where words first stand in a document's text."""
    start = document.text.index(words)
    return Span(start, start + len(words))


def place(file: bytes, words: str) -> tuple[Printed, ...]:
    """Where some words stand."""
    document = read(file)
    span = span_of(document, words)
    return shown(document, Wanted([span]), data=file).places[span]


def drawn(file: bytes, words: str) -> tuple[Printed, Picture]:
    """Where some words stand on their page, and its picture."""
    document = read(file)
    span = span_of(document, words)
    found = shown(document, Wanted([span], frozenset([span]), DOTS, 1 << 20), data=file)
    (printed,) = found.places[span]
    return printed, found.pictures[printed.page]


def ink(picture: Picture) -> NDArray[np.bool_]:
    """Where a picture is not white."""
    packed = np.frombuffer(zlib.decompress(picture.rows), np.uint8).reshape(picture.height, -1)[:, 1:]
    shades = np.stack([packed >> 4, packed & 15], axis=2).reshape(picture.height, -1)
    return shades[:, : picture.width] < 12


def inked(picture: Picture, printed: Printed, box: Box) -> tuple[int, int]:
    """How many dots of ink there are in a box, and how many on the page."""
    black = ink(picture)
    across, down = picture.width / printed.width, picture.height / printed.height
    rows = slice(round(box.top * down), round(box.bottom * down))
    return int(black[rows, round(box.left * across) : round(box.right * across)].sum()), int(black.sum())


def test_a_word_stands_where_its_ink_is() -> None:
    """A page with one word: its box holds all the ink, and begins where the word was set."""
    printed, picture = drawn(pdf([[At(100, 700, "Harbour", 20)]]), "Harbour")
    (box,) = printed.boxes
    inside, everywhere = inked(picture, printed, box)
    assert inside == everywhere > 0
    assert (printed.page, printed.label, printed.width, printed.height) == (1, None, 595, 842)
    assert abs(box.left - 100) < 1
    assert box.top < 842 - 700 < box.bottom < 842 - 690


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", ["", "/CropBox[50 300 500 800]"])
def test_turned_and_cropped_pages_are_measured_as_they_are_shown(turn: int, crop: str) -> None:
    """All the ink of a page is in the boxes of its words, however it is turned and cut."""
    file = pdf([column(100, 700, "Boats leave the pier", "at dawn in winter.")])
    file = file.replace(b"/MediaBox[0 0 595 842]", b"/MediaBox[0 0 595 842]/Rotate %d%s" % (turn, crop.encode()))
    found = []
    for line in ("Boats leave the pier", "at dawn in winter."):
        printed, picture = drawn(file, line)
        assert len(printed.boxes) == 1
        found.append(inked(picture, printed, printed.boxes[0]))
    assert sum(inside for inside, _ in found) >= 0.98 * found[0][1] > 0


def test_a_passage_has_a_box_a_line_and_a_place_a_page() -> None:
    """Over the end of a page: the lines of each page under its own number."""
    first, second = pdf([column(72, 700, *LEFT[:3])]), pdf([column(72, 700, *LEFT[:3]), column(72, 780, *LEFT[3:])])
    assert [len(printed.boxes) for printed in place(first, " ".join(LEFT[:3]))] == [3]
    assert [(one.page, len(one.boxes)) for one in place(second, " ".join(LEFT))] == [(1, 3), (2, 2)]


def test_columns_have_boxes_of_their_own() -> None:
    """Lines beside each other are not one, and a justified line whose words stand apart is."""
    file = pdf([[*justified(50, 290, 700, *LEFT), *justified(320, 560, 700, *RIGHT)]])
    (printed,) = place(file, LEFT[3] + " " + LEFT[4])
    assert [(round(box.left), box.right < 295) for box in printed.boxes] == [(50, True), (50, True)]
    (printed,) = place(file, "A fee of two crowns is asked of every crew")
    assert [(round(box.left), round(box.right)) for box in printed.boxes] == [(320, 560)]


def test_a_word_that_a_line_end_broke_has_two_boxes() -> None:
    """One on either line; the hyphen that was taken away is in none."""
    file = pdf(
        [column(72, 700, "The keeper of the old stone pier told the har-", "bour master, and the mayor, and all.")]
    )
    (printed,) = place(file, "harbour")
    upper, lower = printed.boxes
    assert upper.bottom <= lower.top + 1
    assert round(lower.left) == 72
    assert upper.left > 250


def test_marks_of_notes_and_line_numbers_do_not_shift_what_stands_behind_them() -> None:
    """What was taken out of the text still takes its room on the page."""
    text = [
        *column(72, 700, *LEFT[:3]),
        *column(72, 658, "they come back, the keeper said,1 and the lamps are"),
        *column(72, 644, *RIGHT),
    ]
    (printed,) = place(
        pdf([[*text, *column(72, 80, "1 So says the keeper of the gate.", size=8)]]), "and the lamps are"
    )
    behind = "they come back, the keeper said,1 "
    assert 72 + 5 * len(behind) < printed.boxes[0].left < 72 + 6 * len(behind)
    file = pdf([[At(40, 700 - 14 * n, f"{n + 1} {line}") for n, line in enumerate(LEFT)]])
    assert read(file).text == " ".join(LEFT)
    (printed,) = place(file, LEFT[2])
    assert 45 < printed.boxes[0].left < 55


def test_ligatures_are_one_character_of_the_page() -> None:
    """The letters of one have its box, and those behind it their own."""
    text, pieces = written("the ﬁrst oﬃce", 0, 13)
    assert text == "the first office"
    assert [tuple(piece) for piece in pieces] == [
        (0, 0, 4, 4),
        (4, 4, 2, 1),
        (6, 5, 5, 5),
        (11, 10, 3, 1),
        (14, 11, 2, 2),
    ]


def test_recognised_words_have_the_boxes_they_were_recognised_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In points: what was told counts dots, 300 of them to the inch."""
    (tmp_path / "told").write_text(TOLD)
    program(tmp_path, f'cat >/dev/null; cat "{tmp_path}/told"')
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    file = scan(column(72, 700, "Boats leave", "at dawn."))
    document = read_bytes(file, "scan.pdf", "s1", Limits(ocr="eng"))
    span = span_of(document, "leave at")
    (printed,) = shown(document, Wanted([span]), data=file).places[span]
    assert printed.boxes == (Box(98.4, 96.48, 127.2, 105.6), Box(72.0, 110.4, 93.6, 120.0))


def test_a_file_that_was_changed_shows_nothing() -> None:
    """What it was read as may stand elsewhere now."""
    document = read(pdf([column(72, 700, *LEFT)]))
    with pytest.raises(UnreadableError, match="was changed"):
        shown(document, Wanted([Span(0, 5)]), data=pdf([column(72, 600, *LEFT)]))


def test_what_has_no_pages_shows_none() -> None:
    """A text is asked for nothing."""
    assert shown(read_bytes(b"Boats leave.", "a.txt", "s1"), Wanted([Span(0, 5)])) == Shown({}, {})


def test_pictures_stop_where_there_is_no_room() -> None:
    """Places are told all the same."""
    file = pdf([column(72, 700, *LEFT), column(72, 700, *RIGHT)])
    document = read(file)
    spans = [span_of(document, LEFT[0]), span_of(document, RIGHT[0])]
    found = shown(document, Wanted(spans, frozenset(spans), DOTS, 1), data=file)
    assert set(found.places) == set(spans)
    assert list(found.pictures) == [1]


def test_a_huge_page_is_drawn_coarser() -> None:
    """A page of two hundred inches is no picture of a thousand million dots."""
    file = pdf([column(72, 700, *LEFT)]).replace(b"[0 0 595 842]", b"[0 0 14400 14400]")
    _, picture = drawn(file, LEFT[0])
    assert picture.width * picture.height < 5_000_000


@given(st.text("ab ﬁ\x00\x02\ufeff\ue010-", max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_pieces_lead_back_to_the_characters_they_were_read_from(text: str, first: int, length: int) -> None:
    """However a line is cut: character by character, or as the one that was written out."""
    words, pieces = written(text, 0, len(text))
    cut, kept = words[first : first + length], less(pieces, first, length)
    for piece in kept:
        part, origin = (
            cut[piece.prose : piece.prose + piece.prose_length],
            text[piece.text : piece.text + piece.text_length],
        )
        if piece.prose_length == piece.text_length and origin != "ﬁ":
            assert part == origin.translate({2: "-"})
        else:
            assert part in "fi"
            assert origin == "ﬁ"
    covered = {at for piece in kept for at in range(piece.prose, piece.prose + piece.prose_length)}
    assert all(at in covered for at, letter in enumerate(cut) if letter in "abfi-")


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 5)), max_size=6), st.integers(0, 9))
def test_pieces_that_go_on_become_one(gaps: list[tuple[int, int]], by: int) -> None:
    """And no character gets another number by it."""
    pieces, at = [], 0
    for gap, length in gaps:
        at += gap
        pieces.append(Piece(at, at + 7, length, length))
        at += length
    fused: list[Piece] = []
    add(fused, pieces, by)
    assert len(fused) <= 1
    assert all(piece.text - piece.prose == 7 - by for piece in fused)
    assert shifted(fused, -by) == numbered(shifted(fused, -by), range(100))
