"""What stands between the marks and is plainly no word of the speaker's: an aside in round brackets, a hashtag, a link.

Square brackets are the mark for the quoter's own words, and the alignment knows them. News agencies print round ones;
so do speakers' texts, for the speaker's asides. Which it is, the source tells: what it does not have is the quoter's.
"""

from __future__ import annotations

from collections.abc import Iterator

from tieout.model import Edit, EditOp, Evidence, Passage
from tieout.rules.base import EditRef
from tieout.rules.quotations.wording import item_after, passages_of, words_of
from tieout.text.patterns import lazy
from tieout.text.sense import CONDITIONS, NEGATIONS, senses

_MOST_IN_BRACKETS = 12
_ROUND = lazy(r"\s*\((?P<own>[^()]*)(?P<closed>\)?)[\s.,;:!?\"'”’]*")
_TAG = lazy(r"[\"'“”‘’(]*(?:[#@]\w+|(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S+)\W*")
_ELLIPSIS = lazy(r"[\s\[(,.;:!?\"'”’]*?(?:…|\.{3}|\. \. \.)")
_MOST_LOST = 2
"""A piece of which so few words were met, and less than a third, was not found."""


def in_round_brackets(passage: Passage, place: int) -> bool:
    """Whether the words put in here are all that a pair of round brackets holds, and turn no sense round."""
    edit = passage.edits[place]
    found = _ROUND.fullmatch(edit.item_text) if edit.op is EditOp.INSERT else None
    if found is None or not (found["closed"] or item_after(passage, place).startswith(")")):
        return False
    words = words_of(found["own"])
    if len(words) > _MOST_IN_BRACKETS or not NEGATIONS.isdisjoint(words) or not CONDITIONS.isdisjoint(words):
        return False
    return senses(words).total() < len(words)


def is_tag(passage: Passage, place: int) -> bool:
    """Whether nothing but hashtags, names of accounts and links was put in or left out here.

    At an edge they take no word's place: what the source has there is beyond what was quoted.
    """
    edit = passage.edits[place]
    if edit.op is EditOp.INSERT or (edit.op is EditOp.REPLACE and place in (0, len(passage.edits) - 1)):
        return _is_tagged(edit.item_text)
    return edit.op is EditOp.DELETE and _is_tagged(edit.source_text)


def _is_tagged(text: str) -> bool:
    found = [word for word in text.split() if any(letter.isalnum() for letter in word)]
    return bool(found) and all(_TAG.fullmatch(word) for word in found)


def lost_pieces(evidence: Evidence) -> Iterator[tuple[int, range, str]]:
    """The pieces before the first ellipsis, and behind the last, of which the source has next to nothing.

    Each with the number of its passage, its edits, and its words.
    """
    for number, passage in passages_of(evidence):
        marks = [place for place, edit in enumerate(passage.edits) if _is_mark(edit)]
        edges = [range(marks[0])] if marks and number == 0 else []
        edges += [range(marks[-1] + 1, len(passage.edits))] if marks and number == len(evidence.passages) - 1 else []
        for edge in edges:
            if _is_lost([passage.edits[place] for place in edge]):
                yield number, edge, "".join(passage.edits[place].item_text for place in edge)


def _is_mark(edit: Edit) -> bool:
    """Whether an ellipsis stands here; where the source had nothing before it, with the words that follow."""
    return edit.op is EditOp.ELISION or (edit.op is EditOp.EQUAL and bool(_ELLIPSIS.match(edit.item_text)))


def is_lost(evidence: Evidence, ref: EditRef) -> bool:
    """Whether an edit belongs to a piece of which the source has next to nothing."""
    return any(ref[0] == number and ref[1] in edge for number, edge, _ in lost_pieces(evidence))


def _is_lost(edits: list[Edit]) -> bool:
    met = sum(len(words_of(edit.item_text)) for edit in edits if edit.op is EditOp.EQUAL)
    printed = sum(len(words_of(edit.item_text)) for edit in edits)
    return met <= _MOST_LOST and 3 * met < printed and printed > 1
