"""What the lines of a PDF's pages are to each other: columns, running heads, page numbers, line numbers, footnotes.

Everything is told by where lines stand and what recurs from page to page, as a reader tells it; nothing by what the
words mean.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from tieout.documents.pdf_lines import Line, PdfPageLines
from tieout.text.patterns import lazy

_MARGIN = 0.12
"""The part of a page's height, above and below, in which heads and page numbers stand."""
_EDGE_LINES = 3
_APART = 0.25
"""A head or foot stands so much of its height further from the text than lines of the text do from each other."""
_NUMBER = lazy(
    r"[-–—\s|]*(?:page\s+)?(?P<label>\d{1,4}|[ivxlc]{1,8})(?:\s+(?:of|/)\s+\d{1,4})?[-–—\s|]*", re.IGNORECASE
)
_AT_AN_END = lazy(r"(?P<first>\d{1,4})\s{1,9}\S|.*\S\s(?P<last>\d{1,4})")
_LEADING = lazy(r"(\d{1,3})(?:\s+|$)")
_NOTE = lazy(r"(\d{1,3}(?!\d)|[*†‡§]{1,3})[.)]?\s*(?=\S)")
_SMALL = 0.93
_BINS = 200
_FEWEST = 4
"""So many lines a column has at least ..."""
_WORDY = 15
"""... and so many letters a line of it."""


class Laid(NamedTuple):
    """A page's lines in reading order, each with its column; the notes at its foot; and the label printed on it."""

    body: list[tuple[Line, int]]
    notes: list[tuple[str, list[Line]]]
    label: str | None


def laid_pages(pages: Sequence[PdfPageLines], size: float) -> list[Laid]:
    """All pages, what the printer put on them taken away; `size` is that of most letters."""
    furniture = _furniture(pages)
    laid = []
    for number, page in enumerate(pages):
        places = furniture.get(number, ())
        lines = [line for place, line in enumerate(page.lines) if place not in places]
        body, notes = _notes(_in_order(_without_numbers(lines)), size)
        printed = [page.lines[place] for place in sorted(places)]
        laid.append(Laid(body, notes, page.label or _printed_label(printed)))
    return laid


def body_size(pages: Sequence[PdfPageLines]) -> float:
    """The height of most of the letters, in points."""
    heights: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            heights[line.top - line.bottom] += len(line.text)
    sizes: Counter[float] = Counter()
    for height, letters in heights.items():
        sizes[round(height, 1)] += letters
    return sizes.most_common(1)[0][0] if sizes else 0.0


# ---------------------------------------------------------------------------------------------------------------
# Heads, feet and numbers


def _furniture(pages: Sequence[PdfPageLines]) -> dict[int, set[int]]:
    """The places of the lines, by page, that recur at the edges of three pages or more (two of a short file)."""
    enough = 3 if len(pages) > 4 else 2
    edges = [(number, place) for number, page in enumerate(pages) for place in _edge_lines(page)]
    likeness = {where: _likeness(pages[where[0]].lines[where[1]], pages[where[0]].height) for where in edges}
    on_pages: Counter[tuple[str, bool]] = Counter()
    for _, like in sorted({(where[0], like) for where, like in likeness.items()}):
        on_pages[like] += 1
    few = len(pages) < enough
    furniture: dict[int, set[int]] = {}
    for where, like in likeness.items():
        if on_pages[like] >= enough or (few and (like[0] == "#" or _is_numbered_apart(pages[where[0]], where))):
            furniture.setdefault(where[0], set()).add(where[1])
    return furniture


def _is_numbered_apart(page: PdfPageLines, where: tuple[int, int]) -> bool:
    """Whether a line at the edge of a page begins or ends with the page's number, and stands well apart."""
    number, place = where
    line = page.lines[place]
    if str(number + 1) not in (line.text.split()[0], line.text.split()[-1]):
        return False
    others = [one for one in page.lines if one is not line]
    below = [line.bottom - one.top for one in others if one.top <= line.bottom]
    above = [one.bottom - line.top for one in others if one.bottom >= line.top]
    return not (below and above) and min(below or above, default=0.0) > _leading(page) + _APART * line.height


def _leading(page: PdfPageLines) -> float:
    """How much room there usually is between a page's lines."""
    from statistics import median  # imported late: a run without PDFs does not pay for it

    down = sorted(page.lines, key=lambda line: -line.top)
    return max(0.0, median([one.bottom - other.top for one, other in pairwise(down)] or [0.0]))


def _edge_lines(page: PdfPageLines) -> list[int]:
    """The places of the few lines at the top and at the foot of a page, in its margins."""
    tops = [line.top for line in page.lines]
    by_height = sorted(range(len(tops)), key=tops.__getitem__, reverse=True)
    top = [n for n in by_height[:_EDGE_LINES] if page.lines[n].bottom > page.height * (1 - _MARGIN)]
    foot = [n for n in by_height[-_EDGE_LINES:] if page.lines[n].top < page.height * _MARGIN]
    return [*top, *(place for place in foot if place not in top)]


def _likeness(line: Line, height: float) -> tuple[str, bool]:
    """What a line has in common with its like on other pages: its words but for numbers, and which end it is at."""
    words = "#" if _NUMBER.fullmatch(line.text) else re.sub(r"\d+", "#", line.text)
    return words, line.bottom > height / 2


def _printed_label(furniture: list[Line]) -> str | None:
    """The number printed on a page: alone on its line, else at either end of a head."""
    for line in furniture:
        alone = _NUMBER.fullmatch(line.text)
        if alone:
            return alone["label"]
    for line in furniture:
        beside = _AT_AN_END.fullmatch(line.text) or _AT_AN_END.match(line.text)
        if beside:
            return beside["first"] or beside["last"]
    return None


def _without_numbers(lines: list[Line]) -> list[Line]:
    """The lines without the numbers in front of them, where most have one and they count up."""
    leading = [place for place, line in enumerate(lines) if line.text[:1].isdecimal()]
    if len(leading) <= _FEWEST:  # so few cannot count up so often
        return lines
    down = sorted(leading, key=lambda place: -lines[place].top)
    numbered = [(place, int(found[1])) for place in down if (found := _LEADING.match(lines[place].text))]
    counting = sum(b == a + 1 for (_, a), (_, b) in pairwise(numbered))
    if counting < _FEWEST or counting * 2 < len(lines) - counting:
        return lines
    shorn = {
        place: lines[place].without(found.end())
        for place, _ in numbered
        if (found := _LEADING.match(lines[place].text))
    }
    return [line for line in (shorn.get(place, line) for place, line in enumerate(lines)) if line.text]


# ---------------------------------------------------------------------------------------------------------------
# Columns


def _in_order(lines: list[Line]) -> list[tuple[Line, int]]:
    """The lines as one reads them: column by column between the lines that run across; else as they are drawn."""
    gutters = _gutters(lines)
    if not gutters:
        return [(row, 0) for row in _beside_each_other(lines)]
    ordered: list[tuple[Line, int]] = []
    band: list[list[Line]] = [[] for _ in range(len(gutters) + 1)]
    for line in sorted(sorted(lines, key=attrgetter("left")), key=attrgetter("top"), reverse=True):
        column = _column(line, gutters)
        if column is None:
            ordered += _column_by_column(band)
            ordered.append((line, -1))
            band = [[] for _ in band]
        else:
            band[column].append(line)
    return ordered + _column_by_column(band)


def _column_by_column(band: list[list[Line]]) -> list[tuple[Line, int]]:
    return [(row, number) for number, lines in enumerate(band) for row in _rows(lines)]


def _rows(lines: list[Line]) -> list[Line]:
    """The lines of a column, the pieces of each made one: justifying sets words as far apart as columns are."""
    rows: list[list[Line]] = []
    first: Line | None = None
    for line in lines:
        if first is not None and _in_one_row(first, line):
            rows[-1].append(line)
        else:
            rows.append([line])
            first = line
    if len(rows) == len(lines):
        return lines
    return [
        row
        for pieces in rows
        for row in (pieces if len(pieces) == 1 else _beside_each_other(sorted(pieces, key=lambda piece: piece.left)))
    ]


def _beside_each_other(lines: list[Line]) -> list[Line]:
    """Lines as they are drawn, each that goes on to the right of the one before it made one with it."""
    whole: list[Line] = []
    for line in lines:
        last = whole[-1] if whole else None
        if last and not last.broken and last.right <= line.left and _in_one_row(last, line):
            whole[-1] = last.with_beside(line, " ")
        else:
            whole.append(line)
    return whole


def _in_one_row(one: Line, other: Line) -> bool:
    high, low, top, bottom = one.top, one.bottom, other.top, other.bottom
    overlap = min(high, top) - max(low, bottom)
    return overlap > 0.5 * (high - low) or overlap > 0.5 * (top - bottom)


def _column(line: Line, gutters: list[float]) -> int | None:
    """The number of the column that a line is in; None where it runs across a gutter."""
    number = bisect_right(gutters, line.left)
    return None if number < len(gutters) and gutters[number] < line.right else number


def _gutters(lines: list[Line]) -> list[float]:
    """Where the empty strips between columns are: hardly a line crosses them, and several stand on either side."""
    if len(lines) < 2 * _FEWEST:
        return []
    lefts, rights = [line.left for line in lines], [line.right for line in lines]
    left, right = min(lefts), max(rights)
    step = (right - left) / _BINS
    if step <= 0:
        return []
    covered = [0] * (_BINS + 1)
    for start, end in zip(lefts, rights, strict=True):
        covered[int((start - left) / step)] += 1
        covered[min(_BINS, int((end - left) / step) + 1)] -= 1
    depths = list(accumulate(covered[:_BINS]))
    strips: list[tuple[int, float]] = []
    most = len(lines) // 8
    for empty, held in groupby(range(_BINS), key=[depth <= most for depth in depths].__getitem__):
        if empty:
            crossed, place = _emptiest(depths, list(held))
            strips.append((crossed, left + step * place))
    strips = [strip for strip in strips if left + step < strip[1] < right - step]
    least = min((crossed for crossed, _ in strips), default=0)
    # Where words stand far apart, there are strips within columns, too; between columns hardly a line goes.
    for most in (len(lines), least):
        chosen = [place for crossed, place in strips if crossed <= most]
        if chosen and _are_columns(lines, chosen):
            return chosen
    return []


def _emptiest(depths: list[int], places: list[int]) -> tuple[int, float]:
    """How many lines cross a strip at the least, and the middle of its longest stretch of these: ends are ragged."""
    least = min(depths[place] for place in places)
    stretches = [list(held) for fewest, held in groupby(places, key=lambda place: depths[place] == least) if fewest]
    longest = max(stretches, key=len)
    return least, (longest[0] + longest[-1] + 1) / 2


def _are_columns(lines: list[Line], gutters: list[float]) -> bool:
    """Whether every column has lines enough, and these have words enough: the cells of a table have few."""
    from statistics import median  # imported late: a run without PDFs does not pay for it

    columns: dict[int, list[Line]] = {}
    for line in lines:
        column = _column(line, gutters)
        if column is not None:
            columns.setdefault(column, []).append(line)

    def are_wordy(lines: list[Line]) -> bool:
        return len(lines) >= _FEWEST and median([len(line.text) for line in lines]) >= _WORDY

    return len(columns) > len(gutters) and all(
        are_wordy(column) or are_wordy(_rows(sorted(column, key=lambda line: -line.top))) for column in columns.values()
    )


# ---------------------------------------------------------------------------------------------------------------
# Footnotes


def _notes(lines: list[tuple[Line, int]], size: float) -> tuple[list[tuple[Line, int]], list[tuple[str, list[Line]]]]:
    """The body, and the notes below it: lines of smaller letters at the end, from one that opens with a mark on."""
    first = len(lines)
    while first and lines[first - 1][0].height < size * _SMALL:
        first -= 1
    while first < len(lines) and not _NOTE.match(lines[first][0].text):
        first += 1
    if first == len(lines) or not _is_called(_mark(lines[first][0]), lines[:first]):
        return lines, []
    notes: list[tuple[str, list[Line]]] = []
    for line, _ in lines[first:]:
        mark = _NOTE.match(line.text)
        if mark and (not notes or _follows(notes[-1][0], mark[1])):
            notes.append((mark[1], [line.without(mark.end())]))
        else:
            notes[-1][1].append(line)
    return lines[:first], notes


def _mark(line: Line) -> str:
    found = _NOTE.match(line.text)
    return found[1] if found else ""


def _is_called(mark: str, body: list[tuple[Line, int]]) -> bool:
    """Whether a mark is glued to a word of the page: a note that nobody refers to is none."""
    glued = re.compile(rf"[^\W\d_][.,;:!?”’)\"]{{0,2}}{re.escape(mark)}(?!\w)")
    return any(glued.search(line.text) for line, _ in body)


def _follows(last: str, mark: str) -> bool:
    return not mark.isdecimal() or not last.isdecimal() or int(mark) == int(last) + 1
