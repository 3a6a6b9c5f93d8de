"""Q106."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import Evidence, Join, Passage, Quotation, Severity
from tieout.rules.base import Fires, Flag, QuotationRule, Silent
from tieout.rules.quotations.mending import joined_openly
from tieout.rules.quotations.moved import turned_about

UNMARKED = "without an ellipsis"
_FLOODS = "The lower field floods whenever the spring tides meet the rain."
_WALL = "The engineer has promised us a wall before the next winter comes."
_KNOWN = "We have known it for a century and nobody has built there."
_MINUTES = (
    f"CHAIR: {_FLOODS} {_KNOWN} The parish owns the upper field, "
    "the mill and the lane between them. Two families keep sheep on it, and the school walks across it every morning "
    "of the week. Last year the drain was cleared from end to end. It took eleven men and a borrowed digger, and the "
    f"bill came to less than we had put aside. The digger has since gone back to its owner. {_WALL}\n\n"
    "CLERK: Thank you. The next item on the paper is the repair of the church clock.\n\n"
    "CHAIR: We will come to it.\n\nCLERK: As you wish."
)


class Spliced(QuotationRule):
    """Passages that stand far apart, in another order, or in different speakers' mouths were joined into one quotation.

    Without a mark, 50 words or more between them, three sentence ends, or another turn are too much; with an
    ellipsis, another order, another speaker or another source. An exchange that is quoted with its labels ("Q Did it
    hold? A It did.") says itself who speaks, and joins nothing where it leaves nothing out.
    """

    code, name, severity, order = "Q106", "spliced", Severity.ERROR, 20
    why = """Sentences set side by side answer each other. Joined from far apart, or turned about, they say together
    what the speaker never said, though every word is genuine."""
    mends = """Unsafe: an ellipsis between passages that stand in this order and are one speaker's. Another order or
    another speaker has none: the quotation has to be taken apart."""
    examples = (
        Fires(
            draft=f"The chair said: “{_FLOODS} {_WALL}”",
            sources={"minutes.txt": _MINUTES},
            flags=f"{_FLOODS} {_WALL}",
            says="words apart without an ellipsis",
        ),
        Fires(
            draft=f"The chair said: “{_WALL} … nobody has built there.”",
            sources={"minutes.txt": _MINUTES},
            flags=f"{_WALL} … nobody has built there.",
            says="in another order",
        ),
        Fires(
            draft=f"The chair said: “{_WALL} … The next item on the paper is the repair of the church clock.”",
            sources={"minutes.txt": _MINUTES},
            flags=f"{_WALL} … The next item on the paper is the repair of the church clock.",
            says="two speakers, CHAIR and CLERK",
        ),
        Silent(
            draft="The chair said: “Before the next winter comes, the engineer has promised us a wall.”",
            sources={"minutes.txt": _MINUTES},
        ),
        Silent(draft=f"The chair said: “{_FLOODS} … {_WALL}”", sources={"minutes.txt": _MINUTES}),
        Silent(
            draft="“CLERK: The next item on the paper is the repair of the church clock. CHAIR: We will come to it.”",
            sources={"minutes.txt": _MINUTES},
        ),
        Fires(
            draft=f"“CHAIR: {_FLOODS} CLERK: Thank you. The next item on the paper is the repair of the church clock.”",
            sources={"minutes.txt": _MINUTES},
            flags=f"CHAIR: {_FLOODS} CLERK: Thank you. The next item on the paper is the repair of the church clock.",
            says="words apart without an ellipsis",
        ),
        Silent(draft=f"“{_FLOODS}” the chair said. “{_KNOWN}”", sources={"minutes.txt": _MINUTES}),
        Silent(draft=f"The chair said: “{_FLOODS}\n\n“{_KNOWN}”", sources={"minutes.txt": _MINUTES}),
        Silent(
            draft=(
                "The chair said: “The parish owns the upper field, the mill and the lane between them. "
                "Two families keep sheep on it.”"
            ),
            sources={"minutes.txt": _MINUTES},
        ),
    )

    def check(self, quotation: Quotation, evidence: Evidence) -> Iterable[Flag]:
        """One flag for each join that is a splice."""
        for number, join in enumerate(evidence.joins):
            fault = _fault(join, *evidence.passages[number : number + 2])
            if fault:
                fix = joined_openly(quotation, evidence, number) if fault.endswith(UNMARKED) else None
                yield Flag(f"The quotation joins passages {fault}.", None, (number, number + 1), fix=fix)


def _fault(join: Join, first: Passage, second: Passage) -> str | None:
    if not join.same_source:
        return "of two sources"
    if turned_about(join, first, second) is not None:
        return None
    if join.distance < 0:
        return "in another order than the source has them"
    if join.announced and (join.marked or not join.distance):
        return None
    if not join.same_turn and not join.same_speaker and not join.announced:
        return (
            f"of two speakers, {first.speaker} and {second.speaker}"
            if first.speaker and second.speaker
            else "of two speakers"
        )
    if join.marked:
        return None
    if not join.same_turn and not join.announced:
        return f"of two turns {UNMARKED}"
    return f"that stand {join.distance} words apart {UNMARKED}"
