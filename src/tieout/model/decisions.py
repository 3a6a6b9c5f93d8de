"""What a person decided about a finding: that it may stand, why, and on whose word."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tieout.model.places import Span


class DecisionKind(StrEnum):
    """Where a decision is written."""

    ACCEPTED = "accepted"
    """In the file of decisions, by `tieout accept`."""
    COMMENT = "comment"
    """In a comment of the draft itself."""
    BASELINE = "baseline"
    """In the baseline: found before anybody began to look, and not read one by one."""
    PER_FILE = "per-file-ignores"
    """In the settings, for every draft that a pattern fits."""


@dataclass(frozen=True, slots=True)
class Decision:
    """That a finding of a rule may stand. What is not known is empty."""

    kind: DecisionKind
    rule: str
    """The code of the rule, or what the settings name several by."""
    reason: str
    place: str
    """Where it is written, as path:line:column or path."""
    by: str = ""
    on: str = ""
    """The day, as ISO 8601 writes it."""
    evidence: str = ""
    """What it rests on outside the sources: a text, or the path of a file."""


@dataclass(frozen=True, slots=True)
class Lapse:
    """A decision that lets nothing stand, where in the draft that is to be told, and why it is so."""

    decision: Decision
    document: str
    span: Span
    why: str
    """What is said of it, as the end of a sentence."""
    expired: bool
    """Whether there is something to stand, but no longer what was decided on."""
