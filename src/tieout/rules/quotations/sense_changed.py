"""Q105."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tieout.model import Edit, EditOp, Evidence, Passage, Quotation, Severity
from tieout.rules.base import EditRef, Fires, Flag, QuotationRule, Silent
from tieout.rules.quotations.clauses import (
    before_own_clause,
    conditions_hidden,
    negation_before_cut,
    negation_behind_cut,
    negations_hidden,
    whole_clause,
)
from tieout.rules.quotations.idioms import weighty
from tieout.rules.quotations.mending import restored
from tieout.rules.quotations.moved import moved, moves
from tieout.rules.quotations.own import in_round_brackets, is_lost
from tieout.rules.quotations.tidying import is_tidied
from tieout.rules.quotations.wording import (
    bare_span,
    changed,
    edits_of,
    end_of,
    item_after,
    item_before,
    passages_of,
    shown,
    shown_from,
    source_after,
    source_before,
    words_of,
)
from tieout.text.patterns import lazy
from tieout.text.sense import NEGATIONS, connectives, senses

Senses = Counter[tuple[str, str]]
Side = tuple[Senses, list[str], str]
"""One side of a replacement: the senses it alone has, its words, its text."""
_SHORTEST = 4
"""What is shorter and bears an apostrophe is half of a contraction."""
_LONG = 6
"""In an edit of more words than this, a modal or a number belongs to the words around it: they were changed, or left
out, as a whole. A negation still counts."""
_FAR_REACHING = frozenset(("negation", "limit"))
_REASONS = frozenset("because as for given".split())
_MOST_PUT_IN = 2
_TRAILING_ELLIPSIS = lazy(r"(?:\.\s?\.\s?\.|…)[\])\s.\"'”’]*$")
_NEAR_ALIKE = ({"probably", "perhaps"}, {"each", "every"})
"""One in the place of the other are words changed, and no more."""
_NEAR = 60
"""Characters on either side of an edit that tell what its words mean."""


class SenseChanged(QuotationRule):
    """A word that decides the sense was lost, gained or swapped.

    What counts: a negation, and/or, a number, a modal, a quantifier, a comparative, only, an order in time (before,
    after); also a negation or condition that an ellipsis or bracket hides beside words that are kept, a negation that
    brackets put in, or one that the cut at either end takes away. A clause left out whole takes its own negation with
    it.
    """

    code, name, severity, order = "Q105", "sense-changed", Severity.ERROR, 10
    why = """One word can turn a sentence round while every other stays: "will" for "may", "or" for "and", a "not"
    that went missing. A quotation and its negation are alike in nearly every letter, so it is the word that counts,
    not the likeness."""
    mends = """Unsafe: the source's words take the place of the draft's, and the sentence around may rest on the
    others."""
    examples = (
        Fires(
            draft="The engineer said: “The dam will hold another winter of this rain.”",
            sources={"hearing.txt": "The dam will not hold another winter of this rain."},
            flags="The dam will hold another winter of this rain.",
            says="drops 'not'.",
        ),
        Fires(
            draft="The engineer said: “The dam may hold another winter of this rain.”",
            sources={"hearing.txt": "The dam will hold another winter of this rain."},
            flags="may",
            says="'may' where the source has 'will': another modal",
        ),
        Fires(
            draft="The engineer said: “The dam has stone sluices and a wooden gate.”",
            sources={"hearing.txt": "The dam has five broken stone sluices and a wooden gate."},
            flags="The dam has stone sluices and a wooden gate.",
            says="drops 'five broken', and with it the number 'five'",
        ),
        Fires(
            draft="The engineer said: “The dam … hold another winter of this rain.”",
            sources={"hearing.txt": "The dam will not hold another winter of this rain."},
            flags="The dam … hold another winter of this rain.",
            says="ellipsis hides 'not'",
        ),
        Fires(
            draft="The engineer said: “The dam will hold … another winter of this rain.”",
            sources={"hearing.txt": "The dam will hold, if the sluice is kept shut, another winter of this rain."},
            flags="The dam will hold … another winter of this rain.",
            says="ellipsis hides 'if the sluice is kept shut'",
        ),
        Fires(
            draft="The engineer said the town should “trust the old dam for another winter of rain.”",
            sources={"hearing.txt": "I would not trust the old dam for another winter of rain."},
            flags="trust the old dam for another winter of rain.",
            says="cut",
        ),
        Fires(
            draft="The engineer said “that the old dam will hold another winter.”",
            sources={"hearing.txt": "I have never said that the old dam will hold another winter."},
            flags="that the old dam will hold another winter.",
            says="The cut at the beginning takes away 'never'.",
        ),
        Fires(
            draft="The engineer said: “I will mend every sluice that I can.”",
            sources={"hearing.txt": "I will mend every sluice that I cannot sell."},
            flags="I will mend every sluice that I can.",
            says="The cut at the end takes away 'not'.",
        ),
        Fires(
            draft="The engineer said: “The dam will [not] hold another winter of this rain.”",
            sources={"hearing.txt": "The dam will hold another winter of this rain."},
            flags="The dam will [not] hold another winter of this rain.",
            says="The brackets put in 'not'.",
        ),
        Silent(
            draft="The engineer left open whether “the old dam will hold another winter.”",
            sources={"hearing.txt": "I do not say that the old dam will hold another winter."},
        ),
        Silent(
            draft="The engineer said: “The dam will hold … another winter of this rain.”",
            sources={"hearing.txt": "The dam will hold, though nobody would believe me, another winter of this rain."},
        ),
        Silent(
            draft="The engineer said: “I don't think the dam will hold another winter.”",
            sources={"hearing.txt": "I do not think the dam will hold another winter."},
        ),
        Silent(
            draft="The engineer said he would not “trust the old dam for another winter of rain.”",
            sources={"hearing.txt": "I would not trust the old dam for another winter of rain."},
        ),
        Silent(
            draft="The engineer said: “The dam [won’t] hold another winter of this rain. Nobody has seen it whole.”",
            sources={"hearing.txt": "The dam will not hold another winter of this rain. No one has seen it whole."},
        ),
        Silent(
            draft="The engineer said: “The dam was built in spring. It will hold by itself. Thank you for coming.”",
            sources={
                "hearing.txt": "The dam was built in spring. No, it will hold by itself. Thank you so much for coming."
            },
        ),
        Silent(
            draft="The engineer said: “The dam has two hundred and six stones in it, and 40% of them are loose.”",
            sources={"hearing.txt": "The dam has 206 stones in it, and forty percent of them are loose."},
        ),
    )

    def check(self, quotation: Quotation, evidence: Evidence) -> Iterable[Flag]:
        """One flag for each edit that changes the sense, and one for the cut at the beginning."""
        halves: set[EditRef] = set()
        for number, passage in passages_of(evidence):
            for move in moves(passage):
                halves |= {(number, move.first), (number, move.last)}
                if move.changes_sense:
                    yield moved(quotation, number, passage, move)
        for ref, edit, passage in edits_of(evidence):
            if ref in halves or is_lost(evidence, ref):
                continue
            message = _fault(passage, ref[1])
            if message:
                span = bare_span(quotation, edit) if _has_words(edit) else None
                fix = restored(quotation, passage, ref[1])
                yield Flag(message, span, (ref[0],), frozenset({ref}), fix=fix)
        lost = negation_before_cut(evidence.passages[0].before)
        if lost and not quotation.negated_before:
            yield Flag(f"The cut at the beginning takes away {shown(lost)}.", None, (0,))
        last = len(evidence.passages) - 1
        gone = negation_behind_cut(evidence.passages[last].text, evidence.passages[last].after)
        if gone and not _TRAILING_ELLIPSIS.search(quotation.text):
            yield Flag(f"The cut at the end takes away {shown(gone)}.", None, (last,), frozenset({end_of(evidence)}))


def _has_words(edit: Edit) -> bool:
    return edit.op in (EditOp.REPLACE, EditOp.INSERT)


def _fault(passage: Passage, place: int) -> str | None:
    edit = passage.edits[place]
    if is_tidied(passage, place):
        return None
    if edit.op in (EditOp.ELISION, EditOp.BRACKET):
        return _hidden(passage, place)
    long = edit.op is EditOp.REPLACE and len(words_of(edit.source_text)) > _LONG
    if (edit.op is EditOp.DELETE or long) and whole_clause(passage, place):
        return None
    if in_round_brackets(passage, place):
        return None
    return _changed(passage, place)


def _changed(passage: Passage, place: int) -> str | None:
    """Which sense words an open edit changes."""
    edit = passage.edits[place]
    gone = before_own_clause(passage, place) if edit.op is EditOp.DELETE else edit.source_text
    said = weighty(source_before(passage, place, _NEAR), gone, source_after(passage, place, _NEAR))
    printed = weighty(item_before(passage, place), edit.item_text, item_after(passage, place))
    lost, gained = _differences(said, printed)
    if edit.op is EditOp.DELETE:
        lost = _less_repeated(
            lost, words_of(source_before(passage, place))[-2:], words_of(source_after(passage, place))[:2]
        )
    if max(len(words_of(edit.source_text)), len(words_of(edit.item_text))) > _LONG:
        lost, gained = _of_any_length(lost), _of_any_length(gained)
    if not lost and not gained:
        return None
    if edit.op is EditOp.DELETE:
        return f"The quotation drops {_shown(edit.source_text, said)}{_and_with_it(lost, said, edit.source_text)}."
    if edit.op is EditOp.INSERT:
        return f"The quotation adds {_shown(edit.item_text, printed)}{_and_with_it(gained, printed, edit.item_text)}."
    how = _how_changed((lost, said, edit.source_text), (gained, printed, edit.item_text))
    return f"{changed(passage, place)[:-1]}{how}."


def _less_repeated(lost: Senses, before: list[str], after: list[str]) -> Senses:
    """The senses lost, less a modal that stands right beside the gap once more: "I would ask, I would beg"."""
    kept = senses([*before, *after])
    return Counter({sense: times for sense, times in lost.items() if sense[0] != "modal" or sense not in kept})


def _of_any_length(found: Senses) -> Senses:
    """Of the senses in a long stretch those that reach beyond it."""
    return Counter({sense: times for sense, times in found.items() if sense[0] in _FAR_REACHING})


def _differences(said: list[str], printed: list[str]) -> tuple[Senses, Senses]:
    """The senses that only the source has, and that only the quotation has."""
    before, after = senses(_denied(said, printed)), senses(_denied(printed, said))
    swapped = connectives(said) - connectives(printed), connectives(printed) - connectives(said)
    if all(swapped):
        before, after = before + swapped[0], after + swapped[1]
    lost, gained = before - after, after - before
    if _is_cause(lost, printed) or _is_cause(gained, said) or _are_near(lost, gained):
        return Counter(), Counter()
    return lost, gained


def _denied(words: list[str], other: list[str]) -> list[str]:
    """The words with "not ... any" as "no", where the other side says it so: didn't see any, saw no."""
    if "not" not in words or "any" not in words or "no" not in other or "not" in other:
        return words
    return ["no" if word == "not" else word for word in words if word != "any"]


def _is_cause(found: Senses, other: list[str]) -> bool:
    """Whether all that changed is a "since" that gives a reason, as the other side's "because" does."""
    return set(found) == {("order in time", "since")} and not _REASONS.isdisjoint(other)


def _are_near(lost: Senses, gained: Senses) -> bool:
    """Whether one word took the other's place that hardly differs from it: each, every."""
    both = {word for _, word in lost} | {word for _, word in gained}
    return bool(lost) and bool(gained) and both in _NEAR_ALIKE


def _shown(text: str, words: list[str]) -> str:
    """Words lost or gained; the "n't" of a contraction as the word it is."""
    return shown(" ".join(words)) if "'" in text.replace("’", "'") and len(text.strip()) < _SHORTEST else shown(text)


def _and_with_it(found: Senses, words: list[str], text: str) -> str:
    """The words that count, where there are others beside them."""
    return f", and with it {_named(found, words)}" if _has_more(text, found) else ""


def _has_more(text: str, found: Senses) -> bool:
    """Whether a text has other words than those that count."""
    return len(words_of(text)) > found.total()


def _how_changed(lost: Side, gained: Side) -> str:
    """What a replacement does to the sense, where the words do not say it by themselves."""
    kinds = {kind for kind, _ in lost[0]} & {kind for kind, _ in gained[0]}
    if kinds:
        kind = min(kinds)
        return "" if kind == "and/or" else f": another {kind}"
    (found, words, text), how = (lost, "without") if lost[0] else (gained, "with")
    alone = bool(lost[0]) != bool(gained[0])
    return f": {how} {_named(found, words)}" if alone and _has_more(text, found) else ""


def _named(found: Senses, words: list[str]) -> str:
    """Sense words by kind, as they stand in the text."""
    kinds = dict.fromkeys(kind for kind, _ in found)
    return " and ".join(
        f"the {kind} {', '.join(shown(_as_printed(one, words)) for one in found if one[0] == kind)}" for kind in kinds
    )


def _as_printed(sense: tuple[str, str], words: list[str]) -> str:
    """The word of a text that bears a sense; a number is found by its value."""
    return next((word for word in words if sense in senses([word])), sense[1])


def _put_in(edit: Edit) -> str | None:
    """The negation that brackets put in by itself, where they take the place of none: "[not]", "[did not]"."""
    words = words_of(edit.item_text)
    if len(words) > _MOST_PUT_IN or not NEGATIONS.isdisjoint(words_of(edit.source_text)):
        return None
    return next((word for word in words if word in NEGATIONS), None)


def _hidden(passage: Passage, place: int) -> str | None:
    """What a mark hides beside words that are kept: negations, and the conditions they hang on."""
    edit = passage.edits[place]
    if edit.op is EditOp.BRACKET and (turned := _put_in(edit)):
        return f"The brackets put in {shown(turned)}."
    if not edit.source_text.strip():
        return None
    mark = "ellipsis hides" if edit.op is EditOp.ELISION else "brackets hide"
    kept = {word for word in words_of(edit.item_text) if word in NEGATIONS}
    hidden = [word for word in negations_hidden(passage, place) if word not in kept] or (
        conditions_hidden(passage, place) if edit.op is EditOp.ELISION else []
    )
    return f"The {mark} {', '.join(shown_from(words) for words in hidden)}." if hidden else None
