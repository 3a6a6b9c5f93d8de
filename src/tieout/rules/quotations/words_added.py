"""Q104."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import EditOp, Evidence, Quotation, Severity
from tieout.rules.base import Fires, Flag, QuotationRule, Silent
from tieout.rules.quotations.wording import bare_span, edits_of, shown


class WordsAdded(QuotationRule):
    """Words that the source does not have were put in without brackets."""

    code, name, severity, order = "Q104", "words-added", Severity.ERROR, 42
    why = """A word put between somebody's own words is put into their mouth. Square brackets are the mark by which a
    quoter adds what the reader needs without pretending it was said."""
    examples = (
        Fires(
            draft="The notice reads: “Boats leave the old and dangerous stone pier at dawn in winter.”",
            sources={"notice.txt": "Boats leave the old stone pier at dawn in winter."},
            flags="and dangerous",
            says="adds 'and dangerous'",
        ),
        Silent(
            draft="The notice reads: “Boats leave the old stone pier [on the east shore] at dawn in winter.”",
            sources={"notice.txt": "Boats leave the old stone pier at dawn in winter."},
        ),
    )

    def check(self, quotation: Quotation, evidence: Evidence) -> Iterable[Flag]:
        """One flag for each addition."""
        for ref, edit, _ in edits_of(evidence):
            if edit.op is EditOp.INSERT:
                message = f"The quotation adds {shown(edit.item_text)} without brackets."
                yield Flag(message, bare_span(edit), (ref[0],), frozenset({ref}))
