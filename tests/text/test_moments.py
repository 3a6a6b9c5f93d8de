"""Whether two dates may be of one time, business and school years among them."""

from __future__ import annotations

import pytest

from tieout.text.calendar import dates
from tieout.text.moments import agree


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
