"""Shares of a whole in whatever form: "one in seven", "14 %", "a seventh" say the same of the same people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from tieout.library.binding import Meeting
from tieout.library.bounds import side
from tieout.library.prose import Text, Told
from tieout.library.statements import Statements
from tieout.model import Claim, Fact, Span
from tieout.model.quantities import EVERYTHING, Interval, Kind, Quantity
from tieout.text.measures import fits
from tieout.text.moments import agree
from tieout.text.patterns import lazy
from tieout.text.rounding import EXACT, allowed

_HUNDRED = Decimal(100)
_POINT = Decimal(1)
"""A share in words is meant to a point or so: "a third" is 33 %, and 34."""
_SHARES = frozenset({Kind.RATIO, Kind.FRACTION, Kind.PERCENT})
_SHARED = 2
_BORNE_OUT, _SAME = 0.5, 0.75
"""What a sentence has of the words around the draft's share that bears it out, and one that speaks of the same."""
_READ = 24
_NOT = lazy(
    r"\b(?:not|no(?!\s+(?:more|fewer|less)\b)|never|none|neither|nor|without|cannot|\w+n['’]t)\b", re.IGNORECASE
)


_PART = lazy(
    r"(?i)(?P<percent>\d+(?:\.\d+)?)\s?(?:%|per\s?cent)\s+of\b[^.;\d]{0,80}?(?:,\s*(?:which|that)\s+(?:is|was|means)|\bi\.e\.,?|"
    r",?\s+or|[(=:—–])\s*[^.;,\d]{0,16}\Z"
)
"""Before what some percent of something comes to: "20 % of the limit, which is €12,000"."""


def part_of(prose: str, claim: Claim, fact: Fact) -> Fact | None:
    """What a figure is, as so many percent of a value of a source, where the words before it say that it is that."""
    span = claim.quantity.qualifier_span or claim.quantity.span
    found = _PART.search(prose, claim.sentence.start, min(span.start, claim.quantity.span.start))
    if found is None or not all(end.is_finite() for end in fact.interval):
        return None
    share = EXACT.scaleb(Decimal(found["percent"]), -2)
    value, low, high = (EXACT.multiply(one, share) for one in (fact.value, *fact.interval))
    part = replace(fact, value=value, interval=Interval(low, high), printed=f"{found['percent']} % x {fact.printed}")
    return part if fits(claim.quantity, part) else None


def shared(statements: Statements, prose: str, claim: Claim) -> Meeting | None:
    """What the sources have for a claim's share of a whole, in another form or another value; None where none is.

    Only "one in seven" and the like can be contradicted by another value: of fractions in words it is too seldom told
    what they are of. Nor are those who do held against those who do not. The opposite bound contradicts any of them,
    where no sentence bears it out.
    """
    words = {one.stem for one in claim.terms if claim.near.holds(one.span)}
    if claim.quantity.kind not in _SHARES or claim.quantity.vague or len(words) < _SHARED:
        return None
    least = _SAME if claim.quantity.kind is Kind.PERCENT else _BORNE_OUT
    negated = _is_negated(prose[slice(*claim.sentence)])
    opposed: Told | None = None
    other: Told | None = None
    for text, sentence, alike in _near(statements, words):
        if alike < least or _is_negated(text.printed(sentence)) is not negated:
            continue
        told = [one for one in text.stated(sentence) if _may_be(claim, one)]
        equal = next((one for one in told if _agree(claim.quantity, one.claim.quantity)), None)
        if equal is not None and side(equal.claim.quantity) == -side(claim.quantity) != 0:
            opposed = opposed or equal
        elif equal is not None:
            return Meeting.of_the_same(equal.fact, equal=True)
        elif other is None and len(told) == 1 and alike >= _SAME and claim.when == told[0].fact.when:
            other = told[0]
    other = opposed or (other if claim.quantity.kind is Kind.RATIO else None)
    if other is None:
        return None
    return Meeting.of_the_same(replace(other.fact, interval=EVERYTHING), equal=False)


def _near(statements: Statements, words: set[str]) -> Iterator[tuple[Text, Span, float]]:
    """The sentences that have half of some words, and not by chance, with how much of them."""
    for text, sentence in statements.near(words)[:_READ]:
        met = words & text.stems(sentence)
        enough = len(met) >= max(_SHARED, _BORNE_OUT * len(words)) and text.has_number(sentence)
        if enough and not statements.by_chance(met, statements.sources):
            yield text, sentence, len(met) / len(words)


def _may_be(claim: Claim, told: Told) -> bool:
    """Whether a figure of a source is a share of no other time; two percents are held against each other elsewhere."""
    one = told.claim.quantity
    both = {one.kind, claim.quantity.kind} == {Kind.PERCENT}
    return one.kind in _SHARES and not (one.vague or both) and agree(claim.when, told.fact.when) is not False


def _is_negated(sentence: str) -> bool:
    """Whether a sentence says that something is not so."""
    return _NOT.search(sentence) is not None


def _agree(one: Quantity, other: Quantity) -> bool:
    return _in_percent(one).meets(_in_percent(other))


def _in_percent(quantity: Quantity) -> Interval:
    """The percents that a share may be."""
    if quantity.kind is Kind.PERCENT:
        return allowed(quantity)
    value = EXACT.multiply(quantity.value, _HUNDRED)
    return Interval(EXACT.subtract(value, _POINT), EXACT.add(value, _POINT))


__all__ = ["part_of", "shared"]
