"""How the rules speak of words, and what they ask of edits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tieout.model import Edit, EditOp, Evidence, Part, Passage, Quotation, Span
from tieout.rules.base import EditRef
from tieout.rules.quotations.printing import edits_said
from tieout.text.tidy import Token, tokens
from tieout.text.words import tokenize

_EDGES = re.compile(r"^[^\w$£€¥%°]+|[^\w$£€¥%°]+$")
_MOST_SHOWN = 12
_NEAR = 400
"""How far from an edit, in characters, words are looked for that repeat it."""


def edits_of(evidence: Evidence) -> Iterator[tuple[EditRef, Edit, Passage]]:
    """Every edit that alters somebody's words, with its number and its passage."""
    for number, passage in enumerate(evidence.passages):
        said = replace(passage, edits=edits_said(passage))
        for place, edit in enumerate(said.edits):
            if edit.op is not EditOp.EQUAL:
                yield (number, place), edit, said


def end_of(evidence: Evidence) -> EditRef:
    """The end of a reading, so that what is left out there is reported once."""
    last = len(evidence.passages) - 1
    return last, len(evidence.passages[last].edits)


def source_before(passage: Passage, place: int, most: int) -> str:
    """The last characters of the source, at most so many, before an edit of a passage."""
    pieces, length = [], 0
    for number in range(place - 1, -1, -1):
        pieces.append(passage.edits[number].source_text)
        length += len(pieces[-1])
        if length >= most:
            break
    return "".join(reversed(pieces))[-most:]


def source_after(passage: Passage, place: int, most: int) -> str:
    """The first characters of the source, at most so many, behind an edit of a passage."""
    pieces, length = [], 0
    for number in range(place + 1, len(passage.edits)):
        pieces.append(passage.edits[number].source_text)
        length += len(pieces[-1])
        if length >= most:
            break
    return "".join(pieces)[:most]


def item_before(passage: Passage, place: int) -> str:
    """What the quotation has right before an edit."""
    return passage.edits[place - 1].item_text if place else ""


def item_after(passage: Passage, place: int) -> str:
    """What the quotation has right behind an edit."""
    return passage.edits[place + 1].item_text if place + 1 < len(passage.edits) else ""


def spoken(text: str) -> list[Token]:
    """The words of a stretch of text, contractions taken apart."""
    words = tokenize(text)
    return [
        token
        for start, end in zip(words.starts.tolist(), words.ends.tolist(), strict=True)
        for token in tokens(text[_with_apostrophe(text, start) : end], _with_apostrophe(text, start))
    ]


def _with_apostrophe(text: str, start: int) -> int:
    """Where a word starts, the apostrophe counted in with which an edit's text begins (the "'s" of "it's")."""
    return start - 1 if start == 1 and text[0] in "'’" else start


def words_of(text: str) -> list[str]:
    """The folded words of a stretch of text, contractions taken apart."""
    return [token.word for token in spoken(text)]


def shown(text: str) -> str:
    """Words as a message shows them: trimmed, in single marks, a long run cut in its middle."""
    words = _trimmed(text)
    if len(words) > _MOST_SHOWN:
        words = [*words[: _MOST_SHOWN // 2], "…", *words[-_MOST_SHOWN // 2 :]]
    return f"'{' '.join(words)}'"


def shown_from(text: str) -> str:
    """The first words of a text as a message shows them."""
    words = _trimmed(text)
    rest = ["…"] if len(words) > _MOST_SHOWN else []
    return f"'{' '.join([*words[:_MOST_SHOWN], *rest])}'"


def _trimmed(text: str) -> list[str]:
    return _EDGES.sub("", " ".join(text.split())).split(" ")


def bare_span(quotation: Quotation, edit: Edit) -> Span | None:
    """The words of an edit in the document, without the white space and marks around them."""
    if edit.item.length == len(edit.item_text):
        return _bared(edit.item_text, edit.item.start)
    inside = [span for part in quotation.parts if (span := _words_in(part, edit.item))]
    return Span(inside[0].start, inside[-1].end) if inside else None


def _words_in(part: Part, span: Span) -> Span | None:
    """The words of a span that lie in a part of a quotation; between markup, to its nearest edge."""
    start, end = max(part.span.start, span.start), min(part.span.end, span.end)
    if start >= end:
        return None
    if part.span.length != len(part.text):
        return Span(start, end)
    return _bared(part.text[start - part.span.start : end - part.span.start], start)


def _bared(text: str, start: int) -> Span | None:
    """The span of a text that begins at `start`, less what is no word at its edges."""
    words = _EDGES.sub("", text)
    at = start + text.find(words)
    return Span(at, at + len(words)) if words else None
