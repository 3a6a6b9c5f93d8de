"""Where sentences end, and where clauses do."""

from __future__ import annotations

import re

from tieout.text.patterns import lazy

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st sen rep gov gen col maj capt lt sgt adm cmdr hon rev fr sr jr vs etc inc ltd co corp no nos "
    "vol pp p ch sec fig ed eds al cf e.g i.e a.m p.m jan feb mar apr jun jul aug sept sep oct nov dec mt ft ave blvd "
    "dept est approx art para paras v messrs mme mlle u.s u.k u.n d.c u.s.a ph.d id app rep supp cir ct dist tr dep "
    "compl ex aff decl cl reg stat cert".split()
)
_BEFORE_NUMBERS = frozenset("app rep ex ct dist cl reg stat cir dep".split())
"""Words of these that are also plain words: abbreviations only where a number follows."""
_LONG_WORD = max(map(len, _ABBREVIATIONS)) + 1
"""No abbreviation has so many letters."""
_STOP = lazy(r"[.!?…。！？]+[\"'”’»)\]]*(?=\s|$)|\n[ \t]*\n|[。！？]")
_BLANK = lazy(r"\n[ \t]*\n")
_LAST_WORD = lazy(r"([^\W_][\w.&]*)$")


def sentence_ends(text: str) -> list[int]:
    """Offsets just after each sentence of a text (the marks that close it included; the text's end is not one).

    A blank line ends a sentence that no mark has ended.
    """
    ends: list[int] = []
    after, ended = 0, False
    for match in _STOP.finditer(text):
        ended = ended and not text[after : match.start()].strip()
        if not (ended and match.group()[0] == "\n"):
            ended = match.end() < len(text) and _ends(text, match)
            ends += [match.end()] if ended else []
        after = match.end()
    return ends


def paragraph_ends(text: str) -> list[int]:
    """Offsets just after each blank line of a text: no sentence goes on there."""
    return [match.end() for match in _BLANK.finditer(text)]


def first_end(text: str) -> int:
    """The offset just after the first sentence; the text's length where none ends before."""
    for match in _STOP.finditer(text):
        if _ends(text, match):
            return match.end()
    return len(text)


def _ends(text: str, match: re.Match[str]) -> bool:
    stop = match.group()
    if stop[0] != "." or len(stop) > 1:
        return True
    if match.start() >= _LONG_WORD and text[match.start() - _LONG_WORD : match.start()].isalpha():
        return True
    before = _LAST_WORD.search(text, max(0, match.start() - 24), match.start())
    word = before.group(1).lower() if before else ""
    if word in _BEFORE_NUMBERS and not text[match.end() : match.end() + 2].strip()[:1].isdigit():
        return True
    if (
        word in _ABBREVIATIONS
        or (len(word) == 1 and word != "i" and word.isalpha())
        or re.fullmatch(r"(?:[a-z]\.)+[a-z]", word)
    ):
        # an abbreviation ends a sentence only where a capital that opens one follows, and few of them can
        return word in ("etc", "inc", "u.s", "u.k", "d.c", "a.m", "p.m", "jr", "sr") and _opens(text, match.end())
    return True


_OPENER = lazy(r"\s+[\"“‘'(]?(?:The|A|An|He|She|It|We|They|I|But|And|In|On|At|That|This|There|If|When|You|So|Now)\b")


def _opens(text: str, offset: int) -> bool:
    return bool(_OPENER.match(text, offset))
