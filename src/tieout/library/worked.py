"""What some figures that stand side by side leave to be worked out, by the words in which a draft gives the result.

The figures are those of one sentence of a source, of one row or column of a table, or of the draft's own sentence. Of
each result is told whether the words say so plainly: only then does it tie a figure out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, combinations, permutations

from tieout.library.given import KINDS, Asked, Given, Result
from tieout.library.later import is_later
from tieout.model.quantities import Interval, Kind
from tieout.text.changing import compares, compares_either_way
from tieout.text.derivation import Derived, Operand, Operation, derive
from tieout.text.measures import FEW, fits
from tieout.text.patterns import lazy
from tieout.text.restating import is_earlier, is_per_head, is_rest, is_share, is_summed, is_worked_out, rate, restating
from tieout.text.rounding import EXACT, allowed, divided

_MOST = 4
"""Of more figures in a sentence some two would fit by chance, unless the sentence itself ties them together."""
_LISTED = 8
"""Of so many figures side by side a sum is tried."""
_HUNDRED = Decimal(100)
_IN_ALL = lazy(r"(?i)\s+(?:in\s+all|in\s+total|altogether|now)\b")
_TO = lazy(r"(?i)\b(?:to|and\s+(?:now|is|will|reach\w*))\b")
_AGAINST = lazy(r"(?i)\b(?:(?:against|compared|versus|vs|than)\b|from\s+(?:[^\s\d]+\s+){0,3}\Z)")
_MANY = 200
"""So many things, each with the same figure, are fewer."""
_EACH_HAS = lazy(r"(?i)\beach(?:\s+[a-z]+){1,3}\s+\Z")
_EACH = lazy(r"(?i)\s+(?:each|apiece|per\s+head)\b")
_PER = lazy(r"(?i)\s+per\s+([a-z]+)\b")
_BEFORE = 80
"""Characters before a figure in which the words stand that lead up to it."""
_RATIO = lazy(r"(?i)\b(?:ratio|factor|OR|RR|HR)\b(?:\s+(?:of|was|is)|\s*[:=])?\s+\Z")
_BOTH = lazy(r"(?i)\bboth\b")
_FROM = lazy(r"(?i)[^.;,]{0,30}\b(?:from|on|over)\s+(?:[\w-]+\s+){0,3}\Z")
_OF = lazy(r"(?i)\s+(?:[a-z]+\s+){0,3}?(?:out\s+)?of\s+(?:[a-z]+\s+){0,3}")


def results(asked: Asked, text: str, given: Sequence[Given]) -> Iterator[Result]:
    """All that some figures of a text yield and that a figure may be printed for, what is plainly so first."""
    usable = [asked.in_its_unit(one) for one in given if one.is_usable]
    every = chain(_all(asked, text, usable), _by_a_factor(asked, text, given))
    found = [one for one in every if asked.admits(one.derived)]
    yield from sorted(found, key=lambda one: not one.plain)


def _all(asked: Asked, text: str, given: Sequence[Given]) -> Iterator[Result]:
    if asked.change:
        yield from _moves(asked, text, given)
        yield from _stepped(asked, text, given)
        yield from _restated(asked, text, [one for one in given if one.change == asked.change])
    elif asked.quantity.kind is Kind.PERCENT:
        yield from _shares(asked, text, given)
        yield from _levels(asked, text, given)
        yield from _sums(asked, given)
    else:
        if asked.quantity.kind is Kind.POINTS:
            yield from _points_apart(text, given)
        yield from _restated(asked, text, given)
        yield from _levels(asked, text, given)
        yield from _sums(asked, given)
        yield from _of_each(asked, text, given)
        yield from _differences(asked, given)
        yield from _per_head(asked, given)
        yield from _in_the_time(asked, text, given)


# -- changes -----------------------------------------------------------------------------------------------------------


def _moves(asked: Asked, text: str, given: Sequence[Given]) -> Iterator[Result]:
    """How far two levels are apart, the right way round."""
    percent, levels = asked.quantity.kind is Kind.PERCENT, [one for one in given if not one.change]
    if not percent:
        levels = [one for one in levels if asked.is_of(one) and (not asked.is_whole or one.fact.value % 1 == 0)]
    pairs = list(paired(text, levels))
    if compares(asked.prose, asked.quantity.span) and len(levels) <= _MOST:  # either may be the one that is more
        pairs += [(later, base, False) for base, later, _ in pairs if not _is_held_against(text, base, later)]
    for base, later, plain in pairs:
        derived = derive(Operation.CHANGE if percent else Operation.DIFFERENCE, [later.operand, base.operand])
        either = compares_either_way(asked.prose, asked.quantity.span)
        if derived is None or not _fits_twin(asked, base, later):
            continue
        if either or (derived.value > 0) == (asked.change > 0):
            yield Result(derived, (base, later), plain and not either)


def _points_apart(text: str, given: Sequence[Given]) -> Iterator[Result]:
    """How far two percentages are apart, where the draft does not say which way: "improved by five points"."""
    levels = [one for one in given if not one.change and _is_percent(one)]
    for base, later, plain in paired(text, levels):
        if derived := derive(Operation.DIFFERENCE, [later.operand, base.operand]):
            yield Result(derived, (base, later), plain)


def paired(text: str, levels: Sequence[Given]) -> Iterator[tuple[Given, Given, bool]]:
    """Each two levels of one thing, the earlier first, and whether it is plain that they are compared."""
    places = {one.span: one for one in levels if one.quantity is not None}
    tied = [(places[one.before], one) for one in levels if one.before in places and one.before != one.span]
    for base, later in tied:
        yield base, later, True
    if len(levels) > _MOST or tied:
        return
    for base, later in permutations(levels, 2):
        if alike(base, later) and not _is_later(text, base, later):
            yield base, later, len(levels) == 2 or _is_later(text, later, base)


def alike(one: Given, other: Given) -> bool:
    """Whether two figures are counted in the same."""
    if one.bare and other.bare:  # an age and a number are two ages
        return True
    if one.bare != other.bare:
        measured = other.fact.measure if one.bare else one.fact.measure
        return measured.unit is not None or not measured.known
    kinds = {each.quantity.kind for each in (one, other) if each.quantity is not None}
    return one.fact.measure == other.fact.measure and len(kinds) < 2


def _is_later(text: str, one: Given, other: Given) -> bool:
    return is_later(text, (one.fact, one.span), (other.fact, other.span), _TO)


def _is_held_against(text: str, one: Given, other: Given) -> bool:
    """Whether a text itself holds one of two figures against the other: "£1,140, against £1,310 for the old ones"."""
    first, second = sorted((one.span, other.span))
    return _AGAINST.search(text, first.end, second.start) is not None


def _fits_twin(asked: Asked, base: Given, later: Given) -> bool:
    """Whether the other form of a change, where there is any, follows from the same two levels."""
    twin = asked.twin
    if twin is None or twin.kind not in KINDS or any(fits(twin, one.fact) for one in (base, later)):
        return True
    operation = Operation.CHANGE if twin.kind is Kind.PERCENT else Operation.DIFFERENCE
    derived = derive(operation, [later.operand, base.operand])
    return derived is not None and derived.agrees(allowed(twin), signed=False)


def _stepped(asked: Asked, text: str, given: Sequence[Given]) -> Iterator[Result]:
    """How far, or by what share, something rose, where the source says the other of the two: "by £24 to £431"."""
    percent = asked.quantity.kind is Kind.PERCENT
    for step, level, is_end in _steps(text, given):
        if step.change != asked.change or _is_relative(step) == percent:
            continue
        before = _before(step, level) if is_end else level.operand
        derived = derive(Operation.SHARE, [step.operand, before]) if percent and before else None
        if not percent and before is not None and asked.is_of(level):
            after = level.operand if is_end else _after(step, level)
            derived = derive(Operation.DIFFERENCE, [after, before]) if after is not None else None
        if derived is not None:
            yield Result(derived, (step, level), True)


def _steps(text: str, given: Sequence[Given]) -> Iterator[tuple[Given, Given, bool]]:
    """Each change and a level next to it, and whether it leads there or from there: "by £24 to £431", "from £407"."""
    for number, step in enumerate(given):
        if not step.change:
            continue
        for level in (*given[max(0, number - 1) : number], *given[number + 1 : number + 2]):
            if not level.change and _may_step(step, level):
                role = _role(text, step, level)
                if role is not None:
                    yield step, level, role


def _role(text: str, step: Given, level: Given) -> bool | None:
    """Whether a change leads to a level, True, or from it, False; None where that is not said."""
    if level.span < step.span:
        return True
    between = text[step.span.end : level.span.start]
    if _FROM.search(between):
        return False
    return True if _TO.search(between) or _IN_ALL.match(text, level.span.end) else None


def _before(step: Given, level: Given) -> Operand | None:
    """The level that a change leads away from, where it leads to another."""
    change = step.change
    if not _is_relative(step):
        derived = derive(Operation.DIFFERENCE if change > 0 else Operation.SUM, [level.operand, step.operand])
        return derived.operand() if derived else None
    value, interval = _factor(step)
    if min(*interval, value) <= 0:
        return None
    low, high = divided(level.fact.interval.low, interval.high), divided(level.fact.interval.high, interval.low)
    return Operand(f"({level.fact.printed} / {value})", divided(level.fact.value, value), Interval(low, high))


def _after(step: Given, level: Given) -> Operand | None:
    """The level that a change leads to from another."""
    if not _is_relative(step):
        derived = derive(Operation.SUM if step.change > 0 else Operation.DIFFERENCE, [level.operand, step.operand])
        return derived.operand() if derived else None
    value, interval = _factor(step)
    ends = [EXACT.multiply(one, other) for one, other in zip(level.fact.interval, interval, strict=True)]
    shown = f"({level.fact.printed} x {value})"
    return Operand(shown, EXACT.multiply(level.fact.value, value), Interval(min(ends), max(ends)))


def _factor(step: Given) -> tuple[Decimal, Interval]:
    """What a change in percent multiplies by."""
    ends = sorted(_times(step.change * end) for end in step.fact.interval)
    return _times(step.change * step.fact.value), Interval(*ends)


def _times(percent: Decimal) -> Decimal:
    return EXACT.add(Decimal(1), divided(percent, _HUNDRED))


def _may_step(step: Given, level: Given) -> bool:
    """Whether a change may be one of a level, by what both are counted in."""
    return _is_percent(level) if _in_points(step) else _is_relative(step) or alike(step, level)


def _is_relative(step: Given) -> bool:
    """Whether a change is a share of what it leads from."""
    return _is_percent(step) and not _in_points(step)


def _in_points(step: Given) -> bool:
    return step.quantity is not None and step.quantity.kind is Kind.POINTS


def _is_percent(given: Given) -> bool:
    return bool(given.fact.measure.percent)


# -- shares ------------------------------------------------------------------------------------------------------------


def _shares(asked: Asked, text: str, given: Sequence[Given]) -> Iterator[Result]:
    """What share of one figure another is, by the words of the draft or of the text."""
    of = is_share(asked.prose, asked.quantity)
    levels = [one for one in given if not one.change and not _is_percent(one)]
    for at, part in enumerate(levels):
        twin = asked.twin is not None and _is_part(asked, part)
        many = twin or (of and len(levels) <= _MOST and _is_part(asked, part))
        for whole in levels if many else levels[at + 1 : at + 2]:
            parted = part.span < whole.span and _OF.fullmatch(text, part.span.end, whole.span.start) is not None
            if not (parted or many) or whole is part or not alike(part, whole) or part.fact.value > whole.fact.value:
                continue
            if many and of and (left := _left(asked, part, whole)) is not None:
                yield Result(left, (part, whole), False)
            if derived := derive(Operation.SHARE, [part.operand, whole.operand]):
                named = twin and asked.has(whole)  # "of 231 asked, 184 (80%) came"
                yield Result(derived, (part, whole), parted or (of and twin) or named or len(levels) == 2)


def _left(asked: Asked, part: Given, whole: Given) -> Derived | None:
    """What share of a whole is left without a part of it: "27 % did not come back"."""
    rest = derive(Operation.DIFFERENCE, [whole.operand, part.operand]) if is_rest(asked.prose, asked.claim) else None
    return derive(Operation.SHARE, [rest.operand(), whole.operand]) if rest is not None else None


def _is_part(asked: Asked, part: Given) -> bool:
    """Whether a part may be the one that the draft gives as a number as well: "£61.7m, or 42% of the total"."""
    twin = asked.twin
    return twin is None or twin.kind is Kind.PERCENT or allowed(twin).meets(part.fact.interval)


def _by_a_factor(asked: Asked, text: str, given: Sequence[Given]) -> Iterator[Result]:
    """By what share one is more or less than another that is so many times as much: "62 % more" of a ratio of 1.62."""
    if asked.quantity.kind is not Kind.PERCENT or not asked.change:
        return
    for one in given:
        kind = one.quantity.kind if one.quantity is not None else None
        times = kind is Kind.MULTIPLE or (kind is Kind.COUNT and _leads_up(_RATIO, text, one))
        if times and all(end.is_finite() for end in one.fact.interval):
            ends = one.fact.interval.low, one.fact.value, one.fact.interval.high
            low, value, high = (EXACT.multiply(EXACT.subtract(each, Decimal(1)), _HUNDRED) for each in ends)
            if (value > 0) == (asked.change > 0):
                shown = f"{one.fact.printed} - 1 = {value.normalize():f} %"
                yield Result(Derived(Operation.CHANGE, value, Interval(low, high), shown), (one,), True, shown)


def _leads_up(words: re.Pattern[str], text: str, figure: Given) -> bool:
    """Whether some words stand right before a figure of a text."""
    return words.search(text, max(0, figure.span.start - _BEFORE), figure.span.start) is not None


# -- levels ------------------------------------------------------------------------------------------------------------


def _restated(asked: Asked, text: str, given: Sequence[Given]) -> Iterator[Result]:
    """The same in another unit, or per another time."""
    for one in given:
        found = restating(text, one.quantity, asked.prose, asked.quantity) if one.quantity is not None else None
        if found is not None and found.may_be(asked.quantity, one.fact.value):
            low, high = (EXACT.multiply(one.fact.value, factor) for factor in found[:2])
            value = low if low == high else EXACT.divide(EXACT.add(low, high), Decimal(2))
            yield Result(Derived(Operation.RATIO, value, Interval(low, high), found.shown), (one,), True)
        elif asked.is_of(one) and one.fact.value < 0:  # "a benefit of 3.4 days" where the difference is -3.4
            yield Result(Derived(Operation.RATIO, one.fact.value, one.fact.interval, one.fact.printed), (one,), False)


def _levels(asked: Asked, text: str, given: Sequence[Given]) -> Iterator[Result]:
    """How much there was before a change, or after it."""
    own = asked.prose, asked.claim
    for step, level, is_end in _steps(text, given):
        other = _before(step, level) if is_end else _after(step, level)
        if other is not None and asked.is_of(level):
            derived = Derived(Operation.DIFFERENCE, other.value, other.interval, other.text.strip("()"))
            yield Result(derived, (step, level), is_earlier(*own) is is_end or is_worked_out(*own))


def _sums(asked: Asked, given: Sequence[Given]) -> Iterator[Result]:
    """What figures that stand one after another add up to."""
    percent = asked.quantity.kind is Kind.PERCENT
    levels = [one for one in given if not one.change and _is_percent(one) is percent and asked.is_of(one)]
    summed = len(levels) > 1 and is_summed(asked.prose, asked.claim)
    if not 2 <= len(levels) <= _LISTED or (percent and not summed):
        return
    for part, in_a_row in _groups(levels, apart=summed):
        if not all(alike(part[0], one) for one in part):
            continue
        if derived := derive(Operation.SUM, [one.operand for one in part]):
            yield Result(derived, tuple(part), summed and in_a_row)


def _groups(levels: Sequence[Given], *, apart: bool) -> Iterator[tuple[Sequence[Given], bool]]:
    """Two or more of some figures: those that stand in a row, then others too, if `apart`."""
    rows = [levels[first:last] for first, last in combinations(range(len(levels) + 1), 2) if last - first > 1]
    yield from ((row, True) for row in rows)
    if apart and len(levels) <= _MOST:
        sizes = (combinations(levels, size) for size in range(2, len(levels)))
        yield from ((group, False) for group in chain.from_iterable(sizes) if list(group) not in rows)


def _of_each(asked: Asked, text: str, given: Sequence[Given]) -> Iterator[Result]:
    """What so many have together of which each has a figure: "$11,500 each, or $23,000 together"."""
    if not any(map(asked.is_of, given)) or not is_summed(asked.prose, asked.claim):
        return
    counts = {int(one.value) for one in asked.beside if one.kind is Kind.COUNT and one.value in range(2, FEW + 1)}
    counts |= {int(one.fact.value) for one in given if one.fact.value in range(2, _MANY) and asked.has(one)}
    counts |= {2} if _BOTH.search(asked.prose, *asked.claim.sentence) else set()
    for one in given:
        each = _EACH.match(text, one.span.end) or _leads_up(_EACH_HAS, text, one)
        if one.quantity is not None and asked.is_of(one) and each:
            for count in sorted(counts):
                if derived := derive(Operation.SUM, [one.operand] * count):
                    yield Result(derived, (one,), True)


def _differences(asked: Asked, given: Sequence[Given]) -> Iterator[Result]:
    """How far two figures are apart, which is what is left of the one, or how far it is ahead."""
    levels = [one for one in given if not one.change and asked.is_of(one)]
    rest = len(levels) > 1 and is_rest(asked.prose, asked.claim)
    if not 2 <= len(levels) <= (_LISTED if rest else _MOST):
        return
    for one, other in permutations(levels, 2):
        named = (rest and len(levels) <= _MOST) or asked.has(one) or asked.has(other)
        if named and alike(one, other) and one.fact.value > other.fact.value:
            derived = derive(Operation.DIFFERENCE, [one.operand, other.operand])
            yield from [Result(derived, (one, other), False)] if derived else []


def _in_the_time(asked: Asked, text: str, given: Sequence[Given]) -> Iterator[Result]:
    """What so much for a time comes to in a longer one: "21 days at £9,400 a day, about £197,000 in all"."""
    lengths = [one for one in given if one.quantity is not None and one.quantity.kind is Kind.DURATION]
    for one in given if 0 < len(lengths) <= _MOST else ():
        per = rate(text, one.span) if asked.is_of(one) and not one.change else ""
        for length in lengths if per else ():
            unit = length.quantity.unit if length.quantity is not None else None
            if unit is None or unit.name != per or not length.is_usable or length is one:
                continue
            low, high = (EXACT.multiply(*ends) for ends in zip(one.fact.interval, length.fact.interval, strict=True))
            value = EXACT.multiply(one.fact.value, length.fact.value)
            shown = f"{length.fact.printed} x {one.fact.printed}"
            derived = Derived(Operation.SUM, value, Interval(low, high), shown)
            yield Result(derived, (length, one), is_summed(asked.prose, asked.claim))


def _per_head(asked: Asked, given: Sequence[Given]) -> Iterator[Result]:
    """What there is of one for each of the other: "per bridge that is about £4,600"."""
    if len(given) < 2 or not is_per_head(asked.prose, asked.claim):
        return
    counts = [one for one in given if not one.change and _divides(asked, one)]
    for whole in given if len(counts) <= _MOST else ():
        for count in counts:
            if whole is not count and not whole.change and count.fact.value > 1 and asked.is_of(whole):
                derived = derive(Operation.RATIO, [whole.operand, count.operand])
                yield from [Result(derived, (whole, count), False)] if derived else []


def _divides(asked: Asked, given: Given) -> bool:
    """Whether a figure counts things, or what the draft's is per: "€64 million per kilometre" of a tunnel of 6.4 km."""
    if given.quantity is not None and given.quantity.kind is Kind.COUNT:
        return True
    unit = given.quantity.unit if given.quantity is not None else None
    found = _PER.match(asked.prose, asked.quantity.span.end) if unit is not None else None
    return unit is not None and found is not None and found[1].lower() == unit.name
