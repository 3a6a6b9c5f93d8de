"""Fixes of the notes beside a quotation: one put in, one that says something else, one taken out.

All are unsafe: where a note belongs beside a citation is a matter of the house, and a note is the writer's own word.
"""

from __future__ import annotations

from functools import partial

from tieout.model import AlterationNote, Fix, Quotation, Span, TextEdit
from tieout.rules.base import Rewording
from tieout.text.patterns import lazy

_SEVERAL = lazy(r"[;,]|\band\b")
_CITES = lazy(r"[^\n]{0,2}\s*[(\[]")


def noted(quotation: Quotation, note: str) -> Rewording | None:
    """A note directly behind the closing mark; None for a block quotation, which has none."""
    closing, last = quotation.marks[1], quotation.parts[-1].prose
    return partial(_noted, last, closing, note) if closing else None


def _noted(last: Span, closing: str, note: str, prose: str) -> Fix | None:
    """The fix, where the mark stands right behind the words and no citation follows that the note would belong to."""
    behind = last.end + len(closing)
    if not prose.startswith(closing, last.end) or _CITES.match(prose, behind):
        return None
    return Fix(safe=False, edits=(TextEdit(Span(last.end, behind), f"{closing} {note}"),))


def unnoted(note: AlterationNote, instead: str | None) -> Rewording | None:
    """Another note in the place of one, or none where `instead` is empty; None where it says several things at once."""
    if instead is None or _SEVERAL.search(note.text):
        return None
    return partial(_unnoted, note.prose, instead)


def _unnoted(place: Span, instead: str, prose: str) -> Fix:
    if not instead:
        return Fix(safe=False, edits=(TextEdit(place, ""),))
    stop = prose[place.end - 2] == "."
    return Fix(safe=False, edits=(TextEdit(Span(place.start + 1, place.end - 1 - stop), instead),))
