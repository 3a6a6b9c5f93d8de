"""Q103."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import EditOp, Evidence, Quotation, Severity
from tieout.rules.base import Fires, Flag, QuotationRule, Silent
from tieout.rules.quotations.wording import edits_of, shown


class WordsOmitted(QuotationRule):
    """Words of the source are missing and no ellipsis says so."""

    code, name, severity, order = "Q103", "words-omitted", Severity.ERROR, 41
    why = """Quotation marks promise somebody's exact words, all of them from the first to the last. Words may be left
    out, but an ellipsis has to say so: the reader must know that something stood there."""
    examples = (
        Fires(
            draft='The notice reads: "Boats leave the old pier at dawn in winter."',
            sources={"notice": "Boats leave the old stone pier at dawn in winter."},
            flags="Boats leave the old pier at dawn in winter.",
            says="leaves out 'stone'",
        ),
        Silent(
            draft='It reads: "Boats leave … at dawn in winter."',
            sources={"notice": "Boats leave, by old custom, at dawn in winter."},
        ),
    )

    def check(self, quotation: Quotation, evidence: Evidence) -> Iterable[Flag]:
        """One flag for each omission."""
        for ref, edit, _ in edits_of(evidence):
            if edit.op is EditOp.DELETE:
                message = f"The quotation leaves out {shown(edit.source_text)} without an ellipsis."
                yield Flag(message, None, (ref[0],), frozenset({ref}))
