"""Decisions in the draft itself: `<!-- tieout: accept Q102: reason -->` lets the findings of a paragraph stand.

A comment within a paragraph counts for that paragraph, and one between two for the next; above a table it counts for
all of its cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tieout.decisions.selectors import names
from tieout.model import Block, BlockKind, Comment, Decision, DecisionKind, Document, Finding, Lapse, Span
from tieout.text.patterns import lazy

_ACCEPT = lazy(r"\s*accept\s+([\w,\s-]+?)\s*:\s*(\S.*)", re.DOTALL | re.IGNORECASE)
_FORM = "write it as accept CODE: reason"


@dataclass(frozen=True, slots=True)
class Remark:
    """What a comment lets stand: the findings of some rules within a span of the text."""

    comment: Comment
    selectors: tuple[str, ...]
    reason: str
    scope: Span
    place: str

    def fits(self, selector: str, finding: Finding) -> bool:
        """Whether a selector of the comment lets a finding stand."""
        return self.scope.overlaps(finding.span) and names(selector, finding.rule, finding.name)

    def decision(self, rule: str) -> Decision:
        """The decision on the findings of a rule."""
        return Decision(DecisionKind.COMMENT, rule, self.reason, self.place)


def remarks(document: Document) -> Iterator[Remark | Lapse]:
    """What the comments of a document let stand, and those that cannot be understood."""
    for comment in document.comments:
        where = document.location(comment.span.start)
        place = ":".join(str(part) for part in (document.path, where.line, where.column) if part is not None)
        match = _ACCEPT.fullmatch(comment.text)
        if match is None:
            decision = Decision(DecisionKind.COMMENT, "", "", place)
            yield Lapse(decision, document.id, comment.span, f"it cannot be understood: {_FORM}", expired=False)
            continue
        selectors = tuple(part for part in re.split(r"[,\s]+", match[1]) if part)
        yield Remark(comment, selectors, " ".join(match[2].split()), _scope(document, comment.span), place)


def idle(remark: Remark, selector: str, document: Document, known: Mapping[str, str]) -> Lapse:
    """That a selector of a comment lets nothing stand."""
    why = "nothing of the kind is found in its paragraph"
    if not any(names(selector, code, name) for code, name in known.items()):
        why = f"there is no rule {selector!r}"
    return Lapse(remark.decision(selector), document.id, remark.comment.span, why, expired=False)


def _scope(document: Document, comment: Span) -> Span:
    """The span of the text that a comment counts for: the paragraph that it stands in, else the next."""
    spans = [(document.offsets.span(block.span), block) for block in document.blocks]
    for span, _ in spans:
        if span.start < comment.start and comment.end <= span.end:
            return span
    following = sorted((span, number) for number, (span, _) in enumerate(spans) if span.start >= comment.end)
    if not following:
        return Span(comment.end, comment.end)
    span, number = following[0]
    return Span(span.start, _end_of_cells(spans[number:])) if spans[number][1].kind is BlockKind.CELL else span


def _end_of_cells(spans: list[tuple[Span, Block]]) -> int:
    """Where the table ends that the first block is a cell of."""
    end = spans[0][0].end
    for span, block in spans:
        if block.kind is not BlockKind.CELL:
            break
        end = max(end, span.end)
    return end
