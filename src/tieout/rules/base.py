"""What a rule is: its code, its name, why it matters, examples, and the check itself, in one file."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from inspect import cleandoc
from typing import ClassVar

from tieout.model import (
    Answer,
    Cited,
    Document,
    Evidence,
    Fix,
    Item,
    ItemKind,
    Lapse,
    Quotation,
    RuleInfo,
    Severity,
    Span,
    Style,
    UnpairedMark,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class Fires:
    """A draft on which the rule fires once: on the words `flags`, saying at least `says`."""

    draft: str
    flags: str
    says: str
    sources: Mapping[str, str] = field(default_factory=dict)
    style: Style = Style.NEWS
    name: str = "draft"
    """The draft's name, whose suffix says what format it is in."""
    decisions: str = ""
    """What was decided on it: the file of decisions, as `tieout accept` writes it."""


@dataclass(frozen=True, slots=True)
class Silent:
    """A draft on which the rule stays silent."""

    draft: str
    sources: Mapping[str, str] = field(default_factory=dict)
    style: Style = Style.NEWS
    name: str = "draft"
    """The draft's name, whose suffix says what format it is in."""
    decisions: str = ""
    """What was decided on it: the file of decisions, as `tieout accept` writes it."""


EditRef = tuple[int, int]
"""The number of a passage in the evidence, and of an edit in the passage."""


Rewording = Callable[[str], Fix | None]
"""Makes a fix of the prose that the item stands in; its spans count there."""


@dataclass(frozen=True, slots=True)
class Flag:
    """What a rule found: a message, where (the whole item if nowhere nearer), and on which passages and edits."""

    message: str
    span: Span | None = None
    passages: tuple[int, ...] = (0,)
    edits: frozenset[EditRef] = frozenset()
    derivation: str | None = None
    fix: Fix | None = None
    """Its spans count in the document's text, as those of the item do."""
    rewording: Rewording | None = None
    """Makes the fix where it is of words around the item; asked only for what is reported."""


class Rule(ABC):
    """A rule. Its docstring's first paragraph says what it does; its module is named after it."""

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]
    levels: ClassVar[Mapping[Style, Severity]] = {}
    """Where a style sets another level than `severity`."""
    preview: ClassVar[bool] = False
    """Whether the rule is tried out: left out unless it is selected by its own code or name, or previews are."""
    opt_in: ClassVar[bool] = False
    """Whether the rule is applied only where it is selected by its code or its name."""
    of_absence: ClassVar[bool] = False
    """Whether a finding may say that no source has something, and so rests on all of them."""
    order: ClassVar[int] = 100
    """Of several rules that an edit fits, the one of the lowest order reports it."""
    why: ClassVar[str]
    mends: ClassVar[str] = ""
    """What its fix does, as a sentence that begins with "Safe:" or "Unsafe:"; or "None:" and why there is none."""
    examples: ClassVar[Sequence[Fires | Silent]]

    @classmethod
    def severity_in(cls, style: Style) -> Severity:
        """The level of the rule's findings in a style."""
        return cls.levels.get(style, cls.severity)

    @classmethod
    def info(cls) -> RuleInfo:
        """What reports and pages need to know of the rule."""
        what = " ".join(cleandoc(cls.__doc__ or "").split("\n\n")[0].split())
        return RuleInfo(cls.code, cls.name, cls.severity, what, " ".join(cls.why.split()), " ".join(cls.mends.split()))


class QuotationRule(Rule):
    """A rule about a quotation and one reading of it in the sources."""

    margin: ClassVar[float] = 0.0
    """By how many nats a reading must beat chance before the rule may say anything of it: what counts against
    others than the wording asks for more certainty that these are the words meant."""

    @abstractmethod
    def check(self, quotation: Quotation, evidence: Evidence) -> Iterable[Flag]:
        """What is wrong with the quotation, read as `evidence` reads it."""


class AbsenceRule(Rule):
    """A rule about a quotation that no source answers."""

    of_absence: ClassVar[bool] = True

    @abstractmethod
    def check(self, quotation: Quotation, searched: Sequence[str], cited: Cited) -> Iterable[Flag]:
        """What to say of it; `searched` are the paths of the sources, `cited` says which of them the draft names."""


class ItemRule(Rule):
    """A rule about an item of some kind other than a quotation, and what the library answered for it."""

    kind: ClassVar[ItemKind]
    beside: ClassVar[frozenset[ItemKind]] = frozenset()
    """Further kinds that the rule is about."""

    @abstractmethod
    def check(self, item: Item, answer: Answer) -> Iterable[Flag]:
        """What is wrong with the item; `item` is of one of its kinds, and `answer` what that kind's finder gave."""


class CitedRule(Rule):
    """A rule about an item and the sources that the draft cites for it."""

    kinds: ClassVar[frozenset[ItemKind]]

    @abstractmethod
    def check(self, item: Item, cited: Cited, evidence: Sequence[Evidence]) -> Iterable[Flag]:
        """What is wrong between them; `evidence` is what was found for the item, the reading that counts first."""


class TextRule(Rule):
    """A rule about the words of a document, outside its quotations."""

    @abstractmethod
    def check(self, document: Document, items: Sequence[Item]) -> Iterable[Flag]:
        """What is wrong with them; each flag has its span, and `items` are those of the document."""


class MarkRule(Rule):
    """A rule about a quotation mark by itself."""

    @abstractmethod
    def check(self, document: Document, mark: UnpairedMark) -> Iterable[Flag]:
        """What is wrong with the mark, in the document that it stands in."""


class DecisionRule(Rule):
    """A rule about a decision that lets nothing stand."""

    @abstractmethod
    def check(self, lapse: Lapse) -> Iterable[Flag]:
        """What to say of it; the flag's place is the lapse's where it has none."""


@dataclass(frozen=True, slots=True)
class ItemFlag:
    """A flag and the verdict whose item it is about."""

    verdict: Verdict
    flag: Flag


class DocumentRule(Rule):
    """A rule about the items of one document beside each other."""

    kind: ClassVar[ItemKind | None] = None
    """Of which kind they are, where all are of one."""

    @abstractmethod
    def check(self, verdicts: Sequence[Verdict]) -> Iterable[ItemFlag]:
        """What is wrong between them; `verdicts` are those of one document, in its order."""
