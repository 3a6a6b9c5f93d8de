"""What a sentence claims with a figure: of what, of when, and how it follows from others."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tieout.model.moments import Moment
from tieout.model.places import Span
from tieout.model.quantities import Quantity

Numbers = tuple[tuple[str, frozenset[str]], ...]
"""Stems of what is numbered, each with the numbers it has, in small letters."""


class Term(NamedTuple):
    """A word that carries a subject: its stem, where it stands, and whether it opens with a capital."""

    stem: str
    span: Span
    capital: bool


class LinkKind(StrEnum):
    """How a figure follows from others of its sentence."""

    DIRECTION = "direction"
    """The later of two values, said to be higher or lower than the first: operands (before, itself)."""
    DIFFERENCE = "difference"
    """How far two values are apart: operands (before, after)."""
    CHANGE = "change"
    """The same in percent of the first: operands (before, after)."""
    RATIO = "ratio"
    """How many times the first goes into the second: operands (before, after)."""
    SUM = "sum"
    """A whole: operands are its parts."""
    SHARE = "share"
    """A part in percent of a whole: operands (whole, part)."""
    AVERAGE = "average"
    """The mean of the operands."""


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in an order that the sentence gives a figure: 1 is the highest, or the lowest."""

    place: int
    highest: bool
    word: str
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure of a sentence and what the sentence says of it. Spans count in the prose.

    `near` is the stretch of the sentence that speaks of this figure rather than of its neighbours.
    """

    quantity: Quantity
    sentence: Span
    near: Span
    terms: tuple[Term, ...] = ()
    """The words of the sentence that carry its subject, in order, figures and dates left out."""
    when: Moment | None = None
    link: Link | None = None
    rank: Rank | None = None
    during: tuple[Moment, Moment] | None = None
    """Of a duration, the dates that the sentence gives for its beginning and its end."""
    whole: bool = False
    """Whether the sentence takes it for the whole of which another of its figures is a part."""
    paired: bool = False
    """Whether the sentence names another time or value for the same thing beside it."""
    tabled: bool = False
    """Whether it stands in a cell of the draft's own table: its sentence is the row."""
    numbered: Numbers = ()
    """The numbers that tell what it is of from others of the kind: "Phase 2"."""

    @property
    def states(self) -> bool:
        """Whether the figure is a value by itself rather than worked out of others."""
        return self.link is None or self.link.kind is LinkKind.DIRECTION


@dataclass(frozen=True, slots=True)
class Link:
    """How a figure follows from others: `sign` is 1 for a rise, -1 for a fall, 0 where nothing is said of it."""

    kind: LinkKind
    operands: tuple[Claim, ...]
    sign: int = 0
    wording: str = ""
    """The words that say so: "rose", "times larger than"."""
    exhaustive: bool = True
    """Whether the operands are said to be all there is."""
