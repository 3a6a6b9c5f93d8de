"""What a draft is about where a figure stands: the headings over it, and how the draft opens."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from tieout.model import BlockKind, Document, Span
from tieout.text.sentences import sentence_ends

_BLOCKS = 80
"""So many blocks before a figure are looked through for its headings."""
_OPENING = 600
_FIRST = 4
"""Blocks that a draft opens with: its title, a line on who wrote it, its first paragraph."""
_SENTENCES = 2
_TITLE = 100
"""Characters; a longer block is a paragraph."""


def topics(document: Document, at: int) -> Iterator[Span]:
    """The stretches of a draft's prose that say what it is about at an offset, the nearest first."""
    yield from _headings(document, at)
    yield from _opening(document)


def _headings(document: Document, at: int) -> Iterator[Span]:
    """The headings over an offset, each of a higher level than the one before it."""
    blocks = document.blocks
    last = bisect_right(blocks, at, key=lambda block: block.span.start) - 1
    level = 10
    for number in range(last, max(-1, last - _BLOCKS), -1):
        block = blocks[number]
        if block.kind is BlockKind.HEADING and block.level < level:
            level = block.level
            yield block.span


def _opening(document: Document) -> Iterator[Span]:
    """The title and the first sentences of the first paragraph."""
    for block in document.blocks[:_FIRST]:
        text = document.prose[block.span.start : min(block.span.end, block.span.start + _OPENING)]
        if len(text) <= _TITLE:
            yield block.span
            continue
        ends = sentence_ends(text)[:_SENTENCES]
        yield Span(block.span.start, block.span.start + (ends[-1] if len(ends) == _SENTENCES else len(text)))
        return
