"""Changes and shares that a source does not print, and that follow from two figures of one of its sentences.

"Fuel cost £5.6 million, against £4.3 million the year before" bears out "rose by £1.3 million" and "rose by 30 %".
Only figures of one kind and unit that one sentence holds are put together, and the working is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import permutations

from tieout.library.later import is_later
from tieout.library.prose import Told
from tieout.library.wholes import is_of_another_part
from tieout.model import Claim, Fact
from tieout.model.quantities import Kind
from tieout.text.changing import change_in
from tieout.text.derivation import Derived, Operand, Operation, derive
from tieout.text.measures import same_unit
from tieout.text.moments import agree
from tieout.text.patterns import lazy
from tieout.text.restating import is_share
from tieout.text.rounding import allowed

_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.DURATION})
_MOST = 4
"""Of more figures in a sentence some two would fit by chance."""
_ON = lazy(r"\bto\b", re.IGNORECASE)


def is_derivable(prose: str, claim: Claim) -> bool:
    """Whether a figure tells a change or a share, which a source may give by the figures it follows from."""
    return bool(change_in(prose, claim.quantity.span)) or is_share(prose, claim.quantity)


def follows_from(prose: str, claim: Claim, sentence: str, told: Sequence[Told]) -> Fact | None:
    """The fact that a claim follows from two figures of a sentence, its working as printed; None where it does not.

    `prose` is the draft's, in which the claim's spans count; `told` are the figures of the source's sentence, which
    count in that.
    """
    change = change_in(prose, claim.quantity.span)
    figures = [one for one in told if one.claim.quantity.kind in _KINDS and not one.claim.quantity.vague]
    figures = [one for one in figures if not change_in(sentence, one.claim.quantity.span)]
    if not 2 <= len(figures) <= _MOST:
        return None
    answer = allowed(claim.quantity)
    for base, later, derived in _derived(claim, change, sentence, figures):
        fits = (derived.value > 0 if change >= 0 else derived.value < 0) and derived.is_near(answer)
        if not (fits and derived.agrees(answer, signed=change >= 0) and _of_time(claim, base, later)):
            continue
        parts = [one.claim.quantity.span for one in figures if one is not base]
        own = later.claim.quantity.span
        if change or not is_of_another_part(prose[slice(*claim.near)], sentence, own, parts):
            shown = derived.shown(claim.quantity.value, signed=change >= 0)
            return Fact(later.fact.passage, abs(derived.value), derived.interval, shown, when=claim.when)
    return None


def _derived(claim: Claim, change: int, sentence: str, figures: Sequence[Told]) -> Iterator[tuple[Told, Told, Derived]]:
    """What follows from each two figures of one unit, the base first; of two of known order the earlier is the base."""
    percent = claim.quantity.kind is Kind.PERCENT
    operation = Operation.DIFFERENCE if not percent else Operation.CHANGE if change else Operation.SHARE
    for base, other in permutations(figures, 2):
        if base.fact.measure != other.fact.measure or base.claim.quantity.kind is not other.claim.quantity.kind:
            continue
        if not percent and same_unit(claim.quantity, other.fact) is False:
            continue
        if change and _is_later(sentence, base, other):
            continue
        if not change and other.fact.value > base.fact.value:
            continue
        if derived := derive(operation, [_operand(other), _operand(base)]):
            yield base, other, derived


def _operand(told: Told) -> Operand:
    return Operand(told.fact.printed, told.fact.value, told.fact.interval)


def _is_later(sentence: str, one: Told, other: Told) -> bool:
    first, second = ((told.fact, told.claim.quantity.span) for told in (one, other))
    return is_later(sentence, first, second, _ON)


def _of_time(claim: Claim, base: Told, later: Told) -> bool:
    """Whether one of two figures may be of the time that a claim names."""
    return any(agree(claim.when, one.fact.when) is not False for one in (base, later))
