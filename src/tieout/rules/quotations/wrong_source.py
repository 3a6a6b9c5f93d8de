"""Q109."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from tieout.model import Cited, Evidence, Item, ItemKind, Severity, Source
from tieout.rules.base import CitedRule, Fires, Flag, Silent

_LOG = "The lamp was lit on every night of the war but one. I counted ships at dawn, and we never lost three."
_MINUTES = "The committee met on Tuesday and spoke of the price of rope, of which there was never enough in the store."
_SOURCES = {"log.txt": _LOG, "minutes.txt": _MINUTES}
_NAMED = 3


class WrongSource(CitedRule):
    """The quotation stands in a source, but not in the one that is cited for it."""

    code, name, severity, order = "Q109", "wrong-source", Severity.ERROR, 15
    kinds = frozenset({ItemKind.QUOTATION})
    why = """The words are real and the citation is wrong: whoever looks them up there finds nothing and thinks them
    invented. The message says where they stand. Where the source cited is not at hand, nothing of this is said."""
    mends = """None: the message names the source that has the words, but a citation may cover more than the
    quotation, and how a source is cited, on which page and in which style, does not stand in it."""
    examples = (
        Fires(
            draft="The keeper wrote: “I counted ships at dawn, and we never lost three.” (Source: minutes.txt)",
            sources=_SOURCES,
            flags="I counted ships at dawn, and we never lost three.",
            says="Stands in log.txt, not in minutes.txt, which is cited for it: the words are real",
        ),
        Fires(
            draft="“I counted ships at dawn, and we never lost three,” he wrote [1].\n\nReferences\n\n[1] minutes.txt",
            sources=_SOURCES,
            flags="I counted ships at dawn, and we never lost three,",
            says="not in minutes.txt",
        ),
        Silent(
            draft="The keeper wrote: “I counted ships at dawn, and we never lost three.” (Source: log.txt)",
            sources=_SOURCES,
        ),
        Silent(
            draft="The keeper wrote: “I counted ships at dawn, and we never lost three.” (Source: Sound Radio)",
            sources=_SOURCES,
        ),
        Silent(
            draft="He wrote: “I counted ships at dawn, and we never lost three.” (Sources: log.txt; minutes.txt)",
            sources=_SOURCES,
        ),
    )

    def check(self, item: Item, cited: Cited, evidence: Sequence[Evidence]) -> Iterable[Flag]:
        """Say where the words stand, and where they do not."""
        if not cited.whole or not evidence or any(map(cited.holds, evidence)):
            return
        there = {passage.source for passage in evidence[0].passages}
        if there & {source.id for source in cited.sources}:
            return
        found = _named([source for source in cited.elsewhere if source.id in there])
        yield Flag(
            f"Stands in {found}, not in {_named(cited.sources)}, which is cited for it: the words are real, "
            "the citation is wrong.",
            None,
            tuple(range(len(evidence[0].passages))),
        )


def _named(sources: Sequence[Source]) -> str:
    names = [PurePath(source.path).name for source in sources]
    return " or ".join(names[:_NAMED]) + (f" or {len(names) - _NAMED} others" if len(names) > _NAMED else "")
