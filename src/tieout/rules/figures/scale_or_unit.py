"""F107."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import Answer, Figure, FigureAnswer, Item, ItemKind, Severity, Standing
from tieout.rules.base import Fires, Flag, ItemRule, Silent
from tieout.rules.figures.flags import PORTS, WHOLE
from tieout.rules.figures.mending import rescaled
from tieout.rules.figures.wording import place_of, unit_of, value_of
from tieout.text.measures import power_between, same_digits, same_unit


class ScaleOrUnit(ItemRule):
    """The digits are the source's, and the scale, the unit or the currency is not."""

    code, name, severity = "F107", "scale-or-unit", Severity.ERROR
    kind = ItemKind.FIGURE
    order = 60
    why = """Millions for thousands, or pounds for dollars, is the commonest large mistake there is."""
    mends = "Unsafe: the source's scale or currency, with the draft's digits."
    examples = (
        Fires(
            draft="Vessels in Aldmouth in 2018 came to 412 million.",
            sources=PORTS,
            flags="412 million",
            says="1,000,000 times the source's 412",
        ),
        Fires(
            draft="Revenue in Corrie in 2019 came to $48 million.",
            sources={"accounts.csv": "Port,Year,Revenue (EUR m)\nCorrie,2018,41\nCorrie,2019,48\n"},
            flags="$48 million",
            says="counted in EUR",
        ),
        Silent(
            draft="Revenue in Corrie in 2019 came to €48 million.",
            sources={"accounts.csv": "Port,Year,Revenue (EUR m)\nCorrie,2018,41\nCorrie,2019,48\n"},
        ),
    )

    def check(self, item: Item, answer: Answer) -> Iterable[Flag]:
        if isinstance(item, Figure) and isinstance(answer, FigureAnswer):
            yield from self._check(item, answer)

    def _check(self, item: Figure, answer: FigureAnswer) -> Iterable[Flag]:
        fact = answer.fact
        if answer.standing is not Standing.CONTRADICTED or fact is None:
            return
        quantity = item.claim.quantity
        power = power_between(quantity, fact)
        if power:
            ratio = f"{10 ** abs(power):,} times" if power > 0 else f"1 part in {10 ** abs(power):,} of"
            message = f"This is {ratio} the source's {value_of(fact)}{place_of(fact)}."
            yield Flag(message, None, (0,), WHOLE, fix=rescaled(item, fact))
        elif same_unit(quantity, fact) is False and same_digits(quantity, fact):
            message = f"The source's {value_of(fact)}{place_of(fact)} is counted in {unit_of(fact)}."
            yield Flag(message, None, (0,), WHOLE, fix=rescaled(item, fact))
