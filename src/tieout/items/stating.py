"""A statement where its words stand."""

from __future__ import annotations

from tieout.model import Document, Span, Speaker, Statement


def statement(
    document: Document, id: str, prose: Span, speaker: Speaker | None = None, *, denied: bool = False
) -> Statement:
    """The statement that a stretch of the prose makes; `id` is told apart from those of other statements."""
    span = document.offsets.span(prose)
    return Statement(
        id=f"{document.id}-{id}",
        document=document.id,
        span=span,
        location=document.location(span.start),
        text=document.prose[prose.start : prose.end],
        speaker=speaker,
        prose=prose,
        denied=denied,
    )
