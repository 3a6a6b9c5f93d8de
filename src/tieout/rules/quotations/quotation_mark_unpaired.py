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
        Fires(
            draft="The keeper said: “The lamp was out.\n\nNobody answered him, and the tide came in.",
            sources={"log.txt": "The lamp was out."},
            flags="“",
            says="is never closed",
        ),
        Silent(
            draft="“The lamp was out,” the keeper said. “We rowed home by the stars.”",
            sources={"log.txt": "The lamp was out. We rowed home by the stars."},
        ),
        Silent(
            draft="The keeper wrote: “The lamp was out.\n\n“We rowed home by the stars.”",
            sources={"log.txt": "The lamp was out. We rowed home by the stars."},
        ),
        Silent(
            draft="The keeper said: “He told me ‘the lamp is out’ and left.” It was the 6' 2\" man’s, in the ’90s.",
            sources={"log.txt": "He told me the lamp is out and left."},
        ),
        Silent(
            draft="The keeper wrote: ``The lamp was out.'' „Wir rudern heim“, sagte er; «la lampe», dit-il.",
            sources={"log.txt": "The lamp was out."},
        ),
    )

    def check(self, mark: UnpairedMark) -> Iterable[Flag]:
        """Say which side is missing."""
        missing = "is never closed" if mark.opens else "closes nothing"
        yield Flag(f"The quotation mark {mark.mark} {missing}.", mark.span)
