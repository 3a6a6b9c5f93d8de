"""How a decision is named in a message."""

from __future__ import annotations

from tieout.model import Decision, DecisionKind


def told(decision: Decision) -> str:
    """Whose decision it is, why it was made and where it is written, in brackets; a comment is seen by itself."""
    if decision.kind is DecisionKind.COMMENT:
        return ""
    signed = ", ".join(part for part in (decision.by, decision.on) if part)
    reason = f"“{decision.reason}”" if decision.reason else ""
    return f" ({'; '.join(part for part in (reason, signed, decision.place) if part)})"
