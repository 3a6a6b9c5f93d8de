"""Changes that a table does not print, and that follow from two of its cells: what a year has over another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from tieout.library.sheet import Sheet
from tieout.model import Claim, Fact
from tieout.model.quantities import Kind
from tieout.text.changing import Part, change_told
from tieout.text.derivation import Operand, Operation, derive
from tieout.text.measures import same_unit
from tieout.text.moments import agree
from tieout.text.rounding import allowed

_NEVER = (0, 0)
_ROWS, _YEAR = 240, 12
"""Rows of a table that are looked through; and the months from one to the same of the next year."""
_ALIKE = 2
"""Rows of one month that may be meant where the draft names no year."""
_MOST = 6
"""Of the cells of more years some two would fit by chance."""


def changes(
    claim: Claim, sheet: Sheet, rows: Sequence[int], said: set[str], change: int, *, points: bool = False
) -> Iterator[Fact]:
    """The facts that a change (above 0 a rise) follows from two cells of some rows, which are one row at several times.

    Both cells are of one column, or of columns of one name, whose words are among `said`; a change in percentage points
    (`points`) may be that of the one column in percent, whatever it is called.
    """
    if len({sheet.name(row) for row in rows}) != 1:
        return
    columns = [one for one in sheet.numbers if said.issuperset(one.stems)]
    shares = [one for one in sheet.numbers if one.measure.percent] if points else []
    if len({one.stems for one in shares}) == 1:
        columns += [one for one in shares if one not in columns]
    for stems in dict.fromkeys(one.stems for one in columns):
        facts = [sheet.fact(row, one, claim.quantity.kind) for row in rows for one in columns if one.stems == stems]
        dated = sorted(
            ((_time(one), number, one) for number, one in enumerate(facts) if one is not None and _time(one)[0])
        )
        if len(dated) <= _MOST:
            for (first, _, base), (last, _, later) in combinations(dated, 2):
                if first < last and (fact := _change(claim, base, later, change)) is not None:
                    yield fact


def changes_in_time(claim: Claim, sheet: Sheet, said: set[str], sentence: str, change: int) -> Iterator[Fact]:
    """The same of a table whose rows are times and nothing else, and whose columns are what changed: years by sources.

    What changed in a year did so from the one before it; since a year, up to the last; where the sentence names two,
    from the one to the other. Where it names none, the last is meant.
    """
    if sheet.labels or not sheet.times or len(sheet.parts) > _ROWS:
        return
    for column in (one for one in sheet.numbers if one.stems and said.issuperset(one.stems)):
        facts = sheet.facts(column)
        dated = sorted(((_time(one), number) for number, one in enumerate(facts) if _time(one)[0]))
        cells = [facts[number] for _, number in dated]
        for base, later in _pairs_of(claim, cells, sentence):
            if (fact := _change(claim, cells[base], cells[later], change)) is not None:
                yield fact


def went_otherwise(prose: str, claim: Claim, sheet: Sheet, row: int, column: int) -> tuple[str, str] | None:
    """The draft's word for which way something went to a figure, and what two columns of a row have instead.

    The figure is that of the later column, and there is one other of its name: "rose to 61.3" of 63.0 and 61.3.
    """
    own = sheet.profiles[column]
    columns = [one for one in sheet.numbers if one.when is not None and one.stems == own.stems] if own.when else []
    if len(columns) != 2 or claim.link is not None:
        return None
    told = change_told(prose, claim.quantity.span)
    if told is None or told.part is not Part.AFTER or not told.way:
        return None
    facts = [fact for one in columns if (fact := sheet.fact(row, one)) is not None]
    dated = sorted((one for one in facts if _time(one)[0]), key=_time)
    if len(dated) != 2 or dated[1].when != own.when or _time(dated[0]) == _time(dated[1]):
        return None
    before, after = dated
    if (after.value - before.value) * told.way >= 0:
        return None
    return told.word, f"{before.printed}, then {after.printed}"


def _pairs_of(claim: Claim, cells: Sequence[Fact], sentence: str) -> Iterator[tuple[int, int]]:
    """Of some cells in the order of their times, by their numbers, each two that a change may be told of."""
    last = len(cells) - 1
    agreeing = [agree(claim.when, one.when) if claim.when else False for one in cells]
    own = [number for number, agrees in enumerate(agreeing) if agrees]
    open_to = [number for number, agrees in enumerate(agreeing) if agrees is None]  # "in March", of whichever year
    own = own or (open_to if len(open_to) <= _ALIKE else [])
    for number in own[:_YEAR] or [last]:
        yield from ((number - back, number) for back in (1, _YEAR) if number >= back)
        if own:
            named = [other for other, one in enumerate(cells) if one.when and str(one.when.year) in sentence]
            named = named if len(named) <= _YEAR else []
            yield from ((number, other) for other in dict.fromkeys((*named, last)) if other > number)


def _time(fact: Fact) -> tuple[int, int]:
    """The year and the month that a cell is of; 0 where it says none."""
    when = fact.when
    if when is None:
        return _NEVER
    return when.ends or when.year or 0, when.first.month if when.first is not None else when.month or 0


def _change(claim: Claim, base: Fact, later: Fact, change: int) -> Fact | None:
    percent = claim.quantity.kind is Kind.PERCENT
    operands = [Operand(one.printed, one.value, one.interval) for one in (later, base)]
    if not percent and same_unit(claim.quantity, later) is False:
        return None
    derived = derive(Operation.CHANGE if percent else Operation.DIFFERENCE, operands)
    if derived is None or (derived.value > 0) != (change > 0) or derived.value == 0:
        return None
    if claim.when is not None and all(agree(claim.when, one.when) is False for one in (base, later)):
        return None
    answer = allowed(claim.quantity)
    if not (derived.agrees(answer, signed=change >= 0) and derived.is_near(answer)):
        return None
    shown = derived.shown(claim.quantity.value, signed=change >= 0)
    return Fact(later.passage, abs(derived.value), derived.interval, shown, when=claim.when)
