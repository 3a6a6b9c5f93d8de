"""What the printer put on the page and nobody said: numbers of pages and lines, running heads, star pages, times."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from tieout.documents.scanning import matches
from tieout.model import Span
from tieout.text.patterns import lazy

# Each pattern opens with the line end before it: that is what makes a search of 100 MB fast.
_WORDED = lazy(
    r"[\n\r\f]([ \t]*+\[{0,2}(?:Page|PAGE)[ \t]+\d{1,5}(?:[ \t]+(?:of|OF)[ \t]+\d{1,5})?\]{0,2})"
    r"[ \t]*+(?=[\n\r\f]|\Z)"
)
_BARE = lazy(r"[\n\r\f]([ \t]*+(?:[-–—][ \t]*)?(?P<number>\d{1,4})(?:[ \t]*[-–—])?)[ \t]*+(?=[\n\r\f]|\Z)")
_MAY_BE_PAGED = lazy(r"[\n\r\f][ \t]*+[P\[\d–—-]")
_EMPTY_LINES = lazy(r"(?:[ \t]*+[\n\r\f])++")
_GOES_ON = lazy(r"\s*+[a-z]")
_BREAKS_OFF = lazy(r"[\w,;]\s*\Z")
_MARGIN = lazy(r"[\n\r\f]([ \t]*+(?P<number>\d{1,2}))(?=[ \t\n\r]|\Z)")
_STAR = lazy(r"(\*(?P<number>\d{1,5})\b)")
_CUE = lazy(r"[\n\r]((?:\d{1,6}[ \t]*+\r?\n)?[\d:.,]{5,12} --> [\d:.,]{5,12}[^\n\r]{0,80}+)(?=[\n\r]|\Z)")
_FORM_FEED = lazy(r"\f")
_HEAD_REACH = 400
_NEXT_LINE = lazy(r"\s*+([^\n\r\f]*+)")
_DIGITS = lazy(r"\d+")


def page_furniture(text: str) -> tuple[Span, ...]:
    """The page furniture of a plain text, in order; each kind only where the file shows that it is that."""
    paged = any(True for _ in matches(_MAY_BE_PAGED, text, "\n\r\f"))
    worded = [Span(*line.span(1)) for line in matches(_WORDED, text, "\n\r\f")] if paged else []
    numbers = _page_numbers(text) if paged else []
    margin = _line_numbers(text) if paged else []
    if margin:
        numbers += _above_lines(text, margin)
    stars = _counting(_STAR.finditer(text)) if "*" in text else []
    cues = [Span(*cue.span(1)) for cue in _CUE.finditer(text)] if ">" in text and "-->" in text else []
    feeds = [Span(*feed.span()) for feed in _FORM_FEED.finditer(text)] if "\f" in text else []
    breaks = [*worded, *numbers, *feeds]
    heads = _running_heads(text, breaks) if breaks else []
    return merged([*breaks, *margin, *stars, *cues, *heads])


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap made one."""
    whole: list[Span] = []
    for span in sorted(set(spans)):
        if whole and span.start < whole[-1].end:
            whole[-1] = Span(whole[-1].start, max(whole[-1].end, span.end))
        elif span:
            whole.append(span)
    return tuple(whole)


def _page_numbers(text: str) -> list[Span]:
    """The numbers on lines of their own that are pages': three that count up, or fewer where one parts a sentence."""
    runs = _runs(matches(_BARE, text, "\n\r\f"))
    return [span for run in runs if len(run) > 2 or any(_parts_a_sentence(text, span) for span in run) for span in run]


def _parts_a_sentence(text: str, number: Span) -> bool:
    """Whether a number stands far in from the margin, and the words before it go on behind it with a small letter."""
    far = number.length - len(text[slice(*number)].lstrip()) >= _FAR_IN
    if not far or not _GOES_ON.match(text, number.end, number.end + _HEAD_REACH):
        return False
    return _BREAKS_OFF.search(text, max(0, number.start - _HEAD_REACH), number.start) is not None


_FAR_IN = 8


def _above_lines(text: str, margin: list[Span]) -> list[Span]:
    """The page numbers right above a line that the margin numbers 1; the last line of the page before is none."""
    lines = set(margin)
    firsts = {line.start for line in margin if text[slice(*line)].strip() == "1"}
    found = (Span(*match.span(1)) for match in matches(_BARE, text, "\n\r\f"))
    return [number for number in found if number not in lines and _line_below(text, number.end) in firsts]


def _line_below(text: str, offset: int) -> int:
    """Where the next line begins that is not empty."""
    found = _EMPTY_LINES.match(text, offset)
    return found.end() if found else offset


def _counting(found: Iterator[re.Match[str]]) -> list[Span]:
    """The numbers that count up one by one, three or more of them: pages do, and hardly anything else."""
    return [span for run in _runs(found) if len(run) > 2 for span in run]


def _runs(found: Iterator[re.Match[str]]) -> list[list[Span]]:
    """The numbers in runs that count up one by one."""
    runs: list[list[Span]] = []
    last = -1
    for match in found:
        number = int(match["number"])
        if number != last + 1 or not runs:
            runs.append([])
        runs[-1].append(Span(*match.span(1)))
        last = number
    return runs


def _line_numbers(text: str) -> list[Span]:
    """The numbers in the margin of a deposition: line by line they count up from 1, page after page.

    One such page could be a list; two of ten lines or more are not.
    """
    pages: list[list[Span]] = [[]]
    last, end = 0, 0
    for match in matches(_MARGIN, text, "\n\r\f"):
        number, near = int(match["number"]), text.count("\n", end, match.start()) < _LINES_APART
        follows, end = number == last + 1 and near, match.end()
        if number == 1:
            pages.append([])
        if number == 1 or follows:
            pages[-1].append(Span(*match.span(1)))
        last = number if number == 1 or follows else 0
    numbered = [page for page in pages if len(page) >= _LINES_OF_A_PAGE]
    return [span for page in numbered for span in page] if len(numbered) > 1 else []


_LINES_OF_A_PAGE, _LINES_APART = 10, 3


def _running_heads(text: str, breaks: list[Span]) -> list[Span]:
    """Lines beside a page break that recur beside others, three times or more, but for the digits in them."""
    beside = {_line_before(text, gap.start) for gap in breaks}
    beside |= {_line_after(text, gap.end) for gap in breaks}
    likeness = {line: _likeness(text[line.start : line.end]) for line in beside if line is not None}
    counts = Counter(likeness.values())
    return [line for line, like in likeness.items() if counts[like] > 2]


def _likeness(line: str) -> str:
    return _DIGITS.sub("#", line.strip())


def _line_before(text: str, offset: int) -> Span | None:
    """The last line with words in it before an offset, if it is near and short."""
    start = max(0, offset - _HEAD_REACH)
    window = text[start:offset]
    words = window.rstrip()
    begin = max(words.rfind("\n"), words.rfind("\r"), words.rfind("\f")) + 1
    whole = begin > 0 or start == 0
    return Span(start + begin, start + len(words)) if whole and 0 < len(words) - begin <= 120 else None


def _line_after(text: str, offset: int) -> Span | None:
    """The first line with words in it from an offset on, if it is near and short."""
    found = _NEXT_LINE.match(text, offset, offset + _HEAD_REACH)
    if found is None:
        return None
    line = found[1].rstrip()
    return Span(found.start(1), found.start(1) + len(line)) if 0 < len(line) <= 120 else None
