"""The time of what a figure is compared with."""

from __future__ import annotations

import pytest

from tieout.text.claims import claims


def years_of(sentence: str) -> list[tuple[str, int | None]]:
    """The figures of a sentence, each with the year it is dated by."""
    return [(one.quantity.text, one.when.year if one.when else None) for one in claims(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("In 2019 calls rose from 37 to 52.", [("37", None), ("52", 2019)]),
        ("Oban had 52 calls in 2019, against 37 the year before.", [("52", 2019), ("37", 2018)]),
        ("In 2019 the port had 52 calls, compared with 37 a year earlier.", [("52", 2019), ("37", 2018)]),
        ("In 2019 the port had 52 calls, up from 37 two years earlier.", [("52", 2019), ("37", 2017)]),
        ("Calls came to 52 in 2019/20, up from 37 the previous year.", [("52", 2019), ("37", 2018)]),
        ("Calls came to 52 in 2019, after a low of 37 the year before.", [("52", 2019), ("37", 2018)]),
        ("Turnout was 52% in 2019, up from 47% in 2014.", [("52%", 2019), ("47%", 2014)]),
        ("In 2019 Oban had 52 calls, against 37 in Dunmere.", [("52", 2019), ("37", 2019)]),
        ("Between 2018 and 2019 calls rose from 37 to 52.", [("37", 2018), ("52", 2019)]),
    ],
)
def test_what_a_figure_rose_from_is_of_an_earlier_time(sentence: str, expected: list[tuple[str, int | None]]) -> None:
    """Of none that is known, unless the sentence says which; of another subject it is of the same time."""
    assert years_of(sentence) == expected


def test_a_figure_for_each_day_keeps_its_date() -> None:
    """ "A day" is counted by itself in a text, but the date behind it is that of the figure before."""
    assert years_of("Leaks came to 104 megalitres a day in 2019.")[0] == ("104", 2019)
