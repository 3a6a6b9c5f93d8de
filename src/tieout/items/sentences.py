"""Where sentences end, as far as the words around a quotation need it.

A sentence ends here only where the next one opens with a capital, a figure or a mark of quotation, so that what stands
around a quotation is never cut too short; `tieout.text.sentences`, which cuts sources and claims, ends one at any
full stop that is no abbreviation's, capital or not, since transcripts and tweets have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tieout.text.patterns import lazy

_OPENER = r"[\"“'‘«»‹›‚„(\[]"
"""What may stand before the first word of a sentence: marks of quotation of any language, and brackets."""
_END = lazy(rf"[.!?…]+[\"'”’»“‘«)\]]*\s+(?={_OPENER}{{0,2}}[A-Z0-9À-ÖØ-Þ])")
_ABBREVIATED = lazy(
    r"(?:^|[\s(\[\"“'‘.])(?:[A-Z]|[Mm]rs?|[Mm]s|[Dd]rs?|Prof|Sens?|Reps?|Govs?|Gen|Col|Lt|Maj|Sgt|Capt|Cmdr|Adm|Rev|Hon|Pres|"
    r"St|Ste|Jr|Sr|Supt|Messrs|Mme|Mlle|vs?|No|Nos|Inc|Ltd|Co|Corp|Bros|Ph\.D|al|ca|cf|e\.g|i\.e|a\.m|p\.m|"
    r"Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|"
    r"Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|[A-Z](?:\.[A-Z])+)\.\s+$"
)
_COUNTS = lazy(
    r"(?:^|[\s(\[,;])(?:pp?|[Cc]h|[Ff]igs?|[Ss]ecs?|[Aa]rts?|[Pp]aras?|[Vv]ols?|nos?|[Aa]pp|nn?|ll?|approx|est|[Ee]x)\.\s+$"
)
"""Abbreviations behind which a number does not open a sentence: "p. 4", "vol. 2"."""
# After "the U.S." a new sentence is likely only where a word that rarely follows it has a capital.
_STARTS = lazy(
    rf"{_OPENER}?(?:The|A|An|He|She|They|It|We|I|You|This|That|These|Those|But|And|In|On|At|If|When|While)\b"
)
_INITIALS = lazy(r"[A-Z]\.[A-Z]\.\s+$|\b(?:Jr|Sr|Inc|Ltd|Co|Corp|[ap]\.m)\.\s+$")


def last_end(prose: str, start: int, end: int) -> int | None:
    """The offset after the last end of a sentence in prose[start:end], white space included; None without one."""
    matches = reversed(list(_END.finditer(prose, start, end)))
    return next((match.end() for match in matches if _ends(prose, match)), None)


def first_end(prose: str, start: int, end: int) -> int | None:
    """The offset after the first end of a sentence in prose[start:end]; None without one."""
    return next((match.end() for match in _END.finditer(prose, start, end) if _ends(prose, match)), None)


def ends(prose: str, start: int, end: int) -> Iterator[int]:
    """The offset after each end of a sentence in prose[start:end], white space included."""
    return (match.end() for match in _END.finditer(prose, start, end) if _ends(prose, match))


def _ends(prose: str, match: re.Match[str]) -> bool:
    if prose[match.start()] != ".":
        return True
    before = max(0, match.start() - 8)
    if prose[match.end() : match.end() + 1].isdigit() and _COUNTS.search(prose, before, match.end()):
        return False
    if not _ABBREVIATED.search(prose, before, match.end()):
        return True
    return bool(_INITIALS.search(prose, before, match.end()) and _STARTS.match(prose, match.end()))
