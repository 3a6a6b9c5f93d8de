"""Numbers as single words or short runs of words, read to an exact value."""

from __future__ import annotations

import re
from decimal import Decimal

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
SMALL: dict[str, int] = {word: value for value, word in enumerate(_UNITS)}
SMALL |= {word: 10 * (place + 2) for place, word in enumerate(_TENS)}
ORDINALS: dict[str, int] = {word: value for value, word in enumerate(_ORDINALS)}
ORDINALS |= {word[:-1] + "ieth": 10 * (place + 2) for place, word in enumerate(_TENS)}
SCALES: dict[str, int] = {
    "hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "hundreds": 100, "thousands": 1_000, "millions": 10**6, "billions": 10**9, "trillions": 10**12,
}  # fmt: skip
MULTIPLES = {"half": "half", "twice": "twice", "double": "twice", "dozen": "dozen", "dozens": "dozen", "once": "once"}
_DIGITS = re.compile(r"^\d[\d,]*(?:\.\d+)?$")
_ORDINAL_DIGITS = re.compile(r"^(\d[\d,]*)(?:st|nd|rd|th)$")


def is_numeral(word: str) -> bool:
    """Whether a folded word is a number, or part of one, by itself."""
    return bool(word[:1].isdigit() or word in SMALL or word in ORDINALS or word in SCALES or word in MULTIPLES)


def value(words: list[str]) -> Decimal | None:
    """The value of a run of folded words that is one cardinal number as a whole; None where it is not.

    "twenty five", "two hundred and six", "1.5 million", "1,500,000".
    """
    total, group, scale, seen = Decimal(0), Decimal(0), 0, False
    for number, word in enumerate(words):
        if word == "and" and seen and 0 < number < len(words) - 1:
            continue
        part = _digits(word)
        if part is not None:
            if group % 100:
                return None
            group += part
        elif word in SMALL:
            if not _may_follow(SMALL[word], group) or (SMALL[word] == 0 and len(words) > 1):
                return None
            group += SMALL[word]
        elif word == "hundred":
            if group >= 100:
                return None
            group = (group or Decimal(1)) * 100
        elif word in SCALES and (SCALES[word] < scale or not scale):
            scale = SCALES[word]
            total, group = total + (group or Decimal(1)) * scale, Decimal(0)
        else:
            return None
        seen = True
    return total + group if seen else None


def _may_follow(small: int, group: Decimal) -> bool:
    """Whether a number below a hundred may be said after what was said of its group: "five" after "twenty"."""
    rest = group % 100
    return not rest or (small < 10 and rest % 10 == 0 and rest >= 20)


def ordinal(word: str) -> int | None:
    """The place that an ordinal names, in letters or digits."""
    if word in ORDINALS:
        return ORDINALS[word]
    match = _ORDINAL_DIGITS.match(word)
    return int(match.group(1).replace(",", "")) if match and len(match.group(1)) < 20 else None


def _digits(word: str) -> Decimal | None:
    return Decimal(word.replace(",", "")) if len(word) < 40 and _DIGITS.match(word) else None
