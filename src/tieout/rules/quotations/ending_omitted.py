"""Q115."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import EditOp, Evidence, Quotation, Severity, Style
from tieout.rules.base import Fires, Flag, QuotationRule, Silent
from tieout.rules.quotations.mending import ended_openly
from tieout.rules.quotations.printing import edits_said, text_after
from tieout.rules.quotations.wording import end_of, shown_from, words_of
from tieout.text.patterns import lazy
from tieout.text.sentences import first_end

_ENDS = lazy(r"[\"'”’»)\]]*(?:[.!?…。！？;:]|\s*$|\s*\n\s*\n)")
_MARKED = lazy(r"(?:\.{3}|…|\. \. \.)[\]\s.\"'”’]*$")
_WHOLE = lazy(r"^[\"'“‘\[(\s]*[A-Z\d]")


class EndingOmitted(QuotationRule):
    """The source sentence goes on after the quoted end and no ellipsis says so.

    Only what is quoted as a whole sentence is held to it: a phrase worked into the quoter's own sentence is not.
    """

    code, name, severity, order = "Q115", "ending-omitted", Severity.OFF, 71
    levels = {Style.LEGAL: Severity.WARNING, Style.ACADEMIC: Severity.INFO}
    why = """A sentence that ends early ends with another weight. Legal style marks the end of a shortened sentence
    with an ellipsis before the full stop, so that the reader knows where to look for the rest."""
    mends = "Safe: an ellipsis at the end says that the sentence goes on."
    examples = (
        Fires(
            draft="The order reads: “The mill shall be closed on Sundays.”",
            sources={"order.txt": "The mill shall be closed on Sundays and on the first Monday of the month."},
            flags="The mill shall be closed on Sundays.",
            says="goes on in the source: 'and on the first Monday",
            style=Style.LEGAL,
        ),
        Fires(
            draft="“The mill,” the order reads, “shall be closed on Sundays.”",
            sources={"order.txt": "The mill shall be closed on Sundays, as it was in the year before."},
            flags="The mill,” the order reads, “shall be closed on Sundays.",
            says="'as it was in the year before'",
            style=Style.LEGAL,
        ),
        Silent(
            draft="The order reads: “The mill shall be closed on Sundays . . . .”",
            sources={"order.txt": "The mill shall be closed on Sundays and on the first Monday of the month."},
            style=Style.LEGAL,
        ),
        Silent(
            draft="The order says the mill “shall be closed on Sundays.”",
            sources={"order.txt": "The mill shall be closed on Sundays and on the first Monday of the month."},
            style=Style.LEGAL,
        ),
        Silent(
            draft="“The mill shall be closed on Sundays,” the order of Mr. Roe reads.",
            sources={"order.txt": "The mill shall be closed on Sundays.4 The sluice shall be shut on Mondays."},
            style=Style.LEGAL,
        ),
        Silent(
            draft="The order reads: “The mill shall be closed on Sundays in winter.”",
            sources={"order.txt": "The mill shall be closed on Sundays in win-\nter. The sluice shall be shut."},
            style=Style.LEGAL,
        ),
        Silent(
            draft="The order reads: “The mill shall be closed on Sundays.”",
            sources={"order.txt": "The mill shall be closed on Sundays and on the first Monday of the month."},
        ),
    )

    def check(self, quotation: Quotation, evidence: Evidence) -> Iterable[Flag]:
        """Look at what follows the last passage."""
        last = len(evidence.passages) - 1
        after = text_after(evidence.passages[last])
        changed = edits_said(evidence.passages[last])[-1].op in (EditOp.INSERT, EditOp.REPLACE)
        if changed or _ENDS.match(after) or _MARKED.search(quotation.text) or not _WHOLE.match(quotation.text):
            return
        rest = after[: first_end(after)]
        if words_of(rest):
            message = f"The sentence goes on in the source: {shown_from(rest)}."
            yield Flag(message, None, (last,), frozenset({end_of(evidence)}), fix=ended_openly(quotation))
