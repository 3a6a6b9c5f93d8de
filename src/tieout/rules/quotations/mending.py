"""Fixes of quotations: the source's words put back, an omission marked, an addition bracketed.

Safe is what leaves every word of the draft where it stands and adds the mark that is missing; to put words back is
unsafe, since the sentence around them was written for the others.
"""

from __future__ import annotations

from tieout.model import Edit, EditOp, Evidence, Fix, Part, Passage, Quotation, Span, TextEdit
from tieout.rules.quotations.printing import text_after
from tieout.rules.quotations.wording import bare_span, item_after, item_before, source_after, source_before
from tieout.text.patterns import lazy
from tieout.text.sentences import first_end

ELLIPSIS = "…"
MOST_RESTORED = 60
"""Words: more are an editor's work."""
_BROKEN_WORD = lazy(r"\w[-‐\u00ad]\s*\n\s*\w")
_TAIL = " \t\r\n.,;:!?"
_CLAUSE_MARKS = frozenset(",;:")
_ENDS_TIGHT = frozenset(".,;:!?)]}’”\"'»")
"""Before these stands no space."""


def restored(quotation: Quotation, passage: Passage, first: int, last: int | None = None) -> Fix | None:
    """The source's words from one edit to another in the place of the quotation's; None where they cannot be had."""
    edits = passage.edits[first : (first if last is None else last) + 1]
    ours, theirs = "".join(edit.item_text for edit in edits), "".join(edit.source_text for edit in edits)
    place = _place(quotation, edits, ours)
    if place is None or _BROKEN_WORD.search(theirs) or len(theirs.split()) > MOST_RESTORED:
        return None
    left, right = item_before(passage, first)[-1:], item_after(passage, first + len(edits) - 1)[:1]
    words = " ".join(theirs.split())
    if words and first + len(edits) < len(passage.edits):
        words += _mark_lost(passage.edits[first + len(edits)])
    if not words:
        return _removed(place, ours, left, right)
    spaced = source_before(passage, first)[-1:].isspace() or theirs[:1].isspace()
    before = " " if spaced and left and not left.isspace() else ""
    spaced = source_after(passage, first + len(edits) - 1)[:1].isspace() or theirs[-1:].isspace()
    after = " " if spaced and right and not right.isspace() else ""
    return Fix(safe=False, edits=(_least(place, ours, before + words + after),))


def _mark_lost(behind: Edit) -> str:
    """The mark that the source has between the words and what follows them, and the quotation does not."""
    mark = behind.source_text[:1]
    return mark if behind.op is EditOp.EQUAL and mark in _CLAUSE_MARKS and mark != behind.item_text[:1] else ""


def _removed(place: Span, ours: str, left: str, right: str) -> Fix:
    """Words taken out, with one of the spaces around them."""
    if left.isspace() and (right.isspace() or right in _ENDS_TIGHT):
        place = Span(place.start - 1, place.end)
    parted = left and right and not left.isspace() and not right.isspace() and right not in _ENDS_TIGHT
    return Fix(safe=False, edits=(TextEdit(place, " " if parted and ours != ours.strip() else ""),))


def _least(place: Span, ours: str, new: str) -> TextEdit:
    """The edit without the white space that stays."""
    lead = int(bool(ours) and bool(new) and ours[0] == new[0] and ours[0].isspace())
    return TextEdit(Span(place.start + lead, place.end), new[lead:])


def _place(quotation: Quotation, edits: tuple[Edit, ...], ours: str) -> Span | None:
    """Where some edits stand in the document, if that is one stretch of the quotation without markup in it."""
    span = Span(edits[0].item.start, edits[-1].item.end)
    return span if span.length == len(ours) and _in_one_part(quotation, span) else None


def _is_bare(part: Part) -> bool:
    """Whether no markup stands among the words of a part."""
    return part.span.length == len(part.text)


def _in_one_part(quotation: Quotation, span: Span) -> bool:
    return any(part.span.holds(span) for part in quotation.parts)


def marked(quotation: Quotation, passage: Passage, place: int) -> Fix | None:
    """An ellipsis where words were left out between two words."""
    at = _place(quotation, passage.edits[place : place + 1], "")
    left, right = item_before(passage, place)[-1:], item_after(passage, place)[:1]
    if at is None or not left or not right:
        return None
    return Fix(safe=True, edits=(TextEdit(at, _parted(left, right)),))


def joined_openly(quotation: Quotation, evidence: Evidence, number: int) -> Fix | None:
    """An ellipsis where a quotation goes from one passage to the next."""
    first, second = evidence.passages[number : number + 2]
    before, after = first.edits[-1], second.edits[0]
    gap = Span(before.item.end, after.item.start)
    if gap.end < gap.start or not _in_one_part(quotation, gap):
        return None
    left, right = before.item_text[-1:], after.item_text[:1]
    return Fix(safe=False, edits=(TextEdit(gap, _parted(left, right)),)) if left and right else None


def _parted(left: str, right: str) -> str:
    before = "" if left.isspace() else " "
    return f"{before}{ELLIPSIS}{'' if right.isspace() or right in _ENDS_TIGHT else ' '}"


def bracketed(quotation: Quotation, edit: Edit) -> Fix | None:
    """Words of the draft's own in square brackets."""
    span = bare_span(quotation, edit)
    if span is None or not any(part.span.holds(span) and _is_bare(part) for part in quotation.parts):
        return None
    if any(bracket in edit.item_text for bracket in "[]"):
        return None
    edits = TextEdit(Span(span.start, span.start), "["), TextEdit(Span(span.end, span.end), "]")
    return Fix(safe=True, edits=edits)


def bracketed_capital(quotation: Quotation, passage: Passage) -> Fix | None:
    """The first letter in brackets, where nothing but its case is not the source's."""
    start = quotation.span.start
    ours, theirs = quotation.text[:1], passage.text[:1]
    if ours == theirs or not ours or ours.casefold() != theirs.casefold():
        return None
    return Fix(safe=True, edits=(TextEdit(Span(start, start + 1), f"[{ours}]"),))


def completed(quotation: Quotation, passage: Passage) -> Fix | None:
    """The rest of the source's sentence at the end of the quotation, whose last mark stays the last."""
    after = text_after(passage)
    rest = after[: first_end(after)]
    words = " ".join(rest.rstrip(_TAIL).split())
    if not words or len(words.split()) > MOST_RESTORED or _BROKEN_WORD.search(rest):
        return None
    tail = _tail_of(quotation)
    space = " " if rest[:1].isspace() else ""
    return None if tail is None else Fix(safe=False, edits=(TextEdit(Span(tail.start, tail.start), space + words),))


def ended_openly(quotation: Quotation) -> Fix | None:
    """An ellipsis at the end of the quotation, before its last mark."""
    tail = _tail_of(quotation)
    if tail is None:
        return None
    # behind a comma an ellipsis would not be the quotation's end
    comma = "," in quotation.text[-tail.length :] if tail else False
    edit = TextEdit(tail, f" {ELLIPSIS}") if comma else TextEdit(Span(tail.start, tail.start), f" {ELLIPSIS}")
    return Fix(safe=True, edits=(edit,))


def _tail_of(quotation: Quotation) -> Span | None:
    """The marks at the end of a quotation; None where markup stands among its words."""
    if not quotation.parts or not _is_bare(quotation.parts[-1]):
        return None
    length = len(quotation.text) - len(quotation.text.rstrip(_TAIL))
    end = quotation.span.end
    return Span(end - length, end) if quotation.parts[-1].span.end == end else None
