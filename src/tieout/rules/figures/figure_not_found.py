"""F101."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import Answer, Figure, FigureAnswer, Item, ItemKind, Severity, Standing
from tieout.rules.base import Fires, Flag, ItemRule, Silent
from tieout.rules.figures.flags import PORTS, WHOLE


class FigureNotFound(ItemRule):
    """A figure is claimed, and no source has it for its subject."""

    code, name, severity = "F101", "figure-not-found", Severity.WARNING
    kind = ItemKind.FIGURE
    order = 90
    why = """A number that stands somewhere in the sources supports nothing: it has to stand there for the same
    thing."""
    examples = (
        Fires(
            draft="Vessels in Dunmere in 2018 came to 233.",
            sources=PORTS,
            flags="233",
            says="no source has 233 for",
        ),
        Silent(draft="Vessels in Aldmouth in 2018 came to 412.", sources=PORTS),
        Silent(draft="Two films are named here.", sources=PORTS),
    )

    def check(self, item: Item, answer: Answer) -> Iterable[Flag]:
        if isinstance(item, Figure) and isinstance(answer, FigureAnswer):
            yield from self._check(item, answer)

    def _check(self, item: Figure, answer: FigureAnswer) -> Iterable[Flag]:
        if answer.standing is Standing.ABSENT and answer.claimed and not answer.partial and item.claim.states:
            count = len(answer.searched)
            searched = answer.searched[0] if count == 1 else f"any of {count:,} sources"
            yield Flag(f"no source has {item.text} for this subject: looked in {searched}.", None, (), WHOLE)
