"""What can be checked in a document."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from tieout.model.claims import Claim, Term
from tieout.model.moments import Moment
from tieout.model.places import Location, Span


class ItemKind(StrEnum):
    QUOTATION = "quotation"
    FIGURE = "figure"
    DATE = "date"
    NAME = "name"
    CITATION = "citation"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom the draft gives the words to: the mention as it stands there, and who it means."""

    text: str
    span: Span
    name: str
    exchangeable: bool = False
    """Whether another name could stand in the mention's place: it is a name alone, and serves this item alone."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something checkable in a document. `span` counts in the document's text."""

    id: str
    document: str
    span: Span
    location: Location
    text: str
    kind: ItemKind = ItemKind.STATEMENT
    speaker: Speaker | None = None
    citations: tuple[str, ...] = ()
    """The ids of the citations that cover the item."""


@dataclass(frozen=True, slots=True)
class Part:
    """One unbroken stretch of a quotation between marks: its prose, and where that stands."""

    prose: Span
    span: Span
    text: str


class Alteration(StrEnum):
    """What a note beside a quotation says was done to it."""

    EMPHASIS_ADDED = "emphasis-added"
    EMPHASIS_KEPT = "emphasis-kept"
    EMPHASIS_OMITTED = "emphasis-omitted"
    CITATIONS_OMITTED = "citations-omitted"
    MARKS_OMITTED = "marks-omitted"
    CLEANED_UP = "cleaned-up"
    CAPITALS_CHANGED = "capitals-changed"


@dataclass(frozen=True, slots=True)
class AlterationNote:
    """A note such as "(emphasis added)"; `span` counts in the document's text."""

    kind: Alteration
    text: str
    span: Span
    prose: Span
    """Where it stands in the document's prose."""


@dataclass(frozen=True, slots=True)
class Quotation(Item):
    """Words that the document gives as somebody's own. `text` is the parts joined with one space."""

    kind: ItemKind = ItemKind.QUOTATION
    parts: tuple[Part, ...] = ()
    marks: tuple[str, str] = ("“", "”")
    """Opening and closing mark; empty strings for a block quotation."""
    attributed: bool = False
    """Whether the words around it say that somebody said, wrote or reads so."""
    negated_before: bool = False
    """Whether the sentence that leads up to the quotation holds a negation of its own."""
    notes: tuple[AlterationNote, ...] = ()
    emphasis: tuple[Span, ...] | None = None
    """Ranges of `text` that are printed in italics or bold; None where the document cannot show any."""

    def altered(self, *kinds: Alteration) -> bool:
        """Whether a note beside the quotation says that something of these kinds was done."""
        return any(note.kind in kinds for note in self.notes)

    @property
    def block(self) -> bool:
        return not self.marks[0]


@dataclass(frozen=True, slots=True)
class UnpairedMark:
    """A quotation mark that opens or closes nothing. `span` counts in the document's text."""

    document: str
    span: Span
    location: Location
    mark: str
    opens: bool


@dataclass(frozen=True, slots=True)
class Statement(Item):
    """What the draft says somebody said, or that a source is cited for, in the draft's own words."""

    kind: ItemKind = ItemKind.STATEMENT
    prose: Span = Span(0, 0)  # noqa: RUF009 - a tuple, and frozen
    """Where it stands in the document's prose."""
    denied: bool = False
    """Whether somebody is said to have said that it is *not* so."""


@dataclass(frozen=True, slots=True)
class Name(Item):
    """A person or an organisation that the draft names; `text` is the fullest form of the name in it."""

    kind: ItemKind = ItemKind.NAME
    mentions: tuple[Span, ...] = ()
    """Where the document names it, in any form, in order; the item's own span is one of them."""


@dataclass(frozen=True, slots=True)
class Figure(Item):
    """A quantity that the draft states, and what its sentence says of it (offsets of the claim count in the prose)."""

    kind: ItemKind = ItemKind.FIGURE
    claim: Claim = field(kw_only=True)
    lead: Span = field(kw_only=True)
    """What stands before its sentence in the paragraph (in the prose), which may name its subject."""


@dataclass(frozen=True, slots=True)
class Dated(Item):
    """A date that the draft names. `moment` and `terms` (of its sentence) count in the prose."""

    kind: ItemKind = ItemKind.DATE
    moment: Moment = field(kw_only=True)
    terms: tuple[Term, ...] = field(kw_only=True, default=())
    alone: bool = field(kw_only=True, default=True)
    """Whether its sentence names no other date."""


class CitationForm(StrEnum):
    """How a draft points at a source."""

    NOTE = "note"
    LINK = "link"
    KEY = "key"
    NUMBER = "number"
    AUTHOR_YEAR = "author-year"
    OUTLET = "outlet"
    URL = "url"
    CASE = "case"
    RECORD = "record"
    CODE = "code"
    """A section of a statute, a code or a contract."""
    BACK = "back"
    """Ibid., Id., supra: the same as a citation before."""
    GIVEN = "given"
    """It came with the text, beside its words: as an assistant says which document it has a sentence from."""


class LocatorKind(StrEnum):
    PAGE = "page"
    PARAGRAPH = "paragraph"
    LINE = "line"
    TIME = "time"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class Locator:
    """A place in a source as a citation gives it, such as page 45, line 12 to page 46, line 3.

    `start` and `end` are numbers from the widest unit to the narrowest: (45, 12) and (46, 3); seconds for a time.
    """

    kind: LocatorKind
    start: tuple[int, ...]
    end: tuple[int, ...]
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Citation(Item):
    """A place where the draft points at a source."""

    kind: ItemKind = ItemKind.CITATION
    form: CitationForm = CitationForm.OUTLET
    target: str = ""
    """What it points at, as far as the draft says: the note's text, the address, the key, the outlet's name."""
    locators: tuple[Locator, ...] = ()
    refers_to: str | None = None
    """The id of the citation before it that it repeats ("Id.", "supra")."""
    addresses: tuple[str, ...] = ()
    """The addresses that its words, or those of its note or entry, lead to."""
    entries: tuple[Span, ...] = ()
    """Where in the document's text the note or the entry of the references stands that it leads to."""
    lost: bool = False
    """Whether it leads to a note or an entry that the document does not have."""
    loose: bool = False
    """Whether it names a source in passing ("told the Gazette"), as words do that cite nothing."""
    closes: bool = True
    """Whether it is set apart from the words of its sentence, as a mark or in brackets."""
    passed_on: bool = False
    """Whether it only says what another citation quotes or cites: "(quoting Harrow v. Pell, 12 Rep. 340 (1931))"."""
