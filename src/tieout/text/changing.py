"""What part of a change a figure tells: by how much something changed ("rose by 30 percent"), from what, or to what."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from tieout.model.claims import Claim
from tieout.model.places import Span
from tieout.model.quantities import Kind
from tieout.text.patterns import lazy
from tieout.text.relations import DOWN, LOWERED, RAISED, UP

_REACH = 60
_FAR = 160
"""So far before an end of a change may the word stand that says which way: it may list several."""
_LED = (
    r"(?:\s+(?:by|of|some|about|around|nearly|almost|over|only|just|roughly|approximately|another|further|again|sharply|"
    r"slightly|steadily|modestly|an?|up|down|estimated|whopping|more|less|than)\b){0,4}\s*\Z"
)
_TURN = rf"\b(?:(?P<up>{RAISED})|(?P<down>{LOWERED}))\b"
"""A word that says which way something went, as a pattern."""
_BEFORE = lazy(f"{_TURN}{_LED}", re.IGNORECASE)
_CHANGED = lazy(
    rf"{_TURN}(?:\s+[\w'’-]+){{1,5}}?\s+by\s+"
    r"(?:about\s+|around\s+|nearly\s+|almost\s+|some\s+|over\s+|just\s+|another\s+){0,2}\Z",
    re.IGNORECASE,
)
"""The same where what changed stands between: "cut leakage by"."""
_ALSO = lazy(
    rf"{_TURN}\s+(?:by\s+)?(?:about\s+|nearly\s+|almost\s+|some\s+|over\s+)?[$€£¥]?\d[\d,.]*\d?[^.;\d]{{0,40}},?\s+and\s+(?:by\s+)?[$€£¥]?\Z",
    re.IGNORECASE,
)
"""The same where the verb stands before another figure alone: "lost 20,800 jobs over the year, and 7,300 in May"."""
_SINCE = lazy(r"\s+(?:in|over|on|since|during|from)\b", re.IGNORECASE)
_TURNS = lazy(_TURN, re.IGNORECASE)
_ENDS = lazy(
    r"\b(?P<end>from|to)(?:\s+(?:some|about|around|nearly|almost|over|only|just|roughly|approximately|an?|record|"
    r"estimated|more|less|than)\b){0,4}\s*\Z",
    re.IGNORECASE,
)
_HEDGED = r"(?:(?:about|around|just|only|some|nearly|almost|over|more|less|than|at|least)\s+){0,3}\Z"
_MARGIN = lazy(rf"\b(?:by|(?:save|saves|saved|saving)(?:\s+[a-z]+){{0,4}})\s+{_HEDGED}", re.IGNORECASE)
_LEAD = lazy(
    rf"\b(?P<lead>majority|margin|lead|advantage|gap)\s+(?:over\s+[^.;\d]{{1,50}}\s)?(?:of|was|is|at)\s+{_HEDGED}",
    re.IGNORECASE,
)
_STOP = lazy(r"[.!?;]\s")
_BESIDE = lazy(
    r"(?:\s++[a-z]+){0,7}\s*+(?:,\s*+)?\(?(?:(?P<up>up)|(?P<down>down))\s+(?:sharply\s+|slightly\s+)?(?:from|on)\b"
)
_OTHER_FORM = r"(?:\s*\([^()]{1,24}\)|,?\s+or\s+[\d.]{1,8}\s?(?:%|per\s?cent),?)?"
"""The same in another form, between a figure and its word: "£170 (13%) less"."""
_BEHIND = lazy(
    rf"{_OTHER_FORM}[\s-]+(?:(?:[a-z]+[\s-]+)?(?:(?P<up>increases?|rises?|growth|gains?|jump|surge|improvement)"
    r"|(?P<down>decreases?|drop|falls?|declines?|reductions?|cuts?|loss|slump|plunge))|(?P<more>more|higher|larger|greater|above|"
    r"warmer|hotter|longer|older|taller|heavier|wider|deeper|dearer|bigger)"
    r"|(?P<less>fewer|less|lower|smaller|below|cooler|colder|shorter|younger|cheaper|lighter|narrower|thinner)"
    r"|(?P<either>faster|slower|quicker|(?!rather|other|later|earlier)[a-z]{3,}er(?=\s+than\b)))\b(?!\s+of\b)",
    re.IGNORECASE,
)

_NUMERAL = r"(?:about\s+|around\s+|some\s+)?[$€£¥]?\d"
_LEFT = {end: lazy(rf"\b{end}\s+{_NUMERAL}(?:[^.;]|\.\d){{0,30}}\Z", re.IGNORECASE) for end in ("from", "to")}
_RIGHT = {end: lazy(rf"(?:[^.;,]|[.,]\d){{0,30}}\b{end}\s+{_NUMERAL}", re.IGNORECASE) for end in ("from", "to")}
"""One end of a change, before and behind the other: "from 94 to 89", "to 89 from 94"."""
_MADE = lazy(r"\b(?:ma(?:de|kes?|king)|g(?:ave|iven?|ives|iving)|end(?:s|ed)?|takes?|took)\s+\Z")
_IN = lazy(
    r"\b(?:in|over|within|during|throughout)\s+(?:(?:just|only|the|these|those|its|his|her|their|under|"
    r"less\s+than|more\s+than|about|past|last|next|first|previous|preceding|following|intervening)\s+){0,3}\Z",
    re.IGNORECASE,
)
_THE = lazy(r"(?i)\b(?:the|these|those)\s+(?:\w+\s+)?\Z")
_WAYS = lazy(rf"\b(?:{UP}|{DOWN}|chang\w+|doubl\w+|tripl\w+|halv\w+)\b", re.IGNORECASE)


def is_stretch(prose: str, claim: Claim) -> bool:
    """Whether a length of time only says how long something took to change, or which years are meant.

    "Up 14% in two years", "over the three years".
    """
    start, end = claim.quantity.span
    found = _IN.search(prose, max(0, start - _REACH), start) if claim.quantity.kind is Kind.DURATION else None
    if found is None:
        return False
    if _THE.search(found.group()):  # "over the three years" of which the figures are
        return True
    return any(_WAYS.search(prose, *side) for side in ((claim.sentence.start, start), (end, claim.sentence.end)))


class Part(Enum):
    """What a figure is of a change."""

    AMOUNT = "by"
    BEFORE = "from"
    AFTER = "to"


class Change(NamedTuple):
    """What a figure is of a change, which way that went (1 up, -1 down, 0 not said), and the word that says so."""

    part: Part
    way: int
    word: str


def change_in(text: str, figure: Span) -> int:
    """1 where a figure of a text tells how much was gained, -1 where how much was lost, 0 where it tells neither."""
    found = _amount(text, figure)
    return _way(found)[0] if found is not None else 0


def is_margin(text: str, figure: Span) -> bool:
    """Whether "by" stands before a figure: "beat her by 0.13 seconds"; what is done by so many may look the same."""
    return _MARGIN.search(text, max(0, figure.start - _REACH), figure.start) is not None


def is_begin(text: str, figure: Span) -> bool:
    """Whether a figure tells what something changed from: "from 33.2 to 31.4 cents"."""
    told = change_told(text, figure)
    return told is not None and told.part is Part.BEFORE


def lead_told(text: str, figure: Span) -> str:
    """The word before a figure that says how far one is ahead of another: "a majority of 753"; empty where none is."""
    found = _LEAD.search(text, max(0, figure.start - _REACH), figure.start)
    return found["lead"].lower() if found is not None else ""


def compares(text: str, figure: Span) -> bool:
    """Whether a figure of a text tells by how much one thing is more than another, of the same time perhaps."""
    found = _amount(text, figure)
    return found is not None and any(found.groupdict().get(name) for name in ("more", "less", "either"))


def compares_either_way(text: str, figure: Span) -> bool:
    """Whether one thing is more than another in a way that may be counted up or down: "14% faster", "brighter than"."""
    found = _amount(text, figure)
    return found is not None and bool(found.groupdict().get("either"))


def change_told(text: str, figure: Span) -> Change | None:
    """What a figure of a text is of a change, by the words around it or its plus sign; None where it is of none."""
    if has_plus(text, figure):
        return Change(Part.AMOUNT, 1, "+")
    found = _amount(text, figure)
    if found is not None:
        return Change(Part.AMOUNT, *_told_way(found))
    beside = _BESIDE.match(text, figure.end, figure.end + _REACH)
    if beside is not None:
        return Change(Part.AFTER, *_way(beside))
    ends = _ENDS.search(text, max(0, figure.start - _REACH), figure.start)
    if ends is None:
        return None
    part, turn = Part(ends["end"].lower()), _turn(text, ends.start())
    if turn is not None:
        return Change(part, *_way(turn))
    return Change(part, 0, "") if _has_both_ends(text, ends, figure) else None


def has_plus(text: str, figure: Span) -> bool:
    """Whether a plus sign stands before a figure."""
    return "+" in text[max(0, figure.start - 1) : figure.start + 1]


def _has_both_ends(text: str, end: re.Match[str], figure: Span) -> bool:
    """Whether the other end of a change stands beside one: "from 94 to 89", "to 89 from 94"."""
    other = "to" if end["end"].lower() == "from" else "from"
    first, last = max(0, end.start() - _REACH), figure.end + _REACH
    before = _LEFT[other].search(text[first : end.start()])
    return before is not None or _RIGHT[other].match(text[figure.end : last]) is not None


def _amount(text: str, figure: Span) -> re.Match[str] | None:
    first = max(0, figure.start - _REACH)
    return _amount_between(text[max(0, first - 1) : figure.start], bool(first), text[figure.end : figure.end + _REACH])


@lru_cache(maxsize=32)
def _amount_between(before: str, first: int, behind: str) -> re.Match[str] | None:
    """What says so before a figure, from the first of those characters on, or behind it: several ask it of a figure."""
    return (_led(before, first, behind) if _may_turn(before) else None) or _BEHIND.match(behind)


def _led(before: str, first: int, behind: str) -> re.Match[str] | None:
    found = _BEFORE.search(before, first) or _CHANGED.search(before, first)
    if found is not None and _MADE.search(before, 0, found.start()):  # "made up 80 percent of it"
        found = None
    if found is None and _SINCE.match(behind):
        found = _ALSO.search(before, first)
        if found is not None and _MADE.search(before, 0, found.start()):
            return None
    return found


def _turn(text: str, end: int) -> re.Match[str] | None:
    """The last word before a place, in its clause, that says which way something went."""
    first = max(0, end - _FAR)
    turns = list(_TURNS.finditer(text, first, end)) if _may_turn(text[first:end]) else []
    return turns[-1] if turns and not _STOP.search(text, turns[-1].end(), end) else None


def _may_turn(text: str) -> bool:
    """Whether a text has the letters of a word that says which way something went: told long before the word is."""
    lowered = text.casefold()
    return any(map(lowered.__contains__, _letters()))


@lru_cache(maxsize=1)
def _letters() -> tuple[str, ...]:
    """The letters with which each of these words begins in all its forms."""
    begun = (re.match(r"[a-z]+(?![?*])", form) for form in f"{RAISED}|{LOWERED}".split("|"))
    return tuple(dict.fromkeys(one.group() for one in begun if one))


def _way(found: re.Match[str]) -> tuple[int, str]:
    """Which way, and the word that says so."""
    name, word = next((name, word) for name, word in found.groupdict().items() if word)
    return (1 if name in ("up", "more") else -1), word


def _told_way(found: re.Match[str]) -> tuple[int, str]:
    """The same, but that neither way is told by what may be counted up or down."""
    way, word = _way(found)
    return (way if found.groupdict().get("either") is None else 0), word


@lru_cache(maxsize=1 << 12)
def tells_change(stem: str) -> bool:
    """Whether a word, given by its stem, says that something rose or fell."""
    return _TURNS.fullmatch(stem) is not None
