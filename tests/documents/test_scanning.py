"""Matches that open where one of a few characters stands."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.documents.scanning import matches

PATTERNS = (
    (re.compile(r"\[[^\[\]]{1,9}\]|\([^()]{1,9}\)"), "[("),
    (re.compile(r"[\n\r]a+(?=[\n\r]|\Z)"), "\n\r"),
    (re.compile(r"\n(?:\na)?"), "\n"),
)


@pytest.mark.parametrize(("pattern", "openers"), PATTERNS)
@given(
    st.lists(st.sampled_from(["[", "]", "(", ")", "\n", "\r", "a", "word " * 30, "[a]", "\na"]), max_size=40),
    st.integers(0, 9),
)
def test_the_matches_are_those_of_a_plain_search(
    pattern: re.Pattern[str], openers: str, pieces: list[str], start: int
) -> None:
    """Whether its openers are many or few, a text has the same matches."""
    text = "".join(pieces)
    found = [match.span() for match in matches(pattern, text, openers, start)]
    assert found == [match.span() for match in pattern.finditer(text, start)]
