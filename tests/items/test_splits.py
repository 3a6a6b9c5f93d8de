"""One quotation in two parts, or two quotations."""

from __future__ import annotations

import pytest

from tests.items.drafts import found_in, texts_in, the_one_in
from tieout.model import Span

ONE = [
    "“Boats leave at dawn,” she said, “and nets are dry.”",
    '"Boats leave at dawn," she said, "and nets are dry."',
    "''Boats leave at dawn,'' she said, ''and nets are dry.''",
    "“Boats leave at dawn,” said Jane Doe, the warden of the old harbour, “and nets are dry.”",
    "“Boats leave at dawn”, she wrote to the U.S. consul, “and nets are dry”.",
    "“Boats leave at dawn,” Mr. Roe told the harbour board on Monday, “and nets are dry.”",
    "“Boats leave at dawn” she said “and nets are dry.”",
    "“Boats leave at dawn?” asked Roe, “and nets are dry?”",
    "“Boats leave at dawn—” she said— “and nets are dry.”",
]


@pytest.mark.parametrize("text", ONE)
def test_an_attribution_within_a_sentence_splits_one_quotation(text: str) -> None:
    """Both parts are one item, which runs from the first word to the last."""
    quotation = the_one_in(text)
    assert len(quotation.parts) == 2
    assert quotation.text == " ".join(part.text for part in quotation.parts)
    assert quotation.span == Span(quotation.parts[0].span.start, quotation.parts[1].span.end)
    assert [text[slice(*part.span)] for part in quotation.parts] == [part.text for part in quotation.parts]
    assert quotation.attributed


def test_a_quotation_may_be_split_twice() -> None:
    """Every part between attributions belongs to the one quotation."""
    quotation = the_one_in("“Boats,” she said, “leave at dawn,” she added, “and nets are dry.”")
    assert [part.text for part in quotation.parts] == ["Boats,", "leave at dawn,", "and nets are dry."]


TWO = [
    "The boats “left at dawn” because, he said, “nets are dry.”",
    "The boats “left at dawn,” so, she added, “nets are dry.”",
    "“Boats leave.” He said. “Nets are dry.”",
    "“Boats leave at dawn,” he said. “Nets are dry.”",
    "“Boats leave at dawn,” he said, and “nets are dry” too.",
    "“Boats leave at dawn,” he said, adding that “nets are dry.”",
    "“Boats leave at dawn,” he said, adding, “Nets are dry.”",
    "“Boats leave at dawn.” She said, “Nets are dry.”",
    "“Boats leave at dawn!” She said, “Nets are dry.”",
    "She called it “a mistake” and “a shame.”",
    "The “boats” leave the “pier” early.",
    "“Boats leave at dawn,” she said of the “old pier.”",
    "“Boats leave at dawn,” she said in a letter that the keeper of the lamp had kept in a drawer, “and so on.”",
    "In “Boats at Dawn,” she said, “it always rains.”",
    "“Boats leave,” she said: “Nets are dry.”",
    "“Boats leave at dawn,” Roe told “Harbour Today” on Monday.",
    "“Boats leave at dawn?” Roe wrote back, “Nets are dry.”",
    "He mocked the “boats” of Roe, and said he “keeps nets dry.”",
    "“Boats leave,” she said, but despite the bell, “nets are dry.”",
    "There is “a quiet winter” in the harbour, which he called “a gift.”",
    "The “boats” clause that bids crews to promise “a quiet winter” went.",
    "She liked the “boats,” and she pronounced the nets “dry.”",
    "“Boats leave,” he said,\n\n“Nets are dry,” she said.",
    "“Boats leave,” he said, ‘nets are dry.’",
]


@pytest.mark.parametrize("text", TWO)
def test_other_words_between_keep_two_quotations_apart(text: str) -> None:
    """A full stop, a new verb, another clause or a new paragraph ends the first quotation."""
    assert len(texts_in(text)) == 2
    assert all(len(quotation.parts) == 1 for quotation in found_in(text).quotations)
