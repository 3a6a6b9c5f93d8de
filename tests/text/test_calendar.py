"""Dates of a text: what is read, which day it means, and which no calendar has."""

from __future__ import annotations

from datetime import date

import pytest

from tieout.model.moments import Moment, Precision
from tieout.text.calendar import dates


def only(text: str, order: str = "guess") -> Moment:
    """The one date of a text written on Wednesday, 5 February 2020."""
    (found,) = dates(text, order=order, anchor=date(2020, 2, 5))
    return found


@pytest.mark.parametrize(
    "text",
    [
        "3 February 2020",
        "February 3, 2020",
        "Feb. 3, 2020",
        "3rd of February, 2020",
        "3-Feb-20",
        "2020-02-03",
        "3.2.2020",
        "Monday, 3 February 2020",
        "Monday (Feb. 3, 2020)",
        "the third of February 2020",
    ],
)
def test_one_day_is_read_in_all_its_forms(text: str) -> None:
    """Every usual order of day, month and year is the same day."""
    assert only(f"It left on {text}.", order="dmy").first == date(2020, 2, 3)


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("in 2019", Precision.YEAR, date(2019, 1, 1), date(2019, 12, 31)),
        ("in 2015-16", Precision.YEAR, date(2015, 1, 1), date(2016, 12, 31)),
        ("the winter of 2015–16", Precision.YEAR, date(2015, 1, 1), date(2016, 12, 31)),
        ("by summer 2015/16", Precision.YEAR, date(2015, 1, 1), date(2016, 12, 31)),
        ("in March 2019", Precision.MONTH, date(2019, 3, 1), date(2019, 3, 31)),
        ("in Q3 2019", Precision.QUARTER, date(2019, 7, 1), date(2019, 9, 30)),
        ("in the 1990s", Precision.DECADE, date(1990, 1, 1), date(1999, 12, 31)),
        ("in the 19th century", Precision.CENTURY, date(1801, 1, 1), date(1900, 12, 31)),
        ("on 3-5 May 2019", Precision.DAY, date(2019, 5, 3), date(2019, 5, 5)),
        ("yesterday", Precision.DAY, date(2020, 2, 4), date(2020, 2, 4)),
        ("last Friday", Precision.DAY, date(2020, 1, 31), date(2020, 1, 31)),
        ("next month", Precision.MONTH, date(2020, 3, 1), date(2020, 3, 31)),
        ("two years ago", Precision.YEAR, date(2018, 1, 1), date(2018, 12, 31)),
    ],
)
def test_a_stretch_of_the_calendar_has_a_first_and_a_last_day(
    text: str, precision: Precision, first: date, last: date
) -> None:
    """Months, quarters, years and relative dates are resolved to the days they mean."""
    moment = only(text)
    assert (moment.precision, moment.first, moment.last) == (precision, first, last)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("31 September", "September has 30 days"),
        ("February 30, 2019", "February has at most 29 days"),
        ("29 February 2023", "February 2023 has 28 days"),
        ("2023-02-29", "February 2023 has 28 days"),
        ("31/09/2019", "September has 30 days"),
    ],
)
def test_a_day_that_no_calendar_has_says_why(text: str, fault: str) -> None:
    """The fault is a clause that a message can use."""
    assert only(text).fault == fault


@pytest.mark.parametrize("text", ["90 September 2022 warrants", "41 April 1996", "It may march on.", "2000 people"])
def test_what_is_no_day_is_not_called_impossible(text: str) -> None:
    """Numbers that belong to no date, and months that are verbs, claim no date."""
    assert all(moment.day is None and moment.fault is None for moment in dates(text))


@pytest.mark.parametrize(
    "text", ["the following year", "the same month", "a month later", "two years earlier", "the next day"]
)
def test_a_day_told_from_another_day_of_the_story_is_not_resolved(text: str) -> None:
    """Only the text knows what it follows; the day of writing does not."""
    moment = only(f"It sank {text}.")
    assert moment.relative is not None
    assert moment.relative.in_story
    assert moment.first is None


@pytest.mark.parametrize(
    ("text", "year"), [("the '20s", 1920), ("the '50s", 1950), ("the '90s", 1990), ("the '10s", 2010)]
)
def test_a_decade_of_two_digits_is_of_the_last_century_from_the_twenties_on(text: str, year: int) -> None:
    """The '50s are the 1950s; the '10s are of this century."""
    assert only(f"It was built in {text}.").year == year


def test_numeric_dates_are_read_in_the_order_that_the_others_of_the_text_show() -> None:
    """25/12/2019 settles 3/4/2019; alone it stays ambiguous, month first."""
    both = dates("From 3/4/2019 to 25/12/2019.")
    (alone,) = dates("On 3/4/2019.")
    assert both[0].first == date(2019, 4, 3)
    assert not both[0].ambiguous
    assert (alone.first, alone.ambiguous) == (date(2019, 3, 4), True)


PAST = [
    ("2,019 in all", 0),
    ("fish in the flood of 1342", 1),
    ("fish, by the total of 1342", 0),
    ("people in the town of 1340 homes", 0),
]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("2000 people", 0),
        ("the 2016 elections", 1),
        ("1950 boats", 0),
        ("a 2012 report", 1),
        ("2,019 in all", 0),
        *PAST,
    ],
)
def test_a_number_of_four_digits_is_a_year_by_the_words_around_it(text: str, count: int) -> None:
    """Counts stand before plurals, years after determiners."""
    assert len(dates(f"There were {text}.")) == count


@pytest.mark.parametrize("text", ["It is closest to the Sun on 2 February 2027.", "The court sat on 5 May 2026."])
def test_what_is_also_a_word_is_no_weekday_where_it_is_one(text: str) -> None:
    """The star and the verb stand before a date like the short names of days."""
    assert only(text).weekday is None
    assert only("It opens Sun 7 February 2027.").weekday == 6
