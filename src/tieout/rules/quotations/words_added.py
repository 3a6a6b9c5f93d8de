"""Q104."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import EditOp, Evidence, Quotation, Severity
from tieout.rules.base import Fires, Flag, QuotationRule, Silent
from tieout.rules.quotations.mending import bracketed, restored
from tieout.rules.quotations.own import in_round_brackets, is_lost, lost_pieces
from tieout.rules.quotations.wording import bare_span, changed, edits_of, shown, sides, words_of


class WordsAdded(QuotationRule):
    """Words that the source does not have were put in without brackets.

    Round brackets that the source does not have are the quoter's own, as news agencies print them, unless what they
    hold is a negation or a condition. An exchange is quoted with its labels: these are put in only where they are not
    the source's.
    """

    code, name, severity, order = "Q104", "words-added", Severity.ERROR, 42
    why = """A word put between somebody's own words is put into their mouth. Square brackets are the mark by which a
    quoter adds what the reader needs without pretending it was said."""
    mends = "Safe: square brackets around the words that were put in say whose they are."
    examples = (
        Fires(
            draft="The notice reads: “Boats leave the old and dangerous stone pier at dawn in winter.”",
            sources={"notice.txt": "Boats leave the old stone pier at dawn in winter."},
            flags="and dangerous",
            says="adds 'and dangerous'",
        ),
        Fires(
            draft="“Boats leave the stone pier,” the notice reads, “quite early at dawn, and come back at dusk.”",
            sources={"notice.txt": "Boats leave the stone pier at dawn, and come back at dusk."},
            flags="quite early",
            says="adds 'quite early' without brackets",
        ),
        Silent(
            draft="The notice reads: “Boats leave the old stone pier [on the east shore] at dawn in winter.”",
            sources={"notice.txt": "Boats leave the old stone pier at dawn in winter."},
        ),
        Fires(
            draft="The notice reads: “All lamps are out … Boats leave the old pier at dawn, and the bell is rung.”",
            sources={"notice.txt": "Boats leave the old pier at dawn, and the bell is rung."},
            flags="All lamps are out … Boats leave the old pier at dawn, and the bell is rung.",
            says="does not have 'All lamps are out', which stands before the ellipsis",
        ),
        Silent(
            draft="The notice reads: “Boats leave the old stone pier (on the east shore) at dawn in winter.”",
            sources={"notice.txt": "Boats leave the old stone pier at dawn in winter."},
        ),
        Silent(
            draft="The notice reads: “Boats leave the old stone pier at dawn in winter. #boats @harbour”",
            sources={"notice.txt": "Boats leave the old stone pier at dawn in winter."},
        ),
        Silent(
            draft="The notice reads: “Boats leafe [sic] the old stone pier at dawn in winter.”",
            sources={"notice.txt": "Boats leafe the old stone pier at dawn in winter."},
        ),
        Silent(
            draft="The mayor said: “Boats leave the old stone pier at dawn in winter, every day.”",
            sources={"minutes.txt": "Boats leave the old (inaudible) at dawn in winter, every day."},
        ),
        Silent(
            draft="“Q When do the boats leave the old stone pier? Roe: At dawn, and only in winter.”",
            sources={
                "hearing.txt": "Q When do the boats leave the old stone pier?\n\nMS. ROE: At dawn, and only in "
                "winter.\n\nQ Why not in summer?\n\nMS. ROE: There is no ice to break."
            },
        ),
        Silent(
            draft="“Boats leave the old stone pier,” the keeper said, “at dawn, and ‘the bell’ is rung twice.”",
            sources={"log.txt": "Boats leave the old stone pier at dawn, and the bell is rung twice."},
        ),
    )

    def check(self, quotation: Quotation, evidence: Evidence) -> Iterable[Flag]:
        """One flag for each addition, and for a piece beside an ellipsis that the source does not have."""
        for number, edge, text in lost_pieces(evidence):
            where = "before" if edge.start == 0 else "behind"
            message = f"The source does not have {shown(text)}, which stands {where} the ellipsis."
            yield Flag(message, None, (number,), frozenset((number, place) for place in edge))
        for ref, edit, passage in edits_of(evidence):
            if edit.op is EditOp.INSERT and not is_lost(evidence, ref) and not in_round_brackets(passage, ref[1]):
                message = f"The quotation adds {shown(edit.item_text)} without brackets."
                cut = words_of(sides(passage, ref[1])[1])
                message = changed(passage, ref[1]) if cut else message
                fix = restored(quotation, passage, ref[1]) if cut else bracketed(quotation, edit)
                yield Flag(message, bare_span(quotation, edit), (ref[0],), frozenset({ref}), fix=fix)
