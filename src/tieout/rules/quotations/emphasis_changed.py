"""Q113."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import Alteration, Evidence, Quotation, Severity, Style
from tieout.rules.base import Fires, Flag, QuotationRule, Silent
from tieout.rules.quotations.emphasis import emphasised
from tieout.rules.quotations.noting import noted
from tieout.rules.quotations.wording import shown

_LEASE = "The tenant shall clear the ditch before the *first frost* of every year, and mend the gate.\n"


class EmphasisChanged(QuotationRule):
    """Italics or bold were added to a quotation, or lost from it, and no note says so.

    Asked only where both the draft and the source are in a format that shows emphasis.
    """

    code, name, severity, order = "Q113", "emphasis-changed", Severity.OFF, 72
    levels = {Style.LEGAL: Severity.WARNING, Style.ACADEMIC: Severity.INFO}
    why = """Italics tell the reader where the weight lies. Where the one who quotes put the weight there, or took it
    away, legal and scholarly style say so: (emphasis added), (emphasis omitted). News style does not."""
    mends = """Unsafe: “(emphasis added)” or “(emphasis omitted)” behind the closing mark. Where a citation follows it
    has none: in which bracket the note belongs is a matter of the house."""
    examples = (
        Fires(
            draft="The lease says that “the tenant shall *clear the ditch* before the *first frost* of every year.”\n",
            sources={"lease.md": _LEASE},
            flags="the tenant shall *clear the ditch* before the *first frost* of every year.",
            says="emphasises 'clear the ditch'",
            style=Style.LEGAL,
            name="brief.md",
        ),
        Fires(
            draft="The lease says that “the tenant shall clear the ditch before the first frost of every year.”\n",
            sources={"lease.md": _LEASE},
            flags="the tenant shall clear the ditch before the first frost of every year.",
            says="drops the emphasis that the source has on 'first frost'",
            style=Style.LEGAL,
            name="brief.md",
        ),
        Silent(
            draft="It says: “The tenant shall *clear the ditch* before the *first frost*” (emphasis added).\n",
            sources={"lease.md": _LEASE},
            style=Style.LEGAL,
            name="brief.md",
        ),
        Silent(
            draft="It says: “The tenant shall clear the ditch before the first frost” (emphasis omitted).\n",
            sources={"lease.md": _LEASE},
            style=Style.LEGAL,
            name="brief.md",
        ),
        Silent(
            draft="It says: “The tenant shall clear the *ditch* before the first frost of every year.”\n",
            sources={"lease.txt": "The tenant shall clear the ditch before the first frost of every year."},
            style=Style.LEGAL,
            name="brief.md",
        ),
    )

    def check(self, quotation: Quotation, evidence: Evidence) -> Iterable[Flag]:
        """At most one flag for what was added, and one for what was lost."""
        fared = emphasised(quotation, evidence)
        if fared is None:
            return
        if fared.added and not quotation.altered(Alteration.EMPHASIS_ADDED):
            message = f"The quotation emphasises {shown(' '.join(fared.added))}, and no note says that it does."
            yield Flag(message, rewording=noted(quotation, "(emphasis added)"))
        if fared.lost and not quotation.altered(Alteration.EMPHASIS_OMITTED, Alteration.CLEANED_UP):
            message = f"The quotation drops the emphasis that the source has on {shown(' '.join(fared.lost))}."
            yield Flag(message, rewording=noted(quotation, "(emphasis omitted)"))
