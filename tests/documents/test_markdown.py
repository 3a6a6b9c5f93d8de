"""Markdown: the words of the rendered page, each with its place in the file."""

from __future__ import annotations

import pytest

from tieout.documents import read_text
from tieout.model import BlockKind, Document


def _read(text: str) -> Document:
    return read_text(text, "draft.md", "d1")


def _blocks(document: Document) -> list[tuple[str, int, str]]:
    return [(block.kind.value, block.level, document.prose[slice(*block.span)]) for block in document.blocks]


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("The *old* **stone** pier", "The old stone pier"),
        ("one\ntwo  \nthree\\\nfour", "one\ntwo\nthree\nfour"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a &amp; b \\* c &#8212; d", "a & b * c — d"),
        (
            "[the pier](https://example.org) and ![a picture](p.png)<https://example.org>",
            "the pier and https://example.org",
        ),
        ("use `code` here", "use  here"),
        ("before\n\n```\ncode\n```\n\n    code\n\nafter", "before\n\nafter"),
        ("<div>raw</div>\n\nwith <b>bold</b><br>words", "with bold\nwords"),
        ('"Straight" -- and ... it\'s', '"Straight" -- and ... it\'s'),
        ("a\n\n---\n\nb", "a\n\nb"),
        ("~~gone~~ stays", "gone stays"),
        ("", ""),
    ],
)
def test_prose_is_what_the_page_shows(text: str, prose: str) -> None:
    """Markup, code and raw HTML are left out; typed marks stay as typed."""
    assert _read(text).prose == prose


def test_blocks_are_known_by_kind_and_level() -> None:
    """Headings, lists, cells and quotations, as deep as they stand."""
    text = "# One\n\n### Three\n\n- a\n- b\n  - c\n\n> q\n>\n> r\n>> s\n\n| x | y |\n|---|---|\n| 1 | 2 |\n"
    assert _blocks(_read(text)) == [
        ("heading", 1, "One"),
        ("heading", 3, "Three"),
        ("list-item", 1, "a"),
        ("list-item", 1, "b"),
        ("list-item", 2, "c"),
        ("quote", 1, "q"),
        ("quote", 1, "r"),
        ("quote", 2, "s"),
        ("cell", 0, "x"),
        ("cell", 0, "y"),
        ("cell", 0, "1"),
        ("cell", 0, "2"),
    ]


def test_paragraphs_of_one_block_quotation_share_a_group() -> None:
    """Two quotations apart have two numbers, and what is no quotation has none."""
    groups = [block.group for block in _read("> a\n>\n> b\n\nbetween\n\n> c").blocks]
    assert groups[0] == groups[1] > 0
    assert groups[2] == 0
    assert groups[3] not in groups[:3]


def test_a_list_in_a_quotation_is_quoted() -> None:
    """Everything inside a block quotation is quotation."""
    assert {block.kind for block in _read("> # a\n>\n> - b\n> - c\n").blocks} == {BlockKind.QUOTE}


def test_footnotes_and_the_marks_that_call_them() -> None:
    """The mark has no words of its own; the note carries its label."""
    document = _read("The boats[^n] leave.\n\n[^n]: At dawn.\n")
    assert document.prose == "The boats leave.\n\nAt dawn."
    assert [(note.span.start, note.span.end, note.label) for note in document.notes] == [(9, 9, "n")]
    assert [(block.kind, block.label) for block in document.blocks][1] == (BlockKind.FOOTNOTE, "n")


def test_emphasis_is_known() -> None:
    """Emphasis inside emphasis is one stretch."""
    document = _read("a *b **c** d* e __f__")
    assert [document.prose[slice(*span)] for span in document.emphasis] == ["b c d", "f"]


def test_front_matter_gives_the_title_and_no_prose() -> None:
    """YAML or TOML at the very top is settings; lines between rules further down are words."""
    document = _read('---\ntitle: "The pier"\nlang: en-GB\n---\nWords.\n\n---\n\nMore: words.\n\n---\n')
    assert (document.title, document.language, document.prose) == ("The pier", "en-GB", "Words.\n\nMore: words.")
    assert _read("+++\ntitle = 'The pier'\n+++\nWords.").title == "The pier"
    assert _read("---\nWords only\n---\n").prose == "Words only"


def test_spans_lead_to_the_words_in_the_file_beyond_ascii() -> None:
    """Positions count characters, whatever their length in bytes."""
    text = "😀 naïve **“café”** &amp; 日本 *é*"
    document = _read(text)
    for words in ("“café”", "日本", "é"):
        start = document.prose.rindex(words)
        span = document.offsets.span(type(document.blocks[0].span)(start, start + len(words)))
        assert text[slice(*span)] == words


def test_indented_lines_of_a_text_file_are_words() -> None:
    """A file not named Markdown uses indentation for looks, not for code."""
    text = "## Harbour\n\n## Town\n\n    An indented quotation."
    assert read_text(text, "a.txt", "d1", format="markdown").prose.endswith("An indented quotation.")
