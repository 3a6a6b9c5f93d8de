"""Edits of a Word document as tracked changes, which an editor takes or leaves one by one.

Nothing of the document goes: what is taken out stays in it, marked as deleted, and what is put in is marked as
inserted. ECMA-376, part 1, 17.13.5, says how. An edit in a note, a text box or words that are an insertion themselves
is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby

from tieout.documents.base import Limits, RawFile
from tieout.documents.docx_comments import Piece, Traced, TracedText
from tieout.documents.docx_package import Package
from tieout.documents.docx_story import OWN
from tieout.errors import UnreadableError
from tieout.model import Changes, Span, TextEdit
from tieout.text.patterns import lazy

_IDS = lazy(rb'[\s:]id="(\d{1,9})"')
_NAME = lazy(rb"<([^\s<>/]+)")
_UNPRINTED = lazy("[^\t\n\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_Stretch = tuple[Piece, int, int]
"""A piece, and from which of its characters to which."""


def revised(raw: RawFile, fixes: Sequence[Sequence[TextEdit]], limits: Limits) -> tuple[bytes, list[int]]:
    """A copy with some fixes as tracked changes, and the numbers of those that could be written so.

    Raises UnreadableError for a body that nothing can be written into.
    """
    package = Package(raw, limits)
    body = package.archive.read(package.main)
    if body[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise UnreadableError(f"Changes cannot be written into {raw.path}: its words are in UTF-16. Save it anew.")
    traced = _Watched(package, raw.changes, body)
    writer = _Writer(body, TracedText(list(package.paragraphs(traced)), traced), frozenset(traced.inserted))
    taken = [number for number, edits in enumerate(fixes) if writer.take(edits)]
    return package.archive.with_parts({package.main: writer.written()}), taken


class _Watched(Traced):
    """Knows, besides where words stand, which runs are insertions that somebody tracked."""

    def __init__(self, package: Package, changes: Changes, data: bytes) -> None:
        super().__init__(package, changes, data, frozenset())
        self.inserted: list[int] = []
        self._insertions = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._insertions += name in ("w:ins", "w:moveTo")
        if name == "w:r" and self._insertions:
            self.inserted.append(self.byte)
        super().start(name, attributes)

    def end(self, name: str) -> None:
        self._insertions -= name in ("w:ins", "w:moveTo")
        super().end(name)


class _Writer:
    """What is to be written into the body."""

    def __init__(self, body: bytes, text: TracedText, inserted: frozenset[int]) -> None:
        self._body, self._text, self._inserted = body, text, inserted
        self._steps: list[tuple[int, bytes]] = []
        self._parted: set[int] = set()
        self._next = max((int(id) for id in _IDS.findall(body)), default=0)

    def take(self, edits: Sequence[TextEdit]) -> bool:
        """Whether all the edits of a fix can be written; if not, none is."""
        steps: list[tuple[int, bytes]] = []
        parted: set[int] = set()
        for edit in edits:
            found = self._found(edit.span)
            if not found:
                return False
            steps += self._replaced(found, edit.text) if edit.span else self._put_in(found, edit)
            parted |= {piece.text_tag for piece, _, _ in found if piece.text_tag is not None}
        self._steps += steps
        self._parted |= parted
        return True

    def written(self) -> bytes:
        """The body with all of it."""
        preserved = [(self._name_end(tag), b' xml:space="preserve"') for tag in self._parted if self._loses(tag)]
        parts, done = [], 0
        for at, new in sorted([*self._steps, *preserved], key=lambda step: step[0]):
            parts += [self._body[done:at], new]
            done = at
        return b"".join([*parts, self._body[done:]])

    def _found(self, span: Span) -> list[_Stretch]:
        """The pieces of a span, of a place those of the character before it or behind; none that may not be edited."""
        near = [span] if span else [Span(max(0, span.start - 1), span.start), Span(span.start, span.start + 1)]
        found = next((pieces for each in near if (pieces := self._text.stretches(each))), [])
        return found if all(self._is_open(piece) for piece, _, _ in found) else []

    def _is_open(self, piece: Piece) -> bool:
        plain = piece.text_tag is not None and piece.text_name.rpartition(b":")[2] == b"t"
        return plain and not piece.whole and piece.run.start not in self._inserted

    def _put_in(self, found: list[_Stretch], edit: TextEdit) -> list[tuple[int, bytes]]:
        piece, first, end = found[0]
        behind = edit.span.start > 0 and bool(self._text.stretches(Span(edit.span.start - 1, edit.span.start)))
        at = _byte(piece, end if behind else first)
        return [(at, _closed(piece) + self._inserted_run(piece, edit.text) + _opened(piece))]

    def _replaced(self, found: list[_Stretch], text: str) -> list[tuple[int, bytes]]:
        """The words marked as deleted, element by element, and behind the last what takes their place."""
        steps: list[tuple[int, bytes]] = []
        groups = [list(group) for _, group in groupby(found, key=lambda stretch: stretch[0].text_tag)]
        for number, group in enumerate(groups, 1):
            (piece, first, _), (last, _, end) = group[0], group[-1]
            prefix = _prefix(piece)
            gone = b'<%sdel %s><%sdelText xml:space="preserve">'
            opening = gone.replace(b"><", b">" + piece.run.opening + b"<") % (prefix, self._mark(prefix), prefix)
            steps.append((_byte(piece, first), _closed(piece) + opening))
            new = self._inserted_run(piece, text) if number == len(groups) and text else b""
            closing = b"</%sdelText></%sr></%sdel>" % (prefix, prefix, prefix)
            steps.append((_byte(last, end), closing + new + _opened(piece)))
        return steps

    def _inserted_run(self, piece: Piece, text: str) -> bytes:
        prefix = _prefix(piece)
        words = escape(_UNPRINTED.sub("", text), quote=False).encode()
        run = piece.run.opening + b'<%st xml:space="preserve">%s</%st></%sr>' % (prefix, words, prefix, prefix)
        return b"<%sins %s>%s</%sins>" % (prefix, self._mark(prefix), run, prefix)

    def _mark(self, prefix: bytes) -> bytes:
        """The number of a change, and its author."""
        self._next += 1
        return b'%sid="%d" %sauthor="%s"' % (prefix, self._next, prefix, OWN.encode())

    def _loses(self, tag: int) -> bool:
        """Whether an element of text does not say that the spaces at its edges count."""
        return b"xml:space" not in self._body[tag : self._body.index(b">", tag)]

    def _name_end(self, tag: int) -> int:
        name = _NAME.match(self._body, tag)
        return name.end() if name else tag


def _byte(piece: Piece, character: int) -> int:
    """Where in the body a character of a piece begins; an entity is one character, however long it is."""
    if character in (0, len(piece.words)):
        return piece.end if character else piece.start
    return piece.start + len(piece.words[:character].encode())


def _prefix(piece: Piece) -> bytes:
    """What stands before the names of the body's elements, mostly "w:"."""
    return piece.text_name[: piece.text_name.index(b":") + 1] if b":" in piece.text_name else b""


def _closed(piece: Piece) -> bytes:
    return b"</%s></%sr>" % (piece.text_name, _prefix(piece))


def _opened(piece: Piece) -> bytes:
    return piece.run.opening + b'<%s xml:space="preserve">' % piece.text_name
