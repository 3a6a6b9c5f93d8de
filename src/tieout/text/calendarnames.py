"""The names of months, weekdays, seasons and times, and how long each month is."""

from __future__ import annotations

from datetime import date, timedelta

from tieout.text.lexemes import Lexemes

_MONTH_NAMES = "january february march april may june july august september october november december".split()
MONTHS: dict[str, int] = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()}
MONTHS |= {"sept": 9, "febr": 2, "juli": 7}
_WEEKDAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAYS: dict[str, int] = {name: number for number, name in enumerate(_WEEKDAY_NAMES)}
WEEKDAYS |= {name[:3]: number for name, number in WEEKDAYS.items()}
WEEKDAYS |= {"tues": 1, "weds": 2, "wednes": 2, "thur": 3, "thurs": 3}
WEEKDAYS |= {name + "s": number for name, number in list(WEEKDAYS.items()) if name.endswith("day")}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month in which each season opens, in the north."""
DAYS_OF = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
LONG_WEEKDAYS = frozenset(_WEEKDAY_NAMES)
_COMMON_WORDS = frozenset("may march mar jan dec sep sun sat mon wed august".split())
_GREGORIAN = 1753
"""Before this year the calendar of a date is not certain: England kept the Julian one to 1752."""


def month_at(lexemes: Lexemes, at: int) -> tuple[int, int] | None:
    """The month that is named at a lexeme, and the lexeme after the name and the stop that shortens it."""
    month = MONTHS.get(lexemes.words[at])
    if month is None or (lexemes.words[at + 1] in ("'", "’") and lexemes.words[at + 2] == "d"):
        return None
    word, stop = lexemes.words[at], at + 1
    shortened = len(word) < 5 and word not in ("may", "june", "july")
    shortened = shortened or lexemes.words[stop + 1][:1].isdecimal()
    if shortened and lexemes.words[stop] == "." and lexemes.touches(stop):
        stop += 1
    return month, stop


def may_be_a_word(lexemes: Lexemes, at: int) -> bool:
    """Whether the name of a month or day at a lexeme is as likely a word of another sense: may, march, sat, Mar."""
    word = lexemes.words[at]
    return word in _COMMON_WORDS or not (lexemes.is_capital(at) or len(word) > 3)


def fault_of(year: int | None, month: int, day: int) -> str | None:
    """Why there is no such day, as a clause; None where there is one."""
    if day > DAYS_OF[month - 1]:
        return f"{_MONTH_NAMES[month - 1].capitalize()} has {'at most ' if month == 2 else ''}{DAYS_OF[month - 1]} days"
    if day < 1:
        return "no month has a day 0"
    if month == 2 and day == 29 and year is not None and not is_leap(year):
        return f"February {year} has 28 days"
    return None


def is_leap(year: int) -> bool:
    """Whether a year has a 29 February, in either calendar where both were kept."""
    if year < _GREGORIAN:
        return year % 4 == 0
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def day_of(year: int, month: int, day: int) -> date | None:
    """That day, where the calendar has one."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def month_span(year: int, month: int, months: int = 1) -> tuple[date | None, date | None]:
    """The first and last day of some months of a year."""
    first = day_of(year, month, 1)
    ahead = year * 12 + month - 1 + months
    after = day_of(ahead // 12, ahead % 12 + 1, 1)
    if first is None:
        return None, None
    return first, after - timedelta(days=1) if after else date(9999, 12, 31)
