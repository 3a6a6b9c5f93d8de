"""The list of references of a document: which stretch of it that is, and its entries by number."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from tieout.model import Block, BlockKind, Document, Span
from tieout.text.citekeys import folded
from tieout.text.patterns import lazy

_HEADINGS = frozenset({
    "references", "sources", "bibliography", "works cited", "notes", "endnotes", "literature", "citations",
    "list of references", "list of sources", "sources cited", "references and notes", "notes and sources",
    "notes and references", "further reading",
})  # fmt: skip
_NUMBER = lazy(
    r"(?:^|(?<=\n))[ \t]{0,8}(?:[\[【]\^?(?P<boxed>\d{1,4})[\]】]:?|(?P<plain>\d{1,4})[.)]"
    r"|(?P<raised>[⁰¹²³⁴-⁹]{1,3}))[ \t]+"
)
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SURNAME = lazy(r"[^\W\d_][\w'’-]*")
_LONGEST_HEADING = 40
_HEAD = 160


class References:
    """The entries of a list of references, in order; spans count in prose."""

    def __init__(self, document: Document) -> None:
        self._prose = document.prose
        self._blocks = list(_listed(document))
        self._starts = [block.span.start for block in self._blocks]
        self.entries: dict[int, Span] = {}
        """By the number that each has, or else by its place among those that have none."""
        self._unnumbered: list[Span] = []
        for block in self._blocks:
            self._take(block)
        for place, span in enumerate(self._unnumbered, 1):
            self.entries.setdefault(place, span)
        self._by_name: dict[str, list[Span]] | None = None

    def __bool__(self) -> bool:
        return bool(self.entries)

    def holds(self, offset: int) -> bool:
        """Whether an offset of the prose stands in the list."""
        number = bisect_right(self._starts, offset) - 1
        return number >= 0 and offset <= self._blocks[number].span.end

    def named(self, surname: str, year: str) -> Span | None:
        """The entry that opens with an author and has the year; None where there is none."""
        if self._by_name is None:
            self._by_name = {}
            for span in self.entries.values():
                for name in {folded(name) for name in _SURNAME.findall(self._head(span))}:
                    self._by_name.setdefault(name, []).append(span)
        return next(
            (span for span in self._by_name.get(folded(surname), ()) if year in self._prose[slice(*span)]), None
        )

    def _head(self, span: Span) -> str:
        return self._prose[span.start : min(span.end, span.start + _HEAD)]

    def _take(self, block: Block) -> None:
        """The entries of one block: it may hold several, each on a line that opens with its number."""
        start, end = block.span
        if block.kind is BlockKind.LIST_ITEM and (block.label or "").isdecimal():
            self.entries.setdefault(int(block.label or 0), block.span)
            return
        marks = [mark for mark in _NUMBER.finditer(self._prose, start, end) if _opens_line(self._prose, mark, start)]
        if not marks or marks[0].start() > start:
            self._unnumbered.append(Span(start, marks[0].start() if marks else end))
        stops = [*(mark.start() for mark in marks[1:]), end]
        for mark, stop in zip(marks, stops[: len(marks)], strict=True):
            span = Span(mark.end(), stop)
            self.entries.setdefault(int(next(filter(None, mark.groups())).translate(_LOWERED)), span)


def _opens_line(prose: str, mark: re.Match[str], start: int) -> bool:
    return mark.start() == start or prose[mark.start() - 1] == "\n"


def _listed(document: Document) -> Iterator[Block]:
    """The blocks of the list: what follows its heading, or the numbered paragraphs that end the document."""
    blocks = document.blocks
    for number, block in enumerate(blocks):
        if below := _below_heading(document.prose, block):
            yield below
        if below or _is_heading(document.prose, block):
            level = block.level if block.kind is BlockKind.HEADING else 0
            for following in blocks[number + 1 :]:
                if following.kind is BlockKind.HEADING and (not level or following.level <= level):
                    break
                if following.kind is not BlockKind.HEADING:
                    yield following
            return
    yield from _trailing(document)


def _below_heading(prose: str, block: Block) -> Block | None:
    """What stands under a heading that no blank line parts from it: "### Sources" right above "1. Minutes of May"."""
    heading = prose.find("\n", block.span.start, min(block.span.end, block.span.start + _LONGEST_HEADING))
    if (
        heading < 0
        or block.kind is not BlockKind.PARAGRAPH
        or folded(prose[block.span.start : heading]) not in _HEADINGS
    ):
        return None
    below = Span(heading + 1, block.span.end)
    return replace(block, span=below) if _NUMBER.match(prose, *below) else None


def _is_heading(prose: str, block: Block) -> bool:
    """Whether a block is the heading of a list of references, by its words alone."""
    if block.span.length > _LONGEST_HEADING or block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH):
        return False
    return folded(prose[block.span.start : block.span.end]) in _HEADINGS


def _trailing(document: Document) -> list[Block]:
    """The numbered paragraphs at the end of a document that has no heading for them."""
    trailing: list[Block] = []
    for block in reversed(document.blocks):
        mark = _NUMBER.match(document.prose, block.span.start, block.span.end)
        if mark is None or mark["plain"] is not None:
            break
        trailing.append(block)
    return trailing[::-1]
