"""The nouns of tieout, all frozen: what is read, what is found in it, what the sources say, what is wrong.

Two coordinate systems are kept apart. A document's `text` is the user's own file as decoded; its `prose` is
what a reader of the page sees (markup left out, entities resolved, blocks set apart by a blank line). Every
`Span` that leaves tieout counts Unicode code points of `text`; `OffsetMap` carries prose offsets to it.
"""

from __future__ import annotations

from tieout.model.documents import Block, BlockKind, Document, Metadata, NoteMark, Page, Source, SourceKind, Turn
from tieout.model.evidence import Answer, Edit, EditOp, Evidence, Join, Passage, Reason
from tieout.model.findings import Finding, Fix, Outcome, Report, RuleInfo, Severity, TextEdit, Verdict
from tieout.model.items import (
    Alteration,
    AlterationNote,
    Citation,
    CitationForm,
    Item,
    ItemKind,
    Locator,
    LocatorKind,
    Name,
    Part,
    Quotation,
    Speaker,
    Statement,
    Style,
    UnpairedMark,
)
from tieout.model.places import Location, OffsetMap, Piece, Span

__all__ = [
    "Alteration",
    "AlterationNote",
    "Answer",
    "Block",
    "BlockKind",
    "Citation",
    "CitationForm",
    "Document",
    "Edit",
    "EditOp",
    "Evidence",
    "Finding",
    "Fix",
    "Item",
    "ItemKind",
    "Join",
    "Location",
    "Locator",
    "LocatorKind",
    "Metadata",
    "Name",
    "NoteMark",
    "OffsetMap",
    "Outcome",
    "Page",
    "Part",
    "Passage",
    "Piece",
    "Quotation",
    "Reason",
    "Report",
    "RuleInfo",
    "Severity",
    "Source",
    "SourceKind",
    "Span",
    "Speaker",
    "Statement",
    "Style",
    "TextEdit",
    "Turn",
    "UnpairedMark",
    "Verdict",
]
