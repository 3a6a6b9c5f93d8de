"""The runs of words that a path is made of: each gap where it reads best, nothing fetched from afar for an edge."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple, Protocol

import numpy as np

from tieout.library.opened import Opened
from tieout.text import native
from tieout.text.align import Path, at_boundaries
from tieout.text.patterns import lazy
from tieout.text.quoted import Quoted
from tieout.text.sentences import sentence_ends
from tieout.text.words import Hashes

STRAY_WORDS, STRAY_PAIRS, STRAY_GAP = 2, 6, 4
FALSE_START, CUT_OUT = 9, 25
_LIMITS = np.array([STRAY_WORDS, STRAY_PAIRS, STRAY_GAP], np.int64)
"""What src/native/runs.c is told, in its order."""
_SENTENCE_ENDS, _CLAUSE_ENDS = lazy(r"[.!?]"), lazy(r"[,;:—–]")
_BREAK = lazy(r"--|[—–]|\s-\s")


class Run(NamedTuple):
    """So many words of a quotation in a row, from `item` on, against as many of a source, from `word` on.

    They are pairs of the same words (`equal`), or every word is set against another.
    """

    item: int
    opened: Opened
    word: int
    length: int
    equal: bool

    @property
    def last_item(self) -> int:
        return self.item + self.length - 1

    @property
    def last_word(self) -> int:
        return self.word + self.length - 1

    def is_followed_by(self, after: Run) -> bool:
        """Whether another run goes on where this one ends, in the quotation and in the source."""
        return (
            after.word == self.word + self.length
            and after.item == self.item + self.length
            and after.opened is self.opened
        )

    def part(self, first: int, last: int) -> Run:
        """Its pairs `first` to `last` (exclusive)."""
        return _RUN((self.item + first, self.opened, self.word + first, last - first, self.equal))


_RUN = partial(tuple.__new__, Run)
"""What Run._make does, in a third of its time: a quotation has half a dozen, made again and again."""


class Row(Protocol):
    """Words of sources, numbered through, that a quotation was aligned with."""

    @property
    def hashes(self) -> Hashes: ...

    @property
    def alone(self) -> tuple[Opened, int] | None:
        """The source that they are all of, and which word of it the first one is; None where they are not in a row."""

    def place(self, number: int) -> tuple[Opened, int]:
        """The source that holds the word of a number, and which word of that it is."""


def runs_of(path: Path, quoted: Quoted, row: Row) -> list[Run]:
    """The runs of a path, in the quotation's order, each gap where it reads best."""
    if native.kernels is not None and row.alone is not None:
        marks = at_boundaries(len(quoted), quoted.ellipses)
        settled = native.kernels.runs(path.stretches, row.hashes, marks, _LIMITS, *row.alone, Run)
        if settled is not None:
            return settled
    place = row.place
    runs = joined([_RUN((item, *place(number), length, same)) for item, number, length, same, _ in path.stretches])
    return _strays_let_go(quoted, _edges_let_go(_settled(quoted, runs))) if len(runs) > 1 else runs


def joined(runs: list[Run]) -> list[Run]:
    """The same pairs in as few runs as hold them."""
    result = runs[:1]
    for run in runs[1:]:
        last = result[-1]
        if run.equal == last.equal and last.is_followed_by(run):
            result[-1] = last._replace(length=last.length + run.length)
        else:
            result.append(run)
    return result


def pairs_in(runs: list[Run]) -> int:
    """How many pairs some runs hold."""
    return sum([run.length for run in runs])


def _part(runs: list[Run], first: int, last: int) -> list[Run]:
    """What some runs hold of the pairs `first` to `last` (exclusive)."""
    result, begin = [], 0
    for run in runs:
        low, high = max(first - begin, 0), min(last - begin, run.length)
        if low < high:
            result.append(run.part(low, high))
        begin += run.length
    return result


def _edges_let_go(runs: list[Run]) -> list[Run]:
    """Less the unequal pairs at either edge that only a sentence end, or another turn, ties to the rest.

    A word that the quotation has too many at its edge was put in; it takes no word's place.
    """
    if (runs[0].equal and runs[-1].equal) or not any(run.equal for run in runs):
        return runs
    size = pairs_in(runs)
    lead, trail = _unequal(iter(runs)), _unequal(reversed(runs))
    first = max((number for number in range(1, lead + 1) if _parted(runs, number)), default=0)
    last = min((number for number in range(size - trail, size) if _parted(runs, number)), default=size)
    return _part(runs, first, last) if first or last < size else runs


def _parted(runs: list[Run], number: int) -> bool:
    """Whether only a sentence end, or another turn, ties the pair of a number to the one before it."""
    return _apart(*_word_of(runs, number - 1), *_word_of(runs, number))


def _word_of(runs: list[Run], number: int) -> tuple[Opened, int]:
    """The word of a source that the pair of a number holds."""
    at = 0
    while number >= runs[at].length:
        number -= runs[at].length
        at += 1
    return runs[at].opened, runs[at].word + number


def _unequal(runs: Iterator[Run]) -> int:
    """How many pairs stand before the first that is equal."""
    count = 0
    for run in runs:
        if run.equal:
            break
        count += run.length
    return count


def _strays_let_go(quoted: Quoted, runs: list[Run]) -> list[Run]:
    """Less a word or two at either edge that were fetched from some way off without a mark: they were put in.

    So were more words of which only one or two are the same, and most are not.
    """
    for number in _near_edge(runs):
        if _strayed(quoted, runs[number - 1], runs[number], runs[:number], leading=True):
            runs = runs[number:]
            break
    for number in _near_edge(runs[::-1]):
        cut = len(runs) - number
        if _strayed(quoted, runs[cut - 1], runs[cut], runs[cut:], leading=False):
            return runs[:cut]
    return runs


def _near_edge(runs: list[Run]) -> Iterator[int]:
    """How many runs may be an edge: no more than STRAY_PAIRS pairs, and so little of them the same word that chance may
    have brought it."""
    pairs = same = 0
    for number, run in enumerate(runs[:-1], 1):
        pairs += run.length
        same += run.length if run.equal else 0
        if pairs > STRAY_PAIRS or same > STRAY_WORDS:
            return
        if pairs <= STRAY_WORDS or 2 * same < pairs:
            yield number


def _strayed(quoted: Quoted, before: Run, after: Run, edge: list[Run], *, leading: bool) -> bool:
    if after.opened is not before.opened or after.word - before.last_word <= STRAY_GAP:
        return False
    if is_marked(quoted, before, after):
        return False
    return not _breaks_off(before, after) and not _is_cut_out(before, after, edge, leading=leading)


def _breaks_off(before: Run, after: Run) -> bool:
    """Whether the source breaks off between two words and begins anew a few words on: "it was -- I thought it was"."""
    if not 0 < after.word - before.last_word <= FALSE_START:
        return False
    between = text_between(before, after)
    return _BREAK.search(between) is not None and not _SENTENCE_ENDS.search(between)


def _is_cut_out(before: Run, after: Run, edge: list[Run], *, leading: bool) -> bool:
    """Whether words were cut out of one sentence behind its beginning or before its end.

    Of "The keeper, who is an old man now, came down" quoted as "The keeper came down", the keeper was not put in. One
    word alone shows that only where the sentence begins, or ends, with it.
    """
    if not 0 < after.word - before.last_word <= CUT_OUT or not all(run.equal for run in edge):
        return False
    if sentence_ends(text_between(before, after) + " x"):
        return False
    size = pairs_in(edge)
    if size > 1:
        return edge[-1].last_word - edge[0].word == size - 1
    opened, word = edge[0].opened, edge[0].word
    if leading:
        return word == 0 or _stop_rank(opened, word - 1) == 2
    return word + 1 == len(opened.words) or _stop_rank(opened, word) == 2


def text_between(before: Run, after: Run) -> str:
    """The source's text from the last word of one run to the first of another."""
    words, prose = before.opened.words, before.opened.document.prose
    return prose[words.ends.item(before.last_word) : words.starts.item(after.word)]


def _apart(opened: Opened, word: int, other: Opened, next_word: int) -> bool:
    if other is not opened or next_word != word + 1:
        return True
    return opened.turn_of(word) != opened.turn_of(next_word) or _stop_rank(opened, word) == 2


def _settled(quoted: Quoted, runs: list[Run]) -> list[Run]:
    """The same words, each unmarked gap slid to where it begins at the end of a sentence or clause, if it may.

    Of "... for trade. I'm for work. I'm for peace" less one sentence, what was left out is "I'm for work.", though
    "for work. I'm" would do as well letter for letter.
    """
    settled = runs[:1]
    for run in runs[1:]:
        if settled[-1].item + settled[-1].length == run.item:
            _settle(quoted, settled, run)
        else:
            settled.append(run)
    return settled


def _settle(quoted: Quoted, settled: list[Run], after: Run) -> None:
    """Add a run to those that are settled, the gap between where it reads best."""
    while True:
        before = settled[-1]
        gap = after.word - before.word - before.length
        moves = gap > 0 and after.opened is before.opened and not is_marked(quoted, before, after)
        shift = _best_shift(before, after, gap) if moves else 0
        if shift <= 0:
            settled += _drawn_on(settled.pop(), after, -shift) if shift else [after]
            return
        if before.equal:
            settled[-1] = before._replace(length=before.length + shift)
        else:
            settled.append(Run(after.item, after.opened, after.word - gap, shift, equal=True))
        if shift == after.length:
            return
        after = after.part(shift, after.length)


def _drawn_on(before: Run, after: Run, count: int) -> list[Run]:
    """Two runs with the last words of the first as the first of the second."""
    moved = Run(after.item - count, after.opened, after.word - count, count, equal=True)
    kept = [before.part(0, before.length - count)] if count < before.length else []
    return [*kept, *joined([moved, after])]


def _best_shift(before: Run, after: Run, gap: int) -> int:
    """By how many words a gap is best slid on, or back where that is negative."""
    back, ahead = _reach_back(before, gap), _reach_ahead(after, gap)
    if not back and not ahead:
        return 0
    opened, last = before.opened, before.last_word
    ranks = {shift: _stop_rank(opened, last + shift) for shift in range(-back, ahead + 1)}
    return max(ranks, key=lambda shift: (ranks[shift], -abs(shift)))


def _reach_back(before: Run, gap: int) -> int:
    """How many of the last words of a run stand before the end of the gap behind it, too."""
    word, last, count = before.opened.words.hashes.item, before.last_word, 0
    most = min(gap, before.length) if before.equal else 0
    while count < most and word(last - count) == word(last - count + gap):
        count += 1
    return count


def _reach_ahead(after: Run, gap: int) -> int:
    """How many of the first words of a run stand at the beginning of the gap before it, too."""
    word, first, count = after.opened.words.hashes.item, after.word, 0
    most = min(gap, after.length) if after.equal else 0
    while count < most and word(first + count) == word(first + count - gap):
        count += 1
    return count


def _stop_rank(opened: Opened, word: int) -> int:
    """How well a gap may begin after a word: 2 after a sentence, 1 after a comma or the like, else 0."""
    if word < 0 or word + 1 >= len(opened.words):
        return 0
    between = opened.document.prose[opened.words.ends.item(word) : opened.words.starts.item(word + 1)]
    if between == " ":
        return 0
    return 2 if _SENTENCE_ENDS.search(between) else 1 if _CLAUSE_ENDS.search(between) else 0


def is_marked(quoted: Quoted, before: Run, after: Run) -> bool:
    """Whether an ellipsis stands between the words of two runs."""
    ellipses = quoted.ellipses
    return bool(ellipses) and any(boundary in ellipses for boundary in range(before.last_item + 1, after.item + 1))
