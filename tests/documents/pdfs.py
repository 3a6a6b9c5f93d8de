"""PDFs made for tests: lines at places of a page, written by hand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

LEADING = 14


class At(NamedTuple):
    """Words at a place (points from the lower left corner), in letters of a size."""

    x: float
    y: float
    words: str
    size: float = 12
    font: str = "F"
    """F for Helvetica, M for Courier, of which a letter is six tenths of its size wide."""


def column(x: float, top: float, *lines: str, size: float = 12) -> list[At]:
    """Lines one below the other."""
    return [At(x, top - LEADING * number, line, size) for number, line in enumerate(lines)]


def justified(left: float, right: float, top: float, *lines: str, size: float = 10) -> list[At]:
    """Lines one below the other that are filled word by word, but for those that end with a bar."""
    return [word for n, line in enumerate(lines) for word in _filled(left, right, top - LEADING * n, line, size)]


def _filled(left: float, right: float, y: float, line: str, size: float) -> list[At]:
    letter = 0.6 * size
    left += 2 * letter * (len(line) - len(line.lstrip()))
    words = line.strip(" |").split()
    room = right - left - letter * sum(map(len, words))
    gap = letter if line.endswith("|") else room / max(1, len(words) - 1)
    starts = accumulate((letter * len(word) + gap for word in words[:-1]), initial=left)
    return [At(x, y, word, size, "M") for x, word in zip(starts, words, strict=True)]


def pdf(pages: Sequence[Sequence[At]], catalog: str = "", trailer: str = "", info: str = "") -> bytes:
    """A file of some pages, A4."""
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
        f"<</Type/Pages/Kids[{' '.join(f'{5 + 2 * n} 0 R' for n in range(len(pages)))}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        f"<<{info}>>".encode(),
    ]
    for number, page in enumerate(pages):
        content = b"\n".join(_shown(each) for each in page)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {6 + 2 * number} 0 R"
            "/Resources<</Font<</F 3 0 R/M<</Type/Font/Subtype/Type1/BaseFont/Courier>>>>>>>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    return written(objects, trailer)


def drawing(itself: str) -> bytes:
    """A page of words, and two forms that draw what is given: X, which is the second, and Y, which is the first."""
    form = "<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X 8 0 R/Y 7 0 R>>>>"
    shown = "BT /F 12 Tf 72 700 Td (words) Tj ET /Y Do"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[5 0 R]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        "<<>>",
        (
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 6 0 R"
            "/Resources<</Font<</F 3 0 R>>/XObject<</Y 7 0 R>>>>>>"
        ),
        f"<</Length {len(shown)}>>stream\n{shown}\nendstream",
        *[f"{form}/Length {len(itself)}>>stream\n{itself}\nendstream"] * 2,
    ]
    return written([each.encode() for each in objects])


def written(objects: Sequence[bytes], trailer: str = "") -> bytes:
    """A file of some objects, numbered from 1; the first is the catalog and the fourth says what the file is."""
    parts = [b"%PDF-1.4\n", *(b"%d 0 obj\n%s\nendobj\n" % pair for pair in enumerate(objects, 1))]
    file, places = b"".join(parts), list(accumulate(len(part) for part in parts))[:-1]
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = f"<</Size {len(objects) + 1}/Root 1 0 R/Info 4 0 R{trailer}>>".encode()
    start = len(file)
    return file + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        table,
        head,
        start,
    )


def _shown(each: At) -> bytes:
    words = each.words.encode("cp1252")
    for special in (b"\\", b"(", b")"):
        words = words.replace(special, b"\\" + special)
    return b"BT /%s %g Tf %g %g Td (%s) Tj ET" % (each.font.encode(), each.size, each.x, each.y, words)
