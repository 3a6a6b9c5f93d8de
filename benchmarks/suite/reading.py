"""How fast PDFs and Word documents are read, beside the libraries that read them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from random import Random

from benchmarks import office, shapes
from benchmarks.base import Benchmark, Figure, Workplace, at_most, told
from benchmarks.timing import processor_seconds, ratio
from tieout.documents import read_bytes

PARAGRAPHS, WORDS = 600, 90
ROUNDS = 7
GOAL = 2.0
_WORDS = (
    "the boats leave old stone pier at dawn as they always did and nobody counts them or asks where bound for when "
    "lamps are lit again keeper of gate wrote down every crew that came back with nets full mail on quay"
).split()


class Reading(Benchmark):
    """How much longer does reading a document take than its library needs to give its words?"""

    name = "reading"
    rank = 36

    def run(self, place: Workplace) -> Iterator[Figure]:
        text = _text(Random(place.seed))
        yield told("words", f"{len(text.split()):,}")
        for columns, by_hand in ((1, shapes.pdf), (2, shapes.pdf_of_two_columns)):
            printed = office.Press(place.room(f"press-{columns}"), columns)(text) if office.command() else by_hand(text)
            name = f"PDF, columns: {columns}; times as long as PDFium for its words"
            yield at_most(name, _times_as_long("a.pdf", printed, _by_pdfium), GOAL)
        name = "Word document, times as long as python-docx for its paragraphs"
        yield at_most(name, _times_as_long("a.docx", shapes.docx(text), _by_python_docx), GOAL)


def _text(random: Random) -> str:
    return "\n\n".join(" ".join(random.choices(_WORDS, k=WORDS)).capitalize() + "." for _ in range(PARAGRAPHS))


def _times_as_long(file: str, data: bytes, theirs: Callable[[bytes], object]) -> float:
    """The median over rounds of what we take of the processor for what the library takes."""
    ours: list[float] = []
    beside: list[float] = []
    for _ in range(ROUNDS):
        ours.append(processor_seconds(lambda: read_bytes(data, file, "s1")))
        beside.append(processor_seconds(lambda: theirs(data)))
    return ratio(ours, beside)


def _by_pdfium(data: bytes) -> list[str]:
    from pypdfium2 import PdfDocument

    document = PdfDocument(data)
    words = []
    for page in document:
        words.append(page.get_textpage().get_text_range())
        page.close()
    document.close()
    return words


def _by_python_docx(data: bytes) -> list[str]:
    from docx import Document

    return [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]
