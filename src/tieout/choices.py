"""What a setting may name: styles of quoting, levels of findings, ways to read a draft.

By themselves, since settings are read before anything else is loaded; `tieout.model` has them too.
"""

from __future__ import annotations

from enum import StrEnum


class Style(StrEnum):
    """Whose rules of quoting hold."""

    NEWS = "news"
    LEGAL = "legal"
    ACADEMIC = "academic"


class Severity(StrEnum):
    """How much a finding matters."""

    OFF = "off"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Changes(StrEnum):
    """How a draft is read in which changes are tracked."""

    ACCEPTED = "accepted"
    """What was put in is read, what was taken out is not."""
    REJECTED = "rejected"
    """As the draft was before."""
