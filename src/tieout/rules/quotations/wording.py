"""How the rules speak of words, and what they ask of edits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tieout.model import Edit, EditOp, Evidence, Passage, Span
from tieout.rules.base import EditRef
from tieout.text.tidy import Token, is_filler, same_run, tokens
from tieout.text.words import tokenize

_EDGES = re.compile(r"^[\s\W]+|[\s\W]+$")
_MOST_SHOWN = 12


def edits_of(evidence: Evidence) -> Iterator[tuple[EditRef, Edit, Passage]]:
    """Every edit of a reading, with its number."""
    for number, passage in enumerate(evidence.passages):
        for place, edit in enumerate(passage.edits):
            yield (number, place), edit, passage


def spoken(text: str) -> list[Token]:
    """The words of a stretch of text, contractions taken apart."""
    words = tokenize(text)
    return [
        token
        for start, end in zip(words.starts.tolist(), words.ends.tolist(), strict=True)
        for token in tokens(text[start:end], start)
    ]


def words_of(text: str) -> list[str]:
    """The folded words of a stretch of text, contractions taken apart."""
    return [token.word for token in spoken(text)]


def shown(text: str) -> str:
    """Words as a message shows them: trimmed, in single marks, a long run cut in its middle."""
    words = _EDGES.sub("", " ".join(text.split())).split(" ")
    if len(words) > _MOST_SHOWN:
        words = [*words[: _MOST_SHOWN // 2], "…", *words[-_MOST_SHOWN // 2 :]]
    return f"'{' '.join(words)}'"


def bare_span(edit: Edit) -> Span | None:
    """The words of an edit in the document, without the white space and marks around them."""
    text = edit.item_text
    if edit.item.length != len(text):
        return edit.item if text.strip() else None
    head = len(text) - len(re.sub(r"^[\s\W]+", "", text))
    tail = len(text) - len(re.sub(r"[\s\W]+$", "", text))
    span = Span(edit.item.start + head, edit.item.end - tail)
    return span or None


def is_tidied(passage: Passage, place: int) -> bool:
    """Whether an edit is of the kind every editor may make: another spelling, or hesitation left out."""
    edit = passage.edits[place]
    if edit.op is EditOp.REPLACE:
        return same_run(spoken(edit.item_text), spoken(edit.source_text))
    return edit.op is EditOp.DELETE and (_is_hesitation(edit) or is_repetition(passage, place))


def _is_hesitation(edit: Edit) -> bool:
    return is_filler(tuple(words_of(edit.source_text)))


def is_repetition(passage: Passage, place: int) -> bool:
    """Whether the words left out are said again right after, or were said right before (a false start)."""
    gone = words_of(passage.edits[place].source_text)
    after = words_of("".join(edit.source_text for edit in passage.edits[place + 1 :])[:400])
    before = words_of("".join(edit.source_text for edit in passage.edits[:place])[-400:])
    return gone == after[: len(gone)] or gone == before[-len(gone) :]
