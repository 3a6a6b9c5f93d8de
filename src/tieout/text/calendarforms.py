"""Days and months that name their own parts, in words and in numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from tieout.model import Span
from tieout.model.moments import Moment, Precision
from tieout.text.calendarnames import (
    MONTHS,
    WEEKDAYS,
    day_of,
    fault_of,
    may_be_a_word,
    month_at,
    month_span,
)
from tieout.text.lexemes import Lexemes
from tieout.text.numberwords import ordinal_at

DASHES = frozenset((*"-–—‐‑−", "--", "---"))
_HYPHENS = frozenset("-‐‑–")
ENDS = frozenset(("st", "nd", "rd", "th"))
APOSTROPHES = frozenset("'’‘")


@dataclass(frozen=True, slots=True)
class Dating:
    """A moment being read: the lexemes it takes, and its parts."""

    start: int
    stop: int
    precision: Precision
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    fiscal: bool = False
    last_day: int | None = None
    """Of "3-5 May", the 5."""
    last_year: int | None = None
    ambiguous: bool = False
    bc: bool = False
    impossible: str | None = None


def moment_of(lexemes: Lexemes, dating: Dating) -> Moment:
    """The moment that a dating has become, with the days it stands for."""
    span = Span(lexemes.starts[dating.start], lexemes.ends[dating.stop - 1])
    first, last = _days(dating)
    fault = dating.impossible
    if fault is None and dating.month and dating.day is not None:
        fault = fault_of(dating.year, dating.month, dating.day)
        if fault is None and dating.last_day is not None:
            fault = fault_of(dating.year, dating.month, dating.last_day)
    return Moment(
        span, lexemes.text[span.start : span.end], dating.precision, dating.year, dating.month, dating.day,
        dating.weekday, dating.quarter, dating.fiscal, None if fault else first, None if fault else last, fault,
        is_range=dating.last_day is not None or dating.last_year is not None, ambiguous=dating.ambiguous, bc=dating.bc,
        ends=_ends(dating),
    )  # fmt: skip


def _ends(dating: Dating) -> int | None:
    """The calendar year that a business or school year ends in: one that goes on into the next, or a fiscal one."""
    if dating.precision is not Precision.YEAR or dating.year is None or dating.bc:
        return None
    if dating.last_year is not None:
        return dating.last_year if dating.last_year == dating.year + 1 else None
    return dating.year if dating.fiscal else None


def _days(dating: Dating) -> tuple[date | None, date | None]:
    """The first and the last day a dating stands for."""
    year = dating.year
    if year is None or dating.bc or not 1 <= year <= 9999:
        return None, None
    match dating.precision:
        case Precision.DAY if dating.month and dating.day:
            return day_of(year, dating.month, dating.day), day_of(year, dating.month, dating.last_day or dating.day)
        case Precision.MONTH if dating.month:
            return month_span(year, dating.month)
        case Precision.QUARTER | Precision.HALF if dating.quarter:
            length = 3 if dating.precision is Precision.QUARTER else 6
            return (None, None) if dating.fiscal else month_span(year, length * (dating.quarter - 1) + 1, length)
        case Precision.SEASON if dating.month:
            return month_span(year, dating.month, 3)
        case Precision.YEAR:
            last = date(dating.last_year or year, 12, 31)
            return (None, None) if dating.fiscal else (date(year, 1, 1), last)
        case Precision.DECADE:
            return date(year, 1, 1), date(min(year + 9, 9999), 12, 31)
        case Precision.CENTURY:
            return date(year, 1, 1), date(min(year + 99, 9999), 12, 31)
    return None, None


def year_at(lexemes: Lexemes, at: int, *, short: bool = False) -> tuple[int, int] | None:
    """The year that stands at a lexeme as part of a date: "2020", "'20" (or 20, where `short` may stand alone)."""
    words = lexemes.words
    word = words[at]
    if word in APOSTROPHES and words[at + 1].isdecimal() and len(words[at + 1]) == 2 and lexemes.touches(at + 1):
        return full_year(int(words[at + 1])), at + 2
    if not word.isdecimal() or (lexemes.touches(at + 1) and words[at + 1].isalpha()):
        return None
    if len(word) == 4:
        return int(word), at + 1
    return (full_year(int(word)), at + 1) if short and len(word) == 2 else None


def full_year(year: int) -> int:
    """A year of two digits in full: the pivot is that of POSIX, 69 is 1969 and 68 is 2068."""
    return year + (1900 if year >= 69 else 2000)


def after_month(lexemes: Lexemes, at: int, *, short: bool = False) -> tuple[int, int] | None:
    """The year after a month or day, behind a comma, "of" or a stop: ", 2020", " of 2020", "'20"."""
    words = lexemes.words
    if words[at] in (",", "of", "."):
        found = year_at(lexemes, at + 1)
        return found if found and (words[at] != "." or found[0] >= 1000) else None
    if words[at] in (*_HYPHENS, "/") and lexemes.touches(at) and lexemes.touches(at + 1):
        return year_at(lexemes, at + 1, short=True)
    return year_at(lexemes, at, short=short)


def day_at(lexemes: Lexemes, at: int) -> tuple[int, int] | None:
    """The day of a month that stands at a lexeme: "3", "3rd", "third", "twenty-first"."""
    words = lexemes.words
    word = words[at]
    if word.isdecimal() and len(word) <= 2:
        stop = at + 1
        if lexemes.touches(stop) and words[stop] in ENDS:
            stop += 1
        elif lexemes.touches(stop) and words[stop].isalpha() and words[stop] not in MONTHS:
            return None
        elif words[stop] in ENDS:
            stop += 1
        return (int(word), stop) if int(word) <= 31 else None
    found = ordinal_at(lexemes, at) if word.isalpha() else None
    return found if found and 1 <= found[0] <= 31 else None


def day_first(lexemes: Lexemes, at: int) -> Dating | None:
    """ "3 February 2020", "3rd of February", "3-5 May 2019", "3-Feb-20"."""
    words = lexemes.words
    found = day_at(lexemes, at)
    if found is None or _part_of_number(lexemes, at):
        return None
    day, stop = found
    last: int | None = None
    if words[stop] in DASHES or words[stop] in ("to", "and", "or", "through"):
        other = day_at(lexemes, stop + 1)
        if other and other[0] > day and month_after_day(lexemes, other[1]):
            last, stop = other
    month = month_after_day(lexemes, stop)
    if month is None:
        return None
    if words[stop] != "of" and words[at].isalpha() and not _is_named(lexemes, month[1], month[2]):
        return None
    small = words[month[2]] in ("may", "march") and not lexemes.is_capital(month[2]) and words[stop] != "of"
    if small and not after_month(lexemes, month[1]) and _is_verb(lexemes, month[1]):
        return None
    year = after_month(lexemes, month[1], short=words[stop] in _HYPHENS)
    end = year[1] if year else month[1]
    start = at - 1 if words[at - 1] == "the" and words[stop] == "of" else at
    return Dating(start, end, Precision.DAY, year[0] if year else None, month[0], day, last_day=last)


def _is_named(lexemes: Lexemes, after: int, name: int) -> bool:
    """Whether a month after a day in words is surely one: "the third May" is not the third of it."""
    sure = lexemes.is_capital(name) or not may_be_a_word(lexemes, name)
    return sure or after_month(lexemes, after) is not None


def _is_verb(lexemes: Lexemes, after: int) -> bool:
    return lexemes.words[after].isalpha() and lexemes.words[after] not in ("and", "to", "at", "in", "or", "with", "for")


def _part_of_number(lexemes: Lexemes, at: int) -> bool:
    """Whether a numeral is the tail of something longer: "1.3 May", "$3", "12-3"."""
    before = lexemes.words[at - 1]
    if before in ("$", "€", "£", "¥"):
        return True
    return lexemes.touches(at) and (
        before in ("/", ":", ".", "#", "_") or (before.isalpha() and before not in WEEKDAYS)
    )


def month_after_day(lexemes: Lexemes, at: int) -> tuple[int, int, int] | None:
    """The month after a day: its number, the lexeme after it, and the lexeme of its name."""
    name = at + (lexemes.words[at] in ("of", *_HYPHENS, "/", "."))
    name += lexemes.words[at] == "day" and lexemes.words[at + 1] == "of" and 2
    if lexemes.words[at] == "day" and lexemes.words[at + 1] == "of":
        name = at + 2
    found = month_at(lexemes, name)
    return (found[0], found[1], name) if found else None


def month_first(lexemes: Lexemes, at: int) -> Dating | None:
    """ "February 3, 2020", "Feb. 3-5", "February the 3rd", "February 2020", "February"."""
    words = lexemes.words
    found = month_at(lexemes, at)
    if found is None:
        return None
    month, stop = found
    dated = _day_after_month(lexemes, at, month, stop)
    if dated:
        return dated
    year = after_month(lexemes, stop)
    if year and (year[0] >= 1000 or words[stop] in APOSTROPHES) and not _is_count(lexemes, at, stop, year[1]):
        return Dating(at, year[1], Precision.MONTH, year[0], month)
    if may_be_a_word(lexemes, at) and not _in_context(lexemes, at):
        return None
    if len(words[at]) < 4 and words[at] != "may" and not _in_context(lexemes, at):
        return None
    return Dating(at, stop, Precision.MONTH, None, month)


def _is_count(lexemes: Lexemes, at: int, stop: int, after: int) -> bool:
    return _is_comma(lexemes, stop) and not lexemes.is_capital(at) and lexemes.words[after].isalpha()


def _is_comma(lexemes: Lexemes, at: int) -> bool:
    return lexemes.words[at] == ","


_MONTH_CUES = frozenset(
    "in since by until till from during of early late mid last next this through before after between to "
    "every each and for around "
    "past coming previous on".split()
)


def _in_context(lexemes: Lexemes, at: int) -> bool:
    """Whether the words around say that a month is meant by May or March."""
    before = lexemes.words[at - 1]
    if before in _HYPHENS:
        before = lexemes.words[at - 2]
    capital = lexemes.is_capital(at)
    if not capital and lexemes.words[at] in ("may", "march", "august", "mar"):
        return (
            before in ("in", "since", "until", "during", "early", "late", "mid", "last", "next")
            and lexemes.words[at + 1] != "a"
        )
    return before in _MONTH_CUES


def year_first(lexemes: Lexemes, at: int) -> Dating | None:
    """ "2020 February 3"."""
    found = year_at(lexemes, at)
    month = month_at(lexemes, at + 1) if found and found[0] >= 1000 else None
    dated = _day_after_month(lexemes, at + 1, *month) if found and month else None
    if found is None or dated is None or dated.year is not None or _part_of_number(lexemes, at):
        return None
    return replace(dated, start=at, year=found[0])


def _day_after_month(lexemes: Lexemes, at: int, month: int, stop: int) -> Dating | None:
    words = lexemes.words
    begin = stop + (words[stop] == "the")
    begin += words[begin] in _HYPHENS and lexemes.touches(begin)
    found = day_at(lexemes, begin)
    if found is None or (words[begin].isalpha() and not _is_ordinal_day(lexemes, at, found[1])):
        return None
    if words[begin] == "second" and not lexemes.is_capital(at):
        return None
    day, end = found
    if words[begin].isdecimal() and not words[at].isalpha():
        return None
    if (
        may_be_a_word(lexemes, at)
        and not lexemes.is_capital(at)
        and words[at] in ("may", "march")
        and _counted(lexemes, end)
    ):
        return None
    last = _last_day(lexemes, end, day)
    if last:
        end = last[1]
    year = after_month(lexemes, end)
    if year and _is_comma(lexemes, end) and _listed_count(lexemes, year[1]):
        year = None
    return Dating(
        at,
        year[1] if year else end,
        Precision.DAY,
        year[0] if year else None,
        month,
        day,
        last_day=last[0] if last else None,
    )


def _is_ordinal_day(lexemes: Lexemes, at: int, end: int) -> bool:
    return not (lexemes.words[end].isalpha() and lexemes.words[at] in ("may", "march") and not lexemes.is_capital(at))


def _counted(lexemes: Lexemes, end: int) -> bool:
    """Whether a number after "may" counts something: "they may 3 times"."""
    return lexemes.words[end].isalpha() and lexemes.words[end] not in (
        "and",
        "to",
        "at",
        "in",
        "or",
        "with",
        "for",
        "from",
        "th",
    )


def _listed_count(lexemes: Lexemes, after: int) -> bool:
    return lexemes.words[after] in ("people", "men", "women", "of", "%", "percent")


def _last_day(lexemes: Lexemes, at: int, day: int) -> tuple[int, int] | None:
    """The last day of "3-5" or "3 to 5" after a month."""
    if lexemes.words[at] not in DASHES and lexemes.words[at] not in ("to", "through", "and"):
        return None
    other = day_at(lexemes, at + 1)
    if other is None or other[0] <= day or month_after_day(lexemes, other[1]) or lexemes.words[at + 1].isalpha():
        return None
    return other


def numeric(lexemes: Lexemes, at: int, order: str) -> Dating | None:
    """ "2020-02-03", "3/2/2020", "03.02.20", and where a preposition says so "4/22"."""
    words = lexemes.words
    word = words[at]
    if "." in word:
        parts = word.split(".")
        return _ordered(parts, at, at + 1, order) if len(parts) == 3 and "," not in word and _fits(parts) else None
    sign = words[at + 1]
    if not (word.isdecimal() and sign in ("-", "/", "–", "‐", "‑")) or _part_of_number(lexemes, at):
        return None
    second, third = words[at + 2], words[at + 4]
    tight = lexemes.touches(at + 1) and lexemes.touches(at + 2)
    if not (second.isdecimal() and tight):
        return None
    if words[at + 3] == sign and third.isdecimal() and lexemes.touches(at + 3) and lexemes.touches(at + 4):
        longer = words[at + 5] == sign and lexemes.touches(at + 5) and words[at + 6].isdecimal()
        return (
            None if longer or not _fits([word, second, third]) else _ordered([word, second, third], at, at + 5, order)
        )
    return _two(lexemes, at, order)


def _fits(parts: list[str]) -> bool:
    """Whether three numbers are as long as those of a date."""
    lengths = tuple(len(part) for part in parts)
    if lengths[0] == 4:
        return lengths[1] <= 2 and lengths[2] <= 2
    return lengths[0] <= 2 and lengths[1] <= 2 and lengths[2] in (2, 4)


def _ordered(parts: list[str], start: int, stop: int, order: str) -> Dating | None:
    one, two, three = (int(part) for part in parts)
    if len(parts[0]) == 4:
        return _checked(start, stop, one, two, three)
    year = three if len(parts[2]) == 4 else full_year(three)
    if len(parts[2]) == 2 and not (0 < one <= 31 and 0 < two <= 31 and min(one, two) <= 12):
        return None
    day_first_ = one > 12 or (order == "dmy" and two <= 12)
    month, day = (two, one) if day_first_ else (one, two)
    dated = _checked(start, stop, year, month, day)
    return replace(dated, ambiguous=one <= 12 and two <= 12 and one != two and order == "guess") if dated else None


def _checked(start: int, stop: int, year: int, month: int, day: int) -> Dating | None:
    if not year >= 1 or day > 31 or month > 31:
        return None
    if not 1 <= month <= 12:
        reason = f"there is no month {month}"
        return Dating(start, stop, Precision.DAY, year, None, day, impossible=reason)
    return Dating(start, stop, Precision.DAY, year, month, day)


_DAY_CUES = frozenset("on by until since till before after from due dated between through starting to date".split())


def _two(lexemes: Lexemes, at: int, order: str) -> Dating | None:
    """ "4/22" after a preposition or weekday; and "2016-05", a month."""
    words = lexemes.words
    one, two = words[at], words[at + 2]
    if len(one) == 4 and len(two) == 2 and two[0] in "01" and 1 <= int(two) <= 12 and words[at + 1] in ("-", "/"):
        later = int(two) == (int(one) + 1) % 100
        return (
            None if later or not 1500 <= int(one) <= 2100 else Dating(at, at + 3, Precision.MONTH, int(one), int(two))
        )
    if words[at + 1] != "/" or len(one) > 2 or len(two) > 2 or (lexemes.touches(at + 3) and words[at + 3].isalnum()):
        return None
    if (
        words[at - 1] not in _DAY_CUES
        and words[at - 1] not in WEEKDAYS
        and not (int(two) > 12 and int(one) <= 12 and words[at - 1] == "the")
    ):
        return None
    month, day = (int(one), int(two)) if int(one) <= 12 and (order != "dmy" or int(two) > 12) else (int(two), int(one))
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return Dating(at, at + 3, Precision.DAY, None, month, day, ambiguous=int(one) <= 12 and int(two) <= 12)
