"""Edit scripts: what differs, in terms of what was said."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.text.edits import refine
from tieout.text.words import tokenize


def surfaces(text: str) -> list[tuple[str, int]]:
    """The words of a text as printed, with their offsets."""
    words = tokenize(text)
    return [(text[a:b], a) for a, b in zip(words.starts.tolist(), words.ends.tolist(), strict=True)]


def script(item: str, source: str) -> list[tuple[str, str, str]]:
    """Each step, with the words of either side."""
    changes = refine(surfaces(item), surfaces(source), (0, 0))
    return [(change.op.value, item[slice(*change.item)], source[slice(*change.source)]) for change in changes]


@pytest.mark.parametrize(
    ("item", "source", "steps"),
    [
        ("old", "new", [("replace", "old", "new")]),
        ("old", "", [("insert", "old", "")]),
        ("", "new", [("delete", "", "new")]),
        ("do", "don't", [("equal", "do", "do"), ("delete", "", "n't")]),
        ("do not", "don't", [("replace", "do not", "don't")]),
        ("old boats", "boats", [("insert", "old", ""), ("equal", "boats", "boats")]),
        (
            "seven old boats",
            "7 new boats",
            [("replace", "seven", "7"), ("replace", "old", "new"), ("equal", "boats", "boats")],
        ),
        ("honour", "honor", [("replace", "honour", "honor")]),
        ("its cold", "it is cold", [("replace", "its cold", "it is cold")]),
    ],
)
def test_a_script_says_what_was_done(item: str, source: str, steps: list[tuple[str, str, str]]) -> None:
    """No more than what differs, and what says the same as one step."""
    assert script(item, source) == steps


WORDS = st.lists(
    st.sampled_from("the old boats don't dont do not it's its 7 seven we've honour honor".split()), max_size=8
)


@given(WORDS, WORDS)
def test_a_script_holds_every_word_once_and_in_order(item: list[str], source: list[str]) -> None:
    """On either side."""
    if not item and not source:
        return
    ours, theirs = " ".join(item), " ".join(source)
    changes = refine(surfaces(ours), surfaces(theirs), (0, 0))
    for side, text in (("item", ours), ("source", theirs)):
        ranges = [getattr(change, side) for change in changes]
        assert all(a <= b for a, b in ranges)
        assert all(first[1] <= second[0] or second[0] == second[1] for first, second in pairwise(ranges))
        assert "".join(text[a:b] for a, b in ranges).replace(" ", "") == text.replace(" ", "")


def test_a_large_group_is_one_replacement() -> None:
    """Whatever stands in it."""
    began = time.process_time()
    assert len(script("old boats " * 2_000, "new boats " * 2_000)) == 1
    assert time.process_time() - began < 5
