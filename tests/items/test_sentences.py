"""Where sentences end."""

from __future__ import annotations

import pytest

from tieout.items.sentences import first_end, last_end

ENDS = [
    "Boats leave. |Nets dry",
    "Boats leave! |Nets dry",
    "Boats leave.” |Nets dry",
    "He moved to the U.S. |He stayed",
]
GOES_ON = [
    "Mr. Roe",
    "Sen. Doe",
    "the U.S. Senate",
    "D.C. Council",
    "J. Doe",
    "at 5 p.m. Monday",
    "No. 10",
    "vs. Roe",
    "(2020, p. 4)",
    "see vol. 2",
]


@pytest.mark.parametrize("marked", ENDS)
def test_a_sentence_ends_before_the_next_capital(marked: str) -> None:
    """Both searches give the offset at which the next sentence begins."""
    at, text = marked.index("|"), marked.replace("|", "")
    assert first_end(text, 0, len(text)) == last_end(text, 0, len(text)) == at


def test_a_search_may_begin_with_an_abbreviation() -> None:
    """What stands before the stretch is looked at too, so that its first word is known for what it is."""
    text = "Who does? Mr. Moss asked."
    assert first_end(text, text.index("Mr."), len(text)) is None


@pytest.mark.parametrize("text", GOES_ON)
def test_a_sentence_does_not_end_at_an_abbreviation(text: str) -> None:
    """Titles, initials and abbreviations carry a full stop of their own."""
    assert first_end(text, 0, len(text)) is last_end(text, 0, len(text)) is None
