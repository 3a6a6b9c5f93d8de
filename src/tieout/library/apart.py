"""Dates that a sentence of a source gives side by side, and which of them a draft's clause means.

"The bridge was closed on 3 March and reopened on 21 August" bears out no reopening on 3 March. Of what a date is, is
told by the last word before it that carries something: "closed", "reopened".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tieout.model import Moment
from tieout.model.moments import Precision
from tieout.text.moments import bears_out
from tieout.text.patterns import lazy
from tieout.text.terms import function_stems, tokens

_BOUND = lazy(r"(?i)\b(?:by|before|after|since|until|till|from|between|to|and|through)(?:\s+the)?\s+\Z")
_PRONOUN = lazy(r"\W*(?:He|She|It|They)\b")
_REACH = 20
_PAIR = 2
_ENTRY = lazy(r"(?:\A|[,;:\n]|\band\b)\s*((?:(?!\band\b)[^,;:()\n])+)\(\Z")


def date_meant(
    clause: str, before: str, sentence: str, dates: Sequence[Moment], said: Moment, *, led: str = ""
) -> Moment | None:
    """What a sentence has for a draft's clause, where it has the draft's date for what it says beside it.

    `before` is what stands before the date in the clause, `led` what leads up to the sentence: whom it means where a
    pronoun opens it. None where all is well, or where it is not plain: the clause says what the sentence does not, or
    the date is a bound.
    """
    if len(dates) < 2 or _BOUND.search(before[-_REACH:]) is not None:
        return None
    told = {one.stem for one in tokens(f"{led} {sentence}" if _PRONOUN.match(sentence) else sentence)}
    words = {one.stem for one in tokens(clause) if one.stem not in function_stems()}
    words -= {one.stem for one in tokens(said.text)}
    if not any(one.stem in words and not one.capital for one in tokens(clause)):
        return None  # "and Roe in 1951" says by itself nothing of what was then
    if (listed := _of_another_entry(sentence, dates, said, words)) is not None:
        return listed
    governing = list(zip(dates, _governing(sentence, dates), strict=True))
    own = [word for one, word in governing if bears_out(one, said)]
    if len(own) != 1 or not own[0] or not words or not words <= told:
        return None
    if _names(own[0], words):
        return _of_the_other(sentence, dates, said, words)
    other = [one for one, word in governing if word in words and not bears_out(one, said)]
    return other[0] if len(other) == 1 and _is_as_fine(other[0], said) else None


def _of_the_other(sentence: str, dates: Sequence[Moment], said: Moment, words: set[str]) -> Moment | None:
    """The date of a name that the draft has, behind a date of another: "Roe was born in 1924 and Doe in 1938"."""
    if len(dates) != _PAIR:
        return None
    first, second = _stretches(sentence, dates)
    led = {one.stem for one in tokens(first) if one.capital and one.stem not in function_stems()}
    alone = [one for one in tokens(second) if one.stem not in function_stems()]
    named = {one.stem for one in alone}
    if not led or not named or not all(one.capital for one in alone) or not named.isdisjoint(led):
        return None
    early, late = dates
    mine, theirs = (led, named) if bears_out(early, said) else (named, led)
    other = late if bears_out(early, said) else early
    swapped = theirs <= words and mine.isdisjoint(words) and not bears_out(other, said)
    return other if swapped and _is_as_fine(other, said) else None


def _of_another_entry(sentence: str, dates: Sequence[Moment], said: Moment, words: set[str]) -> Moment | None:
    """The year in brackets behind all that a draft names, where it has that behind another: "Linden Prize (1974)"."""
    entries = [(one, _entry(sentence, one)) for one in dates]
    own = [entry for one, entry in entries if bears_out(one, said)]
    if len(own) != 1 or not own[0] or not own[0].isdisjoint(words):
        return None
    other = [one for one, entry in entries if len(entry) >= _PAIR and entry <= words and not bears_out(one, said)]
    return other[0] if len(other) == 1 and _is_as_fine(other[0], said) else None


def _entry(sentence: str, date: Moment) -> frozenset[str]:
    """The words of the entry of a list that a date stands behind in brackets of its own; none of any other date."""
    found = _ENTRY.search(sentence, 0, date.span.start)
    if found is None or not sentence.startswith(")", date.span.end):
        return frozenset()
    return frozenset(one.stem for one in tokens(found[1]) if one.stem not in function_stems())


def _is_as_fine(told: Moment, said: Moment) -> bool:
    """Whether a date can be held against a draft's: it is as precise, or the draft's is another year."""
    return told.precision is said.precision or (said.precision is Precision.YEAR and told.year != said.year)


def _governing(sentence: str, dates: Sequence[Moment]) -> list[str]:
    """The last word before each date, behind the date before it, that carries something; empty where there is none."""
    carried = (
        [word.stem for word in tokens(one) if word.stem not in function_stems() and not word.stem[0].isdigit()]
        for one in _stretches(sentence, dates)
    )
    return [words[-1] if words else "" for words in carried]


def _stretches(sentence: str, dates: Sequence[Moment]) -> list[str]:
    """What stands before each date, behind the date before it."""
    edges = [0, *(one.span.end for one in dates)]
    return [sentence[start : date.span.start] for (start, _), date in zip(pairwise(edges), dates, strict=True)]


def _names(word: str, words: set[str]) -> bool:
    """Whether a clause has a word, or says that it was so once more: "opened again" for "reopened"."""
    return word in words or word.removeprefix("re") in words


__all__ = ["date_meant"]
