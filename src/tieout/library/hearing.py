"""Whose words a passage is: the turn's, the author's, or those of somebody whom the source quotes there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from tieout.library.opened import Opened
from tieout.model import Document, Span
from tieout.text.citekeys import folded
from tieout.text.names import Sameness, answers, asks, is_bare, is_office, same_bearer
from tieout.text.speeches import given_by, is_spoken

QuotedAt = Callable[[Document, Span, Span], tuple[str | None, tuple[Span, ...]]]
"""Given a source, a stretch of its prose, and the stretch that one speaker has there: whom the source quotes with
these words, "" where it does not say whom, None where the words are its own; and where it breaks into them."""


def _own_words(document: Document, passage: Span, within: Span) -> tuple[None, tuple[()]]:  # noqa: ARG001 - nobody listens
    return None, ()


@dataclass(frozen=True, slots=True)
class Hearing:
    """What the search is told of voices: whom the draft names as the speaker, and how to hear who is quoted."""

    speaker: str | None = None
    quoted_at: QuotedAt = _own_words

    def fits(self, opened: Opened, word: int) -> bool:
        """Whether a word of a source stands where the speaker whom the draft names has the floor."""
        if self.speaker is None:
            return True
        voice = self.voice(opened, opened.turn_of(word))
        return voice is not None and same_bearer(voice, self.speaker) is Sameness.SAME

    def voice(self, opened: Opened, turn: int | None) -> str | None:
        """Who speaks in a turn; outside any the source's only author, or the source itself where the draft names that.

        "The Gazette reported" and "the report says" name what the words stand in, and no other person than its author.
        """
        if turn is None and self.speaker is not None:
            metadata = opened.document.metadata
            if metadata.outlet and _calls(self.speaker, metadata.outlet, shortened=True):
                return metadata.outlet
            if metadata.title and _calls(self.speaker, metadata.title):
                return metadata.title
        return voice_at(opened, turn)

    def has_a_label_elsewhere(self, opened: Opened, turn: int | None) -> bool:
        """Whether an office speaks in a turn, and whom the draft names under a label of their own in the same source.

        So it is asked of a label in one word as names are spelt ("Jane:"), since a surname says nothing of that.
        Both have to speak twice: a label that stands once may be another's slip. And "Q." says nothing where "A."
        answers: under oath both are people whom other labels name.
        """
        voice = opened.speaker_of(turn)
        if voice is None or self.speaker is None or not (is_office(voice) or is_bare(voice)):
            return False
        if is_bare(voice) and same_bearer(voice, self.speaker) is not Sameness.DIFFERENT:
            return False
        turns = Counter(opened.structure.speakers)
        if turns[voice] < 2 or (asks(voice) and any(map(answers, turns))):
            return False
        return sum(turns[label] for label in turns if same_bearer(label, self.speaker) is Sameness.SAME) > 1


UNHEARD = Hearing()


def _calls(name: str, source: str, *, shortened: bool = False) -> bool:
    """Whether a name is that of an outlet or a title, less its article; `shortened` from the front: "the Gazette"."""
    said, whole = (folded(text).removeprefix("the ").split() for text in (name, source))
    return bool(said) and (whole[-len(said) :] == said if shortened else whole == said)


def voice_at(opened: Opened, turn: int | None) -> str | None:
    """Who speaks in a turn; outside any, the source's only author, or whoever gives the speech that it is."""
    if turn is not None:
        return opened.speaker_of(turn)
    authors = opened.document.metadata.authors
    if len(authors) == 1 and not opened.structure.speakers:
        return authors[0]
    return None if authors else _orator(opened.document)


def _orator(document: Document) -> str | None:
    """Who gives the speech that a document is called, if somebody speaks in it."""
    file = document.path.replace("\\", "/").rpartition("/")[2]
    name = given_by(document.metadata.title or "") or given_by(file.rpartition(".")[0] or file)
    return name if name and is_spoken(document.prose) else None
