"""Whose words a passage is: the turn's, the author's, or those of somebody whom the source quotes there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tieout.library.opened import Opened
from tieout.model import Document, Span
from tieout.text.names import Sameness, same_bearer

QuotedAt = Callable[[Document, Span, Span], str | None]
"""Given a source, a stretch of its prose, and the stretch that one speaker has there: whom the source quotes with
these words, "" where it does not say whom, None where the words are its own."""


def _own_words(document: Document, passage: Span, within: Span) -> str | None:  # noqa: ARG001 - nobody listens
    return None


@dataclass(frozen=True, slots=True)
class Hearing:
    """What the search is told of voices: whom the draft names as the speaker, and how to hear who is quoted."""

    speaker: str | None = None
    quoted_at: QuotedAt = _own_words

    def fits(self, opened: Opened, word: int) -> bool:
        """Whether a word of a source stands where the speaker whom the draft names has the floor."""
        if self.speaker is None:
            return True
        voice = voice_at(opened, opened.turn_of(word))
        return voice is not None and same_bearer(voice, self.speaker) is Sameness.SAME


UNHEARD = Hearing()


def voice_at(opened: Opened, turn: int | None) -> str | None:
    """Who speaks in a turn; outside any, the source's only author."""
    if turn is not None:
        return opened.speaker_of(turn)
    authors = opened.document.metadata.authors
    return authors[0] if len(authors) == 1 and not opened.structure.speakers else None
