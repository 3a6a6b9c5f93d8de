"""D104."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from tieout.model import Answer, Figure, Item, ItemKind, Severity
from tieout.model.quantities import Interval
from tieout.rules.base import Fires, Flag, ItemRule, Silent
from tieout.rules.figures.flags import WHOLE
from tieout.text.rounding import allowed


class DurationWrong(ItemRule):
    """A length of time does not fit the dates that the sentence gives for it."""

    code, name, severity = "D104", "duration-wrong", Severity.WARNING
    kind = ItemKind.FIGURE
    order = 45
    why = """Dates and a length of time check each other; a year either way is a matter of how one counts."""
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
        if not isinstance(item, Figure) or item.claim.during is None:
            return
        first, last = item.claim.during
        if first.year is None or last.year is None:
            return
        years = Decimal(last.year - first.year)
        if not allowed(item.claim.quantity).meets(Interval(years - 1, years + 1)):
            shown = f"{last.year} - {first.year} = {years}"
            yield Flag(f"the dates make {shown} years, not {item.text}.", None, (), WHOLE, shown)
