"""Names that end in a number, as models and versions do: "the Slate 4's screen", "Slate 4 Pro", "Apollo 11 was".

What stands behind the number tells: a name owns something, goes on, or has a verb in the singular, where a number that
counts has what it counts. Once a word is known to be so numbered in a text, it is so all through the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from tieout.model.quantities import Quantity
from tieout.text.calendarnames import MONTHS, WEEKDAYS
from tieout.text.labels import VERBS
from tieout.text.patterns import lazy
from tieout.text.terms import function_stems, stating_stems, stem

_NUMBERED = lazy(r"(?<![\w'’.-])(?P<name>[A-Z][a-z]{2,14}) (?P<number>\d{1,3})(?![\w,%]|[.:-]\d)")
_OWNS = lazy(r"['’]s\b")
_IS = lazy(
    rf"\s(?:{'|'.join(sorted(VERBS))}|costs|weighs|lasts|sells|starts|offers|holds|measures|features|supports|beats|loses|goes)\b"
)
_GOES_ON = lazy(r" [A-Z][a-z]+\b")
_LAST = lazy(r"(?<![\w.])(?<!\w['’-])[A-Z][a-z]{2,14}\Z")
"""A word that may be such a name, whatever mark or line end stands before it."""
_REACH = 16
"""Characters of the longest with the space behind it."""
_LONGEST = 3
"""Digits of such a number."""
_COUNTING = frozenset("only just over under about around almost nearly exactly some another plus minus section".split())


@lru_cache(maxsize=8)
def numbered(text: str) -> frozenset[str]:
    """The words of a text that name something together with a number behind them."""
    found = list(_NUMBERED.finditer(text))
    if not found:
        return frozenset()
    times = Counter(match["name"] for match in found)
    return frozenset(match["name"] for match in found if _is_name(text, match, times[match["name"]]))


def may_number(text: str) -> bool:
    """Whether a text has such a word at all."""
    return _NUMBERED.search(text) is not None


def _is_name(text: str, match: re.Match[str], times: int) -> bool:
    end = match.end()
    told = _OWNS.match(text, end) or _IS.match(text, end) or (times > 1 and _GOES_ON.match(text, end))
    word = match["name"].lower()
    if not told or word in MONTHS or word in WEEKDAYS or word in _COUNTING:
        return False
    return stem(word) not in function_stems() and stem(word) not in stating_stems()


def without_models(text: str, figures: Sequence[Quantity], names: frozenset[str]) -> tuple[Quantity, ...]:
    """The figures of a text less the numbers of such names."""
    return tuple(one for one in figures if not _numbers(text, one, names)) if names else tuple(figures)


def _numbers(text: str, figure: Quantity, names: frozenset[str]) -> bool:
    """Whether a figure stands behind one of these names."""
    start = figure.span.start
    if not figure.text.isdecimal() or len(figure.text) > _LONGEST or text[start - 1 : start] != " ":
        return False
    name = _LAST.search(text, max(0, start - _REACH), start - 1)
    return name is not None and name.group() in names
