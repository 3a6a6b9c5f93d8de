"""Words that changed places: left out here and put in a few words on, they are one edit and not two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tieout.model import Edit, EditOp, Join, Passage, Quotation
from tieout.rules.base import Flag
from tieout.rules.quotations.idioms import weighty
from tieout.rules.quotations.mending import restored
from tieout.rules.quotations.tidying import is_tidied
from tieout.rules.quotations.wording import bare_span, shown, words_of
from tieout.text.patterns import lazy
from tieout.text.sense import FREQUENCIES, senses
from tieout.text.tidy import INTERJECTIONS, spoken

_MOST_PASSED = 6
"""Words that pass more than so many others are called left out here and put in there."""
_LOOK_AHEAD = 4
"""Edits looked at behind the first for the other half of a move."""
_LIGHT_STEP = 2
"""An adverb of frequency or doubt may pass so many words and say the same: "I really always", "I always really"."""
_SIDE_BY_SIDE = 12
"""Passages at most so many characters apart stand side by side."""
_SENTENCE_END = lazy(r"[.!?…\n]")
_FAR = 120
"""Characters beyond a passage's edge in which moved words are looked for."""
_OPEN = (EditOp.DELETE, EditOp.INSERT, EditOp.REPLACE)


@dataclass(frozen=True, slots=True)
class Move:
    """Words that stand in another place: the edits at `first` and `last`, and both texts from one to the other."""

    first: int
    last: int
    ours: str
    theirs: str
    changes_sense: bool
    """Whether the sense hangs on where the words stand, as it does for "not", "only" or a number."""


def moves(passage: Passage) -> Iterator[Move]:
    """The moves of a passage, none of which shares an edit with another."""
    edits = passage.edits
    at = 0
    while at < len(edits):
        found = _over_the_edge(passage, at) or next(
            (move for other in _ahead(edits, at) if (move := _move(passage, at, other))), None
        )
        if found:
            yield found
        at = found.last + 1 if found else at + 1


def _first_of(passage: Passage, at: int) -> Move | None:
    """The move that begins with an edit, to the nearest other half."""
    return next((move for other in _ahead(passage.edits, at) if (move := _move(passage, at, other))), None)


def changed_places(ours: str, theirs: str) -> str:
    """The sentence that says how words stand here, and how there."""
    return f"The quotation has {shown(ours)} where the source has {shown(theirs)}: words changed places."


def moved(quotation: Quotation, number: int, passage: Passage, move: Move) -> Flag:
    """What there is to say of a move in a passage of that number: one thing of both its halves."""
    halves = (move.first, move.last)
    put_in = next(edit for place in halves if (edit := passage.edits[place]).op is not EditOp.DELETE)
    message = changed_places(move.ours, move.theirs)
    both = frozenset((number, place) for place in halves)
    fix = restored(quotation, passage, move.first, move.last) if move.last > move.first else None
    return Flag(message, bare_span(quotation, put_in), (number,), both, fix=fix)


def _ahead(edits: tuple[Edit, ...], at: int) -> Iterator[int]:
    """The edits near behind one, with no more than a few words and no mark between."""
    if edits[at].op not in _OPEN:
        return
    passed = 0
    for other in range(at + 1, min(len(edits), at + 1 + _LOOK_AHEAD)):
        if edits[other].op in _OPEN:
            yield other
        passed += len(words_of(edits[other].item_text))
        if passed > _MOST_PASSED or edits[other].op in (EditOp.ELISION, EditOp.BRACKET):
            return


def _move(passage: Passage, first: int, last: int) -> Move | None:
    """The move that two edits amount to; None where they are two edits."""
    stretch = passage.edits[first : last + 1]
    words = _moved(stretch[0], stretch[-1])
    if words is None or is_tidied(passage, first) or is_tidied(passage, last):
        return None
    ours, theirs = ("".join(texts) for texts in zip(*((e.item_text, e.source_text) for e in stretch), strict=True))
    if senses(words_of(ours)) != senses(words_of(theirs)):
        return None
    passed = "".join(edit.item_text for edit in stretch[1:-1])
    return Move(first, last, ours, theirs, _hangs_on_its_place(words, passed))


def _hangs_on_its_place(words: str, passed: str) -> bool:
    """Whether the sense hangs on where some words stand, or those they passed, where these are no more than two."""
    steps = len(words_of(passed))
    return _is_heavy(words, steps) or (steps <= _LIGHT_STEP and _is_heavy(passed, len(words_of(words))))


def _is_heavy(words: str, steps: int) -> bool:
    """Whether words that move so many steps take a sense with them; a modal only where it leaves its subject."""
    heavy = senses(weighty("", words, ""))
    if len(words_of(words)) > 1:
        heavy = Counter({sense: times for sense, times in heavy.items() if sense[0] != "modal"})
    return any(word not in FREQUENCIES or steps > _LIGHT_STEP for _, word in heavy)


def _over_the_edge(passage: Passage, place: int) -> Move | None:
    """Words put in behind the passage's first words, or before its last, that the source has just beyond these."""
    edits = passage.edits
    words = words_of(edits[place].item_text)
    if edits[place].op is not EditOp.INSERT or not 0 < place < len(edits) - 1:
        return None
    for edge, beyond, ahead in ((0, passage.before, False), (len(edits) - 1, passage.after, True)):
        passed = words_of(edits[edge].item_text)
        if abs(edge - place) != 1 or edits[edge].op is not EditOp.EQUAL or len(passed) > _MOST_PASSED:
            continue
        there = _beside(beyond, len(words), ahead=ahead)
        if words_of(there) == words:
            both = [edits[min(edge, place)].item_text, edits[max(edge, place)].item_text]
            theirs = edits[edge].source_text + there if ahead else there + edits[edge].source_text
            return Move(place, place, "".join(both), theirs, _hangs_on_its_place(there, edits[edge].item_text))
    return None


def _beside(text: str, words: int, *, ahead: bool) -> str:
    """So many words of a text from the end that is nearer, up to the end of their sentence."""
    found = spoken(text[:_FAR] if ahead else text[-_FAR:])
    if len(found) < words:
        return ""
    piece = text[: found[words - 1].end] if ahead else text[-_FAR:][found[-words].start :]
    return "" if _SENTENCE_END.search(piece) else piece


def _less_interjections(text: str) -> list[str]:
    return [word for word in words_of(text) if word not in INTERJECTIONS]


def _moved(first: Edit, last: Edit) -> str | None:
    """The words that one of two edits leaves out and the other puts in, by itself or in the place of others."""
    for gone, come in ((first, last), (last, first)):
        alone = EditOp.DELETE is gone.op or EditOp.INSERT is come.op
        if alone and gone.op is not EditOp.INSERT and come.op is not EditOp.DELETE:
            words = _less_interjections(gone.source_text)
            if words and words == _less_interjections(come.item_text):
                return gone.source_text
    return None


def turned_about(join: Join, first: Passage, second: Passage) -> str | None:
    """The source's words where two passages side by side in one sentence changed places without a mark; else None."""
    gap = first.span.start - second.span.end
    if join.marked or not join.same_source or not join.same_turn or join.distance >= 0 or not 0 <= gap <= _SIDE_BY_SIDE:
        return None
    between = second.after[:gap]
    return None if _SENTENCE_END.search(between) else f"{second.text}{between}{first.text}"
