"""The nouns of tieout, all frozen: what is read, what is found in it, what the sources say, what is wrong.

Two coordinate systems are kept apart. A document's `text` is the user's own file as decoded; its `prose` is
what a reader of the page sees (markup left out, entities resolved, blocks set apart by a blank line). Every
`Span` that leaves tieout counts Unicode code points of `text`; `OffsetMap` carries prose offsets to it.
"""

from __future__ import annotations

from tieout.choices import Changes, Severity, Style
from tieout.model.answers import DateAnswer, Fact, FigureAnswer, Measure, Rival, Standing, Unnamed
from tieout.model.citing import Cited, Misplaced, Missing, Resolution
from tieout.model.claims import Claim, Link, LinkKind, Rank, Term
from tieout.model.decisions import Decision, DecisionKind, Lapse
from tieout.model.documents import (
    Block,
    BlockKind,
    Comment,
    Document,
    Given,
    Hyperlink,
    Metadata,
    NoteMark,
    Page,
    Source,
    SourceKind,
    Turn,
)
from tieout.model.evidence import Answer, Edit, EditOp, Evidence, Join, NameAnswer, Passage, Reason
from tieout.model.findings import (
    Accepted,
    Annotation,
    Finding,
    Fix,
    Outcome,
    Report,
    RuleInfo,
    TextEdit,
    Verdict,
)
from tieout.model.items import (
    Alteration,
    AlterationNote,
    Citation,
    CitationForm,
    Dated,
    Figure,
    Item,
    ItemKind,
    Locator,
    LocatorKind,
    Name,
    Part,
    Quotation,
    Speaker,
    Statement,
    UnpairedMark,
)
from tieout.model.moments import Moment
from tieout.model.places import Location, OffsetMap, Piece, Span
from tieout.model.printing import Box, Drawing, Picture, Printed, Stretch, Where
from tieout.model.quantities import Quantity
from tieout.model.tables import Column, Table

__all__ = [
    "Accepted",
    "Alteration",
    "AlterationNote",
    "Annotation",
    "Answer",
    "Block",
    "BlockKind",
    "Box",
    "Changes",
    "Citation",
    "CitationForm",
    "Cited",
    "Claim",
    "Column",
    "Comment",
    "DateAnswer",
    "Dated",
    "Decision",
    "DecisionKind",
    "Document",
    "Drawing",
    "Edit",
    "EditOp",
    "Evidence",
    "Fact",
    "Figure",
    "FigureAnswer",
    "Finding",
    "Fix",
    "Given",
    "Hyperlink",
    "Item",
    "ItemKind",
    "Join",
    "Lapse",
    "Link",
    "LinkKind",
    "Location",
    "Locator",
    "LocatorKind",
    "Measure",
    "Metadata",
    "Misplaced",
    "Missing",
    "Moment",
    "Name",
    "NameAnswer",
    "NoteMark",
    "OffsetMap",
    "Outcome",
    "Page",
    "Part",
    "Passage",
    "Picture",
    "Piece",
    "Printed",
    "Quantity",
    "Quotation",
    "Rank",
    "Reason",
    "Report",
    "Resolution",
    "Rival",
    "RuleInfo",
    "Severity",
    "Source",
    "SourceKind",
    "Span",
    "Speaker",
    "Standing",
    "Statement",
    "Stretch",
    "Style",
    "Table",
    "Term",
    "TextEdit",
    "Turn",
    "Unnamed",
    "UnpairedMark",
    "Verdict",
    "Where",
]
