"""X102."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import Lapse, Severity
from tieout.rules.base import DecisionRule, Fires, Flag, Silent
from tieout.rules.decisions.telling import told

_NOTICE = {"notice": "Boats leave the old stone pier at dawn in winter, and at noon in summer."}
_DRAFT = "The notice reads: “Boats leave the old wooden pier at dawn in winter.”"
_DECISION = """\
[[accepted]]
draft = "draft"
rule = "Q102"
item = "Boats leave the old wooden pier at dawn in winter."
flagged = "wooden"
statement = "The notice reads: \\"Boats leave the old wooden pier at dawn in winter.\\""
reason = "As printed on the poster"
by = "Jane Roe"
"""


class DecisionExpired(DecisionRule):
    """A finding was let stand, and the statement, the rule or the source is no longer what was decided on."""

    code, name, severity = "X102", "decision-expired", Severity.WARNING
    why = """A signature holds for what was signed. Where the words of the draft or of the source have changed since,
    somebody has to look again: sign it anew with `tieout accept`, or mend the draft."""
    mends = "None: whether it still stands is for whoever signed it, or another, to say."
    examples = (
        Fires(
            draft=_DRAFT,
            sources=_NOTICE,
            decisions=f'{_DECISION}sources = {{ "notice" = "0123456789abcdef" }}\n',
            flags="wooden",
            says="notice has changed since",
        ),
        Fires(
            draft="The notice reads: “Boats leave the old wooden pier at noon in winter.”",
            sources=_NOTICE,
            decisions=_DECISION,
            flags="The notice reads: “Boats leave the old wooden pier at noon in winter.”",
            says="the statement has changed",
        ),
        Silent(draft=_DRAFT, sources=_NOTICE, decisions=_DECISION),
    )

    def check(self, lapse: Lapse) -> Iterable[Flag]:
        if lapse.expired:
            yield Flag(f"{lapse.decision.rule} was let stand, and no longer is: {lapse.why}{told(lapse.decision)}.")
