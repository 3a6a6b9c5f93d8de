"""The working behind a derived figure, in the draft's own figures and in those of the sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tieout.model import Claim, Fact, FigureAnswer, LinkKind
from tieout.model.quantities import Interval, Kind, Qualifier, Quantity
from tieout.text.derivation import Derived, Operand, Operation, derive, times
from tieout.text.measures import in_terms_of, stands_for
from tieout.text.rounding import allowed

_OPERATIONS = {
    LinkKind.DIFFERENCE: Operation.DIFFERENCE,
    LinkKind.CHANGE: Operation.CHANGE,
    LinkKind.RATIO: Operation.RATIO,
    LinkKind.SUM: Operation.SUM,
    LinkKind.SHARE: Operation.SHARE,
    LinkKind.AVERAGE: Operation.AVERAGE,
}


@dataclass(frozen=True, slots=True)
class Working:
    """What follows from the operands of a figure, and whether it is what is printed."""

    derived: Derived
    holds: bool
    shown: str
    """The derivation in full."""


def working(claim: Claim, answer: FigureAnswer, kind: LinkKind | None = None) -> Working | None:
    """What follows for a derived figure; it holds, too, where it follows from what the sources have for its operands.

    So a slip in an operand is reported once, at the operand. `kind` asks for another relation than the sentence's.
    """
    link = claim.link
    if link is None or (kind or link.kind) not in _OPERATIONS:
        return None
    wanted = kind or link.kind
    own = _alike_exact([Operand.of(operand.quantity) for operand in link.operands], link.operands)
    derived = derive(_OPERATIONS[wanted], _ordered(wanted, own))
    if derived is None:
        return None
    holds = _agrees(wanted, derived, claim)
    known = [fact for fact in answer.operands if fact is not None]
    if len(known) == len(own):
        theirs = [_of_fact(fact, operand.quantity) for fact, operand in zip(known, link.operands, strict=True)]
        other = derive(_OPERATIONS[wanted], _ordered(wanted, theirs))
        slip = any(not stands_for(operand.quantity, fact) for fact, operand in zip(known, link.operands, strict=True))
        holds = (slip and holds) or (other is not None and _agrees(wanted, other, claim))
    return Working(derived, holds, derived.shown(claim.quantity.value, signed=False))


def years_between(claim: Claim) -> tuple[int, int] | None:
    """The years of the dates that the sentence gives for a duration; None where it gives none."""
    first, last = claim.during or (None, None)
    if first is None or last is None or first.year is None or last.year is None:
        return None
    return first.year, last.year


def lasts_so(claim: Claim) -> bool | None:
    """Whether a duration follows from its dates, a year either way; None where the sentence gives it none."""
    between = years_between(claim)
    if between is None:
        return None
    years = Decimal(between[1] - between[0])
    return allowed(claim.quantity).meets(Interval(years - 1, years + 1))


def vouched(claim: Claim, answer: FigureAnswer) -> bool:
    """Whether the sources have every operand of a derived figure as the draft has it, so that the figure is wrong."""
    operands = claim.link.operands if claim.link is not None else ()
    known = [fact for fact in answer.operands if fact is not None]
    return (
        bool(known)
        and len(known) == len(operands)
        and all(stands_for(operand.quantity, fact) for fact, operand in zip(known, operands, strict=True))
    )


def _alike_exact(operands: Sequence[Operand], claims: Sequence[Claim]) -> list[Operand]:
    """Where one count is given to its last unit, one beside it that ends in zeros is not rounded either."""
    if not any(low == high for _, low, high in ((one, *one.interval) for one in operands)):
        return list(operands)
    return [
        Operand.exact(one.text, one.value) if _is_plain_count(claim.quantity) else one
        for one, claim in zip(operands, claims, strict=True)
    ]


def _is_plain_count(quantity: Quantity) -> bool:
    whole = quantity.value == quantity.value.to_integral_value()
    return whole and not quantity.scale and quantity.qualifier is None and not quantity.is_range


_REVERSED = {
    Qualifier.NEARLY: Qualifier.JUST_OVER,
    Qualifier.JUST_OVER: Qualifier.NEARLY,
    Qualifier.MORE_THAN: Qualifier.LESS_THAN,
    Qualifier.LESS_THAN: Qualifier.MORE_THAN,
    Qualifier.AT_LEAST: Qualifier.AT_MOST,
    Qualifier.AT_MOST: Qualifier.AT_LEAST,
}


def _as_of_twice(quantity: Quantity) -> Quantity:
    """A figure as its qualifier is meant: what has more than halved is divided by more than 2, so less than half."""
    divides = quantity.kind is Kind.MULTIPLE and quantity.value < 1 and quantity.text.lower().startswith("halv")
    qualifier = _REVERSED.get(quantity.qualifier) if divides and quantity.qualifier else None
    return replace(quantity, qualifier=qualifier) if qualifier else quantity


def _ordered(kind: LinkKind, operands: Sequence[Operand]) -> Sequence[Operand]:
    """A link's operands go from before to after; a derivation's end with the base."""
    return operands if kind in (LinkKind.SUM, LinkKind.AVERAGE) else [*reversed(operands)]


def _of_fact(fact: Fact, quantity: Quantity) -> Operand:
    """What a source has, in the draft's unit."""
    return Operand(fact.printed, quantity.value, in_terms_of(quantity, fact))


def _agrees(kind: LinkKind, derived: Derived, claim: Claim) -> bool:
    answer = allowed(_as_of_twice(claim.quantity))
    again = claim.link is not None and "again" in claim.link.wording
    more = claim.link is not None and "than" in claim.link.wording
    if kind is LinkKind.RATIO and (again or more) and claim.quantity.value < 1:  # "half as many again as"
        return derived.agrees(Interval(answer.low + 1, answer.high + 1))
    if kind is not LinkKind.RATIO or claim.quantity.value < 1:
        return times(derived, answer) if kind is LinkKind.RATIO else derived.agrees(answer, signed=False)
    return derived.agrees(answer) or (more and derived.agrees(Interval(answer.low + 1, answer.high + 1)))
