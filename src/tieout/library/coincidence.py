"""Figures of a source that have the number of a draft's and bear it out no more, though words are shared.

They are of another arm of a trial, of an earlier time, of somebody whom another clause names; they count other things,
or lie within a range alone. That the draft's figure is wrong does not follow: it is neither supported nor missing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from tieout.library.asking import Asked
from tieout.library.datings import years_of
from tieout.library.parallel import named_apart
from tieout.library.prose import Text, Told
from tieout.model import Claim, Span
from tieout.model.quantities import Kind, Qualifier
from tieout.text.bases import is_base
from tieout.text.changing import change_in, compares
from tieout.text.measures import FEW, counted_behind
from tieout.text.moments import agree
from tieout.text.patterns import lazy
from tieout.text.restating import rate
from tieout.text.terms import carries, stem

_WIDE = Decimal("1.5")
"""A range that ends beyond so many times its beginning says of how many there are, not how many some are."""
_SHARED = 2
_HALF = 2


def is_of_something_else(asked: Asked, told: Told, text: Text, sentence: Span) -> bool:
    """Whether a figure of a source's sentence that equals a draft's is plainly of something else."""
    claim, printed = asked.claim, text.printed(sentence)
    return (
        _only_spans(claim, told)
        or _only_about(asked, told)
        or _counts_other_things(asked, told)
        or _is_of_an_earlier_time(asked, told, text, sentence)
        or _is_per_another_time(asked, told, printed)
        or _goes_the_other_way(asked, told, printed)
        or _is_of_another_arm(asked.own, printed, text)
        or _counts_another_sort(asked, told)
        or _is_beside_another_name(asked, told, printed)
        or _is_share_not_excess(asked, told, printed)
        or _is_share_of_another(asked, told, printed)
        or _is_on_another_time(asked, told, printed)
        or named_apart(claim, asked.own, told, printed, text.document.prose)
    )


def _only_spans(claim: Claim, told: Told) -> bool:
    """Whether of a range and a number the one only lies within the other: 61 bears out no "40 to 97"."""
    one, other = claim.quantity, told.claim.quantity
    if one.is_range == other.is_range or one.qualifier is not None or other.qualifier is not None:
        return False
    if one.is_range:
        return one.upper > _WIDE * one.value or any(told.fact.interval.holds(end) for end in one.parts)
    middle = sum(other.parts, Decimal(0)) / (len(other.parts) or 1)
    known = (*other.parts, middle) if one.kind is other.kind else other.parts
    return not any(one.interval.holds(value) for value in known)


def _only_about(asked: Asked, told: Told) -> bool:
    """Whether "about" alone makes two figures one, of which too little else is the same."""
    quantity, measure = asked.claim.quantity, asked.wanted.measure
    if quantity.qualifier is not Qualifier.ABOUT or quantity.interval.meets(told.fact.interval):
        return False
    return len(measure & told.words) * _HALF <= len(measure)


def _counts_other_things(asked: Asked, told: Told) -> bool:
    """Whether both count things of other names, in sentences that share hardly a word: "412 students", "412 books"."""
    claim = asked.claim
    if (
        claim.quantity.kind is not Kind.COUNT
        or claim.quantity.value <= FEW
        or told.claim.quantity.kind is not Kind.COUNT
    ):
        return False
    if len(asked.wanted.sentence & told.words) >= _SHARED:
        return False
    own, theirs = counted_behind(claim), counted_behind(told.claim)
    if own is None or theirs is None or own.capital or theirs.capital or own.stem == theirs.stem:
        return False
    start = claim.sentence.start
    return asked.own[own.span.start - start : own.span.end - start].endswith("s") and told.printed(theirs).endswith("s")


_SORTS = """
people persons residents inhabitants men women boys girls children adults voters patients workers employees passengers
members customers users visitors students pupils soldiers
/ households homes houses families flats apartments dwellings properties
/ seats / votes ballots / points / stars / trains / jobs posts / euros dollars pounds
/ deaths / injuries / arrests convictions / countries / companies firms
"""
_MEN = frozenset(map(stem, "men boys males fathers sons husbands".split()))
_WOMEN = frozenset(map(stem, "women girls females mothers daughters wives".split()))
_EITHER = _MEN | _WOMEN


@lru_cache(maxsize=1)
def _sorts() -> Mapping[str, int]:
    """What is counted in many places, by its sort: of two of different sorts the one is not the other."""
    return {stem(word): number for number, words in enumerate(_SORTS.split("/")) for word in words.split()}


def _counts_another_sort(asked: Asked, told: Told) -> bool:
    """Whether what stands right behind both figures is of two sorts: "4.3 million people", "4.3 million households".

    So are women and men, where the source's sentence has no word for the draft's.
    """
    own, sorts = counted_behind(asked.claim), _sorts()
    if own is None or not (own.stem in sorts or own.stem in _EITHER) or own.stem in told.words:
        return False
    theirs = counted_behind(told.claim)
    if theirs is None or own.stem == theirs.stem:
        return False
    if own.stem in sorts and theirs.stem in sorts and sorts[own.stem] != sorts[theirs.stem]:
        return True
    for one, other in ((_MEN, _WOMEN), (_WOMEN, _MEN)):
        if own.stem in one and theirs.stem in other and told.words.isdisjoint(one):
            return True
    return False


_BESIDE_NAME = lazy(r"\b([A-Z][\w'’-]+)\s*[(,]\s*\Z")
_BESIDE = 60
"""Characters from the beginning of such a name to its figure."""


def name_beside(text: str, start: int) -> str:
    """The name right before a figure that begins at `start`, as before an age: "Jane Roe (29)"; empty where none is."""
    found = _BESIDE_NAME.search(text, max(0, start - _BESIDE), start)
    return found[1] if found is not None else ""


def _is_beside_another_name(asked: Asked, told: Told, printed: str) -> bool:
    """Whether both stand right behind a name, as ages do, and these are two: "Jane Roe (29)", "Tom Tarn, 29,"."""
    own = name_beside(asked.own, asked.claim.quantity.span.start - asked.claim.sentence.start)
    theirs = name_beside(printed, told.claim.quantity.span.start) if own and own in printed else ""
    return theirs not in ("", own)


_OF = lazy(r"\s+of\b")
_OF_WHAT = lazy(r"\s+of\s+(?:(?:the|all|its|their|his|her|our)\s+)*(?P<noun>[^\W\d_]{3,})", re.IGNORECASE)


def _is_share_not_excess(asked: Asked, told: Told, printed: str) -> bool:
    """Whether of two percentages the one is so much of something, and the other so much above or below it."""
    if asked.claim.quantity.kind is not Kind.PERCENT:
        return False
    start, own, theirs = asked.claim.sentence.start, asked.claim.quantity.span, told.claim.quantity.span
    draft = Span(own.start - start, own.end - start)
    for one, first, other, second in ((asked.own, draft, printed, theirs), (printed, theirs, asked.own, draft)):
        if _OF.match(one, first.end) and compares(other, second):
            return True
    return False


def _is_share_of_another(asked: Asked, told: Told, printed: str) -> bool:
    """Whether both are so much of something, and that is what the source's sentence has another share of."""
    if asked.claim.quantity.kind is not Kind.PERCENT:
        return False
    own = _OF_WHAT.match(asked.own, asked.claim.quantity.span.end - asked.claim.sentence.start)
    theirs = _OF_WHAT.match(printed, told.claim.quantity.span.end) if own is not None else None
    if own is None or theirs is None:
        return False
    noun, other = stem(own["noun"].lower()), stem(theirs["noun"].lower())
    shared = (stem(found["noun"].lower()) for found in _OF_WHAT.finditer(printed))
    return noun != other and carries(noun) and noun in shared


_ON = lazy(r"(?:\s+points?)?\s+(?:on|over|from)\s+(?:the|a)\s+(?P<time>year|quarter|month|week|day)\b", re.IGNORECASE)


def _is_on_another_time(asked: Asked, told: Told, printed: str) -> bool:
    """Whether one is a change on the year, and the other one on the quarter."""
    own = _ON.match(asked.own, asked.claim.quantity.span.end - asked.claim.sentence.start)
    theirs = _ON.match(printed, told.claim.quantity.span.end) if own is not None else None
    return own is not None and theirs is not None and own["time"].lower() != theirs["time"].lower()


def _is_of_an_earlier_time(asked: Asked, told: Told, text: Text, sentence: Span) -> bool:
    """Whether a figure is what another is compared with, and the draft gives it the date of that: the sentence's one
    date, or else that of the source."""
    claim = asked.claim
    if claim.when is None or told.fact.when is not None or not is_base(text.printed(sentence), told.claim.quantity):
        return False
    dates = text.dated(sentence)
    if asked.is_base or len(dates) > 1:
        return False
    return agree(claim.when, dates[0]) is True if dates else claim.when.year in years_of(text)


_NOUNS = lazy(r"(?:\s+[a-z][a-z-]*){0,2}?(?=\s+(?:an?|per|each|every)\s)")
"""What is counted, before the time that it is counted for: "280 visitors a day"."""


def _is_per_another_time(asked: Asked, told: Told, printed: str) -> bool:
    """Whether both are so much for some time each, and for another: "£640 a month" bears out no "£640 a year"."""
    start = asked.claim.sentence.start
    own = asked.claim.quantity.span
    first = _rate(asked.own, Span(own.start - start, own.end - start))
    second = _rate(printed, told.claim.quantity.span) if first else ""
    return bool(second) and first != second


def _goes_the_other_way(asked: Asked, told: Told, printed: str) -> bool:
    """Whether one is a rise and the other a fall: "a fall of 11%" bears out no "up 11 per cent"."""
    start, own = asked.claim.sentence.start, asked.claim.quantity.span
    way = change_in(asked.own, Span(own.start - start, own.end - start))
    return way != 0 and change_in(printed, told.claim.quantity.span) == -way


def _rate(text: str, figure: Span) -> str:
    """The time that a figure is for, which stands behind it or behind what it counts."""
    nouns = _NOUNS.match(text, figure.end)
    return rate(text, Span(figure.start, nouns.end() if nouns else figure.end))


_HEADS = lazy(r"\b(group|arm|cohort|segment|division|region|ward|branch|team|district)s?\b", re.IGNORECASE)
_MODIFIER = lazy(r"(?:(\d+(?:[.,]\d+)?[\s-]?[^\W\d_]{1,5})|([^\W_][\w-]{2,}))\s+\Z")
_REACH = 40


def _is_of_another_arm(draft: str, printed: str, text: Text) -> bool:
    """Whether a draft's sentence speaks of one arm of a trial, or its like, and a source's of another alone.

    Both must be known to the source: "the control group" may be its "placebo group".
    """
    own = _arms(draft)
    theirs = _arms(printed) if own else {}
    for head, arms in own.items():
        if theirs.get(head) and arms.isdisjoint(theirs[head]):
            return all(f"{arm} {head}" in text.folded for arm in arms)
    return False


@lru_cache(maxsize=64)
def _arms(sentence: str) -> Mapping[str, frozenset[str]]:
    """What goes by a name before "group" and the like, by that word."""
    found: dict[str, set[str]] = {}
    for head in _HEADS.finditer(sentence):
        modifier = _MODIFIER.search(sentence, max(0, head.start() - _REACH), head.start())
        name = modifier and (modifier[1] or modifier[2])
        if name and (name[0].isdigit() or carries(stem(name))):
            found.setdefault(head[1].casefold(), set()).add(name.casefold())
    return {head: frozenset(arms) for head, arms in found.items()}


__all__ = ["is_of_something_else", "name_beside"]
