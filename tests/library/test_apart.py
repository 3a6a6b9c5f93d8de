"""Dates that a source gives side by side, each of something else."""

from __future__ import annotations

import pytest

import tieout

LOG = (
    "The bridge, opened in 1987, was closed on 3 March 2033 and reopened on 21 August 2033 after repairs.\n\n"
    "The board declared a dividend, payable on 15 January 2032 to shareholders of record on 19 December 2031.\n\n"
    "The first patient was enrolled on 3 February 2028 and the last on 29 November 2029.\n\n"
    "The first train arrived on 4 May 1851 and the last left on 30 September 1962."
)


def rules(draft: str) -> list[str]:
    """The codes of what is found."""
    return [one.rule for one in tieout.check(draft, {"log.txt": LOG}, select=["D", "F"]).findings]


@pytest.mark.parametrize(
    "draft",
    [
        "The bridge reopened on 3 March 2033.",
        "The bridge was closed on 21 August 2033.",
        "The dividend is payable on 19 December 2031.",
        "The first patient was enrolled on 29 November 2029.",
        "The first train arrived on 30 September 1962.",
    ],
)
def test_the_date_of_what_stands_beside_it_is_contradicted(draft: str) -> None:
    """By the one that the source has for what the draft says."""
    assert rules(draft) == ["D103"]


@pytest.mark.parametrize(
    "draft",
    [
        "The bridge was closed on 3 March 2033 and reopened on 21 August 2033.",
        "The bridge, closed for repairs, opened again on 21 August 2033.",
        "Traffic returned to the bridge on 21 August 2033.",
        "The dividend goes to shareholders of record on 19 December 2031.",
        "The last patient was enrolled on 29 November 2029.",
        "Patients were enrolled from 3 February 2028 to 29 November 2029.",
        "Patients were enrolled until 29 November 2029.",
        "The last train left on 30 September 1962.",
    ],
)
def test_a_date_of_its_own_is_let_be(draft: str) -> None:
    """In whatever words, and as a bound."""
    assert rules(draft) == []
