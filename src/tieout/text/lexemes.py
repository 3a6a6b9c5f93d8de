"""A text cut into numerals, words and signs: what the grammars of quantities and dates read.

A blank line is a lexeme of its own, which no grammar knows: nothing is read across it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import compress

from tieout.text import native
from tieout.text.characters import CHARACTERS

_PADDING = 24
"""Empty lexemes after the last: a grammar may look so far ahead (and one behind the first) without asking."""


class Lexemes:
    """The lexemes of a text, in order: where each starts and ends, and its folded form."""

    __slots__ = ("count", "digits", "ends", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        folded = text.lower()
        if len(folded) != len(text):  # a few letters grow when folded: fold each lexeme by itself
            self.digits, self.starts, self.ends, words = _cut(text, text)
            self.words = [word.lower() for word in words]
        else:
            self.digits, self.starts, self.ends, self.words = _cut(text, folded)
        self.count = len(self.words) - _PADDING

    def openers(self, heads: frozenset[str]) -> list[int]:
        """The numbers of the lexemes that are digits, or among some words."""
        if native.kernels is not None:
            return native.kernels.openers(self.words, self.count, heads, self.digits)
        named = compress(range(self.count), map(heads.__contains__, self.words))
        return sorted({*named, *self.digits}) if self.digits else list(named)

    def printed(self, number: int) -> str:
        """A lexeme as it stands in the text."""
        return self.text[self.starts[number] : self.ends[number]]

    def gap(self, number: int) -> str:
        """What stands between a lexeme and the one before it: white space, or nothing."""
        return self.text[self.ends[number - 1] : self.starts[number]] if 0 < number < self.count else " "

    def touches(self, number: int) -> bool:
        """Whether a lexeme stands directly against the one before it."""
        return 0 < number < self.count and self.ends[number - 1] == self.starts[number]

    def is_capital(self, number: int) -> bool:
        return self.text[self.starts[number] : self.starts[number] + 1].isupper()


_Cut = tuple[list[int], list[int], list[int], list[str]]


def _cut(text: str, folded: str) -> _Cut:
    """Which lexemes are digits, where each starts and ends, and its word in `folded`, with empty ones behind them."""
    if native.kernels is not None:
        found = native.kernels.lexemes(text, folded, CHARACTERS, _PADDING)
        if found is not None:
            return found
    return _cut_by_pattern(text, folded)


def _cut_by_pattern(text: str, folded: str) -> _Cut:
    spans = [match.span() for match in _pattern().finditer(text)]
    beyond = [len(text)] * _PADDING
    words = [folded[start:end] for start, end in spans] + [""] * _PADDING
    digits = [at for at, word in enumerate(words) if word[:1].isdecimal()]
    return digits, [start for start, _ in spans] + beyond, [end for _, end in spans] + beyond, words


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    # a row of short numbers with commas and no spaces ("22,24,26") is no numeral; a row of Indian groups ends in three
    row = r"(?:,\d{1,2}(?!\d)){2,9}+(?!,\d)"
    return re.compile(rf"(?<!\d,)\d++(?!{row})(?:[.,]\d+)*|\d+|[^\W\d_]+|--+|\S|\n\s*\n")
