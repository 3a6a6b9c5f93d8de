"""One amount with what stands around it: sign, currency, scale letter, percent, unit; before ranges and qualifiers."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from tieout.model.quantities import Interval, Kind, Unit
from tieout.text import currencies, labels, units
from tieout.text.amounts import MINUS, amount_at, is_pointed, pointed_at
from tieout.text.lexemes import Lexemes
from tieout.text.numberwords import Number
from tieout.text.rounding import EXACT, around, divided

_LETTERS = {"k": 3, "m": 6, "mm": 6, "b": 9, "t": 12}
_HYPHENS = frozenset("-‐‑")
_SIZES = frozenset(
    "long tall wide high deep thick away above below from of to and or in at apart up down off by x behind "
    "ahead".split()
)


class Draft(NamedTuple):
    """A quantity being read: the lexemes it takes, and what is known of it so far."""

    start: int
    stop: int
    kind: Kind
    value: Decimal
    interval: Interval
    parts: tuple[Decimal, ...] = ()
    unit: Unit | None = None
    unit_text: str = ""
    currency: str | None = None
    scale: int = 0
    spelt: bool = False
    vague: bool = False
    is_range: bool = False
    anchor: str | None = None
    bare: bool = False
    """Whether it is a number and nothing else, so that a range may lend it unit and scale."""

    def scaled(self, power: int) -> Draft:
        """The same with a scale word's power of ten."""
        low, high = (EXACT.scaleb(end, power) for end in self.interval)
        value = EXACT.scaleb(self.value, power)
        return self._replace(value=value, interval=Interval(low, high), scale=power)


def printed(lexemes: Lexemes, start: int, stop: int) -> str:
    """The text of some lexemes, as it stands."""
    return lexemes.text[lexemes.starts[start] : lexemes.ends[stop - 1]]


def single_at(lexemes: Lexemes, at: int, decimal: str) -> Draft | None:
    """The amount that begins at a lexeme, with its sign, currency and unit."""
    start, words = at, lexemes.words
    at, negative = _signed(lexemes, at)
    money = currencies.before(lexemes, at)
    if money:
        at, negative = _signed(lexemes, money.stop) if not negative else (money.stop, True)
        if words[at] == "(" and lexemes.touches(at) and words[at + 2] == ")":
            at, negative = at + 1, True
    if at == start and decimal == "." and is_pointed(lexemes, at):
        start = at = at - 1
    number = pointed_at(lexemes, at) if words[at] == "." else amount_at(lexemes, at, decimal)
    if number is None or (not money and not _counts(lexemes, at + (words[at] == "."), number)):
        return None
    draft = _drafted(start, number, negative=negative)
    if money:
        stop = number.stop + (words[number.stop] == ")" and words[at - 1] == "(" and negative)
        return _money(lexemes, draft._replace(stop=stop), money.code)
    return _suffixed(lexemes, draft)


def _signed(lexemes: Lexemes, at: int) -> tuple[int, bool]:
    """Past a minus that belongs to the number: "−5", "minus five"; a hyphen between words is none."""
    word = lexemes.words[at]
    if word in MINUS:
        free = not lexemes.touches(at) or lexemes.words[at - 1] in ("(", "$", "£", "€", "[")
        return (at + 1, True) if free and lexemes.touches(at + 1) else (at, False)
    margin = word == "minus" and lexemes.words[at - 1] == "or"
    return (at + 1, True) if word in ("minus", "negative") and not margin else (at, False)


def _drafted(start: int, number: Number, *, negative: bool) -> Draft:
    value = -number.value if negative else number.value
    kind = Kind.FRACTION if number.parts else Kind.COUNT
    interval = around(value, number.step)
    return Draft(
        start, number.stop, kind, value, interval, number.parts, scale=number.scale, spelt=number.spelt, bare=True
    )


def _counts(lexemes: Lexemes, at: int, number: Number) -> bool:
    """Whether a number read at a lexeme counts something, rather than naming it."""
    words = lexemes.words
    if not words[at][:1].isdecimal():
        return not labels.spelt_label(lexemes, at) and not _is_pronoun(lexemes, at, number)
    if labels.labelled(lexemes, at):
        return False
    stop = number.stop
    if not labels.trailing_letters(lexemes, stop):
        return True
    return (
        words[stop] in _LETTERS
        or words[stop] in ("x", "pc", "pct", "bps", "bp", "pp", "fold")
        or units.unit_at(lexemes, stop) is not None
        or currencies.after(lexemes, stop) is not None
    )


_DAY_BEFORE = frozenset("just only for in than about after within of least every last by nearly almost to".split())
_PRONOUN_BEFORE = frozenset(
    "the this that each every another any some no which whichever only's loved young little".split()
)
BEHIND_SOMEBODY = frozenset(
    "of who that which another can could should must may might would will is was has had needs does did knows "
    "thing".split()
)
"""Words before which "one" never counts."""
_PRONOUN_AFTER = BEHIND_SOMEBODY | frozenset("and in at on to from for by with as or but if because when".split())


def _is_pronoun(lexemes: Lexemes, at: int, number: Number) -> bool:
    """Whether "one" stands for somebody or something: "no one", "one of the", "one should"."""
    words = lexemes.words
    if words[at] != "one" or number.stop != at + 1 or number.parts:
        return False
    following = words[at + 1]
    if units.unit_at(lexemes, at + 1, spelt=True):
        return following == "day" and words[at - 1] not in _DAY_BEFORE
    if words[at - 1] in _PRONOUN_BEFORE:
        return True
    if following in ("in", "out") and (
        words[at + 2][:1].isdecimal() or words[at + 2] in ("every", "of", "a") or _is_small(words[at + 2])
    ):
        return False
    return following in _PRONOUN_AFTER or following in ("'", "’", ".", ",", ";", "!", "?", "day", "")


def _is_small(word: str) -> bool:
    return word in (
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "twelve",
        "twenty",
        "fifty",
        "hundred",
    )


def _money(lexemes: Lexemes, draft: Draft, code: str) -> Draft:
    """An amount after its currency sign, with a scale letter ("$5m") and, where it is printed, the name again."""
    power = _LETTERS.get(lexemes.words[draft.stop], 0) if not draft.scale else 0
    near = lexemes.touches(draft.stop) or lexemes.gap(draft.stop) == " "
    if (
        power
        and near
        and (lexemes.touches(draft.stop) or not lexemes.words[draft.stop + 1].isalpha() or power in (6, 9))
    ):
        draft = draft.scaled(power)._replace(stop=draft.stop + 1)
    named = currencies.after(lexemes, draft.stop)
    if named and not named.cents:
        code = named.code if named.code not in (currencies.UNKNOWN, "USD") else code
        draft = draft._replace(stop=named.stop)
    sign = printed(lexemes, draft.start, draft.stop).strip("-−–()0123456789.,' ’")
    return draft._replace(kind=Kind.MONEY, currency=code, unit_text=sign, parts=(), bare=False)


def _suffixed(lexemes: Lexemes, draft: Draft) -> Draft:
    """An amount with the percent sign, currency or unit after it."""
    if lexemes.words[draft.stop] not in _suffixes():
        return draft
    return (
        _percent(lexemes, draft)
        or _named_money(lexemes, draft)
        or _lettered(lexemes, draft)
        or _measured(lexemes, draft)
        or draft
    )


@lru_cache(maxsize=1)
def _suffixes() -> frozenset[str]:
    """All lexemes that one of these, or what leads up to it, may begin with."""
    return units.openers() | currencies.closers() | _PERCENTS | _HYPHENS | {*_LETTERS, "a", "an", "the", "of"}


def _percent(lexemes: Lexemes, draft: Draft) -> Draft | None:
    words, at = lexemes.words, draft.stop
    at += words[at] in _HYPHENS and words[at + 1] in ("percent", "percentage", "per", "basis", "%")
    if words[at] in ("a", "of") and draft.parts and words[at + 1] in ("percent", "percentage", "a", "one", "1"):
        at += 1 + (words[at + 1] in ("a", "one", "1"))
    kind, stop = _percent_at(lexemes, at)
    if not stop:
        return None
    text = printed(lexemes, at, stop)
    if words[at] in _BASIS:
        draft = draft.scaled(-2)._replace(scale=draft.scale)
    return draft._replace(stop=stop, kind=kind, unit_text=text, parts=(), bare=False)


_PERCENTS = frozenset("basis bp bps pp % percent percents percentage pct ％ pc per".split())
"""What begins a hundredth."""
_BASIS = frozenset(("basis", "bp", "bps"))
"""And a hundredth of a percentage point."""


def _percent_at(lexemes: Lexemes, at: int) -> tuple[Kind, int]:
    """Which kind of hundredth begins at a lexeme, and the lexeme after it; 0 where none does."""
    words = lexemes.words
    word, following = words[at], words[at + 1]
    if word == "basis" and following in ("point", "points"):
        return Kind.POINTS, at + 2
    if word in ("bp", "bps") and lexemes.gap(at) in ("", " "):
        return Kind.POINTS, at + 1
    if word == "pp" and lexemes.gap(at) in ("", " "):
        return Kind.POINTS, at + 1
    stop = 0
    if word in ("%", "percent", "percents", "percentage", "pct", "％", "pc"):
        stop = at + 1 if word != "pc" or lexemes.touches(at) else 0
    elif word == "per" and (following in ("cent", "cents") or (following == "-" and words[at + 2] == "cent")):
        stop = at + 2 + (following == "-")
    if not stop:
        return Kind.PERCENT, 0
    after = stop + (words[stop] in _HYPHENS)
    if words[after] in ("point", "points"):
        return Kind.POINTS, after + 1
    bare = word == "percentage" and words[stop].isalpha()
    return (Kind.PERCENT, 0) if bare else (Kind.PERCENT, stop)


def _named_money(lexemes: Lexemes, draft: Draft) -> Draft | None:
    money = currencies.after(lexemes, draft.stop)
    if money is None or (lexemes.words[draft.stop] in ("pound", "pounds") and not money.cents):
        return None
    word = lexemes.words[draft.stop]
    if (
        word in ("won", "mark", "marks", "real", "crown", "crowns", "buck", "sterling", "ether")
        and not draft.scale
        and draft.value < 1000
    ):
        return None
    text = printed(lexemes, draft.stop, money.stop)
    done = draft._replace(stop=money.stop, kind=Kind.MONEY, currency=money.code, unit_text=text, parts=(), bare=False)
    return done.scaled(-2)._replace(scale=draft.scale) if money.cents else _with_cents(lexemes, done)


def _with_cents(lexemes: Lexemes, draft: Draft) -> Draft:
    """ "Thirteen dollars forty-five cents", "2 dollars and 10 cents"."""
    at = draft.stop + (lexemes.words[draft.stop] in ("and", ","))
    number = amount_at(lexemes, at)
    cents = currencies.after(lexemes, number.stop) if number else None
    if number is None or cents is None or not cents.cents or number.value >= 100:
        return draft
    value = EXACT.add(draft.value, EXACT.scaleb(number.value, -2))
    return draft._replace(stop=cents.stop, value=value, interval=around(value, Decimal("0.01")))


def _lettered(lexemes: Lexemes, draft: Draft) -> Draft | None:
    """ "45k", "5m people": a scale letter against the digits, where it is no unit."""
    word, at = lexemes.words[draft.stop], draft.stop
    if draft.spelt or draft.scale or not lexemes.touches(at):
        return None
    following = lexemes.words[at + 1]
    if lexemes.printed(at) in ("M", "B", "MM"):
        return _measured_or(lexemes, draft.scaled(_LETTERS[word])._replace(stop=at + 1))
    if word == "k" or (word == "m" and following.isalpha() and following not in _SIZES):
        return _measured_or(lexemes, draft.scaled(_LETTERS[word])._replace(stop=at + 1))
    return None


def _measured_or(lexemes: Lexemes, draft: Draft) -> Draft:
    """An amount with its unit, or without where none follows."""
    return _measured(lexemes, draft) or draft


def _measured(lexemes: Lexemes, draft: Draft) -> Draft | None:
    """An amount and its unit, with the smaller unit after it: "5 feet 10 inches", "two hours and 30 minutes"."""
    found = _unit_after(lexemes, draft)
    if found is None:
        return None
    unit, at, stop = found
    kind = Kind.DURATION if unit.dimension in units.TIMES else Kind.MEASURE
    done = draft._replace(stop=stop, kind=kind, unit=unit, unit_text=printed(lexemes, at, stop), parts=(), bare=False)
    return with_smaller(lexemes, done, unit)


def _unit_after(lexemes: Lexemes, draft: Draft) -> tuple[Unit, int, int] | None:
    words, at = lexemes.words, draft.stop
    if (words[at] in _HYPHENS and units.unit_at(lexemes, at + 1, spelt=True)) or (
        words[at] in _HYPHENS and lexemes.touches(at) and lexemes.touches(at + 1) and not draft.spelt
    ):
        at += 1
    elif words[at] == "of" and draft.parts and words[at + 1] in ("a", "an", "one"):
        at += 2
    elif words[at] in ("a", "an", "the") and draft.parts:
        at += 1
    if (
        words[at] in ("second", "quarter")
        and (words[at - 1] not in _HYPHENS or words[at + 1] in ("of", "-"))
        and draft.value != 1
    ):
        return None
    found = units.unit_at(lexemes, at, spelt=draft.spelt)
    return (found[0], at, found[1]) if found else None


def with_smaller(lexemes: Lexemes, draft: Draft, unit: Unit) -> Draft:
    """An amount with one of a smaller unit behind it: "5 feet 10 inches", "an hour and twenty minutes"."""
    words = lexemes.words
    if "/" in unit.dimension:  # "65 mph and 104 km/h" are two
        return draft
    at = draft.stop + (words[draft.stop] == "and")
    if at > draft.stop and words[at] in ("a", "one") and words[at + 1] == "half" and draft.kind is Kind.DURATION:
        return _and_a_half(draft, at + 2)
    if (
        at > draft.stop
        and words[at] == "half"
        and words[at + 1] not in ("of", "a", "the")
        and draft.kind is Kind.DURATION
    ):
        return _and_a_half(draft, at + 1)
    at += words[at] == ","
    number = amount_at(lexemes, at) if words[at][:1].isdecimal() or words[at].isalpha() else None
    if number is None or number.parts or number.value < 0:
        return draft
    found = units.unit_at(lexemes, number.stop, spelt=number.spelt)
    if found is None or found[0].dimension != unit.dimension or not found[0].factor < unit.factor:
        return draft
    ratio = divided(found[0].factor, unit.factor)
    value = EXACT.add(draft.value, EXACT.multiply(number.value, ratio))
    return draft._replace(stop=found[1], value=value, interval=around(value, EXACT.multiply(number.step, ratio)))


def _and_a_half(draft: Draft, stop: int) -> Draft:
    value = EXACT.add(draft.value, Decimal("0.5"))
    return draft._replace(stop=stop, value=value, interval=around(value, Decimal("0.1")))
