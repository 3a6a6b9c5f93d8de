"""Quantities of a text: every number that counts, measures, rates or ranks something, as people write them.

The story: the text is cut into lexemes; wherever one may open a quantity, the readers are asked in turn, the most
particular first; the first that reads something takes its lexemes, and reading goes on after them. What is a date is
left to `dates`, what only names something (pages, sections, telephones, versions, models) to nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from tieout.model.moments import Moment
from tieout.model.quantities import Quantity
from tieout.text import amounts, calendar, currencies, readers, units, wordings
from tieout.text.drafts import BEHIND_SOMEBODY
from tieout.text.lexemes import Lexemes
from tieout.text.numberwords import GROUPS, PLURAL_POWERS, POWERS, WORDS
from tieout.text.numerals import ORDINALS

__all__ = ["Figures", "Quantity", "quantities", "read"]

_ARTICLES = frozenset(("a", "an"))
_MONEY_REACH = 6
"""So many lexemes before its number money begins at the most, a minus before it included: "-u.s.$5"."""


class Figures(NamedTuple):
    """The quantities and the dates of a text: each in order, and all apart from each other."""

    quantities: tuple[Quantity, ...]
    moments: tuple[Moment, ...]


def quantities(text: str, *, decimal: str = ".") -> tuple[Quantity, ...]:
    """Every quantity of a text, in order and apart from each other; spans count in `text`.

    `decimal` is the decimal mark of the text's language: it decides what a single separator before three digits is.
    Years, decades and dates are no quantities: `dates` reads them, and `read` reads both at once.
    """
    return read(text, decimal=decimal).quantities


def read(text: str, *, decimal: str = ".", order: str = "guess", anchor: date | None = None) -> Figures:
    """Every quantity and every date of a text, for the price of one; see `quantities` and `dates`."""
    lexemes = Lexemes(text)
    dated = calendar.read(lexemes, order, anchor)
    spans = {start: stop for start, stop, _ in dated}
    return Figures(tuple(_between(lexemes, spans, decimal)), tuple(moment for _, _, moment in dated))


def _between(lexemes: Lexemes, dated: dict[int, int], decimal: str) -> Iterator[Quantity]:
    """The quantities between the dates of a text, which are given as first lexeme and the one after the last."""
    heads, afters, words = _heads(), _after_articles(), lexemes.words
    openers = [at for at in lexemes.openers(heads) if not (words[at - 1] in _GLUE and _is_mark(lexemes, at))]
    # an article right after a quantity is a rate's: "$4 billion a year"
    floor = 0
    for at in sorted({*openers, *dated}) if dated else openers:
        if at < floor:
            continue
        if at in dated:
            floor = dated[at]
        elif _opens_nothing(words, at):
            continue
        elif words[at] not in _ARTICLES or (words[at + 1] in afters and not 0 < at == floor):
            stop, found = readers.read_at(lexemes, at, floor, decimal)
            if stop > at and _is_clear(at, stop, dated):
                yield from found
                floor = stop


_GLUE = frozenset('.,;!?"”»^')
_NUMBERED = frozenset("fig figs vol vols sec secs art arts nos app para paras ver nr est approx dept".split())
_LONGEST_MARK = 3


def _is_mark(lexemes: Lexemes, at: int) -> bool:
    """Whether a number stands where the mark of a note does, or an exponent: “spring”1, the pier.12 But, spring^1^."""
    if not lexemes.touches(at) or len(lexemes.words[at]) > _LONGEST_MARK or not lexemes.words[at].isdecimal():
        return False
    sign, before = lexemes.words[at - 1], lexemes.words[at - 2]
    if sign in "^”»":
        return True
    if at < 2 or not lexemes.touches(at - 1):
        return False
    if sign == '"':
        return before.isalpha() or before in ".,;!?"
    return len(before) > 2 and before.isalpha() and before not in _NUMBERED


def _opens_nothing(words: list[str], at: int) -> bool:
    """Whether a lexeme that may open a quantity opens none: "one of us", a minus or a sign of money and no number."""
    if words[at] == "one":
        return words[at + 1] in BEHIND_SOMEBODY
    if words[at] not in _idle():
        return False
    counting = _counting()
    return not any(word[:1].isdecimal() or word in counting for word in words[at + 1 : at + _MONEY_REACH])


def _is_clear(at: int, stop: int, dated: dict[int, int]) -> bool:
    """Whether no date begins inside what was read as a quantity."""
    return not any(inside in dated for inside in range(at + 1, stop))


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    """The lexemes, besides digits, that may open a quantity."""
    return _counting() | _before_numbers()


@lru_cache(maxsize=1)
def _counting() -> frozenset[str]:
    """Those of them that may be more than what stands before a number."""
    numbers = {*WORDS, *ORDINALS, *POWERS, *PLURAL_POWERS, *amounts.GLYPHS, *_ARTICLES, "half", "quarter", "dozen"}
    return frozenset({*currencies.SIGNS} | numbers | wordings.HEADS)


@lru_cache(maxsize=1)
def _before_numbers() -> frozenset[str]:
    """A minus, and letters for money: a dash between words, and the "s" of "it's", are these as well."""
    money = {*currencies.ABBREVIATIONS, *currencies.DOLLARS, *(code.lower() for code in currencies.CODES)}
    return frozenset(money | amounts.MINUS)


@lru_cache(maxsize=1)
def _idle() -> frozenset[str]:
    """Those that open nothing unless a number follows."""
    return _before_numbers() - _counting()


@lru_cache(maxsize=1)
def _after_articles() -> frozenset[str]:
    """The words that make a quantity of the article before them: "a dozen", "an hour", "a third"."""
    times = {word for word, forms in units.forms().items() if any(form.unit.dimension in units.TIMES for form in forms)}
    return frozenset({*POWERS, *GROUPS, *amounts.DENOMINATORS, *times, "few", "couple", "full", "whole", "further"})
