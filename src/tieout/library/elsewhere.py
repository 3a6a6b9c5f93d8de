"""What else a library has of what a figure of a draft is of, where a sentence has the figure for something else.

The sentence has other names, shares words only with those before the draft's, or has for a level what the draft has for
a change.
"""

from __future__ import annotations

from tieout.library.asking import Asked
from tieout.library.bounds import BOUNDS, same_noun
from tieout.library.coincidence import name_beside
from tieout.library.comparable import of_one_sort
from tieout.library.prose import Text, Told
from tieout.library.statements import Statements
from tieout.model import Claim, Span
from tieout.model.quantities import Kind, Quantity
from tieout.text.changing import Part, change_in
from tieout.text.measures import counted_behind, stands_for
from tieout.text.patterns import lazy

_OWN = 2
"""Words of its own that say what a draft's sentence speaks of."""
_NAMED = 3
"""So many sentences of a source that are nearest to a claim's names are looked at."""
_IS = lazy(r"\b[A-Z][\w'’-]+\s+(?:is|was)\s*\Z")
"""A name, and that it is so: "Jane Roe is 29"."""
_REACH = 60


class Elsewhere:
    """Asks the sentences of a library, beside the one that has a draft's figure, whose it is."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements
        self._kept: tuple[tuple[frozenset[str], Quantity], bool] | None = None

    def is_anothers(self, asked: Asked, told: Told, text: Text, sentence: Span) -> bool:
        """Whether a figure in a sentence with other names is plainly theirs, though the draft's stand elsewhere.

        Both stand right behind a name, or it is a bound, which much meets; or a sentence of the same source with the
        draft's names has another number of the same.
        """
        quantity = asked.claim.quantity
        if quantity.qualifier in BOUNDS:
            return True
        if name_beside(text.printed(sentence), told.claim.quantity.span.start) and _stands_behind_name(asked):
            return True
        noun = counted_behind(told.claim)
        if noun is None or quantity.kind is not Kind.COUNT:
            return False
        near = self._statements.near([*asked.wanted.asked, noun.stem], numbered=True)
        for there in [there for other, there in near if other is text][:_NAMED]:
            for one in text.stated(there) if asked.wanted.names <= text.stems(there) else ():
                counted = counted_behind(one.claim)
                if counted is not None and counted.stem == noun.stem and not stands_for(quantity, one.fact):
                    return True
        return False

    def is_only_led_up_to(self, asked: Asked, text: Text, sentence: Span) -> bool:
        """Whether a sentence shares words with those before the draft's alone, where another has most of its own.

        "£1.34m was spent on marking", by the worth of what was stolen, where more was spent on marking.
        """
        own = asked.wanted.sentence
        if len(own) < _OWN or not own.isdisjoint(text.stems(sentence)) or not self._is_told(asked):
            return False
        return own.isdisjoint(text.around(sentence))

    def _is_told(self, asked: Asked) -> bool:
        """Whether the sentence that has most of a draft's own words has a figure of its sort, and not by chance."""
        key = asked.wanted.sentence, asked.claim.quantity
        if self._kept is None or self._kept[0] != key:  # asked of one sentence after another that has the figure
            near = self._statements.near(asked.wanted.sentence, numbered=True)[:1]
            self._kept = key, any(self._has_most(asked, *one) for one in near)
        return self._kept[1]

    def _has_most(self, asked: Asked, text: Text, sentence: Span) -> bool:
        alike = asked.wanted.sentence & text.stems(sentence)
        of_sort = (of_one_sort(asked.claim.quantity, one.quantity) for one in text.counted(sentence))
        return len(alike) >= _OWN and any(of_sort) and not self._statements.by_chance(alike, self._statements.sources)


def _stands_behind_name(asked: Asked) -> bool:
    """Whether a draft's figure stands right behind a name: "Jane Roe (29)", "Jane Roe was 29"."""
    start = asked.claim.quantity.span.start - asked.claim.sentence.start
    return bool(name_beside(asked.own, start)) or _IS.search(asked.own, max(0, start - _REACH), start) is not None


def tells_amount(told: Told, text: Text, sentence: Span) -> bool:
    """Whether a figure of a source tells by how much there is more or less."""
    return change_in(text.printed(sentence), told.claim.quantity.span) != 0


def changed_by(asked: Asked, told: Told, text: Text, sentence: Span) -> Told | None:
    """By how much else there is more, or less, of what a draft gives a level of as a change: "11 more, 58 in all"."""
    claim, change = asked.claim, asked.change
    if change is None or change.part is not Part.AMOUNT or tells_amount(told, text, sentence):
        return None
    if claim.quantity.kind is not Kind.COUNT or counted_behind(claim) is None:
        return None
    alike = (one for one in text.stated(sentence) if one.claim.quantity.kind is Kind.COUNT)
    printed, way = text.printed(sentence), change_in(asked.own, _within(claim))
    found = [one for one in alike if change_in(printed, one.claim.quantity.span) == way]
    return found[0] if len(found) == 1 and same_noun(claim, found[0].claim) else None


def _within(claim: Claim) -> Span:
    """Where a figure stands in its sentence."""
    start, end = claim.quantity.span
    return Span(start - claim.sentence.start, end - claim.sentence.start)
