"""Short checks: what is found wrong with one quotation against one source."""

from __future__ import annotations

import tieout
from tieout.model import Report, Style

ENGINEER = "The engineer said: “{}”\n"


def report_of(quotation: str, *sources: str, style: Style = Style.NEWS, lead: str = ENGINEER) -> Report:
    """The report on a quotation; `lead` is the sentence that it stands in."""
    return tieout.check(lead.format(quotation), {f"{n}.txt": text for n, text in enumerate(sources)}, style=style)


def codes(quotation: str, *sources: str, style: Style = Style.NEWS, lead: str = ENGINEER) -> list[str]:
    """The codes of all that is found, in the order of the words."""
    return [finding.rule for finding in report_of(quotation, *sources, style=style, lead=lead).findings]
