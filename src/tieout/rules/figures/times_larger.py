"""F112."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import Answer, Figure, FigureAnswer, Item, ItemKind, LinkKind, Severity
from tieout.rules.base import Fires, Flag, ItemRule, Silent
from tieout.rules.figures.rewording import as_many
from tieout.rules.figures.working import working


class TimesLarger(ItemRule):
    """'Seven times larger than' may be read as seven or as eight times as large."""

    code, name, severity = "F112", "times-larger", Severity.INFO
    kind = ItemKind.FIGURE
    order = 110
    why = """Taken by its words it is one time more than what most writers mean; 'seven times as large' cannot be
    misread."""
    mends = """Unsafe: “seven times as large as” for “seven times larger than”, with the number that follows from the
    figures."""
    examples = (
        Fires(
            draft="The yard built 140 boats in 2019, seven times more than the 20 of 2018.",
            sources={"yard.txt": "The yard built 20 boats in 2018. The yard built 140 boats in 2019."},
            flags="seven times",
            says="140 / 20 = 7",
        ),
        Silent(
            draft="The yard built 140 boats in 2019, seven times as many as the 20 of 2018.",
            sources={"yard.txt": "The yard built 20 boats in 2018. The yard built 140 boats in 2019."},
        ),
    )

    def check(self, item: Item, answer: Answer) -> Iterable[Flag]:
        if isinstance(item, Figure) and isinstance(answer, FigureAnswer):
            yield from self._check(item, answer)

    def _check(self, item: Figure, answer: FigureAnswer) -> Iterable[Flag]:
        link = item.claim.link
        if link is None or link.kind is not LinkKind.RATIO or "than" not in link.wording:
            return
        if item.claim.quantity.value < 1:  # "two thirds more" is read one way alone
            return
        done = working(item.claim, answer)
        if done is not None and done.holds:
            message = (
                f"{done.shown}; {item.text} {link.wording.split()[0]} can be read as one time more than that says."
            )
            fix = as_many(item, done.derived.value)
            yield Flag(message, None, (), frozenset(), done.shown, rewording=fix)
