"""The pairs of words that a path is made of: each gap where it reads best, nothing fetched from afar for an edge."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple, Protocol

from tieout.library.opened import Opened
from tieout.text.align import Path
from tieout.text.quoted import Quoted
from tieout.text.sentences import sentence_ends
from tieout.text.words import Hashes

STRAY_WORDS, STRAY_PAIRS, STRAY_GAP = 2, 6, 4
FALSE_START, CUT_OUT = 9, 25


class Place(NamedTuple):
    """A word of an opened source."""

    opened: Opened
    word: int


class Pair(NamedTuple):
    """Word `item` of the quotation against a word of a source."""

    item: int
    place: Place
    equal: bool


class Row(Protocol):
    """Words of sources, numbered through, that a quotation was aligned with."""

    hashes: Hashes

    def places(self, numbers: Iterable[int]) -> Iterable[Place]:
        """The words of these numbers, each as a word of its source."""


def pairs_of(path: Path, quoted: Quoted, row: Row) -> list[Pair]:
    """The pairs of a path, in the quotation's order, each gap where it reads best."""
    items, numbers = [step.item for step in path.steps], [step.place for step in path.steps]
    equal = (quoted.hashes[items] == row.hashes[numbers]).tolist()
    pairs = list(map(Pair, items, row.places(numbers), equal))
    for number in range(1, len(pairs)):
        if pairs[number].place.word != pairs[number - 1].place.word + 1 and not is_marked(
            quoted, *pairs[number - 1 : number + 1]
        ):
            _settle(pairs, number)
    return _strays_let_go(quoted, _edges_let_go(pairs))


def _edges_let_go(pairs: list[Pair]) -> list[Pair]:
    """Less the unequal pairs at either edge that only a sentence end, or another turn, ties to the rest.

    A word that the quotation has too many at its edge was put in; it takes no word's place.
    """
    lead = next((number for number, pair in enumerate(pairs) if pair.equal), 0)
    trail = next((number for number, pair in enumerate(reversed(pairs)) if pair.equal), 0)
    first = max((number for number in range(1, lead + 1) if _apart(pairs[number - 1], pairs[number])), default=0)
    tail = range(len(pairs) - trail, len(pairs))
    last = min((number for number in tail if _apart(pairs[number - 1], pairs[number])), default=len(pairs))
    return pairs[first:last]


def _strays_let_go(quoted: Quoted, pairs: list[Pair]) -> list[Pair]:
    """Less a word or two at either edge that were fetched from some way off without a mark: they were put in.

    So were more words of which only one or two are the same, and most are not.
    """
    for lead in range(1, min(STRAY_PAIRS, len(pairs) - 1) + 1):
        if _are_few(pairs[:lead]) and _strayed(quoted, pairs[lead - 1], pairs[lead], pairs[:lead]):
            pairs = pairs[lead:]
            break
    for trail in range(1, min(STRAY_PAIRS, len(pairs) - 1) + 1):
        if _are_few(pairs[-trail:]) and _strayed(quoted, pairs[-trail - 1], pairs[-trail], pairs[-trail:]):
            return pairs[:-trail]
    return pairs


def _are_few(edge: list[Pair]) -> bool:
    """Whether so little of an edge is the same word that chance may have brought it."""
    same = sum(pair.equal for pair in edge)
    return len(edge) <= STRAY_WORDS or (same <= STRAY_WORDS and 2 * same < len(edge))


def _strayed(quoted: Quoted, before: Pair, after: Pair, edge: list[Pair]) -> bool:
    same = after.place.opened is before.place.opened
    gap = after.place.word - before.place.word
    if not same or gap <= STRAY_GAP or is_marked(quoted, before, after):
        return False
    return not _breaks_off(before, after) and not _is_cut_out(before, after, edge)


def _breaks_off(before: Pair, after: Pair) -> bool:
    """Whether the source breaks off between two words and begins anew a few words on: "it was -- I thought it was"."""
    if not 0 < after.place.word - before.place.word <= FALSE_START:
        return False
    between = _between(before, after)
    return re.search(r"--|[—–]|\s-\s", between) is not None and not re.search(r"[.!?]", between)


def _is_cut_out(before: Pair, after: Pair, edge: list[Pair]) -> bool:
    """Whether words were cut out of one sentence behind its beginning or before its end.

    Of "The keeper, who is an old man now, came down" quoted as "The keeper came down", the keeper was not put in. One
    word alone shows that only where the sentence begins, or ends, with it.
    """
    if not 0 < after.place.word - before.place.word <= CUT_OUT or not all(pair.equal for pair in edge):
        return False
    if sentence_ends(_between(before, after) + " x"):
        return False
    if len(edge) > 1:
        return edge[-1].place.word - edge[0].place.word == len(edge) - 1
    opened, word = edge[0].place.opened, edge[0].place.word
    if edge[0] is before:
        return word == 0 or _stop_rank(opened, word - 1) == 2
    return word + 1 == len(opened.words) or _stop_rank(opened, word) == 2


def _between(before: Pair, after: Pair) -> str:
    """The source's text between two words of it."""
    words, prose = before.place.opened.words, before.place.opened.document.prose
    return prose[int(words.ends[before.place.word]) : int(words.starts[after.place.word])]


def _apart(before: Pair, after: Pair) -> bool:
    opened = before.place.opened
    if after.place.opened is not opened or after.place.word != before.place.word + 1:
        return True
    turns = opened.turn_of(before.place.word), opened.turn_of(after.place.word)
    return turns[0] != turns[1] or _stop_rank(opened, before.place.word) == 2


def _settle(pairs: list[Pair], number: int) -> None:
    """Slide a gap of the source to where it begins at the end of a sentence or clause, if it may.

    Of "... for trade. I'm for work. I'm for peace" less one sentence, what was left out is "I'm for work.", though
    "for work. I'm" would do as well letter for letter.
    """
    before, after = pairs[number - 1], pairs[number]
    gap = after.place.word - before.place.word - 1
    opened = before.place.opened
    if after.place.opened is not opened or gap <= 0 or after.item != before.item + 1:
        return
    back, ahead = _reach(pairs, number, gap, -1), _reach(pairs, number, gap, +1)
    ranks = {shift: _stop_rank(opened, before.place.word + shift) for shift in range(-back, ahead + 1)}
    best = max(ranks, key=lambda shift: (ranks[shift], -abs(shift)))
    moved = range(number + best, number) if best < 0 else range(number, number + best)
    for place in moved:
        old = pairs[place]
        word = old.place.word + (gap if best < 0 else -gap)
        pairs[place] = Pair(old.item, Place(opened, word), equal=True)


def _reach(pairs: list[Pair], number: int, gap: int, way: int) -> int:
    """How many pairs on one side of a gap say the same on the other."""
    anchor = pairs[number - 1] if way < 0 else pairs[number]
    hashes = anchor.place.opened.words.hashes
    count = 0
    while count < gap and 0 <= (place := number + (way * count - (way < 0))) < len(pairs):
        pair = pairs[place]
        apart = way * count
        in_step = pair.item == anchor.item + apart and pair.place.word == anchor.place.word + apart
        if not in_step or not pair.equal or hashes[pair.place.word] != hashes[pair.place.word - way * gap]:
            break
        count += 1
    return count


def _stop_rank(opened: Opened, word: int) -> int:
    """How well a gap may begin after a word: 2 after a sentence, 1 after a comma or the like, else 0."""
    if word < 0 or word + 1 >= len(opened.words):
        return 0
    between = opened.document.prose[int(opened.words.ends[word]) : int(opened.words.starts[word + 1])]
    return 2 if re.search(r"[.!?]", between) else 1 if re.search(r"[,;:—–]", between) else 0


def is_marked(quoted: Quoted, before: Pair, after: Pair) -> bool:
    """Whether an ellipsis stands between the words of two pairs."""
    ellipses = quoted.ellipses
    return bool(ellipses) and any(boundary in ellipses for boundary in range(before.item + 1, after.item + 1))
