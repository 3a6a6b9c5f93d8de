"""Q107."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tieout.model import Evidence, Quotation, Severity
from tieout.rules.base import Fires, Flag, QuotationRule, Silent
from tieout.rules.quotations.mending import completed
from tieout.rules.quotations.printing import text_after
from tieout.rules.quotations.wording import end_of, shown_from
from tieout.text.patterns import lazy

_CONDITION = lazy(
    r"[\s,;:–—-]*\b(?P<cut>unless|(?:and )?only (?:if|when)|if and only if"
    r"|provided(?:,? however)?,? that\b|provided(?= (?:you|we|they|he|she|it|the|a|an|there|I)\b)"
    r"|on (?:the )?condition that|except|but (?:only|not|if|unless))\b"
    r"[^.!?;]{0,60}",
    re.IGNORECASE,
)
_TRAILING_ELLIPSIS = lazy(r"(?:\.{3}|…|\. \. \.|\[\s*(?:…|\.{3})\s*\])[.\s\"'”’]*$")


class CutShort(QuotationRule):
    """Directly after the quoted end the same sentence goes on with a condition or an exception.

    What counts: unless, only if, only when, provided (however) that, on condition that, except, but only, but not, but
    if.
    """

    code, name, severity, order = "Q107", "cut-short", Severity.WARNING, 60
    why = """A promise and a promise with a condition are two things. Where the very next words are "unless" or "but
    only", the part that was quoted says more than the speaker did."""
    mends = "Unsafe: the rest of the source's sentence, which says under what condition the words hold."
    examples = (
        Fires(
            draft="The ferry company said: “We will run the night boat through the whole winter.”",
            sources={
                "letter.txt": "We will run the night boat through the whole winter, unless the subsidy is withdrawn."
            },
            flags="We will run the night boat through the whole winter.",
            says="unless the subsidy is withdrawn",
        ),
        Fires(
            draft="“We will run the night boat through the whole winter,” the company said, “and every day.”",
            sources={
                "letter.txt": "We will run the night boat through the whole winter and every day, but only to the cape."
            },
            flags="We will run the night boat through the whole winter,” the company said, “and every day.",
            says="but only to the cape",
        ),
        Fires(
            draft="The lease says: “No rent is due while the roof leaks.”",
            sources={
                "lease.txt": "No rent is due while the roof leaks; provided, however, that the tenant asked in May."
            },
            flags="No rent is due while the roof leaks.",
            says="provided, however, that the tenant asked",
        ),
        Fires(
            draft="The lease says: “The tenant may keep a dog in the yard.”",
            sources={"lease.txt": "The tenant may keep a dog in the yard, except as forbidden in Section 3."},
            flags="The tenant may keep a dog in the yard.",
            says="except as forbidden in Section 3",
        ),
        Silent(
            draft="The ferry company said: “We will run the night boat through the whole winter.”",
            sources={"letter.txt": "We will run the night boat through the whole winter, and the day boat too."},
        ),
        Silent(
            draft="The ferry company said: “We will run the night boat through the whole winter …”",
            sources={
                "letter.txt": "We will run the night boat through the whole winter, unless the subsidy is withdrawn."
            },
        ),
        Silent(
            draft="The ferry company said: “We will run the night boat through the whole winter.”",
            sources={
                "letter.txt": "We will run the night boat through the whole winter. Unless you object, we start in May."
            },
        ),
        Silent(
            draft="“We will run the night boat through the whole winter,” it said, “unless the subsidy is withdrawn.”",
            sources={
                "letter.txt": "We will run the night boat through the whole winter, unless the subsidy is withdrawn."
            },
        ),
    )

    def check(self, quotation: Quotation, evidence: Evidence) -> Iterable[Flag]:
        """Look at what follows the last passage."""
        last = len(evidence.passages) - 1
        cut = _CONDITION.match(text_after(evidence.passages[last]))
        if cut and not _TRAILING_ELLIPSIS.search(quotation.text):
            words = cut.group()[cut.start("cut") :]
            message = f"The sentence goes on in the source: {shown_from(words)}."
            fix = completed(quotation, evidence.passages[last])
            yield Flag(message, None, (last,), frozenset({end_of(evidence)}), fix=fix)
