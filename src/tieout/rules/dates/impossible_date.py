"""D101."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import Answer, DateAnswer, Dated, Item, ItemKind, Severity
from tieout.rules.base import Fires, Flag, ItemRule, Silent
from tieout.rules.dates.mending import redated


class ImpossibleDate(ItemRule):
    """There is no such day in any calendar."""

    code, name, severity = "D101", "impossible-date", Severity.ERROR
    kind = ItemKind.DATE
    order = 10
    why = """A day that never was is a slip of the pen at best, and shows that nobody looked the date up."""
    mends = "Unsafe: the source's date, where a source dates the same event."
    examples = (
        Fires(
            draft="The bridge was opened on 31 September 2014.",
            sources={"log.txt": "The bridge was opened in the autumn of 2014."},
            flags="31 September 2014",
            says="September has 30 days",
        ),
        Fires(
            draft="The lighthouse at Corrie was lit on 31 September 1911.",
            sources={"log.txt": "The lighthouse at Corrie was lit on 30 September 1911."},
            flags="31 September 1911",
            says="the source dates the same 30 September 1911",
        ),
        Silent(
            draft="The bridge was opened on 30 September 2014.",
            sources={"log.txt": "The bridge was opened in the autumn of 2014."},
        ),
    )

    def check(self, item: Item, answer: Answer) -> Iterable[Flag]:
        if isinstance(item, Dated) and item.moment.fault is not None:
            other = answer.other if isinstance(answer, DateAnswer) else None
            told = f"; the source dates the same {other.text}" if other is not None else ""
            passages, fix = ((0,), redated(item, other)) if other is not None else ((), None)
            yield Flag(f"There is no such date: {item.moment.fault}{told}.", None, passages, fix=fix)
