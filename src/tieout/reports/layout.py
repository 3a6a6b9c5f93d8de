"""Lines of a terminal: what a character takes of its width, where a line may break, which colour stands for what.

Text of a draft or a source is somebody else's: before it reaches a terminal or a page, whatever could steer the
terminal or reorder the line is made visible.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from unicodedata import category, east_asian_width

from tieout.text.patterns import lazy

# Select graphic rendition, by what the words are. What is removed is also struck out and what is added also
# underlined, for readers to whom red and green are alike.
STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "good": "1;32",
    "strong": "1",
    "dim": "2",
    "removed": "31;9",
    "added": "32;4",
    "excused": "36",
}

_ASCII = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'", "…": "...", "–": "-", "—": "--", "\xa0": " ", "−": "-"}
)
# Controls (an escape begins a command to the terminal) and marks that turn the direction of the line around.
_STEERING = lazy(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u2028\u2029]")
_SPLIT = lazy(r"\s+|\S+")
# Scripts written without spaces break between any two characters, but not before a closing mark.
_WIDE = lazy(r"[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60]")
_CLOSING = "、。，．：；！？」』）】〕〉》〟…"


class Run(NamedTuple):
    """Words of one style; "" is the plain one."""

    text: str
    style: str = ""


class Word(NamedTuple):
    """What stays on one line together: runs without a space, and the style of the space before it (None: no space)."""

    runs: tuple[Run, ...]
    space: str | None


def visible(text: str, *, unicode: bool = True) -> str:
    """The text with nothing left in it that could steer a terminal; ASCII for common marks where needed."""
    shown = _STEERING.sub(_as_visible, text)
    return shown if unicode else shown.translate(_ASCII)


def _as_visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    if match[0] in "\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029":
        return " "
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"


def columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return len(text) if text.isascii() else sum(map(_columns_of, text))


def _columns_of(character: str) -> int:
    if category(character) in ("Mn", "Me", "Cf") or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def wrap(runs: Iterable[Run], width: int) -> list[list[Run]]:
    """The runs as lines of at most `width` columns, white space collapsed; a longer word is cut."""
    lines: list[list[Run]] = [[]]
    used = 0
    for word in _words(runs):
        for part, size in _fitting(word, width):
            gap = int(part.space is not None and used > 0)
            if used and used + gap + size > width:
                lines.append([])
                used = gap = 0
            if gap:
                # A line under or through two words goes on between them, not beyond the last.
                alike = lines[-1][-1].style == part.space == part.runs[0].style
                lines[-1].append(Run(" ", (part.space or "") if alike else ""))
            lines[-1].extend(part.runs)
            used += gap + size
    return lines


def _words(runs: Iterable[Run]) -> Iterator[Word]:
    """The runs cut where a line may break."""
    held: list[Run] = []
    space: str | None = None
    for run in runs:
        for piece in _SPLIT.findall(run.text):
            if piece.isspace():
                if held:
                    yield Word(tuple(held), space)
                    held = []
                    space = run.style
                else:
                    space = run.style if space is None else space
                continue
            for atom in _atoms(piece):
                if held and _breaks_between(held[-1].text[-1], atom[0]):
                    yield Word(tuple(held), space)
                    held, space = [], None
                held.append(Run(atom, run.style))
    if held:
        yield Word(tuple(held), space)


def _atoms(word: str) -> list[str]:
    """A word cut at its wide characters; most words have none."""
    if not _has_wide(word):
        return [word]
    return [atom for atom in re.split(f"({_WIDE.pattern})", word) if atom]


def _breaks_between(left: str, right: str) -> bool:
    return (_has_wide(left) or _has_wide(right)) and right not in _CLOSING and category(left) not in ("Ps", "Pi")


def _has_wide(text: str) -> bool:
    """Whether some character takes two columns; of most texts none does, and no pattern is needed to see that."""
    if text.isascii() or not any(char >= "\u2e80" or "\u1100" <= char <= "\u115f" for char in text):
        return False
    return _WIDE.search(text) is not None


def _fitting(word: Word, width: int) -> Iterator[tuple[Word, int]]:
    """The word with its size, cut into parts where it is wider than a whole line."""
    size = sum(columns(run.text) for run in word.runs)
    if size <= width:
        yield word, size
        return
    part: list[Run] = []
    used, space = 0, word.space
    for run in word.runs:
        for character in run.text:
            more = _columns_of(character)
            if part and used + more > width:
                yield Word(tuple(part), space), used
                part, used, space = [], 0, None
            part.append(Run(character, run.style))
            used += more
    yield Word(tuple(part), space), used


def paint(runs: Iterable[Run], *, colour: bool) -> str:
    """The runs as text, neighbours of one style under one escape sequence."""
    if not colour:
        return "".join(run.text for run in runs)
    merged: list[Run] = []
    for run in runs:
        if merged and merged[-1].style == run.style:
            merged[-1] = Run(merged[-1].text + run.text, run.style)
        else:
            merged.append(run)
    return "".join(f"\x1b[{STYLES[run.style]}m{run.text}\x1b[0m" if run.style else run.text for run in merged)


def shorten(text: str, width: int, ellipsis: str = "…") -> str:
    """The text on one line, cut to at most `width` columns."""
    line = " ".join(text[: 8 * width].split())
    if columns(line) <= width and len(text) <= 8 * width:
        return line
    kept, used = [], columns(ellipsis)
    for character in line:
        used += _columns_of(character)
        if used > width:
            break
        kept.append(character)
    return "".join(kept).rstrip() + ellipsis
