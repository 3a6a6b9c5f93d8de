"""Where in a source a passage stands, as the source itself counts: pages, paragraphs, lines and times that it shows.

Only what is printed counts. A page number may stand at the head or the foot of its page; where the text does not show
which, either reading is granted.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from tieout.model import LocatorKind, Span
from tieout.text.patterns import lazy

_WORDED = lazy(
    r"(?:^|(?<=[\n\f]))[ \t]*(?:Page|PAGE|page|p\.)[ \t]+(?P<n>\d{1,5})(?:[ \t]+of[ \t]+\d{1,5})?[ \t]*(?=[\r\n\f]|\Z)"
)
_DASHED = lazy(r"(?:^|(?<=[\n\f]))[ \t]*[-–—][ \t]*(?P<n>\d{1,5})[ \t]*[-–—][ \t]*(?=[\r\n\f]|\Z)")
_BARE = lazy(r"(?:^|(?<=[\n\f]))[ \t]*(?P<n>\d{1,4})[ \t]*(?=[\r\n\f]|\Z)")
_ABOVE_LINES = lazy(
    r"(?:^|(?<=[\n\f]))[ \t]*+(?:(?:Page|PAGE|page)[ \t]++)?(?P<n>\d{1,5})[ \t]*+(?:[\r\n\f][ \t]*+){1,6}+"
    r"(?=1(?:[ \t]{2,}|\t)\S)"
)
_HEAD = lazy(
    r"(?:\A|\n[ \t]*+\r?\n)[ \t#>*_]{0,12}"
    r"(?:§{1,2}|[Ss]ec(?:tion|\.)|SEC(?:TION|\.)|[Aa]rticle|ARTICLE|[Cc]lause)?[ \t]{0,4}"
    r"(?P<n>\d{1,6}(?:[.:-]\d{1,6}){0,4})(?=[a-z]?[.):]?(?:[ \t*_]+\S|[ \t]*[\r\n]))"
)
_STAR = lazy(r"(?<!\*)\*(?P<n>\d{1,5})\b(?!\*)")
_PARAGRAPH = lazy(r"(?:^|(?<=[\n\f]))[ \t]*(?:¶[ \t]?(?P<a>\d{1,4})|\[(?P<b>\d{1,4})\]|(?P<c>\d{1,4})\.)[ \t]+(?=\S)")
_LINE = lazy(r"(?:^|(?<=[\n\f]))[ \t]{0,8}(?P<n>\d{1,2})(?:[ \t]{2,}|\t)(?=\S)")
_TIME = lazy(r"[\[(]?(?<![\d:])(?P<t>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d{1,3})?(?![\d:])[\])]?")
_LEAST = 3
"""So many numbers in a row show that a source counts."""
_NEAR_EDGE = 200
SLACK = 5
"""Seconds by which a time may be off."""


@dataclass(frozen=True, slots=True)
class _Marks:
    """Offsets where marks stand, and their numbers."""

    offsets: list[int]
    numbers: list[int]

    def __bool__(self) -> bool:
        return bool(self.offsets)


class Places:
    """The marks of one source's text."""

    def __init__(self, text: str) -> None:
        self._text = text

    def where(self, kind: LocatorKind, span: Span) -> tuple[int, int] | None:
        """The numbers of the first and the last page (paragraph, line, second) that a span may stand on; None where
        the source does not show them."""
        ways: dict[LocatorKind, Callable[[Span], tuple[int, int] | None]] = {
            LocatorKind.PAGE: self._page,
            LocatorKind.PARAGRAPH: lambda span: _after(self._paragraphs, span),
            LocatorKind.LINE: lambda span: _after(self._lines, span),
            LocatorKind.TIME: self._time,
        }
        return ways[kind](span) if kind in ways else None

    def lines(self, span: Span) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """The page and the line on it where a span begins, and where it ends; None where these do not show."""
        first, last = self._lined(span.start), self._lined(max(span.start, span.end - 1))
        return (first, last) if first and last else None

    def _lined(self, offset: int) -> tuple[int, int] | None:
        page, number = self._page(Span(offset, offset + 1)), bisect_right(self._lines.offsets, offset) - 1
        if page is None or page[0] != page[1] or number < 0:
            return None
        return page[0], self._lines.numbers[number]

    def _page(self, span: Span) -> tuple[int, int] | None:
        if self._stars:
            return _after(self._stars, span)
        if not self._numbered:
            return self._by_feed(span) if "\f" in self._text else None
        head = _after(self._numbered, span)
        foot = _before(self._numbered, span)
        if self._at_head is None:
            both = [way for way in (head, foot) if way is not None]
            return (min(low for low, _ in both), max(high for _, high in both)) if both else None
        return head if self._at_head else foot

    def _by_feed(self, span: Span) -> tuple[int, int]:
        feeds = self._feeds
        return bisect_right(feeds, span.start) + 1, bisect_left(feeds, max(span.start + 1, span.end)) + 1

    def _time(self, span: Span) -> tuple[int, int] | None:
        if not self._times:
            return None
        first = bisect_right(self._times.offsets, span.start) - 1
        after = bisect_left(self._times.offsets, span.end)
        low = self._times.numbers[first] if first >= 0 else 0
        high = self._times.numbers[after] if after < len(self._times.offsets) else 1 << 40
        return low - SLACK, high + SLACK

    def sections(self, span: Span) -> tuple[str, str] | None:
        """The sections, as their heads print them, that a span begins and ends in; None before the first head."""
        first = bisect_right(self._heads[0], span.start) - 1
        last = bisect_left(self._heads[0], max(span.start + 1, span.end)) - 1
        return (self._heads[1][first], self._heads[1][last]) if first >= 0 else None

    def has_section(self, numbers: tuple[int, ...]) -> bool:
        """Whether a head has these numbers, or opens with them."""
        return any(section_numbers(head)[: len(numbers)] == numbers for head in self._heads[1])

    # -- marks ----------------------------------------------------------------------------------------------------

    @cached_property
    def _numbered(self) -> _Marks:
        """The page numbers on lines of their own: above lines numbered from 1, worded, between dashes or, if
        they count on, bare."""
        above = self._above_lines()
        if above:
            return above
        for pattern, least in ((_WORDED, 1), (_DASHED, 2), (_BARE, _LEAST)):
            marks = _counting(((found.start(), int(found["n"])) for found in pattern.finditer(self._text)), least)
            if marks:
                return marks
        return _Marks([], [])

    def _above_lines(self) -> _Marks:
        """The numbers right above the first of the lines that a page numbers; pages may be missing between them."""
        if not self._lines:
            return _Marks([], [])
        found = [(one.start(), int(one["n"])) for one in _ABOVE_LINES.finditer(self._text)]
        ascending = all(later[1] > earlier[1] for earlier, later in pairwise(found))
        kept = found if ascending and not any(self._numbers_a_line(*one) for one in found) else []
        return _Marks([offset for offset, _ in kept], [number for _, number in kept])

    def _numbers_a_line(self, offset: int, number: int) -> bool:
        """Whether a number goes on from that of the line above: then it is an empty line's."""
        above = bisect_left(self._lines.offsets, offset) - 1
        return above >= 0 and self._lines.numbers[above] + 1 == number

    @cached_property
    def _heads(self) -> tuple[list[int], list[str]]:
        """Where the heads of sections stand, and the numbers they print."""
        found = list(_HEAD.finditer(self._text))
        return [one.start("n") for one in found], [one["n"] for one in found]

    @cached_property
    def _at_head(self) -> bool | None:
        """Whether page numbers stand at the head of their page; None where that does not show."""
        first, last = self._numbered.offsets[0], self._numbered.offsets[-1]
        if not self._text[:first].strip():
            return True
        before, after = len(self._text[:first].strip()), len(self._text[last:].partition("\n")[2].strip())
        opens, closes = before < _NEAR_EDGE, after < _NEAR_EDGE
        if opens and closes:  # a title may stand above the first number, hardly anything below the last
            opens, closes = before * 2 < after, after * 2 < before
        if feeds := self._feeds:
            ends = feeds[min(bisect_left(feeds, first), len(feeds) - 1)]
            if first < ends:
                return len(self._text[first:ends].strip()) * 2 >= len(self._text[:ends].strip())
        return opens if opens != closes else None

    @cached_property
    def _feeds(self) -> list[int]:
        return [found.start() for found in re.finditer("\f", self._text)]

    @cached_property
    def _stars(self) -> _Marks:
        return _counting(((found.start(), int(found["n"])) for found in _STAR.finditer(self._text)), 2)

    @cached_property
    def _paragraphs(self) -> _Marks:
        found = _PARAGRAPH.finditer(self._text)
        return _counting(((one.start(), int(one["a"] or one["b"] or one["c"])) for one in found), _LEAST)

    @cached_property
    def _lines(self) -> _Marks:
        """The numbers printed at the lines of a page, which begin anew with each."""
        found = [(one.start(), int(one["n"])) for one in _LINE.finditer(self._text)]
        steps = sum(later[1] == earlier[1] + 1 for earlier, later in pairwise(found))
        kept = found if len(found) > _LEAST and steps * 2 > len(found) else []
        return _Marks([offset for offset, _ in kept], [number for _, number in kept])

    @cached_property
    def _times(self) -> _Marks:
        """The times that stand in brackets or at the head of a line, where they go on as a recording does."""
        found = ((one.start(), _seconds(one["t"])) for one in _TIME.finditer(self._text) if self._stamps(one))
        return _counting(found, _LEAST, steps=False)

    def _stamps(self, found: re.Match[str]) -> bool:
        boxed = found.group()[0] in "[(" and found.group()[-1] in "])"
        return boxed or found.start() == 0 or self._text[found.start() - 1] in "\n\f"


def _counting(found: Iterable[tuple[int, int]], least: int, *, steps: bool = True) -> _Marks:
    """The marks that go on from one to the next: by one where they count, upwards where they tell the time."""
    offsets: list[int] = []
    numbers: list[int] = []
    for offset, number in found:
        if not numbers or number == numbers[-1] + 1 or (not steps and number >= numbers[-1]):
            offsets.append(offset)
            numbers.append(number)
        elif steps and len(numbers) == 1:
            offsets, numbers = [offset], [number]
    return _Marks(offsets, numbers) if len(numbers) >= least else _Marks([], [])


def _after(marks: _Marks, span: Span) -> tuple[int, int] | None:
    """The numbers of a span where each mark opens what it numbers."""
    if not marks:
        return None
    first = bisect_right(marks.offsets, span.start) - 1
    last = bisect_left(marks.offsets, max(span.start + 1, span.end)) - 1
    if first < 0:
        return None if last < 0 else (marks.numbers[0] - 1, marks.numbers[last])
    return marks.numbers[first], marks.numbers[last]


def _before(marks: _Marks, span: Span) -> tuple[int, int] | None:
    """The numbers of a span where each mark closes what it numbers."""
    first = bisect_right(marks.offsets, span.start)
    last = bisect_left(marks.offsets, max(span.start + 1, span.end))
    beyond = marks.numbers[-1] + 1
    low = marks.numbers[first] if first < len(marks.numbers) else beyond
    return low, marks.numbers[last] if last < len(marks.numbers) else beyond


def section_numbers(head: str) -> tuple[int, ...]:
    """The numbers of a section's head: (14, 302) of "14-302"."""
    return tuple(map(int, re.findall(r"\d+", head)))


def _seconds(clock: str) -> int:
    total = 0
    for part in clock.split(":"):
        total = total * 60 + int(part)
    return total
