"""What a PDF says of itself and of its pages: properties and labels, whatever they are written in.

The binding would have them in flawless UTF-16, and a whole file would be lost for half a letter in its title.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_PROPERTIES = ("Title", "Author", "CreationDate")
_END = 2
"""Bytes of the zero that ends a text."""


def head_of(document: PdfDocument) -> dict[str, str]:
    """A file's properties by name, without those that it does not have."""
    from pypdfium2 import raw  # imported late: a run without PDFs does not pay for it

    told = {name: _text(partial(raw.FPDF_GetMetaText, document.raw, name.encode() + b"\0")) for name in _PROPERTIES}
    return {name: text for name, text in told.items() if text}


def label_of(document: PdfDocument, index: int) -> str | None:
    """The label that the file gives a page, which may be another than its number; None where it gives none."""
    from pypdfium2 import raw

    return _text(partial(raw.FPDF_GetPageLabel, document.raw, index)) or None


def _text(ask: Callable[[object, int], int]) -> str:
    """What the library writes into room that is lent to it; half letters are replaced."""
    length = ask(None, 0)
    room = ctypes.create_string_buffer(length)
    ask(room, length)
    return room.raw[: max(0, length - _END)].decode("utf-16-le", "replace")
