"""Dates of birth and death in brackets, and other dates there."""

from __future__ import annotations

import pytest

from tieout.text.calendar import dates
from tieout.text.lifetimes import lifetimes


@pytest.mark.parametrize(
    ("sentence", "years", "certain"),
    [
        ("Jane Roe (12 March 1708 – 3 August 1765) was keeper.", (1708, 1765), True),
        ("She followed Tom Roe (1702–1737) there.", (1702, 1737), False),
        ("Ann Doe (born 30 August 1997) is keeper.", (1997, None), True),
        ("Bob Doe (born 17 May 1854 in Oban; died 2 January 1921 in Corrie) built it.", (1854, 1921), True),
        ("Ann I ( Anna Maria , Aino 8 May 1708 -- 3 August 1765 ) was queen.", (1708, 1765), True),
        ("Ada of Corrie (c. 1500–1561) had it built.", (1500, 1561), False),
    ],
)
def test_the_dates_of_a_life(sentence: str, years: tuple[int, int | None], certain: bool) -> None:
    """Days on both sides, or "born", leave no doubt; two years may be those of an office."""
    (life,) = lifetimes(sentence, dates(sentence))
    assert (life.born.year, life.died.year if life.died else None) == years
    assert life.certain is certain


@pytest.mark.parametrize(
    "sentence",
    [
        "Jane Roe (reigned 1708–1765) was queen.",
        "Roe won the Linden Prize (1974) and the Oak (1988).",
        "The Oak Inn (24 May 2020) burned down.",
        "The Great Storm (5–9 May 1950) sank it.",
        "It was shut (12 March 1708 to 3 August 1765).",
    ],
)
def test_other_dates_in_brackets(sentence: str) -> None:
    """Of an office, a prize or an event, or behind no name."""
    assert list(lifetimes(sentence, dates(sentence))) == []
