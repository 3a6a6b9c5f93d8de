"""HTML: what the reader of the page sees, found by a tokenizer of one pattern that is linear on any input.

Nothing here goes up and down a tree: what is open is kept on a stack, so that a page nested 100,000 deep costs
no more than a flat one.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html import unescape
from typing import ClassVar

from tieout.documents.base import Limits, RawFile, TextReader
from tieout.documents.cells import Cells, spanned
from tieout.documents.furniture import merged
from tieout.documents.navigation import navigation
from tieout.documents.page_head import MOST_JSON, PageHead
from tieout.documents.prose import ProseBuilder, marked, trimmed
from tieout.documents.remarks import remarks_in
from tieout.model import Block, BlockKind, Comment, Document, NoteMark, Span
from tieout.model.tables import Table
from tieout.text.patterns import lazy

# Every branch either takes what it reads for good or stops at the next "<", so no input is read twice.
_TOKEN = lazy(
    r"""
      <!--(?:-?>|.*?(?:--!?>|\Z))
    | <[!?][^>]*+>?
    | <(?P<end>/?)(?P<name>[A-Za-z][^\s/<>]*+)(?P<attributes>(?:[^<>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+)>
    | (?P<entity>&(?:\#[0-9]{1,8}|\#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?)
    | (?P<words>[^<&]++)
    | (?P<stray>[<&])
    """,
    re.VERBOSE | re.DOTALL,
)
_SPACES = lazy(r"[ \t\n\r\f]{2,}")
_SPACE = " \t\n\r\f"
_ONE_FOR_ONE = str.maketrans("\t\n\r\f", "    ")
_ATTRIBUTE = lazy(
    r"""(?P<name>[^\s"'<>/=]+)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+)))?"""
)
_OPENING = lazy(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
# what a program passes on of a page: an element by itself, from the first character to the last
_FRAGMENT = lazy(r"\s*<(?:p|div|table|h[1-6]|ul|ol|article|section|main|blockquote)\b[^<>]{0,400}>", re.IGNORECASE)

_RAW = frozenset({"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"})
_LEFT_OUT_NAMES = "code svg math template noscript object canvas audio video select nav button"
_LEFT_OUT = frozenset(_LEFT_OUT_NAMES.split())
_BESIDE = frozenset({"aside", "footer", "header"})
_WITHIN = frozenset({"article", "main", "blockquote"})
_EMPHASIS = frozenset({"em", "i", "b", "strong"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CONTAINERS = {
    "blockquote": BlockKind.QUOTE,
    "ul": BlockKind.LIST_ITEM,
    "ol": BlockKind.LIST_ITEM,
    "menu": BlockKind.LIST_ITEM,
    "table": BlockKind.PARAGRAPH,
    "td": BlockKind.CELL,
    "th": BlockKind.CELL,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    **dict.fromkeys(_HEADINGS, BlockKind.HEADING),
}
_BLOCK_NAMES = """
address article aside body center dd details dialog div dl dt fieldset figure footer form head header hgroup hr
html legend li main nav option p pre section summary tbody tfoot thead tr
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_IN_TABLES = frozenset({"table", "tr", "td", "th"})
_ENDS_CELL = frozenset({"td", "th", "tr", "tbody", "thead", "tfoot"})
_QUOTES = (("“", "”"), ("‘", "’"))


class HtmlReader(TextReader):
    """Reads files named as HTML, and others that open as HTML does."""

    format: ClassVar[str] = "html"
    suffixes: ClassVar[tuple[str, ...]] = (".html", ".htm", ".xhtml", ".shtml")
    told_by_signs: ClassVar[bool] = True
    priority: ClassVar[int] = 20
    markup_declares_encoding: ClassVar[bool] = True

    @classmethod
    def recognises(cls, raw: RawFile) -> bool:
        if raw.suffix in cls.suffixes:
            return True
        if not raw.signs.markup:
            return False
        opening = raw.opening(4096) if raw.suffix not in (".md", ".markdown") else ""
        if not opening.lstrip().startswith("<"):
            return False
        whole = raw.data.rstrip().endswith(b">") and _FRAGMENT.match(opening) is not None
        return whole or _OPENING.match(opening) is not None

    @classmethod
    def tables(cls, document: Document) -> tuple[Table, ...]:
        from tieout.documents.htmltables import html_tables  # imported late: most pages are never asked for tables

        return tuple(html_tables(document.text)) if "<t" in document.text.lower() else ()

    def compose(self, text: str, raw: RawFile, limits: Limits) -> Document:
        page = _Page(text)
        page.read()
        read = page.builder.document(raw, self.format, limits, page.head.metadata(page.title, page.language))
        blocks, notes = page.footnotes(read.prose)
        return replace(
            marked(read, page.emphasis, notes, page.hrefs, page.comments),
            blocks=blocks,
            asides=page.beside(read.prose),
            title=page.title,
            language=page.language,
        )


class _Page:
    """Goes through the tokens once and writes the prose they make."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.builder = ProseBuilder(text)
        self.emphasis: list[tuple[int, int]] = []
        self.title: str | None = None
        self.language: str | None = None
        self.head = PageHead()
        self.hrefs: list[tuple[int, int, str]] = []
        self.comments: list[Comment] = []
        self._links: list[tuple[int, int, str]] = []
        self._link: tuple[int, str] | None = None
        self._ids: dict[str, int] = {}
        self._open: list[str] = []
        self._open_count: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()
        self._emphasis_start = 0
        self._besides: list[tuple[int, int]] = []
        self._beside_start = 0
        self._space: tuple[int, int] | None = None
        self._last_end = _last_ends(text)
        self._cells = Cells()

    def read(self) -> None:
        text, match, at = self.text, _TOKEN.match, 0
        while at < len(text):
            token = match(text, at)
            at = token.end() if token else at + 1
            if token:
                at = self._take(token, at)
        if self._counts["emphasis"]:
            self._close_emphasis()

    def _take(self, token: re.Match[str], at: int) -> int:
        """Take a token; where to read on."""
        kind = token.lastgroup
        if kind == "words":
            self._words(token.start(), at)
        elif kind == "attributes":
            return self._tag(token, at)
        elif kind == "entity":
            self._flush_space()
            self.builder.put(unescape(token.group()), token.start(), at)
        elif kind == "stray":
            self._flush_space()
            self.builder.copy(token.start(), at)
        elif kind is None and token[0].startswith("<!--"):
            self.comments += remarks_in(self.text, token.start(), at)
        return at

    # -- words ------------------------------------------------------------------------------------------------

    def _words(self, start: int, end: int) -> None:
        """Words with their white space collapsed as a browser does, but for preformatted text."""
        if self._counts["pre"]:
            self.builder.copy(start, end)
            return
        text, at = self.text, start
        for spaces in _SPACES.finditer(text, start, end):
            self._stretch(at, spaces.start())
            self._add_space(*spaces.span())
            at = spaces.end()
        self._stretch(at, end)

    def _stretch(self, start: int, end: int) -> None:
        """Words with single white space characters, of which those at the edges wait for what comes next."""
        if start == end:
            return
        text = self.text
        if text[start] in _SPACE:
            self._add_space(start, start + 1)
            start += 1
        trailing = end > start and text[end - 1] in _SPACE
        if start < end - trailing:
            self._flush_space()
            self.builder.copy_spaced(text[start : end - trailing].translate(_ONE_FOR_ONE), start)
        if trailing:
            self._add_space(end - 1, end)

    def _add_space(self, start: int, end: int) -> None:
        """A space that is written only if words come before it and after it in its block."""
        if self.builder.in_block and not self.builder.ends_line:
            self._space = (self._space[0] if self._space else start, end)

    def _flush_space(self) -> None:
        if self._space and self.builder.in_block:
            self.builder.put_space(*self._space)
        self._space = None

    # -- tags -------------------------------------------------------------------------------------------------

    def _tag(self, token: re.Match[str], at: int) -> int:
        name = token["name"].lower()
        if token["end"]:
            self._end(name, token)
            return at
        if name in _RAW:
            return self._raw(name, token["attributes"], at)
        if name in _LEFT_OUT:
            return self._left_out(name, at)
        self._start(name, token)
        return at

    def _start(self, name: str, token: re.Match[str]) -> None:
        if name in _CONTAINERS or name in _BLOCKS:
            self._start_block(name, token)
        elif name == "br":
            self._space = None
            if self.builder.in_block:
                self.builder.put("\n", token.start(), token.end())
        elif name in _EMPHASIS:
            if not self._counts["emphasis"]:
                self._emphasis_start = self.builder.length
            self._counts["emphasis"] += 1
        elif name == "q":
            self._flush_space()
            self.builder.put(_QUOTES[self._counts["q"] % 2][0], token.start(), token.end())
            self._counts["q"] += 1
        elif name == "a":
            self._start_link(token)
        elif name == "meta":
            self.head.meta(_attributes(token["attributes"]))
        elif name == "link":
            self.head.link(_attributes(token["attributes"]))

    def _start_block(self, name: str, token: re.Match[str]) -> None:
        self._end_block()
        attributes = token["attributes"]
        if attributes and name != "html":
            self._remember_id(_attributes(attributes).get("id"))
        elif attributes:
            self.language = _attributes(attributes).get("lang") or self.language
        self._stand_in(name)
        if name in _ENDS_CELL and self._open and self._open[-1] in ("td", "th"):
            self._leave()
        if name in _IN_TABLES:
            self._start_in_table(name, attributes)
        if name in _CONTAINERS:
            self._open.append(name)
            self._open_count[name] += 1
            self.builder.enter(_CONTAINERS[name], _HEADINGS.get(name, 0))
        elif name == "pre":
            self._counts["pre"] += 1

    def _end(self, name: str, token: re.Match[str]) -> None:
        if name in _CONTAINERS or name in _BLOCKS:
            self._end_block()
            self._stand_out(name)
            while self._open_count[name]:
                if self._leave() == name:
                    break
            if name == "pre" and self._counts["pre"]:
                self._counts["pre"] -= 1
        elif name in _EMPHASIS and self._counts["emphasis"]:
            self._counts["emphasis"] -= 1
            if not self._counts["emphasis"]:
                self._close_emphasis()
        elif name == "q" and self._counts["q"]:
            self._counts["q"] -= 1
            self.builder.put(_QUOTES[self._counts["q"] % 2][1], token.start(), token.end())
        elif name == "a" and self._link:
            start, target = self._link
            within = target[0] == "#"
            (self._links if within else self.hrefs).append((start, self.builder.length, target[within:]))
            self._link = None

    # -- what stands beside the article -----------------------------------------------------------------------

    def _stand_in(self, name: str) -> None:
        """Note that an article begins, or what stands beside it."""
        if name in _WITHIN:
            self._counts["within"] += 1
            self._counts["articles"] += name != "blockquote"
        elif name in _BESIDE and not self._counts["within"]:
            self._beside_start = self._beside_start if self._counts["beside"] else self.builder.length
            self._counts["beside"] += 1

    def _stand_out(self, name: str) -> None:
        """Note that an article ends, or what stands beside it."""
        if name in _WITHIN and self._counts["within"]:
            self._counts["within"] -= 1
        elif name in _BESIDE and self._counts["beside"] and not self._counts["within"]:
            self._counts["beside"] -= 1
            if not self._counts["beside"]:
                self._besides.append((self._beside_start, self.builder.length))

    def beside(self, prose: str) -> tuple[Span, ...]:
        """What is on the page, but not its words: navigation, and heads, feet and columns beside an article."""
        links = sorted({trimmed(prose, start, end) for start, end, _ in (*self.hrefs, *self._links)})
        besides = self._besides if self._counts["articles"] else []
        found = (trimmed(prose, *span) for span in (*besides, *navigation(prose, self.builder.blocks, links)))
        return merged(sorted(span for span in found if span))

    # -- blocks -----------------------------------------------------------------------------------------------

    def _leave(self) -> str:
        name = self._open.pop()
        self._open_count[name] -= 1
        self.builder.leave()
        if name == "table":
            self._cells.close_table()
            self.builder.cell = self._cells.here
        return name

    def _start_in_table(self, name: str, written: str) -> None:
        """A table, a row or a cell begins."""
        if name == "table":
            self._cells.open_table()
        elif name == "tr":
            self._cells.open_row()
        else:
            attributes = _attributes(written) if written else {}
            self._cells.open_cell(spanned(attributes.get("colspan")), spanned(attributes.get("rowspan")))
        self.builder.cell = self._cells.here

    def _end_block(self) -> None:
        self._space = None
        self.builder.end_block()

    def _close_emphasis(self) -> None:
        self.emphasis.append((self._emphasis_start, self.builder.length))

    # -- what is left out -------------------------------------------------------------------------------------

    def _raw(self, name: str, attributes: str, at: int) -> int:
        """Past an element whose content is no markup; one that never ends runs to the end of the file."""
        found = _END_OF[name].search(self.text, at)
        end = found.start() if found else len(self.text)
        if name == "title" and self.title is None:
            self.title = " ".join(unescape(self.text[at:end]).split()) or None
        elif name == "textarea":
            self._words(at, end)
        elif name == "script" and "ld+json" in attributes:
            self.head.script(self.text[at : min(end, at + MOST_JSON + 1)])
        return end

    def _left_out(self, name: str, at: int) -> int:
        """Past an element that is not read; one that never ends is not left out, lest words be lost."""
        if self._last_end.get(name, -1) < at:
            return at
        found = _END_OF[name].search(self.text, at)
        return found.start() if found else at

    # -- footnotes --------------------------------------------------------------------------------------------

    def _start_link(self, token: re.Match[str]) -> None:
        attributes = _attributes(token["attributes"])
        self._remember_id(attributes.get("id"))
        target = attributes.get("href", "")
        self._link = (self.builder.length, target) if target not in ("", "#") else None

    def _remember_id(self, name: str | None) -> None:
        if name:
            self._ids.setdefault(name, len(self.builder.blocks))

    def footnotes(self, prose: str) -> tuple[tuple[Block, ...], tuple[NoteMark, ...]]:
        """The blocks, those that a short numbered link leads forward to being footnotes; and these links."""
        blocks, notes = list(self.builder.blocks), []
        for start, end, target in self._links:
            span = trimmed(prose, start, end)
            number = self._ids.get(target, -1)
            if not _MARK.fullmatch(prose[span.start : span.end]) or not 0 <= number < len(blocks):
                continue
            block = blocks[number]
            if block.span.start > span.end and block.kind in _MAY_BE_NOTES:
                blocks[number] = Block(BlockKind.FOOTNOTE, block.span, 0, target, block.group)
                notes.append(NoteMark(span, target))
        return tuple(blocks), tuple(notes)


_MAY_BE_NOTES = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE)
_MARK = lazy(r"[\[(]?(?:\d{1,4}|[a-z]|\*{1,4}|[†‡§])[\])]?")
_END_OF = {name: lazy(rf"</{name}(?=[\s/>]|\Z)", re.IGNORECASE) for name in _RAW | _LEFT_OUT}
_ANY_END = lazy(rf"</({'|'.join(sorted(_LEFT_OUT))})(?=[\s/>])", re.IGNORECASE)


def _last_ends(text: str) -> dict[str, int]:
    """Where each kind of element that is left out ends for the last time."""
    return {found.group(1).lower(): found.start() for found in _ANY_END.finditer(text)}


def _attributes(written: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for attribute in _ATTRIBUTE.finditer(written):
        value = attribute["double"] or attribute["single"] or attribute["bare"] or ""
        found.setdefault(attribute["name"].lower(), unescape(value))
    return found
