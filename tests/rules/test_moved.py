"""Words that changed places are one edit; whether the sense hangs on where they stand decides the rule."""

from __future__ import annotations

import pytest

from tests.rules.cases import codes, report_of


@pytest.mark.parametrize(
    ("quotation", "source"),
    [
        (
            "I have always really wanted to see the old lamp at night.",
            "I have really always wanted to see the old lamp at night.",
        ),
        (
            "I do not want to see the old lamp pulled down by anyone.",
            "I do not to want see the old lamp pulled down by anyone.",
        ),
        (
            "As a fisherman, I have to say, it is so nice to see you.",
            "And I have to say as a fisherman, it is so nice to see you.",
        ),
        (
            "Now we must go and mend the nets before the tide comes.",
            "We must now go and mend the nets before the tide comes.",
        ),
        (
            "We will, of course, never sell the north pier to them.",
            "Of course we will never sell the north pier to them.",
        ),
        (
            "Once and for all, the pier is ours. It was built by hand.",
            "The pier is ours, once and for all. It was built by hand.",
        ),
        (
            "I sent the boat out, and it certainly got the whole town to look up.",
            "I sent the boat out. And certainly -- hey, it got the whole town to look up.",
        ),
    ],
)
def test_words_in_another_place_are_one_finding(quotation: str, source: str) -> None:
    """However they got there: between their neighbours, in the place of others, or as two halves of a sentence."""
    found = report_of(quotation, source).findings
    assert [finding.rule for finding in found] == ["Q102"]
    assert "words changed places" in found[0].message


@pytest.mark.parametrize(
    ("quotation", "source"),
    [
        (
            "The lamp only burns when the keeper is awake and fed.",
            "The lamp burns only when the keeper is awake and fed.",
        ),
        (
            "The keeper will not always light the lamp in the fog.",
            "The keeper will always not light the lamp in the fog.",
        ),
        (
            "Can we light the lamp for the boats in the autumn fog.",
            "We can light the lamp for the boats in the autumn fog.",
        ),
        (
            "We two saw the old boats go down beside the pier then.",
            "We saw the two old boats go down beside the pier then.",
        ),
    ],
)
def test_some_words_must_not_move(quotation: str, source: str) -> None:
    """A negation, a limit, a number, a modal that leaves its subject: the sense moves with them."""
    found = report_of(quotation, source).findings
    assert [finding.rule for finding in found] == ["Q105"]
    assert "words changed places" in found[0].message


def test_far_apart_they_are_left_out_here_and_put_in_there() -> None:
    """Nobody reads across a whole sentence for the other half."""
    quotation = "The keeper today walked down to the mill by the river and came back with flour."
    source = "The keeper walked down to the mill by the river and came back with flour today, and rested."
    assert sorted(codes(quotation, source)) == ["Q104"]
    assert sorted(codes(quotation + " He rested.", source.replace(", and", ". He"))) == ["Q103", "Q104"]


def test_what_lies_between_may_not_differ_in_sense() -> None:
    """Where a sense word came or went besides, no move hides it."""
    assert "Q105" in codes(
        "The keeper will now light the lamp before the fog comes in.",
        "The keeper now will not light the lamp before the fog comes in.",
    )


def test_two_halves_with_an_ellipsis_between_are_a_splice() -> None:
    """The mark claims that what follows came later."""
    quotation = "and came back with flour for us … The keeper walked down to the mill by the river"
    source = "The keeper walked down to the mill by the river and came back with flour for us."
    assert codes(quotation, source) == ["Q106"]
