"""C106."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tieout.model import Cited, Evidence, Item, ItemKind, Severity
from tieout.rules.base import CitedRule, Fires, Flag, Silent

_TIDE = "The tide took the lower steps before anybody had rung the bell."
_STORY = (
    "The harbour was shut on Monday after a night of storms.\n\n"
    f"“{_TIDE}” said Jane Roe, who keeps the light. Nobody was hurt, and the ferry sailed at noon.\n\n"
    "The council will meet on Thursday."
)
_LOG = (
    f"JANE ROE: We were awake all night. {_TIDE} I wrote it down at six.\n\nPETER MALLOW: So did I.\n\nJANE ROE: Good."
)


class SecondHandOnly(CitedRule):
    """The words stand in the sources only where these quote somebody: no source has them at first hand.

    Where the draft cites that source for them, it says itself whose report it has them from, and nothing is said.
    """

    code, name, severity, order = "C106", "second-hand-only", Severity.INFO, 900
    kinds = frozenset({ItemKind.QUOTATION})
    why = """A quotation taken from another's quotation inherits its mistakes: what was cut, misheard or pinned on
    the wrong person there is so here too, and two outlets that copied one agency are one witness, not two."""
    mends = "None: the source to cite is one that the library does not have."
    examples = (
        Fires(
            draft=f"“{_TIDE}” Jane Roe said.",
            sources={"story.txt": _STORY},
            flags=_TIDE,
            says="only in another's quotation",
        ),
        Fires(
            draft=f"“{_TIDE}” Jane Roe said. (Source: minutes.txt)",
            sources={"story.txt": _STORY, "minutes.txt": "The council met on Thursday and spoke of the price of rope."},
            flags=_TIDE,
            says="only in another's quotation",
        ),
        Silent(draft=f"“{_TIDE}” Jane Roe said. (Source: story.txt)", sources={"story.txt": _STORY}),
        Silent(draft=f"“{_TIDE}” Jane Roe said.", sources={"story.txt": _STORY, "log.txt": _LOG}),
        Silent(
            draft=f"Jane Roe said: “{_TIDE}”",
            sources={"a.txt": _STORY, "b.txt": f"{_TIDE} I wrote it down.", "c.txt": f"Roe said: “{_TIDE}”"},
        ),
        Silent(
            draft="“Nobody was hurt, and the ferry sailed at noon,” the paper wrote.", sources={"story.txt": _STORY}
        ),
    )

    def check(self, item: Item, cited: Cited, evidence: Sequence[Evidence]) -> Iterable[Flag]:
        """One flag where every passage stands inside a quotation of the source's own, in a source not cited for it."""
        passages = evidence[0].passages if evidence else ()
        if not passages or cited.holds(evidence[0]):
            return
        if all(passage.quoted is not None for passage in passages) and not _at_first_hand(evidence):
            yield Flag(
                "The words stand only in another's quotation, not in a source of their own.",
                None,
                tuple(range(len(passages))),
            )


def _at_first_hand(evidence: Sequence[Evidence]) -> bool:
    """Whether another reading, no further from the draft's words, is nobody's quotation."""
    return any(
        all(passage.quoted is None for passage in other.passages) and (other.exact or not evidence[0].exact)
        for other in evidence[1:]
    )
