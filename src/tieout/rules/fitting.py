"""Whether a fix fits the document: it may replace words alone, and is written as the document's format writes words."""

from __future__ import annotations

from bisect import bisect_right
from html import escape

from tieout.model import Document, Fix, Span, TextEdit
from tieout.text.patterns import lazy

_MARKUP = lazy(r"[\\`*<>]")
"""What could begin markup where Markdown is written."""


def fitted(document: Document, fix: Fix | None) -> Fix | None:
    """The fix as it goes into the document's text; None where it would cut through markup or entities."""
    if fix is None or not all(_is_plain(document, edit.span) for edit in fix.edits):
        return None
    edits = tuple(TextEdit(edit.span, _written(document.format, edit.text)) for edit in fix.edits)
    return Fix(fix.safe, edits)


def _is_plain(document: Document, span: Span) -> bool:
    """Whether a span of the text is prose, character by character; an insertion may stand at the edge of markup."""
    pieces = document.offsets.pieces
    if not pieces:
        return span.end <= len(document.text)
    at = max(0, bisect_right(pieces, span.start, key=lambda piece: piece.text) - 1)
    reached = span.start
    for number in range(at, len(pieces)):
        piece = pieces[number]
        end = piece.text + piece.text_length
        if end < reached or (end == reached and reached < span.end):
            continue
        if piece.text > reached or piece.prose_length != piece.text_length:
            return False
        reached = max(reached, end)
        if reached >= span.end:
            return True
    return False


def _written(format: str, text: str) -> str:
    if format == "html":
        return escape(text, quote=False)
    return _MARKUP.sub(r"\\\g<0>", text) if format == "markdown" else text
