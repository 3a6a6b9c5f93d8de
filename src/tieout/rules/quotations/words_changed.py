"""Q102."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import EditOp, Evidence, Quotation, Severity
from tieout.rules.base import Fires, Flag, QuotationRule, Silent
from tieout.rules.quotations.wording import bare_span, edits_of, shown


class WordsChanged(QuotationRule):
    """Words of the source were replaced by others without brackets."""

    code, name, severity, order = "Q102", "words-changed", Severity.ERROR, 40
    why = """Quotation marks promise somebody's exact words. A word put in the place of another is the quoter's, and the
    reader cannot know it; brackets would say so."""
    examples = (
        Fires(
            draft="The notice reads: “Boats leave the old wooden pier at dawn in winter.”",
            sources={"notice.txt": "Boats leave the old stone pier at dawn in winter."},
            flags="wooden",
            says="'wooden' where the source has 'stone'",
        ),
        Silent(
            draft="The notice reads: “Boats leave the old [harbour] pier at dawn in winter.”",
            sources={"notice.txt": "Boats leave the old stone pier at dawn in winter."},
        ),
    )

    def check(self, quotation: Quotation, evidence: Evidence) -> Iterable[Flag]:
        """One flag for each replacement."""
        for ref, edit, _ in edits_of(evidence):
            if edit.op is EditOp.REPLACE:
                message = f"The quotation has {shown(edit.item_text)} where the source has {shown(edit.source_text)}."
                yield Flag(message, bare_span(edit), (ref[0],), frozenset({ref}))
