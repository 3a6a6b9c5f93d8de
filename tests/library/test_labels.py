"""Rows that a sentence names, and those that it only holds them against."""

from __future__ import annotations

import pytest

import tieout

BOATS = {"boats.csv": "Boat,Built,Herring landed\nGrey Tern,1994,640\nBlue Gull,2001,1250\nOld Skua,2006,380\n"}


def rules(draft: str) -> list[str]:
    """The codes of what is found."""
    return [one.rule for one in tieout.check(draft, BOATS, select=["F"]).findings]


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("Blue Gull went far out and landed 1,250 herring, almost twice as many as Grey Tern.", []),
        ("Blue Gull landed 1,250 herring, more than Grey Tern.", []),
        ("Blue Gull landed 640 herring, more than Old Skua.", ["F102"]),
        ("Blue Gull went far out and landed 640 herring, twice as many as Grey Tern.", ["F102"]),
    ],
)
def test_a_row_behind_as_many_as_is_not_the_figures_own(draft: str, found: list[str]) -> None:
    """It is held against the one that stands before it."""
    assert rules(draft) == found


def test_the_rows_of_a_table_add_up_where_the_draft_counts_them() -> None:
    """As many as the table has: which they are is then no guess."""
    assert rules("Altogether the three boats landed 2,270 herring.") == []
    assert rules("Altogether the three boats landed 2,720 herring.") == ["F101"]
