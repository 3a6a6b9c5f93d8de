"""The documents of a run with their findings put apart, and what is to be said of the decisions themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from tieout.config import Settings
from tieout.decisions.deciding import Rulebook, decide, not_ignored
from tieout.model import Accepted, Document, Finding, Lapse, Source, Verdict

Tell = Callable[[Lapse], Sequence[Finding]]
"""What the rules say of a decision that lets nothing stand."""


@dataclass(slots=True)
class Sifted:
    """A document, and what came of it; `used` are the patterns and selectors of the settings that dropped something."""

    document: Document
    settings: Settings
    tell: Tell
    verdicts: list[Verdict]
    findings: list[Finding]
    accepted: list[Accepted]
    used: frozenset[tuple[str, str]]
    outdated: int
    lapses: list[Lapse] = field(default_factory=list)

    def add(self, lapse: Lapse) -> None:
        """Add what is to be said of a decision that lets nothing stand, unless that is to be ignored."""
        self.lapses.append(lapse)
        told, used = not_ignored(self.document, self.tell(lapse), self.settings)
        self.used |= used
        self.findings = _in_order([*self.findings, *told])


def sifted(
    document: Document,
    verdicts: Sequence[Verdict],
    findings: Sequence[Finding],
    settings: Settings,
    sources: Sequence[Source],
    rulebook: Rulebook,
    tell: Tell,
) -> Sifted:
    """The findings of a document, put apart by what was decided about them, in the order of the document."""
    made = decide(document, verdicts, findings, settings, sources, rulebook)
    accepted = sorted(made.accepted, key=lambda one: (one.finding.span, one.finding.rule))
    one = Sifted(
        document, settings, tell, made.verdicts, _in_order(made.findings), accepted, made.ignored, made.outdated
    )
    for lapse in made.lapses:
        one.add(lapse)
    return one


def _in_order(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: (finding.span, finding.rule))


def tell_idle_patterns(documents: Sequence[Sifted], settings: Settings, rulebook: Rulebook) -> None:
    """Say of the patterns of the settings which drop nothing."""
    from tieout.decisions.patterns import idle

    used = frozenset(pair for one in documents for pair in one.used)
    by_id = {one.document.id: one for one in documents}
    for lapse in idle([one.document for one in documents], settings, used, rulebook):
        by_id[lapse.document].add(lapse)


def only_since(one: Sifted, revision: str) -> Sifted:
    """What came of the lines of a document that were changed since a revision."""
    from tieout.decisions.revision import changes

    document, changed = one.document, changes(one.document.path, revision)
    return replace(
        one,
        verdicts=[verdict for verdict in one.verdicts if changed.touch(document, verdict.item.span)],
        findings=[finding for finding in one.findings if changed.touch(document, finding.span)],
        accepted=[stands for stands in one.accepted if changed.touch(document, stands.finding.span)],
    )


def notes(documents: Iterable[Sifted], settings: Settings) -> Iterator[str]:
    """What is to be said of decisions that are no finding, and of what was left out."""
    if outdated := sum(one.outdated for one in documents):
        entries = "1 entry of the baseline fits" if outdated == 1 else f"{outdated:,} entries of the baseline fit"
        yield f"{entries} nothing any more: write it anew with `tieout baseline`."
    if settings.since:
        yield f"Only what stands on lines changed since {settings.since} is told."
