"""Changes that a table does not print, and that follow from two of its cells: what a year has over another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from tieout.library.sheet import Sheet
from tieout.model import Claim, Fact
from tieout.model.quantities import Kind
from tieout.text.derivation import Operand, Operation, derive
from tieout.text.measures import same_unit
from tieout.text.moments import agree
from tieout.text.rounding import allowed

_NEVER = (0, 0)
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
