"""What the sources say of a figure: the value they have for it, and how far that speaks of the same thing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from tieout.model.evidence import Answer, Passage
from tieout.model.moments import Moment
from tieout.model.places import Span
from tieout.model.quantities import Interval, Unit


@dataclass(frozen=True, slots=True)
class Measure:
    """What a value is counted in; what is not known is None (and `percent` then says nothing)."""

    percent: bool | None = None
    currency: str | None = None
    unit: Unit | None = None
    known: bool = False
    """Whether the source says anything of it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A value that a source gives, and of what: a cell with its row and column, or a figure of a sentence."""

    passage: Passage
    value: Decimal
    interval: Interval
    """What its printed digits allow: a whole number itself, a decimal fraction what rounds to it."""
    printed: str
    measure: Measure = Measure()
    when: Moment | None = None
    subject: str = ""
    """The row's own name, as printed."""
    label: str = ""
    """The column's header, as printed."""
    fractions: bool = False
    """Whether 0.39 stands there for 39 percent."""


class Standing(StrEnum):
    """How a figure stands with the sources."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    """The same subject, measure, unit and time, and another value."""
    ABSENT = "absent"
    """No source has the figure for its subject."""


@dataclass(frozen=True, slots=True)
class Rival:
    """A value that stands before the figure in an order that the draft puts it at the head of."""

    name: str
    """Whose it is; empty where it is the draft's own."""
    value: Decimal
    printed: str


class Unnamed(NamedTuple):
    """A year or a decade that no source names, though they speak of its subject, and where the document has it."""

    year: str
    span: Span
    elsewhere: bool = False
    """Whether they do name it, but for something else."""


@dataclass(frozen=True, slots=True)
class FigureAnswer(Answer):
    """What the library says of a figure; `evidence` begins with the passage of `fact`, if there is one."""

    standing: Standing = Standing.ABSENT
    fact: Fact | None = None
    bound: bool = False
    """Whether the value is for the figure's own subject (or time) and measure, so that what differs is wrong."""
    operands: tuple[Fact | None, ...] = ()
    """What the sources have for the figures it follows from."""
    rivals: tuple[Rival, ...] = ()
    """What stands before it where the draft gives it a place in an order; as many as matter."""
    ranked: bool = False
    """Whether the order could be looked at."""
    claimed: bool = True
    """Whether the figure claims anything that a source must have."""
    searched: tuple[str, ...] = ()
    """The paths of the sources."""
    partial: bool = False
    undated: Unnamed | None = None
    """The year of the figure, where no source names that year."""
    turned: tuple[str, str] | None = None
    """The words that say which way something went, the draft's and the source's, where these are opposite."""


@dataclass(frozen=True, slots=True)
class DateAnswer(Answer):
    """What the library says of a date; `other` is the date that a source gives for the same."""

    other: Moment | None = None
    undated: Unnamed | None = None
    """Its year, where no source names that year."""
    searched: tuple[str, ...] = ()
    """The paths of the sources."""
