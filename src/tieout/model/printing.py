"""Where words stand on the pages of a file, and pictures of these pages."""

from __future__ import annotations

import struct
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tieout.model.places import Span

GREYS = 16
"""Shades in a picture, from black to white."""
_MARKER = (1.0, 0.87, 0.25)
"""How much of red, green and blue a marker lets through."""


class Box(NamedTuple):
    """A rectangle on a page, in points from the upper left corner of the page as it is shown: cropped and turned."""

    left: float
    top: float
    right: float
    bottom: float


class Stretch(NamedTuple):
    """A stretch of a text, and which characters of which page it was read from.

    Characters are numbered as the library numbers them that reads the file; where they are as many as those of the
    text, each is one of these, else they are one whole.
    """

    start: int
    length: int
    page: int
    first: int
    extent: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """From what of its pages a text was read, in order; empty for what has no pages, or none that can be shown.

    Packed, since a book has tens of thousands of lines: 32 bits a number, all starts before all lengths and so on.
    """

    columns: bytes = b""
    boxes: bytes = b""
    """The boxes (four numbers of 32 bits each, in hundredths of a point) that stretches count where the characters
    were recognised; empty where the file itself has them."""

    @classmethod
    def of(cls, stretches: Sequence[Stretch], boxes: Iterable[Box] = ()) -> Drawing:
        """The drawing that some stretches make, which are in the order of the text."""
        columns = zip(*stretches, strict=True)
        hundredths = (round(100 * side) for box in boxes for side in box)
        return cls(b"".join(array("i", column).tobytes() for column in columns), array("i", hundredths).tobytes())

    def __bool__(self) -> bool:
        return bool(self.columns)

    def stretches(self, start: int, end: int) -> list[Stretch]:
        """What a range of the text was read from, cut to the range."""
        numbers = memoryview(self.columns).cast("i")
        rows = len(numbers) // len(Stretch._fields)
        first = max(0, bisect_right(numbers[:rows], start) - 1)
        found: list[Stretch] = []
        for row in range(first, rows):
            stretch = Stretch(*(numbers[column * rows + row] for column in range(len(Stretch._fields))))
            if stretch.start >= end:
                break
            if stretch.start + stretch.length > start:
                found.append(_cut(stretch, start, end))
        return found

    def box(self, number: int) -> Box:
        """The box of that number, of those that were recognised."""
        return Box(*(side / 100 for side in struct.unpack_from("4i", self.boxes, 16 * number)))


def _cut(stretch: Stretch, start: int, end: int) -> Stretch:
    """A stretch less what is not in a range; one that is one whole stays it."""
    if stretch.length != stretch.extent:
        return stretch
    before = max(0, start - stretch.start)
    left = min(end, stretch.start + stretch.length) - stretch.start - before
    return Stretch(stretch.start + before, left, stretch.page, stretch.first + before, left)


Where = tuple[str, Span]
"""A range of the text of a draft or a source, by its id."""


class Printed(NamedTuple):
    """Where on a page something stands: the page's number in the file, the label printed on it if that is another, its
    width and height in points, and a box for each line."""

    page: int
    label: str | None
    width: float
    height: float
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a page, in 16 shades of grey.

    `rows` are its lines from above, deflated: two pixels to a byte, the left one in the higher half, each line led by a
    zero byte.
    """

    width: int
    height: int
    rows: bytes

    def png(self) -> bytes:
        """The picture as a file."""
        head = struct.pack(">IIBBBBB", self.width, self.height, 4, 0, 0, 0, 0)
        return _png((b"IHDR", head), (b"IDAT", self.rows))

    def marked(self, printed: Printed) -> bytes:
        """The picture as a file, with the boxes of a place on its page gone over with a marker."""
        import numpy as np  # imported late: reports that show no pages do without

        packed = np.frombuffer(zlib.decompress(self.rows), np.uint8).reshape(self.height, -1)[:, 1:]
        shades = np.stack([packed >> 4, packed & 15], axis=2).reshape(self.height, -1)[:, : self.width]
        over = np.zeros((self.height, self.width), np.bool_)
        across, down = self.width / printed.width, self.height / printed.height
        for box in printed.boxes:
            rows = slice(max(0, int(box.top * down)), max(0, round(box.bottom * down)))
            over[rows, max(0, int(box.left * across)) : max(0, round(box.right * across))] = True
        pixels = np.zeros((self.height, 1 + self.width), np.uint8)
        pixels[:, 1:] = shades + GREYS * over
        greys = [255 * shade // (GREYS - 1) for shade in range(GREYS)]
        palette = bytes([*(part for grey in greys for part in (grey,) * 3), *_tinted(greys)])
        head = struct.pack(">IIBBBBB", self.width, self.height, 8, 3, 0, 0, 0)
        return _png((b"IHDR", head), (b"PLTE", palette), (b"IDAT", zlib.compress(pixels.tobytes(), 6)))


def _tinted(greys: Iterable[int]) -> Iterable[int]:
    """Shades as they look through a marker."""
    return (round(grey * through) for grey in greys for through in _MARKER)


def _png(*chunks: tuple[bytes, bytes]) -> bytes:
    """A file in the Portable Network Graphics format (ISO/IEC 15948) of some chunks and the end."""
    parts = [b"\x89PNG\r\n\x1a\n"]
    for name, data in (*chunks, (b"IEND", b"")):
        parts += [struct.pack(">I", len(data)), name, data, struct.pack(">I", zlib.crc32(name + data))]
    return b"".join(parts)
