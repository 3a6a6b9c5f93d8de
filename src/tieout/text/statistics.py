"""What words beside a figure say that it is: a p-value, the end of an interval, or so many percent above a rate."""

from __future__ import annotations

from tieout.model.answers import Fact
from tieout.text.patterns import lazy

CHANCE = "chance"
"""The kind of a p-value."""
_REACH = 40
"""Characters before a figure in which what kind of statistic it is stands."""
_SAID = lazy(
    r"(?i)\b(?:(?P<chance>p(?:[-\s]?values?)?(?:\s+(?:was|of|for\s+trend))?\s*[=<>≤≥]?)|"
    r"(?P<interval>(?:CI|CrI|confidence\s+intervals?|IQR|interquartile\s+range)\b[^.;()]{0,12}(?:-?\d[\d.]*\s*(?:to|[-–,])\s*)?)|"
    r"(?P<spread>(?:SD|SE|SEM|standard\s+deviations?|standard\s+errors?)\b\s*(?:was|of|[,=:])?)|"
    r"(?P<ratio>(?:OR|HR|RR|(?:odds|hazard|risk|rate)\s+ratios?|relative\s+risks?)\b\s*(?:was|of|[,=:])?))\s*[-−]?\Z"
)
_ABOVE_A_RATE = lazy(
    r"(?i)\s+(?:(?:a|per)\s+(?:year|annum)\s+)?(?:above|over|below|under|more\s+than|higher\s+than|on\s+top\s+of)\s+"
    r"(?:[a-z'’]+\s+){0,5}(?:rate|inflation|libor|sonia|euribor|index)\b"
)


def statistic_before(text: str, at: int) -> str | None:
    """The kind of statistic that a figure at a place of a text is said to be; None where it is said to be none."""
    found = _SAID.search(text, max(0, at - _REACH), at)
    return found.lastgroup if found is not None else None


def is_above_a_rate(fact: Fact) -> bool:
    """Whether a source says so many percent above a rate, by which it can only mean points."""
    if fact.label or not fact.measure.percent:
        return False
    text = fact.passage.text
    at = text.find(fact.printed)
    return at >= 0 and _ABOVE_A_RATE.match(text, at + len(fact.printed)) is not None
