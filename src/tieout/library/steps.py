"""The steps of a passage, from run to run: what is printed alike, what is marked, and what is to be looked into.

src/native/steps.c does the same where it was compiled.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from tieout.library.pairs import Run
from tieout.text import native
from tieout.text.align import at_boundaries
from tieout.text.quoted import Quoted
from tieout.text.words import fold

ALIKE, TOUCHED, OTHER, ELIDED, ADDED = range(5)
"""Words printed alike; a word with brackets of its own; a group of words that differ, or that one side has and the
other has not; and two marks between words: an ellipsis, and brackets that hold words of the writer's own."""


class Step(NamedTuple):
    """One step, by its kind.

    Of what is alike or touched the offsets where it starts and ends, in the quotation's text and in the source's prose.
    Of a group the numbers of its words, on either side; of a mark the boundary that it stands at, twice, and the words
    of the source that it stands for. What is empty stands where it would begin.
    """

    kind: int
    item: int
    item_end: int
    source: int
    source_end: int


def steps(quoted: Quoted, runs: list[Run], first: int, last: int) -> list[Step]:
    """The steps of a passage whose runs are of one source and in order, from the quotation's word `first` to `last`."""
    if native.kernels is None:
        return _Steps(quoted, runs).from_to(first, last)
    opened, words = runs[0].opened, quoted.words
    source = opened.words
    ours, theirs = (quoted.text, words.starts, words.ends), (opened.document.prose, source.starts, source.ends)
    marked = quoted.ellipses or quoted.brackets
    marks = at_boundaries(len(quoted) + 1, quoted.ellipses, quoted.brackets) if marked else b""
    return native.kernels.steps(*ours, *theirs, marks, quoted.touched, runs, first, last, Step, _same_spelling)


class _Steps:
    """Collects the steps of one passage as its runs come by."""

    def __init__(self, quoted: Quoted, runs: list[Run]) -> None:
        self._quoted = quoted
        self._runs = runs
        self._source = runs[0].opened.words
        self._steps: list[Step] = []
        self._item = self._word = range(0)

    def from_to(self, first: int, last: int) -> list[Step]:
        self._begin(first, self._runs[0].word)
        for run, alike in _spelt(self._quoted, self._runs):
            self._reach(run, alike)
        self._gap(last, self._next_word)
        self._flush()
        return self._steps

    def _begin(self, item: int, word: int) -> None:
        """Go on from a word of either side."""
        self._next_item, self._next_word = item, word

    def _reach(self, run: Run, alike: bool) -> None:
        """Take in the words up to a run, and its own; `alike` if they are spelt alike too."""
        self._gap(run.item, run.word)
        if alike or self._quoted.touched[run.item]:
            self._flush()
            item, word = self._quoted.words.extent(run.item, run.length), self._source.extent(run.word, run.length)
            self._steps.append(Step(ALIKE if alike else TOUCHED, *item, *word))
        else:
            self._take_in(run.item, run.item + run.length)
            self._word = range(self._word.start if self._word else run.word, run.word + run.length)
        self._begin(run.item + run.length, run.word + run.length)

    def _take_in(self, first: int, last: int) -> None:
        """Add words of the quotation to the group."""
        if last > first:
            self._item = range(self._item.start if self._item else first, last)

    def _gap(self, item: int, word: int) -> None:
        """Words of either side that no pair holds; a mark at a boundary between them owns the source's."""
        skipped = range(self._next_word, max(self._next_word, word))
        marks = [boundary for boundary in range(self._next_item, item + 1) if self._quoted.is_marked(boundary)]
        if not marks or not (self._steps or self._item or skipped):
            self._take_in(self._next_item, item)
            if skipped:
                self._word = range(self._word.start if self._word else skipped.start, skipped.stop)
            return
        self._take_in(self._next_item, marks[0])
        self._flush()
        elided = any(mark in self._quoted.ellipses for mark in marks)
        self._steps.append(Step(ELIDED if elided else ADDED, marks[0], marks[0], skipped.start, skipped.stop))
        self._take_in(marks[0], item)

    def _flush(self) -> None:
        """Close the group."""
        if self._item or self._word:
            item = self._item or range(self._next_item, self._next_item)
            word = self._word or range(self._next_word, self._next_word)
            self._steps.append(Step(OTHER, item.start, item.stop, word.start, word.stop))
        self._item = self._word = range(0)


def _spelt(quoted: Quoted, runs: list[Run]) -> Iterator[tuple[Run, bool]]:
    """Runs cut where the quotation bears a mark, each with whether it is spelt alike: where it is not, its pairs one
    by one; both halves of a contraction written out are not alike."""
    cut = [part for run in runs for part in _between_marks(quoted, run)]
    flags = [_alike(quoted, run) for run in cut]
    _tell_halves(quoted, cut, flags)
    for run, own in zip(cut, flags, strict=True):
        yield from _told(run, own)


def _told(run: Run, alike: list[bool]) -> Iterator[tuple[Run, bool]]:
    """A run in parts that are spelt alike, and every other pair by itself."""
    first = 0
    for same, group in groupby(alike):
        last = first + len(list(group))
        parts = [(first, last)] if same else [(number, number + 1) for number in range(first, last)]
        yield from ((run.part(*part), same) for part in parts)
        first = last


def _between_marks(quoted: Quoted, run: Run) -> list[Run]:
    """A run cut at the quotation's marks."""
    cuts = [number for number in range(1, run.length) if quoted.is_marked(run.item + number)]
    return [run.part(first, last) for first, last in pairwise([0, *cuts, run.length])]


def _alike(quoted: Quoted, run: Run) -> list[bool]:
    """Which pairs of a run hold the same word spelt the same."""
    if run.equal and _prints_alike(quoted, run):
        return [True] * run.length
    return [run.equal and _is_spelt_alike(quoted, run, number) for number in range(run.length)]


def _prints_alike(quoted: Quoted, run: Run) -> bool:
    """Whether a run is printed in the quotation as it is in the source, what stands between its words included."""
    start, end = quoted.words.extent(run.item, run.length)
    first, last = run.opened.words.extent(run.word, run.length)
    return quoted.text[start:end] == run.opened.document.prose[first:last]


def _is_spelt_alike(quoted: Quoted, run: Run, number: int) -> bool:
    start, end = quoted.words.extent(run.item + number)
    ours = quoted.text[start:end]
    start, end = run.opened.words.extent(run.word + number)
    theirs = run.opened.document.prose[start:end]
    return ours == theirs or _same_spelling(ours, theirs)


def _same_spelling(ours: str, theirs: str) -> bool:
    """Whether two words that are not printed alike are spelt alike, less the quotation's brackets."""
    return fold(ours.replace("[", "").replace("]", "")) == fold(theirs)


def _tell_halves(quoted: Quoted, runs: list[Run], flags: list[list[bool]]) -> None:
    """Where the second half of a contraction is not spelt alike, the first is not either."""
    last: tuple[Run, int, list[bool]] | None = None
    for run, own in zip(runs, flags, strict=True):
        for number in range(run.length):
            if last is not None and not own[number] and run.equal and _halves(quoted, last[0], last[1], run, number):
                last[2][last[1]] = False
            last = run, number, own


def _halves(quoted: Quoted, first: Run, at: int, second: Run, number: int) -> bool:
    """Whether two pairs in a row are the halves of a contraction, on one side or the other."""
    source = second.opened.words
    ours = quoted.words.ends[first.item + at] == quoted.words.starts[second.item + number]
    return bool(ours or source.ends[first.word + at] == source.starts[second.word + number])
