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


@pytest.mark.parametrize("margin", ["    ", "\t", "   "])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_what_is_set_off_behind_a_colon_is_a_block_quotation(margin: str, newline: str) -> None:
    """All of its paragraphs are one, and what follows at the margin is none of it."""
    lines = ["As she wrote:", "", "The boats leave the old pier", "at dawn, as they always did.", "", "They come back."]
    set_off = [margin + line if line and number else line for number, line in enumerate(lines)]
    document = read_text(newline.join([*set_off, "", "So they do."]), "a.txt", "d1")
    kinds = [(block.kind, block.level, block.group) for block in document.blocks]
    assert kinds == [(BlockKind.PARAGRAPH, 0, 0), *[(BlockKind.QUOTE, 1, 1)] * 2, (BlockKind.PARAGRAPH, 0, 0)]


@pytest.mark.parametrize(
    "text",
    [
        "As she wrote.\n\n    The boats leave the old pier at dawn, as they always did.",
        "As she wrote:\n\n  The boats leave the old pier at dawn, as they always did.",
        "As she wrote:\n\n    The boats leave the old pier\nat dawn, as they always did.",
        "Write to:\n\n    Jane Roe\n    12 Harbour Road\n    Little Skarry, at the old pier",
        "The steps:\n\n    1. Take the boat from the old pier at dawn.\n\n    2. Come back with it at dusk.",
        "The times:\n\n    The boats leave at      dawn\n    and they come back at   dusk.",
        "    As she wrote:\n\n    The boats leave the old pier at dawn, as they always did.",
        "    The boats leave the old pier at dawn, as they always did.",
    ],
)
def test_an_indent_alone_is_no_quotation(text: str) -> None:
    """Addresses, lists, tables and first lines have one."""
    assert {block.kind for block in read_text(text, "a.txt", "d1").blocks} == {BlockKind.PARAGRAPH}


def test_two_block_quotations_are_two() -> None:
    """Each behind a colon of its own."""
    quoted = "\n\n    The boats leave the old pier at dawn, as they always did.\n\n"
    document = read_text(f"She wrote:{quoted}He wrote:{quoted}", "a.txt", "d1")
    assert [block.group for block in document.blocks] == [0, 1, 0, 2]
