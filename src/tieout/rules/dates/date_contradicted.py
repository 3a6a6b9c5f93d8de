"""D103."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import Answer, DateAnswer, Item, ItemKind, Severity
from tieout.rules.base import Fires, Flag, ItemRule, Silent


class DateContradicted(ItemRule):
    """A source gives another date for the same event, in the same words."""

    code, name, severity = "D103", "date-contradicted", Severity.ERROR
    kind = ItemKind.DATE
    order = 30
    why = """Of two dates of one event at most one is right, and the source is the one that was there."""
    examples = (
        Fires(
            draft="The lighthouse at Corrie was lit on 4 March 1911.",
            sources={"log.txt": "The lighthouse at Corrie was lit on 9 March 1911."},
            flags="4 March 1911",
            says="9 March 1911",
        ),
        Silent(
            draft="The lighthouse at Corrie was lit on 9 March 1911.",
            sources={"log.txt": "The lighthouse at Corrie was lit on 9 March 1911."},
        ),
        Silent(
            draft="The lighthouse at Corrie was lit in March 1911.",
            sources={"log.txt": "The lighthouse at Corrie was lit on 9 March 1911."},
        ),
    )

    def check(self, item: Item, answer: Answer) -> Iterable[Flag]:
        if isinstance(answer, DateAnswer) and answer.other is not None:
            yield Flag(f"the source dates the same {answer.other.text}, not {item.text}.", None, (0,))
