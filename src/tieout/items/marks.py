"""Quotation marks in running prose, and how well each would do as an opening mark, a closing mark, or neither.

Nothing is decided here. Every mark gets three costs, read off its shape and the characters beside it: to open, to
close, and to stand alone. 0 is what a careful typesetter sets; about 3.5 is what it takes to believe that a mark was
forgotten. `pairing` then reads a whole paragraph at the least cost.
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from tieout.text.patterns import lazy

SCANNER = lazy("[\"“”„‟«»‹›‘’‚‛'`「」『』〝〟＂](?:(?<=')'+|(?<=`)`+|(?<=’)’+|(?<=‘)‘+)?")

SINGLE = frozenset("‘’‚‛'`")
_APOSTROPHES = frozenset("'’‘‛")
_THIN = " \u00a0\u202f\u2009"
_CJK_FROM = "\u2e80"
_NEVER = 99.0
_DITTO = frozenset(('"', "”", "„", "''"))

FORGOTTEN = 3.5
"""What it costs to believe that the partner of a mark was left out."""
REPORTED_FROM = 3.0
"""A mark that stands alone at this cost or more is a mistake worth a word; below, it is an apostrophe or a unit."""

OPENS: dict[str, float] = {
    "“": 0, '"': 0, "„": 0, "‟": 0, "''": 0, "``": 0, "‘‘": 0, "«": 0, "‹": 0, "‘": 0, "'": 0, "‚": 0, "‛": 0,
    "「": 0, "『": 0, "〝": 0, "＂": 0, "`": 0.3, "»": 1.2, "›": 1.2, "”": 2, "’": 2.5,
}  # fmt: skip
"""What the shape of a mark says against its opening a quotation; marks not named never do."""

CLOSES: dict[str, dict[str, float]] = {
    "“": {"”": 0, '"': 0.7, "''": 1, "’’": 1, "“": 2, "‟": 1},
    "‟": {"”": 0, "“": 0.5, '"': 0.7},
    "”": {"”": 0, "“": 0.5, '"': 1},
    '"': {'"': 0, "”": 0.7, "''": 1.5, "“": 2.5},
    "„": {"“": 0, "”": 0, '"': 0.5, "‟": 0},
    "''": {"''": 0, '"': 1.5, "”": 1.5},
    "``": {"''": 0, '"': 0.7, "”": 1, "``": 1},
    "‘‘": {"’’": 0, "”": 1, "''": 1},
    "«": {"»": 0, "«": 2},
    "»": {"«": 0, "»": 0.5},
    "‹": {"›": 0, "‹": 2},
    "›": {"‹": 0, "›": 0.5},
    "‘": {"’": 0, "'": 0.5, "‘": 2},
    "’": {"’": 0, "‘": 0.5, "'": 1},
    "'": {"'": 0, "’": 0.5, "‘": 2},
    "‚": {"‘": 0, "’": 0, "'": 0.5},
    "‛": {"’": 0, "'": 0.5},
    "`": {"'": 0, "’": 0.3},
    "「": {"」": 0},
    "『": {"』": 0},
    "〝": {"〟": 0, "〞": 0},
    "＂": {"＂": 0},
}
"""Which mark closes which, and what the two shapes together say against it."""


class Side(IntEnum):
    """What stands beside a mark."""

    EDGE = 0
    SPACE = 1
    WORD = 2
    CJK = 3
    STOP = 4
    COLON = 5
    DASH = 6
    OPENER = 7
    CLOSER = 8
    OTHER = 9
    NOTE = 10
    """The mark of a note, as it is raised: “...”¹."""
    NUMBER = 11
    """A number of up to three digits behind a mark: one to quote, or a note's that lost its place above the line."""


#                    edge space word cjk stop colon dash opener closer other note number
_OPEN_LEFT = (0.0, 0.0, 4.5, 0.0, 2.0, 0.5, 0.2, 0.0, 1.5, 0.3, 2.0, 4.5)
_OPEN_RIGHT = (6.0, 3.0, 0.0, 0.0, 2.5, 2.5, 0.3, 0.0, 3.0, 0.1, 3.0, 0.0)
_CLOSE_LEFT = (6.0, 3.0, 0.0, 0.0, 0.0, 0.0, 0.2, 3.0, 0.0, 0.1, 0.0, 0.0)
_CLOSE_RIGHT = (0.0, 0.0, 4.5, 0.0, 0.0, 0.0, 0.1, 0.7, 0.0, 0.3, 0.0, 0.7)

_SIDES = (
    dict.fromkeys(".,;!?…%。，、！？；", Side.STOP)
    | dict.fromkeys(":：", Side.COLON)
    | dict.fromkeys("-‐‑‒–—―/", Side.DASH)
    | dict.fromkeys("([{（【", Side.OPENER)
    | dict.fromkeys(")]}）】", Side.CLOSER)
)

_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹*†‡§")
_NUMBER = lazy(r"[0-9]{1,3}(?![\w%°]|[.,:/-]\w)")

_SPACE_FORGIVEN = dict.fromkeys("«»‹›", 3.0) | dict.fromkeys(("“", "”", "„", "``"), 1.5)

# Words that begin with an apostrophe, without it.
_CLIPPED = lazy(
    r"(?:tis|twas|twere|twill|em|til|till|cause|cos|bout|round|n|neath|nother|cept|ere|gainst|kay)\b|\d\ds?\b",
    re.IGNORECASE,
)
_MEASURE = lazy(r"(?<![\d.,])\d{1,3}(?:\.\d+)?$|[½¼¾⅓⅔⅛]$")
_AFTER_POSSESSIVE = lazy(r"\s+[a-z]")
_SPEECH_BEFORE = lazy(r"(?:[,:]\s+|^\s*)$")
_ABBREVIATION_BEFORE = lazy(r"(?:^|[\s.])[A-Z]\.$")


class Mark(NamedTuple):
    """A mark, where it stands in the prose, and its three costs."""

    start: int
    end: int
    glyph: str
    opening: float
    closing: float
    alone: float


class _Token(NamedTuple):
    start: int
    end: int
    glyph: str


class _Block(NamedTuple):
    """The stretch of prose whose marks are read together; nothing outside it is looked at."""

    prose: str
    start: int
    end: int


def marks_in(prose: str, start: int, end: int) -> list[Mark]:
    """The marks of one block of prose, in order; apostrophes inside words are none."""
    tokens = _tokens(prose, start, end)
    if not tokens:
        return []
    block = _Block(prose, start, end)
    lefts = _lefts(prose, start, tokens)
    rights = _rights(prose, end, tokens)
    return [_weighed(block, *about) for about in zip(tokens, lefts, rights, strict=True)]


def _tokens(prose: str, start: int, end: int) -> list[_Token]:
    tokens: list[_Token] = []
    triples: list[int] = []
    for match in SCANNER.finditer(prose, start, end):
        at, stop = match.span()
        glyph = prose[at]
        if stop - at > 1:
            if (stop - at) % 2 and glyph == "'":
                triples.append(len(tokens))
            tokens.extend(_run(at, stop, glyph))
        elif glyph not in _APOSTROPHES or not _inside_word(prose, at, start, end):
            tokens.append(_Token(at, stop, glyph))
    _order_triples(prose, tokens, triples, end)
    return tokens


def _run(start: int, end: int, glyph: str) -> list[_Token]:
    """A run of apostrophes or backticks: doubled marks, and a single one where the number is odd."""
    doubled = [_Token(at, at + 2, glyph * 2) for at in range(start, end - 1, 2)]
    return [*doubled, _Token(end - 1, end, glyph)] if (end - start) % 2 else doubled


def _order_triples(prose: str, tokens: list[_Token], triples: list[int], end: int) -> None:
    """Of three apostrophes in a row the inner mark is the one that closes first, or was opened last."""
    for number in triples:
        start, stop = tokens[number].start, tokens[number + 1].end
        if stop - start != 3:
            continue
        opens = stop < end and (prose[stop].isalnum() or prose[stop] in "[($…")
        beside = tokens[number + 2 : number + 3] if opens else tokens[max(0, number - 1) : number]
        inner_is_double = bool(beside) and beside[0].glyph in ("''", "``")
        if inner_is_double == opens:
            tokens[number] = _Token(start, start + 1, "'")
            tokens[number + 1] = _Token(start + 1, stop, "''")


def _inside_word(prose: str, at: int, start: int, end: int) -> bool:
    """Whether an apostrophe stands between letters; between ideographs it is a mark."""
    if at <= start or at + 1 >= end:
        return False
    before, after = prose[at - 1], prose[at + 1]
    if not (before.isalnum() and after.isalnum()):
        return False
    return before < _CJK_FROM or after < _CJK_FROM


def _side(prose: str, at: int, start: int, end: int) -> Side:
    """What stands at one place, seen from a mark beside it."""
    if not start <= at < end:
        return Side.EDGE
    char = prose[at]
    if char in _RAISED:
        return Side.NOTE
    if char.isalnum():
        return Side.CJK if char >= _CJK_FROM else Side.WORD
    if char.isspace():
        return Side.SPACE
    return _SIDES.get(char, Side.OTHER)


class _Beside(NamedTuple):
    """What stands beside a mark, other marks looked through, and how near it is."""

    side: Side
    touching: bool = False
    """Another mark stands between."""
    spaced: bool = False
    """Another mark and one space stand between."""


def _lefts(prose: str, start: int, tokens: list[_Token]) -> list[_Beside]:
    """For each mark what stands before it."""
    sides: list[_Beside] = []
    reached = -9
    for token in tokens:
        if token.start == reached:
            sides.append(_Beside(sides[-1].side, touching=True))
        elif token.start == reached + 1 and prose[reached] in _THIN:
            sides.append(_Beside(sides[-1].side, spaced=True))
        else:
            sides.append(_Beside(_side(prose, token.start - 1, start, token.start)))
        reached = token.end
    return sides


def _rights(prose: str, end: int, tokens: list[_Token]) -> list[_Beside]:
    """For each mark what stands after it."""
    sides: list[_Beside] = []
    reached = -9
    for token in reversed(tokens):
        if token.end == reached:
            sides.append(_Beside(sides[-1].side, touching=True))
        elif token.end == reached - 1 and prose[token.end] in _THIN:
            sides.append(_Beside(sides[-1].side, spaced=True))
        elif prose.startswith(("..", ". .", "…"), token.end):
            sides.append(_Beside(Side.OTHER))
        elif _NUMBER.match(prose, token.end, end):
            sides.append(_Beside(Side.NUMBER))
        else:
            sides.append(_Beside(_side(prose, token.end, token.end, end)))
        reached = token.start
    sides.reverse()
    return sides


def _weighed(block: _Block, token: _Token, left: _Beside, right: _Beside) -> Mark:
    at, stop, glyph = token
    opening = OPENS.get(glyph, _NEVER) + _outside(_OPEN_LEFT, left) + _inside(_OPEN_RIGHT, right)
    closing = _inside(_CLOSE_LEFT, left) + _outside(_CLOSE_RIGHT, right)
    alone = FORGOTTEN
    # A space inside the marks is French for guillemets, and for curly marks a slip that the shape makes good.
    opening -= _SPACE_FORGIVEN.get(glyph, 0.0) if right.side is Side.SPACE else 0.0
    closing -= _SPACE_FORGIVEN.get(glyph, 0.0) if left.side is Side.SPACE else 0.0
    if glyph >= _CJK_FROM:
        opening, closing = OPENS.get(glyph, _NEVER), 0.0
    if glyph in SINGLE:
        opening, closing, alone = _single(block, token, opening, closing, left.side, right.side)
    elif glyph == "``" or _is_unit(block, at) or (glyph in _DITTO and _is_ditto(block, at, stop)):
        alone = 1.0
    return Mark(at, stop, glyph, opening, closing, alone)


def _outside(costs: tuple[float, ...], beside: _Beside) -> float:
    """The cost of the side that faces away from the quotation; a mark in between leaves it in doubt."""
    if beside.spaced:
        return costs[Side.SPACE]
    cost = costs[beside.side]
    return (0.3 if cost < 1 else 1.5) if beside.touching else cost


def _inside(costs: tuple[float, ...], beside: _Beside) -> float:
    """The cost of the side that faces the quotation's words."""
    return costs[beside.side] + (0.5 if beside.spaced else 0.0)


def _single(
    block: _Block, token: _Token, opening: float, closing: float, left: Side, right: Side
) -> tuple[float, float, float]:
    """Single marks are apostrophes first: only a likely opening with a likely closing makes a quotation."""
    at, stop, glyph = token
    if glyph == "`":
        return opening, closing, 0.0
    if opening < 2 or glyph in "‘‚‛":
        return _single_opening(block, token, opening, closing)
    alone = 0.0
    if left is Side.STOP and right is not Side.WORD:
        abbreviated = _ABBREVIATION_BEFORE.search(block.prose, max(block.start, at - 4), at)
        alone = 0.3 if abbreviated else (3.2 if glyph == "’" else 2.0)
    elif block.prose[at - 1 : at] in ("s", "S") and _AFTER_POSSESSIVE.match(block.prose, stop, block.end):
        closing += 1.0
    elif _is_unit(block, at):
        closing += 0.5
    if glyph == "’" and left <= Side.SPACE and right is Side.WORD:
        alone = 0.3 if _CLIPPED.match(block.prose, stop, block.end) else 1.5
    return opening, closing, alone


def _single_opening(block: _Block, token: _Token, opening: float, closing: float) -> tuple[float, float, float]:
    at, stop, glyph = token
    if _CLIPPED.match(block.prose, stop, block.end):
        return opening + 1.5, closing + 3, 0.2
    if glyph in "‘‛" and closing < opening and block.prose[max(block.start, at - 1) : at].isalnum():
        return opening, closing, 0.3  # an apostrophe turned the wrong way, as after a possessive
    if glyph != "'":
        return opening, closing, 1.5 if glyph == "’" else FORGOTTEN
    speech = _SPEECH_BEFORE.search(block.prose, max(block.start, at - 3), at) is not None
    return opening, closing, 2.0 if speech and block.prose[stop : stop + 1].isupper() else 1.2


def _is_unit(block: _Block, at: int) -> bool:
    """Whether a mark stands after a small number, as inches, feet, minutes and seconds do."""
    prose, start, _ = block
    return at > start and prose[at - 1].isnumeric() and _MEASURE.search(prose, max(start, at - 8), at) is not None


def _is_ditto(block: _Block, at: int, stop: int) -> bool:
    """Whether a mark stands by itself in a column: nothing beside it, or at least two spaces."""
    before = block.prose[max(block.start, at - 2) : at]
    after = block.prose[stop : min(block.end, stop + 2)]
    return _is_column_gap(before) and _is_column_gap(after[::-1])


def _is_column_gap(beside: str) -> bool:
    """Whether the two characters beside a mark, the nearer one last, part columns or lines."""
    return not beside or beside[-1] in "\n\t" or (len(beside) == 2 and beside.isspace())
