"""Whether a sentence has a name only as that of whoever says what it says: "according to Roe", "(Roe 2019)"."""

from __future__ import annotations

from collections.abc import Iterator

from tieout.text.patterns import lazy

_SAY = (
    "said|says|noted|notes|wrote|writes|told|tells|added|adds|argued|argues|warned|warns|stated|states|explained|"
    "explains|recalled|recalls|claimed|claims"
)
_FIND = "reported|reports|announced|announces|found|finds|showed|shows|estimated|estimates|confirmed|concluded"
"""Verbs that are of saying where "that" follows; else what they have behind them is somebody's own."""
_SAYS = lazy(
    rf"(?:['’]s [\w ]{{1,30}})?,?\s+(?:has |have |had )?(?:(?:{_SAY})\b|(?:{_FIND}) that\b|puts?\b[\w ]{{1,40}}\bat\b)"
)
_CITED = lazy(r"(?:,? (?:and|&|et al\.?)[\w .-]{0,40})?,? ?\(?(?:1[5-9]|20|21)\d\d[a-z]?\b")
"""The year behind the author of a work."""
_SAID_BY = lazy(rf"\b(?:according to|{_SAY})\s+(?:the\s+)?\Z")
_REACH = 40


def only_says(name: str, sentence: str) -> bool:
    """Whether a sentence says of a name, both folded, no more than that it says so, wherever it has the name."""
    places = [place for place in _places(name, sentence) if _stands_alone(sentence, *place)]
    return bool(places) and all(_says(sentence, *place) for place in places)


def _places(name: str, sentence: str) -> Iterator[tuple[int, int]]:
    """Where the letters of a name stand in a sentence."""
    at = sentence.find(name) if name else -1
    while at >= 0:
        yield at, at + len(name)
        at = sentence.find(name, at + len(name))


def _stands_alone(sentence: str, start: int, end: int) -> bool:
    """Whether no word goes on at either end of a stretch: "roe" is not in "heroes"."""
    return not (sentence[start - 1 : start].isalnum() or sentence[end : end + 1].isalnum())


def _says(sentence: str, start: int, end: int) -> bool:
    """Whether the name at a place is that of whoever says the rest."""
    before = sentence[max(0, start - _REACH) : start]
    cited = _CITED.match(sentence, end)
    if cited and ("(" in cited.group() or "(" in before.rpartition(")")[2]):
        return True
    return bool(_SAYS.match(sentence, end) or _SAID_BY.search(before))
