"""Markdown (CommonMark with tables, footnotes and strikethrough): what the reader of the rendered page sees.

The parser gives each event its range in UTF-8 bytes; all of them are turned into code points in one pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import ClassVar

import numpy as np

from tieout.documents.base import Limits, RawFile, TextReader
from tieout.documents.frontmatter import described, front_matter
from tieout.documents.pipes import pipe_tables
from tieout.documents.prose import ProseBuilder, marked
from tieout.documents.remarks import remarks_in
from tieout.model import BlockKind, Comment, Document, NoteMark, Span
from tieout.model.tables import Table
from tieout.text.patterns import lazy

_LINE_BREAK = lazy(r"<br\s*/?>", re.IGNORECASE)
# What has to stand in a text for the sign to be looked for, the sign, and what it counts for.
_SIGNS = (
    ("# ", lazy(r"^ {0,3}#{1,6} +\S", re.MULTILINE), 2),
    ("**", lazy(r"\*\*[^\s*][^*\n]{0,200}\*\*"), 1),
    ("](", lazy(r"\[[^\]\n]{1,200}\]\((?:https?:|/|#|\.)[^)\s]{0,300}\)"), 2),
    (">", lazy(r"^> ?[^\s>]", re.MULTILINE), 1),
    (
        "|",
        lazy(r"\|[^\n]*\n {0,3}(?=[^\n|]*\|)\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\r?$", re.MULTILINE),
        4,
    ),
)
_ENOUGH = 4
_APART = lazy(r"(?:\A\ufeff?|\n[ \t]*\r?\n) {0,3}> ?[^\s>]")
"""A quotation with a blank line before it."""
_LEFT_OUT = frozenset({"CodeBlock", "Image", "HtmlBlock", "MetadataBlock"})
_HEADINGS = {f"H{level}": level for level in range(1, 7)}
_EMPHASIS = frozenset({"Emphasis", "Strong"})


class MarkdownReader(TextReader):
    """Reads files named as Markdown, and plain text files that clearly are."""

    format: ClassVar[str] = "markdown"
    suffixes: ClassVar[tuple[str, ...]] = (".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn")
    told_by_signs: ClassVar[bool] = True
    priority: ClassVar[int] = 10

    @classmethod
    def recognises(cls, raw: RawFile) -> bool:
        if raw.suffix in cls.suffixes:
            return True
        may_be = raw.signs.markup and raw.is_named_as_text
        return may_be and looks_like_markdown(raw.opening(), draft=raw.paragraphs)

    @classmethod
    def tables(cls, document: Document) -> tuple[Table, ...]:
        return tuple(pipe_tables(document.text)) if "|" in document.text else ()

    def compose(self, text: str, raw: RawFile, limits: Limits) -> Document:
        front = front_matter(text)
        walk = _Walk(text, keeps_indented=raw.suffix not in self.suffixes)
        walk.read(front.end() if front else 0)
        read = walk.builder.document(raw, self.format, limits, described(front))
        return marked(read, walk.emphasis, walk.notes, walk.links, walk.comments)


def looks_like_markdown(sample: str, *, draft: bool = False) -> bool:
    """Whether headings, bold words, links and quotations are marked often enough to be no accident, or a table is
    drawn.

    In a draft one quotation is enough where it stands apart: its words would go unchecked, and nothing would say so.
    Of a source nobody asks where it quotes. Where marks are doubled (``so''), they would be taken for those of code.
    """
    # one character is looked for far faster than two
    present = (sign for sign in _SIGNS if sign[0][0] in sample and sign[0] in sample)
    if sum(weight * len(sign.findall(sample)) for _, sign, weight in present) >= _ENOUGH:
        return True
    return draft and ">" in sample and "``" not in sample and _APART.search(sample) is not None


class _Walk:
    """Goes through the parser's events once and writes the prose they make."""

    def __init__(self, text: str, keeps_indented: bool) -> None:
        self.text = text
        self.builder = ProseBuilder(text)
        self.emphasis: list[tuple[int, int]] = []
        self.notes: list[NoteMark] = []
        self.links: list[tuple[int, int, str]] = []
        self.comments: list[Comment] = []
        self._link: tuple[int, str] | None = None
        self._keeps_indented = keeps_indented
        self._numbers: list[int | None] = []
        self._emphasised = 0
        self._emphasis_start = 0
        self._left_out = 0

    def read(self, start: int) -> None:
        body = self.text[start:]
        events = list(_events(body))
        starts, ends = _code_points(body, [place for _, place in events])
        for (event, _), begin, end in zip(events, starts, ends, strict=True):
            self._take(event, begin + start, end + start)

    def _take(self, event: object, start: int, end: int) -> None:
        if isinstance(event, str):
            if event in ("SoftBreak", "HardBreak") and not self._left_out:
                self._break_line(start, end)
            elif event == "Rule":
                self.builder.end_block()
            return
        if isinstance(event, dict):
            for name, value in event.items():
                self._take_named(name, value, start, end)

    def _take_named(self, name: str, value: object, start: int, end: int) -> None:
        if name == "Start":
            self._open(*_tag(value))
            if value == "HtmlBlock":
                self.comments += remarks_in(self.text, start, end)
        elif name == "End":
            self._close(_tag(value)[0])
        elif self._left_out:
            return
        elif name == "Text":
            self._add(str(value), start, end)
        elif name == "InlineHtml":
            self._inline(str(value), start, end)
        elif name == "FootnoteReference":
            here = self.builder.length
            self.notes.append(NoteMark(Span(here, here), str(value), Span(start, end)))

    def _inline(self, markup: str, start: int, end: int) -> None:
        """Markup within a paragraph: a line break, or a comment to tieout; anything else is left out."""
        if _LINE_BREAK.fullmatch(markup):
            self.builder.put("\n", start, end)
        elif markup.startswith("<!--"):
            self.comments += remarks_in(self.text, start, end)

    def _add(self, words: str, start: int, end: int) -> None:
        if len(words) == end - start:
            self.builder.copy(start, end)
        else:
            self.builder.put(words, start, end)

    def _break_line(self, start: int, end: int) -> None:
        """A line end as it stands; the quotation and list marks that open the next line are skipped."""
        if self.text[start:end] == "\n":
            self.builder.copy(start, end)
        else:
            self.builder.put("\n", start, end)

    def _open(self, name: str, value: object) -> None:
        builder = self.builder
        if name in _LEFT_OUT:
            self._left_out += not (name == "CodeBlock" and value == "Indented" and self._keeps_indented)
            builder.end_block() if name != "Image" else None
        elif name in _EMPHASIS:
            self._emphasis_start = self._emphasis_start if self._emphasised else builder.length
            self._emphasised += 1
        elif name == "Link":
            address = value.get("dest_url") if isinstance(value, dict) else None
            self._link = (builder.length, str(address)) if address else None
        elif name == "Heading":
            level = value.get("level") if isinstance(value, dict) else None
            builder.enter(BlockKind.HEADING, _HEADINGS.get(str(level), 1))
        elif name in _CONTAINERS:
            builder.enter(_CONTAINERS[name], label=str(value) if name == "FootnoteDefinition" else None)
            if name == "List":
                self._numbers.append(value if isinstance(value, int) else None)
        elif name in _BLOCKS:
            builder.end_block()
            if name == "Item":
                self._number_item()

    def _number_item(self) -> None:
        """Label the item of an ordered list with its number."""
        number = self._numbers[-1] if self._numbers else None
        if number is not None and not self.builder.frame.quotes:
            self.builder.frames[-1] = self.builder.frame._replace(label=str(number))
            self._numbers[-1] = number + 1

    def _close(self, name: str) -> None:
        if name in _LEFT_OUT:
            self._left_out = max(0, self._left_out - 1)
        elif name in _EMPHASIS:
            self._emphasised -= 1
            if not self._emphasised:
                self.emphasis.append((self._emphasis_start, self.builder.length))
        elif name == "Link" and self._link:
            self.links.append((self._link[0], self.builder.length, self._link[1]))
            self._link = None
        elif name == "Heading" or name in _CONTAINERS:
            self.builder.leave()
            if name == "List" and self._numbers:
                self._numbers.pop()
        elif name in _BLOCKS:
            self.builder.end_block()


_CONTAINERS = {
    "BlockQuote": BlockKind.QUOTE,
    "List": BlockKind.LIST_ITEM,
    "TableCell": BlockKind.CELL,
    "FootnoteDefinition": BlockKind.FOOTNOTE,
}
_BLOCKS = frozenset({"Paragraph", "Item", "Table", "TableRow", "TableHead"})


def _tag(value: object) -> tuple[str, object]:
    """A tag's name and what comes with it: 'Paragraph', or {'Heading': {...}}."""
    if isinstance(value, dict):
        for name, rest in value.items():
            return str(name), rest
    return str(value), None


def _events(body: str) -> Iterable[tuple[object, Mapping[str, int]]]:
    from pyromark import Markdown, Options  # imported late: a run without Markdown does not pay for it

    options = Options.ENABLE_TABLES | Options.ENABLE_FOOTNOTES | Options.ENABLE_STRIKETHROUGH
    return Markdown(options=options | Options.ENABLE_HEADING_ATTRIBUTES).events_with_range(body)  # type: ignore[return-value]


def _code_points(body: str, places: list[Mapping[str, int]]) -> tuple[list[int], list[int]]:
    """Starts and ends in code points, from ranges in bytes of UTF-8."""
    starts = np.fromiter((place["start"] for place in places), np.int64, len(places))
    ends = np.fromiter((place["end"] for place in places), np.int64, len(places))
    if not body.isascii():
        encoded = np.frombuffer(body.encode("utf-8"), np.uint8)
        # Bytes 10xxxxxx continue a character and count for none.
        continuing = np.flatnonzero((encoded & 0xC0) == 0x80)
        starts -= np.searchsorted(continuing, starts)
        ends -= np.searchsorted(continuing, ends)
    return starts.tolist(), ends.tolist()
