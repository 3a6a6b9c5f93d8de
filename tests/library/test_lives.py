"""Dates of a life that a draft takes for those of an office."""

from __future__ import annotations

import pytest

import tieout

PRINCE = (
    "Tom Roe (12 March 1708 – 3 August 1765) was Prince of Corrie from 1737 until his death. "
    "He founded the bank of Corrie in 1742."
)
ALSO = "The first lease of the mill ran from 1708 to 1765."


def rules(draft: str, *more: str) -> list[str]:
    """The codes of what is found."""
    texts = {f"{number}.txt": text for number, text in enumerate((PRINCE, *more))}
    return [one.rule for one in tieout.check(draft, texts, select=["D", "F"]).findings]


@pytest.mark.parametrize(
    "draft",
    [
        "Tom Roe reigned from 1708 to 1765 as Prince of Corrie.",
        "Tom Roe reigned from 1708–1765.",
        "Tom Roe (reigned 1708–1765) founded the bank of Corrie.",
        "Tom Roe was in office 1708-1765.",
    ],
)
def test_the_dates_of_a_life_are_not_those_of_an_office(draft: str) -> None:
    """Which the source dates otherwise, or not at all."""
    assert rules(draft) == ["F101"]


@pytest.mark.parametrize(
    "draft",
    [
        "Tom Roe (1708–1765) reigned in Corrie.",
        "Tom Roe, 1708–1765, reigned in Corrie.",
        "Tom Roe lived from 1708 to 1765.",
        "Tom Roe, who was born in 1708 and died in 1765, reigned in Corrie.",
        "Tom Roe reigned from 1737 to 1765.",
        "Tom Roe died aged 57 in August 1765.",
        "- **Tom Roe:** 1708–1765",
        "- **Dates:** 1708–1765",
    ],
)
def test_they_are_let_be_as_what_they_are(draft: str) -> None:
    """In brackets, between commas, behind a label, or told as a life."""
    assert rules(draft) == []


def test_two_years_that_something_else_has_too_are_left_open() -> None:
    """The lease may be what the draft speaks of."""
    assert rules("The lease of Tom Roe ran from 1708 to 1765.", ALSO) == []
