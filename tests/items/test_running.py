"""Marks left alone in their paragraphs that answer each other over several."""

from __future__ import annotations

import time

import pytest

from tests.items.drafts import texts_in, the_one_in, unpaired_in
from tieout.items.running import is_signature

PULLED = {
    "two lines": "“A pier keeps its boats until it floods.\nJane Doe.”\n\nThe bell rang.\n",
    "two paragraphs": "“A pier keeps its boats until it floods.\n\nJane Doe.”\n\nThe pier fell.\n",
    "straight marks": '"A pier keeps its boats until it floods.\n\nJane Doe."\n\nThe pier fell.\n',
    "a name and an office": '"A pier keeps its boats until it floods.\n\nJane Doe, Harbor Watch."\n',
    "an office and a name": '"A pier keeps its boats until it floods.\n\nFormer harbor warden Jane Doe."\n',
    "a dash and a name": "“A pier keeps its boats until it floods.\n\n— Jane Doe”\n",
}


@pytest.mark.parametrize("text", PULLED.values(), ids=PULLED)
def test_a_pull_quotation_closes_after_its_byline(text: str) -> None:
    """The words are those before the byline, which attributes them; neither mark is reported."""
    quotation = the_one_in(text)
    assert quotation.text == "A pier keeps its boats until it floods."
    assert quotation.attributed
    assert unpaired_in(text) == []


MIXED = {
    "a nested pair before the closing mark": (
        'He wrote:\n\n"Boats leave.\n\n"Nets dry.\n\n“Oars rot,” the warden said."\n\nThe bell rang.\n',
        ["Boats leave.", "Nets dry.", "“Oars rot,” the warden said."],
    ),
    "nested pairs in the middle": (
        'He wrote:\n\n"Boats leave.\n\n“Nets dry,” Roe said.\n\n"Oars rot."\n',
        ["Boats leave.", "“Nets dry,” Roe said.", "Oars rot."],
    ),
    "a last paragraph opened with the other mark": (
        'He wrote:\n\n"Boats leave.\n\n"Nets dry.\n\n“Oars rot."\n',
        ["Boats leave.", "Nets dry.", "Oars rot."],
    ),
    "the other way round": (
        'He wrote:\n\n“Boats leave.\n\n"Nets dry.\n\n“Oars rot.”\n',
        ["Boats leave.", "Nets dry.", "Oars rot."],
    ),
}


@pytest.mark.parametrize(("text", "parts"), MIXED.values(), ids=MIXED)
def test_a_running_quotation_may_open_its_paragraphs_with_marks_of_two_kinds(text: str, parts: list[str]) -> None:
    """A straight mark that opens paragraphs is not answered by a nested curly one: all are parts of one quotation."""
    assert [part.text for part in the_one_in(text).parts] == parts
    assert unpaired_in(text) == []


STILL_FORGOTTEN = {
    "no closing mark": ('"Boats leave at dawn.\n\n“Nets dry,” Roe said.\n\nThe bell rang.\n', ["Nets dry,"], 1),
    "signed off": (
        '"Boats leave at dawn, she said.\n\n“Nets dry,” Roe said.\n\n"Oars rot."\n',
        ["Nets dry,", "Oars rot."],
        1,
    ),
    "a paragraph cut": ("“The boats left in.\n\n1988. Nets dried on every wall then,” Roe says.\n", [], 2),
    "no byline": ('"The boats left at dawn.\n\nNets dried at Harbor Point."\n', [], 2),
}


@pytest.mark.parametrize(("text", "texts", "unpaired"), STILL_FORGOTTEN.values(), ids=STILL_FORGOTTEN)
def test_a_mark_that_nothing_answers_is_still_reported(text: str, texts: list[str], unpaired: int) -> None:
    """Neither a paragraph cut in two nor the next speaker's words close a quotation."""
    assert texts_in(text) == texts
    assert len(unpaired_in(text)) == unpaired


@pytest.mark.parametrize(
    "text", ["On the wardens‘ morning round, the harbor was shut.", "The boats‘ nets dried.", "Roe‘s nets dried."]
)
def test_an_apostrophe_turned_the_wrong_way_is_an_apostrophe(text: str) -> None:
    """An opening single mark after a letter opens nothing."""
    assert texts_in(text) == []
    assert unpaired_in(text) == []


SIGNATURES = [
    ("Jane Doe.", True),
    ("Jane Doe, Center for Tides and Quays.", True),
    ("Former harbor warden Jane Doe", True),
    ("— J. R. Doe", True),
    ("Nets dried at Harbor Point.", False),
    ("Jane Doe, she said.", False),
    ("The harbor was shut.", False),
    ("", False),
]


@pytest.mark.parametrize(("line", "expected"), SIGNATURES)
def test_a_signature_is_a_name_with_or_without_an_office(line: str, expected: bool) -> None:
    """A sentence that holds a name is none."""
    assert is_signature(line) is expected


def test_many_paragraphs_that_nothing_closes_are_read_once() -> None:
    """Each paragraph is looked at by one search, however many open before it."""
    began = time.process_time()
    assert texts_in('"Boats leave.\n\n“Nets dry,” Roe said.\n\n' * 5_000) == ["Nets dry,"] * 5_000
    assert time.process_time() - began < 10
