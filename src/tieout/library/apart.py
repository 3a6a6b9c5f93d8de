"""Dates that a sentence of a source gives side by side, and which of them a draft's clause means.

"The bridge was closed on 3 March and reopened on 21 August" bears out no reopening on 3 March. Of what a date is, is
told by the last word before it that carries something: "closed", "reopened".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tieout.model import Moment
from tieout.text.moments import bears_out
from tieout.text.patterns import lazy
from tieout.text.terms import function_stems, tokens

_BOUND = lazy(r"(?i)\b(?:by|before|after|since|until|till|from|between|to|and|through)(?:\s+the)?\s+\Z")
_REACH = 20


def date_meant(clause: str, before: str, sentence: str, dates: Sequence[Moment], said: Moment) -> Moment | None:
    """What a sentence has for a draft's clause, where it has the draft's date for what it says beside it.

    `before` is what stands before the date in the clause. None where all is well, or where it is not plain: the clause
    says what the sentence does not, or the date is a bound.
    """
    if len(dates) < 2 or _BOUND.search(before[-_REACH:]) is not None:
        return None
    told = {one.stem for one in tokens(sentence)}
    words = {one.stem for one in tokens(clause) if one.stem not in function_stems()}
    words -= {one.stem for one in tokens(said.text)}
    governing = list(zip(dates, _governing(sentence, dates), strict=True))
    own = [word for one, word in governing if bears_out(one, said)]
    if len(own) != 1 or not own[0] or not words or not words <= told or _names(own[0], words):
        return None
    other = [one for one, word in governing if word in words and not bears_out(one, said)]
    return other[0] if len(other) == 1 and other[0].precision is said.precision else None


def _governing(sentence: str, dates: Sequence[Moment]) -> list[str]:
    """The last word before each date, behind the date before it, that carries something; empty where there is none."""
    edges = [0, *(one.span.end for one in dates)]
    stretches = [sentence[start : date.span.start] for (start, _), date in zip(pairwise(edges), dates, strict=True)]
    carried = (
        [word.stem for word in tokens(one) if word.stem not in function_stems() and not word.stem[0].isdigit()]
        for one in stretches
    )
    return [words[-1] if words else "" for words in carried]


def _names(word: str, words: set[str]) -> bool:
    """Whether a clause has a word, or says that it was so once more: "opened again" for "reopened"."""
    return word in words or word.removeprefix("re") in words


__all__ = ["date_meant"]
