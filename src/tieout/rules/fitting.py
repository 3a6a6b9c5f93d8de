"""Whether a fix fits the document: it may replace words alone, and is written as the document's format writes words."""

from __future__ import annotations

from bisect import bisect_right
from html import escape

from tieout.model import Document, Fix, Span, TextEdit
from tieout.rules.base import Rewording
from tieout.text.patterns import lazy

_MARKUP = lazy(r"[\\`*<>]")
"""What could begin markup where Markdown is written."""


def fitted(document: Document, fix: Fix | None) -> Fix | None:
    """The fix as it goes into the document's text; None where it would cut through markup or entities."""
    if fix is None or not all(_is_plain(document, edit.span) for edit in fix.edits):
        return None
    edits = tuple(TextEdit(edit.span, _written(document.format, edit.text)) for edit in fix.edits)
    return Fix(fix.safe, edits)


def in_text(document: Document, rewording: Rewording | None) -> Fix | None:
    """A fix of the prose, with its spans in the text.

    Words take the capital of those that they replace, and where none do, the white space before goes with them.
    """
    fix = rewording(document.prose) if rewording is not None else None
    if fix is None:
        return None
    return Fix(fix.safe, tuple(_carried_over(document, edit) for edit in fix.edits))


def _carried_over(document: Document, edit: TextEdit) -> TextEdit:
    old = document.prose[edit.span.start : edit.span.end]
    if not edit.text:
        return TextEdit(document.offsets.span(_with_white_space(document.prose, edit.span)), "")
    capital = old[:1].isupper() and edit.text[:1].islower()
    text = edit.text[0].upper() + edit.text[1:] if capital else edit.text
    return TextEdit(document.offsets.span(edit.span), text)


def _with_white_space(prose: str, span: Span) -> Span:
    """A stretch that is to go, with the blank before it; at the head of a line, with the one behind it."""
    if prose[max(0, span.start - 1) : span.start] in (" ", "\u00a0"):
        return Span(span.start - 1, span.end)
    return Span(span.start, span.end + prose.startswith(" ", span.end))


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
