"""Plain text: prose is text, and paragraphs are known."""

from __future__ import annotations

import pytest

from tieout.documents import read_text
from tieout.model import BlockKind, Document


def _blocks(document: Document) -> list[str]:
    return [document.prose[block.span.start : block.span.end] for block in document.blocks]


def test_prose_is_the_text_itself() -> None:
    """Nothing is copied and nothing mapped."""
    text = "The boats\r\nleave. "
    document = read_text(text, "a.txt", "d1")
    assert document.prose is document.text is text
    assert document.offsets.pieces == ()


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_paragraphs_stand_between_blank_lines(newline: str) -> None:
    """A line end alone is a wrapped line."""
    text = newline.join(["", "One", "two.", "", " \t", "Three.", "  four", "", ""])
    assert _blocks(read_text(text, "a.txt", "d1")) == [f"One{newline}two.", f"Three.{newline}  four"]


def test_each_line_is_a_paragraph_where_lines_are_not_wrapped() -> None:
    """In a file of long lines a line end is the end of a paragraph."""
    line = "The boats leave the old pier at dawn and come back when the tide allows it. " * 4
    assert len(read_text("\n".join([line] * 5), "a.txt", "d1").blocks) == 5


def test_a_new_page_is_a_new_paragraph_and_its_mark_nobodys_words() -> None:
    """A form feed parts paragraphs."""
    document = read_text("One.\fTwo.", "a.txt", "d1")
    assert _blocks(document) == ["One.", "Two."]
    assert [document.prose[span.start : span.end] for span in document.asides] == ["\f"]


def test_bracketed_footnotes_at_the_end_are_known() -> None:
    """A block that opens with a mark that stands earlier in the text is the note to it."""
    document = read_text("The boats [1] leave [2].\n\n[1] Seen at dawn.\n\n[3] No such note.", "a.txt", "d1")
    assert [(block.kind, block.label) for block in document.blocks] == [
        (BlockKind.PARAGRAPH, None),
        (BlockKind.FOOTNOTE, "1"),
        (BlockKind.PARAGRAPH, None),
    ]
    assert [(note.label, document.prose[note.span.start : note.span.end]) for note in document.notes] == [("1", "[1]")]
