"""Looking for quotations: the regions that seeds name are opened, what stands in them is aligned, and where words are
left without an answer they are counted otherwise or looked for in more regions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from tieout.library.chance import Chance
from tieout.library.hearing import UNHEARD, Hearing
from tieout.library.opened import Opened
from tieout.library.reading import ItemSpans
from tieout.library.regions import BEST, Index, Known, Region, are_elsewhere
from tieout.library.search import Match, Search, Window, may_stand_in, stands_in, windows_of, written
from tieout.library.uncollected import uncollected
from tieout.model import Evidence, Span
from tieout.text.quoted import Quoted, parse_all
from tieout.text.recounting import Variant, recounted, variants_of

_LIKELY = 0.7
"""Regions with this share of the best one's votes are opened first, the others only if these do not answer."""
_NEAR = 150
"""So many words from a likely region lies what is opened with it."""
_TOGETHER = 64
"""So many quotations are looked up together."""
_WINDOWS_HELD = 128
"""So many windows are open at once, before what stands in them is read."""
_MORE_REGIONS = 64
"""So many are opened where the words were found, but in other mouths than the draft says."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the library says of a quotation.

    `evidence` beats chance, `nearest` does not; `weight` is what the whole quotation would weigh word for word
    and `threshold` what a match must weigh, both in nats.
    """

    evidence: tuple[Evidence, ...]
    nearest: tuple[Evidence, ...]
    weight: float
    threshold: float


@dataclass(frozen=True, slots=True)
class Sought:
    """A quotation to look for; `spans` carries a range of its text to a span of the document, and `hearing` says whose
    words they are said to be."""

    text: str
    spans: ItemSpans = Span
    hearing: Hearing = UNHEARD


@dataclass(slots=True)
class _Look:
    """A quotation that was looked for: the windows that were opened, and what stands in them.

    `number` is its place among those that are looked up together. `opened` are the regions that the windows are of;
    `settled` says that there is no use in opening others. `otherwise` are the searches that count its words otherwise,
    `held` the words that were found with what stands on both sides of them, where there are ways to do so; of these,
    none is of use but where it stands word for word in the open windows, if `nowhere_else`.
    """

    number: int
    quoted: Quoted
    search: Search
    regions: list[Region]
    opened: list[Region]
    windows: list[Window]
    matches: list[Match] = field(default_factory=list)
    settled: bool = False
    otherwise: list[Search] = field(default_factory=list)
    held: set[int] = field(default_factory=set)
    nowhere_else: bool = False


class Looking:
    """A search for quotations in some shards; `open` opens a source by its number, if it can be read.

    `partial` says that the sources may not hold the quotations at all.
    """

    def __init__(
        self, index: Index, chance: Chance, open: Callable[[int], Opened | None], *, partial: bool = False
    ) -> None:
        self._index = index
        self._chance = chance
        self._open = open
        self._partial = partial

    def all(self, sought: Sequence[Sought]) -> Iterator[Found]:
        """Where each of some quotations stands."""
        for first in range(0, len(sought), _TOGETHER):
            with uncollected():
                found = self._together(sought[first : first + _TOGETHER])
            yield from found

    def _together(self, sought: Sequence[Sought]) -> list[Found]:
        """The same of some that are looked up at one go, and again at one go where they are counted otherwise."""
        quoted = parse_all([one.text for one in sought])
        weighed = self._chance.weigh([one.hashes for one in quoted])
        known = Known()
        regions = self._index.find_all(quoted, known=known)
        found: list[Found] = []
        looks: list[_Look] = []
        held = 0
        for number, (one, words, weights, places) in enumerate(zip(sought, quoted, weighed, regions, strict=True)):
            search = Search(words, one.spans, self._chance, weights, partial=self._partial, hearing=one.hearing)
            likely = _likely(places)
            windows = windows_of(self._opened(likely), len(words))
            looks.append(_Look(number, words, search, places, likely, windows))
            held += len(windows)
            if held >= _WINDOWS_HELD:
                found += self._finished(looks, known)
                looks, held = [], 0
        return found + self._finished(looks, known)

    def _finished(self, looks: Sequence[_Look], known: Known) -> list[Found]:
        """What is found where words are counted otherwise, too, as far as they are not found as they are."""
        for look in looks:
            self._look_through(look)
        self._count_otherwise([look for look in looks if not look.search.whole(look.matches)], known)
        counted = [self._best_counting(look) for look in looks]
        return [self._found(look, *best) for look, best in zip(looks, counted, strict=True)]

    def _found(self, look: _Look, search: Search, matches: list[Match]) -> Found:
        """What is found by the search that counts the words best."""
        if not search.is_heard(matches):
            matches = self._listened_further(look.quoted, search, matches, len(_likely(look.regions)))
        evidence, nearest = search.evidence(matches)
        return Found(tuple(evidence), tuple(nearest), search.weight, self._chance.threshold)

    def _look_through(self, look: _Look) -> None:
        """Find what stands in the windows that were opened, of the likely regions; in those of all where these leave
        words without an answer, in more where so many are alike that the right one may be left out."""
        search = look.search
        look.matches = search.matches(look.windows)
        if len(look.opened) < len(look.regions) and not search.answers(look.matches):
            self._open_at(look, look.regions)
        look.settled = _are_alike(look.regions)
        if look.settled and not search.whole(look.matches):
            self._open_at(look, self._index.find(look.quoted, _MORE_REGIONS))

    def _open_at(self, look: _Look, regions: list[Region]) -> None:
        """Find what stands in the windows of other regions."""
        look.opened = regions
        look.windows = windows_of(self._opened(regions), len(look.quoted))
        look.matches = look.search.matches(look.windows)

    def _count_otherwise(self, looks: Sequence[_Look], known: Known) -> None:
        """Count the words of some quotations otherwise, where contractions let that be, and open what has these words.

        A variant that stands word for word has most votes of its own, and mostly in a source that is open.
        """
        worth = [(look, variants) for look in looks if (variants := self._worth_a_look(look, known))]
        rewritten = iter(recounted([one for _, variants in worth for one in variants]))
        counted = [(look, _of_use(look, list(zip(variants, rewritten, strict=False)))) for look, variants in worth]
        weighed = iter(self._chance.weigh([one.hashes for _, others in counted for _, one in others]))
        asked = [one for look, others in counted if not look.settled for _, one in others]
        regions = iter(self._index.find_all(asked, known=known) if asked else ())
        for look, others in counted:
            look.otherwise = [look.search.counting(one, next(weighed), variant.changed) for variant, one in others]
            if others and not look.settled:
                more = [region for found in islice(regions, len(others)) for region in _likely(found)]
                look.windows = windows_of(self._opened([*look.opened, *more]), len(look.quoted))

    def _worth_a_look(self, look: _Look, known: Known) -> list[Variant]:
        """The variants of a quotation that may be found where it is not, or better."""
        variants = variants_of(look.quoted)
        if not variants:
            return []
        look.held = look.search.held(look.matches)
        if not all(self._is_here_or_nowhere(look, one.changed, look.held, known) for one in variants):
            return variants
        look.settled = look.nowhere_else = True
        return [variant for variant in variants if may_stand_in(look.windows, variant)]

    def _is_here_or_nowhere(self, look: _Look, words: set[int], held: set[int], known: Known) -> bool:
        """Whether a variant is of use only where it stands word for word, and may do so in the open windows alone.

        Where it does, nearly all seeds of the quotation have a vote: the place is open, if no other has so many. No
        quotation that bears marks stands word for word anywhere.
        """
        if not words <= held:
            return False
        if look.settled or not written(look.quoted):
            return True
        votes = known.votes_without(look.number, words)
        return not self._index.parts and not are_elsewhere(look.regions, look.opened, votes)

    def _listened_further(self, quoted: Quoted, search: Search, matches: list[Match], opened: int) -> list[Match]:
        """What is found where words that others say too are looked for in more places than the few `opened`.

        Wherever they stand word for word they have as many votes as here.
        """
        regions = _likely(self._index.find(quoted, _MORE_REGIONS))
        if len(regions) <= opened:
            return matches
        further = search.matches(windows_of(self._opened(regions), len(quoted)))
        return further if search.is_heard(further) else matches

    @staticmethod
    def _best_counting(look: _Look) -> tuple[Search, list[Match]]:
        """The search that counts the words so that fewest are left without an answer, and what it found."""
        best = look.search, look.matches
        for other, found in look.search.recounted(look.held, look.otherwise, look.windows):
            if found and other.deficit(found) < best[0].deficit(best[1]):
                best = other, found
        return best

    def _opened(self, regions: Iterable[Region]) -> Iterable[tuple[Region, Opened]]:
        for region in regions:
            opened = self._open(region.source)
            if opened is not None:
                yield region, opened


def _of_use(look: _Look, others: list[tuple[Variant, Quoted]]) -> list[tuple[Variant, Quoted]]:
    """The variants that stand word for word in the open windows, where they are of use there alone."""
    return [one for one in others if not look.nowhere_else or stands_in(look.windows, one[1])]


def _likely(regions: list[Region]) -> list[Region]:
    """The regions with most votes, those of one source that lie near each other counted together.

    The words before an ellipsis and those behind it vote for two places, though one source holds them all.
    """
    least = _LIKELY * regions[0].votes if regions else 0.0
    sources = [region.source for region in regions]
    if len(set(sources)) == len(sources):
        return [region for region in regions if region.votes >= least]

    def held(region: Region) -> float:
        near = [one for one in regions if one.source == region.source and abs(region.start - one.start) <= _NEAR]
        return sum([one.votes for one in near])

    return [region for region in regions if region.votes >= least or held(region) >= least]


def _are_alike(regions: list[Region]) -> bool:
    """Whether so many places have the same votes that the one where the words stand as they are may be left out: the
    seeds that would tell it from the others are too common to be followed."""
    return len(regions) >= BEST and regions[BEST - 1].votes >= regions[0].votes
