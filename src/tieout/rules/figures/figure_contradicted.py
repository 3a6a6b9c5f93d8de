"""F102."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import Answer, Figure, FigureAnswer, Item, ItemKind, Severity, Standing
from tieout.rules.base import Fires, Flag, ItemRule, Silent
from tieout.rules.figures.flags import BUDGET, PORTS, WHOLE
from tieout.rules.figures.mending import corrected
from tieout.rules.figures.wording import place_of, value_of


class FigureContradicted(ItemRule):
    """The sources have another value for the same subject, measure, unit and time; or the value of a part, or a place.

    A part is "five of the six" where the draft says it of six; a place is "12th in the league" where it says 13th.
    """

    code, name, severity = "F102", "figure-contradicted", Severity.ERROR
    kind = ItemKind.FIGURE
    order = 70
    why = """A wrong digit is read as a fact by whoever cannot look it up."""
    mends = "Unsafe: the source's value with the draft's grouping, decimals, scale word and sign."
    examples = (
        Fires(
            draft="Vessels in Aldmouth in 2018 came to 421.",
            sources=PORTS,
            flags="421",
            says="The source has 412 for Aldmouth, Vessels in 2018",
        ),
        Fires(
            draft="Vessels in Corrie rose from 1,270 in 2018 to 1,420 in 2019.",
            sources=PORTS,
            flags="1,420",
            says="The source has 1402",
        ),
        Fires(
            draft="The squall left six crew hurt by falling ice.",
            sources={"log.txt": "Five of the six crew were hurt by falling ice."},
            flags="six",
            says="The source has Five of the six, not six",
        ),
        Fires(
            draft="Harborton is now 13th in the River League.",
            sources={"log.txt": "Harborton, who drew again, are 12th in the River League."},
            flags="13th",
            says="The source has 12th, not 13th",
        ),
        Fires(
            draft="Care takes £54.1m in 2025/26.",
            sources=BUDGET,
            flags="£54.1m",
            says="GBP 58.3 million for Care, 2025/26",
        ),
        Fires(
            draft="# Corrie\n\nVessels in 2019 came to 1,042.",
            sources=PORTS,
            flags="1,042",
            says="The source has 1402 for Corrie, Vessels in 2019",
        ),
        Silent(draft="Care takes £58.3m in FY2026, up from £54.1m the year before.", sources=BUDGET),
        Silent(
            draft="Wrecks off Corrie rose by 25 percent, from 20 in 2030 to 25 in 2031.",
            sources={
                "wrecks.csv": "Port,Wrecks in 2030,Wrecks in 2031\nCorrie,20,25\nFalk,31,18",
                "later.csv": "Port,Wrecks in 2031,Wrecks in 2032\nCorrie,39,42\nFalk,18,11",
            },
        ),
        Silent(draft="# Corrie\n\nVessels in 2019 came to 1,402.", sources=PORTS),
        Silent(draft="Vessels in Corrie in 2019 came to about 1,400.", sources=PORTS),
        Silent(draft="Vessels in Corrie in 2019 came to more than 1,300.", sources=PORTS),
    )

    def check(self, item: Item, answer: Answer) -> Iterable[Flag]:
        if isinstance(item, Figure) and isinstance(answer, FigureAnswer):
            yield from self._check(item, answer)

    def _check(self, item: Figure, answer: FigureAnswer) -> Iterable[Flag]:
        fact = answer.fact
        if answer.standing is Standing.CONTRADICTED and fact is not None:
            message = f"The source has {value_of(fact)}{place_of(fact)}, not {item.text}"
            yield Flag(message.rstrip(".") + ".", None, (0,), WHOLE, fix=corrected(item, fact))
