"""Comments written into a copy of a Word document, each on the words that it is about.

The body is not built anew: where a comment begins or ends within a run, the run is parted there, and every other byte
stays as it was, the comments of others among them. Those that tieout wrote itself before are taken out. Word has no
comments in notes and text boxes: what is about their words hangs on the mark of the note, or on what holds the box.
ECMA-376, part 1, 17.13.4, says how comments are anchored.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import NamedTuple

from tieout.documents.base import Limits, RawFile
from tieout.documents.docx_package import Package
from tieout.documents.docx_story import OWN, Story
from tieout.documents.paragraphs import Paragraph, laid_out
from tieout.documents.xmlparts import PlacedListener
from tieout.errors import UnreadableError
from tieout.model import Annotation, BlockKind, Changes, Span
from tieout.text.patterns import lazy

_TAG = lazy(rb"""<[^\s<>/]+(?:\s+[^\s=<>]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/?>""")
_NAME = lazy(rb"<([^\s<>/]+)")
_ROOT_CLOSES = lazy(rb"<([^\s<>/?!]+)((?:\s+[^\s=<>]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)\s*/>\s*\Z")
_UNPRINTED = lazy("[^\t\n\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_ANCHORS = frozenset({"w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"})
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_TYPES = "[Content_Types].xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def annotated(raw: RawFile, annotations: Sequence[Annotation], limits: Limits) -> bytes:
    """A copy of the document with comments on some stretches of the text that its reader reads."""
    package = Package(raw, limits)
    body = package.archive.read(package.main)
    if body[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise UnreadableError(f"Comments cannot be written into {raw.path}: its words are in UTF-16. Save it anew.")
    part = package.parts.get("comments", f"{package.main.rpartition('/')[0]}/comments.xml".lstrip("/"))
    there = _There(package, part)
    traced = Traced(package, raw.changes, body, there.own)
    text = TracedText(list(package.paragraphs(traced)), traced)
    edits = _Edits(body)
    for id, one in enumerate(annotations, there.next):
        edits.add(text.first(one.span), text.last(one.span), id)
    for start, end in traced.stale:
        edits.drop(start, end)
    written = "".join(_comment(id, one, strict=_STRICT in body) for id, one in enumerate(annotations, there.next))
    changed = {package.main: edits.applied(), part: _within(there.without_own, written.encode())}
    return package.archive.with_parts(changed | _registered(package, part, strict=_STRICT in body))


# The text and its runs -----------------------------------------------------------------------------------------


@dataclass(slots=True)
class Run:
    """A run of the body: its bytes, and how another is opened that looks the same."""

    start: int
    opening: bytes
    end: int = 0
    words: int = 0
    """How many stretches of words it has."""


class Piece(NamedTuple):
    """Some words of a paragraph: where they begin in it, and in which bytes of the part they stand."""

    offset: int
    words: str
    start: int
    end: int
    run: Run
    number: int
    """The place among the words of the run."""
    text_tag: int | None
    """Where the element of text begins; None for a tab or a line break, which is an element itself."""
    text_name: bytes
    """How that element is called: w:t, or w:delText."""
    whole: bool
    """Whether nothing may be parted here: in a text box."""


class Traced(Story, PlacedListener):
    """A story that remembers where its words stand."""

    def __init__(self, package: Package, changes: Changes, data: bytes, own: frozenset[str]) -> None:
        super().__init__(package.styles, package.addresses, changes)
        self.pieces: dict[int, list[Piece]] = {}
        """The pieces of each paragraph, by its identity."""
        self.marks: dict[str, Run] = {}
        """The runs with the marks of notes, by their labels."""
        self.stale: list[tuple[int, int]] = []
        """The anchors of comments that tieout wrote before."""
        self._data = data
        self._own = own
        self._runs: list[Run] = []
        self._properties_at = self._text_at = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in _ANCHORS and attributes.get("w:id") in self._own:
            self.stale.append((self.byte, _element_end(self._data, self.byte)))
        if name == "w:r" and not self._skipped:
            self._runs.append(Run(self.byte, self._tag(self.byte).replace(b"/>", b">")))
        elif name == "w:rPr":
            self._properties_at = self.byte
        elif name in ("w:t", "w:delText"):
            self._text_at = self.byte
        super().start(name, attributes)

    def end(self, name: str) -> None:
        shown = not (self._skipped or self._in_properties)
        if shown and self._runs and name == "w:r":
            run = self._runs.pop()
            run.end = _tag_end(self._data, self.byte)
            if self.stale and self.stale[-1] == (run.start + len(run.opening), self.byte):
                self.stale[-1] = run.start, run.end  # it held nothing but the mark of a comment
        elif shown and self._runs and name == "w:rPr":
            self._runs[-1].opening += self._data[self._properties_at : _tag_end(self._data, self.byte)]
        super().end(name)

    def _add(self, words: str) -> None:
        paragraph = self._open[-1] if self._open else Paragraph()
        offset = paragraph.length
        super()._add(words)
        if self._runs and paragraph.length > offset:
            run, inside = self._runs[0], self._in_text
            end = self._words_end(words) if inside else _element_end(self._data, self.byte)
            text_tag = self._text_at if inside else None
            name = _NAME.match(self._data, self._text_at)
            text_name = name[1] if name else b""
            piece = Piece(offset, words, self.byte, end, run, run.words, text_tag, text_name, len(self._runs) > 1)
            run.words += 1
            self.pieces.setdefault(id(paragraph), []).append(piece)

    def _refer(self, kind: str, attributes: Mapping[str, str]) -> None:
        super()._refer(kind, attributes)
        label = self.labels.get((kind, attributes.get("w:id", "")))
        if label and self._runs:
            self.marks.setdefault(label, self._runs[0])

    def _tag(self, at: int) -> bytes:
        tag = _TAG.match(self._data, at)
        return tag.group() if tag else b""

    def _words_end(self, words: str) -> int:
        """Where words end; an entity stands for one character, however long it is."""
        if self._data[self.byte : self.byte + 1] == b"&":
            return self._data.index(b";", self.byte) + 1
        return self.byte + len(words.encode())


class TracedText:
    """The text as its reader lays it out, and the place in the body of each of its characters."""

    def __init__(self, paragraphs: Sequence[Paragraph], traced: Traced) -> None:
        self._starts = laid_out(paragraphs).starts
        self._paragraphs = [paragraph for paragraph in paragraphs if paragraph.words.strip()]
        self._traced = traced

    def first(self, span: Span) -> _Place:
        """Where a comment on a span begins."""
        return self._place(span.start, closing=False)

    def last(self, span: Span) -> _Place:
        """Where it ends."""
        return self._place(max(span.start, span.end - 1), closing=True)

    def stretches(self, span: Span) -> list[tuple[Piece, int, int]]:
        """The pieces of the body that a span covers, and from which character to which of each.

        None where a part of it stands in no run of the body: in a note, a formula, between two paragraphs.
        """
        number = max(0, bisect_right(self._starts, span.start) - 1)
        paragraph = self._paragraphs[number]
        words = paragraph.words
        first = span.start - self._starts[number] + len(words) - len(words.lstrip())
        end = first + span.length
        found = [
            (piece, max(first, piece.offset) - piece.offset, min(end - piece.offset, len(piece.words)))
            for piece in self._traced.pieces.get(id(paragraph), ())
            if piece.offset < end and first < piece.offset + len(piece.words)
        ]
        whole = sum(last - begins for _, begins, last in found) == span.length
        return found if whole and paragraph.kind is not BlockKind.FOOTNOTE else []

    def _place(self, offset: int, *, closing: bool) -> _Place:
        number = max(0, bisect_right(self._starts, offset) - 1)
        paragraph = self._paragraphs[number]
        if paragraph.kind is BlockKind.FOOTNOTE:
            return _around(self._traced.marks[paragraph.label or ""], closing=closing)
        words = paragraph.words
        within = offset - self._starts[number] + len(words) - len(words.lstrip())
        pieces = self._traced.pieces.get(id(paragraph), ())
        found = bisect_right(pieces, within, key=lambda piece: piece.offset) - 1
        if found < 0:
            return self._before(number, closing=closing)
        piece = pieces[found]
        return _in_piece(piece, min(within - piece.offset, len(piece.words) - 1) + closing, closing=closing)

    def _before(self, number: int, *, closing: bool) -> _Place:
        """The place of words that no run has (a formula): the nearest before them, else the first of all."""
        for paragraph in (*reversed(self._paragraphs[:number]), *self._paragraphs[number:]):
            if pieces := self._traced.pieces.get(id(paragraph)):
                return _around(pieces[-1].run, closing=closing)
        raise UnreadableError("Comments cannot be written where a Word document has no words of its own.")


# Edits ---------------------------------------------------------------------------------------------------------


class _Place(NamedTuple):
    """A byte where a comment may begin or end, and what parts the run there."""

    at: int
    closes: bytes = b""
    opens: bytes = b""
    text_tag: int | None = None
    """The element of text that is parted, whose spaces are to be kept from now on."""


def _around(run: Run, *, closing: bool) -> _Place:
    return _Place(run.end if closing else run.start)


def _in_piece(piece: Piece, within: int, *, closing: bool) -> _Place:
    """Before or behind a run as a whole where the words are at its edge, else where it is to be parted."""
    run, length = piece.run, len(piece.words)
    at_edge = within == length and piece.number == run.words - 1 if closing else within == 0 and piece.number == 0
    if at_edge or piece.whole:
        return _around(run, closing=closing)
    name = _NAME.match(run.opening)
    tag = name[1] if name else b"w:r"
    if piece.text_tag is None:
        return _Place(piece.end if closing else piece.start, b"</%s>" % tag, run.opening)
    at = piece.end if within == length else piece.start + len(piece.words[:within].encode())
    opens = run.opening + b'<%s xml:space="preserve">' % piece.text_name
    return _Place(at, b"</%s></%s>" % (piece.text_name, tag), opens, piece.text_tag)


@dataclass
class _Edits:
    """What is to be written into the body, and what is to go."""

    data: bytes
    places: dict[int, tuple[_Place, list[bytes]]] = field(default_factory=dict)
    dropped: list[tuple[int, int]] = field(default_factory=list)

    def add(self, first: _Place, last: _Place, id: int) -> None:
        """Anchor a comment; one that would end before it begins stands where it begins."""
        prefix = self._prefix
        mark = b'w:id="%d"' % id if prefix == b"w:" else b'%sid="%d"' % (prefix, id)
        ends = b"<%scommentRangeEnd %s/><%sr><%scommentReference %s/></%sr>" % (
            prefix, mark, prefix, prefix, mark, prefix,
        )  # fmt: skip
        self._write(first, b"<%scommentRangeStart %s/>" % (prefix, mark))
        self._write(last if last.at > first.at else first, ends)

    @property
    def _prefix(self) -> bytes:
        """What the body writes before the names of its elements, mostly "w:"."""
        root = next((found[1] for found in _NAME.finditer(self.data) if not found[1].startswith((b"?", b"!"))), b"w:d")
        return root[: root.index(b":") + 1] if b":" in root else b""

    def _write(self, place: _Place, anchor: bytes) -> None:
        self.places.setdefault(place.at, (place, []))[1].append(anchor)

    def drop(self, start: int, end: int) -> None:
        self.dropped.append((start, end))

    def applied(self) -> bytes:
        """The body with all of it done."""
        steps = [(start, end, b"") for start, end in self.dropped]
        steps += [
            (at, at, place.closes + b"".join(anchors) + place.opens) for at, (place, anchors) in self.places.items()
        ]
        steps += [(at, at, b' xml:space="preserve"') for at in self._parted_tags()]
        parts, done = [], 0
        for start, end, new in sorted(steps):
            parts += [self.data[done:start], new]
            done = end
        return b"".join([*parts, self.data[done:]])

    def _parted_tags(self) -> list[int]:
        """Where the elements of text that are parted are to say that their spaces count."""
        parted = {place.text_tag for place, _ in self.places.values() if place.text_tag is not None}
        tags = (_TAG.match(self.data, at) for at in parted)
        named = (_NAME.match(self.data, tag.start()) for tag in tags if tag and b"xml:space" not in tag.group())
        return [name.end() for name in named if name]


# The other parts -----------------------------------------------------------------------------------------------


class _There(PlacedListener):
    """The comments that are there: their numbers, and where tieout's own stand."""

    def __init__(self, package: Package, part: str) -> None:
        self._data = package.archive.read(part) if part in package.archive else b""
        self._ids = [-1]
        self._own: list[str] = []
        self._stretches: list[tuple[int, int]] = []
        self._open: int | None = None
        if self._data:
            package.listen(part, self)
        self.own = frozenset(self._own)
        self.next = max(self._ids) + 1

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "w:comment":
            id = attributes.get("w:id", "")
            if attributes.get("w:author") == OWN:
                self._own.append(id)
                self._open = self.byte
            elif id.isdecimal() and len(id) < 10:
                self._ids.append(int(id))

    def end(self, name: str) -> None:
        if name == "w:comment" and self._open is not None:
            self._stretches.append((self._open, _tag_end(self._data, self.byte)))
            self._open = None

    def words(self, words: str) -> None: ...

    @property
    def without_own(self) -> bytes:
        """The part without tieout's own comments; a new one where there is none."""
        if not self._data:
            return f'{_HEAD}<w:comments xmlns:w="{_WORDS}"></w:comments>'.encode()
        parts, done = [], 0
        for start, end in self._stretches:
            parts.append(self._data[done:start])
            done = end
        return b"".join([*parts, self._data[done:]])


def _comment(id: int, annotation: Annotation, *, strict: bool) -> str:
    paragraphs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(_UNPRINTED.sub("", words), quote=False)}</w:t></w:r></w:p>'
        for words in annotation.paragraphs
    )
    space = _STRICT.decode() if strict else _WORDS
    return f'<w:comment xmlns:w="{space}" w:id="{id}" w:author="{OWN}" w:initials="t">{paragraphs}</w:comment>'


def _registered(package: Package, part: str, *, strict: bool) -> dict[str, bytes]:
    """The parts that have to name the part with the comments, so far as they do not."""
    changed = {}
    types = package.archive.read(_TYPES)
    if f'"/{part}"'.lower().encode() not in types.lower():
        override = f'<Override xmlns="http://schemas.openxmlformats.org/package/2006/content-types" PartName="/{part}" '
        changed[_TYPES] = _within(types, f'{override}ContentType="{_TYPE}"/>'.encode())
    if "comments" not in package.parts:
        folder, _, name = package.main.rpartition("/")
        relations = f"{folder}/_rels/{name}.rels".lstrip("/")
        empty = f'{_HEAD}<Relationships xmlns="{_RELATIONS}"></Relationships>'.encode()
        held = package.archive.read(relations) if relations in package.archive else empty
        kind = _STRICT_RELATION if strict else _RELATION
        relation = f'<Relationship xmlns="{_RELATIONS}" Id="tieoutComments" Type="{kind}" Target="/{part}"/>'
        changed[relations] = _within(held, relation.encode())
    return changed


def _within(part: bytes, elements: bytes) -> bytes:
    """A part with some elements more, before its root ends."""
    part = _ROOT_CLOSES.sub(rb"<\1\2></\1>", part)
    end = part.rfind(b"</")
    return part[:end] + elements + part[end:]


def _tag_end(data: bytes, at: int) -> int:
    """Where the tag ends that begins at a byte."""
    tag = _TAG.match(data, at)
    return tag.end() if tag else data.index(b">", at) + 1


def _element_end(data: bytes, at: int) -> int:
    """Where an element without content ends that begins at a byte."""
    end = _tag_end(data, at)
    return end if data[end - 2 : end] == b"/>" else data.index(b">", end) + 1
