"""F104."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import Answer, Figure, FigureAnswer, Item, ItemKind, LinkKind, Severity
from tieout.rules.base import Fires, Flag, ItemRule, Silent
from tieout.rules.figures.flags import PORTS, WHOLE
from tieout.rules.figures.mending import reckoned
from tieout.rules.figures.working import working


class ChangeWrong(ItemRule):
    """A difference or a change in percent does not follow from the figures beside it."""

    code, name, severity = "F104", "change-wrong", Severity.ERROR
    kind = ItemKind.FIGURE
    order = 40
    why = """Whoever can subtract can find it, and few do."""
    mends = "Unsafe: the difference or the percentage that follows from the figures beside it."
    examples = (
        Fires(
            draft="Vessels in Breckhaven rose from 96 in 2018 to 131 in 2019, an increase of 45.",
            sources=PORTS,
            flags="45",
            says="131 - 96 = 35",
        ),
        Fires(
            draft="Vessels in Breckhaven rose by 26.5 percent, from 96 in 2018 to 131 in 2019.",
            sources=PORTS,
            flags="26.5 percent",
            says="(131 - 96) / 96 = 36.5",
        ),
        Silent(draft="Vessels in Breckhaven rose from 96 in 2018 to 131 in 2019, an increase of 35.", sources=PORTS),
        Silent(
            draft="Calls gained 4.2 percent, but vessels in Breckhaven rose from 96 in 2018 to 131 in 2019.",
            sources={**PORTS, "calls.txt": "Calls gained 4.2 percent in 2019."},
        ),
        Silent(draft="Vessels in Breckhaven rose by 36.5 percent, from 96 in 2018 to 131 in 2019.", sources=PORTS),
    )

    def check(self, item: Item, answer: Answer) -> Iterable[Flag]:
        if isinstance(item, Figure) and isinstance(answer, FigureAnswer):
            yield from self._check(item, answer)

    def _check(self, item: Figure, answer: FigureAnswer) -> Iterable[Flag]:
        link = item.claim.link
        done = (
            working(item.claim, answer)
            if link is not None and link.kind in (LinkKind.DIFFERENCE, LinkKind.CHANGE)
            else None
        )
        if done is not None and not done.holds:
            fix = reckoned(item, done.derived.value)
            yield Flag(f"The figures make {done.shown}, not {item.text}.", None, (), WHOLE, done.shown, fix)
