"""Offsets as others count them: in UTF-16 code units (JavaScript, editors) or bytes of UTF-8 (Go, Rust, C)."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

_BEYOND_BASIC = 0xFFFF
_ONE_BYTE, _TWO_BYTES = 0x7F, 0x7FF


class Unit(StrEnum):
    """What an offset counts."""

    CODE_POINTS = "code-points"
    UTF_16 = "utf-16"
    BYTES = "bytes"


class Ruler:
    """Carries offsets of one text between code points and another unit."""

    def __init__(self, text: str, unit: Unit) -> None:
        self._starts = None if unit is Unit.CODE_POINTS or text.isascii() else _starts(text, unit)
        self._length = len(text)

    @property
    def length(self) -> int:
        """How long the text is in the other unit."""
        return self._length if self._starts is None else int(self._starts[-1])

    def of(self, offset: int) -> int:
        """An offset of code points in the other unit."""
        return offset if self._starts is None else int(self._starts[offset])

    def start(self, offset: int) -> int:
        """The code point that begins at an offset of the other unit, or that holds it."""
        return offset if self._starts is None else int(self._starts.searchsorted(offset, side="right")) - 1

    def end(self, offset: int) -> int:
        """The first code point that begins at an offset of the other unit or behind it."""
        return offset if self._starts is None else int(self._starts.searchsorted(offset, side="left"))


def _starts(text: str, unit: Unit) -> NDArray[np.int64]:
    """Where each code point of a text begins in the other unit, and where the last one ends."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    if unit is Unit.UTF_16:
        widths = 1 + (points > _BEYOND_BASIC)
    else:
        widths = 1 + (points > _ONE_BYTE) + (points > _TWO_BYTES).astype(np.int64) + (points > _BEYOND_BASIC)
    starts = np.zeros(len(points) + 1, np.int64)
    np.cumsum(widths, out=starts[1:])
    return starts
