"""Whose a figure is that stands in a sentence without a name: that of its paragraph, its section or its text.

"Profit was $1.1 million" is Dalby's below a sentence on Dalby, and says nothing of Falk, of whom the next one tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tieout.library.asking import Asked
from tieout.library.comparable import comparable
from tieout.library.prose import Text, Told
from tieout.library.series import Entry, Rival, Series, speaks_of_the_same
from tieout.library.statements import Statements
from tieout.model import Span
from tieout.text.measures import stands_for
from tieout.text.patterns import lazy
from tieout.text.saying import only_says
from tieout.text.terms import carries, stem, unpossessed

_LETTERS = 3
"""So many letters a word of a name has that is looked for."""
_OPENS = lazy(
    r"\W*(?P<the>The\s+)?(?P<name>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,3})\s+(?:(?:now|also|still)\s+)?"
    r"(?:is|are|was|were|has|have|had|sits?|lies?|stands?)\b"
)
_PRONOUN = lazy(r"\W*(?:He|She|It|They|His|Her|Its|Their)\b")
_TURNS = lazy(r"[;—”\"]|\b(?:while|whereas|but)\b")
"""With one of these a sentence may go on to speak of another."""
_OF_NO_NAME = ("s", "ed", "ing", "ly")
"""What words end in that open a sentence and are hardly names."""


class Whose:
    """Whose the figures of a library's sentences are, as far as names around them tell."""

    def __init__(self, statements: Statements, series: Series) -> None:
        self._statements = statements
        self._series = series

    def rival(self, asked: Asked, told: Told, text: Text, sentence: Span) -> Rival | None:
        """Whether a sentence that names nobody, and has a draft's figure, has it of another than the draft's subject.

        It is told by a sentence built alike that stands where the draft's subject is named; or by the text, which has
        not named it up to there, though others do.
        """
        names = self._names(asked)
        if names and not _PRONOUN.match(asked.own) and is_said_of_another(text, sentence, told, names):
            return Rival(None)
        if not names or self._is_of(names, text, sentence):
            return None
        own = self._series.entry(text, sentence, told)
        if own is None:
            return None
        alike = [one for one in self._alike(asked, own) if self._is_of(names, *one[:2])]
        if any(stands_for(asked.claim.quantity, entry.told.fact) for _, _, entry in alike):
            return None
        if alike:
            found = (entry.told for _, _, entry in alike if speaks_of_the_same(asked, entry, names))
            return Rival(next(found, None))
        end = self._paragraph(text, sentence).end
        if _holds(text.folded_within(Span(0, end)), names) or _holds(self._statements.called[text.source], names):
            return None
        return Rival(None) if self._is_known(names) else None

    def _alike(self, asked: Asked, own: Entry) -> Sequence[tuple[Text, Span, Entry]]:
        """The figures of other sentences that the same words lead up to, and the same follows."""
        return [
            (text, sentence, entry)
            for text, sentence in self._statements.near(asked.stems, numbered=True)
            for entry in self._series.alike(text, sentence, own)
            if comparable(asked.claim, entry.told.claim)
        ]

    def _names(self, asked: Asked) -> tuple[str, ...]:
        """The words of the draft's names, folded, but of those who only say so; what opens its sentence where there
        is no other."""
        own = asked.own.casefold()
        words = [word for phrase in asked.wanted.phrases if not only_says(phrase, own) for word in phrase.split()]
        first = asked.claim.terms[0] if asked.claim.terms else None
        if (
            not asked.wanted.phrases
            and first is not None
            and first.capital
            and first.span.start == asked.claim.sentence.start
        ):
            word = unpossessed(asked.own[: first.span.length])
            hardly = (
                only_says(word.casefold(), own) or word.endswith(_OF_NO_NAME) or not self._statements.has_name(word)
            )
            words = [] if hardly else [word.casefold()]
        return tuple(word for word in words if len(word) >= _LETTERS)

    def _is_of(self, names: Sequence[str], text: Text, sentence: Span) -> bool:
        """Whether the paragraph of a sentence, or its heading, names one of some names."""
        own = self._paragraph(text, sentence)
        return _holds(text.folded_within(own), names) or _holds(self._series.heading(text, sentence).casefold(), names)

    @staticmethod
    def _paragraph(text: Text, sentence: Span) -> Span:
        home = int(text.bounds.searchsorted(sentence.start, side="right")) - 1
        return Span(*text.bounds[home : home + 2].tolist())

    def _is_known(self, names: Sequence[str]) -> bool:
        """Whether some source names one of some names, or is called so."""
        if self._statements.held([stem(name) for name in names]):
            return True
        return any(_holds(called, names) for called in self._statements.called.values())


def is_said_of_another(text: Text, sentence: Span, told: Told, names: Sequence[str]) -> bool:
    """Whether a figure is what another name, that opens its sentence, is or has, and the sentence has none of some."""
    opens = _opening(text, sentence, told)
    if opens is None:
        return False
    prose, words = text.document.prose, opens["name"].split()
    if len(words) == 1 and not opens["the"] and not _stands_within(prose, words[0]):
        return False  # "Profit was $1.1 million" opens with no name
    strange = all(carries(stem(word.lower())) and f" {word.lower()}" not in prose for word in words)
    return strange and not _holds(text.folded_within(sentence), names)


def _stands_within(prose: str, word: str) -> bool:
    """Whether a word with a capital stands within a sentence somewhere: behind a small letter or a comma."""
    at = prose.find(f" {word}")
    while at >= 0:
        before, after = prose[at - 1 : at] if at else "", prose[at + len(word) + 1 : at + len(word) + 2]
        if ("a" <= before <= "z" or before == ",") and not (after.isalnum() or after == "_"):
            return True
        at = prose.find(f" {word}", at + 1)
    return False


def may_be_of_a_byname(text: Text, sentence: Span, told: Told, names: Sequence[str]) -> bool:
    """Whether a figure is what opens its sentence is or has, which may be another name of somebody whom the text names.

    "Corrie play next. The Gulls have 62 points": whether these are Corrie nothing tells.
    """
    return _opening(text, sentence, told) is not None and _holds(text.folded, names)


def _opening(text: Text, sentence: Span, told: Told) -> re.Match[str] | None:
    """The name that opens a sentence and what it is or has, where that goes on to a figure."""
    printed, start = text.printed(sentence), told.claim.quantity.span.start
    opens = _OPENS.match(printed)
    return opens if opens is not None and _TURNS.search(printed, opens.end(), start) is None else None


def _holds(text: str, names: Sequence[str]) -> bool:
    return any(name in text for name in names)


__all__ = ["Whose", "may_be_of_a_byname"]
