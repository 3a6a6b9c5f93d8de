"""C102."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from tieout.model import Cited, Evidence, Item, ItemKind, Severity
from tieout.rules.base import CitedRule, Fires, Flag, Silent

_LOG = "The lamp was lit on every night of the war but one. I counted ships at dawn, and we never lost three."
_MINUTES = "Ada Vell told the committee that the harbour engineer had measured the old slip twice before Easter."
_SOURCES = {"log.txt": _LOG, "minutes.txt": _MINUTES}
_NAMED = 3


class CitedSourceSilent(CitedRule):
    """A figure, a date or a name is not in the source that is cited for it, though another source has it."""

    code, name, severity = "C102", "cited-source-silent", Severity.ERROR
    of_absence = True
    # not a name by itself, which is one item in all of a draft: the statement that it stands in is asked for it
    kinds = frozenset({ItemKind.FIGURE, ItemKind.DATE, ItemKind.STATEMENT})
    why = """The citation sends the reader to a text that does not speak of the matter. Of a statement in the draft's
    own words it is said only where the source cited has none of its names and numbers, and hardly any of its words, and
    another source has them."""
    mends = "None: which source has it, or whether the words or the citation are wrong, is for the writer to say."
    examples = (
        Fires(
            draft="Ada Vell knew the engineer who had measured the slip (Source: log.txt).",
            sources=_SOURCES,
            flags="Ada Vell knew the engineer who had measured the slip",
            says="log.txt, which is cited for it, does not speak of Ada Vell",
        ),
        Silent(
            draft="The slip was measured twice by the engineer, Ada Vell reported (Source: minutes.txt).",
            sources=_SOURCES,
        ),
        Silent(
            draft="Ships were counted at dawn by the keeper, Ada Vell knew; three were never lost (Source: log.txt).",
            sources={**_SOURCES, "log.txt": f"{_LOG} Vell knew it."},
        ),
        Silent(draft="The slip was measured twice, Bram Oake reported (Source: log.txt).", sources=_SOURCES),
        Silent(draft="The slip was measured twice, Ada Vell reported (Source: Sound Radio).", sources=_SOURCES),
    )

    def check(self, item: Item, cited: Cited, evidence: Sequence[Evidence]) -> Iterable[Flag]:
        """Say what the source cited does not speak of."""
        if cited.whole and cited.silent:
            names = " or ".join(PurePath(source.path).name for source in cited.sources[:_NAMED])
            terms = " or ".join(cited.silent[:_NAMED])
            yield Flag(f"{names}, which is cited for it, does not speak of {terms}; another source does.", None, ())
