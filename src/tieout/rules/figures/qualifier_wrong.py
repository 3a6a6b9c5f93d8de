"""F109."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from tieout.model import Answer, Fact, Figure, FigureAnswer, Item, ItemKind, Severity, Standing
from tieout.model.quantities import Qualifier, Quantity
from tieout.rules.base import Fires, Flag, ItemRule, Silent
from tieout.rules.figures.flags import PORTS, WHOLE
from tieout.rules.figures.rewording import requalified
from tieout.rules.figures.wording import bound_of, place_of, value_of
from tieout.text.measures import in_terms_of, same_unit


class QualifierWrong(ItemRule):
    """The words before a figure say that it is more, less or nearly so much, and it is not."""

    code, name, severity = "F109", "qualifier-wrong", Severity.WARNING
    kind = ItemKind.FIGURE
    order = 65
    why = """'Almost 400' for 412 turns a shortfall round; 'more than 600' for 600 makes it larger than it is."""
    mends = """Unsafe: the words that hold of the source's value, and none where it is the figure itself: “just over
    400” for “almost 400” where it is 412."""
    examples = (
        Fires(
            draft="Vessels in Aldmouth in 2018 came to almost 400.",
            sources=PORTS,
            flags="400",
            says="almost 400, and the source has 412",
        ),
        Fires(
            draft="Vessels in Aldmouth in 2018 came to more than 412.",
            sources=PORTS,
            flags="412",
            says="more than 412, and the source has 412",
        ),
        Silent(draft="Vessels in Aldmouth in 2018 came to more than 400.", sources=PORTS),
        Silent(draft="Vessels in Aldmouth in 2019 came to nearly 390.", sources=PORTS),
        Fires(
            draft="Nearly half of the crews of Corrie have no boat.",
            sources={"log.txt": "More than half of the crews of Corrie have no boat."},
            flags="half",
            says="the source has more than half",
        ),
        Fires(
            draft="The board of Corrie has more than 400 boats.",
            sources={"log.txt": "With about 1,400 crews, the board of Corrie has almost 400 boats."},
            flags="400",
            says="the source has almost 400",
        ),
    )

    def check(self, item: Item, answer: Answer) -> Iterable[Flag]:
        if isinstance(item, Figure) and isinstance(answer, FigureAnswer):
            yield from self._check(item, answer)

    def _check(self, item: Figure, answer: FigureAnswer) -> Iterable[Flag]:
        fact, quantity = answer.fact, item.claim.quantity
        if fact is None or quantity.qualifier not in _BOUNDS or same_unit(quantity, fact) is False:
            return
        if (answer.standing is Standing.CONTRADICTED and _is_near(quantity, fact)) or (
            answer.bound
            and quantity.qualifier is Qualifier.NEARLY
            and in_terms_of(quantity, fact) == (quantity.value, quantity.value)
        ):
            yield self._flag(item, fact)

    @staticmethod
    def _flag(item: Figure, fact: Fact) -> Flag:
        said = _BOUNDS[item.claim.quantity.qualifier or Qualifier.NEARLY]
        bound = bound_of(fact)
        value = f"{bound} {value_of(fact)}".lstrip()
        return Flag(
            f"The draft says {said} {item.text}, and the source has {value}{place_of(fact)}.",
            None,
            (0,),
            WHOLE,
            rewording=None if bound else requalified(item, fact),
        )


_BOUNDS = {
    Qualifier.MORE_THAN: "more than",
    Qualifier.LESS_THAN: "less than",
    Qualifier.AT_LEAST: "at least",
    Qualifier.AT_MOST: "at most",
    Qualifier.NEARLY: "almost",
    Qualifier.JUST_OVER: "just over",
}
_OPEN = (Qualifier.MORE_THAN, Qualifier.LESS_THAN, Qualifier.AT_LEAST, Qualifier.AT_MOST)
_NEAR = Decimal("0.15")


def _is_near(quantity: Quantity, fact: Fact) -> bool:
    """Whether the number itself is about right, so that the words before it are what is wrong."""
    low, high = in_terms_of(quantity, fact)
    reach = abs(quantity.value) * _NEAR
    return quantity.qualifier in _OPEN or (quantity.value - reach <= high and low <= quantity.value + reach)
