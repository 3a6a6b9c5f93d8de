"""Lines of a PDF made into paragraphs: which line begins one, and what a hyphen at a line's end stood for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from tieout.documents.pdf_layout import Laid
from tieout.documents.pdf_lines import Line
from tieout.text.patterns import lazy

_HYPHENED = lazy(r"\w+(?:[-‐]\w+)+")
_WORD = lazy(r"\w+")
_LAST = lazy(r"\w+$")
_FIRST = lazy(r"\w+")
_HYPHENS = frozenset("-‐\u00ad")
_LONGEST_WORD = 60
_GOES_ON = (",”", ',"', ",’")
_WIDER = 1.35
"""A step that is so many times as wide as those within paragraphs is one between them."""
_ROOM = 0.8
"""Lines have at least so much of their height to themselves; what stands closer is a raised mark."""
_MOST_ENDING = 0.8
"""So many of the steps between paragraphs, at the least, follow the end of a sentence: headings end in none."""
_SPACED_FROM = 3
"""So many wider steps on a page are no chance."""
_FILLED = 0.015
"""A filled line ends so near the edge, in widths of the column ..."""
_FEWEST_FILLED = 5
_MOST_FILLED = 0.6
"""... and so many of the lines of a justified column are filled."""
_ENDS_SENTENCE = (".", "!", "?", ":", ".”", "”", '"', "’", ")", "…")


class Hyphens:
    """What a word that a line end broke was: whole or with a hyphen, by how the file writes it elsewhere.

    Where it stands nowhere else it was whole, unless both parts are words of the file, or the second is a name.
    """

    def __init__(self, pages: Sequence[Laid]) -> None:
        self._pages = pages

    @cached_property
    def _words(self) -> tuple[set[str], set[str]]:
        """The words of the file, and those with a hyphen, less the parts of broken ones: for the first break."""
        whole: set[str] = set()
        hyphened: set[str] = set()
        for page in self._pages:
            for lines in ([line for line, _ in page.body], *(note for _, note in page.notes)):
                _learn(lines, whole, hyphened)
        return whole, hyphened

    def keeps(self, before: str, after: str) -> bool:
        """Whether the hyphen between two lines belongs to the word that they break."""
        first, second = _LAST.search(before[-_LONGEST_WORD:]), _FIRST.match(after)
        if not (first and second):
            return False
        whole, hyphened = self._words
        parts = first.group().casefold(), second.group().casefold()
        if "".join(parts) in whole:
            return False
        return "-".join(parts) in hyphened or second.group()[0].isupper() or all(part in whole for part in parts)


def _learn(lines: Sequence[Line], whole: set[str], hyphened: set[str]) -> None:
    """Take in the words of some lines, but for the parts of those that are broken."""
    broken = False
    for line in lines:
        text = line.text.casefold()
        words = _WORD.findall(text)
        if "-" in text or "‐" in text:
            hyphened.update(found.replace("‐", "-") for found in _HYPHENED.findall(text))
        ends = line.broken or _ends_broken(line.text)
        whole.update(words[broken : len(words) - ends])
        broken = ends


def joined(lines: Sequence[Line], hyphens: Hyphens) -> tuple[str, list[int]]:
    """The words of a paragraph's lines, broken words whole, and where each line begins.

    A line end is a space, as in any flowing text, but after a line that is far from full: that one was meant to end.
    Lines are measured by their length, for a paragraph may run on in the next column.
    """
    full = 0.7 * max([line.right - line.left for line in lines])
    written: list[str] = []
    starts: list[int] = []
    at = 0
    for line, following in zip(lines, (*lines[1:], None), strict=True):
        text, end = line.text, " " if line.right - line.left > full else "\n"
        if line.broken or _ends_broken(text):
            text = text if line.broken else text[:-1]
            end = "-" if following is None or hyphens.keeps(text, following.text) else ""
        elif following is None:
            end = ""
        written += (text, end)
        starts.append(at)
        at += len(text) + len(end)
    return "".join(written), starts


def _ends_broken(text: str) -> bool:
    """Whether a line ends within a word that was broken by a hyphen."""
    return len(text) > 2 and text[-1] in _HYPHENS and text[-2].isalpha()


def pitch_of(lines: Sequence[tuple[Line, int]]) -> float:
    """How far a line of a page usually stands below the one before it, within a paragraph.

    Where most paragraphs are of a line or two, most steps are those between them: wider ones, and after the end of a
    sentence. Where a page is set wide with a part of it close, as block quotations are, lines end anywhere.
    """
    from statistics import median  # imported late: a run without PDFs does not pay for it

    pairs = ((a, b) for (a, one), (b, other) in pairwise(lines) if one == other)
    steps = [(step, a) for a, b in pairs if 0 < (step := a.top - b.top) < 4 * (a.top - a.bottom)]
    usual = median([step for step, _ in steps]) if steps else 0.0
    near = [step for step, line in steps if _WIDER * step < usual and step > _ROOM * line.height]
    far = [line.text.endswith(_ENDS_SENTENCE) for step, line in steps if _WIDER * step >= usual] if near else []
    return median(near) if len(far) >= _SPACED_FROM and sum(far) >= _MOST_ENDING * len(far) else usual


class Shape(NamedTuple):
    """How a page, or a column of it, sets its paragraphs."""

    left: float = 0.0
    right: float = 0.0
    pitch: float = 0.0
    """How far a line usually stands below the one before it."""
    spaced: bool = False
    """Whether space sets paragraphs apart, so that a short line by itself ends none."""
    justified: bool = False
    """Whether lines are filled, so that one that is not was meant to end."""


def shapes_of(lines: Sequence[tuple[Line, int]]) -> dict[int, Shape]:
    """The shape of each column of a page."""
    columns: dict[int, list[Line]] = {}
    for line, column in lines:
        columns.setdefault(column, []).append(line)
    pitch = pitch_of(lines)
    spaced = _are_spaced(lines, pitch)
    return {column: _shape(held, pitch, spaced=spaced) for column, held in columns.items()}


def _shape(lines: Sequence[Line], pitch: float, *, spaced: bool) -> Shape:
    from statistics import median

    rights = [line.right for line in lines]
    left, right = median([line.left for line in lines]), max(rights)
    edge = right - _FILLED * (right - left)
    filled = len([end for end in rights if end > edge])
    return Shape(left, right, pitch, spaced, filled > max(_FEWEST_FILLED, _MOST_FILLED * len(lines)))


def _are_spaced(lines: Sequence[tuple[Line, int]], pitch: float) -> bool:
    steps = [a.top - b.top for (a, one), (b, other) in pairwise(lines) if one == other]
    low, high = _WIDER * pitch, 4 * pitch
    return len([step for step in steps if low < step < high]) >= _SPACED_FROM


def begins_paragraph(last: Line, line: Line, shape: Shape) -> bool:
    """Whether a line begins a paragraph, after another in the same column."""
    step, wide = last.top - line.top, shape.right - shape.left
    height, before = line.top - line.bottom, last.top - last.bottom
    if height != before and abs(height - before) > 0.08 * max(height, before):
        return True
    ends = last.text.endswith(_ENDS_SENTENCE) and not last.text.endswith(_GOES_ON)
    full = last.right > shape.right - (_FILLED if shape.justified else 0.05) * wide
    if last.broken or (full and not ends and 0 < step < 2.2 * height):
        return False
    if shape.pitch and (step > _WIDER * max(shape.pitch, height) or step < -shape.pitch):
        return True
    roomy = not full if shape.justified else last.right + _first_word(line) < shape.right - 0.1 * wide
    if line.left - shape.left > 0.7 * height and (roomy or last.left - shape.left < 0.5 * height):
        return True
    return ends and roomy and not shape.spaced


def _first_word(line: Line) -> float:
    """About how wide a line's first word is with the space before it: where it had room above, that line was to end."""
    word = len(line.text.split(maxsplit=1)[0]) + 1
    return (line.right - line.left) * word / (len(line.text) + 1)


def goes_on(last: Line, above: Shape, line: Line, shape: Shape) -> bool:
    """Whether a paragraph that reached the foot of a column or page goes on at the top of the next."""
    if last.broken or line.text[:1].islower():
        return True
    if above.justified and shape.justified:
        filled = last.right > above.right - _FILLED * (above.right - above.left)
        return filled and line.left - shape.left <= 0.7 * line.height
    return not last.text.endswith(_ENDS_SENTENCE)
