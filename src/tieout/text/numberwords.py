"""Numbers written in words, and scale words after digits: "two hundred and six", "3.2 million", "5 lakh"."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from tieout.text.digits import digits_at
from tieout.text.lexemes import Lexemes
from tieout.text.numerals import ORDINALS, SMALL
from tieout.text.rounding import EXACT, plain, step_of

POWERS: dict[str, int] = {
    "hundred": 2, "thousand": 3, "lakh": 5, "lac": 5, "million": 6, "crore": 7, "billion": 9, "milliard": 9,
    "trillion": 12, "quadrillion": 15, "quintillion": 18,
}  # fmt: skip
SHORT_POWERS: dict[str, int] = {
    "mn": 6, "mln": 6, "mil": 6, "mio": 6, "bn": 9, "bln": 9, "mrd": 9, "tn": 12, "tln": 12, "trn": 12, "cr": 7,
}  # fmt: skip
PLURAL_POWERS: dict[str, int] = {
    "tens": 1, "dozens": 1, "scores": 1, "hundreds": 2, "thousands": 3, "lakhs": 5, "millions": 6, "crores": 7,
    "billions": 9, "trillions": 12,
}  # fmt: skip
WORDS: dict[str, int] = SMALL | {"nought": 0, "naught": 0}
GROUPS: dict[str, int] = {"dozen": 12, "score": 20, "gross": 144}
_HYPHENS = frozenset("-‐‑")
_MOST_WORDS = 40
_HUNDRED = 100
_TENS = frozenset(word for word, value in SMALL.items() if value >= 20)
_GOING_ON = frozenset((*WORDS, *POWERS, *(power + "th" for power in POWERS), "and", "dozen", "point", *_HYPHENS))
"""What stands behind the first word of a number that has more of them."""


class Number(NamedTuple):
    """A number as read: its value, the lexeme after it, and the unit of the last digit it vouches for."""

    value: Decimal
    stop: int
    step: Decimal
    spelt: bool = False
    scale: int = 0
    parts: tuple[Decimal, ...] = ()
    """Numerator and denominator, where it is nothing but a fraction."""


def cardinal_at(lexemes: Lexemes, at: int, decimal: str = ".") -> Number | None:
    """The whole or decimal number that begins at a lexeme, in digits or words, with its scale words."""
    word = lexemes.words[at]
    if word[:1].isdecimal():
        found = digits_at(lexemes, at, decimal)
        return _scaled(lexemes, found[0], found[1], spelt=False) if found else None
    return _spelt(lexemes, at) if word in WORDS or word in POWERS or word in ("a", "an") else None


def _scaled(lexemes: Lexemes, value: Decimal, stop: int, *, spelt: bool) -> Number:
    """A number and the scale words after it ("3 million", "5 hundred thousand", "3bn")."""
    scale, step, at = 0, step_of(value), stop
    while True:
        power = POWERS.get(lexemes.words[at]) or _short_power(lexemes, at, stop)
        if power is None or scale > 9:
            break
        scale, at = scale + power, at + 1
    if lexemes.words[at] == "dozen" and not scale:
        return Number(EXACT.multiply(value, Decimal(12)), at + 1, Decimal(12), spelt)
    if lexemes.words[at] == "-" and not scale and lexemes.words[at + 1] in POWERS and lexemes.touches(at):
        scale, at = POWERS[lexemes.words[at + 1]], at + 2
    value, step = EXACT.scaleb(value, scale), EXACT.scaleb(step, scale)
    return _continued(lexemes, Number(plain(value), at, step, spelt, scale))


def _short_power(lexemes: Lexemes, at: int, stop: int) -> int | None:
    return SHORT_POWERS.get(lexemes.words[at]) if at == stop else None


def _continued(lexemes: Lexemes, number: Number) -> Number:
    """A number that goes on after its scale in smaller ones: "3 hundred and 21", "2 million 300 thousand"."""
    at = number.stop + (lexemes.words[number.stop] == "and")
    word = lexemes.words[at]
    if number.scale < 2 or not (word[:1].isdecimal() or word in SMALL) or number.value != number.value.to_integral():
        return number
    rest = cardinal_at(lexemes, at)
    if rest is None or rest.scale >= number.scale or rest.value >= Decimal(10) ** number.scale:
        return number
    apart = not rest.spelt or (not number.spelt and rest.value < _HUNDRED)
    if at == number.stop and apart and not rest.scale:
        return number  # "in 3 million 45 of them", "£3 million two years ago": two numbers, not one
    return Number(EXACT.add(number.value, rest.value), rest.stop, rest.step, number.spelt, rest.scale)


def _spelt(lexemes: Lexemes, at: int) -> Number | None:
    """The number in words that begins at a lexeme."""
    words, start = lexemes.words, at
    total, group, highest, seen = 0, 0, 99, False
    mantissa, scale = 0, 0
    if words[at] in ("a", "an"):
        if words[at + 1] not in POWERS:
            return None
        group, at = 1, at + 1
    while at - start < _MOST_WORDS:
        word = words[at]
        if word in WORDS and _may_follow(WORDS[word], group, seen):
            group, seen, at, scale = group + WORDS[word], True, at + 1, 0
        elif word == "hundred" and 0 < (group or 1) < 100 and not (seen and not group):
            group, seen, at = (group or 1) * 100, True, at + 1
        elif word in POWERS and word != "hundred" and POWERS[word] < highest and (group or not seen):
            mantissa, scale, highest = group or 1, POWERS[word], POWERS[word]
            total, group, seen, at = total + mantissa * 10**scale, 0, True, at + 1
        elif word in POWERS and word != "hundred" and seen and not group and 0 < scale <= 9:
            total, scale, at = total * 10 ** POWERS[word], scale + POWERS[word], at + 1
        elif _links(lexemes, at, group, seen):
            at += 1
        else:
            break
    if not seen:
        return None
    return _worded(lexemes, at, total, group, mantissa, scale)


def _worded(lexemes: Lexemes, stop: int, total: int, group: int, mantissa: int, scale: int) -> Number | None:
    value = Decimal(total + group)
    if scale and not group:
        exact = scale if total == mantissa * 10**scale else 0
        step = EXACT.scaleb(step_of(Decimal(mantissa)), scale) if exact else step_of(value)
        return Number(value, stop, step, True, scale)
    if lexemes.words[stop] == "dozen" and value:
        return Number(value * GROUPS["dozen"], stop + 1, Decimal(GROUPS["dozen"]), True)
    if lexemes.words[stop] == "point" and lexemes.words[stop + 1] in WORDS:
        return _with_decimals(lexemes, value, stop + 1)
    return Number(value, stop, step_of(value), True)


def _with_decimals(lexemes: Lexemes, whole: Decimal, at: int) -> Number:
    """ "Two point five (million)"."""
    digits = ""
    while lexemes.words[at] in WORDS and len(digits) < 20:
        small, at = WORDS[lexemes.words[at]], at + 1
        if small >= 20 and lexemes.words[at] in _HYPHENS and 0 < SMALL.get(lexemes.words[at + 1], 0) < 10:
            small, at = small + SMALL[lexemes.words[at + 1]], at + 2
        digits += str(small)
    return _scaled(lexemes, Decimal(f"{whole}.{digits or 0}"), at, spelt=True)


def _may_follow(small: int, group: int, seen: bool) -> bool:
    rest = group % 100
    return not seen or (small > 0 and (not rest or (small < 10 and rest % 10 == 0 and rest >= 20)))


def _links(lexemes: Lexemes, at: int, group: int, seen: bool) -> bool:
    """Whether "and" or a hyphen joins two words of one number: "hundred and six", "twenty-five"."""
    words = lexemes.words
    following = words[at + 1]
    if not seen or following not in SMALL or SMALL[following] == 0:
        return False
    if words[at] in _HYPHENS:
        tens = group % 100 >= 20 and group % 10 == 0
        return (tens and SMALL[following] < 10) or (group % 100 == 0 and lexemes.touches(at + 1))
    return words[at] == "and" and group % 100 == 0 and words[at - 1] in POWERS


def is_plain(lexemes: Lexemes, at: int) -> bool:
    """Whether a lexeme is a small number in one word with nothing behind it that could make it more: most are."""
    word = lexemes.words[at]
    return word in SMALL and word not in _TENS and lexemes.words[at + 1] not in _GOING_ON


def ordinal_at(lexemes: Lexemes, at: int) -> tuple[int, int] | None:
    """The place that an ordinal names ("ninth", "twenty-first", "21st", "hundredth"), and the lexeme after it."""
    words = lexemes.words
    word = words[at]
    if word.isdecimal() or (word[:1].isdecimal() and "." not in word):
        if words[at + 1] in ("st", "nd", "rd", "th") and lexemes.touches(at + 1) and len(word) < 15:
            digits = word.replace(",", "")
            return int(digits), at + 2
        return None
    if word in ORDINALS:
        return ORDINALS[word], at + 1
    if word in _TENS:
        after = at + 2 if words[at + 1] in _HYPHENS else at + 1
        small = ORDINALS.get(words[after], 0)
        return (SMALL[word] + small, after + 1) if 0 < small < 10 else None
    if word.endswith("th") and word[:-2] in POWERS:
        return int(10 ** POWERS[word[:-2]]), at + 1
    return _large_ordinal(lexemes, at) if word in SMALL else None


def _large_ordinal(lexemes: Lexemes, at: int) -> tuple[int, int] | None:
    """ "Two hundred and third", "three hundredth"."""
    if lexemes.words[at + 1] not in _GOING_ON:
        return None
    head = _spelt(lexemes, at)
    if head is None:
        return None
    stop = head.stop + (lexemes.words[head.stop] in ("and", *_HYPHENS))
    word = lexemes.words[stop]
    if word in ORDINALS and head.value % 100 == 0 and head.value:
        return int(head.value) + ORDINALS[word], stop + 1
    if word.endswith("th") and word[:-2] in POWERS and head.value > 1:
        return int(head.value) * int(10 ** POWERS[word[:-2]]), stop + 1
    return None
