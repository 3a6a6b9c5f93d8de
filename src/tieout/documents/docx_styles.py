"""The styles of a Word document, as far as they say what a paragraph is and whether words are shown or emphasised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tieout.documents.xmlparts import Listener
from tieout.model import BlockKind
from tieout.text.patterns import lazy

_HEADING = lazy(r"heading ([1-9])")
_QUOTES = frozenset({"quote", "intense quote", "block text", "quotations", "block quotation", "block quote"})
_LONGEST_CHAIN = 50
_OFF = frozenset({"0", "false", "off", "none"})


def is_on(attributes: Mapping[str, str]) -> bool:
    """Whether a property that can be on or off is on."""
    return attributes.get("w:val", "1") not in _OFF


@dataclass(slots=True)
class Style:
    name: str = ""
    based_on: str = ""
    outline: int | None = None
    list_level: int | None = None
    emphasised: bool | None = None
    hidden: bool | None = None
    for_characters: bool = False


class Styles(Listener):
    """The styles by their ids; what a style leaves open, the one that it is based on decides."""

    def __init__(self) -> None:
        self.language: str | None = None
        self._styles: dict[str, Style] = {}
        self._style = Style()
        self._kinds: dict[str, tuple[BlockKind, int]] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        style, value = self._style, attributes.get("w:val", "")
        if name == "w:style":
            self._style = Style(for_characters=attributes.get("w:type") == "character")
            self._styles[attributes.get("w:styleId", "")] = self._style
        elif name == "w:name":
            style.name = value.lower()
        elif name == "w:basedOn":
            style.based_on = value
        elif name == "w:outlineLvl":
            style.outline = int(value) if value.isdecimal() else None
        elif name == "w:numPr":
            style.list_level = 0
        elif name in ("w:b", "w:i"):
            style.emphasised = is_on(attributes) or bool(style.emphasised)
        elif name == "w:vanish":
            style.hidden = is_on(attributes)
        elif name == "w:lang" and not self._styles:
            self.language = value or None

    def end(self, name: str) -> None: ...

    def words(self, words: str) -> None: ...

    def kind_of(self, id: str) -> tuple[BlockKind, int]:
        """What a paragraph of a style is, and its level."""
        if id not in self._kinds:
            self._kinds[id] = next(filter(None, map(_kind, self._chain(id))), (BlockKind.PARAGRAPH, 0))
        return self._kinds[id]

    def emphasises(self, id: str) -> bool:
        """Whether a character style sets words in italics or bold."""
        found = (style.emphasised for style in self._chain(id) if style.emphasised is not None)
        return id in self._styles and self._styles[id].for_characters and next(found, False)

    def hides(self, id: str) -> bool:
        """Whether a style hides its words."""
        return next((style.hidden for style in self._chain(id) if style.hidden is not None), False)

    def _chain(self, id: str) -> Iterator[Style]:
        """A style and those that it is based on; a chain that bites its tail ends somewhere."""
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(id)
            if style is None:
                return
            yield style
            id = style.based_on


def _kind(style: Style) -> tuple[BlockKind, int] | None:
    heading = _HEADING.fullmatch(style.name)
    if heading:
        return BlockKind.HEADING, int(heading[1])
    if style.name == "title":
        return BlockKind.HEADING, 1
    if style.name in _QUOTES:
        return BlockKind.QUOTE, 1
    if style.name == "caption":
        return BlockKind.CAPTION, 0
    if style.outline is not None and style.outline < 9:
        return BlockKind.HEADING, style.outline + 1
    return (BlockKind.LIST_ITEM, style.list_level + 1) if style.list_level is not None else None
