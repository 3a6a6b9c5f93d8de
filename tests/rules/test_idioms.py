"""Words that decide the sense elsewhere, and not where they stand."""

from __future__ import annotations

import pytest

from tieout.rules.quotations.idioms import weighty

LIGHT = [
    ("We sail. ", "No, ", "we sail.", []),
    ("I told him that ", "no, ", "we sail.", []),
    ("He saw ", "no one", " there.", ["nobody"]),
    ("He saw no ", "one", " there.", []),
    ("", "One of", " the boats left.", ["of"]),
    ("This ", "one", " left.", []),
    ("Thank you ", "so much", " for it.", []),
    ("", "So much", " for the boats.", []),
    ("Thank you so ", "much", " for it.", []),
    ("We met ", "in May", " on the pier.", ["in"]),
    ("Of his own ", "will", " he went.", []),
    ("It is ", "No", ". 1 of the boats.", []),
    ("We row ", "once and for all", ".", []),
    ("He is ", "not only", " a mason.", []),
    ("We sailed ", "after all", ".", []),
    ("", "everyone", " left.", ["everybody"]),
]


@pytest.mark.parametrize(("before", "text", "after", "left"), LIGHT)
def test_an_idiom_takes_no_sense_with_it(before: str, text: str, after: str, left: list[str]) -> None:
    """A pronoun is no number, an answer no negation, and a set phrase neither."""
    assert weighty(before, text, after) == left


WEIGHTY = [
    ("We have ", "no", " boats.", ["no"]),
    ("The answer is ", "no", " and stays so.", ["no"]),
    ("He saw ", "no", " one there.", ["no"]),
    ("He saw ", "one", " boat.", ["one"]),
    ("He is ", "not", " only a mason.", ["not"]),
    ("There was ", "much", " rain.", ["much"]),
    ("We sailed ", "after", " all the boats.", ["after"]),
    ("We ", "may", " sail.", ["may"]),
    ("", "May", " we sail?", ["may"]),
    ("The men ", "will", " sail.", ["will"]),
    ("People ", "will", " sail.", ["will"]),
    ("We say ", "no", " 1 of them.", ["no"]),
    ("We walked ", "all", " the way.", ["all"]),
    ("We ca", "n't", " sail.", ["not"]),
]


@pytest.mark.parametrize(("before", "text", "after", "left"), WEIGHTY)
def test_part_of_an_idiom_still_counts(before: str, text: str, after: str, left: list[str]) -> None:
    """Of "not only" the "not" alone turns the sentence round."""
    assert weighty(before, text, after) == left
