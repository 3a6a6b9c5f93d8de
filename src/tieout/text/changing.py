"""Whether a figure tells by how much something changed, and not how much of it there is: "rose by 30 percent"."""

from __future__ import annotations

import re

from tieout.model.places import Span
from tieout.text.patterns import lazy
from tieout.text.relations import DOWN, UP

_REACH = 60
_LED = (
    r"(?:\s+(?:by|of|some|about|around|nearly|almost|over|only|just|roughly|approximately|another|further|again|sharply|"
    r"slightly|steadily|modestly|an?|up|down|estimated|whopping|more|less|than)\b){0,4}\s*\Z"
)
_BEFORE = lazy(
    rf"\b(?:(?P<up>{UP}|raised|widened|added)|(?P<down>{DOWN}|lowered|narrowed|shed))\b{_LED}",
    re.IGNORECASE,
)
_BEHIND = lazy(
    r"[\s-]+(?:(?:[a-z]+[\s-]+)?(?:(?P<up>increases?|rises?|growth|gains?|jump|surge|improvement)"
    r"|(?P<down>decreases?|drop|falls?|declines?|reductions?|cuts?|loss|slump|plunge))|(?P<more>more|higher|larger|greater)"
    r"|(?P<less>fewer|less|lower|smaller))\b(?!\s+of\b)",
    re.IGNORECASE,
)


def change_in(text: str, figure: Span) -> int:
    """1 where a figure of a text tells how much was gained, -1 where how much was lost, 0 where it tells neither."""
    found = _BEFORE.search(text, max(0, figure.start - _REACH), figure.start)
    found = found or _BEHIND.match(text, figure.end, figure.end + _REACH)
    if found is None:
        return 0
    groups = found.groupdict()
    return 1 if groups["up"] or groups.get("more") else -1
