"""Which words of a quotation and of its passage are in italics or bold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tieout.model import EditOp, Evidence, Quotation, Span
from tieout.text.words import tokenize

_BRACKETS = "[]"
"""Around a letter whose case was changed: “[T]he”."""


@dataclass(frozen=True, slots=True)
class Emphasised:
    """The words that only the quotation emphasises, those that only its source does, and those that both do."""

    added: tuple[str, ...]
    lost: tuple[str, ...]
    kept: tuple[str, ...]


def emphasised(quotation: Quotation, evidence: Evidence) -> Emphasised | None:
    """How emphasis fared in the words that agree; None where the draft or a source cannot show any.

    Words that are all in italics are so set, and not emphasised: on either side that counts as none.
    """
    if quotation.emphasis is None or any(passage.emphasis is None for passage in evidence.passages):
        return None
    words = list(_words(quotation, evidence))
    ours, theirs = [ours for _, ours, _ in words], [theirs for _, _, theirs in words]
    printed, said = not all(ours), not all(theirs)
    rows = [(word, ours and printed, theirs and said) for word, ours, theirs in words]
    return Emphasised(
        added=tuple(word for word, ours, theirs in rows if ours and not theirs),
        lost=tuple(word for word, ours, theirs in rows if theirs and not ours),
        kept=tuple(word for word, ours, theirs in rows if ours and theirs),
    )


def _words(quotation: Quotation, evidence: Evidence) -> Iterator[tuple[str, bool, bool]]:
    """Each word that agrees, whether the quotation emphasises it, and whether its source does."""
    at = 0
    for passage in evidence.passages:
        place = 0
        for edit in passage.edits:
            if edit.op is EditOp.EQUAL:
                ours = _marked(edit.item_text, at, quotation.emphasis or ())
                theirs = _marked(edit.source_text, place, passage.emphasis or ())
                if len(ours) == len(theirs):
                    yield from ((word, a, b) for (word, a), (_, b) in zip(ours, theirs, strict=True))
            at += len(edit.item_text)
            place += len(edit.source_text)


def _marked(text: str, at: int, emphasis: Sequence[Span]) -> list[tuple[str, bool]]:
    """The words of a stretch that begins at `at`, each with whether it is emphasised; a bracket parts no word."""
    places = [place for place, char in enumerate(text) if char not in _BRACKETS]
    bare = "".join(text[place] for place in places)
    words = tokenize(bare)
    spans = zip(words.starts.tolist(), words.ends.tolist(), strict=True)
    return [
        (bare[start:end], any(s.start <= at + places[start] and at + places[end - 1] < s.end for s in emphasis))
        for start, end in spans
    ]
