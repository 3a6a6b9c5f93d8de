"""C105."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tieout.model import Cited, Evidence, Item, ItemKind, Quotation, Severity
from tieout.rules.base import CitedRule, Fires, Flag, Silent

_LOG = {"log.txt": "The lamp was lit on every night of the war but one."}


class Uncited(CitedRule):
    """No citation covers a quotation or a figure. Applied only where it is selected."""

    code, name, severity = "C105", "uncited", Severity.INFO
    opt_in = True
    kinds = frozenset({ItemKind.QUOTATION, ItemKind.FIGURE})
    why = """Where a text promises to cite whatever it quotes, a quotation without a citation breaks the promise. Most
    texts do not promise that: the rule has to be asked for, with `--select C105`."""
    mends = "None: a citation is the writer's own; where the words were found is in the evidence."
    examples = (
        Fires(
            draft="The keeper wrote: “The lamp was lit on every night of the war but one.”",
            sources=_LOG,
            flags="The lamp was lit on every night of the war but one.",
            says="Nothing is cited",
        ),
        Silent(
            draft="The keeper wrote: “The lamp was lit on every night of the war but one.” (Ref: log.txt)", sources=_LOG
        ),
        Silent(draft="The so-called “lamp” was out.", sources=_LOG),
    )

    def check(self, item: Item, cited: Cited, evidence: Sequence[Evidence]) -> Iterable[Flag]:
        """Say so of what somebody is quoted with."""
        if not cited.citations and (not isinstance(item, Quotation) or item.attributed):
            yield Flag("Nothing is cited for it.", None, ())
