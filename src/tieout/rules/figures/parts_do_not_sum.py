"""F105."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import Answer, Figure, FigureAnswer, Item, ItemKind, LinkKind, Severity
from tieout.rules.base import Fires, Flag, ItemRule, Silent
from tieout.rules.figures.flags import WHOLE
from tieout.rules.figures.mending import reckoned
from tieout.rules.figures.working import vouched, working


class PartsDoNotSum(ItemRule):
    """Parts do not make their whole, or a share or an average does not follow from them."""

    code, name, severity = "F105", "parts-do-not-sum", Severity.ERROR
    kind = ItemKind.FIGURE
    order = 50
    why = """A sum that does not come out shows that one of its figures is wrong, whichever that is."""
    mends = """Unsafe: what the parts make, where the sources have every part as the draft has it. Else any of the
    figures may be the wrong one, and it has none."""
    examples = (
        Fires(
            draft="The fleet has 40 trams, 25 buses and 15 boats, a total of 90.",
            sources={"fleet.txt": "The fleet has 40 trams, 25 buses and 15 boats."},
            flags="90",
            says="40 + 25 + 15 = 80",
        ),
        Fires(
            draft="It carried 210, 240 and 300 passengers on the three days, an average of 275.",
            sources={"fleet.txt": "It carried 210, 240 and 300 passengers on the three days."},
            flags="275",
            says="(210 + 240 + 300) / 3 = 250",
        ),
        Silent(
            draft="It carried 210, 240 and 300 passengers on the three days, an average of 250.",
            sources={"fleet.txt": "It carried 210, 240 and 300 passengers on the three days."},
        ),
        Silent(
            draft="The fleet has 40 trams, 25 buses and 15 boats, a total of 80.",
            sources={"fleet.txt": "The fleet has 40 trams, 25 buses and 15 boats."},
        ),
    )

    def check(self, item: Item, answer: Answer) -> Iterable[Flag]:
        if isinstance(item, Figure) and isinstance(answer, FigureAnswer):
            yield from self._check(item, answer)

    def _check(self, item: Figure, answer: FigureAnswer) -> Iterable[Flag]:
        link = item.claim.link
        done = (
            working(item.claim, answer)
            if link is not None and link.kind in (LinkKind.SUM, LinkKind.SHARE, LinkKind.AVERAGE)
            else None
        )
        if done is not None and not done.holds:
            fix = reckoned(item, done.derived.value) if vouched(item.claim, answer) else None
            yield Flag(f"The figures make {done.shown}, not {item.text}.", None, (), WHOLE, done.shown, fix)
