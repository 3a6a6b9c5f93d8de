"""Sentences of the sources that hold figures, found by the words of a claim.

Which sources hold a word is known without opening one. Only those that share most of a claim's rarer words are opened,
and of these only the paragraphs are cut into sentences in which enough of its words stand together.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from heapq import heappush, heapreplace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tieout.library.library import Library
from tieout.library.sharing import Sharing, hashes_of
from tieout.library.tabular import is_whole
from tieout.model import Claim, Document, Fact, Passage, Span
from tieout.text.ascending import among
from tieout.text.claims import claims, sentences, shifted
from tieout.text.columns import measure_of
from tieout.text.rounding import allowed, around
from tieout.text.sentences import paragraph_ends
from tieout.text.terms import terms
from tieout.text.words import Hashes, Words, tokenize

SOURCES = 24
"""So many sources, those that share most of a claim's words, are looked into for one claim."""
SENTENCES = 60
"""So many sentences of them are read."""
EVERY = 3_000
"""So many where an order of all is asked for."""
_KEPT_OPEN = 256
_SELDOM = 2.0
"""Minus the logarithm of how often a word that a source holds stands in a given few sentences of it."""
_ALIKE = 1e-9
"""Weights that differ by less were added up in another order."""


@dataclass
class Text:
    """A source's prose, its words, and its paragraphs, which are cut into sentences as these are asked for."""

    source: str
    document: Document
    words: Words
    _cuts: dict[int, list[Span]] = field(default_factory=dict)
    _read: dict[Span, list[tuple[Claim, Fact]]] = field(default_factory=dict)

    @cached_property
    def folded(self) -> str:
        """The prose, case folded."""
        return self.document.prose.casefold()

    @cached_property
    def bounds(self) -> NDArray[np.int64]:
        """Where paragraphs begin, and where the last one ends."""
        prose = self.document.prose
        return np.array([0, *paragraph_ends(prose), len(prose)], np.int64)

    @cached_property
    def _marks(self) -> NDArray[np.uint16]:
        return self.words.hashes.astype(np.uint16)

    def having(self, wanted: Hashes) -> NDArray[np.int64]:
        """The numbers of the words that are among the wanted, which are ascending."""
        near = np.zeros(1 << 16, np.bool_)
        near[wanted.astype(np.uint16)] = True
        places = np.flatnonzero(near[self._marks])
        return places[among(self.words.hashes[places], wanted)]

    def sentences(self, paragraph: int) -> list[Span]:
        """The sentences of a paragraph."""
        if paragraph not in self._cuts:
            start, end = self.bounds[paragraph : paragraph + 2].tolist()
            cuts = sentences(self.document.prose[start:end])
            self._cuts[paragraph] = [Span(cut.start + start, cut.end + start) for cut in cuts]
        return self._cuts[paragraph]

    def beside(self, sentence: Span) -> Span:
        """A sentence with the one before it and the one after."""
        home = int(np.searchsorted(self.bounds, sentence.start, side="right")) - 1
        own = self.sentences(home)
        at = own.index(sentence)
        first = own[at - 1] if at else self._nearest(range(home - 1, -1, -1), -1) or sentence
        last = own[at + 1] if at + 1 < len(own) else self._nearest(range(home + 1, len(self.bounds) - 1), 0) or sentence
        return Span(first.start, last.end)

    def _nearest(self, paragraphs: range, place: int) -> Span | None:
        """The sentence at one end of the first of some paragraphs that has any."""
        return next((cuts[place] for number in paragraphs if (cuts := self.sentences(number))), None)

    def stated(self, sentence: Span) -> list[tuple[Claim, Fact]]:
        """The claims of a sentence as facts, each figure with what is said of it."""
        if sentence not in self._read:
            self._read[sentence] = [(claim, self._fact(claim)) for claim in self._claims(sentence)]
        return self._read[sentence]

    def _claims(self, span: Span) -> Sequence[Claim]:
        text = self.document.prose[span.start : span.end]
        return [shifted(claim, span.start) for claim in claims(text)] if any(map(_may_count, text.split())) else ()

    def _fact(self, claim: Claim) -> Fact:
        document, quantity = self.document, claim.quantity
        span = document.offsets.span(claim.sentence)
        passage = Passage(self.source, span, document.location(span.start), document.text[span.start : span.end])
        exact = quantity.value == quantity.value.to_integral_value() and not quantity.scale and not quantity.qualifier
        interval = around(quantity.value, Decimal(0)) if exact and not quantity.is_range else allowed(quantity)
        return Fact(passage, quantity.value, interval, quantity.text, measure_of(quantity), claim.when)


def _may_count(word: str) -> bool:
    return any(map(str.isdigit, word)) or len(word) > 2


class Statements:
    """The prose of a library, asked for sentences."""

    def __init__(self, library: Library) -> None:
        asked = (number for number in library.numbers if not library.is_sheet(number))
        self._library = library
        self._sharing = Sharing(library, asked)
        self._texts: dict[int, Text | None] = {}

    def weight(self, stem_: str) -> float:
        """How much a word tells: the rarer among the sources, the more; one that none has tells most."""
        return self._sharing.weight(stem_)

    def by_chance(self, shared: Iterable[str], held: int) -> bool:
        """Whether chance alone would bring some words together with another thing that so many sources hold.

        Expected is one such meeting or more: as many sources, times the share of them that holds each word, times how
        seldom a word that a source holds stands in a given few sentences of it (the expectation of Karlin and Altschul,
        "Methods for assessing the statistical significance of molecular sequence features", 1990, at its plainest).
        """
        return sum(self.weight(one) + _SELDOM for one in sorted(shared)) <= math.log(max(1, held))

    @property
    def sources(self) -> int:
        """How many sources there are."""
        return self._sharing.asked

    def held(self, stems: Iterable[str]) -> int:
        """How many sources hold the most common of some words."""
        return max((len(self._sharing.holding(one)) for one in stems), default=0)

    def around(self, text: Text, sentence: Span) -> set[str]:
        """The words that carry a subject in a sentence and the two beside it."""
        span = text.beside(sentence)
        return {one.stem for one in terms(text.document.prose[span.start : span.end])}

    def stems_at(self, fact: Fact) -> set[str]:
        """The words that carry the subject of the sentence a fact was read from."""
        return {one.stem for one in terms(fact.passage.text)}

    def near(self, stems: Sequence[str], *, every: bool = False) -> list[tuple[Text, Span, float]]:
        """The sentences that share most of some stems' weight: text, sentence, share of the weight.

        `every` asks for as many as may be, for an order of all of them.
        """
        asked = list(dict.fromkeys(stems))
        weights = {one: self.weight(one) for one in asked if len(self._sharing.holding(one))}
        if not weights:
            return []
        texts = [text for number in self._sharing.most(weights, SOURCES) if (text := self._text(number)) is not None]
        whole = sum(self.weight(one) for one in asked)
        return [
            (text, span, weight / whole) for weight, text, span in _best(texts, weights, EVERY if every else SENTENCES)
        ]

    def _text(self, number: int) -> Text | None:
        if number in self._texts:
            return self._texts[number]
        document = self._library.document(number)
        told = document is not None and not any(is_whole(*one) for one in self._library.tables(number))
        text = Text(document.id, document, tokenize(document.prose)) if document is not None and told else None
        if len(self._texts) >= _KEPT_OPEN:
            del self._texts[next(iter(self._texts))]
        self._texts[number] = text
        return text


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph in which wanted words stand: which, and where each stands; together they weigh `bound`."""

    bound: float
    text: Text
    number: int
    stems: list[int]
    starts: list[int]

    def weighed(self, weights: Sequence[float]) -> Iterator[tuple[float, Span]]:
        """The sentences with wanted words, and what these weigh, each counted once."""
        at = 0
        for span in self.text.sentences(self.number):
            held = set()
            while at < len(self.starts) and self.starts[at] < span.end:
                held.add(self.stems[at])
                at += 1
            if held:
                yield sum(weights[one] for one in sorted(held)), span


def _best(texts: Sequence[Text], weights: dict[str, float], most: int) -> list[tuple[float, Text, Span]]:
    """The sentences of some texts whose words weigh most; of those that weigh alike the first."""
    by_stem = list(weights.values())
    pairs = sorted((word, number) for number, one in enumerate(weights) for word in hashes_of(one))
    wanted, stems = np.array([word for word, _ in pairs], np.uint64), np.array([stem for _, stem in pairs], np.int64)
    order = {id(text): number for number, text in enumerate(texts)}
    paragraphs = [one for text in texts for one in _paragraphs(text, wanted, stems, np.array(by_stem))]
    paragraphs.sort(key=lambda one: -one.bound)
    found: list[tuple[float, Text, Span]] = []
    heaviest: list[float] = []
    for paragraph in paragraphs:
        if len(heaviest) == most and paragraph.bound < heaviest[0] - _ALIKE:
            break
        for weight, span in paragraph.weighed(by_stem):
            found.append((weight, paragraph.text, span))
            if len(heaviest) < most:
                heappush(heaviest, weight)
            elif weight > heaviest[0]:
                heapreplace(heaviest, weight)
    found.sort(key=lambda row: (-row[0], order[id(row[1])], row[2]))
    return found[:most]


def _paragraphs(
    text: Text, wanted: Hashes, stems: NDArray[np.int64], weights: NDArray[np.float64]
) -> Iterator[_Paragraph]:
    """The paragraphs of a text in which some of the wanted words stand."""
    places = text.having(wanted)
    if not len(places):
        return
    starts, held = text.words.starts[places], stems[np.searchsorted(wanted, text.words.hashes[places])]
    homes = np.searchsorted(text.bounds, starts, side="right") - 1
    cuts = [0, *(np.flatnonzero(np.diff(homes)) + 1).tolist(), len(homes)]
    within, numbers, at = held.tolist(), homes.tolist(), starts.tolist()
    by_stem = weights.tolist()
    for low, high in pairwise(cuts):
        bound = sum(by_stem[one] for one in set(within[low:high]))
        yield _Paragraph(bound, text, numbers[low], within[low:high], at[low:high])


@lru_cache(maxsize=2)
def statements_of(library: Library) -> Statements:
    """The prose of a library, for all that ask; what is nothing but tables is left out."""
    return Statements(library)
