"""Q102."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import EditOp, Evidence, Passage, Quotation, Severity
from tieout.rules.base import EditRef, Fires, Flag, QuotationRule, Silent
from tieout.rules.quotations.mending import restored
from tieout.rules.quotations.moved import changed_places, moved, moves, turned_about
from tieout.rules.quotations.own import is_lost
from tieout.rules.quotations.wording import bare_span, changed, edits_of, passages_of


class WordsChanged(QuotationRule):
    """Words of the source were replaced by others without brackets, or changed places."""

    code, name, severity, order = "Q102", "words-changed", Severity.ERROR, 40
    why = """Quotation marks promise somebody's exact words. A word put in the place of another is the quoter's, and the
    reader cannot know it; brackets would say so."""
    mends = "Unsafe: the source's words take the place of the draft's."
    examples = (
        Fires(
            draft="The notice reads: “Boats leave the old wooden pier at dawn in winter.”",
            sources={"notice.txt": "Boats leave the old stone pier at dawn in winter."},
            flags="wooden",
            says="'wooden' where the source has 'stone'",
        ),
        Fires(
            draft="“Boats left the old stone pier at dawn,” the notice reads, “and the bell was rung twice.”",
            sources={"notice.txt": "Boats left the old stone pier at dawn, and the bell was heard twice."},
            flags="rung",
            says="'rung' where the source has 'heard'",
        ),
        Fires(
            draft="The notice reads: “Boats leave at dawn the old stone pier, in winter and in spring.”",
            sources={"notice.txt": "Boats leave the old stone pier at dawn, in winter and in spring."},
            flags="at dawn",
            says="'at dawn the old stone pier' where the source has 'the old stone pier at dawn': words changed places",
        ),
        Fires(
            draft="The notice reads: “Boats leave the old stone pier at dawn in heavy fog.”",
            sources={"notice.txt": "Boats leave the old stone pier at dawn in light mist. The bell is rung."},
            flags="heavy fog",
            says="'heavy fog' where the source has 'light mist'",
        ),
        Silent(
            draft="The notice reads: “Boats leave the old [harbour] pier at dawn in winter.”",
            sources={"notice.txt": "Boats leave the old stone pier at dawn in winter."},
        ),
        Silent(
            draft="The notice reads: “Fish find the final fjord—the old one—in the first flood of spring.”",
            sources={"notice.txt": "Fish ﬁnd the ﬁnal fjord - the old one - in the first flood of spring."},
        ),
        Silent(
            draft="The notice reads: “Boats leave the old harbour wall at dawn in winter.”",
            sources={"notice.txt": "Boats leave the old har-\nbour wall at\ndawn in win\u00adter."},
        ),
        Silent(
            draft="The keeper said: “We don’t know that it isn’t so, and they’ve said it.”",
            sources={"log.txt": "We dont know that it isnt so, and theyve said it."},
        ),
        Silent(
            draft="The report says: “Boats leave the old stone pier at dawn. The bell is rung twice.”",
            sources={"report.txt": "Boats leave the old stone pier12 at dawn. The bell is rung twice."},
        ),
    )

    def check(self, quotation: Quotation, evidence: Evidence) -> Iterable[Flag]:
        """One flag for each replacement, and for words that changed places."""
        for number, join in enumerate(evidence.joins):
            first, second = evidence.passages[number : number + 2]
            theirs = turned_about(join, first, second)
            if theirs is not None:
                yield Flag(changed_places(_printed(first, second), theirs), None, (number, number + 1))
        halves: set[EditRef] = set()
        for number, passage in passages_of(evidence):
            for move in moves(passage):
                halves |= {(number, move.first), (number, move.last)}
                yield moved(quotation, number, passage, move)
        for ref, edit, passage in edits_of(evidence):
            if edit.op is EditOp.REPLACE and ref not in halves and not is_lost(evidence, ref):
                fix = restored(quotation, passage, ref[1])
                yield Flag(changed(passage, ref[1]), bare_span(quotation, edit), (ref[0],), frozenset({ref}), fix=fix)


def _printed(*passages: Passage) -> str:
    return "".join(edit.item_text for passage in passages for edit in passage.edits)
