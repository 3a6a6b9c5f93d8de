"""Numbers printed in digits, read to the exact value: groups, decimal marks, scales of the printer's own country."""

from __future__ import annotations

from decimal import Decimal

from tieout.text.lexemes import Lexemes

MOST_DIGITS = 40
"""A longer run of digits is a key or a mistake, and nobody's figure."""
_SPACES = frozenset((" ", "\u00a0", "\u202f", "\u2009"))
_APOSTROPHES = frozenset(("'", "’"))


def value_of(numeral: str, decimal: str = ".") -> Decimal | None:
    """The value of a numeral such as "1,234.5", "1.234,5" or "12,34,567"; None where it is none ("1.2.3").

    `decimal` is the mark that a single separator before three digits is taken for: "." reads 1,234 as a thousand,
    "," reads it as one and a bit. A mark that cannot group ("3,5") is a decimal mark either way.
    """
    if len(numeral) > 2 * MOST_DIGITS:
        return None
    if numeral.isdecimal():
        return Decimal(numeral) if len(numeral) <= MOST_DIGITS else None
    last = max(numeral.rfind("."), numeral.rfind(","))
    mark, other = numeral[last], "," if numeral[last] == "." else "."
    if other in numeral:
        whole = _grouped(numeral[:last].split(other)) if mark not in numeral[:last] else None
        return Decimal(f"{whole}.{numeral[last + 1 :]}") if whole else None
    groups = numeral.split(mark)
    whole = _grouped(groups)
    if whole and (len(groups) > 2 or mark != decimal) and groups[0] != "0":
        return Decimal(whole)
    return Decimal(f"{groups[0]}.{groups[1]}") if len(groups) == 2 else None


def _grouped(groups: list[str]) -> str | None:
    """The digits of a whole number cut into groups of three (or, in India, of two before the last three)."""
    first, *middle, last = groups if len(groups) > 1 else [*groups, "000"]
    if len(groups) == 1:
        return first
    threes = len(first) <= 3 and all(len(group) == 3 for group in middle)
    twos = len(first) <= 2 and all(len(group) == 2 for group in middle)
    return "".join(groups) if len(last) == 3 and (threes or twos) else None


def digits_at(lexemes: Lexemes, at: int, decimal: str = ".") -> tuple[Decimal, int] | None:
    """The number in digits that begins at a lexeme, and the lexeme after it; groups may be set apart.

    "1 234 567", "1'234'567"; and what a scanner tore apart: "235, 000", "7 . 57".
    """
    numeral, stop = lexemes.words[at], at + 1
    if numeral.isdecimal() and len(numeral) <= 3 and numeral[0] != "0":
        joined, stop = _joined(lexemes, at, numeral)
        numeral = joined
    torn = _torn_decimal(lexemes, stop) if numeral.isdecimal() else None
    if torn:
        return Decimal(f"{numeral}.{torn}"), stop + 2
    value = value_of(numeral, decimal)
    return None if value is None else _with_exponent(lexemes, value, stop)


def _with_exponent(lexemes: Lexemes, value: Decimal, stop: int) -> tuple[Decimal, int]:
    """The value with the power of ten that is written behind it: "1.3e6", "12e-1"; larger ones are let be."""
    words = lexemes.words
    if words[stop] != "e" or not lexemes.touches(stop):
        return value, stop
    sign = words[stop + 1] in ("+", "-", "−")
    power = words[stop + 1 + sign]
    if (
        not power.isdecimal()
        or len(power) > 2
        or int(power) > MOST_DIGITS
        or not lexemes.touches(stop + 1)
        or not lexemes.touches(stop + 1 + sign)
    ):
        return value, stop
    exponent = -int(power) if sign and words[stop + 1] != "+" else int(power)
    return Decimal(f"{value}E{exponent}"), stop + 2 + sign


def _joined(lexemes: Lexemes, at: int, numeral: str) -> tuple[str, int]:
    """The numeral with the groups of three that follow it, each after a space or an apostrophe."""
    words, stop, found = lexemes.words, at + 1, numeral
    if _is_group(words[stop]) and lexemes.gap(stop) in _SPACES and _stands_free(lexemes, at):
        while _is_group(words[stop]) and lexemes.gap(stop) in _SPACES and stop - at < 5:
            found, stop = found + words[stop], stop + 1
        return found, stop
    while words[stop] in _APOSTROPHES and _is_group(words[stop + 1]) and _tight(lexemes, stop):
        found, stop = found + words[stop + 1], stop + 2
    while words[stop] == "," and _is_torn_group(lexemes, stop, at):
        found, stop = found + words[stop + 1], stop + 2
    return found, stop


def _is_group(word: str) -> bool:
    return len(word) == 3 and word.isdecimal()


def _tight(lexemes: Lexemes, at: int) -> bool:
    return lexemes.touches(at) and lexemes.touches(at + 1)


def _stands_free(lexemes: Lexemes, at: int) -> bool:
    """Whether no numeral stands before: a row of numbers is no number in groups."""
    return not lexemes.words[at - 1][:1].isdecimal()


def _is_torn_group(lexemes: Lexemes, comma: int, at: int) -> bool:
    """Whether a comma and a space stand inside a number, not between two: "235, 000", "300 , 000"."""
    words = lexemes.words
    if not _is_group(words[comma + 1]) or lexemes.touches(comma + 1):
        return False
    listed = words[at - 1] in (",", "and", "or") and words[at - 2][:1].isdecimal()
    goes_on = words[comma + 2] in ("and", "or") and words[comma + 3][:1].isdecimal()
    spaced = not lexemes.touches(comma)
    return not listed and not goes_on and (spaced or words[comma + 1] == "000")


def _torn_decimal(lexemes: Lexemes, dot: int) -> str | None:
    """The decimals after a dot that has a space on either side."""
    words = lexemes.words
    spaced = words[dot] == "." and not lexemes.touches(dot) and lexemes.gap(dot + 1) == " "
    return words[dot + 1] if spaced and words[dot + 1].isdecimal() and len(words[dot + 1]) <= MOST_DIGITS else None
