"""Block quotations, and quotations in every kind of block."""

from __future__ import annotations

import pytest

from tests.items.drafts import found_in, texts_in, the_one_in


def test_a_block_quotation_is_one_attributed_item_with_a_part_for_each_paragraph() -> None:
    """The page sets the words apart, so they need no marks and no verb."""
    quotation = the_one_in("The old rule:\n\n> Boats leave at dawn.\n>\n> Nets are dry.\n", "draft.md")
    assert [part.text for part in quotation.parts] == ["Boats leave at dawn.", "Nets are dry."]
    assert quotation.marks == ("", "")
    assert quotation.block
    assert quotation.attributed


WRAPPED = [
    "> “Boats leave at dawn.”\n",
    '> "Boats leave at dawn."\n',
    "> “Boats leave at dawn.”\n>\n> — Jane Doe, The Harbour Times\n",
    "> Boats leave at dawn.\n>\n> -- Jane Doe\n",
    "> Boats leave at dawn. — Jane Doe\n",
    "> “Boats leave at dawn.” — Jane Doe, warden\n",
]


@pytest.mark.parametrize("text", WRAPPED)
def test_marks_around_a_block_and_its_byline_are_left_out(text: str) -> None:
    """Neither ornament nor byline belongs to the words."""
    assert texts_in(text, "draft.md") == ["Boats leave at dawn."]


@pytest.mark.parametrize(
    "citation",
    [
        " [2]",
        "[2, 3]",
        " [^4]",
        " (Roe 2019)",
        " (Roe and Lee, 2019: 45–6).",
        " (p. 4)",
        " (ibid., 45)",
        " [2](https://x.example/y)",
        " ([the minutes](https://x.example/y))",
    ],
)
def test_a_citation_behind_a_block_is_left_out(citation: str) -> None:
    """It says whose words they are, or where they stand, and is none of them."""
    assert texts_in(f"> Boats leave at dawn.{citation}\n", "draft.md") == ["Boats leave at dawn."]
    assert texts_in(f"> “Boats leave at dawn.”{citation}\n", "draft.md") == ["Boats leave at dawn."]


@pytest.mark.parametrize("citation", [" (Roe, 2019).", " (p. 4).", " [2]."])
def test_a_citation_before_the_full_stop_of_a_block_is_left_out(citation: str) -> None:
    """The full stop is not missed."""
    assert texts_in(f"> Boats leave at dawn{citation}\n", "draft.md") == ["Boats leave at dawn"]


@pytest.mark.parametrize(
    "words", ["Boats leave. (It was so by 1950.)", "Boats leave (from 1990 to 2010).", "Boats leave. [Nets](x) dry."]
)
def test_brackets_and_links_with_words_of_their_own_stay(words: str) -> None:
    """They say something."""
    assert texts_in(f"> {words}\n", "draft.md") == [words.replace("[Nets](x)", "Nets")]


def test_marks_around_paragraphs_of_a_block_are_left_out() -> None:
    """Each paragraph may open with a mark; the last closes."""
    assert texts_in("> “Boats leave.\n>\n> “Nets dry.”\n", "draft.md") == ["Boats leave. Nets dry."]


def test_marks_inside_a_block_make_no_items() -> None:
    """What is quoted within the block belongs to the block."""
    text = "> “Boats leave,” she said, and “nets dry.”\n"
    assert texts_in(text, "draft.md") == ["“Boats leave,” she said, and “nets dry.”"]


def test_nested_blocks_are_one_quotation_and_blocks_apart_are_two() -> None:
    """A deeper level belongs to the outermost block; a paragraph between two blocks parts them."""
    assert texts_in("> Boats leave.\n>\n>> Nets dry.\n>\n> Oars rot.\n", "draft.md") == [
        "Boats leave. Nets dry. Oars rot."
    ]
    assert texts_in("> Boats leave.\n\nAnd then:\n\n> Nets dry.\n", "draft.md") == ["Boats leave.", "Nets dry."]


def test_a_block_without_words_is_no_quotation() -> None:
    """An empty block quotation is nothing that could be checked."""
    assert texts_in("> —\n", "draft.md") == []


HOMES = [
    ("# The rule “boats leave” stands\n", "draft.md"),
    ("- The rule “boats leave” stands\n", "draft.md"),
    ("Text.[^1]\n\n[^1]: The rule “boats leave” stands\n", "draft.md"),
    ("| a | b |\n|---|---|\n| c | “boats leave” |\n", "draft.md"),
    ("<table><tr><td>“boats leave”</td></tr></table>", "draft.html"),
    ("<p>The rule <q>boats leave</q> stands.</p>", "draft.html"),
    ("<p>The rule &ldquo;boats <b>leave</b>&rdquo; stands.</p>", "draft.html"),
    ("The rule “boats **leave**” stands.\n", "draft.md"),
]


@pytest.mark.parametrize(("text", "name"), HOMES)
def test_quotations_are_found_wherever_prose_stands(text: str, name: str) -> None:
    """Headings, list items, cells and footnotes are read as paragraphs are, and markup stays out of the text."""
    quotation = the_one_in(text, name)
    assert quotation.text == "boats leave"
    assert text[quotation.span.start : quotation.span.end].startswith("boats")


def test_unpaired_marks_are_placed_in_the_text_not_the_prose() -> None:
    """A mark written as an entity is reported where the entity stands."""
    text = "<p>She said &ldquo;boats leave.</p>"
    (mark,) = found_in(text, "draft.html").unpaired
    assert text[slice(*mark.span)] == "&ldquo;"


def test_a_colloquy_is_a_quotation_for_each_turn() -> None:
    """The labels are nobody's words, and whoever answers is not spliced to who asks."""
    text = "He was asked:\n\n> Q. Did you see the ditch?\n>\n> A. I saw it daily.\n>\n> It was full.\n>\n> Q. When?\n"
    assert texts_in(text, "draft.md") == ["Did you see the ditch?", "I saw it daily. It was full.", "When?"]


def test_a_block_that_opens_with_a_letter_is_no_colloquy() -> None:
    """Only a label at the beginning of a paragraph parts turns."""
    assert texts_in("> A lease is read as a whole, Q. said.\n", "draft.md") == ["A lease is read as a whole, Q. said."]
