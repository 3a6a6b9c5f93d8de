"""Fixes of dates: the source's, as the draft writes its own."""

from __future__ import annotations

from tieout.model import Dated, Fix, Item, Moment, TextEdit
from tieout.text.rewriting import with_moment


def redated(item: Item, other: Moment) -> Fix | None:
    """The source's date in the form of the draft's; None where it cannot be told so."""
    text = with_moment(item.moment, item.text, other) if isinstance(item, Dated) else None
    if text is None or text == item.text or item.span.length != len(item.text):
        return None
    return Fix(safe=False, edits=(TextEdit(item.span, text),))
