"""PDFs made for tests: lines of Helvetica at places of a page, written by hand."""

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


def column(x: float, top: float, *lines: str, size: float = 12) -> list[At]:
    """Lines one below the other."""
    return [At(x, top - LEADING * number, line, size) for number, line in enumerate(lines)]


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
            "/Resources<</Font<</F 3 0 R>>>>>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    return written(objects, trailer)


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
    return b"BT /F %g Tf %g %g Td (%s) Tj ET" % (each.size, each.x, each.y, words)
