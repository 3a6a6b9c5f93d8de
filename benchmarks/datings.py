"""Dates drawn by chance, in every form that people write them, possible and impossible."""

from __future__ import annotations

from calendar import isleap, monthrange
from random import Random

MONTHS = "January February March April May June July August September October November December".split()
_SHORT = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split()
_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
    "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
FORMS = (
    "{d} {M} {y}",
    "{M} {d}, {y}",
    "{d}{th} {M} {y}",
    "{M} {d}{th}, {y}",
    "the {d}{th} of {M}, {y}",
    "{S} {d}, {y}",
    "{d} {S} {y}",
    "{d}-{A}-{y}",
    "{y}-{m:02}-{d:02}",
    "{d:02}/{m:02}/{y}",
    "{m}/{d}/{y}",
    "{d}.{m}.{y}",
    "{d:02}.{m:02}.{y}",
    "{y}/{m:02}/{d:02}",
    "the {W} of {M} {y}",
    "{M} the {W}, {y}",
    "{U} {d}, {y}",
    "{d}-{m}-{y}",
    "{M} {d} {y}",
    "{d} {M}, {y}",
    "{y}.{m:02}.{d:02}",
    "{y} {M} {d}",
    "{d:02} {U} {y}",
)
YEARLESS = ("{d} {M}", "{M} {d}", "the {d}{th} of {M}", "{M} {W}", "{S} {d}")
_SENTENCES = (
    "The pier opened on {}.",
    "On {}, the pier opened.",
    "The letter ({}) was lost.",
    "By {} the boats had left.",
    "The exhibition ran from {} until the spring.",
    "{}: the council meets.",
    "The {} meeting was held.",
)


def printed(form: str, year: int, month: int, day: int) -> str:
    """A day in one of the forms, whether the calendar has it or not."""
    return form.format(
        d=day,
        m=month,
        y=year,
        M=MONTHS[month - 1],
        S=_SHORT[month - 1],
        A=MONTHS[month - 1][:3],
        U=MONTHS[month - 1].upper(),
        W=_WORDS[day - 1],
        th="th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th"),
    )


def valid(random: Random) -> tuple[str, int, int]:
    """A sentence with a day of the calendar, its month and its day."""
    year, month = random.randrange(1800, 2100), random.randrange(1, 13)
    day = random.randrange(1, monthrange(year, month)[1] + 1)
    return random.choice(_SENTENCES).format(printed(random.choice(FORMS + YEARLESS), year, month, day)), month, day


def impossible(random: Random) -> str:
    """A sentence with a day that no calendar has: the 31st of a short month, the 30th of February, the 29th of most."""
    year, month = random.randrange(1800, 2100), random.choice((2, 2, 4, 6, 9, 11))
    most = monthrange(year, month)[1]
    day = random.randrange(most + 1, 32)
    needs_year = month == 2 and day == 29 and not isleap(year)
    form = random.choice(FORMS if needs_year else FORMS + YEARLESS)
    return random.choice(_SENTENCES).format(printed(form, year, month, day))
