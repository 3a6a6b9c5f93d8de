"""A printed figure or date with another value, in the form that it was printed in.

Grouping, decimals, scale word and currency stay as they are as far as the value allows: "$4.12 million" with the value
4,210,000 is "$4.21 million". What cannot be written so is not written at all.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from tieout.model.moments import Moment
from tieout.model.quantities import Kind, Quantity
from tieout.text.patterns import lazy

_NUMERAL = lazy(r"\d(?:[\d.,'’ \u00a0\u202f]*\d)?")
_SCALES = {0: "", 3: "thousand", 6: "million", 9: "billion", 12: "trillion"}
_SCALE_WORD = lazy(r"(?<=[\d ])(\s?)(thousand|million|billion|trillion|[kKmM]|mn|bn|tn|[bB])\b")
_SHORT = {"k": {3: "k", 6: "m", 9: "bn"}, "m": {3: "k", 6: "m", 9: "bn"}, "mn": {6: "mn", 9: "bn"},
          "bn": {3: "k", 6: "m", 9: "bn", 12: "tn"}, "b": {6: "m", 9: "b"}, "tn": {9: "bn", 12: "tn"}}  # fmt: skip
_SEPARATORS = ((",", "."), ("", "."), (".", ","), (" ", "."), (" ", ","), ("\u00a0", ","), ("\u202f", ","), ("'", "."),
               ("’", "."), ("", ","))  # fmt: skip
_PLAIN_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.MEASURE, Kind.AGE, Kind.MULTIPLE,
                          Kind.DURATION})  # fmt: skip
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_MONTHS = """January February March April May June July August September October November December""".split()
_MONTH = lazy(r"\b(?P<month>" + "|".join(f"{month}|{month[:3]}\\b\\.?" for month in _MONTHS) + r")")
_DAY = lazy(r"\b\d{1,2}(?P<ending>st|nd|rd|th)?\b")
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_YEAR = lazy(r"\b\d{4}\b")
_ISO = lazy(r"\d{4}-\d{2}-\d{2}")
_FEWEST = 2
"""Significant digits, at least, where the draft's decimals would leave fewer."""


def with_value(quantity: Quantity, text: str, value: Decimal) -> str | None:
    """The figure printed as `text` with another value of the same unit; None where it cannot be told in its form."""
    if quantity.is_range or quantity.vague or quantity.kind not in _PLAIN_KINDS or (value < 0) != quantity.negative:
        return None
    if quantity.kind is Kind.DURATION and Decimal(1) in (value, quantity.value):  # its unit would change its number
        return None
    if quantity.spelt:
        return _spelt(quantity, text, value)
    return _renumbered(text, abs(quantity.value), abs(value), quantity.scale, quantity.scale)


def with_scale(quantity: Quantity, text: str, value: Decimal) -> str | None:
    """The figure with the scale word by which its digits are about the value's; None where no word makes them so."""
    if quantity.spelt or quantity.is_range or quantity.kind not in _PLAIN_KINDS or not quantity.value:
        return None
    power = (value / quantity.value).log10() if value > 0 < quantity.value else None
    if power is None or abs(power - power.to_integral_value(ROUND_HALF_UP)) > Decimal("0.1"):
        return None
    scale = quantity.scale + int(power.to_integral_value(ROUND_HALF_UP))
    return _renumbered(text, quantity.value, value, quantity.scale, scale if scale in _SCALES else 0)


def with_currency(text: str, currency: str, own: str | None) -> str | None:
    """The figure with the sign or the code of another currency; None where its own is not printed so."""
    if own is None or currency not in _SIGNS:
        return None
    sign = _SIGNS.get(own)
    if sign and text.startswith(sign):
        return _SIGNS[currency] + text[len(sign) :]
    return text.replace(own, currency) if own in text else None


def _renumbered(text: str, old: Decimal, new: Decimal, scale: int, wanted: int) -> str | None:
    """The text with its one numeral, and its scale word, as the new value has them."""
    numerals = [*_NUMERAL.finditer(text)]
    if len(numerals) != 1:
        return None
    numeral = numerals[0]
    read = next((each for each in _SEPARATORS if _is(numeral[0], each, old.scaleb(-scale))), None)
    if read is None:
        return None
    digits = _printed(new.scaleb(-wanted), numeral[0], *read)
    rest = text[numeral.end() :]
    if wanted != scale:
        changed = _rescaled(rest, scale, wanted)
        if changed is None:
            return None
        rest = changed
    return text[: numeral.start()] + digits + rest


def _is(numeral: str, separators: tuple[str, str], value: Decimal) -> bool:
    """Whether a numeral, read with these separators, is the value."""
    group, point = separators
    plain = numeral.replace(group, "") if group else numeral
    plain = plain.replace(point, ".")
    return plain.replace(".", "", 1).isascii() and plain.replace(".", "", 1).isdigit() and Decimal(plain) == value


def _printed(value: Decimal, like: str, group: str, point: str) -> str:
    """A value in the grouping and with the decimals of a numeral, and more decimals where it would lose its sense."""
    places = len(like.rpartition(point)[2]) if point in like and like.count(point) == 1 else 0
    fewest = _FEWEST - 1 - value.adjusted() if value and value != value.to_integral_value() else 0
    rounded = value.quantize(Decimal(1).scaleb(-max(places, fewest, 0)), ROUND_HALF_UP)
    whole, _, decimals = f"{rounded:f}".partition(".")
    grouped = like.replace(point, "x").replace(group, "") != like.replace(point, "x") if group else False
    if grouped or (len(like.partition(point)[0]) < 4 <= len(whole) and group):
        whole = f"{int(whole):,}".replace(",", group)
    return f"{whole}{point}{decimals}" if decimals else whole


def _rescaled(rest: str, scale: int, wanted: int) -> str | None:
    """What follows a numeral, with another scale word in the place of its own."""
    if scale == 0:
        return f" {_SCALES[wanted]}{rest}"
    found = _SCALE_WORD.search(" " + rest)
    if found is None:
        return None
    start, end = found.start(2) - 1, found.end(2) - 1
    if wanted == 0:
        return rest[: max(0, found.start(1) - 1)] + rest[end:]
    word = _SCALES[wanted] if found[2] in _SCALES.values() else _SHORT.get(found[2].lower(), {}).get(wanted)
    return None if word is None else rest[:start] + word + rest[end:]


def _spelt(quantity: Quantity, text: str, value: Decimal) -> str | None:
    """A small whole number in words, where the other is one; else in digits."""
    if quantity.scale:
        return None
    own = spelt_out(quantity.value)
    opening = own and next((each for each in (own, own.replace("-", " ")) if text.lower().startswith(each)), None)
    if not opening:
        return None
    words = spelt_out(value) or f"{value.quantize(Decimal('0.1'), ROUND_HALF_UP).normalize():,f}"
    return (words.capitalize() if text[:1].isupper() else words) + text[len(opening) :]


def spelt_out(value: Decimal) -> str | None:
    """A whole number below a hundred in words."""
    if value != value.to_integral_value() or not 0 <= value < 100:
        return None
    number = int(value)
    if number < 20:
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")


def with_moment(moment: Moment, text: str, other: Moment) -> str | None:
    """A date printed as `text` with the parts of another; None where the other has not all of its parts."""
    if moment.is_range or moment.relative or moment.weekday is not None or moment.bc or moment.quarter:
        return None
    if any(own is not None and new is None for own, new in zip(_parts(moment), _parts(other), strict=True)):
        return None
    if _ISO.fullmatch(text) and other.year and other.month and other.day:
        return f"{other.year:04}-{other.month:02}-{other.day:02}"
    for own, new, pattern in zip(_parts(moment), _parts(other), (_YEAR, _MONTH, _DAY), strict=True):
        found = [*pattern.finditer(text)] if own is not None else []
        if own is None or new is None:
            continue
        if len(found) != 1:
            return None
        text = text[: found[0].start()] + _alike(found[0], new) + text[found[0].end() :]
    return text


def _parts(moment: Moment) -> tuple[int | None, ...]:
    return moment.year, moment.month, moment.day


def _alike(old: re.Match[str], number: int) -> str:
    """A year, a month or a day as the old one was printed: a month as short as it was, a day with its ending."""
    month, ending = old.groupdict().get("month"), old.groupdict().get("ending")
    if month:
        name = _MONTHS[number - 1]
        return name if month in _MONTHS else name[:3] + ("." if month.endswith(".") else "")
    if ending:
        return f"{number}{'th' if number in (11, 12, 13) else _ENDINGS.get(number % 10, 'th')}"
    return str(number)
