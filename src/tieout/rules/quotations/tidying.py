"""Which edits any editor may make: spellings, numbers written out, hesitation and false starts left out."""

from __future__ import annotations

import re

from tieout.model import Edit, EditOp, Passage
from tieout.rules.quotations.wording import item_after, item_before, source_after, source_before, spoken, words_of
from tieout.text.numerals import SCALES
from tieout.text.sense import NEGATIONS
from tieout.text.tidy import is_filler, same_run

_NEAR = 400
_ASIDE = 24
_DASH = re.compile(r"[—–…]|--|\.\.\.|\s-\s")
_MOST_FALSE_START = 8
_UNITS = {
    "$": frozenset(("dollars", "dollar")),
    "%": frozenset(("percent",)),
    "€": frozenset(("euros", "euro")),
    "£": frozenset(("pounds", "pound")),
}
_ONE = frozenset(("a", "an", "one", "1"))


def is_tidied(passage: Passage, place: int) -> bool:
    """Whether an edit is of the kind every editor may make: another spelling, or hesitation left out."""
    edit = passage.edits[place]
    if edit.op is EditOp.REPLACE:
        return same_run(spoken(edit.item_text), spoken(edit.source_text)) or _is_one_of_a_scale(passage, place)
    if edit.op is EditOp.DELETE and (
        _is_hesitation(edit) or is_repetition(passage, place) or _is_false_start(passage, place)
    ):
        return True
    return edit.op in (EditOp.DELETE, EditOp.INSERT) and (_is_unit(passage, place) or _is_only_a_mark(passage, place))


def _is_hesitation(edit: Edit) -> bool:
    return is_filler(tuple(words_of(edit.source_text)))


def is_repetition(passage: Passage, place: int) -> bool:
    """Whether the words left out are said again right after, or were said right before (a false start)."""
    gone = words_of(passage.edits[place].source_text)
    after = words_of(source_after(passage, place, _NEAR))
    before = words_of(source_before(passage, place, _NEAR))
    return gone == after[: len(gone)] or gone == before[-len(gone) :]


def _is_false_start(passage: Passage, place: int) -> bool:
    """Whether the words left out break off at a dash and begin again with one of their own ("it is -- it was")."""
    text = passage.edits[place].source_text
    gone = words_of(text)
    after, before = words_of(source_after(passage, place, _NEAR)), words_of(source_before(passage, place, _NEAR))
    near = {*after[:3], *before[-3:]}
    broken = _DASH.search(text + source_after(passage, place, 4))
    kept = {*after, *before}
    return bool(broken) and len(gone) <= _MOST_FALSE_START and bool(near & set(gone)) and set(gone) & NEGATIONS <= kept


def _is_one_of_a_scale(passage: Passage, place: int) -> bool:
    """Whether "a" stands for 1 before a scale: a trillion, $1 trillion."""
    edit = passage.edits[place]
    first, second = words_of(edit.item_text), words_of(edit.source_text)
    scale = words_of(item_after(passage, place)[:_ASIDE])[:1]
    return len(first) == len(second) == 1 and {*first, *second} <= _ONE and bool(scale) and scale[0] in SCALES


def _is_unit(passage: Passage, place: int) -> bool:
    """Whether a unit is written out here that the other side has as a sign: $5, 5 dollars."""
    edit = passage.edits[place]
    put_in = edit.op is EditOp.INSERT
    words = words_of(edit.item_text if put_in else edit.source_text)
    other = source_before(passage, place, _ASIDE) if put_in else item_before(passage, place)[-_ASIDE:]
    return len(words) == 1 and any(sign in other and words[0] in units for sign, units in _UNITS.items())


def _is_only_a_mark(passage: Passage, place: int) -> bool:
    """Whether all that differs is the "s" of a possessive after an s, or the "have" that "gotta" swallows."""
    edit = passage.edits[place]
    words = words_of(edit.item_text or edit.source_text)
    if words in (["'s"], ["s"]):
        return source_before(passage, place, 1).casefold() == "s"
    return (
        edit.op is EditOp.DELETE
        and words in (["have"], ["ve"])
        and words_of(item_after(passage, place))[:2] == ["got", "to"]
    )
