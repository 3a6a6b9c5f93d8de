"""Lengths of time in hours and minutes, beside others in minutes alone."""

from __future__ import annotations

import pytest

import tieout

WALKS = "| Walk | Time |\n|---|---|\n| Falk Ridge | 52 min |\n| Oster Loop | 1 h 35 min |\n"
FILM = "The film runs for 1 hour 52 minutes; the director's cut runs for 2 hours 10 minutes."


def told(draft: str, source: str) -> set[str]:
    """What becomes of the figures of a draft."""
    report = tieout.check(draft, {"t.md" if "|" in source else "t.txt": source}, select=["F"])
    return {one.outcome.value for one in report.verdicts if one.item.kind.value == "figure"}


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("The Oster Loop takes 95 minutes.", WALKS),
        ("The Oster Loop takes 1 h 35 min.", WALKS),
        ("Falk Ridge takes 52 minutes.", WALKS),
        ("The director's cut is 18 minutes longer.", FILM),
    ],
)
def test_hours_and_minutes_are_minutes(draft: str, source: str) -> None:
    """In a cell, and in what two of them are apart."""
    assert told(draft, source) == {"ties-out"}


@pytest.mark.parametrize(
    ("draft", "source"),
    [("The Oster Loop takes 85 minutes.", WALKS), ("The director's cut is 28 minutes longer.", FILM)],
)
def test_other_minutes_are_wrong(draft: str, source: str) -> None:
    """As they would be of minutes alone."""
    assert told(draft, source) == {"finding"}
