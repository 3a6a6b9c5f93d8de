"""Which edits any editor may make: spellings, numbers written out, hesitation and false starts left out."""

from __future__ import annotations

import re

from tieout.model import Edit, EditOp, Passage
from tieout.rules.quotations.own import is_tag
from tieout.rules.quotations.wording import item_after, item_before, source_after, source_before, words_of
from tieout.text.numerals import SCALES, UNITS, amount, is_numeral, same_amount
from tieout.text.patterns import lazy
from tieout.text.sense import NEGATIONS, senses
from tieout.text.tidy import INTERJECTIONS, is_filler, less_hesitation, less_units, same_run, spelt_by_ear, spoken

_ASIDE = 24
_DASH = lazy(r"[—–…]|--|\.\.\.|\s-\s")
_MOST_FALSE_START, _MOST_BROKEN_OFF = 8, 3
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sept sep oct nov dec".split()
)
_ASSENT = lazy(r"\w{0,2}[,.;!?—–]\s*(?:right|all right|alright|okay|ok)[?.,!][\s\"'”’]*\w?", re.IGNORECASE)
_AND_BEFORE, _AND_AFTER = lazy(r"[&+][\s\"'“‘(]*$"), lazy(r"[\s\"'”’)]*[&+]")
_NAME = lazy(r"\W*([^\W\d_]+)\W*")
_SHORTHAND = {"w/": "with", "w/o": "without", "b/c": "because"}
_SHORT = lazy(r"\s*(w/o|b/c|w/)(?!\w/)", re.IGNORECASE)
_MAY_HAVE = (["could"], ["would"], ["should"], ["might"], ["must"], ["may"])
_SCALES_OF_ONE = (["hundred"], ["thousand"], ["million"], ["billion"])
_ONE = frozenset(("a", "an", "one", "1"))


def is_tidied(passage: Passage, place: int) -> bool:
    """Whether an edit is of the kind every editor may make: another spelling, or hesitation left out."""
    edit = passage.edits[place]
    if edit.op is EditOp.REPLACE:
        return (
            _says_the_same(edit)
            or _is_spelt_by_ear(edit)
            or _is_have(passage, place)
            or _is_one_of_a_scale(passage, place)
            or _is_numbering(passage, place)
            or _is_asked_for_assent(passage, place)
            or is_tag(passage, place)
            or _is_shorthand(passage, place)
        )
    if edit.op is EditOp.DELETE and (
        _is_hesitation(edit) or is_repetition(passage, place) or _is_false_start(passage, place)
    ):
        return True
    return edit.op in (EditOp.DELETE, EditOp.INSERT) and (
        _is_unit(passage, place)
        or _is_only_a_mark(passage, place)
        or _is_ampersand(passage, place)
        or _opens_a_number(passage, place)
        or is_tag(passage, place)
        or _is_day(passage, place)
        or _is_number_twice(passage, place)
    )


def _says_the_same(edit: Edit) -> bool:
    """Whether both sides of a replacement say the same; a unit is said by its sign as well."""
    ours, theirs = spoken(edit.item_text), spoken(edit.source_text)
    return same_run(ours, theirs) or same_run(
        less_units(ours, edit.source_text, edit.item_text), less_units(theirs, edit.item_text, edit.source_text)
    )


def _is_spelt_by_ear(edit: Edit) -> bool:
    """Whether a name is spelt otherwise in the source, and sounds alike: who takes words down has names by ear."""
    ours, theirs = _NAME.fullmatch(edit.item_text), _NAME.fullmatch(edit.source_text)
    return ours is not None and theirs is not None and ours[1][:1].isupper() and spelt_by_ear(ours[1], theirs[1])


def _is_have(passage: Passage, place: int) -> bool:
    """Whether "of" stands for the "have" that it sounds like: could of, could have."""
    edit = passage.edits[place]
    both = {*words_of(edit.item_text), *words_of(edit.source_text)}
    return both == {"have", "of"} and words_of(source_before(passage, place, _ASIDE))[-1:] in _MAY_HAVE


def _is_hesitation(edit: Edit) -> bool:
    return is_filler(tuple(words_of(edit.source_text)))


def is_repetition(passage: Passage, place: int) -> bool:
    """Whether the words left out are said again right after, or were said right before (a false start)."""
    gone = words_of(passage.edits[place].source_text)
    after = words_of(source_after(passage, place))
    before = words_of(source_before(passage, place))
    runs = [run for run in (gone, _unit(gone), _begun(gone), list(less_hesitation(tuple(gone)))) if run]
    return any(run == after[: len(run)] or run == before[-len(run) :] for run in runs)


def _begun(words: list[str]) -> list[str]:
    """The words behind an interjection: of "well, I agree" "I agree"."""
    return words[1:] if len(words) > 2 and words[0] in INTERJECTIONS else words


def _unit(words: list[str]) -> list[str]:
    """What a run of words says over and over: of "very, very, very" the one "very"."""
    for length in range(1, len(words) // 2 + 1):
        if len(words) % length == 0 and words == words[:length] * (len(words) // length):
            return words[:length]
    return words


def _is_false_start(passage: Passage, place: int) -> bool:
    """Whether the words left out break off at a dash and begin again with one of their own ("it is -- it was").

    What stands between two dashes is put in between, and no false start, unless what follows begins so, too. That "not"
    is said once more tells nothing: "some -- not you, not her -- say so" is no "some -- you, not her -- say so".
    """
    text = passage.edits[place].source_text
    gone = words_of(text)
    after, before = words_of(source_after(passage, place)), words_of(source_before(passage, place))
    put_in = _DASH.search(source_before(passage, place, 4) + text[:4]) and _DASH.search(
        text[-4:] + source_after(passage, place, 4)
    )
    near = {*after[:3], *(() if put_in else before[-3:])}
    broken = _DASH.search(text + source_after(passage, place, 4))
    if broken and len(gone) <= _MOST_BROKEN_OFF and not senses(gone) and _breaks_off_here(passage, place):
        return True
    kept = {*after, *before}
    if not broken or len(gone) > _MOST_FALSE_START or near.isdisjoint(set(gone) - NEGATIONS):
        return False
    return set(gone) & NEGATIONS <= kept


def _breaks_off_here(passage: Passage, place: int) -> bool:
    """Whether the quotation has a dash where an edit stands."""
    around = item_before(passage, place, 3), item_after(passage, place, 3)
    return any(_DASH.search(text) for text in around)


def _is_one_of_a_scale(passage: Passage, place: int) -> bool:
    """Whether "a" stands for 1 before a scale: a trillion, $1 trillion."""
    edit = passage.edits[place]
    first, second = words_of(edit.item_text), words_of(edit.source_text)
    scale = words_of(item_after(passage, place, _ASIDE))[:1]
    return len(first) == len(second) == 1 and {*first, *second} <= _ONE and bool(scale) and scale[0] in SCALES


def _is_unit(passage: Passage, place: int) -> bool:
    """Whether a unit is written out here that the other side has as a sign: $5, 5 dollars."""
    edit = passage.edits[place]
    put_in = edit.op is EditOp.INSERT
    words = words_of(edit.item_text if put_in else edit.source_text)
    other = source_before(passage, place, _ASIDE) if put_in else item_before(passage, place, _ASIDE)
    return len(words) == 1 and any(sign in other and words[0] in units for sign, units in UNITS.items())


def _is_only_a_mark(passage: Passage, place: int) -> bool:
    """Whether all that differs is the "s" of a possessive after an s, or the "have" that "gotta" swallows."""
    edit = passage.edits[place]
    words = words_of(edit.item_text if edit.op is EditOp.INSERT else edit.source_text)
    if words in (["'s"], ["s"]):
        return source_before(passage, place, 1).casefold() == "s"
    return words in (["have"], ["ve"], ["has"], ["'s"]) and words_of(item_after(passage, place))[:2] == ["got", "to"]


def _opens_a_number(passage: Passage, place: int) -> bool:
    """Whether an "a" is left out or put in that only begins a number said another way: 112, a hundred and 12."""
    edit, edits = passage.edits[place], passage.edits
    after = edits[place + 1] if place + 1 < len(edits) else edit
    if words_of(edit.item_text + edit.source_text) != ["a"] or after.op is not EditOp.REPLACE:
        return False
    return any(
        words_of(text)[:1] in _SCALES_OF_ONE for text in (after.item_text, after.source_text)
    ) and _says_the_same(after)


def _is_ampersand(passage: Passage, place: int) -> bool:
    """Whether an "and" stands here for which the other side has its sign."""
    edit = passage.edits[place]
    put_in = edit.op is EditOp.INSERT
    if words_of(edit.item_text if put_in else edit.source_text) != ["and"]:
        return False
    before, after = (source_before, source_after) if put_in else (item_before, item_after)
    return bool(_AND_BEFORE.search(before(passage, place, 4)) or _AND_AFTER.match(after(passage, place, 4)))


def _is_shorthand(passage: Passage, place: int) -> bool:
    """Whether one side has in short what the other writes out: w/, with."""
    edit = passage.edits[place]
    ours, theirs = edit.item_text + item_after(passage, place, 2), edit.source_text + source_after(passage, place, 2)
    sides = (words_of(edit.item_text), theirs), (words_of(edit.source_text), ours)
    return any(len(words) == 1 and _short_for(text) == words[0] for words, text in sides)


def _short_for(text: str) -> str | None:
    found = _SHORT.match(text)
    return _SHORTHAND[found[1].lower()] if found else None


def _is_numbering(passage: Passage, place: int) -> bool:
    """Whether "No." stands for "number", or the reverse, before a number."""
    edit = passage.edits[place]
    names = [*words_of(edit.item_text), *words_of(edit.source_text)]
    number = words_of(item_after(passage, place, _ASIDE))[:1]
    return sorted(names) == ["no", "number"] and bool(number) and is_numeral(number[0])


def _is_day(passage: Passage, place: int) -> bool:
    """Whether only a day and its month changed places: January 19, the 19th of January."""
    edits = passage.edits
    for other in (place - 2, place + 2):
        if 0 <= other < len(edits) and {edits[place].op, edits[other].op} == {EditOp.DELETE, EditOp.INSERT}:
            month = words_of(edits[(place + other) // 2].item_text)
            days = [_day(edit) for edit in (edits[place], edits[other])]
            if len(month) == 1 and month[0] in _MONTHS and days[0] is not None and days[0] == days[1]:
                return True
    return False


def _day(edit: Edit) -> int | None:
    words = [word for word in words_of(edit.item_text + edit.source_text) if word not in ("the", "of")]
    found = amount(words) if words else None
    return int(found[1]) if found else None


def _is_asked_for_assent(passage: Passage, place: int) -> bool:
    """Whether one tag took the place of another behind a sentence: "one minute, right?", "one minute, all right?"."""
    edit = passage.edits[place]
    ours = item_before(passage, place, 2) + edit.item_text + item_after(passage, place, 2)
    theirs = (
        source_before(passage, place, 2) + edit.source_text + (source_after(passage, place, 2) or passage.after[:2])
    )
    return bool(_ASSENT.fullmatch(ours) and _ASSENT.fullmatch(theirs))


def _is_number_twice(passage: Passage, place: int) -> bool:
    """Whether a number stands beside itself in the source, written out and in digits: fourteen (14) days."""
    edit = passage.edits[place]
    gone = words_of(edit.source_text) if edit.op is EditOp.DELETE else []
    bracketed = "(" in edit.source_text + source_after(passage, place, 2)
    if not gone or not bracketed or len(gone) > _MOST_FALSE_START or amount(gone) is None:
        return False
    after, before = words_of(source_after(passage, place)), words_of(source_before(passage, place))
    lengths = range(1, _MOST_FALSE_START + 1)
    return any(same_amount(gone, after[:length]) or same_amount(gone, before[-length:]) for length in lengths)
