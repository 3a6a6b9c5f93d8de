"""By what words a figure says that it follows from others: a second form of a change, a sum, a rest, an earlier level.

"Dropped by £13.6 million, or 16 per cent"; "$640 a month, or $7,680 a year"; "together they account for £101.1m".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from tieout.model.claims import Claim
from tieout.model.places import Span
from tieout.model.quantities import Interval, Kind, Quantity
from tieout.text.changing import Part, change_in, change_told, has_plus
from tieout.text.measures import zero_between
from tieout.text.numerals import SMALL
from tieout.text.patterns import lazy
from tieout.text.rounding import EXACT, allowed, divided

_REACH = 80
_BESIDE = 40
"""So near to a figure stand the words that say for each of what it is."""
_JOINT = lazy(
    r"(?:(?:\s+[a-z]+){0,8}?,?\s+i\.e\.,?\s+"
    r"|(?:\s+[a-z]+){0,3}?(?:,?\s+or\s+|\s*\(\s*|\s+[–—-]\s+|\s*[—/]\s*|,\s+(?:(?:which|that)\s+(?:is|was)\s+)?))"
    r"(?:an?\s+|or\s+|some\s+|about\s+|around\s+|nearly\s+|almost\s+|roughly\s+|just\s+|over\s+|under\s+|equal\s+to\s+|"
    r"equivalent\s+to\s+|approximately\s+|by\s+){0,3}",
    re.IGNORECASE,
)
"""Between a figure and its other form."""
_OF = lazy(r"\s+of\b")
_SUMMED = lazy(
    r"\b(?:together|total\w*|combined|altogether|in\s+all|in\s+sum|jointly|overall|sum|between\s+(?:them|the\s+two)|"
    r"both|all\s+(?:three|four|five|told)|account\w*\s+for|ma(?:de|kes?|king)|add\w*\s+up)\b",
    re.IGNORECASE,
)
_AVERAGED = lazy(r"(?i)\b(?:averag\w+|mean)\b")
_REST = lazy(
    r"\b(?:rest|remain\w*|others?|left|remainder|balance|leav\w+|without|not|never|gap|margin|difference|apart|"
    r"ahead|lead|majority|behind|between)\b",
    re.IGNORECASE,
)
_EARLIER = lazy(
    r"\b(?:earlier|before|previous(?:ly)?|ago|last|former(?:ly)?|had|from|until\s+(?:then|now)|originally|once|"
    r"compared|against|began|begun|beginning|start\w*|then|than)\b",
    re.IGNORECASE,
)
_TIME = r"(?P<unit>minute|hour|day|night|week|fortnight|month|quarter|year)"
_RATE = lazy(
    rf"(?:\s+(?:more|less|extra|higher|lower)\b)?\s*(?:(?:an?|per|each|every|the)\s+|/\s*){_TIME}\b"
    r"|\s*(?P<ly>hourly|daily|weekly|fortnightly|monthly|quarterly|yearly|annually)\b",
    re.IGNORECASE,
)
_SPREAD = lazy(
    r"\s+(?:in\s+total\s+)?(?:over|across|during|for|in|within)\s+(?:(?:the|a|its|next|last|past|first|following|whole)\s+){0,2}"
    rf"(?P<number>\d{{1,2}}|{'|'.join(SMALL)})[\s-]{_TIME}s?\b",
    re.IGNORECASE,
)
_PER_HEAD = lazy(r"\b(?:per\s+[a-z]+|each|every|a\s+head|apiece|on\s+average)\b", re.IGNORECASE)
_WORKED_OUT = lazy(
    r"\b(?:impl(?:y|ies|ied|ying)|equivalent|equates?|equating|works?\s+out|working\s+out|which\s+means|meaning|i\.e\.|"
    r"that\s+is|in\s+other\s+words|on\s+average|suggest(?:s|ing))\b",
    re.IGNORECASE,
)
_ADVERBS = {"daily": "day", "annually": "year"}
_TIMES: dict[tuple[str, str], tuple[str, str]] = {
    ("hour", "minute"): ("60", "60"),
    ("day", "hour"): ("24", "24"),
    ("week", "hour"): ("168", "168"),
    ("week", "day"): ("7", "7"),
    ("fortnight", "week"): ("2", "2"),
    ("month", "week"): ("4.33", "4.35"),
    ("month", "day"): ("30", "31"),
    ("quarter", "month"): ("3", "3"),
    ("year", "quarter"): ("4", "4"),
    ("year", "month"): ("12", "12"),
    ("year", "fortnight"): ("26", "26.1"),
    ("year", "week"): ("52", "52.2"),
    ("year", "day"): ("365", "366"),
}
"""How many of the second the first is, at least and at most."""
_MONTH = EXACT.multiply(Decimal("30.44"), Decimal(86_400))
_UNITED = frozenset({Kind.MEASURE, Kind.DURATION})


class Restated(NamedTuple):
    """What a figure is in the unit, or per the time, of another: what it is multiplied by, and how that is shown."""

    low: Decimal
    high: Decimal
    shown: str

    def may_be(self, quantity: Quantity, value: Decimal) -> bool:
        """Whether a value, so restated, may be printed as a quantity is."""
        low, high = EXACT.multiply(value, self.low), EXACT.multiply(value, self.high)
        return allowed(quantity).meets(Interval(min(low, high), max(low, high)))


def way_told(prose: str, claim: Claim, beside: Sequence[Claim]) -> int:
    """1 where a figure tells a gain, -1 where a loss, 0 where neither; one in brackets or after "or" as the one before.

    `beside` are the figures of its sentence, in order.
    """
    own = change_in(prose, claim.quantity.span)
    own = own or int(has_plus(prose, claim.quantity.span) and not claim.tabled)
    if own:
        return own
    for one in beside:
        if one is not claim and is_other_form(prose, one.quantity, claim.quantity):
            change = change_told(prose, one.quantity.span)
            return change.way if change is not None and change.part is not Part.BEFORE else 0
    return 0


def is_averaged(prose: str, claim: Claim) -> bool:
    """Whether the words around a figure call it an average."""
    return _AVERAGED.search(prose, claim.sentence.start, claim.near.end) is not None


def is_other_form(prose: str, one: Quantity, other: Quantity) -> bool:
    """Whether one of two figures only puts the other in another way: "by £13.6 million, or 16 per cent"."""
    first, last = sorted((one.span, other.span))
    start = last.start
    return start - first.end <= _REACH and _JOINT.fullmatch(prose, first.end, start) is not None


def is_share(prose: str, quantity: Quantity) -> bool:
    """Whether a percentage is of something that is named behind it."""
    return quantity.kind is Kind.PERCENT and _OF.match(prose, quantity.span.end) is not None


def is_summed(prose: str, claim: Claim) -> bool:
    """Whether the words around a figure say that it is a sum."""
    return _near(prose, claim, _SUMMED)


def is_rest(prose: str, claim: Claim) -> bool:
    """Whether they say that it is what is left, or how far two are apart."""
    return _near(prose, claim, _REST)


def is_earlier(prose: str, claim: Claim) -> bool:
    """Whether they say that it was so before."""
    return _near(prose, claim, _EARLIER)


def is_per_head(prose: str, claim: Claim) -> bool:
    """Whether they say that it is what there is for each of something: "$4,600 per bridge"."""
    return _near(prose, claim, _PER_HEAD, _BESIDE)


def is_worked_out(prose: str, claim: Claim) -> bool:
    """Whether they say that it follows from what stands before it."""
    start = claim.quantity.span.start
    return _WORKED_OUT.search(prose, max(claim.sentence.start, start - _REACH), start) is not None


def _near(prose: str, claim: Claim, words: re.Pattern[str], reach: int = _REACH) -> bool:
    start, end = claim.quantity.span
    low, high = max(claim.sentence.start, start - reach), min(claim.sentence.end, end + reach)
    return words.search(prose, low, start) is not None or words.search(prose, end, high) is not None


def restating(text: str, one: Quantity, prose: str, other: Quantity) -> Restated | None:
    """What makes a figure of a text another of a prose: another unit of the same, or per another time; None if neither.

    "24 weeks" and "six months", "3 miles" and "5 km", "$640 a month" and "$7,680 a year".
    """
    if one.kind is not other.kind or one.is_range or one.vague or one.currency != other.currency:
        return None
    if one.kind in _UNITED and one.unit is not None and other.unit is not None and one.unit.name != other.unit.name:
        if {one.unit.dimension, other.unit.dimension} == {"months", "duration"}:
            factor = EXACT.divide(_seconds(one), _seconds(other))
        elif one.unit.dimension == other.unit.dimension:
            factor = EXACT.divide(one.unit.factor, other.unit.factor)
            if (zero := zero_between(one.unit, other.unit)) and one.value:
                factor = EXACT.add(factor, EXACT.divide(zero, one.value))
        else:
            return None
        return Restated(factor, factor, one.text)
    first, second = rate(text, one.span), rate(prose, other.span)
    spread = _SPREAD.match(text, one.span.end) if second else None
    if spread is not None and spread["unit"].lower() == second:
        number = spread["number"].lower()
        many = Decimal(number if number.isdigit() else SMALL[number])
        share = divided(Decimal(1), many) if many else many
        return Restated(share, share, f"{one.text} / {number}")
    times = _TIMES.get((second, first)) if first and second else None
    if times is not None:
        return Restated(Decimal(times[0]), Decimal(times[1]), f"{one.text} x {times[0]}")
    times = _TIMES.get((first, second)) if first and second else None
    if times is not None:
        low, high = (EXACT.divide(1, Decimal(one)) for one in reversed(times))
        return Restated(low, high, f"{one.text} / {times[0]}")
    return None


def _seconds(quantity: Quantity) -> Decimal:
    unit = quantity.unit
    if unit is None:
        return Decimal(1)
    return EXACT.multiply(unit.factor, _MONTH) if unit.dimension == "months" else unit.factor


def rate(text: str, span: Span) -> str:
    """The time that a figure is per: "month" of "$640 a month"; empty where it is per none."""
    found = _RATE.match(text, span.end)
    if found is None:
        return ""
    if found["unit"]:
        unit = found["unit"].lower()
        return "day" if unit == "night" else unit
    word = found["ly"].lower()
    return _ADVERBS.get(word, word.removesuffix("ly"))
