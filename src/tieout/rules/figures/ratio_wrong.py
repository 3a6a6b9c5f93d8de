"""F103."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import Answer, Figure, FigureAnswer, Item, ItemKind, LinkKind, Severity
from tieout.rules.base import Fires, Flag, ItemRule, Silent
from tieout.rules.figures.flags import PORTS, WHOLE
from tieout.rules.figures.mending import reckoned
from tieout.rules.figures.working import working


class RatioWrong(ItemRule):
    """Times, fold, doubled, half or a third do not follow from the figures, read either as N or as N + 1 times."""

    code, name, severity = "F103", "ratio-wrong", Severity.ERROR
    kind = ItemKind.FIGURE
    order = 30
    why = """A multiple is remembered when the figures behind it are forgotten."""
    mends = "Unsafe: the multiple that follows from the figures beside it."
    examples = (
        Fires(
            draft="There were 131 vessels in Breckhaven in 2019, 2.4 times the 96 of 2018.",
            sources=PORTS,
            flags="2.4 times",
            says="131 / 96 = 1.36",
        ),
        Silent(
            draft="A berth at Oban costs £24.90, two-thirds more than the £15 of Largs.",
            sources={"log.txt": "A berth at Oban costs £24.90, and at Largs £15."},
        ),
        Silent(draft="There were 131 vessels in Breckhaven in 2019, 1.4 times the 96 of 2018.", sources=PORTS),
    )

    def check(self, item: Item, answer: Answer) -> Iterable[Flag]:
        if isinstance(item, Figure) and isinstance(answer, FigureAnswer):
            yield from self._check(item, answer)

    def _check(self, item: Figure, answer: FigureAnswer) -> Iterable[Flag]:
        link = item.claim.link
        if link is None or link.kind is not LinkKind.RATIO:
            return
        done = working(item.claim, answer)
        if done is not None and not done.holds:
            fix = reckoned(item, done.derived.value)
            yield Flag(f"The figures make {done.shown}, not {item.text}.", None, (), WHOLE, done.shown, fix)
