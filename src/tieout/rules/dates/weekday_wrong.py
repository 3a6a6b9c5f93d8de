"""D102."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tieout.model import Answer, Dated, Fix, Item, ItemKind, Severity, Span, TextEdit
from tieout.rules.base import Fires, Flag, ItemRule, Silent
from tieout.text.calendar import dates

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class WeekdayWrong(ItemRule):
    """The weekday named is not that date's; where the draft names no year, that of the day in the source."""

    code, name, severity = "D102", "weekday-wrong", Severity.ERROR
    kind = ItemKind.DATE
    order = 20
    why = """Weekday and date check each other: where they disagree one of them is wrong, and readers plan by either."""
    mends = "Unsafe: the date's own weekday, the likelier of the two slips."
    examples = (
        Fires(
            draft="The ferry resumes on Monday, 5 May 2015.",
            sources={"log.txt": "The ferry resumes in May 2015."},
            flags="Monday, 5 May 2015",
            says="5 May 2015 was a Tuesday",
        ),
        Fires(
            draft="The ferry to Oban resumed on Monday, 5 May.",
            sources={"log.txt": "The ferry to Oban resumed on Tuesday, 5 May 2015."},
            flags="Monday, 5 May",
            says="5 May 2015 was a Tuesday",
        ),
        Silent(
            draft="The ferry resumes on Tuesday, 5 May 2015.",
            sources={"log.txt": "The ferry resumes in May 2015."},
        ),
    )

    def check(self, item: Item, answer: Answer) -> Iterable[Flag]:
        if not isinstance(item, Dated) or item.moment.weekday is None or item.moment.is_range:
            return
        moment, day = item.moment, item.moment.first
        if day is None and moment.month:
            day = _told(item, answer)
        elif day != moment.last:
            return
        if day is not None and moment.day and day.weekday() != moment.weekday:
            right = _DAYS[day.weekday()]
            yield Flag(f"{day.day} {day:%B %Y} was a {right}.", None, (), fix=_fix(item, item.moment.weekday, right))


def _told(item: Dated, answer: Answer) -> date | None:
    """The day of the year that the sources give to a date without one, where they give it one alone."""
    own = item.moment.month, item.moment.day
    passages = (one.text for evidence in answer.evidence for one in evidence.passages)
    told = {one.first for text in passages for one in dates(text) if (one.month, one.day) == own}
    return told.pop() if len(told) == 1 else None


def _fix(item: Dated, weekday: int, right: str) -> Fix | None:
    """The date's own weekday: the likelier of the two slips, though not the only one."""
    at = item.text.find(_DAYS[weekday])
    if at < 0 or item.span.length != len(item.text):
        return None
    start = item.span.start + at
    return Fix(safe=False, edits=(TextEdit(Span(start, start + len(_DAYS[weekday])), right),))
