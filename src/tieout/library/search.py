"""Finding a quotation: seeds name regions, regions are aligned, and what beats chance is evidence."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice, pairwise, zip_longest
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tieout.errors import CacheError
from tieout.library.chance import EDIT_PRICE, MARGIN, MISS_PRICE, PARTIAL_MARGIN, Chance, Weighed
from tieout.library.hearing import UNHEARD, Hearing
from tieout.library.opened import Opened
from tieout.library.pairs import Run, joined, pairs_in, runs_of
from tieout.library.reading import ItemSpans, pieces_of, read
from tieout.library.regions import Region
from tieout.model import Evidence
from tieout.text.align import ELSEWHERE, MATCH, align
from tieout.text.quoted import Quoted
from tieout.text.recounting import Variant
from tieout.text.words import Hashes

MOST_EVIDENCE = 8
_MOST_IN_A_WINDOW = 3
_MOST_LOOKED_AT = 50
"""So many places in a window are asked whether the speaker whom the draft names has the floor there."""
_LEAD, _TRAIL = 15, 70
_WORTH_A_JUMP, _MARKED_WORTH, _RUN = 3, 2, 3
"""So many words in a stretch of the quotation must be unanswered before other places are asked for them, so many beside
an ellipsis; a stretch ends where so many words in a row are answered."""
_ALIGNED_SOURCES = 6
_HASH = 8
"""Bytes of a word's hash."""
JUMP_MARGIN = 6.0
"""How much further (in nats) than chance each piece of a spliced quotation must stand out by itself."""


class Window(NamedTuple):
    """Words `first` to `last` (exclusive) of an opened source."""

    opened: Opened
    first: int
    last: int

    @property
    def hashes(self) -> Hashes:
        return self.opened.words.hashes[self.first : self.last]


class Match(NamedTuple):
    """A path of the quotation through some windows: how it fared as an alignment, and against chance."""

    runs: list[Run]
    pieces: list[list[Run]]
    """The runs again, cut where the quotation leaves one passage for another."""
    score: float
    surprise: float


class Search:
    """One quotation against the windows that its regions open."""

    def __init__(
        self,
        quoted: Quoted,
        spans: ItemSpans,
        chance: Chance,
        weighed: Weighed,
        *,
        partial: bool = False,
        hearing: Hearing = UNHEARD,
    ) -> None:
        self._partial = partial
        self._hearing = hearing
        self.quoted = quoted
        self._spans = spans
        self._chance = chance
        self._alone, self._following = weighed
        self._threshold = chance.threshold
        self._written = written(quoted)
        self.changed: set[int] = set()
        """The words of the quotation as it was first counted that are counted otherwise here."""

    @property
    def weight(self) -> float:
        """What the quotation would weigh if it were found word for word."""
        return sum(self._following)

    def evidence(self, matches: Sequence[Match]) -> tuple[list[Evidence], list[Evidence]]:
        """What beats chance, best first, and the nearest of what does not."""
        beating: list[Match] = []
        near: list[Match] = []
        for match in matches:
            (beating if self._beats_chance(match) else near).append(match)
        return [self._read(match) for match in beating[:MOST_EVIDENCE]], [self._read(match) for match in near[:1]]

    def held(self, matches: Sequence[Match]) -> set[int]:
        """The words that the source of the best path has too, each with what stands on both sides of it."""
        return _held(matches[0].runs) if matches else set()

    def recounted(
        self, held: set[int], others: Sequence[Search], windows: Sequence[Window]
    ) -> Iterator[tuple[Search, list[Match]]]:
        """The searches that count contractions otherwise, and what each finds; none where every word has an answer.

        Only word for word where it is no contraction, or none beside a gap, of what is `held`: "we are" may be fetched
        from afar, though "we're" stands here; and "we are" may stand in other words, though these stand elsewhere with
        "we're".
        """
        if len(held) == len(self.quoted):
            return
        for other in others:
            yield other, other.word_for_word(windows) if other.changed <= held else other.matches(windows)

    def counting(self, variant: Quoted, weighed: Weighed, changed: set[int]) -> Search:
        """The same search with some words, those that are `changed`, counted otherwise."""
        other = Search(variant, self._spans, self._chance, weighed, partial=self._partial, hearing=self._hearing)
        other.changed = changed
        return other

    def whole(self, matches: Sequence[Match]) -> bool:
        """Whether the quotation was found word for word."""
        return bool(matches) and self.deficit(matches) <= 0

    def deficit(self, matches: Sequence[Match]) -> float:
        """How far the best path, which comes first, falls short of one that answers every word."""
        return MATCH * len(self.quoted) - (matches[0].score if matches else 0.0)

    def is_heard(self, matches: Sequence[Match]) -> bool:
        """Whether what was found word for word stands where the speaker whom the draft names has the floor."""
        return not self.whole(matches) or any(self._fits(match) for match in matches)

    def _fits(self, match: Match) -> bool:
        first = match.runs[0]
        return self._hearing.fits(first.opened, first.word)

    def answers(self, matches: Sequence[Match]) -> bool:
        """Whether nothing is to be gained from looking further: no words are left that could stand elsewhere."""
        return bool(matches) and not any(map(self._could_stand, self._left(matches[0])))

    def _left(self, match: Match) -> Iterator[tuple[range, int]]:
        """The stretches of the quotation that no run of the source's words answers, and how many of the words in each
        are without an answer."""
        first = answered = 0
        for run in match.runs:
            if run.equal and run.length < _RUN:
                answered += run.length
            elif run.equal:
                if run.item > first:
                    yield range(first, run.item), run.item - first - answered
                first, answered = run.last_item + 1, 0
        if first < len(self.quoted):
            yield range(first, len(self.quoted)), len(self.quoted) - first - answered

    def _could_stand(self, left: tuple[range, int]) -> bool:
        """Whether words left without an answer could be a piece by themselves, if they stand together elsewhere."""
        words, unanswered = left
        if any(boundary in self.quoted.ellipses for boundary in (*words, words.stop)):
            return unanswered >= _MARKED_WORTH
        return unanswered >= _WORTH_A_JUMP and (
            self._alone[words.start] + sum(self._following[words.start + 1 : words.stop])
            > self._threshold + JUMP_MARGIN
        )

    def _beats_chance(self, match: Match) -> bool:
        whole = pairs_in(match.runs) == len(self.quoted) and all(run.equal for run in match.runs)
        return match.surprise > self._threshold + (0.0 if whole or not self._partial else PARTIAL_MARGIN)

    def _read(self, match: Match) -> Evidence:
        return read(self.quoted, match.pieces, self._spans, match.surprise, self._hearing)

    def word_for_word(self, windows: Sequence[Window]) -> list[Match]:
        """Where the quotation stands as it is, first where the speaker whom the draft names has the floor."""
        found = [matches for matches in map(self._exact, windows) if matches]
        if not found:
            return []
        exact = [match for round in zip_longest(*found) for match in round if match is not None]
        whole = [match for match in exact if len(match.pieces) == 1]
        return sorted(whole, key=lambda match: not self._fits(match))

    def matches(self, windows: Sequence[Window]) -> list[Match]:
        """Paths of the quotation, best first: word for word where it stands so, else aligned."""
        whole = self.word_for_word(windows)
        if whole:
            return whole
        if len(windows) == 1:
            return self._aligned(list(windows))
        by_source: dict[str, list[Window]] = defaultdict(list)
        for window in windows:
            by_source[window.opened.document.id].append(window)
        groups = list(by_source.values())[:_ALIGNED_SOURCES]
        found = [match for group in groups for match in self._aligned(group)]
        found.sort(key=lambda match: -match.score)
        if len(by_source) > 1 and not self.answers(found):
            best = found[0].score if found else 0.0
            joint = self._aligned([window for group in by_source.values() for window in group])
            found += [match for match in joint if match.score > best]
        return sorted(found, key=lambda match: -match.score)

    # -- word for word -------------------------------------------------------------------------------------------

    def _exact(self, window: Window) -> list[Match]:
        """The first places of a window where the quotation stands as it is."""
        if not self._written:
            return []
        words = window.hashes.tobytes()
        if self._written not in words:
            return []
        found = list(islice(_standing(words, self._written), _MOST_LOOKED_AT))
        found.sort(key=lambda start: not self._hearing.fits(window.opened, window.first + start))
        return [self._standing_at(window, start) for start in found[:_MOST_IN_A_WINDOW]]

    def _standing_at(self, window: Window, start: int) -> Match:
        length = len(self.quoted)
        runs = [Run(0, window.opened, window.first + start, length, equal=True)]
        return Match(runs, pieces_of(self.quoted, runs), MATCH * length, self._surprise(runs, length))

    # -- aligned -------------------------------------------------------------------------------------------------

    def _aligned(self, windows: list[Window]) -> list[Match]:
        """The best reading in some windows, with jumps only where every piece stands out by itself.

        Where a piece does not, what it held is looked for once more around what does stand.
        """
        if len(windows) > 1:
            windows = sorted(windows, key=lambda window: (window.opened.document.id, window.first))
        match, whole = self._path(windows, jumps=True)
        if not whole:
            match, whole = self._path(windows, jumps=False)
        if match is None or whole:
            return [match] if match else []
        at_home = self._around(match.runs)
        again = self._path([at_home], jumps=False)[0] if at_home else None
        return [again if again and again.surprise > match.surprise else match]

    def _path(self, windows: list[Window], *, jumps: bool) -> tuple[Match | None, bool]:
        """The best path less the pieces that do not stand, and whether all of them do."""
        table = Table(windows)
        marks = {"ellipses": self.quoted.ellipses, "brackets": self.quoted.brackets}
        words = self.quoted.hashes.view(np.int64)
        path = align(words, table.hashes.view(np.int64), table.coordinates, **marks, jumps=jumps)
        if not path.stretches:
            return None, False
        runs = runs_of(path, self.quoted, table)
        pieces = pieces_of(self.quoted, runs)
        standing = runs if len(pieces) == 1 else self._standing(pieces)
        lost = pairs_in(runs) - pairs_in(standing)
        surprise = self._surprise(standing, len(self.quoted))
        pieces = pieces_of(self.quoted, standing) if lost else pieces
        return Match(standing, pieces, path.score - MATCH * lost, surprise), not lost

    def _around(self, standing: list[Run]) -> Window | None:
        """Where the rest of the quotation would stand beside what does, if that is one stretch of one source."""
        first, last = standing[0], standing[-1]
        opened = first.opened
        if last.opened is not opened or last.last_word < first.word:
            return None
        low = max(0, first.word - first.item - _LEAD)
        high = min(len(opened.words), last.last_word + len(self.quoted) - last.last_item + _LEAD)
        window = Window(opened, low, high)
        return window if _is_readable(window) else None

    def _standing(self, pieces: list[list[Run]]) -> list[Run]:
        """The runs of the pieces that stand: the weightiest, and all others that beat chance by themselves and do
        not claim words that a weightier one has."""
        weights = [self._surprise(piece) for piece in pieces]
        best = weights.index(max(weights))
        kept = {best}
        for number in sorted(range(len(pieces)), key=lambda number: -weights[number]):
            free = not any(_overlap(pieces[number], pieces[other]) for other in kept if other != number)
            if free and (number == best or weights[number] > self._piece_threshold(pieces, number, best)):
                kept.add(number)
        return joined([run for number in sorted(kept) for run in pieces[number]])

    def _piece_threshold(self, pieces: list[list[Run]], number: int, best: int) -> float:
        """What a piece must weigh: little only where an ellipsis announces it and it stands in the same turn."""
        here, there = pieces[number][0], pieces[best][0]
        edge = here.item if number > best else pieces[number][-1].last_item + 1
        marked = edge in self.quoted.ellipses
        if (
            marked
            and here.opened is there.opened
            and here.opened.turn_of(here.word) == there.opened.turn_of(there.word)
        ):
            return math.log(2 + abs(here.word - there.word)) + MARGIN
        return self._threshold + JUMP_MARGIN

    def _surprise(self, runs: list[Run], length: int | None = None) -> float:
        """What the words that agree weigh, less what each edit and each unanswered word takes away."""
        weight, edits, equal = 0.0, 0, 0
        before: Run | None = None
        for run in runs:
            follows = before is not None and before.is_followed_by(run)
            if run.equal:
                held = follows and before is not None and before.equal
                weight += self._following[run.item] if held else self._alone[run.item]
                weight = sum(self._following[run.item + 1 : run.item + run.length], weight)
                equal += run.length
                edits += not follows and before is not None
            else:
                edits += run.length
            before = run
        missed = (length if length is not None else pairs_in(runs)) - equal
        return weight - EDIT_PRICE * edits - MISS_PRICE * missed


def written(quoted: Quoted) -> bytes:
    """The words of a quotation as bytes; none where they cannot stand anywhere as they are."""
    return b"" if _is_marked(quoted) else quoted.hashes.tobytes()


def _is_marked(quoted: Quoted) -> bool:
    """Whether a quotation bears marks, or has no words, so that it cannot stand anywhere as it is."""
    if quoted.ellipsis_starts or quoted.bracket_starts or not len(quoted):
        return True
    return "[" in quoted.text and bool(quoted.touched.any())


def _standing(words: bytes, item: bytes) -> Iterator[int]:
    """Where the words of a quotation stand in a row in others, both given as the bytes of their hashes."""
    at = words.find(item)
    while at >= 0:
        if at % _HASH == 0:
            yield at // _HASH
        at = words.find(item, at + 1)


def may_stand_in(windows: Sequence[Window], variant: Variant) -> bool:
    """Whether the words of a quotation, some of them counted otherwise, may stand in some windows as they are: the
    longest stretch of those that are counted as before does. A quotation that bears marks stands nowhere."""
    if variant.quoted.ellipsis_starts or variant.quoted.bracket_starts:
        return False
    kept = variant.kept
    return _stand_in(windows, variant.quoted.hashes[kept.start : kept.stop].tobytes())


def stands_in(windows: Sequence[Window], quoted: Quoted) -> bool:
    """Whether the words of a quotation stand in some windows as they are."""
    item = written(quoted)
    return bool(item) and _stand_in(windows, item)


def _stand_in(windows: Sequence[Window], item: bytes) -> bool:
    return any(next(_standing(one.hashes.tobytes(), item), None) is not None for one in windows)


def _held(runs: Sequence[Run]) -> set[int]:
    """The words of a quotation that the source has too, each with what stands on both sides of it."""
    answered = {item for run in runs if run.equal for item in range(run.item, run.item + run.length)}
    apart = [(before, after) for before, after in pairwise(runs) if not before.is_followed_by(after)]
    return answered - {item for before, after in apart for item in (before.last_item, after.item)}


def windows_of(regions: Iterable[tuple[Region, Opened]], length: int) -> list[Window]:
    """Windows around some regions, overlapping ones of one source joined, the best source first."""
    spans: dict[str, list[tuple[int, int]]] = {}
    opened_by: dict[str, Opened] = {}
    for region, opened in regions:
        first = max(0, region.start - _LEAD)
        last = min(opened.structure.size, max(region.end, region.start + length) + _TRAIL)
        if last > first:
            spans.setdefault(opened.document.id, []).append((first, last))
            opened_by[opened.document.id] = opened
    windows = [Window(opened_by[source], a, b) for source, pairs in spans.items() for a, b in _merged(pairs)]
    return [window for window in windows if _is_readable(window)]


def _overlap(a: list[Run], b: list[Run]) -> bool:
    """Whether two pieces stand on the same words of one source."""
    return a[0].opened is b[0].opened and a[0].word <= b[-1].last_word and b[0].word <= a[-1].last_word


def _is_readable(window: Window) -> bool:
    try:
        window.opened.need(window.first, window.last)
    except CacheError:
        return False
    return True


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    result: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if result and first <= result[-1][1]:
            result[-1] = (result[-1][0], max(last, result[-1][1]))
        else:
            result.append((first, last))
    return result


class Table:
    """The words of some windows, numbered through.

    `coordinates` tell where each stands: the sources lie ELSEWHERE apart.
    """

    def __init__(self, windows: Sequence[Window]) -> None:
        self._windows = windows
        self.alone: tuple[Opened, int] | None = None
        if len(windows) == 1:
            self.alone = windows[0].opened, windows[0].first
            self._firsts = [0]
            self.coordinates: NDArray[np.int64] = np.arange(windows[0].first, windows[0].last)
            self.hashes: Hashes = windows[0].hashes
            return
        self._firsts = list(accumulate((window.last - window.first for window in windows), initial=0))
        rank: dict[str, int] = {}
        bases = [rank.setdefault(window.opened.document.id, len(rank)) * 2 * ELSEWHERE for window in windows]
        rows = [np.arange(base + one.first, base + one.last) for base, one in zip(bases, windows, strict=True)]
        self.coordinates = np.concatenate(rows)
        self.hashes = np.concatenate([window.hashes for window in windows])

    def place(self, number: int) -> tuple[Opened, int]:
        """The source that holds the word of a number, and which word of that it is."""
        at = bisect_right(self._firsts, number) - 1
        window = self._windows[at]
        return window.opened, window.first + number - self._firsts[at]
