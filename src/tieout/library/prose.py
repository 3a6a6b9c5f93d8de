"""The prose of a source: its sentences, what each counts, and what it claims with that.

A sentence without a number is not read at all, one with a number is first read for what it counts; what it says of it
is worked out when somebody asks. Each is done once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from tieout.model import Claim, Document, Fact, Moment, Passage, Span, Term
from tieout.model.answers import Measure
from tieout.model.quantities import Interval, Quantity
from tieout.text.claims import claims_of, sentences
from tieout.text.clocks import Clock, clocks_in
from tieout.text.columns import measure_of
from tieout.text.designations import may_number, numbered, without_models
from tieout.text.elliptic import united
from tieout.text.numbered import places
from tieout.text.othernames import called, under_one
from tieout.text.quantities import Figures, read
from tieout.text.rounding import allowed, around
from tieout.text.sentences import paragraph_ends
from tieout.text.terms import subject_stems
from tieout.text.words import Words, tokenize

_NONE = Figures((), ())
_WORDS_OF_PROSE = 4
"""Words that carry a subject, of a cell that is a sentence."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity of a sentence, and the values that its printing allows."""

    quantity: Quantity
    interval: Interval
    measure: Measure
    fractions: bool = False

    @classmethod
    def of(cls, quantity: Quantity) -> Counted:
        """A whole number without a scale word is taken to be exact."""
        exact = quantity.value == quantity.value.to_integral_value() and not quantity.scale and not quantity.qualifier
        interval = around(quantity.value, Decimal(0)) if exact and not quantity.is_range else allowed(quantity)
        return cls(quantity, interval, measure_of(quantity))


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of a source's sentence: what is claimed of it (spans count in the sentence), and the fact it states."""

    claim: Claim
    fact: Fact
    names: frozenset[str]
    """The stems of the names near it."""
    measure: frozenset[str]
    """Those of the other words near it."""
    words: frozenset[str]
    """Those of the whole sentence."""

    @classmethod
    def of(cls, claim: Claim, value: Counted, passage: Passage) -> Told:
        quantity = claim.quantity
        fact = Fact(passage, quantity.value, value.interval, quantity.text, value.measure, claim.when)
        near, start = [one for one in claim.terms if claim.near.holds(one.span)], claim.sentence.start
        words = frozenset(one.stem for one in claim.terms) | called(claim.terms)
        return cls(claim, fact, under_one(names_of(near, start)), others_of(near, start), words)

    def printed(self, word: Term) -> str:
        """One of the words as the sentence prints it."""
        return self.fact.passage.text[word.span.start - self.claim.sentence.start :][: word.span.length]


def names_of(words: Iterable[Term], start: int) -> frozenset[str]:
    """The stems of words with a capital that they do not owe to the beginning of the sentence, which is at `start`."""
    return frozenset(one.stem for one in words if one.capital and one.span.start > start)


def others_of(words: Iterable[Term], start: int) -> frozenset[str]:
    """The stems of the other words of a sentence that begins at `start`."""
    return frozenset(one.stem for one in words if not one.capital or one.span.start == start)


def whole_names(words: Iterable[Term]) -> list[list[Term]]:
    """The words with a capital, those that stand side by side together: "Jane", "Roe" of "when Jane Roe left"."""
    found: list[list[Term]] = []
    for one in words:
        if one.capital and found and found[-1][-1].span.end + 1 == one.span.start:
            found[-1].append(one)
        elif one.capital:
            found.append([one])
    return found


@dataclass(eq=False)
class Text:
    """A source's prose, its words, and its paragraphs, which are cut into sentences as these are asked for."""

    source: str
    document: Document
    words: Words
    numbers: list[int]
    """Where numbers and their words begin: a sentence without one counts nothing."""
    tables: Sequence[Span] = ()
    """Where the source's tables stand in its text, in order; their cells are read as such."""
    _cuts: dict[int, list[Span]] = field(default_factory=dict)
    _counted: dict[Span, tuple[Figures, Sequence[Counted]]] = field(default_factory=dict)
    _told: dict[Span, Sequence[Told]] = field(default_factory=dict)
    _stems: dict[Span, frozenset[str]] = field(default_factory=dict)
    _around: dict[Span, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def folded(self) -> str:
        """The prose, case folded."""
        return self.document.prose.casefold()

    def folded_within(self, span: Span) -> str:
        """What stands in a span of the prose, case folded: folding makes some letters two, so places may differ."""
        prose = self.document.prose
        return self.folded[slice(*span)] if len(self.folded) == len(prose) else prose[slice(*span)].casefold()

    @cached_property
    def clocks(self) -> Sequence[tuple[Span, Clock]]:
        """The times of the day that the prose tells in digits, the first of them, and where they stand."""
        return clocks_in(self.document.prose)

    @cached_property
    def designated(self) -> frozenset[str]:
        """The words that name something by a number behind them."""
        return numbered(self.document.prose)

    @cached_property
    def bounds(self) -> NDArray[np.int64]:
        """Where paragraphs begin, and where the last one ends."""
        prose = self.document.prose
        return np.array([0, *paragraph_ends(prose), len(prose)], np.int64)

    @cached_property
    def homes(self) -> NDArray[np.int64]:
        """The number of the paragraph in which each word stands."""
        return self.bounds.searchsorted(self.words.starts, side="right") - 1

    def sentences(self, paragraph: int) -> list[Span]:
        """The sentences of a paragraph."""
        if paragraph not in self._cuts:
            start, end = self.bounds[paragraph : paragraph + 2].tolist()
            cuts = sentences(self.document.prose[start:end])
            self._cuts[paragraph] = [Span(low + start, high + start) for low, high in cuts] if start else cuts
        return self._cuts[paragraph]

    def beside(self, sentence: Span) -> tuple[Span, ...]:
        """The sentence before one, where there is any, itself, and the one after."""
        home = int(self.bounds.searchsorted(sentence.start, side="right")) - 1
        own = self.sentences(home)
        at = own.index(sentence)
        first = own[at - 1] if at else self._nearest(range(home - 1, -1, -1), -1)
        last = own[at + 1] if at + 1 < len(own) else self._nearest(range(home + 1, len(self.bounds) - 1), 0)
        return tuple(one for one in (first, sentence, last) if one is not None)

    def _nearest(self, paragraphs: range, place: int) -> Span | None:
        """The sentence at one end of the first of some paragraphs that has any."""
        return next((cuts[place] for number in paragraphs if (cuts := self.sentences(number))), None)

    def has_number(self, sentence: Span) -> bool:
        """Whether a number, or a word of one, stands in a sentence."""
        at = bisect_left(self.numbers, sentence.start)
        return at < len(self.numbers) and self.numbers[at] < sentence.end

    def is_cell(self, sentence: Span) -> bool:
        """Whether a sentence is a cell of a table, of few words: what its number counts stands in other cells."""
        if not self.tables:
            return False
        place = self.document.offsets.span(sentence)
        at = bisect_right(self.tables, place.start, key=lambda one: one.start) - 1
        return at >= 0 and self.tables[at].holds(place) and len(self.stems(sentence)) < _WORDS_OF_PROSE

    def counted(self, sentence: Span) -> Sequence[Counted]:
        """The quantities of a sentence."""
        return self._counts(sentence)[1]

    def stated(self, sentence: Span) -> Sequence[Told]:
        """The figures of a sentence, each with what is said of it."""
        if sentence not in self._told:
            self._told[sentence] = self._read(sentence) if self.counted(sentence) else ()
        return self._told[sentence]

    def stems(self, sentence: Span) -> frozenset[str]:
        """The words of a sentence that carry its subject."""
        if sentence not in self._stems:
            self._stems[sentence] = subject_stems(self.printed(sentence))
        return self._stems[sentence]

    def around(self, sentence: Span) -> frozenset[str]:
        """Those of a sentence and of the two beside it."""
        if sentence not in self._around:
            self._around[sentence] = frozenset().union(*map(self.stems, self.beside(sentence)))
        return self._around[sentence]

    def dated(self, sentence: Span) -> Sequence[Moment]:
        """The dates of a sentence."""
        return self._counts(sentence)[0].moments

    def passage(self, sentence: Span) -> Passage:
        """A sentence as evidence."""
        return self._passage(Span(0, sentence.length), sentence.start)

    def printed(self, sentence: Span) -> str:
        """A sentence as the prose has it."""
        return self.document.prose[sentence.start : sentence.end]

    def _counts(self, sentence: Span) -> tuple[Figures, Sequence[Counted]]:
        """The quantities and dates of a sentence, and the quantities with the values they allow."""
        if sentence not in self._counted:
            figures = self._figures(self.printed(sentence)) if self.has_number(sentence) else _NONE
            self._counted[sentence] = figures, list(map(Counted.of, figures.quantities))
        return self._counted[sentence]

    def _figures(self, printed: str) -> Figures:
        """The same of a sentence as printed: no number of a name is a quantity, and one may lend another its unit."""
        figures = read(printed)
        quantities = figures.quantities
        if quantities and may_number(printed):
            quantities = without_models(printed, quantities, self.designated)
        if len(quantities) > 1:
            quantities = united(printed, quantities)
        return figures if quantities is figures.quantities else figures._replace(quantities=quantities)

    def _read(self, sentence: Span) -> list[Told]:
        figures, counted = self._counts(sentence)
        found = claims_of(self.printed(sentence), figures)
        values = {one.quantity.span: one for one in counted}
        passages = {one.sentence: self._passage(one.sentence, sentence.start) for one in found}
        return [Told.of(one, values[one.quantity.span], passages[one.sentence]) for one in found]

    def _passage(self, part: Span, base: int) -> Passage:
        document = self.document
        span = document.offsets.span(Span(part.start + base, part.end + base))
        return Passage(self.source, span, document.location(span.start), document.text[span.start : span.end])


_BETWEEN = "\n\nand and\n\n"
"""Stands between texts that are read in one go: two words, so that no number is read from one text into the next."""
_TOGETHER = 1 << 20
"""Characters of them together."""


def texts_of(documents: Sequence[Document]) -> Iterator[Text]:
    """The proses of some documents; words and numbers are found in one go, which for many short ones is far cheaper."""
    together: list[Document] = []
    room = _TOGETHER
    for document in documents:
        if together and len(document.prose) > room:
            yield from _read_together(together)
            together, room = [], _TOGETHER
        together.append(document)
        room -= len(document.prose)
    yield from _read_together(together)


def _read_together(documents: Sequence[Document]) -> Iterator[Text]:
    joined = _BETWEEN.join(document.prose for document in documents)
    words = tokenize(joined)
    numbers = np.array(places(joined, words), np.int64)
    lengths = [len(document.prose) for document in documents]
    starts = list(accumulate((length + len(_BETWEEN) for length in lengths), initial=0))[:-1]
    edges = [(start, start + length) for start, length in zip(starts, lengths, strict=True)]
    bounds = np.array(edges, np.int64).reshape(-1, 2)
    ranges, counted = words.starts.searchsorted(bounds).tolist(), numbers.searchsorted(bounds).tolist()
    for document, start, (first, last), (low, high) in zip(documents, starts, ranges, counted, strict=True):
        own = Words(words.starts[first:last] - start, words.ends[first:last] - start, words.hashes[first:last])
        yield Text(document.id, document, own, (numbers[low:high] - start).tolist())
