"""Whether two dates may be of one time, business and school years among them."""

from __future__ import annotations

import pytest

from tieout.text.calendar import dates
from tieout.text.moments import agree, bears_out, run_from


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("in 2026/27", "in 2026-27", True),
        ("in 2026/27", "2026–2027", True),
        ("in 2026/27", "FY2027", True),
        ("in 2026/27", "FY27", True),
        ("in 1999/2000", "in 1999-00", True),
        ("the financial year 2026/27", "in 2026-27", True),
        ("in 2026/27", "in 2025/26", False),
        ("in 2026/27", "FY2026", False),
        ("in 2026/27", "in 2026", None),
        ("in 2026/27", "in 2027", None),
        ("in 2026/27", "in 2025", False),
        ("in 2026/27", "in May 2026", None),
        ("in 2026/27", "in May 2028", False),
        ("FY2024", "in 2024", True),
        ("FY2024", "in 2023", False),
        ("FY2024", "in October 2023", None),
        ("in 2026/27", "from 2026-2030", None),
    ],
)
def test_a_business_year_is_one_stretch_however_it_is_written(one: str, other: str, expected: bool | None) -> None:
    """It is itself in all its spellings, another is another, and a bare year may be either of the two it lies in."""
    (first,), (second,) = dates(one), dates(other)
    assert agree(first, second) is expected
    assert agree(second, first) is expected


def test_a_longer_range_is_no_business_year() -> None:
    """Three years from end to end are a range."""
    assert [moment.ends for moment in dates("from 2014-2016, then 2016-17")] == [None, 2017]


@pytest.mark.parametrize(
    ("told", "said", "expected"),
    [
        ("14 to 29 March 2031", "14 to 29 March", True),
        ("14–29 March", "14 to 29 March", True),
        ("14 to 29 March 2031", "14 to 24 March", False),
        ("14 March", "14 to 29 March", False),
        ("14 to 29 April 2031", "14 to 29 March", False),
    ],
)
def test_a_range_without_a_year_is_borne_out_by_its_own_days_alone(told: str, said: str, expected: bool) -> None:
    """One that begins alike is another."""
    (first,), (second,) = dates(told), dates(said)
    assert bears_out(first, second) is expected


@pytest.mark.parametrize(
    ("told", "said", "expected"),
    [
        ("from 14 March until Sunday 29 March 2031", "14 to 29 March", True),
        ("from 14 March until 29 March 2031", "14 to 29 March 2031", True),
        ("from 14 March until 29 March 2031", "14 to 24 March", False),
        ("from 14 March until 29 March 2031", "14 to 29 March 2032", False),
        ("from 14 March until 29 April", "14 to 29 March", False),
        ("from 14 March until 29 March", "14 March", False),
    ],
)
def test_a_range_runs_from_one_date_to_another(told: str, said: str, expected: bool) -> None:
    """Whichever of them has the year."""
    (first, last), (range_,) = dates(told), dates(said)
    assert run_from(first, last, range_) is expected


def test_years_of_two_eras_lie_apart() -> None:
    """300 BC is no AD 300, and 300 BC is 300 BC."""
    (before,), (after,) = dates("in 300 BC"), dates("in 300 AD")
    assert agree(before, after) is False
    assert agree(before, before)
    assert not bears_out(after, before)
