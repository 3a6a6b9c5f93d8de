"""What a note beside a quotation excuses: exactly the edits of its own class, and no other."""

from __future__ import annotations

from dataclasses import replace

from tieout.model import Alteration, Edit, EditOp, Evidence, Join, Passage, Quotation, Span
from tieout.text.citing import is_citation

_OPENING = 40
"""So many characters of a passage tell where it begins."""


def excused(quotation: Quotation, evidence: Evidence) -> Evidence:
    """The evidence with citations that a note says were omitted counted as marked omissions."""
    if not quotation.altered(Alteration.CITATIONS_OMITTED, Alteration.CLEANED_UP):
        return evidence
    passages: list[Passage] = [_without_citations(evidence.passages[0])]
    joins: list[Join] = []
    for join, passage in zip(evidence.joins, evidence.passages[1:], strict=True):
        between = _between(passages[-1], passage) if join.same_source and join.distance >= 0 else ""
        if is_citation(between):
            passages[-1] = _joined(passages[-1], between, _without_citations(passage))
        else:
            passages.append(_without_citations(passage))
            joins.append(join)
    return replace(evidence, passages=tuple(passages), joins=tuple(joins))


def _without_citations(passage: Passage) -> Passage:
    return replace(passage, edits=tuple(_marked(edit) for edit in passage.edits))


def _marked(edit: Edit) -> Edit:
    if edit.op is EditOp.DELETE and is_citation(edit.source_text):
        return edit._replace(op=EditOp.ELISION)
    return edit


def _between(first: Passage, second: Passage) -> str:
    """What the source has between two passages that stand close together; empty where that is far."""
    place = first.after.find(second.text[:_OPENING])
    return first.after[:place] if place > 0 else ""


def _joined(first: Passage, between: str, second: Passage) -> Passage:
    """Two passages as one, with what stands between them left out as announced."""
    at = first.edits[-1].item.end
    left_out = Edit(EditOp.ELISION, Span(at, at), Span(first.span.end, second.span.start), "", between)
    return replace(
        first,
        span=Span(first.span.start, second.span.end),
        text=first.text + between + second.text,
        edits=(*first.edits, left_out, *second.edits),
        after=second.after,
        emphasis=_emphasis(first, len(first.text) + len(between), second),
    )


def _emphasis(first: Passage, shift: int, second: Passage) -> tuple[Span, ...] | None:
    if first.emphasis is None or second.emphasis is None:
        return None
    return (*first.emphasis, *(Span(span.start + shift, span.end + shift) for span in second.emphasis))
