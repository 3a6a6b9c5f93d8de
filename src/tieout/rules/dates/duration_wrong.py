"""D104."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from tieout.model import Answer, Figure, Item, ItemKind, Severity
from tieout.rules.base import Fires, Flag, ItemRule, Silent
from tieout.rules.figures.flags import WHOLE
from tieout.rules.figures.mending import reckoned
from tieout.rules.figures.working import lasts_so, years_between


class DurationWrong(ItemRule):
    """A length of time does not fit the dates that the sentence gives for it."""

    code, name, severity = "D104", "duration-wrong", Severity.WARNING
    kind = ItemKind.FIGURE
    order = 45
    why = """Dates and a length of time check each other; a year either way is a matter of how one counts."""
    mends = "Unsafe: the years that the dates make."
    examples = (
        Fires(
            draft="From 1987 to 1999, for nineteen years, the mill stood still.",
            sources={"log.txt": "The mill stood still from 1987 to 1999."},
            flags="nineteen years",
            says="1999 - 1987 = 12",
        ),
        Silent(
            draft="From 1987 to 1999, for twelve years, the mill stood still.",
            sources={"log.txt": "The mill stood still from 1987 to 1999, for twelve years."},
        ),
    )

    def check(self, item: Item, answer: Answer) -> Iterable[Flag]:
        between = years_between(item.claim) if isinstance(item, Figure) else None
        if isinstance(item, Figure) and between is not None and not lasts_so(item.claim):
            first, last = between
            shown = f"{last} - {first} = {last - first}"
            fix = reckoned(item, Decimal(last - first))
            yield Flag(f"The dates make {shown} years, not {item.text}.", None, (), WHOLE, shown, fix)
