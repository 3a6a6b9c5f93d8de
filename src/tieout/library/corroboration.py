"""What the quotations of one document say of each other's sources.

A draft about an evening quotes that evening again and again. A source in which one quotation was found beyond doubt
is likely the source of its neighbours too, and a doubtful match in a source that nothing else in the draft touches
is nearly always chance. So where the sources may be partial, a match that is not word for word counts only if it
stands out by itself, or if another quotation of the draft speaks for its source.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tieout.library.looking import Found
from tieout.model import Edit, EditOp, Evidence
from tieout.text.edits import says_the_same

CERTAIN_EXACT, CERTAIN_ALTERED = 13.0, 28.0
"""By how many nats a match must beat chance to be beyond doubt, word for word and otherwise."""
ALONE_MARGIN = 23.0
"""By how many nats a match that is not word for word must beat chance with nothing to speak for its source. On drafts
that none of the sources belonged to, the number of such matches fell by e only every four to five nats."""

CHANGED_SHARE, MOST_OMITTED = 0.2, 3
"""An editor who alters a quotation keeps four words in five; the same speaker on another evening does not."""


def corroborated(found: Sequence[Found], *, partial: bool) -> list[Found]:
    """What was found for the quotations of one document, each in the light of the others."""
    certain = [_certain_sources(one) for one in found]
    counts = Counter(source for sources in certain for source in sources)
    return [
        _in_the_light(one, {source for source in counts if counts[source] > (source in own)}, partial=partial)
        for one, own in zip(found, certain, strict=True)
    ]


def _certain_sources(found: Found) -> set[str]:
    """The sources in which a quotation stands beyond doubt."""
    return {
        passage.source
        for evidence in found.evidence
        if evidence.surprise > found.threshold + (CERTAIN_EXACT if evidence.exact else CERTAIN_ALTERED)
        for passage in evidence.passages
    }


def _in_the_light(found: Found, supported: set[str], *, partial: bool) -> Found:
    """The evidence that stands, that of supported sources first among what is word for word."""

    def is_supported(evidence: Evidence) -> bool:
        return all(passage.source in supported for passage in evidence.passages)

    standing = [
        evidence
        for evidence in found.evidence
        if not partial or evidence.exact or is_supported(evidence) or _stands_alone(evidence, found.threshold)
    ]
    fallen = tuple(evidence for evidence in found.evidence if evidence not in standing)
    standing.sort(key=lambda evidence: (not evidence.exact, evidence.exact and not is_supported(evidence)))
    return replace(found, evidence=tuple(standing), nearest=fallen[:1] or found.nearest)


def _stands_alone(evidence: Evidence, threshold: float) -> bool:
    """Whether a reading that nothing else speaks for is beyond chance, and of passages hardly changed."""
    if evidence.surprise <= threshold + ALONE_MARGIN:
        return False
    if not all(join.marked or join.same_source for join in evidence.joins):
        return False
    weighed = [_weighed(edit) for passage in evidence.passages for edit in passage.edits]
    kept = sum(words for words, _ in weighed)
    changed = sum(words for _, words in weighed)
    return changed <= CHANGED_SHARE * (kept + changed)


def _weighed(edit: Edit) -> tuple[int, int]:
    """How many words an edit keeps, and how many it changes; a longer omission counts as a short one."""
    said, printed = len(edit.source_text.split()), len(edit.item_text.split())
    if edit.op in (EditOp.ELISION, EditOp.BRACKET):
        return 0, 0
    if edit.op is EditOp.EQUAL or says_the_same([(edit.item_text, 0)], [(edit.source_text, 0)]):
        return printed, 0
    return 0, max(printed, min(said, MOST_OMITTED))
