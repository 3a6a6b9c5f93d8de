"""A quotation as it is found, before anything is said about it; everything counts in prose."""

from __future__ import annotations

from dataclasses import dataclass

from tieout.model import Span


@dataclass(frozen=True, slots=True)
class Found:
    """The words between marks, part by part, and the stretch they take up with their marks."""

    parts: tuple[Span, ...]
    outer: Span
    glyphs: tuple[str, str]
    first_block: int
    last_block: int
    split: bool = False
    """Whether words of attribution stand between its parts."""
    signed: bool = False
    """Whether a byline stands between its words and its closing mark."""

    @property
    def is_block(self) -> bool:
        return not self.glyphs[0]


def trimmed(prose: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    while start < end and prose[start].isspace():
        start += 1
    while end > start and prose[end - 1].isspace():
        end -= 1
    return Span(start, end)


def has_words(prose: str, span: Span) -> bool:
    """Whether anything in the span could be spoken."""
    return any(char.isalnum() for char in prose[span.start : min(span.end, span.start + 40)]) or any(
        prose[at].isalnum() for at in range(span.start + 40, span.end)
    )
