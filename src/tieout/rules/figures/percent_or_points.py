"""F106."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import Answer, Figure, FigureAnswer, Item, ItemKind, LinkKind, Severity, Standing
from tieout.model.quantities import Kind
from tieout.rules.base import Fires, Flag, ItemRule, Silent
from tieout.rules.figures.flags import WHOLE
from tieout.rules.figures.mending import measured
from tieout.rules.figures.working import working
from tieout.text.measures import same_digits
from tieout.text.quantities import quantities


class PercentOrPoints(ItemRule):
    """The draft says percent where percentage points follow from its figures or stand in the source, or the reverse."""

    code, name, severity = "F106", "percent-or-points", Severity.WARNING
    kind = ItemKind.FIGURE
    order = 20
    why = """From 20 to 25 percent is a rise of 5 points and of 25 percent: whoever mixes them up is wrong by a
    factor of five."""
    mends = "Unsafe: percentage points for percent, or the reverse."
    examples = (
        Fires(
            draft="Turnout rose by 5 percent, from 21 percent to 26 percent.",
            sources={"note.txt": "Turnout was 26 percent, and 21 percent before."},
            flags="5 percent",
            says="percentage points",
        ),
        Fires(
            draft="The vacancy rate of the quays rose by 1.2 percent.",
            sources={"note.txt": "The vacancy rate of the quays rose by 1.2 percentage points."},
            flags="1.2 percent",
            says="The source has 1.2 percentage points",
        ),
        Fires(
            draft="The operating margin of the ferries widened by 1.2 percent to 13.7 percent.",
            sources={"note.txt": "The operating margin of the ferries widened by 120 basis points to 13.7 percent."},
            flags="1.2 percent",
            says="percentage points, not percent",
        ),
        Silent(
            draft="The operating margin of the ferries widened by 1.2 percentage points.",
            sources={"note.txt": "The operating margin of the ferries widened by 120 basis points to 13.7 percent."},
        ),
        Silent(
            draft="Late fees on the quay bear interest at three percentage points above the base rate.",
            sources={"lease.txt": "Late fees on the quay bear interest at 3 per cent above the base rate."},
        ),
        Silent(
            draft="Turnout rose by 5 percentage points, from 21 percent to 26 percent.",
            sources={"note.txt": "Turnout was 26 percent, and 21 percent before."},
        ),
    )

    def check(self, item: Item, answer: Answer) -> Iterable[Flag]:
        if isinstance(item, Figure) and isinstance(answer, FigureAnswer):
            yield from self._check(item, answer)

    def _check(self, item: Figure, answer: FigureAnswer) -> Iterable[Flag]:
        link, said = item.claim.link, item.claim.quantity.kind
        yield from _against_source(item, answer)
        if (
            link is None
            or link.kind not in _OTHER
            or not all(one.quantity.kind is Kind.PERCENT for one in link.operands)
        ):
            return
        own, other = working(item.claim, answer), working(item.claim, answer, _OTHER[link.kind])
        if own is None or other is None or own.holds or not other.holds:
            return
        meant = "percentage points" if said is Kind.PERCENT else "percent"
        fix = measured(item, in_points=said is Kind.PERCENT)
        yield Flag(f"What follows from the figures is {meant}: {other.shown}.", None, (), WHOLE, other.shown, fix)


def _against_source(item: Figure, answer: FigureAnswer) -> Iterable[Flag]:
    """Where a source has the same number of the other."""
    fact, quantity = answer.fact, item.claim.quantity
    if answer.standing is not Standing.CONTRADICTED or fact is None or quantity.kind not in _HUNDREDTHS:
        return
    theirs = next(iter(quantities(fact.printed)), None)
    if theirs is None or {theirs.kind, quantity.kind} != _HUNDREDTHS or not same_digits(quantity, fact):
        return
    names = ("percentage points", "percent") if theirs.kind is Kind.POINTS else ("percent", "percentage points")
    fix = measured(item, in_points=theirs.kind is Kind.POINTS)
    yield Flag(f"The source has {fact.printed}: {names[0]}, not {names[1]}.", None, (0,), WHOLE, fix=fix)


_HUNDREDTHS = {Kind.PERCENT, Kind.POINTS}
_OTHER = {LinkKind.CHANGE: LinkKind.DIFFERENCE, LinkKind.DIFFERENCE: LinkKind.CHANGE}
