"""Shares of a whole, in digits or in words."""

from __future__ import annotations

import pytest

import tieout

SURVEY = (
    "One in seven tenants reported that at least one window was broken in the winter. "
    "Some 66 per cent of drivers approve of the new toll. A third of the boats were lost in the storm. "
    "Three out of four pupils walk to school. One child in six has a bicycle."
)


def judged(draft: str) -> list[str]:
    """What became of the first figure of a draft, and the rules that say so."""
    report = tieout.check(draft, {"survey": SURVEY}, select=["F"])
    figures = [one for one in report.verdicts if one.item.kind.value == "figure"]
    return [figures[0].outcome.value, *(one.rule for one in report.findings)]


@pytest.mark.parametrize(
    "draft",
    [
        "One in seven tenants reported that a window was broken.",
        "About 14% of tenants reported that a window was broken in the winter.",
        "Two thirds of drivers approve of the new toll.",
        "33% of the boats were lost in the storm.",
        "75% of pupils walk to school.",
        "One in six children has a bicycle.",
        "Three quarters of pupils walk to school.",
    ],
)
def test_a_share_ties_out_in_every_form(draft: str) -> None:
    """In words to a point or so, in digits as far as these allow."""
    assert judged(draft) == ["ties-out"]


@pytest.mark.parametrize(
    "draft",
    [
        "One in five tenants reported that a window was broken.",
        "One in three drivers approve of the new toll.",
        "Two out of four pupils walk to school.",
        "One in eight children has a bicycle.",
    ],
)
def test_so_many_in_so_many_is_contradicted_by_another_share_of_the_same(draft: str) -> None:
    """Where a sentence has most of the draft's words, and one share."""
    assert judged(draft) == ["finding", "F102"]


@pytest.mark.parametrize("sources", [("in_hull", "in_all"), ("in_all", "in_hull")])
def test_a_share_that_one_source_bears_out_is_not_against_another(sources: tuple[str, str]) -> None:
    """Whichever comes first, though the other has the opposite bound: that may be of some of them."""
    told = {
        "in_hull": "Fewer than half of the skippers in Hull own a boat.",
        "in_all": "More than half of the skippers own a boat.",
    }
    report = tieout.check(told["in_all"], {f"{place}.txt": told[one] for place, one in enumerate(sources)})
    assert report.findings == ()
    assert [one.outcome.value for one in report.verdicts] == ["ties-out"]


@pytest.mark.parametrize(
    "draft",
    [
        "A quarter of the boats were lost in the storm.",
        "One in four tenants keeps a dog.",
        "One in four pupils does not walk to school.",
        "Three out of four pupils don't walk to school.",
    ],
)
def test_other_shares_claim_nothing(draft: str) -> None:
    """A fraction in words, or a share of something else."""
    assert judged(draft)[0] == "unchecked"
