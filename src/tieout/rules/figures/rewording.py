"""Fixes of the words around a figure: what qualifies it, which way it went, what it is so many times as.

All are unsafe, and spans count in the prose. None is offered where a second word of the sentence would have to follow.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache, partial

from tieout.model import Claim, Fact, Figure, FigureAnswer, Fix, Span, TextEdit
from tieout.model.quantities import Interval, Kind, Qualifier, Quantity
from tieout.rules.base import Rewording
from tieout.text.measures import in_terms_of, stands_for
from tieout.text.patterns import lazy
from tieout.text.rewriting import with_value
from tieout.text.rounding import allowed

_WORD = lazy(r"[^\W\d_]+")
_ARTICLE = lazy(r"\b(an?)(\s+)$")
_LARGER_THAN = lazy(r"\s+(more|larger|higher|bigger|greater)\s+than\b")
_AS = {"larger": "large", "higher": "high", "bigger": "big", "greater": "great"}
_COUNTED = frozenset({Kind.COUNT, Kind.ORDINAL})


# -- more than, almost -----------------------------------------------------------------------------------------------


def requalified(figure: Figure, fact: Fact) -> Rewording | None:
    """The words before a figure that hold of the source's value; none before it where that is the figure's own."""
    quantity = figure.claim.quantity
    if quantity.qualifier_span is None or quantity.qualifier_span.end > quantity.span.start:
        return None
    holding = (
        words
        for qualifier, words in _qualifiers(quantity, in_terms_of(quantity, fact))
        if stands_for(replace(quantity, qualifier=qualifier), fact)
    )
    words = next(holding, None)
    return None if words is None else partial(_put, quantity.qualifier_span, words)


def _qualifiers(quantity: Quantity, theirs: Interval) -> list[tuple[Qualifier | None, str]]:
    """What could be said of the source's value, the narrowest first."""
    if theirs.low > quantity.value:
        return [(Qualifier.JUST_OVER, "just over"), (Qualifier.MORE_THAN, "more than")]
    if theirs.high < quantity.value:
        fewer = "fewer than" if quantity.kind in _COUNTED else "less than"
        return [(Qualifier.NEARLY, "almost"), (Qualifier.LESS_THAN, fewer)]
    return [(None, "")] if theirs == (quantity.value, quantity.value) else []


def _put(place: Span, words: str, _prose: str) -> Fix:
    return Fix(safe=False, edits=(TextEdit(place, words),))


# -- rose, fell ------------------------------------------------------------------------------------------------------


def turned(figure: Figure, answer: FigureAnswer) -> Rewording | None:
    """The word that says which way it went, turned; None where a source has other figures than the draft's."""
    link = figure.claim.link
    if link is None or not link.wording or len(answer.operands) not in (0, len(link.operands)):
        return None
    for fact, operand in zip(answer.operands, link.operands, strict=False):
        if fact is not None and not stands_for(operand.quantity, fact):
            return None
    counted = link.operands[0].quantity.kind in _COUNTED
    return partial(_turned, figure.claim, link.wording.split()[-1].casefold(), counted)


def _turned(claim: Claim, wording: str, counted: bool, prose: str) -> Fix | None:
    """The fix, where the word is the only one of its sentence that says which way something went."""
    ways = [word for word in _WORD.finditer(prose, *claim.sentence) if word[0].casefold() in _opposites()]
    if len(ways) != 1 or ways[0][0].casefold() != wording:
        return None
    new = "fewer" if wording == "more" and counted else _opposites()[wording]
    edits = [TextEdit(Span(*ways[0].span()), new)]
    article = _ARTICLE.search(prose, claim.sentence.start, ways[0].start())
    if article is not None and wording not in _COMPARING:
        edits.insert(0, TextEdit(Span(*article.span(1)), "an" if new[0] in "aeiou" else "a"))
    return Fix(safe=False, edits=tuple(edits))


_COMPARING = frozenset("more fewer less higher lower greater larger bigger smaller above below over under".split())
_PAIRS = """rose fell|rise fall|rises falls|risen fallen|rising falling|increase decrease|increases decreases|
increased decreased|increasing decreasing|grew shrank|grow shrink|grows shrinks|grown shrunk|growing shrinking|
climbed dropped|climb drop|climbs drops|climbing dropping|soared plunged|soar plunge|soars plunges|soaring plunging|
gained lost|up down|higher lower|larger smaller|above below|over under|more less"""
_ONE_WAY = """jumped fell|jump fall|jumps falls|jumping falling|surged fell|surge fall|surges falls|surging falling|
bigger smaller|greater smaller|fewer more|declined rose|decline rise|declines rises|declining rising|slid rose|
sank rose|plummeted soared|plummet soar|plummets soars|plummeting soaring|tumbled jumped|tumble jump|tumbling jumping|
slumped jumped|slump jump|dipped rose|dip rise|dips rises|dipping rising|reduced increased|reduction increase|
advanced fell|expanded shrank|expand shrink|expanding shrinking"""


@lru_cache(maxsize=1)
def _opposites() -> Mapping[str, str]:
    """The words that say which way, each with one of the same form that says the other."""
    found: dict[str, str] = {}
    for row in _ONE_WAY.split("|"):
        one, other = row.split()
        found[one] = other
    for row in _PAIRS.split("|"):
        one, other = row.split()
        found |= {one: other, other: one}
    return found


# -- seven times larger than -----------------------------------------------------------------------------------------


def as_many(figure: Figure, value: Decimal) -> Rewording | None:
    """'Seven times as large as' for 'seven times larger than', with the number that follows from the figures."""
    quantity, link = figure.claim.quantity, figure.claim.link
    text = figure.text if allowed(quantity).holds(value) else with_value(quantity, figure.text, quantity.value + 1)
    if link is None or text is None or quantity.kind is not Kind.MULTIPLE:
        return None
    counted = link.operands[0].quantity.kind in _COUNTED
    return partial(_as_many, quantity.span, text, counted)


def _as_many(place: Span, text: str, counted: bool, prose: str) -> Fix | None:
    found = _LARGER_THAN.match(prose, place.end)
    if found is None:
        return None
    how = _AS.get(found[1]) or ("many" if counted else "much")
    own = prose[place.start : place.end]
    edits = [] if own == text else [TextEdit(place, text)]
    return Fix(safe=False, edits=(*edits, TextEdit(Span(found.start(1), found.end()), f"as {how} as")))
