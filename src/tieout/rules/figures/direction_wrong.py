"""F111."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import Answer, Figure, FigureAnswer, Item, ItemKind, Link, LinkKind, Severity, Standing
from tieout.rules.base import Fires, Flag, ItemRule, Silent
from tieout.rules.figures.flags import PORTS, WHOLE
from tieout.rules.figures.rewording import turned


class DirectionWrong(ItemRule):
    """The draft says that something rose where its own figures or the sources' fall, or the other way round."""

    code, name, severity = "F111", "direction-wrong", Severity.ERROR
    kind = ItemKind.FIGURE
    order = 10
    why = """The direction is what a reader remembers."""
    mends = """Unsafe: the word turned, “fell” for “rose”, where it is the only one of its sentence that says which
    way, and no source has other figures."""
    examples = (
        Fires(
            draft="Vessels in Aldmouth rose from 412 in 2018 to 388 in 2019.",
            sources=PORTS,
            flags="388",
            says="rose",
        ),
        Fires(
            draft="The mill has 140 more workers than a year ago.",
            sources={"report.txt": "The mill has 2,870 workers, 140 fewer than a year ago."},
            flags="140",
            says="The draft says 'more', the source 'fewer'",
        ),
        Fires(
            draft="Berths at Aldry fell to 214.",
            sources={"berths.csv": "Port,Berths 2027,Berths 2031\nAldry,198,214\nKell,120,131\n"},
            flags="214",
            says="The draft says 'fell', the source '198, then 214'",
        ),
        Silent(
            draft="Berths at Aldry rose to 214.",
            sources={"berths.csv": "Port,Berths 2027,Berths 2031\nAldry,198,214\nKell,120,131\n"},
        ),
        Silent(
            draft="The village lost 300 people, falling to 900.",
            sources={"note.txt": "The village fell to 900 people; it lost 300."},
        ),
        Silent(
            draft="The mill has 140 fewer workers than a year ago.",
            sources={"report.txt": "The mill has 2,870 workers, 140 fewer than a year ago."},
        ),
        Silent(draft="Vessels in Aldmouth fell from 412 in 2018 to 388 in 2019.", sources=PORTS),
    )

    def check(self, item: Item, answer: Answer) -> Iterable[Flag]:
        if isinstance(item, Figure) and isinstance(answer, FigureAnswer):
            yield from self._check(item, answer)

    def _check(self, item: Figure, answer: FigureAnswer) -> Iterable[Flag]:
        if answer.standing is Standing.CONTRADICTED and answer.turned is not None:
            ours, theirs = answer.turned
            yield Flag(f"The draft says {ours!r}, the source {theirs!r}.", None, (0,), WHOLE)
            return
        link = item.claim.link
        if link is None or not link.sign or len(link.operands) != 2 or not _speaks_for_itself(link):
            return
        before, after = (operand.quantity for operand in link.operands)
        way = (after.value > before.value) - (after.value < before.value)
        if way != link.sign and before.interval != after.interval:
            sign = ">" if before.value > after.value else "<" if before.value < after.value else "="
            message = f"The draft says {link.wording!r}, and its figures go from {before.text} to {after.text}."
            derivation = f"{before.text} {sign} {after.text}"
            yield Flag(message, None, (), WHOLE, derivation, rewording=turned(item, answer))


def _speaks_for_itself(link: Link) -> bool:
    """Whether no other figure of the sentence says the same of the same two."""
    return link.kind is LinkKind.DIRECTION or link.wording.lower() in _COMPARING


_COMPARING = frozenset("more higher greater larger bigger above over fewer less lower smaller below under".split())
