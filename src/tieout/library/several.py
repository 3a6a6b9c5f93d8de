"""What follows from the figures of several things that numbers tell apart: of Phases 1 and 2, together or compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import reduce
from itertools import combinations

from tieout.library.prose import Told
from tieout.model import Claim, Fact
from tieout.model.quantities import Interval
from tieout.text.measures import same_unit
from tieout.text.rounding import EXACT, allowed

_MOST = 12
"""Figures that are put together."""


def of_several(claim: Claim, told: Iterable[Told]) -> Fact | None:
    """The fact that a figure of several such things is the sum of theirs, or how far two of them lie apart."""
    several = {head: numbers for head, numbers in claim.numbered if len(numbers) > 1}
    if not several:
        return None
    answer = allowed(claim.quantity)
    for shown, value, last in _results(_parts(claim, several, told)):
        if answer.holds(value):
            return Fact(last.fact.passage, value, Interval(value, value), shown, when=claim.when)
    return None


def _parts(claim: Claim, several: dict[str, frozenset[str]], told: Iterable[Told]) -> list[Told]:
    """The figures of one of the things each, of the claim's kind and unit; of one thing and value the first."""
    found: dict[tuple[frozenset[str], Decimal], Told] = {}
    for one in told:
        if one.claim.quantity.kind is claim.quantity.kind and same_unit(claim.quantity, one.fact) is not False:
            for head, numbers in one.claim.numbered:
                if numbers < several.get(head, frozenset()):
                    found.setdefault((numbers, one.fact.value), one)
    return list(found.values())[:_MOST]


def _results(parts: Sequence[Told]) -> Iterator[tuple[str, Decimal, Told]]:
    """The sums and the differences of figures, as they are worked out, and the figure that comes last."""
    for size in range(2, min(len(parts), 4) + 1):
        for some in combinations(parts, size):
            total = reduce(EXACT.add, [one.fact.value for one in some])
            yield " + ".join(one.fact.printed for one in some), total, some[-1]
            if size == 2:
                high, low = sorted(some, key=lambda one: one.fact.value, reverse=True)
                yield f"{high.fact.printed} - {low.fact.printed}", EXACT.subtract(high.fact.value, low.fact.value), low


__all__ = ["of_several"]
