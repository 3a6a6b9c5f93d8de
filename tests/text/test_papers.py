"""The names of papers written out."""

from __future__ import annotations

import pytest

from tieout.text.papers import paper_words


@pytest.mark.parametrize(
    ("paper", "words"),
    [
        ("Lane Dep.", {"lane", "deposition"}),
        ("Lane Dep. Tr.", {"lane", "deposition"}),
        ("Hr’g Tr.", {"hearing"}),
        ("Tr.", {"transcript"}),
        ("Am. Compl.", {"amended", "complaint"}),
        ("J.A.", {"joint", "appendix"}),
        ("Ex. A", {"exhibit", "a"}),
    ],
)
def test_an_abbreviation_is_written_out(paper: str, words: set[str]) -> None:
    """As lawyers read it."""
    assert set(paper_words(paper)) == words
