"""Amounts: numbers with the fractions people put beside them ("two and a half million", "7 3/4", "half a dozen")."""

from __future__ import annotations

from decimal import Decimal

from tieout.text.lexemes import Lexemes
from tieout.text.numberwords import GROUPS, POWERS, WORDS, Number, cardinal_at
from tieout.text.numerals import ORDINALS, SMALL
from tieout.text.rounding import EXACT, divided

GLYPHS = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4,
    5), "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅑": (1, 9), "⅒":
    (1, 10),
}  # fmt: skip
MINUS = frozenset("-−–‐‑")
_HYPHENS = frozenset("-‐‑")
DENOMINATORS: dict[str, int] = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
DENOMINATORS |= {word: value for word, value in ORDINALS.items() if value > 2}
DENOMINATORS |= {word + "s": value for word, value in ORDINALS.items() if value > 2}
_POWERS_TH = {"tenth": 1, "hundredth": 2, "thousandth": 3, "millionth": 6, "billionth": 9, "trillionth": 12}
DENOMINATORS |= {word: 10**power for word, power in _POWERS_TH.items()}
DENOMINATORS |= {word + "s": 10**power for word, power in _POWERS_TH.items()}
_TENTH = Decimal("0.1")
_BEFORE_POINTS = frozenset("([{=<>≤≥≈~$£€¥+-−–—/±")
_GOING_ON = _HYPHENS | frozenset(GLYPHS) | frozenset(DENOMINATORS) | frozenset(SMALL) | {"/", "⁄", "and"}
"""With one of these, or with digits, a fraction goes on after a number."""


def amount_at(lexemes: Lexemes, at: int, decimal: str = ".") -> Number | None:
    """The amount that begins at a lexeme, without its sign."""
    word = lexemes.words[at]
    if word in GLYPHS:
        return _of_scale(lexemes, _fraction(*GLYPHS[word], at + 1, spelt=False))
    if word in ("half", "quarter", "a", "an"):
        opened = _opened(lexemes, at)
        if opened:
            return opened
    number = cardinal_at(lexemes, at, decimal)
    if number is None:
        return _dozen(lexemes, at)
    following = lexemes.words[number.stop]
    if following not in _GOING_ON and not following.isdecimal():
        return number
    return _printed_fraction(lexemes, at, number) or _worded_fraction(lexemes, number) or _and_a_part(lexemes, number)


def is_pointed(lexemes: Lexemes, at: int) -> bool:
    """Whether a decimal point stands before the digits at a lexeme, and no digit before that: ".42" of "p = .42"."""
    words = lexemes.words
    if at < 1 or words[at - 1] != "." or not lexemes.touches(at) or not words[at].isdecimal():
        return False
    return not lexemes.touches(at - 1) or words[at - 2] in _BEFORE_POINTS


def pointed_at(lexemes: Lexemes, at: int) -> Number | None:
    """The amount that begins at a decimal point: ".42", ".5 million"."""
    digits, stop = lexemes.words[at + 1], at + 2
    if not digits.isdecimal() or not lexemes.touches(at + 1):
        return None
    power = POWERS.get(lexemes.words[stop], 0)
    power = power if power > 2 else 0
    value, step = Decimal(f"0.{digits}"), Decimal(1).scaleb(-len(digits))
    return Number(EXACT.scaleb(value, power), stop + bool(power), EXACT.scaleb(step, power), False, power)


def _fraction(above: int, below: int, stop: int, *, spelt: bool) -> Number:
    value = divided(Decimal(above), Decimal(below))
    step = EXACT.multiply(divided(Decimal(1), Decimal(below)), _TENTH)
    return Number(value, stop, step, spelt, 0, (Decimal(above), Decimal(below)))


def _opened(lexemes: Lexemes, at: int) -> Number | None:
    """A fraction or a group opened by an article or by half: "half a million", "a third", "a dozen"."""
    words = lexemes.words
    after = at + (words[at] != "half")
    after += words[after] in _HYPHENS and words[at] == "half"
    if words[at] == "quarter":
        of_scale = words[at + 1] in POWERS and POWERS[words[at + 1]] > 2
        of_scale = of_scale or (words[at + 1 : at + 4] in (["of", "an", "hour"], ["of", "a", "mile"]))
        return _of_scale(lexemes, _fraction(1, 4, at + 1, spelt=True)) if of_scale else None
    if words[at] == "half" and words[at + 1] in _HYPHENS and not _takes_half(words[at + 2]):
        return None
    if words[at] == "half":
        return _of_scale(lexemes, _fraction(1, 2, at + 1, spelt=True))
    if words[after] == "half" and words[at + 2] != "-":
        return _of_scale(lexemes, _fraction(1, 2, after + 1, spelt=True))
    if words[after] in DENOMINATORS and _is_share(lexemes, at, after):
        return _of_scale(lexemes, _fraction(1, DENOMINATORS[words[after]], after + 1, spelt=True))
    return _dozen(lexemes, after) if words[after] in GROUPS else None


def _takes_half(word: str) -> bool:
    """Whether "half-" before a word is a half of it: half-million, half-hour; not half-time."""
    return (
        word in POWERS
        or word in GROUPS
        or word in ("hour", "year", "day", "mile", "century", "decade", "inch", "pound")
    )


_SHARE_BEFORE = frozenset(
    "by than almost nearly about over roughly only just up down another under least around to".split()
)
_PARTED = frozenset("point percentage percent century mile inch hour".split())
_SHARE_AFTER = frozenset("of as more less fewer higher lower larger smaller the".split())


def _is_share(lexemes: Lexemes, at: int, noun: int) -> bool:
    """Whether "a third" is a part of something, not one more after two; "a quarter" is three months as well."""
    words = lexemes.words
    if words[noun] in _POWERS_TH or words[noun + 1] in _SHARE_AFTER:
        return True
    if words[noun + 1] in _HYPHENS and (words[noun + 2] in POWERS or words[noun + 2] in _PARTED):
        return True
    closes = not words[noun + 1].isalpha() or words[noun + 1] in (
        "in",
        "to",
        "from",
        "and",
        "since",
        "last",
        "on",
        "or",
        "after",
    )
    return closes and words[at - 1] in _SHARE_BEFORE


def _of_scale(lexemes: Lexemes, part: Number) -> Number:
    """A fraction, times what it is of: "half a million", "a quarter of a billion", "half a dozen", "half a percent"."""
    words, at = lexemes.words, part.stop
    if words[at] in _HYPHENS and (words[at + 1] in POWERS or words[at + 1] in GROUPS):
        part, at = part._replace(stop=at + 1), at + 1
    if words[at] == "of" and words[at + 1] in ("a", "an", "one"):
        at += 1
    article = words[at] in ("a", "an", "one")
    at += article
    if words[at] in GROUPS and (article or at == part.stop):
        return Number(EXACT.multiply(part.value, Decimal(GROUPS[words[at]])), at + 1, Decimal(1), True)
    if words[at] in POWERS and POWERS[words[at]] > 2 and (article or at == part.stop):
        power = POWERS[words[at]]
        value = divided(EXACT.scaleb(part.parts[0], power), part.parts[1])
        return Number(value, at + 1, EXACT.scaleb(Decimal("0.1"), power), True, power)
    return part


def _dozen(lexemes: Lexemes, at: int) -> Number | None:
    words = lexemes.words
    counted = words[at + 2][:1].isdecimal() or words[at + 2] in WORDS  # "a score of 3-2" is a result
    things = words[at - 1] == "a" and words[at + 1] == "of" and not counted
    if words[at] == "dozen" or (words[at] == "score" and things):
        return Number(Decimal(GROUPS[words[at]]), at + 1, Decimal(1), True)
    return None


def _printed_fraction(lexemes: Lexemes, at: int, number: Number) -> Number | None:
    """ "3/4", "7 3/4", "2½", "1 / 4"."""
    words, stop = lexemes.words, number.stop
    if words[stop] in GLYPHS and not number.spelt:
        return _mixed(lexemes, number, *GLYPHS[words[stop]], stop + 1)
    if stop == at + 1 and _is_slash(lexemes, stop):
        return _of_two(lexemes, at)
    joined = stop + (words[stop] in _HYPHENS and lexemes.touches(stop))
    if words[joined].isdecimal() and _is_slash(lexemes, joined + 1) and len(words[joined]) < 3:
        above, below = words[joined], words[joined + 2]
        if below.isdecimal() and len(below) < 3 and int(above) < int(below) and words[joined + 3] != "/":
            return _mixed(lexemes, number, int(above), int(below), joined + 3)
    return None


def _of_two(lexemes: Lexemes, at: int) -> Number | None:
    """The fraction of two whole numbers and a stroke; a large one above a small one is no fraction ("24/7")."""
    above, below = lexemes.words[at], lexemes.words[at + 2]
    if not (above.isdecimal() and below.isdecimal() and len(above) < 5 and len(below) < 5 and int(below)):
        return None
    usual = int(below) in (2, 3, 4, 5, 8, 16, 32) and lexemes.words[at + 3] != "/"
    if int(above) >= int(below) and not usual:
        return None
    return _of_scale(lexemes, _fraction(int(above), int(below), at + 3, spelt=False))


def _is_slash(lexemes: Lexemes, at: int) -> bool:
    return lexemes.words[at] in ("/", "⁄") and lexemes.touches(at) == lexemes.touches(at + 1)


def _mixed(lexemes: Lexemes, whole: Number, above: int, below: int, stop: int) -> Number:
    """A whole number and a fraction, with the scale word after both."""
    value = EXACT.add(whole.value, divided(Decimal(above), Decimal(below)))
    power = POWERS.get(lexemes.words[stop], 0)
    step = EXACT.scaleb(divided(_TENTH, Decimal(below)), power)
    return Number(EXACT.scaleb(value, power), stop + bool(power), step, whole.spelt, power)


def _worded_fraction(lexemes: Lexemes, number: Number) -> Number | None:
    """ "Two thirds", "three-quarters", "one fifth": a small number, and a denominator."""
    words, stop = lexemes.words, number.stop
    if number.value != number.value.to_integral() or not 0 < number.value < 1000:
        return None
    above = int(number.value)
    at, below = _denominator_at(lexemes, stop + (words[stop] in _HYPHENS))
    name = words[at]
    if (
        below is None
        or (above > 1 and not name.endswith("s") and name != "half")
        or (not number.spelt and not name.endswith("s"))
    ):
        return None
    if name in ("quarters", "quarter", "seconds") and words[at + 1] in ("of", "in") and words[at + 2][:1].isdecimal():
        return None
    if name == "half" and above > 1:
        return None
    return _of_scale(lexemes, _fraction(above, below, at + 1, spelt=True))


def _denominator_at(lexemes: Lexemes, at: int) -> tuple[int, int | None]:
    """The last lexeme of a denominator ("thirds", "twenty-firsts"), and its value."""
    words = lexemes.words
    tens = SMALL.get(words[at], 0)
    small = at + 1 + (words[at + 1] in _HYPHENS)
    if tens >= 20 and words[small].endswith("s") and ORDINALS.get(words[small][:-1], 99) < 10:
        return small, tens + ORDINALS[words[small][:-1]]
    return at, DENOMINATORS.get(words[at])


def _and_a_part(lexemes: Lexemes, number: Number) -> Number:
    """ "Two and a half", "three and three quarters", "one and a half million", "2 and 1/2"."""
    words, stop = lexemes.words, number.stop
    if words[stop] not in ("and", *_HYPHENS) or number.scale or number.value >= 1000:
        return number
    at = stop + 1
    at += words[at] == "-"
    if words[at] in ("a", "one") or words[at] in SMALL or words[at] == "half" or words[at].isdecimal():
        part = _part_at(lexemes, at)
        if part:
            return _mixed(lexemes, number, part[0], part[1], part[2])
    return number


def _part_at(lexemes: Lexemes, at: int) -> tuple[int, int, int] | None:
    """A fraction that follows "and": numerator, denominator, the lexeme after it."""
    words = lexemes.words
    if words[at] == "half":
        return 1, 2, at + 1
    if words[at].isdecimal():
        below = words[at + 2]
        slash = words[at + 1] == "/" and below.isdecimal() and len(below) < 3 and len(words[at]) < 3
        return (int(words[at]), int(below), at + 3) if slash and 0 < int(words[at]) < int(below) else None
    above = 1 if words[at] == "a" else SMALL[words[at]]
    noun = at + 1 + (words[at + 1] in ("-", "a"))
    below_word = DENOMINATORS.get(words[noun], 0)
    return (above, below_word, noun + 1) if 0 < above < below_word <= 100 else None
