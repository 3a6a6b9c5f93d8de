"""What the script that scores speakers prints is read back as counts."""

from __future__ import annotations

import pytest

from benchmarks.attributions import SpeakerScore, read_score


def test_the_counts_are_read() -> None:
    """Each count is the one that its words name."""
    printed = "quotations 40, extracted 39, with a speaker 36, right 33: 82.5% of all, 91.7% where it answers\n"
    assert read_score(printed) == SpeakerScore(all=40, extracted=39, answered=36, right=33)


def test_a_script_that_printed_nothing_is_an_error() -> None:
    """No counts are not counts of nothing."""
    with pytest.raises(ValueError, match="printed no counts"):
        read_score("")
