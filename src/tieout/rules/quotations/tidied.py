"""Q111."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import EditOp, Evidence, Passage, Quotation, Severity
from tieout.rules.base import Fires, Flag, QuotationRule, Silent
from tieout.rules.quotations.tidying import is_tidied
from tieout.rules.quotations.wording import bare_span, changed, edits_of, shown, sides, words_of


class Tidied(QuotationRule):
    """Fillers, false starts, contractions, hyphens, spelling variants or numbers were tidied."""

    code, name, severity, order = "Q111", "tidied", Severity.INFO, 30
    why = """Editors write numbers out, mend spellings and leave hesitation away; readers do not mind. It is said all
    the same, because some houses and every court want the words as they were."""
    mends = "None: most newspapers tidy speech, and to put a stammer back is no mend."
    examples = (
        Fires(
            draft="The skipper said: “We do not sail before the tide turns, whatever the owner says.”",
            sources={"log.txt": "We don't sail before the tide turns, whatever the owner says."},
            flags="do not",
            says="'do not' where the source has 'don't'",
        ),
        Fires(
            draft="The skipper said: “We sail when the tide has turned and the crew is back on board.”",
            sources={"log.txt": "We sail when, uh, the tide has turned and the crew is back on board."},
            flags="We sail when the tide has turned and the crew is back on board.",
            says="leaves out 'uh'",
        ),
        Fires(
            draft="The skipper said: “We sailed into the grey harbor with 25 men on board.”",
            sources={"log.txt": "We sailed into the grey harbour with 25 men on board."},
            flags="harbor",
            says="'harbor' where the source has 'harbour'",
        ),
        Fires(
            draft="The skipper said: “We sailed into the grey harbour with 25 men on board.”",
            sources={"log.txt": "We sailed into the grey harbour with twenty-five men on board."},
            flags="25",
            says="'25' where the source has 'twenty-five'",
        ),
        Fires(
            draft="The order says the owner may “lodge his appeal with the clerk within 14 days of it.”",
            sources={"order.txt": "He may lodge his appeal with the clerk within fourteen (14) days of it."},
            flags="lodge his appeal with the clerk within 14 days of it.",
            says="leaves out 'fourteen'",
        ),
        Fires(
            draft="The skipper said: “We sailed because the tide had turned and the crew was back.”",
            sources={"log.txt": "We sailed because, um, you know, because the tide had turned and the crew was back."},
            flags="We sailed because the tide had turned and the crew was back.",
            says="leaves out 'um, you know, because'",
        ),
        Fires(
            draft="The skipper wrote: “The nets and the sails came back without a single tear.”",
            sources={"post.txt": "The nets and the sails came back w/o a single tear."},
            flags="without",
            says="'without' where the source has 'w/o'",
        ),
        Silent(
            draft="The skipper said: “We dont sail before the tide turns, and they’ve said so.”",
            sources={"log.txt": "We don’t sail before the tide turns, and theyve said so."},
        ),
        Silent(
            draft="The skipper said: “We sailed into the old harbour with the whole crew on board.”",
            sources={"log.txt": "We sailed into the old har-\nbour with the whole crew on board."},
        ),
        Silent(
            draft="The skipper said: “We sailed into the café’s old harbour on the first of May.”",
            sources={"log.txt": "We sailed into the cafe\u0301's old har\u00adbour on\u00a0the ﬁrst\nof May."},
        ),
    )

    def check(self, quotation: Quotation, evidence: Evidence) -> Iterable[Flag]:
        """One flag for each edit of this kind."""
        for ref, edit, passage in edits_of(evidence):
            if not is_tidied(passage, ref[1]):
                continue
            span = None if edit.op is EditOp.DELETE else bare_span(quotation, edit)
            yield Flag(_message(passage, ref[1]), span, (ref[0],), frozenset({ref}))


def _message(passage: Passage, place: int) -> str:
    ours, theirs = sides(passage, place)
    if not words_of(ours):
        return f"The quotation leaves out {shown(theirs)}."
    return changed(passage, place) if words_of(theirs) else f"The quotation adds {shown(ours)}."
