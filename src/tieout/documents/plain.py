"""Plain text: the prose is the text itself, and paragraphs stand between blank lines."""

from __future__ import annotations

from typing import ClassVar

from tieout.documents.base import Limits, RawFile, TextReader
from tieout.documents.furniture import page_furniture
from tieout.documents.scanning import matches
from tieout.documents.setoff import set_off
from tieout.model import Block, BlockKind, Document, NoteMark, Span
from tieout.text.patterns import lazy

_SAMPLE = 1 << 17
# It opens with one set of characters, which is what makes it fast; a lone "\r\n" is one line end, not two.
_BLANK_LINES = lazy(r"[\r\n\f\u2029](?:(?<=[\f\u2029])|(?<=\r)\n?+[ \t\f\v]*+[\r\n]|(?<=\n)[ \t\f\v]*+[\r\n])\s*+")
_EVERY_LINE = lazy(r"[\r\n\f\u2028\u2029]\s*+")
_NOTE = lazy(r"\[(\d{1,3}|\*{1,3}|†|‡)\]")


class PlainReader(TextReader):
    """Reads whatever no other reader claims."""

    format: ClassVar[str] = "text"
    suffixes: ClassVar[tuple[str, ...]] = (".txt", ".text")
    priority: ClassVar[int] = -100

    @classmethod
    def recognises(cls, raw: RawFile) -> bool:  # noqa: ARG003 - any text is plain text
        return True

    def compose(self, text: str, raw: RawFile, limits: Limits) -> Document:
        spans = _paragraphs(text) if raw.paragraphs else []
        limits.allow_blocks(len(spans), raw.path)
        blocks, notes = _footnotes(text, spans)
        blocks = _with_quotations(text, spans, blocks)
        return Document(
            id=raw.id,
            path=raw.path,
            sha256=raw.sha256,
            format=self.format,
            text=text,
            prose=text,
            blocks=blocks,
            notes=notes,
            asides=page_furniture(text) if raw.signs.furniture else (),
        )


def _paragraphs(text: str) -> list[Span]:
    """The paragraphs: apart by blank lines, or by every line end in a text whose lines are not wrapped."""
    boundary = _BLANK_LINES if _is_wrapped(text[:_SAMPLE]) else _EVERY_LINE
    spans = []
    start = len(text) - len(text.lstrip()) if text[:1].isspace() else 0
    for gap in boundary.finditer(text, start):
        spans.append(_without_trailing_space(text, start, gap.start()))
        start = gap.end()
    spans.append(_without_trailing_space(text, start, len(text)))
    return [span for span in spans if span]


def _without_trailing_space(text: str, start: int, end: int) -> Span:
    if end > start and text[end - 1].isspace():
        end = start + len(text[start:end].rstrip())
    return Span(start, end)


def _is_wrapped(sample: str) -> bool:
    """Whether a single line end says nothing: paragraphs stand apart by blank lines, or few lines are long."""
    gaps = len(_BLANK_LINES.findall(sample))
    ends = len(_EVERY_LINE.findall(sample))
    if gaps >= 2 and gaps * 2 >= ends:
        return True
    in_long_lines = sum(len(line) for line in sample.splitlines() if len(line) > 160)
    return in_long_lines * 2 < len(sample)


def _with_quotations(text: str, spans: list[Span], blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks, of which the paragraphs that are set off are block quotations."""
    quoted = set_off(text, spans)
    if not quoted:
        return blocks
    groups = max(block.group for block in blocks)
    return tuple(
        Block(BlockKind.QUOTE, block.span, level=1, group=groups + quoted[number])
        if number in quoted and block.kind is BlockKind.PARAGRAPH
        else block
        for number, block in enumerate(blocks)
    )


def _footnotes(text: str, spans: list[Span]) -> tuple[tuple[Block, ...], tuple[NoteMark, ...]]:
    """Blocks, of which those that open with a mark that stands earlier in the text, "[3]", are its footnotes."""
    if not spans:
        return (), ()
    marks = [NoteMark(Span(*mark.span()), mark.group(1)) for mark in matches(_NOTE, text, "[")]
    if not marks:
        return tuple(Block(BlockKind.PARAGRAPH, span) for span in spans), ()
    opening = {span.start for span in spans}
    called = {mark.label for mark in marks if mark.span.start not in opening}
    blocks, labels = [], {mark.span.start: mark.label for mark in marks}
    for number, span in enumerate(spans, 1):
        label = labels.get(span.start)
        if label in called:
            blocks.append(Block(BlockKind.FOOTNOTE, span, label=label, group=number))
        else:
            blocks.append(Block(BlockKind.PARAGRAPH, span))
    noted = {block.label for block in blocks if block.kind is BlockKind.FOOTNOTE}
    return tuple(blocks), tuple(mark for mark in marks if mark.label in noted and mark.span.start not in opening)
