"""Quantities of a text: every number that counts, measures, rates or ranks something, as people write them.

The story: the text is cut into lexemes; wherever one may open a quantity, the readers are asked in turn, the most
particular first; the first that reads something takes its lexemes, and reading goes on after them. What is a date is
left to `dates`, what only names something (pages, sections, telephones, versions, models) to nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from tieout.model.quantities import Quantity
from tieout.text import amounts, calendar, currencies, readers
from tieout.text.lexemes import Lexemes
from tieout.text.numberwords import PLURAL_POWERS, POWERS
from tieout.text.numerals import ORDINALS, SMALL

__all__ = ["Quantity", "quantities"]


def quantities(text: str, *, decimal: str = ".") -> tuple[Quantity, ...]:
    """Every quantity of a text, in order and apart from each other; spans count in `text`.

    `decimal` is the decimal mark of the text's language: it decides what a single separator before three digits is.
    Years, decades and dates are no quantities: `dates` reads them.
    """
    return tuple(_read(Lexemes(text), decimal))


def _read(lexemes: Lexemes, decimal: str) -> Iterator[Quantity]:
    heads, words = _heads(), lexemes.words
    taken_by_dates = {start: stop for start, stop, _ in calendar.read(lexemes)}
    at = floor = 0
    while at < lexemes.count:
        word = words[at]
        if at in taken_by_dates:
            at = floor = taken_by_dates[at]
            continue
        if word[0].isdecimal() or word in heads:
            taken, found = readers.read_at(lexemes, at, floor, decimal)
            yield from found
            if taken > at:
                at = floor = taken
                continue
        at += 1


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    """The lexemes, besides digits, that may open a quantity."""
    money = {
        *currencies.SIGNS,
        *currencies.ABBREVIATIONS,
        *currencies.DOLLARS,
        *(code.lower() for code in currencies.CODES),
    }
    numbers = {*SMALL, *ORDINALS, *POWERS, *PLURAL_POWERS, *amounts.GLYPHS, "dozen", "a", "an", "half"}
    return frozenset(money | numbers | amounts.MINUS | readers.HEADS)
