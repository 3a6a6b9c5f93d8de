"""From evidence to a verdict: which rules fire, which reading of the sources counts, what the outcome is.

One edit makes one finding: rules are asked in their order, and what an earlier one claimed is not reported
again. Of several readings the one with the least against it counts, so any exact version clears a quotation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from tieout.model import (
    Answer,
    Cited,
    Document,
    Evidence,
    Finding,
    Item,
    ItemKind,
    Lapse,
    Outcome,
    Quotation,
    Reason,
    Severity,
    Span,
    Style,
    UnpairedMark,
    Verdict,
)
from tieout.rules.base import (
    AbsenceRule,
    CitedRule,
    DecisionRule,
    DocumentRule,
    EditRef,
    Flag,
    ItemRule,
    MarkRule,
    QuotationRule,
    Rule,
    TextRule,
)
from tieout.rules.fitting import fitted, in_text
from tieout.rules.quotations.excused import excused
from tieout.text.patterns import lazy
from tieout.text.words import tokenize

SHORT_WORDS = 3
"""A quotation of so few words could stand anywhere: it is never judged."""
LONG_WORDS = 9
"""A quotation of so many words is one, whether or not anybody is named for it."""
UNATTRIBUTED_MARGIN = 8.0
"""How much further (in nats) words that nobody is named for must beat chance before a difference counts."""
NEAR_BEST = 8.0
"""Readings up to so much (in nats) less likely than the best compete with it by what stands against them."""
NOTHING_CITED = Cited()
_BRACKETED_LETTERS = lazy(r"\[(\w{1,20})\](?=\w)|(?<=\w)\[(\w{1,20})\]")
_BRACKETED = lazy(r"\[[^\[\]]*\]")
_PARTIAL_TIMES = 2.5
"""With partial sources a rule's margin counts so many times."""
_RANK = {Severity.OFF: 0, Severity.INFO: 1, Severity.WARNING: 2, Severity.ERROR: 3}


@dataclass(frozen=True, slots=True)
class Searched:
    """What the library answered for one quotation, and how it stands with the library as a whole.

    `weight` is what the whole quotation would weigh if found word for word, `threshold` what a match must weigh to
    beat chance (both in nats); `paths` name the sources that were read.
    """

    evidence: tuple[Evidence, ...]
    nearest: tuple[Evidence, ...]
    weight: float
    threshold: float
    paths: tuple[str, ...]
    unreadable: bool = False
    partial: bool = False
    cited: Cited = NOTHING_CITED
    """What the draft cites for the quotation. Where that holds it, `evidence` is what was found there alone."""
    elsewhere: tuple[Evidence, ...] = ()
    """Readings in other sources than those cited, where `evidence` is what was found in these."""


class Judge:
    """Applies some rules in one style; `levels` are those that are set for rules otherwise, by code."""

    def __init__(
        self, rules: Sequence[type[Rule]], style: Style, levels: Mapping[str, Severity] = MappingProxyType({})
    ) -> None:
        self._levels = {rule.code: levels.get(rule.code, rule.severity_in(style)) for rule in rules}
        active = (rule for rule in rules if self._levels[rule.code] is not Severity.OFF)
        self._rules = [rule() for rule in sorted(active, key=lambda rule: (rule.order, rule.code))]
        self._quoting = [rule for rule in self._rules if isinstance(rule, QuotationRule)]
        self._reading = [rule for rule in self._rules if isinstance(rule, TextRule)]
        self._comparing = [rule for rule in self._rules if isinstance(rule, DocumentRule)]
        single = [rule for rule in self._rules if isinstance(rule, ItemRule)]
        citing = [rule for rule in self._rules if isinstance(rule, CitedRule)]
        self._of_items = {kind: [one for one in single if one.kind is kind or kind in one.beside] for kind in ItemKind}
        self._citing = {kind: [one for one in citing if kind in one.kinds] for kind in ItemKind}

    @property
    def active(self) -> frozenset[str]:
        """The codes of the rules that are applied."""
        return frozenset(rule.code for rule in self._rules)

    @property
    def reads_words(self) -> bool:
        """Whether a rule is applied that judges the words of a document by themselves, with all its items beside it."""
        return bool(self._reading)

    def quotation(self, document: Document, quotation: Quotation, searched: Searched) -> tuple[Verdict, list[Finding]]:
        """The verdict on a quotation, and the findings on the reading that counts."""
        words = _count_words(quotation)
        if words <= SHORT_WORDS:
            return self._unchecked(quotation, Reason.TOO_SHORT, searched.nearest), self._beside(
                document, quotation, searched
            )
        found = _believable(quotation, searched, words)
        if not found:
            return self._absent(document, quotation, searched, words)
        judged = [(self._flags(quotation, excused(quotation, evidence)), evidence) for evidence in found]
        best = min(range(len(judged)), key=lambda number: (self._weight(judged[number][0]), number))
        if any(_is_too_bold(rule, found[best], searched) for rule, _ in judged[best][0]):
            return self._unchecked(quotation, Reason.AMBIGUOUS, found), []
        ordered = (found[best], *(evidence for number, evidence in enumerate(found) if number != best))
        ordered += searched.elsewhere
        flags = [*judged[best][0], *self._cited_flags(quotation, searched.cited, ordered)]
        findings = [self._finding(rule, document, flag, quotation) for rule, flag in flags]
        outcome = Outcome.FINDING if any(_RANK[f.severity] > 1 for f in findings) else Outcome.TIES_OUT
        return Verdict(
            quotation, outcome, None, ordered, searched.nearest if outcome is Outcome.FINDING else ()
        ), findings

    def item(
        self, document: Document, item: Item, answer: Answer, cited: Cited = NOTHING_CITED
    ) -> tuple[Verdict, list[Finding]]:
        """The verdict on an item of any other kind, and the findings on it.

        A finding of warning or above outweighs the rest; then a reason says that nothing can be said; else it ties out.
        """
        flags = [*self._item_flags(item, answer), *self._cited_flags(item, cited, answer.evidence)]
        findings = [self._finding(rule, document, flag, item) for rule, flag in flags]
        if any(_RANK[finding.severity] > 1 for finding in findings):
            return Verdict(item, Outcome.FINDING, None, answer.evidence, answer.nearest), findings
        reason = answer.reason or (None if answer.evidence else Reason.NO_SOURCE)
        outcome = Outcome.UNCHECKED if reason else Outcome.TIES_OUT
        return Verdict(item, outcome, reason, answer.evidence, answer.nearest), findings

    def _item_flags(self, item: Item, answer: Answer) -> list[tuple[Rule, Flag]]:
        """What the rules of the item's kind say of it, an edit reported once."""
        claimed: set[EditRef] = set()
        flags: list[tuple[Rule, Flag]] = []
        for rule in self._of_items[item.kind]:
            fresh = [flag for flag in rule.check(item, answer) if not flag.edits & claimed]
            flags += [(rule, flag) for flag in fresh]
            claimed |= {edit for flag in fresh for edit in flag.edits}
        return flags

    def _cited_flags(self, item: Item, cited: Cited, evidence: Sequence[Evidence]) -> list[tuple[Rule, Flag]]:
        """What the rules about citing say of an item."""
        return [(rule, flag) for rule in self._citing[item.kind] for flag in rule.check(item, cited, evidence)]

    def text(self, document: Document, items: Sequence[Item]) -> list[Finding]:
        """The findings on the words of a document by themselves."""
        return [
            self._finding(rule, document, Flag(flag.message, flag.span, ()), None)
            for rule in self._reading
            for flag in rule.check(document, items)
        ]

    def mark(self, document: Document, mark: UnpairedMark) -> list[Finding]:
        """The findings on an unpaired mark."""
        return [
            self._finding(rule, document, Flag(flag.message, flag.span or mark.span, (), fix=flag.fix), None)
            for rule in self._rules
            if isinstance(rule, MarkRule)
            for flag in rule.check(document, mark)
        ]

    def lapse(self, document: Document, lapse: Lapse) -> list[Finding]:
        """The findings on a decision that lets nothing stand."""
        return [
            self._finding(rule, document, Flag(flag.message, flag.span or lapse.span, ()), None)
            for rule in self._rules
            if isinstance(rule, DecisionRule)
            for flag in rule.check(lapse)
        ]

    def document(self, document: Document, verdicts: Sequence[Verdict]) -> tuple[list[Verdict], list[Finding]]:
        """The findings between the items of a document, and the verdicts with these counted in."""
        findings: list[Finding] = []
        for rule in self._comparing:
            findings += [self._finding(rule, document, one.flag, one.verdict.item) for one in rule.check(verdicts)]
        blamed = {finding.item for finding in findings if _RANK[finding.severity] > 1}
        return [_blame(verdict) if verdict.item.id in blamed else verdict for verdict in verdicts], findings

    # -- one reading ---------------------------------------------------------------------------------------------

    def _flags(self, quotation: Quotation, evidence: Evidence) -> list[tuple[QuotationRule, Flag]]:
        """What the rules say of one reading, an edit reported once."""
        claimed: set[EditRef] = set()
        flags: list[tuple[QuotationRule, Flag]] = []
        for rule in self._quoting:
            fresh = [flag for flag in rule.check(quotation, evidence) if not flag.edits & claimed]
            flags += [(rule, flag) for flag in fresh]
            claimed |= {edit for flag in fresh for edit in flag.edits}
        return flags

    def _weight(self, flags: Iterable[tuple[QuotationRule, Flag]]) -> tuple[int, int]:
        """How much stands against a reading: its gravest level, and how many findings of warning or above."""
        levels = [_RANK[self._levels[rule.code]] for rule, _ in flags]
        return max(levels, default=0), sum(level > 1 for level in levels)

    # -- nothing found -------------------------------------------------------------------------------------------

    def _absent(
        self, document: Document, quotation: Quotation, searched: Searched, words: int
    ) -> tuple[Verdict, list[Finding]]:
        beside = self._beside(document, quotation, searched)
        reason = _why_unchecked(quotation, searched, words)
        if reason is not None:
            return self._unchecked(quotation, reason, searched.nearest), beside
        findings = [
            self._finding(rule, document, Flag(flag.message, flag.span, ()), quotation)
            for rule in self._rules
            if isinstance(rule, AbsenceRule)
            for flag in rule.check(quotation, searched.paths, searched.cited)
        ]
        if not any(_RANK[finding.severity] > 1 for finding in findings):
            return self._unchecked(quotation, Reason.NO_SOURCE, searched.nearest), findings + beside
        return Verdict(quotation, Outcome.FINDING, None, (), searched.nearest), findings + beside

    def _beside(self, document: Document, quotation: Quotation, searched: Searched) -> list[Finding]:
        """The findings on what is cited for a quotation that was not found."""
        flags = self._cited_flags(quotation, searched.cited, ())
        return [self._finding(rule, document, Flag(flag.message, flag.span, ()), quotation) for rule, flag in flags]

    @staticmethod
    def _unchecked(quotation: Quotation, reason: Reason, nearest: tuple[Evidence, ...]) -> Verdict:
        return Verdict(quotation, Outcome.UNCHECKED, reason, (), nearest)

    def _finding(self, rule: Rule, document: Document, flag: Flag, item: Item | None) -> Finding:
        span = flag.span or (item.span if item else Span(0, 0))
        return Finding(
            rule=rule.code,
            name=rule.name,
            severity=self._levels[rule.code],
            document=document.id,
            item=item.id if item else None,
            span=span,
            location=document.location(span.start),
            message=flag.message,
            derivation=flag.derivation,
            evidence=flag.passages,
            fix=fitted(document, flag.fix or in_text(document, flag.rewording)),
        )


def _count_words(quotation: Quotation) -> int:
    """How many words of a quotation are the speaker's: "[t]he" is one, and what else stands in brackets is none."""
    text = quotation.text
    if "[" in text:
        text = _BRACKETED.sub(" ", _BRACKETED_LETTERS.sub(lambda found: found[1] or found[2], text))
    return len(tokenize(text))


def _believable(quotation: Quotation, searched: Searched, words: int) -> tuple[Evidence, ...]:
    """The readings that beat chance, and nearly as well as the best; word for word, a named speaker is enough."""
    # a few words stand somewhere by chance: not where the source is known, and does not have them
    astray = searched.cited.whole and not any(map(searched.cited.holds, searched.nearest))
    near = tuple(e for e in searched.nearest if e.exact) if quotation.attributed and not astray else ()
    found = searched.evidence
    if not quotation.attributed and words < LONG_WORDS:
        found = tuple(e for e in found if e.exact or e.surprise > searched.threshold + UNATTRIBUTED_MARGIN)
    best = max((e.surprise for e in found), default=0.0)
    return tuple(e for e in found if e.exact or e.surprise >= best - NEAR_BEST) + near


def _is_too_bold(rule: QuotationRule, evidence: Evidence, searched: Searched) -> bool:
    """Whether a rule asks for more certainty than a reading gives; for far more where the sources may not hold the
    quotation, since then the words of another are all that can be found."""
    margin = rule.margin * (_PARTIAL_TIMES if searched.partial else 1)
    return margin > 0 and evidence.surprise <= searched.threshold + margin


def _why_unchecked(quotation: Quotation, searched: Searched, words: int) -> Reason | None:
    """Why nothing can be said of a quotation that was not found; None where its absence says something."""
    claims = quotation.attributed or words >= LONG_WORDS
    if searched.weight <= searched.threshold or not claims:
        return Reason.TOO_SHORT
    if searched.cited.language is not None:
        return Reason.TRANSLATED
    if searched.cited.whole:
        return None
    if searched.unreadable:
        return Reason.SOURCE_UNREADABLE
    return Reason.NO_SOURCE if searched.partial else None


def _blame(verdict: Verdict) -> Verdict:
    return Verdict(verdict.item, Outcome.FINDING, None, verdict.evidence, verdict.nearest)
