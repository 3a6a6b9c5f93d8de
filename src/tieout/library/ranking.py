"""What stands before a figure in the order that a draft gives it a place in."""

from __future__ import annotations

from decimal import Decimal

from tieout.library.binding import Meeting
from tieout.library.hearsay import Testimony
from tieout.library.sheet import TOTALS, Sheet
from tieout.library.tabular import Tables, unitless_key
from tieout.model import Claim, Document, Rank, Rival
from tieout.model.quantities import Kind, Quantity
from tieout.text.claims import claims
from tieout.text.columns import Profile
from tieout.text.moments import agree
from tieout.text.patterns import lazy
from tieout.text.terms import carries

_FOLLOWED = lazy(r"\b(?:followed|trailed) (?:closely )?by\b|\bahead of\b")


def rivals(tables: Tables, testimony: Testimony, met: Meeting, claim: Claim) -> tuple[Rival, ...] | None:
    """The values beyond the figure's own, the furthest first; None where no order can be looked at.

    They are those of its column; or those of sentences that say the same of others.
    """
    if claim.rank is None:
        return None
    found = (
        _in_column(tables, met, claim, claim.rank) if met.place else _in_sentences(testimony, met, claim, claim.rank)
    )
    if found is None:
        return None
    highest = claim.rank.highest
    return tuple(sorted(found, key=lambda one: -one.value if highest else one.value))


def listed(document: Document, claim: Claim) -> tuple[Rival, ...]:
    """The values that the draft's own sentence puts behind the figure, and that lie before it.

    "The most at 40, followed by the mill at 52, the yard at 12": 52.
    """
    rank = claim.rank
    if rank is None or rank.place != 1:
        return ()
    prose, own = document.prose, claim.quantity
    followed = _FOLLOWED.search(prose, own.span.end, claim.sentence.end)
    if followed is None:
        return ()
    behind = [
        one.quantity
        for one in claims(prose[claim.sentence.start : claim.sentence.end])
        if one.quantity.span.start + claim.sentence.start >= followed.end() and one.states
    ]
    return tuple(
        Rival("", one.value, one.text)
        for one in behind
        if _is_alike(own, one) and _beyond(one.value, own.value, highest=rank.highest)
    )


def _is_alike(own: Quantity, other: Quantity) -> bool:
    """Whether two values can stand in one order: counts of few things may be of anything."""
    same = (own.kind, own.unit, own.currency) == (other.kind, other.unit, other.currency)
    return same and not other.vague and not (own.kind is Kind.COUNT and other.spelt)


def _in_sentences(testimony: Testimony, met: Meeting, claim: Claim, rank: Rank) -> list[Rival] | None:
    said = dict(testimony.said_alike(claim, met))
    if not said:
        return None
    return [
        Rival(name, fact.value, fact.printed)
        for name, fact in said.items()
        if _beyond(fact.value, met.fact.value, highest=rank.highest)
    ]


def _in_column(tables: Tables, met: Meeting, claim: Claim, rank: Rank) -> list[Rival] | None:
    if met.place is None:
        return None
    number, row, column = met.place
    sheet = tables.sheets[number]
    if not sheet.whole:
        return None
    profile = sheet.profiles[column]
    if not sheet.labels:
        return _in_row(sheet, row, profile, rank)
    counted = _counted(sheet, row, claim)
    found, own = [], sheet.when(row)
    for other, when in sheet.parts:
        if other == row or agree(own, when) is False:
            continue
        if any(sheet.table.cell(other, one) != sheet.table.cell(row, one) for one in counted):
            continue
        value = sheet.number(other, profile)
        if value is not None and _beyond(value.value, met.fact.value, highest=rank.highest):
            found.append(Rival(sheet.name(other), value.value, sheet.table.cell(other, column).strip()))
    return found


def _in_row(sheet: Sheet, row: int, profile: Profile, rank: Rank) -> list[Rival] | None:
    """The same where the columns are those in the order: a table of years whose headers name towns."""
    own = sheet.number(row, profile)
    others = [one for one in sheet.numbers if one.header.strip().lower() not in TOTALS]
    if own is None or any(one.measure != profile.measure or one.scale != profile.scale for one in others):
        return None
    values = [(one, value) for one in others if one is not profile and (value := sheet.number(row, one))]
    return [
        Rival(one.header, value.value, sheet.table.cell(row, one.number).strip())
        for one, value in values
        if _beyond(value.value, own.value, highest=rank.highest)
    ]


def _counted(sheet: Sheet, row: int, claim: Claim) -> list[int]:
    """The columns of words that say what a row counts, where others name whose it is: "Exports" beside a country."""
    if len(sheet.labels) < 2:
        return []
    plain = {one.stem for one in claim.terms if not one.capital}
    keys = {one.number: unitless_key(sheet.table.cell(row, one.number)) for one in sheet.labels}
    said = [number for number, key in keys.items() if key and plain.issuperset(one for one in key if carries(one))]
    return said if len(said) < len(keys) else []


def _beyond(value: Decimal, own: Decimal, *, highest: bool) -> bool:
    return value > own if highest else value < own
