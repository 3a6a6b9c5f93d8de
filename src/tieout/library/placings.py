"""Where a draft puts somebody in one place of an order, and the sources in another: "13th in the league", "21st".

An ordinal before a noun tells one thing from others of its sort ("the third round" and "the fourth" may both be meant);
only one that stands by itself is a place, of which there is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tieout.library.prose import Text, Told
from tieout.library.statements import Statements
from tieout.model import Claim, Fact, Span, Term
from tieout.model.quantities import EVERYTHING, Kind
from tieout.text.moments import agree
from tieout.text.patterns import lazy

_OF = lazy(r"\s+(?:place\s+|spot\s+)?(?:in|of|on|among|at)\s")
_HALF = 0.5
"""The share of the words behind the draft's ordinal, and of all its words, that the source's sentence has."""
_SHARED = 2


def placed_otherwise(statements: Statements, prose: str, claim: Claim) -> Fact | None:
    """The place that the sources give a claim's subject in the same order; None where it is the draft's, or none.

    `prose` is that of the draft's document. A sentence with the draft's ordinal, and as many of its words, is for it.
    """
    subject = _subject(claim)
    if claim.quantity.kind is not Kind.ORDINAL or not _is_place(claim, prose) or subject is None:
        return None
    words = {one.stem for one in claim.terms if claim.near.holds(one.span)}
    found: tuple[float, Told] | None = None
    given = 0.0
    for text, sentence in statements.near(words):
        share = len(words & text.stems(sentence)) / len(words)
        if any(one.quantity.value == claim.quantity.value for one in text.counted(sentence)):
            given = max(given, share)
            continue
        if share >= _HALF and (found is None or share > found[0]):
            other = _placing(claim, subject, words, text, sentence)
            found = (share, other) if other is not None else found
    if found is None or found[0] <= given or statements.by_chance(words & found[1].words, statements.sources):
        return None
    return replace(found[1].fact, interval=EVERYTHING)


def _placing(claim: Claim, subject: Term, words: set[str], text: Text, sentence: Span) -> Told | None:
    """The one ordinal of a source's sentence that is a place of the same subject in the same order."""
    printed = text.document.prose[sentence.start : sentence.end]
    places = [one for one in text.stated(sentence) if one.claim.quantity.kind is Kind.ORDINAL]
    fitting = [one for one in places if _is_place(one.claim, printed) and _is_alike(claim, subject, one.claim)]
    return fitting[0] if len(fitting) == 1 and len(words & fitting[0].words) >= _SHARED else None


def _is_place(claim: Claim, prose: str) -> bool:
    """Whether an ordinal stands by itself before what it is a place of."""
    return _OF.match(prose, claim.quantity.span.end) is not None


def _is_alike(claim: Claim, subject: Term, said: Claim) -> bool:
    """Whether two ordinals are places of one subject at one time, in an order told in much the same words."""
    own, theirs = {one.stem for one in _behind(claim)}, {one.stem for one in _behind(said)}
    before = [one for one in said.terms if one.span.end <= said.quantity.span.start]
    names = [one for one in before if one.capital and said.near.holds(one.span)]
    named = names[-1].stem == subject.stem if names else any(one.stem == subject.stem for one in before)
    alike = bool(own) and len(own & theirs) >= _HALF * len(own)
    dated = claim.when is not None or said.when is not None
    return named and alike and (not dated or agree(claim.when, said.when) is True)


def _behind(claim: Claim) -> Iterator[Term]:
    end = claim.quantity.span.end
    return (one for one in claim.terms if end <= one.span.start < claim.near.end)


def _subject(claim: Claim) -> Term | None:
    """The last name before an ordinal."""
    start = claim.quantity.span.start
    names = [one for one in claim.terms if one.capital and claim.near.start <= one.span.start < start]
    return names[-1] if names else None
