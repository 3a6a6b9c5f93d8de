"""Q101."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from tieout.model import Cited, Quotation, Severity
from tieout.rules.base import AbsenceRule, Fires, Flag, Silent

_NAMED = 3


class QuotationNotFound(AbsenceRule):
    """No passage of the sources matches the quotation better than chance would."""

    code, name, severity = "Q101", "quotation-not-found", Severity.ERROR
    why = """Words between quotation marks that stand in no source may be invented, misremembered, or taken from a
    source that is not at hand. The rule says which sources were searched; it does not say that the words were never
    spoken."""
    mends = "None: no source has the words, and what is near them is shown for a person to judge."
    examples = (
        Fires(
            draft="The harbour master said: “Every mooring on the north quay was paid for twice over in spring.”",
            sources={"minutes.txt": "The committee met on Tuesday and spoke of the lighthouse and the price of rope."},
            flags="Every mooring on the north quay was paid for twice over in spring.",
            says="Not found in minutes.txt",
        ),
        Fires(
            draft="The report found that “the price of rope has been falling since the quay was closed to visitors.”",
            sources={
                "log.txt": "Rope was bought on Monday and again on Friday.",
                "minutes.txt": "The committee met on Tuesday and spoke of the lighthouse and the price of rope.",
            },
            flags="the price of rope has been falling since the quay was closed to visitors.",
            says="log.txt or minutes.txt",
        ),
        Fires(
            draft="The harbour master said: “Every mooring on the quay was paid for twice.” (Source: log.txt)",
            sources={
                "log.txt": "Rope was bought on Monday and again on Friday.",
                "minutes.txt": "The committee met on Tuesday and spoke of the lighthouse and the price of rope.",
            },
            flags="Every mooring on the quay was paid for twice.",
            says="Not in log.txt, which is cited for it, nor in the other source",
        ),
        Silent(
            draft="The harbour master said: “Every mooring on the north quay was paid for twice over.”",
            sources={"minutes.txt": "He told them that every mooring on the north quay was paid for twice over."},
        ),
        Silent(
            draft="They sang “Songs for a Low Tide” and called the boat a “lifeline”.",
            sources={"minutes.txt": "The committee met on Tuesday and spoke of the lighthouse."},
        ),
        Silent(
            draft=(
                "The harbour master wrote:\n\n"
                "    Every mooring on the north quay was paid for twice over.\n\n"
                "He called it “the quay’s worst year.”"
            ),
            sources={
                "letter.txt": "It was the quay's worst year. Every mooring on the north quay was paid for twice over."
            },
        ),
    )

    def check(self, quotation: Quotation, searched: Sequence[str], cited: Cited) -> Iterable[Flag]:
        """Name the sources that were searched; the one cited, where there is one, first."""
        if cited.whole:
            paths = [source.path for source in cited.sources]
            others = len(searched) - len(paths)
            rest = (
                f" nor in {'the other source' if others == 1 else f'any of {others} other sources'}"
                if others > 0
                else ""
            )
            yield Flag(
                f"Not in {_named(paths)}, which is cited for it,{rest}: nothing there matches better than chance."
            )
            return
        yield Flag(f"Not found in {_named(searched)}: nothing there matches better than chance.")


def _named(paths: Sequence[str]) -> str:
    names = [PurePath(path).name for path in paths[:_NAMED]]
    if len(paths) <= _NAMED:
        return " or ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    return f"any of {len(paths)} sources ({', '.join(names)}, …)"
