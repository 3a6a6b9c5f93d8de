"""Whether a sentence has a name only as that of whoever says what it says: "according to Roe", "(Roe 2019)"."""

from __future__ import annotations

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
    """Whether a sentence says of a name, both folded, no more than that it says so."""
    at = sentence.find(name)
    if at < 0:
        return False
    end, before = at + len(name), sentence[max(0, at - _REACH) : at]
    cited = _CITED.match(sentence, end)
    if cited and ("(" in cited.group() or "(" in before.rpartition(")")[2]):
        return True
    return bool(_SAYS.match(sentence, end) or _SAID_BY.search(before))
