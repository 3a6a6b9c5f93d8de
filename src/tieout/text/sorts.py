"""Names cut short: "Ormsby" for "Ormsby Water", "Leeds" for "Leeds City Council".

What a name is cut by is a word that says of what sort its bearer is. A word for a piece of land parts a place from
another of its name (Kansas City, Mexico City), and is left out only of a name that was given in full before.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tieout.text.terms import carries, stem

_SORTS = """
water council ltd limited plc inc corp corporation company co group holding holdings partners university college school
academy institute hospital hospitals trust infirmary clinic surgery foundation association society union club united fc
afc rovers wanderers party bank bancorp department ministry agency authority board commission service services airport
airlines airways railway railways rail energy power gas electric electricity media press museum gallery library theatre
prison police constabulary court courts shipping lines ferries foods farms mills works motors systems technologies
industries stores network front alliance league list movement coalition bloc care health healthcare high primary
secondary grammar community general memorial district civil engineering engineers marine hydraulics construction
contractors builders consulting consultants logistics haulage architects surveyors solicitors
"""
_PLACES = """
city town county borough state province region republic island islands river lake valley mountains port harbour
harbor bay beach park village parish hill hills forest station street road bridge
"""
_PARTED = """
north south east west northern southern eastern western central upper lower inner outer great greater new old saint st
san santa los las la le el royal national federal international general united first second little big high mid
"""


_OF = "university college school academy port city county borough district diocese".split()
"""What is of a place, and goes by the place's name where it is told from its like: "Ostrand" for its university."""


def place_of(name: Sequence[str]) -> tuple[str, ...]:
    """The place that a name, by its stems, is of: of "University of Ostrand"; of another name nothing."""
    return tuple(name[2:]) if len(name) > 2 and name[1] == "of" and name[0] in _bearers() else ()


@lru_cache(maxsize=1)
def _bearers() -> frozenset[str]:
    return frozenset(map(stem, _OF))


@lru_cache(maxsize=1)
def sorts() -> frozenset[str]:
    """The stems of words that say of what sort the bearer of a name is, and that are left out in short."""
    return frozenset(map(stem, _SORTS.split()))


@lru_cache(maxsize=1)
def _sorts_and_places() -> frozenset[str]:
    return sorts() | frozenset(map(stem, _PLACES.split()))


@lru_cache(maxsize=1)
def parted() -> frozenset[str]:
    """The stems of words in many names, which by themselves name nobody: "South", "New", "San", "Council"."""
    return _sorts_and_places() | frozenset(map(stem, _PARTED.split()))


def may_stand_alone(head: Sequence[str]) -> bool:
    """Whether the beginning of a name, by its stems, may stand for all of it."""
    return bool(head) and all(map(carries, head)) and not all(one in parted() for one in head)


def is_left_out(rest: Sequence[str], shared: frozenset[str]) -> bool:
    """Whether the rest of a name says no more than of what sort its bearer is, or ends as other names do (`shared`)."""
    plain = all(one in _sorts_and_places() or one in shared for one in rest)
    return plain and (rest[-1] in sorts() or rest[-1] in shared)


def ends_in_sort(rest: Sequence[str], shared: frozenset[str]) -> bool:
    """Whether the rest of a name ends with such a word, so that a name given in full before may be cut there."""
    return rest[-1] in _sorts_and_places() or rest[-1] in shared
