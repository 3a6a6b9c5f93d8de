"""Names of those who only say what a sentence says."""

from __future__ import annotations

import pytest

import tieout
from tieout.text.saying import only_says


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("according to the ministry, exports rose", True),
        ("exports rose, the ministry said", True),
        ("exports rose, said the ministry", True),
        ("the ministry reported that exports rose", True),
        ("the ministry's spokeswoman noted that exports rose", True),
        ("the ministry puts the rise of exports at 5%", True),
        ("exports rose (ministry 2020)", True),
        ("exports rose (see ministry and bank, 2020a, p. 3)", True),
        ("ministry (2020) counts 40 ports", True),
        ("ministry et al. (2020) count 40 ports", True),
        ("in ministry 2020 visitors were counted", False),
        ("the ministry (40 rooms) is large", False),
        ("the ministry reported exports of 5 million", False),
        ("the ministry has 40 rooms", False),
        ("according to the ministry, the ministry has 40 rooms", False),
        ("the ministry said the ministry's staff noted it", True),
        ("administry sites closed, the ministry said", True),
        ("all administrymen said so", False),
        ("exports rose in the ministry of roe", False),
        ("exports rose", False),
    ],
)
def test_who_only_says_so_is_told_by_the_words_around(sentence: str, says: bool) -> None:
    """A verb of saying beside the name, or "according to"; what a company reports of itself is its own."""
    assert only_says("ministry", sentence) == says


@pytest.mark.parametrize(
    "draft",
    [
        "According to Reuters, the economy grew 3.2% in the second quarter.",
        "The economy grew 3.2% in the second quarter, Reuters said.",
        "The Finance Ministry noted that the economy grew 3.2% in the second quarter.",
    ],
)
def test_a_figure_is_not_that_of_who_says_it(draft: str) -> None:
    """Though the source names whose it is, and the draft does not."""
    source = "The economy of Norrland grew 3.2% in the second quarter."
    report = tieout.check(draft, {"a": source, "b": "Reuters and the Finance Ministry met in Oslo."}, select=["F1"])
    assert [one.outcome.value for one in report.verdicts if one.item.kind.value == "figure"] == ["ties-out"]
