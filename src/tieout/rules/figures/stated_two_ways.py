"""F108."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tieout.model import Claim, Figure, ItemKind, Outcome, Severity, Verdict
from tieout.model.claims import Numbers
from tieout.rules.base import DocumentRule, Fires, Flag, ItemFlag, Silent
from tieout.text.moments import agree


class StatedTwoWays(DocumentRule):
    """The document gives one quantity two values."""

    code, name, severity = "F108", "stated-two-ways", Severity.WARNING
    kind = ItemKind.FIGURE
    why = """At least one of the two is wrong, and no source is needed to see it."""
    mends = """None: where a source has one of the two values the other is a finding of its own, with a fix; where
    none or both have one, no program can say which is meant."""
    examples = (
        Fires(
            draft="The quay at Aldmouth made €640. Later on, the quay at Aldmouth made €460.",
            sources={"log.txt": "The quay at Aldmouth made €640. The quay at Aldmouth made €460."},
            flags="€460",
            says="€640",
        ),
        Silent(
            draft="The debt of the quay at Aldmouth fell from 2.1 times its income to 1.6 times.",
            sources={"log.txt": "The debt of the quay at Aldmouth fell to 1.6 times its income from 2.1 times."},
        ),
        Silent(
            draft="The quay at Aldmouth made €640. Later on, the quay at Aldmouth made €640.",
            sources={"log.txt": "The quay at Aldmouth made €640."},
        ),
        Silent(
            draft="The quay at Aldmouth made €640 in 2014. The quay at Aldmouth made €460 in 2015.",
            sources={"log.txt": "The quay at Aldmouth made €640 in 2014. The quay at Aldmouth made €460 in 2015."},
        ),
    )

    def check(self, verdicts: Sequence[Verdict]) -> Iterable[ItemFlag]:
        """Each figure that nothing is wrong with so far against the earlier ones of the same words."""
        seen: dict[tuple[frozenset[str], str, Numbers], list[tuple[Claim, Verdict]]] = {}
        for verdict in verdicts:
            if not isinstance(verdict.item, Figure) or verdict.outcome is Outcome.FINDING:
                continue
            claim = verdict.item.claim
            key = frozenset(one.stem for one in claim.terms), claim.quantity.kind.value, claim.numbered
            if not _tells(claim) or len(key[0]) < 2:
                continue
            rival = next(_against(claim, seen.get(key, ())), None)
            seen.setdefault(key, []).append((claim, verdict))
            if rival is not None:
                other = rival.item
                message = f"{other.location.named} gives {other.text} for the same, and this {verdict.item.text}."
                yield ItemFlag(verdict, Flag(message, None, ()))


def _tells(claim: Claim) -> bool:
    """Whether a figure is the one value of its sentence, of something that has a name."""
    named = any(one.capital and one.span.start > claim.sentence.start for one in claim.terms)
    return named and claim.states and not claim.paired and not claim.quantity.vague


def _against(claim: Claim, earlier: Sequence[tuple[Claim, Verdict]]) -> Iterator[Verdict]:
    for other, verdict in earlier:
        if other.sentence == claim.sentence:  # what one sentence gives twice is of two things, or of two times
            continue
        same_time = agree(claim.when, other.when) is True or (claim.when is None and other.when is None)
        same_unit = claim.quantity.currency == other.quantity.currency and claim.quantity.unit == other.quantity.unit
        if same_time and same_unit and not claim.quantity.interval.meets(other.quantity.interval):
            yield verdict
