"""One sentence around quotations: its words in order, which of them are verbs of saying, and where noun phrases go.

There is no grammar here beyond small words and the shapes of names; nearness does the rest. Nothing looks further
than some sixty words, so time is linear in the length of the prose.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from tieout.items.saying import NOUNS_TOO, VERBS
from tieout.items.wordclasses import (
    ADVERBS,
    ARTICLES,
    ATTITUDES,
    AUXILIARIES,
    CERTAIN,
    COORDINATORS,
    DETERMINERS,
    LINKS,
    MONTHS,
    NOT_ADVERBS,
    OTHERS,
    PAST,
    PHRASES,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SUBJECTS,
    SUBORDINATORS,
    TIMES,
)
from tieout.model import Span
from tieout.text import native
from tieout.text.characters import CHARACTERS
from tieout.text.patterns import lazy

QUOTED = "\ufffc"
"""Stands for each character of a quotation in masked prose."""
REACH = 60
"""So many words either way a sentence is read."""

_TOKEN = lazy(
    rf"[^\W_]?{QUOTED}+|(?=[A-Z])(?:(?:[A-Z]\.){{1,4}}"
    r"|(?:Mrs?|Ms|Mx|Drs?|Prof|Sens?|Reps?|Govs?|Gen|Col|Lt|Maj|Sgt|Capt|Cmdr|Adm|Rev|Hon|Jr|Sr|St)\.)"
    r"|\w+(?:['’&.-]\w+)*['’]?|--+|[^\w\s]"
)
_MARKS = frozenset("\"“”‘’'`«»‹›„‚")
_WITHIN = frozenset("&-%$#@")
_BRACKETS = {")": "(", "]": "["}
_OPENING = {opening: closing for closing, opening in _BRACKETS.items()}
_SAYING = VERBS | {verb for verb, _ in PHRASES}
_LONGEST = 24  # words of a noun phrase
_AFTER_NOUNS = frozenset("of from by on at is was were are and or".split())
_BEFORE_NOUNS = DETERMINERS | LINKS | frozenset("on by into about under new recent last".split())


class Token(NamedTuple):
    """A word, a mark or a whole quotation, and where it stands in the prose."""

    text: str
    low: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum() and not self.is_quoted

    @property
    def is_quoted(self) -> bool:
        return self.text[-1] == QUOTED

    @property
    def has_capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_possessive(self) -> bool:
        return self.low.endswith(("'s", "s'"))


def tokens_of(masked: str, span: Span, offset: int = 0) -> list[Token]:
    """The words, marks and quotations of a stretch of masked prose; the marks of quotations left out.

    `offset` is where `masked` begins in the prose.
    """
    if native.kernels is not None:
        found = native.kernels.tokens(masked, CHARACTERS, *span, _MARKS, Token, offset)
        if found is not None:
            return found
    return [
        Token(text, text.lower().replace("’", "'"), match.start() + offset, match.end() + offset)
        for match in _TOKEN.finditer(masked, *span)
        if (text := match.group()) not in _MARKS
    ]


class Sentence:
    """One sentence's tokens. Places, and spans of places, are indices into `tokens`."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens

    def __len__(self) -> int:
        return len(self.tokens)

    @cached_property
    def verbs(self) -> list[int]:
        """The places of the verbs of saying."""
        return [at for at, low in enumerate(self.lows) if low in _SAYING and self.says(at)]

    @cached_property
    def lows(self) -> list[str]:
        """The words in lower case."""
        return [token.low for token in self.tokens]

    @cached_property
    def quotations(self) -> list[int]:
        """The places of the quotations."""
        return [at for at, token in enumerate(self.tokens) if token.is_quoted]

    def verbs_from(self, start: int, end: int) -> list[int]:
        """The places of the verbs of saying in tokens[start:end]."""
        return self.verbs[bisect_left(self.verbs, start) : bisect_left(self.verbs, end)]

    def next_quotation(self, at: int) -> int:
        """The place of the first quotation from a place on; the sentence's length without one."""
        number = bisect_left(self.quotations, at)
        return self.quotations[number] if number < len(self.quotations) else len(self.tokens)

    def low(self, at: int) -> str:
        """The word at a place in lower case; nothing beyond either end."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def is_word(self, at: int) -> bool:
        return 0 <= at < len(self.tokens) and self.tokens[at].is_word

    def has_capital(self, at: int) -> bool:
        return 0 <= at < len(self.tokens) and self.tokens[at].has_capital

    def prose(self, places: Span) -> Span:
        """The span of prose that some places take up."""
        return Span(self.tokens[places.start].start, self.tokens[places.end - 1].end)

    # -- kinds of words ---------------------------------------------------------------------------------------

    def says(self, at: int) -> bool:
        """Whether a word is a verb of saying."""
        token = self.tokens[at]
        if (token.low, self.low(at + 1)) in PHRASES:
            return True
        if token.low not in VERBS or (token.has_capital and at and not self.tokens[at - 1].is_quoted):
            return False
        if token.low.endswith("ing"):
            return not self._is_noun(at)
        return token.low not in NOUNS_TOO or token.low in CERTAIN or not (self._is_noun(at) or self._could_be_noun(at))

    def _is_noun(self, at: int) -> bool:
        """Whether what stands before a word makes it a noun: "the report", "his calling", "Roe's claim"."""
        if not self.is_word(at - 1):
            return False
        if self.low(at).endswith("ing"):
            return self.low(at - 1) in ARTICLES or self.low(at - 1) in POSSESSIVES
        if self.low(at - 1) in _BEFORE_NOUNS:
            return True
        return self.tokens[at - 1].is_possessive and not self.low(at).endswith("ed")

    def _could_be_noun(self, at: int) -> bool:
        """Whether a word that is as often a noun stands where a noun would: "a pier master report", "claims of"."""
        if self.low(at + 1) in _AFTER_NOUNS or self.low(at + 1) in PAST:
            return True
        if self.low(at).endswith(("s", "ed")) or not self.is_word(at - 1):
            return False
        before = self.low(at - 1)
        if before in AUXILIARIES or before in PRONOUNS or before in OTHERS or before in COORDINATORS:
            return False
        return not (before == "to" or before.endswith("s") or self.is_adverb(at - 1))

    def is_verb(self, at: int) -> bool:
        """Whether a word is likely a finite verb."""
        token = self.tokens[at]
        if token.has_capital or not token.is_word:
            return False
        if token.low in AUXILIARIES or token.low in PAST or token.low in ATTITUDES:
            return not self._is_noun(at)
        return self.says(at) or (
            token.low.endswith("ed") and len(token.low) > 4 and self.low(at - 1) not in DETERMINERS
        )

    def is_auxiliary(self, at: int) -> bool:
        """Whether a word helps a verb; "Will" and "May" with a capital are names."""
        return self.low(at) in AUXILIARIES and not (at and self.has_capital(at))

    def is_adverb(self, at: int) -> bool:
        low = self.low(at)
        if low in ADVERBS:
            return True
        return low.endswith("ly") and low not in NOT_ADVERBS and not self._is_named(at)

    def _is_named(self, at: int) -> bool:
        """Whether a capital is a name's: one inside the sentence or the word, or right before a verb of saying."""
        inner = self.tokens[at].text[1:]
        mixed = not inner.islower() and not inner.isupper()
        return self.has_capital(at) and (at > 0 or mixed or self.low(at + 1) in VERBS)

    def ends_phrase(self, at: int) -> bool:
        """Whether no noun phrase goes over this token."""
        token = self.tokens[at]
        if not token.is_word:
            return token.text not in _WITHIN
        low = token.low
        if token.has_capital and at and low not in SUBJECTS:
            return low in TIMES and low not in MONTHS
        small = low in SUBJECTS or low in SUBORDINATORS or low in PREPOSITIONS or low in COORDINATORS or low in TIMES
        return small or self.is_verb(at) or self.is_adverb(at)

    # -- noun phrases -----------------------------------------------------------------------------------------

    def phrase_from(self, at: int) -> Span | None:
        """Places of the noun phrase that begins at a place; None where none does."""
        if at >= len(self.tokens):
            return None
        if self.low(at) in SUBJECTS:
            return Span(at, at + 1)
        if self.ends_phrase(at) and self.low(at) not in DETERMINERS:
            return None
        end = at + 1
        while end < min(len(self.tokens), at + _LONGEST) and self._goes_on(end):
            end += 1
        return Span(at, end)

    def _goes_on(self, at: int) -> bool:
        """Whether a phrase that reaches a place takes in the token there."""
        low = self.low(at)
        if low in LINKS:
            return self._opens_phrase(at + 1)
        if low in ("and", "&"):
            return self.has_capital(at + 1)
        return self.low(at - 1) in LINKS if low in DETERMINERS else not self.ends_phrase(at)

    def _opens_phrase(self, at: int) -> bool:
        return self.low(at) in DETERMINERS or (self.is_word(at) and not self.ends_phrase(at))

    def ahead_of_brackets(self, end: int) -> int:
        """The place where the brackets open that close right before a place; the place itself where none do."""
        while self.low(end - 1) in _BRACKETS:
            opening = _BRACKETS[self.low(end - 1)]
            opens = next((at for at in range(end - 2, max(-1, end - REACH), -1) if self.low(at) == opening), None)
            if opens is None:
                break
            end = opens
        return end

    def behind_brackets(self, at: int) -> int:
        """The place behind the brackets that open at a place; the place itself where none do."""
        while self.low(at) in _OPENING:
            closing = _OPENING[self.low(at)]
            closes = next((end for end in range(at + 1, min(len(self), at + REACH)) if self.low(end) == closing), None)
            if closes is None:
                break
            at = closes + 1
        return at

    def phrase_to(self, end: int) -> Span | None:
        """Places of the noun phrase whose last word is the one before a place, or before brackets that end there.

        What stands in brackets behind a name ("(Lab)", "(54)", "(pictured)") is beside it. None where no phrase is.
        """
        end = self.ahead_of_brackets(end)
        last = end - 1
        if last < 0:
            return None
        if self.low(last) in SUBJECTS:
            return Span(last, end)
        if self.ends_phrase(last) and self.low(last) not in OTHERS:
            return None
        start = last
        while start > max(0, end - _LONGEST) and self._goes_back(start):
            start -= 1
        while start < end and self.low(start) in PREPOSITIONS:
            start += 1
        return Span(start, end) if start < end else None

    def _goes_back(self, start: int) -> bool:
        """Whether a phrase that seems to begin at a place began before it."""
        low = self.low(start - 1)
        if low in LINKS:
            return self.is_word(start - 2) and not self.ends_phrase(start - 2)
        if self.low(start) in ARTICLES or self.low(start) in POSSESSIVES:
            return False
        if low in DETERMINERS:
            return low != "that"
        if low in ("and", "&"):
            return self.has_capital(start - 2) and self.has_capital(start)
        return not self.ends_phrase(start - 1)
