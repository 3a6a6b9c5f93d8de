"""F101."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tieout.model import Answer, DateAnswer, Dated, Figure, FigureAnswer, Item, ItemKind, Severity, Standing, Unnamed
from tieout.rules.base import Fires, Flag, ItemRule, Silent
from tieout.rules.figures.flags import PORTS, WHOLE
from tieout.rules.figures.working import lasts_so


class FigureNotFound(ItemRule):
    """A figure is claimed, and no source has it for its subject; or a year is, and no source names it or not for this.

    A year is for something else where the sentence that says most of the same has not that year, and no sentence that
    has it shares more than a few of its words.
    """

    code, name, severity = "F101", "figure-not-found", Severity.WARNING
    of_absence = True
    kind = ItemKind.FIGURE
    beside = frozenset({ItemKind.DATE})
    order = 90
    why = """A number that stands somewhere in the sources supports nothing: it has to stand there for the same
    thing."""
    mends = "None: no source has another figure to put there."
    examples = (
        Fires(
            draft="Vessels in Dunmere in 2018 came to 233.",
            sources=PORTS,
            flags="233",
            says="No source has 233 for",
        ),
        Fires(
            draft="The chain ferry at Corrie was withdrawn in 1963.",
            sources={"log.txt": "The chain ferry at Corrie was withdrawn when the bridge opened."},
            flags="1963",
            says="No source names 1963",
        ),
        Fires(
            draft="The share of the catch in South Corrie came to 10 percent.",
            sources={"report.txt": "Report\n\nIn South Dunmere, the share of the catch stood at 10 percent."},
            flags="10 percent",
            says="No source has 10 percent for",
        ),
        Fires(
            draft="They sailed round the islands in a borrowed ketch in 1963.",
            sources={
                "log.txt": "Ada and Tom, who met at Oban in 1963, left school early. "
                "They sailed round the islands in a ketch that was borrowed from a friend."
            },
            flags="1963",
            says="but not for this",
        ),
        Silent(
            draft="They sailed round the islands in a borrowed ketch in 1963.",
            sources={
                "log.txt": "Ada and Tom met at Oban in 1961. In 1963 they went to sea in a ketch. "
                "They had borrowed it, and sailed round the islands."
            },
        ),
        Silent(draft="Vessels in Aldmouth in 2018 came to 412.", sources=PORTS),
        Silent(
            draft="The chain ferry at Corrie was withdrawn in 1963.",
            sources={"log.txt": "The chain ferry at Corrie, opened in 1950, was withdrawn thirteen years later."},
        ),
        Silent(
            draft="Berths in Corrie were cut by 38, or 6 per cent, to 612. Two years earlier there were 650 of them.",
            sources={"log.txt": "Corrie has 612 berths, 38 fewer than two years ago."},
        ),
        Fires(
            draft="Berths in Corrie were cut by 38, or 9 per cent, to 612.",
            sources={"log.txt": "Corrie has 612 berths, 38 fewer than two years ago."},
            flags="9 per cent",
            says="No source has 9 per cent for",
        ),
        Silent(draft="Two films are named here.", sources=PORTS),
        Silent(
            draft="From 1987 to 1999, for twelve years, the mill stood still.",
            sources={"log.txt": "The mill stood still from 1987 to 1999."},
        ),
    )

    def check(self, item: Item, answer: Answer) -> Iterable[Flag]:
        if isinstance(item, Figure) and isinstance(answer, FigureAnswer):
            yield from self._check(item, answer)
        elif isinstance(item, Dated) and isinstance(answer, DateAnswer) and answer.undated is not None:
            yield _undated(answer.undated, answer.searched)

    def _check(self, item: Figure, answer: FigureAnswer) -> Iterable[Flag]:
        stated = item.claim.states and lasts_so(item.claim) is None
        if answer.standing is Standing.ABSENT and answer.claimed and not answer.partial and stated:
            searched = _looked_in(answer.searched)
            yield Flag(f"No source has {item.text} for this subject: looked in {searched}.", None, (), WHOLE)
        elif answer.undated is not None:
            yield _undated(answer.undated, answer.searched)


def _undated(unnamed: Unnamed, searched: Sequence[str]) -> Flag:
    said = f"No source names {unnamed.year}"
    if unnamed.elsewhere:
        said = f"The sources name {unnamed.year}, but not for this"
    return Flag(f"{said}: looked in {_looked_in(searched)}.", unnamed.span, (), WHOLE)


def _looked_in(searched: Sequence[str]) -> str:
    return searched[0] if len(searched) == 1 else f"any of {len(searched):,} sources"
