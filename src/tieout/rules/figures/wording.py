"""How findings on figures speak of a source's value and of where it stands."""

from __future__ import annotations

import re
from decimal import Decimal

from tieout.model import Fact
from tieout.text.currencies import UNKNOWN
from tieout.text.patterns import lazy

_PENCE = lazy(r"\((?:p|pence)\b")
_SCALES = {3: "thousand", 6: "million", 9: "billion"}


def value_of(fact: Fact) -> str:
    """The source's value as printed there, with its unit where the cell does not print it."""
    printed, measure = fact.printed, fact.measure
    if printed and printed[-1].isdigit() and measure.percent and "%" not in printed:
        return f"{printed} %"
    if printed and measure.currency == "GBP" and _PENCE.search(fact.label):
        return f"{printed} pence"
    if printed and measure.currency not in (None, UNKNOWN) and printed.replace(",", "").replace(".", "").isdigit():
        return f"{measure.currency} {printed}{_scale_of(fact)}"
    return printed


def bound_of(fact: Fact) -> str:
    """The words before a value that make a bound of it, as its sentence has them: "more than"; empty where none do."""
    text = fact.passage.text
    value = re.search(rf"(?<![\w.,]){re.escape(fact.printed)}(?!\w)", text) if fact.printed else None
    found = _BOUND.search(text, 0, value.start()) if value is not None else None
    return " ".join(found[1].lower().split()) if found else ""


_BOUND = lazy(
    r"(?i)\b((?:(?:no|not)\s+)?(?:more|less|fewer|better)\s+than|at\s+(?:the\s+)?(?:least|most)|almost|nearly|over|under|"
    r"just\s+(?:over|under)|up\s+to|close\s+to|about|around|some|as\s+(?:many|much|few|little)\s+as)\s+(?:an?\s+)?\Z"
)


def _scale_of(fact: Fact) -> str:
    """The scale of a number of money that neither its cell nor the head of its column has."""
    if "(" in fact.label or fact.printed.count(".") > 1:
        return ""
    printed = Decimal(fact.printed.replace(",", ""))
    return next((f" {word}" for power, word in _SCALES.items() if printed and fact.value == printed.scaleb(power)), "")


def place_of(fact: Fact) -> str:
    """What the source's value is of: row, column and time, in its own words."""
    when = fact.when.text if fact.when is not None and fact.when.text not in fact.label else ""
    parts = [part for part in (fact.subject, fact.label, when) if part]
    return f" for {', '.join(parts)}" if parts else ""


def unit_of(fact: Fact) -> str:
    """The name of the unit that the source counts in."""
    measure = fact.measure
    if measure.percent:
        return "percent"
    return measure.currency or (measure.unit.name if measure.unit is not None else "another unit")
