"""Letting a finding stand from the editor: a comment above its paragraph, in which the writer says why."""

from __future__ import annotations

from lsprotocol import types

from tieout.model import BlockKind, Document, Finding, Span
from tieout.rules import find
from tieout.rules.base import DecisionRule
from tieout.server.telling import SOURCE, Told

_COMMENTS = {
    "markdown": "<!-- tieout: accept {code}: -->\n",
    "html": "<!-- tieout: accept {code}: -->\n",
    "latex": "% tieout: accept {code}:\n",
}
"""A comment to tieout in each format that has comments. Without a reason it lets nothing stand yet."""


def accepting(told: Told, finding: Finding) -> types.CodeAction | None:
    """The action that puts the comment in; None in a format without comments, in a table, or of a decision itself."""
    if issubclass(find(finding.rule), DecisionRule):
        return None
    document = told.report.documents[0]
    comment = _COMMENTS.get(document.format)
    at = _line_above(document, finding.span)
    if comment is None or at is None:
        return None
    identifier = types.OptionalVersionedTextDocumentIdentifier(told.draft.uri, told.draft.version)
    edit = types.TextEdit(told.draft.lines.range(Span(at, at)), comment.format(code=finding.rule))
    return types.CodeAction(
        title=f"{SOURCE}: accept {finding.rule} {finding.name} (say why in the comment)",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[told.diagnostic(finding)],
        is_preferred=False,
        edit=types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(identifier, [edit])]),
    )


def _line_above(document: Document, span: Span) -> int | None:
    """Where the line begins on which the paragraph of a span does."""
    for block in document.blocks:
        place = document.offsets.span(block.span)
        if place.start <= span.start < place.end:
            return None if block.kind is BlockKind.CELL else document.text.rfind("\n", 0, place.start) + 1
    return None
