"""Dates as people write them, as ISO 8601 writes them, as far as they are known."""

from __future__ import annotations

import re

from tieout.text.patterns import lazy

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_ISO = lazy(r"(?<!\d)(?P<year>(?:1[4-9]|20)\d\d)(?:[-_/.](?P<month>\d{1,2})(?:[-_/.](?P<day>\d{1,2}))?)?(?!\d)")
_DAY_FIRST = lazy(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(?P<year>\d{{4}})\b", re.IGNORECASE)
_MONTH_FIRST = lazy(rf"\b{_MONTH}\s+(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+)?(?P<year>\d{{4}})\b", re.IGNORECASE)
_LONGEST = 10_000


def iso_date(written: str) -> str | None:
    """The first date of a text as ISO 8601 ("2019", "2019-05", "2019-05-03"); None where there is none.

    A written month comes before mere figures; what cannot be a month or a day is left out.
    """
    text = written[:_LONGEST]
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        if found := pattern.search(text):
            month = _MONTHS.index(found["month"].lower()) + 1
            return _joined(found["year"], month, int(found["day"] or 0))
    if found := _ISO.search(text):
        return _joined(found["year"], int(found["month"] or 0), int(found["day"] or 0))
    return None


def _joined(year: str, month: int, day: int) -> str:
    if not 1 <= month <= 12:
        return year
    return f"{year}-{month:02}-{day:02}" if 1 <= day <= 31 else f"{year}-{month:02}"


def dates_agree(one: str, other: str) -> bool:
    """Whether two dates are the same as far as both are known."""
    return one.startswith(other) or other.startswith(one)
