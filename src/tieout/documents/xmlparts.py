"""XML parts of a document, told to a listener as they come: start, words, end. No tree is built.

The parser is expat, as Python brings it. Entities are not expanded, since a part that declares any is refused; nothing
is fetched, since external parts are never asked for. Names get the prefix that the format's own specification uses.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from tieout.documents.base import Clock
from tieout.errors import UnreadableError

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

_AT_ONCE = 1 << 18
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_OPEN_XML = "http://schemas.openxmlformats.org/"
_PREFIXES = {
    _OPEN_XML + "wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    _OPEN_XML + "officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    _OPEN_XML + "officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    _OPEN_XML + "markup-compatibility/2006": "mc",
    _OPEN_XML + "package/2006/relationships": "rel",
    _OPEN_XML + "package/2006/metadata/core-properties": "cp",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://www.idpf.org/2007/opf": "opf",
    "urn:oasis:names:tc:opendocument:xmlns:container": "container",
    _OASIS + "office:1.0": "office",
    _OASIS + "text:1.0": "text",
    _OASIS + "table:1.0": "table",
    _OASIS + "style:1.0": "style",
    _OASIS + "meta:1.0": "meta",
    _OASIS + "drawing:1.0": "draw",
    _OASIS + "xsl-fo-compatible:1.0": "fo",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/XML/1998/namespace": "xml",
}


class Listener(ABC):
    """Told of a part's elements and words in order."""

    @abstractmethod
    def start(self, name: str, attributes: Mapping[str, str]) -> None: ...

    @abstractmethod
    def end(self, name: str) -> None: ...

    @abstractmethod
    def words(self, words: str) -> None: ...


class PlacedListener(Listener):
    """A listener that is told, besides, at which byte of the part each element, end and stretch of words begins."""

    byte = 0


class _RefusedError(Exception):
    """What stops the parser at a declaration of an entity."""


def listen(data: bytes, listener: Listener, path: str, clock: Clock) -> None:
    """Tell a listener what is in a part; UnreadableError where it is not well-formed, or declares entities."""
    from xml.parsers import expat  # imported late: a run without such documents does not pay for it

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    short = _Names()

    def start(name: str, attributes: dict[str, str]) -> None:
        listener.start(short[name], {short[key]: value for key, value in attributes.items()} if attributes else {})

    def refuse(*_: object) -> None:
        raise _RefusedError

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: listener.end(short[name])
    parser.CharacterDataHandler = listener.words
    if isinstance(listener, PlacedListener):
        _tell_places(parser, listener)
    parser.EntityDeclHandler = refuse
    try:
        for at in range(0, len(data), _AT_ONCE):
            clock.check()
            parser.Parse(data[at : at + _AT_ONCE], False)
        parser.Parse(b"", True)
    except _RefusedError:
        raise UnreadableError(f"{path} declares entities, which no honest document does: it is not read.") from None
    except (expat.ExpatError, ValueError, LookupError) as problem:
        raise UnreadableError(f"{path} is damaged: a part of it is not well-formed XML ({problem}).") from problem


def _tell_places(parser: XMLParserType, listener: PlacedListener) -> None:
    """Let each event come with its place, and words as they stand, an entity or a line end by itself."""
    parser.buffer_text = False

    def placed(handler: Callable[..., object] | None) -> Callable[..., None]:
        def with_place(*told: object) -> None:
            listener.byte = parser.CurrentByteIndex
            if handler:
                handler(*told)

        return with_place

    parser.StartElementHandler = placed(parser.StartElementHandler)
    parser.EndElementHandler = placed(parser.EndElementHandler)
    parser.CharacterDataHandler = placed(parser.CharacterDataHandler)


class _Names(dict[str, str]):
    """From a name with its namespace to the short one."""

    def __missing__(self, name: str) -> str:
        space, _, local = name.rpartition(" ")
        prefix = _PREFIXES.get(space)
        self[name] = f"{prefix}:{local}" if prefix else local if not space else f"?:{local}"
        return self[name]


class Fields(Listener):
    """The words of each element of a small part, by the element's name: what the head of a document says of it."""

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}
        self._words: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._words = []

    def end(self, name: str) -> None:
        words = " ".join("".join(self._words).split())
        if words:
            self.found.setdefault(name, []).append(words)
        self._words = []

    def words(self, words: str) -> None:
        self._words.append(words)

    def first(self, *names: str) -> str | None:
        """The first words of the first of some elements that has any."""
        return next((self.found[name][0] for name in names if name in self.found), None)


class Elements(Listener):
    """The attributes of every element of some names, in order."""

    def __init__(self, *names: str) -> None:
        self.found: list[tuple[str, dict[str, str]]] = []
        self._names = frozenset(names)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in self._names:
            self.found.append((name, dict(attributes)))

    def end(self, name: str) -> None: ...

    def words(self, words: str) -> None: ...
