"""What a figure of a draft asks of the sentences of the sources: which words to look for, and which to have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tieout.library.binding import Meeting
from tieout.library.prose import Text, Told, names_of, others_of, whole_names
from tieout.library.wholes import Parting
from tieout.model import Claim, Document, Figure, Span
from tieout.text.bases import is_base
from tieout.text.changing import Change, change_told
from tieout.text.numerals import SMALL
from tieout.text.othernames import called, of_one_name, under_one, with_others
from tieout.text.saying import only_says
from tieout.text.sorts import parted
from tieout.text.terms import subject_stems, tokens, unpossessed

_SPELT = {value: (word,) for word, value in SMALL.items()}


class Wanted(NamedTuple):
    """What a sentence must speak of: names, and words of the measure, as stems."""

    names: frozenset[str]
    measure: frozenset[str]
    sentence: frozenset[str]
    lead: frozenset[str]
    phrases: tuple[str, ...] = ()
    """The names as they are printed, folded."""
    asked: frozenset[str] = frozenset()
    """The words to look for: the stems of the names, and of the other names of what they name."""
    opening: frozenset[str] = frozenset()
    """The word that opens the sentence, which may be a name."""
    told_by: bool = False
    """Whether the names are only of those who say so."""

    @classmethod
    def of(cls, document: Document, figure: Figure, claim: Claim) -> Wanted:
        """The words of a claim: those of its own stretch, else those of its sentence up to it."""
        start = claim.sentence.start
        near = [one for one in claim.terms if claim.near.holds(one.span)]
        early = [one for one in claim.terms if one.span.start < claim.quantity.span.end]
        names = names_of(near, start) or names_of(early, start) or names_of(claim.terms, start)
        measure = others_of(near, start) or others_of(early, start) or others_of(claim.terms, start)
        lead = subject_stems(document.prose[figure.lead.start : figure.lead.end])
        whole = frozenset(one.stem for one in claim.terms)
        runs = whole_names(one for one in claim.terms if one.stem in names)
        spans = (slice(run[0].span.start, run[-1].span.end) for run in runs)
        phrases = tuple(unpossessed(document.prose[span].casefold()) for span in spans)
        opening = frozenset(one.stem for one in claim.terms[:1] if one.span.start == start)
        said, asked = whole | called(claim.terms), with_others(names)
        sentence = document.prose[start : claim.sentence.end].casefold() if phrases else ""
        told_by = bool(phrases) and all(only_says(phrase, sentence) for phrase in phrases)
        return cls(under_one(names), measure - names, said, lead, phrases, asked, opening, told_by)


class Asked(NamedTuple):
    """A claim, what a sentence must speak of to tell of it, and the draft's sentence."""

    claim: Claim
    wanted: Wanted
    own: str
    change: Change | None
    """What the figure is of a change."""
    parting: Parting
    is_base: bool
    """Whether the draft compares another figure with it."""
    printed: Sequence[str]
    """The figure itself as words that a source may have it in."""
    met: dict[tuple[Text, Span], list[Meeting]]
    """What sentences said when they were asked before."""

    @classmethod
    def of(cls, document: Document, figure: Figure, claim: Claim) -> Asked:
        own = document.prose[claim.sentence.start : claim.sentence.end]
        wanted, change = Wanted.of(document, figure, claim), change_told(document.prose, claim.quantity.span)
        compared = is_base(document.prose, claim.quantity)
        return cls(claim, wanted, own, change, Parting.of_claim(claim, own), compared, _printed(claim), {})

    @property
    def stems(self) -> list[str]:
        """The words to look for: the names and the measure, else what leads up to the figure; and the figure itself."""
        wanted = self.wanted
        return [*([*wanted.asked, *wanted.measure] or wanted.lead), *self.printed]

    def has_words(self, text: Text, sentence: Span) -> bool:
        """Whether a sentence has the words of the claim's measure, or the last two of its own."""
        stems, measure = text.stems(sentence), self.wanted.measure
        last = self.claim.terms[-2:]
        return bool(measure and measure <= stems) or (len(last) > 1 and stems.issuperset(one.stem for one in last))


def _printed(claim: Claim) -> list[str]:
    """The figure itself as words that a source may have it in."""
    found = [one.stem for one in tokens(claim.quantity.text)]
    value = claim.quantity.value
    if value == value.to_integral_value() and abs(value) < 10**15:
        found += [str(int(value)), *_SPELT.get(int(value), ())]
    return found


def same_names(wanted: Wanted, told: Told) -> bool | None:
    """Whether both speak of the same names; None where one names nobody, False where both name others.

    Who only says what a draft's sentence says need not be who a source's speaks of; and names that share what many
    share ("South Africa", "South Korea") are others.
    """
    if not wanted.names:
        return None
    others = told.names - wanted.names
    if wanted.names <= told.words:
        return True if others <= wanted.opening else None
    shared = wanted.names & told.words
    if shared and not wanted.names <= parted() and not others <= parted():
        shared -= parted()
    strange = others and not shared and not wanted.told_by
    return False if strange and not any(of_one_name(one, other) for one in wanted.names for other in others) else None


def only_introduced(claim: Claim, theirs: frozenset[str]) -> bool:
    """Whether all that the draft's sentence says beyond the source's stands before it: "The report itself puts ..."."""
    shared = [one.span.start for one in claim.terms if one.stem in theirs]
    beyond = [one.span.end for one in claim.terms if one.stem not in theirs]
    return len(set(shared)) > 1 and max(beyond, default=-2) < min(shared) - 1
