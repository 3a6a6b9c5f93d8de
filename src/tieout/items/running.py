"""Marks left alone in their paragraphs that answer each other over several: running quotations whose paragraphs open
with marks of two kinds, and pull quotations that close only after the byline.

    "The harbor was full.                       “A pier keeps its boats until it floods.
    “Nobody could leave,” the warden said."     Jane Doe, keeper of the pier.”
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from tieout.items.attribution import count_words, verbs_in
from tieout.items.found import Found, has_words, trimmed
from tieout.items.marks import CLOSES, Mark
from tieout.model import Block, BlockKind, Span
from tieout.text.patterns import lazy

Alone = tuple[Mark, bool]
"""A mark that pairs with nothing, and whether it would have opened."""

_OPENING = lazy("“|\"|„|«|»|''|``")
_MOST_CHARACTERS, _MOST_WORDS = 100, 12
_DASH = lazy(r"\s*(?:—|–|―|--?)\s*")
_NAME = r"[A-Z][\w.'’-]*(?: (?:de|la|van|von|der|del|al|bin|[A-Z][\w.'’-]*)){0,3} [A-Z][\w'’-]+"
_NAME_FIRST = lazy(rf"{_NAME}(?:\.?$|,? \(|, )")
_NAME_LAST = lazy(rf"(?:[\w'’-]+\.? ){{1,6}}{_NAME}\.?$")
_SENTENCE = lazy(
    r"\b(?:is|was|are|were|has|have|had|will|would|can|could|at|in|on|to|from|with|by|that|who|which|he|she|it|they|we|I|"
    r"you|my|our|his|her|their|not|but)\b"
)
_SIGNED_OFF = lazy(
    r",\s+(?!(?:I|we|you)\b)(?:(?!(?:would|could|should|might|never)\b)\w[\w.'’-]*\s+){0,4}"
    r"(?:said|says|wrote|writes|added|adds|told \w+|replied|asked|answered|explained|insisted)"
    r"(?!\s+(?:he|she|it|they|we|you|i|there)(?:['’]?(?:re|s|ll|ve|d|m))?\b)"
    r"(?:\s+\w[\w.'’-]*){0,3}[.!]?\s*$"
)
"""An attribution at the end of a paragraph: the quotation in it was over, whether a mark says so or not.

What the speaker says of himself ("I would have said") and what goes on with a subject ("the owner, he says they're
old.") is reported within the quotation.
"""
_SENTENCE_END = lazy(r"[.!?…][)\]]?\s*$")


def is_signature(line: str) -> bool:
    """Whether a short line is a name, with or without an office: "Jane Doe.", "Harbor warden Jane Doe"."""
    text = _DASH.sub("", line, count=1).strip() if _DASH.match(line) else line.strip()
    if not text or len(text) > _MOST_CHARACTERS or count_words(text) > _MOST_WORDS:
        return False
    if _NAME_FIRST.match(text):
        return not verbs_in(text)
    return _NAME_LAST.match(text) is not None and not _SENTENCE.search(text) and not verbs_in(text)


def is_signed_off(prose: str, paragraph: Span) -> bool:
    """Whether a paragraph ends in "she said"."""
    return _SIGNED_OFF.search(prose, max(paragraph.start, paragraph.end - 80), paragraph.end) is not None


def mended(
    prose: str, blocks: Sequence[Block], found: Sequence[Found], alone: Sequence[Alone]
) -> tuple[list[Found], list[Alone]]:
    """The quotations and the lone marks, with those marks made quotations that answer each other over paragraphs.

    Time is linear in the number of blocks, quotations and marks.
    """
    found = [_unsigned(prose, each) for each in found]
    if not any(opens for _, opens in alone):
        return found, list(alone)
    search = _Search(prose, blocks, found, alone)
    search.through_blocks()
    kept = [each for each in found if each.first_block not in search.covered]
    return [*kept, *search.wholes], [each for each in alone if each[0].start not in search.answered]


def _unsigned(prose: str, each: Found) -> Found:
    """The quotation without a byline that stands inside its marks, in a line of its own."""
    start, end = each.parts[-1]
    line = prose.rfind("\n", start, end)
    if each.is_block or line < 0 or not _SENTENCE_END.search(prose, max(start, line - 5), line):
        return each
    if not is_signature(prose[line:end]):
        return each
    return replace(each, parts=(*each.parts[:-1], trimmed(prose, start, line)), signed=True)


class _Paragraph(NamedTuple):
    span: Span
    glyph: str
    """The double mark it opens with, or nothing."""
    whole: Found | None
    """The quotation that this mark begins."""

    def inner(self, prose: str, nested: bool) -> Span:
        """The words after the opening mark, or with it where it belongs to a quotation within."""
        return trimmed(prose, self.span.start + (0 if nested else len(self.glyph)), self.span.end)


class _Search:
    """Follows each paragraph that opens with a lone mark to the paragraph that closes it."""

    def __init__(self, prose: str, blocks: Sequence[Block], found: Sequence[Found], alone: Sequence[Alone]) -> None:
        self.wholes: list[Found] = []
        self.covered: set[int] = set()
        self.answered: set[int] = set()
        self._prose, self._blocks = prose, blocks
        self._begun = {each.outer.start: each for each in found}
        self._inside = {number for each in found for number in range(each.first_block + 1, each.last_block + 1)}
        self._closing = {mark.end: mark for mark, opens in alone if not opens}

    def through_blocks(self) -> None:
        number = 0
        while number < len(self._blocks):
            number = self._followed(number) if self._begins(number) else number + 1

    def _paragraph(self, number: int) -> _Paragraph:
        span = trimmed(self._prose, *self._blocks[number].span)
        mark = _OPENING.match(self._prose, *span)
        return _Paragraph(span, mark.group() if mark else "", self._begun.get(span.start))

    def _begins(self, number: int) -> bool:
        if self._blocks[number].kind is BlockKind.QUOTE or number in self._inside:
            return False
        paragraph = self._paragraph(number)
        lone = bool(paragraph.glyph) and paragraph.whole is None
        return lone and not is_signed_off(self._prose, paragraph.span)

    def _followed(self, first: int) -> int:
        """The number of the block to go on with, after the quotation was taken or found not to be one."""
        opening = self._paragraph(first)
        glyph, parts, mixed = opening.glyph, [opening.inner(self._prose, nested=False)], False
        for number in range(first + 1, len(self._blocks)):
            paragraph = self._paragraph(number)
            if self._blocks[number].kind is not self._blocks[first].kind:
                return number
            if (closing := self._closed_by(paragraph, glyph, mixed)) is not None:
                self._take(first, number, parts, closing)
                return number + 1
            if not self._goes_on(paragraph, glyph):
                return number
            mixed = mixed or paragraph.glyph != glyph
            parts.append(paragraph.inner(self._prose, nested=paragraph.whole is not None))
        return len(self._blocks)

    def _goes_on(self, paragraph: _Paragraph, glyph: str) -> bool:
        """Whether a paragraph that does not close the quotation is one more of it."""
        if paragraph.whole is not None:
            return paragraph.glyph != glyph
        return bool(paragraph.glyph) and not is_signed_off(self._prose, paragraph.span)

    def _closed_by(self, paragraph: _Paragraph, glyph: str, mixed: bool) -> Found | Mark | None:
        """The lone mark, or the pair, at the end of a paragraph that closes what `glyph` opened paragraphs before."""
        lone, whole = self._closing.get(paragraph.span.end), paragraph.whole
        if lone is not None and lone.glyph in CLOSES[glyph]:
            nested = whole is not None and paragraph.glyph != glyph
            return lone if nested or is_signature(self._prose[paragraph.span.start : lone.start]) else None
        if whole is None or whole.outer.end != paragraph.span.end:
            return None
        if paragraph.glyph == glyph:
            return whole if mixed else None
        closes = CLOSES[paragraph.glyph].get(whole.glyphs[1], 0) > 0 and CLOSES[glyph].get(whole.glyphs[1]) == 0
        return whole if closes else None

    def _take(self, first: int, last: int, parts: list[Span], closing: Found | Mark) -> None:
        starts = [self._paragraph(number).span.start for number in range(first, last + 1)]
        opening, ending = self._paragraph(first), self._paragraph(last)
        signed = isinstance(closing, Mark) and ending.whole is None
        if isinstance(closing, Mark):
            glyph, end = closing.glyph, closing.end
            parts += [] if signed else [trimmed(self._prose, ending.span.start, closing.start)]
            self.answered.add(closing.start)
        else:
            glyph, end = closing.glyphs[1], closing.outer.end
            parts += closing.parts
        parts = [part for part in parts if part]
        if any(has_words(self._prose, part) for part in parts):
            outer = Span(opening.span.start, end)
            self.wholes.append(Found(tuple(parts), outer, (opening.glyph, glyph), first, last, signed=signed))
            self.covered.update(range(first, last + 1))
            self.answered.update(starts)
