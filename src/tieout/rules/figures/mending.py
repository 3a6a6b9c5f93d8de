"""Fixes of figures: the source's value, or what follows from the others, in the form that the draft printed.

All are unsafe: a figure is seldom said once, and the words around it may follow from it.
"""

from __future__ import annotations

from decimal import Decimal

from tieout.model import Fact, Figure, Fix, TextEdit
from tieout.text.measures import in_terms_of, power_between, same_unit
from tieout.text.patterns import lazy
from tieout.text.rewriting import with_currency, with_scale, with_value

_PERCENT = lazy(r"\s?(?:%|per\s?cent\b)")
_POINTS = lazy(r"\s?(?:percentage points?|points?)\b")


def corrected(figure: Figure, fact: Fact) -> Fix | None:
    """The source's value in the place of the figure's; None where it is a bound, or of another unit."""
    low, high = in_terms_of(figure.claim.quantity, fact)
    value = _middle(fact, low, high)
    if value is None or same_unit(figure.claim.quantity, fact) is False:
        return None
    return _replaced(figure, with_value(figure.claim.quantity, figure.text, value))


def rescaled(figure: Figure, fact: Fact) -> Fix | None:
    """The figure with the source's scale or currency, its digits as they are."""
    quantity = figure.claim.quantity
    if not power_between(quantity, fact):
        currency = fact.measure.currency
        return _replaced(figure, with_currency(figure.text, currency, quantity.currency)) if currency else None
    value = _middle(fact, *in_terms_of(quantity, fact))
    if value is None:
        return None
    return _replaced(figure, with_scale(quantity, figure.text, value) or with_value(quantity, figure.text, value))


def reckoned(figure: Figure, value: Decimal) -> Fix | None:
    """What follows from the other figures."""
    sign = -1 if figure.claim.quantity.negative else 1
    return _replaced(figure, with_value(figure.claim.quantity, figure.text, sign * abs(value)))


def measured(figure: Figure, *, in_points: bool) -> Fix | None:
    """Percentage points for percent, or the reverse."""
    pattern, unit = (_PERCENT, " percentage points") if in_points else (_POINTS, " percent")
    found = [*pattern.finditer(figure.text)]
    if len(found) != 1:
        return None
    return _replaced(figure, figure.text[: found[0].start()] + unit + figure.text[found[0].end() :])


def _middle(fact: Fact, low: Decimal, high: Decimal) -> Decimal | None:
    """The value that a source prints, in the figure's unit; None for a bound or a range."""
    if not (low.is_finite() and high.is_finite()):
        return None
    return (low + high) / 2 if fact.interval.low + fact.interval.high == 2 * fact.value else None


def _replaced(figure: Figure, text: str | None) -> Fix | None:
    if text is None or text == figure.text or figure.span.length != len(figure.text):
        return None
    return Fix(safe=False, edits=(TextEdit(figure.span, text),))
