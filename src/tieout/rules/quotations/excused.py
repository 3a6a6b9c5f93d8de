"""What a note beside a quotation excuses: exactly the edits of its own class, and no other."""

from __future__ import annotations

from dataclasses import replace

from tieout.model import Alteration, Edit, EditOp, Evidence, Passage, Quotation
from tieout.text.citing import is_citation


def excused(quotation: Quotation, evidence: Evidence) -> Evidence:
    """The evidence with citations that a note says were omitted counted as marked omissions."""
    if not quotation.altered(Alteration.CITATIONS_OMITTED, Alteration.CLEANED_UP):
        return evidence
    return replace(evidence, passages=tuple(_without_citations(passage) for passage in evidence.passages))


def _without_citations(passage: Passage) -> Passage:
    return replace(passage, edits=tuple(_marked(edit) for edit in passage.edits))


def _marked(edit: Edit) -> Edit:
    if edit.op is EditOp.DELETE and is_citation(edit.source_text):
        return replace(edit, op=EditOp.ELISION)
    return edit
