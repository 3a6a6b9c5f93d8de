"""Names misspelt by chance."""

from __future__ import annotations

from random import Random

import tieout
from benchmarks.slips import Tally, finder_of, plant, score, slip

SOURCE = "The board has chosen Harriet Featherstone to run the ferry. Ms. Featherstone has run it before."


def test_a_slip_keeps_the_first_letter_and_changes_the_word() -> None:
    """By one letter put in, left out, changed or swapped."""
    random = Random(3)
    for _ in range(200):
        word = slip(random, "Featherstone")
        assert word[0] == "F"
        assert word != "Featherstone"
        assert abs(len(word) - len("Featherstone")) <= 1


def test_a_planted_slip_says_where_it_stands() -> None:
    """Wherever the word stood, the misspelt one stands, and nothing else is changed."""
    planted = plant(Random(1), SOURCE, iter(["Featherstone"]))
    assert planted is not None
    assert len({planted.text[span.start : span.end] for span in planted.spans}) == 1
    assert len(planted.spans) == 2
    assert planted.word not in planted.text


def test_what_is_called_misspelt_is_counted_by_whether_it_was_planted() -> None:
    """The slip is found, and nothing else is."""
    tally = Tally()
    finder = finder_of(tieout.open_library({"notice.txt": SOURCE}))
    score(tally, Random(1), "Harriet Featherstone will run the ferry.", finder)
    score(tally, Random(1), "It rained.", finder)
    assert (tally.planted, tally.found, tally.corrected, tally.others) == (1, 1, 1, [])
    assert tally.precision == tally.recall == 1
