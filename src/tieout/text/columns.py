"""Columns of a table: what they hold, in what unit and scale, of what time; and the numbers in their cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from itertools import islice

from tieout.model.answers import Measure
from tieout.model.moments import Moment
from tieout.model.quantities import Interval, Kind, Quantity
from tieout.model.tables import Column
from tieout.text.calendar import dates
from tieout.text.currencies import UNKNOWN as UNKNOWN_CURRENCY
from tieout.text.digits import MOST_DIGITS, value_of
from tieout.text.patterns import lazy
from tieout.text.quantities import quantities
from tieout.text.rounding import around
from tieout.text.terms import carries, function_stems, header_words, tokens

_LOOKED_AT = 40
_LONGEST_CELL = 60
"""Characters of a cell that may be one number with its unit."""
_HEADER = 400
_LONGEST_NOTE = 200
"""Characters; what is longer is prose."""


UNKNOWN = Measure()


class ColumnKind(StrEnum):
    LABEL = "label"
    NUMBER = "number"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Profile:
    """What a column holds. `stems` are the words of its header that carry a subject, unit and time left out."""

    number: int
    header: str
    kind: ColumnKind
    stems: tuple[str, ...] = ()
    when: Moment | None = None
    measure: Measure = UNKNOWN
    scale: Decimal = Decimal(1)
    fractions: bool = False
    """Whether all its values lie from 0 to 1, so that 0.39 may be said as 39 percent."""

    def without(self, stems: frozenset[str]) -> Profile:
        """The column as if its header had none of some words."""
        return replace(self, stems=tuple(one for one in self.stems if one not in stems))


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a cell, its scale words applied."""

    value: Decimal
    interval: Interval
    measure: Measure = UNKNOWN


def profile(column: Column, values: Iterable[str], decimal: str, kind: ColumnKind) -> Profile:
    """What a column of that kind holds: its header tells, and its first few cells."""
    when, measure, scale, stems = headed(column.header[:_HEADER])
    fractions = kind is ColumnKind.NUMBER and not measure.known and _are_fractions(_sample(values), decimal)
    return Profile(column.number, column.header, kind, stems, when, measure, scale, fractions)


@lru_cache(maxsize=1 << 12)
def headed(header: str) -> tuple[Moment | None, Measure, Decimal, tuple[str, ...]]:
    """What a header says: the time, the unit, the scale, and the words that are left; many tables share one."""
    when, rest = header_time(header_words(header))
    measure, scale, rest = _unit_of(rest)
    words = [term.stem for term in tokens(rest)]
    models = _MODEL.findall(rest)
    stems = (one for one in words if carries(one) or one in models)
    return when, measure, scale, tuple(dict.fromkeys(stems)) or _little(words)


_MODEL = lazy(r"\b[A-Z][a-z]{2,} (\d+)\b")
"""A number of a header that is that of a name: "Slate 4", "Falcon 9 Heavy"."""


def _little(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a header that says what it counts by a word of grammar alone: "Before", "Every (min)", "Other"."""
    return tuple(dict.fromkeys(one for one in words if one in function_stems() and one not in _SMALL))


_SMALL = frozenset("a an the and or of in on at to by for with per all both any total is was are were".split())


def kind_of(header: str, values: Iterable[str]) -> ColumnKind:
    """What sort of column one with that header and these cells is (the first few decide)."""
    return _kind(header_words(header[:_HEADER]), _sample(values))


def _sample(values: Iterable[str]) -> list[str]:
    return list(islice(filter(None, map(str.strip, values)), _LOOKED_AT))


def _are_fractions(values: Sequence[str], decimal: str) -> bool:
    """Whether all of a column's numbers lie from 0 to 1, and not all are one of these."""
    if not all(value[0] in "01.-" for value in values):
        return False
    numbers = [found.value for value in values if (found := number_in(value, decimal))]
    return bool(numbers) and all(0 <= one <= 1 for one in numbers) and any(one % 1 for one in numbers)


_LIKE_A_NUMBER = lazy(
    r"[-+−(]?\s*[^\w\s]?\s*\d[\d.,\s'’%]*\)?(?:\W*\[?\w{0,3}\]?|\s\w{1,12})\W*|"
    r"\d{1,3}\s?(?:h|hrs?|hours?)\.?\s(?:and\s)?\d{1,2}\s?(?:m|mins?|minutes?)\.?|"
    r"[^\w]*|[nN]/?[aA]\.?|nan|NaN|inf"
)
"""A number with its marks and unit, or one of the ways to say that there is none."""


def _kind(header: str, values: Sequence[str]) -> ColumnKind:
    if not values or _are_words(values):
        return ColumnKind.LABEL
    if _holds_times(header, values):
        return ColumnKind.TIME
    like = _LIKE_A_NUMBER.fullmatch
    worded = [value for value in values if not value.isdecimal()]
    numbers = len(values) - len(worded) + sum(like(value[:_LONGEST_CELL]) is not None for value in worded)
    return ColumnKind.NUMBER if numbers * 2 > len(values) else ColumnKind.LABEL


def _are_words(values: Sequence[str]) -> bool:
    """Whether all cells are of letters and spaces alone, and none so short that it may say that there is no number."""
    return "".join(values).replace(" ", "").isalpha() and min(map(len, values)) > len("nan")


@lru_cache(maxsize=1)
def _time_words() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:years?|dates?|months?|quarters?|periods?|seasons?|winters?|summers?|springs?|autumns?|fy|fiscal|day)\b",
        re.IGNORECASE,
    )


_CENTURIES = frozenset({"15", "16", "17", "18", "19", "20", "21"})


def is_year(word: str) -> bool:
    """Whether a word is a year, by its looks."""
    return word[:2] in _CENTURIES and len(word) == len("2000") and word.isdecimal()


def _holds_times(header: str, values: Sequence[str]) -> bool:
    """Whether most cells are dates; bare years only where the header says so, or the years differ and run in order."""
    sample = values[:40]
    if not "".join(sample).isdigit():
        sample = [value for value in sample if _has_digit(value)]
    elif not _are_as_long_as_dates(sample):
        return False
    if len(sample) * 4 < min(len(values), 40) * 3:  # a row or two may be totals
        return False
    years = [value for value in sample if is_year(value)]
    if len(years) * 10 >= len(sample) * 9:
        ordered = years in (sorted(set(years)), sorted(set(years), reverse=True))
        return bool(_time_words().search(header)) or not header.strip() or (ordered and len(years) > 2)
    undated = (value for value in sample if moment_of(value) is None)
    return not any(number * 10 > len(sample) * 2 for number, _ in enumerate(undated, 1))


def _has_digit(cell: str) -> bool:
    """Whether a cell has a digit: nearly always its last character is one, or none is."""
    return cell[-1:].isdigit() or (not cell.isalpha() and any(map(str.isdigit, cell)))


_DIGITS_OF_DATES = (4, 6, 8)
"""A year; and a day written without marks."""


def _are_as_long_as_dates(digits: Sequence[str]) -> bool:
    """Whether so many of some cells of digits alone may be dates as a column of dates must have."""
    lengths = list(map(len, digits))
    return sum(map(lengths.count, _DIGITS_OF_DATES)) * 5 >= len(digits) * 4


@lru_cache(maxsize=1 << 14)
def moment_of(cell: str) -> Moment | None:
    """The date that a cell is, and nothing besides."""
    text = cell.strip()
    if not text or len(text) > 40 or not any(map(str.isdigit, text)):
        return None
    if text.isdigit() and len(text) not in _DIGITS_OF_DATES:
        return None
    return next((moment for moment in dates(text) if moment.span.length >= len(text) - 2), None)


_YEAR = lazy(r"(?<!\d)(?:1[5-9]|20|21)\d\d(?!\d)")


def header_time(words: str) -> tuple[Moment | None, str]:
    """The time that a header names, and the header without it."""
    found = dates(words)
    if not found:
        year = _YEAR.search(words)
        found = dates(year.group()) if year else ()
        if not found or year is None:
            return None, words
        return found[0], words[: year.start()] + " " + words[year.end() :]
    span = found[0].span
    return found[0], words[: span.start] + " " + words[span.end :]


# -- units of a header -----------------------------------------------------------------------------------------------

_SCALES = {"thousand": 3, "thousands": 3, "'000": 3, "’000": 3, "000": 3, "000s": 3, "'000s": 3, "k": 3, "million": 6,
           "millions": 6, "mn": 6, "mln": 6, "m": 6, "mm": 6, "billion": 9, "billions": 9, "bn": 9, "b": 9,
           "trillion": 12, "trillions": 12, "tn": 12, "hundreds": 2, "lakh": 5, "crore": 7}  # fmt: skip


@lru_cache(maxsize=1)
def _units_apart() -> re.Pattern[str]:
    return re.compile(r"[(\[]([^()\[\]]{1,40})[)\]]|,\s*([^,()]{1,30})$|\bin\s+((?:\w+\s+){0,2}\w+)$")


_BRACKETED = lazy(r"\s*[(\[]([^()\[\]]{1,40})[)\]]")
_UNLESS = lazy(r",?\s*(?:\(|\b)(?:unless|except)\b[^()]*\)?")
_PARTS = lazy(r"[;,()\[\]]|\.(?=\s|\Z)|\b(?:unless|except)\b")
_OPENING = lazy(
    r"(?i)\A\s*(?:(?:all|the)\s+)?(?:(?:figures|amounts|values|numbers|sums|data|dollars|table)\s+)?"
    r"(?:(?:are|is)\s+)?(?:(?:stated|given|expressed|shown|presented|reported)\s+)?(?:in\s+)?"
)
COUNTED = tuple(f"({word})" for word in ("number", "no.", "#", "count", "headcount"))
"""Behind a label: its numbers are plain."""
_RATE = lazy(r"[A-Za-zµ]{1,4}/[A-Za-z]{1,4}[23]?")
"""A unit by another, though neither is known: "Ml/d", "veh/h"."""
_PENCE = lazy(r"(?:p|pence)(?:\s*/\s*|\s+per\s+)[A-Za-z]{1,12}(?:\s[a-z]{1,12})?")
"""So many pence for so much of something: "p/kWh", "pence per km"."""
_SIGN = lazy(r"([$£€¥])(?=[^\W\d_]|['’]?000)")
"""A sign of a currency against its scale: "£m", "US$bn", "€000"."""
_CODE = lazy(r"[A-Z]{2}")


def _unit_of(words: str) -> tuple[Measure, Decimal, str]:
    """The unit and the scale that a header gives, and the header without them."""
    measure, scale, rest = Measure(), Decimal(1), words
    for match in _units_apart().finditer(words):
        inside = next(group for group in match.groups() if group)
        found, power = _read_unit(inside)
        if found.known or power or _RATE.fullmatch(inside):
            rest = rest.replace(match.group(), " ")
            measure = found if found.known else measure
            scale = scale.scaleb(power)
    whole, power = _read_unit(words.strip(" ,;")) if not measure.known else (measure, 0)
    if whole.known and power:  # nothing but "£m", or "$ million"
        return whole, scale.scaleb(power), ""
    if not measure.known:
        measure = _named_in(words)
    if not measure.known and not scale.adjusted():
        measure, rest = _worded(rest)
    return measure, scale, rest


_AFTER_UNITS = frozenset("of on in to per spent until before since".split())
_SYMBOLS = {
    symbol.lower(): symbol for symbol in "mm cm km kg mg ml kWh MWh GWh MB GB TB ms km2 m2 ha hrs mins secs".split()
}
"""Symbols that are a unit wherever they stand among the words of a header: "rain_mm_2031", "used_kwh"."""
_IN_DOUBT = frozenset(("mb",))
"""In small letters megabytes or millibars."""
_SCALES_OF_TEMPERATURE = {"c": "°C", "f": "°F"}
_TEMPERATURES = frozenset("temp temperature temperatures tmax tmin tmean".split())
_NO_UNITS = frozenset("quarters pounds bits bars cups yards stones centuries decades feet seconds".split())
"""Words for units that are as often something else."""
_PARTS_OF_UNITS = frozenset(
    "square sq cubic cu nautical sea light fluid troy short long board acre half watt kilowatt megawatt "
    "gigawatt".split()
)
"""Words that make the unit behind them another one."""
_PER = "per"
_CODES = frozenset(("eur", "usd", "gbp"))
"""Currencies that a header may end in, in whatever case."""


def _worded(words: str) -> tuple[Measure, str]:
    """The unit that a header's words give without a bracket, and the header less its symbol, where it has one.

    "Days on market", "Sunshine hours", "rain mm", "max temp c", "price eur".
    """
    parts = words.split()
    for number in range(len(parts)):
        named = _symbol_at(parts, number)
        if named is not None and (found := _measured(named[0])).known:
            return found, " ".join([*parts[: named[1]], *parts[number + 1 :]])
    lowered = [part.lower() for part in parts]
    last = lowered[-2:] if len(parts) > 1 and lowered[-2] in _PARTS_OF_UNITS else lowered[-1:]
    first = lowered[:1] if len(parts) > 1 and lowered[1] in _AFTER_UNITS else []
    either = (first,) if _PER in lowered else (last, first)  # "goals per 90 minutes" counts no minutes
    found = next((found for named in either if (found := _plural_unit(named)).unit is not None), UNKNOWN)
    return found, words


def _symbol_at(parts: Sequence[str], number: int) -> tuple[str, int] | None:
    """The symbol of a unit that ends at a word of a header, and the word that it begins at."""
    bare, before = parts[number].lower(), parts[number - 1].lower() if number else ""
    if before[:1].isdigit() or before == _PER:  # "Velozan 10 mg", "price per kWh"
        return None
    if before in _TEMPERATURES and bare in _SCALES_OF_TEMPERATURE:
        return _SCALES_OF_TEMPERATURE[bare], number
    if number and number == len(parts) - 1 and bare in _CODES:
        return bare.upper(), number
    symbol = _symbol(parts[number])
    if symbol is not None and before in _PARTS_OF_UNITS:
        return f"{before} {symbol}", number - 1
    return None if symbol is None else (symbol, number)


def _symbol(word: str) -> str | None:
    """The symbol that a word of a header is, as units are written; None where it is none."""
    bare = word.lower()
    if bare not in _SYMBOLS or word in _IN_DOUBT:
        return None
    return _SYMBOLS[bare] if word == bare else word


def _plural_unit(words: Sequence[str]) -> Measure:
    """The unit that some folded words name in the plural: "days", "nautical miles"."""
    plural = words and len(words[-1]) > len("hrs") and words[-1].endswith("s") and words[-1].isalpha()
    return _measured(" ".join(words)) if plural and words[-1] not in _NO_UNITS else UNKNOWN


@lru_cache(maxsize=1 << 14)
def unit_of(label: str) -> tuple[Measure, Decimal, str]:
    """The unit and the scale that the name of a row or a table gives in brackets, and the name without them.

    "Exports (EUR million)" is 10 to the 6 euros; two capitals, as in "Salem (MA)", are no unit.
    """
    measure, scale, rest = UNKNOWN, Decimal(1), label
    for match in _BRACKETED.finditer(label):
        if f"({match[1].lower()})" in COUNTED:
            rest = rest.replace(match.group(), " ")
        pence = match[1] == "p" and "share" in label  # elsewhere it marks what is provisional
        found, power = _read_unit("pence" if pence else match[1])
        if (found.known or power or _RATE.fullmatch(match[1])) and not _CODE.fullmatch(match[1]):
            rest = rest.replace(match.group(), " ")
            measure = found if found.known else measure
            scale = scale.scaleb(power)
    return measure, scale, rest.strip()


@lru_cache(maxsize=1 << 12)
def title_unit(title: str) -> tuple[Measure, Decimal]:
    """The currency and the scale that a title gives, or the head of its rows: "Results, £m", "Exports in thousands"."""
    plain = _UNLESS.sub("", title).strip()
    parts = [match.group(match.lastindex or 0) for match in _units_apart().finditer(plain)]
    for part in (*parts, plain):
        measure, power = _read_unit(part)
        if measure.currency is not None or measure.percent or (power and (part in parts or part.lower() in _SCALES)):
            return measure, Decimal(1).scaleb(power)
    return UNKNOWN, Decimal(1)


@lru_cache(maxsize=1 << 12)
def cell_unit(cell: str) -> tuple[Measure, Decimal]:
    """The unit and the scale that a cell of a column of units gives: "tonnes", "million €", "%"; "number" is none."""
    measure, power = _read_unit(cell.strip()[:_LONGEST_CELL])
    return measure, Decimal(1).scaleb(power)


@lru_cache(maxsize=1 << 12)
def note_unit(note: str) -> tuple[Measure, Decimal]:
    """The currency or the scale that a line above a table says it counts in: "(In $ million, except per share)"."""
    found = (_part_unit(part) for part in _PARTS.split(note))
    return next(filter(None, found), (UNKNOWN, Decimal(1)))


def is_unit_note(line: str) -> bool:
    """Whether a line begins with the unit of what stands below it: "Amounts in £ thousand", "(€ million)"."""
    if len(line) > _LONGEST_NOTE:
        return False
    first = next((part for part in _PARTS.split(line) if part.strip()), "")
    return _part_unit(first) is not None


def _part_unit(part: str) -> tuple[Measure, Decimal] | None:
    words = _OPENING.sub("", part).strip()
    measure, power = _read_unit(words)
    alone = words.lower() in _SCALES and len(words) > 1
    known = measure.currency is not None or (power and measure.known) or alone
    return (measure, Decimal(1).scaleb(power)) if known else None


def _read_unit(inside: str) -> tuple[Measure, int]:
    """What the words in a header's bracket measure in, and by what power of ten: "USD m", "thousands", "km"."""
    words, power = [], 0
    if inside == "pence" or _PENCE.fullmatch(inside):
        return _measured("£"), -2
    if _CENTS.fullmatch(inside):
        return Measure(percent=False, currency=UNKNOWN_CURRENCY, known=True), -2
    parts = _SIGN.sub(r"\1 ", inside).split()
    for word in parts:
        bare = word.lower().strip(".,")
        alone = len(parts) == 1 and bare in ("m", "b", "k", "mm")
        if bare in _SCALES and not alone:
            power += _SCALES[bare]
        elif bare not in ("in", "of", "the"):
            words.append(word.strip(",;"))
    return _measured(" ".join(words)), power


@lru_cache(maxsize=1 << 12)
def _measured(unit: str) -> Measure:
    if not unit:
        return Measure()
    if unit in ("$", "£", "€", "¥") or (unit.isupper() and len(unit) == 3):
        found = quantities(f"{unit} 1") or quantities(f"{unit}1")
    else:
        found = quantities(f"1 {unit}")
    whole = [one for one in found if one.span.length >= len(unit) + 1]
    return measure_of(whole[0]) if len(whole) == 1 else Measure()


_CENTS = lazy(r"(?i)(?:ct|cents?)(?:\s*(?:/|per)\s*[^\W\d_]+)?")
_PERCENT = lazy(r"\b(?:percent(?:age)?|per cent|pct)\b")
_CURRENCY = lazy(r"[$€£¥]")


def _named_in(words: str) -> Measure:
    """The unit that a header names among its words: "percentage of", "% change", "price $"."""
    lowered = words.lower()
    if "%" in lowered or _PERCENT.search(lowered):
        return Measure(percent=True, known=True)
    sign = _CURRENCY.search(words)
    if sign:
        return _measured(sign.group())
    return Measure()


def measure_of(quantity: Quantity) -> Measure:
    """What a quantity is counted in."""
    if quantity.kind in (Kind.PERCENT, Kind.POINTS):
        return Measure(percent=True, known=True)
    if quantity.kind is Kind.MONEY:
        return Measure(percent=False, currency=quantity.currency, known=True)
    if quantity.unit is not None:
        return Measure(percent=False, unit=quantity.unit, known=True)
    return Measure()


# -- numbers of cells ------------------------------------------------------------------------------------------------

_PLAIN = lazy(r"[-+−]?\d+(?:\.\d+)?")
_MARKS = lazy(r"(?:\s*(?:[*†‡§¶#^~]+|\[[\w*†]{1,3}\]|\([a-z]\)|[¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜ]+|\s[a-z]))+$")
_SPACES = lazy(r"[\s'’\u00a0\u202f]")
_NUMBER = lazy(r"\d[\d.,\s'’\u00a0\u202f]*")
_NO_AMOUNTS = (Kind.ORDINAL, Kind.CLOCK)


def number_in(cell: str, decimal: str = ".") -> Number | None:
    """The number that a cell is: thousands marks, footnote marks, signs, brackets of the accountant and all.

    None for a cell that is no number, or one of more than MOST_DIGITS digits, and for NaN and infinity.
    """
    text = cell.strip()
    if not text or len(text) > _LONGEST_CELL or not any(map(str.isdigit, text)):
        return None
    if _PLAIN.fullmatch(text) and decimal == ".":
        return _number(Decimal(text.replace("−", "-"))) if len(text) <= MOST_DIGITS else None
    text = _MARKS.sub("", text).strip()
    negative = text.startswith("(") and text.endswith(")")
    if negative:
        text = text[1:-1].strip()
    if _NUMBER.fullmatch(text) or _NUMBER.fullmatch(text[1:]):
        sign = -1 if text[0] in "-−" else 1
        if text[0] in "-−+0123456789":
            value = value_of(_SPACES.sub("", text.lstrip("-−+")), decimal)
            return _number(value * sign * (-1 if negative else 1)) if value is not None else None
    text = text.removeprefix("+").lstrip()
    found = quantities(text, decimal=decimal)
    if len(found) != 1 or found[0].span.length < len(text) or found[0].is_range or found[0].kind in _NO_AMOUNTS:
        return None
    value = -found[0].value if negative and not found[0].negative else found[0].value
    return Number(value, _allowed(value), measure_of(found[0]))


def _number(value: Decimal) -> Number:
    return Number(value, _allowed(value))


def _allowed(value: Decimal) -> Interval:
    """A source's whole number is exact; a decimal fraction stands for what rounds to it."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < 0:
        return around(value, Decimal((0, (1,), exponent)))
    return Interval(value, value)
