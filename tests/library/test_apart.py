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


FIRM = (
    "Roe Tools makes saws. It was floated in 1961, bought the forge of Oban in 1978 and left Corrie in 2005.\n\n"
    "Roe Tools was founded in 1893 and Doe Forge in 1931.\n\n"
    "The lease was signed on 6 March 2001 after talks that had gone on since October 1999.\n\n"
    "The Fell Line opened in 1880 and the Moor Line in 1902; the former was sold in 1934, the latter in 1951.\n\n"
    "Awards: Linden Prize (1974), Order of the Oak (1988)"
)


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("Roe Tools bought the forge of Oban in 1961.", ["D103"]),
        ("Roe Tools bought the forge of Oban in 1978.", []),
        ("Roe Tools was floated in 1961.", []),
        ("Doe Forge was founded in 1893.", ["D103"]),
        ("Roe Tools was founded in 1931.", ["D103"]),
        ("Doe Forge was founded in 1931.", []),
        ("Both were founded between 1893 and 1931.", []),
        ("The lease was signed in 1999.", ["D103"]),
        ("The lease was signed in 2001.", []),
        ("Roe Tools won the Linden Prize in 1988.", ["D103"]),
        ("Roe Tools won the Linden Prize in 1974.", []),
        ("The Fell Line was sold in 1934 and the Moor Line in 1951.", []),
        ("Roe Tools was given the Oak in 1988.", []),
    ],
)
def test_the_year_of_what_stands_beside_it_is_contradicted(draft: str, found: list[str]) -> None:
    """Whom a pronoun means is told before it; a name may be short of its verb, a prize have its year in brackets."""
    assert [one.rule for one in tieout.check(draft, {"log.txt": FIRM}, select=["D", "F"]).findings] == found
