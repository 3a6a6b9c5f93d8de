"""Q201."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import Severity, UnpairedMark
from tieout.rules.base import Fires, Flag, MarkRule, Silent


class QuotationMarkUnpaired(MarkRule):
    """A quotation mark opens or closes nothing."""

    code, name, severity = "Q201", "quotation-mark-unpaired", Severity.WARNING
    why = """Without both marks nobody can tell where somebody's words begin or end, and whatever stands on the wrong
    side of the missing one is given to the wrong person."""
    examples = (
        Fires(
            draft="The keeper said the lamp had been out for a week.” Nobody answered.",
            sources={"log.txt": "The lamp was out for a week."},
            flags="”",
            says="closes nothing",
        ),
        Silent(
            draft="“The lamp was out,” the keeper said. “We rowed home by the stars.”",
            sources={"log.txt": "The lamp was out. We rowed home by the stars."},
        ),
    )

    def check(self, mark: UnpairedMark) -> Iterable[Flag]:
        """Say which side is missing."""
        missing = "is never closed" if mark.opens else "closes nothing"
        yield Flag(f"The quotation mark {mark.mark} {missing}.", mark.span)
