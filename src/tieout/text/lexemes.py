"""A text cut into numerals, words and signs: what the grammars of quantities and dates read.

A blank line is a lexeme of its own, which no grammar knows: nothing is read across it.
"""

from __future__ import annotations

import re
from functools import lru_cache

_PADDING = 24
"""Empty lexemes after the last: a grammar may look so far ahead (and one behind the first) without asking."""


class Lexemes:
    """The lexemes of a text, in order: where each starts and ends, and its folded form."""

    __slots__ = ("count", "ends", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        spans = [match.span() for match in _pattern().finditer(text)]
        self.count = len(spans)
        folded = text.lower()
        if len(folded) != len(text):  # a few letters grow when folded: fold each lexeme by itself
            self.words = [text[start:end].lower() for start, end in spans]
        else:
            self.words = [folded[start:end] for start, end in spans]
        self.starts = [start for start, _ in spans] + [len(text)] * _PADDING
        self.ends = [end for _, end in spans] + [len(text)] * _PADDING
        self.words += [""] * _PADDING

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


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    # a row of short numbers with commas and no spaces ("22,24,26") is no numeral; a row of Indian groups ends in three
    row = r"(?:,\d{1,2}(?!\d)){2,9}+(?!,\d)"
    return re.compile(rf"(?<!\d,)\d++(?!{row})(?:[.,]\d+)*|\d+|[^\W\d_]+|--+|\S|\n\s*\n")
