"""How findings on figures speak of a source's value and of where it stands."""

from __future__ import annotations

from tieout.model import Fact


def value_of(fact: Fact) -> str:
    """The source's value as printed there, with its unit where the cell does not print it."""
    printed, measure = fact.printed, fact.measure
    if printed and printed[-1].isdigit() and measure.percent and "%" not in printed:
        return f"{printed} %"
    if printed and measure.currency and printed.replace(",", "").replace(".", "").isdigit():
        return f"{measure.currency} {printed}"
    return printed


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
