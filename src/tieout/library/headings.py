"""The cells below a heading that is a name: models, arms or countries that stand side by side, each in a column.

Such a table has what is counted in its rows, and a sentence seldom calls these what the table does: "weighs" for
"Weight". So a cell that has the figure, in its unit, below the one name that the sentence has, bears it out; it
contradicts nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tieout.library.binding import Meeting, digits_of
from tieout.library.sheet import Sheet
from tieout.library.tabular import Place
from tieout.model import Claim, Fact
from tieout.text.columns import Profile, measure_of
from tieout.text.measures import same_unit, stands_for
from tieout.text.quantities import quantities
from tieout.text.rounding import allowed

_CHANCE = 10
"""A figure of so many digits stands in one of so many rows hardly by chance: one of two in ten rows."""


def below(claim: Claim, place: Place, sheet: Sheet, columns: Sequence[Profile]) -> Iterator[Meeting]:
    """The cells of some columns that have a figure."""
    sure = len(sheet.table.rows) * _CHANCE <= 10 ** digits_of(claim)
    for column in columns:
        for row in range(len(sheet.table.rows)):
            for fact in _facts(sheet, row, column, claim):
                unit = same_unit(claim.quantity, fact)
                if stands_for(claim.quantity, fact) and (unit or (sure and unit is None)):
                    yield Meeting(fact, None, True, None, unit, True, 1.0, True, (place, row, column.number), True)


def _facts(sheet: Sheet, row: int, column: Profile, claim: Claim) -> Iterator[Fact]:
    """What a cell says: its number, or each of several quantities that stand in it ("12.6 inches, 144 Hz")."""
    fact = sheet.fact(row, column, claim.quantity.kind)
    if fact is not None:
        yield fact
        return
    cell = sheet.table.cell(row, column.number)
    for one in quantities(cell, decimal=sheet.decimal):
        passage = sheet.passage(row, column)
        yield Fact(passage, one.value, allowed(one), one.text, measure_of(one), None, sheet.name(row), column.header)
