"""D103."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import Answer, DateAnswer, Dated, Item, ItemKind, Severity
from tieout.rules.base import Fires, Flag, ItemRule, Silent
from tieout.rules.dates.mending import redated


class DateContradicted(ItemRule):
    """A source gives another date for the same event: it has the names, and in one clause what the draft says.

    Or it says in other words that the same happened, of what comes once (a report is published, a ship sinks), to the
    same subject and in the same year, and the day or the month is another; not with `--partial-sources`.
    """

    code, name, severity = "D103", "date-contradicted", Severity.ERROR
    kind = ItemKind.DATE
    order = 30
    why = """Of two dates of one event at most one is right, and the source is the one that was there."""
    mends = "Unsafe: the source's date as the draft writes dates."
    examples = (
        Fires(
            draft="The lighthouse at Corrie was lit on 4 March 1911.",
            sources={"log.txt": "The lighthouse at Corrie was lit on 9 March 1911."},
            flags="4 March 1911",
            says="9 March 1911",
        ),
        Fires(
            draft="According to the log, the lighthouse at Corrie was lit on 4 March 1911.",
            sources={
                "log.txt": "After long delays, the new lighthouse at Corrie was first lit on 9 March 1911, in fog."
            },
            flags="4 March 1911",
            says="9 March 1911",
        ),
        Fires(
            draft="The report was published on 24 February 2011.",
            sources={"log.txt": "The keepers' log begins here.\n\nThe report appeared on 14 February 2011 in Wick."},
            flags="24 February 2011",
            says="14 February 2011",
        ),
        Silent(
            draft="The report was published on 24 February 2011.",
            sources={"log.txt": "The keepers' log begins here.\n\nThe interim report appeared on 14 February 2011."},
        ),
        Silent(
            draft="The lighthouse at Corrie was painted on 4 March 1911.",
            sources={"log.txt": "The lighthouse at Corrie was lit on 9 March 1911."},
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
        told = isinstance(item, Dated) and not item.moment.is_impossible
        if told and isinstance(answer, DateAnswer) and answer.other is not None:
            message = f"The source dates the same {answer.other.text}, not {item.text}."
            yield Flag(message, None, (0,), fix=redated(item, answer.other))
