"""F110."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import Answer, Figure, FigureAnswer, Item, ItemKind, Severity, Standing
from tieout.rules.base import Fires, Flag, ItemRule, Silent
from tieout.rules.figures.flags import PORTS, WHOLE


class RankingWrong(ItemRule):
    """A figure is called the highest, the lowest or the second of its kind, and the sources have others before it."""

    code, name, severity = "F110", "ranking-wrong", Severity.ERROR
    kind = ItemKind.FIGURE
    order = 68
    why = """A superlative is a claim about every other row, and the row itself can be right while it is wrong."""
    mends = """None: a sentence that calls something the highest is about being the highest; to call it the second
    would mend the word and leave the sentence without its point."""
    examples = (
        Fires(
            draft="Of all ports, vessels were most numerous in Aldmouth in 2018, the highest figure: 412.",
            sources=PORTS,
            flags="412",
            says="Corrie (1270)",
        ),
        Fires(
            draft="Corrie took the most at £1,270, followed by Oban at £1,311 and Aldmouth at £412.",
            sources={"dues.txt": "Corrie took £1,270, while dues at Oban came to £1,311. Aldmouth took £412."},
            flags="£1,270",
            says="The draft itself has £1,311 above it",
        ),
        Silent(
            draft="Corrie took the most at £1,311, followed by Oban at £1,270 and Aldmouth at £412.",
            sources={"dues.txt": "Corrie took £1,311, while dues at Oban came to £1,270. Aldmouth took £412."},
        ),
        Silent(draft="Of all ports, the highest number of vessels in 2018 was in Corrie: 1,270.", sources=PORTS),
    )

    def check(self, item: Item, answer: Answer) -> Iterable[Flag]:
        if isinstance(item, Figure) and isinstance(answer, FigureAnswer):
            yield from self._check(item, answer)

    def _check(self, item: Figure, answer: FigureAnswer) -> Iterable[Flag]:
        rank, count = item.claim.rank, len(answer.rivals)
        if rank is None or not answer.ranked or answer.standing is not Standing.SUPPORTED or count == rank.place - 1:
            return
        side = "above" if rank.highest else "below"
        own = [one.printed for one in answer.rivals if not one.name]
        if own:
            yield Flag(f"The draft itself has {', '.join(own)} {side} it, and calls it {rank.word}.", None, (0,), WHOLE)
            return
        named = ", ".join(f"{one.name} ({one.printed})" for one in answer.rivals[:3])
        more = f" and {count - 3} more" if count > 3 else ""
        message = f"The sources have {count or 'none'} {side} it{f': {named}{more}' if count else ''}"
        message += f"; the draft calls it {rank.word}."
        yield Flag(message, None, (0,), WHOLE)
