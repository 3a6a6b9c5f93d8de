"""Sentences of the sources that hold figures, found by the words of a claim.

Every source is cut into words once (by the tokeniser of the index, which is quick); a word counts for a claim if it has
the stem of one of the claim's. Only the sources that share most of a claim's rarer words are cut into sentences, and
only the sentences that share some are read.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from tieout.library.library import Library
from tieout.library.tabular import tables_of
from tieout.model import Claim, Document, Fact, Passage, Span
from tieout.text.claims import claims, sentences, shifted
from tieout.text.columns import measure_of
from tieout.text.rounding import allowed, around
from tieout.text.terms import stem, terms
from tieout.text.words import tokenize

SOURCES = 24
"""So many sources, those that share most of a claim's words, are looked into for one claim."""
SENTENCES = 60
"""So many sentences of them are read."""
EVERY = 3_000
"""So many where an order of all is asked for."""
_LONGEST_WORD = 60


@dataclass
class Text:
    """A source's prose: where its words start, and the number of each word's stem."""

    source: str
    document: Document
    starts: NDArray[np.int64]
    stems: NDArray[np.int32]
    held: NDArray[np.int32]
    """The stems, each once, in order."""
    _cuts: list[Span] | None = None
    _read: dict[int, list[tuple[Claim, Fact]]] = field(default_factory=dict)

    @cached_property
    def folded(self) -> str:
        """The prose, case folded."""
        return self.document.prose.casefold()

    def has(self, number: int) -> bool:
        """Whether it holds the stem of that number."""
        at = int(np.searchsorted(self.held, number))
        return at < len(self.held) and int(self.held[at]) == number

    @property
    def sentences(self) -> list[Span]:
        if self._cuts is None:
            self._cuts = sentences(self.document.prose)
        return self._cuts

    def stated(self, number: int) -> list[tuple[Claim, Fact]]:
        """The claims of a sentence as facts, each figure with what is said of it."""
        if number not in self._read:
            self._read[number] = [(claim, self._fact(claim)) for claim in self._claims(number)]
        return self._read[number]

    def _claims(self, number: int) -> Sequence[Claim]:
        span = self.sentences[number]
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

    def __init__(self, library: Library, skipped: Iterable[str] = ()) -> None:
        self._numbers: dict[str, int] = {}
        self._by_hash: dict[int, int] = {}
        left_out = set(skipped)
        self.texts = [
            self._text(source.id, document)
            for number, source in enumerate(library.sources)
            if source.id not in left_out and (document := library.document(number)) is not None
        ]
        size = len(self._numbers)
        self._sources = np.zeros(size, np.int64)
        for text in self.texts:
            self._sources[text.held] += 1

    def _text(self, source: str, document: Document) -> Text:
        prose = document.prose
        words = tokenize(prose)
        unique, first, inverse = np.unique(words.hashes, return_index=True, return_inverse=True)
        numbers = np.empty(len(unique), np.int32)
        for place, (key, at) in enumerate(zip(unique.tolist(), first.tolist(), strict=True)):
            known = self._by_hash.get(key)
            if known is None:
                word = prose[int(words.starts[at]) : min(int(words.ends[at]), int(words.starts[at]) + _LONGEST_WORD)]
                known = self._by_hash[key] = self._numbers.setdefault(_stem(word), len(self._numbers))
            numbers[place] = known
        stems = numbers[inverse].astype(np.int32) if len(unique) else np.zeros(0, np.int32)
        return Text(source, document, words.starts.astype(np.int64), stems, np.unique(stems))

    def weight(self, stem_: str) -> float:
        """How much a word tells: the rarer among the sources, the more; one that none has tells most."""
        number = self._numbers.get(stem_)
        held = int(self._sources[number]) if number is not None else 0
        return math.log((len(self.texts) + 1) / (held + 0.5)) + 0.2 if held else math.log(len(self.texts) + 1) + 1

    def around(self, text: Text, number: int) -> set[str]:
        """The words that carry a subject in a sentence and the two beside it."""
        cuts = text.sentences[max(0, number - 1) : number + 2]
        return {one.stem for one in terms(text.document.prose[cuts[0].start : cuts[-1].end])}

    def stems_at(self, fact: Fact) -> set[str]:
        """The words that carry the subject of the sentence a fact was read from."""
        return {one.stem for one in terms(fact.passage.text)}

    def near(self, stems: Sequence[str], *, every: bool = False) -> list[tuple[Text, int, float]]:
        """The sentences that share most of some stems' weight: text, number of the sentence, share of the weight.

        `every` asks for as many as may be, for an order of all of them.
        """
        most = EVERY if every else SENTENCES
        known = [(self._numbers[one], self.weight(one)) for one in dict.fromkeys(stems) if one in self._numbers]
        if not known:
            return []
        wanted = np.array(sorted(number for number, _ in known), np.int32)
        weights = dict(known)
        ranked = sorted(((self._shared(text, weights), n) for n, text in enumerate(self.texts)), reverse=True)
        found: list[tuple[float, int, int]] = []
        for score, number in ranked[:SOURCES]:
            if score > 0:
                found += self._sentences(number, wanted, weights, most)
        whole = sum(self.weight(one) for one in dict.fromkeys(stems))
        found.sort(key=lambda row: (-row[0], row[1], row[2]))
        return [(self.texts[number], cut, weight / whole) for weight, number, cut in found[:most]]

    @staticmethod
    def _shared(text: Text, weights: dict[int, float]) -> float:
        total = 0.0
        for number, weight in weights.items():
            total += weight if text.has(number) else 0.0
        return total

    def _sentences(
        self, number: int, wanted: NDArray[np.int32], weights: dict[int, float], most: int
    ) -> list[tuple[float, int, int]]:
        text = self.texts[number]
        places = np.flatnonzero(np.isin(text.stems, wanted))
        starts = np.array([span.start for span in text.sentences], np.int64)
        owners = np.searchsorted(starts, text.starts[places], side="right") - 1
        pairs = np.unique(np.stack((owners, text.stems[places].astype(np.int64))), axis=1)
        scores: dict[int, float] = {}
        for owner, one in pairs.T.tolist():
            if owner >= 0:
                scores[owner] = scores.get(owner, 0.0) + weights[one]
        best = sorted(scores.items(), key=lambda row: -row[1])[:most]
        return [(score, number, owner) for owner, score in best]


def _stem(word: str) -> str:
    return stem(word) if word and (word[0].isalnum()) else word or " "


@lru_cache(maxsize=2)
def statements_of(library: Library) -> Statements:
    """The prose of a library, cut into words once for all that ask; what is nothing but tables is left out."""
    return Statements(library, {sheet.source for sheet in tables_of(library).sheets if sheet.is_whole})
