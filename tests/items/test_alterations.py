"""Notes on what was done to a quotation."""

from __future__ import annotations

import pytest

from tests.items.drafts import found_in, the_one_in
from tieout.model import Alteration


def kinds(text: str, name: str = "draft.txt") -> list[list[str]]:
    """The kinds of the notes on each quotation of a draft."""
    return [[note.kind.value for note in quotation.notes] for quotation in found_in(text, name).quotations]


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("(emphasis added)", "emphasis-added"),
        ("(Emphasis mine.)", "emphasis-added"),
        ("[italics ours]", "emphasis-added"),
        ("(my emphasis)", "emphasis-added"),
        ("(emphasis in original)", "emphasis-kept"),
        ("(emphasis in the original)", "emphasis-kept"),
        ("(emphasis omitted)", "emphasis-omitted"),
        ("(citations omitted)", "citations-omitted"),
        ("(citation and footnote omitted)", "citations-omitted"),
        ("(internal quotation marks omitted)", "marks-omitted"),
        ("(cleaned up)", "cleaned-up"),
    ],
)
def test_a_note_is_known_for_what_it_says(note: str, kind: str) -> None:
    """Each custom wording of a note is one of a few kinds."""
    assert kinds(f"The lease says: “The tenant shall clear the ditch” {note}.") == [[kind]]


def test_one_bracket_may_hold_several_notes() -> None:
    """A semicolon or an "and" joins notes."""
    found = kinds("It says: “Clear the ditch” (internal quotation marks and citations omitted; emphasis added).")
    assert [sorted(one) for one in found] == [["citations-omitted", "emphasis-added", "marks-omitted"]]


def test_a_note_stands_behind_the_citation() -> None:
    """The full stops of a citation do not end the reach of a quotation."""
    text = "“The tenant shall clear the ditch.” Harrow v. Pell, 12 Rep. 340, 345 (1931) (emphasis added)."
    assert kinds(text) == [["emphasis-added"]]


def test_a_note_belongs_to_the_quotation_before_it() -> None:
    """Another quotation in between ends the reach of the first."""
    text = "It says “clear the ditch” and then “mend the gate before winter” (emphasis added)."
    assert kinds(text) == [[], ["emphasis-added"]]


def test_a_note_beyond_the_sentence_is_none() -> None:
    """What stands in brackets further on is about something else."""
    text = "It says “clear the ditch.” The parish agreed to the whole of it, and said so (emphasis added)."
    assert kinds(text) == [[]]


def test_a_block_quotation_sheds_the_note_at_its_end() -> None:
    """The note is the writer's, wherever it stands."""
    quotation = the_one_in("> The tenant shall *clear* the ditch. (emphasis added)\n", "draft.md")
    assert quotation.text == "The tenant shall clear the ditch."
    assert quotation.altered(Alteration.EMPHASIS_ADDED)


def test_the_note_on_a_block_quotation_may_stand_in_the_next_paragraph() -> None:
    """A short paragraph with the citation belongs to the block above it."""
    text = "> The tenant shall *clear* the ditch.\n\nId. at 45 (emphasis added).\n"
    assert kinds(text, "draft.md") == [["emphasis-added"]]


def test_emphasis_counts_in_the_words_of_the_quotation() -> None:
    """Ranges of emphasis are those of the parts joined with one space, markup left out."""
    quotation = the_one_in("“The tenant *shall*,” he said, “clear the **whole ditch**.”\n", "draft.md")
    assert [quotation.text[start:end] for start, end in quotation.emphasis or ()] == ["shall", "whole ditch"]


def test_plain_text_shows_no_emphasis() -> None:
    """None says that it could not be seen, an empty tuple that there is none."""
    assert the_one_in("It says: “Clear the ditch.”").emphasis is None
    assert the_one_in("It says: “Clear the ditch.”", "draft.md").emphasis == ()
