"""What stands beside the sentence that has a draft's figure: whose name it has, what it says of the draft's, and when.

"In Dunmere, sales rose 10 %. In Corrie, they rose 12 %" bears out no 10 % for Corrie, "Falk Water lost 412" none for
Corrie Water, and "Exports were 40 in 2030. They came to 52 in 2031" no fall to 52.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tieout.library.asking import Asked
from tieout.library.bounds import same_noun
from tieout.library.comparable import comparable
from tieout.library.prose import Text, Told, whole_names
from tieout.library.series import Rival
from tieout.model import Moment, Span, Term
from tieout.model.moments import Precision
from tieout.text.changing import Part, change_told, tells_change
from tieout.text.measures import FEW, same_unit, stands_for
from tieout.text.moments import agree
from tieout.text.patterns import lazy
from tieout.text.saying import only_says
from tieout.text.sorts import parted, sorts
from tieout.text.terms import unpossessed

_MOST = 6
"""Figures of a sentence beside another; of more it is a list."""
_STANDING_IN = lazy(r"\b(?:[Tt]hey|[Ii]t|[Tt]hat|[Tt]hose|[Tt]he\s+(?:figure|number|total|ones?))\b")
_PLACED = lazy(r"(?:In|At|For|On|Around|Across)\s+(?:the\s+)?[A-Z]")
_SINCE = lazy(r"(?i)\b(?:since|between|from|against|compared|versus|than|over|ago|decade|years)\b")
"""With one of these a draft says itself what it compares with."""
_NOT_SO = lazy(
    r"(?i)\b(?:expected|forecast|target\w*|plan\w*|predicted|estimated|about|would|could|should|may|might)\b"
)
"""What was expected is no value that another rose or fell from."""


def of_a_namesake(asked: Asked, told: Told) -> bool:
    """Whether a figure is of a name of the draft's sort, and of another bearer: "Falk Water" for "Corrie Water".

    The last word, which many names end in, is all that both have.
    """
    if asked.wanted.told_by:
        return False
    theirs = _by_sort(told.claim.terms)
    own = _by_sort(asked.claim.terms) if theirs else {}
    found = False
    for sort, heads in own.items():
        if not heads.isdisjoint(told.words):
            return False
        found = found or sort in theirs
    return found


def is_beside_its_own(asked: Asked, told: Told, others: Sequence[Told]) -> bool:
    """Whether a figure is of other names than the draft's, which stand by another figure of its kind in its sentence.

    "Dunmere carried 28,400 passengers, and 31,900 took the boat to Corrie": of Corrie the first one says nothing.
    """
    names, quantity = asked.wanted.names, told.claim.quantity
    if not names or not told.names or not names.isdisjoint(told.names) or quantity.value <= FEW:
        return False
    return any(names <= other.names and other.claim.quantity.kind is quantity.kind for other in others)


def _by_sort(words: Sequence[Term]) -> dict[str, set[str]]:
    """The words by which the names of a sentence that end in a word for a sort are told apart, by that word."""
    found: dict[str, set[str]] = {}
    if not any(one.capital and one.stem in sorts() for one in words):
        return found
    for name in whole_names(words):
        heads = {one.stem for one in name[:-1]} - parted()
        if heads and name[-1].stem in sorts():
            found.setdefault(name[-1].stem, set()).update(heads)
    return found


def of_the_named(asked: Asked, told: Told, text: Text, sentence: Span) -> Rival | None:
    """What the sentence before or after has for the draft's name, where one that has its figure has another name."""
    names = asked.wanted.names or _bearer(asked)
    if not names or not told.names or names & told.words or _may_be_of_the_one_before(text.printed(sentence), told):
        return None
    instead: list[Told] = []
    for beside in text.beside(sentence):
        own = text.stems(beside)
        if beside == sentence or not names <= own or own & told.names or not text.has_number(beside):
            continue
        found = list(_of_the_same(asked, names, text, beside, follows=beside.start > sentence.start))
        if any(stands_for(asked.claim.quantity, one.fact) for one in found):
            return None
        instead += found
    if not instead:
        return None
    return Rival(instead[0] if len(instead) == 1 else None)


def _may_be_of_the_one_before(printed: str, told: Told) -> bool:
    """Whether a sentence says "it", and its names are of no place that it opens with: "Officer Roe put it at 57 %".

    Nor is a figure of whoever only says so.
    """
    if _STANDING_IN.search(printed) is not None and _PLACED.match(printed) is None:
        return True
    names = (printed[name[0].span.start : name[-1].span.end] for name in whole_names(told.claim.terms))
    folded = printed.casefold()
    return any(only_says(unpossessed(name.casefold()), folded) for name in names)


def _bearer(asked: Asked) -> frozenset[str]:
    """The name that opens the draft's sentence, and owns something: "Dalby's rents"."""
    first = asked.claim.terms[0] if asked.claim.terms else None
    if first is None or first.stem not in asked.wanted.opening:
        return frozenset()
    word = asked.own[: first.span.length]
    return frozenset((first.stem,)) if word != unpossessed(word) else frozenset()


def _of_the_same(asked: Asked, names: frozenset[str], text: Text, sentence: Span, *, follows: bool) -> Iterator[Told]:
    """The figures of a sentence that count of its name what the draft's figure does."""
    printed, stated = text.printed(sentence), text.stated(sentence)
    if len(stated) > _MOST:
        return
    measure = {one for one in asked.wanted.measure if not tells_change(one)}
    spoken = bool(measure & text.stems(sentence)) or text.stems(sentence) <= names
    if not spoken and not (follows and _STANDING_IN.search(printed)):
        return
    alike = [one for one in stated if _is_alike(asked, one, printed)]
    yield from [one for one in alike if names <= one.names] or alike


def _is_alike(asked: Asked, one: Told, printed: str) -> bool:
    """Whether a figure is of the kind, the unit and the time of the draft's, and is the same of a change."""
    claim = asked.claim
    if one.claim.quantity.kind is not claim.quantity.kind or not comparable(claim, one.claim):
        return False
    if same_unit(claim.quantity, one.fact) is False or agree(claim.when, one.fact.when) is False:
        return False
    change = change_told(printed, one.claim.quantity.span)
    return (change.part if change else None) is (asked.change.part if asked.change else None)


def went_otherwise(asked: Asked, told: Told, text: Text, sentence: Span) -> tuple[str, str] | None:
    """The draft's word for which way something went to a figure, and what sentences side by side have instead.

    They give the same of two years, and the earlier one is the only one of which anything is said.
    """
    change, when = asked.change, told.fact.when
    if change is None or change.part is not Part.AFTER or not change.way or not _is_year(when):
        return None
    of_a_year = asked.claim.when is None or _is_year(asked.claim.when)
    if not of_a_year or asked.claim.link is not None or _SINCE.search(asked.own):
        return None
    if change_told(text.printed(sentence), told.claim.quantity.span) is not None:
        return None
    before = list(_earlier(asked, told, text, sentence))
    ways = {(told.fact.value > one.fact.value) - (told.fact.value < one.fact.value) for one in before}
    if len({one.fact.value for one in before}) != 1 or ways != {-change.way}:
        return None
    return change.word, f"{before[0].fact.printed}, then {told.fact.printed}"


def _earlier(asked: Asked, told: Told, text: Text, sentence: Span) -> Iterator[Told]:
    """What a sentence and those beside it have of the same for an earlier year.

    All that it speaks of is what these speak of, or what "it" stands for.
    """
    said = asked.wanted.sentence | asked.wanted.lead | told.words
    refers = not told.names and _STANDING_IN.search(text.printed(sentence)) is not None
    for beside in text.beside(sentence):
        led = refers and beside.start < sentence.start
        if not text.has_number(beside) or _NOT_SO.search(text.printed(beside)) is not None:
            continue
        for one in text.stated(beside):
            alike = one.claim.quantity.kind is told.claim.quantity.kind and one.fact.measure == told.fact.measure
            same = led or (one.words <= said and bool(one.words & told.words or not one.words))
            if alike and same and same_noun(told.claim, one.claim) and _is_before(one.fact.when, told.fact.when):
                yield one


def _is_before(one: Moment | None, other: Moment | None) -> bool:
    """Whether two times are years, the first before the second."""
    return _is_year(one) and _is_year(other) and _year(one) < _year(other)


def _is_year(when: Moment | None) -> bool:
    return when is not None and when.precision is Precision.YEAR and when.year is not None and not when.is_range


def _year(when: Moment | None) -> int:
    return (when.year or 0) if when is not None else 0


__all__ = ["of_a_namesake", "of_the_named", "went_otherwise"]
