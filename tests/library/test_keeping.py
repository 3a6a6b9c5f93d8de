"""What is kept of a document is the document again."""

from __future__ import annotations

import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties.strategies import FILES
from tieout.documents import read_text
from tieout.errors import CacheError
from tieout.library.keeping import pack, unpack
from tieout.library.opened import Opened, in_a_row
from tieout.model import Box, Document, Drawing, Page, Stretch


def packed(document: Document, *, keeps_text: bool = False) -> bytes:
    """What is kept of a document by itself."""
    (data,) = pack(in_a_row([document]), [keeps_text])
    return data


def again(opened: Opened, text: str | None) -> Opened:
    """A source from what is kept of it, all its words found."""
    document = opened.document
    found = unpack(packed(document), document.id, document.path, document.sha256, document.format, text)
    found.need(0, found.structure.size)
    return found


@given(FILES)
def test_a_source_survives_being_kept(file: tuple[str, str]) -> None:
    """Plain text, Markdown or HTML: words, turns, asides, prose and map are those it had."""
    document = read_text(file[0], "source", "s1", format=file[1])
    before = Opened.of(document)
    after = again(before, document.text)
    assert (after.document.text, after.document.prose) == (document.text, document.prose)
    assert after.document.offsets.pieces == document.offsets.pieces
    assert (after.document.title, after.document.language) == (document.title, document.language)
    for name in ("starts", "ends", "hashes"):
        assert getattr(after.words, name).tolist() == getattr(before.words, name).tolist()
    assert after.structure.speakers == before.structure.speakers == tuple(turn.speaker for turn in document.turns)
    for name in ("labels", "turns", "firsts", "asides", "marks"):
        assert getattr(after.structure, name).tolist() == getattr(before.structure, name).tolist()


def test_a_format_that_is_no_text_keeps_its_prose() -> None:
    """There is no text to take it from."""
    document = read_text("The boats leave. The nets dry.", "a.txt", "s1")
    before = Opened.of(replace(document, prose="".join(list(document.text)), format="pages"))
    after = again(before, None)
    assert (after.document.text, after.document.prose) == (document.text, document.text)
    assert after.words.hashes.tolist() == before.words.hashes.tolist()


@pytest.mark.parametrize(
    "data", [b"", b"x", zlib.compress(b""), zlib.compress(b"\xff\xff\xff\xff{}"), zlib.compress(b"\2\0\0\0{}")]
)
def test_bytes_that_were_never_packed(data: bytes) -> None:
    """They are refused in one way."""
    with pytest.raises(CacheError):
        unpack(data, "s1", "a.txt", "", "text", "The boats leave.")


def test_a_text_of_another_length() -> None:
    """It is not the text that was kept."""
    data = packed(read_text("The boats leave.", "a.txt", "s1"))
    with pytest.raises(CacheError):
        unpack(data, "s1", "a.txt", "", "text", "The boats leave at dawn.")


def test_a_text_of_other_words() -> None:
    """It is not, either: whoever asks for its words is told."""
    data = packed(read_text("The boats leave.", "a.txt", "s1"))
    opened = unpack(data, "s1", "a.txt", "", "text", "Theboatsxleaves.")
    with pytest.raises(CacheError):
        opened.need(0, 3)


def test_a_format_that_is_no_text_keeps_its_text_pages_and_paragraphs() -> None:
    """What a Word document or a PDF was read as is not read again, though its prose is the text itself."""
    document = read_text("The boats leave.\n\nThe nets dry.", "a.txt", "s1")
    pages = (Page(0, 1, "iv"), Page(18, 2))
    before = replace(document, format="pages", pages=pages, paragraphs=(0, 18))
    kept = unpack(packed(before, keeps_text=True), "s1", "a.pdf", "", "pages", None)
    assert (kept.document.text, kept.document.prose) == (document.text, document.text)
    assert (kept.document.pages, kept.document.paragraphs) == (pages, (0, 18))


@given(st.lists(st.tuples(*[st.integers(0, 1 << 30)] * 5), max_size=30), st.integers(0, 4))
def test_from_where_on_its_pages_a_text_was_read_is_kept(
    rows: list[tuple[int, int, int, int, int]], boxes: int
) -> None:
    """Every stretch, and every box of what was recognised."""
    document = read_text("Boats leave at dawn.", "source", "s1")
    drawing = Drawing.of([Stretch(*row) for row in rows], [Box(1.25, -2, 300, 4000)] * boxes)
    after = again(Opened.of(replace(document, drawing=drawing)), document.text)
    assert after.document.drawing == (drawing if rows else Drawing())
