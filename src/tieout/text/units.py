"""Units of measure: how they are named and written, and how many of the base unit each is."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from tieout.model.quantities import Unit
from tieout.text.lexemes import Lexemes

_TABLE = """
length 1: metre meter | m
length 1000: kilometre kilometer kilo klick | km kms
length 0.01: centimetre centimeter | cm
length 0.1: decimetre decimeter | dm
length 0.000000000001: picometre picometer
length 0.001: millimetre millimeter | mm
length 0.000001: micrometre micrometer micron | µm μm
length 0.000000001: nanometre nanometer | nm
length 1609.344: mile | mi
length 1852: nautical_mile | nmi
length 0.9144: yard | yd yds
length 0.3048: foot=feet | ft ′
length 0.0254: inch=inches | ″ in.
length 201.168: furlong
length 1.8288: fathom
length 9460730472580800: light-year light_year
length 149597870700: astronomical_unit | AU
area 1: square_metre square_meter sq_metre sq_meter | m² m2 sqm sq_m
area 1000000: square_kilometre square_kilometer sq_kilometre sq_kilometer | km² km2 sq_km
area 0.0001: square_centimetre square_centimeter | cm² cm2 sq_cm
area 2589988.110336: square_mile sq_mile | mi² sq_mi
area 0.09290304: square_foot=square_feet sq_foot=sq_feet | ft² sqft sq_ft sq._ft.
area 0.83612736: square_yard | yd² sq_yd
area 0.00064516: square_inch=square_inches
area 4046.8564224: acre | ac
area 10000: hectare | ha
volume 1: litre liter | l L
volume 0.001: millilitre milliliter | ml mL
volume 0.1: decilitre deciliter | dl dL
volume 0.01: centilitre centiliter | cl
volume 100: hectolitre hectoliter | hl
volume 1000: cubic_metre cubic_meter | m³ m3 cu_m
volume 28.316846592: cubic_foot=cubic_feet | ft³ cu_ft
volume 0.764554857984: cubic_yard
volume 0.001: cubic_centimetre cubic_centimeter | cm³ cm3 cc
volume 0.016387064: cubic_inch=cubic_inches
volume 3.785411784: gallon | gal
volume 0.946352946: quart | qt
volume 0.473176473: pint | pt
volume 0.0295735295625: fluid_ounce | fl_oz
volume 0.2365882365: cup
volume 158.987294928: barrel | bbl
volume 35.23907016688: bushel
volume 0.01478676478125: tablespoon | tbsp
volume 0.00492892159375: teaspoon | tsp
volume 1233481.83754752: acre-foot=acre-feet
mass 1: kilogram kilogramme kilo | kg kgs
mass 0.001: gram gramme | g gm
mass 0.000001: milligram milligramme | mg
mass 0.000000001: microgram microgramme | µg μg mcg
mass 1000: tonne metric_ton metric_tonne | t
mass 907.18474: short_ton
mass 1000000: kilotonne kiloton | kt
mass 1000000000: megatonne megaton | Mt
mass 1016.0469088: long_ton
mass 1000: ton
mass 0.45359237: pound pound-weight | lb lbs lb. lbs.
mass 0.028349523125: ounce | oz oz.
mass 6.35029318: stone=stone
mass 0.0002: carat | ct
duration 1: second sec=secs | s sec.
duration 0.001: millisecond | ms
duration 0.000001: microsecond | µs μs
duration 0.000000001: nanosecond | ns
duration 60: minute min=mins | min min.
duration 3600: hour hr=hrs | h hr.
duration 86400: day
duration 604800: week wk=wks
duration 1209600: fortnight
months 1: month mth=mths
months 3: quarter
months 12: year yr=yrs | yr. yrs.
months 120: decade
months 1200: century=centuries
months 12000: millennium=millennia
data 1: byte | B
data 0.125: bit
data 1000: kilobyte | kB KB
data 1000000: megabyte meg=megs | MB
data 1000000000: gigabyte gig=gigs | GB
data 1000000000000: terabyte | TB
data 1000000000000000: petabyte | PB
data 1024: kibibyte | KiB
data 1048576: mebibyte | MiB
data 1073741824: gibibyte | GiB
data 125: kilobit | kbit Kbit kb Kb
data 125000: megabit | Mbit Mb
data 125000000: gigabit | Gbit Gb
rate-of-data 125: kbps Kbps
rate-of-data 125000: Mbps mbps
rate-of-data 125000000: Gbps gbps
energy 1: joule | J
energy 1000: kilojoule | kJ
energy 1000000: megajoule | MJ
energy 1000000000: gigajoule | GJ
energy 3600000: kilowatt_hour kilowatt-hour | kWh
energy 3600: watt_hour watt-hour | Wh
energy 3600000000: megawatt_hour megawatt-hour | MWh
energy 3600000000000: gigawatt_hour gigawatt-hour | GWh
energy 3600000000000000: terawatt_hour terawatt-hour | TWh
energy 4.184: calorie | cal
energy 4184: kilocalorie | kcal
energy 1055.05585262: british_thermal_unit | BTU Btu
energy 105505585.262: therm
power 1: watt | W
power 1000: kilowatt | kW
power 1000000: megawatt | MW
power 1000000000: gigawatt | GW
power 1000000000000: terawatt | TW
power 745.69987158227022: horsepower=horsepower | hp bhp HP
voltage 1: volt | V
voltage 1000: kilovolt | kV
current 1: ampere amp | A
current 0.001: milliampere milliamp | mA
charge 3.6: milliampere-hour milliamp-hour | mAh
resistance 1: ohm | Ω
frequency 1: hertz=hertz | Hz
frequency 1000: kilohertz=kilohertz | kHz
frequency 1000000: megahertz=megahertz | MHz
frequency 1000000000: gigahertz=gigahertz | GHz
pressure 1: pascal | Pa
pressure 1000: kilopascal | kPa
pressure 100: hectopascal millibar | hPa mb mbar
pressure 100000: bar
pressure 6894.757293168: psi
pressure 133.322387415: millimetre_of_mercury=millimetres_of_mercury | mmHg mm_Hg
amount 1: mol=mol
amount 0.001: millimole | mmol
amount 0.000001: micromole | µmol μmol
amount 0.000000001: nanomole | nmol
force 1: newton | N
length/duration 0.44704: mph
length/duration 0.277777777777777777777777777778: kph kmh kmph
length/duration 0.514444444444444444444444444444: knot | kn kt
length/duration 1: mps
temperature 1: degree_celsius=degrees_celsius celsius=celsius degree_c=degrees_c | °C ℃ C
temperature 0.5555555555555556: degree_fahrenheit=degrees_fahrenheit fahrenheit=fahrenheit | °F ℉ F
temperature-kelvin 1: kelvin | K
angle 1: degree | °
sound 1: decibel | dB
dose 1: sievert | Sv
dose 0.001: millisievert | mSv
radioactivity 1: becquerel | Bq
luminance 1: lumen
concentration 1: part_per_million=parts_per_million | ppm
concentration 0.001: part_per_billion=parts_per_billion | ppb
resolution 1: megapixel | MP
pixels 1: pixel | px
magnitude 1: magnitude=magnitude
"""
_RATES = frozenset(("second", "minute", "hour", "day"))
_HYPHENS = frozenset("-‐‑")
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_PER = frozenset(("per", "/"))
_RISKY = frozenset((
    "C", "F", "K", "A", "V", "N", "J", "W", "B", "t", "s", "h", "l", "L", "g", "m", "ac", "in.", "min", "pt",
    "ct", "cal", "kt", "MP", "mb", "Mb", "kb", "Kb", "gal", "°", "bar", "cup", "kn", "Mt",
))  # fmt: skip
"""Symbols that are something else as often: read only directly against digits, or one space after them."""
_OF_STUFF = frozenset(("g", "l", "L", "t", "m", "h", "min"))
"""Those of what there is so much of, or at a time: "5 g of salt", "8 t a day"."""
_FORCES = frozenset(("force", "forces", "load", "loads"))
"""Behind "g" these are no grams, as of any other stuff: "5.2 g fat"."""
_MEASURING = frozenset(("of", "per", "daily"))
TIMES = frozenset(("duration", "months"))


class Form(NamedTuple):
    """One way to write a unit: its lexemes, whether letter case counts, and whether it is risky."""

    parts: tuple[str, ...]
    unit: Unit
    cased: bool
    risky: bool


@lru_cache(maxsize=1)
def forms() -> dict[str, tuple[Form, ...]]:
    """All ways to write units by the folded first lexeme, the longest first."""
    found: dict[str, list[Form]] = {}
    for line in _TABLE.strip().splitlines():
        head, _, names = line.partition(": ")
        dimension, factor = head.rsplit(" ", 1)
        words, _, symbols = names.partition(" | ")
        unit = Unit(words.split()[0].partition("=")[0].replace("_", " "), dimension, Decimal(factor))
        for form in _plurals(words):
            _enter(found, form, unit, cased=False)
        for symbol in symbols.split():
            _enter(found, symbol.replace("_", " "), unit, cased=True)
    return {first: tuple(sorted(rows, key=lambda row: -len(row.parts))) for first, rows in found.items()}


def _plurals(words: str) -> list[str]:
    found = []
    for word in words.split():
        one, _, many = word.partition("=")
        found += [form.replace("_", " ") for form in {one, many or one + "s"}]
    return found


def _enter(found: dict[str, list[Form]], form: str, unit: Unit, *, cased: bool) -> None:
    lexemes = Lexemes(form)
    printed = tuple(lexemes.printed(number) for number in range(lexemes.count))
    found.setdefault(printed[0].lower(), []).append(Form(printed, unit, cased, cased and form in _RISKY))
    if cased:
        return
    if len(printed) > 1 and printed[1] not in _HYPHENS:  # "square-metre", as before a noun
        parts = (printed[0], *(part for word in printed[1:] for part in ("-", word)))
        found[printed[0]].append(Form(parts, unit, cased, False))


@lru_cache(maxsize=1)
def openers() -> frozenset[str]:
    """The lexemes with which a unit may begin, or a bracket that holds one."""
    return frozenset({*forms(), *_BRACKETS})


def unit_at(lexemes: Lexemes, at: int, *, spelt: bool = False) -> tuple[Unit, int] | None:
    """The unit that begins at a lexeme, with what it is per ("miles per hour"), and the lexeme after it.

    After a number in words (`spelt`) symbols are not units: "two in", "five a".
    """
    if lexemes.words[at] in _BRACKETS:
        inner = _simple(lexemes, at + 1, spelt=spelt)
        return (inner[0], inner[1] + 1) if inner and lexemes.words[inner[1]] == _BRACKETS[lexemes.words[at]] else None
    found = _simple(lexemes, at, spelt=spelt)
    if found is None or found[0].dimension in TIMES:
        return found
    unit, stop = found
    words = lexemes.words
    joined = words[stop] in _PER or (words[stop] in ("a", "an") and words[stop + 1] in _RATES)
    per = _simple(lexemes, stop + 1, spelt=False, after_per=True) if joined else None
    if per is None or words[stop + 1][:1].isdecimal():
        return found
    other = per[0]
    factor = unit.factor / other.factor
    return Unit(f"{unit.name} per {other.name}", f"{unit.dimension}/{other.dimension}", factor), per[1]


def _simple(lexemes: Lexemes, at: int, *, spelt: bool, after_per: bool = False) -> tuple[Unit, int] | None:
    for form in forms().get(lexemes.words[at], ()):
        if form.cased and spelt:
            continue
        if form.risky and not after_per and not _close(lexemes, at):
            continue
        if _stands(lexemes, at, form):
            return form.unit, at + len(form.parts)
    return None


def _stands(lexemes: Lexemes, at: int, form: Form) -> bool:
    """Whether a form is printed at a lexeme; symbols in the case they are written in ("mW" is not "MW")."""
    read = lexemes.printed if form.cased else lexemes.words.__getitem__
    return all(read(at + number) == part for number, part in enumerate(form.parts))


def _close(lexemes: Lexemes, at: int) -> bool:
    """Whether a symbol stands against the digits before it, or one space after and before no word it could begin."""
    if lexemes.touches(at):
        return True
    following = lexemes.words[at + 1]
    stuff = lexemes.printed(at) in _OF_STUFF and (
        following in _MEASURING
        or (lexemes.printed(at) == "g" and following not in _FORCES)
        or (following in ("a", "an", "each", "every") and lexemes.words[at + 2] in _RATES)
    )
    return (
        lexemes.gap(at) in (" ", "\u00a0", "\u202f")
        and (stuff or not following[:1].isalpha() or following in ("x", "by"))
        and following not in ("'", "’", *_HYPHENS)
    )
