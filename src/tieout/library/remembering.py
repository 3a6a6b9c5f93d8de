"""What the library said of the items of a draft, for the next check of the same draft when little in it has changed.

An answer is kept under all of the draft that it follows from: of a figure the sentence, what leads up to it in the
paragraph, and its place in it; of a quotation its words, its parts and its speaker. Where the item stands is not
among that, so what was typed elsewhere asks nothing again; the spans of a kept answer are carried to where it is now.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import TypeVar

from tieout.library.looking import Found
from tieout.library.topics import topics
from tieout.model import (
    Answer,
    Claim,
    DateAnswer,
    Dated,
    Document,
    Evidence,
    Figure,
    FigureAnswer,
    Item,
    Moment,
    Name,
    Quotation,
    Span,
    Statement,
)

Key = Hashable
Value = TypeVar("Value")
Numbers = tuple[int, ...]
"""The sources that were asked; none stands for all of them."""


class Memory:
    """The answers of one library to the latest of many questions."""

    def __init__(self, most: int = 20_000) -> None:
        self._most = most
        self._answers: dict[Key, tuple[int, Answer]] = {}
        self._found: dict[Key, tuple[int, Found]] = {}

    def answer(self, document: Document, item: Item, ask: Callable[[], Answer], of: Numbers = ()) -> Answer:
        """What the library says of an item, asked only where it was not before; `of` are the sources asked."""
        key = _key(document, item)
        if key is None:
            return ask()
        known = self._answers.pop((key, of), None)
        at, answer = known or (item.span.start, ask())
        self._keep(self._answers, (key, of), (at, answer))
        return _carried(document, item, answer, item.span.start - at) if known else answer

    def known(self, document: Document, quotation: Quotation, of: Numbers = ()) -> Found | None:
        """What was found for a quotation; None where it was not looked for."""
        key = _quotation(document, quotation), of
        if key not in self._found:
            return None
        at, found = self._found[key]
        self._keep(self._found, key, self._found.pop(key))
        return _found_at(found, quotation.span.start - at)

    def keep(self, document: Document, quotation: Quotation, found: Found, of: Numbers = ()) -> None:
        """Remember what was found for a quotation."""
        self._keep(self._found, (_quotation(document, quotation), of), (quotation.span.start, found))

    def _keep(self, kept: dict[Key, Value], key: Key, value: Value) -> None:
        kept[key] = value
        if len(kept) > self._most:
            del kept[next(iter(kept))]


class NoMemory(Memory):
    """For a check that has none before it, and none after."""

    def answer(self, document: Document, item: Item, ask: Callable[[], Answer], of: Numbers = ()) -> Answer:
        return ask()

    def known(self, document: Document, quotation: Quotation, of: Numbers = ()) -> Found | None:
        return None

    def keep(self, document: Document, quotation: Quotation, found: Found, of: Numbers = ()) -> None:
        """Nothing is kept."""


# -- keys ---------------------------------------------------------------------------------------------------------


def _key(document: Document, item: Item) -> Key | None:
    """What the answer for an item follows from; None for a kind that is answered by more than itself."""
    if isinstance(item, Figure):
        about = tuple(document.prose[slice(*one)] for one in topics(document, item.claim.sentence.start))
        return "figure", about, document.prose[slice(*item.lead)], item.text, *_claim(document, item.claim)
    if isinstance(item, Dated):
        words = tuple((term.stem, term.capital, term.span.start - item.moment.span.start) for term in item.terms)
        return "date", item.text, _moment(item.moment, item.moment.span.start), words, item.alone
    if isinstance(item, Name):
        return "name", item.text
    if isinstance(item, Statement):
        speaker = item.speaker.name if item.speaker else None
        return "statement", document.text[slice(*item.span)], item.text, item.denied, speaker
    return None


def _claim(document: Document, claim: Claim, depth: int = 1) -> tuple[Key, ...]:
    """A claim by the words of its sentence, its place in it, its time, and the figures that it follows from."""
    base = claim.sentence.start
    link = claim.link
    followed = tuple(_claim(document, one, depth - 1) for one in link.operands) if link and depth else ()
    return (
        document.prose[slice(*claim.sentence)],
        claim.quantity.span.start - base,
        _moment(claim.when, base) if claim.when else None,
        tuple(_moment(one, base) for one in claim.during or ()),
        (link.kind, link.sign, link.wording, link.exhaustive) if link else None,
        claim.rank and (claim.rank.place, claim.rank.highest),
        claim.paired,
        followed,
    )


def _moment(moment: Moment, base: int) -> Key:
    return moment.text, moment.first, moment.last, moment.span.start - base


def _quotation(document: Document, quotation: Quotation) -> Key:
    start = quotation.span.start
    parts = tuple((part.text, part.span.start - start, part.span.end - start) for part in quotation.parts)
    speaker = quotation.speaker.name if quotation.speaker else None
    return document.text[slice(*quotation.span)], quotation.text, parts, speaker


# -- spans --------------------------------------------------------------------------------------------------------


def _carried(document: Document, item: Item, answer: Answer, by: int) -> Answer:
    """An answer that was given for the same item elsewhere in the draft."""
    if isinstance(answer, FigureAnswer) and answer.undated and isinstance(item, Figure) and item.claim.when:
        span = document.offsets.span(item.claim.when.span)
        answer = replace(answer, undated=answer.undated._replace(span=span))
    if isinstance(answer, DateAnswer) and answer.undated and isinstance(item, Dated):
        answer = replace(answer, undated=answer.undated._replace(span=document.offsets.span(item.moment.span)))
    if not by or isinstance(item, Name):  # of a name the evidence is of its words, wherever they stand
        return answer
    evidence = tuple(_evidence_at(one, by) for one in answer.evidence)
    return replace(answer, evidence=evidence, nearest=tuple(_evidence_at(one, by) for one in answer.nearest))


def _found_at(found: Found, by: int) -> Found:
    if not by:
        return found
    evidence = tuple(_evidence_at(one, by) for one in found.evidence)
    return replace(found, evidence=evidence, nearest=tuple(_evidence_at(one, by) for one in found.nearest))


def _evidence_at(evidence: Evidence, by: int) -> Evidence:
    """A reading of the same words, so many code points further on in the draft."""
    if not any(passage.edits for passage in evidence.passages):
        return evidence
    passages = []
    for passage in evidence.passages:
        edits = tuple(one._replace(item=Span(one.item.start + by, one.item.end + by)) for one in passage.edits)
        passages.append(replace(passage, edits=edits))
    return replace(evidence, passages=tuple(passages))
