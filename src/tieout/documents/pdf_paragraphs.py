"""Lines of a PDF made into paragraphs: which line begins one, and what a hyphen at a line's end stood for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tieout.documents.pdf_layout import Laid
from tieout.documents.pdf_lines import Line
from tieout.text.patterns import lazy

_HYPHENED = lazy(r"\w+(?:[-‐]\w+)+")
_WORD = lazy(r"\w+")
_LAST = lazy(r"\w+$")
_FIRST = lazy(r"\w+")
_LONGEST_WORD = 60
_ENDS_SENTENCE = (".", "!", "?", ":", ".”", "”", '"', "’", ")", "…")


class Hyphens:
    """What a word that a line end broke was: whole or with a hyphen, by how the file writes it elsewhere.

    Where it stands nowhere else it was whole, unless both parts are words of the file, or the second is a name.
    """

    def __init__(self, pages: Sequence[Laid]) -> None:
        self._hyphened: set[str] = set()
        self._whole: set[str] = set()
        for page in pages:
            self._learn([line for line, _ in page.body])
            for _, note in page.notes:
                self._learn(note)

    def _learn(self, lines: Sequence[Line]) -> None:
        """Take in the words of some lines, but for the parts of those that are broken."""
        broken = False
        for line in lines:
            words = [found.casefold() for found in _WORD.findall(line.text)]
            self._hyphened.update(found.casefold().replace("‐", "-") for found in _HYPHENED.findall(line.text))
            ends = line.broken or _ends_broken(line.text)
            self._whole.update(words[broken : len(words) - ends])
            broken = ends

    def keeps(self, before: str, after: str) -> bool:
        """Whether the hyphen between two lines belongs to the word that they break."""
        first, second = _LAST.search(before[-_LONGEST_WORD:]), _FIRST.match(after)
        if not (first and second):
            return False
        parts = first.group().casefold(), second.group().casefold()
        if "".join(parts) in self._whole:
            return False
        return (
            "-".join(parts) in self._hyphened
            or second.group()[0].isupper()
            or all(part in self._whole for part in parts)
        )


def joined(lines: Sequence[Line], hyphens: Hyphens) -> tuple[str, list[int]]:
    """The words of a paragraph's lines, broken words whole, and where each line begins.

    A line end is a space, as in any flowing text, but after a line that is far from full: that one was meant to end.
    """
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    full = right - 0.3 * (right - left)
    written: list[str] = []
    starts: list[int] = []
    at = 0
    for line, following in zip(lines, (*lines[1:], None), strict=True):
        text, end = line.text, " " if line.right > full else "\n"
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
    return len(text) > 2 and text[-1] in "-‐\u00ad" and text[-2].isalpha()


def pitch_of(lines: Sequence[tuple[Line, int]]) -> float:
    """How far a line of a page usually stands below the one before it."""
    from statistics import median  # imported late: a run without PDFs does not pay for it

    steps = [
        a.top - b.top for (a, one), (b, other) in pairwise(lines) if one == other and 0 < a.top - b.top < 4 * a.height
    ]
    return median(steps) if steps else 0.0


def edges_of(lines: Sequence[tuple[Line, int]]) -> dict[int, tuple[float, float]]:
    """The left and right edge of each column of a page."""
    from statistics import median

    columns: dict[int, list[Line]] = {}
    for line, column in lines:
        columns.setdefault(column, []).append(line)
    return {
        column: (median(line.left for line in held), max(line.right for line in held))
        for column, held in columns.items()
    }


def begins_paragraph(last: Line, line: Line, pitch: float, edges: tuple[float, float]) -> bool:
    """Whether a line begins a paragraph, after another in the same column."""
    left, right = edges
    step = last.top - line.top
    if abs(line.height - last.height) > 0.08 * max(line.height, last.height):
        return True
    full = last.right > right - 0.05 * (right - left) and not last.text.endswith(_ENDS_SENTENCE)
    if last.broken or (full and 0 < step < 2.2 * line.height):
        return False
    if pitch and (step > 1.35 * max(pitch, line.height) or step < -pitch):
        return True
    if line.left - left > 0.7 * line.height and last.left - left < 0.5 * line.height:
        return True
    return last.right < right - 0.2 * (right - left) and last.text.endswith(_ENDS_SENTENCE)


def goes_on(last: str, text: str) -> bool:
    """Whether a paragraph that reached the foot of a column or page goes on at the top of the next."""
    return text[:1].islower() or not last.endswith(_ENDS_SENTENCE)
