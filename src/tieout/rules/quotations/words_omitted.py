"""Q103."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import EditOp, Evidence, Quotation, Severity
from tieout.rules.base import Fires, Flag, QuotationRule, Silent
from tieout.rules.quotations.mending import marked, restored
from tieout.rules.quotations.own import is_lost
from tieout.rules.quotations.wording import changed, edits_of, shown, sides, words_of

_PAGES = (
    "Nets are dried on the wall. Boats leave the old stone pier at dawn in\n\n11\n\n\fHARBOUR REPORT\n\n"
    "winter, every day. The bell is rung twice, and the lamps are\n\n12\n\n\fHARBOUR REPORT\n\n"
    "put out. Then the men go home to sleep and\n\n13\n\n\fHARBOUR REPORT\n\n"
    "the tide comes in."
)


class WordsOmitted(QuotationRule):
    """Words of the source are missing and no ellipsis says so."""

    code, name, severity, order = "Q103", "words-omitted", Severity.ERROR, 41
    why = """Quotation marks promise somebody's exact words, all of them from the first to the last. Words may be left
    out, but an ellipsis has to say so: the reader must know that something stood there."""
    mends = "Safe: an ellipsis marks where words were left out, and every word of the draft stays."
    examples = (
        Fires(
            draft='The notice reads: "Boats leave the old pier at dawn in winter."',
            sources={"notice": "Boats leave the old stone pier at dawn in winter."},
            flags="Boats leave the old pier at dawn in winter.",
            says="leaves out 'stone'",
        ),
        Fires(
            draft="The notice reads: “Boats leave the old stone pier and come back at dusk.”",
            sources={"notice": "Boats leave the old stone pier, by a custom of the fishermen, and come back at dusk."},
            flags="Boats leave the old stone pier and come back at dusk.",
            says="leaves out 'by a custom of the fishermen' without an ellipsis",
        ),
        Silent(
            draft='It reads: "Boats leave … at dawn in winter."',
            sources={"notice": "Boats leave, by old custom, at dawn in winter."},
        ),
        Silent(
            draft='It reads: "Boats leave the old pier . . . at dusk. [...] The bell is rung twice for each of them."',
            sources={
                "notice": "Boats leave the old pier at dawn or at dusk. Nets are dried. "
                "The bell is rung twice for each of them."
            },
        ),
        Silent(
            draft="The mayor said: “Boats leave the old stone pier at dawn in winter, every day.”",
            sources={
                "minutes.txt": "MAYOR: Boats leave the old (laughter) stone pier [A door slams.] --\n\n"
                "CLERK: Right.\n\nMAYOR: -- at dawn in winter, every day.\n\nCLERK: The next item is the clock."
                "\n\nMAYOR: We will come to it.\n\nENGINEER: The wall stands."
            },
        ),
        Silent(
            draft="The order reads: “The owner shall pay for the hedge. The parish shall see to the lane.”",
            sources={
                "order.txt": "The owner shall *13 pay for the hedge.4 The parish[5] shall see to the lane.”6 So it was."
            },
        ),
        Silent(
            draft="The report says: “Boats leave the old stone pier at dawn in winter, every day.”",
            sources={"report.txt": _PAGES},
        ),
    )

    def check(self, quotation: Quotation, evidence: Evidence) -> Iterable[Flag]:
        """One flag for each omission."""
        for ref, edit, passage in edits_of(evidence):
            if edit.op is EditOp.DELETE and not is_lost(evidence, ref):
                ours, theirs = sides(passage, ref[1])
                whole = not words_of(ours)
                message = f"The quotation leaves out {shown(theirs)} without an ellipsis."
                message = message if whole else changed(passage, ref[1])
                fix = marked(quotation, passage, ref[1]) if whole else restored(quotation, passage, ref[1])
                yield Flag(message, None, (ref[0],), frozenset({ref}), fix=fix)
