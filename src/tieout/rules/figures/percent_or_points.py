"""F106."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import Answer, Figure, FigureAnswer, Item, ItemKind, LinkKind, Severity
from tieout.model.quantities import Kind
from tieout.rules.base import Fires, Flag, ItemRule, Silent
from tieout.rules.figures.flags import WHOLE
from tieout.rules.figures.mending import measured
from tieout.rules.figures.working import working


class PercentOrPoints(ItemRule):
    """The draft says percent where percentage points follow from its figures, or the reverse."""

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


_OTHER = {LinkKind.CHANGE: LinkKind.DIFFERENCE, LinkKind.DIFFERENCE: LinkKind.CHANGE}
