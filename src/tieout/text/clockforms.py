"""How times of the day are printed: "3:30 p.m.", "15h30", "ten past eight", "at noon", "from 9 to 11 a.m."."""

from __future__ import annotations

from decimal import Decimal

from tieout.model.quantities import Interval, Kind
from tieout.text import labels
from tieout.text.amounts import DENOMINATORS
from tieout.text.calendarnames import WEEKDAYS
from tieout.text.drafts import Draft
from tieout.text.lexemes import Lexemes
from tieout.text.numberwords import POWERS
from tieout.text.numerals import SMALL

_HYPHENS = frozenset("-‐‑")
_JOINING = _HYPHENS | frozenset("to until till and – —".split())
_HOURS_OF_A_HALF, _MINUTES_OF_AN_HOUR, _NOON = 12, 60, 720
_BEFORE_NOON = _JOINING | {"at", "by", "from"}
_BEHIND = _JOINING | frozenset(": h am pm a p o in at past quarter minute minutes hours hrs".split())
"""What follows the first lexeme of a time of the day, where it is none of these four digits."""
_JOINED = len("0715")
NOONS = frozenset(("noon", "midday", "midnight"))
_HALVES = ("am", "pm")
_NIGHT = "night"
_PARTS_OF_DAY = {"morning": "am", "afternoon": "pm", "evening": "pm", _NIGHT: _NIGHT}
_DAWN = 6
"""Before this hour it is night that ends, from then on night that begins: "at 2 at night", "at 11 at night"."""
_PAST = frozenset(("past", "to"))
_MINUTES = {"quarter": 15, "half": 30, "five": 5, "ten": 10, "twenty": 20}
_MINUTES |= {str(minutes): minutes for minutes in range(5, 30, 5)}
_HOURS = {word: SMALL[word] for word in "one two three four five six seven eight nine ten eleven twelve".split()}
_HOURS |= {"noon": 12, "midday": 12, "midnight": 0} | {str(hour): hour for hour in range(1, 13)}
_AFTER_TIMES = frozenset(
    "on in at and but or when as while until till before after for with from by sharp today yesterday tomorrow "
    "tonight".split()
)
_MARKS = frozenset((*".,;:!?()\"'”’»—–", "..", "...", ""))
_DAY = 24 * 60
"""Minutes."""


def clock_at(lexemes: Lexemes, at: int) -> Draft | None:
    """The time of the day that begins at a lexeme: a numeral, a word for minutes, an article before one, or noon."""
    word, following = lexemes.words[at], lexemes.words[at + 1]
    if word[0].isdecimal():
        if following not in _BEHIND and len(word) != _JOINED:
            return None
        return _opening_at(lexemes, at) or _told_at(lexemes, at) or _plain_at(lexemes, at) or _joined_at(lexemes, at)
    if word in NOONS:
        return _noon_at(lexemes, at)
    if following not in _BEHIND and following not in _HYPHENS:
        return None
    told = _told_at(lexemes, at) if word in _MINUTES or word == "a" else None
    return told or (_worded_at(lexemes, at) if word in _HOURS else None)


def _plain_at(lexemes: Lexemes, at: int) -> Draft | None:
    """ "3:30 p.m.", "15h30", "9am", "21:05:30", "7 o'clock"."""
    words = lexemes.words
    hour, minute, stop = words[at], "0", at + 1
    if not hour.replace(".", "").isdecimal() or len(hour) > 5:
        return None
    marked = (
        words[stop] in (":", "h")
        and words[stop + 1].isdecimal()
        and len(words[stop + 1]) == 2
        and lexemes.touches(stop)
    )
    if marked and lexemes.touches(stop + 1):
        minute, stop = words[stop + 1], stop + 2
        if (
            words[stop] == ":"
            and len(words[stop + 1]) == 2
            and words[stop + 1].isdecimal()
            and lexemes.touches(stop + 1)
        ):
            stop += 2
    half, stop = _half_of_day(lexemes, stop)
    if "." in hour:
        if not half or hour.count(".") > 1 or len(hour.partition(".")[2]) != 2:
            return None
        hour, _, minute = hour.partition(".")
    worded = half and words[stop - 1] in _PARTS_OF_DAY
    if worded and minute == "0" and words[at - 1] not in labels.BEFORE_TIMES:  # "sold 5 in the morning"
        return None
    if not (half or stop > at + 1) or int(hour) > (12 if half in _HALVES and not worded else 24) or int(minute) > 59:
        return None
    if labels.labelled(lexemes, at):
        return None
    return _time(lexemes, at, stop, 60 * _hour_of_day(int(hour), half) + int(minute))


def _joined_at(lexemes: Lexemes, at: int) -> Draft | None:
    """ "At 0715", "at 1840 hours": hours and minutes in four digits; not "1840 hours of work"."""
    words = lexemes.words
    if len(words[at]) != _JOINED or not words[at].isdecimal():
        return None
    hour, minute = int(words[at][:2]), int(words[at][2:])
    told = words[at + 1] in ("hours", "hrs")
    plain = words[at][0] == "0" and words[at - 1] in labels.BEFORE_TIMES
    if not (plain or (told and words[at - 1] in ("at", "until", "till"))) or hour > 23 or minute > 59:
        return None
    return _time(lexemes, at, at + 1 + told, 60 * hour + minute)


def _worded_at(lexemes: Lexemes, at: int) -> Draft | None:
    """ "Just before four in the morning", "three o'clock", "until eleven at night"; not "sold three in the morning"."""
    half, stop = _half_of_day(lexemes, at + 1)
    if not half or (half != "o'clock" and lexemes.words[at - 1] not in labels.BEFORE_TIMES):
        return None
    return _time(lexemes, at, stop, 60 * _hour_of_day(_HOURS[lexemes.words[at]], half) % _DAY)


def _opening_at(lexemes: Lexemes, at: int) -> Draft | None:
    """The 9 of "from 9 to 11 a.m.", "9.30-11am" and "between 9 and 5 p.m.": that of the other's half of the day, if it
    is before it."""
    words = lexemes.words
    hour, point, minute = words[at].partition(".")
    joined = words[at + 1]
    if joined not in _JOINING or not hour.isdecimal() or not 1 <= int(hour) <= _HOURS_OF_A_HALF:
        return None
    if (joined == "and" and words[at - 1] not in ("between", "at")) or (
        joined == "to" and words[at - 1] in ("at", "by")
    ):
        return None
    if point and not (len(minute) == 2 and minute.isdecimal() and int(minute) < _MINUTES_OF_AN_HOUR):
        return None
    other = _plain_at(lexemes, at + 2) if words[at + 2][:1].isdecimal() else None
    if other is None or "m" not in words[other.stop - 1] + words[other.stop - 2] or labels.labelled(lexemes, at):
        return None
    minutes = 60 * (int(hour) % 12) + int(minute or 0)
    late = other.value >= _NOON and minutes + _NOON < other.value
    return _time(lexemes, at, at + 1, minutes + _NOON if late else minutes)


def _noon_at(lexemes: Lexemes, at: int) -> Draft | None:
    """ "At noon", "until midnight", "noon to 3 p.m."; not "the midnight train", nor the loose "since noon"."""
    words = lexemes.words
    if words[at - 1] not in _BEFORE_NOON and words[at + 1] not in _JOINING:
        return None
    return _time(lexemes, at, at + 1, 0 if words[at] == "midnight" else _NOON)


def _time(lexemes: Lexemes, at: int, stop: int, minutes: int) -> Draft:
    """A time of the day, in minutes since midnight."""
    value, parts = Decimal(minutes), (Decimal(minutes // 60), Decimal(minutes % 60))
    return Draft(at, stop, Kind.CLOCK, value, Interval(value, value), parts, spelt=not lexemes.words[at][0].isdecimal())


def _ends_time(lexemes: Lexemes, at: int) -> bool:
    """Whether what stands behind two numbers with "to" between them is nothing that they could count."""
    words = lexemes.words
    if words[at] == "in" and (words[at + 1] in SMALL or words[at + 1][:1].isdecimal()):  # "eight in ten people"
        return False
    return words[at] in _AFTER_TIMES or words[at] in WEEKDAYS or words[at] in _MARKS


def _told_at(lexemes: Lexemes, at: int) -> Draft | None:
    """ "Ten past eight", "a quarter to nine in the evening", "half past two", "quarter past midnight".

    "Ten to eight" is one only where it says so: else it is a score, a range or a vote.
    """
    words = lexemes.words
    first = at + (words[at] == "a" and words[at + 1] == "quarter")
    if words[first] not in _MINUTES:
        return None
    five = words[first] == "twenty" and words[first + 1] in _HYPHENS and words[first + 2] == "five"
    last = first + (2 if five else 0)
    last += words[last + 1] in ("minute", "minutes")
    if words[last + 1] not in _PAST or words[last + 2] not in _HOURS:
        return None
    half, stop = _half_of_day(lexemes, last + 3)
    if words[stop] in POWERS or words[stop] in DENOMINATORS or words[stop] in _HYPHENS:  # "a quarter to one third"
        return None
    past = words[last + 1] == "past"
    plain = past or words[first] == "quarter" or half or words[at - 1] == "at"
    if not plain or (words[first] == "half" and not past):
        return None
    if not (past or half or _ends_time(lexemes, stop)):
        return None  # "at 5 to 10 per cent", "by a quarter to five boats"
    minutes = 25 if five else _MINUTES[words[first]]
    hour = _hour_of_day(_HOURS[words[last + 2]], half)
    return _time(lexemes, at, stop, (60 * hour + (minutes if past else -minutes)) % _DAY)


def _hour_of_day(hour: int, half: str) -> int:
    """An hour by the clock as one from 0 to 23, where the half of the day is named; one that tells it itself stays."""
    if hour > 12:
        return hour
    if half == _NIGHT:
        half = "am" if hour % 12 < _DAWN else "pm"
    return hour % 12 + (12 if half == "pm" else 0) if half in _HALVES else hour


def _half_of_day(lexemes: Lexemes, at: int) -> tuple[str, int]:
    """Which half of the day is named at a lexeme, and the lexeme after it.

    "am", "pm", "night", which is of both; "o'clock" or nothing where none is.
    """
    words = lexemes.words
    if words[at] in ("am", "pm") and (lexemes.touches(at) or lexemes.gap(at) in (" ", "\u00a0", "\u202f")):
        return words[at], at + 1
    if words[at] in ("a", "p") and words[at + 1] == "." and words[at + 2] == "m":
        return words[at] + "m", at + 3 + (words[at + 3] == "." and lexemes.touches(at + 3))
    if words[at] == "o" and words[at + 1] in ("'", "’") and words[at + 2] == "clock":
        half, stop = _half_of_day(lexemes, at + 3)
        return half or "o'clock", stop
    if words[at] == "in" and words[at + 1] == "the" and words[at + 2] in _PARTS_OF_DAY:
        return _PARTS_OF_DAY[words[at + 2]], at + 3
    return (_NIGHT, at + 2) if words[at] == "at" and words[at + 1] == _NIGHT else ("", at)
