"""Short drafts, read as plain text unless said otherwise, and what is found in them."""

from __future__ import annotations

from tieout.documents import read_text
from tieout.items.base import Extraction
from tieout.items.quotations import extract
from tieout.model import Quotation


def found_in(text: str, name: str = "draft.txt", format: str | None = None) -> Extraction:
    """The extraction of a draft given in memory: its format, else its name and its content, say what it is."""
    return extract(read_text(text, name, "d1", format))


def texts_in(text: str, name: str = "draft.txt") -> list[str]:
    """The words of each quotation of a draft."""
    return [quotation.text for quotation in found_in(text, name).quotations]


def the_one_in(text: str, name: str = "draft.txt") -> Quotation:
    """The only quotation of a draft."""
    (quotation,) = found_in(text, name).quotations
    return quotation


def unpaired_in(text: str) -> list[tuple[str, int]]:
    """The marks of a draft that pair with nothing, and where they stand."""
    return [(mark.mark, mark.span.start) for mark in found_in(text).unpaired]
