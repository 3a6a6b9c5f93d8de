"""A forgotten mark costs one report, never the rest of the document."""

from __future__ import annotations

import time

import pytest

from tests.items.drafts import found_in, texts_in, the_one_in, unpaired_in
from tieout.items.quotations import extract
from tieout.model import Block, BlockKind, Document, Span

FORGOTTEN = [
    # The closing mark of the second quotation is there, its opening one is not.
    (
        "He asked for “a plain answer” from the crews.” He also said that “what we want is ‘a way’ for all.” So.",
        ["a plain answer", "what we want is ‘a way’ for all."],
        "”",
        False,
    ),
    ("“Boats leave at dawn, she said. “They are back by noon,” she added.", ["They are back by noon,"], "“", True),
    ('"Boats leave at dawn, she said. "They are back by noon," she added.', ["They are back by noon,"], '"', True),
    ("''Boats leave at dawn, she said. ''They are back by noon,'' she added.", ["They are back by noon,"], "''", True),
    ("«Boats leave at dawn, she said. «They are back by noon», she added.", ["They are back by noon"], "«", True),
    ('Boats leave at dawn," she said. "They are back by noon," she added.', ["They are back by noon,"], '"', False),
    ("“They are back by noon,” she said. Boats leave at dawn.”", ["They are back by noon,"], "”", False),
    ("“They are back by noon,” she said. “Boats leave at dawn.", ["They are back by noon,"], "“", True),
    ("She said, ‘Boats leave at dawn. Then she wrote “nets” down.", ["nets"], "‘", True),
]


@pytest.mark.parametrize(("text", "expected", "mark", "opens"), FORGOTTEN)
def test_the_odd_mark_is_named_and_the_rest_is_read_right(
    text: str, expected: list[str], mark: str, opens: bool
) -> None:
    """Of an odd number of marks the one without a partner is found, and the others pair as they were meant."""
    assert texts_in(text) == expected
    (unpaired,) = found_in(text).unpaired
    assert (unpaired.mark, unpaired.opens) == (mark, opens)
    assert text[slice(*unpaired.span)] == mark


def test_a_forgotten_mark_ends_with_its_paragraph() -> None:
    """What follows the paragraph is read as if the mark were not there."""
    text = "She said, “Boats leave at dawn.\n\nThe bell rang.\n\n“Nets dry,” he said.\n"
    assert texts_in(text) == ["Nets dry,"]
    assert unpaired_in(text) == [("“", 10)]


def test_an_attribution_at_the_end_of_a_paragraph_ends_its_quotation() -> None:
    """A paragraph that ends in "she said" is not continued by the next one, though that opens with a mark."""
    text = "“Boats leave at dawn, she said.\n\n“Nets dry,” he said.\n"
    assert texts_in(text) == ["Nets dry,"]
    assert unpaired_in(text) == [("“", 0)]


@pytest.mark.parametrize(
    "end", ["as for the owner, he says they’re old.", "to the owner, I would have said stay here."]
)
def test_what_somebody_says_within_a_quotation_does_not_end_it(end: str) -> None:
    """The speaker's own report of what was said is no attribution of the draft."""
    text = f"“Boats leave at dawn, and {end}\n\n“Nets dry,” she said.\n"
    assert texts_in(text) == [f"Boats leave at dawn, and {end} Nets dry,"]


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»")])
def test_a_quotation_over_paragraphs_is_one_item(opening: str, closing: str) -> None:
    """Paragraphs that each open with a mark and of which only the last closes are parts of one quotation."""
    text = f"He wrote: {opening}Boats leave.\n\n{opening}Nets dry.\n\n{opening}Oars rot,{closing} and signed it.\n"
    quotation = the_one_in(text)
    assert [part.text for part in quotation.parts] == ["Boats leave.", "Nets dry.", "Oars rot,"]
    assert quotation.text == "Boats leave. Nets dry. Oars rot,"
    assert quotation.span == Span(text.index("Boats"), text.index(closing + " and"))
    assert quotation.attributed
    assert unpaired_in(text) == []


def test_a_running_quotation_that_never_closes_is_reported_once() -> None:
    """Where no paragraph closes, the words stay outside and the last mark that could have run on is named."""
    text = "He wrote: “Boats leave.\n\nThe bell rang.\n"
    assert texts_in(text) == []
    assert len(unpaired_in(text)) == 1


def _paragraph(text: str) -> Document:
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    return Document("d1", "draft.txt", "", "text", text, text, blocks=(block,))


LARGE = {
    "unpaired straight marks": ' "word' * 20_000,
    "unpaired curly marks": "“word " * 20_000,
    "a run of marks": '"' * 20_000,
    "a run of apostrophes": "'" * 20_000,
    "mixed openings": "“‘«„" * 5_000,
    "one long paragraph": "“" + "boats leave the pier at dawn and " * 300_000,
    "much white space": "“a" + " " * 3_000_000 + "”",
    "many attributions": "“a,” he said, " * 4_000,
    "many run-on quotations": "“Boats leave at dawn.” " * 4_000,
}


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE)
def test_time_is_linear_in_hostile_text(text: str) -> None:
    """Text made to be slow is read in seconds; a quadratic step would take hours."""
    began = time.process_time()
    extract(_paragraph(text))
    assert time.process_time() - began < 10
