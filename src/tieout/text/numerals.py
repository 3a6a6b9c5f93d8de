"""Numbers as single words or short runs of words, read to an exact value."""

from __future__ import annotations

from decimal import Decimal

from tieout.text.patterns import lazy

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
_DIGITS = lazy(r"^\d[\d,]*(?:\.\d+)?$")
_ORDINAL_DIGITS = lazy(r"^(\d[\d,]*)(?:st|nd|rd|th)$")


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


UNITS: dict[str, frozenset[str]] = {
    "$": frozenset(("dollars", "dollar")),
    "%": frozenset(("percent",)),
    "€": frozenset(("euros", "euro")),
    "£": frozenset(("pounds", "pound")),
}
"""Signs of units, and the words for each."""
Amount = tuple[str, Decimal]
"""What a run of words counts (cardinal), numbers (ordinal) or dates (decade), and its value."""
_HALF = Decimal("0.5")
_SUFFIXES = {"k": 10**3, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "t": 10**12, "tn": 10**12}
_SUFFIXED = lazy(r"^(\d[\d,]*(?:\.\d+)?)([kmbt]n?)$")
_RECENT = (1900, 2000)
"""The centuries that a decade may leave unsaid."""
_DECADE = lazy(r"^(\d{2}|\d{4})s$")
_DECADES: dict[str, int] = {word[:-1] + "ies": 10 * (place + 2) for place, word in enumerate(_TENS)}


def amount(words: list[str]) -> Amount | None:
    """What a run of folded words amounts to, however it is said; None where it is no number as a whole.

    "1.5" and "one point five", "2016" and "twenty sixteen", "21st" and "twenty-first", "1980s" and "nineteen
    eighties", "10k", "half a million", "one and a half".
    """
    if not words or not all(word in _SAID_IN_NUMBERS or word[:1].isdigit() for word in words):
        return None
    found = value(words)
    if found is None:
        found = _fraction(words) or _year(words) or _suffixed(words)
    if found is not None:
        return "cardinal", found
    return _placed(words) or _decade(words)


_SAID_IN_NUMBERS = {*SMALL, *ORDINALS, *SCALES, *_DECADES, "half", "point", "and", "a", "an", "oh"}


def _fraction(words: list[str]) -> Decimal | None:
    """ "one point five million", "two and a half", "half a million", "a hundred"."""
    words, scale = _unscaled(words)
    if words in (["half"], ["half", "a"]):
        return _HALF * scale
    if words in (["a"], ["an"]):
        return Decimal(scale) if scale > 1 else None
    if words[-3:] in (["and", "a", "half"], ["and", "one", "half"]):
        whole = value(words[:-3])
        return None if whole is None else (whole + _HALF) * scale
    if "point" in words:
        at = words.index("point")
        whole, digits = value(words[:at] or ["zero"]), [_digit(word) for word in words[at + 1 :]]
        if whole is None or not digits or len(digits) > 9 or None in digits:
            return None
        return (whole + Decimal("0." + "".join(map(str, digits)))) * scale
    return None


def _unscaled(words: list[str]) -> tuple[list[str], int]:
    """A run less the scale at its end, and that scale."""
    return (words[:-1], SCALES[words[-1]]) if words[-1] in SCALES else (words, 1)


def _digit(word: str) -> int | None:
    if word == "oh":
        return 0
    if len(word) == 1 and word in "0123456789":
        return int(word)
    return SMALL[word] if SMALL.get(word, 10) < 10 else None


def _year(words: list[str]) -> Decimal | None:
    """ "nineteen eighty-four", "twenty oh eight": a year said in two halves."""
    if len(words) < 2 or not 10 < SMALL.get(words[0], 0) <= 20:
        return None
    if words[1] == "oh":
        low = SMALL.get(words[2]) if len(words) == 3 else None
        return None if low is None or not 0 < low < 10 else Decimal(100 * SMALL[words[0]] + low)
    rest = value(words[1:])
    return Decimal(100 * SMALL[words[0]]) + rest if rest is not None and 10 <= rest < 100 else None


def _suffixed(words: list[str]) -> Decimal | None:
    match = _SUFFIXED.match(words[0]) if len(words) == 1 and len(words[0]) < 40 else None
    scale = _SUFFIXES.get(match.group(2)) if match else None
    return Decimal(match.group(1).replace(",", "")) * scale if match and scale else None


def _placed(words: list[str]) -> Amount | None:
    """ "twenty-first", "hundred and third"; a place in digits stands alone."""
    last = ordinal(words[-1])
    if last is None or (len(words) > 1 and words[-1] not in ORDINALS):
        return None
    lead = words[:-2] if words[-2:-1] == ["and"] else words[:-1]
    before = value(lead) if lead else Decimal(0)
    fits = before is not None and (not lead or (before % 10 == 0 and before % 100 != 10 and last < 10))
    return ("ordinal", before + last) if fits and before is not None else None


def _decade(words: list[str]) -> Amount | None:
    """ "1980s", "'80s", "the eighties": the last two digits of a decade, with its century where it is named."""
    match = _DECADE.match(words[-1])
    low = int(match.group(1)) if match else _DECADES.get(words[-1])
    if low is None or (match and len(words) > 1):
        return None
    lead = value(words[:-1]) if len(words) > 1 else None
    if len(words) > 1 and (lead is None or not 10 < lead <= 20):
        return None
    century = int(lead) if lead is not None else 0
    low += 100 * century
    return "decade", Decimal(low)


def speaks_of_numbers(words: list[str]) -> bool:
    """Whether one of some folded words may be part of an amount: where none is, they amount to nothing."""
    return any(word in _SAID_IN_NUMBERS or word[:1].isdigit() for word in words)


def same_amount(a: list[str], b: list[str]) -> bool:
    """Whether two runs of folded words are one number, said two ways; a decade may lack its century."""
    first, second = amount(a), amount(b)
    if first is None or second is None or first[0] != second[0]:
        return False
    short, long = sorted((first[1], second[1]))
    if first[0] == "decade" and short < 100 <= long:
        return long - short in _RECENT
    return short == long
