"""X101."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import DecisionKind, Lapse, Severity
from tieout.rules.base import DecisionRule, Fires, Flag, Silent
from tieout.rules.decisions.telling import told

_CALLED = {DecisionKind.COMMENT: "comment", DecisionKind.PER_FILE: "pattern"}
_NOTICE = {"notice": "Boats leave the old stone pier at dawn in winter, and at noon in summer."}


class DecisionUnused(DecisionRule):
    """A comment, a decision or a pattern of the settings lets a finding stand, and there is none."""

    code, name, severity = "X101", "decision-unused", Severity.WARNING
    why = """What lets nothing stand today would let something stand tomorrow that nobody has looked at: a sentence that
    is written anew under an old comment would pass unread. Delete it."""
    mends = "None: a fix is of the draft; `tieout accept --prune` takes such decisions out of their file."
    examples = (
        Fires(
            draft="<!-- tieout: accept Q102: as printed on the poster -->\n\n"
            "The notice reads: “Boats leave the old stone pier at dawn in winter.”",
            sources=_NOTICE,
            flags="<!-- tieout: accept Q102: as printed on the poster -->",
            says="nothing of the kind is found in its paragraph",
            name="draft.md",
        ),
        Fires(
            draft="<!-- tieout: acept Q102: as printed on the poster -->\n\nThe boats leave in the morning.",
            flags="<!-- tieout: acept Q102: as printed on the poster -->",
            says="write it as accept CODE: reason",
            sources=_NOTICE,
            name="draft.md",
        ),
        Silent(
            draft="<!-- tieout: accept Q102: as printed on the poster -->\n\n"
            "The notice reads: “Boats leave the old wooden pier at dawn in winter.”",
            sources=_NOTICE,
            name="draft.md",
        ),
    )

    def check(self, lapse: Lapse) -> Iterable[Flag]:
        if not lapse.expired:
            what = _CALLED.get(lapse.decision.kind, "decision")
            yield Flag(f"This {what} lets nothing stand: {lapse.why}{told(lapse.decision)}.")
